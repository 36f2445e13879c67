//! The walk of a document along its schema.
//!
//! The walk knows what is expected where, so it decides how each scalar is read, follows unions
//! by their tag, and collects the sites. Each piece between two unions is then judged by a
//! validator, in the reading that the walk chose.

use std::collections::HashMap;

use super::accepts::{Present, Verdict, accepts, truth};
use super::catalog::{Catalog, Compiled, Family};
use super::echoes::drop_echoes;
use super::meaning::{Language, RefKind, Slot};
use super::problem::{Expected, Problem, ProblemKind};
use super::shape::{Property, Shape, ShapeId};
use crate::doc::{NodeId, NodeRef, Reading, Resolved};

/// How scalars are presented to the validators, where that is not what they look like.
pub(super) type Presented<'d> = HashMap<NodeId, Present<'d>>;

/// What a node means beyond its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SiteKind {
    /// A plugin of this family stands here.
    Plugin(Slot),
    /// The text is written in this language.
    Language(Language),
    /// The text names something.
    Reference(RefKind),
}

/// A node that means something beyond its type.
#[derive(Clone, Copy)]
pub(crate) struct Site<'d> {
    /// The node.
    pub(crate) node: NodeRef<'d>,
    /// What it means.
    pub(crate) kind: SiteKind,
}

/// What comes of checking a node.
#[derive(Default)]
pub(crate) struct Checked<'d> {
    /// What is wrong, in no particular order.
    pub(crate) problems: Vec<Problem<'d>>,
    /// Where something stands that means something, in document order.
    pub(crate) sites: Vec<Site<'d>>,
}

/// Checks a node against the schema of a kind; none if the kind is unknown. The options of known
/// plugins inside it are checked as well; those of others are open.
pub(crate) fn check<'d>(
    catalog: &Catalog,
    family: Family,
    kind: &str,
    node: NodeRef<'d>,
    reading: Reading,
) -> Option<Checked<'d>> {
    let mut checked = walk(catalog, family, kind, node, reading, true)?;
    drop_echoes(&mut checked.problems);
    Some(checked)
}

/// The sites of a node alone, without judging it: for resources whose findings nobody asks for.
pub(crate) fn sites<'d>(
    catalog: &Catalog,
    family: Family,
    kind: &str,
    node: NodeRef<'d>,
    reading: Reading,
) -> Vec<Site<'d>> {
    let checked = walk(catalog, family, kind, node, reading, false);
    checked.map(|checked| checked.sites).unwrap_or_default()
}

fn walk<'d>(
    catalog: &Catalog,
    family: Family,
    kind: &str,
    node: NodeRef<'d>,
    reading: Reading,
    judging: bool,
) -> Option<Checked<'d>> {
    let compiled = catalog.compiled(family, kind)?;
    let in_plugin = matches!(family, Family::Plugin(_));
    let mut walk = Walk {
        catalog,
        judging,
        scope: Scope::new(compiled, reading, in_plugin),
        checked: Checked::default(),
    };
    walk.piece(node, compiled.shapes.root);
    walk.judge();
    Some(walk.checked)
}

pub(super) struct Walk<'c, 'd> {
    catalog: &'c Catalog,
    /// Whether validators are asked. Trials, which decide what is walked, always ask them.
    judging: bool,
    pub(super) scope: Scope<'c, 'd>,
    pub(super) checked: Checked<'d>,
}

/// What one schema file with its references says about: a resource, or the options of a plugin.
pub(super) struct Scope<'c, 'd> {
    pub(super) compiled: &'c Compiled,
    pub(super) reading: Reading,
    /// Whether these are the options of a plugin.
    pub(super) in_plugin: bool,
    /// Whether this is only tried.
    pub(super) trial: bool,
    pub(super) presented: Presented<'d>,
    /// Nodes that a validator judges, each with its shape.
    pieces: Vec<(NodeRef<'d>, ShapeId)>,
}

impl<'c> Scope<'c, '_> {
    fn new(compiled: &'c Compiled, reading: Reading, in_plugin: bool) -> Self {
        Self {
            compiled,
            reading,
            in_plugin,
            trial: false,
            presented: HashMap::new(),
            pieces: Vec::new(),
        }
    }

