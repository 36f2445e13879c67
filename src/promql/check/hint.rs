//! How to mend operands and arguments of the wrong type.

use super::signature::Callee;
use crate::promql::ast::{Ast, Expr, ExprId, Literal, Selector};
use crate::promql::functions::lookup;
use crate::promql::literal::number;
use crate::promql::types::Types;
use crate::text::Span;

/// Longer parts of a query are not repeated in hints, in bytes.
const QUOTABLE: usize = 60;

/// Functions that only make sense below an aggregation: they need every single counter.
const OF_COUNTERS: [&str; 3] = ["increase", "irate", "rate"];

/// How to make an expression one of the `wanted` types, for a function if `callee` is given.
pub(super) fn mend(
    ast: &Ast<'_>,
    id: ExprId,
    wanted: Types,
    callee: Option<&str>,
) -> Option<String> {
    if let Expr::String(literal) = ast.expr(ast.unparen(id)) {
        return instead_of_string(ast, *literal, wanted);
    }
    let text = quoted(ast, ast.span(id));
    match (wanted, ast.types(id)) {
        (Types::MATRIX, Types::VECTOR) => Some(add_range(ast, id, callee)),
        (Types::VECTOR | Types::OPERAND, Types::MATRIX) => Some(reduce(ast, id, callee)),
        (Types::VECTOR, Types::SCALAR) => Some(format!("Wrap it in a function: `vector({text})`.")),
        (Types::SCALAR, Types::VECTOR) => Some(format!(
            "If it is a single series, wrap it in a function: `scalar({text})`."
        )),
        (Types::STRING, _) if is_word(ast, id) => Some(format!("Put it in quotes: `\"{text}\"`.")),
        _ => None,
    }
}

/// The hint for `rate(up, 5m)`.
pub(super) fn range_as_argument(
    ast: &Ast<'_>,
    callee: &Callee<'_>,
    args: &[ExprId],
) -> Option<String> {
    let &[first, second] = args else { return None };
    let name = callee.name;
    if callee.types != [Types::MATRIX] || !matches!(ast.expr(second), Expr::Number(_)) {
        return None;
    }
    let duration = quoted(ast, ast.span(second));
    let text = match ast.expr(first) {
        Expr::Selector(selector) => {
            let text = with_range(ast, first, selector, &format!("[{duration}]"));
            return Some(format!("The range stands in brackets: `{name}({text})`."));
        }
        _ if ast.types(first) != Types::VECTOR => return None,
        Expr::Binary(_) | Expr::Unary(..) => format!("({})", quoted(ast, ast.span(first))),
        _ => quoted(ast, ast.span(first)).to_owned(),
    };
    Some(format!(
        "What is worked out has a range as a subquery: `{name}({text}[{duration}:])`."
    ))
}

/// The hint for `rate(up)[5m]`.
pub(in crate::promql) fn misplaced_range(ast: &Ast<'_>, of: ExprId, brackets: Span) -> String {
    let range = quoted(ast, brackets);
    if let Expr::Call(call) = ast.expr(of)
        && let Some(function) = call.function
        && let &[arg] = ast.list(call.args)
        && let Expr::Selector(selector) = ast.expr(arg)
        && function.args == [Types::MATRIX]
    {
        let text = with_range(ast, arg, selector, range);
        return format!(
            "The range belongs to the selector: `{}({text})`.",
            function.name
        );
    }
    match range.strip_suffix(']') {
        Some(duration) => {
            format!("A subquery evaluates any expression over a range: `{duration}:]`.")
        }
        None => "A subquery evaluates any expression over a range: `[5m:]`.".to_owned(),
    }
}

fn instead_of_string(ast: &Ast<'_>, literal: Literal, wanted: Types) -> Option<String> {
    let value = literal.value(ast.text());
    let short = value.len() <= QUOTABLE && !value.contains(['`', '\n', '"', '\\']);
    if wanted.may_be(Types::SCALAR) && number(&value).is_some() {
        return short.then(|| format!("Remove the quotes: `{value}`."));
    }
    match wanted {
        Types::OPERAND => Some(
            "Only functions take strings. Labels are matched in braces: `{job=\"api\"}`."
                .to_owned(),
        ),
        Types::VECTOR if short && !value.is_empty() => Some(format!(
            "A metric name in quotes stands in braces: `{{\"{value}\"}}`."
        )),
        _ => None,
    }
}

/// Whether it is something that only lacks quotes to be a string.
fn is_word(ast: &Ast<'_>, id: ExprId) -> bool {
    match ast.expr(id) {
        Expr::Number(_) => true,
        Expr::Selector(selector) => selector.braces.is_none() && selector.modifiers.is_empty(),
        _ => false,
    }
}

fn add_range(ast: &Ast<'_>, id: ExprId, callee: Option<&str>) -> String {
    let text = quoted(ast, ast.span(id));
    let inner = ast.unparen(id);
    match (ast.expr(id), ast.expr(inner)) {
        (_, Expr::Selector(selector)) => {
            let text = with_range(ast, inner, selector, "[5m]");
            if id == inner {
                format!("Add a range: `{text}`.")
            } else {
                format!("Add a range and remove the parentheses: `{text}`.")
            }
        }
        (_, Expr::Aggregate(aggregate))
            if let Some(name) = callee
                && OF_COUNTERS.contains(&name) =>
        {
            let op = ast.slice(aggregate.name.span);
            format!(
                "Aggregate last, so that resets of single counters are seen: `{op}({name}(…[5m]))`."
            )
        }
        (Expr::Binary(_) | Expr::Unary(..), _) => format!("Make it a subquery: `({text})[5m:]`."),
        _ => format!("Make it a subquery: `{text}[5m:]`."),
    }
}

/// A selector with a range in the place where it belongs: before `offset` and `@`.
fn with_range(ast: &Ast<'_>, id: ExprId, selector: &Selector, range: &str) -> String {
    let whole = ast.span(id);
    let parts = [selector.name.map(|name| name.span), selector.braces];
    let end = parts.into_iter().flatten().map(|span| span.end).max();
    let split = (end.unwrap_or(whole.end) - whole.start) as usize;
    match quoted(ast, ast.span(id)) {
        LONG => format!("{LONG}{range}"),
        text => format!("{}{range}{}", &text[..split], &text[split..]),
    }
}

fn reduce(ast: &Ast<'_>, id: ExprId, callee: Option<&str>) -> String {
    let text = quoted(ast, ast.span(id));
    let function = match ast.expr(ast.unparen(id)) {
        Expr::Subquery(_) => "max_over_time",
        _ => "rate",
    };
    let twin = callee.and_then(|name| lookup(&format!("{name}_over_time")));
    match twin {
        Some(twin) => format!(
            "Apply a function to it first, as in `{function}({text})`, or use `{}`, which works \
             on ranges.",
            twin.name
        ),
        None => format!(
            "Apply a function to it first, as in `{function}({text})`, or remove the range."
        ),
    }
}

/// What stands for a part that is not repeated.
const LONG: &str = "…";

/// The text of a part, if it is short enough to be repeated in a hint.
pub(super) fn quoted<'q>(ast: &Ast<'q>, span: Span) -> &'q str {
    let text = ast.slice(span);
    if text.len() <= QUOTABLE && !text.contains(['`', '\n', '#']) {
        text
    } else {
        LONG
    }
}
