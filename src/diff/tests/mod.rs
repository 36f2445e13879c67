//! Differences of two values: what they are, that none is missing, and how long they take.

mod apply;
mod generated;
mod hostile;
mod lists;
mod panels;

use super::{Nature, differences};
use crate::doc::emit::{Layout, json};
use crate::doc::{Reading, Value, parse};
use crate::text::{FileId, SourceFile};

/// A value in YAML.
pub(in crate::diff) fn value(yaml: &str) -> Value {
    let file = SourceFile::new(FileId(0), "a.yaml", yaml);
    let parsed = parse(&file).remove(0);
    assert!(parsed.problems.is_empty(), "{yaml}");
    Value::from_document(&parsed.document, Reading::Untyped)
}

/// One line a difference: `+ new`, `- old`, `~ new: before -> after`, `> old new` for what moved,
/// `= old new` for what is renamed.
fn described(old: &Value, new: &Value) -> Vec<String> {
    let found = differences(old, new);
    let lines = found.iter().map(|difference| {
        let pointer = |spot: Option<super::Spot<'_>>| {
            spot.map(|spot| spot.pointer().to_string())
                .unwrap_or_default()
        };
        let text = |spot: Option<super::Spot<'_>>| {
            spot.map(|spot| json(spot.value(), Layout::Compact))
                .unwrap_or_default()
        };
        let (old, new) = (difference.old, difference.new);
        match difference.nature {
            Nature::Added => format!("+ {}", pointer(new)),
            Nature::Removed => format!("- {}", pointer(old)),
            Nature::Changed => format!("~ {}: {} -> {}", pointer(new), text(old), text(new)),
            Nature::Moved => format!("> {} {}", pointer(old), pointer(new)),
            Nature::Renamed => format!("= {} {}", pointer(old), pointer(new)),
        }
    });
    lines.collect()
}

/// Two values with their differences in both directions.
#[track_caller]
fn check(old: &str, new: &str, expected: &[&str]) {
    let (old, new) = (value(old), value(new));
    assert_eq!(described(&old, &new), expected);
    apply::check(&old, &new);
    apply::check(&new, &old);
}

#[test]
fn values_that_mean_the_same_have_no_difference() {
    check("1", "1.0", &[]);
    check("{a: 1, b: [x, {c: 2}]}", "{b: [x, {c: 2.0}], a: 1e0}", &[]);
    check("[0, -0.0, 1e400]", "[-0, 0, 1e500]", &[]);
    check("{}", "{}", &[]);
}

#[test]
fn fields_are_added_removed_and_changed() {
    check(
        "{a: 1, b: 2}",
        "{b: 3, c: 4}",
        &["- /a", "~ /b: 2 -> 3", "+ /c"],
    );
    check(
        "{a: {b: {c: x}}}",
        "{a: {b: {c: y}}}",
        &["~ /a/b/c: \"x\" -> \"y\""],
    );
    check("a", "{a: 1}", &["~ : \"a\" -> {\"a\":1}"]);
    check("{a: [1]}", "{a: {b: 1}}", &["~ /a: [1] -> {\"b\":1}"]);
    check("{a: null}", "{a: []}", &["~ /a: null -> []"]);
    check("{a: {}}", "{a: []}", &["~ /a: {} -> []"]);
    check("{a/b: 1, ~: 2}", "{a/b: 2, '~': 2}", &["~ /a~1b: 1 -> 2"]);
}

#[test]
fn collections_may_stand_under_another_key() {
    check("{a: {x: 1}, c: 1}", "{c: 1, b: {x: 1.0}}", &["= /a /b"]);
    check(
        "{a: [1], b: [1]}",
        "{c: [1], d: [1]}",
        &["= /a /c", "= /b /d"],
    );
    // The same number or no content at all says nothing.
    check("{a: 1}", "{b: 1}", &["- /a", "+ /b"]);
    check("{a: {}}", "{b: {}}", &["- /a", "+ /b"]);
}
