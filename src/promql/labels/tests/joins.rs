//! Labels of binary expressions, and joins that cannot match.

use super::{check, root, rows};
use crate::promql::labels::{MismatchKind, Sides, analyse};
use crate::promql::{Dialect, Options, parse};

#[test]
fn arithmetic_with_numbers() {
    check(
        r#"
        up{job="a"} * 5 => job:surely __name__:never *:maybe
        5 * up{job="a"} => job:surely __name__:never *:maybe
        up{job="a"} > 5 => job:surely __name__:surely
        5 < up{job="a"} => job:surely __name__:surely
        up{job="a"} > bool 5 => job:surely __name__:never
        up{job="a"} > scalar(sum(x)) => job:surely __name__:surely
        1 + 2 => *:never
        up{job="a"} * $factor => job:surely __name__:never *:maybe
        sum by (job) (up) / $factor => job:maybe *:never
        sum by (job) (up) $op 5 => job:maybe *:never
        up{job="a"} $op 5 => job:surely __name__:maybe
        "#,
    );
}

#[test]
fn joins() {
    check(
        r#"
        # Without a list, the label sets are the same.
        a{x="1"} / b{y="2"} => x:surely y:surely __name__:never *:maybe
        a / sum by (x) (b) => x:maybe *:never
        a{x="1"} / sum(b) => x:maybe
        a{x="1"} > b => x:surely __name__:surely
        a{x="1"} > bool b => x:surely __name__:never
        # One to one keeps the labels that are matched on.
        a{x="1"} / on (x, y) b{y="2"} => x:surely y:surely __name__:never *:never
        a{x="1", z="1"} > on (x) b => x:surely z:never __name__:never *:never
        a / on () b => *:never
        a / on (x) sum by (y) (b) => x:never
        a{x="1"} / ignoring (x) b{z="2"} => x:never z:surely __name__:never *:maybe
        a > ignoring (x) b => x:never __name__:surely *:maybe
        a > ignoring (__name__) b => __name__:never
        a > on (__name__) b => __name__:surely *:never
        # The side with many series keeps its labels.
        a{x="1", y="2"} * on (x) group_left (z) b{z="3"} => x:surely y:surely z:surely __name__:never *:maybe
        a{z="3"} * on (x) group_left (z) sum by (x) (b) => z:never x:maybe *:maybe
        sum by (x, z) (a{z="3"}) * on (x) group_right (z) b{y="2"} => z:surely y:surely *:maybe
        a{y="2"} * ignoring (y) group_left sum by (x) (b) => y:surely x:maybe *:never
        a{y="2"} > on (x) group_left b => y:surely __name__:surely
        a * on (x) group_left (__name__) b => __name__:surely
        # Fill values stand in for series without partner.
        a{x="1"} + on (x) fill (0) b => x:maybe *:never
        a{x="1"} + on (x) fill (0) b{x="1"} => x:surely *:never
        a{y="1"} + on (x) group_left fill (0) b{y="1"} => y:maybe
        sum by (x) (a) + fill (0) sum by (x, y) (b) => x:maybe y:maybe *:never
        "#,
    );
}

#[test]
fn set_operators() {
    check(
        r#"
        a{x="1"} and b{y="2"} => x:surely y:surely __name__:surely *:maybe
        a{x="1"} and on (y) b{y="2", z="3"} => x:surely y:surely z:maybe __name__:surely
        a and sum by (x) (b) => x:maybe __name__:surely *:never
        a and on (x) sum by (x) (b) => *:maybe
        a{x="1"} unless b{y="2"} => x:surely y:maybe __name__:surely
        a{x="1", y="2"} or b{x="1"} => x:surely y:maybe __name__:surely *:maybe
        sum by (x) (a) or sum by (y) (b) => x:maybe y:maybe *:never
        sum by (x) (a) or vector(0) => x:maybe *:never __name__:never
        a{x="1"} or on (x) vector(0) => x:maybe
        "#,
    );
}

#[test]
fn variables_in_joins() {
    check(
        r#"
        a{x="1"} $op b{x="1"} => x:maybe *:maybe
        sum by (x) (a) $op sum by (y) (b) => x:maybe y:maybe *:never
        a{x="1", y="2"} / on ($l, x) b => x:surely y:maybe *:maybe __name__:never
        a{x="1", y="2"} / ignoring ($l, x) b => x:never y:maybe *:maybe
        a / on ($l) sum by (x) (b) => x:maybe *:maybe
        a{x="1"} * on (x) group_left ($l) b{y="2"} => x:surely y:maybe *:maybe __name__:maybe
        $a / sum by (x) (b) => x:maybe *:never
        $a + $b => x:maybe *:maybe
        "#,
    );
}

