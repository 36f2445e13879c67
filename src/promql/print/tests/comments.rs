//! Comments in the layout.

use super::valid;
use crate::promql::{pretty, print};

/// Checks the layout of a query with comments, and that it is its own layout.
fn check(query: &str, lines: &str) {
    let lines = lines.strip_prefix('\n').unwrap_or(lines);
    let first = valid(query);
    assert_eq!(pretty(&first.ast, 40), lines, "{query}");
    let second = valid(lines);
    assert_eq!(pretty(&second.ast, 40), lines, "{query} again");
    assert_eq!(print(&second.ast), print(&first.ast), "{query}");
    assert_eq!(second.ast.comments().len(), first.ast.comments().len());
}

#[test]
fn around_a_query_they_break_nothing() {
    check("up# a", "up # a");
    check("# a\n\n  # b\nup\n# c\n\n#d", "# a\n# b\nup\n# c\n#d");
    check("#a\r\nup", "#a\nup");
    check("# a\nalpha + beta # b\n", "# a\nalpha + beta # b");
    check(
        "# a\nalpha_alpha_alpha_alpha + beta_beta_beta_beta",
        "
# a
  alpha_alpha_alpha_alpha
+
  beta_beta_beta_beta",
    );
}

#[test]
fn what_holds_one_is_broken() {
    check(
        "a # left\n+ b",
        "
  a # left
+
  b",
    );
    check(
        "a\n# why\n+ # how\nb",
        "
  a
# why
+ # how
  b",
    );
    check(
        "sum( # all\n a)",
        "
sum( # all
  a
)",
    );
    check(
        "topk(3, # few\n a # end\n)",
        "
topk(
  3, # few
  a # end
)",
    );
    check(
        "topk(3 # few\n, a)",
        "
topk(
  3, # few
  a
)",
    );
    check(
        "(\n# above\na\n# below\n)",
        "
(
  # above
  a
  # below
)",
    );
    check(
        "-# sign\na",
        "
- # sign
  a",
    );
    check(
        "max_over_time(a # inner\n[1h:5m])",
        "
max_over_time(
  a # inner
    [1h:5m]
)",
    );
    check(
        "-# sign\n(a)",
        "
-( # sign
  a
)",
    );
}

#[test]
fn matchers_take_them_along() {
    check(
        "up{ # all\nb='c', # is c\n# not d\na!='d' }",
        r#"
up{ # all
  # not d
  a!="d",
  b="c" # is c
}"#,
    );
    check(
        "rate(up{\n# one\na='b'\n# two\n}[5m])",
        r#"
rate(
  up{
    # one
    a="b"
    # two
  }[5m]
)"#,
    );
    check("up{a='b'} # c", r#"up{a="b"} # c"#);
}

#[test]
fn what_moves_takes_them_along() {
    check(
        "sum(a) # sum\nby (job) # job\n",
        "
sum by (job) ( # job
  a
) # sum",
    );
    check(
        "up offset 5m # offset\n@ 0 # time",
        "
up @ 0.000 # time
  offset 5m # offset",
    );
    check(
        "sum by (job, # job\ninstance) (a)",
        "
sum by (job, # job
  instance) (
  a
)",
    );
    check(
        "a + # plus\non(x) # on\ngroup_left # group\nb",
        "
  a
+ # plus
  on (x) # on
  group_left () # group
  b",
    );
}

#[test]
fn what_goes_leaves_them() {
    check(
        "sum by () # none\n(a)",
        "
sum( # none
  a
)",
    );
    check("up offset 0 # none", "up # none");
    check("up{} # none", "up # none");
}

#[test]
fn only_comments() {
    let query = "# a\n  # b  \n";
    let parsed = crate::promql::parse(query, &crate::promql::Options::default());
    assert_eq!(pretty(&parsed.ast, 40), "# a\n# b");
}
