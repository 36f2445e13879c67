//! What belongs together: files into workspaces, with what lies around the named ones.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::custom::CustomRules;
use super::named::{Candidate, NamedFiles, is_candidate};
use super::paths::{Shown, join};
use super::plugins::Plugins;
use super::roots::Roots;
use super::{AllowedThere, Announced, Home, Reason, Request, Session};
use crate::config::{self, Config, PromqlSettings};
use crate::finding::RuleSet;
use crate::lint::{Completeness, Flags, Linter, Linters, Named, Suppression};
use crate::model::{ResourceKind, Target};
use crate::schema::Catalog;
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
    /// Where it lies in the workspace.
    pub(super) home: Home,
    /// What the configuration says about queries.
    pub(super) promql: Arc<PromqlSettings>,
    /// The server that will store its resources.
    pub(super) target: Target,
    /// What it is checked with.
    pub(super) linter: Arc<Linter>,
    /// The kinds that are known there, where they are more than everywhere.
    pub(super) catalog: Option<Arc<Catalog>>,
    /// Whether the stored forms of its resources are wanted.
    pub(super) keep: bool,
    /// Whether the configuration says that a program writes it.
    pub(super) generated: bool,
    /// The workspace.
    workspace: WorkspaceKey,
}

/// The files of one workspace.
pub(super) struct Group {
    /// Its files, sorted by how they are shown, those last that walks leave out.
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
        rules: session.rules.clone(),
        custom: std::mem::take(&mut session.custom),
        roots,
        configs,
        project: request.project,
        default_project: request.default_project,
        target: request.target,
        flags: request.flags,
        linters: BTreeMap::new(),
        catalogs: BTreeMap::new(),
        plugin_paths: request.plugin_paths,
        announced: request.announced,
        cwd,
        charts: HashMap::new(),
    };
    let named_roots = gatherer.named_roots(&named);
    let mut named = gatherer.add_context(named, cwd, session);
    if request.with_ignored {
        gatherer.add_ignored(&mut named, cwd, session);
    }
    let mut unseen = std::mem::take(&mut session.unseen);
    unseen.retain(|(path, _)| !gatherer.excludes(path));
    session.unseen = unseen;
    let mut groups: BTreeMap<WorkspaceKey, Vec<Member>> = BTreeMap::new();
    for file in named.files {
        if let Some(member) = gatherer.member(file, session) {
            groups
                .entry(member.workspace.clone())
                .or_default()
                .push(member);
        }
    }
    gatherer.warn_of_idle(session);
    groups.retain(|_, members| members.iter().any(|member| member.file.reported));
    gatherer.allow(&mut groups, &named_roots, session);
    groups
        .into_iter()
        .map(|(key, mut members)| {
            members.sort_by(|a, b| {
                let order = |member: &Member| member.file.ignored;
                let by_path = || a.file.shown.cmp(&b.file.shown);
                order(a).cmp(&order(b)).then_with(by_path)
            });
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
    rules: RuleSet,
    custom: CustomRules,
    roots: Roots,
    configs: BTreeMap<PathBuf, Config>,
    project: Option<&'a str>,
    default_project: Option<&'a str>,
    /// The server that will store the resources, if somebody asks for their stored forms.
    target: Option<Target>,
    flags: &'a Flags,
    /// By the root of the workspace.
    linters: BTreeMap<Option<PathBuf>, Linters>,
    /// By the root of the workspace, where it has plugins of its own.
    catalogs: BTreeMap<Option<PathBuf>, Option<Arc<Catalog>>>,
    /// Directories with packages of plugins that hold everywhere.
    plugin_paths: &'a [PathBuf],
    /// What the server tells about itself.
    announced: Option<&'a Announced>,
    cwd: &'a Shown,
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
                if session.is_stored(&found.path, &root) {
                    continue;
                }
                let target = Some(&found.path).filter(|_| found.link);
                let target = target.and_then(|path| store::canonical(path).ok());
                // A nested configuration is the root of a workspace of its own.
                if self.roots.of_file(&found.path).as_ref() == Some(&root) {
                    named.add_context(target.unwrap_or(found.path), &root, cwd, false);
                }
            }
            for refused in walked.errors {
                session.skip(cwd.found(&refused.path), Reason::Unreadable);
            }
        }
        named
    }

    /// Adds the files that walks leave out, in what was named and in the workspaces around it.
    fn add_ignored(&mut self, named: &mut NamedFiles, cwd: &Shown, session: &Session) {
        let keys = named.files.iter().map(|file| file.key.clone());
        let roots: BTreeSet<PathBuf> = keys.filter_map(|key| self.roots.of_file(&key)).collect();
        let walks: BTreeSet<PathBuf> = roots.iter().chain(&named.directories).cloned().collect();
        let is_inner = |path: &PathBuf| {
            let mut outer = path.ancestors().skip(1);
            outer.any(|outer| walks.contains(outer))
        };
        for directory in walks.iter().filter(|path| !is_inner(path)) {
            let found = store::walk(directory, Filter::Nothing).files.into_iter();
            for found in found.filter(|found| is_candidate(&found.path)) {
                if !session.is_stored(&found.path, directory) {
                    let key = store::canonical(&found.path).unwrap_or(found.path);
                    named.add_context(key, directory, cwd, true);
                }
            }
        }
    }

    /// Whether the configuration around a file says that it is nobody's concern.
    fn excludes(&mut self, path: &Path) -> bool {
        let root = self.roots.of_file(path);
        let below = root.as_ref().and_then(|root| path.strip_prefix(root).ok());
        let config = root.as_ref().and_then(|root| self.configs.get(root));
        config
            .zip(below.map(join))
            .is_some_and(|(config, below)| config.exclude.cover(&below))
    }

    /// A file with its workspace and project, unless it is passed over.
    fn member(&mut self, file: Candidate, session: &mut Session) -> Option<Member> {
        let root = self.roots.of_file(&file.key);
        let config = root.as_ref().and_then(|root| self.configs.get(root));
        let version = config.and_then(|config| config.perses.as_deref());
        let target = self.target.unwrap_or_else(|| Target::of(version));
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
        let catalog = self.catalog(root.as_ref(), session);
        let home = Home {
            has_root: below.is_some(),
            is_ignored: file.ignored,
            path: below.unwrap_or_else(|| file.shown.clone()),
            allowances: None,
        };
        Some(Member {
            keep: self.target.is_some() && file.reported,
            file,
            linter,
            catalog,
            generated,
            project: self
                .project
                .map(str::to_owned)
                .or(project)
                .or(self.default_project.map(str::to_owned)),
            home,
            promql: promql.unwrap_or_default(),
            target,
            workspace,
        })
    }

    /// The roots of which everything was named.
    fn named_roots(&self, named: &NamedFiles) -> BTreeSet<PathBuf> {
        let roots = self.configs.keys();
        let is_named = |root: &&PathBuf| named.directories.iter().any(|it| root.starts_with(it));
        roots.filter(is_named).cloned().collect()
    }

    /// Hands what configurations allow to the session, and tells their files about it.
    fn allow(
        &mut self,
        groups: &mut BTreeMap<WorkspaceKey, Vec<Member>>,
        named_roots: &BTreeSet<PathBuf>,
        session: &mut Session,
    ) {
        let mut positions: BTreeMap<PathBuf, usize> = BTreeMap::new();
        for (key, members) in groups {
            let Some(root) = &key.root else { continue };
            let allowed = self.configs.get(root).map(|config| config.allowed.clone());
            let allowed = allowed.filter(|allowed| !allowed.is_empty());
            let Some(allowed) = allowed else { continue };
            let position = *positions.entry(root.clone()).or_insert_with(|| {
                session.allowances.push(AllowedThere {
                    entries: allowed.into_iter().map(Suppression::from).collect(),
                    linter: self.linters(Some(root)).of_workspace(),
                    is_whole: named_roots.contains(root),
                });
                session.allowances.len() - 1
            });
            for member in members {
                member.home.allowances = Some(position);
            }
        }
    }

    /// The linters of the files below a root, or of those that have none.
    fn linters(&mut self, root: Option<&PathBuf>) -> &mut Linters {
        let config = root.and_then(|root| self.configs.get(root));
        let custom = self.custom.of(root.map(PathBuf::as_path));
        let new = || Linters::new(config, self.flags, &self.rules, &custom);
        self.linters.entry(root.cloned()).or_insert_with(new)
    }

    /// Says which rules somebody wants that do nothing.
    fn warn_of_idle(&self, session: &mut Session) {
        for (root, linters) in &self.linters {
            let config = root.as_ref().and_then(|root| self.configs.get(root));
            let file = config.and_then(Config::source);
            let file = file.map_or(config::FILE_NAME, |file| &file.path);
            let warning = |(rule, option): (&str, &str)| {
                format!(
                    "{rule} is on and finds nothing, because its option `{option}` in {file} is empty"
                )
            };
            session
                .warnings
                .extend(linters.idle(&self.rules).into_iter().map(warning));
        }
    }

    /// The catalog of the files below a root, if they have plugins of their own.
    fn catalog(&mut self, root: Option<&PathBuf>, session: &mut Session) -> Option<Arc<Catalog>> {
        if let Some(known) = self.catalogs.get(&root.cloned()) {
            return known.clone();
        }
        let mut plugins = Plugins::new(self.cwd);
        for path in self.plugin_paths {
            plugins.directory(&self.cwd.absolute(path));
        }
        let config = root.and_then(|root| Some((root, self.configs.get(root)?)));
        if let Some((root, config)) = config {
            plugins.entries(root, &config.plugins);
        }
        session.config_faults.extend(plugins.faults);
        session.warnings.extend(plugins.warnings);
        let mut private = plugins.found;
        // What is known here counts more: it may have a schema.
        private.extend(
            self.announced
                .into_iter()
                .flat_map(|it| it.plugins.iter().cloned()),
        );
        let catalog = (!private.is_empty()).then(|| Arc::new(Catalog::new().with(private)));
        self.catalogs.insert(root.cloned(), catalog.clone());
        catalog
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