/// Checks joins: rows of a query whose outermost expression is one, and the mismatch.
#[track_caller]
fn check_matches(table: &str) {
    for row in rows(table) {
        let [query, expected] = row[..] else {
            panic!("two fields: {row:?}");
        };
        let parsed = parse(query, &Options::default());
        let labels = analyse(&parsed.ast, Dialect::Prometheus);
        let found = match labels.matches_possible(&parsed.ast, root(&parsed.ast)) {
            Ok(()) => "ok".to_owned(),
            Err(mismatch) => match mismatch.kind {
                MismatchKind::Lacking { sides, impossible } => {
                    let side = match sides {
                        Sides::Left => "left",
                        Sides::Right => "right",
                        Sides::Both => "both",
                    };
                    let how = if impossible { "impossible" } else { "partly" };
                    format!("{} {side} {how}", mismatch.label)
                }
                MismatchKind::Values { left, right } => {
                    format!("{} {left:?} {right:?}", mismatch.label)
                }
            },
        };
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn mismatches() {
    check_matches(
        r#"
        a / b => ok
        a / sum by (x) (b) => ok
        a{x="1"} / sum(b) => x right impossible
        vector(1) * a{x="1"} => x left impossible
        a{x="1"} and sum(b) => x right impossible
        a{x="1"} unless sum(b) => x right impossible
        a{x="1"} or sum(b) => ok
        a{x="1"} / on () sum(b) => ok
        a{x="1"} / ignoring (x) sum(b) => ok
        a{x="1", y="1"} / ignoring (x) sum(b) => y right impossible
        a{x="1"} / on (x) sum(b) => x right impossible
        a / on (x) sum(b) => x right partly
        sum(a) / on (x) b => x left partly
        sum(a) / on (x) sum(b) => x both partly
        a{y="1"} * on (x) group_left sum by (x) (b) => ok
        a{y="1"} * on (x) group_left sum by (y) (b) => x right partly
        # Numbers have no series that could fail to match.
        a{x="1"} * 5 => ok
        a{x="1"} > scalar(sum(b)) => ok
        # Names are never compared, unless `on` says so; who removes them late still has them.
        a / rate(b[5m]) => ok
        a / on (__name__) rate(b[5m]) => ok
        # Variables.
        a{x="$x"} / sum(b) => ok
        a{x="1"} / on ($l) sum(b) => ok
        a{x="1"} / on ($l, x) sum(b) => x right impossible
        a{x="1"} / ignoring ($l) sum(b) => ok
        a{x="1"} $op sum(b) => ok
        a{x="1"} / sum by ($l) (b) => ok
        a{x="1"} / $b => ok
        up => ok
        # The result of a join that cannot match is not found again.
        (a{x="1"} / sum(b)) / sum(c) => ok
        "#,
    );
}

#[test]
fn values_that_differ() {
    check_matches(
        r#"
        a{x="1"} / b{x="1"} => ok
        a{x="1"} / b{x="2"} => x "1" "2"
        a{x="1"} / b{x=~"2"} => x "1" "2"
        a{x="1"} / b{x=~"2|3"} => ok
        a{x="1"} / b{x=~"2.*"} => ok
        a{x="1"} / b{x!="1"} => ok
        a{x="$x"} / b{x="2"} => ok
        a{x="1", y="1"} / b{x="1", y="2"} => y "1" "2"
        a{x="1"} and b{x="2"} => x "1" "2"
        a{x="1"} > b{x="2"} => x "1" "2"
        a{x="1"} or b{x="2"} => ok
        a{x="1"} unless b{x="2"} => ok
        a{x="1"} * on (x) group_left b{x="2"} => x "1" "2"
        a{x="1"} * on (y) b{x="2"} => ok
        a{x="1"} / ignoring (x) b{x="2"} => ok
        sum(a{x="1"}) / sum(b{x="2"}) => ok
        sum by (x) (rate(a{x="1"}[5m])) / sum by (x) (rate(b{x="2"}[5m])) => x "1" "2"
        sum without (x) (a{x="1"}) / sum without (x) (b{x="2"}) => ok
        sum by ($l, x) (a{x="1"}) / b{x="2"} => x "1" "2"
        (a{x="1"} * 5) / -b{x="2"} => x "1" "2"
        # What writes the label, or may, gives it another value.
        label_replace(a{x="1", y="1"}, "x", "3", "", "") / b{x="2", y="1"} => ok
        label_replace(a{x="1", y="1"}, "x", "3", "", "") / b{x="2", y="2"} => y "1" "2"
        count_values("x", a{x="1"}) / sum by (x) (b{x="2"}) => ok
        a{x="1", x="2"} / b{x="3"} => ok
        (a{x="1"} or a{x="3"}) / b{x="2"} => ok
        (a{x="1"} or c{x="1"}) / b{x="2"} => x "1" "2"
        # A join has the values of the side that its labels come from.
        (a{x="1"} * on (y) group_left b{x="3"}) / c{x="2"} => x "1" "2"
        (a{x="1"} * on (y) group_left (x) b{x="3"}) / c{x="2"} => x "3" "2"
        (a{x="1"} * on (y) group_left (z) b{z="3"}) / c{x="2"} => x "1" "2"
        (a{x="1"} * on (y) group_left ($l) b) / c{x="2"} => ok
        (a and on (x) b{x="1"}) / c{x="2"} => x "1" "2"
        (a{x="1"} + on (x) fill (0) b{x="1"}) / c{x="2"} => x "1" "2"
        # One mistake is enough.
        (a{x="1"} / b{x="2"}) / c{x="3"} => ok
        "#,
    );
}
