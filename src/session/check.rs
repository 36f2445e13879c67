//! Reading and checking the files of all workspaces, on all cores.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use rayon::prelude::*;

use super::fix::Original;
use super::gather::{Group, Member};
use super::{Reason, Session, Workspace, file_id};
use crate::doc;
use crate::lint::{self, FileInput, FileReport, Linter, Rejection};
use crate::schema::Catalog;
use crate::store::{self, PathError};
use crate::text::{FileId, SourceFile};

/// The stack of a thread. The parsers' depth is limited, and the limits were chosen for the stack
/// of a main thread.
const STACK_BYTES: usize = 8 << 20;

/// What became of a file.
enum Outcome {
    Checked(Box<Checked>),
    Refused(std::io::Error),
    Crashed,
}

/// A file that was read.
struct Checked {
    /// The text as people see it.
    source: SourceFile,
    report: FileReport,
    /// The text as it is; none if the file holds something else.
    text: Option<Arc<str>>,
}

/// Reads and checks all files and keeps what came of it in the session, in their order.
pub(super) fn check(groups: Vec<Group>, jobs: usize, catalog: &Catalog, session: &mut Session) {
    let first = session.files.len();
    let mut members = Vec::new();
    let mut sizes = Vec::new();
    for group in groups {
        sizes.push((group.members.len(), group.completeness, group.linter));
        members.extend(group.members);
    }
    let silent = Linter::silent();
    let one = |(index, member): (usize, &Member)| {
        let linter = if member.file.reported {
            &member.linter
        } else {
            &silent
        };
        let id = file_id(first + index);
        // A bug must not cost the findings of the other files.
        let check = AssertUnwindSafe(|| check_member(member, id, linter, catalog));
        panic::catch_unwind(check).unwrap_or(Outcome::Crashed)
    };
    let outcomes: Vec<Outcome> = match pool(jobs.min(members.len())) {
        Some(pool) => pool.install(|| members.par_iter().enumerate().map(one).collect()),
        None => members.iter().enumerate().map(one).collect(),
    };
    let mut outcomes = members.into_iter().zip(outcomes);
    for (size, completeness, linter) in sizes {
        let start = session.reports.len();
        let mut end = start;
        for (member, outcome) in outcomes.by_ref().take(size) {
            let is_seen = !member.file.ignored;
            keep(member, outcome, session);
            if is_seen {
                end = session.reports.len();
            }
        }
        let reports = start..end;
        session.workspaces.push(Workspace {
            reports,
            completeness,
            linter,
        });
    }
}

/// Threads to check files on; none if one is enough or no more are to be had.
pub(super) fn pool(jobs: usize) -> Option<rayon::ThreadPool> {
    let pool = rayon::ThreadPoolBuilder::new();
    let pool = pool.num_threads(jobs).stack_size(STACK_BYTES);
    (jobs > 1).then(|| pool.build().ok()).flatten()
}

fn check_member(member: &Member, id: FileId, linter: &Linter, catalog: &Catalog) -> Outcome {
    let file = &member.file;
    let content = file.content.clone();
    let content = match content.map_or_else(|| store::read_file(&file.path), Ok) {
        Ok(content) => content,
        Err(error) => return Outcome::Refused(error),
    };
    let source = SourceFile::new(id, file.shown.as_str(), content.text);
    let text = Text {
        source: &source,
        problems: &content.problems,
        rejections: &[],
    };
    let report = check_text(member, text, linter, catalog);
    let text = content.problems.is_empty();
    let text = text.then(|| Arc::clone(&source.text));
    // What was decoded from another encoding stands elsewhere in the file.
    let unread = content.problems.iter().any(doc::Problem::is_about_all);
    let silent = report.findings.is_empty()
        && report.suppressions.is_empty()
        && report.facts == crate::model::Facts::default();
    let source = if silent || unread {
        SourceFile::new(id, source.path, "")
    } else {
        source.masked(&report.secrets)
    };
    Outcome::Checked(Box::new(Checked {
        source,
        report,
        text,
    }))
}

/// What a file holds.
#[derive(Clone, Copy)]
pub(super) struct Text<'t> {
    /// The text.
    pub(super) source: &'t SourceFile,
    /// What was wrong with its bytes.
    pub(super) problems: &'t [doc::Problem],
    /// What a server says against its resources.
    pub(super) rejections: &'t [Rejection],
}

/// Checks a text as what a file holds.
pub(super) fn check_text(
    member: &Member,
    text: Text<'_>,
    linter: &Linter,
    catalog: &Catalog,
) -> FileReport {
    let Text {
        source,
        problems,
        rejections,
    } = text;
    let input = FileInput {
        source,
        named: member.file.named,
        problems,
        rejections,
        project: member.project.as_deref(),
        path: &member.home.path,
        promql: &member.promql,
        target: member.target,
        keep: member.keep,
    };
    let catalog = member.catalog.as_deref().unwrap_or(catalog);
    lint::check_file(linter, catalog, &input)
}

fn keep(member: Member, outcome: Outcome, session: &mut Session) {
    let file = &member.file;
    session.reported.push(file.reported);
    session.linters.push(Arc::clone(&member.linter));
    session.homes.push(member.home.clone());
    let source = match outcome {
        Outcome::Checked(checked) => {
            let Checked {
                source,
                report,
                text,
            } = *checked;
            if file.reported {
                count(&report, &file.shown, session);
            }
            session.reports.push(report);
            if file.reported
                && let Some(originals) = &mut session.originals
            {
                originals.insert(source.id, Original { member, text });
            }
            source
        }
        Outcome::Refused(_) if !file.reported => {
            if !file.ignored {
                session.skip(file.shown.clone(), Reason::Unreadable);
            }
            SourceFile::new(session.next_id(), file.shown.as_str(), "")
        }
        Outcome::Refused(error) => {
            let path = file.shown.clone().into();
            session.errors.push(PathError { path, error });
            SourceFile::new(session.next_id(), file.shown.as_str(), "")
        }
        Outcome::Crashed => {
            session.crashed.push(file.shown.clone());
            SourceFile::new(session.next_id(), file.shown.as_str(), "")
        }
    };
    session.files.push(source);
}

fn count(report: &FileReport, shown: &str, session: &mut Session) {
    if report.counts.baseline {
        // Whoever keeps one knows that it holds no resources.
    } else if report.counts.template {
        session.skip(shown.to_owned(), Reason::Template);
    } else if report.counts.foreign && report.findings.is_empty() {
        session.skip(shown.to_owned(), Reason::Foreign);
    } else {
        session.counts.files += 1;
        session.counts.resources += report.counts.resources;
    }
}
