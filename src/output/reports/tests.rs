//! Reports as other programs read them.

use roxmltree::Document;
use serde_json::{Value, json};

use crate::finding::Level;
use crate::output::tests::{Run, sample};
use crate::text::is_active;

/// A run whose file, text and messages hold what formats give a meaning to.
fn hostile() -> Run {
    let name = "a|b<c>&\"d'`e` ;]%:,\n\u{1b}\u{202e}ä\\.yaml";
    let mut run = Run::new(&[(name, "spec:\n  ä: <b> & `c`\n")]);
    let finding = run.find(0, 0, "<b> & `c`");
    finding.message =
        "<script>alert('|')</script> ]]> & `x|y` @team #1 *b* ::error::\n##vso[x]\u{7}".to_owned();
    finding.help = vec!["Use \"b\".".to_owned()];
    run.find(1, 0, "spec");
    run.find(1, 0, "spec");
    run
}

fn read(run: &Run, format: &str) -> Value {
    serde_json::from_str(&run.write(format)).unwrap()
}

#[test]
fn sarif_is_what_the_types_of_its_schema_read_and_write() {
    for run in [sample(), hostile(), Run::new(&[])] {
        let written = read(&run, "sarif");
        let known: serde_sarif::sarif::Sarif = serde_json::from_value(written.clone()).unwrap();
        // What the schema does not know would be lost.
        assert_eq!(serde_json::to_value(known).unwrap(), written);
    }
}

#[test]
fn sarif_holds_rules_places_fixes_and_fingerprints() {
    let log = read(&sample(), "sarif");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 3);
    let result = &run["results"][0];
    assert_eq!(result["ruleId"], "duplicate-key");
    assert_eq!(result["ruleIndex"], 0);
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "sub/dash/a.yaml");
    let region = json!({"startLine": 4, "startColumn": 3, "endLine": 4, "endColumn": 10});
    assert_eq!(place["region"], region);
    let change = &result["fixes"][0]["artifactChanges"][0];
    let replacement = &change["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "");
    let region = json!({"startLine": 4, "startColumn": 1, "endLine": 5, "endColumn": 1});
    assert_eq!(replacement["deletedRegion"], region);
    assert_eq!(result["relatedLocations"].as_array().unwrap().len(), 2);
}

#[test]
fn fingerprints_survive_other_lines_and_are_unique() {
    let fingerprints = |run: &Run| -> Vec<String> {
        let issues = read(run, "gitlab");
        let issues = issues.as_array().unwrap().iter();
        issues
            .map(|it| it["fingerprint"].as_str().unwrap().to_owned())
            .collect()
    };
    let run = |text: &str| {
        let mut run = Run::new(&[("a.yaml", text)]);
        run.find(0, 0, "kind: b");
        run.find(1, 0, "kind: b");
        run.find(1, 0, "kind: b");
        run
    };
    let first = fingerprints(&run("kind: b\n"));
    assert_eq!(first, fingerprints(&run("# above\n\nkind: b\n")));
    assert!(first[0] != first[1] && first[1] != first[2], "{first:?}");
}

#[test]
fn results_that_services_do_not_take_are_counted() {
    let mut run = Run::new(&[("a.yaml", "a: 1\n")]);
    for _ in 0..25_001 {
        run.find(1, 0, "a");
    }
    run.find(0, 0, "1");
    let log = read(&run, "sarif");
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 25_000);
    assert!(results.iter().any(|result| result["level"] == "error"));
    let told = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    assert!(
        told[0]["message"]["text"]
            .as_str()
            .unwrap()
            .starts_with("2 more")
    );
}

#[test]
fn gitlab_gets_issues_with_places() {
    let issues = read(&sample(), "gitlab");
    let issue = &issues[0];
    assert_eq!(issue["check_name"], "duplicate-key");
    assert_eq!(issue["severity"], "major");
    assert_eq!(issue["location"]["path"], "sub/dash/a.yaml");
    assert_eq!(
        issue["location"]["positions"]["begin"],
        json!({"line": 4, "column": 3})
    );
    assert_eq!(read(&Run::new(&[]), "gitlab"), json!([]));
}

