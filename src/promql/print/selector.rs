//! Selectors, ranges and subqueries with their matchers and modifiers.

use super::line::{Form, Printer, Role, Step, ends};
use crate::promql::ast::{
    Expr, ExprId, MatchValue, Matcher, Modifier, ModifierKind, RangeSelector, Selector, Subquery,
};
use crate::promql::names::MatchOp;

/// In which order the modifiers of something are written.
#[derive(Clone, Copy)]
enum Order {
    /// `@ 0 anchored offset 5m`: a selector.
    AtFirst,
    /// `anchored @ 0 offset 5m`: a range or a subquery.
    AtSecond,
}

impl Printer<'_, '_> {
    /// Writes a selector, or a variable that stands for one. What a range is of keeps only those
    /// modifiers that a variable holds: the others are written behind the range.
    pub(super) fn selector(&mut self, id: ExprId, ranged: bool) {
        match *self.ast.expr(id) {
            Expr::Variable { word, .. } => self.source(word.span),
            Expr::Selector(selector) => self.name_and_matchers(&selector),
            _ => {}
        }
        let mut modifiers = self.ast.modifiers(id).to_vec();
        if ranged {
            modifiers.retain(|modifier| modifier.kind == ModifierKind::Variable);
        }
        self.modifiers(id, modifiers, Order::AtFirst);
    }

    /// Writes what a range is of.
    pub(super) fn ranged(&mut self, id: ExprId) {
        if !matches!(self.ast.expr(id), Expr::Selector(_) | Expr::Variable { .. }) {
            self.then(Step::Expr(id, Form::Plain));
            return;
        }
        self.begin(id);
        self.selector(id, true);
        self.then(Step::End(id));
    }

    pub(super) fn range(&mut self, id: ExprId, range: &RangeSelector) {
        self.then(Step::Ranged(range.selector));
        let open = self.after(self.ast.span(range.selector).end as usize);
        let close = self.after(self.ast.span(range.range).end as usize);
        self.then(Step::Token("[", open));
        self.then(Step::Expr(range.range, Form::Duration));
        self.then(Step::Token("]", close));
        let inner = self.ast.modifiers(range.selector).iter();
        let inner = inner.filter(|modifier| modifier.kind != ModifierKind::Variable);
        let all = inner.chain(self.ast.list(range.modifiers)).copied();
        self.modifiers(id, all.collect(), Order::AtSecond);
    }

    pub(super) fn subquery(&mut self, id: ExprId, subquery: &Subquery) {
        let open = self.after(self.ast.span(subquery.expr).end as usize);
        let colon = self.after(self.ast.span(subquery.range).end as usize);
        self.then(Step::Expr(subquery.expr, Form::Plain));
        self.then(Step::Token("[", open));
        self.then(Step::Expr(subquery.range, Form::Duration));
        self.then(Step::Token(":", colon));
        let mut end = colon + 1;
        if let Some(step) = subquery.step {
            self.then(Step::Expr(step, Form::Duration));
            end = self.ast.span(step).end as usize;
        }
        self.then(Step::Token("]", self.after(end)));
        let modifiers = self.ast.list(subquery.modifiers).to_vec();
        self.modifiers(id, modifiers, Order::AtSecond);
    }

    fn name_and_matchers(&mut self, selector: &Selector) {
        if let Some(name) = selector.name {
            self.source(name.span);
        }
        let Some(braces) = selector.braces else {
            return;
        };
        let matchers = self.ast.list(selector.matchers).iter();
        // A variable that holds matchers may be empty, and only the last comma may have nothing
        // behind it.
        let is_variable = |matcher| matches!(matcher, &Matcher::Variable(_));
        let mut matchers: Vec<(bool, String, usize)> = matchers
            .map(|matcher| (is_variable(matcher), self.matcher(matcher), start(matcher)))
            .collect();
        if matchers.is_empty() && selector.name.is_some() {
            return;
        }
        matchers.sort();
        self.token("{", braces.start as usize, Role::Open);
        for (index, (_, matcher, source)) in matchers.iter().enumerate() {
            if index > 0 {
                self.line.text.push(',');
            }
            self.token(matcher, *source, Role::Matcher);
        }
        self.token("}", ends(braces).1, Role::Close);
    }

    fn matcher(&self, matcher: &Matcher) -> String {
        let text = self.ast.text();
        match *matcher {
            Matcher::Variable(word) => word.span.of(text).to_owned(),
            Matcher::Name(name) => format!("__name__={}", self.literal(name)),
            Matcher::Label {
                name,
                op,
                op_span,
                value,
                ..
            } => {
                let op = match op {
                    MatchOp::Variable => op_span.of(text),
                    _ => op.text(),
                };
                let value = match value {
                    MatchValue::Literal(literal) => self.literal(literal),
                    MatchValue::Variable(word) => word.span.of(text).to_owned(),
                    MatchValue::Missing => String::new(),
                };
                format!("{}{op}{value}", self.label(name))
            }
        }
    }

    /// Adds modifiers. A variable might hold any of them, so beside one they stay in the order in
    /// which they are written.
    fn modifiers(&mut self, of: ExprId, mut modifiers: Vec<Modifier>, order: Order) {
        modifiers.retain(|modifier| !self.is_idle(modifier));
        let rank = |modifier: &Modifier| match (modifier.kind, order) {
            (ModifierKind::Offset(_) | ModifierKind::Variable, _) => 3,
            (ModifierKind::Anchored | ModifierKind::Smoothed, _) => 1,
            (_, Order::AtFirst) => 0,
            (_, Order::AtSecond) => 2,
        };
        let is_variable = |modifier: &Modifier| modifier.kind == ModifierKind::Variable;
        if !modifiers.iter().any(is_variable) {
            modifiers.sort_by_key(rank);
            // Prometheus accepts `anchored anchored`.
            modifiers.dedup_by_key(|modifier| modifier.kind);
        }
        for modifier in modifiers {
            self.modifier(of, modifier);
        }
    }

    /// Whether a modifier is an offset of zero.
    fn is_idle(&self, modifier: &Modifier) -> bool {
        let ModifierKind::Offset(child) = modifier.kind else {
            return false;
        };
        matches!(self.ast.expr(child), Expr::Number(number) if number.value.abs() < 0.5e-9)
    }

    fn modifier(&mut self, of: ExprId, modifier: Modifier) {
        let source = modifier.span.start as usize;
        self.then(Step::Text(" "));
        match modifier.kind {
            ModifierKind::Offset(child) => {
                self.then(Step::Token("offset", source));
                self.then(Step::Text(" "));
                self.offset(child, of);
            }
            ModifierKind::At(child) => {
                self.then(Step::Token("@", source));
                self.then(Step::Text(" "));
                self.then(Step::Expr(child, Form::Time));
            }
            ModifierKind::AtStart => self.then(Step::Token("@ start()", source)),
            ModifierKind::AtEnd => self.then(Step::Token("@ end()", source)),
            ModifierKind::Anchored => self.then(Step::Token("anchored", source)),
            ModifierKind::Smoothed => self.then(Step::Token("smoothed", source)),
            ModifierKind::Variable => self.then(Step::Source(modifier.span)),
        }
    }
}

/// Where a matcher starts in the query.
fn start(matcher: &Matcher) -> usize {
    let span = match *matcher {
        Matcher::Label { span, .. } => span,
        Matcher::Name(literal) => literal.span,
        Matcher::Variable(word) => word.span,
    };
    span.start as usize
}
