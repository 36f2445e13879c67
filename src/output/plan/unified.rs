//! The format `unified`: old and new as canonical YAML, and the difference between the two, which
//! `patch -p1` takes for a directory of files `KIND/PROJECT/NAME`.

use std::io::{self, Write};

use super::super::clean::one_line;
use super::super::diff::write_hunks;
use super::super::style::Style;
use super::text::Patience;
use super::{PlanView, notes, sign};
use crate::diff::Shown;
use crate::diff::plan::{Change, Plan};
use crate::doc::Value;
use crate::doc::emit::{YamlStyle, yaml};

/// What stands for a file that is not there.
const NOWHERE: &str = "/dev/null";

pub(super) fn write(plan: &Plan, view: &PlanView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let patience = Patience::new(view.now);
    for change in plan.steps() {
        if view.name_only {
            let path = path(change);
            writeln!(
                out,
                "{} {}",
                sign(change.action).character(),
                one_line(&path, view.show)
            )?;
            continue;
        }
        let shown = Shown::of(change);
        let text = |value: Option<&Value>| {
            value
                .map(|value| yaml(value, &YamlStyle::default()))
                .unwrap_or_default()
        };
        let (old, new) = (text(shown.old.as_deref()), text(shown.new.as_deref()));
        let path = path(change);
        // A secret that is written again looks the same. `patch` passes over such a line.
        if old == new {
            let sign = sign(change.action).character();
            let path = one_line(&path, view.show);
            let notes = match notes(change) {
                notes if notes.is_empty() => "nothing that can be shown differs".to_owned(),
                notes => notes,
            };
            writeln!(out, "{sign} {path} ({notes})")?;
            continue;
        }
        for (marker, side, value) in [("---", "server", &old), ("+++", "files", &new)] {
            let name = if value.is_empty() {
                NOWHERE.to_owned()
            } else {
                format!("{side}/{path}")
            };
            let header = format!("{marker} {}", one_line(&name, view.show));
            writeln!(out, "{}", Style::Strong.paint(view.show.color, header))?;
        }
        let deadline = Some(patience.deadline());
        write_hunks((&old, &new), deadline, view.show, view.to_terminal, out)?;
    }
    Ok(())
}

/// `Dashboard/demo/cpu`
fn path(change: &Change) -> String {
    let key = &change.key;
    let parts = [Some(key.kind().name()), key.project(), Some(key.name())];
    parts.into_iter().flatten().collect::<Vec<_>>().join("/")
}
