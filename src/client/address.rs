//! Where a server is: its base address, and the origin that credentials belong to.
//!
//! An address may have a path (`https://example.com/perses`), below which all routes stand. It
//! never holds credentials: those have ways of their own, and an address is shown to everybody.

use std::fmt;

use reqwest::Url;

use super::said;

/// The base address of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// Without query, fragment and credentials.
    url: Url,
}

/// Who a credential may be shown to: scheme, host and port, as web browsers see it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Origin {
    scheme: String,
    host: String,
    port: u16,
}

/// Why a text is no address of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BadAddress {
    /// What is wrong: a fragment without a final stop.
    pub(crate) message: String,
    /// What to do: a full sentence.
    pub(crate) hint: String,
}

impl Address {
    /// Reads `http://host:port/prefix` or `https://…`; blanks around it and slashes behind it do
    /// not count.
    pub(crate) fn parse(text: &str) -> Result<Self, BadAddress> {
        let text = text.trim();
        let bad = |message: String, hint: &str| {
            let hint = hint.to_owned();
            Err(BadAddress { message, hint })
        };
        // Nobody shall see a password that was put into the address, also if the rest is broken.
        let shown = if text.contains('@') {
            "the address".to_owned()
        } else {
            format!("`{}`", said::plain(text))
        };
        let example = "Write it like `https://perses.example.com` or `http://localhost:8080`.";
        if text.is_empty() {
            return bad("an empty address".to_owned(), example);
        }
        // The parser would drop line ends and take `\` for `/`.
        if text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
            return bad(format!("{shown} holds a blank or a backslash"), example);
        }
        let lower = text.to_ascii_lowercase();
        if !lower.starts_with("http://") && !lower.starts_with("https://") {
            let hint = if text.contains("://") {
                "A server is reached by `http://` or `https://`."
            } else {
                example
            };
            return bad(format!("{shown} is no address of a server"), hint);
        }
        let Ok(mut url) = Url::parse(text) else {
            return bad(format!("{shown} is no address of a server"), example);
        };
        if !url.username().is_empty() || url.password().is_some() {
            let hint = "Leave them out, and use --token-file or the variable `PERSCOPE_TOKEN`.";
            return bad("credentials in the address".to_owned(), hint);
        }
        if url.query().is_some() || url.fragment().is_some() {
            let hint = "Leave out what starts with `?` or `#`.";
            return bad(
                format!("{shown} is more than the address of a server"),
                hint,
            );
        }
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(Self { url })
    }

    /// Who may see the credentials for this server.
    pub(crate) fn origin(&self) -> Origin {
        Origin::of(&self.url)
    }

    /// The name of the machine, or its number without brackets.
    pub(crate) fn host(&self) -> &str {
        let host = self.url.host_str().unwrap_or_default();
        host.trim_start_matches('[').trim_end_matches(']')
    }

    /// Whether the server is this machine, so that nobody can listen on the way.
    pub(crate) fn is_loopback(&self) -> bool {
        let host = self.host();
        let number = host.parse::<std::net::IpAddr>();
        let name = host.trim_end_matches('.');
        number.is_ok_and(|number| number.is_loopback())
            || name == "localhost"
            || name.ends_with(".localhost")
    }

    /// Whether what is sent is encrypted.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Whether others on the way can read what is sent there, passwords and tokens included.
    pub(crate) fn is_exposed(&self) -> bool {
        !self.is_encrypted() && !self.is_loopback()
    }

    /// The URL of a route below the base, such as `["api", "v1", "projects"]`. The parts are words
    /// of ours or names of a key, which are no `.` and hold no `/`.
    pub(super) fn route(&self, parts: &[&str]) -> Url {
        let mut url = self.url.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(parts);
        }
        url
    }

    /// The path of the base without a slash behind it; empty if there is none.
    fn prefix(&self) -> &str {
        self.url.path().trim_end_matches('/')
    }

    /// The address at which the same server seems to be, if it sends a request for `asked` to
    /// `to`: a request below another origin or another prefix, but with the same route.
    pub(super) fn moved(&self, asked: &Url, to: &Url) -> Option<String> {
        let route = asked.path().strip_prefix(self.prefix())?;
        let prefix = to.path().trim_end_matches('/');
        let prefix = prefix.strip_suffix(route.trim_end_matches('/'))?;
        Some(format!("{}{prefix}", Origin::of(to)))
    }
}

impl Origin {
    /// The origin of an address; what stands behind the port does not count.
    pub(crate) fn parse(text: &str) -> Result<Self, BadAddress> {
        Address::parse(text).map(|address| address.origin())
    }

