//! What a server says, fit to be shown: its own wrappers stripped, one line, nothing that a
//! terminal would act on, no secret that was sent, not longer than anybody reads.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::json;
use crate::doc::Value;
use crate::text::is_active;

/// How many characters of a text people get to see.
const MAX_CHARS: usize = 1_000;
/// How much of a body is looked at.
const MAX_BYTES: usize = 256 << 10;
/// A secret as short as this is found in innocent words, too.
const SHORT: usize = 6;

/// The classes that Perses puts before its messages; the status tells the same.
const CLASSES: [&str; 4] = [
    "bad request: ",
    "unauthorized: ",
    "forbidden access: ",
    "internal server error: ",
];

/// The texts that shall not come back from a server.
#[derive(Default)]
pub(super) struct Unspoken(Vec<String>);

impl Unspoken {
    /// Adds a secret.
    pub(super) fn add(&mut self, secret: &str) {
        if secret.len() > SHORT && !self.0.iter().any(|known| known == secret) {
            self.0.push(secret.to_owned());
        }
    }

    /// Adds a header, which may hold a secret behind the word that says of what kind it is.
    pub(super) fn add_header(&mut self, value: &str) {
        let value = value.trim();
        self.add(value);
        let Some((kind, rest)) = value.split_once(char::is_whitespace) else {
            return;
        };
        let rest = rest.trim_start();
        // Whoever leaves the padding away has it all the same.
        self.add(rest.trim_end_matches('='));
        let bytes = kind
            .eq_ignore_ascii_case("basic")
            .then(|| STANDARD.decode(rest));
        let text = bytes.and_then(|bytes| String::from_utf8(bytes.ok()?).ok());
        if let Some((_, password)) = text.as_deref().and_then(|text| text.split_once(':')) {
            self.add(password);
        }
    }

    fn hide(&self, text: &str) -> String {
        let hide = |text: String, secret: &String| text.replace(secret.as_str(), "<secret>");
        self.0.iter().fold(text.to_owned(), hide)
    }
}

/// What an answer says in words; none if it has none.
pub(super) fn said(body: &[u8], unspoken: &Unspoken) -> Option<String> {
    let body = &body[..body.len().min(MAX_BYTES)];
    let text = String::from_utf8_lossy(body);
    let told = message(&text).unwrap_or_else(|| text.trim().to_owned());
    // Secrets are looked for before anything is cut or escaped.
    let told = plain(&unspoken.hide(&told));
    (!told.is_empty()).then_some(told)
}

/// The message of a JSON answer without its wrapper, or the title of a page.
fn message(text: &str) -> Option<String> {
    if is_page(text.as_bytes()) {
        return Some(match title(text) {
            Some(title) => format!("a web page with the title `{title}`"),
            None => "a web page".to_owned(),
        });
    }
    let value = json::value(text.as_bytes()).ok()?;
    let field = |name| value.get(name).and_then(Value::as_str);
    // OAuth's way of telling an error; Perses also sends descriptions that say nothing.
    let full = |name| field(name).filter(|text| !text.is_empty());
    let oauth = || match (full("error"), full("error_description")) {
        (Some(error), Some(more)) => Some(format!("{error}: {more}")),
        (one, other) => one.or(other).map(str::to_owned),
    };
    let told = field("message").map(|told| unwrapped(told).to_owned());
    told.or_else(oauth)
}

/// The message inside `bad request: code=400, message=M, internal=M`, and without its class.
fn unwrapped(text: &str) -> &str {
    const BETWEEN: &str = ", internal=";
    let mut text = text.trim();
    while let Some(rest) = CLASSES.iter().find_map(|class| text.strip_prefix(class)) {
        text = rest.trim_start();
    }
    let Some(rest) = text.strip_prefix("code=") else {
        return text;
    };
    let Some((_, rest)) = rest.split_once(", message=") else {
        return text;
    };
    // The message comes twice, and may hold the separator itself.
    let half = rest.len().saturating_sub(BETWEEN.len()) / 2;
    if let (Some(first), Some(second)) = (rest.get(..half), rest.get(half..))
        && second.strip_prefix(BETWEEN) == Some(first)
    {
        return first;
    }
    rest.split_once(BETWEEN)
        .map_or(rest, |(message, _)| message)
}

/// Whether a body is a web page, which no Perses server sends below `/api`.
pub(super) fn is_page(body: &[u8]) -> bool {
    let text = body.trim_ascii_start();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    text.first() == Some(&b'<')
}

