//! What the documentation of these rules does not show: odd numbers, aliases, hostile sizes.

use std::fmt::Write as _;

use crate::lint::testing::{fixed, found};
use proptest::prelude::*;

/// A dashboard with panel `a`, whose layouts follow from line 7 on.
fn dashboard(layouts: &str) -> String {
    format!(
        "kind: Dashboard\nmetadata: {{ name: d }}\nspec:\n  panels:\n    a: {{ kind: Panel }}\n  \
         layouts:\n{layouts}"
    )
}

/// Checks what a rule finds in one grid whose items stand on a line each, from line 11 on.
#[track_caller]
fn check(rule: &str, items: &[&str], expected: &[&str]) {
    let mut layouts = "  - kind: Grid\n    spec:\n      items:\n      # \n".to_owned();
    for item in items {
        let _ = writeln!(layouts, "      - {item}");
    }
    let found = found(rule, &[&dashboard(&layouts)]);
    assert_eq!(found, expected, "{rule} in {items:#?}");
}

#[test]
fn numbers_at_the_limits_are_only_odd() {
    let (most, least) = (i64::MAX, i64::MIN);
    let item = |x: i64, y: i64, width: i64, height: i64| {
        format!("{{x: {x}, y: {y}, width: {width}, height: {height}}}")
    };
    check(
        "grid-overflow",
        &[
            &item(most, most, most, most),
            &item(least, least, least, least),
            &item(0, 0, most, 1),
        ],
        &[
            "11:13 column 9223372036854775807 lies outside of the grid",
            "12:13 the column `x` is negative",
            "12:38 the row `y` is negative",
            "12:67 the width is negative",
            "12:97 the height is negative",
            "13:29 the panel is 9223372036854775807 columns wide from column 0",
        ],
    );
    let same = item(0, most - 1, 1, most);
    let negative = item(least, 0, most, most);
    check(
        "grid-overlap",
        &[
            &same,
            &same,
            &item(most, 0, most, most),
            &negative,
            &item(0, least, most, most),
        ],
        &["12:10 an item without a panel overlaps another item"],
    );
    check("grid-zero-size", &[&item(0, 0, most, least)], &[]);
}

#[test]
fn what_is_no_number_is_left_to_others() {
    for rule in ["grid-overflow", "grid-overlap", "grid-zero-size"] {
        let odd = "{x: a, y: [], width: {}, height: 99999999999999999999}";
        check(rule, &[odd, odd, "text", "[]", "12"], &[]);
    }
    check(
        "grid-zero-size",
        &["{width: 6.0, height: 0x4}", "{width: '6', height: 6}"],
        &[],
    );
    check(
        "grid-zero-size",
        &["{width: ~, height: 6}", "{width: 0.5, height: 6}", "{}"],
        &[
            "11:17 `width` is null and counts as 0",
            "12:17 `width` is `0.5` and counts as 0",
            "13:9 `width` and `height` are missing and count as 0",
        ],
    );
    check(
        "grid-zero-size",
        &[
            "{width: 0, height: 0x0}",
            "{width: , height: null}",
            "{width: 0, height: ~}",
            "{width: 0}",
        ],
        &[
            "11:17 `width` and `height` are 0",
            "12:15 `width` and `height` are null and count as 0",
            "13:17 `width` is 0",
            "13:28 `height` is null and counts as 0",
            "14:10 `height` is missing and counts as 0",
            "14:17 `width` is 0",
        ],
    );
}

#[test]
fn items_that_are_aliases_stand_where_the_alias_is() {
    let item = "{x: 0, y: 0, width: 6, height: 6, content: {$ref: '#/spec/panels/a'}}";
    let items = [&format!("&a {item}"), "*a"];
    check(
        "panel-placed-twice",
        &items,
        &["12:9 panel `a` has a place already"],
    );
    check(
        "grid-overlap",
        &items,
        &["12:9 panel `a` overlaps another item"],
    );
}

#[test]
fn broken_references_do_not_make_panels_unplaced() {
    let rule = "panel-not-in-layout";
    let unplaced = ["5:5 no layout shows panel `a`"];
    check(rule, &["{content: {$ref: '#/spec/panels/b'}}"], &unplaced);
    check(rule, &["{content: {$ref: '#/spec/panels/A'}}"], &[]);
    check(rule, &["{content: {$ref: '#/panels/a'}}"], &[]);
    check(rule, &["{contents: {$ref: '#/spec/panels/a'}}"], &[]);
    check(rule, &[], &unplaced);
}

