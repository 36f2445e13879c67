//! The only loader: from what was named on the command line to checked files.
//!
//! Loading has four steps: `named` finds the files that were named, `roots` the workspaces they
//! belong to with their configuration, `gather` adds what else lies in these workspaces, and
//! `check` reads and checks everything on all cores. A file is *reported* when it was named;
//! the others are there so that the rules of a workspace see all of it.

mod changed;
mod check;
mod custom;
mod fix;
mod gather;
mod named;
mod online;
mod paths;
mod plugins;
mod repository;
mod roots;
mod settings;
mod skipped;
mod tree;
mod uncommitted;
mod update;

pub(crate) use changed::Changes;
pub(crate) use fix::{FixRequest, Fixed, Left};
pub(crate) use online::{Announced, Known};
pub(crate) use repository::Repository;
pub(crate) use settings::{config_around, rules_around, settings};
pub(crate) use skipped::{Reason, Skipped};
pub(crate) use update::{UpdateRequest, Updated};

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::{Baseline, Date};
use crate::finding::{Finding, Level, RuleSet};
use crate::lint::{
    self, Allowances, Completeness, FileReport, FileView, Finished, Flags, Kept, Linter, Located,
    Named, Rebased, Selector, Sink, Suppression,
};
use crate::model::Target;
use crate::schema::Catalog;
use crate::store::{self, Content, PathError};
use crate::text::{FileId, SourceFile, nearest};
use custom::CustomRules;

/// What to load, and from where.
pub(crate) struct Request<'a> {
    /// What was named, in order; nothing means the working directory.
    pub(crate) given: Vec<Given>,
    /// The working directory, absolute.
    pub(crate) cwd: &'a Path,
    /// Whether configuration is left alone and only what was named is read.
    pub(crate) isolated: bool,
    /// The project of resources that name none, before what the configuration says.
    pub(crate) project: Option<&'a str>,
    /// The project of resources that name none and that no configuration puts into one.
    pub(crate) default_project: Option<&'a str>,
    /// How many files are checked at once.
    pub(crate) jobs: usize,
    /// What flags say about rules.
    pub(crate) flags: &'a Flags,
    /// Directories with packages of plugins, beside those of configurations.
    pub(crate) plugin_paths: &'a [PathBuf],
    /// Files with rules of a team's own, beside those of configurations.
    pub(crate) custom_rules: &'a [PathBuf],
    /// The day of the run.
    pub(crate) today: Date,
    /// Findings that are known.
    pub(crate) baseline: Option<Baseline>,
    /// Whether files will be fixed, so that their texts are kept.
    pub(crate) fixing: bool,
    /// The server that will store the resources, whatever configurations say, if their stored
    /// forms are wanted ([`Session::kept`]).
    pub(crate) target: Option<Target>,
    /// The directory in which the resources are stored. What a walk finds there is nobody's source.
    pub(crate) store: Option<&'a Path>,
    /// What the server tells about itself, if it was asked.
    pub(crate) announced: Option<&'a Announced>,
    /// Whether it matters what the files hold that a walk leaves out ([`Session::around`]).
    pub(crate) with_ignored: bool,
}

impl<'a> Request<'a> {
    /// A request for what lies in a directory, with all configurations and nothing else.
    pub(crate) fn new(cwd: &'a Path, flags: &'a Flags, today: Date) -> Self {
        Self {
            given: Vec::new(),
            cwd,
            isolated: false,
            project: None,
            default_project: None,
            jobs: 1,
            flags,
            plugin_paths: &[],
            custom_rules: &[],
            today,
            baseline: None,
            fixing: false,
            target: None,
            store: None,
            announced: None,
            with_ignored: false,
        }
    }
}

/// Something that was named.
#[derive(Debug)]
pub(crate) enum Given {
    /// A file or a directory, as an argument.
    Path(PathBuf),
    /// A file that is meant to hold resources (`-f`).
    File(PathBuf),
    /// A directory (`-d`).
    Directory(PathBuf),
    /// A text that does not come from a file, such as standard input.
    Text {
        /// The file it stands for.
        path: Option<PathBuf>,
        /// The text.
        content: Content,
        /// Whether somebody says that it holds resources.
        named: Named,
    },
}

