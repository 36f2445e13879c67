//! Where broken YAML is marked.

use super::*;
use crate::doc::ProblemKind;
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
fn line_ends_of_any_kind() {
    for end in ["\n", "\r\n", "\r"] {
        for marked in [
            "a: b # c: 'd\n⟦e⟧\nf: g\n",
            "a:\n⟦\t⟧b: c\n",
            "# a\n\nb: ⟦\"c⟧\nd: e\n",
            "a: ⟦> 5⟧\nb: c\n",
            "# a\na: # b\n  ⟦!!int c⟧\n",
            "a:\n  ⟦\"b⟧\n  c: d\n",
        ] {
            check(&marked.replace('\n', end));
        }
    }
}

#[test]
fn keys_too_long_for_their_colon() {
    for key in [
        "k".repeat(1025),
        "k v ".repeat(300) + "k",
        "ä".repeat(1025),
        format!("'{}'", "k".repeat(1023)),
    ] {
        check(&format!("a: b\n⟦{key}⟧: c\n"));
        check(&format!("a:\n  ⟦{key}⟧: c\n  d: e\n"));
        check(&format!("a: {{b: c, ⟦{key}⟧: d}}\n"));
        check(&format!("? {key}\n: b\n"));
    }
    let long = "k".repeat(1025);
    let file = SourceFile::new(FileId(0), "a.yaml", format!("a: b\n{long}: c\n"));
    let parsed = parse(&file.text, &Origin::File(file.clone()));
    let ProblemKind::Syntax { message, .. } = &parsed[0].1[0].kind else {
        panic!("no problem of syntax");
    };
    assert_eq!(
        message,
        "a key of 1025 characters; its colon is looked for in the first 1024"
    );
    check(&format!("{}: b\n", "k".repeat(1024)));
    check(&format!("⟦{long}⟧\na: b\n"));
    check(&format!("a: b {long}⟦:⟧ c\n"));
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

#[test]
fn values_that_cannot_be_what_their_tag_says() {
    check("a: ⟦!!bool maybe⟧\nb: c\n");
    check("a: ⟦!!int x⟧ # b\n");
    check("a: ⟦!!int   1.0⟧\n");
    check("a: ⟦!!int true⟧\n");
    check("a: &b ⟦!!float 'x'⟧\n");
    check("a: ⟦!!float 1e400⟧\n");
    check("a: ⟦!!null x⟧\n");
    check("a: ⟦!!timestamp x⟧\n");
    check("a: ⟦!!binary x⟧\n");
    check("a: ⟦!<tag:yaml.org,2002:int> x⟧\n");
    check("a: ⟦!!seq x⟧\nb: ⟦!!map '{}'⟧\n");
    check("a: ⟦!!bool |\n  true⟧\nb: c\n");
    check("⟦!!int⟧\n");
    check("a: ⟦!!int⟧\nb: ⟦!!map⟧ # c\nd: {e: ⟦!!seq⟧, f: [⟦!!bool⟧]}\n");
    check("a: # !!int\n  ⟦!!int &b\n  x⟧\n");
    check("- [⟦!!int a⟧, ⟦!!int b⟧]\n- ⟦!!bool c⟧\n");
    check("⟦!!int a⟧: b\n? ⟦!!bool c⟧\n: d\n");
}

#[test]
fn of_collections_the_tag_is_marked() {
    check("a: ⟦!!seq⟧ {}\nb: ⟦!!map⟧ []\n");
    check("⟦!!seq⟧\na: b\n");
    check("a: &b ⟦!!map⟧\n  - c\n");
    check("⟦!!str⟧ [⟦!!map⟧ [a], ⟦!!null⟧ {b: c}]\n");
    check("a: ⟦!!seq⟧\n  ⟦!!int b⟧: c\n");
    check("a: ⟦!!omap⟧ {}\nb: ⟦!!set⟧ []\n");
}

#[test]
fn values_that_are_what_their_tag_says() {
    check("a: [!!bool yes, !!bool 'true', !!int '0x1', !!int 1_0, !!float 1, !!float .inf]\n");
    check(
        "a: [!!null, !!null '', !!null ~, !!str 1, !!str, !!binary aGk=, !!timestamp 2020-01-01]\n",
    );
    check("a: !!seq [!!map {b: c}, !!set {d}]\ne: !!omap\n  - f: g\nh: !!pairs []\n");
    check("!!map\na: [! {}, ! [], ! b, !c d, !c {}, !!e []]\n!!str f: !!null\n");
}
