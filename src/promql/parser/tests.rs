//! What the parser says of broken queries, and that nothing breaks it.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::promql::ast::{Expr, Pool};
use crate::promql::{Ast, Options, Parsed, parse};
use crate::text::Span;

fn read(query: &str) -> Parsed<'_> {
    parse(query, &Options::default())
}

/// Each problem as the text at fault and what is said about it.
#[track_caller]
fn check(query: &str, expected: &[(&str, &str)]) {
    let parsed = read(query);
    let found: Vec<(&str, &str)> = parsed
        .problems
        .iter()
        .map(|problem| (problem.span.of(query), problem.message.as_str()))
        .collect();
    assert_eq!(found, expected, "{query}");
    well_formed(&parsed.ast);
}

/// Children lie inside their parents and know them, and every span can be sliced.
fn well_formed(ast: &Ast<'_>) {
    for id in ast.ids() {
        let span = ast.span(id);
        let _ = ast.slice(span);
        ast.each_child(id, |child| {
            assert_eq!(ast.parent(child), Some(id), "{}", ast.text());
            assert!(span.contains(ast.span(child)), "{}", ast.text());
        });
    }
    let words = |span: Span| assert!(!ast.slice(span).is_empty(), "{}", ast.text());
    let labels: &Vec<crate::promql::ast::LabelName> = ast.pool();
    for label in labels {
        words(label.span());
    }
    for comment in ast.comments() {
        assert!(ast.slice(*comment).starts_with('#'));
    }
}

#[test]
fn mistakes_are_shown_where_they_are() {
    check("", &[("", "the query is empty")]);
    check(" # nothing\n", &[("", "the query is empty")]);
    check("sum(up", &[("", "the `(` is never closed")]);
    check("sum(up))", &[(")", "unexpected `)`: nothing is open here")]);
    check(
        "up +",
        &[("", "unexpected end of the query, expected an expression")],
    );
    check("* up", &[("*", "unexpected `*`, expected an expression")]);
    check(
        "up down",
        &[(
            "down",
            "unexpected name `down`, expected an operator or the end",
        )],
    );
    check(
        "rate(up[5m)",
        &[(")", "unexpected `)`, expected `:` or `]`")],
    );
    check(
        "up{job=api}",
        &[("api", "unexpected name `api`, expected a string")],
    );
    check("up{job=\"api\"", &[("", "the `{` is never closed")]);
    check(
        "up{job=\"api}",
        &[("\"api}", "the string has no closing `\"`")],
    );
    check(
        "sum by job (up)",
        &[("job", "unexpected name `job`, expected `(`")],
    );
    check(
        "sum(up,)",
        &[(",", "a call has no comma behind its last argument")],
    );
    check(
        "up[5]m]",
        &[
            ("m", "unexpected name `m`, expected an operator or the end"),
            ("]", "unexpected `]`: nothing is open here"),
        ],
    );
    check("up =~ \"x\"", &[("=~", "unexpected `=~`")]);
    check("up && down", &[("&&", "unexpected `&&`")]);
    check("up[1.5h]", &[("1.5h", "a duration has whole numbers only")]);
    check(
        "up[1m1h]",
        &[("1m1h", "the units of this duration are not in order")],
    );
    check(
        "up offset 5x",
        &[("5x", "`5x` is neither a number nor a duration")],
    );
    check("a{b=\"\\z\"}", &[("\\z", "unknown escape sequence `\\z`")]);
    check("foo(up)", &[("foo", "unknown function `foo`")]);
    check("$metric$", &[("$", "this `$` starts no variable")]);
    check(
        "up{a=~\"(\"}",
        &[(
            "(",
            "malformed regular expression: this group is never closed",
        )],
    );
    check(
        "sum(rate(foo[5m]) by (a) + bar baz) + rat(x)",
        &[
            (
                "by",
                "unexpected keyword `by`, expected an operator, `,` or `)`",
            ),
            (
                "baz",
                "unexpected name `baz`, expected an operator, `,` or `)`",
            ),
            ("rat", "unknown function `rat`"),
        ],
    );
}