/// A resource of a file that was not named, and the path of the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Neighbour<'s> {
    /// The resource.
    pub(crate) located: &'s Located,
    /// The path of its file as it is shown.
    pub(crate) path: &'s str,
    /// Whether walks leave out the file.
    pub(crate) is_ignored: bool,
}

/// How much of what was named was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Files that were checked.
    pub(crate) files: usize,
    /// Resources in them.
    pub(crate) resources: usize,
    /// Files that are somebody else's.
    pub(crate) foreign: usize,
    /// Files that are templates.
    pub(crate) templates: usize,
}

/// What was loaded and checked.
#[derive(Default)]
pub(crate) struct Session {
    /// All files; a [`FileId`] is a position in this list. Texts nobody will ask for are empty.
    pub(crate) files: Vec<SourceFile>,
    /// What was passed over, sorted by path.
    pub(crate) skipped: Vec<Skipped>,
    /// What was named and cannot be read, with its path as it is shown.
    pub(crate) errors: Vec<PathError>,
    /// Files whose check failed because of a bug.
    pub(crate) crashed: Vec<String>,
    /// What keeps a configuration file from being read at all: fragments without a final stop.
    pub(crate) config_faults: Vec<String>,
    /// What is strange about configuration files and keeps nobody from work: fragments, too.
    pub(crate) warnings: Vec<String>,
    /// How much was looked at.
    pub(crate) counts: Counts,
    /// All rules of the run.
    pub(crate) rules: RuleSet,
    /// Whether a directory was named, so that finding nothing is suspicious.
    pub(crate) searched: bool,
    /// Mistakes in configuration files. If one is an error, nothing else was loaded.
    config: Vec<Finding>,
    reports: Vec<FileReport>,
    /// What a server holds and no file.
    known: Vec<FileReport>,
    workspaces: Vec<Workspace>,
    /// For each file whether its findings matter.
    reported: Vec<bool>,
    /// For each file what it is checked with.
    linters: Vec<Arc<Linter>>,
    /// For each file where it lies.
    homes: Vec<Home>,
    /// The rules of a team's own.
    custom: CustomRules,
    /// What the configurations allow.
    allowances: Vec<AllowedThere>,
    /// The day of the run.
    today: Date,
    baseline: Option<Baseline>,
    /// What walks could not look into, without links, and as it is shown.
    unseen: Vec<(PathBuf, String)>,
    /// The directory, without links, in which the resources are stored.
    store: Option<PathBuf>,
    /// What it takes to check a reported file anew, if files will be fixed.
    originals: Option<BTreeMap<FileId, fix::Original>>,
}

/// Where a file lies in its workspace.
#[derive(Debug, Clone, Default)]
struct Home {
    /// Its path from the root; as it is shown, if there is no root.
    path: String,
    /// Whether there is a root, so that all of the workspace was read.
    has_root: bool,
    /// Whether walks leave it out.
    is_ignored: bool,
    /// What its configuration allows: a position in [`Session::allowances`].
    allowances: Option<usize>,
}

/// What a configuration allows.
struct AllowedThere {
    entries: Vec<Suppression>,
    /// With what it is judged.
    linter: Linter,
    /// Whether everything below its root was named.
    is_whole: bool,
}

/// Files that are seen together.
struct Workspace {
    /// Their reports.
    reports: Range<usize>,
    /// Of what everything is among them.
    completeness: Completeness,
    /// With what they are checked together.
    linter: Linter,
}

/// Loads and checks what was named.
pub(crate) fn load(mut request: Request<'_>, catalog: &Catalog) -> Session {
    let mut session = Session {
        today: request.today,
        baseline: request.baseline.take(),
        store: request.store.and_then(|path| store::canonical(path).ok()),
        originals: request.fixing.then(BTreeMap::new),
        ..Session::default()
    };
    let (cwd, isolated) = (paths::Shown::new(request.cwd), request.isolated);
    let mut roots = roots::Roots::new(isolated);
    let given = std::mem::take(&mut request.given);
    let mut named = named::find(given, &cwd, &mut session);
    let setting = roots::Setting {
        cwd: &cwd,
        catalog,
        custom_rules: request.custom_rules,
    };
    if let Some(announced) = request.announced {
        let (rules, warnings) = announced.rules();
        session.custom.add_of_server(rules);
        session.warnings.extend(warnings);
    }
    let configs = roots::configure(&mut named, &mut roots, &setting, &mut session);
    session.know_rules(request.flags);
    if session.is_misconfigured() {
        return session;
    }
    let gathered = gather::gather(named, roots, configs, &request, &cwd, &mut session);
    if session.is_misconfigured() {
        return session;
    }
    check::check(gathered, request.jobs, catalog, &mut session);
    session.skipped.sort();
    session
}

