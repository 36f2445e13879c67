//! What is wrong, where, and in which words.

use super::{check, columns, read};

/// Checks queries with one problem each: the place between `⟦` and `⟧`, and a part of the message.
#[track_caller]
fn check_all(table: &str) {
    for (marked, words) in columns(table) {
        let query = marked.replace(['⟦', '⟧'], "");
        let (_, rest) = marked.split_once('⟦').expect("a place is marked");
        let (slice, _) = rest.split_once('⟧').expect("the marked place ends");
        check(&query, &[(slice, words)]);
    }
}

#[test]
fn numbers_of_arguments() {
    check_all(
        r#"
⟦rate()⟧  →  `rate` takes 1 argument, this has none
1 + ⟦pi(1)⟧  →  `pi` takes no arguments, this has 1
⟦abs(a, b)⟧  →  `abs` takes 1 argument, this has 2
⟦clamp(a)⟧  →  `clamp` takes 3 arguments, this has 1
⟦hour(a, b)⟧  →  `hour` takes at most 1 argument, this has 2
⟦round()⟧  →  `round` takes 1 or 2 arguments, this has none
⟦round(a, 1, 2)⟧  →  `round` takes 1 or 2 arguments, this has 3
⟦label_join(a)⟧  →  takes at least 3 arguments, this has 1
⟦sort_by_label()⟧  →  takes at least 1 argument, this has none
⟦histogram_quantiles(a, "q")⟧  →  takes 3 to 12 arguments, this has 2
⟦sum()⟧  →  `sum` takes 1 argument, this has none
⟦sum(a, b) by (c)⟧  →  `sum` takes 1 argument, this has 2
⟦topk(a)⟧  →  `topk` takes 2 arguments, this has 1
a[⟦step(1)⟧]  →  `step` takes no arguments, this has 1
a[⟦min_of(5m)⟧]  →  `min_of` takes 2 arguments, this has 1
# Whatever they hold, there are too many.
⟦abs($a, $b)⟧  →  takes 1 argument, this has 2
⟦$agg by (x) (a, b, c)⟧  →  `$agg` takes 1 or 2 arguments, this has 3
# Too many, too few: nothing is said about types then.
⟦clamp(1, "a")⟧  →  takes 3 arguments
⟦topk("a", 2, 3)⟧  →  takes 2 arguments
"#,
    );
}

