//! Queries of a resource: where they stand, parsed once and handed to every rule.
//!
//! The catalog says which strings are PromQL; no rule looks for queries itself.

use std::cell::OnceCell;

use crate::doc::NodeRef;
use crate::finding::Place;
use crate::model::{Dashboard, Panel};
use crate::promql::labels::{self, Labels};
use crate::promql::{self, Ast, Dialect, Options, Parsed};
use crate::schema::{Language, Site, SiteKind};
use crate::text::{Edit, Span};

use crate::config::PromqlSettings;

/// A query where it stands.
pub(crate) struct Query<'d> {
    /// The string.
    pub(crate) node: NodeRef<'d>,
    /// The query, with what is wrong with it.
    pub(crate) parsed: Parsed<'d>,
    /// The plugin it is an option of.
    pub(crate) plugin: Option<Plugin<'d>>,
    /// The panel it is shown in, if it belongs to one.
    pub(crate) panel: Option<Panel<'d>>,
    /// Whether it must be a selector: a matcher of a variable, not an expression.
    pub(crate) is_selector: bool,
    /// The language of the server that it is sent to.
    pub(crate) dialect: Dialect,
    labels: OnceCell<Labels<'d>>,
}

/// A plugin with its options.
#[derive(Clone, Copy)]
pub(crate) struct Plugin<'d> {
    /// Its kind.
    pub(crate) kind: &'d str,
    /// Its options.
    pub(crate) spec: NodeRef<'d>,
}

/// Something that is wrong with a query.
pub(crate) struct QueryProblem<'q, 'd> {
    /// The query.
    pub(crate) query: &'q Query<'d>,
    /// What is wrong.
    pub(crate) problem: &'q promql::Problem,
}

/// A panel with its queries.
pub(crate) struct PanelQueries<'q, 'd> {
    /// The panel.
    pub(crate) panel: Panel<'d>,
    /// Its queries, in order.
    pub(crate) queries: &'q [Query<'d>],
}

impl<'d> Query<'d> {
    /// The tree.
    pub(crate) fn ast(&self) -> &Ast<'d> {
        &self.parsed.ast
    }

    /// Which labels its expressions have. Worked out when a rule asks first.
    pub(crate) fn labels(&self) -> &Labels<'d> {
        self.labels
            .get_or_init(|| labels::analyse(&self.parsed.ast))
    }

    /// The place of a part of the query.
    pub(crate) fn place(&self, span: Span) -> Place {
        self.node
            .document()
            .place_in(self.node.target(), span.range())
    }

    /// The edits that replace a part of the query; none if that cannot be written there.
    pub(crate) fn replace(&self, span: Span, text: &str) -> Option<Vec<Edit>> {
        self.replace_all(&[(span, text)])
    }

    /// The edits that replace several parts of the query; none if that cannot be written there.
    pub(crate) fn replace_all(&self, parts: &[(Span, &str)]) -> Option<Vec<Edit>> {
        // What an alias names is shared with other places.
        if self.node.is_alias() {
            return None;
        }
        let document = self.node.document();
        let edit = |(span, text): &(Span, &str)| document.edit_in(self.node, span.range(), text);
        parts.iter().map(edit).collect()
    }

    /// The kind of the panel's plugin, such as `TimeSeriesChart`.
    pub(crate) fn panel_kind(&self) -> Option<&'d str> {
        self.panel?.node.at(&["spec", "plugin", "kind"])?.text()
    }

    /// The legend of its series.
    pub(crate) fn legend(&self) -> Option<NodeRef<'d>> {
        let legend = self.plugin?.spec.get("seriesNameFormat")?;
        legend.scalar().is_some().then_some(legend)
    }

    /// Whether it is evaluated at one time only.
    pub(crate) fn is_instant(&self) -> bool {
        let instant = self.plugin.and_then(|plugin| plugin.spec.get("instant"));
        instant.and_then(NodeRef::text) == Some("true")
    }
}

/// The queries among the sites of a resource, in order.
pub(super) fn queries<'d>(
    sites: &[Site<'d>],
    dashboard: Option<&Dashboard<'d>>,
    settings: &PromqlSettings,
    path: &str,
) -> Vec<Query<'d>> {
    let mut panels = dashboard
        .iter()
        .flat_map(|dashboard| dashboard.panels())
        .peekable();
    let mut queries = Vec::new();
    for site in sites {
        let is_selector = match site.kind {
            SiteKind::Language(Language::PromQl) => false,
            SiteKind::Language(Language::PromQlSelector) => true,
            _ => continue,
        };
        let Some(text) = site.node.text() else {
            continue;
        };
        // Both come in the order of the file, so a panel that ends before a site is done with.
        let span = site.node.span();
        while panels
            .next_if(|panel| panel.node.span().end <= span.start)
            .is_some()
        {}
        let panel = panels
            .peek()
            .filter(|panel| panel.node.span().contains(span))
            .copied();
        let plugin = plugin(site.node);
        let datasource = plugin.and_then(|plugin| plugin.spec.at(&["datasource", "name"])?.text());
        let options = Options {
            functions: &settings.functions,
        };
        queries.push(Query {
            node: site.node,
            parsed: promql::parse(text, &options),
            plugin,
            panel,
            is_selector,
            dialect: settings.dialect(path, datasource),
            labels: OnceCell::new(),
        });
    }
    queries
}

/// The plugin whose options a node is part of.
fn plugin(node: NodeRef<'_>) -> Option<Plugin<'_>> {
    let mut at = node;
    while let Some(parent) = at.parent() {
        if let Some(spec) = parent.get("spec")
            && spec.id() == at.id()
            && let Some(kind) = parent.get("kind").and_then(NodeRef::text)
        {
            return Some(Plugin { kind, spec });
        }
        at = parent;
    }
    None
}

/// The queries of each panel that has some; `queries` are in the order of the file.
pub(super) fn by_panel<'q, 'd>(
    queries: &'q [Query<'d>],
) -> impl Iterator<Item = PanelQueries<'q, 'd>> {
    let same = |a: &Query<'d>, b: &Query<'d>| match (a.panel, b.panel) {
        (Some(a), Some(b)) => a.node.id() == b.node.id(),
        (None, None) => true,
        _ => false,
    };
    queries.chunk_by(same).filter_map(|queries| {
        let panel = queries.first()?.panel?;
        Some(PanelQueries { panel, queries })
    })
}
