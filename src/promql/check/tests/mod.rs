//! The type checker on queries: tables of what is right, what is wrong and where, what is said about
//! mending it, and of types.

mod mends;
mod wrong;

use crate::promql::{Options, Parsed, ProblemKind, Types, parse};

fn read(query: &str) -> Parsed<'_> {
    parse(query, &Options::default())
}

/// Checks the places and words of all problems of a query; words may be a part of the message.
#[track_caller]
fn check(query: &str, want: &[(&str, &str)]) {
    let parsed = read(query);
    let got: Vec<_> = parsed
        .problems
        .iter()
        .map(|problem| (problem.span.of(query), problem.message.as_str()))
        .collect();
    let same = got.len() == want.len()
        && got
            .iter()
            .zip(want)
            .all(|((place, message), (slice, part))| place == slice && message.contains(part));
    assert!(same, "{query}\nwant {want:#?}\ngot  {got:#?}");
    for problem in &parsed.problems {
        assert_eq!(problem.kind, ProblemKind::Type, "{query}");
    }
}

/// The lines of a table but the empty ones and the notes.
fn lines(table: &str) -> impl Iterator<Item = &str> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The two columns of a table.
fn columns(table: &str) -> impl Iterator<Item = (&str, &str)> {
    lines(table).map(|line| line.split_once("  →  ").expect("a line has two columns"))
}

const RIGHT: &str = r#"
1
"text"
up
up[5m]
up[5m:]
-up
-(1)
(up)
rate(up[5m] offset 1h)
max_over_time(rate(up[5m])[1h:1m])
avg_over_time((a + b)[5m:])
vector(1)[5m:]
time() - 1
pi() > bool 3
hour()
hour(up)
round(up)
round(up, 0.5)
label_join(up, "a", ",")
label_join(up, "a", ",", "b", "c", "d")
histogram_quantiles(up, "q", 0.1)
sort_by_label(up, "a", "b")
clamp(up, 0, time())
clamp(up, -1, 2 * 3)
quantile_over_time(scalar(up), up[5m])
label_replace(up, "a", "$1", "b", "(.*)")
topk(5, up)
topk(scalar(up), up) by (job)
count_values("a", up)
limit_ratio(-0.5, up)
SUM(up)
a + b
a + 1
1 + a
1 < bool 2
a > 1
1 >= a
a > bool 1
a </ 1
a and b
a or vector(0)
a unless on (x) b
a and ignoring (x) b
a * on (x) group_left (y) b
a * ignoring (x) group_left (x) b
a * ignoring (x) group_right () b
a * on () 1
1 * ignoring () a
a + fill (0) b
a + on (x) fill_left (0) fill_right (1) b
{a="b"}
{a!=""}
{a=~".+"}
{a!~""}
{a!~"b?"}
{a!~".*"}
{a=~".*", b="c"}
{"up"}
{"up", "down"}
{"up", __name__="down"}
{__name__="up"}
{__name__=~"up|down"}
up{a=""}
up{a=~".*"}
info(up)
info(up, {a=~".*"})
info(up, {})
info(up, {__name__="target_info"})
info(up, {"target_info"})
up[step()]
up[max_of(5m, step())]
"#;

#[test]
fn right_queries_pass() {
    for query in lines(RIGHT) {
        check(query, &[]);
    }
}

