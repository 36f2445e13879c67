//! Calls of functions that look back over a range: `rate(up[5m])`, `max_over_time(up[1h:1m])`.

use crate::promql::Function;
use crate::promql::ast::{Ast, Call, Expr, ExprId, Modifier, ModifierKind};
use crate::template;
use crate::text::Span;

/// Functions that have no result where fewer than two samples lie in the range.
pub(super) const TWO_SAMPLES: [&str; 7] = [
    "delta",
    "deriv",
    "idelta",
    "increase",
    "irate",
    "predict_linear",
    "rate",
];

/// A call of a function over a range.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// The call.
    pub(super) call: Call,
    /// The name of the function.
    pub(super) function: &'static str,
    /// What the range is of: a selector, or the expression of a subquery.
    pub(super) of: ExprId,
    /// How far the function looks back.
    pub(super) range: ExprId,
    /// Whether it looks at a subquery.
    pub(super) is_subquery: bool,
    /// Whether samples around the range are made use of, so that it need not hold any.
    is_extended: bool,
}

impl Window {
    /// The length of the range in seconds, if it is written out.
    pub(super) fn seconds(&self, ast: &Ast<'_>) -> Option<f64> {
        literal(ast, self.range)
    }

    /// Whether the function has no result where fewer than two samples lie in the range.
    pub(super) fn needs_two_samples(&self) -> bool {
        TWO_SAMPLES.contains(&self.function) && !self.is_extended
    }
}

/// All calls of functions over a range, operands first.
pub(super) fn windows(ast: &Ast<'_>) -> impl Iterator<Item = Window> {
    ast.ids().filter_map(|id| window(ast, id))
}

/// An expression as a call of a function over a range.
pub(super) fn window(ast: &Ast<'_>, id: ExprId) -> Option<Window> {
    let Expr::Call(call) = *ast.expr(id) else {
        return None;
    };
    let function = call.function?;
    let operand = series_argument(ast, call, function)?;
    let operand = ast.unparen(operand);
    let (of, range, is_subquery) = match *ast.expr(operand) {
        Expr::Range(range) => (range.selector, range.range, false),
        Expr::Subquery(subquery) => (subquery.expr, subquery.range, true),
        _ => return None,
    };
    let is_extending = |modifier: &Modifier| {
        matches!(
            modifier.kind,
            ModifierKind::Anchored | ModifierKind::Smoothed
        )
    };
    Some(Window {
        call,
        function: function.name,
        of,
        range,
        is_subquery,
        is_extended: ast.modifiers(operand).iter().any(is_extending),
    })
}

/// The argument of a call that holds the series it works on.
pub(super) fn series_argument(ast: &Ast<'_>, call: Call, function: &Function) -> Option<ExprId> {
    let index = function.series_arg()?;
    ast.list(call.args).get(index).copied()
}

/// The value of a number or duration that is written out.
pub(super) fn literal(ast: &Ast<'_>, id: ExprId) -> Option<f64> {
    match ast.expr(ast.unparen(id)) {
        Expr::Number(number) => Some(number.value),
        _ => None,
    }
}

/// The name of the variable that an expression is, if it is one with nothing beside it, perhaps
/// in braces.
pub(super) fn variable<'q>(ast: &Ast<'q>, id: ExprId) -> Option<&'q str> {
    let Expr::Variable { word, .. } = *ast.expr(id) else {
        return None;
    };
    let text = ast.slice(word.span);
    let reference = template::references(text).next()?;
    (reference.span == Span::new(0, text.len())).then_some(reference.name)
}
