//! What belongs together: files into workspaces, with what lies around the named ones.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::named::{Candidate, NamedFiles, is_candidate};
use super::paths::{Shown, join};
use super::roots::Roots;
use super::{Reason, Request, Session};
use crate::config::{Config, PromqlSettings};
use crate::finding::RuleSet;
use crate::lint::{self, Completeness, Flags, Linter, Linters, Named};
use crate::model::{ResourceKind, Target};
use crate::store::{self, Filter};

/// Which workspace a file belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct WorkspaceKey {
    /// The directory with the configuration; none without any.
    root: Option<PathBuf>,
    /// The environment folder, relative to the root.
    environment: Option<String>,
}

/// A file to check.
pub(super) struct Member {
    /// The file.
    pub(super) file: Candidate,
    /// The project of its resources that name none.
    pub(super) project: Option<String>,
    /// Its path from the root of the workspace, if there is a root.
    pub(super) below: Option<String>,
    /// What the configuration says about queries.
    pub(super) promql: Arc<PromqlSettings>,
    /// The server that will store its resources.
    pub(super) target: Target,
    /// What it is checked with.
    pub(super) linter: Arc<Linter>,
    /// Whether the configuration says that a program writes it.
    pub(super) generated: bool,
    /// The workspace.
    workspace: WorkspaceKey,
}

/// The files of one workspace.
pub(super) struct Group {
    /// Its files, sorted by how they are shown.
    pub(super) members: Vec<Member>,
    /// What the configuration says about its completeness.
    pub(super) completeness: Completeness,
    /// What they are checked with together.
    pub(super) linter: Linter,
}

/// Sorts files into workspaces and adds the unnamed files of these workspaces.
pub(super) fn gather(
    named: NamedFiles,
    roots: Roots,
    configs: BTreeMap<PathBuf, Config>,
    request: &Request<'_>,
    cwd: &Shown,
    session: &mut Session,
) -> Vec<Group> {
    let mut gatherer = Gatherer {
        roots,
        configs,
        project: request.project,
        flags: request.flags,
        rules: lint::rule_set(),
        linters: BTreeMap::new(),
        charts: HashMap::new(),
    };
    let named = gatherer.add_context(named, cwd, session);
    let mut groups: BTreeMap<WorkspaceKey, Vec<Member>> = BTreeMap::new();
    for file in named.files {
        if let Some(member) = gatherer.member(file, session) {
            groups
                .entry(member.workspace.clone())
                .or_default()
                .push(member);
        }
    }
    groups.retain(|_, members| members.iter().any(|member| member.file.reported));
    groups
        .into_iter()
        .map(|(key, mut members)| {
            members.sort_by(|a, b| a.file.shown.cmp(&b.file.shown));
            let completeness = gatherer.completeness(&key);
            let linter = gatherer.linters(key.root.as_ref()).of_workspace();
            Group {
                members,
                completeness,
                linter,
            }
        })
        .collect()
}

struct Gatherer<'a> {
    roots: Roots,
    configs: BTreeMap<PathBuf, Config>,
    project: Option<&'a str>,
    flags: &'a Flags,
    rules: RuleSet,
    /// By the root of the workspace.
    linters: BTreeMap<Option<PathBuf>, Linters>,
    /// For each directory whether it is the folder of templates of a Helm chart, or below one.
    charts: HashMap<PathBuf, bool>,
}

