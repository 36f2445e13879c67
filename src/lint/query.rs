//! Queries of a resource: where they stand, parsed once and handed to every rule.
//!
//! The catalog says which strings are PromQL; no rule looks for queries itself.

use std::cell::{Cell, OnceCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::OnceLock;

use super::variables::Variables;
use crate::config::PromqlSettings;
use crate::doc::{NodeId, NodeRef};
use crate::finding::Place;
use crate::model::{Choice, Dashboard, Panel, Variable};
use crate::promql::labels::{self, Labels};
use crate::promql::{self, Ast, Dialect, Features, Options, Parsed};
use crate::schema::{Language, Site, SiteKind};
use crate::text::{Aligned, Edit, Span};

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
    /// The optional syntax that the server is said to have.
    pub(crate) features: Features,
    /// How the string maps to the query, once somebody asked.
    aligned: OnceLock<Aligned>,
    /// How many bytes may still be read to make edits.
    allowance: Cell<usize>,
    variables: Rc<Variables<'d>>,
    /// How often samples are collected, if the dashboard itself says so.
    pub(crate) scrape: Option<Scrape<'d>>,
}

/// How often a datasource collects samples.
#[derive(Clone, Copy)]
pub(crate) struct Scrape<'d> {
    /// Where the datasource says so.
    pub(crate) node: NodeRef<'d>,
    /// The distance between two samples, in seconds.
    pub(crate) seconds: f64,
}

/// Every edit of a query reads all of it again, so a query of hostile size gets only some fixes:
/// as many as can be made by reading this many bytes.
const ALLOWANCE: usize = 2_000_000;

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
    /// Its queries in PromQL, in order.
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
            .get_or_init(|| labels::analyse(&self.parsed.ast, self.dialect))
    }

    /// The place of a part of the query.
    pub(crate) fn place(&self, span: Span) -> Place {
        self.node
            .document()
            .place_kept(self.node.target(), span.range(), &self.aligned)
    }

    /// How a part of the query is written in its document.
    pub(crate) fn source(&self, span: Span) -> &str {
        self.node
            .document()
            .source_kept(self.node.target(), span.range(), &self.aligned)
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
        let cost = self.ast().text().len().saturating_mul(parts.len());
        self.allowance.set(self.allowance.get().checked_sub(cost)?);
        let document = self.node.document();
        let edit = |(span, text): &(Span, &str)| document.edit_in(self.node, span.range(), text);
        let mut edits: Vec<Edit> = parts.iter().map(edit).collect::<Option<_>>()?;
        edits.sort();
        // Where one edit has to write the whole string anew, another one cannot be made as well.
        let apart = |pair: &[Edit]| pair[0].span.end <= pair[1].span.start;
        edits.windows(2).all(apart).then_some(edits)
    }

    /// The kind of the panel's plugin, such as `TimeSeriesChart`.
    pub(crate) fn panel_kind(&self) -> Option<&'d str> {
        self.panel?.kind()
    }

    /// The legend of its series.
    pub(crate) fn legend(&self) -> Option<NodeRef<'d>> {
        let legend = self.plugin?.spec.get("seriesNameFormat")?;
        legend.scalar().is_some().then_some(legend)
    }

    /// Whether the dashboard defines a variable of that name.
    pub(crate) fn has_variable(&self, name: &str) -> bool {
        self.variable(name).is_some()
    }

    /// The variable of that name, if the dashboard defines it.
    pub(crate) fn variable(&self, name: &str) -> Option<Variable<'d>> {
        self.variables.get(name)
    }

    /// The variable of that name, if the dashboard defines it and it may stand for several values
    /// in this query: in a panel that is repeated over them, it has one.
    pub(crate) fn list_variable(&self, name: &'d str) -> Option<Variable<'d>> {
        let variable = self.variable(name)?;
        let is_repeated = |panel: Panel<'d>| self.variables.is_repeated(panel.key.text(), name);
        let one = variable.choice() == Choice::One || self.panel.is_some_and(is_repeated);
        (!one).then_some(variable)
    }

    /// Whether the name means a variable of the project or a global one here, if there is one: the
    /// dashboard has none of that name, and the panel is not repeated over its values.
    pub(crate) fn is_outer_variable(&self, name: &'d str) -> bool {
        let is_repeated = |panel: Panel<'d>| self.variables.is_repeated(panel.key.text(), name);
        self.variables.is_of_dashboard()
            && !self.has_variable(name)
            && !self.panel.is_some_and(is_repeated)
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
    variables: &Rc<Variables<'d>>,
    settings: &PromqlSettings,
    path: &str,
) -> Vec<Query<'d>> {
    let mut owners = Owners::new(sites, dashboard);
    let scrapes = Scrapes::new(dashboard);
    let mut queries = Vec::new();
    for site in sites {
        let Some(is_selector) = is_selector(site) else {
            continue;
        };
        let Some(text) = site.node.text() else {
            continue;
        };
        let panel = owners.next(site.node);
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
            features: settings.features,
            aligned: OnceLock::new(),
            allowance: Cell::new(ALLOWANCE),
            scrape: plugin.and_then(|plugin| scrapes.of(plugin)),
            variables: Rc::clone(variables),
        });
    }
    queries
}

