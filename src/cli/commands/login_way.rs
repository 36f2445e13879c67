//! Which ways in a server offers, and which of them it shall be.

use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::cli::terminal;
use crate::client::{Providers, plain};

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

/// The ways in that a server offers, in percli's order.
pub(super) fn ways(providers: &Providers) -> Vec<Way> {
    let native = providers.native.then_some(Way::Native);
    let external = providers.external.iter().map(|provider| {
        let title = format!("{} ({})", provider.kind.title(), provider.name);
        Way::Provider(provider.slug.clone(), title)
    });
    let kubernetes = providers.kubernetes.then_some(Way::Kubernetes);
    native
        .into_iter()
        .chain(external)
        .chain(kubernetes)
        .collect()
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
    use crate::doc::Value;

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
        let found = ways(&Providers::of(&Value::from([("security", security)])));
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
        assert_eq!(ways(&Providers::default()), []);
        let failure = offered(Failure::new(Kind::Usage, "x"), &found[1..2]);
        assert_eq!(
            failure.hints,
            ["OIDC (One\\u{1b}[2J) is chosen with --provider one."]
        );
    }
}
