//! Queries over several lines.

use super::valid;
use crate::promql::{pretty, print};

/// Checks the layout of a query in 20 bytes, and that it is its own layout.
fn check(query: &str, lines: &str) {
    let lines = lines.strip_prefix('\n').unwrap_or(lines);
    let first = valid(query);
    assert_eq!(pretty(&first.ast, 20), lines, "{query}");
    let second = valid(lines);
    assert_eq!(pretty(&second.ast, 20), lines, "{query} again");
    assert_eq!(print(&second.ast), print(&first.ast), "{query}");
}

#[test]
fn what_fits_is_one_line() {
    check("sum(  up  )", "sum(up)");
    check(
        "a_selector_does_not_break{a='b'}[5m]",
        r#"a_selector_does_not_break{a="b"}[5m]"#,
    );
    check("rate(long_name[5m]) ", "rate(long_name[5m])");
}

#[test]
fn operators_stand_in_lines_of_their_own() {
    check(
        "alpha + on (x) beta * gamma",
        "
  alpha
+ on (x)
  beta * gamma",
    );
    check(
        "alpha + beta_beta + gamma + delta",
        "
    alpha + beta_beta
  +
    gamma
+
  delta",
    );
}

#[test]
fn arguments_are_indented() {
    check(
        "sum(some_rather_long_name) by (instance)",
        "
sum by (instance) (
  some_rather_long_name
)",
    );
    check(
        "label_replace(up, 'a', 'b', 'c', 'd')",
        r#"
label_replace(
  up,
  "a",
  "b",
  "c",
  "d"
)"#,
    );
    check(
        "topk(5, (rather_long_name_here > 5))",
        "
topk(
  5,
  (
      rather_long_name_here
    >
      5
  )
)",
    );
}

#[test]
fn signs_stay_with_their_operand() {
    check(
        "-(alpha + beta + gamma_delta)",
        "
-(
    alpha + beta
  +
    gamma_delta
)",
    );
    check(
        "- alpha ^ beta_gamma_delta",
        "
-alpha
^
  beta_gamma_delta",
    );
}

#[test]
fn subqueries_that_fit_are_not_indented() {
    check(
        "max_over_time(alpha_beta[1h:5m])",
        "
max_over_time(
alpha_beta[1h:5m]
)",
    );
    check(
        "max_over_time(sum(alpha_beta_gamma)[1h:5m])",
        "
max_over_time(
  sum(
    alpha_beta_gamma
  )[1h:5m]
)",
    );
}

#[test]
fn strings_stay_raw_where_values_may_hold_backslashes() {
    check("up{a=~`$x`}", "up{a=~`$x`}");
    check("up{a=~`x`}", r#"up{a=~"x"}"#);
    check("up{a=~'$x'}", r#"up{a=~"$x"}"#);
    check(r#"up{a="\x24x"}"#, r#"up{a="\x24x"}"#);
}