#[test]
fn constant_durations_are_checked() {
    let zero = "a range or step must be greater than zero";
    let range = "the duration is out of range";
    let divided = "a duration is divided by zero";
    for (query, place, message) in [
        ("a[0]", "0", zero),
        ("a[(0)]", "(0)", zero),
        ("a[(-5m)]", "(-5m)", zero),
        ("a[-(1)]", "-(1)", zero),
        ("sum(a)[((0)):]", "((0))", zero),
        ("a[5m:(0)]", "(0)", zero),
        ("a[1/(0)]", "/(0)", divided),
        ("a[5m % ((0))]", "% ((0))", divided),
        ("a[2^2^1e32]", "1e32", range),
        ("a[1+-1e308:1m]", "1e308", range),
        ("a offset -1e10", "-1e10", range),
        ("a offset (1e10)", "1e10", range),
        ("a offset inf", "inf", range),
        ("a[inf]", "inf", "a range or step is a number or a duration"),
    ] {
        check(query, &[(place, message)]);
    }
    check("a[9223372036.854776]", &[]);
    check("a offset (0)", &[]);
}

#[test]
fn modifiers_stand_where_prometheus_takes_them() {
    for query in [
        "foo offset 1e-10[5m]",
        "foo offset 1e-10 offset 5m",
        "up offset 0 offset 1m",
    ] {
        check(query, &[]);
    }
    for (query, place, message) in [
        ("m @ 5[5m]", "[5m]", "`@ 5` must stand behind the range"),
        (
            "m @ start()[5m]",
            "[5m]",
            "`@ start()` must stand behind the range",
        ),
        (
            "m offset (0)[5m]",
            "[5m]",
            "`offset (0)` must stand behind the range",
        ),
        (
            "m offset 1m[5m]",
            "[5m]",
            "`offset 1m` must stand behind the range",
        ),
        (
            "m offset -(1m)[5m]",
            "[5m]",
            "`offset -(1m)` must stand behind the range",
        ),
    ] {
        check(query, &[(place, message)]);
    }
}

#[test]
fn several_mistakes_of_a_query_are_all_shown() {
    check(
        "sum(rate(a[5m] b[5m])) / foo(up{x=1}, y z)",
        &[
            ("b", "unexpected name `b`, expected an operator, `,` or `)`"),
            ("foo", "unknown function `foo`"),
            ("1", "unexpected number `1`, expected a string"),
            ("z", "unexpected name `z`, expected an operator, `,` or `)`"),
        ],
    );
}

