//! Which variables a dashboard uses: those of its own that nothing uses, and those it uses that
//! are none of its own.
//!
//! Where variables are replaced the schemas say. What variables use of each other is not looked at
//! here but with their definitions, because servers look at that, too.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::markdown;
use super::variables::{Scope, Unused};
use super::{Dashboard, Meaning, Resource, Spots, Text};
use crate::doc::edit;
use crate::doc::{NodeRef, Origin, Reading};
use crate::schema::{Language, RefKind, SiteKind, truth};
use crate::template::{Reference, references};
use crate::text::{Edit, Span};

/// A variable that a dashboard uses and does not define.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenVariable {
    /// Its name.
    pub(crate) name: String,
    /// Whether the first use is the bare name, as that of a repetition is, and no reference.
    pub(crate) bare: bool,
    /// Where it is used.
    pub(crate) spots: Spots,
}

/// Adds to a scope what its dashboard uses. `nodes` are the variables of the scope, in its order.
pub(super) fn gather<'d>(
    resource: &Resource<'d>,
    dashboard: &Dashboard<'d>,
    meaning: &Meaning<'_, 'd>,
    nodes: &[NodeRef<'d>],
    scope: &mut Scope,
) {
    let mut own: HashMap<&'d str, usize> = HashMap::new();
    for (index, node) in nodes.iter().enumerate() {
        let name = node.at(&["spec", "name"]).and_then(NodeRef::text);
        own.entry(name.unwrap_or_default()).or_insert(index);
    }
    let variables = dashboard.spec.get("variables").map(NodeRef::target);
    let datasources = dashboard.spec.get("datasources").map(NodeRef::target);
    let mut uses = Uses {
        used: vec![false; nodes.len()],
        own,
        reading: resource.reading(),
        open: Vec::new(),
        known: HashMap::new(),
    };
    let mut texts = meaning.texts.iter().peekable();
    for site in meaning.sites {
        let (id, span) = (site.node.id(), site.node.span());
        let is_text = matches!(site.kind, SiteKind::Language(_));
        let text = texts.next_if(|text| is_text && text.node.id() == id);
        if variables.is_some_and(|variables| variables.span().contains(span)) {
            continue;
        }
        match site.kind {
            SiteKind::Language(_) => {
                // Credentials in headers are filled in when the file is applied.
                let is_header = datasources.is_some_and(|node| node.span().contains(span));
                if let Some(text) = text {
                    uses.text(text, is_header, meaning);
                }
            }
            SiteKind::Reference(RefKind::Variable) => uses.name(site.node),
            _ => {}
        }
    }
    uses.spread(scope);
    if uses.is_any_unused(scope) {
        uses.mentions(resource.root, variables);
        uses.spread(scope);
        let is_embedded = matches!(resource.root.document().origin(), Origin::Embedded { .. });
        let mut left = if is_embedded {
            EMBEDDED_REMOVALS
        } else {
            usize::MAX
        };
        for (node, variable) in nodes.iter().zip(&mut scope.variables) {
            if !uses.is_used(&variable.name) {
                let removal = if left > 0 { remove(*node) } else { None };
                left = left.saturating_sub(1);
                variable.unused = Some(Unused { removal });
            }
        }
    }
    scope.open = uses.open;
}

/// How many variables can be removed at once of a dashboard that stands in a text of another
/// document: what is changed there looks at all of that text each time.
const EMBEDDED_REMOVALS: usize = 50;

fn remove(node: NodeRef<'_>) -> Option<Vec<Edit>> {
    edit::on_disk(node.document(), edit::remove_item(node)?)
}

/// What was seen of a dashboard so far.
struct Uses<'d> {
    /// The first variable of each name.
    own: HashMap<&'d str, usize>,
    /// For each variable whether something uses it; of several with one name, the first.
    used: Vec<bool>,
    reading: Reading,
    open: Vec<OpenVariable>,
    /// The positions of names in `open`.
    known: HashMap<&'d str, usize>,
}

