//! How a document is written, so that what is new in it looks like what is there.

use std::cmp::Ordering;

use crate::doc::emit::{Layout, Quotes, YamlStyle, json, yaml, yaml_flow, yaml_value};
use crate::doc::{Kind, NodeRef, Syntax, Value, edit};
use crate::model::{Form, Resource};
use crate::text::Style as ScalarStyle;

/// What the texts of new values depend on.
pub(super) struct Style {
    syntax: Syntax,
    yaml: YamlStyle,
    /// The indentation of a level of JSON; none if it is written on one line.
    unit: Option<String>,
    /// Whether JSON has a space behind its colons.
    spaced: bool,
    /// Whether all keys are in the order of the alphabet, as machines write them.
    pub(super) sorted: bool,
}

/// What a walk over a resource saw of its style.
#[derive(Default)]
struct Seen {
    unsorted: bool,
    /// The number of keys of the largest mapping.
    largest: usize,
    /// How many texts stand in single and in double quotes.
    single: usize,
    double: usize,
    /// How the keys `y` and `n` are written, if there are any.
    letters: Option<ScalarStyle>,
}

impl Style {
    /// The style of a resource.
    pub(super) fn of(resource: &Resource<'_>) -> Self {
        let document = resource.root.document();
        let syntax = document.syntax();
        let seen = Seen::in_resource(resource.root);
        // Three keys can be in order by chance.
        let sorted = !seen.unsorted && seen.largest > 3;
        let quotes = match seen.single.cmp(&seen.double) {
            Ordering::Less => Quotes::Double,
            Ordering::Equal if !sorted => Quotes::Double,
            _ => Quotes::Single,
        };
        // What Kubernetes reads needs quotes around letters, and machines write some.
        let bare = resource.form == Form::Native && !sorted;
        let letters = if bare { None } else { Some(quotes) };
        let (unit, spaced) = match document.root() {
            Some(root) if syntax == Syntax::Json => layout(root),
            _ => (None, true),
        };
        Self {
            syntax,
            yaml: YamlStyle {
                quotes,
                letters: seen.letters.map_or(letters, self::quotes),
                ..edit::yaml_style(document)
            },
            unit,
            spaced,
            sorted,
        }
    }

    /// A value as source text for `doc::edit`. `flow` says that it stands inside brackets;
    /// `like` is a value beside it whose layout it takes.
    pub(super) fn source(&self, value: &Value, flow: bool, like: Option<NodeRef<'_>>) -> String {
        let like = like.filter(|like| like.is_mapping() || like.is_sequence());
        let on_line = like.is_some_and(|like| {
            let source = like.span().of(like.document().text());
            is_flow(like) && !source.contains('\n')
        });
        match self.syntax {
            Syntax::Json => self.json(value, on_line),
            Syntax::Yaml if flow && like.is_some_and(has_quoted_keys) => json(value, Layout::Line),
            Syntax::Yaml if flow || on_line && is_collection(value) => yaml_flow(value, &self.yaml),
            Syntax::Yaml if is_collection(value) => yaml(value, &self.yaml),
            // Behind a key, a text of several lines is a block.
            Syntax::Yaml => yaml_value(value, &self.yaml, 0).trim_start().to_owned(),
        }
    }

    fn json(&self, value: &Value, on_line: bool) -> String {
        match &self.unit {
            Some(unit) if !on_line => {
                let text = json(value, Layout::Pretty { indent: 1 });
                let lines = text.trim_end().split('\n').map(|line| {
                    let rest = line.trim_start_matches(' ');
                    unit.repeat(line.len() - rest.len()) + rest
                });
                lines.collect::<Vec<String>>().join("\n")
            }
            _ if self.spaced => json(value, Layout::Line),
            _ => json(value, Layout::Compact),
        }
    }
}

impl Seen {
    fn in_resource(root: NodeRef<'_>) -> Self {
        let mut seen = Self::default();
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            if let Kind::Scalar(style) = node.kind() {
                seen.count(style);
            }
            let mut before = "";
            for entry in node.entries().filter(|_| !node.is_alias()) {
                let (key, style) = (entry.key.text(), entry.key.scalar().style());
                seen.unsorted |= key < before;
                before = key;
                if matches!(key, "y" | "n") {
                    seen.letters = Some(style);
                } else {
                    seen.count(style);
                }
            }
            if node.is_mapping() {
                seen.largest = seen.largest.max(node.len());
            }
            if !node.is_alias() {
                open.extend(node.children());
            }
        }
        seen
    }

    fn count(&mut self, style: ScalarStyle) {
        match quotes(style) {
            Some(Quotes::Single) => self.single += 1,
            Some(Quotes::Double) => self.double += 1,
            None => {}
        }
    }
}

fn quotes(style: ScalarStyle) -> Option<Quotes> {
    match style {
        ScalarStyle::SingleQuoted => Some(Quotes::Single),
        ScalarStyle::DoubleQuoted => Some(Quotes::Double),
        _ => None,
    }
}

/// The indentation of a level, if there are lines, and whether colons have a space behind them.
fn layout(root: NodeRef<'_>) -> (Option<String>, bool) {
    let text = root.document().text();
    let inside = &root.span().of(text)[1..];
    let start = inside.trim_start();
    let gap = &inside[..inside.len() - start.len()];
    let unit = gap.rsplit_once('\n').map(|(_, unit)| unit.to_owned());
    let first = root.entries().next();
    let spaced = first.is_none_or(|entry| entry.key.span().end + 1 < entry.value.span().start);
    (unit, spaced)
}

fn is_collection(value: &Value) -> bool {
    value.as_mapping().is_some() || value.as_sequence().is_some()
}

/// Whether a collection is written in brackets.
pub(super) fn is_flow(node: NodeRef<'_>) -> bool {
    matches!(
        node.kind(),
        Kind::Mapping { flow: true } | Kind::Sequence { flow: true }
    )
}

/// Whether a mapping looks like JSON although it stands in YAML.
fn has_quoted_keys(node: NodeRef<'_>) -> bool {
    let key = node.entries().next().map(|entry| entry.key.scalar());
    key.is_some_and(|key| key.style() == ScalarStyle::DoubleQuoted)
}
