//! Calls of functions and aggregations: how many arguments there are, and of which types.
//!
//! A variable in the place of an argument may hold several of them (`${labels:doublequote}`), so
//! where one stands there are never too few, and as long as there may be more, nothing is known
//! about those behind it. Alone it may be empty, too. A variable that is a part of an argument is
//! taken for a part.

use super::hint;
use super::signature::Callee;
use super::{problem, refused};
use crate::promql::ast::{Aggregate, Ast, Call, Expr, ExprId};
use crate::promql::problem::Problem;
use crate::promql::types::Types;

/// What a function results in, with its arguments checked.
pub(super) fn function(
    ast: &Ast<'_>,
    id: ExprId,
    call: &Call,
    problems: &mut Vec<Problem>,
) -> Types {
    let Some(function) = call.function else {
        return Types::ANY;
    };
    let args = ast.list(call.args);
    let callee = Callee::function(function);
    if check_count(ast, id, &callee, args, problems) {
        let args = certain(ast, &callee, args);
        if function.name == "info" && args.len() > 1 {
            check_types(ast, &callee, &args[..1], problems);
            problems.extend(label_matchers(ast, args[1]));
        } else {
            check_types(ast, &callee, args, problems);
        }
    }
    function.returns
}

/// Checks the arguments of an aggregation.
pub(super) fn aggregate(
    ast: &Ast<'_>,
    id: ExprId,
    aggregate: &Aggregate,
    problems: &mut Vec<Problem>,
) {
    let args = ast.list(aggregate.args);
    let Some(op) = aggregate.op else {
        return check_any_aggregate(ast, id, ast.slice(aggregate.name.span), args, problems);
    };
    let callee = Callee::aggregate(op);
    if check_count(ast, id, &callee, args, problems) {
        check_types(ast, &callee, certain(ast, &callee, args), problems);
    }
}

/// Checks the arguments of an aggregation that a variable names.
fn check_any_aggregate(
    ast: &Ast<'_>,
    id: ExprId,
    name: &str,
    args: &[ExprId],
    problems: &mut Vec<Problem>,
) {
    let types: &[Types] = match args.len() {
        1 => &[Types::VECTOR],
        2 => &[Types::PARAM, Types::VECTOR],
        count => {
            let mend = "An aggregation is written like `sum(up)` or `topk(5, up)`.";
            let message = wrong_count(name, "1 or 2 arguments", count);
            problems.push(problem(ast.span(id), message, Some(mend.to_owned())));
            return;
        }
    };
    let callee = Callee {
        name,
        types,
        min: types.len(),
        max: Some(types.len()),
    };
    check_types(ast, &callee, args, problems);
}

/// Whether there may be the right number of arguments; reports it if not.
fn check_count(
    ast: &Ast<'_>,
    id: ExprId,
    callee: &Callee<'_>,
    args: &[ExprId],
    problems: &mut Vec<Problem>,
) -> bool {
    let count = args.len();
    let perhaps_none = matches!(args, [only] if is_variable(ast, *only));
    let too_many = callee.max.is_some_and(|max| count > max) && !perhaps_none;
    let too_few = count < callee.min && !args.iter().any(|arg| is_variable(ast, *arg));
    if !too_many && !too_few {
        return true;
    }
    let takes = match (callee.min, callee.max) {
        (0, Some(0)) => "no arguments".to_owned(),
        (1, Some(1)) => "1 argument".to_owned(),
        (min, Some(max)) if min == max => format!("{min} arguments"),
        (0, Some(1)) => "at most 1 argument".to_owned(),
        (min, Some(max)) if min + 1 == max => format!("{min} or {max} arguments"),
        (min, Some(max)) => format!("{min} to {max} arguments"),
        (1, None) => "at least 1 argument".to_owned(),
        (min, None) => format!("at least {min} arguments"),
    };
    let mend = hint::range_as_argument(ast, callee, args)
        .unwrap_or_else(|| format!("Write it as `{}`.", callee.signature()));
    let message = wrong_count(callee.name, &takes, count);
    problems.push(problem(ast.span(id), message, Some(mend)));
    false
}

fn wrong_count(name: &str, takes: &str, count: usize) -> String {
    match count {
        0 => format!("`{name}` takes {takes}, this has none"),
        _ => format!("`{name}` takes {takes}, this has {count}"),
    }
}

/// The arguments whose position is known.
fn certain<'a>(ast: &Ast<'_>, callee: &Callee<'_>, args: &'a [ExprId]) -> &'a [ExprId] {
    if callee.max == Some(args.len()) {
        return args;
    }
    let variable = args.iter().position(|arg| is_variable(ast, *arg));
    &args[..variable.unwrap_or(args.len())]
}

fn is_variable(ast: &Ast<'_>, arg: ExprId) -> bool {
    matches!(ast.expr(arg), Expr::Variable { .. })
}

/// Reports arguments of wrong types. There are not too many of them.
fn check_types(ast: &Ast<'_>, callee: &Callee<'_>, args: &[ExprId], problems: &mut Vec<Problem>) {
    let wrong = |index: usize, arg: ExprId| refused(ast.types(arg), callee.wanted(index));
    if let &[first, second] = args
        && wrong(0, first)
        && wrong(1, second)
        && !wrong(1, first)
        && !wrong(0, second)
    {
        let (wanted, then) = (callee.wanted(0), callee.wanted(1));
        let message = format!(
            "`{}` takes first {wanted}, then {then}: these are swapped",
            callee.name
        );
        let (first, second) = (ast.span(first), ast.span(second));
        let mend = format!(
            "Swap them: `{}, {}`.",
            hint::quoted(ast, second),
            hint::quoted(ast, first)
        );
        problems.push(problem(first.cover(second), message, Some(mend)));
        return;
    }
    for (index, arg) in args.iter().copied().enumerate() {
        if wrong(index, arg) {
            let mend = hint::mend(ast, arg, callee.wanted(index), Some(callee.name));
            let message = mismatch(ast, callee, index, arg);
            problems.push(problem(ast.span(arg), message, mend));
        }
    }
}

fn mismatch(ast: &Ast<'_>, callee: &Callee<'_>, index: usize, arg: ExprId) -> String {
    let (wanted, got) = (callee.wanted(index), ast.types(arg));
    let name = callee.name;
    if callee.types.len() == 1 {
        format!("`{name}` needs {wanted}, this is {got}")
    } else {
        let (number, param) = (index + 1, callee.param(index));
        format!("argument {number} of `{name}` (`{param}`) must be {wanted}, this is {got}")
    }
}

/// What is wrong with the second argument of `info`, which is no vector but matchers in braces.
fn label_matchers(ast: &Ast<'_>, arg: ExprId) -> Option<Problem> {
    let rule = "argument 2 of `info` must be label matchers in braces";
    match ast.expr(arg) {
        Expr::Variable { .. } => None,
        Expr::Selector(selector) => {
            // A name with variables may be empty.
            let name = selector.name.filter(|name| !name.variables)?;
            let metric = ast.slice(name.span);
            Some(problem(
                name.span,
                format!("{rule}, without a metric name"),
                Some(format!(
                    "To choose the info metric, match its name: `{{__name__=\"{metric}\"}}`."
                )),
            ))
        }
        _ if ast.types(arg) == Types::NONE => None,
        _ => Some(problem(
            ast.span(arg),
            match ast.types(arg) {
                got if got.may_be(Types::VECTOR) => format!("{rule}, this is an expression"),
                got => format!("{rule}, this is {got}"),
            },
            Some("Write the matchers as they are: `{version=~\".+\"}`.".to_owned()),
        )),
    }
}