impl<'d> Uses<'d> {
    /// Notes what a text uses.
    fn text(&mut self, used: &Text<'d>, is_header: bool, meaning: &Meaning<'_, 'd>) {
        let (node, text) = (used.node, used.node.text().unwrap_or_default());
        let language = if is_header {
            Language::ItemTemplate
        } else {
            used.language
        };
        // Worked out when a name turns up that nobody here defines.
        let mut quiet: Option<Quiet> = None;
        let aligned = OnceLock::new();
        for found in used.references.iter().filter(|found| !found.is_builtin()) {
            if let Some(index) = self.own.get(found.name) {
                self.used[*index] = true;
                continue;
            }
            let muted = meaning.mute.get(&node.id()).map_or(&[][..], Vec::as_slice);
            let quiet = quiet.get_or_insert_with(|| Quiet::of(node, language, self.reading));
            if quiet.is_meant(found, text) && !within(muted, found) {
                let node = node.target();
                let range = found.span.range();
                let place = node.document().place_kept(node, range, &aligned);
                self.open(found.name, false).add(place);
            }
        }
    }

    /// Notes a variable that is named without `$`.
    fn name(&mut self, node: NodeRef<'d>) {
        // An empty one is no name, and said to be wrong elsewhere, if it is.
        let Some(name) = node.text().filter(|name| !name.is_empty()) else {
            return;
        };
        match self.own.get(name) {
            Some(index) => self.used[*index] = true,
            None => self
                .open(name, true)
                .add(node.document().place(node.target())),
        }
    }

    fn open(&mut self, name: &'d str, bare: bool) -> &mut Spots {
        let index = *self.known.entry(name).or_insert(self.open.len());
        if index == self.open.len() {
            self.open.push(OpenVariable {
                name: name.to_owned(),
                bare,
                spots: Spots::default(),
            });
        }
        &mut self.open[index].spots
    }

    /// What a used variable uses is used.
    fn spread(&mut self, scope: &Scope) {
        let mut twins: HashMap<usize, Vec<usize>> = HashMap::new();
        for (index, variable) in scope.variables.iter().enumerate() {
            twins
                .entry(self.own[variable.name.as_str()])
                .or_default()
                .push(index);
        }
        let mut open: Vec<usize> = (0..self.used.len()).filter(|at| self.used[*at]).collect();
        while let Some(first) = open.pop() {
            for index in twins.remove(&first).unwrap_or_default() {
                for used in &scope.variables[index].uses {
                    if let Some(index) = self.own.get(used.name.as_str())
                        && !std::mem::replace(&mut self.used[*index], true)
                    {
                        open.push(*index);
                    }
                }
            }
        }
    }

    fn is_used(&self, name: &str) -> bool {
        self.own.get(name).is_some_and(|index| self.used[*index])
    }

    fn is_any_unused(&self, scope: &Scope) -> bool {
        scope
            .variables
            .iter()
            .any(|variable| !self.is_used(&variable.name))
    }

    /// Notes what any text outside the `variables` mentions. Options of unknown plugins, and what
    /// stands in misspelt fields, have no meaning as yet, but it may be the reason why a variable
    /// is there.
    fn mentions(&mut self, root: NodeRef<'d>, variables: Option<NodeRef<'d>>) {
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            let is_known = variables.is_some_and(|variables| variables.id() == node.id());
            // What an alias stands for is looked at where it stands.
            if is_known || node.is_alias() {
                continue;
            }
            for found in node.text().into_iter().flat_map(references) {
                if let Some(index) = self.own.get(found.name) {
                    self.used[*index] = true;
                }
            }
            open.extend(node.children());
        }
    }
}

/// Whether a reference stands in one of the parts, which are in order.
fn within(parts: &[Span], found: &Reference<'_>) -> bool {
    let next = parts.partition_point(|part| part.end < found.span.end);
    parts
        .get(next)
        .is_some_and(|part| part.contains(found.span))
}

