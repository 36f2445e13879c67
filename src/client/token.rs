//! Secrets that open servers, and which server gets which.
//!
//! A credential belongs to the origin it was given or stored for. The danger is a `perscope.yaml`
//! that comes with a pull request and names a server of somebody else: [`token_for`] decides, from
//! where each of the two comes, whether they may meet.

use std::fmt;

use super::address::{Address, Origin};

/// A secret text: a token or a password. Nothing but [`Token::expose`] shows it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Token(String);

/// Why a text is no token: a fragment without a final stop, which does not repeat the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BadToken(&'static str);

impl Token {
    /// Reads a token as it stands in a file or a variable: blanks and line ends around it, and the
    /// word `Bearer` before it, do not count.
    pub(crate) fn new(text: &str) -> Result<Self, BadToken> {
        let text = text.trim();
        let text = match text.split_once(char::is_whitespace) {
            Some((word, rest)) if word.eq_ignore_ascii_case("bearer") => rest.trim_start(),
            None if text.eq_ignore_ascii_case("bearer") => "",
            _ => text,
        };
        if text.is_empty() {
            return Err(BadToken("an empty token"));
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(BadToken(
                "a token that holds a blank, a line end or a letter outside of ASCII",
            ));
        }
        Ok(Self(text.to_owned()))
    }

    /// A password, which may be any text.
    pub(crate) fn password(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The secret itself, to be sent or stored.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(hidden)")
    }
}

impl fmt::Display for BadToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Who says where the server is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamedBy {
    /// The user: a URL behind `--server` or in `PERSCOPE_SERVER`, or a file in the user's home.
    User,
    /// A file in the working tree, which others may have written. A name behind `--server` that
    /// such a file turns into an address counts as this.
    WorkingTree,
}

/// The credentials at hand.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Offered<'a> {
    /// That of `--token` or `--token-file`.
    pub(crate) flag: Option<&'a Token>,
    /// That of `PERSCOPE_TOKEN`.
    pub(crate) variable: Option<&'a Token>,
    /// What `PERSCOPE_TOKEN_ORIGIN` says: whom the tokens above are for.
    pub(crate) origin: Option<&'a str>,
    /// Those that were stored for an origin, by `login`.
    pub(crate) stored: &'a [(Origin, Token)],
}

/// Which token goes to a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Granted<'a> {
    /// This one.
    Token(&'a Token),
    /// None, because there is none.
    Nothing,
    /// None, although there is one.
    Withheld(Withheld),
}

/// Why a token stays at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Withheld {
    /// Only a file in the working tree names the server.
    NotNamedByUser,
    /// `PERSCOPE_TOKEN_ORIGIN` names another server.
    OtherOrigin,
}

/// Which of the credentials at hand goes to a server: that of the command line, else that of the
/// variable, else the one that is stored for its origin.
///
/// A server that only the working tree names gets no token of the command line or of the
/// variable, unless `PERSCOPE_TOKEN_ORIGIN` names its origin. If that is set, the token of the
/// variable goes nowhere else, whoever names the server; a token on the command line goes to a
/// server that the same user names.
pub(crate) fn token_for<'a>(server: &Address, named: NamedBy, offered: Offered<'a>) -> Granted<'a> {
    let here = server.origin();
    // An origin that cannot be read is nobody's.
    let stated = offered
        .origin
        .map(|text| Origin::parse(text).is_ok_and(|origin| origin == here));
    let by_user = named == NamedBy::User;
    let may_flag = may_have(server, named, offered.origin);
    let may_variable = stated.unwrap_or(by_user);
    let given = offered.flag.filter(|_| may_flag);
    let given = given.or(offered
        .variable
        .filter(|_| may_variable && offered.flag.is_none()));
    let stored = || {
        let mine = offered.stored.iter().find(|(origin, _)| *origin == here);
        mine.map(|(_, token)| token)
    };
    match given.or_else(stored) {
        Some(token) => Granted::Token(token),
        None if offered.flag.is_none() && offered.variable.is_none() => Granted::Nothing,
        None if stated == Some(false) => Granted::Withheld(Withheld::OtherOrigin),
        None => Granted::Withheld(Withheld::NotNamedByUser),
    }
}

/// Whether a server may get what else the user gives along, such as a header, which may be a
/// credential of another kind: what is said of a token on the command line holds for it, too.
pub(crate) fn may_have(server: &Address, named: NamedBy, origin: Option<&str>) -> bool {
    let here = server.origin();
    let is_stated = |text: &str| Origin::parse(text).is_ok_and(|origin| origin == here);
    named == NamedBy::User || origin.is_some_and(is_stated)
}

