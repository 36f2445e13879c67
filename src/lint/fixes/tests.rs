//! Which fixes go together, and what is done about those that break a file.

use super::*;
use crate::finding::{Fix, Level, Place, Repeats, RuleId, Safety};
use crate::lint::{FileInput, Linter, Named, Profile, Settings, check_file, rule_set};
use crate::schema::Catalog;
use crate::text::{FileId, Pointer, SourceFile};

/// A finding whose fix gives each of some spans another text.
fn finding(rule: u16, edits: &[(usize, usize, &str)]) -> Finding {
    let edit = |(start, end, text): &(usize, usize, &str)| {
        Edit::replace(Span::new(*start, *end), (*text).to_owned())
    };
    let edits: Vec<Edit> = edits.iter().map(edit).collect();
    Finding {
        rule: RuleId(rule),
        level: Level::Warning,
        message: String::new(),
        place: Place {
            file: FileId(0),
            span: edits[0].span,
            pointer: Pointer::root(),
        },
        help: Vec::new(),
        repeats: Repeats::default(),
        related: Vec::new(),
        fix: Some(Fix {
            title: String::new(),
            safety: Safety::Safe,
            edits,
        }),
    }
}

fn report(text: &str) -> FileReport {
    let source = SourceFile::new(FileId(0), "a.yaml", text);
    let input = FileInput::new(&source, Named::Argument);
    // Queries are parsed for rules only.
    let settings = Settings::new(Profile::Recommended, &rule_set());
    check_file(&Linter::new(settings), &Catalog::new(), &input)
}

/// Runs a round; `<a|b>` in the text is a fix that replaces `a` by `b`. Answers the text with the
/// numbers of the fixes that were applied and of those that were declined.
#[track_caller]
fn check(marked: &str, expected: &str, applied: &[u16], declined: &[u16]) {
    let (mut text, mut findings) = (String::new(), Vec::new());
    let mut parts = marked.split('<');
    text.push_str(parts.next().unwrap());
    for (rule, part) in (0..).zip(parts) {
        let (fix, rest) = part.split_once('>').unwrap();
        let (old, new) = fix.split_once('|').unwrap();
        let start = text.len();
        text.push_str(old);
        findings.push(finding(rule, &[(start, text.len(), new)]));
        text.push_str(rest);
    }
    check_findings(&text, &findings, expected, applied, declined);
}

#[track_caller]
fn check_findings(
    text: &str,
    findings: &[Finding],
    expected: &str,
    applied: &[u16],
    declined: &[u16],
) {
    let wanted: Vec<&Finding> = findings.iter().collect();
    let round = fix_once(text, report(text).counts, &wanted, &report);
    let fixed = round.fixed.as_ref().map_or(text, |(text, _)| text);
    let rules = |findings: &[&Finding]| findings.iter().map(|f| f.rule.0).collect::<Vec<_>>();
    assert_eq!(fixed, expected);
    assert_eq!(rules(&round.applied), applied, "applied");
    assert_eq!(rules(&round.declined), declined, "declined");
}

#[test]
fn fixes_apart_from_each_other_are_applied_together() {
    check("a: <1|2>\nb: <1|3>\n", "a: 2\nb: 3\n", &[0, 1], &[]);
    check("{a: <1|2>, b: <1|3>}", "{a: 2, b: 3}", &[0, 1], &[]);
    check("a: <1|1>\nb: <1|>\r\n", "a: 1\nb: \r\n", &[1], &[0]);
    check("a: 1\n", "a: 1\n", &[], &[]);
}

#[test]
fn of_fixes_that_touch_the_first_one_comes_first() {
    check("a: <x|1><y|2>\n", "a: 1y\n", &[0], &[]);
    check("<a: 1\n|><b: 1\n|>", "b: 1\n", &[0], &[]);
    check(
        "<a: 1\n|># b\n\n<b: 1\n|>c: 1\n",
        "# b\n\nb: 1\nc: 1\n",
        &[0],
        &[],
    );
    check("[<a|x>, <b|y>, <c|d>]", "[x, b, d]", &[0, 2], &[]);
    check("a: <1|2> # <b|c>\nd: <1|2>", "a: 2 # b\nd: 2", &[0, 2], &[]);
    let findings = [
        finding(0, &[(0, 1, "x"), (10, 11, "y")]),
        finding(1, &[(10, 11, "z")]),
        finding(2, &[(5, 6, "w")]),
    ];
    check_findings(
        "a: 1\nb: 1\nc: 1\n",
        &findings,
        "x: 1\nw: 1\ny: 1\n",
        &[0, 2],
        &[],
    );
}

#[test]
fn what_breaks_the_file_is_left_out_and_the_rest_applied() {
    let project = "kind: Project\nmetadata: {name: a}\nspec: {}\n";
    let after = |text: &str| format!("{project}{text}");
    check(
        &after("a: <1|[>\nb: <1|2>\nc: <1|3>\nd: <1|'>\n"),
        &after("a: 1\nb: 2\nc: 3\nd: 1\n"),
        &[1, 2],
        &[0, 3],
    );
    let kind = project.replace("Project", "<Project|Nothing>");
    check(&kind, project, &[], &[0]);
    check(
        &after("---\na: 1\n<---|x: >\nb: 1\n"),
        &after("---\na: 1\n---\nb: 1\n"),
        &[],
        &[0],
    );
}

#[test]
fn fixes_that_only_do_not_go_together_are_not_declined() {
    check("A: 1\n", "A: 1\n", &[], &[]);
    check(
        "<A|a>: 1\nb: 2\n<aa|a>: 3\n",
        "a: 1\nb: 2\naa: 3\n",
        &[0],
        &[],
    );
}

#[test]
fn edits_of_one_fix_that_overlap_are_declined() {
    let findings = [finding(0, &[(0, 2, "x"), (1, 3, "y")])];
    check_findings("abcd", &findings, "abcd", &[], &[0]);
}

#[test]
fn a_query_must_not_break_where_it_did_not() {
    let dashboard = |query: &str| {
        format!(
            "kind: Dashboard\nmetadata: {{name: a, project: a}}\nspec:\n  panels:\n    a:\n      \
             kind: Panel\n      spec:\n        queries:\n          - kind: TimeSeriesQuery\n            \
             spec:\n              plugin:\n                kind: PrometheusTimeSeriesQuery\n                \
             spec: {{query: 'sum({query})'}}\n  layouts: []\n"
        )
    };
    check(&dashboard("<x|y>"), &dashboard("y"), &[0], &[]);
    check(&dashboard("<x|(>"), &dashboard("x"), &[], &[0]);
    check(&dashboard("<(|((>"), &dashboard("(("), &[0], &[]);
}
