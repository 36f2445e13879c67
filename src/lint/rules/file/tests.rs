//! What the documentation of these rules does not show: files that were not read, files that
//! somebody named, and what they are instead.

use crate::doc::{Problem, ProblemKind};
use crate::lint::{FileInput, Linter, Named, Profile, Settings, check_file, finish, rule_set};
use crate::schema::Catalog;
use crate::text::{FileId, SourceFile, Span};

/// What all rules find in a file that was named with `-f`, as `rule: message`, help included.
fn found(name: &str, text: &str, problems: &[Problem]) -> Vec<String> {
    let rules = rule_set();
    let linter = Linter::new(Settings::new(Profile::Recommended, &rules));
    let source = SourceFile::new(FileId(0), name, text);
    let input = FileInput {
        problems,
        ..FileInput::new(&source, Named::Explicit)
    };
    let report = check_file(&linter, &Catalog::new(), &input);
    let found = finish(&linter, std::slice::from_ref(&source), report.findings);
    let shown = found.iter().map(|finding| {
        let rule = &rules.get(finding.rule).name;
        format!("{rule}: {} | {}", finding.message, finding.help.join(" "))
    });
    shown.collect()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let found = found("a.yaml", text, &[]);
    assert_eq!(found, [expected], "{text}");
}

#[test]
fn of_a_file_that_was_not_read_nothing_else_is_said() {
    let kinds = [
        ProblemKind::FileTooLarge { bytes: 70 << 20 },
        ProblemKind::InvalidUtf8 {
            whole: Some("UTF-16"),
        },
    ];
    let shown = kinds.map(|kind| {
        let problem = Problem {
            kind,
            span: Span::empty(0),
            node: None,
        };
        found("a.json", "", &[problem])
    });
    assert_eq!(
        shown.concat(),
        [
            "file-too-large: a file of 70 MiB was not read; at most 64 MiB are | Split it, one \
             resource a file, or exclude it if it is none of Perses'.",
            "invalid-utf8: the file is UTF-16, not text in UTF-8 | Save it as UTF-8; every tool of \
             Perses reads nothing else.",
        ]
    );
}

#[test]
fn what_is_no_resource_is_called_what_it_is() {
    let help = "A resource is a mapping with `kind`, `metadata` and `spec`.";
    check(
        "",
        "not-a-resource: there is no resource in this file | A file holds at least one mapping \
         with `kind`, `metadata` and `spec`.",
    );
    check(
        "[a, b]",
        &format!("not-a-resource: a resource is expected here, not a list | {help}"),
    );
    check(
        "{\"dashboard\": {\"schemaVersion\": 38, \"panels\": []}}",
        "not-a-resource: a resource of Perses is expected here, not a dashboard of Grafana | \
         `percli migrate` makes a dashboard of Perses from it.",
    );
    check(
        "metadata: {name: a}\nspec: {panels: {}}\n",
        "not-a-resource: the field `kind` is missing | Panels and layouts belong to a dashboard: \
         add `kind: Dashboard`.",
    );
    check(
        "knd: Project\nmetadata: {name: a}\nspec: {}\n",
        "not-a-resource: the field `kind` is missing, and `knd` is unknown here | Did you mean \
         `kind`?",
    );
}

#[test]
fn kinds_of_the_other_world() {
    let native = |kind: &str| format!("kind: {kind}\nmetadata: {{name: a}}\nspec: {{}}\n");
    let custom = |kind: &str| format!("apiVersion: perses.dev/v1alpha2\n{}", native(kind));
    check(
        &native("PersesDashboard"),
        "unknown-kind: Perses has no kind of resource `PersesDashboard` | A custom resource needs \
         `apiVersion: perses.dev/v1alpha2`.",
    );
    check(
        &custom("GlobalDatasource"),
        "unknown-kind: Perses has no kind of resource `GlobalDatasource` | With this `apiVersion` \
         the kind is `PersesGlobalDatasource`.",
    );
    check(
        &custom("Persesdashboard"),
        "unknown-kind: Perses has no kind of resource `Persesdashboard` | Did you mean \
         `PersesDashboard`?",
    );
    check(
        &native("[a]"),
        "unknown-kind: `kind` must be a string, not a list | ",
    );
    check(
        &native("''"),
        "unknown-kind: `kind` is empty | Known are `Dashboard`, `Datasource`, \
         `EphemeralDashboard`, `Folder`, `GlobalDatasource`, `GlobalRole`, `GlobalRoleBinding`, \
         `GlobalSecret`, `GlobalVariable`, `Project`, `Role`, `RoleBinding` and 3 more.",
    );
}

/// The rules that speak about a text in which each `�` stands for a byte that is not UTF-8.
#[track_caller]
fn check_bytes(text: &str, rules: &[&str]) {
    let problem = |(at, _)| Problem {
        kind: ProblemKind::InvalidUtf8 { whole: None },
        span: Span::new(at, at + 1),
        node: None,
    };
    let text = text.replace('\u{fffd}', "\0");
    let problems: Vec<Problem> = text.match_indices('\0').map(problem).collect();
    let found = found("a.yaml", &text.replace('\0', "?"), &problems);
    let spoke: Vec<&str> = found
        .iter()
        .filter_map(|line| line.split(':').next())
        .collect();
    assert_eq!(spoke, rules, "{found:#?}");
}

#[test]
fn of_a_scalar_with_bytes_that_are_not_utf_8_nothing_else_is_said() {
    let only = &["invalid-utf8"];
    check_bytes("kind: Project\nmetadata: {name: sh�p}\n", only);
    check_bytes("kind: Pr�ject\nmetadata: {name: shop}\nspec: {}\n", only);
    check_bytes("kind: Project\nmetadata: {name: shop, v�rsion: 1}\n", only);
    check_bytes(
        "kind: Project\nmetadata: {name: shop}\nspec: Gr��e\n",
        &[only[0], only[0]],
    );
    check_bytes(
        "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: 'kind: Project\n\n    metadata: {name: sh�p}'\n",
        only,
    );
    // What stands around it is checked all the same.
    check_bytes(
        "kind: Project\nmetadata: {name: shop, x: ä, y: 1}\nspec: {display: {nam: G�y}}\n",
        &[
            "unknown-field",
            "unknown-field",
            "unknown-field",
            "invalid-utf8",
        ],
    );
}

#[test]
fn a_key_that_is_none_is_said_once() {
    for entry in [
        "? [a, b]\n  : c",
        "? {a: b}\n  : {c: [d, e]}",
        "? [a, b]",
        "[a, b]: &x c",
        "*unknown : {c: d}",
        "? &x [a]\n  : *x",
    ] {
        let text = format!("kind: Project\nmetadata:\n  {entry}\n  name: shop\nspec: {{}}\n");
        let found = found("a.yaml", &text, &[]);
        assert_eq!(found.len(), 1, "{text}{found:#?}");
        assert!(found[0].starts_with("yaml-syntax: "), "{text}{found:#?}");
    }
}
