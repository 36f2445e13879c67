//! Made-up queries: what is printed is read as what it was printed from.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::valid;
use crate::promql::{pretty, print};

type Tokens = Vec<String>;

/// The tokens of a text that separates them by blanks.
fn tokens(text: &str) -> Tokens {
    text.split(' ').map(str::to_owned).collect()
}

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = Tokens> + Clone {
    select(texts).prop_map(tokens)
}

fn join(parts: impl IntoIterator<Item = Tokens>) -> Tokens {
    parts.into_iter().flatten().collect()
}

fn selector() -> impl Strategy<Value = Tokens> + Clone {
    let names = one_of(&["up", "$metric", "a:$x:rate", "http_requests_total", "by"]);
    let matchers = one_of(&[
        "",
        "{ }",
        "{ b = 'x' , a =~ \"$y.*\" , }",
        "{ \"my_label\" != `\\d` }",
        "{ $m , zone = $z , $l !~ 'x' }",
    ]);
    (names, matchers).prop_map(|(name, matchers)| join([name, matchers]))
}

fn modifiers() -> impl Strategy<Value = Tokens> + Clone {
    one_of(&[
        "",
        "",
        "offset 5m",
        "offset - 1h @ 5",
        "@ start ( )",
        "offset ( $o + + step ( ) ) @ $t",
        "$modifier",
    ])
}

fn duration() -> impl Strategy<Value = Tokens> + Clone {
    one_of(&[
        "5m",
        "90",
        "$w",
        "${w}s",
        "1h30m + 2 * ( ( 5s ) )",
        "max_of(step(),5m )",
    ])
}

/// A duration in brackets. Prometheus has no comments before its first number.
fn brackets() -> impl Strategy<Value = Tokens> + Clone {
    duration().prop_map(|mut duration| {
        duration[0].insert(0, '[');
        duration
    })
}

fn vector() -> impl Strategy<Value = Tokens> {
    let leaf =
        (selector(), modifiers()).prop_map(|(selector, modifiers)| join([selector, modifiers]));
    leaf.prop_recursive(5, 24, 3, |inner| {
        let bracketed = |head: &'static [&'static str],
                         inner: BoxedStrategy<Tokens>,
                         tail: &'static [&'static str]| {
            (one_of(head), inner, one_of(tail))
                .prop_map(|(head, inner, tail)| join([head, inner, tail]))
        };
        let operators = one_of(&[
            "+",
            "^",
            "or",
            "/ on ( a , \"b-c\" ) group_left ( )",
            "== bool ignoring ( x )",
            "* on ( )",
            "- fill( 1e7 )",
            "$op",
            "> bool",
        ]);
        let range =
            (selector(), brackets(), modifiers()).prop_map(|(selector, range, modifiers)| {
                join([
                    tokens("rate ("),
                    selector,
                    range,
                    tokens("]"),
                    modifiers,
                    tokens(")"),
                ])
            });
        let subquery =
            (inner.clone(), duration(), modifiers()).prop_map(|(inner, step, modifiers)| {
                join([
                    tokens("deriv ( ("),
                    inner,
                    tokens(") [1h :"),
                    step,
                    tokens("]"),
                    modifiers,
                    tokens(")"),
                ])
            });
        prop_oneof![
            bracketed(
                &["(", "- (", "abs (", "$fn ("],
                inner.clone().boxed(),
                &[")"]
            ),
            bracketed(
                &["sum (", "topk ( 3 ,"],
                inner.clone().boxed(),
                &[")", ") by ( job , $x )", ") without ( )", ") by ( )"],
            ),
            bracketed(
                &["avg by ( a , ) (", "sum $grouping (", "$agg by ( job ) ("],
                inner.clone().boxed(),
                &[")"]
            ),
            bracketed(
                &["clamp_max ( ", "round ("],
                inner.clone().boxed(),
                &[", 5 )", ", - $n ^ 2 )"]
            ),
            (inner.clone(), operators, inner).prop_map(|(left, op, right)| {
                join([
                    tokens("("),
                    left,
                    tokens(")"),
                    op,
                    tokens("("),
                    right,
                    tokens(")"),
                ])
            }),
            range,
            subquery,
        ]
    })
}

/// What stands between tokens, for [`query`].
fn spaces() -> impl Strategy<Value = Vec<u8>> {
    vec(0..12_u8, 1..20)
}

/// A query with spaces between its tokens, a comment in the line for 0, one above for 1.
fn query(tokens: &Tokens, spaces: &[u8]) -> String {
    let mut text = String::new();
    for (index, token) in tokens.iter().enumerate() {
        let space = match spaces[index % spaces.len()] {
            0 => &format!(" # {index} ) \"\n"),
            1 => &format!("\n  # {index} {{\n\n"),
            2 => "\n",
            _ => " ",
        };
        text.push_str(space);
        text.push_str(token);
    }
    text
}

fn comments(query: &str) -> Vec<String> {
    let parsed = valid(query);
    let texts = parsed.ast.comments().iter();
    let mut texts: Vec<_> = texts
        .map(|span| parsed.ast.slice(*span).trim_end().to_owned())
        .collect();
    texts.sort();
    texts
}

proptest! {
    #[test]
    fn the_line_is_its_own_line(tokens in vector()) {
        let line = print(&valid(&query(&tokens, &[5])).ast);
        prop_assert_eq!(print(&valid(&line).ast), line);
    }

    #[test]
    fn the_layout_is_the_same_query(tokens in vector(), spaces in spaces(), width in 0..120_usize) {
        let text = query(&tokens, &spaces);
        let parsed = valid(&text);
        let lines = pretty(&parsed.ast, width);
        let again = valid(&lines);
        prop_assert_eq!(print(&again.ast), print(&parsed.ast));
        prop_assert_eq!(comments(&lines), comments(&text));
        prop_assert_eq!(pretty(&again.ast, width), lines);
    }

    #[test]
    fn a_wide_layout_is_the_line(tokens in vector()) {
        let text = query(&tokens, &[5]);
        let parsed = valid(&text);
        prop_assert_eq!(pretty(&parsed.ast, usize::MAX), print(&parsed.ast));
    }
}
