//! The format for people.

use super::*;

#[track_caller]
fn check(plan: &Plan, view: &PlanView<'_>, expected: &str) {
    assert_eq!(written("human", plan, view), expected);
}

#[test]
fn trees_say_what_changes() {
    let expected = "\
+ Project demo  a.yaml:3
~ Dashboard demo/cpu  a.yaml:3
  ~ duration: \"1h\" → \"6h\"
  ~ variable pod moved from position 2
    + plugin.spec.values[1]: \"c\"
  ~ panel \"CPU usage\" (cpu)
    + display.description: \"All cores\"
    ~ plugin.spec.yAxis.format.unit: \"percent\" → \"percent-decimal\"
    - plugin.spec.legend: {\"position\":\"bottom\"}
    ~ query 1
      ~ plugin.spec.query:
        - sum(rate(cpu[5m]))
        + sum(rate(cpu[1m]))
    ~ query 2
      ~ plugin.spec.query:
        - sum by (pod) (
        + sum by (node) (
            rate(cpu_seconds_total[5m])
          )
    + query 3  PrometheusTimeSeriesQuery
      + kind: TimeSeriesQuery
      + spec:
      +   plugin:
      +     kind: PrometheusTimeSeriesQuery
      +     spec:
      +       query: up
      +       seriesNameFormat: x
  ~ panel \"Memory\" (memory) renamed from old
  - panel \"Gone\" (gone)  GaugeChart
  + panel \"Disk\" (disk)  GaugeChart
  ~ group \"Main\"
    ~ place of panel \"CPU usage\" (cpu): width 12 → 24, height 8 → 6
    - place of panel \"Gone\" (gone)  x 0, y 8, width 12, height 8
    + place of panel \"Disk\" (disk)  x 0, y 8, width 12, height 8
  ~ group \"Other\"
    ~ display.title: \"More\" → \"Other\"
    ~ place of panel \"Memory\" (memory) moved from group \"Main\"
    ~ place of panel \"Memory\" (memory): x 12 → 0
- Folder demo/f

http://localhost:8080: + 1 ~ 1 - 1, 1 unchanged (1 with secret fields unknown)
";
    check(&sample(), &VIEW, expected);
}

#[test]
fn names_and_up_to_date_stores_take_a_line() {
    let view = PlanView {
        name_only: true,
        ..VIEW
    };
    check(
        &sample(),
        &view,
        "+ Project demo\n~ Dashboard demo/cpu\n- Folder demo/f\n",
    );
    let same = made(&[NEW, SECRET], &[NEW, STAYS], &[]);
    check(
        &same,
        &VIEW,
        "http://localhost:8080 is up to date: 2 unchanged (1 with secret fields unknown)\n",
    );
    check(&same, &view, "");
}

/// A dashboard with this in its spec.
fn dashboard(spec: &str) -> String {
    format!("{{kind: Dashboard, metadata: {{name: d, project: p}}, spec: {spec}}}")
}

/// What is said about the change of one spec into another, without the first line and the last.
#[track_caller]
fn check_spec(old: &str, new: &str, view: &PlanView<'_>, expected: &[&str]) {
    let plan = made(&[&dashboard(new)], &[&dashboard(old)], &[]);
    let text = written("human", &plan, view);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[1..lines.len() - 2], *expected, "{text}");
}

#[test]
fn long_values_are_cut_unless_everything_is_asked_for() {
    let lines = |word: &str| -> String {
        let lines = (0..40).map(|at| format!("{word} {at}\\n"));
        format!(
            "{{display: {{description: \"{}\"}}}}",
            lines.collect::<String>()
        )
    };
    let verbose = PlanView {
        verbose: true,
        ..VIEW
    };
    let count = |view: &PlanView<'_>| {
        let plan = made(
            &[&dashboard(&lines("new"))],
            &[&dashboard(&lines("old"))],
            &[],
        );
        written("human", &plan, view).lines().count()
    };
    assert_eq!(count(&VIEW), 1 + 1 + 13 + 2);
    assert_eq!(count(&verbose), 1 + 1 + 80 + 2);
    let long = "x".repeat(500);
    check_spec(
        "{}",
        &format!("{{refreshInterval: {long}}}"),
        &VIEW,
        &["  + refreshInterval:", &format!("    + {long}")],
    );
    check_spec(
        "{a: [1]}",
        "{a: [1], b: [one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve]}",
        &VIEW,
        &[
            "  + b",
            "    + - one",
            "    + - two",
            "    + - three",
            "    + - four",
            "    + - five",
            "    + - six",
            "    + - seven",
            "    + - eight",
            "    + - nine",
            "    + - ten",
            "    + - eleven",
            "    + - twelve",
        ],
    );
}

#[test]
fn of_long_lines_the_words_that_differ_are_shown() {
    let query = |word: &str| {
        let rest = "and a long tail of words that never end ".repeat(10);
        format!("{{display: {{description: '{rest}{word} {rest}'}}}}")
    };
    check_spec(
        &query("old"),
        &query("new"),
        &VIEW,
        &[
            "  ~ display.description:",
            "    - … tail of words that never end old and a long tail of words that…",
            "    + … tail of words that never end new and a long tail of words that…",
        ],
    );
}

