//! What suppressions cover, and what is said about them.

use std::sync::LazyLock;

use crate::config::{self, Date};
use crate::doc;
use crate::finding::{Finding, Level};
use crate::lint::settings::Selector;
use crate::lint::{
    Allowances, FileInput, FileView, Linter, Named, Profile, Settings, Sink, Suppression,
    check_file, rule_set,
};
use crate::schema::Catalog;
use crate::text::{FileId, SourceFile};

/// The rules that are on in these tests, beside those about suppressions.
const ON: [&str; 4] = [
    "unknown-field",
    "duplicate-key",
    "rate-of-aggregation",
    "wrong-type",
];

/// What is left of a file named `a.yaml` on the last day of January 2026, as `line:column rule`, and
/// how many findings were suppressed. `config` is a whole configuration.
fn left(text: &str, config: &str) -> (Vec<String>, usize) {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::new);
    let rules = rule_set();
    let mut settings = Settings::new(Profile::All, &rules);
    for (id, rule) in rules.iter() {
        let about = ["suppression", "snooze", "unknown-rule"];
        let is_about = about.iter().any(|word| rule.name.contains(word));
        if !is_about && !ON.contains(&rule.name.as_str()) {
            settings.set(Selector::Rule(id), Level::Off, &rules);
        }
    }
    let linter = Linter::new(settings);
    let file = |id, name: &str, text: &str| SourceFile::new(FileId(id), name, text);
    let files = [file(0, "a.yaml", text), file(1, "perscope.yaml", config)];
    let report = check_file(
        &linter,
        &CATALOG,
        &FileInput::new(&files[0], Named::Argument),
    );
    let config = config::Config::read(vec![doc::parse(&files[1])[0].document.clone()]);
    let entries: Vec<Suppression> = config.allowed.into_iter().map(Suppression::from).collect();
    let view = |report, allowances| FileView {
        linter: &linter,
        report,
        path: "a.yaml",
        is_reported: true,
        is_whole: true,
        allowances,
    };
    let sink = Sink {
        rules: &rules,
        files: &files,
        views: &[view(Some(&report), Some(0)), view(None, None)],
        allowances: &[Allowances {
            entries: &entries,
            linter: &linter,
            is_whole: true,
        }],
        today: Date::parse("2026-01-31").unwrap(),
        baseline: None,
    };
    let finished = sink.finish(report.findings.clone());
    let shown = |finding: &Finding| {
        let file = &files[finding.place.file.0 as usize];
        let at = file.position(finding.place.span.start as usize);
        let rule = &rules.get(finding.rule).name;
        format!("{}:{} {rule}", at.line, at.column)
    };
    (
        finished.findings.iter().map(shown).collect(),
        finished.suppressed,
    )
}

#[track_caller]
fn check(text: &str, expected: &[&str], suppressed: usize) {
    assert_eq!(
        left(text, ""),
        (
            expected.iter().map(|it| (*it).to_owned()).collect(),
            suppressed
        ),
        "{text}"
    );
}

/// A project; each `#` before a word is a comment that allows what the word is short for.
fn project(metadata: &str) -> String {
    let text = format!("kind: Project\nmetadata:\n{metadata}\nspec: {{}}\n");
    text.replace("#unknown", "# perscope: allow unknown-field — why")
        .replace("#group", "# perscope: allow correctness — why")
        .replace("#other", "# perscope: allow wrong-type — why")
}

#[test]
fn a_comment_covers_the_node_at_it() {
    check(
        &project("  name: shop\n  x: 1\n  y: 2"),
        &["4:3 unknown-field", "5:3 unknown-field"],
        0,
    );
    check(
        &project("  name: shop\n  x: 1 #unknown\n  y: 2"),
        &["5:3 unknown-field"],
        1,
    );
    check(
        &project("  name: shop\n  #unknown\n\n  # more\n  x: 1\n  y: 2"),
        &["8:3 unknown-field"],
        1,
    );
    check(
        &project("  #group\n  name: shop\n  x: 1 #group\n  y: 2 #unknown"),
        &["3:5 unused-suppression"],
        2,
    );
    // What starts on the first line is the whole resource, and on the second all metadata.
    check(
        &format!("#unknown\n{}", project("  name: shop\n  x: 1"))
            .replace("#unknown", "# perscope: allow unknown-field — why"),
        &[],
        1,
    );
    check(
        &project("  name: shop\n  x: 1").replace(
            "metadata:",
            "metadata: # perscope: allow unknown-field — why",
        ),
        &[],
        1,
    );
}

