//! What became of a plan: a line a resource, the sum of it all, and the same for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::style::Style;
use super::words;
use super::{Show, clean};
use crate::apply::Outcome;
use crate::diff::plan::Action;
use crate::model::Key;

/// What became of one change.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Applied<'a> {
    /// The resource.
    pub(crate) key: &'a Key,
    /// What was to be done.
    pub(crate) action: Action,
    /// What came of it.
    pub(crate) outcome: &'a Outcome,
}

/// All that became of a plan.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    /// What the store is called.
    pub(crate) store: &'a str,
    /// The changes in the order of the plan, without what is unchanged.
    pub(crate) applied: &'a [Applied<'a>],
    /// How many resources are as they should be.
    pub(crate) unchanged: usize,
    /// Whether somebody interrupted the run.
    pub(crate) interrupted: bool,
}

/// The kinds of ends, in the order of the sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum End {
    Created,
    Updated,
    Deleted,
    AlreadyDone,
    Conflict,
    Failed,
    NotTried,
}

impl End {
    const ALL: [(End, &'static str); 7] = [
        (End::Created, "created"),
        (End::Updated, "updated"),
        (End::Deleted, "deleted"),
        (End::AlreadyDone, "done by somebody else"),
        (End::Conflict, "in conflict"),
        (End::Failed, "failed"),
        (End::NotTried, "not tried"),
    ];
}

impl Applied<'_> {
    fn end(&self) -> End {
        match (self.outcome, self.action) {
            (Outcome::Done { .. }, Action::Create) => End::Created,
            (Outcome::Done { .. }, Action::Update | Action::Unchanged) => End::Updated,
            (Outcome::Done { .. }, Action::Delete) => End::Deleted,
            (Outcome::AlreadyDone, _) => End::AlreadyDone,
            (Outcome::Conflict, _) => End::Conflict,
            (Outcome::Failed(_), _) => End::Failed,
            (Outcome::NotTried | Outcome::WithoutProject, _) => End::NotTried,
        }
    }

    /// Whether the store holds what it should.
    pub(crate) fn is_done(&self) -> bool {
        matches!(self.outcome, Outcome::Done { .. } | Outcome::AlreadyDone)
    }

    /// Whether the store holds just what it should, and nothing else is to be said.
    pub(crate) fn is_as_foreseen(&self) -> bool {
        self.is_done() && self.notes().is_empty()
    }

    /// What there is to say beside the word; fragments.
    fn notes(&self) -> Vec<String> {
        match self.outcome {
            Outcome::Done { unforeseen } if !unforeseen.is_empty() => {
                let places = unforeseen
                    .iter()
                    .take(MAX_PLACES)
                    .cloned()
                    .collect::<Vec<_>>();
                let more = unforeseen.len().saturating_sub(MAX_PLACES);
                let more = (more > 0).then(|| format!("{more} more"));
                let places: Vec<String> = places.into_iter().chain(more).collect();
                vec![format!(
                    "the server stored something else at {}",
                    words::join(&places)
                )]
            }
            Outcome::Conflict => vec!["it has changed on the server since it was read".to_owned()],
            Outcome::Failed(fault) => vec![fault.message.clone()],
            Outcome::WithoutProject => vec!["its project could not be created".to_owned()],
            _ => Vec::new(),
        }
    }
}

/// How many places that a server has changed are named.
const MAX_PLACES: usize = 5;

/// Writes the line of one change.
pub(crate) fn write_line(applied: &Applied<'_>, show: Show, out: &mut dyn Write) -> io::Result<()> {
    let end = applied.end();
    let (_, word) = End::ALL[end as usize];
    let (sign, style) = match applied.action {
        Action::Create => ("+", Style::Added),
        Action::Update | Action::Unchanged => ("~", Style::Note),
        Action::Delete => ("-", Style::Removed),
    };
    write!(
        out,
        "{} {} {word}",
        style.paint(show.color, sign),
        applied.key
    )?;
    for note in applied.notes() {
        write!(out, ": {}", clean::one_line(&note, show))?;
    }
    writeln!(out)
}

