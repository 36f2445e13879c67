//! What the documentation of the rules on label matchers does not show.

use super::text_tests::{check, check_fix, dashboard};
use crate::lint::testing::{found, helps};

#[test]
fn contradictions_are_only_found_where_they_are_certain() {
    let rule = "contradictory-matchers";
    check(rule, r#"up{a="x",b="y"}"#, &[]);
    check(rule, r#"up{a="x",a=~"x|y",a!="y",a!=""}"#, &[]);
    check(rule, r#"up{a="x",a="$a"}"#, &[]);
    check(rule, r#"up{a="x",$a="y"}"#, &[]);
    check(rule, r#"up{a="200",a=~"4.."}"#, &[]);
    check(rule, r#"up{a=~".*",a=~".+",a!~"x"}"#, &[]);
    check(rule, r#"up{a="x",a="x"}"#, &[]);
    check(rule, r#"info(up,{a="x",a="y"})"#, &[]);
    check(
        rule,
        r#"up{"a"="x",a='y'}"#,
        &[r#"1:12 no series fits both `"a"="x"` and `a='y'`"#],
    );
    check(rule, r#"up{a="\x61",a="a"}"#, &[]);
    check(rule, r#"up{a="\xff",a="\xfe"}"#, &[]);
}

#[test]
fn contradictions_name_the_matcher_that_leaves_nothing() {
    let rule = "contradictory-matchers";
    check(
        rule,
        r#"up{a="x",b="1",a!="x"} + down{a=~"x|y",a!~"(x|y)"}"#,
        &[
            r#"1:16 no series fits both `a="x"` and `a!="x"`"#,
            r#"1:40 no series fits both `a=~"x|y"` and `a!~"(x|y)"`"#,
        ],
    );
    check(
        rule,
        r#"up{a=~"x|y",a!="x",a!="y",a="z"}"#,
        &["1:20 no series fits all matchers of `a`"],
    );
    check(
        rule,
        r#"up{a!~"^.*$"}"#,
        &[r#"1:4 no series fits `a!~"^.*$"`"#],
    );
    check(
        rule,
        r#"up{a="",a=~"x.+"}"#,
        &[r#"1:9 no series fits both `a=""` and `a=~"x.+"`"#],
    );
    check(
        rule,
        r#"up{a!="",a!~".+"}"#,
        &[r#"1:10 no series fits both `a!=""` and `a!~".+"`"#],
    );
}

#[test]
fn matchers_about_the_empty_text_may_well_say_something() {
    let rule = "empty-matcher";
    check(rule, r#"up{a="",b!="",c!="",c!="x",d!="",d=~"$d"}"#, &[]);
    check(
        rule,
        r#"up{a=~"",b!~""}"#,
        &[
            "1:5 an empty pattern for `a`",
            "1:11 an empty pattern for `b`",
        ],
    );
    check(
        rule,
        r#"up{a!="",a!=""}"#,
        &[r#"1:10 `a!=""` goes without saying"#],
    );
    check(rule, r#"up{a!="",a=~"x?",a!~"x"}"#, &[]);
    check(
        rule,
        r#"up{a!="",a=~"x+"}"#,
        &[r#"1:4 `a!=""` goes without saying"#],
    );
}

#[test]
fn matchers_are_removed_with_their_commas() {
    let rule = "match-all-regex";
    check_fix(rule, r#"up{a=~".*"}"#, "up");
    check_fix(rule, r#"up {a=~".*",} offset 5m"#, "up offset 5m");
    check_fix(rule, r#"up{a=~".*", b="c"}"#, r#"up{b="c"}"#);
    check_fix(rule, r#"up{b="c", a=~".*"}"#, r#"up{b="c"}"#);
    check_fix(rule, r#"up{b="c", a=~".*",}"#, r#"up{b="c",}"#);
    check_fix(rule, r#"{"up", a=~'.*'}"#, r#"{"up"}"#);
    check_fix(rule, r#"up{$m, a=~".*"}"#, "up{$m}");
    check_fix(rule, r#"up{a!~".+"}"#, r#"up{a=""}"#);
    check_fix(rule, "up{a=~`(.+)`}", "up{a!=``}");
    check(rule, r#"up{a=~"$a.*",b=~".*$b",c=~".*c"}"#, &[]);
    check(rule, r#"{__name__=~".+",a="b"}"#, &[]);
}

#[test]
fn patterns_that_are_text_become_text() {
    let rule = "regex-without-metacharacter";
    check_fix(rule, r#"up{a=~"x y"}"#, r#"up{a="x y"}"#);
    check_fix(rule, r#"up{a !~ "x"}"#, r#"up{a !="x"}"#);
    check_fix(rule, r#"up{a=~"10\\.0"}"#, r#"up{a="10.0"}"#);
    check_fix(rule, r"up{a=~`10\.0`}", "up{a=`10.0`}");
    check_fix(rule, r#"up{a=~"(x)"}"#, r#"up{a="x"}"#);
    check_fix(rule, r#"up{a=~"\u00e9"}"#, r#"up{a="\u00e9"}"#);
    // A fix would need escapes of its own, or make a variable.
    check_fix(rule, r#"up{a=~"a\\\\b"}"#, r#"up{a=~"a\\\\b"}"#);
    check_fix(rule, r#"up{a=~"\\$b"}"#, r#"up{a=~"\\$b"}"#);
    for query in [
        r#"up{a=~"$a"}"#,
        r#"up{a=~"x|y"}"#,
        r#"up{a=~"x.y"}"#,
        r#"up{a=~"(?i)x"}"#,
        r#"up{a=~""}"#,
        r#"up{a=~"^x$"}"#,
        r#"up{a="x"}"#,
        r#"info(up, {a=~"x"})"#,
    ] {
        check(rule, query, &[]);
    }
}

#[test]
fn anchors_are_those_at_the_ends() {
    let rule = "redundant-anchors";
    check_fix(rule, r#"up{a=~"^x$",b!~"y$"}"#, r#"up{a=~"x",b!~"y"}"#);
    check_fix(rule, r#"up{a=~"^x|y"}"#, r#"up{a=~"x|y"}"#);
    check_fix(rule, r#"up{a=~"^$a$"}"#, r#"up{a=~"$a"}"#);
    check_fix(rule, r#"up{a=~"^$",b !~ '$'}"#, r#"up{a="",b !=''}"#);
    check_fix(rule, "up{a=~`^`}", "up{a=``}");
    check_fix(rule, r#"up{a=~"x\\\\$"}"#, r#"up{a=~"x\\\\"}"#);
    for query in [
        r#"up{a=~"x\\$"}"#,
        r#"up{a=~"^*x"}"#,
        r#"up{a=~"[$]"}"#,
        r#"up{a=~"(^x$)"}"#,
        r#"up{a=~"\\Qx$"}"#,
        r#"up{a="^x$"}"#,
        r#"up{a=~"${a}$b"}"#,
        r#"up{a=~"^.*$",b!~"^.+$"}"#,
    ] {
        check(rule, query, &[]);
    }
}

/// Checks the last help of the only finding of a rule.
#[track_caller]
fn check_help(rule: &str, query: &str, expected: &str) {
    let helps = helps(rule, &dashboard(query));
    assert_eq!(
        helps.last().map(String::as_str),
        Some(expected),
        "{rule} in {query}"
    );
}

#[test]
fn help_is_valid_where_it_is_pasted() {
    let rule = "redundant-anchors";
    let covered = "The pattern of a matcher covers the whole value in any case.";
    let starts = |text: &str| format!("For all values that begin so, write `{text}`.");
    check_help(rule, r#"up{a=~"^b\\.c"}"#, &starts(r"b\\.c.*"));
    check_help(rule, r"up{a=~`^b\.c`}", &starts(r"b\.c.*"));
    check_help(
        rule,
        r#"up{a=~"b$"}"#,
        "For all values that end so, write `.*b`.",
    );
    check_help(rule, r#"up{a=~"(?m)^b$"}"#, covered);
    check_help(rule, r#"up{a=~"(?i)b$"}"#, covered);
    let rule = "regex-without-metacharacter";
    let text = |text: &str| format!("No pattern is needed: `{text}`.");
    check_help(rule, r#"up{a=~'b"c'}"#, &text(r#"a='b"c'"#));
    check_help(rule, r#"up{"a b"=~"b"}"#, &text(r#""a b"="b""#));
    check_help(
        rule,
        r#"up{a=~"a\\\\b"}"#,
        "No pattern is needed: compare with `=`.",
    );
    let rule = "vector-matching-mismatch";
    let bare = |side: &str, op: &str| {
        format!("The {side} side has no labels at all; match all series with it: `{op}`.")
    };
    check_help(
        rule,
        r#"up{a="b"} * vector(1)"#,
        &bare("right", "* on () group_left"),
    );
    check_help(
        rule,
        r#"vector(1) / up{a="b"}"#,
        &bare("left", "/ on () group_right"),
    );
    check_help(
        rule,
        r#"up{a="b"} and sum(up)"#,
        &bare("right", "and on ()"),
    );
    let other = "Say which labels count, for example `* ignoring (a) group_left`, or keep the label \
                 on both sides.";
    check_help(rule, r#"up{a="b"} * sum by (c) (up)"#, other);
    let values = "Leave the label out of the comparison: `/ ignoring (a)`.";
    check_help(rule, r#"up{a="b"} / up{a="c"}"#, values);
    check_help(
        rule,
        r#"up{a="b"} / on (a) up{a="c"}"#,
        "Take `a` out of `on`.",
    );
    check_help(
        rule,
        r#"up{a="b"} / ignoring (c) up{a="c"}"#,
        "Add `a` to `ignoring`.",
    );
}

#[test]
fn selectors_have_names_in_many_ways() {
    let rule = "selector-without-metric-name";
    for query in [
        "up",
        r#"{"up"}"#,
        r#"{__name__="up"}"#,
        r#"{"__name__"=~"up|down"}"#,
        r#"$metric{a="b"}"#,
        "{$matchers}",
        r#"{$label="up"}"#,
        r#"info(up, {a="b"})"#,
    ] {
        check(rule, query, &[]);
    }
    check(
        rule,
        r#"up + {a="b"}"#,
        &["1:6 this selects series of all metrics"],
    );
    check(
        rule,
        r#"{__name__!="up",a="b"}"#,
        &["1:1 this selects series of all metrics"],
    );
}

#[test]
fn many_matchers_take_linear_time() {
    let matchers = |text: &str| text.repeat(20_000);
    for (rule, query) in [
        (
            "contradictory-matchers",
            format!("up{{{}}}", matchers("a!=\"x\",")),
        ),
        (
            "contradictory-matchers",
            format!("up{{{}}}", matchers("a!=\"\",")),
        ),
        ("empty-matcher", format!("up{{{}}}", matchers("a=\"x\","))),
    ] {
        check(rule, &query, &[]);
    }
    let different = |first: &str, last: &str| {
        let each = (0..20_000).map(|index| format!("{first}{index}{last}"));
        format!("up{{{}}}", each.collect::<Vec<_>>().join(","))
    };
    let rule = "contradictory-matchers";
    check(rule, &different("a!=\"x", "\""), &[]);
    check(rule, &different("a=~\"y|x", "\""), &[]);
    let texts: Vec<String> = (0..20_000).map(|index| format!("x{index}")).collect();
    let query = format!(
        "up{{{},a=~\"{}\"}}",
        &different("a!=\"x", "\"")[3..],
        texts.join("|")
    );
    assert_eq!(
        found(rule, &[&dashboard(&query.replace("},", ","))]).len(),
        1
    );
}
