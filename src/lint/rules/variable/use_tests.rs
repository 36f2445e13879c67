//! What the page makes of references, in one dashboard.

use crate::lint::testing::{fixed, found, helps};

const EQUALITY: &str = "multi-value-with-equality";
const FORMAT: &str = "wrong-interpolation-format";
const BUILTIN: &str = "builtin-not-replaced";

/// A dashboard with the variables `one`, `all`, `custom`, `text` and `many`, which may stand for
/// one value, for all, for all as a pattern or as a text, and for several; and with a query.
fn dashboard(query: &str) -> String {
    let list = |name: &str, flags: &str| {
        format!(
            "  - {{kind: ListVariable, spec: {{name: {name}, {flags}plugin: {{kind: \
             PrometheusLabelValuesVariable, spec: {{labelName: {name}}}}}}}}}\n"
        )
    };
    let variables = [
        list("one", ""),
        list("all", "allowAllValue: true, "),
        list("custom", "allowAllValue: true, customAllValue: .*, "),
        list("text", "allowAllValue: true, customAllValue: total, "),
        list(
            "many",
            "allowMultiple: true, allowAllValue: true, customAllValue: total, ",
        ),
    ];
    format!(
        "kind: Dashboard\nmetadata: {{name: d, project: p}}\nspec:\n  variables:\n{}  panels:\n    \
         main:\n      kind: Panel\n      spec:\n        plugin: {{kind: TimeSeriesChart, spec: {{}}}}\n        \
         queries:\n        - kind: TimeSeriesQuery\n          spec:\n            plugin:\n              \
         kind: PrometheusTimeSeriesQuery\n              spec:\n                query: |-\n                  \
         {query}\n  layouts: []\n",
        variables.concat()
    )
}

/// What a rule finds in a query: columns counted from its start, and messages.
#[track_caller]
fn check(rule: &str, query: &str, expected: &[&str]) {
    let found = found(rule, &[&dashboard(query)]);
    let in_query = |line: &String| {
        let (place, message) = line.split_once(' ').unwrap();
        let column: usize = place.strip_prefix("22:").unwrap().parse().unwrap();
        format!("{} {message}", column - 18)
    };
    let found: Vec<String> = found.iter().map(in_query).collect();
    assert_eq!(found, expected, "{rule} in {query}");
}

/// What the fixes of a rule make of a query.
#[track_caller]
fn check_fix(rule: &str, query: &str, expected: &str) {
    assert_eq!(
        fixed(rule, &dashboard(query)),
        dashboard(expected),
        "{rule} in {query}"
    );
}

