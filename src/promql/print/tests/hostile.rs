//! Texts that are long, deep or nonsense.

use proptest::prelude::*;

use super::valid;
use crate::promql::{Options, parse, pretty, print};

/// Prints a query in both ways.
fn check(query: &str) {
    let parsed = valid(query);
    let line = print(&parsed.ast);
    let lines = pretty(&parsed.ast, 100);
    let again = valid(&lines);
    assert!(print(&again.ast) == line);
    // Without a limit the indentation alone would be gigabytes.
    assert!(lines.len() < 100 << 20);
}

#[test]
fn depth_costs_no_stack_and_no_squared_time() {
    const DEEP: usize = 50_000;
    check(&format!("{}m{}", "(".repeat(DEEP), ")".repeat(DEEP)));
    check(&format!("{}m{}", "sum(".repeat(DEEP), ")".repeat(DEEP)));
    check(&format!("{}m", "-".repeat(DEEP)));
    check(&vec!["m"; DEEP].join(" or "));
    check(&vec!["m"; DEEP].join("^"));
    check(&vec!["m"; DEEP].join("\n# c\n+ # d\n"));
    check(&format!("m[{}5m{}]", "(".repeat(DEEP), ")".repeat(DEEP)));
    check(&format!(
        "m[{}5m]",
        "+1s".repeat(DEEP).trim_start_matches('+').to_owned() + "+"
    ));
    check(&format!("m{{{}}}", "a=\"b\", # c\n".repeat(DEEP)));
    check(&format!("sum by ({}) (m)", "a, # c\n".repeat(DEEP)));
    check(&format!("{}m{}", "(# c\n".repeat(DEEP), ")".repeat(DEEP)));
}

/// Whatever the text, there is an end.
fn holds(query: &str) {
    let parsed = parse(query, &Options::default());
    print(&parsed.ast);
    pretty(&parsed.ast, 0);
}

/// What is printed of a query without mistakes is the same query.
fn keeps(query: &str) {
    let parsed = parse(query, &Options::default());
    if !parsed.problems.is_empty() {
        return;
    }
    let line = print(&parsed.ast);
    for text in [
        line.clone(),
        pretty(&parsed.ast, 0),
        pretty(&parsed.ast, 100),
    ] {
        assert_eq!(print(&valid(&text).ast), line, "{query:?} as {text:?}");
    }
}

/// Parts of queries, most of which fit together in any order.
const PIECES: &str = "up|a{b='c'}|(a)|sum(a)|rate(a[5m])|1|'s'|$v|a[5m]|a[(5m)]|sum(a)[1h:]|\
    a[5m:(1)*2]|abs(a)";
const BEHIND: &str = " offset 5m| offset -(1h)| offset (step())| offset 0|[5m]|[1h:5m]| @ end()|\
    @ start ()|@ 5m| anchored| smoothed| by (a)|)[5m]| and b| * on (a) group_left b|- 1| == bool 2";

/// One of the texts between bars.
fn one_of(texts: &'static str) -> impl Strategy<Value = &'static str> {
    prop::sample::select(texts.split('|').collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn nothing_of_a_query_without_mistakes_is_lost(
        piece in one_of(PIECES),
        behind in prop::collection::vec(one_of(BEHIND), 0..4),
        around in prop::sample::select(&["", "(", "sum(", "rate(", "-"][..]),
    ) {
        let close = if around.ends_with('(') { ")" } else { "" };
        keeps(&format!("{around}{piece}{}{close}", behind.concat()));
    }

    #[test]
    fn arbitrary_texts_never_break_it(query in any::<String>()) {
        holds(&query);
    }

    #[test]
    fn texts_of_tokens_never_break_it(
        query in r#"([abc@,:()\[\]+\- ]|\^|\$|\n|5m|1e3|#x\n?|"a"|'\\x'|`\$a`|\{|\}|=~?|sum|by|on|offset|start|bool|group_left|fill|step\(\)){0,30}"#
    ) {
        holds(&query);
        keeps(&query);
    }
}
