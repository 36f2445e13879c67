//! The roots of workspaces, and what their configuration says.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::custom::Reader;
use super::named::{Candidate, NamedFiles};
use super::paths::{Shown, join};
use super::{Reason, Session, file_id};
use crate::config::{self, Config};
use crate::doc;
use crate::finding::Finding;
use crate::lint::{self, ConfigFile, Linter, Named, Profile, Settings};
use crate::schema::Catalog;
use crate::store::{self, Content, PathKind};
use crate::text::SourceFile;

/// Knows for each directory the nearest one upwards that holds a configuration.
pub(super) struct Roots {
    isolated: bool,
    known: HashMap<PathBuf, Option<PathBuf>>,
}

impl Roots {
    /// Without any configuration if the run is isolated.
    pub(super) fn new(isolated: bool) -> Self {
        Self {
            isolated,
            known: HashMap::new(),
        }
    }

    /// The root to which a directory belongs. The path is canonical.
    pub(super) fn of(&mut self, directory: &Path) -> Option<PathBuf> {
        if self.isolated {
            return None;
        }
        let mut passed = Vec::new();
        let mut root = None;
        for ancestor in directory.ancestors() {
            if let Some(known) = self.known.get(ancestor) {
                root.clone_from(known);
                break;
            }
            passed.push(ancestor.to_owned());
            let is_root = store::exists(&ancestor.join(config::FILE_NAME))
                || store::is_file(&ancestor.join(config::MISNAMED));
            if is_root {
                root = Some(ancestor.to_owned());
                break;
            }
        }
        for directory in passed {
            self.known.insert(directory, root.clone());
        }
        root
    }

    /// The root to which a file belongs.
    pub(super) fn of_file(&mut self, key: &Path) -> Option<PathBuf> {
        self.of(key.parent()?)
    }

    /// The roots whose configuration concerns a file, from the inside out: its own, and of a file
    /// that a walk has found those up to the one in which the walk began. What lies further
    /// outside has no say about a directory that somebody wants to see.
    fn around(&mut self, file: &Candidate) -> Vec<PathBuf> {
        let mut roots = Vec::new();
        let walked = file.walked.as_ref();
        let outermost = walked.and_then(|walked| self.of(walked));
        let mut next = self.of_file(&file.key);
        while let Some(root) = next {
            next = root.parent().and_then(|parent| self.of(parent));
            next = next.filter(|next| {
                outermost.as_ref() == Some(next)
                    || walked.is_some_and(|walked| next.starts_with(walked))
            });
            roots.push(root);
        }
        roots
    }
}

/// What reading configurations needs.
pub(super) struct Setting<'a> {
    pub(super) cwd: &'a Shown,
    pub(super) catalog: &'a Catalog,
    /// Files with rules of a team's own that hold everywhere.
    pub(super) custom_rules: &'a [PathBuf],
}

/// The configurations that concern a run.
struct Configs<'a> {
    setting: &'a Setting<'a>,
    linter: Arc<Linter>,
    findings: Vec<Finding>,
    known: BTreeMap<PathBuf, Config>,
}

/// Reads the configurations that concern what was named, and drops the files that they exclude.
/// What is wrong with them goes to the session.
///
/// A root is read before those inside it, and what it excludes is never read.
pub(super) fn configure(
    named: &mut NamedFiles,
    roots: &mut Roots,
    setting: &Setting<'_>,
    session: &mut Session,
) -> BTreeMap<PathBuf, Config> {
    // No flag may switch off what is said about the configuration.
    let rules = lint::rule_set();
    let linter = Arc::new(Linter::new(Settings::new(Profile::Recommended, &rules)));
    let mut configs = Configs {
        setting,
        linter,
        findings: Vec::new(),
        known: BTreeMap::new(),
    };
    configs.rules_everywhere(session);
    let of_directories = named.directories.iter();
    let of_directories: BTreeSet<PathBuf> = of_directories
        .filter_map(|directory| roots.of(directory))
        .collect();
    for root in of_directories {
        configs.read(&root, session);
    }
    named.files.retain(|file| {
        let mut around = roots.around(file);
        around.reverse();
        for root in around {
            configs.read(&root, session);
            if file.named != Named::Explicit && configs.exclude(&root, &file.key) {
                session.skip(file.shown.clone(), Reason::Excluded);
                return false;
            }
        }
        true
    });
    session.config = lint::finish(&configs.linter, &session.files, configs.findings);
    configs.known
}

