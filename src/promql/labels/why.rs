//! Why an expression has no series with a label.

use super::calls::series_argument;
use super::join::{drops_name, matching_of};
use super::select::{demand, value};
use super::set::{Bits, NAME};
use super::{Labels, Presence};
use crate::promql::ast::{
    Aggregate, Ast, Binary, Call, Expr, ExprId, GroupingKind, Matcher, Selector,
};
use crate::promql::names::{AggregateOp, UnaryOp};
use crate::text::Span;

/// How many expressions are looked through: nobody follows a reason further, and each of many
/// findings in a hostile query may ask for one.
const MAX_STEPS: usize = 64;

/// What keeps a label out of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reason {
    /// The expression that does.
    pub(crate) expr: ExprId,
    /// The part of it that says so.
    pub(crate) span: Span,
    /// How.
    pub(crate) why: Why,
}

/// How a label is kept out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// A matcher demands that it is empty.
    Matcher,
    /// It is not in a `by` list.
    By,
    /// It is in a `without` list, or it is the metric name.
    Without,
    /// An aggregation has no list.
    Aggregation,
    /// `absent` makes labels from `=` matchers only.
    Absent,
    /// A function drops or empties it, or has no labels at all.
    Function,
    /// It is not in an `on` list.
    On,
    /// It is in an `ignoring` list.
    Ignoring,
    /// An operator drops the metric name.
    Operator,
    /// The expression has no labels, or the reason is very far away.
    Expression,
}

impl Reason {
    /// The reason as a note on its place: no capital, no full stop.
    pub(crate) fn words(self, ast: &Ast<'_>) -> String {
        let name = match *ast.expr(self.expr) {
            Expr::Aggregate(Aggregate { name, .. }) | Expr::Call(Call { name, .. }) => {
                ast.slice(name.span)
            }
            _ => ast.slice(self.span),
        };
        match self.why {
            Why::Matcher => "this matcher excludes every series that has it".to_owned(),
            Why::By => format!("`{name}` keeps only these labels"),
            Why::Without => format!("`{name}` drops these labels and the metric name"),
            Why::Aggregation => format!("`{name}` without `by` drops all labels"),
            Why::Absent => format!("`{name}` has only labels with an `=` matcher"),
            Why::Function => format!("`{name}` returns series without it"),
            Why::On => "the join keeps only these labels".to_owned(),
            Why::Ignoring => "the join drops these labels".to_owned(),
            Why::Operator => format!("`{name}` drops the metric name"),
            Why::Expression => "this has no such label".to_owned(),
        }
    }
}

impl Labels<'_> {
    /// Why no series of an expression has a label: what removed it first. None if some may have it.
    pub(crate) fn why(&self, ast: &Ast<'_>, id: ExprId, label: &str) -> Option<Reason> {
        let bit = self.names.find(label);
        let lacks = |id: &ExprId| self.set(*id).is_some_and(|set| set.never & bit != 0);
        if self.get(id).of(label) != Presence::Never {
            return None;
        }
        let mut at = id;
        for _ in 0..MAX_STEPS {
            match operands(ast, at).into_iter().flatten().find(lacks) {
                Some(operand) => at = operand,
                None => return Some(reason(ast, at, bit, label)),
            }
        }
        Some(Reason {
            expr: at,
            span: ast.span(at),
            why: Why::Expression,
        })
    }
}

impl Labels<'_> {
    /// The matcher that fixes the value of a label, if it is not too far away.
    pub(crate) fn fixed_by(&self, ast: &Ast<'_>, id: ExprId, label: &str) -> Option<Span> {
        let bit = self.names.find(label);
        let pair = self.set(id)?.fixed & self.pairs.of(bit);
        let has = |id: &ExprId| self.set(*id).is_some_and(|set| set.fixed & pair != 0);
        let mut at = id;
        for _ in 0..MAX_STEPS {
            match operands(ast, at).into_iter().flatten().find(has) {
                Some(operand) => at = operand,
                None => break,
            }
        }
        let Expr::Selector(selector) = ast.expr(at) else {
            return None;
        };
        let fixes = |matcher: &&Matcher| {
            let named = demand(ast.text(), matcher).and_then(|(name, _)| name.known(ast.text()));
            named.as_deref() == Some(label) && value(ast.text(), matcher).is_some()
        };
        let matcher = ast.list(selector.matchers).iter().find(fixes)?;
        match *matcher {
            Matcher::Label { span, .. } => Some(span),
            Matcher::Name(_) | Matcher::Variable(_) => None,
        }
    }
}

/// The expressions whose series the result is made of.
fn operands(ast: &Ast<'_>, id: ExprId) -> [Option<ExprId>; 2] {
    let one = |id| [Some(id), None];
    match *ast.expr(id) {
        Expr::Range(range) => one(range.selector),
        Expr::Subquery(subquery) => one(subquery.expr),
        Expr::Paren(inner) | Expr::Unary(_, inner) => one(inner),
        Expr::Call(call) if is_absent(call) => [None, None],
        Expr::Call(call) => [series_argument(ast, call), None],
        Expr::Aggregate(aggregate) => {
            let index = usize::from(aggregate.op.is_some_and(AggregateOp::has_param));
            [ast.list(aggregate.args).get(index).copied(), None]
        }
        Expr::Binary(Binary { left, right, .. }) => [Some(left), Some(right)],
        _ => [None, None],
    }
}

fn is_absent(call: Call) -> bool {
    call.function
        .is_some_and(|function| function.name.starts_with("absent"))
}

/// What an expression removes a label by that its operands may have.
fn reason(ast: &Ast<'_>, id: ExprId, bit: Bits, label: &str) -> Reason {
    let (span, why) = match *ast.expr(id) {
        Expr::Selector(selector) => (matcher(ast, selector, label), Why::Matcher),
        Expr::Aggregate(aggregate) => match aggregate.grouping {
            None => (Some(aggregate.name.span), Why::Aggregation),
            Some(list) if list.kind == GroupingKind::By => (Some(list.span), Why::By),
            Some(list) => (Some(list.span), Why::Without),
        },
        Expr::Call(call) if is_absent(call) => (Some(call.name.span), Why::Absent),
        Expr::Call(call) => (Some(call.name.span), Why::Function),
        Expr::Unary(UnaryOp::Minus, _) => {
            let sign = ast.span(id).start as usize;
            (Some(Span::new(sign, sign + 1)), Why::Operator)
        }
        Expr::Binary(binary) => by_operator(ast, binary, bit),
        _ => (None, Why::Expression),
    };
    Reason {
        expr: id,
        span: span.unwrap_or(ast.span(id)),
        why,
    }
}

fn by_operator(ast: &Ast<'_>, binary: Binary, bit: Bits) -> (Option<Span>, Why) {
    let matching = matching_of(ast, binary);
    match matching.on {
        _ if bit == NAME && drops_name(binary.op, &matching) => {
            (Some(binary.op_span), Why::Operator)
        }
        Some(on) if on.ignoring => (Some(on.span), Why::Ignoring),
        Some(on) => (Some(on.span), Why::On),
        None => (None, Why::Expression),
    }
}

/// The first matcher that demands that a label is empty.
fn matcher(ast: &Ast<'_>, selector: Selector, label: &str) -> Option<Span> {
    ast.list(selector.matchers).iter().find_map(|matcher| {
        let Matcher::Label { span, name, .. } = *matcher else {
            return None;
        };
        let (_, presence) = demand(ast.text(), matcher)?;
        let same = name.known(ast.text()).as_deref() == Some(label);
        (same && presence == Presence::Never).then_some(span)
    })
}
