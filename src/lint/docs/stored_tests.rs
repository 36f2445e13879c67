//! What fixes make of the stored form: safe ones leave it as it is, unless the documentation says
//! what changes, and no fix changes anything but the place that its finding is about.
//!
//! The examples of all rules are fixed as they are written, and again as JSON.

use std::collections::BTreeSet;

use super::Block;
use super::tests::{Run, alone, examples, with_options};
use crate::doc::emit::{Layout, json};
use crate::doc::{self, Reading, Value};
use crate::finding::{Finding, Safety};
use crate::lint::{Settings, rule_set};
use crate::model::{Resource, Target, normal, open, recognise};
use crate::schema::Catalog;
use crate::text::{FileId, SourceFile, apply};

/// How documentation says that a safe fix changes what is stored.
const SAYS_SO: &str = "What is stored changes";

/// A resource as a server stores it.
pub(super) struct Stored {
    /// The pointers, in the file, of the resource and of its spec.
    root: String,
    spec: String,
    value: Value,
}

pub(super) fn stored(catalog: &Catalog, text: &str) -> Vec<Stored> {
    let file = SourceFile::new(FileId(0), "a.yaml", text);
    let documents = open(&file);
    let target = Target::default();
    let one = |resource: &Resource<'_>| {
        let pointer =
            |node: doc::NodeRef<'_>| node.document().place(node).pointer.as_str().to_owned();
        let root = pointer(resource.root);
        Stored {
            spec: resource
                .spec
                .map_or_else(|| format!("{root}/spec"), pointer),
            root,
            value: normal(resource, Some("web"), catalog, &target),
        }
    };
    let of_document = |parsed: &doc::Parsed| -> Vec<Stored> {
        let found = recognise(&parsed.document);
        found.resources.iter().map(one).collect()
    };
    documents.iter().flat_map(of_document).collect()
}

/// The pointers of what differs between two values, as deep as possible.
fn differences(one: &Value, other: &Value, at: &str, into: &mut BTreeSet<String>) {
    match (one, other) {
        (Value::Mapping(one), Value::Mapping(other)) => {
            let keys: BTreeSet<&str> = one
                .iter()
                .chain(other.iter())
                .map(|(key, _)| key.as_str())
                .collect();
            for key in keys {
                let below = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                match (one.get(key), other.get(key)) {
                    (Some(one), Some(other)) => differences(one, other, &below, into),
                    _ => drop(into.insert(below)),
                }
            }
        }
        // Of items in another order, the list is what differs.
        (Value::Sequence(one), Value::Sequence(other))
            if one.len() == other.len() && !(is_within(one, other) && is_within(other, one)) =>
        {
            for (index, (one, other)) in one.iter().zip(other).enumerate() {
                differences(one, other, &format!("{at}/{index}"), into);
            }
        }
        _ if one.same(other) => {}
        _ => drop(into.insert(at.to_owned())),
    }
}

/// Whether each item of a list is one of another list.
fn is_within(one: &[Value], other: &[Value]) -> bool {
    let is_there = |item: &Value| other.iter().any(|other| other.same(item));
    one.iter().all(is_there)
}

/// The pointers, in the file, of all that is stored differently.
pub(super) fn changed(before: &[Stored], after: &[Stored]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    if before.len() != after.len() {
        all.insert(String::new());
        return all;
    }
    for (before, after) in before.iter().zip(after) {
        let mut here = BTreeSet::new();
        differences(&before.value, &after.value, "", &mut here);
        all.extend(here.iter().map(|at| match at.strip_prefix("/spec") {
            Some(rest) => format!("{}{rest}", before.spec),
            None => format!("{}{at}", before.root),
        }));
    }
    all
}

/// Whether a difference is what a finding is about: below its place, beside it where a key gets
/// another name, or around it where an item goes.
pub(super) fn is_about(finding: &str, difference: &str) -> bool {
    // What is wrong with a plugin is said of its kind.
    let finding = finding.strip_suffix("/kind").unwrap_or(finding);
    // The normal form spells keys as Perses does.
    let (finding, difference) = (finding.to_lowercase(), difference.to_lowercase());
    let is_below = |of: &str, at: &str| {
        at.strip_prefix(of)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let parent = |at: &str| at.rsplit_once('/').map(|(parent, _)| parent.to_owned());
    is_below(&finding, &difference)
        || is_below(&difference, &finding)
        || parent(&finding) == parent(&difference)
}

/// The examples as they are written, and as JSON where that says the same.
fn forms(group: &[Block]) -> Vec<Vec<Block>> {
    let in_json = |block: &Block| {
        let file = SourceFile::new(FileId(0), "a.yaml", block.text.as_str());
        let parsed = doc::parse(&file);
        let [one] = &parsed[..] else { return None };
        let is_sound = one.problems.is_empty() && block.size.is_none();
        let value = Value::from_document(&one.document, Reading::Core);
        is_sound.then(|| Block {
            language: "json".to_owned(),
            text: json(&value, Layout::Pretty { indent: 2 }),
            marks: Vec::new(),
            ..block.clone()
        })
    };
    let translated: Option<Vec<Block>> = group.iter().map(in_json).collect();
    [group.to_vec()].into_iter().chain(translated).collect()
}

/// Fixes some files, one finding after the other. Answers whether anything was fixed and stored
/// differently, and complains about changes that no finding is about.
fn fix(
    catalog: &Catalog,
    settings: &Settings,
    group: &[Block],
    safety: Safety,
    complaints: &mut Vec<String>,
) -> bool {
    let mut group = group.to_vec();
    let mut is_stored_differently = false;
    for _ in 0..20 {
        let run = Run::new(catalog, settings, &group);
        let is_wanted = |finding: &&Finding| {
            let fix = finding.fix.as_ref();
            fix.is_some_and(|fix| fix.safety <= safety)
        };
        let Some(finding) = run.found.iter().find(is_wanted) else {
            return is_stored_differently;
        };
        let fix = finding.fix.as_ref().expect("it was just looked for");
        let block = &mut group[finding.place.file.0 as usize];
        let before = stored(catalog, &block.text);
        block.text = apply(&block.text, &fix.edits).expect("the edits of a fix do not overlap");
        block.marks.clear();
        let changed = changed(&before, &stored(catalog, &block.text));
        is_stored_differently |= !changed.is_empty();
        let at = finding.place.pointer.as_str();
        for difference in changed
            .iter()
            .filter(|difference| !is_about(at, difference))
        {
            complaints.push(format!("`{}` at `{at}` changes `{difference}`", fix.title));
        }
    }
    complaints.push("the fixes come to no end".to_owned());
    is_stored_differently
}

#[test]
fn what_is_stored_changes_only_where_something_is_found_and_as_documented() {
    let rules = rule_set();
    let catalog = Catalog::new();
    let mut complaints = Vec::new();
    for (id, rule) in rules.iter() {
        let alone = alone(id, &rules);
        let mut of_rule = Vec::new();
        let mut changes = false;
        for group in examples(rule) {
            let settings = with_options(&alone, id, &rules, &group);
            for form in forms(&group) {
                changes |= fix(&catalog, &settings, &form, Safety::Safe, &mut of_rule);
                fix(&catalog, &settings, &form, Safety::Unsafe, &mut of_rule);
            }
        }
        if changes != rule.docs.contains(SAYS_SO) {
            let verb = if changes {
                "changes"
            } else {
                "does not change"
            };
            of_rule.push(format!("a safe fix {verb} what is stored: `{SAYS_SO}`?"));
        }
        complaints.extend(of_rule.iter().map(|what| format!("{}: {what}", rule.name)));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
