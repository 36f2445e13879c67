//! What looks like a secret, and what is a placeholder for one.

use std::ops::Range;

use crate::template::references;

/// Whether a header or parameter of that name carries a credential.
pub(super) fn names_a_secret(name: &str) -> bool {
    const SIGNS: [&str; 13] = [
        "accesskey",
        "apikey",
        "applicationkey",
        "authkey",
        "authorization",
        "cookie",
        "credential",
        "passwd",
        "password",
        "privatekey",
        "secret",
        "subscriptionkey",
        "token",
    ];
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    let folded: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    // Tokens against forged requests are no credentials, and often just `nocheck`.
    let is_forgery = folded.contains("csrf") || folded.contains("xsrf");
    !is_forgery && SIGNS.iter().any(|sign| folded.contains(sign))
}

/// Whether a value is a secret itself: not empty, and no placeholder that something fills in
/// when the file is applied.
pub(super) fn is_literal(value: &str) -> bool {
    let value = value.trim();
    // The scheme in front of a credential, as in `Bearer ${TOKEN}`, is no secret.
    let is_scheme = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let credential = match value.split_once(' ') {
        Some((scheme, rest)) if is_scheme(scheme) => rest.trim(),
        _ => value,
    };
    !is_placeholder(value) && !is_placeholder(credential)
}

/// Whether a text stands for something else: a variable of a shell or of Perses, an action of a
/// template, a text encrypted by sops, a reference into a vault, a mask or a blank to fill.
fn is_placeholder(text: &str) -> bool {
    const AROUND: [(&str, &str); 6] = [
        ("${", "}"),
        ("$(", ")"),
        ("{{", "}}"),
        ("<", ">"),
        ("ENC[", "]"),
        ("%", "%"),
    ];
    const BEFORE: [&str; 3] = ["ref+", "vault:", "op://"];
    let is_reference = || {
        references(text)
            .next()
            .is_some_and(|found| found.span.len() == text.len())
    };
    let first = text.chars().next();
    let is_monotone = || text.chars().all(|c| Some(c) == first);
    first.is_none()
        || AROUND
            .iter()
            .any(|(open, close)| text.starts_with(open) && text.ends_with(close))
        || BEFORE.iter().any(|sign| text.starts_with(sign))
        || is_reference()
        || is_monotone()
}

/// Where the password stands in a URL that has one: `https://user:password@host`.
pub(super) fn password_in_url(text: &str) -> Option<Range<usize>> {
    let start = text.find("://")? + 3;
    let authority = text[start..].split(['/', '?', '#']).next()?;
    let (user, _) = authority.rsplit_once('@')?;
    let (name, password) = user.split_once(':')?;
    let from = start + name.len() + 1;
    is_literal(password).then_some(from..from + password.len())
}

/// Where passwords stand in the URLs of a text. The words that manuals write in their place are
/// none.
pub(super) fn passwords_in_text(text: &str) -> impl Iterator<Item = Range<usize>> {
    const WORDS: [&str; 8] = [
        "...", "pass", "passwd", "password", "pwd", "pw", "secret", "token",
    ];
    let ends = |c: char| c.is_whitespace() || "<>\"'`()[]|".contains(c);
    let starts = text.match_indices("://").map(|(at, _)| at);
    // What stands in front of the sign does not matter, and the address ends where the next begins.
    starts.filter_map(move |start| {
        let rest = &text[start..];
        let len = rest[3..].find("://").map_or(rest.len(), |next| next + 3);
        let url = &rest[..len];
        let url = &url[..url.find(ends).unwrap_or(len)];
        let found = password_in_url(url)?;
        let is_word = WORDS
            .iter()
            .any(|word| url[found.clone()].eq_ignore_ascii_case(word));
        (!is_word).then_some(start + found.start..start + found.end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn literal(value: &str, expected: bool) {
        assert_eq!(is_literal(value), expected, "{value:?} is a secret");
    }

    #[test]
    fn placeholders_are_no_secrets() {
        for value in [
            "",
            "  ",
            "$TOKEN",
            "${TOKEN}",
            "${TOKEN:-none}",
            "Bearer ${TOKEN}",
            "$(cat token)",
            "{{ .Values.token }}",
            "Basic {{ .auth }}",
            "<secret>",
            "<your token>",
            "***",
            "xxxx",
            "ENC[AES256_GCM,data:x,type:str]",
            "ref+vault://a/b",
            "vault:secret/data/a#b",
        ] {
            literal(value, false);
        }
    }

    #[test]
    fn everything_else_is_one() {
        for value in [
            "hunter2",
            "Bearer abc.def",
            "pa$$word",
            "a${b}c",
            "correct horse",
        ] {
            literal(value, true);
        }
    }

    #[test]
    fn passwords_in_urls_are_found() {
        let found = |text: &str| password_in_url(text).map(|range| text[range].to_owned());
        assert_eq!(
            found("https://ann:hunter2@a.example.org/x").as_deref(),
            Some("hunter2")
        );
        assert_eq!(
            found("https://ann:a:b@c@a.example.org").as_deref(),
            Some("a:b@c")
        );
        for clean in [
            "https://a.example.org:9090/x@y:z",
            "https://ann@a.example.org",
            "ann:b@c",
            "://",
            "https://ann:@a.example.org",
            "https://${USER}:${PASSWORD}@a.example.org",
            "https://a.example.org/?q=u:p@h",
        ] {
            assert_eq!(found(clean), None, "{clean}");
        }
    }

    #[test]
    fn names_of_credentials_are_known_in_any_spelling() {
        for name in [
            "Authorization",
            "X-Api-Key",
            "x_auth_token",
            "Cookie",
            "PRIVATE-TOKEN",
        ] {
            assert!(names_a_secret(name), "{name}");
        }
        for name in ["X-Scope-OrgID", "Accept", "X-CSRF-Token", "Content-Type"] {
            assert!(!names_a_secret(name), "{name}");
        }
    }
}
