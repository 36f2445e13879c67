//! Resources without their specs, for lists of which nobody reads more than the metadata. Specs are
//! large, so they are cut out of the text rather than read.

use std::ops::Range;

use memchr::memchr2;

use super::body;
use crate::doc::Value;
use crate::doc::emit::{Layout, json};

/// A resource, as JSON, with nothing in its spec.
pub(super) fn outline(text: &str) -> String {
    if let Some(spec) = spec(text) {
        return format!("{}{{}}{}", &text[..spec.start], &text[spec.end..]);
    }
    // It has none, or is laid out in a way that the store does not use.
    let mut value = body::value(text.as_bytes()).unwrap_or_default();
    if let Some(spec) = value.get_mut("spec") {
        *spec = Value::mapping();
    }
    json(&value, Layout::Compact)
}

/// Where the value of `spec` stands in compact JSON.
fn spec(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut depth, mut at, mut start) = (0_usize, 0, None);
    while let Some(byte) = bytes.get(at) {
        match (byte, start) {
            (b'"', _) => {
                let end = string_end(bytes, at)?;
                let is_key = depth == 1 && bytes.get(end) == Some(&b':');
                if is_key && start.is_none() && &bytes[at..end] == b"\"spec\"" {
                    start = Some(end + 1);
                }
                at = end;
                continue;
            }
            (b',' | b'}', Some(start)) if depth == 1 => return Some(start..at),
            (b'{' | b'[', _) => depth += 1,
            (b'}' | b']', _) => depth = depth.checked_sub(1)?,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where the string that starts here ends.
fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        let found = at + memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[found] == b'"' {
            return Some(found + 1);
        }
        at = found + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specs_are_cut_out_wherever_they_stand() {
        for (text, expected) in [
            (
                r#"{"kind":"spec","metadata":{"name":"a","spec":[1]},"spec":{"spec":{"a":"}\"\\"}}}"#,
                r#"{"kind":"spec","metadata":{"name":"a","spec":[1]},"spec":{}}"#,
            ),
            (
                r#"{"spec":[1,{"a":2}],"kind":"X"}"#,
                r#"{"spec":{},"kind":"X"}"#,
            ),
            (r#"{"spec":"a,b}","kind":"X"}"#, r#"{"spec":{},"kind":"X"}"#),
            (r#"{"kind":"X"}"#, r#"{"kind":"X"}"#),
            (r#"{ "spec" : 7 }"#, r#"{"spec":{}}"#),
            (r#"{"sp\u0065c":7}"#, r#"{"spec":{}}"#),
        ] {
            assert_eq!(outline(text), expected);
        }
        // What is no JSON does no harm.
        for text in ["", "}", "{\"spec\":", "{\"spec\":\"", "{\"a\\"] {
            outline(text);
        }
    }
}
