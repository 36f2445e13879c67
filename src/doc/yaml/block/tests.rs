//! What this reader reads, it reads as the parser does.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::super::{read_all, read_blocks};
use crate::doc::document::{Document, Origin};
use crate::doc::{NodeRef, Problem};
use crate::text::{FileId, SourceFile};

/// Everything that is known of documents.
fn show(documents: &[(Document, Vec<Problem>)]) -> String {
    let mut out = String::new();
    for (document, problems) in documents {
        let _ = writeln!(out, "document {:?} {problems:?}", document.span());
        if let Some(root) = document.root() {
            show_node(&mut out, root);
        }
    }
    out
}

fn show_node(out: &mut String, root: NodeRef<'_>) {
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        let key = node.key().map(|key| (key.span(), key.scalar()));
        let _ = writeln!(
            out,
            "{} {:?} {:?} key {key:?} scalar {:?}",
            node.pointer(),
            node.kind(),
            node.span(),
            node.scalar()
        );
        let start = open.len();
        open.extend(node.children());
        open[start..].reverse();
    }
}

/// Reads with both; answers whether the text lies within the subset.
#[track_caller]
pub(super) fn same(text: &str) -> bool {
    let file = SourceFile::new(FileId(0), "a.yaml", text);
    let origin = Origin::File(file.clone());
    let text: &Arc<str> = &file.text;
    let Some(blocks) = read_blocks(text, &origin) else {
        return false;
    };
    let (blocks, all) = (show(&blocks), show(&read_all(text, &origin)));
    for (block, other) in blocks.lines().zip(all.lines()) {
        assert_eq!(block, other, "in {text:?}");
    }
    assert_eq!(blocks.lines().count(), all.lines().count(), "{text:?}");
    true
}

/// All texts lie within the subset.
#[track_caller]
fn inside(texts: &[&str]) {
    for text in texts {
        assert!(same(text), "outside: {text:?}");
    }
}

#[test]
fn what_machines_write_is_read() {
    inside(&[
        "a: b\n",
        "a: b",
        "a:\n  b: c\n  d:\n    e: f\ng: h\n",
        "a:\n    b: c\nd: e\n",
        "- a\n- b: c\n  d: e\n-   f: g\n    h: i\n- - j\n  - k\n",
        "a:\n- b\n- c: d\n  e:\n  - f\ng: h\n",
        "a:\n  -\n    b: c\n  -\n  - d\n",
        "# a\n\na: b # c\n# d\n\n  # e\nf: # g\n  # h\n  i: j\n# k\n",
        "a:\nb:\n  c:\nd:\n  - \n",
        "---\na: b\n---\nc: d\n",
        "--- # a\na: b\n",
        "a: []\nb: {} # c\nd:\n  - []\n",
        "a b: c d\n'e f': 'g h'\n\"i j\": \"k l\"\n",
        "a: -1\nb: a:b\nc: a#b\nd: http://e/f?g=h#i\n",
        "a: sum(b{c=\"d\"}) [5m], e & *f\n",
    ]);
}

#[test]
fn scalars_of_several_lines_are_read() {
    inside(&[
        "a: |\n  b\n   c\n\n  d\n\ne: f\n",
        "a: |-\n  b\n\n\nc: >-\n    d\n    e\n\n    f\n      g\n    h\n",
        "a: |+\n  b\n\n\nc: >+\n  d\n\n",
        "a:\n- |\n  b\n- >2\n   c\n",
        "a: |+\n  b\n\n  ",
        "a: |2-\n    b\n   c\nd: |1\n  e\n",
        "a: |\n\n\n  b\n  \tc\n  d  \n# e\nf: g\n",
        "a: |\n  # b\nc: d\n",
        "a: b\n  c\n\n  d\ne: f # g\n",
        "a:\n  b\n  c\nd:\n  - e\n    f\n  - g\n",
        "a: 'b\n  c''d\n\n  e'\nf: \"g\n  h \\\n  i\\n\n  j\"\n",
        "a: \"\\\"b\\\\ \\u00e9\\U0001F510\"\n",
    ]);
}

#[test]
fn what_only_the_parser_knows_is_left_to_it() {
    for text in [
        "",
        "# a\n",
        "a\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !!str b\n",
        "a: [b]\n",
        "a: {b: c}\n",
        "? a\n: b\n",
        "a:\tb\n",
        "\ta: b\n",
        "a: b\r\nc: d\r\n",
        "\u{feff}a: b\n",
        "%YAML 1.2\n---\na: b\n",
        "a: b\n...\n",
        "a: b: c\n",
        "a: - b\n",
        "a:\n  b: c\n d: e\n",
        "a: b\nc\n",
        "a: 'b' c\n",
        "a: 'b\nc'\n",
        "a: \"\\x41\"\n",
        "a: |\n",
        "a: |\n  b",
        "a: |3x\n  b\n",
        "a: `b`\n",
        "--- a\n",
        "a: b\n- c\n",
    ] {
        assert!(!same(text), "inside: {text:?}");
    }
}

/// Pieces of which texts are made that often lie within the subset, or just beside it.
const PIECES: [&str; 44] = [
    "a", "b: ", "c:", "- ", "-", "\n", "\n", "\n", "\n  ", "\n  ", "\n    ", "\n   ", "\n ", " ",
    "  ", "#", " # d", ":", "'", "''", "'e'", "\"", "\"f\"", "\\", "\\n", "\\\n", "|", "|-\n",
    "|+", ">", ">-\n", "2", "[]", "{}", "[", "---\n", "\n---", "?", "&a ", "!t ", "\t", "é", ",",
    "...",
];

/// Lines of which texts are made that mostly lie within the subset.
const LINES: [&str; 24] = [
    "a:",
    "b: c",
    "- d",
    "- e: f",
    "- - g",
    "-",
    "- |",
    "h: >-",
    "i: |+",
    "j: k  # l",
    "# m",
    "",
    "'n': 'o ''p'",
    "\"q\": \"r\\ns\"",
    "t u",
    "v: w x",
    "y: 'z",
    "z'",
    "\"a",
    "b\" ",
    "c: \"d \\",
    "e: []",
    "---",
    "  f",
];

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 3000,
        rng_seed: RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_pieces_are_read_as_the_parser_reads_them(picks in vec(0..PIECES.len(), 1..16)) {
        same(&picks.iter().map(|pick| PIECES[*pick]).collect::<String>());
    }

    #[test]
    fn any_lines_are_read_as_the_parser_reads_them(
        picks in vec((0_usize..5, 0..LINES.len()), 1..10),
    ) {
        let line = |(indent, line): &(usize, usize)| format!("{:indent$}{}\n", "", LINES[*line]);
        same(&picks.iter().map(line).collect::<String>());
    }
}
