//! Where dashboards use variables, what counts as a use, and which variable is meant.

use std::fmt::Write as _;

use crate::lint::testing::{fixed, found, found_with};

const UNDEFINED: &str = "undefined-variable";
const UNUSED: &str = "unused-variable";
const SHADOWED: &str = "shadowed-variable";

/// A dashboard of project `p` with these variables, each a text, and these fields in its spec,
/// which stand on lines of their own from line 5 on.
fn dashboard(variables: &[(&str, &str)], fields: &str) -> String {
    let mut list = String::new();
    for (name, value) in variables {
        let _ = write!(
            list,
            "{{kind: TextVariable, spec: {{name: {name}, value: '{value}'}}}}, "
        );
    }
    format!(
        "kind: Dashboard\nmetadata: {{name: d, project: p}}\nspec:\n  variables: [{list}]\n{fields}"
    )
}

/// The same with one variable `v`, which is used.
fn with_v(fields: &str) -> String {
    dashboard(&[("v", "")], &format!("{fields}  links: [{{url: /$v}}]\n"))
}

/// A panel whose query has a plugin of this kind with these options, which stand in line 10.
fn query(kind: &str, spec: &str) -> String {
    format!(
        "  panels:\n    a:\n      kind: Panel\n      spec:\n        queries: [{{kind: TimeSeriesQuery, \
         spec: {{plugin: {{kind: {kind}, spec:\n          {{{spec}}}}}}}}}]\n"
    )
}

/// A panel with these options of a plugin, which stand in line 9.
fn panel(kind: &str, spec: &str) -> String {
    format!(
        "  panels:\n    a:\n      kind: Panel\n      spec: {{plugin: {{kind: {kind}, spec:\n          \
         {{{spec}}}}}}}\n"
    )
}

/// A variable of project `p`, or a global one.
fn resource(kind: &str, name: &str, spec: &str) -> String {
    let project = if kind == "Variable" {
        ", project: p"
    } else {
        ""
    };
    format!("kind: {kind}\nmetadata: {{name: {name}{project}}}\nspec: {{{spec}}}\n")
}

#[track_caller]
fn check(rule: &str, files: &[&str], expected: &[&str]) {
    assert_eq!(found(rule, files), expected, "{rule} in {files:#?}");
}

/// What is undefined in a dashboard with a variable `v` stands between `⟦` and `⟧`.
#[track_caller]
fn undefined(fields: &str) {
    let mut text = with_v(fields);
    let mut expected = Vec::new();
    while let Some(start) = text.find('⟦') {
        text = text.replacen('⟦', "", 1);
        let end = text.find('⟧').expect("each mark ends");
        text = text.replacen('⟧', "", 1);
        let name = text[start..end].trim_start_matches(['$', '{']);
        let name = name.split(['}', ':']).next().unwrap_or_default();
        let before = &text[..start];
        let line = before.matches('\n').count() + 1;
        let column = start - before.rfind('\n').map_or(0, |at| at + 1) + 1;
        expected.push(format!("{line}:{column} variable `{name}` is not defined"));
    }
    assert_eq!(found(UNDEFINED, &[&text]), expected, "{text}");
}

#[test]
fn variables_are_used_wherever_the_page_replaces_them() {
    undefined("  annotations: [{display: {name: ⟦$a⟧}, plugin: {kind: X, spec: {}}}]\n");
    undefined("  layouts: [{kind: Grid, spec: {display: {title: 'a ⟦${b:csv}⟧'}}}]\n");
    undefined("  layouts: [{kind: Grid, spec: {repeatVariable: ⟦b⟧}}]\n");
    undefined(
        "  layouts: [{kind: Tabs, spec: {tabs: [{name: $no, items: [{repeatVariable: {value: ⟦b⟧}}]}]}}]\n",
    );
    undefined(
        "  panels: {a: {kind: Panel, spec: {links: [{url: /⟦$b⟧, name: ⟦$c⟧, tooltip: '⟦${d}⟧'}]}}}\n",
    );
    let prometheus = |spec: &str| undefined(&query("PrometheusTimeSeriesQuery", spec));
    prometheus("query: 'up{job=\"⟦$job⟧\", a=\"$v\"} + ⟦$b⟧'");
    prometheus("query: up, seriesNameFormat: '{{a}} ⟦$b⟧', minStep: ⟦$c⟧");
    prometheus("query: up, datasource: ⟦$b⟧");
    // The query is damaged, and the variable is one all the same.
    prometheus("query: 'sum(up{a=\"⟦$b⟧\"}'");
    undefined(&query("LokiLogQuery", "query: '{a=\"⟦$b⟧\"}'"));
    undefined(&panel("Markdown", "text: '# ⟦$b⟧'"));
}

