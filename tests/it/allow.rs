//! What is left out: suppressions in comments and in `perscope.yaml`, and the baseline.

use crate::support::Dir;

/// A project with two findings, and a comment behind the first one.
fn project(comment: &str) -> String {
    format!("kind: Project\nmetadata:\n  name: shop\n  x: 1{comment}\n  y: 2\nspec: {{}}\n")
}

const WHY: &str = " # perscope: allow unknown-field — the portal reads it";

const Y: &str = "a.yaml:5:3: error[unknown-field] the field `y` is unknown here\n";

#[test]
fn what_is_suppressed_is_counted() {
    let dir = Dir::new().file("a.yaml", project(WHY));
    dir.run("lint --format concise")
        .code(1)
        .out(Y)
        .err("1 error in 1 file (1 suppressed)\n");
    let ran = dir.run("lint --format jsonl --isolated a.yaml").code(1);
    ran.out_has("\"suppressed\":1,\"baselined\":0");
}

#[test]
fn suppressions_end() {
    let config = "allow:\n  - {rule: unknown-field, pointer: /metadata/y, reason: soon, until: 2027-01-31}\n";
    let dir = |epoch: &str| {
        let dir = Dir::new()
            .file("a.yaml", project(WHY))
            .file("perscope.yaml", config);
        dir.var("SOURCE_DATE_EPOCH", epoch)
    };
    // The last second of that day, and the first one after it.
    dir("1801439999").run("lint").code(0).silent();
    dir("1801440000")
        .run("lint --format concise")
        .code(1)
        .out(&format!(
            "{Y}perscope.yaml:2:70: warning[expired-snooze] this suppression ended on 2027-01-31\n"
        ));
}

/// With this configuration, nothing is checked, and the mistake is told at its place.
#[track_caller]
fn check_mistake(entry: &str, finding: &str) {
    let dir = Dir::new()
        .file("perscope.yaml", format!("allow:\n  - {{{entry}}}\n"))
        .file("a.yaml", project(""));
    let ran = dir.run("lint --format concise").code(2);
    ran.out(&format!("perscope.yaml:{finding}\n"));
}

#[test]
fn entries_have_a_rule_and_a_reason() {
    check_mistake(
        "rule: unknown-field",
        "2:6: error[missing-field] the field `reason` is missing",
    );
    check_mistake(
        "rule: unknown-feld, reason: a",
        "2:12: error[unknown-value] `rule` cannot be `unknown-feld`",
    );
    check_mistake(
        "rule: style, reason: a, pointer: a",
        "2:39: error[out-of-bounds] a JSON pointer starts with `/`",
    );
    check_mistake(
        "rule: style, reason: a, until: soon",
        "2:37: error[malformed-time] `soon` is not a date",
    );
    check_mistake(
        "rule: custom/mine, reason: a, path: ../b",
        "2:42: error[out-of-bounds] `..` in a glob, which then matches nothing",
    );
}

#[test]
fn entries_are_judged_where_everything_was_checked() {
    let config = "allow:\n  - {rule: unknown-field, path: gone/, reason: a}\n";
    let dir = Dir::new()
        .file("perscope.yaml", config)
        .file(
            "a.yaml",
            project("").replace("  y: 2\n", "").replace("  x: 1\n", ""),
        )
        .file(
            "sub/b.yaml",
            project("")
                .replace("  y: 2\n", "")
                .replace("  x: 1\n", "")
                .replace("shop", "b"),
        );
    let unused = "perscope.yaml:2:12: warning[unused-suppression] `unknown-field` finds nothing that this entry covers\n";
    dir.run("lint --format concise").code(0).out(unused);
    dir.run("lint a.yaml").code(0).silent();
    dir.run("lint sub").code(0).silent();
}

/// Two files that define the same project; the second one has a comment at its name.
fn twice(comment: &str) -> Dir {
    let text =
        |comment: &str| format!("kind: Project\nmetadata:\n  name: shop{comment}\nspec: {{}}\n");
    Dir::new()
        .file("a.yaml", text(""))
        .file("b.yaml", text(comment))
}

#[test]
fn findings_about_the_workspace_are_suppressed() {
    twice("").run("lint").code(1);
    let comment = " # perscope: allow duplicate-resource — one for each cluster";
    twice(comment).run("lint").code(0).silent();
    twice(comment)
        .run("lint --isolated a.yaml b.yaml")
        .code(0)
        .silent();
    // One file alone cannot tell that the comment is for nothing; a whole workspace can.
    twice(comment).run("lint b.yaml").code(0).silent();
    let whole = || twice(comment).file("perscope.yaml", "");
    whole().run("lint b.yaml").code(0).silent();
    let mended = whole().file("a.yaml", project("").replace("shop", "other"));
    mended
        .run("lint b.yaml --format concise")
        .code(0)
        .out("b.yaml:3:16: warning[unused-suppression] `duplicate-resource` finds nothing here\n");
}

