//! Reading the rules of a team's own: from the files that flags and configurations name, and from
//! configurations themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::roots::{Setting, read_regular};
use super::{Session, file_id};
use crate::config;
use crate::doc::{self, Document, NodeRef};
use crate::finding::{Finding, RuleSet};
use crate::lint::{self, ConfigFile, CustomRule, Linter};
use crate::schema::Problem;
use crate::store;
use crate::text::SourceFile;

/// The rules of a team's own, by the root of the workspace in which they hold.
#[derive(Default)]
pub(super) struct CustomRules {
    /// Those of flags, which hold everywhere.
    everywhere: Vec<Arc<CustomRule>>,
    by_root: BTreeMap<PathBuf, Vec<Arc<CustomRule>>>,
    /// Those of the server, which hold where no other one has their name.
    of_server: Vec<Arc<CustomRule>>,
    /// The files that were read for a root, or for everywhere: they may be named again.
    files: BTreeMap<Option<PathBuf>, BTreeSet<PathBuf>>,
}

impl CustomRules {
    /// The rules that hold below a root.
    pub(super) fn of(&self, root: Option<&Path>) -> Vec<Arc<CustomRule>> {
        let mut rules = self.written(root);
        let of_server = self.of_server.iter();
        let free = of_server.filter(|rule| rules.iter().all(|other| other.name != rule.name));
        let free: Vec<_> = free.cloned().collect();
        rules.extend(free);
        rules
    }

    /// The same without those of the server.
    fn written(&self, root: Option<&Path>) -> Vec<Arc<CustomRule>> {
        let own = root.and_then(|root| self.by_root.get(root));
        let own = own.into_iter().flatten();
        self.everywhere.iter().chain(own).cloned().collect()
    }

    /// The files that were read for a root, and for everywhere.
    fn files_of(&self, root: Option<&Path>) -> BTreeSet<PathBuf> {
        let keys = [None, root.map(Path::to_owned)];
        let files = keys.iter().filter_map(|key| self.files.get(key));
        files.flatten().cloned().collect()
    }

    /// All rules of the run.
    pub(super) fn all(&self) -> impl Iterator<Item = &CustomRule> {
        let by_root = self.by_root.values().flatten();
        let all = self.everywhere.iter().chain(by_root).chain(&self.of_server);
        all.map(AsRef::as_ref)
    }

    /// Takes the rules of the server.
    pub(super) fn add_of_server(&mut self, rules: Vec<CustomRule>) {
        self.of_server.extend(rules.into_iter().map(Arc::new));
    }

    /// Takes what was read: for a root, or without one for everywhere.
    pub(super) fn add(&mut self, root: Option<&Path>, read: Read) {
        match root {
            Some(root) => {
                let rules = self.by_root.entry(root.to_owned()).or_default();
                rules.extend(read.rules);
            }
            None => self.everywhere.extend(read.rules),
        }
        let files = self.files.entry(root.map(Path::to_owned)).or_default();
        files.extend(read.files);
    }
}

/// Rules that were read together.
#[derive(Default)]
pub(super) struct Read {
    rules: Vec<Arc<CustomRule>>,
    /// The files, without links.
    files: BTreeSet<PathBuf>,
    /// The names of the rules, which are there once.
    names: BTreeSet<String>,
}

/// Reads rules that hold in one place.
pub(super) struct Reader<'a> {
    setting: &'a Setting<'a>,
    linter: &'a Arc<Linter>,
    session: &'a mut Session,
    /// The rules that hold there already.
    known: Vec<Arc<CustomRule>>,
    read: Read,
    findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    /// A reader that knows the rules that hold in a root already, or everywhere.
    pub(super) fn new(
        setting: &'a Setting<'a>,
        linter: &'a Arc<Linter>,
        session: &'a mut Session,
        root: Option<&Path>,
    ) -> Self {
        let known = session.custom.written(root);
        let read = Read {
            names: known.iter().map(|rule| rule.name.clone()).collect(),
            files: session.custom.files_of(root),
            rules: Vec::new(),
        };
        Self {
            setting,
            linter,
            session,
            known,
            read,
            findings: Vec::new(),
        }
    }

    /// Reads the rules of a configuration in a directory, and answers what is wrong with those that
    /// stand in it.
    pub(super) fn document<'d>(
        &mut self,
        directory: &Path,
        document: &'d Document,
    ) -> Vec<Problem<'d>> {
        for name in config::custom_rules(document).filter_map(NodeRef::text) {
            self.file(&directory.join(name));
        }
        let inline = config::custom_rules(document).filter(|item| item.is_mapping());
        let (rules, problems) = lint::rules_of(inline, &mut self.read.names);
        self.read.rules.extend(rules.into_iter().map(Arc::new));
        problems
    }

    /// Reads a file with rules, once.
    pub(super) fn file(&mut self, path: &Path) {
        let key = store::canonical(path).unwrap_or_else(|_| path.to_owned());
        if !self.read.files.insert(key.clone()) {
            return;
        }
        let shown = self.setting.cwd.found(&key);
        let content = match read_regular(path) {
            Ok(content) => content,
            Err(error) => {
                let reason = store::reason(&error);
                let fault = format!("the custom rules {shown} cannot be read: {reason}");
                self.session.config_faults.push(fault);
                return;
            }
        };
        let id = file_id(self.session.files.len());
        let source = SourceFile::new(id, shown.as_str(), content.text);
        self.session
            .add_config_file(source.clone(), &shown, self.linter);
        let parsed = doc::parse(&source);
        let root = parsed.first().and_then(|parsed| parsed.document.root());
        let items = root.into_iter().flat_map(NodeRef::items);
        let (rules, problems) = lint::rules_of(items, &mut self.read.names);
        self.read.rules.extend(rules.into_iter().map(Arc::new));
        let file = ConfigFile {
            linter: self.linter,
            catalog: self.setting.catalog,
            parsed: &parsed,
            broken: &content.problems,
        };
        self.findings
            .extend(lint::check_custom_rules(file, &problems));
    }

    /// All rules that hold there.
    pub(super) fn rule_set(&self) -> RuleSet {
        let rules = self.known.iter().chain(&self.read.rules);
        lint::rule_set_with(rules.map(AsRef::as_ref))
    }

    /// The rules, and what is wrong with their files.
    pub(super) fn finish(self) -> (Read, Vec<Finding>) {
        (self.read, self.findings)
    }
}
