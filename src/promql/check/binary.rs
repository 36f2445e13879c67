//! Binary expressions: their operands, `bool`, and how the series of both sides are matched.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{hint, not_an_operand, problem, refused};
use crate::promql::ast::{Ast, Binary, ExprId, GroupSide, LabelName, Matching, On};
use crate::promql::names::BinaryOp;
use crate::promql::problem::Problem;
use crate::promql::types::Types;
use crate::text::Span;

/// Up to so many labels are searched one by one.
const FEW_LABELS: usize = 8;

/// What a binary expression may result in, with everything about it checked but its operands.
pub(super) fn types(
    ast: &Ast<'_>,
    id: ExprId,
    binary: &Binary,
    problems: &mut Vec<Problem>,
) -> Types {
    let (left, right) = (ast.types(binary.left), ast.types(binary.right));
    let op = binary.op;
    for operand in [binary.left, binary.right] {
        if refused(ast.types(operand), Types::OPERAND) {
            let wanted = if op.is_set() {
                Types::VECTOR
            } else {
                Types::OPERAND
            };
            let op = ast.slice(binary.op_span);
            problems.push(not_an_operand(ast, operand, op, wanted));
        }
    }
    let scalars = Scalars::of(left, right);
    if op.is_set()
        && let Some(scalars) = scalars
    {
        problems.push(set_of_scalars(ast, id, binary, scalars));
    }
    let matching = binary.matching.map(|matching| ast.matching(matching));
    if let Some(matching) = matching {
        check_bool(ast, binary, matching, problems);
        check_matching(ast, binary, matching, scalars, problems);
        check_labels(ast, binary, matching, problems);
    }
    let filters = op.is_comparison()
        && matching.is_none_or(|it| it.bool_span.is_none() && it.variable.is_none());
    if filters && matches!(scalars, Some(Scalars::Both)) {
        problems.push(comparison_of_scalars(ast, binary, matching));
        return Types::SCALAR;
    }
    result(op, left, right, filters)
}

/// What an operator results in. A comparison that filters is none of scalars.
fn result(op: BinaryOp, left: Types, right: Types, filters: bool) -> Types {
    if op.is_set() {
        return Types::VECTOR;
    }
    if !left.may_be(Types::OPERAND) || !right.may_be(Types::OPERAND) {
        return Types::NONE;
    }
    let vector = left.or(right).and(Types::VECTOR);
    if filters {
        vector
    } else {
        vector.or(left.and(right).and(Types::SCALAR))
    }
}

/// Which sides are scalars whatever the variables hold.
#[derive(Clone, Copy)]
enum Scalars {
    Left,
    Right,
    Both,
}

impl Scalars {
    fn of(left: Types, right: Types) -> Option<Self> {
        match (left.is(Types::SCALAR), right.is(Types::SCALAR)) {
            (true, true) => Some(Self::Both),
            (true, false) => Some(Self::Left),
            (false, true) => Some(Self::Right),
            (false, false) => None,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Left => "the left side is a scalar",
            Self::Right => "the right side is a scalar",
            Self::Both => "both sides are scalars",
        }
    }
}

/// The operator with everything up to the right side.
fn operator_part(binary: &Binary, matching: Option<&Matching>) -> Span {
    let Some(matching) = matching else {
        return binary.op_span;
    };
    let fills = matching.fills.iter().flatten().map(|fill| fill.span);
    [
        matching.bool_span,
        matching.variable,
        matching.on.map(|on| on.span),
        matching.group.map(|group| group.span),
    ]
    .into_iter()
    .flatten()
    .chain(fills)
    .fold(binary.op_span, Span::cover)
}

fn set_of_scalars(ast: &Ast<'_>, id: ExprId, binary: &Binary, scalars: Scalars) -> Problem {
    let op = ast.slice(binary.op_span);
    let message = format!(
        "`{op}` needs an instant vector on each side, {}",
        scalars.words()
    );
    let scalar = match scalars {
        Scalars::Left | Scalars::Both => binary.left,
        Scalars::Right => binary.right,
    };
    let mend = hint::mend(ast, scalar, Types::VECTOR, None);
    problem(ast.span(id), message, mend)
}

fn comparison_of_scalars(ast: &Ast<'_>, binary: &Binary, matching: Option<&Matching>) -> Problem {
    let op = ast.slice(binary.op_span);
    let message = format!("`{op}` between scalars needs `bool`");
    let mend = format!("Write `{op} bool` to get 1 or 0.");
    problem(operator_part(binary, matching), message, Some(mend))
}

