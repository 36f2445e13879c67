//! How somebody is let in who may be let in in several ways: what they ask for, else the only way
//! there is, else what they choose.

#![cfg_attr(not(test), expect(dead_code, reason = "`login` comes next"))]

use crate::cli::failure::{Failure, Kind};
use crate::client::{Provider, Providers};
use crate::text::nearest;

/// A way to be let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Way {
    /// By name and password.
    Native,
    /// By somebody else who knows the users.
    Provider(Provider),
    /// By the credentials of a Kubernetes cluster.
    Kubernetes,
}

/// What somebody asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Asked<'a> {
    /// They give a name or a password.
    pub(crate) native: bool,
    /// They name a provider by its slug.
    pub(crate) provider: Option<&'a str>,
    /// They give a client id or its secret, which only providers take.
    pub(crate) robot: bool,
    /// They want to show the credentials of a cluster.
    pub(crate) kubernetes: bool,
}

impl Way {
    /// What percli's list calls it.
    fn label(&self) -> String {
        match self {
            Self::Native => "Native (username/password)".to_owned(),
            Self::Provider(provider) => format!("{} ({})", provider.kind.title(), provider.name),
            Self::Kubernetes => "Kubernetes".to_owned(),
        }
    }

    /// What to write on the command line for it.
    fn flag(&self) -> String {
        match self {
            Self::Native => "--username NAME".to_owned(),
            Self::Provider(provider) => format!("--provider {}", provider.shown()),
            Self::Kubernetes => "--kube".to_owned(),
        }
    }
}

/// Chooses a way. `pick` shows a list and says which item it is to be, if somebody is there to say
/// so.
pub(crate) fn choose(
    providers: &Providers,
    asked: Asked<'_>,
    pick: &mut dyn FnMut(&[String]) -> Option<usize>,
) -> Result<Way, Failure> {
    let mut ways = ways(providers);
    if let Some(slug) = asked.provider {
        let known = providers.find(slug);
        let known = known.map(|provider| Way::Provider(provider.clone()));
        return known.ok_or_else(|| unknown(slug, &ways));
    }
    let wanted = match asked {
        Asked { native: true, .. } => Some((Way::Native, "takes no name and password")),
        Asked {
            kubernetes: true, ..
        } => Some((Way::Kubernetes, "knows no users of Kubernetes")),
        _ => None,
    };
    if let Some((way, why_not)) = wanted {
        if ways.contains(&way) {
            return Ok(way);
        }
        let failure = Failure::new(Kind::Usage, format!("the server {why_not}"));
        return Err(with_flags(failure, &ways));
    }
    if asked.robot {
        ways.retain(|way| matches!(way, Way::Provider(_)));
    }
    if ways.is_empty() {
        let message = "the server offers no such way to log in";
        let hint = "It may take a token: --token, or --token-file.";
        return Err(Failure::new(Kind::Usage, message).hint(hint));
    }
    if ways.len() == 1 {
        return Ok(ways.swap_remove(0));
    }
    let labels: Vec<String> = ways.iter().map(Way::label).collect();
    let picked = pick(&labels).filter(|index| *index < ways.len());
    let picked = picked.map(|index| ways[index].clone());
    picked.ok_or_else(|| {
        let message = "the server offers several ways to log in";
        with_flags(Failure::new(Kind::Usage, message), &ways)
    })
}

/// All ways, in the order of percli's list.
fn ways(providers: &Providers) -> Vec<Way> {
    let native = providers.native.then_some(Way::Native);
    let external = providers.external.iter().cloned().map(Way::Provider);
    let kubernetes = providers.kubernetes.then_some(Way::Kubernetes);
    native
        .into_iter()
        .chain(external)
        .chain(kubernetes)
        .collect()
}

fn unknown(slug: &str, ways: &[Way]) -> Failure {
    let message = format!("provider {slug:?} does not exist");
    let failure = Failure::new(Kind::Usage, message);
    let slugs = ways.iter().filter_map(|way| match way {
        Way::Provider(provider) => Some(provider.slug.as_str()),
        Way::Native | Way::Kubernetes => None,
    });
    let failure = match nearest(slug, slugs) {
        Some(near) => failure.hint(format!("Did you mean `{near}`?")),
        None => failure,
    };
    with_flags(failure, ways)
}

