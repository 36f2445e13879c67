//! What a server adds to a session: its plugins and rules before files are checked, resources that
//! no file holds and its refusals afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Home, Session, check};
use crate::doc::{self, NodeRef};
use crate::lint::{self, CustomRule, FileInput, Linter, Named, Rejection};
use crate::model::{Key, ResourceKind};
use crate::schema::{Catalog, PrivatePlugin, Problem, ProblemKind};
use crate::text::{FileId, SourceFile};

/// What a server tells about itself that decides about files.
#[derive(Default)]
pub(crate) struct Announced {
    /// The plugins it has, without their schemas.
    pub(crate) plugins: Vec<PrivatePlugin>,
    /// Its own rules, as JSON, if it has some.
    pub(crate) rules: Option<String>,
    /// Its address.
    pub(crate) shown: String,
}

impl Announced {
    /// The rules of the server that can be used here, with why the others cannot: fragments without
    /// a final stop.
    pub(super) fn rules(&self) -> (Vec<CustomRule>, Vec<String>) {
        let text = self.rules.as_deref().unwrap_or("[]");
        let source = SourceFile::new(FileId(0), "rules.json", text);
        let parsed = doc::parse(&source);
        let root = parsed.first().and_then(|parsed| parsed.document.root());
        let items: Vec<NodeRef<'_>> = root.into_iter().flat_map(NodeRef::items).collect();
        let (rules, problems) = lint::rules_of(items.iter().copied(), &mut BTreeSet::new());
        let server = &self.shown;
        let warning = |problem: &Problem<'_>| {
            let item = items
                .iter()
                .find(|item| item.span().contains(problem.node.span()));
            let name = item
                .and_then(|item| item.get("name")?.text())
                .unwrap_or_default();
            let name = name.escape_debug();
            let why = match &problem.kind {
                ProblemKind::Malformed { detail, .. } => detail.as_str(),
                _ => "it is malformed",
            };
            format!("the rule `{name}` of {server} is left out: {why}")
        };
        let warnings = problems.iter().map(warning).collect();
        (rules, warnings)
    }
}

/// A resource that a server holds.
pub(crate) struct Known {
    /// Which one it is.
    pub(crate) key: Key,
    /// What it is called where a finding mentions it: its address.
    pub(crate) shown: String,
    /// The resource, as JSON.
    pub(crate) text: String,
}

impl Session {
    /// Takes resources of a server for known, as if they stood in files around those that were
    /// named; where files define them, the files count. Of the `complete` kinds the server has told
    /// all that the files may refer to.
    pub(crate) fn know(
        &mut self,
        known: &[Known],
        complete: &BTreeSet<ResourceKind>,
        catalog: &Catalog,
    ) {
        let definitions = self.reports.iter().flat_map(|it| &it.facts.definitions);
        let identity = |kind: ResourceKind, project: Option<&str>, name: &str| {
            (kind, project.map(str::to_lowercase), name.to_lowercase())
        };
        let mine: BTreeSet<_> = definitions
            .map(|it| &it.identity)
            .map(|it| identity(it.kind, it.project.as_deref(), &it.name))
            .collect();
        let silent = Arc::new(Linter::silent());
        for known in known {
            let key = &known.key;
            if mine.contains(&identity(key.kind(), key.project(), key.name())) {
                continue;
            }
            let source = SourceFile::new(self.next_id(), known.shown.as_str(), known.text.as_str());
            let input = FileInput::new(&source, Named::Explicit);
            let mut report = lint::check_file(&silent, catalog, &input);
            // What it refers to is not ours to judge.
            report.facts.references.clear();
            let source = SourceFile::new(source.id, source.path, "");
            self.files.push(source);
            self.reported.push(false);
            self.linters.push(Arc::clone(&silent));
            self.homes.push(Home::default());
            self.known.push(report);
        }
        for workspace in &mut self.workspaces {
            workspace.completeness.kinds.extend(complete);
        }
    }

    /// Whether what a server says against a resource of this file can be told: its text is at hand.
    pub(crate) fn is_at_hand(&self, file: FileId) -> bool {
        let originals = self.originals.as_ref();
        originals.is_some_and(|all| all.get(&file).is_some_and(|it| it.text.is_some()))
    }

    /// Adds what a server says against resources to what was found in their files.
    pub(crate) fn reject(
        &mut self,
        rejections: BTreeMap<FileId, Vec<Rejection>>,
        catalog: &Catalog,
    ) {
        let Some(originals) = &self.originals else {
            return;
        };
        for (id, rejections) in rejections {
            let Some(original) = originals.get(&id) else {
                continue;
            };
            let Some(text) = &original.text else {
                continue;
            };
            let member = &original.member;
            let source = SourceFile::new(id, member.file.shown.as_str(), Arc::clone(text));
            let checked = check::Text {
                source: &source,
                problems: &[],
                rejections: &rejections,
            };
            let linter = &self.linters[id.0 as usize];
            let report = check::check_text(member, checked, linter, catalog);
            self.files[id.0 as usize] = source.masked(&report.secrets);
            let mut reports = self.reports.iter_mut();
            if let Some(old) = reports.find(|old| old.file == id) {
                *old = report;
            }
        }
    }
}
