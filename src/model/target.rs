//! The Perses server that will store a resource, as far as it decides what becomes of it. Plain
//! data: whoever talks to a server or reads the configuration makes one.

use std::fmt;

/// A release of Perses. Patch releases store what their minor release stores, so they do not
/// count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Version {
    /// The first number.
    pub(crate) major: u32,
    /// The second number.
    pub(crate) minor: u32,
}

impl Version {
    /// The newest release whose behaviour is known.
    pub(crate) const NEWEST: Self = Self {
        major: 0,
        minor: 54,
    };

    /// Reads `0.54`, `v0.54.0` or `0.55.0-rc.1`; none if the text is no version, as that of a
    /// server built from a branch. A pre-release counts as its release.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
        let release = text.split(['-', '+']).next()?;
        let mut numbers = release.split('.').map(number);
        let version = Self {
            major: numbers.next()??,
            minor: numbers.next()??,
        };
        // A patch number is read only to see that it is one.
        match (numbers.next(), numbers.next()) {
            (None | Some(Some(_)), None) => Some(version),
            _ => None,
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// A number without sign.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// The server that will store a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Target {
    /// Its release.
    pub(crate) version: Version,
    /// Whether it tells names apart that differ in letter case only. Servers do not unless they
    /// are told to; then they store names and projects in lower case.
    pub(crate) case_sensitive: bool,
}

impl Target {
    /// The server of the version that a configuration names, else of the newest release known.
    pub(crate) fn of(version: Option<&str>) -> Self {
        let version = version.and_then(Version::parse).unwrap_or(Version::NEWEST);
        Self {
            version,
            ..Self::default()
        }
    }
}

impl Default for Target {
    /// The newest release known, with the settings it comes with.
    fn default() -> Self {
        Self {
            version: Version::NEWEST,
            case_sensitive: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_servers_and_people_write_them() {
        let check = |text: &str, expected: Option<(u32, u32)>| {
            let found = Version::parse(text).map(|version| (version.major, version.minor));
            assert_eq!(found, expected, "{text:?}");
        };
        check("0.54", Some((0, 54)));
        check("0.54.0", Some((0, 54)));
        check("v0.54.2", Some((0, 54)));
        check(" 0.54.0\n", Some((0, 54)));
        check("v1.2.3", Some((1, 2)));
        check("0.55.0-rc.1", Some((0, 55)));
        check("0.55-beta+abc.1", Some((0, 55)));
        for text in [
            "",
            "v",
            "54",
            "main",
            "0.x",
            "0.54.",
            "0.54.0.1",
            "+0.54",
            "0.-1",
            "0.+1",
            "99999999999.0",
            "0.54.x",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn releases_are_ordered_by_number() {
        let version = |text: &str| Version::parse(text).expect("it is a version");
        assert!(version("0.9") < version("0.10"));
        assert!(version("0.54.1") == Version::NEWEST);
        assert!(version("1.0") > Version::NEWEST);
    }
}
