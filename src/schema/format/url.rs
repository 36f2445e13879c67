//! Addresses: as Go's `net/url.Parse` takes them, nearly everything; and those of datasources.

use super::Fault;

/// An address, absolute or relative, possibly with variables in it.
pub(super) fn url(text: &str) -> Result<(), Fault> {
    if let Some((at, c)) = text
        .char_indices()
        .find(|(_, c)| (*c as u32) < 0x20 || *c == '\u{7f}')
    {
        let detail = "a control character in an address";
        return Err(Fault::new(at..at + c.len_utf8(), detail, None));
    }
    let (before_fragment, fragment) = text.split_once('#').unwrap_or((text, ""));
    let fragment_at = text.len() - fragment.len();
    escapes(fragment, fragment_at)?;
    let rest_at = scheme(before_fragment)?;
    let rest = &before_fragment[rest_at..];
    let path = rest.split('?').next().unwrap_or_default();
    let authority_at = rest_at + 2;
    let Some(after) = path.strip_prefix("//") else {
        return escapes(path, rest_at);
    };
    let authority = after.split('/').next().unwrap_or_default();
    escapes(&after[authority.len()..], authority_at + authority.len())?;
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host_at = authority_at + authority.len() - host.len();
    let Some(colon) = host.rfind(':').filter(|_| !host.ends_with(']')) else {
        return Ok(());
    };
    let port = &host[colon + 1..];
    // A port that comes from a variable is known only when the dashboard is shown.
    if port.bytes().all(|byte| byte.is_ascii_digit()) || port.contains('$') || host.contains('$') {
        return Ok(());
    }
    let at = host_at + colon + 1;
    Err(Fault::new(
        at..at + port.len(),
        format!("`{port}` is not a port"),
        None,
    ))
}

/// An address that a browser asks: `http` or `https`, a host of two characters or more, no white
/// space.
pub(super) fn http(text: &str) -> Result<(), Fault> {
    let is_space = |c: char| matches!(c, '\t' | '\n' | '\x0c' | '\r' | ' ');
    let behind = |scheme: &str| text.strip_prefix(scheme);
    let Some(host) = behind("http://").or_else(|| behind("https://")) else {
        let detail = "an address without `http://` or `https://`";
        return Err(Fault::whole(text, detail, None));
    };
    let at = text.len() - host.len();
    let hint = "Write the address in full; variables are not replaced here.";
    let Some(first) = host.chars().next() else {
        return Err(Fault::whole(text, "an address without a host", Some(hint)));
    };
    if is_space(first) || matches!(first, '/' | '$' | '.' | '?' | '#') {
        let detail = format!("a host that starts with `{}`", first.escape_debug());
        return Err(Fault::new(at..at + first.len_utf8(), detail, Some(hint)));
    }
    let rest_at = at + first.len_utf8();
    let rest = &text[rest_at..];
    if rest.is_empty() {
        let detail = "a host of one character, which Perses refuses";
        return Err(Fault::new(at..text.len(), detail, None));
    }
    // Of white space, the second character of the host may be all but a line break.
    let is_wrong = |(at, c): &(usize, char)| is_space(*c) && (*at > 0 || *c == '\n');
    match rest.char_indices().find(is_wrong) {
        Some((at, c)) => {
            let at = rest_at + at;
            let hint = Some("Write a blank as `%20`.");
            Err(Fault::new(
                at..at + c.len_utf8(),
                "white space in an address",
                hint,
            ))
        }
        None => Ok(()),
    }
}

/// An address that a server asks on behalf of a browser.
pub(super) fn proxy(text: &str) -> Result<(), Fault> {
    http(text)?;
    url(text)
}

/// The position behind the scheme and its colon, or 0.
fn scheme(text: &str) -> Result<usize, Fault> {
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {}
            b'0'..=b'9' | b'+' | b'-' | b'.' if at > 0 => {}
            b':' if at == 0 => return Err(Fault::new(0..1, "an address without a scheme", None)),
            b':' => return Ok(at + 1),
            _ => return Ok(0),
        }
    }
    Ok(0)
}

/// Percent escapes must have two hexadecimal digits.
fn escapes(text: &str, at: usize) -> Result<(), Fault> {
    let bytes = text.as_bytes();
    for (index, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'%') {
        let digits = bytes.get(index + 1..index + 3);
        if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
            let len = text[index..]
                .chars()
                .take(3)
                .map(char::len_utf8)
                .sum::<usize>();
            let hint = "Write a percent sign as `%25`.";
            let detail = "a percent sign that starts no escape";
            return Err(Fault::new(at + index..at + index + len, detail, Some(hint)));
        }
    }
    Ok(())
}