#[test]
fn what_others_fill_in_is_no_variable() {
    let prometheus = |spec: &str| undefined(&query("PrometheusTimeSeriesQuery", spec));
    prometheus("query: 'rate(up[$__rate_interval]) + $__nonsense'");
    prometheus("query: \"up # $b\\n + 1\"");
    let replace = |rest: &str| prometheus(&format!("query: 'label_replace(up, \"a\", {rest})'"));
    replace("\"$1-${2}-$3x\", \"b\", \"(.*)\"");
    replace("\"$n-${m}\", \"b\", \"(?P<n>.*)-(?P<m>.*)\"");
    replace("\"$n\", \"b\", \"$v\"");
    replace("\"⟦$n⟧\", \"b\", \"(?P<m>.*)\"");
    let pod = "query: 'sum by (pod) (up{pod=\"a\"})', seriesNameFormat";
    prometheus(&format!("{pod}: '$pod ⟦$job⟧'"));
    prometheus(&format!("{pod}: '$pod ⟦${{pod}}⟧'"));
    prometheus("query: 'sum by (pod) (up{pod=\"⟦$pod⟧\"})', seriesNameFormat: $pod");
    undefined(&query(
        "LokiLogQuery",
        "query: '{} | line_format \"{{$a := .b}}{{ $a }}⟦$a⟧\"'",
    ));
    undefined(&panel(
        "Markdown",
        "text: 'costs $5k or $USD: `echo $home`'",
    ));
    undefined(&panel(
        "Markdown",
        "text: \"a\\n```\\n$a\\n\\n$b\\n```\\n\"",
    ));
    undefined(&panel(
        "Markdown",
        "text: \"a `b\\n\\n⟦$c⟧ `$d` ``$e`` ⟦$f⟧\"",
    ));
    let table = "actions: {actionsList: [{type: webhook, name: a, url: 'http://a/$b'}]}";
    undefined(&panel("LogsTable", table));
    undefined("  links: [{url: /$a, name: $b, renderVariables: false}]\n");
    undefined(
        "  datasources: {a: {plugin: {kind: PrometheusDatasource, spec: {proxy: {kind: HTTPProxy, \
         spec: {url: 'http://a', headers: {Authorization: 'Bearer ${token}'}}}}}}}\n",
    );
    undefined("  display: {name: $a}\n");
    undefined("  panels: {a: {kind: Panel, spec: {display: {description: 'so: `$b` ⟦$c⟧'}}}}\n");
    undefined("  layouts: [{kind: Grid, spec: {repeatVariable: ''}}]\n");
}

#[test]
fn code_templates_and_words_of_prose_are_no_variables() {
    let markdown = |text: &str| undefined(&panel("Markdown", &format!("text: \"{text}\"")));
    markdown("~~~\\n$a\\n~~~\\n⟦$b⟧");
    markdown("a\\n\\n    $a\\n\\n⟦$b⟧");
    markdown("<code>$a</code> <pre>\\n$b</pre> ⟦$total_cost⟧");
    markdown("\\\\$a ⟦$b⟧ {{ $x }} {{ $labels.x }} `{{` ⟦$c⟧ }}");
    markdown("US$ymbol foo$bar C:$Recycle ⟦$a⟧-⟦$b⟧ x⟦${c}⟧ Job:⟦$d⟧");
    let names = |name: &str| {
        undefined(&format!(
            "  panels: {{a: {{kind: Panel, spec: {{display: {{name: '{name}'}}}}}}}}\n"
        ));
    };
    names("US$ymbol of {{ $x }} ⟦$a⟧");
    names("{{ ⟦$a⟧");
    undefined("  panels: {a: {kind: Panel, spec: {links: [{url: /a⟦$b⟧}]}}}\n");
}

#[test]
fn each_name_is_reported_once_a_dashboard() {
    let text = with_v(
        "  panels: {a: {kind: Panel, spec: {display: {name: $b $b, description: $c $b}}}}\n",
    );
    let [first, second] = [
        "5:52 variable `b` is not defined",
        "5:72 variable `c` is not defined",
    ];
    check(UNDEFINED, &[&text], &[first, second]);
    let other = text.replace("name: d", "name: e");
    let expected: Vec<String> = ["0.yaml", "1.yaml"]
        .iter()
        .flat_map(|file| [first, second].map(|finding| format!("{file}:{finding}")))
        .collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check(UNDEFINED, &[&text, &other], &expected);
}

#[test]
fn variables_of_the_server_may_be_listed() {
    let text = with_v("  panels: {a: {kind: Panel, spec: {display: {name: $a $b}}}}\n");
    let b = "5:55 variable `b` is not defined";
    assert_eq!(found_with(UNDEFINED, "{external: [a, c]}", &[&text]), [b]);
}