#[test]
fn the_innermost_one_counts() {
    let text = project("  name: shop\n  #unknown\n  x: 1 #unknown");
    check(&text, &["5:10 unused-suppression"], 1);
    let whole = format!(
        "# perscope: allow-file unknown-field — why\n{}",
        project("  name: shop\n  x: 1\n  y: 2")
    );
    check(&whole, &[], 2);
    let both = whole.replace("  x: 1", "  x: 1 # perscope: allow unknown-field — why");
    check(&both, &[], 2);
}

#[test]
fn names_are_judged_one_by_one() {
    let text = |names: &str| {
        project(&format!(
            "  name: shop\n  x: 1 # perscope: allow {names} — why"
        ))
    };
    check(
        &text("wrong-type, unknown-field"),
        &["4:26 unused-suppression"],
        1,
    );
    check(
        &text("wrong-type, duplicate-key"),
        &["4:3 unknown-field", "4:10 unused-suppression"],
        0,
    );
    // Rules that are off and those of others have not run.
    check(&text("grid-overflow, custom/x, unknown-field"), &[], 1);
    check(
        &text("unknown-feld"),
        &["4:3 unknown-field", "4:26 unknown-rule"],
        0,
    );
}

#[test]
fn suppressions_end_and_say_why() {
    let text = |rest: &str| {
        project(&format!(
            "  name: shop\n  x: 1 # perscope: allow unknown-field{rest}"
        ))
    };
    check(&text(" until 2026-01-31 — why"), &[], 1);
    check(
        &text(" until 2026-01-30 — why"),
        &["4:3 unknown-field", "4:40 expired-snooze"],
        0,
    );
    check(&text(""), &["4:10 suppression-without-reason"], 1);
    check(&text(" whatever"), &["4:40 malformed-suppression"], 1);
}

#[test]
fn findings_about_suppressions_are_findings() {
    let text = |first: &str| {
        format!(
            "# perscope: allow-file {first}\n{}",
            project("  name: shop\n  x: 1 # perscope: allow unknown-field")
        )
    };
    check(&text("suppression-without-reason — why"), &[], 2);
    check(
        &text("unused-suppression — why"),
        &["1:3 unused-suppression", "5:10 suppression-without-reason"],
        1,
    );
    let unused =
        project("  name: shop #other").replace("kind", "# perscope: allow-file style — why\nkind");
    check(&unused, &[], 1);
}

/// A dashboard with a query, each line of which is indented as in a block.
fn dashboard(style: &str, query: &str) -> String {
    let query = query.replace('\n', "\n                      ");
    format!(
        "kind: Dashboard\nmetadata: {{name: a, project: b}}\nspec:\n  duration: 1h\n  panels:\n    main:\n      \
         kind: Panel\n      spec:\n        display: {{name: A}}\n        plugin: {{kind: TimeSeriesChart, spec: {{}}}}\n        \
         queries:\n          - kind: TimeSeriesQuery\n            spec:\n              plugin:\n                \
         kind: PrometheusTimeSeriesQuery\n                spec:\n                  query: {style}\n                      {query}\n  layouts: []\n"
    )
}

