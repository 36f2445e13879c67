//! Rounds of fixes until nothing is left to fix, and writing what came of them.
//!
//! A round applies fixes to the texts of all files, checks the changed ones anew and looks at the
//! workspace again, because a fix of one file may concern what is found in another. Which fixes go
//! together is chosen in `lint`; here is decided which files may be touched at all.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::gather::Member;
use super::paths::Shown;
use super::{Session, check, tree};
use crate::config;
use crate::finding::{Finding, RuleId, Safety};
use crate::lint::{self, FileReport, FixRound};
use crate::schema::Catalog;
use crate::store::{self, PathError};
use crate::text::{FileId, SourceFile};

/// After this many rounds, a file has had enough fixes for one run.
const MAX_ROUNDS: usize = 1000;

/// What it takes to check a file anew.
pub(super) struct Original {
    /// The file.
    pub(super) member: Member,
    /// Its text; none if that is not what lies in the file.
    pub(super) text: Option<Arc<str>>,
}

impl Original {
    /// The text of a file that may be touched; else why it may not.
    pub(super) fn writable(&self, cwd: &Shown) -> Result<&Arc<str>, Left> {
        let text = self.text.as_ref().ok_or(Left::NoText)?;
        if self.member.generated || config::is_marked_generated(text) {
            return Err(Left::Generated);
        }
        let is_input = self.member.file.content.is_some();
        match tree::left_by(&self.member.file, cwd) {
            Some(tree) if !is_input => Err(Left::Outside(tree)),
            _ => Ok(text),
        }
    }
}

/// Which fixes to apply, and how.
pub(crate) struct FixRequest<'a> {
    /// The most that fixes may do.
    pub(crate) safety: Safety,
    /// The working directory, absolute.
    pub(crate) cwd: &'a Path,
    /// How many files are checked at once.
    pub(crate) jobs: usize,
}

/// What came of the fixes.
#[derive(Default)]
pub(crate) struct Fixed {
    /// The files that they change, by path.
    pub(crate) changed: Vec<Changed>,
    /// Files with fixes that stay as they are.
    pub(crate) left: Vec<LeftAlone>,
    /// Fixes that would have broken their file: its path, and the rule.
    pub(crate) declined: Vec<(String, RuleId)>,
    /// How many findings have a fix that does more than was asked for.
    pub(crate) unsafe_left: usize,
}

/// A file with other text.
pub(crate) struct Changed {
    /// Its path as it is shown.
    pub(crate) path: String,
    /// The text that was checked.
    before: Arc<str>,
    /// The text with the fixes, secrets and all.
    pub(crate) after: Arc<str>,
    /// How many findings were fixed.
    pub(crate) fixes: usize,
    file: FileId,
    /// Where it is written to; nowhere for a text that does not come from a file.
    target: Option<PathBuf>,
    was: Checked,
    report: usize,
}

/// A file that has fixes and is not touched.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LeftAlone {
    /// Why.
    pub(crate) why: Left,
    /// Its path as it is shown.
    pub(crate) path: String,
}

/// Why a file is not touched.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Left {
    /// A program writes it.
    Generated,
    /// A link leads to it, out of this tree.
    Outside(PathBuf),
    /// It holds bytes that are no text.
    NoText,
    /// Git could not bring back what it holds.
    Uncommitted,
    /// Git does not say whether it could bring back what it holds.
    Unknown,
    /// Its fixes undo each other.
    Endless,
    /// It has more fixes than one run applies; those are applied.
    TooMany,
}

/// What was known of a file before its fixes.
#[derive(Clone)]
struct Checked {
    source: SourceFile,
    report: FileReport,
}

/// A file while it is fixed.
struct Open {
    before: Arc<str>,
    after: Arc<str>,
    was: Checked,
    /// The position of its report.
    report: usize,
    fixes: usize,
    /// Fixes that would break it.
    declined: BTreeSet<Declined>,
    /// Whether the last round changed it.
    moving: bool,
    /// Whether a bug has ended its rounds.
    broken: bool,
    /// The texts it had, as hashes: one that comes again comes forever.
    seen: HashSet<u64>,
    /// Whether a text has come again.
    circling: bool,
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The finding of a fix, however the text moves: its rule, its node and its message.
type Declined = (RuleId, String, String);

fn key(finding: &Finding) -> Declined {
    let pointer = finding.place.pointer.as_str().to_owned();
    (finding.rule, pointer, finding.message.clone())
}

impl Session {
    /// Applies the fixes of all findings in memory. Afterwards [`Session::finish`] answers what
    /// remains.
    pub(crate) fn fix(&mut self, request: &FixRequest<'_>, catalog: &Catalog) -> Fixed {
        let originals = self.originals.take().unwrap_or_default();
        let reports = (0..).zip(&self.reports);
        let mut fixing = Fixing {
            originals: &originals,
            request,
            catalog,
            cwd: Shown::new(request.cwd),
            reports: reports.map(|(at, report)| (report.file, at)).collect(),
            open: BTreeMap::new(),
            left: BTreeMap::new(),
        };
        for _ in 0..MAX_ROUNDS {
            let findings = self.finish().findings;
            let wanted = fixing.wanted(self, &findings);
            let rounds = fixing.round(self, &wanted);
            fixing.take(self, rounds);
            if !fixing.open.values().any(|file| file.moving) {
                break;
            }
        }
        fixing.finish(self)
    }