#[test]
fn several_values_are_no_text() {
    let of = |at: usize, op: &str, name: &str| {
        format!("{at} `{op}` compares with one text, and `{name}` may stand for several")
    };
    check(EQUALITY, r#"up{a="$many"}"#, &[&of(5, "=", "many")]);
    check(EQUALITY, r#"up{a!="${all}"}"#, &[&of(5, "!=", "all")]);
    check(
        EQUALITY,
        r#"up{a="x-$one-$custom"}"#,
        &[&of(5, "=", "custom")],
    );
    // A text of its own stands for "All".
    check(
        EQUALITY,
        r#"up{a="$text",b="$one",c="$other",d=~"$many",e!~"$all"}"#,
        &[],
    );
    check(EQUALITY, r#"$many{a="x"} # up{a="$many"}"#, &[]);
}

#[test]
fn equality_becomes_a_match() {
    check_fix(EQUALITY, r#"up{a="$many"}"#, r#"up{a=~"$many"}"#);
    check_fix(EQUALITY, r#"up{a != "${all}"}"#, r#"up{a !~ "${all}"}"#);
    check_fix(EQUALITY, r#"up{a="${many:csv}"}"#, r#"up{a=~"${many}"}"#);
    check_fix(
        EQUALITY,
        r#"up{a="${many:regexliteral}"}"#,
        r#"up{a=~"${many:regexliteral}"}"#,
    );
    let twice = r#"up{a="${many:csv}"} + on (${many:csv}) x"#;
    check_fix(EQUALITY, twice, twice);
    // What is left to be asked about is no pattern for sure.
    check_fix(
        EQUALITY,
        r#"up{a="${many:nonsense}"}"#,
        r#"up{a="${many:nonsense}"}"#,
    );
}

#[test]
fn escaped_values_fit_the_string_they_stand_in() {
    check_fix(
        EQUALITY,
        r#"up{a="${many:regex}"}"#,
        r#"up{a=~"${many:regexliteral}"}"#,
    );
    check_fix(
        EQUALITY,
        "up{a=`${many:regexliteral}`}",
        "up{a=~`${many:regex}`}",
    );
    check_fix(EQUALITY, "up{a=`${many:regex}`}", "up{a=~`${many:regex}`}");
    let twice = r#"up{a="${many:regex}"} + up{b=~"${many:regexliteral}"}"#;
    check_fix(EQUALITY, twice, twice);
}

#[test]
fn one_value_that_is_no_pattern_stays_a_text() {
    let with = |values: &str, query: &str| {
        let plugin = |kind: &str, spec: &str| format!("{{kind: {kind}, spec: {{{spec}}}}}");
        let asked = plugin("PrometheusLabelValuesVariable", "labelName: all");
        let listed = plugin("StaticListVariable", &format!("values: [{values}]"));
        let text = dashboard(query);
        assert!(text.contains(&asked));
        text.replace(&asked, &listed)
    };
    let mended = |values: &str, query: &str, expected: &str| {
        assert_eq!(
            fixed(EQUALITY, &with(values, query)),
            with(values, expected)
        );
    };
    let (asks, matches) = (r#"up{a="$all"}"#, r#"up{a=~"$all"}"#);
    mended("a, {value: b.c, label: 'd+'}", asks, matches);
    mended("a, 'b+'", asks, asks);
    mended("a, {value: 'b(', label: b}", asks, asks);
    let escaped = r#"up{a="${all:regexliteral}"}"#;
    mended("a, 'b+'", escaped, &escaped.replace("=\"", "=~\""));
    // Beside a list, one value becomes part of the pattern.
    mended("a, 'b+'", r#"up{a="$all-$many"}"#, r#"up{a="$all-$many"}"#);
}

#[test]
fn labels_are_no_defaults() {
    let rule = "default-not-in-values";
    let with = |default: &str| {
        format!(
            "kind: GlobalVariable\nmetadata: {{name: v}}\nspec:\n  kind: ListVariable\n  spec:\n    \
             defaultValue: {default}\n    plugin:\n      kind: StaticListVariable\n      spec: {{values: \
             [{{value: a, label: Alpha}}, {{value: b, label: Both}}, {{value: c, label: Both}}, b]}}\n"
        )
    };
    assert_eq!(fixed(rule, &with("Alpha")), with("a"));
    assert_eq!(fixed(rule, &with("[b, Alpha]")), with("[b, a]"));
    assert_eq!(fixed(rule, &with("Both")), with("Both"));
    assert_eq!(
        helps(rule, &with("Alpha")),
        ["`Alpha` is the label of `a`: write `a`."]
    );
    assert_eq!(found(rule, &[&with("b")]).len(), 0);
}

#[test]
fn a_repeated_panel_sees_one_value() {
    let query = r#"up{a="$many"}"#;
    let grid = |group: &str, item: &str| {
        let layout = format!(
            "  layouts:\n  - kind: Grid\n    spec:\n      {group}\n      items: [{{x: 0, y: 0, \
             width: 4, height: 4, {item}content: {{$ref: '#/spec/panels/main'}}}}]\n"
        );
        dashboard(query).replace("  layouts: []\n", &layout)
    };
    let count = |text: &str| found(EQUALITY, &[text]).len();
    assert_eq!(count(&grid("repeatVariable: many", "")), 0);
    assert_eq!(count(&grid("", "repeatVariable: {value: many}, ")), 0);
    assert_eq!(count(&grid("", "repeatVariable: {value: one}, ")), 1);
}

#[test]
fn patterns_take_formats_that_make_patterns() {
    let list = "makes a list of several values, no pattern";
    check(
        FORMAT,
        r#"up{a=~"${many:csv}"}"#,
        &[&format!("8 the format `csv` {list}")],
    );
    check(
        FORMAT,
        r#"up{a=~"${one:csv}|${other:raw}|${custom:text}"}"#,
        &[],
    );
    check(
        FORMAT,
        r#"up{a=~"${many:pipe}",b=~"x(${many:pipe}|y)"}"#,
        &[],
    );
    check(
        FORMAT,
        r#"up{a=~"x-${many:pipe}"}"#,
        &["10 the format `pipe` puts no parentheses around several values"],
    );
    check(
        FORMAT,
        r#"up{a=~"${other:json}"}"#,
        &["8 the format `json` makes no pattern of the values"],
    );
    check_fix(FORMAT, r#"up{a=~"${many:csv}"}"#, r#"up{a=~"${many}"}"#);
}

#[test]
fn quotes_and_backticks_need_different_backslashes() {
    check_fix(
        FORMAT,
        r#"up{a=~"${one:regex}"}"#,
        r#"up{a=~"${one:regexliteral}"}"#,
    );
    check_fix(
        FORMAT,
        "up{a=~`${one:regexliteral}`}",
        "up{a=~`${one:regex}`}",
    );
    check(
        FORMAT,
        "up{a=~`${one:regex}`,b=~\"${one:regexliteral}\"}",
        &[],
    );
}

#[test]
fn texts_take_formats_that_leave_the_value_alone() {
    check(
        FORMAT,
        r#"up{a="${one:regex}"}"#,
        &["7 the format `regex` makes a pattern of the value, and `=` compares texts"],
    );
    check(
        FORMAT,
        r#"up{a="${one:raw}",b!="${one:csv}",c="${many:regex}"}"#,
        &[],
    );
}

#[test]
fn labels_are_listed_with_commas() {
    let problem = "makes no list of labels of several values";
    check(
        FORMAT,
        "sum by ($many, $one) (up) + on (${all:pipe}) group_left (${all:csv}) x",
        &[
            &format!("9 `many` without a format {problem}"),
            &format!("33 the format `pipe` {problem}"),
        ],
    );
    check_fix(FORMAT, "sum by ($many) (up)", "sum by (${many:csv}) (up)");
    // Another format would keep one of the two from being replaced.
    let twice = "sum by ($many) (up{a=~\"$many\"})";
    check_fix(FORMAT, twice, twice);
}

#[test]
fn one_format_of_a_variable_counts_in_a_text() {
    let rule = "mixed-interpolation-formats";
    let not = |at: usize, shown: &str, name: &str| {
        format!("{at} `{shown}` is not replaced: the text has `{name}` in another format")
    };
    check(
        rule,
        r#"up{a=~"${a:csv}",b=~"$a"}"#,
        &[&not(8, "${a:csv}", "a")],
    );
    check(
        rule,
        r#"up{a=~"${a}",b=~"${a:csv}"}"#,
        &[&not(8, "${a}", "a")],
    );
    check(rule, r#"up{a=~"${a:csv}",b=~"${a:csv}",c=~"${b}"}"#, &[]);
    // The last one counts wherever it stands.
    check(
        rule,
        "up{a=~\"${a:csv}\"} # $a",
        &[&not(8, "${a:csv}", "a")],
    );
    check(rule, "up{a=~\"$a\"} # ${a:csv} ${a:raw}", &[]);
}

#[test]
fn formats_and_built_in_variables_are_known_by_name() {
    let rule = "unknown-interpolation-format";
    check(
        rule,
        r#"up{a=~"${a:CSV}"}"#,
        &["12 there is no format `CSV`"],
    );
    check_fix(rule, r#"up{a=~"${a:CSV}"}"#, r#"up{a=~"${a:csv}"}"#);
    check(rule, r#"up{a=~"${a:csv}"} # ${a:CSV}"#, &[]);
    let rule = "unknown-builtin-variable";
    let query = "rate(up[$__rate_intervl]) + $__from + $__timeFilter + $__x # $__y";
    check(
        rule,
        query,
        &[
            "9 there is no built-in variable `__rate_intervl`",
            "55 there is no built-in variable `__x`",
        ],
    );
    check_fix(rule, "up[${__raet_interval}]", "up[${__rate_interval}]");
}

#[test]
fn built_in_variables_need_the_right_place() {
    check(
        BUILTIN,
        "rate(up[$__rate_interval]) > $__from + ${__range_ms:csv}",
        &[],
    );
    check(
        BUILTIN,
        "up[${__interval:raw}]",
        &["4 `${__interval:raw}` is not replaced: `__interval` has no formats"],
    );
    let plugin = |kind: &str, spec: &str| {
        format!(
            "kind: GlobalVariable\nmetadata: {{name: v}}\nspec:\n  kind: ListVariable\n  spec:\n    \
             plugin:\n      kind: {kind}\n      spec:\n        {spec}\n"
        )
    };
    let matchers = plugin(
        "PrometheusLabelValuesVariable",
        "{labelName: a, matchers: ['rate(up[$__interval])', 'up{a=\"$__from\"}']}",
    );
    assert_eq!(
        found(BUILTIN, &[&matchers]),
        ["9:44 `__interval` is not replaced in a variable"]
    );
    let panel = |spec: &str| {
        format!(
            "kind: Dashboard\nmetadata: {{name: d, project: p}}\nspec:\n  panels:\n    main:\n      \
             kind: Panel\n      spec:\n        display: {{name: '$__interval', description: $__interval}}\n        \
             {spec}\n  layouts: []\n"
        )
    };
    let markdown = panel("plugin: {kind: Markdown, spec: {text: 'A rate over $__rate_interval.'}}");
    assert_eq!(found(BUILTIN, &[&markdown]), [""; 0]);
    let logs = panel(
        "plugin: {kind: LogsTable, spec: {}}\n        queries:\n        - kind: LogQuery\n          spec: \
         {plugin: {kind: LokiLogQuery, spec: {query: 'rate({a=\"b\"}[$__range])'}}}",
    );
    assert_eq!(
        found(BUILTIN, &[&logs]),
        ["12:75 `__range` is not replaced in queries for logs"]
    );
}

#[test]
fn milliseconds_are_no_durations() {
    let rule = "milliseconds-as-duration";
    let not =
        |at: usize| format!("{at} `__interval_ms` counts milliseconds, and a duration seconds");
    check(rule, "up[${__interval_ms}ms] + $__interval_ms / 1000", &[]);
    check(
        rule,
        "sum_over_time(up[1h:$__interval_ms] offset $__interval_ms @ $__to)",
        &[
            &not(21),
            &not(44),
            "61 `__to` counts milliseconds, and `@` seconds",
        ],
    );
    check_fix(
        rule,
        "up[$__range_ms] @ ${__from}",
        "up[$__range] @ start()",
    );
}