/// Some values of the variables make these right.
const PERHAPS_RIGHT: &str = r#"
$x
-$x
rate($x)
sum($x)
sum($x + 0)[5m:]
topk($n, up)
topk($n, $x)
count_values($l, up)
$agg(up)
$agg by (job) (up)
$agg by (job) (5, up)
$agg by (job) ("l", up)
$fn(up, 1, "a")
$fn(up[5m])[5m:]
$x == 1
1 == $x
$x == $y
up == $bool 1
1 == $bool 1
up $op 1
1 $op 1
up $op bool 1
up $op on (x) up
$x and up
$x and $y
$x * on (a) $y
$x * on (a) group_left (b) up
1 * on ($l) up
a * on ($l) group_left ($l) b
a * on (x_$l) group_left (x_$l) b
vector($x)
scalar($x)
scalar($x + 1)
vector($x + 1)
vector(-$x)
max_over_time($x[5m])
max_over_time($x[5m:])
max_over_time($x offset 5m)
rate(up $range)
clamp(up, $limits)
clamp($args)
label_join(up, ${args})
label_join(up, $args, 1)
label_replace(up, ${args:doublequote})
sort_by_label(up, ${labels:doublequote})
topk($args)
hour($x)
time($x)
{$m}
{$l=~".*"}
{a=~"$v"}
{a="$v"}
{a!="$v"}
{a=$v}
{a=~".*", $m}
{"$m"}
$m{__name__="up"}
$m{"up"}
up{$l="a"}
info(up, $m)
info(up, $m{a="b"})
1$n + 1$n
"#;

#[test]
fn doubt_is_no_problem() {
    for query in lines(PERHAPS_RIGHT) {
        check(query, &[]);
    }
}

#[test]
fn types_of_queries() {
    let either = Types::OPERAND;
    let cases = [
        ("1", Types::SCALAR),
        ("\"a\"", Types::STRING),
        ("up", Types::VECTOR),
        ("up[5m]", Types::MATRIX),
        ("up[5m:]", Types::MATRIX),
        ("(time())", Types::SCALAR),
        ("-up", Types::VECTOR),
        ("sum(1)", Types::VECTOR),
        ("1 + 1", Types::SCALAR),
        ("1 == bool 1", Types::SCALAR),
        ("1 + up", Types::VECTOR),
        ("up == 1", Types::VECTOR),
        ("$x", Types::ANY),
        ("$x @ 1", Types::SERIES),
        ("1$x", Types::SCALAR),
        ("-$x", either),
        ("$x + 1", either),
        ("$x + $y", either),
        ("$x + up", Types::VECTOR),
        ("$x == 1", Types::VECTOR),
        ("$x == bool 1", either),
        ("$x == $bool 1", either),
        ("$x $op 1", either),
        ("1 $op 1", Types::SCALAR),
        ("$x and $y", Types::VECTOR),
        ("$x[5m]", Types::MATRIX),
        ("$fn(up)", Types::ANY),
        ("$agg by (x) (up)", Types::VECTOR),
        ("-up[5m]", Types::NONE),
        ("up[5m] + up", Types::NONE),
    ];
    for (query, want) in cases {
        let ast = read(query).ast;
        let root = ast.root().expect("there is a query");
        assert_eq!(ast.types(root), want, "{query}");
    }
}

#[test]
fn what_is_wrong_with_parts_is_said_once() {
    let cases = [
        ("sum(foo(1, \"a\"))", vec![ProblemKind::UnknownFunction]),
        ("sum({a=~\"(\"})", vec![ProblemKind::Regexp]),
        (
            "foo() + abs(1)",
            vec![ProblemKind::UnknownFunction, ProblemKind::Type],
        ),
        ("sum(1 +) + abs(1)", vec![ProblemKind::Syntax]),
    ];
    for (query, want) in cases {
        let problems = read(query).problems;
        let kinds: Vec<_> = problems.iter().map(|problem| problem.kind).collect();
        assert_eq!(kinds, want, "{query}");
    }
}

#[test]
fn depth_is_harmless() {
    let chain = vec!["1"; 20_000].join(" or ");
    let problems = read(&chain).problems;
    // Behind the first `or` the left side is an instant vector; the right sides stay scalars.
    assert_eq!(problems.len(), 19_999);
    let signs = format!("{}up[5m]", "-".repeat(20_000));
    assert_eq!(read(&signs).problems.len(), 1);
    let parens = format!("{}up{}", "(".repeat(20_000), ")".repeat(20_000));
    assert_eq!(read(&format!("rate({parens})")).problems.len(), 1);
}
