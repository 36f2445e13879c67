//! Keys that keep their name and get the quotes they need.

use super::{find, read};
use crate::doc::edit::rename_key;
use crate::text::apply;

#[track_caller]
fn check(text: &str, at: &str, expected: Option<&str>) {
    let documents = read(text);
    let node = find(&documents, at);
    let edits = rename_key(node, node.key().unwrap().text());
    let edited = edits.map(|edits| apply(text, &edits).expect("one edit overlaps nothing"));
    assert_eq!(edited.as_deref(), expected, "{at} of {text:?}");
}

#[test]
fn keys_that_somebody_reads_otherwise_get_quotes() {
    check("0_0: a\n", "/0_0", Some("'0_0': a\n"));
    check("a:\n  y: 1 # b\n", "/a/y", Some("a:\n  'y': 1 # b\n"));
    check(
        "a: {1.10: b, c: d}\n",
        "/a/1.10",
        Some("a: {'1.10': b, c: d}\n"),
    );
    check("a: b\n", "/a", Some("a: b\n"));
    check("\"0_0\": a\n", "/0_0", Some("\"0_0\": a\n"));
}

#[test]
fn keys_that_cannot_be_written_anew_stay() {
    check("? 0_0\n: a\n", "/0_0", None);
    check("&k 0_0: a\n", "/0_0", None);
    check("a: &a {0_0: b}\nc: *a\n", "/a/0_0", None);
}