/// Writes the sum: `2 created, 1 failed, 40 unchanged`.
pub(crate) fn write_sum(report: &Report<'_>, show: Show, out: &mut dyn Write) -> io::Result<()> {
    let number = |end: End| report.applied.iter().filter(|it| it.end() == end).count();
    let parts = End::ALL.into_iter().map(|(end, word)| (number(end), word));
    let parts = parts.filter(|(number, _)| *number > 0);
    let parts = parts.chain([(report.unchanged, "unchanged")]);
    let parts: Vec<String> = parts
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    let interrupted = if report.interrupted {
        "interrupted: "
    } else {
        ""
    };
    writeln!(
        out,
        "{interrupted}{} ({})",
        parts.join(", "),
        clean::one_line(report.store, show)
    )
}

/// The object of the format `json`, version 1.
#[derive(Serialize)]
struct Object<'a> {
    version: u32,
    server: &'a str,
    interrupted: bool,
    unchanged: usize,
    results: Vec<Entry<'a>>,
}

/// What became of one resource.
#[derive(Serialize)]
struct Entry<'a> {
    kind: &'a str,
    project: Option<&'a str>,
    name: &'a str,
    action: &'static str,
    result: End,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
    /// JSON pointers to what the server stored in another way than it was sent.
    unforeseen: &'a [String],
}

/// Writes everything as one JSON object.
pub(crate) fn write_json(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let object = Object {
        version: 1,
        server: report.store,
        interrupted: report.interrupted,
        unchanged: report.unchanged,
        results: report.applied.iter().map(Entry::new).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &object)?;
    writeln!(out)
}

impl<'a> Entry<'a> {
    fn new(applied: &Applied<'a>) -> Self {
        let (message, unforeseen): (_, &[String]) = match applied.outcome {
            Outcome::Failed(fault) => (Some(fault.message.as_str()), &[]),
            Outcome::Done { unforeseen } => (None, unforeseen),
            _ => (None, &[]),
        };
        Self {
            kind: applied.key.kind().name(),
            project: applied.key.project(),
            name: applied.key.name(),
            action: applied.action.word(),
            result: applied.end(),
            message,
            unforeseen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ResourceKind, Target};
    use crate::store::{FaultKind, StoreFault};

    const SHOW: Show = Show {
        color: false,
        unicode: false,
        width: 80,
        max_findings: None,
        fold: false,
        elapsed: None,
    };

    #[test]
    fn every_end_has_its_word() {
        for (index, (end, _)) in End::ALL.into_iter().enumerate() {
            assert_eq!(end as usize, index);
        }
    }

    #[test]
    fn lines_and_sums_say_what_became_of_a_plan() {
        let target = Target::default();
        let key = |name| Key::new(ResourceKind::Dashboard, Some("demo"), name, target).unwrap();
        let keys = ["a", "b", "c", "d", "e"].map(key);
        let pointers = (0..7).map(|n| format!("/spec/{n}")).collect();
        let outcomes = [
            Outcome::Done {
                unforeseen: Vec::new(),
            },
            Outcome::Done {
                unforeseen: pointers,
            },
            Outcome::Conflict,
            Outcome::Failed(StoreFault::new(FaultKind::Refused, "no\u{1b}[31m, thanks")),
            Outcome::NotTried,
        ];
        let actions = [
            Action::Create,
            Action::Update,
            Action::Delete,
            Action::Update,
            Action::Create,
        ];
        let applied: Vec<Applied<'_>> = keys
            .iter()
            .zip(actions)
            .zip(&outcomes)
            .map(|((key, action), outcome)| Applied {
                key,
                action,
                outcome,
            })
            .collect();
        let report = Report {
            store: "https://perses.test",
            applied: &applied,
            unchanged: 40,
            interrupted: true,
        };
        let mut out = Vec::new();
        for applied in &applied {
            write_line(applied, SHOW, &mut out).unwrap();
        }
        write_sum(&report, SHOW, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let expected = "\
+ Dashboard demo/a created
~ Dashboard demo/b updated: the server stored something else at /spec/0, /spec/1, /spec/2, /spec/3, /spec/4 and 2 more
- Dashboard demo/c in conflict: it has changed on the server since it was read
~ Dashboard demo/d failed: no\\u{1b}[31m, thanks
+ Dashboard demo/e not tried
interrupted: 1 created, 1 updated, 1 in conflict, 1 failed, 1 not tried, 40 unchanged (https://perses.test)
";
        assert_eq!(text, expected);
        let mut out = Vec::new();
        write_json(&report, &mut out).unwrap();
        let value: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(value["results"][3]["result"], "failed");
        assert_eq!(value["results"][1]["unforeseen"][6], "/spec/6");
        assert_eq!(value["unchanged"], 40);
    }
}
