//! What a plan would do, in one file a format.
//!
//! A format sees the values of a change as [`crate::diff::Shown`] gives them, without secrets, and
//! what people read of them as lines (`tree`). What is unchanged is only counted, except in `json`.

mod gitlab;
mod human;
mod json;
mod lines;
mod markdown;
mod names;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod unified;

use std::io::{self, Write};
use std::time::Instant;

use super::Show;
use crate::diff::plan::{Action, Change, Counts, Note, Plan};
use lines::Sign;

/// What a format has to know beside the plan.
#[derive(Clone, Copy)]
pub(crate) struct PlanView<'v> {
    /// What the store is called: an address or a path, without credentials.
    pub(crate) store: &'v str,
    /// How to show it.
    pub(crate) show: Show,
    /// Whether it goes to a terminal, which must not act on it.
    pub(crate) to_terminal: bool,
    /// Only the names of what changes. Formats for programs say everything anyway.
    pub(crate) name_only: bool,
    /// Whether nothing is cut, and new resources are shown as a whole.
    pub(crate) verbose: bool,
    /// The clock, by which the comparison of long texts ends.
    pub(crate) now: fn() -> Instant,
}

/// One way to write a plan.
#[derive(Debug)]
pub(crate) struct Format {
    /// The word after `--format`.
    pub(crate) name: &'static str,
    /// One line for the help.
    pub(crate) summary: &'static str,
    write: fn(&Plan, &PlanView<'_>, &mut dyn Write) -> io::Result<()>,
}

/// All formats; the first one is the default.
pub(crate) const FORMATS: &[Format] = &[
    Format {
        name: "human",
        summary: "a tree of what changes, with + - and ~",
        write: human::write,
    },
    Format {
        name: "unified",
        summary: "old and new as YAML, for `patch` and reviews",
        write: unified::write,
    },
    Format {
        name: "json",
        summary: "one JSON object with everything",
        write: json::write,
    },
    Format {
        name: "markdown",
        summary: "a comment for a pull request",
        write: markdown::write,
    },
    Format {
        name: "gitlab-terraform",
        summary: "the numbers that GitLab shows in merge requests",
        write: gitlab::write,
    },
];

impl Format {
    /// The format of that name.
    pub(crate) fn find(name: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Writes the plan to `out`, which should be buffered.
    pub(crate) fn write(
        &self,
        plan: &Plan,
        view: &PlanView<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        (self.write)(plan, view, out)
    }
}

/// The sign of a change.
fn sign(action: Action) -> Sign {
    match action {
        Action::Create => Sign::Added,
        Action::Update => Sign::Changed,
        Action::Delete => Sign::Removed,
        Action::Unchanged => Sign::Plain,
    }
}

/// `+ 3 ~ 2 - 0, 40 unchanged`
fn counted(counts: Counts) -> String {
    let Counts {
        create,
        update,
        delete,
        unchanged,
    } = counts;
    format!("+ {create} ~ {update} - {delete}, {unchanged} unchanged")
}

/// What there is to say about a change, `secret fields unknown`; empty if nothing.
fn notes(change: &Change) -> String {
    let notes: Vec<&str> = change.notes.iter().map(|note| note.text()).collect();
    notes.join(", ")
}

/// How many resources are unchanged as far as one can see.
fn uncertain(plan: &Plan) -> usize {
    let unchanged = |change: &&Change| change.action == Action::Unchanged;
    let unknown = |change: &&Change| change.notes.contains(&Note::SecretsUnknown);
    plan.changes
        .iter()
        .filter(unchanged)
        .filter(unknown)
        .count()
}

/// Where a change comes from: `dashboards/cpu.yaml:3`; empty if nowhere.
fn origin(change: &Change) -> String {
    match &change.origin {
        Some(origin) => match origin.position {
            Some(position) => format!("{}:{}", origin.file, position.line),
            None => origin.file.clone(),
        },
        None => String::new(),
    }
}