/// Adds how to ask for each way.
fn with_flags(failure: Failure, ways: &[Way]) -> Failure {
    let hint = |way: &Way| format!("{} is {}.", way.flag(), way.label());
    ways.iter().map(hint).fold(failure, Failure::hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::ProviderKind;

    fn provider(kind: ProviderKind, slug: &str) -> Provider {
        Provider {
            kind,
            slug: slug.to_owned(),
            name: slug.to_uppercase(),
        }
    }

    /// What comes of it where the server offers the ways named by letters, and somebody picks the
    /// item of that number.
    #[track_caller]
    fn check(offered: &str, asked: Asked<'_>, picks: Option<usize>, expected: &str) {
        let mut external = Vec::new();
        if offered.contains('c') {
            external.push(provider(ProviderKind::Oidc, "corp"));
        }
        if offered.contains('g') {
            external.push(provider(ProviderKind::OAuth, "git"));
        }
        let providers = Providers {
            enabled: true,
            native: offered.contains('n'),
            external,
            kubernetes: offered.contains('k'),
        };
        let mut shown = Vec::new();
        let found = choose(&providers, asked, &mut |labels| {
            shown = labels.to_vec();
            picks
        });
        let found = match found {
            Ok(way) => way.label(),
            Err(failure) => {
                assert_eq!(failure.kind, Kind::Usage);
                format!("{} {}", failure.message, failure.hints.join(" "))
            }
        };
        let shown = shown.join(", ");
        let found = if shown.is_empty() {
            found
        } else {
            format!("[{shown}] {found}")
        };
        assert_eq!(found, expected, "{offered} {asked:?}");
    }

    const NOTHING: Asked<'_> = Asked {
        native: false,
        provider: None,
        robot: false,
        kubernetes: false,
    };

    #[test]
    fn the_only_way_is_taken() {
        check("n", NOTHING, None, "Native (username/password)");
        check("c", NOTHING, None, "OIDC (CORP)");
        check("k", NOTHING, None, "Kubernetes");
        let robot = Asked {
            robot: true,
            ..NOTHING
        };
        check("ngk", robot, None, "OAuth 2.0 (GIT)");
        let none = "the server offers no such way to log in It may take a token: --token, or \
                    --token-file.";
        check("", NOTHING, None, none);
        check("nk", robot, None, none);
    }

    #[test]
    fn of_several_ways_somebody_chooses() {
        let all = "[Native (username/password), OIDC (CORP), OAuth 2.0 (GIT), Kubernetes]";
        for (picked, label) in [(0, "Native (username/password)"), (2, "OAuth 2.0 (GIT)")] {
            check("ncgk", NOTHING, Some(picked), &format!("{all} {label}"));
        }
        let flags = "--username NAME is Native (username/password). --provider corp is OIDC \
                     (CORP). --provider git is OAuth 2.0 (GIT). --kube is Kubernetes.";
        let several = format!("{all} the server offers several ways to log in {flags}");
        check("ncgk", NOTHING, None, &several);
        check("ncgk", NOTHING, Some(4), &several);
    }

    #[test]
    fn what_is_asked_for_is_taken_or_told_to_be_missing() {
        let native = Asked {
            native: true,
            ..NOTHING
        };
        let kubernetes = Asked {
            kubernetes: true,
            ..NOTHING
        };
        let slug = |slug| Asked {
            provider: Some(slug),
            ..NOTHING
        };
        check("ncg", native, None, "Native (username/password)");
        check("nck", kubernetes, None, "Kubernetes");
        check("ncg", slug("git"), None, "OAuth 2.0 (GIT)");
        check(
            "c",
            native,
            None,
            "the server takes no name and password --provider corp is OIDC (CORP).",
        );
        check(
            "n",
            kubernetes,
            None,
            "the server knows no users of Kubernetes --username NAME is Native \
             (username/password).",
        );
        check(
            "c",
            slug("corq"),
            None,
            "provider \"corq\" does not exist Did you mean `corp`? --provider corp is OIDC (CORP).",
        );
    }
}