    /// The same scope with nothing in it yet, to try something.
    pub(super) fn to_try(&self) -> Self {
        Self {
            trial: true,
            ..Self::new(self.compiled, self.reading, self.in_plugin)
        }
    }
}

impl<'c, 'd> Walk<'c, 'd> {
    /// Walks a node that is judged by itself, or follows its union.
    pub(super) fn piece(&mut self, node: NodeRef<'d>, id: ShapeId) {
        if self.scope.compiled.shapes.get(id).union.is_none() {
            self.scope.pieces.push((node, id));
        }
        self.walk(node, id);
    }

    /// Has the pieces of the scope judged. Branches of unions were walked before, so the scalars
    /// of all pieces are presented now.
    pub(super) fn judge(&mut self) {
        let scope = &self.scope;
        if !self.judging && !scope.trial {
            return;
        }
        for (node, shape) in &scope.pieces {
            let validator = self.catalog.validator(scope.compiled, *shape);
            validator.judge(*node, &scope.presented, scope.reading, |found| {
                self.checked.problems.extend(found.problem(scope, *shape));
            });
        }
    }

    fn walk(&mut self, node: NodeRef<'d>, id: ShapeId) {
        let compiled = self.scope.compiled;
        let shape = compiled.shapes.get(id);
        if let Some(union) = &shape.union {
            self.union(node, union);
            return;
        }
        self.annotate(node, shape);
        if node.is_mapping() {
            let plugin = shape.slot.and_then(|slot| self.plugin(node, slot));
            for entry in node.fields() {
                self.key(entry.key, entry.value);
                let name = entry.key.text();
                if let Some(plugin) = plugin.filter(|_| name == "spec" && entry.value.is_mapping())
                {
                    self.options(entry.value, plugin);
                } else if let Some(property) = shape.property(name) {
                    self.field(entry.value, property);
                } else if let Some(additional) = shape.additional {
                    self.walk(entry.value, additional);
                } else if shape.open && self.scope.in_plugin {
                    self.ignored(node, entry.value, shape);
                }
            }
            if let Some(plugin) = plugin {
                self.missing_options(node, shape, plugin);
            }
            if !shape.one_of.is_empty() {
                self.one_of(node, shape);
            }
            if !shape.some_of.is_empty() {
                self.some_of(node, shape);
            }
            if !shape.order.is_empty() {
                self.order(node, shape);
            }
        } else if node.is_sequence() {
            if let Some(items) = shape.items {
                for item in node.items() {
                    self.walk(item, items);
                }
            }
            if shape.ascending {
                self.ascending(node);
            }
        } else {
            self.scalar(node, shape);
        }
    }

    /// Notes a field that the plugin does not know, where servers take any.
    fn ignored(&mut self, node: NodeRef<'d>, value: NodeRef<'d>, shape: &Shape) {
        let names = shape.properties.iter().map(|property| &property.name);
        let free = names.filter(|name| node.get(name).is_none()).cloned();
        let free = free.collect();
        self.problem(value, true, ProblemKind::Ignored { free });
    }