    /// Writes the files that fixes change. One that cannot be written counts as never fixed.
    pub(crate) fn write(&mut self, fixed: &mut Fixed) -> Vec<PathError> {
        let mut errors = Vec::new();
        for changed in std::mem::take(&mut fixed.changed) {
            let written = changed.target.as_ref().map_or(Ok(()), |target| {
                replace(target, &changed.before, &changed.after)
            });
            match written {
                Ok(()) => fixed.changed.push(changed),
                Err(error) => {
                    self.put_back(changed.file, changed.report, changed.was);
                    let path = changed.path.into();
                    errors.push(PathError { path, error });
                }
            }
        }
        errors
    }

    /// The texts of a file before and after its fixes, without secrets.
    ///
    /// What only one of them is known to hold as a secret, the other one does not show either: a
    /// fix may be what makes it known.
    pub(crate) fn shown(&self, changed: &Changed) -> (String, String) {
        let old = (&*changed.before, &changed.was.report.secrets[..]);
        let new = (&*changed.after, &self.reports[changed.report].secrets[..]);
        lint::mask_both(old, new)
    }

    fn put_back(&mut self, file: FileId, report: usize, was: Checked) {
        self.recount(report, &was.report);
        self.files[file.0 as usize] = was.source;
        self.reports[report] = was.report;
    }

    /// Corrects the number of resources for a report that takes the place of another.
    fn recount(&mut self, position: usize, new: &FileReport) {
        let old = self.reports[position].counts.resources;
        self.counts.resources += new.counts.resources;
        self.counts.resources -= old;
    }
}

impl Changed {
    /// Whether the text comes from no file, so that it is printed.
    pub(crate) fn is_input(&self) -> bool {
        self.target.is_none()
    }
}

/// Writes a file under the name at which no link leads elsewhere.
pub(super) fn replace(target: &Path, before: &str, after: &str) -> io::Result<()> {
    if store::canonical(target)? != target {
        return Err(io::Error::other("a link has taken its place"));
    }
    store::replace_file(target, before, after)
}

/// The rounds of one run.
struct Fixing<'a> {
    originals: &'a BTreeMap<FileId, Original>,
    request: &'a FixRequest<'a>,
    catalog: &'a Catalog,
    cwd: Shown,
    /// The position of each file's report.
    reports: BTreeMap<FileId, usize>,
    open: BTreeMap<FileId, Open>,
    left: BTreeMap<FileId, Left>,
}