#[test]
fn a_use_by_an_alias_is_allowed_where_the_alias_stands() {
    let query = |datasource: &str| {
        format!(
            "        - kind: TimeSeriesQuery\n          spec:\n            plugin:\n              kind: \
             PrometheusTimeSeriesQuery\n              spec:\n                query: {}\n                {datasource}\n",
            if datasource.contains('&') {
                "up"
            } else {
                "up > 0"
            }
        )
    };
    let dashboard = |first: &str, second: &str| {
        format!(
            "kind: Dashboard\nmetadata: {{name: d, project: p}}\nspec:\n  duration: 1h\n  panels:\n    a:\n      \
             kind: Panel\n      spec:\n        display: {{name: A}}\n        plugin: {{kind: TimeSeriesChart, spec: \
             {{}}}}\n        queries:\n{}{}  layouts: [{{kind: Grid, spec: {{items: [{{x: 0, y: 0, width: 12, height: \
             6, content: {{$ref: '#/spec/panels/a'}}}}]}}}}]\n",
            query(&format!(
                "datasource: &ds {{kind: PrometheusDatasource, name: gone}}{first}"
            )),
            query(&format!("datasource: *ds{second}")),
        )
    };
    let found = |first: &str, second: &str| {
        let dir = Dir::new()
            .file("perscope.yaml", "complete: [datasources]\n")
            .file("a.yaml", dashboard(first, second));
        let out = dir.run("lint --format concise a.yaml").out;
        let about = out.split_inclusive('\n');
        let about = about.filter(|line| line.contains("unknown-datasource"));
        about.collect::<String>()
    };
    let why = " # perscope: allow unknown-datasource — it comes later";
    let error = |place: &str| {
        format!("a.yaml:{place}: error[unknown-datasource] there is no datasource `gone`\n")
    };
    assert_eq!(found("", ""), error("18:68"));
    assert_eq!(found(why, ""), error("25:29"));
    assert_eq!(found("", why), error("18:68"));
    assert_eq!(found(why, why), "");
}

#[test]
fn a_baseline_holds_what_is_known() {
    let dir = Dir::new().file("a.yaml", project(""));
    dir.run("lint --write-baseline")
        .code(0)
        .out("")
        .err("wrote 2 findings to perscope-baseline.json\n");
    let run = "lint --format concise --baseline perscope-baseline.json";
    dir.run(run).code(0).silent();
    dir.run(&format!("{run} -v"))
        .code(0)
        .err_has("no findings in 1 file (2 in the baseline");
    dir.run("lint --format json --baseline perscope-baseline.json")
        .code(0)
        .out_has("\"baselined\": 2");
    // Other lines, another file, another place in the mapping: the same findings.
    let moved = format!(
        "# moved\n\n{}",
        project("").replace("  x: 1\n  y: 2\n", "  y: 2\n  x: 1\n")
    );
    let dir = dir.file("a.yaml", "").file("sub/b.yaml", moved);
    dir.run(run).code(0).out("");
    // One more of the same kind is new.
    let dir = dir.file("sub/b.yaml", project("\n  z: 3"));
    dir.run(run)
        .code(1)
        .out("sub/b.yaml:5:3: error[unknown-field] the field `z` is unknown here\n");
    // What was mended should leave the file.
    let dir = dir.file("sub/b.yaml", project("").replace("  x: 1\n", ""));
    let warning = "warning: the baseline perscope-baseline.json:";
    dir.run(run).code(0).out("").err(&format!(
        "{warning} unknown-field in Project shop is not found any more\n\
         {warning} `--write-baseline=perscope-baseline.json` takes them out\n"
    ));
    dir.run(&format!("{run} --write-baseline"))
        .code(0)
        .err("wrote 1 finding to perscope-baseline.json\n");
    dir.run(run).code(0).silent();
    dir.run(&format!("{run} -A unknown-field")).code(0).silent();
}

#[test]
fn a_baseline_in_the_tree_is_no_foreign_file() {
    let dir = Dir::new()
        .file("a.yaml", project(""))
        .file("sub/other.json", "{\"version\": 1, \"findings\": []}");
    dir.run("lint --write-baseline").code(0);
    let run = "lint -v --format json --baseline perscope-baseline.json";
    for args in [run, "lint -v --format json --fail-on never"] {
        dir.run(args).code(0).out_has("\"foreign_files\": 0");
    }
    // One that somebody names is none of ours to check.
    dir.run("lint --format json perscope-baseline.json")
        .code(0)
        .out_has("\"foreign_files\": 1");
}

#[test]
fn a_baseline_that_cannot_be_used_is_told() {
    let dir = Dir::new()
        .file("a.yaml", project(""))
        .file("b.json", "{}")
        .file("c.json", "\u{fffd}");
    dir.run("lint --baseline gone.json").code(2).out("").err(
        "error: cannot read the baseline gone.json: no such file or directory\n  `--write-baseline=gone.json` writes it.\n",
    );
    dir.run("lint --baseline b.json")
        .code(2)
        .out("")
        .err("error: the baseline b.json cannot be used: it is no baseline of version 1\n");
    dir.run("lint --write-baseline=gone/x.json")
        .code(3)
        .out("")
        .err_has("error: cannot write the baseline gone/x.json: ");
}

