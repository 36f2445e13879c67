//! Who may vouch for a user, as the server says in its configuration.

use crate::client::said;
use crate::doc::Value;

/// The ways in that a server offers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Providers {
    /// Whether the server wants to know who asks at all.
    pub(crate) enabled: bool,
    /// By name and password.
    pub(crate) native: bool,
    /// By somebody else, first those of `OpenID` Connect, in the order of the configuration.
    pub(crate) external: Vec<Provider>,
    /// By the credentials of a Kubernetes cluster.
    pub(crate) kubernetes: bool,
}

/// Somebody else who knows the users.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Provider {
    /// What it speaks.
    pub(crate) kind: ProviderKind,
    /// What it is called on the command line and in routes, as the server says it.
    pub(crate) slug: String,
    /// What people call it, harmless to show.
    pub(crate) name: String,
}

/// What a provider speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProviderKind {
    /// `OpenID` Connect.
    Oidc,
    /// `OAuth` 2.0 without the rest.
    OAuth,
}

impl ProviderKind {
    /// The word in routes.
    pub(super) fn segment(self) -> &'static str {
        match self {
            Self::Oidc => "oidc",
            Self::OAuth => "oauth",
        }
    }

    /// The word for people.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Oidc => "OIDC",
            Self::OAuth => "OAuth 2.0",
        }
    }
}

impl Provider {
    /// The slug, harmless to show.
    pub(crate) fn shown(&self) -> String {
        said::plain(&self.slug)
    }

    /// A route of this provider.
    pub(super) fn route<'a>(&'a self, end: &[&'a str]) -> Vec<&'a str> {
        let mut route = vec!["api", "auth", "providers", self.kind.segment(), &self.slug];
        route.extend(end);
        route
    }
}

impl Providers {
    /// The provider of a slug. As in percli, `OAuth` wins if two have it.
    pub(crate) fn find(&self, slug: &str) -> Option<&Provider> {
        let mut found = self.external.iter().filter(|one| one.slug == slug);
        found.next_back()
    }

    /// Reads the configuration of a server. What is missing or no provider is left out.
    pub(crate) fn of(config: &Value) -> Self {
        let yes = |path: &[&str]| config.at(path).and_then(Value::as_bool) == Some(true);
        let below = ["security", "authentication", "providers"];
        let yes_below = |path: &[&str]| yes(&[&below, path].concat());
        let list = |kind: ProviderKind| {
            let items = config.at(&[&below, &[kind.segment()][..]].concat());
            let items = items.and_then(Value::as_sequence).unwrap_or_default();
            items.iter().filter_map(move |item| provider(kind, item))
        };
        Self {
            enabled: yes(&["security", "enable_auth"]),
            native: yes_below(&["enable_native"]),
            external: list(ProviderKind::Oidc)
                .chain(list(ProviderKind::OAuth))
                .collect(),
            kubernetes: yes_below(&["kubernetes", "enable"]),
        }
    }
}

fn provider(kind: ProviderKind, item: &Value) -> Option<Provider> {
    let text = |key| item.get(key).and_then(Value::as_str);
    // A part of a path that is a dot or two would lead elsewhere.
    let slug = text("slug_id").filter(|slug| !matches!(*slug, "" | "." | ".."))?;
    let name = text("name").filter(|name| !name.is_empty()).unwrap_or(slug);
    Some(Provider {
        kind,
        slug: slug.to_owned(),
        name: said::plain(name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::json;

    #[track_caller]
    fn providers(config: &str) -> Providers {
        Providers::of(&json::value(config.as_bytes()).unwrap())
    }

    #[test]
    fn the_configuration_of_a_server_is_read() {
        let providers = providers(
            r#"{"security": {"enable_auth": true, "authentication": {"providers": {
                "enable_native": true,
                "kubernetes": {"enable": true},
                "oauth": [{"slug_id": "git", "name": "Git \u001b[1m"}, {"slug_id": "both"}],
                "oidc": [{"slug_id": "corp", "name": ""}, {"slug_id": "both", "name": "B"}]
            }}}}"#,
        );
        assert!(providers.enabled && providers.native && providers.kubernetes);
        let shown = providers.external.iter();
        let shown: Vec<_> = shown
            .map(|one| (one.kind.title(), one.slug.as_str(), one.name.as_str()))
            .collect();
        assert_eq!(
            shown,
            [
                ("OIDC", "corp", "corp"),
                ("OIDC", "both", "B"),
                ("OAuth 2.0", "git", "Git \\u{1b}[1m"),
                ("OAuth 2.0", "both", "both"),
            ]
        );
        let kind = |slug| providers.find(slug).map(|provider| provider.kind);
        assert_eq!(kind("both"), Some(ProviderKind::OAuth));
        assert_eq!(kind("corp"), Some(ProviderKind::Oidc));
        assert_eq!(kind("other"), None);
    }

    #[test]
    fn what_is_no_provider_is_left_out() {
        for config in [
            "{}",
            r#"{"security": null}"#,
            r#"{"security": {"enable_auth": "yes", "authentication": {"providers": []}}}"#,
            r#"{"security": {"authentication": {"providers": {"oidc": {}, "oauth":
                [1, {}, {"slug_id": ""}, {"slug_id": ".."}, {"slug_id": 3}]}}}}"#,
        ] {
            assert_eq!(providers(config), Providers::default(), "{config}");
        }
    }
}
