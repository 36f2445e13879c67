//! What `delete` deletes: what was named, all of a kind, or what files hold.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::delete::DeleteArgs;
use crate::apply::{self, inventory};
use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::input::InputArgs;
use crate::cli::remote::{
    Access, Prepared, Reading, Wish, collection_of, expect_project, kinds, project_of, tell_faults,
    tell_left_out, unnameable, warn, workspace,
};
use crate::diff::plan::{self, Inputs, Plan, SecretsPolicy};
use crate::doc::Value;
use crate::model::{Collection, Key, ResourceKind};
use crate::schema::Catalog;
use crate::session::{self, Session};
use crate::store::{Glance, Narrowed, StoreFault};

/// What is to be deleted, if that could be found out.
pub(super) enum What {
    /// This.
    Doomed(Box<Doomed>),
    /// It could not, the user knows why, and this is how the run ends.
    Told(Exit),
}

/// What is to be deleted.
pub(super) struct Doomed {
    /// Where.
    pub(super) prepared: Prepared,
    /// In which order.
    pub(super) plan: Plan,
    /// The kind and the project of which everything goes, if that was asked for.
    all: Option<(ResourceKind, Option<String>)>,
    /// Why something else cannot be deleted that was asked for.
    faults: Vec<StoreFault>,
    /// How many resources have names that nobody can ask for.
    unnamed: usize,
}

impl Doomed {
    /// Finds out what is to be deleted.
    pub(super) fn find(
        env: &mut Env,
        global: &GlobalArgs,
        args: &DeleteArgs,
    ) -> Result<What, Failure> {
        if args.files.file.is_empty() && args.files.directory.is_empty() {
            return Self::of_kind(env, global, args).map(|it| What::Doomed(it.into()));
        }
        Self::in_files(env, global, args)
    }

    fn of_kind(env: &mut Env, global: &GlobalArgs, args: &DeleteArgs) -> Result<Self, Failure> {
        let kind = kinds::named(args.kind.as_deref())?;
        if args.names.is_empty() && !args.everything.all {
            let message = format!("name what to delete of the kind {}", kind.name());
            return Err(Failure::new(Kind::Usage, message).hint("--all deletes everything of it."));
        }
        let catalog = Arc::new(Catalog::new());
        let config = session::config_around(Path::new("."), &env.cwd, &catalog).1;
        let remote = args
            .server
            .open(env, config.as_ref(), &catalog, access(args))?;
        warn(env, global, &remote.warnings);
        let target = remote.read().target()?;
        let project = if args.everything.all_projects {
            None
        } else {
            project_of(kind, args.project.as_deref(), &remote).map_err(|failure| {
                if args.everything.all {
                    failure.hint("--all-projects deletes those of all projects.")
                } else {
                    failure
                }
            })?
        };
        let project = project.map(str::to_owned);
        let prepared = Prepared {
            catalog,
            remote,
            target,
            session: Session::default(),
        };
        if args.everything.all {
            return Self::everything(env, global, prepared, kind, project);
        }
        let mut have = BTreeMap::new();
        for name in &args.names {
            let key = Key::new(kind, project.as_deref(), name, target);
            let key = key.map_err(|fault| unnameable(&fault))?;
            have.insert(key, Value::mapping());
        }
        Ok(Self::new(prepared, have))
    }

