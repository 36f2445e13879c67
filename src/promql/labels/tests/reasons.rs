//! Why labels are missing.

use super::{root, rows};
use crate::promql::labels::analyse;
use crate::promql::{Dialect, Options, parse};

/// Checks reasons: rows of a query, a label, and the place of the reason with its words.
#[track_caller]
fn check(table: &str) {
    for row in rows(table) {
        let (query, label) = (row[0], row[1]);
        let parsed = parse(query, &Options::default());
        let ast = &parsed.ast;
        let reason = analyse(ast, Dialect::Prometheus).why(ast, root(ast), label);
        let found = match reason {
            Some(reason) => format!("{} => {}", ast.slice(reason.span), reason.words(ast)),
            None => "none".to_owned(),
        };
        assert_eq!(found, row[2..].join(" => "), "{query}: {label}");
    }
}

#[test]
fn reasons() {
    check(
        r#"
        up => x => none
        sum by (x) (up) => x => none
        -up{y="1", x=""} => x => x="" => this matcher excludes every series that has it
        sum by (y) (up) => x => by (y) => `sum` keeps only these labels
        sum by (x) (sum by (y) (up)) => x => by (y) => `sum` keeps only these labels
        abs(sum without (x) (up)) => x => without (x) => `sum` drops these labels and the metric name
        sum without (x) (up) => __name__ => without (x) => `sum` drops these labels and the metric name
        (avg(up)) * 5 => x => avg => `avg` without `by` drops all labels
        absent(sum(up)) => x => absent => `absent` has only labels with an `=` matcher
        sum by (x) (vector(1)) => x => vector => `vector` returns series without it
        rate(up[5m]) => __name__ => rate => `rate` returns series without it
        sort(-up) => __name__ => - => `-` drops the metric name
        a / b => __name__ => / => `/` drops the metric name
        a / on (y) b => x => on (y) => the join keeps only these labels
        a > on (y) b => __name__ => on (y) => the join keeps only these labels
        a / ignoring (x) b => x => ignoring (x) => the join drops these labels
        a / sum(b) => x => sum => `sum` without `by` drops all labels
        a * on (y) group_left (x) sum by (y) (b) => x => by (y) => `sum` keeps only these labels
        label_replace(up, "x", "", "", "") => x => label_replace => `label_replace` returns series without it
        5 => x => 5 => this has no such label
        "#,
    );
}