#[test]
fn comments_in_queries_cover_their_line() {
    let one = "rate(sum(a)[5m:])";
    let query = |text: &str| {
        dashboard(
            "|-",
            &text
                .replace("ONE", one)
                .replace("#allow", "# perscope: allow rate-of-aggregation — why"),
        )
    };
    let at =
        |line: usize, column: usize| format!("{}:{} rate-of-aggregation", 17 + line, 22 + column);
    check(&query("ONE"), &[&at(1, 1)], 0);
    check(&query("ONE #allow"), &[], 1);
    check(&query("#allow\nONE"), &[], 1);
    check(&query("#allow\n# more\n\nONE\n+ ONE"), &[&at(5, 3)], 1);
    check(&query("ONE #allow\n+ ONE"), &[&at(2, 3)], 1);
    check(&query("ONE\n+ ONE #allow"), &[&at(1, 1)], 1);
    check(&query("sum( #allow\nONE)\n+ ONE"), &[&at(3, 3)], 1);
    check(&query("up #allow"), &["18:28 unused-suppression"], 0);
    check(
        &query("ONE\n#allow"),
        &[&at(1, 1), "19:25 unused-suppression"],
        0,
    );
}

#[test]
fn what_covers_a_broken_query_is_not_judged() {
    let text = dashboard("|-", "sum(up");
    let comment = "# perscope: allow rate-of-aggregation — why\n";
    let indent = " ".repeat(18);
    let above = text.replace(
        &format!("{indent}query"),
        &format!("{indent}{comment}{indent}query"),
    );
    check(&above, &[], 0);
    check(
        &text.replace("sum(up", &format!("sum(up {}", comment.trim())),
        &[],
        0,
    );
    let sound = above.replace("sum(up", "sum(up)");
    check(&sound, &["17:21 unused-suppression"], 0);
}

#[test]
fn folded_comments_swallow_what_they_are_for() {
    let text = dashboard(
        ">-",
        "up # perscope: allow rate-of-aggregation — why\n+ rate(sum(a)[5m:])",
    );
    check(&text, &[], 0);
}

#[test]
fn documents_inside_of_others_have_comments_too() {
    let inner = project("  name: shop\n  x: 1 #unknown\n  y: 2").replace('\n', "\n    ");
    let map = format!(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: m}}\ndata:\n  a.yaml: |\n    {inner}\n"
    );
    check(&map, &["10:7 unknown-field"], 1);
    let quoted = "apiVersion: v1\nkind: ConfigMap\ndata:\n  a.yaml: \"kind: Project\\nmetadata:\\n  name: shop\\n  \
                  x: 1 # perscope: allow unknown-field — why\\n  y: 2\\nspec: {}\\n\"\n";
    check(quoted, &["4:100 unknown-field"], 1);
}

#[track_caller]
fn check_config(entry: &str, expected: &[&str]) {
    let text = project("  name: shop\n  x: 1\n  y: 2");
    let config = format!("allow:\n  - {{{entry}, reason: why}}\n");
    let (left, _) = left(&text, &config);
    assert_eq!(left, expected, "{entry}");
}

#[test]
fn entries_of_the_configuration_cover_what_they_say() {
    let (x, y, unused) = (
        "4:3 unknown-field",
        "5:3 unknown-field",
        "2:12 unused-suppression",
    );
    check_config("rule: unknown-field", &[]);
    check_config("rule: correctness", &[]);
    check_config("rule: unknown-field, pointer: /metadata", &[]);
    check_config("rule: unknown-field, pointer: /metadata/x", &[y]);
    check_config("rule: unknown-field, pointer: /meta", &[x, y, unused]);
    check_config("rule: unknown-field, path: '*.yaml'", &[]);
    check_config("rule: unknown-field, path: old/", &[x, y, unused]);
    check_config("rule: unknown-field, name: shop", &[]);
    check_config("rule: unknown-field, name: other", &[x, y, unused]);
    check_config("rule: unknown-field, until: 2026-01-31", &[]);
    check_config(
        "rule: unknown-field, until: 2026-01-30",
        &[x, y, "2:34 expired-snooze"],
    );
}

#[test]
fn many_suppressions_and_findings_take_linear_time() {
    let line = |n| {
        format!(
            "  x{n}: 1 #unknown
  #unknown
"
        )
    };
    let lines: Vec<String> = (0..20_000).map(line).collect();
    let lines = lines.concat();
    let text = project(&format!("  name: shop\n{}", lines.trim_end()));
    let (left, suppressed) = left(&text, "");
    // Every other comment covers what the next one does, too.
    assert_eq!((left.len(), suppressed), (20_000, 20_000));
}