#[test]
fn a_baseline_holds_no_secrets() {
    let secret = "kind: Secret\nmetadata: {name: s, project: p}\nspec:\n  basicAuth: {username: u, password: [hunter2hunter2]}\n";
    let dir = Dir::new().file("a.yaml", secret);
    dir.run("lint --write-baseline").code(0);
    let written = std::fs::read_to_string(dir.path("perscope-baseline.json")).unwrap();
    assert!(written.contains("wrong-type"), "{written}");
    assert!(!written.contains("hunter2"), "{written}");
    let masks = written.split(|c| c != '*').map(str::len).max();
    assert_eq!(masks, Some(3), "{written}");
}

#[test]
fn a_baseline_lets_no_new_secret_pass() {
    let datasource = "kind: Datasource\nmetadata: {name: d, project: p}\nspec:\n  plugin:\n    \
                      kind: PrometheusDatasource\n    spec:\n      directUrl: https://user:hunter2@prom.example.com\n";
    let dir = Dir::new().file("a.yaml", datasource);
    dir.run("lint --write-baseline --format concise")
        .out_has("[secret-in-plain-text]")
        .err_has("note: 1 finding about secrets cannot be in a baseline\n");
    let written = std::fs::read_to_string(dir.path("perscope-baseline.json")).unwrap();
    assert!(!written.contains("prom.example.com"), "{written}");
    // Not even if somebody writes it there.
    let forged = "{\"version\": 1, \"findings\": [{\"resource\": \"Datasource p/d\", \"rule\": \
                  \"secret-in-plain-text\", \"text\": \"***\", \"count\": 9}]}";
    dir.file("perscope-baseline.json", forged)
        .run("lint --baseline perscope-baseline.json --format concise")
        .out_has("[secret-in-plain-text]");
}

#[test]
fn a_baseline_takes_the_place_of_nothing_else() {
    let dir = Dir::new().file("a.yaml", project(""));
    let refused = dir.run("lint --write-baseline=a.yaml").code(2).out("");
    refused.err(
        "error: a.yaml is not overwritten with a baseline: it is no baseline of version 1\n  \
         Name another file, or remove this one.\n",
    );
    let text = std::fs::read_to_string(dir.path("a.yaml")).unwrap();
    assert_eq!(text, project(""));
}

#[test]
fn a_baseline_of_a_part_keeps_the_rest() {
    let other = project("").replace("shop", "other");
    let dir = Dir::new()
        .file("a/a.yaml", project(""))
        .file("b/b.yaml", other);
    dir.run("lint --write-baseline").code(0);
    let dir = dir.file("a/a.yaml", project("").replace("  x: 1\n", ""));
    dir.run("lint a --write-baseline").code(0).err(
        "wrote 1 finding to perscope-baseline.json, and kept 2 that this run did not look for\n",
    );
    let run = "lint --baseline perscope-baseline.json";
    dir.run(run).code(0).silent();
    // What is gone leaves the file once all of it is looked at.
    std::fs::remove_file(dir.path("b/b.yaml")).unwrap();
    dir.run("lint --write-baseline")
        .code(0)
        .err("wrote 1 finding to perscope-baseline.json\n");
}

#[test]
fn a_use_that_is_allowed_leaves_the_others() {
    let panel = |name: &str, comment: &str| {
        format!(
            "{comment}    {name}:\n      kind: Panel\n      spec:\n        display: {{name: {name}}}\n        \
             plugin: {{kind: TimeSeriesChart, spec: {{}}}}\n        queries:\n          - kind: TimeSeriesQuery\n            \
             spec: {{plugin: {{kind: PrometheusTimeSeriesQuery, spec: {{query: 'up{{a=\"$no\"}}'}}}}}}\n"
        )
    };
    let allow = "    # perscope: allow undefined-variable — why\n";
    let found = |comments: [&str; 3]| {
        let panels = ["a", "b", "c"].into_iter().zip(comments);
        let panels: String = panels.map(|(name, comment)| panel(name, comment)).collect();
        let text = format!(
            "kind: Dashboard\nmetadata: {{name: d, project: p}}\nspec:\n  duration: 1h\n  panels:\n{panels}  layouts: []\n"
        );
        let dir = Dir::new().file("a.yaml", text);
        let run =
            "lint --format concise --profile none -W undefined-variable -W unused-suppression";
        let ran = dir.run(run);
        let lines = ran
            .out
            .lines()
            .map(|line| line.split(": ").next().unwrap().to_owned());
        lines.collect::<Vec<_>>()
    };
    let at = |line: usize| format!("a.yaml:{line}:83");
    assert_eq!(found(["", "", ""]), [at(13)]);
    assert_eq!(found([allow, "", ""]), [at(22)]);
    assert_eq!(found(["", allow, ""]), [at(13)]);
    assert_eq!(found([allow, allow, ""]), [at(31)]);
    assert_eq!(found([allow, allow, allow]), [""; 0]);
}