    /// The plugin that stands in a slot, if its options are known. One that fits no slot, or only
    /// others, is noted.
    fn plugin(&mut self, node: NodeRef<'d>, slot: Slot) -> Option<&'c Compiled> {
        let kind = node.get("kind")?;
        let name = kind.text()?;
        if !is_of_ours(node) && !self.catalog.is_private(slot, name) {
            return None;
        }
        let family = Family::Plugin(slot);
        let compiled = self.catalog.compiled(family, name);
        // An empty or missing name is another mistake.
        let is_known = compiled.is_some() || self.catalog.knows(family, name);
        if !is_known && !name.is_empty() && !self.is_null(kind) {
            let fits: Vec<Slot> = self.catalog.slots(name).collect();
            let problem = if fits.is_empty() {
                let known = self.catalog.kinds(family).map(str::to_owned).collect();
                ProblemKind::UnknownPlugin { slot, known }
            } else {
                ProblemKind::WrongSlot { slot, fits }
            };
            self.problem(kind, false, problem);
        }
        compiled
    }

    /// Walks the options of a plugin, which Go decodes without a known type.
    fn options(&mut self, node: NodeRef<'d>, plugin: &'c Compiled) {
        let reading = match self.scope.reading {
            Reading::Core => Reading::Untyped,
            other => other,
        };
        let outer = std::mem::replace(&mut self.scope, Scope::new(plugin, reading, true));
        self.piece(node, plugin.shapes.root);
        self.judge();
        self.scope = outer;
    }

    /// Notes that a plugin lacks its options, where the slot could do without. A null counts as
    /// empty options.
    fn missing_options(&mut self, node: NodeRef<'d>, slot: &Shape, plugin: &Compiled) {
        let root = plugin.shapes.get(plugin.shapes.root);
        let is_optional = slot.property("spec").is_some_and(|spec| !spec.required);
        if !is_optional || !root.needs_fields() {
            return;
        }
        match node.get("spec") {
            None => {
                let field = "spec".to_owned();
                let description = root.description.clone();
                self.problem(
                    node,
                    false,
                    ProblemKind::MissingField { field, description },
                );
            }
            Some(spec) if self.is_null(spec) => {
                let kind = self.wrong_type(spec, vec![Expected::Object]);
                self.problem(spec, false, kind);
            }
            Some(_) => {}
        }
    }

    /// Notes that none, or more than one, of the fields is there of which one must be. Of several,
    /// the one that the schema lists last may stay.
    fn one_of(&mut self, node: NodeRef<'d>, shape: &Shape) {
        let given: Vec<(&String, NodeRef<'d>)> = shape
            .one_of
            .iter()
            .filter_map(|name| Some((name, node.get(name)?)))
            .collect();
        match given.split_last() {
            None => {
                let fields = shape.one_of.clone();
                self.problem(node, false, ProblemKind::MissingOneOf { fields });
            }
            Some(((stays, _), others)) => {
                for (_, value) in others {
                    let beside = (*stays).clone();
                    self.problem(*value, true, ProblemKind::Excluded { beside });
                }
            }
        }
    }

    /// Notes that none of the fields is there of which at least one must be.
    fn some_of(&mut self, node: NodeRef<'d>, shape: &Shape) {
        if shape.some_of.iter().all(|name| node.get(name).is_none()) {
            let fields = shape.some_of.clone();
            self.problem(node, false, ProblemKind::MissingOneOf { fields });
        }
    }

    fn field(&mut self, value: NodeRef<'d>, property: &Property) {
        if property.nullable && self.is_null(value) {
            self.scope
                .presented
                .insert(value.target().id(), Present::Hidden);
            return;
        }
        let shape = self.scope.compiled.shapes.get(property.shape);
        if shape.server_managed {
            self.problem(value, true, ProblemKind::ServerManaged);
        }
        if let Some(since) = &shape.since {
            self.problem(
                value,
                true,
                ProblemKind::Newer {
                    since: since.clone(),
                },
            );
        }
        // A word that is not this one may still be taken for it; then something else is said.
        let is_it = || {
            value
                .text()
                .is_some_and(|text| shape.words.iter().any(|word| word == text))
        };
        if shape.deprecated && (shape.words.is_empty() || is_it()) {
            let description = shape.description.clone();
            let on_key = shape.words.is_empty();
            self.problem(value, on_key, ProblemKind::Deprecated { description });
        }
        self.walk(value, property.shape);
    }

    /// Decides how a scalar is read.
    fn scalar(&mut self, node: NodeRef<'d>, shape: &Shape) {
        let (Some(scalar), Some(expected)) = (node.scalar(), shape.expected) else {
            return;
        };
        let id = node.target().id();
        if shape.dropped.is_some() && shape.dropped == truth(scalar, self.scope.reading) {
            self.problem(node, false, ProblemKind::Dropped);
        }
        if shape.ignore_case
            && let Some(word) = shape
                .words
                .iter()
                .find(|word| word.eq_ignore_ascii_case(scalar.text()))
            && word != scalar.text()
        {
            self.scope.presented.insert(id, Present::Anything);
            self.problem(
                node,
                false,
                ProblemKind::WrongCase {
                    canonical: word.clone(),
                },
            );
            return;
        }
        match accepts(expected, scalar, self.scope.reading) {
            Verdict::AsItIs => {}
            Verdict::Taken(present) => {
                self.scope.presented.insert(id, present);
            }
            Verdict::Surprising {
                present,
                seen,
                clear,
            } => {
                self.scope.presented.insert(id, present);
                // A time may well be written as one.
                if shape.format.as_deref() != Some("date-time") {
                    let kind = ProblemKind::TypeSurprise {
                        expected,
                        seen,
                        clear,
                    };
                    self.problem(node, false, kind);
                }
            }
        }
    }

    fn key(&mut self, key: crate::doc::Key<'d>, value: NodeRef<'d>) {
        let scalar = key.scalar();
        let suspicious =
            |byte: &u8| !byte.is_ascii_lowercase() || self.scope.reading == Reading::Kubernetes;
        if !scalar.is_plain() || !key.text().as_bytes().first().is_some_and(suspicious) {
            return;
        }
        if let Some(read_as) = scalar.misread_as(self.scope.reading) {
            let key = key.text().to_owned();
            self.problem(value, true, ProblemKind::MisreadKey { key, read_as });
        }
    }

    /// Notes what a node means.
    fn annotate(&mut self, node: NodeRef<'d>, shape: &Shape) {
        let kinds = [
            shape.slot.map(SiteKind::Plugin),
            shape.language.map(SiteKind::Language),
            shape.reference.map(SiteKind::Reference),
        ];
        self.checked
            .sites
            .extend(kinds.into_iter().flatten().map(|kind| Site { node, kind }));
    }

    pub(super) fn problem(&mut self, node: NodeRef<'d>, on_key: bool, kind: ProblemKind) {
        let in_plugin = self.scope.in_plugin;
        self.checked.problems.push(Problem {
            kind,
            node,
            on_key,
            in_plugin,
        });
    }

    fn is_null(&self, node: NodeRef<'d>) -> bool {
        node.scalar()
            .is_some_and(|scalar| scalar.resolve(self.scope.reading) == Resolved::Null)
    }

    pub(super) fn wrong_type(&self, node: NodeRef<'d>, expected: Vec<Expected>) -> ProblemKind {
        ProblemKind::WrongType {
            expected,
            actual: describe(node, self.scope.reading),
        }
    }
}

/// Whether a plugin is one of those that Perses brings along: in another registry the same kind
/// may be anything.
pub(crate) fn is_of_ours(plugin: NodeRef<'_>) -> bool {
    let registry = plugin.at(&["metadata", "registry"]).and_then(NodeRef::text);
    registry.is_none_or(|name| matches!(name, "" | "perses.dev"))
}

/// What a node is, in words with an article.
pub(super) fn describe(node: NodeRef<'_>, reading: Reading) -> String {
    if node.is_mapping() {
        return "a mapping".to_owned();
    }
    if node.is_sequence() {
        return "a list".to_owned();
    }
    let Some(scalar) = node.scalar() else {
        return "something else".to_owned();
    };
    let shown: String = scalar.text().chars().take(30).collect();
    match scalar.resolve(reading) {
        Resolved::Null if scalar.text().is_empty() => "nothing".to_owned(),
        Resolved::Null => "null".to_owned(),
        Resolved::Bool(_) => format!("the boolean `{shown}`"),
        Resolved::Int(_) | Resolved::Float(_) => format!("the number `{shown}`"),
        Resolved::Timestamp => format!("the date `{shown}`"),
        Resolved::String if shown.is_empty() => "an empty string".to_owned(),
        Resolved::String => "a string".to_owned(),
    }
}
