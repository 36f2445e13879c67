//! Queries in one line.

use super::valid;
use crate::promql::{parse, print};

/// Checks the line of a query, and that it is its own line.
fn check(query: &str, line: &str) {
    assert_eq!(print(&valid(query).ast), line, "{query}");
    assert_eq!(print(&valid(line).ast), line, "{query} again");
}

fn check_all(cases: &[(&str, &str)]) {
    for (query, line) in cases {
        check(query, line);
    }
}

#[test]
fn selectors() {
    check_all(&[
        ("up{}", "up"),
        ("up { job = 'api' , } ", r#"up{job="api"}"#),
        (
            r#"up{zone="a",job!="b",job=~"c",job!~"d"}"#,
            r#"up{job!="b",job!~"d",job=~"c",zone="a"}"#,
        ),
        (r#"{"up"}"#, r#"{__name__="up"}"#),
        (
            r#"{'http.hits', "my label"="x"}"#,
            r#"{"my label"="x",__name__="http.hits"}"#,
        ),
        (r#"{"job"="x"}"#, r#"{job="x"}"#),
        (r#"{"9a"="x"}"#, r#"{"9a"="x"}"#),
        ("{__name__=~'a.*'}", r#"{__name__=~"a.*"}"#),
        ("sum", "sum"),
        ("By", "By"),
        ("info(up, {})", "info(up, {})"),
    ]);
}

#[test]
fn modifiers() {
    check_all(&[
        ("up offset 5m @ 1.5", "up @ 1.500 offset 5m"),
        ("up @ END ()", "up @ end()"),
        ("up @ -0.0001", "up @ 0.000"),
        ("up @ 1h", "up @ 3600.000"),
        ("up offset -90", "up offset -1m30s"),
        ("up offset 0", "up"),
        ("up offset 0s offset 1s", "up offset 1s"),
        (
            "up offset 5m anchored @ start()",
            "up @ start() anchored offset 5m",
        ),
        ("up smoothed smoothed", "up smoothed"),
        (
            "rate(up[5m] offset 1m @ 0 anchored)",
            "rate(up[5m] anchored @ 0.000 offset 1m)",
        ),
        (
            "rate(up anchored[5m] offset 1m)",
            "rate(up[5m] anchored offset 1m)",
        ),
        ("up offset nan", "up offset NaN"),
        (
            "max_over_time(up[1h:] offset 1w)",
            "max_over_time(up[1h:] offset 1w)",
        ),
        ("max_over_time(up[3600:60])", "max_over_time(up[1h:1m])"),
    ]);
}

#[test]
fn durations() {
    check_all(&[
        ("up[ 5m+2*(1) ]", "up[5m + 2 * (1)]"),
        ("up[((5m))]", "up[(5m)]"),
        ("up[(+(5m))]", "up[(5m)]"),
        ("up[+(5m)]", "up[(5m)]"),
        ("up[(90)]", "up[(90)]"),
        ("up[((step()))]", "up[(step())]"),
        ("sum(up)[(1h):-(-(5m))]", "sum(up)[(1h):-(-(5m))]"),
        ("up offset -((5m))", "up offset -(5m)"),
        ("up offset (5m)*2", "up offset (5m) * 2"),
        ("up offset --5m*2", "up offset (5m * 2)"),
        ("up offset --step()*2", "up offset --step() * 2"),
        ("up offset (step())*2", "up offset (step()) * 2"),
        ("up offset +(step())*2", "up offset +(step()) * 2"),
        (
            "up offset (step()) @ 1 + a",
            "up @ 1.000 offset +(step()) + a",
        ),
        (
            "up offset (step()) @ 1 or a",
            "up @ 1.000 offset (step()) or a",
        ),
        (
            "up offset (step())*2 @ 1 * 3",
            "up @ 1.000 offset +((step()) * 2) * 3",
        ),
        (
            "rate(up[5m] offset (1h)+1 @ 1)",
            "rate(up[5m] @ 1.000 offset (1h) + 1)",
        ),
        ("up offset +-2^2", "up offset (-2 ^ 2)"),
        ("up offset - + -step()*2", "up offset --step() * 2"),
        ("up[(-2)^2]", "up[(-2) ^ 2]"),
        ("up[-2^2]", "up[-2 ^ 2]"),
        ("up offset -(5m)*2", "up offset -(5m) * 2"),
        ("up[($w)]", "up[($w)]"),
        ("up[-(-step())]", "up[-(-step())]"),
        ("up[STEP()]", "up[step()]"),
        ("up[Max_Of(RANGE( ),5)]", "up[max_of(range(), 5)]"),
        ("up offset -(2^2)", "up offset -(2 ^ 2)"),
        ("up offset 2*step()", "up offset 2s * step()"),
        ("up offset +5m", "up offset 5m"),
        ("((5m))", "((5m))"),
        ("+(5m)", "+(5m)"),
    ]);
}

#[test]
fn aggregations() {
    check_all(&[
        ("SUM(up) BY (Job)", "sum by (Job) (up)"),
        ("sum by () (up)", "sum(up)"),
        ("sum(up) without ()", "sum without () (up)"),
        ("topk  (3,up)", "topk(3, up)"),
        ("topk(3,up)by(a,b,)", "topk by (a, b) (3, up)"),
        (
            r#"sum by ("a b", 'c', a:b, by) (up)"#,
            r#"sum by ("a b", c, "a:b", by) (up)"#,
        ),
        (
            r#"sum by ("without", "NaN", "inf") (up)"#,
            r#"sum by ("without", "NaN", "inf") (up)"#,
        ),
    ]);
}

#[test]
fn operators() {
    check_all(&[
        ("a+b*c", "a + b * c"),
        ("a AND b", "a and b"),
        ("a</1", "a </ 1"),
        ("-a^-b", "-a ^ -b"),
        ("- - 1", "1"),
        ("inf ^ 2", "Inf ^ 2"),
        ("2 ^ -inf ^ inf", "2 ^ -Inf ^ +Inf"),
        ("--a", "--a"),
        ("+a", "+a"),
        ("1 ==bool 2", "1 == bool 2"),
        ("a+on()b", "a + on () b"),
        ("a + ignoring() b", "a + b"),
        (
            "a*ignoring()group_left b",
            "a * ignoring () group_left () b",
        ),
        (
            "a * on(x) GROUP_RIGHT(y,\"z z\") b",
            r#"a * on (x) group_right (y, "z z") b"#,
        ),
        ("1 + on () a", "1 + a"),
        ("1 + on () group_left (x) a", "1 + a"),
        ("a == bool on () b", "a == bool on () b"),
        ("a + fill(1e6) b", "a + fill (1e+06) b"),
        (
            "a + fill_right(-1) fill_left(2.50) b",
            "a + fill_left (2.5) fill_right (-1) b",
        ),
        ("a + fill_right(1) fill_left(1) b", "a + fill (1) b"),
        ("a + fill(nan) b", "a + fill_left (NaN) fill_right (NaN) b"),
        ("a + on (x) fill(5m) b", "a + on (x) fill (300) b"),
    ]);
}

#[test]
fn variables() {
    check_all(&[
        ("rate($m{job = \"$j\"} [ $w ])", r#"rate($m{job="$j"}[$w])"#),
        ("up[ [[w]] ]", "up[[[w]]]"),
        ("up offset - $o", "up offset -$o"),
        ("up @ $t offset $o", "up @ $t offset $o"),
        ("up offset 1m $at", "up offset 1m $at"),
        ("up $offset @ 1", "up $offset @ 1.000"),
        ("rate(up[5m]) $off", "rate(up[5m]) $off"),
        ("sum(up) $x + 1", "sum $x (up) + 1"),
        ("(up) $filter", "(up) $filter"),
        ("rate(up $at[5m] @ 1)", "rate(up $at[5m] @ 1.000)"),
        ("a $op b", "a $op b"),
        ("a == $bool 1", "a == $bool 1"),
        ("a / $on group_left b", "a / $on group_left () b"),
        ("a + fill($x) b", "a + fill ($x) b"),
        ("sum $by (a,b) (up)", "sum $by (a, b) (up)"),
        ("sum $grouping(up)", "sum $grouping (up)"),
        ("$agg(up) by (a)", "$agg by (a) (up)"),
        ("$fn(a,b)", "$fn(a, b)"),
        ("up{job$op'x'}", r#"up{job$op"x"}"#),
        ("up{a=$x}", "up{a=$x}"),
        ("up{$m, a='b'}", r#"up{a="b",$m}"#),
        ("sum by ($x, a_$y) (up)", "sum by ($x, a_$y) (up)"),
        ("up{a=`$x\\d`}", r#"up{a="$x\\d"}"#),
    ]);
}

#[test]
fn what_is_wrong_is_left_out() {
    for (query, line) in [
        ("", ""),
        ("# nothing", ""),
        ("up[", "up[]"),
        ("sum(", "sum()"),
        ("up{job}", "up{job=}"),
        ("sum by (a", "sum by (a) ()"),
        ("a b", "a  b"),
    ] {
        let parsed = parse(query, &crate::promql::Options::default());
        assert!(!parsed.problems.is_empty(), "{query}");
        assert_eq!(print(&parsed.ast), line, "{query}");
    }
}