#[test]
fn lines_that_stay_are_shown_around_those_that_change() {
    let text = |word: &str| {
        format!(
            "{{display: {{description: \"1\\n2\\n3\\n{word}\\n4\\n5\\n6\\n7\\n8\\n9\\n{word}\\n\"}}}}"
        )
    };
    check_spec(
        &text("a"),
        &text("b"),
        &VIEW,
        &[
            "  ~ display.description:",
            "      2",
            "      3",
            "    - a",
            "    + b",
            "      4",
            "      5",
            "      …",
            "      8",
            "      9",
            "    - a",
            "    + b",
        ],
    );
    check_spec(
        "{display: {description: \"up\\n\"}}",
        "{display: {description: \"up\"}}",
        &VIEW,
        &["  ~ display.description:", "      up", "    - (empty line)"],
    );
}

#[test]
fn what_is_nothing_special_has_its_path() {
    check_spec(
        "{a: 1, 'b c': [1, {x: 1}], e: []}",
        "{a: {b: [2]}, 'b c': [1, {x: 2}], e: {}}",
        &VIEW,
        &[
            "  ~ a: 1 → {\"b\":[2]}",
            "  ~ \"b c\"[1].x: 1 → 2",
            "  ~ e: [] → {}",
        ],
    );
    let ascii = PlanView {
        show: PLAIN,
        ..VIEW
    };
    check_spec("{a: 1}", "{a: 2}", &ascii, &["  ~ a: 1 -> 2"]);
}

#[test]
fn places_of_panels_say_more_than_numbers() {
    let item = |more: &str| {
        format!(
            "{{layouts: [{{kind: Grid, spec: {{items: [{{x: 0, content: {{$ref: '#/spec/panels/a'}}{more}}}]}}}}]}}"
        )
    };
    check_spec(
        &item(""),
        &item(", repeatVariable: {value: pod}"),
        &VIEW,
        &[
            "  ~ group 1",
            "    ~ place of panel a",
            "      + repeatVariable: {\"value\":\"pod\"}",
        ],
    );
    check_spec(
        &item(""),
        &item(", repeatVariable: {value: pod}").replace("x: 0", "x: 4"),
        &VIEW,
        &[
            "  ~ group 1",
            "    ~ place of panel a: x 0 → 4",
            "      + repeatVariable: {\"value\":\"pod\"}",
        ],
    );
}

#[test]
fn colours_tell_the_signs_apart() {
    let old = dashboard("{a: {query: up a}}");
    let new = dashboard("{a: {query: up b}}");
    let expected = "\
\u{1b}[1;33m~ Dashboard p/d\u{1b}[0m  \u{1b}[2ma.yaml:3\u{1b}[0m
\u{1b}[33m  ~ \u{1b}[0m\u{1b}[33ma.query:\u{1b}[0m
\u{1b}[31m    - \u{1b}[0m\u{1b}[31mup \u{1b}[0m\u{1b}[1;31ma\u{1b}[0m
\u{1b}[32m    + \u{1b}[0m\u{1b}[32mup \u{1b}[0m\u{1b}[1;32mb\u{1b}[0m

http://localhost:8080: + 0 ~ 1 - 0, 0 unchanged
";
    check(&made(&[&new], &[&old], &[]), &COLORED, expected);
}

#[test]
fn nothing_acts_on_a_terminal() {
    let nasty = "\\e[2J\\u202e\\n\\r\\u2028x";
    let spec = |more: &str| {
        let links = format!("[{{url: \"{nasty}{more}\"}}]");
        let panel = format!(
            "{{spec: {{display: {{name: \"{nasty}\"}}, queries: [{{spec: {{name: \"{nasty}\", a: \"{more}\"}}}}]}}}}"
        );
        let variables = format!(
            "[{{kind: TextVariable, spec: {{name: \"{nasty}\", value: \"{nasty}{more}\"}}}}]"
        );
        let layouts = format!("[{{spec: {{display: {{title: \"{nasty}\"}}, a: \"{more}\"}}}}]");
        format!(
            "{{\"{nasty}\": \"{nasty}{more}\", links: {links}, panels: {{\"{nasty}\": {panel}}}, variables: {variables}, layouts: {layouts}}}"
        )
    };
    for verbose in [false, true] {
        let view = PlanView {
            to_terminal: true,
            verbose,
            store: "\u{1b}[2J",
            ..VIEW
        };
        let mut plan = made(&[&dashboard(&spec("a"))], &[&dashboard(&spec("b"))], &[]);
        for change in &mut plan.changes {
            let origin = change.origin.as_mut().expect("it comes from a file");
            origin.file = "\u{1b}[2J.yaml".to_owned();
        }
        for format in FORMATS {
            let text = written(format.name, &plan, &view).replace('\n', "");
            let is_active = crate::text::is_active;
            assert!(!text.contains(is_active), "{}: {text:?}", format.name);
        }
    }
}

#[test]
fn hostile_texts_end_in_time() {
    // Without a deadline, each of these pairs takes minutes.
    let text = |step: usize| -> String {
        let words = (0..30_000).map(|at| format!("w{} ", at * step % 29_989));
        words.collect()
    };
    let spec = |step: usize| {
        let texts: Vec<String> = (1..4)
            .map(|at| format!("t{at}: '{}'", text(step + at)))
            .collect();
        format!("{{{}}}", texts.join(", "))
    };
    let plan = made(&[&dashboard(&spec(7))], &[&dashboard(&spec(1))], &[]);
    let text = written("human", &plan, &VIEW);
    assert!(text.contains("~ t1:"));
    assert!(text.len() < 20_000_000);
}
