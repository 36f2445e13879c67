//! Panels that go into dashboards, and keys.

use super::panel::key_of;
use super::*;
use crate::doc::{Reading, Value, parse};
use crate::text::{FileId, SourceFile};

fn value(text: &str) -> Value {
    let source = SourceFile::new(FileId(0), "a.yaml", text);
    let parsed = parse(&source);
    Value::from_document(&parsed[0].document, Reading::Core)
}

/// Inserts a chart into a dashboard; its key, then the items of a layout as `x y key`.
#[track_caller]
fn check(dashboard: &str, group: Option<&str>, layout: usize, expected: (&str, &str)) {
    let mut board = value(dashboard);
    let panel = Panel::new(Chart::TimeSeries, "Requests");
    let key = insert(&mut board, &panel, None, group).unwrap();
    let items = board.pointer(&format!("/spec/layouts/{layout}/spec/items"));
    let items = items.and_then(Value::as_sequence).unwrap();
    let items = items.iter().map(|item| {
        let number = |key| {
            item.get(key)
                .and_then(Value::as_number)
                .unwrap()
                .as_str()
                .to_owned()
        };
        let reference = item
            .at(&["content", "$ref"])
            .and_then(Value::as_str)
            .unwrap();
        let key = reference.strip_prefix("#/spec/panels/").unwrap();
        format!("{} {} {key}", number("x"), number("y"))
    });
    let items: Vec<String> = items.collect();
    assert_eq!((key.as_str(), items.join(", ").as_str()), expected);
    assert!(board.at(&["spec", "panels", &key]).is_some());
}

#[test]
fn panels_find_a_key_and_room() {
    check("spec: {}", None, 0, ("requests", "0 0 requests"));
    check(
        "spec: {panels: {requests: {}, requests2: {}}, layouts: []}",
        None,
        0,
        ("requests3", "0 0 requests3"),
    );
    let item = "{x: 0, y: 0, width: 12, height: 8, content: {$ref: '#/spec/panels/a'}}";
    let grid = |title: &str| {
        format!("{{kind: Grid, spec: {{display: {{title: {title}}}, items: [{item}]}}}}")
    };
    let two = format!(
        "spec: {{layouts: [{}, {}, {{kind: Tabs, spec: {{}}}}]}}",
        grid("One"),
        grid("Two")
    );
    check(&two, None, 1, ("requests", "0 0 a, 12 0 requests"));
    check(&two, Some("One"), 0, ("requests", "0 0 a, 12 0 requests"));
    let panel = Panel::new(Chart::Stat, "x");
    let fault = insert(&mut value(&two), &panel, None, Some("Three")).unwrap_err();
    assert_eq!(fault, NoGroup(vec!["One".to_owned(), "Two".to_owned()]));
    check(
        "spec: {layouts: [{kind: Grid, spec: {items: null}}]}",
        None,
        0,
        ("requests", "0 0 requests"),
    );
}

#[test]
fn keys_can_be_referred_to() {
    for (title, key) in [
        ("Requests", "requests"),
        ("CPU usage (5 m)", "cpuUsage5M"),
        ("99th percentile", "panel99thPercentile"),
        ("a.b/c", "aBC"),
        ("Übersicht", "bersicht"),
        ("…", "panel"),
    ] {
        assert_eq!(key_of(title), key, "{title}");
    }
}