impl Fixing<'_> {
    /// The findings that are to be fixed next, by file. Opens their files.
    fn wanted<'f>(
        &mut self,
        session: &Session,
        findings: &'f [Finding],
    ) -> Vec<(FileId, Vec<&'f Finding>)> {
        let mut wanted: BTreeMap<FileId, Vec<&Finding>> = BTreeMap::new();
        for finding in findings {
            let id = finding.place.file;
            let takes = |file: &Open| {
                !file.broken && !file.circling && !file.declined.contains(&key(finding))
            };
            if self.is_allowed(finding) && self.open(session, id).is_some_and(takes) {
                wanted.entry(id).or_default().push(finding);
            }
        }
        wanted.into_iter().collect()
    }

    /// Whether a finding has a fix that does no more than was asked for.
    fn is_allowed(&self, finding: &Finding) -> bool {
        let fix = finding.fix.as_ref();
        fix.is_some_and(|fix| fix.safety <= self.request.safety)
    }

    /// The file, if it may be touched.
    fn open(&mut self, session: &Session, id: FileId) -> Option<&Open> {
        if self.left.contains_key(&id) {
            return None;
        }
        if !self.open.contains_key(&id) {
            let original = self.originals.get(&id)?;
            let report = *self.reports.get(&id)?;
            match original.writable(&self.cwd) {
                Ok(text) => {
                    let was = Checked {
                        source: session.files[id.0 as usize].clone(),
                        report: session.reports[report].clone(),
                    };
                    let file = Open {
                        before: Arc::clone(text),
                        after: Arc::clone(text),
                        was,
                        report,
                        fixes: 0,
                        declined: BTreeSet::new(),
                        moving: false,
                        broken: false,
                        seen: HashSet::from([hash(text)]),
                        circling: false,
                    };
                    self.open.insert(id, file);
                }
                Err(why) => {
                    self.left.insert(id, why);
                }
            }
        }
        self.open.get(&id)
    }

    /// Applies fixes to each file, on all cores.
    fn round<'f>(
        &self,
        session: &Session,
        wanted: &[(FileId, Vec<&'f Finding>)],
    ) -> Vec<(FileId, Option<FixRound<'f>>)> {
        let one = |(id, wanted): &(FileId, Vec<&'f Finding>)| {
            // A bug must not cost the fixes of the other files.
            let round = AssertUnwindSafe(|| self.round_of(session, *id, wanted));
            (*id, panic::catch_unwind(round).ok())
        };
        match check::pool(self.request.jobs.min(wanted.len())) {
            Some(pool) => pool.install(|| wanted.par_iter().map(one).collect()),
            None => wanted.iter().map(one).collect(),
        }
    }

    fn round_of<'f>(&self, session: &Session, id: FileId, wanted: &[&'f Finding]) -> FixRound<'f> {
        let (file, member) = (&self.open[&id], &self.originals[&id].member);
        let linter = &session.linters[id.0 as usize];
        let check = |text: &str| {
            let source = SourceFile::new(id, member.file.shown.as_str(), text);
            let text = check::Text {
                source: &source,
                problems: &[],
                rejections: &[],
            };
            check::check_text(member, text, linter, self.catalog)
        };
        let counts = session.reports[file.report].counts;
        lint::fix_once(&file.after, counts, wanted, &check)
    }

    /// Keeps what came of a round.
    fn take(&mut self, session: &mut Session, rounds: Vec<(FileId, Option<FixRound<'_>>)>) {
        for file in self.open.values_mut() {
            file.moving = false;
        }
        for (id, round) in rounds {
            let file = self.open.get_mut(&id).expect("only open files are fixed");
            let shown = &mut session.files[id.0 as usize];
            let Some(round) = round else {
                session.crashed.push(shown.path.to_string());
                file.broken = true;
                continue;
            };
            file.declined.extend(round.declined.into_iter().map(key));
            if let Some((text, report)) = round.fixed {
                let source = SourceFile::new(id, Arc::clone(&shown.path), text);
                file.after = Arc::clone(&source.text);
                file.fixes += round.applied.len();
                file.moving = true;
                file.circling = !file.seen.insert(hash(&file.after));
                *shown = source.masked(&report.secrets);
                session.recount(file.report, &report);
                session.reports[file.report] = report;
            }
        }
    }

    /// The number of findings with a fix that does more than was asked for.
    fn unsafe_left(&self, findings: &[Finding]) -> usize {
        let mut of_file: BTreeMap<FileId, usize> = BTreeMap::new();
        for finding in findings {
            if finding.fix.is_some() && !self.is_allowed(finding) {
                *of_file.entry(finding.place.file).or_default() += 1;
            }
        }
        let may_touch = |id: &FileId| {
            let original = self.originals.get(id);
            original.is_some_and(|original| original.writable(&self.cwd).is_ok())
        };
        let numbers = of_file.iter().filter(|(id, _)| may_touch(id));
        numbers.map(|(_, number)| number).sum()
    }

    /// What came of all rounds.
    fn finish(mut self, session: &mut Session) -> Fixed {
        let mut fixed = Fixed::default();
        for (id, file) in std::mem::take(&mut self.open) {
            let path = session.files[id.0 as usize].path.to_string();
            let declined = file.declined.iter();
            fixed
                .declined
                .extend(declined.map(|(rule, ..)| (path.clone(), *rule)));
            if file.moving && !file.circling {
                self.left.insert(id, Left::TooMany);
            }
            if file.circling || file.broken {
                if file.circling {
                    self.left.insert(id, Left::Endless);
                }
                session.put_back(id, file.report, file.was);
            } else if file.before != file.after {
                let member = &self.originals[&id].member.file;
                let is_file = member.content.is_none();
                fixed.changed.push(Changed {
                    path,
                    before: file.before,
                    after: file.after,
                    fixes: file.fixes,
                    file: id,
                    target: is_file.then(|| member.key.clone()),
                    was: file.was,
                    report: file.report,
                });
            }
        }
        fixed.changed.sort_by(|a, b| a.path.cmp(&b.path));
        fixed.unsafe_left = self.unsafe_left(&session.finish().findings);
        let left = self.left.into_iter();
        let left = left.map(|(id, why)| LeftAlone {
            why,
            path: session.files[id.0 as usize].path.to_string(),
        });
        fixed.left = left.collect();
        fixed.left.sort();
        fixed
    }
}