    pub(super) fn of(url: &Url) -> Self {
        Self {
            scheme: url.scheme().to_owned(),
            host: url.host_str().unwrap_or_default().to_owned(),
            port: url.port_or_known_default().unwrap_or_default(),
        }
    }
}

impl fmt::Display for Address {
    /// The base without a slash behind it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin(), self.prefix())
    }
}

impl fmt::Display for Origin {
    /// As people write it: the usual port is left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        match (self.scheme.as_str(), self.port) {
            ("http", 80) | ("https", 443) => Ok(()),
            (_, port) => write!(f, ":{port}"),
        }
    }
}

impl fmt::Display for BadAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `shown` is the address, or `! ` and what is wrong with it.
    #[track_caller]
    fn check(text: &str, shown: &str) {
        let found = match Address::parse(text) {
            Ok(address) => address.to_string(),
            Err(bad) => format!("! {bad}"),
        };
        assert_eq!(found, shown, "{text:?}");
    }

    #[test]
    fn addresses_keep_their_prefix() {
        check("http://localhost:8080", "http://localhost:8080");
        check(" https://Example.COM:443/ ", "https://example.com");
        check("https://example.com/perses//", "https://example.com/perses");
        check("HTTP://example.com:80/a/b", "http://example.com/a/b");
        check("http://[::1]:8080/", "http://[::1]:8080");
        check("http://bücher.example", "http://xn--bcher-kva.example");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        check("", "! an empty address");
        check(
            "localhost:8080",
            "! `localhost:8080` is no address of a server",
        );
        check("ftp://a", "! `ftp://a` is no address of a server");
        check("http://", "! `http://` is no address of a server");
        check("http://a b", "! `http://a b` holds a blank or a backslash");
        check("http:\\\\a", "! `http:\\\\a` holds a blank or a backslash");
        check(
            "http://a/?x",
            "! `http://a/?x` is more than the address of a server",
        );
        check(
            "http://a/#x",
            "! `http://a/#x` is more than the address of a server",
        );
    }

    #[test]
    fn credentials_in_an_address_are_refused_and_not_repeated() {
        for text in [
            "https://anna:hunter2@example.com",
            "https://anna@example.com",
            "https://:hunter2@example.com",
            "htps://anna:hunter2@example.com",
            "https://anna:hunter2@example.com/a b",
            "https://anna:hunter2@",
        ] {
            let bad = Address::parse(text).unwrap_err();
            let told = format!("{bad:?} {bad}");
            assert!(
                !told.contains("hunter2") && !told.contains("anna"),
                "{told}"
            );
        }
    }

    #[test]
    fn origins_are_scheme_host_and_port() {
        let origin = |text| Origin::parse(text).unwrap();
        assert_eq!(origin("https://a"), origin("https://A:443/perses"));
        assert_ne!(origin("https://a"), origin("http://a"));
        assert_ne!(origin("https://a"), origin("https://a:8443"));
        assert_ne!(origin("https://a"), origin("https://b.a"));
        assert_eq!(origin("http://a:8080/x").to_string(), "http://a:8080");
    }

    #[test]
    fn this_machine_is_known() {
        let is = |text| Address::parse(text).unwrap().is_loopback();
        assert!(is("http://localhost:8080") && is("http://127.0.0.2") && is("http://[::1]"));
        assert!(is("http://perses.localhost"));
        assert!(
            !is("http://localhost.example.com")
                && !is("http://10.0.0.1")
                && !is("http://[2001::1]")
        );
    }

    #[test]
    fn routes_stand_below_the_prefix() {
        let route = |base, parts: &[&str]| Address::parse(base).unwrap().route(parts).to_string();
        let parts = ["api", "v1", "projects", "a.b"];
        assert_eq!(route("http://a", &parts), "http://a/api/v1/projects/a.b");
        assert_eq!(
            route("http://a/x/", &parts),
            "http://a/x/api/v1/projects/a.b"
        );
        assert_eq!(route("http://a", &["a/b", "c d"]), "http://a/a%2Fb/c%20d");
    }

    #[test]
    fn a_redirect_tells_where_the_server_is() {
        let check = |base: &str, to: &str, moved: Option<&str>| {
            let address = Address::parse(base).unwrap();
            let asked = address.route(&["api", "v1", "projects"]);
            let to = Url::parse(to).unwrap();
            assert_eq!(address.moved(&asked, &to).as_deref(), moved);
        };
        check(
            "http://a",
            "http://a/perses/api/v1/projects",
            Some("http://a/perses"),
        );
        check(
            "http://a/x",
            "http://a/perses/api/v1/projects/",
            Some("http://a/perses"),
        );
        check("http://a", "https://a/api/v1/projects", Some("https://a"));
        check("http://a", "https://sso.example/login?rd=x", None);
    }
}