impl Gatherer<'_> {
    /// Adds the files that lie in the workspaces of the named ones.
    fn add_context(
        &mut self,
        mut named: NamedFiles,
        cwd: &Shown,
        session: &mut Session,
    ) -> NamedFiles {
        let keys = named.files.iter().map(|file| file.key.clone());
        let with_files: BTreeSet<PathBuf> =
            keys.filter_map(|key| self.roots.of_file(&key)).collect();
        for root in with_files {
            let covered = |directory: &PathBuf| root.starts_with(directory);
            if named.directories.iter().any(covered) {
                continue;
            }
            let walked = store::walk(&root, Filter::Ignored);
            for found in walked
                .files
                .into_iter()
                .filter(|found| is_candidate(&found.path))
            {
                let target = Some(&found.path).filter(|_| found.link);
                let target = target.and_then(|path| store::canonical(path).ok());
                // A nested configuration is the root of a workspace of its own.
                if self.roots.of_file(&found.path).as_ref() == Some(&root) {
                    named.add_context(target.unwrap_or(found.path), &root, cwd);
                }
            }
            for refused in walked.errors {
                session.skip(cwd.found(&refused.path), Reason::Unreadable);
            }
        }
        named
    }

    /// A file with its workspace and project, unless it is passed over.
    fn member(&mut self, file: Candidate, session: &mut Session) -> Option<Member> {
        let root = self.roots.of_file(&file.key);
        let config = root.as_ref().and_then(|root| self.configs.get(root));
        let target = Target::of(config.and_then(|config| config.perses.as_deref()));
        let below = root
            .as_ref()
            .and_then(|root| file.key.strip_prefix(root).ok());
        let below = below.map(join);
        let mut workspace = WorkspaceKey {
            root: root.clone(),
            environment: None,
        };
        let mut project = None;
        let mut generated = false;
        let promql = config.map(|config| Arc::clone(&config.promql));
        if let (Some(config), Some(below)) = (config, &below) {
            project = config.project(below).map(str::to_owned);
            generated = config.generated.cover(below);
            workspace.environment = environment(config, below);
            // Of the named files, those that are excluded are gone already.
            if !file.reported && config.exclude.cover(below) {
                return None;
            }
        }
        if file.named != Named::Explicit && self.is_in_chart(file.key.parent()) {
            if file.reported {
                session.skip(file.shown, Reason::Template);
            }
            return None;
        }
        let linter = self
            .linters(root.as_ref())
            .of(below.as_deref().unwrap_or_default());
        Some(Member {
            file,
            linter,
            generated,
            project: self.project.map(str::to_owned).or(project),
            below,
            promql: promql.unwrap_or_default(),
            target,
            workspace,
        })
    }

    /// The linters of the files below a root, or of those that have none.
    fn linters(&mut self, root: Option<&PathBuf>) -> &mut Linters {
        let config = root.and_then(|root| self.configs.get(root));
        let new = || Linters::new(config, self.flags, &self.rules);
        self.linters.entry(root.cloned()).or_insert_with(new)
    }

    /// Whether a directory holds templates of a Helm chart.
    fn is_in_chart(&mut self, directory: Option<&Path>) -> bool {
        let Some(directory) = directory else {
            return false;
        };
        if let Some(known) = self.charts.get(directory) {
            return *known;
        }
        let parent = directory.parent();
        let is_templates = directory
            .file_name()
            .is_some_and(|name| name == "templates")
            && parent.is_some_and(|parent| store::is_file(&parent.join("Chart.yaml")));
        let inside = is_templates || self.is_in_chart(parent);
        self.charts.insert(directory.to_owned(), inside);
        inside
    }

    fn completeness(&self, key: &WorkspaceKey) -> Completeness {
        let config = key.root.as_ref().and_then(|root| self.configs.get(root));
        let words = config
            .map(|config| &config.complete[..])
            .unwrap_or_default();
        let kind = |word: &String| ResourceKind::parse_any_case(word.strip_suffix('s')?);
        Completeness {
            kinds: words.iter().filter_map(kind).collect(),
        }
    }
}

/// The innermost environment folder around a file.
fn environment(config: &Config, below: &str) -> Option<String> {
    let folders = below.rmatch_indices('/').map(|(end, _)| &below[..end]);
    let mut matching = folders.filter(|folder| config.workspaces.match_directory(folder));
    matching.next().map(str::to_owned)
}