#[test]
fn reviewdog_gets_columns_in_bytes_and_safe_fixes() {
    let found = read(&sample(), "rdjson");
    let diagnostic = &found["diagnostics"][0];
    assert_eq!(diagnostic["severity"], "ERROR");
    assert_eq!(diagnostic["code"]["value"], "duplicate-key");
    let suggestion = &diagnostic["suggestions"][0];
    assert_eq!(
        suggestion["range"]["start"],
        json!({"line": 4, "column": 1})
    );
    assert_eq!(suggestion["text"], "");
    // `ä` has two bytes.
    let mut run = Run::new(&[("a.yaml", "ä: b\n")]);
    run.find(0, 0, "b");
    let place = &read(&run, "rdjson")["diagnostics"][0]["location"];
    assert_eq!(place["range"]["start"], json!({"line": 1, "column": 5}));
}

#[test]
fn xml_is_read_by_others_whatever_stands_in_it() {
    for run in [sample(), hostile(), Run::new(&[])] {
        let findings = run.findings.len();
        let errors = run.findings.iter().filter(|it| it.level == Level::Error);
        let errors = errors.count();
        let text = run.write("junit");
        let junit = Document::parse(&text).unwrap();
        let all = |name: &str| {
            junit
                .descendants()
                .filter(|it| it.has_tag_name(name))
                .count()
        };
        assert_eq!(all("testcase"), findings.max(1));
        assert_eq!(all("failure"), errors);
        let said = |name: &str| junit.root_element().attribute(name).unwrap().to_owned();
        assert_eq!(
            (said("tests"), said("failures")),
            (findings.max(1).to_string(), errors.to_string())
        );
        let text = run.write("checkstyle");
        let checkstyle = Document::parse(&text).unwrap();
        let listed = checkstyle
            .descendants()
            .filter(|it| it.has_tag_name("error"));
        let listed: Vec<_> = listed.collect();
        assert_eq!(listed.len(), findings);
        for (node, finding) in listed.iter().zip(&run.findings) {
            let message = node.attribute("message").unwrap();
            let first = finding.message.replace(is_active, "\u{fffd}");
            assert_eq!(message.replace('\n', "\u{fffd}")[..first.len()], first);
        }
    }
}

#[test]
fn no_report_acts_on_a_terminal_or_a_runner() {
    let run = hostile();
    for format in [
        "sarif",
        "gitlab",
        "junit",
        "checkstyle",
        "rdjson",
        "azure",
        "markdown",
    ] {
        let text = run.write(format);
        let active = |c: char| is_active(c) && c != '\n';
        assert!(!text.contains(active), "{format}: {text:?}");
    }
    let azure = run.write("azure");
    assert!(
        azure
            .lines()
            .all(|line| line.starts_with("##vso[task.logissue ")),
        "{azure}"
    );
    assert_eq!(azure.lines().count(), 3);
    let markdown = run.write("markdown");
    let rows: Vec<&str> = markdown
        .lines()
        .filter(|line| line.starts_with("| "))
        .collect();
    assert_eq!(rows.len(), 5, "{markdown}");
    for row in rows {
        let bars = row.replace("\\|", "").matches('|').count();
        assert_eq!(bars, 5, "{row}");
        assert!(!row.contains("<script"), "{row}");
    }
}

#[test]
fn a_summary_shows_the_worst_first_and_counts_the_rest() {
    let mut run = sample();
    let text = run.write("markdown");
    assert!(
        text.starts_with("### perscope: 1 error, 1 warning and 1 info in 14 files\n\n"),
        "{text}"
    );
    run.show.max_findings = Some(1);
    let text = run.write("markdown");
    assert!(
        text.contains("| error | `sub/dash/a.yaml:4:3` | `duplicate-key` |"),
        "{text}"
    );
    assert!(text.ends_with("\n… and 2 more findings.\n"), "{text}");
    let text = Run::new(&[("a.yaml", "")]).write("markdown");
    assert_eq!(text, "### perscope: no findings in 1 file\n");
}