#[test]
fn dashboards_without_variables_may_use_outer_ones() {
    let plain = "kind: Dashboard\nmetadata: {name: d, project: p}\nspec:\n  links: [{url: /$a}]\n";
    let a = "4:18 variable `a` is not defined";
    check(UNDEFINED, &[plain], &[a]);
    let text = "kind: TextVariable, spec: {value: ''}";
    let own = |name: &str| resource("Variable", name, text);
    let global = |name: &str| resource("GlobalVariable", name, text);
    let elsewhere = own("a").replace("project: p", "project: q");
    check(UNDEFINED, &[plain, &own("b")], &[&format!("0.yaml:{a}")]);
    check(UNDEFINED, &[plain, &global("b")], &[&format!("0.yaml:{a}")]);
    check(UNDEFINED, &[plain, &elsewhere], &[&format!("0.yaml:{a}")]);
    for defined in [own("A"), global("a")] {
        check(UNDEFINED, &[plain, &defined, &own("b")], &[]);
        check(
            UNDEFINED,
            &[&with_v("  display: {}\n").replace("/$v", "/$a"), &defined],
            &[],
        );
    }
    // What is undefined is most probably what the variable without a name should be called.
    check(
        UNDEFINED,
        &[&dashboard(&[("''", "")], "  links: [{url: /$a}]\n")],
        &[],
    );
}

#[test]
fn variables_are_used_by_the_dashboard_or_by_used_variables() {
    let unused = |variables: &[(&str, &str)], fields: &str, expected: &[&str]| {
        check(UNUSED, &[&dashboard(variables, fields)], expected);
    };
    let link = "  links: [{url: /$a}]\n";
    unused(&[("a", "$b"), ("b", "${c}"), ("c", "")], link, &[]);
    unused(
        &[("a", ""), ("b", "$c"), ("c", "$b")],
        link,
        &[
            "4:99 only variables that nothing uses use variable `b`",
            "4:151 only variables that nothing uses use variable `c`",
        ],
    );
    unused(&[("a", "$a")], "", &["4:49 nothing uses variable `a`"]);
    unused(
        &[("a", "")],
        "  layouts: [{kind: Grid, spec: {repeatVariable: a}}]\n",
        &[],
    );
    // Misspelt, of unknown plugins, or filled in by rows: somebody meant to use it.
    unused(&[("a", "")], "  lnks: [{url: /$a}]\n", &[]);
    unused(&[("a", "")], &query("Private", "text: '${a:csv}'"), &[]);
    unused(
        &[("a", "")],
        "  datasources: {a: {plugin: {kind: X, spec: {directUrl: 'http://$a'}}}}\n",
        &[],
    );
    unused(
        &[("a", "")],
        "  links: [{url: /, renderVariables: false, name: $a}]\n",
        &[],
    );
    // A longer name is another one.
    unused(
        &[("a", "")],
        "  links: [{url: /$ab}]\n",
        &["4:49 nothing uses variable `a`"],
    );
}

#[test]
fn variables_of_the_project_may_use_those_of_dashboards() {
    let text = dashboard(&[("a", "")], "");
    let uses = |kind: &str| resource(kind, "b", "kind: TextVariable, spec: {value: $a}");
    for kind in ["Variable", "GlobalVariable"] {
        check(UNUSED, &[&text, &uses(kind)], &[]);
    }
    check(UNUSED, &[&uses("Variable")], &[]);
}

#[test]
fn unused_variables_can_be_removed() {
    let text = "kind: Dashboard\nmetadata: {name: d}\nspec:\n  variables:\n    # About a.\n    - kind: \
                TextVariable\n      spec: {name: a, value: ''}\n    - kind: TextVariable\n      spec: \
                {name: b, value: ''}\n  links: [{url: /$b}]\n";
    let expected = "kind: Dashboard\nmetadata: {name: d}\nspec:\n  variables:\n    - kind: \
                    TextVariable\n      spec: {name: b, value: ''}\n  links: [{url: /$b}]\n";
    assert_eq!(fixed(UNUSED, text), expected);
}

#[test]
fn only_variables_of_another_kind_are_hidden_by_mistake() {
    let text = dashboard(&[("a", "")], "");
    let same = "kind: TextVariable, spec: {value: other}";
    let list = "kind: ListVariable, spec: {plugin: {kind: StaticListVariable, spec: {}}}";
    let hides = |what: &str| {
        format!(
            "0.yaml:4:49 `a` is a `TextVariable`, and hides the {what} of that name, a \
             `StaticListVariable`"
        )
    };
    check(SHADOWED, &[&text, &resource("Variable", "a", same)], &[]);
    check(
        SHADOWED,
        &[&text, &resource("Variable", "a", list)],
        &[&hides("variable of the project")],
    );
    let global = resource("GlobalVariable", "a", list);
    check(SHADOWED, &[&text, &global], &[&hides("global variable")]);
    // The one of the project is the one that is hidden.
    check(
        SHADOWED,
        &[&text, &global, &resource("Variable", "a", same)],
        &[
            "2.yaml:2:18 `a` is a `TextVariable`, and hides the global variable of that name, a `StaticListVariable`",
        ],
    );
}

#[test]
fn hostile_dashboards_take_linear_time() {
    let mut links = String::from("  links:\n");
    let names: Vec<String> = (0..5000).map(|n| format!("w{n}x")).collect();
    for name in &names {
        let _ = writeln!(links, "  - url: /${name}-$missing{name}");
    }
    let variables: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "$v")).collect();
    let text = dashboard(&variables, &links);
    assert_eq!(found(UNDEFINED, &[&text]).len(), 5000);
    assert_eq!(found(UNUSED, &[&dashboard(&variables, "")]).len(), 5000);
}