    /// All resources of a kind, but for what perscope keeps there itself.
    fn everything(
        env: &mut Env,
        global: &GlobalArgs,
        prepared: Prepared,
        kind: ResourceKind,
        project: Option<String>,
    ) -> Result<Self, Failure> {
        let (store, target) = (prepared.remote.read(), prepared.target);
        let collection = collection_of(kind, project.as_deref(), target)?;
        let refers = matches!(kind, ResourceKind::Variable | ResourceKind::GlobalVariable);
        let narrowed = Narrowed {
            prefix: "",
            metadata_only: !refers,
        };
        let Glance { values, unread } = store.glance(&collection, narrowed)?;
        let (mut have, mut unnamed, mut inventories) = (BTreeMap::new(), 0, 0);
        for value in values {
            match Key::of_value(kind, &value, target) {
                Ok(key) if inventory::is_inventory(&key) => inventories += 1,
                Ok(key) => drop(have.insert(key, value)),
                Err(_) => unnamed += 1,
            }
        }
        let is_empty = have.is_empty() && unread.is_empty();
        if let (true, true, Some(project)) = (is_empty, env.is_percli(), &project) {
            // A script of percli's stops here, and does not go on with a slip.
            expect_project(store, project, target)?;
        }
        if !global.quiet {
            if inventories > 0 {
                let _ = writeln!(
                    env.err,
                    "note: {inventories} inventories of `perscope apply` stay; name them to delete them"
                );
            }
            if let (true, Some(project)) = (is_empty, &project)
                && let Err(failure) = expect_project(store, project, target)
            {
                let _ = writeln!(env.err, "note: {}", failure.message);
            }
        }
        Ok(Self {
            all: Some((kind, project)),
            faults: unread,
            unnamed,
            ..Self::new(prepared, have)
        })
    }

    fn in_files(env: &mut Env, global: &GlobalArgs, args: &DeleteArgs) -> Result<What, Failure> {
        let input = InputArgs {
            paths: Vec::new(),
            file: args.files.file.clone(),
            directory: args.files.directory.clone(),
            stdin_filename: None,
            project: args.project.clone(),
            isolated: args.files.isolated,
            plugin_path: Vec::new(),
            allow_empty: false,
        };
        let reading = Reading {
            input: &input,
            server: &args.server,
            access: access(args),
            with_ignored: false,
        };
        let prepared = reading.prepare(env)?;
        if let Some(exit) = tell_faults(env, global, &input, &prepared)? {
            return Ok(What::Told(exit));
        }
        if let Some(file) = prepared.session.first_unread() {
            let message = format!("nothing was deleted, because {file} may hold what would be");
            return Err(Failure::new(Kind::Input, message)
                .hint("A part of it cannot be read as a resource; `perscope lint` says why."));
        }
        let wish = Wish {
            project: args.project.as_deref().filter(|_| !args.files.force),
            custom_resources: args.files.custom_resources,
            target: prepared.target,
        };
        let workspace = workspace(&prepared.session, wish);
        let mut exit = None;
        for failure in &workspace.failures {
            failure.write(&mut env.err);
            exit = exit.max(Some(failure.exit()));
        }
        if let Some(exit) = exit {
            return Ok(What::Told(exit));
        }
        tell_left_out(env, global, &workspace);
        let wanted = workspace.wanted.iter();
        let have = wanted.map(|wanted| (wanted.key.clone(), Value::clone(&wanted.value)));
        let have = have.collect();
        Ok(What::Doomed(Self::new(prepared, have).into()))
    }

    /// Everything of some resources; the values tell which one refers to which.
    fn new(prepared: Prepared, have: BTreeMap<Key, Value>) -> Self {
        let unwanted = have.keys().cloned().collect();
        let plan = plan::plan(Inputs {
            wanted: Vec::new(),
            have,
            unwanted,
            secrets: SecretsPolicy::default(),
            catalog: &prepared.catalog,
        });
        Self {
            prepared,
            plan: plan.unwrap_or_else(|_| unreachable!("nothing is wanted, so nothing is twice")),
            all: None,
            faults: Vec::new(),
            unnamed: 0,
        }
    }

    /// Says what cannot be deleted although it was asked for; then how the run ends for that.
    pub(super) fn tell_faults(&self, env: &mut Env) -> Exit {
        let mut exit = Exit::Clean;
        let faults = self.faults.iter().cloned().map(Failure::from);
        let unnamed = (self.unnamed > 0).then(|| {
            let unnamed = self.unnamed;
            let message = format!("{unnamed} resources stay: their names cannot be asked for");
            Failure::new(Kind::Remote, message)
        });
        for failure in faults.chain(unnamed) {
            failure.write(&mut env.err);
            exit = exit.max(failure.exit());
        }
        exit
    }