/// Where in a text a `$` means no variable unless there is one of that name.
struct Quiet {
    /// Whether nothing in the text is a variable for sure.
    all: bool,
    /// Whether people read the text, so that prices and environments may stand in it.
    prose: bool,
    /// Whether it is written as sentences are: a `$` behind a backslash, or inside of a word, is
    /// nothing but that.
    words: bool,
    /// Parts in another language, in order.
    parts: Vec<Span>,
}

impl Quiet {
    fn of(node: NodeRef<'_>, language: Language, reading: Reading) -> Self {
        let text = node.text().unwrap_or_default();
        // Links can ask for their texts to be left alone.
        let render = node
            .parent()
            .and_then(|parent| parent.get("renderVariables"));
        let render = render.and_then(NodeRef::scalar);
        let is_plain = render.is_some_and(|render| truth(render, reading) == Some(false));
        let is_key = |name: &str| node.key().is_some_and(|key| key.text() == name);
        let is_markdown = language == Language::Markdown || is_key("description");
        // Addresses and options are put together from parts, titles are written.
        let is_title =
            language == Language::Template && ["name", "title", "tooltip"].into_iter().any(is_key);
        Self {
            // Rows and selections fill in what nobody defines.
            all: language == Language::ItemTemplate || is_plain,
            prose: matches!(
                language,
                Language::Template | Language::Legend | Language::Markdown
            ),
            words: is_markdown || is_title,
            parts: match language {
                Language::LogQl => templates(text, true),
                _ if is_markdown => with_templates(markdown::code(text), text),
                _ if is_title => templates(text, false),
                _ => Vec::new(),
            },
        }
    }

    /// Whether an undefined reference is meant to be one.
    fn is_meant(&self, found: &Reference<'_>, text: &str) -> bool {
        let name = found.name.as_bytes();
        let is_whole = found.span.range() == (0..text.len());
        // `$5k` is an amount, `$USD` a currency, `$HOME` a place.
        let is_word =
            self.prose && !found.braced && !is_whole && !name.iter().any(u8::is_ascii_lowercase);
        let before = &text[..found.span.start as usize];
        let is_escaped = self.words && before.ends_with('\\');
        let is_inside = self.words && !found.braced && ends_in_word(before);
        !self.all
            && !is_word
            && !is_escaped
            && !is_inside
            && !name[0].is_ascii_digit()
            && !within(&self.parts, found)
    }
}

/// Whether a text ends within a word, as `US` of `US$ymbol` does, or behind the letter of a drive,
/// as `C:` of `C:$Recycle`.
fn ends_in_word(before: &str) -> bool {
    let mut last = before.chars().rev();
    match last.next() {
        Some(':') => {
            let is_drive = last.next().is_some_and(|c| c.is_ascii_uppercase());
            is_drive && !last.next().is_some_and(char::is_alphanumeric)
        }
        Some(last) => last.is_alphanumeric(),
        None => false,
    }
}

/// The Go templates in a text, which have variables of their own. One that does not end goes on to
/// the end of the text, if it is `damaged` then.
fn templates(text: &str, damaged: bool) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find("{{").map(|found| at + found) {
        let close = match text[open..].find("}}") {
            Some(found) => open + found + 2,
            None if damaged => text.len(),
            None => break,
        };
        parts.push(Span::new(open, close));
        at = close;
    }
    parts
}

/// Parts in order, with the Go templates of the text that begin outside of them.
fn with_templates(mut parts: Vec<Span>, text: &str) -> Vec<Span> {
    let mut all = templates(text, false);
    all.retain(|template| {
        let next = parts.partition_point(|part| part.end <= template.start);
        parts
            .get(next)
            .is_none_or(|part| part.start >= template.end)
    });
    parts.extend(all);
    parts.sort_unstable_by_key(|part| part.start);
    parts
}
