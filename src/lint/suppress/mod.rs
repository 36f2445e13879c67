//! Suppressions: what comments and the configuration allow, which findings that covers, and what
//! is wrong with them.
//!
//! A file tells what its comments say ([`collect`], [`collect_in_queries`]); that is owned data. The
//! sink, which alone sees all findings, matches them ([`Matcher`]) and has the rules word what is
//! wrong ([`audit`]).

mod audit;
mod collect;
mod matching;
#[cfg(test)]
mod tests;

use crate::config::{self, Date, Globs};
use crate::finding::{Group, Place, RuleId, RuleSet};
use crate::text::{Edit, Pointer, Span};

pub(super) use audit::{Audit, Problem, ProblemKind};
pub(super) use collect::{collect, collect_in_queries, sorted};
pub(super) use matching::Matcher;

/// Something that switches rules off for a part of the workspace.
#[derive(Debug, Clone)]
pub(crate) struct Suppression {
    /// Where it stands.
    pub(crate) place: Place,
    /// The rules and groups it names.
    pub(crate) names: Vec<Name>,
    /// Where it switches them off.
    pub(crate) covers: Coverage,
    /// The last day on which it holds.
    pub(crate) until: Option<(Date, Place)>,
    /// Whether it says why.
    pub(crate) has_reason: bool,
    /// What about it cannot be understood.
    pub(crate) fault: Option<Fault>,
    /// Whether it is for nothing if no finding is covered. Not so where a mistake may hide them.
    pub(crate) is_judged: bool,
    /// The edits that remove it.
    pub(crate) removal: Option<Vec<Edit>>,
}

/// The name of a rule or group in a suppression.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    /// The name as written.
    pub(crate) text: String,
    /// Where it stands.
    pub(crate) place: Place,
    /// The edits that remove it and leave the others.
    pub(crate) removal: Option<Vec<Edit>>,
}

/// Where a suppression holds.
#[derive(Debug, Clone)]
pub(crate) enum Coverage {
    /// Nowhere: there is nothing at its comment.
    Nothing,
    /// Where a finding starts in this part of its file.
    Part(Span),
    /// In all of its file.
    File,
    /// Where an entry of the configuration says.
    Entry(Entry),
}

/// What an entry of the configuration covers; all that is said must hold.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The files.
    pub(crate) path: Option<Globs>,
    /// The node, with all that is below it.
    pub(crate) pointer: Option<String>,
    /// The name of the resource.
    pub(crate) name: Option<String>,
}

/// What about a suppression cannot be understood.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    /// Where.
    pub(crate) place: Place,
    /// What is wrong: a fragment.
    pub(crate) message: String,
    /// What to do: a full sentence.
    pub(crate) help: &'static str,
}

/// What a name in a suppression stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// One rule.
    Rule(RuleId),
    /// All rules of a group.
    Group(Group),
    /// A rule of the user's own, which is not loaded in this run.
    Custom,
}

impl Name {
    /// What the name stands for; none if nothing has it.
    pub(super) fn meaning(&self, rules: &RuleSet) -> Option<Meaning> {
        let rule = rules.find(&self.text).map(Meaning::Rule);
        let group = || Group::parse(&self.text).map(Meaning::Group);
        let custom = || self.text.starts_with(CUSTOM).then_some(Meaning::Custom);
        rule.or_else(group).or_else(custom)
    }
}

/// How the names of rules start that users wrote themselves.
pub(super) const CUSTOM: &str = "custom/";

impl Meaning {
    /// The rules that are meant.
    pub(super) fn rules(self, rules: &RuleSet) -> impl Iterator<Item = RuleId> {
        let is_meant = move |(id, info): &(RuleId, &crate::finding::RuleInfo)| match self {
            Meaning::Rule(rule) => rule == *id,
            Meaning::Group(group) => group == info.group,
            Meaning::Custom => false,
        };
        rules.iter().filter(is_meant).map(|(id, _)| id)
    }
}

impl Suppression {
    /// Whether its last day is over.
    pub(super) fn is_expired(&self, today: Date) -> bool {
        self.until.as_ref().is_some_and(|(last, _)| *last < today)
    }
}

impl Entry {
    /// Whether a finding at this address, in the resource of this name, is meant.
    pub(super) fn covers(&self, pointer: &Pointer, resource: Option<&str>) -> bool {
        let pointer = pointer.as_str();
        let is_below = |base: &String| {
            let rest = pointer.strip_prefix(base.trim_end_matches('/'));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let is_resource = |name: &String| resource == Some(name.as_str());
        self.pointer.as_ref().is_none_or(is_below) && self.name.as_ref().is_none_or(is_resource)
    }
}

impl From<config::Allowed> for Suppression {
    fn from(allowed: config::Allowed) -> Self {
        let name = Name {
            text: allowed.rule,
            place: allowed.place.clone(),
            removal: None,
        };
        Self {
            place: allowed.place,
            names: vec![name],
            covers: Coverage::Entry(Entry {
                path: allowed.path,
                pointer: allowed.pointer,
                name: allowed.name,
            }),
            until: allowed.until,
            has_reason: true,
            fault: None,
            is_judged: true,
            removal: None,
        }
    }
}