#[test]
fn without_panels_one_reference_speaks_for_all() {
    let rule = "layout-ref-missing-panel";
    let grid = "[{kind: Grid, spec: {items: [{content: {$ref: '#/spec/panels/a'}}, {content: \
                {$ref: '#/spec/panels/b'}}]}}]";
    let check = |panels: &str, expected: &[&str]| {
        let text = format!("kind: Dashboard\nmetadata: {{}}\nspec:\n  {panels}\n  layouts: {grid}");
        assert_eq!(found(rule, &[&text]), expected, "{panels}");
    };
    check("panels: {}", &["5:73 there is no panel `a`"]);
    check("duration: 1h", &["5:73 there is no panel `a`"]);
    check("panels: []", &[]);
}

#[test]
fn hostile_grids_take_linear_time() {
    let item = "{x: 0, y: 0, width: 24, height: 9000, content: {$ref: '#/spec/panels/b'}}";
    let items = vec![item; 4_000];
    let mut layouts = "  - kind: Grid\n    spec:\n      items:\n".to_owned();
    for item in &items {
        let _ = writeln!(layouts, "      - {item}");
    }
    let text = dashboard(&layouts);
    for (rule, expected) in [
        ("grid-overlap", items.len() - 1),
        ("layout-ref-missing-panel", items.len()),
        ("panel-not-in-layout", 1),
    ] {
        let found = found(rule, &[&text]);
        assert_eq!(found.len(), expected, "{rule}");
    }
}

proptest! {
    #[test]
    fn overlaps_are_found_exactly_where_there_are_some(
        areas in prop::collection::vec((-2_i64..26, -2_i64..9, 0_i64..12, 0_i64..5), 0..9),
    ) {
        let mut layouts = "  - kind: Grid\n    spec:\n      items:\n".to_owned();
        for (x, y, width, height) in &areas {
            let item = format!("{{y: {y}, x: {x}, width: {width}, height: {height}}}");
            let _ = writeln!(layouts, "      - {item}");
        }
        let found = found("grid-overlap", &[&dashboard(&layouts)]);
        let cells = |&(x, y, width, height): &(i64, i64, i64, i64)| {
            let columns = x.max(0)..(x + width).min(24);
            columns.flat_map(move |column| (y..y + height).map(move |row| (column, row)))
        };
        let overlaps = |at: usize| {
            let others = areas[..at].iter().flat_map(cells).collect::<Vec<_>>();
            cells(&areas[at]).any(|cell| others.contains(&cell))
        };
        // Which item of a heap is named depends on the order of the rows, but never is one named
        // that overlaps no earlier one, and never is a heap without a finding.
        let lines: Vec<usize> = found
            .iter()
            .map(|finding| finding.split(':').next().unwrap().parse::<usize>().unwrap() - 10)
            .collect();
        prop_assert!(lines.iter().all(|&at| overlaps(at)), "{found:?}");
        prop_assert_eq!(lines.is_empty(), !(0..areas.len()).any(overlaps));
    }
}

/// Checks what the fixes of a rule make of the layouts of a dashboard.
#[track_caller]
fn check_fix(rule: &str, layouts: &str, expected: &str) {
    let mended = fixed(rule, &dashboard(layouts));
    assert_eq!(mended, dashboard(expected), "{rule}");
}

#[test]
fn empty_groups_and_tabs_go() {
    let full = "  - {kind: Grid, spec: {items: [{x: 0}]}}\n";
    let empty = "  # nothing\n  - kind: Grid\n    spec: {items: []}\n";
    check_fix("empty-layout", &format!("{full}{empty}{empty}"), full);
    let tabs =
        |tabs: &str, more: &str| format!("  - {{kind: Tabs, spec: {{tabs: [{tabs}]{more}}}}}\n");
    let (one, none) = ("{name: a, items: [{x: 0}]}", "{name: b, items: []}");
    check_fix(
        "empty-layout",
        &tabs(&format!("{none}, {one}"), ""),
        &tabs(one, ""),
    );
    let counted = tabs(&format!("{none}, {one}"), ", defaultTab: 1");
    check_fix("empty-layout", &counted, &counted);
    check_fix("empty-layout", &format!("{full}{}", tabs(none, "")), full);
}

#[test]
fn panels_that_are_too_wide_get_the_room_there_is() {
    let grid = |item: &str| format!("  - {{kind: Grid, spec: {{items: [{{{item}}}]}}}}\n");
    let rule = "grid-overflow";
    check_fix(rule, &grid("x: 20, width: 0x10"), &grid("x: 20, width: 4"));
    for stays in ["x: 24, width: 1", "x: -1, width: 30", "x: 0, width: '30'"] {
        check_fix(rule, &grid(stays), &grid(stays));
    }
}
