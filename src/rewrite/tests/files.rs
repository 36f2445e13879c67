//! Texts and paths of new files.

use super::value;
use crate::doc::Syntax;
use crate::model::{Key, ResourceKind, Target, normal_value};
use crate::rewrite::{Paths, file};
use crate::schema::Catalog;

/// Checks the text of a new file for what a server stores of a resource.
#[track_caller]
fn check(kind: ResourceKind, given: &str, syntax: Syntax, expected: &str) {
    let catalog = Catalog::new();
    let target = Target {
        case_sensitive: true,
        ..Target::default()
    };
    let wanted = normal_value(kind, &value(given), None, &catalog, &target);
    let text = file(kind, &wanted, &catalog, syntax);
    assert_eq!(text, expected);
    let back = normal_value(kind, &value(&text), None, &catalog, &target);
    assert!(back.same(&wanted), "{back:?}\n{wanted:?}");
}

#[test]
fn files_say_what_a_person_would() {
    check(
        ResourceKind::Dashboard,
        "{kind: Dashboard, metadata: {version: 3, createdAt: 2024-01-01T00:00:00Z, tags: [b, a], \
         project: Shop, name: web}, spec: {duration: 1h, refreshInterval: 0s, layouts: [{kind: Grid, spec: {items: \
         [{content: {$ref: '#/spec/panels/0_0'}, y: 0, x: 0, width: 24, height: 8}], display: {collapse: {open: false}}}}], \
         variables: [{kind: ListVariable, spec: {name: v, allowAllValue: false, allowMultiple: true, display: {hidden: false, name: V}, \
         plugin: {kind: StaticListVariable, spec: {values: [1m, 'yes']}}, defaultValue: []}}], panels: {0_0: {kind: Panel, spec: \
         {queries: [{kind: TimeSeriesQuery, spec: {plugin: {kind: PrometheusTimeSeriesQuery, spec: {seriesNameFormat: \
         '{{a}}', query: \"sum(\\n  up\\n)\", other: ~}}}}], links: [], plugin: {kind: TimeSeriesChart, spec: {}}}}}}}",
        Syntax::Yaml,
        "\
kind: Dashboard
metadata:
  name: web
  project: Shop
  tags:
    - a
    - b
spec:
  variables:
    - kind: ListVariable
      spec:
        display:
          name: V
        defaultValue: []
        allowMultiple: true
        plugin:
          kind: StaticListVariable
          spec:
            values:
              - 1m
              - \"yes\"
        name: v
  panels:
    \"0_0\":
      kind: Panel
      spec:
        plugin:
          kind: TimeSeriesChart
        queries:
          - kind: TimeSeriesQuery
            spec:
              plugin:
                kind: PrometheusTimeSeriesQuery
                spec:
                  query: |-
                    sum(
                      up
                    )
                  seriesNameFormat: \"{{a}}\"
                  other: null
  layouts:
    - kind: Grid
      spec:
        display:
          collapse: {}
        items:
          - x: 0
            y: 0
            width: 24
            height: 8
            content:
              $ref: \"#/spec/panels/0_0\"
  refreshInterval: 0s
",
    );
    check(
        ResourceKind::Project,
        "{kind: project, metadata: {name: a}, spec: {display: {name: ''}}}",
        Syntax::Json,
        "{\n  \"kind\": \"Project\",\n  \"metadata\": {\n    \"name\": \"a\"\n  },\n  \"spec\": {\n    \"display\": {}\n  }\n}\n",
    );
    check(
        ResourceKind::GlobalSecret,
        "{kind: GlobalSecret, metadata: {name: a}, spec: {authorization: {credentials: b}}}",
        Syntax::Yaml,
        "kind: GlobalSecret\nmetadata:\n  name: a\nspec:\n  authorization:\n    credentials: b\n",
    );
}

#[test]
fn paths_are_tidy_and_apart() {
    use ResourceKind::{Dashboard, Datasource, GlobalDatasource, Project, User};
    let mut paths = Paths::default();
    paths.take("shop/Dashboards/there.yaml");
    let mut check = |kind: ResourceKind, project: Option<&str>, name: &str, expected: &str| {
        let target = Target {
            case_sensitive: true,
            ..Target::default()
        };
        let key = Key::new(kind, project, name, target).unwrap();
        assert_eq!(paths.path(&key, Syntax::Yaml), expected);
    };
    check(Dashboard, Some("shop"), "web", "shop/dashboards/web.yaml");
    check(Dashboard, Some("shop"), "Web", "shop/dashboards/Web~2.yaml");
    check(Dashboard, Some("Shop"), "WEB", "Shop/dashboards/WEB~3.yaml");
    check(
        Dashboard,
        Some("shop"),
        "there",
        "shop/dashboards/there~2.yaml",
    );
    check(
        Dashboard,
        Some("shop"),
        "perscope",
        "shop/dashboards/perscope~2.yaml",
    );
    check(Datasource, Some("global"), "a", "global/datasources/a.yaml");
    check(GlobalDatasource, None, "a", "global/datasources/a~2.yaml");
    check(User, None, "ada", "global/users/ada.yaml");
    check(Project, None, "shop", "shop/project.yaml");
    check(Project, None, "node_modules", "node_modules~2/project.yaml");
}
