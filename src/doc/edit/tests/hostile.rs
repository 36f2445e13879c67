//! Texts that nobody writes: lines and tokens thrown together, long lists, deep nesting. Nothing
//! panics, and where a change is made, it is the one that was asked for.

use super::choose::{run, with_op};
use super::generate::Choices;
use super::other_reader::agrees;
use super::{Op, changed, edits, read, refused};
use crate::doc::edit::{Literal, remove_several};
use crate::doc::edit::{insert_item, remove_item, set_scalar};
use crate::doc::{Parsed, ProblemKind};
use crate::text::apply;

/// `%` stands for a number, so that keys differ.
const LINES: [&str; 56] = [
    "k%: 1\n",
    "  k%: 2\n",
    "- x\n",
    "  - y\n",
    "    k%: |\n",
    "      text\n",
    "    text\n",
    "  text\n",
    "\n",
    "    \n",
    "# c\n",
    "  # d\n",
    "    # e\n",
    "- \n",
    "-\n",
    "k%:\n",
    "  k%:\n",
    "    k%:\n",
    "'q%': \"s\"\n",
    "k%: {a: 1, b: [x, y]}\n",
    "  k%: [1, # c\n",
    "    2]\n",
    "---\n",
    "...\n",
    "k%: >+\n",
    "- |\n",
    "k%: &x\n",
    "k%: *x\n",
    "? k%\n",
    ": v\n",
    "- - p\n",
    "  - q\n",
    "- k%: 1\n",
    "  k%: 2\r\n",
    "  <<: *x\n",
    "\t\n",
    "k%: n",
    "k%: 'a\n",
    "   b'\n",
    "  - k%: # z\n",
    "-   k%: &y 1\n",
    "    k%: !t x\n",
    "k%: plain\n",
    "  more\n",
    "- {\n",
    "  k%: v,\n",
    "  k%,\n",
    "  # f\n",
    "  k%: w # g\n",
    "  }\n",
    "  ]\n",
    "- [\n",
    "  a,\n",
    "  'b', # h\n",
    "- !!str 1\n",
    "  -\n",
];

const TOKENS: [&str; 40] = [
    "a", "b%: ", ": ", " ", "\n", "\n  ", "\n    ", "- ", "# c", " # d\n", "{", "}", "[", "]", ",",
    ", ", "'x'", "\"y\"", ": |\n  ", "- >-\n  ", "&x ", "*x", "!t ", "? ", "\t", "\r", "\r\n",
    "---\n", "...\n", ": |+\n  ", "\u{85}", "é", "<<: ", "1", "-", ":", "\n- ", "\na%: ",
    "\n  b%: ", "\n  - ",
];

/// A change of a text in which parts of one of the lists stand in any order.
fn change(
    parts: &[&str],
    text: &mut Choices<'_>,
    operation: &mut Choices<'_>,
) -> Result<Option<bool>, String> {
    let mut made = String::new();
    for index in 0..text.len() {
        made.push_str(&text.of(parts).replace('%', &index.to_string()));
    }
    let parsed = read(&made);
    let problems = || parsed.iter().flat_map(|one| &one.problems);
    // The operations find nodes by their keys.
    let twice = |kind: &ProblemKind| matches!(kind, ProblemKind::DuplicateKey { .. });
    if problems().any(|problem| twice(&problem.kind)) {
        return Ok(None);
    }
    let partial = |one: &Parsed| one.document.is_partial();
    let clean = problems().next().is_none() && !parsed.iter().any(partial);
    with_op(operation, &parsed, |op, _| {
        if !clean {
            let edits = edits(&parsed, op);
            return Ok(edits.is_some_and(|edits| apply(&made, &edits).is_ok()));
        }
        let Some(after) = changed(&made, op) else {
            return Ok(false);
        };
        // The other reader does not like tabs on lines of their own.
        let agreed = !made.contains('\t') && agrees(&made) == Some(true);
        if agreed && agrees(&after) != Some(true) {
            return Err(format!(
                "another reader disagrees: {op:?}\n{made:?}\n{after:?}"
            ));
        }
        Ok(true)
    })
    .transpose()
}

#[test]
fn lines_in_any_order_change_as_told_or_not_at_all() {
    let (_, changed) = run(6000, 12, |text, operation| change(&LINES, text, operation));
    assert!(changed > 300, "{changed} changed");
}

#[test]
fn tokens_in_any_order_change_as_told_or_not_at_all() {
    let (_, changed) = run(4000, 24, |text, operation| change(&TOKENS, text, operation));
    assert!(changed > 100, "{changed} changed");
}

#[test]
fn long_and_deep_texts_take_no_recursion() {
    for item in ["-\n", "- &x\n", "- - a\n", "- |+\n  x\n\n"] {
        let text = item.repeat(20_000);
        let parsed = read(&text);
        let last = parsed[0]
            .document
            .root()
            .unwrap()
            .children()
            .last()
            .unwrap();
        let edits = remove_item(last).unwrap();
        let after = apply(&text, &edits).unwrap();
        assert_eq!(after, item.repeat(19_999));
    }
    let text = format!("[{}&z ]", "&x , ".repeat(20_000));
    let parsed = read(&text);
    let last = parsed[0]
        .document
        .root()
        .unwrap()
        .children()
        .last()
        .unwrap();
    assert!(set_scalar(last, Literal::Int(1)).is_some());
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("- ", "")] {
        let text = format!("{}1{}\n", open.repeat(100), close.repeat(100));
        let parsed = read(&text);
        let mut node = parsed[0].document.root().unwrap();
        while let Some(child) = node.children().next() {
            node = child;
        }
        assert!(remove_several(&[node]).is_some(), "{text}");
    }
    let nested = format!("{}1{}", "[".repeat(128), "]".repeat(128));
    refused(&nested, Op::Replace(&"/0".repeat(128), "[2]"));
    let parsed = read(&nested);
    assert!(insert_item(parsed[0].document.root().unwrap(), &nested, 1).is_none());
}
