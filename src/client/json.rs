//! Answers as values. They are read by the same reader as files, so numbers keep their text.

use crate::doc::{self, ProblemKind, Reading, Value};
use crate::text::{FileId, SourceFile};

/// The value of a JSON body; else why there is none, as a fragment.
pub(super) fn value(body: &[u8]) -> Result<Value, &'static str> {
    let text = std::str::from_utf8(body).map_err(|_| "it is not UTF-8")?;
    // The reader would take anything else for YAML.
    if !text.trim_start().starts_with(['{', '[']) {
        return Err("it is no JSON");
    }
    let file = SourceFile::new(FileId(0), "answer.json", text);
    let parsed = doc::parse(&file);
    let [parsed] = &parsed[..] else {
        return Err("it is no JSON");
    };
    for problem in &parsed.problems {
        match problem.kind {
            // Of two keys the last one counts, as for everybody else.
            ProblemKind::DuplicateKey { .. } => {}
            ProblemKind::TooDeep => return Err("it nests too deep"),
            _ => return Err("it is no JSON"),
        }
    }
    Ok(Value::from_document(&parsed.document, Reading::Json))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::emit::{Layout, json};

    #[track_caller]
    fn check(body: &str, expected: Result<&str, &'static str>) {
        let found = value(body.as_bytes()).map(|value| json(&value, Layout::Compact));
        assert_eq!(found.as_deref().map_err(|error| *error), expected, "{body}");
    }

    #[test]
    fn numbers_keep_their_text() {
        check(
            " [1.0, 12345678901234567890123, -0] ",
            Ok("[1.0,12345678901234567890123,-0]"),
        );
        check("{\"a\": 1, \"a\": 2}", Ok("{\"a\":2}"));
    }

    #[test]
    fn what_is_no_json_is_refused() {
        let no = Err("it is no JSON");
        for body in [
            "",
            "null",
            "a: b",
            "{",
            "[1",
            "{\"a\": 1}}",
            "{a: 1}",
            "[1] [2]",
            "[1,]",
            "\"x\"",
            "// x\n{}",
        ] {
            check(body, no);
        }
        assert_eq!(value(b"[\"\xff\"]"), Err("it is not UTF-8"));
        check(&"[".repeat(100_000), Err("it nests too deep"));
        let deep = format!("{}{}", "[".repeat(1_000), "]".repeat(1_000));
        check(&deep, Err("it nests too deep"));
    }
}
