//! Changes as people and programs may see them: without secrets.
//!
//! Resources that are made for secrets come masked already. Others may hold credentials in URLs
//! and headers; where these stand, `model` knows. Whatever writes a plan takes the two values of a
//! change from here and from nowhere else, so no format can forget to hide something.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::plan::{Action, Change};
use super::{Differences, Nature, Spot, Step, differences};
use crate::doc::emit::{Layout, json};
use crate::doc::{Value, parse};
use crate::model::{hidden, recognise};
use crate::schema::{Catalog, sites};
use crate::text::{FileId, SourceFile};

/// What stands for a secret; its length is nobody's business.
const MASK: &str = "***";

/// What stands behind the mask of a secret that is another one than before.
const CHANGED: &str = " (changed)";

/// How many secrets are looked for in other texts than their own, and how long they have to be:
/// shorter ones are parts of words by chance.
const MOST_PARTS: usize = 16;
const LEAST_PART: usize = 4;

/// The two sides of a change as they may be shown.
pub(crate) struct Shown<'p> {
    /// What the store has.
    pub(crate) old: Option<Cow<'p, Value>>,
    /// What it shall have.
    pub(crate) new: Option<Cow<'p, Value>>,
}

/// The secrets of some values, to be hidden in all of them.
#[derive(Default)]
pub(super) struct Veil {
    /// The whole texts in which secrets stand, with what is shown of them.
    texts: HashMap<String, String>,
    /// Secrets that may stand in other texts as well.
    parts: Vec<String>,
}

impl<'p> Shown<'p> {
    /// What may be shown of a change.
    pub(crate) fn of(change: &'p Change) -> Self {
        let mut veil = Veil::default();
        for value in change.old.iter().chain(change.new.as_deref()) {
            veil.add(value);
        }
        let show = |value: &'p Value| {
            if veil.is_empty() {
                Cow::Borrowed(value)
            } else {
                Cow::Owned(veil.hide_in(value))
            }
        };
        let old = change.old.as_ref().map(show);
        let mut new = change.new.as_deref().map(show);
        if let (Some(Cow::Owned(new)), Some(found)) = (&mut new, change.differences()) {
            mark_changed(&veil, &found, new);
        }
        Self { old, new }
    }

    /// What is different; none unless the change is an update.
    pub(crate) fn differences(&self) -> Option<Differences<'_>> {
        Some(differences(self.old.as_deref()?, self.new.as_deref()?))
    }

    /// The only value of what is created or deleted.
    pub(crate) fn only(&self, action: Action) -> Option<&Value> {
        match action {
            Action::Create => self.new.as_deref(),
            Action::Delete => self.old.as_deref(),
            Action::Update | Action::Unchanged => None,
        }
    }
}

/// Marks secrets that differ and look the same now.
fn mark_changed(veil: &Veil, found: &Differences<'_>, new: &mut Value) {
    for difference in found.iter() {
        let (Some(before), Some(after)) = (difference.old, difference.new) else {
            continue;
        };
        let texts = before.value().as_str().zip(after.value().as_str());
        let Some((was, is)) = texts.map(|(was, is)| (veil.hide(was), veil.hide(is))) else {
            continue;
        };
        if difference.nature == Nature::Changed
            && was == is
            && let Some(value) = at_mut(new, after)
        {
            *value = format!("{is}{CHANGED}").into();
        }
    }
}

/// The value of a tree of the same shape at a place of another one.
fn at_mut<'v>(root: &'v mut Value, spot: Spot<'_>) -> Option<&'v mut Value> {
    let ancestors = std::iter::successors(Some(spot), |spot| spot.parent());
    let steps: Vec<Step<'_>> = ancestors.map_while(Spot::step).collect();
    let mut steps = steps.into_iter().rev();
    steps.try_fold(root, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(index) => value.as_sequence_mut()?.get_mut(index),
    })
}

/// What is known of the plugins that Perses brings along; others have no secrets that anybody
/// could tell.
static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::new);

impl Veil {
    /// Adds the secrets of a resource.
    pub(super) fn add(&mut self, value: &Value) {
        if !may_hold_secrets(value) {
            return;
        }
        let file = SourceFile::new(FileId(0), "", json(value, Layout::Compact));
        for parsed in parse(&file) {
            for resource in &recognise(&parsed.document).resources {
                let (family, kind) = resource.schema();
                let sites = sites(&CATALOG, family, kind, resource.root, resource.reading());
                for secret in hidden(resource, &sites) {
                    let pointer = secret.place.pointer.as_str();
                    let whole = value.pointer(pointer).and_then(Value::as_str);
                    self.learn(whole.unwrap_or(secret.text), secret.text);
                }
            }
        }
    }

    fn learn(&mut self, whole: &str, secret: &str) {
        if secret.is_empty() {
            return;
        }
        let shown = self.texts.remove(whole);
        let shown = shown.unwrap_or_else(|| whole.to_owned());
        self.texts
            .insert(whole.to_owned(), shown.replace(secret, MASK));
        let is_long = secret.len() >= LEAST_PART && self.parts.len() < MOST_PARTS;
        if is_long && !self.parts.iter().any(|part| part == secret) {
            self.parts.push(secret.to_owned());
        }
    }

    /// Whether there is nothing to hide.
    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// What is shown of a text.
    fn hide<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut shown = match self.texts.get(text) {
            Some(shown) => Cow::Owned(shown.clone()),
            None => Cow::Borrowed(text),
        };
        for part in &self.parts {
            if shown.contains(part.as_str()) {
                shown = Cow::Owned(shown.replace(part.as_str(), MASK));
            }
        }
        shown
    }

    /// What is shown of a value. Recursion ends where values do, which nest no deeper than
    /// documents.
    pub(super) fn hide_in(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::from(&*self.hide(text)),
            Value::Sequence(items) => items.iter().map(|item| self.hide_in(item)).collect(),
            Value::Mapping(mapping) => {
                let hide = |(key, value): &(String, Value)| (key.clone(), self.hide_in(value));
                mapping.iter().map(hide).collect()
            }
            other => other.clone(),
        }
    }
}

/// Whether it is worth looking for secrets. In a dashboard they stand in datasources and links
/// only, and most have no such link.
fn may_hold_secrets(value: &Value) -> bool {
    let kind = value.get("kind").and_then(Value::as_str);
    if !kind.is_some_and(|kind| kind.ends_with("Dashboard")) {
        return true;
    }
    let datasources = value.at(&["spec", "datasources"]);
    let datasources = datasources.and_then(Value::as_mapping);
    if datasources.is_some_and(|datasources| !datasources.is_empty()) {
        return true;
    }
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) if text.contains("://") => return true,
            Value::Sequence(items) => open.extend(items),
            Value::Mapping(mapping) => open.extend(mapping.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    false
}