    /// What of it is there.
    pub(super) fn existing(
        &self,
        jobs: usize,
        interrupted: &AtomicBool,
    ) -> Result<BTreeSet<Key>, Failure> {
        let keys: BTreeSet<Key> = self.plan.steps().map(|change| change.key.clone()).collect();
        if self.all.is_some() {
            return Ok(keys);
        }
        let prepared = &self.prepared;
        let store = prepared.remote.read();
        let fetched = apply::fetch(store, &keys, prepared.comparable(), jobs, interrupted)?;
        Ok(fetched.resources.into_keys().collect())
    }

    /// Whether nothing goes but what one project holds, or global resources that hold nothing: what
    /// percli deletes without a question.
    pub(super) fn is_of_one_place(&self) -> bool {
        self.all.as_ref().is_none_or(|(kind, project)| {
            project.is_some() || kind.is_global() && *kind != ResourceKind::Project
        })
    }

    /// What goes, for a question: `3 dashboards of the project shop`.
    pub(super) fn describe(&self) -> String {
        let number = self.plan.steps().count();
        let (what, of) = match &self.all {
            Some((kind, project)) => {
                let of = match project {
                    Some(project) => format!(" of the project {project}"),
                    None if kind.is_global() => String::new(),
                    None => " of all projects".to_owned(),
                };
                (counted(*kind, number), of)
            }
            None => (format!("{number} resources"), String::new()),
        };
        let cascade = self.cascade().map(|it| format!(", and with them {it},"));
        let cascade = cascade.unwrap_or_default();
        format!("{what}{of}{cascade} on {}", self.prepared.remote.shown)
    }

    /// Says what goes with the projects, if some go.
    pub(super) fn tell_cascade(&self, env: &mut Env, global: &GlobalArgs) {
        if let Some(cascade) = self.cascade().filter(|_| !global.quiet) {
            let _ = writeln!(env.err, "note: with the projects go {cascade}");
        }
    }

    /// What goes with the projects that go, as far as it may be seen.
    fn cascade(&self) -> Option<String> {
        let keys = self.plan.steps().map(|change| &change.key);
        let projects = keys.filter(|key| key.kind() == ResourceKind::Project);
        let projects: BTreeSet<&str> = projects.map(Key::name).collect();
        if projects.is_empty() {
            return None;
        }
        let (store, target) = (self.prepared.remote.read(), self.prepared.target);
        let narrowed = Narrowed {
            prefix: "",
            metadata_only: true,
        };
        let mut parts = Vec::new();
        for (_, kind) in ResourceKind::ALL {
            // Ephemeral dashboards end by themselves; servers leave them alone.
            if kind.is_global() || kind == ResourceKind::EphemeralDashboard {
                continue;
            }
            let collection = Collection::new(kind, None, target).ok()?;
            let Ok(glance) = store.glance(&collection, narrowed) else {
                continue;
            };
            let keys = glance.values.iter();
            let keys = keys.filter_map(|value| Key::of_value(kind, value, target).ok());
            let inside = keys.filter(|key| key.project().is_some_and(|it| projects.contains(it)));
            parts.extend(
                Some(inside.count())
                    .filter(|it| *it > 0)
                    .map(|it| counted(kind, it)),
            );
        }
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// A dry run only reads.
fn access(args: &DeleteArgs) -> Access {
    if args.dry_run {
        Access::Read
    } else {
        Access::Delete
    }
}

/// `1 dashboard`, `3 dashboards`.
fn counted(kind: ResourceKind, number: usize) -> String {
    match number {
        1 => format!("1 {}", kind.name().to_lowercase()),
        _ => format!("{number} {}", kind.plural()),
    }
}