impl Configs<'_> {
    /// Reads the configuration of a root, once.
    fn read(&mut self, root: &Path, session: &mut Session) {
        if self.known.contains_key(root) {
            return;
        }
        let config = match self.open(root, session) {
            Ok((shown, content)) => self.check(root, shown, content, session),
            Err(fault) => {
                session.config_faults.push(fault);
                Config::default()
            }
        };
        self.known.insert(root.to_owned(), config);
    }

    /// The text of a configuration, and its path as it is shown; else why there is none.
    fn open(&self, root: &Path, session: &mut Session) -> Result<(String, Content), String> {
        let path = root.join(config::FILE_NAME);
        let shown = self.setting.cwd.found(&path);
        let misnamed = root.join(config::MISNAMED);
        if store::is_file(&misnamed) {
            let misnamed = self.setting.cwd.found(&misnamed);
            if !store::exists(&path) {
                let name = config::FILE_NAME;
                return Err(format!(
                    "the configuration {misnamed} is not read; its name is {name}"
                ));
            }
            let warning = format!("{misnamed} is not read, because {shown} lies beside it");
            session.warnings.push(warning);
        }
        match read_regular(&path) {
            Ok(content) => Ok((shown, content)),
            Err(error) => {
                let reason = store::reason(&error);
                Err(format!(
                    "the configuration {shown} cannot be read: {reason}"
                ))
            }
        }
    }

    /// Checks a configuration and takes from it what is right.
    fn check(
        &mut self,
        root: &Path,
        shown: String,
        content: Content,
        session: &mut Session,
    ) -> Config {
        let id = file_id(session.files.len());
        let source = SourceFile::new(id, shown, content.text);
        session.add_config_file(source.clone(), config::FILE_NAME, &self.linter);
        let parsed = doc::parse(&source);
        let config = Config::read(&parsed[0].document);
        let mut reader = Reader::new(self.setting, &self.linter, session);
        let custom = reader.config(root, &config);
        let rules = reader.rule_set();
        let (read, found) = reader.finish();
        self.findings.extend(found);
        session.custom.add(Some(root), read);
        let file = ConfigFile {
            linter: &self.linter,
            catalog: self.setting.catalog,
            parsed: &parsed,
            broken: &content.problems,
        };
        let found = lint::check_config(file, &rules, &custom);
        if found.is_empty() {
            let missing = missing_workspaces(&config, root, &source.path);
            session.warnings.extend(missing);
        }
        self.findings.extend(found);
        config
    }

    /// Reads the rules of a team's own that hold everywhere.
    fn rules_everywhere(&mut self, session: &mut Session) {
        let mut reader = Reader::new(self.setting, &self.linter, session);
        for path in self.setting.custom_rules {
            reader.file(&self.setting.cwd.absolute(path));
        }
        let (read, found) = reader.finish();
        self.findings.extend(found);
        session.custom.add(None, read);
    }

    /// Whether the configuration of a root excludes a file.
    fn exclude(&self, root: &Path, key: &Path) -> bool {
        let config = self.known.get(root);
        let below = key.strip_prefix(root).map(join);
        config
            .zip(below.ok())
            .is_some_and(|(config, below)| config.exclude.cover(&below))
    }
}

/// What to say about globs of workspaces that lead to no directory.
fn missing_workspaces(config: &Config, root: &Path, shown: &str) -> Vec<String> {
    let missing = |glob: &String| {
        let directory = config::fixed_directory(glob)?;
        let is_missing = !store::is_directory(&root.join(directory));
        let (glob, directory) = (glob.escape_debug(), directory.escape_debug());
        is_missing.then(|| {
            format!(
                "the glob `{glob}` of `workspaces` in {shown} matches nothing: there is no \
                 directory {directory}"
            )
        })
    };
    config.workspace_globs.iter().filter_map(missing).collect()
}

/// Reads a file; what a pipe holds would be gone for whoever it was meant for.
pub(super) fn read_regular(path: &Path) -> io::Result<Content> {
    match store::kind(path)? {
        PathKind::File => store::read_file(path),
        PathKind::Directory => Err(io::Error::other("it is a directory")),
        PathKind::Special => Err(io::Error::other("it is no regular file")),
    }
}