fn check_bool(ast: &Ast<'_>, binary: &Binary, matching: &Matching, problems: &mut Vec<Problem>) {
    let op = binary.op;
    if matching.bool_span.is_some() && !op.is_comparison() && op != BinaryOp::Variable {
        let message = format!(
            "`bool` belongs to comparisons, `{}` is none",
            ast.slice(binary.op_span)
        );
        problems.push(problem(
            operator_part(binary, Some(matching)),
            message,
            Some("Remove `bool`.".to_owned()),
        ));
    }
}

/// Reports matching, grouping and filling where there is nothing to match, group or fill.
fn check_matching(
    ast: &Ast<'_>,
    binary: &Binary,
    matching: &Matching,
    scalars: Option<Scalars>,
    problems: &mut Vec<Problem>,
) {
    let op = ast.slice(binary.op_span);
    let mut report = |span: Span, message: String, why: &str| {
        let mend = format!("Remove `{}`{why}.", hint::quoted(ast, span));
        problems.push(problem(span, message, Some(mend)));
    };
    let fills = matching.fills.iter().flatten();
    if binary.op.is_set() {
        if let Some(group) = matching.group {
            let keyword = keyword(ast, group.span);
            report(
                group.span,
                format!("`{op}` does not go with `{keyword}`"),
                ": it matches any number of series on both sides",
            );
        }
        for fill in fills {
            let keyword = keyword(ast, fill.span);
            report(
                fill.span,
                format!("`{op}` does not go with `{keyword}`"),
                ": it adds no values of the two sides",
            );
        }
    } else if let Some(scalars) = scalars {
        // Prometheus ignores an empty list next to scalars, and a variable may be empty.
        if let Some(on) = matching.on
            && ast
                .list(on.labels)
                .iter()
                .any(|label| !label.has_variables())
        {
            let keyword = keyword(ast, on.span);
            let message = format!(
                "`{keyword}` matches the labels of instant vectors, {}",
                scalars.words()
            );
            report(on.span, message, ": scalars have no labels");
        }
        for fill in fills {
            let keyword = keyword(ast, fill.span);
            let message = format!(
                "`{keyword}` stands in for missing series of instant vectors, {}",
                scalars.words()
            );
            report(fill.span, message, ": scalars are never missing");
        }
    }
}

/// The word at the start of a part.
fn keyword<'q>(ast: &Ast<'q>, span: Span) -> &'q str {
    let text = ast.slice(span);
    let end = text.find(|c: char| !c.is_ascii_alphabetic() && c != '_');
    &text[..end.unwrap_or(text.len())]
}

/// Reports labels that are both in `on` and in the list of `group_left` or `group_right`.
fn check_labels(ast: &Ast<'_>, binary: &Binary, matching: &Matching, problems: &mut Vec<Problem>) {
    let (Some(on), Some(group)) = (matching.on, matching.group) else {
        return;
    };
    if on.ignoring || on.labels.is_empty() || group.labels.is_empty() {
        return;
    }
    let matched = Labels::of(ast, &on);
    for label in ast.list(group.labels) {
        if !label.has_variables() && matched.has(&name(ast, *label)) {
            problems.push(label_twice(ast, binary, matching, &group, *label));
        }
    }
}

fn label_twice(
    ast: &Ast<'_>,
    binary: &Binary,
    matching: &Matching,
    group: &GroupSide,
    label: LabelName,
) -> Problem {
    let keyword = keyword(ast, group.span);
    let label = hint::quoted(ast, label.span());
    problem(
        operator_part(binary, Some(matching)),
        format!("the label `{label}` is both in `on` and in `{keyword}`"),
        Some(format!(
            "Remove it from `{keyword}`: labels to match on are in the result anyway."
        )),
    )
}

fn name<'q>(ast: &Ast<'q>, label: LabelName) -> Cow<'q, str> {
    match label {
        LabelName::Bare(word) => Cow::Borrowed(ast.slice(word.span)),
        LabelName::Quoted(literal) => literal.value(ast.text()),
    }
}

/// The labels of an `on`, to look names up.
struct Labels<'a, 'q> {
    ast: &'a Ast<'q>,
    list: &'a [LabelName],
    set: HashSet<Cow<'q, str>>,
}

impl<'a, 'q> Labels<'a, 'q> {
    fn of(ast: &'a Ast<'q>, on: &On) -> Self {
        let list = ast.list(on.labels);
        // A set takes memory, which short lists do without.
        let set = if list.len() > FEW_LABELS {
            list.iter().map(|label| name(ast, *label)).collect()
        } else {
            HashSet::new()
        };
        Self { ast, list, set }
    }

    fn has(&self, wanted: &str) -> bool {
        if self.set.is_empty() {
            let mut list = self.list.iter();
            list.any(|label| name(self.ast, *label) == wanted)
        } else {
            self.set.contains(wanted)
        }
    }
}
