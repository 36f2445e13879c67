//! Variables across dashboards, projects and the whole server, and circles of hostile length.

use std::fmt::Write as _;

use crate::lint::testing::{fixable, fixed, found};

const CYCLE: &str = "variable-cycle";
const UNDEFINED: &str = "undefined-variable-in-variable";

/// A dashboard of project `p` whose text variables stand on a line each, from line 5 on.
fn dashboard(variables: &[(&str, &str)]) -> String {
    let mut text =
        "kind: Dashboard\nmetadata: {name: d, project: p}\nspec:\n  variables:\n".to_owned();
    for (name, value) in variables {
        let variable = format!("{{kind: TextVariable, spec: {{name: {name}, value: '{value}'}}}}");
        let _ = writeln!(text, "  - {variable}");
    }
    text
}

/// A variable of project `p`, or a global one; its value stands in line 3.
fn resource(kind: &str, name: &str, value: &str) -> String {
    let project = if kind == "Variable" {
        ", project: p"
    } else {
        ""
    };
    format!(
        "kind: {kind}\nmetadata: {{name: {name}{project}}}\nspec: {{kind: TextVariable, spec: \
         {{value: '{value}'}}}}\n"
    )
}

#[track_caller]
fn check(rule: &str, files: &[&str], expected: &[&str]) {
    assert_eq!(found(rule, files), expected, "{rule} in {files:#?}");
}

#[test]
fn circles_of_a_dashboard_are_reported_once() {
    let own = |variables: &[(&str, &str)], expected: &[&str]| {
        check(CYCLE, &[&dashboard(variables)], expected);
    };
    own(&[("a", "$a")], &["5:50 the variable uses itself: a → a"]);
    own(
        &[("a", "x${a}y")],
        &["5:51 the variable uses itself: a → a"],
    );
    own(
        &[("a", "$b"), ("b", "$a")],
        &["5:50 variables use each other in a circle: a → b → a"],
    );
    own(
        &[("z", "$b"), ("c", "$a"), ("b", "$c"), ("a", "$b")],
        &["6:50 variables use each other in a circle: c → a → b → c"],
    );
    own(
        &[("a", "$a $b"), ("b", "$b"), ("c", "$a $b $d"), ("d", "")],
        &[
            "5:50 the variable uses itself: a → a",
            "6:50 the variable uses itself: b → b",
        ],
    );
    own(&[("a", "$b $c"), ("b", "$d"), ("c", "$d"), ("d", "")], &[]);
}

#[test]
fn circles_may_lead_through_projects_and_global_variables() {
    let project = resource("Variable", "b", "$a");
    let global = resource("GlobalVariable", "a", "$b");
    let circle = "variables use each other in a circle: ";
    // The dashboard hides the global variable, and then the circle is its own.
    let hides = dashboard(&[("a", "$b")]);
    check(
        CYCLE,
        &[&hides, &project],
        &[&format!("0.yaml:5:50 {circle}a → b → a")],
    );
    check(CYCLE, &[&dashboard(&[("x", "$a")]), &project], &[]);
    // No project sees a circle that is global alone, and no dashboard one of its project.
    check(
        CYCLE,
        &[&project, &global],
        &[&format!("0.yaml:3:43 {circle}b → a → b")],
    );
    check(
        CYCLE,
        &[
            &dashboard(&[("x", "$a")]),
            &global,
            &resource("GlobalVariable", "b", "$a"),
        ],
        &[&format!("1.yaml:3:43 {circle}a → b → a")],
    );
}

#[test]
fn long_circles_are_cut_and_take_linear_time() {
    let names: Vec<String> = (0..3000).map(|n| format!("v{n}")).collect();
    let values: Vec<String> = (0..3000).map(|n| format!("$v{}", (n + 1) % 3000)).collect();
    let variables: Vec<(&str, &str)> = names
        .iter()
        .zip(&values)
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    check(
        CYCLE,
        &[&dashboard(&variables)],
        &["5:51 variables use each other in a circle: v0 → v1 → v2 → v3 → v4 → v5 → … → v0"],
    );
}

#[test]
fn variables_are_looked_up_in_dashboard_project_and_everywhere() {
    let text = dashboard(&[("a", "$b ${c:csv} $d $__from $1")]);
    let not = |name: &str, column: usize| format!("5:{column} variable `{name}` is not defined");
    check(
        UNDEFINED,
        &[&text],
        &[&not("b", 50), &not("c", 53), &not("d", 62)],
    );
    let files = [
        text.as_str(),
        &resource("Variable", "B", ""),
        &resource("GlobalVariable", "c", ""),
        &resource("Variable", "d", "").replace("project: p", "project: other"),
    ];
    check(UNDEFINED, &files, &[&format!("0.yaml:{}", not("d", 62))]);
    // Without a project on record, the dashboard may be meant for any.
    let anywhere = text.replace(", project: p", "");
    check(
        UNDEFINED,
        &[&anywhere, files[2], files[3]],
        &[&format!("0.yaml:{}", not("b", 50))],
    );
}

#[test]
fn variables_of_projects_may_count_on_dashboards() {
    let project = resource("Variable", "b", "$a");
    let global = resource("GlobalVariable", "b", "$a");
    let dashboard = dashboard(&[("a", "")]);
    for resource in [&project, &global] {
        check(
            UNDEFINED,
            &[resource],
            &["3:43 variable `a` is not defined"],
        );
        check(UNDEFINED, &[resource, &dashboard], &[]);
    }
    let elsewhere = dashboard.replace("project: p", "project: other");
    check(
        UNDEFINED,
        &[&project, &elsewhere],
        &["0.yaml:3:43 variable `a` is not defined"],
    );
    check(UNDEFINED, &[&global, &elsewhere], &[]);
}

