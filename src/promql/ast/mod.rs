//! The tree of a query: an arena of expressions with a span each.
//!
//! Children stand before their parents in the arena, so one pass in order sees every operand
//! before what uses it (types, labels), one pass backwards sees every parent before its operands,
//! and neither needs recursion: a chain of 50,000 `or` is as harmless as it is deep. Only the
//! offsets and time stamps of modifiers, which are written behind what they belong to, stand
//! behind it here too.

mod expr;
mod list;

pub(crate) use expr::*;
pub(crate) use list::{List, Pool};

use crate::promql::types::Types;
use crate::text::Span;

/// An expression in the arena of its [`Ast`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ExprId(u32);

impl ExprId {
    /// The position in the arena: children before parents.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The matching of a binary expression, in the pool of its [`Ast`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MatchingId(u32);

/// An expression with its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) expr: Expr,
    /// Whether it is (part of) a duration: a range, a step or an offset.
    pub(crate) duration: bool,
    /// What it may result in, once types were checked.
    pub(super) types: Types,
    parent: u32,
}

/// No parent.
const ROOT: u32 = u32::MAX;

/// The tree of a query.
#[derive(Debug)]
pub(crate) struct Ast<'q> {
    text: &'q str,
    nodes: Vec<Node>,
    args: Vec<ExprId>,
    matchers: Vec<Matcher>,
    labels: Vec<LabelName>,
    modifiers: Vec<Modifier>,
    matchings: Vec<Matching>,
    comments: Vec<Span>,
    root: Option<ExprId>,
    scratch: Vec<ExprId>,
}

macro_rules! pools {
    ($($field:ident: $item:ty),*) => {$(
        impl Pool<$item> for Ast<'_> {
            fn pool(&self) -> &Vec<$item> {
                &self.$field
            }
            fn pool_mut(&mut self) -> &mut Vec<$item> {
                &mut self.$field
            }
        }
    )*};
}

pools!(args: ExprId, matchers: Matcher, labels: LabelName, modifiers: Modifier);

impl<'q> Ast<'q> {
    /// An empty tree for a text.
    pub(super) fn new(text: &'q str) -> Self {
        Self {
            text,
            nodes: Vec::with_capacity(16),
            args: Vec::new(),
            matchers: Vec::new(),
            labels: Vec::new(),
            modifiers: Vec::new(),
            matchings: Vec::new(),
            comments: Vec::new(),
            root: None,
            scratch: Vec::new(),
        }
    }

