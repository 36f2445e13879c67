//! Texts of a resource with references to variables in them, as rules see them.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::OnceLock;

use super::query::{Plugin, Query};
use super::variables::Variables;
use crate::doc::NodeRef;
use crate::finding::Place;
use crate::model::{Text, Variable};
use crate::schema::Language;
use crate::template::Reference;
use crate::text::{Aligned, Edit, Span};

/// A text with references to variables.
pub(crate) struct Interpolated<'q, 'd> {
    /// The string.
    pub(crate) node: NodeRef<'d>,
    /// What the rest of it is written in.
    pub(crate) language: Language,
    /// The references, in order; at least one.
    pub(crate) references: &'q [Reference<'d>],
    /// The query that it is, if it is PromQL.
    query: Option<&'q Query<'d>>,
    variables: Rc<Variables<'d>>,
    aligned: OnceLock<Aligned>,
    allowance: Cell<usize>,
}

/// Every edit of a text reads all of it again, so a text of hostile size gets only some fixes: as
/// many as can be made by reading this many bytes.
const ALLOWANCE: usize = 2_000_000;

impl<'d> Interpolated<'_, 'd> {
    /// The references that the page replaces to some effect: none in comments of a query.
    pub(crate) fn used(&self) -> impl Iterator<Item = &Reference<'d>> {
        let comments = self.query.map_or(&[][..], |query| query.ast().comments());
        self.references.iter().filter(move |reference| {
            let next = comments.partition_point(|comment| comment.end <= reference.span.start);
            !comments
                .get(next)
                .is_some_and(|next| next.contains(reference.span))
        })
    }

    /// The variable of that name, if the dashboard defines it.
    pub(crate) fn variable(&self, name: &str) -> Option<Variable<'d>> {
        self.variables.get(name)
    }

    /// Whether the page makes a list of the values of a variable, and no panel is repeated over
    /// them.
    pub(crate) fn is_list_everywhere(&self, name: &str) -> bool {
        self.variables.is_list_everywhere(name)
    }

    /// The plugin whose options the text is part of; none for titles and the like.
    pub(crate) fn plugin(&self) -> Option<Plugin<'d>> {
        let mut at = self.node;
        while let Some(parent) = at.parent() {
            // Other things have a kind and a spec as well: panels, layouts, proxies.
            if parent.key().is_some_and(|key| key.text() == "plugin") {
                let kind = parent.get("kind")?.text()?;
                let spec = parent.get("spec")?;
                return Some(Plugin { kind, spec });
            }
            at = parent;
        }
        None
    }

    /// How a part of the text reads.
    pub(crate) fn slice(&self, span: Span) -> &'d str {
        span.of(self.node.text().unwrap_or_default())
    }

    /// The place of a part of the text.
    pub(crate) fn place(&self, span: Span) -> Place {
        self.node
            .document()
            .place_kept(self.node.target(), span.range(), &self.aligned)
    }

    /// The edits that replace a part of the text; none if that cannot be written there.
    pub(crate) fn replace(&self, span: Span, text: &str) -> Option<Vec<Edit>> {
        // What an alias names is shared with other places.
        if self.node.is_alias() {
            return None;
        }
        let cost = self.node.text()?.len();
        self.allowance.set(self.allowance.get().checked_sub(cost)?);
        let edit = self
            .node
            .document()
            .edit_in(self.node, span.range(), text)?;
        Some(vec![edit])
    }
}

/// The texts of a resource as rules see them, in order. `queries` are those of the same resource.
pub(super) fn interpolated<'q, 'd>(
    texts: &'q [Text<'d>],
    queries: &'q [Query<'d>],
    variables: &Rc<Variables<'d>>,
) -> Vec<Interpolated<'q, 'd>> {
    let mut queries = queries.iter();
    let interpolated = |text: &'q Text<'d>| {
        let is_same = |query: &&Query<'_>| query.node.id() == text.node.id();
        let is_query = matches!(text.language, Language::PromQl | Language::PromQlSelector);
        Interpolated {
            node: text.node,
            language: text.language,
            references: &text.references,
            // Those in between refer to nothing.
            query: is_query.then(|| queries.find(is_same)).flatten(),
            variables: Rc::clone(variables),
            aligned: OnceLock::new(),
            allowance: Cell::new(ALLOWANCE),
        }
    };
    texts.iter().map(interpolated).collect()
}
