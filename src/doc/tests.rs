//! The tree of a text, checked through one printed form.

use std::fmt::Write as _;

use super::*;
use crate::text::{FileId, SourceFile};

/// Prints what was parsed: each node with its pointer, kind, source slice and decoded text.
fn dump(name: &str, text: &str) -> String {
    let file = SourceFile::new(FileId(0), name, text);
    let mut out = String::new();
    for parsed in parse(&file) {
        let document = &parsed.document;
        out.push_str(if document.is_partial() {
            "--- partial\n"
        } else {
            "---\n"
        });
        let mut stack: Vec<NodeRef<'_>> = document.root().into_iter().collect();
        while let Some(node) = stack.pop() {
            let slice = node.span().of(document.text());
            let shown = match node.kind() {
                Kind::Scalar(style) => {
                    format!(
                        "{style:?} {slice:?} = {:?}",
                        node.text().unwrap_or_default()
                    )
                }
                Kind::Alias(_) => {
                    format!("alias {slice:?} of {:?}", node.target().pointer().as_str())
                }
                Kind::Opaque => format!("opaque {slice:?}"),
                _ => format!(
                    "{} {}..{}",
                    if node.is_mapping() { "map" } else { "list" },
                    node.span().start,
                    node.span().end
                ),
            };
            let _ = writeln!(out, "{}: {shown}", node.pointer());
            if !node.is_alias() {
                let mut children: Vec<_> = node.children().collect();
                children.reverse();
                stack.extend(children);
            }
        }
        for problem in &parsed.problems {
            let _ = writeln!(
                out,
                "! {:?} {:?}",
                problem.span.of(document.text()),
                problem.kind
            );
        }
    }
    out
}

#[track_caller]
fn check(name: &str, text: &str, expected: &str) {
    assert_eq!(dump(name, text).trim(), expected.trim(), "{name}: {text:?}");
}

#[test]
fn yaml_nodes_slice_to_their_source() {
    check(
        "a.yaml",
        "\u{feff}a: 1\nb:\n  - x\n  - 'y''z'\nc: |\n  line\n   more\n\nd: >-\n\n  fold\n  ed\n",
        r#"
---
: map 3..67
/a: Plain "1" = "1"
/b: list 13..27
/b/0: Plain "x" = "x"
/b/1: SingleQuoted "'y''z'" = "y'z"
/c: Literal "|\n  line\n   more" = "line\n more\n"
/d: Folded ">-\n\n  fold\n  ed" = "\nfold ed"
"#,
    );
    check(
        "a.yaml",
        "a: 1\r\nb: |-\r\n  x\r\n  y\r\nc: \"q\r\n  w\"\r\n",
        r#"
---
: map 0..34
/a: Plain "1" = "1"
/b: Literal "|-\r\n  x\r\n  y" = "x\ny"
/c: DoubleQuoted "\"q\r\n  w\"" = "q w"
"#,
    );
}

#[test]
fn an_empty_block_scalar_is_its_header() {
    check(
        "a.yaml",
        "  |\n  folded\ne: |+",
        r#"
---
: Literal "|\n  folded" = "folded\n"
--- partial
! "e:" Syntax { message: "a second value in one document", hint: Some("A document holds one value; check the indentation, or start another document with `---`."), related: None }
"#,
    );
    check(
        "a.yaml",
        "e: |+",
        "---\n: map 0..5\n/e: Literal \"|+\" = \"\"",
    );
}

#[test]
fn aliases_cannot_nest_deeper_than_collections() {
    let mut text = String::from("a0: &a0 [x]\n");
    for level in 1..=MAX_DEPTH + 5 {
        let _ = writeln!(text, "a{level}: &a{level} [*a{}]", level - 1);
    }
    let found = dump("a.yaml", &text);
    assert_eq!(found.matches("TooDeep").count(), 1, "{found}");
    assert!(
        found.contains(&format!("/a{}/0: alias", MAX_DEPTH - 2)),
        "{found}"
    );
    assert!(
        found.contains(&format!("/a{}/0: opaque", MAX_DEPTH - 1)),
        "{found}"
    );
}

#[test]
fn an_over_deep_nest_is_one_problem() {
    for levels in [MAX_DEPTH + 1, 255, 256, 2000] {
        let flow = "[".repeat(levels) + &"]".repeat(levels);
        let block = "- ".repeat(levels) + "a\n";
        let keys = "{a: ".repeat(levels) + &"}".repeat(levels);
        for (name, text) in [
            ("a.yaml", &flow),
            ("a.yaml", &block),
            ("a.yaml", &keys),
            ("a.json", &flow),
        ] {
            let found = dump(name, text);
            let problems = found.lines().filter(|line| line.starts_with('!'));
            assert_eq!(
                problems.count(),
                1,
                "{levels} levels of {name}: {}",
                &text[..20]
            );
        }
    }
}