impl Session {
    /// Whether a configuration file cannot be read, or has mistakes.
    pub(crate) fn is_misconfigured(&self) -> bool {
        let is_error = |finding: &Finding| finding.level == Level::Error;
        !self.config_faults.is_empty() || self.config.iter().any(is_error)
    }

    /// The resources of the files that were named, as they would be stored, in the order of the
    /// files.
    pub(crate) fn kept(&self) -> impl Iterator<Item = &Kept> {
        let reports = self.reports.iter();
        let reported = reports.filter(|report| self.is_reported(report.file));
        reported.flat_map(|report| &report.kept)
    }

    /// The first of the files that were named in which something may be a resource and could not be
    /// read as one, whatever rules say about it.
    pub(crate) fn first_unread(&self) -> Option<&str> {
        let mut reports = self.reports.iter();
        let report = reports.find(|it| self.is_reported(it.file) && it.counts.unread > 0)?;
        Some(&self.files[report.file.0 as usize].path)
    }

    /// The same of the files around those.
    pub(crate) fn first_unread_around(&self) -> Option<&str> {
        let mut reports = self.reports.iter();
        let report = reports.find(|it| !self.is_reported(it.file) && it.counts.unread > 0)?;
        Some(&self.files[report.file.0 as usize].path)
    }

    /// The first file of the workspaces of which nobody knows what it holds: what cannot be read or
    /// was passed over, but for what is somebody else's and what the configuration excludes.
    pub(crate) fn first_unknown(&self) -> Option<&str> {
        let reports = self.reports.iter();
        let is_ignored = |file: FileId| self.homes[file.0 as usize].is_ignored;
        let reports =
            reports.filter(|it| it.counts.unread > 0 || it.opaque && !is_ignored(it.file));
        let read = reports.map(|report| &*self.files[report.file.0 as usize].path);
        let skipped = self.skipped.iter().filter(|skipped| skipped.hides());
        let unseen = self.unseen.iter().map(|(_, shown)| shown.as_str());
        let all = read
            .chain(skipped.map(|it| it.path.as_str()))
            .chain(unseen)
            .chain(self.crashed.iter().map(String::as_str));
        all.min()
    }

