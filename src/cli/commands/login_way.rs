//! Which ways in a server offers, and which of them it shall be.

use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::cli::terminal;
use crate::client::plain;
use crate::doc::Value;

/// A way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Way {
    /// By name and password.
    Native,
    /// By somebody else, whom the server calls by this slug; with what people read.
    Provider(String, String),
    /// By the credentials of a Kubernetes cluster.
    Kubernetes,
}

impl Way {
    /// What people read, in percli's words.
    fn title(&self) -> String {
        match self {
            Self::Native => "Native (username/password)".to_owned(),
            Self::Provider(_, title) => title.clone(),
            Self::Kubernetes => "Kubernetes".to_owned(),
        }
    }

    /// How it is chosen on the command line.
    fn flags(&self) -> String {
        match self {
            Self::Native => "--username NAME --password-stdin".to_owned(),
            Self::Provider(slug, _) => format!("--provider {}", plain(slug)),
            Self::Kubernetes => "--kube".to_owned(),
        }
    }
}

/// The ways in that the configuration of a server tells, in percli's order.
pub(super) fn ways(config: &Value) -> Vec<Way> {
    let providers = config.at(&["security", "authentication", "providers"]);
    let is_on = |path: &[&str]| {
        let on = providers.and_then(|providers| providers.at(path));
        on.and_then(Value::as_bool) == Some(true)
    };
    let mut ways = Vec::new();
    if is_on(&["enable_native"]) {
        ways.push(Way::Native);
    }
    for (key, protocol) in [("oidc", "OIDC"), ("oauth", "OAuth 2.0")] {
        let listed = providers.and_then(|providers| providers.get(key));
        for provider in listed.and_then(Value::as_sequence).unwrap_or_default() {
            let text = |key| provider.get(key).and_then(Value::as_str);
            let Some(slug) = text("slug_id").filter(|slug| !slug.is_empty()) else {
                continue;
            };
            let name = text("name").filter(|name| !name.is_empty()).unwrap_or(slug);
            let title = format!("{protocol} ({})", plain(name));
            ways.push(Way::Provider(slug.to_owned(), title));
        }
    }
    if is_on(&["kubernetes", "enable"]) {
        ways.push(Way::Kubernetes);
    }
    ways
}

/// The way to go: the only one, or the one that somebody chooses.
pub(super) fn choose(env: &mut Env, mut ways: Vec<Way>) -> Result<Way, Failure> {
    if ways.len() < 2 {
        return ways.pop().ok_or_else(|| {
            let message = "the server wants to know who asks, and offers no way to tell it";
            Failure::new(Kind::Remote, message)
                .hint("A token from somewhere else is stored with --token-file.")
        });
    }
    if !terminal::can_ask(env) {
        let message = "there are several ways to log in, and nobody can be asked";
        return Err(offered(Failure::new(Kind::Usage, message), &ways));
    }
    let _ = writeln!(env.err, "There are several ways to log in:");
    for (number, way) in (1..).zip(&ways) {
        let _ = writeln!(env.err, "  {number}  {}", way.title());
    }
    let answer = terminal::ask_line(env, "Which one? ")?;
    let number: Option<usize> = answer.trim().parse().ok();
    let index = number.and_then(|number| number.checked_sub(1));
    match index.filter(|index| *index < ways.len()) {
        Some(index) => Ok(ways.swap_remove(index)),
        None => Err(Failure::new(Kind::Usage, "none of these was chosen")),
    }
}

/// Adds what the server offers instead.
pub(super) fn offered(failure: Failure, ways: &[Way]) -> Failure {
    let ways = ways.iter();
    ways.fold(failure, |failure, way| {
        failure.hint(format!("{} is chosen with {}.", way.title(), way.flags()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_says_which_ways_there_are() {
        let provider =
            |slug: &str, name: &str| Value::from([("slug_id", slug.into()), ("name", name.into())]);
        let providers = Value::from([
            ("enable_native", true.into()),
            (
                "oauth",
                vec![provider("hub", "Hub"), provider("", "x")].into(),
            ),
            ("oidc", vec![provider("one", "One\u{1b}[2J")].into()),
            ("kubernetes", Value::from([("enable", true.into())])),
        ]);
        let authentication = Value::from([("providers", providers)]);
        let security = Value::from([("authentication", authentication)]);
        let found = ways(&Value::from([("security", security)]));
        let titles: Vec<String> = found.iter().map(Way::title).collect();
        assert_eq!(
            titles,
            [
                "Native (username/password)",
                "OIDC (One\\u{1b}[2J)",
                "OAuth 2.0 (Hub)",
                "Kubernetes"
            ]
        );
        assert_eq!(ways(&Value::Null), []);
        let failure = offered(Failure::new(Kind::Usage, "x"), &found[1..2]);
        assert_eq!(
            failure.hints,
            ["OIDC (One\\u{1b}[2J) is chosen with --provider one."]
        );
    }
}
