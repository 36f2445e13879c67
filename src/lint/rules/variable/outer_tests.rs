//! What dashboards do with variables that only their project or everybody has.

use crate::lint::Completeness;
use crate::lint::testing::{fixed_among, found, found_in};
use crate::model::ResourceKind;

const EQUALITY: &str = "multi-value-with-equality";

/// A dashboard of project `p` with these variables and a query, which stands in line 13.
fn dashboard(variables: &str, query: &str) -> String {
    format!(
        "kind: Dashboard\nmetadata: {{name: d, project: p}}\nspec:\n  variables: [{variables}]\n  panels:\n    \
         main:\n      kind: Panel\n      spec:\n        queries:\n        - kind: TimeSeriesQuery\n          \
         spec: {{plugin: {{kind: PrometheusTimeSeriesQuery, spec: {{\n            query:\n              \
         '{query}'}}}}}}\n  layouts: [{{kind: Grid, spec: {{repeatVariable: over, items: [{{content: {{$ref: \
         '#/spec/panels/main'}}}}]}}}}]\n"
    )
}

/// A list variable `name` with these flags, of a project or of everybody.
fn variable(project: Option<&str>, name: &str, flags: &str) -> String {
    let (kind, project) = match project {
        Some(project) => ("Variable", format!(", project: {project}")),
        None => ("GlobalVariable", String::new()),
    };
    format!(
        "kind: {kind}\nmetadata: {{name: {name}{project}}}\nspec: {{kind: ListVariable, spec: {{{flags}}}}}\n"
    )
}

const SEVERAL: &str = "allowMultiple: true";
const ALL: &str = "allowAllValue: true";
const QUERY: &str = r#"up{a="$v"}"#;
const FOUND: &str = "0.yaml:13:20 `=` compares with one text, and `v` may stand for several";

#[track_caller]
fn check(files: &[&str], expected: &[&str]) {
    assert_eq!(found(EQUALITY, files), expected, "{files:#?}");
}

#[test]
fn variables_of_the_project_may_have_several_values() {
    let dashboard = dashboard("", QUERY);
    let with = |variable: &str, expected: &[&str]| check(&[&dashboard, variable], expected);
    with(&variable(Some("p"), "v", SEVERAL), &[FOUND]);
    with(&variable(Some("P"), "v", ALL), &[FOUND]);
    with(
        &variable(Some("p"), "v", "allowAllValue: true, customAllValue: total"),
        &[],
    );
    with(&variable(Some("p"), "v", ""), &[]);
    with(&variable(Some("p"), "w", SEVERAL), &[]);
    with(&variable(Some("q"), "v", SEVERAL), &[]);
}

#[test]
fn the_nearest_definition_counts() {
    let several = |project| variable(project, "v", SEVERAL);
    let open = dashboard("", QUERY);
    let own = "{kind: TextVariable, spec: {name: v, value: a}}";
    check(&[&dashboard(own, QUERY), &several(Some("p"))], &[]);
    let one = variable(Some("p"), "v", "");
    check(&[&open, &one, &several(None)], &[]);
    check(
        &[&open, &several(Some("p")), &variable(None, "v", "")],
        &[FOUND],
    );
    // Which of two of one name is stored last is not known.
    check(&[&open, &one, &several(Some("p"))], &[]);
    // The dashboard has a variable that cannot be read.
    check(
        &[
            &dashboard("{kind: TextVariable}", QUERY),
            &several(Some("p")),
        ],
        &[],
    );
}

#[test]
fn global_variables_count_where_those_of_the_project_are_known() {
    let open = dashboard("", QUERY);
    let global = variable(None, "v", SEVERAL);
    check(&[&open, &global], &[]);
    check(&[&open, &global, &variable(Some("p"), "w", "")], &[FOUND]);
    check(&[&open, &global, &variable(Some("q"), "w", "")], &[]);
    let completeness = Completeness {
        kinds: [ResourceKind::Variable].into(),
    };
    assert_eq!(
        found_in(EQUALITY, &[&open, &global], &completeness),
        [FOUND]
    );
}

#[test]
fn repeated_panels_and_resources_do_not_see_several_values() {
    let over = variable(Some("p"), "over", SEVERAL);
    check(&[&dashboard("", r#"up{a="$over"}"#), &over], &[]);
    let asks = "kind: Variable\nmetadata: {name: a, project: p}\nspec: {kind: ListVariable, spec: {plugin: \
                {kind: PrometheusLabelValuesVariable, spec: {labelName: a, matchers: ['up{a=\"$v\"}']}}}}\n";
    check(&[asks, &variable(Some("p"), "v", SEVERAL)], &[]);
}

#[test]
fn comparisons_become_patterns_where_nothing_else_changes() {
    let mended = |flags: &str, query: &str, expected: &str| {
        let variable = variable(Some("p"), "v", flags);
        let own = "{kind: TextVariable, spec: {name: own, value: a}}";
        let files = [dashboard(own, query), variable];
        let found = fixed_among(EQUALITY, &[&files[0], &files[1]]);
        assert_eq!(found, dashboard(own, expected), "{query}");
    };
    mended(SEVERAL, QUERY, r#"up{a=~"$v"}"#);
    mended(SEVERAL, r#"up{a!="x.${v:csv}"}"#, r#"up{a!~"x.${v}"}"#);
    mended(ALL, QUERY, QUERY);
    for kept in [r#"up{a="$v$own"}"#, r#"up{a="$v$w"}"#] {
        mended(SEVERAL, kept, kept);
    }
}