/// Whether a site that is PromQL must be a selector; none if it is something else.
fn is_selector(site: &Site<'_>) -> Option<bool> {
    match site.kind {
        SiteKind::Language(Language::PromQl) => Some(false),
        SiteKind::Language(Language::PromQlSelector) => Some(true),
        _ => None,
    }
}

/// Which panel shows a query. Where a query stands does not tell: by way of aliases and merge keys
/// several panels show what is written in one of them, or outside of all.
struct Owners<'d> {
    panels: Vec<Panel<'d>>,
    /// The positions of the panels that show a query, in order.
    shown_in: HashMap<NodeId, Vec<usize>>,
    /// The panel of the last query.
    current: usize,
    /// The queries of that panel so far.
    seen: HashSet<NodeId>,
}

impl<'d> Owners<'d> {
    fn new(sites: &[Site<'d>], dashboard: Option<&Dashboard<'d>>) -> Self {
        let queries = sites.iter().filter(|site| is_selector(site).is_some());
        let mut shown_in: HashMap<NodeId, Vec<usize>> = queries
            .map(|site| (site.node.target().id(), Vec::new()))
            .collect();
        let panels: Vec<Panel<'d>> = dashboard.into_iter().flat_map(Dashboard::panels).collect();
        for (index, panel) in panels.iter().enumerate() {
            let mut visited = HashSet::new();
            let mut open = vec![panel.node.target()];
            while let Some(node) = open.pop() {
                if node.scalar().is_some() {
                    if let Some(shown_in) = shown_in.get_mut(&node.id())
                        && shown_in.last() != Some(&index)
                    {
                        shown_in.push(index);
                    }
                } else if visited.insert(node.id()) {
                    open.extend(node.items().map(NodeRef::target));
                    open.extend(node.fields().map(|field| field.value.target()));
                }
            }
        }
        Self {
            panels,
            shown_in,
            current: 0,
            seen: HashSet::new(),
        }
    }

    /// The panel of the next query, if it belongs to one. Queries come panel by panel, in the order
    /// of the panels: one that comes again is that of a later panel, if one shows it.
    fn next(&mut self, query: NodeRef<'d>) -> Option<Panel<'d>> {
        let id = query.target().id();
        let shown_in = self.shown_in.get(&id)?;
        let from = self.current + usize::from(self.seen.contains(&id));
        let later = shown_in.get(shown_in.partition_point(|index| *index < from));
        let index = *later.or_else(|| shown_in.last())?;
        if index > self.current {
            self.current = index;
            self.seen.clear();
        }
        self.seen.insert(id);
        // One of an earlier panel would be out of order.
        (index == self.current).then(|| self.panels[index])
    }
}

/// The scrape intervals of the datasources that a dashboard brings along.
struct Scrapes<'d> {
    /// For each datasource, if it says one.
    named: HashMap<&'d str, Option<Scrape<'d>>>,
    /// That of the default one.
    default: Option<Scrape<'d>>,
}

impl<'d> Scrapes<'d> {
    fn new(dashboard: Option<&Dashboard<'d>>) -> Self {
        let mut scrapes = Self {
            named: HashMap::new(),
            default: None,
        };
        for datasource in dashboard.into_iter().flat_map(Dashboard::datasources) {
            let spec = datasource.spec;
            if spec.at(&["plugin", "kind"]).and_then(NodeRef::text) != Some("PrometheusDatasource")
            {
                continue;
            }
            let node = spec.at(&["plugin", "spec", "scrapeInterval"]);
            let scrape = node.and_then(|node| {
                let seconds = promql::duration(node.text()?).filter(|seconds| *seconds > 0.0)?;
                Some(Scrape { node, seconds })
            });
            if spec.get("default").and_then(NodeRef::text) == Some("true") {
                scrapes.default = scrape;
            }
            if let Some(key) = spec.key() {
                scrapes.named.insert(key.text(), scrape);
            }
        }
        scrapes
    }

    /// The scrape interval of the datasource that a query names, or of the default one.
    fn of(&self, plugin: Plugin<'d>) -> Option<Scrape<'d>> {
        let Some(datasource) = plugin.spec.get("datasource") else {
            return self.default;
        };
        match datasource.get("name").and_then(NodeRef::text) {
            Some(name) => *self.named.get(name)?,
            // Else it is a variable, which may name any.
            None => self.default.filter(|_| datasource.is_mapping()),
        }
    }
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

/// The panels of a dashboard, each with its queries; `queries` are those of the dashboard, in the
/// order of the file.
pub(super) fn by_panel<'q, 'd>(
    dashboard: &Dashboard<'d>,
    queries: &'q [Query<'d>],
) -> impl Iterator<Item = PanelQueries<'q, 'd>> {
    let mut rest = queries;
    dashboard.panels().map(move |panel| {
        let elsewhere = rest.iter().take_while(|query| query.panel.is_none());
        let (_, left) = rest.split_at(elsewhere.count());
        let is_own = |query: &&Query<'d>| {
            query
                .panel
                .is_some_and(|other| other.node.id() == panel.node.id())
        };
        let own = left.iter().take_while(is_own).count();
        let queries;
        (queries, rest) = left.split_at(own);
        PanelQueries { panel, queries }
    })
}