#[test]
fn types_of_arguments() {
    check_all(
        r#"
rate(⟦up⟧)  →  `rate` needs a range vector, this is an instant vector
rate(⟦(up)⟧)  →  `rate` needs a range vector, this is an instant vector
rate(⟦1⟧)  →  `rate` needs a range vector, this is a scalar
abs(⟦up[5m]⟧)  →  `abs` needs an instant vector, this is a range vector
abs(⟦up[5m:]⟧)  →  `abs` needs an instant vector, this is a range vector
abs(⟦"a"⟧)  →  `abs` needs an instant vector, this is a string
vector(⟦up⟧)  →  `vector` needs a scalar, this is an instant vector
clamp(up, ⟦up⟧, 1)  →  argument 2 of `clamp` (`min`) must be a scalar, this is an instant vector
label_join(up, "a", ",", "b", ⟦c⟧)  →  argument 5 of `label_join` (`src_label`) must be a string, this is an instant vector
histogram_quantiles(up, "q", 1, 2, ⟦"3"⟧)  →  argument 5 of `histogram_quantiles` (`φ`) must be a scalar, this is a string
sum(⟦1⟧)  →  `sum` needs an instant vector, this is a scalar
Sum(⟦up[5m]⟧)  →  `sum` needs an instant vector, this is a range vector
topk(⟦up⟧, up)  →  argument 1 of `topk` (`k`) must be a scalar, this is an instant vector
count_values(⟦1⟧, up)  →  argument 1 of `count_values` (`label`) must be a string, this is a scalar
topk(⟦up, 5⟧)  →  `topk` takes first a scalar, then an instant vector: these are swapped
round(⟦1, (up)⟧)  →  `round` takes first an instant vector, then a scalar: these are swapped
info(⟦up[5m]⟧)  →  argument 1 of `info` (`v`) must be an instant vector
info(⟦1⟧, {a="b"})  →  argument 1 of `info` (`v`) must be an instant vector
info(up, ⟦up⟧{a="b"})  →  argument 2 of `info` must be label matchers in braces, without a metric name
info(up, ⟦1⟧)  →  argument 2 of `info` must be label matchers in braces, this is a scalar
info(up, ⟦({a="b"})⟧)  →  must be label matchers in braces, this is an expression
info(up, ⟦sum(up)⟧)  →  must be label matchers in braces, this is an expression
# No value makes these right.
rate(⟦-$x⟧)  →  needs a range vector, this is a scalar or an instant vector
rate(⟦$x + 1⟧)  →  needs a range vector, this is a scalar or an instant vector
rate(⟦$x == 1⟧)  →  needs a range vector, this is an instant vector
vector(⟦$x == 1⟧)  →  needs a scalar, this is an instant vector
vector(⟦$x offset 5m⟧)  →  needs a scalar, this is an instant or a range vector
vector(⟦$x[5m]⟧)  →  needs a scalar, this is a range vector
clamp(up, $x, ⟦up⟧)  →  argument 3 of `clamp`
$agg by (x) (⟦up[5m]⟧)  →  `$agg` needs an instant vector, this is a range vector
$agg by (x) (⟦up⟧, up)  →  must be a scalar or a string, this is an instant vector
abs(⟦"$x"⟧)  →  this is a string
"#,
    );
    check(
        "clamp(1, \"a\", up[5m])",
        &[
            ("1", "argument 1 of `clamp` (`v`)"),
            ("\"a\"", "argument 2 of `clamp` (`min`)"),
            ("up[5m]", "argument 3 of `clamp` (`max`)"),
        ],
    );
}

#[test]
fn operands() {
    check_all(
        r#"
-⟦up[5m]⟧  →  `-` needs a scalar or an instant vector, this is a range vector
+⟦"a"⟧  →  `+` needs a scalar or an instant vector, this is a string
a + ⟦b[5m]⟧  →  `+` needs a scalar or an instant vector, this is a range vector
⟦"a"⟧ == b  →  `==` needs a scalar or an instant vector, this is a string
a ATAN2 ⟦b[5m]⟧  →  `ATAN2` needs
a $op ⟦b[5m]⟧  →  needs a scalar or an instant vector, this is
a and ⟦b[5m]⟧  →  `and` needs an instant vector, this is a range vector
# Said once, not again by what it is in.
rate(-⟦up[5m]⟧)  →  needs a scalar or an instant vector, this is
rate(⟦up[5m]⟧ * 8)  →  needs a scalar or an instant vector, this is
sum(((⟦"a"⟧ + 1)) + 2)  →  needs a scalar or an instant vector, this is
(⟦"a"⟧ + 1)[5m:]  →  needs a scalar or an instant vector, this is
# But what is known in spite of it counts.
sum(⟦1⟧) + up  →  `sum` needs
"#,
    );
    check(
        "rate(sum(up[5m]))",
        &[
            ("sum(up[5m])", "`rate` needs a range vector"),
            ("up[5m]", "`sum` needs an instant vector"),
        ],
    );
    check(
        "\"a\" + up[5m]",
        &[
            ("\"a\"", "this is a string"),
            ("up[5m]", "this is a range vector"),
        ],
    );
}

#[test]
fn subqueries() {
    check_all(
        r"
⟦time()⟧[5m:]  →  a subquery needs an instant vector, this is a scalar
⟦a[5m:]⟧[5m:]  →  a subquery needs an instant vector, this is a range vector
max_over_time(⟦(a[5m])⟧[5m:] offset 5m)  →  a subquery needs an instant vector
⟦1$n⟧[5m:]  →  a subquery needs an instant vector, this is a scalar
",
    );
}

