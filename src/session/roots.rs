//! The roots of workspaces, and what their configuration says.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::named::NamedFiles;
use super::paths::Shown;
use super::{Session, file_id};
use crate::config::{self, Config};
use crate::doc;
use crate::lint::{self, Linter, Profile, Settings};
use crate::schema::Catalog;
use crate::store::{self, Content};
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
            if store::is_file(&ancestor.join(config::FILE_NAME)) {
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

    /// The roots of everything that was named, sorted.
    pub(super) fn of_all(&mut self, named: &NamedFiles) -> BTreeSet<PathBuf> {
        let directories = named.directories.iter().map(PathBuf::as_path);
        let around = named.files.iter().filter_map(|file| file.key.parent());
        directories
            .chain(around)
            .filter_map(|directory| self.of(directory))
            .collect()
    }
}

/// Reads the configuration of each root. What is wrong with them goes to the session.
pub(super) fn read(
    roots: &BTreeSet<PathBuf>,
    cwd: &Shown,
    catalog: &Catalog,
    session: &mut Session,
) -> BTreeMap<PathBuf, Config> {
    // No flag may switch off what is said about the configuration.
    let rules = lint::rule_set();
    let linter = Linter::new(Settings::new(Profile::Recommended, &rules));
    let mut configs = BTreeMap::new();
    let mut findings = Vec::new();
    for root in roots {
        let path = root.join(config::FILE_NAME);
        let shown = cwd.found(&path);
        let Content { text, problems } = match store::read_file(&path) {
            Ok(content) => content,
            Err(error) => {
                let fault = format!("the configuration {shown} cannot be read: {error}");
                session.config_faults.push(fault);
                continue;
            }
        };
        let id = file_id(session.files.len());
        let source = SourceFile::new(id, shown, text);
        session.files.push(source.clone());
        session.reported.push(true);
        let parsed = doc::parse(&source);
        if parsed.len() > 1 {
            let count = parsed.len();
            let fault = format!(
                "the configuration {} holds {count} documents, not one",
                source.path
            );
            session.config_faults.push(fault);
        }
        findings.extend(lint::check_config(&linter, catalog, &parsed, &problems));
        configs.insert(root.clone(), Config::read(&parsed[0].document));
    }
    session.config = lint::finish(&linter, &session.files, findings);
    configs
}
