//! Texts of a resource with references to variables in them: queries, legends, titles, links and
//! whatever else the catalog says the page replaces variables in.
//!
//! Each is read once and handed to every rule; texts without a reference are not handed on.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::OnceLock;

use super::query::{Plugin, Query};
use super::variables::Variables;
use crate::doc::NodeRef;
use crate::finding::Place;
use crate::model::Variable;
use crate::schema::{Language, Site, SiteKind};
use crate::template::{self, Reference};
use crate::text::{Aligned, Edit, Span};

/// A text with references to variables.
pub(crate) struct Interpolated<'q, 'd> {
    /// The string.
    pub(crate) node: NodeRef<'d>,
    /// What the rest of it is written in.
    pub(crate) language: Language,
    /// The references, in order; at least one.
    pub(crate) references: Vec<Reference<'d>>,
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

/// The texts among the sites of a resource that refer to variables, in order. `queries` are those
/// of the same sites.
pub(super) fn interpolated<'q, 'd>(
    sites: &[Site<'d>],
    queries: &'q [Query<'d>],
    variables: &Rc<Variables<'d>>,
) -> Vec<Interpolated<'q, 'd>> {
    let mut queries = queries.iter().peekable();
    let mut texts = Vec::new();
    for site in sites {
        let SiteKind::Language(language) = site.kind else {
            continue;
        };
        let is_site = |query: &&Query<'_>| query.node.id() == site.node.id();
        let query = queries.next_if(is_site);
        if matches!(language, Language::JsRegexp | Language::Labels) {
            continue;
        }
        let references: Vec<_> = match site.node.text() {
            Some(text) => template::references(text).collect(),
            None => continue,
        };
        if references.is_empty() {
            continue;
        }
        texts.push(Interpolated {
            node: site.node,
            language,
            references,
            query,
            variables: Rc::clone(variables),
            aligned: OnceLock::new(),
            allowance: Cell::new(ALLOWANCE),
        });
    }
    texts
}
