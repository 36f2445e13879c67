//! What is said about mending what is wrong.

use super::{columns, read};

/// Checks a query with one problem that has a hint.
#[track_caller]
fn check(query: &str, want: &str) {
    let parsed = read(query);
    let hints: Vec<_> = parsed
        .problems
        .iter()
        .map(|problem| problem.hint.as_deref())
        .collect();
    assert_eq!(hints, [Some(want)], "{query}");
}

const MENDS: &str = r#"
rate(up)  →  Add a range: `up[5m]`.
rate(up{a="b"} offset 1h)  →  Add a range: `up{a="b"}[5m] offset 1h`.
rate((up))  →  Add a range and remove the parentheses: `up[5m]`.
deriv(sum(up))  →  Make it a subquery: `sum(up)[5m:]`.
deriv(a + b)  →  Make it a subquery: `(a + b)[5m:]`.
rate(sum(up))  →  Aggregate last, so that resets of single counters are seen: `sum(rate(…[5m]))`.
max_over_time(rate(x[5m]), 1h)  →  What is worked out has a range as a subquery: `max_over_time(rate(x[5m])[1h:])`.
max_over_time(a + b, 1h)  →  What is worked out has a range as a subquery: `max_over_time((a + b)[1h:])`.
sum(a)[5m]  →  A subquery evaluates any expression over a range: `[5m:]`.
rate(a[5m])[1h]  →  A subquery evaluates any expression over a range: `[1h:]`.
rate(up, 5m)  →  The range stands in brackets: `rate(up[5m])`.
clamp(up)  →  Write it as `clamp(v instant-vector, min scalar, max scalar)`.
sum(up[5m])  →  Apply a function to it first, as in `rate(up[5m])`, or use `sum_over_time`, which works on ranges.
abs(up[5m:])  →  Apply a function to it first, as in `max_over_time(up[5m:])`, or remove the range.
abs(1)  →  Wrap it in a function: `vector(1)`.
up or 0  →  Wrap it in a function: `vector(0)`.
vector(up)  →  If it is a single series, wrap it in a function: `scalar(up)`.
count_values(version, up)  →  Put it in quotes: `"version"`.
topk("5", up)  →  Remove the quotes: `5`.
up > "0.5"  →  Remove the quotes: `0.5`.
up == "a"  →  Only functions take strings. Labels are matched in braces: `{job="api"}`.
abs("up")  →  A metric name in quotes stands in braces: `{"up"}`.
topk(up, 5)  →  Swap them: `5, up`.
histogram_quantile(up, 0.9)  →  Swap them: `0.9, up`.
predict_linear(60, up[5m])  →  Swap them: `up[5m], 60`.
1 == 2  →  Write `== bool` to get 1 or 0.
a + bool b  →  Remove `bool`.
a * on (x) 1  →  Remove `on (x)`: scalars have no labels.
a and on (x) group_left b  →  Remove `group_left`: it matches any number of series on both sides.
{}  →  Name a metric, or match a label: `{job="api"}`.
{a=~".*"}  →  `.+` selects only series that have the label: `a=~".+"`.
info(up, target_info)  →  To choose the info metric, match its name: `{__name__="target_info"}`.
"#;

#[test]
fn hints_mend() {
    for (query, hint) in columns(MENDS) {
        check(query, hint);
    }
    for (query, range) in [
        ("rate(x)[5m]", "x[5m]"),
        (
            "irate(x{a=\"b\"} offset 1m)[1h]",
            "x{a=\"b\"}[1h] offset 1m",
        ),
    ] {
        let parsed = read(query);
        let hints = parsed.problems.iter().map(|problem| problem.hint.clone());
        let hints: Vec<_> = hints.flatten().collect();
        let name = query.split_once('(').unwrap().0;
        let belongs = format!("The range belongs to the selector: `{name}({range})`.");
        assert_eq!(hints.len(), 2, "{query}: {hints:?}");
        assert_eq!(hints[1], belongs, "{query}");
    }
    let long = format!("rate({}{{a=\"b\"}} offset 5m)", "u".repeat(100));
    check(&long, "Add a range: `…[5m]`.");
}
