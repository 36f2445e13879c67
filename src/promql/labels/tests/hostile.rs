//! Queries that are larger than any that people write, and what typical ones cost.

use std::hint::black_box;
use std::time::Instant;

use super::check;
use crate::promql::ast::Expr;
use crate::promql::labels::analyse;
use crate::promql::labels::why::Why;
use crate::promql::{Dialect, Options, parse};

/// More names than bits: what has none is treated as a name with a variable in it is.
#[test]
fn many_names() {
    let names: Vec<String> = (0..20_000).map(|index| format!("l{index}")).collect();
    let list = names.join(", ");
    let matchers = names.join("=\"1\", ") + "=\"1\"";
    check(&format!(
        r#"
        sum by ({list}) (up) => l5:maybe l19999:maybe *:maybe
        sum by (x, {list}) (sum by (y) (up)) => x:never y:maybe l5:never l19999:never *:never
        sum without ({list}) (up) => l5:never l19999:maybe *:maybe
        up{{{matchers}}} => l5:surely l19999:maybe *:maybe
        absent(up{{{matchers}}}) => l5:maybe l19999:maybe *:maybe
        sum(a) * on ({list}) b => l5:never l19999:never *:never
        a / ignoring ({list}) b => l5:never l19999:maybe *:maybe
        label_replace(sum by ({list}) (up), "x", "y", "", "") => x:maybe l5:maybe *:maybe
        "#
    ));
}

#[test]
fn deep_queries() {
    let chain = format!("sum by (x) (a{{y=\"1\"}}){}", " + b".repeat(50_000));
    let nested = format!(
        "{}sum by (y) (up){}",
        "sum by (x) (".repeat(50),
        ")".repeat(50)
    );
    check(&format!("{chain} => x:maybe y:never *:never"));
    check(&format!("{nested} => x:never y:never *:never"));
    let parsed = parse(&chain, &Options::default());
    let labels = analyse(&parsed.ast, Dialect::Prometheus);
    // Every operator asks for a reason, and most are too far away from it.
    let operators = parsed
        .ast
        .ids()
        .filter(|&id| matches!(parsed.ast.expr(id), Expr::Binary(_)));
    let reasons = operators.filter_map(|id| labels.why(&parsed.ast, id, "y"));
    let whys: Vec<Why> = reasons.map(|reason| reason.why).collect();
    assert_eq!(
        (whys.len(), whys[0], whys[49_999]),
        (50_000, Why::By, Why::Expression)
    );
}

/// Prints what the analysis costs. Run it with optimizations:
/// `cargo test --release --lib labels::tests::hostile::timing -- --ignored --nocapture`.
#[test]
#[ignore = "prints timings"]
#[expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]
fn timing() {
    let queries = [
        "up",
        r#"sum by (handler) (rate(http_requests_total{job="$job", code=~"5.."}[$__rate_interval]))"#,
        r#"histogram_quantile(0.99, sum by (le, job) (rate(x_bucket{job=~"$job"}[5m])))"#,
        r#"sum by (pod) (rate(a{x!="", c="d"}[5m])) / on (pod) group_left (node) max by (pod, node) (b{x=~".+"})"#,
        r#"label_replace(topk(5, sum by (instance) (a{job="x"} unless b)), "host", "$1", "instance", "([^:]+):.*") or vector(0)"#,
    ];
    for query in queries {
        let parsed = parse(query, &Options::default());
        let runs = 100_000;
        let start = Instant::now();
        let mut seen = 0;
        for _ in 0..runs {
            seen += analyse(black_box(&parsed.ast), Dialect::Prometheus)
                .sets
                .len();
        }
        let each = start.elapsed() / runs;
        println!("{each:?} for {} expressions: {query}", parsed.ast.len());
        assert!(seen > 0);
    }
}
