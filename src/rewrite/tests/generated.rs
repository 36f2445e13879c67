//! Made-up dashboards: an update makes of one what another is, once, and leaves the rest alone.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::{Outcome, updated, value};
use crate::doc::Value;

/// A variable, a panel, a link or an item of a grid, by the numbers that make it what it is.
type Part = (u8, u8);

/// What a dashboard is made of.
#[derive(Debug, Clone)]
struct Made {
    variables: Vec<Part>,
    links: Vec<Part>,
    panels: Vec<Part>,
    items: Vec<Part>,
    options: [u8; 3],
}

fn made() -> impl Strategy<Value = Made> {
    let parts = || prop::collection::vec((0..6u8, 0..6u8), 0..6);
    (parts(), parts(), parts(), parts(), any::<[u8; 3]>()).prop_map(
        |(variables, links, panels, items, options)| Made {
            variables: once(variables),
            links,
            panels: once(panels),
            items,
            options,
        },
    )
}

/// The parts with each name once.
fn once(parts: Vec<Part>) -> Vec<Part> {
    let mut seen = [false; 6];
    let is_new = |part: &Part| !std::mem::replace(&mut seen[usize::from(part.0)], true);
    parts.into_iter().filter(is_new).collect()
}

/// Another dashboard that shares a good deal with one: every second part stays, in a new order.
fn near(one: &Made, other: &Made) -> Made {
    let mix = |one: &[Part], other: &[Part]| {
        let mut parts: Vec<Part> = one.iter().copied().step_by(2).collect();
        parts.extend(other.iter().copied().step_by(2));
        let middle = parts.len() / 2;
        parts.rotate_left(middle);
        parts
    };
    Made {
        variables: once(mix(&one.variables, &other.variables)),
        links: mix(&one.links, &other.links),
        panels: once(mix(&one.panels, &other.panels)),
        items: mix(&one.items, &other.items),
        options: [one.options[0], other.options[1], one.options[2]],
    }
}

const TEXTS: [&str; 6] = ["a", "yes", "x: y # z", "two\nlines", "it's \"so\"", " 1"];

fn text(number: u8) -> Value {
    TEXTS[usize::from(number) % TEXTS.len()].into()
}

fn list(parts: &[Part], part: impl Fn(Part) -> Value) -> Value {
    parts.iter().copied().map(part).collect()
}

fn variable((name, number): Part) -> Value {
    let name = format!("v{name}");
    if number % 2 == 0 {
        let spec = Value::from([("name", name.into()), ("value", text(number))]);
        return Value::from([("kind", "TextVariable".into()), ("spec", spec)]);
    }
    let plugin = value("{kind: StaticListVariable, spec: {values: [a, b]}}");
    let spec = Value::from([
        ("name", name.into()),
        ("defaultValue", vec![text(number), "b".into()].into()),
        ("allowMultiple", (number % 3 != 0).into()),
        ("plugin", plugin),
    ]);
    Value::from([("kind", "ListVariable".into()), ("spec", spec)])
}

fn panel((_, number): Part) -> Value {
    let query = |shift: u8| {
        let spec = Value::from([("query", text(number + shift))]);
        let plugin = Value::from([("kind", "PrometheusTimeSeriesQuery".into()), ("spec", spec)]);
        let spec = Value::from([("plugin", plugin)]);
        Value::from([("kind", "TimeSeriesQuery".into()), ("spec", spec)])
    };
    let options = [
        "{}",
        "{legend: {mode: list, values: []}}",
        "{legend: {values: [min]}, other: ~}",
        "{yAxis: {min: 1.50}}",
    ];
    let plugin = Value::from([
        (
            "kind",
            ["X", "TimeSeriesChart"][usize::from(number % 2)].into(),
        ),
        ("spec", value(options[usize::from(number) % options.len()])),
    ]);
    let queries: Value = (0..number % 4).map(query).collect();
    let spec = Value::from([("plugin", plugin), ("queries", queries)]);
    Value::from([("kind", "Panel".into()), ("spec", spec)])
}

fn item((panel, x): Part) -> Value {
    let reference = format!("#/spec/panels/p{panel}");
    Value::from([
        ("x", i64::from(x).into()),
        ("width", 4.into()),
        ("content", Value::from([("$ref", reference.into())])),
    ])
}

fn link((name, url): Part) -> Value {
    let url = format!("/{url}");
    Value::from([
        ("url", url.into()),
        ("name", text(name)),
        ("targetBlank", (name % 2 == 0).into()),
    ])
}

fn spec(made: &Made) -> Value {
    let panels = made.panels.iter();
    let panels: Value = panels
        .map(|part| (format!("p{}", part.0), panel(*part)))
        .collect();
    let grid = Value::from([("items", list(&made.items, item))]);
    let grid = Value::from([("kind", "Grid".into()), ("spec", grid)]);
    let mut spec = Value::from([
        ("variables", list(&made.variables, variable)),
        ("links", list(&made.links, link)),
        ("panels", panels),
        ("layouts", vec![grid].into()),
    ]);
    let choices = [
        ("duration", ["1h", "5m", ""]),
        ("refreshInterval", ["30s", "", "1m"]),
        ("timezone", ["", "UTC", "local"]),
    ];
    for ((key, words), option) in choices.into_iter().zip(made.options) {
        let mapping = spec.as_mapping_mut().expect("it is one");
        if option % 4 < 3 {
            mapping.insert(key, words[usize::from(option % 4)]);
        }
    }
    spec
}

/// How the text of a file is laid out.
#[derive(Debug, Clone, Copy)]
enum Layout {
    Block { indent: usize, level: bool },
    Windows,
    Flow,
    Json,
    Line,
    Custom,
    ConfigMap,
}