/// Checks the place of the only problem of a query, and its hint.
#[track_caller]
fn check_hint(query: &str, place: &str, hint: &str) {
    let problems = read(query).problems;
    let found: Vec<_> = problems
        .iter()
        .map(|problem| {
            (
                problem.span.of(query),
                problem.hint.as_deref().unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(found, [(place, hint)], "{query}");
}

#[test]
fn words_are_suggested() {
    let commas =
        "Commas separate matchers, and all of them must fit: `{job=\"api\", env=\"prod\"}`.";
    let values = "A regular expression matches one of several values: `job=~\"api|web\"`.";
    let equals = "A label is compared with `=`: `job=\"api\"`.";
    for (query, place, hint) in [
        ("up ofset 5m", "ofset", "Did you mean `offset`?"),
        ("sum(up) bye (job)", "bye", "Did you mean `by`?"),
        ("a unles b", "unles", "Did you mean `unless`?"),
        (
            "avg_over(x[5m])",
            "avg_over",
            "Did you mean `avg_over_time`?",
        ),
        ("x{job=\"a\" and env=\"b\"}", "and", commas),
        ("x{job=\"a\" && env=\"b\"}", "&&", commas),
        ("x{job=\"a\" or job=\"b\"}", "or", values),
        ("x{job:\"a\"}", ":", equals),
        ("x{job==\"a\"}", "=", "Write `=` alone."),
        ("x{job=~=\"a\"}", "=", "Write `=~` alone."),
        ("x{job=a}", "a", "Put the value in quotes: `\"a\"`."),
    ] {
        check_hint(query, place, hint);
    }
}

#[test]
fn names_that_need_quotes_are_one_mistake() {
    for (query, place, hint) in [
        (
            "http.server.duration_bucket",
            "http.server.duration_bucket",
            r#"Put it in quotes and braces: `{"http.server.duration_bucket"}`."#,
        ),
        (
            "rate(a.b{c=\"d\"}[5m])",
            "a.b",
            r#"Put it into the braces, in quotes: `{"a.b", …}`."#,
        ),
        (
            "sum by (service.name) (x)",
            "service.name",
            r#"Put it in quotes: `by ("service.name")`."#,
        ),
        (
            "a * ON (b, föö) c",
            "föö",
            r#"Put it in quotes: `on ("föö")`."#,
        ),
        (
            "x{service.name=\"a\"}",
            "service.name",
            r#"Put it in quotes: `{"service.name"="a"}`."#,
        ),
        (
            "x{a=\"b\", é !~ 'b\\\\.c'}",
            "é",
            r#"Put it in quotes: `{"é"!~"…"}`."#,
        ),
        ("{a.b}", "a.b", r#"Put it in quotes: `{"a.b"}`."#),
        ("x{a=b.c}", "b.c", r#"Put the value in quotes: `"b.c"`."#),
        (
            "föö_日本 + 1",
            "föö_日本",
            r#"Put it in quotes and braces: `{"föö_日本"}`."#,
        ),
        (
            "http.$x.count",
            "http.$x.count",
            r#"Put it in quotes and braces: `{"http.$x.count"}`."#,
        ),
        (
            "a.b(up)",
            "a.b",
            "The names of functions are letters, digits and `_`.",
        ),
        (
            "sum by service.name (up)",
            "service.name",
            r#"Put it in quotes: `by ("service.name")`."#,
        ),
        (
            "up a.b",
            "a.b",
            r#"Put it in quotes and braces: `{"a.b"}`."#,
        ),
    ] {
        check_hint(query, place, hint);
    }
    check("a > bool.5", &[]);
    check(
        "föö",
        &[("föö", "the name `föö` needs quotes because of `ö`")],
    );
    check(
        "x{a=b.c}",
        &[("b.c", "the value `b.c` needs quotes because of `.`")],
    );
}

#[test]
fn what_nobody_sees_has_a_number() {
    for (query, place, message) in [
        ("up\u{200b}", "\u{200b}", "unexpected the character U+200B"),
        ("\u{feff}up", "\u{feff}", "unexpected the character U+FEFF"),
        ("up\u{a0}", "\u{a0}", "unexpected the character U+00A0"),
        (
            "up\u{2060}+ 1",
            "\u{2060}",
            "unexpected the character U+2060",
        ),
        ("up\u{fe0f}", "\u{fe0f}", "unexpected the character U+FE0F"),
        ("up\u{3164}", "\u{3164}", "unexpected the character U+3164"),
        ("up\0", "\0", "unexpected the character U+0000"),
        (
            "up{\u{200d}a=\"b\"}",
            "\u{200d}",
            "unexpected the character U+200D in braces",
        ),
        (
            "\"\\\u{200b}\"",
            "\\\u{200b}",
            "unknown escape sequence with the character U+200B",
        ),
    ] {
        check(query, &[(place, message)]);
    }
}

#[test]
fn variables_stand_wherever_their_value_could() {
    for query in [
        "rate(up[$w])",
        "up{$label=\"a\", $matchers}",
        "sum by ($l) ($query)",
        "sum $grouping (up)",
        "$agg by (a) (up)",
        "$fn(up[5m])",
        "job:$x:rate5m",
        "up offset ${off}m",
        "up == $bool 1",
        "a ${op} b",
        "a * on ($l) group_left ($m) b",
        "1${n} + 0.$q",
        "up{job$op\"a\"}",
        "up{job=$v}",
        "rate(up[[[w]]])",
        "max_over_time(up[$w:$res] @ $t)",
        "${__range_s:raw}",
    ] {
        check(query, &[]);
    }
}

#[test]
fn precedence_is_that_of_prometheus() {
    let shape = |query: &str| {
        let parsed = read(query);
        let mut shape = Vec::new();
        for id in parsed.ast.ids() {
            match parsed.ast.expr(id) {
                Expr::Binary(_) | Expr::Unary(..) => {
                    shape.push(parsed.ast.slice(parsed.ast.span(id)));
                }
                _ => {}
            }
        }
        shape.join(" ; ")
    };
    for (query, expected) in [
        ("a + b * c", "b * c ; a + b * c"),
        ("a * b + c", "a * b ; a * b + c"),
        ("-a ^ b", "a ^ b ; -a ^ b"),
        ("-a * b", "-a ; -a * b"),
        ("a ^ b ^ c", "b ^ c ; a ^ b ^ c"),
        ("a - b - c", "a - b ; a - b - c"),
        ("a or b and c", "b and c ; a or b and c"),
        ("a == b + c", "b + c ; a == b + c"),
        ("2 ^ -a * b", "-a ; 2 ^ -a ; 2 ^ -a * b"),
        ("a offset -2 ^ b", "a offset -2 ^ b"),
        ("a[-2 ^ 2]", "2 ^ 2 ; -2 ^ 2"),
    ] {
        assert_eq!(shape(query), expected, "{query}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test is about time")]
fn hostile_queries_take_linear_time_and_no_stack() {
    let n = 50_000;
    let nested = format!("{}a{}", "(".repeat(n), ")".repeat(n));
    let open = "(".repeat(n);
    let closed = format!("a{}", ")".repeat(n));
    let terms = vec!["a"; n].join(" or ");
    let powers = vec!["2"; n].join(" ^ ");
    let signs = format!("{}a", "-".repeat(n));
    let calls = format!("{}a{}", "abs(".repeat(n), ")".repeat(n));
    let subqueries = format!("a{}", "[1m:]".repeat(n));
    let offsets = format!("a{}", " offset 1m".repeat(n));
    let variables = format!("a{}", " $b".repeat(n));
    let words = "a ".repeat(n);
    let dollars = "${a:".repeat(n);
    let durations = format!("a[{}1m{}]", "(".repeat(n), ")".repeat(n));
    let duration_powers = format!("a[{}]", vec!["2"; n].join("^"));
    let string = format!("a{{b=\"{}", "x".repeat(1_000_000));
    let garbage = "[ / < [ { # \"\n".repeat(n);
    for query in [
        nested,
        open,
        closed,
        terms,
        powers,
        signs,
        calls,
        subqueries,
        offsets,
        variables,
        words,
        dollars,
        durations,
        duration_powers,
        string,
        garbage,
    ] {
        let started = Instant::now();
        let parsed = read(&query);
        let took = started.elapsed();
        assert!(
            took < Duration::from_secs(2),
            "{took:?}: {}",
            query.get(..40).unwrap_or(&query)
        );
        drop(parsed);
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_parser(text in ".*") {
        well_formed(&read(&text).ast);
    }

    #[test]
    fn no_row_of_tokens_breaks_the_parser(
        tokens in prop::collection::vec(prop::sample::select(&[
            "(", ")", "[", "]", "{", "}", ",", ":", "+", "-", "^", "==", "and", "or", "offset", "@",
            "sum", "by", "without", "on", "group_left", "bool", "fill", "rate", "foo", "a:b", "5m",
            "1.5", "0x1f", "\"s\"", "'", "`r`", "=", "=~", "!~", "$v", "${v:csv}", "[[v]]", "$",
            "step", "max_of", "start", "anchored", "#c\n", "inf", "topk", "atan2", "</", "!",
        ][..]), 0..30),
        space in prop::bool::ANY,
    ) {
        let text = tokens.join(if space { " " } else { "" });
        well_formed(&read(&text).ast);
    }
}