#[test]
fn variables_of_projects_break_the_dashboards_that_lack_what_they_use() {
    let project = resource("Variable", "b", "$a");
    let with = dashboard(&[("a", "")]);
    let without = dashboard(&[("c", "")]).replace("name: d,", "name: e,");
    let some = "0.yaml:3:43 1 of 2 dashboards do not define variable `a`";
    check(UNDEFINED, &[&project, &with, &without], &[some]);
    let global = resource("GlobalVariable", "b", "$a");
    check(UNDEFINED, &[&global, &with, &without], &[some]);
    // Its own variable of that name hides the one that cannot be evaluated.
    let hides = without.replace("name: c", "name: b");
    check(UNDEFINED, &[&project, &with, &hides], &[]);
    let elsewhere = without.replace("project: p", "project: q");
    check(UNDEFINED, &[&project, &with, &elsewhere], &[]);
    check(UNDEFINED, &[&global, &with, &elsewhere], &[some]);
    let there = resource("Variable", "a", "").replace("project: p", "project: q");
    check(UNDEFINED, &[&global, &with, &elsewhere, &there], &[]);
    // In braces servers overlook it, and the page has it on one of the two dashboards.
    let braced = resource("Variable", "b", "${a}");
    check(UNDEFINED, &[&braced, &with, &without], &[]);
    check(
        UNDEFINED,
        &[&braced, &without],
        &["0.yaml:3:43 variable `a` is not defined"],
    );
}

#[test]
fn every_text_of_a_plugin_counts_and_no_key() {
    let text = "kind: Dashboard\nmetadata: {name: d, project: p}\nspec:\n  variables:\n  - kind: \
                ListVariable\n    spec:\n      name: a\n      defaultValue: $no\n      plugin:\n        \
                kind: $no\n        spec:\n          $no: [{x: $b}, $c, 5, ~]\n          y: |\n            \
                first\n            $d and $b\n";
    let not = |at: &str, name: &str| format!("{at} variable `{name}` is not defined");
    check(
        UNDEFINED,
        &[text],
        &[&not("12:21", "b"), &not("12:26", "c"), &not("15:13", "d")],
    );
}

#[test]
fn a_name_that_cannot_be_meant_keeps_others_silent() {
    for name in ["''", "'12'", "a b", "[]", "ä"] {
        check(UNDEFINED, &[&dashboard(&[(name, ""), ("b", "$a")])], &[]);
    }
    check(
        UNDEFINED,
        &[&dashboard(&[("a-b", ""), ("b", "$a")])],
        &["6:50 variable `a` is not defined"],
    );
}

#[test]
fn no_order_suits_a_circle() {
    let rule = "dependent-variable-order";
    let with = |variables: &[(&str, &str)]| {
        let mut text = "kind: Dashboard\nmetadata: {name: d}\nspec:\n  variables:\n".to_owned();
        for (name, uses) in variables {
            let plugin =
                format!("{{kind: PrometheusLabelValuesVariable, spec: {{labelName: '{uses}'}}}}");
            let _ = writeln!(
                text,
                "  - {{kind: ListVariable, spec: {{plugin: {plugin}, name: {name}}}}}"
            );
        }
        text
    };
    let behind = |line: usize, column: usize, name: &str| {
        format!("{line}:{column} `{name}` is shown behind what depends on it")
    };
    let check = |variables: &[(&str, &str)], expected: &[String]| {
        assert_eq!(found(rule, &[&with(variables)]), expected, "{variables:?}");
    };
    check(&[("a", "$b"), ("b", "")], &[behind(5, 98, "b")]);
    check(&[("a", "$b"), ("b", "$a")], &[]);
    check(&[("a", "$a")], &[]);
    // What leads into a circle, or out of it, has its place.
    check(
        &[("a", "$b"), ("b", "$c"), ("c", "$b $d"), ("d", "")],
        &[behind(5, 98, "b"), behind(7, 101, "d")],
    );
}

#[test]
fn variables_move_up_with_their_comments_until_each_stands_behind_what_it_needs() {
    let variable = |name: &str, needs: &str| {
        format!(
            "    # {name}\n    - kind: ListVariable\n      spec:\n        name: {name}\n        plugin:\n          \
             kind: PrometheusLabelValuesVariable\n          spec:\n            labelName: {name}\n            \
             matchers: ['up{{{needs}}}']\n"
        )
    };
    let cluster = variable("cluster", "");
    let namespace = variable("namespace", "cluster=\"$cluster\"");
    let pod = variable("pod", "cluster=\"$cluster\", namespace=\"$namespace\"");
    let node = variable("node", "cluster=\"$cluster\"");
    let dashboard = |variables: &[&str]| {
        let variables = variables.concat();
        format!(
            "kind: Dashboard\nmetadata: {{name: d, project: p}}\nspec:\n  variables:\n{variables}  panels: {{}}\n"
        )
    };
    let before = dashboard(&[&pod, &node, &namespace, &cluster]);
    let after = dashboard(&[&cluster, &namespace, &pod, &node]);
    assert_eq!(fixed("dependent-variable-order", &before), after);
}

#[test]
fn all_unused_variables_can_be_removed_at_once() {
    let names: Vec<String> = (0..2000).map(|number| format!("v{number}")).collect();
    let variables: Vec<(&str, &str)> = names.iter().map(|name| (&**name, "&")).collect();
    assert_eq!(fixable("unused-variable", &dashboard(&variables)), 2000);
}
