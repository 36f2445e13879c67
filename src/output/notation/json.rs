//! Values as Go's `encoding/json` writes them: on one line, safe to stand in HTML.

use std::fmt::Write;

use crate::doc::Value;
use crate::text::is_active;

/// What is still to be written.
enum Next<'v> {
    Value(&'v Value),
    Key(&'v str),
    Text(&'static str),
}

/// A value as JSON. Nothing in it does anything to a terminal.
pub(in crate::output) fn text(value: &Value) -> String {
    let mut out = String::new();
    // The last one is the next one, so that values may nest as deep as they like.
    let mut open = vec![Next::Value(value)];
    while let Some(next) = open.pop() {
        match next {
            Next::Text(text) => out.push_str(text),
            Next::Key(key) => {
                push_string(&mut out, key);
                out.push(':');
            }
            Next::Value(Value::Null) => out.push_str("null"),
            Next::Value(Value::Bool(value)) => out.push_str(if *value { "true" } else { "false" }),
            Next::Value(Value::Number(number)) => out.push_str(number.as_str()),
            Next::Value(Value::String(text)) => push_string(&mut out, text),
            Next::Value(Value::Sequence(items)) => {
                out.push('[');
                open.push(Next::Text("]"));
                for (index, item) in items.iter().enumerate().rev() {
                    open.push(Next::Value(item));
                    open.extend((index > 0).then_some(Next::Text(",")));
                }
            }
            Next::Value(Value::Mapping(mapping)) => {
                out.push('{');
                open.push(Next::Text("}"));
                for (index, (key, value)) in mapping.iter().enumerate().rev() {
                    open.push(Next::Value(value));
                    open.push(Next::Key(key));
                    open.extend((index > 0).then_some(Next::Text(",")));
                }
            }
        }
    }
    out
}

fn push_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '<' | '>' | '&' => push_escape(out, c),
            c if is_active(c) => push_escape(out, c),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Writes a character as its number; one beyond 16 bits takes two.
fn push_escape(out: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        write!(out, "\\u{unit:04x}").expect("writing into a string cannot fail");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Number, Reading, parse};
    use crate::text::{FileId, SourceFile};

    #[test]
    fn strings_are_safe_in_html_and_on_terminals() {
        for (string, expected) in [
            ("a <b> & c", r#""a \u003cb\u003e \u0026 c""#),
            ("\"\\\n\r\t\u{8}\u{c}\0", r#""\"\\\n\r\t\b\f\u0000""#),
            ("é 日 🚀", "\"é 日 🚀\""),
            (
                "\u{2028}\u{202e}\u{e0001}\u{7f}",
                r#""\u2028\u202e\udb40\udc01\u007f""#,
            ),
        ] {
            let value = Value::from(string);
            assert_eq!(text(&value), expected);
            let file = SourceFile::new(FileId(0), "a.json", expected);
            let read = Value::from_document(&parse(&file)[0].document, Reading::Json);
            assert_eq!(read, value);
        }
    }

    #[test]
    fn values_stand_on_one_line() {
        let number = |text| Value::from(Number::from_json(text).unwrap());
        let value = Value::from([
            ("a", vec![number("1.0"), number("1e30"), Value::Null].into()),
            (
                "b",
                Value::from([("<", true.into()), ("x", Value::mapping())]),
            ),
            ("c", Value::Sequence(Vec::new())),
        ]);
        let expected = r#"{"a":[1.0,1e30,null],"b":{"\u003c":true,"x":{}},"c":[]}"#;
        assert_eq!(text(&value), expected);
    }
}
