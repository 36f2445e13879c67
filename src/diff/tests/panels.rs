//! Panels: renamed keys, and places in grids, groups and tabs.

use super::check;

/// A dashboard with these panels and layouts.
fn dashboard(panels: &str, layouts: &str) -> String {
    format!("kind: Dashboard\nspec:\n  panels: {{{panels}}}\n  layouts: [{layouts}]\n")
}

/// A panel.
fn panel(key: &str, title: &str, kind: &str) -> String {
    format!(
        "{key}: {{kind: Panel, spec: {{display: {{name: {title}}}, plugin: {{kind: {kind}, spec: {{}}}}}}}}"
    )
}

/// A grid with a title and items: key, x.
fn grid(title: &str, items: &[(&str, u32)]) -> String {
    format!(
        "{{kind: Grid, spec: {{display: {{title: '{title}'}}, items: [{}]}}}}",
        places(items)
    )
}

fn places(items: &[(&str, u32)]) -> String {
    let item = |(key, x): &(&str, u32)| {
        format!("{{x: {x}, y: 0, content: {{$ref: '#/spec/panels/{key}'}}}}")
    };
    items.iter().map(item).collect::<Vec<_>>().join(", ")
}

#[test]
fn references_follow_a_renamed_panel() {
    let old = dashboard(&panel("a", "CPU", "Gauge"), &grid("", &[("a", 0)]));
    let new = dashboard(&panel("b", "CPU", "Gauge"), &grid("", &[("b", 0)]));
    check(&old, &new, &["= /spec/panels/a /spec/panels/b"]);
    // A reference that stays behind leads nowhere now.
    let new = dashboard(&panel("b", "CPU", "Gauge"), &grid("", &[("a", 0)]));
    check(
        &old,
        &new,
        &[
            "= /spec/panels/a /spec/panels/b",
            "- /spec/layouts/0/spec/items/0",
            "+ /spec/layouts/0/spec/items/0",
        ],
    );
}

#[test]
fn a_renamed_panel_may_have_changed() {
    let old = dashboard(&panel("a", "CPU", "Gauge"), "");
    let new = "kind: Dashboard\nspec: {layouts: [], panels: {b: {kind: Panel, spec: {display: {name: CPU, description: x}, plugin: {kind: Gauge, spec: {}}}}}}";
    check(
        &old,
        new,
        &[
            "= /spec/panels/a /spec/panels/b",
            "+ /spec/panels/b/spec/display/description",
        ],
    );
    // One title of two panels tells nothing.
    let old = dashboard(
        &[panel("a", "CPU", "Gauge"), panel("b", "CPU", "Gauge")].join(", "),
        "",
    );
    check(
        &old,
        new,
        &[
            "- /spec/panels/a",
            "+ /spec/panels/b/spec/display/description",
        ],
    );
}

#[test]
fn panels_move_in_their_grid() {
    let panels = [panel("a", "A", "Gauge"), panel("b", "B", "Gauge")].join(", ");
    let old = dashboard(&panels, &grid("", &[("a", 0), ("b", 12)]));
    let new = dashboard(&panels, &grid("", &[("b", 0), ("a", 12)]));
    check(
        &old,
        &new,
        &[
            "> /spec/layouts/0/spec/items/1 /spec/layouts/0/spec/items/0",
            "~ /spec/layouts/0/spec/items/0/x: 12 -> 0",
            "~ /spec/layouts/0/spec/items/1/x: 0 -> 12",
        ],
    );
}

#[test]
fn panels_move_to_other_groups() {
    let panels = [panel("a", "A", "Gauge"), panel("b", "B", "Gauge")].join(", ");
    let one = grid("One", &[("a", 0), ("b", 12)]);
    let layouts = |groups: &[String]| dashboard(&panels, &groups.join(", "));
    let old = layouts(&[one.clone(), grid("Two", &[])]);
    let new = layouts(&[grid("One", &[("a", 0)]), grid("Two", &[("b", 0)])]);
    check(
        &old,
        &new,
        &[
            "> /spec/layouts/0/spec/items/1 /spec/layouts/1/spec/items/0",
            "~ /spec/layouts/1/spec/items/0/x: 12 -> 0",
        ],
    );
    // Into a group that was not there before, and out of one that goes.
    let old = layouts(std::slice::from_ref(&one));
    check(
        &old,
        &new,
        &[
            "+ /spec/layouts/1",
            "> /spec/layouts/0/spec/items/1 /spec/layouts/1/spec/items/0",
        ],
    );
    check(
        &new,
        &old,
        &[
            "> /spec/layouts/1/spec/items/0 /spec/layouts/0/spec/items/1",
            "~ /spec/layouts/0/spec/items/1/x: 0 -> 12",
            "- /spec/layouts/1",
        ],
    );
}

#[test]
fn groups_are_known_by_title_or_content() {
    let panels = [panel("a", "A", "Gauge"), panel("b", "B", "Gauge")].join(", ");
    let layouts = |groups: &[String]| dashboard(&panels, &groups.join(", "));
    let (a, b) = (grid("", &[("a", 0)]), grid("", &[("b", 0)]));
    check(
        &layouts(&[a.clone(), b.clone()]),
        &layouts(std::slice::from_ref(&b)),
        &["- /spec/layouts/0"],
    );
    check(
        &layouts(&[a.clone(), b.clone()]),
        &layouts(&[grid("New", &[("b", 4)]), a.clone()]),
        &[
            "> /spec/layouts/1 /spec/layouts/0",
            "~ /spec/layouts/0/spec/display/title: \"\" -> \"New\"",
            "~ /spec/layouts/0/spec/items/0/x: 0 -> 4",
        ],
    );
}

#[test]
fn panels_move_between_tabs() {
    let panels = panel("a", "A", "Gauge");
    let tabs = |one: &str, two: &str| {
        dashboard(
            &panels,
            &format!(
                "{{kind: Tabs, spec: {{tabs: [{{name: x, items: [{one}]}}, {{name: y, items: [{two}]}}]}}}}"
            ),
        )
    };
    let a = places(&[("a", 0)]);
    check(
        &tabs(&a, ""),
        &tabs("", &a),
        &["> /spec/layouts/0/spec/tabs/0/items/0 /spec/layouts/0/spec/tabs/1/items/0"],
    );
}