const LAYOUTS: [Layout; 8] = [
    Layout::Block {
        indent: 2,
        level: false,
    },
    Layout::Block {
        indent: 4,
        level: true,
    },
    Layout::Windows,
    Layout::Flow,
    Layout::Json,
    Layout::Line,
    Layout::Custom,
    Layout::ConfigMap,
];

/// A block with a comment above and behind every fifth line, where no text goes on.
fn commented(block: &str) -> String {
    let mut out = String::new();
    let mut inside: Option<usize> = None;
    for (number, line) in block.lines().enumerate() {
        let column = line.len() - line.trim_start().len();
        inside = inside.filter(|&outer| column > outer || line.is_empty());
        if inside.is_none() && number % 5 == 0 {
            let _ = writeln!(out, "{}# above {number}", " ".repeat(column));
        }
        out += line;
        if inside.is_none() && number % 5 == 2 && !line.ends_with('|') && !line.ends_with("|-") {
            let _ = write!(out, " # behind {number}");
        }
        if line.ends_with('|') || line.ends_with("|-") {
            inside = inside.or(Some(column));
        }
        out.push('\n');
    }
    out
}

fn file(spec: Value, layout: Layout) -> (&'static str, String) {
    use crate::doc::emit::{Layout as Lines, YamlStyle, json, yaml, yaml_flow};
    let metadata = Value::from([("name", "a".into())]);
    let native = |spec| {
        Value::from([
            ("kind", "Dashboard".into()),
            ("metadata", metadata.clone()),
            ("spec", spec),
        ])
    };
    let usual = YamlStyle::default();
    match layout {
        Layout::Block { indent, level } => {
            let style = YamlStyle {
                indent,
                indent_lists: !level,
                ..usual
            };
            ("a.yaml", commented(&yaml(&native(spec), &style)))
        }
        Layout::Windows => {
            let text = commented(&yaml(&native(spec), &usual));
            ("a.yaml", text.replace('\n', "\r\n"))
        }
        Layout::Flow => (
            "a.yaml",
            format!("# f\n{}\n", yaml_flow(&native(spec), &usual)),
        ),
        Layout::Json => ("a.json", json(&native(spec), Lines::Pretty { indent: 4 })),
        Layout::Line => ("a.json", json(&native(spec), Lines::Compact)),
        Layout::Custom => {
            let custom = Value::from([
                ("apiVersion", "perses.dev/v1alpha2".into()),
                ("kind", "PersesDashboard".into()),
                ("metadata", metadata),
                ("spec", Value::from([("config", spec)])),
            ]);
            ("a.yaml", commented(&yaml(&custom, &usual)))
        }
        Layout::ConfigMap => {
            let inner = commented(&yaml(&native(spec), &usual));
            let map = Value::from([
                ("apiVersion", "v1".into()),
                ("kind", "ConfigMap".into()),
                ("data", Value::from([("a.yaml", inner.into())])),
            ]);
            ("a.yaml", yaml(&map, &usual))
        }
    }
}

/// Runs a check on the same made-up pairs each time.
fn check_all(check: impl Fn(Made, Made, Layout)) {
    let config = Config {
        cases: 300,
        rng_seed: RngSeed::Fixed(0x72_77),
        failure_persistence: None,
        ..Config::default()
    };
    let pairs = (made(), made(), prop::sample::select(&LAYOUTS[..]));
    let outcome = TestRunner::new(config).run(&pairs, |(one, other, layout)| {
        check(one, other, layout);
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

/// Updates a text to another spec. That the outcome is the wanted one, and that a second update
/// has nothing to do, is checked for every update of these tests.
fn update_to(name: &str, text: &str, wanted: &Value) -> Outcome {
    updated(name, text, 0, |mut value| {
        if let Some(resource) = value.as_mapping_mut() {
            resource.insert("spec", wanted.clone());
        }
        value
    })
}

#[test]
fn any_dashboard_becomes_any_other() {
    check_all(|one, other, layout| {
        let (name, text) = file(spec(&one), layout);
        let wanted = if one.options[2] % 2 == 0 {
            other
        } else {
            near(&one, &other)
        };
        let outcome = update_to(name, &text, &spec(&wanted));
        assert!(matches!(outcome, Outcome::Edited(_)), "{outcome:?}\n{text}");
    });
}

#[test]
fn lines_that_are_not_concerned_stay() {
    check_all(|one, other, layout| {
        let (name, text) = file(spec(&one), layout);
        // One list changes, and all that stands elsewhere stays as it is written.
        let mut wanted = one.clone();
        wanted.links.clone_from(&other.links);
        let Outcome::Edited(after) = update_to(name, &text, &spec(&wanted)) else {
            panic!("{text}");
        };
        // The list stands between the variables and the panels; a comment above goes with it.
        let ends = |text: &str| {
            let end = text.find("panels").expect("there is a key of that name");
            let start = text.find("links").unwrap_or(end).min(end);
            let before = text[..start].trim_end_matches([' ', '"']).trim_end();
            let line = before.rfind('\n').map_or(0, |at| at + 1);
            let is_comment = before[line..].trim_start().starts_with('#');
            let before = if is_comment {
                before[..line].trim_end()
            } else {
                before
            };
            (before.to_owned(), text[end..].to_owned())
        };
        let (before, behind) = ends(&text);
        let (found_before, found_behind) = ends(&after);
        assert_eq!(found_behind, behind, "{text}\n{after}");
        assert_eq!(found_before, before, "{text}\n{after}");
    });
}