    /// The resources of the files around those that were named.
    pub(crate) fn around(&self) -> impl Iterator<Item = Neighbour<'_>> {
        let reports = self.reports.iter();
        let around = reports.filter(|report| !self.is_reported(report.file));
        around.flat_map(move |report| {
            let file = report.file.0 as usize;
            report.resources.iter().map(move |located| Neighbour {
                located,
                path: &self.files[file].path,
                is_ignored: self.homes[file].is_ignored,
            })
        })
    }

    /// All findings that concern what was named, levelled and sorted, but for those that somebody
    /// allows or the baseline holds.
    pub(crate) fn finish(&self) -> Finished {
        let mut finished = self.with_sink(|sink| sink.finish(self.found()));
        finished.findings.splice(0..0, self.config.iter().cloned());
        finished
    }

    /// A baseline of all findings but those of configurations and about secrets, and what is left
    /// with it. Of an old one the entries stay that this run did not look for; `is_all` says that
    /// all its files were looked at.
    pub(crate) fn rebase(&self, old: &Baseline, is_all: bool) -> (Rebased, Finished) {
        let (rebased, mut finished) = self.with_sink(|sink| {
            let mut finished = sink.finish(self.found());
            let findings = std::mem::take(&mut finished.findings);
            let is_secret = |finding: &Finding| sink.is_secret(finding);
            let (secret, taken): (Vec<_>, Vec<_>) = findings.into_iter().partition(is_secret);
            finished.known = taken.len();
            finished.findings = secret;
            (sink.rebase(old, is_all, &taken), finished)
        });
        finished.findings.splice(0..0, self.config.iter().cloned());
        (rebased, finished)
    }

    fn with_sink<T>(&self, ask: impl FnOnce(&Sink<'_>) -> T) -> T {
        let mut reports: Vec<Option<&FileReport>> = vec![None; self.files.len()];
        for report in &self.reports {
            reports[report.file.0 as usize] = Some(report);
        }
        let view = |(index, report): (usize, _)| {
            let home: &Home = &self.homes[index];
            FileView {
                linter: self.linters[index].as_ref(),
                report,
                path: &home.path,
                is_reported: self.reported[index],
                is_whole: home.has_root,
                allowances: home.allowances,
            }
        };
        let views: Vec<FileView<'_>> = reports.into_iter().enumerate().map(view).collect();
        let allowances = self.allowances.iter().map(|allowed| Allowances {
            entries: &allowed.entries,
            linter: &allowed.linter,
            is_whole: allowed.is_whole,
        });
        let allowances: Vec<Allowances<'_>> = allowances.collect();
        ask(&Sink {
            rules: &self.rules,
            files: &self.files,
            views: &views,
            allowances: &allowances,
            today: self.today,
            baseline: self.baseline.as_ref(),
        })
    }

    /// All findings that concern what was named, without levels.
    fn found(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for workspace in &self.workspaces {
            let reports = &self.reports[workspace.reports.clone()];
            let linter = &workspace.linter;
            let all = reports.iter().chain(&self.known);
            let together = lint::check_workspace(linter, all, &workspace.completeness);
            let concerns = |finding: &Finding| {
                let related = finding.related.iter().map(|related| related.place.file);
                let repeats = finding.repeats.places.iter().map(|place| place.file);
                related
                    .chain(repeats)
                    .chain([finding.place.file])
                    .any(|file| self.is_reported(file))
            };
            findings.extend(together.into_iter().filter(concerns));
        }
        let reports = self.reports.iter();
        for report in reports.filter(|report| self.is_reported(report.file)) {
            findings.extend(report.findings.iter().cloned());
        }
        findings
    }

    fn is_reported(&self, file: FileId) -> bool {
        self.reported[file.0 as usize]
    }

    /// Settles which rules there are, once all configurations are read.
    fn know_rules(&mut self, flags: &Flags) {
        self.rules = lint::rule_set_with(self.custom.all());
        for (name, _) in &flags.custom {
            if Selector::parse(name, &self.rules).is_some() {
                continue;
            }
            let names = self.rules.iter().map(|(_, rule)| rule.name.as_str());
            let meant = match nearest(name, names) {
                Some(near) => format!("; did you mean `{near}`?"),
                None => String::new(),
            };
            self.config_faults
                .push(format!("there is no rule `{name}`{meant}"));
        }
    }

    /// Takes a file that says how others are checked.
    fn add_config_file(&mut self, source: SourceFile, path: &str, linter: &Arc<Linter>) {
        self.files.push(source);
        self.reported.push(true);
        self.linters.push(Arc::clone(linter));
        self.homes.push(Home {
            path: path.to_owned(),
            ..Home::default()
        });
    }

    /// Whether a walk has come into the store. Who walks inside of it means what lies there.
    fn is_stored(&self, found: &Path, walked: &Path) -> bool {
        let store = self.store.as_ref();
        store.is_some_and(|store| found.starts_with(store) && !walked.starts_with(store))
    }

    /// The number of the next file.
    fn next_id(&self) -> FileId {
        file_id(self.files.len())
    }

    fn skip(&mut self, path: String, reason: Reason) {
        match reason {
            Reason::Foreign | Reason::OtherName => self.counts.foreign += 1,
            Reason::Template => self.counts.templates += 1,
            Reason::Excluded | Reason::LeftOut(_) | Reason::Unreadable => {}
        }
        self.skipped.push(Skipped { path, reason });
    }
}

fn file_id(index: usize) -> FileId {
    FileId(u32::try_from(index).expect("a run has fewer than four billion files"))
}
