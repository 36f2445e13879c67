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
use crate::doc::{self, Document, Entry, Origin};
use crate::finding::Finding;
use crate::lint::{self, ConfigFile, Linter, Named, Profile, Settings};
use crate::schema::{self, Catalog, Family};
use crate::store::{self, Content, PathKind};
use crate::text::{FileId, SourceFile};

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

/// How many files may extend each other in a row.
const MAX_EXTENDED: usize = 16;

/// The configurations that concern a run.
struct Configs<'a> {
    setting: &'a Setting<'a>,
    linter: Arc<Linter>,
    findings: Vec<Finding>,
    /// The root whose configuration is being read.
    root: PathBuf,
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
        root: PathBuf::new(),
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
            Ok((shown, content)) => {
                root.clone_into(&mut self.root);
                let path = root.join(config::FILE_NAME);
                let mut around = vec![store::canonical(&path).unwrap_or(path)];
                let mut documents = Vec::new();
                let found = self.findings.len();
                self.check((shown, content), &mut around, &mut documents, session);
                let config = Config::read(documents);
                let shown = config.source().map(|file| file.path.to_string());
                if let Some(shown) = shown.filter(|_| self.findings.len() == found) {
                    let missing = missing_workspaces(&config, root, &shown);
                    session.warnings.extend(missing);
                }
                config
            }
            Err(fault) => {
                session.config_faults.push(fault);
                Config::default()
            }
        };
        self.known.insert(root.to_owned(), config);
    }

    /// Reads the files that a configuration extends, before its own document. `around` are the
    /// files that lead to it, the innermost last.
    fn extend(
        &mut self,
        document: &Document,
        around: &mut Vec<PathBuf>,
        documents: &mut Vec<Arc<Document>>,
        session: &mut Session,
    ) {
        let source = match document.origin() {
            Origin::File(file) => file.path.to_string(),
            Origin::Embedded { .. } => return,
        };
        for node in config::extended(document) {
            let written = node.text().unwrap_or_default();
            let directory = around.last().and_then(|path| path.parent());
            let path = directory.unwrap_or(Path::new("")).join(written);
            let key = store::canonical(&path).unwrap_or(path);
            let shown = self.setting.cwd.found(&key);
            // One that others extend as well has said what it says.
            if documents.iter().any(|known| is_file(known, &shown)) {
                continue;
            }
            if around.contains(&key) || around.len() > MAX_EXTENDED {
                let fault = format!("{source} extends {shown}, which leads back to it");
                session.config_faults.push(fault);
                continue;
            }
            match read_regular(&key) {
                Ok(content) if !key.starts_with(&self.root) && !self.is_config(&content) => {
                    let fault = format!("{source} extends {shown}, which is no configuration");
                    session.config_faults.push(fault);
                }
                Ok(content) => {
                    around.push(key);
                    self.check((shown, content), around, documents, session);
                    around.pop();
                }
                Err(error) => {
                    let reason = store::reason(&error);
                    let fault = format!("{source} extends {shown}, which cannot be read: {reason}");
                    session.config_faults.push(fault);
                }
            }
        }
    }

    /// Whether a text has at its root nothing but what a configuration has there. What is wrong
    /// with another one is not told: that would show lines of any file to whoever reads the output.
    fn is_config(&self, content: &Content) -> bool {
        let source = SourceFile::new(FileId(0), config::FILE_NAME, content.text.as_str());
        let parsed = doc::parse(&source);
        let schema = self.setting.catalog.schema(Family::Config, schema::CONFIG);
        let known = schema.and_then(|(_, schema)| schema.get("properties"));
        let is_known =
            |entry: Entry<'_>| known.is_some_and(|known| known.get(entry.key.text()).is_some());
        let is_sound = content.problems.is_empty() && parsed.len() == 1;
        let is_sound = is_sound && parsed[0].problems.is_empty();
        let root = parsed[0].document.root();
        is_sound && root.is_none_or(|root| root.is_mapping() && root.fields().all(is_known))
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

    /// Checks a configuration, and adds its document behind those of the files it extends.
    fn check(
        &mut self,
        (shown, content): (String, Content),
        around: &mut Vec<PathBuf>,
        documents: &mut Vec<Arc<Document>>,
        session: &mut Session,
    ) {
        let id = file_id(session.files.len());
        let source = SourceFile::new(id, shown, content.text);
        session.add_config_file(source.clone(), config::FILE_NAME, &self.linter);
        let parsed = doc::parse(&source);
        self.extend(&parsed[0].document, around, documents, session);
        let directory = around.last().and_then(|path| path.parent());
        let directory = directory.unwrap_or(Path::new("")).to_owned();
        let mut reader = Reader::new(self.setting, &self.linter, session, Some(&self.root));
        let custom = reader.document(&directory, &parsed[0].document);
        let rules = reader.rule_set();
        let (read, found) = reader.finish();
        self.findings.extend(found);
        session.custom.add(Some(&self.root), read);
        let file = ConfigFile {
            linter: &self.linter,
            catalog: self.setting.catalog,
            parsed: &parsed,
            broken: &content.problems,
        };
        let found = lint::check_config(file, &rules, &custom);
        self.findings.extend(found);
        documents.push(Arc::clone(&parsed[0].document));
    }

    /// Reads the rules of a team's own that hold everywhere.
    fn rules_everywhere(&mut self, session: &mut Session) {
        let mut reader = Reader::new(self.setting, &self.linter, session, None);
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

/// Whether a document is that of the file with this path.
fn is_file(document: &Document, shown: &str) -> bool {
    matches!(document.origin(), Origin::File(file) if *file.path == *shown)
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