#[test]
fn operators() {
    check_all(
        r#"
a ⟦+ bool⟧ b  →  `bool` belongs to comparisons, `+` is none
a ⟦and bool⟧ b  →  `bool` belongs to comparisons, `and` is none
a ⟦* bool on (x) group_left⟧ b  →  `bool` belongs to comparisons
1 ⟦==⟧ 2  →  `==` between scalars needs `bool`
time() ⟦>  on ()⟧ (2)  →  `>` between scalars needs `bool`
1$n ⟦==⟧ 2  →  `==` between scalars needs `bool`
⟦1 and 2⟧  →  `and` needs an instant vector on each side, both sides are scalars
⟦1 or a⟧  →  `or` needs an instant vector on each side, the left side is a scalar
⟦$x unless 2⟧  →  needs an instant vector on each side, the right side is a scalar
⟦a OR on (x) 1⟧  →  `OR` needs an instant vector on each side
a and on (x) ⟦group_left (y)⟧ b  →  `and` does not go with `group_left`
a or ⟦fill (0)⟧ b  →  `or` does not go with `fill`
a * ⟦on (x)⟧ 1  →  `on` matches the labels of instant vectors, the right side is a scalar
1 * ⟦ignoring (x)⟧ a  →  `ignoring` matches the labels of instant vectors, the left side
1 + ⟦fill_left (0)⟧ a  →  `fill_left` stands in for missing series of instant vectors
1 $op ⟦on (x)⟧ $y  →  the left side is a scalar
a ⟦* on (x, y) group_left (z, x)⟧ b  →  the label `x` is both in `on` and in `group_left`
a ⟦/ on ($x, y) group_right ("y")⟧ b  →  the label `"y"` is both in `on` and
"#,
    );
    check(
        "1 == on (x) fill (0) 2",
        &[
            ("== on (x) fill (0)", "needs `bool`"),
            ("on (x)", "both sides are scalars"),
            ("fill (0)", "both sides are scalars"),
        ],
    );
}

#[test]
fn selectors() {
    check_all(
        r#"
⟦{}⟧  →  this selects every series there is
⟦{}⟧ offset 5m  →  this selects every series there is
rate(⟦{a=""}⟧[5m])  →  so this selects series of all metrics
⟦{a!="b"}⟧  →  so this selects series of all metrics
⟦{a=~".*"}⟧  →  so this selects series of all metrics
⟦{a=~"b|"}⟧  →  so this selects series of all metrics
⟦{a!~".+"}⟧  →  so this selects series of all metrics
⟦{a!~"b", c=""}⟧  →  so this selects series of all metrics
⟦{""}⟧  →  so this selects series of all metrics
⟦{__name__!="up"}⟧  →  so this selects series of all metrics
info(⟦{}⟧)  →  this selects every series there is
up{⟦__name__="down"⟧}  →  the metric name is `up` already
up{a="b", ⟦__name__!~"down"⟧}  →  the metric name is `up` already
up{⟦"__name__"="up"⟧}  →  the metric name is `up` already
up{⟦"\x5f_name__"="up"⟧}  →  the metric name is `up` already
up{⟦"down"⟧}  →  the metric name is `up` already
up{⟦"$x"⟧}  →  the metric name is `up` already
"#,
    );
    check(
        "up{\"a\", __name__=\"b\"} + {}",
        &[
            ("\"a\"", "already"),
            ("__name__=\"b\"", "already"),
            ("{}", "every series"),
        ],
    );
}

#[test]
fn many_labels() {
    let labels: Vec<String> = (0..5_000).map(|n| format!("l{n}")).collect();
    let query = format!(
        "a * on ({}) group_left ({}, l7) b",
        labels.join(","),
        labels.join("_,"),
    );
    let parsed = read(&query);
    let messages: Vec<_> = parsed.problems.iter().map(|it| &it.message).collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].contains("`l4999`"), "{messages:?}");
    assert!(messages[1].contains("`l7`"), "{messages:?}");
}
