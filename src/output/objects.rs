//! What became of resources, in the lines that percli prints:
//! `object "Dashboard" "cpu" has been deleted in the project "shop"`.

use std::io::{self, Write};

use super::Show;
use super::applied::Applied;
use crate::apply::Outcome;
use crate::diff::plan::Action;
use crate::model::Key;

/// Writes the line of what was done, or was not there to be deleted; nothing about what failed,
/// which percli does not tell among the results either.
pub(crate) fn write_line(applied: &Applied<'_>, _: Show, out: &mut dyn Write) -> io::Result<()> {
    let what = match (applied.outcome, applied.action) {
        (Outcome::Done { .. }, Action::Delete) => "has been deleted",
        (Outcome::AlreadyDone, Action::Delete) => "is not found",
        (Outcome::Done { .. } | Outcome::AlreadyDone, _) => "has been applied",
        _ => return Ok(()),
    };
    write_object(applied.key, what, out)
}

/// Writes what a dry run knows about a deletion.
pub(crate) fn write_foreseen(key: &Key, is_there: bool, out: &mut dyn Write) -> io::Result<()> {
    let what = if is_there {
        "would be deleted"
    } else {
        "is not found"
    };
    write_object(key, what, out)
}

/// Names are checked, so none needs an escape between its quotes.
fn write_object(key: &Key, what: &str, out: &mut dyn Write) -> io::Result<()> {
    let (kind, name) = (key.kind().name(), key.name());
    write!(out, "object \"{kind}\" \"{name}\" {what}")?;
    match key.project() {
        Some(project) => writeln!(out, " in the project \"{project}\""),
        None => writeln!(out),
    }
}

/// Writes the sum of deletions: `3 deleted, 1 not found, 1 failed (https://perses.test)`.
pub(crate) fn write_deleted(
    outcomes: &[Outcome],
    store: &str,
    interrupted: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let is_done = |outcome: &Outcome| matches!(outcome, Outcome::Done { .. });
    let is_missing = |outcome: &Outcome| matches!(outcome, Outcome::AlreadyDone);
    let is_failed = |outcome: &Outcome| matches!(outcome, Outcome::Failed(_) | Outcome::Conflict);
    let is_left =
        |outcome: &Outcome| matches!(outcome, Outcome::NotTried | Outcome::WithoutProject);
    let number = |is: &dyn Fn(&Outcome) -> bool| outcomes.iter().filter(|it| is(it)).count();
    let mut parts = vec![format!("{} deleted", number(&is_done))];
    let others: [(usize, &str); 3] = [
        (number(&is_missing), "not found"),
        (number(&is_failed), "failed"),
        (number(&is_left), "not tried"),
    ];
    let others = others.into_iter().filter(|(number, _)| *number > 0);
    parts.extend(others.map(|(number, word)| format!("{number} {word}")));
    let interrupted = if interrupted { "interrupted: " } else { "" };
    writeln!(out, "{interrupted}{} ({store})", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAIN;
    use super::*;
    use crate::model::{ResourceKind, Target};
    use crate::store::{FaultKind, StoreFault};

    #[test]
    fn lines_are_those_of_percli() {
        let target = Target::default();
        let key = |kind, name| Key::new(kind, Some("shop"), name, target).unwrap();
        let dashboard = key(ResourceKind::Dashboard, "cpu");
        let project = key(ResourceKind::Project, "shop");
        let done = Outcome::Done {
            unforeseen: Vec::new(),
        };
        let failed = Outcome::Failed(StoreFault::new(FaultKind::Refused, "no"));
        let mut out = Vec::new();
        for (key, action, outcome) in [
            (&dashboard, Action::Delete, &done),
            (&project, Action::Delete, &Outcome::AlreadyDone),
            (&dashboard, Action::Update, &done),
            (&dashboard, Action::Delete, &failed),
            (&dashboard, Action::Delete, &Outcome::NotTried),
        ] {
            let applied = Applied {
                key,
                action,
                outcome,
            };
            write_line(&applied, PLAIN, &mut out).unwrap();
        }
        write_foreseen(&dashboard, true, &mut out).unwrap();
        let outcomes = [done, Outcome::AlreadyDone, failed, Outcome::NotTried];
        write_deleted(&outcomes, "file:data", true, &mut out).unwrap();
        write_deleted(&[], "file:data", false, &mut out).unwrap();
        let expected = "\
object \"Dashboard\" \"cpu\" has been deleted in the project \"shop\"
object \"Project\" \"shop\" is not found
object \"Dashboard\" \"cpu\" has been applied in the project \"shop\"
object \"Dashboard\" \"cpu\" would be deleted in the project \"shop\"
interrupted: 1 deleted, 1 not found, 1 failed, 1 not tried (file:data)
0 deleted (file:data)
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
