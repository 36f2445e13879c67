//! Reads custom rules from a document.
//!
//! The schema reports what is wrong with their structure, so here they are read leniently; what
//! no schema can know comes back as problems: paths and expressions that do not parse, and names
//! that are taken.

use std::collections::BTreeSet;

use super::Fault;
use super::bridge::{Assertion, Target};
use crate::doc::{NodeRef, Reading};
use crate::finding::{Fixable, Group, Level, RuleInfo};
use crate::lint::suppress::CUSTOM;
use crate::schema::{self, Problem, ProblemKind};

/// A rule that was read.
#[derive(Debug)]
pub(crate) struct CustomRule {
    /// What levels and suppressions call it: `custom/` and its name, with `-` for white space.
    pub(crate) name: String,
    /// Whether it was switched off by who wrote it.
    pub(crate) disabled: bool,
    /// What it says where it does not hold.
    pub(super) message: String,
    /// The target as it is written.
    pub(super) path: String,
    pub(super) target: Target,
    /// The assertion as it is written.
    pub(super) condition: String,
    pub(super) assertion: Assertion,
}

/// The rules of a list, with what is wrong with the others. `taken` are the names of rules that
/// were read before.
pub(crate) fn rules_of<'d>(
    items: impl Iterator<Item = NodeRef<'d>>,
    taken: &mut BTreeSet<String>,
) -> (Vec<CustomRule>, Vec<Problem<'d>>) {
    let mut rules = Vec::new();
    let mut problems = Vec::new();
    for item in items {
        rules.extend(rule_of(item, taken, &mut problems));
    }
    (rules, problems)
}

fn rule_of<'d>(
    item: NodeRef<'d>,
    taken: &mut BTreeSet<String>,
    problems: &mut Vec<Problem<'d>>,
) -> Option<CustomRule> {
    let text = |key: &str| {
        let node = item.get(key)?;
        Some((node, node.text()?))
    };
    let name = text("name").map(|(node, text)| {
        let name = format!("{CUSTOM}{}", words(text));
        if !taken.insert(name.clone()) {
            let fault = Fault::new(format!("a second rule `{name}`"), None);
            problems.push(problem(node, "custom-rule", fault));
        }
        name
    });
    let mut parsed = |node, format, fault| problems.push(problem(node, format, fault));
    let target = text("target").and_then(|(node, text)| {
        let refuse = |fault| parsed(node, "jsonpath", fault);
        Some((text, Target::parse(text).map_err(refuse).ok()?))
    });
    let assertion = text("assertion").and_then(|(node, text)| {
        let refuse = |fault| parsed(node, "cel", fault);
        Some((text, Assertion::parse(text).map_err(refuse).ok()?))
    });
    let disabled = item.get("disable").and_then(NodeRef::scalar);
    let disabled = disabled.and_then(|scalar| schema::truth(scalar, Reading::Core));
    let ((path, target), (condition, assertion)) = (target?, assertion?);
    Some(CustomRule {
        name: name?,
        disabled: disabled.unwrap_or(false),
        message: text("message")?.1.trim().to_owned(),
        path: path.to_owned(),
        target,
        condition: condition.to_owned(),
        assertion,
    })
}

/// Whether a rule or group of that name is a team's own.
pub(crate) fn is_custom(name: &str) -> bool {
    name.starts_with(CUSTOM) || name == Group::Custom.name()
}

/// A name as one word, because suppressions end names at white space.
fn words(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join("-")
}

fn problem<'d>(node: NodeRef<'d>, format: &str, fault: Fault) -> Problem<'d> {
    let kind = ProblemKind::Malformed {
        format: format.to_owned(),
        detail: fault.detail,
        hint: fault.hint.map(str::to_owned),
        range: fault.range,
    };
    Problem {
        kind,
        node,
        on_key: false,
        in_plugin: false,
    }
}

/// What everybody may know of a rule.
pub(crate) fn info(rule: &CustomRule) -> RuleInfo {
    let CustomRule {
        name,
        message,
        path,
        condition,
        ..
    } = rule;
    let docs = format!(
        "# {name}\n\n{message}\n\n## What it looks at\n\n```text\n{path}\n```\n\n\
         ## What must hold for this `value`\n\n```text\n{condition}\n```\n"
    );
    RuleInfo {
        name: name.clone(),
        summary: message.lines().next().unwrap_or_default().to_owned().into(),
        group: Group::Custom,
        level: if rule.disabled {
            Level::Off
        } else {
            Level::Error
        },
        fix: Fixable::Never,
        server: false,
        options: Vec::new(),
        docs: docs.into(),
    }
}
