//! Where broken YAML is marked.

use super::*;
use crate::text::{FileId, SourceFile};

/// `⟦` and `⟧` mark what the problems mark; a text without marks is fine.
#[track_caller]
fn check(marked: &str) {
    let text = marked.replace(['⟦', '⟧'], "");
    let file = SourceFile::new(FileId(0), "a.yaml", text.as_str());
    let parsed = parse(&file.text, &Origin::File(file.clone()));
    let mut spans: Vec<Span> = parsed
        .iter()
        .flat_map(|(_, problems)| problems.iter().map(|problem| problem.span))
        .collect();
    spans.sort();
    let mut found = text;
    for span in spans.iter().rev() {
        found.insert(span.end as usize, '⟧');
        found.insert(span.start as usize, '⟦');
    }
    assert_eq!(found, marked);
}

#[test]
fn quotes() {
    check("a: ⟦\"b⟧\nc: d\n");
    check("a: ⟦'b⟧\nc: d\n");
    check("a: ⟦\"b⟧\nc: \"d\"\n");
    check("a: it's\nb: ⟦'c⟧\nd: e\n");
    check("a: \"b\" # it's\nc: ⟦\"d⟧\ne: f\n");
    check("a: ⟦\"b⟧ c");
    check("a: ⟦\"b⟧\n---\nc: d\n");
    check("a: \"b\" ⟦c⟧\n");
    check("a: 'it'⟦s'⟧\n");
    check("a: \"b ⟦\\d⟧+\"\n");
    check("a: \"\\\\d \\n ⟦\\x4⟧z\"\n");
}

#[test]
fn indentation() {
    check("a:\n⟦\t⟧b: c\n");
    check("a:\n  b: c\n⟦\t⟧d: e\n");
    check("a:\n  b: c\n   ⟦d⟧: e\n");
    check("a:\n   b: c\n  ⟦d:⟧ e\n");
    check("a: b\n ⟦c⟧:\n  d: e\n");
    check("a:\n  b: c\n  ⟦- ⟧d\n");
    check("- a: b\n⟦c:⟧ d\n");
    check("a:\n  - b\n ⟦-⟧ c\n");
}

#[test]
fn colons() {
    check("a: b⟦:⟧ c\n");
    check("⟦a⟧\nb: c\n");
    check("a: b\n⟦c⟧\nd: e\n");
    check("a⟦:⟧b\nc: d\n");
    check("a: b\nc⟦:⟧d\ne: f\n");
}

#[test]
fn brackets() {
    check("a: ⟦[⟧b, c\nd: e\n");
    check("a: ⟦{⟧b: c\nd: e\n");
    check("a: ⟦{⟧b: c");
    check("a: ⟦[⟧b}\n");
    check("a: [b]⟦]⟧\n");
    check("a: [b] ⟦c⟧\n");
    check("a: {b: c d⟦:⟧ e}\n");
    check("a: ⟦]⟧b\n");
    check("a: ⟦,b⟧\n");
}

#[test]
fn templates_without_quotes() {
    check("a: ⟦{{⟧b}}\n");
    check("a: ⟦{ {⟧ b } }\nc: d\n");
    check("a: ⟦{{⟧b}} - {{c}}\n");
    check("a: {⟦[⟧b]: c}\n");
    check("a: '{{b}}'\n");
}

#[test]
fn other_marks() {
    check("a: ⟦%b⟧\n");
    check("a: ⟦@b⟧\n");
    check("a: ⟦&⟧\n");
    check("a: ⟦*⟧ b\n");
    check("a: ⟦*b⟧\n");
    check("a: ⟦!b!c⟧ d\n");
    check("a: ⟦> 5⟧\n");
    check("a: ⟦-⟧ b\n");
    check("%a\n⟦b:⟧ c\n");
    check("|\n a\n⟦b:⟧ c\n");
    check("a: b\n⟦<<<<<<< HEAD⟧\nc: d\n");
    check("a: b⟦\u{1}⟧c\n");
    check("a: b\n---\n⟦\u{feff}⟧c: d\n");
}
