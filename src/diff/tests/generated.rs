//! Differences of made-up values are complete, whatever is in them.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use super::apply;
use crate::doc::{Number, Value};

/// Values that look like the parts of dashboards, with few enough words that the same ones come
/// again and again.
fn value() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(vec![
        "a",
        "b",
        "up",
        "Grid",
        "TimeSeriesQuery",
        "#/spec/panels/a",
        "#/spec/panels/b",
        "#/spec/panels/c/d",
        "",
    ]);
    let key = prop::sample::select(vec![
        "kind", "spec", "name", "display", "title", "items", "tabs", "content", "$ref", "plugin",
        "query", "url", "a", "b", "c/d", "~", "x",
    ]);
    let number = prop::sample::select(vec!["0", "-0", "1", "1.0", "2", "1e400"]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number.prop_map(|text| Value::from(Number::from_json(text).expect("it is one"))),
        word.prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 48, 6, move |inner| {
        let entry = (key.clone().prop_map(str::to_owned), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Value::from),
            prop::collection::vec(entry, 0..6)
                .prop_map(|entries| entries.into_iter().collect::<Value>()),
        ]
    })
}

/// A dashboard whose panels, groups and items come from small sets, so that they are renamed and
/// moved again and again.
fn dashboard() -> impl Strategy<Value = Value> {
    let panel = (0..3u8, value()).prop_map(|(title, options)| {
        let title = ["", "A", "B"][usize::from(title)];
        let plugin = Value::from([("kind", "Gauge".into()), ("spec", options)]);
        let display = Value::from([("name", title.into())]);
        Value::from([("spec", [("display", display), ("plugin", plugin)].into())])
    });
    let key = prop::sample::select(vec!["a", "b", "c", "d", "c/d"]);
    let item = (key.clone(), 0..3i64).prop_map(|(key, x)| {
        let content = Value::from([("$ref", format!("#/spec/panels/{key}").into())]);
        Value::from([("x", x.into()), ("content", content)])
    });
    let items = prop::collection::vec(item, 0..5).prop_map(Value::from);
    let grid = (0..3u8, items.clone()).prop_map(|(title, items)| {
        let title = ["", "One", "Two"][usize::from(title)];
        let display = Value::from([("title", title.into())]);
        let spec = Value::from([("display", display), ("items", items)]);
        Value::from([("kind", "Grid".into()), ("spec", spec)])
    });
    let tab = (0..2u8, items).prop_map(|(name, items)| {
        Value::from([
            ("name", ["x", "y"][usize::from(name)].into()),
            ("items", items),
        ])
    });
    let tabs = prop::collection::vec(tab, 0..3).prop_map(|tabs| {
        let spec = Value::from([("tabs", tabs.into())]);
        Value::from([("kind", "Tabs".into()), ("spec", spec)])
    });
    let layouts = prop::collection::vec(prop_oneof![3 => grid, 1 => tabs], 0..4);
    let panels = prop::collection::vec((key.prop_map(str::to_owned), panel), 0..5);
    (panels, layouts).prop_map(|(panels, layouts)| {
        let panels: Value = panels.into_iter().collect();
        let spec = Value::from([("panels", panels), ("layouts", layouts.into())]);
        Value::from([("kind", "Dashboard".into()), ("spec", spec)])
    })
}

fn config(cases: u32) -> Config {
    Config {
        cases,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..Config::default()
    }
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn differences_of_values_are_complete(old in value(), new in value()) {
        apply::check(&old, &new);
    }

    #[test]
    fn differences_of_dashboards_are_complete(old in dashboard(), new in dashboard()) {
        apply::check(&old, &new);
        apply::check(&old, &old);
    }
}
