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