impl Withheld {
    /// Why, as a fragment without a final stop.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::NotNamedByUser => {
                "the token is not sent to a server that only a file in the working tree names"
            }
            Self::OtherOrigin => {
                "the token is not sent, because PERSCOPE_TOKEN_ORIGIN names another server"
            }
        }
    }

    /// What to do about it: a full sentence.
    pub(crate) fn hint(self, server: &Address) -> String {
        match self {
            Self::NotNamedByUser => format!(
                "Name the server with `--server {server}` or PERSCOPE_SERVER, or set \
                 PERSCOPE_TOKEN_ORIGIN={}.",
                server.origin()
            ),
            Self::OtherOrigin => {
                format!(
                    "Set PERSCOPE_TOKEN_ORIGIN={} if it is meant.",
                    server.origin()
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_as_they_lie_in_files() {
        let check = |text: &str, expected: Option<&str>| {
            let token = Token::new(text).ok();
            assert_eq!(token.as_ref().map(Token::expose), expected, "{text:?}");
        };
        check(" abc.def-_\r\n", Some("abc.def-_"));
        check("bearer  abc", Some("abc"));
        check("Bearers", Some("Bearers"));
        for text in ["", " \n", "Bearer ", "a b", "a\nb", "a\0", "äöü€äöü"] {
            check(text, None);
        }
    }

    #[test]
    fn nothing_shows_a_token() {
        let token = Token::new("hunter2hunter2").unwrap();
        let offered = Offered {
            flag: Some(&token),
            ..Offered::default()
        };
        assert!(!format!("{token:?} {offered:?}").contains("hunter2"));
    }

    #[test]
    fn why_a_token_stays_at_home_is_told() {
        let server = Address::parse("https://a.example/x").unwrap();
        for why in [Withheld::NotNamedByUser, Withheld::OtherOrigin] {
            assert!(why.reason().starts_with("the token is not sent"));
            assert!(
                why.hint(&server)
                    .contains("PERSCOPE_TOKEN_ORIGIN=https://a.example")
            );
        }
    }

    /// `given` names what is at hand: `flag`, `var`, and the origins of stored ones.
    #[track_caller]
    fn check(named: NamedBy, given: &[&str], origin: Option<&str>, expected: &str) {
        let token = |text: &str| Token::new(text).unwrap();
        let server = Address::parse("https://perses.example.com/prefix").unwrap();
        let find = |word: &str| given.contains(&word).then(|| token(word));
        let (flag, variable) = (find("flag"), find("var"));
        let stored = given.iter().filter(|text| text.contains("://"));
        let stored: Vec<_> = stored
            .map(|text| (Origin::parse(text).unwrap(), token("stored")))
            .collect();
        let offered = Offered {
            flag: flag.as_ref(),
            variable: variable.as_ref(),
            origin,
            stored: &stored,
        };
        let found = match token_for(&server, named, offered) {
            Granted::Token(token) => token.expose().to_owned(),
            other => format!("{other:?}"),
        };
        assert_eq!(found, expected, "{named:?} {given:?} {origin:?}");
        if given.contains(&"flag") {
            assert_eq!(may_have(&server, named, origin), found == "flag");
        }
    }

    #[test]
    fn the_user_s_server_gets_the_user_s_token() {
        use NamedBy::User;
        check(
            User,
            &["flag", "var", "https://perses.example.com"],
            None,
            "flag",
        );
        check(User, &["var", "https://perses.example.com"], None, "var");
        check(User, &["https://perses.example.com"], None, "stored");
        check(User, &[], None, "Nothing");
        check(User, &["var"], Some("https://perses.example.com/x"), "var");
        check(
            User,
            &["var"],
            Some("https://other.example.com"),
            "Withheld(OtherOrigin)",
        );
        check(User, &["var"], Some("nonsense"), "Withheld(OtherOrigin)");
        check(User, &["flag"], Some("https://other.example.com"), "flag");
    }

    #[test]
    fn a_server_of_the_working_tree_gets_only_what_is_meant_for_it() {
        use NamedBy::WorkingTree;
        check(WorkingTree, &["flag"], None, "Withheld(NotNamedByUser)");
        check(WorkingTree, &["var"], None, "Withheld(NotNamedByUser)");
        check(
            WorkingTree,
            &["var"],
            Some("https://perses.example.com"),
            "var",
        );
        check(
            WorkingTree,
            &["flag"],
            Some("https://perses.example.com"),
            "flag",
        );
        check(
            WorkingTree,
            &["var"],
            Some("http://perses.example.com"),
            "Withheld(OtherOrigin)",
        );
        check(
            WorkingTree,
            &["var"],
            Some("https://perses.example.com:8443"),
            "Withheld(OtherOrigin)",
        );
        check(
            WorkingTree,
            &["var"],
            Some("https://perses.example.com.evil.example"),
            "Withheld(OtherOrigin)",
        );
        check(WorkingTree, &["https://perses.example.com"], None, "stored");
        check(
            WorkingTree,
            &["var", "https://perses.example.com"],
            None,
            "stored",
        );
        check(WorkingTree, &["https://other.example.com"], None, "Nothing");
        check(
            WorkingTree,
            &[],
            Some("https://perses.example.com"),
            "Nothing",
        );
    }
}