    /// The text of the query; all spans are ranges of it.
    pub(crate) fn text(&self) -> &'q str {
        self.text
    }

    /// The text of a part.
    pub(crate) fn slice(&self, span: Span) -> &'q str {
        span.of(self.text)
    }

    /// The expression that is the whole query; none if there is nothing but comments.
    pub(crate) fn root(&self) -> Option<ExprId> {
        self.root
    }

    /// An expression.
    pub(crate) fn node(&self, id: ExprId) -> &Node {
        &self.nodes[id.index()]
    }

    /// What an expression is.
    pub(crate) fn expr(&self, id: ExprId) -> &Expr {
        &self.node(id).expr
    }

    /// Where an expression stands.
    pub(crate) fn span(&self, id: ExprId) -> Span {
        self.node(id).span
    }

    /// What an expression may result in. Anything, as long as types were not checked.
    pub(crate) fn types(&self, id: ExprId) -> Types {
        self.node(id).types
    }

    /// What an expression is part of. Chains of parents may be as long as the query: code that
    /// walks up from each of many expressions is quadratic, code that goes through
    /// [`Ast::ids`] backwards and notes what it needs for the children is not.
    pub(crate) fn parent(&self, id: ExprId) -> Option<ExprId> {
        let parent = self.node(id).parent;
        (parent != ROOT).then_some(ExprId(parent))
    }

    /// All expressions, children before their parents.
    pub(crate) fn ids(
        &self,
    ) -> impl DoubleEndedIterator<Item = ExprId> + ExactSizeIterator + use<> {
        let len = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        (0..len).map(ExprId)
    }

    /// The number of expressions.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The expression without the parentheses around it.
    pub(crate) fn unparen(&self, mut id: ExprId) -> ExprId {
        while let Expr::Paren(inner) = self.expr(id) {
            id = *inner;
        }
        id
    }

    /// The items of a list.
    pub(crate) fn list<T>(&self, list: List<T>) -> &[T]
    where
        Self: Pool<T>,
    {
        &self.pool()[list.start as usize..][..list.len()]
    }

    /// The matching of a binary expression.
    pub(crate) fn matching(&self, id: MatchingId) -> &Matching {
        &self.matchings[id.0 as usize]
    }

    /// The comments, from `#` to the end of the line, in order.
    pub(crate) fn comments(&self) -> &[Span] {
        &self.comments
    }

    /// Calls `each` with every child of an expression, in the order of the text: also durations,
    /// time stamps and fill values.
    pub(crate) fn each_child(&self, id: ExprId, mut each: impl FnMut(ExprId)) {
        let modifiers = |list: List<Modifier>, each: &mut dyn FnMut(ExprId)| {
            for modifier in self.list(list) {
                if let ModifierKind::Offset(child) | ModifierKind::At(child) = modifier.kind {
                    each(child);
                }
            }
        };
        match *self.expr(id) {
            Expr::Number(_) | Expr::String(_) | Expr::Missing => {}
            Expr::Variable {
                modifiers: list, ..
            } => modifiers(list, &mut each),
            Expr::Selector(selector) => modifiers(selector.modifiers, &mut each),
            Expr::Range(range) => {
                each(range.selector);
                each(range.range);
                modifiers(range.modifiers, &mut each);
            }
            Expr::Subquery(subquery) => {
                each(subquery.expr);
                each(subquery.range);
                subquery.step.into_iter().for_each(&mut each);
                modifiers(subquery.modifiers, &mut each);
            }
            Expr::Call(Call { args, .. }) | Expr::Aggregate(Aggregate { args, .. }) => {
                self.list(args).iter().copied().for_each(each);
            }
            Expr::Binary(binary) => {
                each(binary.left);
                if let Some(matching) = binary.matching {
                    let fills = self.matching(matching).fills.iter().flatten();
                    fills.for_each(|fill| each(fill.value));
                }
                each(binary.right);
            }
            Expr::Unary(_, inner) | Expr::Paren(inner) => each(inner),
        }
    }

    /// Adds an expression whose children were added before.
    pub(super) fn push(&mut self, span: Span, duration: bool, expr: Expr) -> ExprId {
        let id =
            ExprId(u32::try_from(self.nodes.len()).expect("a query has fewer nodes than bytes"));
        self.nodes.push(Node {
            span,
            expr,
            duration,
            types: Types::ANY,
            parent: ROOT,
        });
        if !matches!(
            expr,
            Expr::Number(_) | Expr::String(_) | Expr::Selector(_) | Expr::Variable { .. }
        ) {
            self.adopt(id);
        }
        id
    }

    /// Makes an expression the parent of its children.
    fn adopt(&mut self, id: ExprId) {
        let mut children = std::mem::take(&mut self.scratch);
        self.each_child(id, |child| children.push(child));
        for child in children.drain(..) {
            self.nodes[child.index()].parent = id.0;
        }
        self.scratch = children;
    }

    /// Changes an expression that stays where it is in the arena.
    pub(super) fn node_mut(&mut self, id: ExprId) -> &mut Node {
        &mut self.nodes[id.index()]
    }

    /// Takes the expression that was added last out of the tree again; another one stays.
    pub(super) fn forget(&mut self, id: ExprId) {
        if id.index() + 1 == self.nodes.len() {
            self.nodes.pop();
        }
    }

    /// Adds a list of items.
    pub(super) fn push_list<T: Copy>(&mut self, items: &[T]) -> List<T>
    where
        Self: Pool<T>,
    {
        let pool = self.pool_mut();
        let start = pool.len();
        pool.extend_from_slice(items);
        List::new(start, items.len())
    }

    /// Adds a modifier to an expression that may have some; false if it may not.
    pub(super) fn modify(&mut self, id: ExprId, modifier: Modifier) -> bool {
        let Some(list) = self.modifiers_mut(id).copied() else {
            return false;
        };
        let mut items = self.list(list).to_vec();
        items.push(modifier);
        let list = self.push_list(&items);
        if let Some(place) = self.modifiers_mut(id) {
            *place = list;
        }
        let node = self.node_mut(id);
        node.span = node.span.cover(modifier.span);
        if let ModifierKind::Offset(child) | ModifierKind::At(child) = modifier.kind {
            self.node_mut(child).parent = id.0;
        }
        true
    }

    fn modifiers_mut(&mut self, id: ExprId) -> Option<&mut List<Modifier>> {
        match &mut self.node_mut(id).expr {
            Expr::Variable { modifiers, .. } => Some(modifiers),
            Expr::Selector(selector) => Some(&mut selector.modifiers),
            Expr::Range(range) => Some(&mut range.modifiers),
            Expr::Subquery(subquery) => Some(&mut subquery.modifiers),
            _ => None,
        }
    }

    /// The modifiers of an expression that may have some.
    pub(crate) fn modifiers(&self, id: ExprId) -> &[Modifier] {
        match self.expr(id) {
            Expr::Variable { modifiers, .. }
            | Expr::Selector(Selector { modifiers, .. })
            | Expr::Range(RangeSelector { modifiers, .. })
            | Expr::Subquery(Subquery { modifiers, .. }) => self.list(*modifiers),
            _ => &[],
        }
    }

    /// Adds the matching of a binary expression.
    pub(super) fn push_matching(&mut self, matching: Matching) -> MatchingId {
        let id =
            u32::try_from(self.matchings.len()).expect("a query has fewer operators than bytes");
        self.matchings.push(matching);
        MatchingId(id)
    }

    /// Notes the comments and the expression that is the whole query.
    pub(super) fn finish(&mut self, root: Option<ExprId>, comments: Vec<Span>) {
        self.root = root;
        self.comments = comments;
    }
}