/// The title of a web page.
fn title(page: &str) -> Option<String> {
    let lower = page.to_ascii_lowercase();
    let tag = lower.find("<title")?;
    let start = tag + lower[tag..].find('>')? + 1;
    let end = start + lower[start..].find('<')?;
    let words: Vec<&str> = page[start..end].split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The text as one line that a terminal only shows: line ends become `; `, what a terminal or an
/// editor would act on is escaped, and what nobody reads is cut.
pub(crate) fn plain(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut out = String::new();
    let mut count = 0;
    for (number, line) in lines.enumerate() {
        if number > 0 {
            out.push_str("; ");
        }
        for c in line.chars() {
            count += 1;
            if count > MAX_CHARS {
                out.push('…');
                return out;
            }
            if is_active(c) {
                out.extend(c.escape_unicode());
            } else {
                out.push(c);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, expected: Option<&str>) {
        let mut unspoken = Unspoken::default();
        unspoken.add("s3cr3t-token");
        unspoken.add("a");
        assert_eq!(
            said(body.as_bytes(), &unspoken).as_deref(),
            expected,
            "{body}"
        );
    }

    #[test]
    fn wrappers_are_stripped() {
        check(
            r#"{"message":"document already exists"}"#,
            Some("document already exists"),
        );
        check(
            r#"{"message":"bad request: code=400, message=no, internal=x, internal=no, internal=x"}"#,
            Some("no, internal=x"),
        );
        check(
            r#"{"message":"bad request: code=400, message=Syntax error: offset=3, internal=other"}"#,
            Some("Syntax error: offset=3"),
        );
        check(
            r#"{"message":"bad request: bad request: variable \"a\" is used"}"#,
            Some(r#"variable "a" is used"#),
        );
        check(
            r#"{"message":"bad request: wrong login or password "}"#,
            Some("wrong login or password"),
        );
        check(r#"{"message":"code=400"}"#, Some("code=400"));
        check(
            r#"{"error":"invalid_grant","error_description":"too old"}"#,
            Some("invalid_grant: too old"),
        );
        check(
            r#"{"error":"access_denied","error_description":""}"#,
            Some("access_denied"),
        );
    }

    #[test]
    fn whatever_else_comes_is_shown_as_one_harmless_line() {
        check("", None);
        check(" \n ", None);
        check("400 Bad Request", Some("400 Bad Request"));
        check(
            "{\"message\":\"one\\ntwo\\n\\n three\\u001b[2J\"}",
            Some("one; two; three\\u{1b}[2J"),
        );
        check("a\u{202e}b\u{0}", Some("a\\u{202e}b\\u{0}"));
        check("{broken", Some("{broken"));
        check("[1]", Some("[1]"));
        let long = "ä".repeat(5_000);
        check(&long, Some(&format!("{}…", "ä".repeat(MAX_CHARS))));
    }

    #[test]
    fn of_pages_the_title_is_shown() {
        check(
            "\n<!DOCTYPE html><HTML><head><TITLE lang=en>502\n Bad Gateway</TITLE></head>",
            Some("a web page with the title `502 Bad Gateway`"),
        );
        check("<html><title></title>", Some("a web page"));
        check("<title>never closed", Some("a web page"));
    }

    #[test]
    fn headers_do_not_come_back_in_parts() {
        let header = crate::client::basic("id", "s3cr3t-token");
        let encoded = header.strip_prefix("Basic ").unwrap();
        let mut unspoken = Unspoken::default();
        unspoken.add_header(&header);
        unspoken.add_header("Key other-secret");
        let bare = encoded.trim_end_matches('=');
        for text in [&header, encoded, bare, "x s3cr3t-token", "other-secret"] {
            let told = said(text.as_bytes(), &unspoken).unwrap();
            let is_hidden = ["s3cr3t", bare, "other"]
                .iter()
                .all(|part| !told.contains(part));
            assert!(told.contains("<secret>") && is_hidden, "{told}");
        }
    }

    #[test]
    fn secrets_do_not_come_back() {
        check(
            r#"{"message":"no such token: s3cr3t-token, s3cr3t-token"}"#,
            Some("no such token: <secret>, <secret>"),
        );
        check(
            "<title>s3cr3t-token</title>",
            Some("a web page with the title `<secret>`"),
        );
    }
}
