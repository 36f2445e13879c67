//! What the documentation of the rules on label matchers does not show.

use super::text_tests::{check, check_fix};

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
    check_fix(rule, r#"up{a=~"^$"}"#, r#"up{a=~""}"#);
    check_fix(rule, r#"up{a=~"$"}"#, r#"up{a=~""}"#);
    check_fix(rule, r#"up{a=~"x\\\\$"}"#, r#"up{a=~"x\\\\"}"#);
    for query in [
        r#"up{a=~"x\\$"}"#,
        r#"up{a=~"^*x"}"#,
        r#"up{a=~"[$]"}"#,
        r#"up{a=~"(^x$)"}"#,
        r#"up{a=~"\\Qx$"}"#,
        r#"up{a="^x$"}"#,
        r#"up{a=~"${a}$b"}"#,
    ] {
        check(rule, query, &[]);
    }
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
}
