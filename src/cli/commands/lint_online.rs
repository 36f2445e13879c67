//! `perscope lint --online`: what a server adds to what the files say by themselves.
//!
//! Before the files are checked it tells its own rules and its plugins; afterwards what it holds
//! beside the files, and whether it would take them. A server that cannot be reached costs none of
//! the findings that need none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use clap::Args;

use crate::apply;
use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::cli::input::InputArgs;
use crate::cli::remote::{Access, Remote, ServerArgs};
use crate::client::Judged;
use crate::doc::Value;
use crate::doc::emit::{Layout, json};
use crate::finding::Place;
use crate::lint::{self, Kept, Rejection};
use crate::model::{Collection, Key, ResourceKind, Target};
use crate::schema::{Catalog, PrivatePlugin};
use crate::session::{Announced, Known, Session};
use crate::store::{FaultKind, StoreFault};
use crate::text::FileId;

/// How many requests are under way at once, if nobody says.
const JOBS: usize = 8;

/// Of which kinds a server tells what the files may refer to: those of projects, and the global ones.
const OF_PROJECTS: [ResourceKind; 2] = [ResourceKind::Datasource, ResourceKind::Variable];
const GLOBAL: [ResourceKind; 3] = [
    ResourceKind::GlobalDatasource,
    ResourceKind::GlobalVariable,
    ResourceKind::Project,
];

/// Whether a server is asked, and which.
#[derive(Args)]
pub(super) struct OnlineArgs {
    /// Ask the server, too: for its own rules, its plugins and datasources, and whether it would
    /// take what is checked
    #[arg(long, help_heading = "Server")]
    pub(super) online: bool,
    #[command(flatten)]
    pub(super) server: ServerArgs,
}

/// A server that is asked.
pub(super) struct Online {
    remote: Remote,
    /// How it stores; none if it could not be reached.
    pub(super) target: Option<Target>,
    /// What it tells about itself.
    pub(super) announced: Announced,
    jobs: usize,
    /// What the user should know: fragments without a final stop.
    pub(super) warnings: Vec<String>,
    /// What keeps the answer from being complete.
    pub(super) failures: Vec<Failure>,
}

impl OnlineArgs {
    /// Reaches for the server, if one is to be asked.
    pub(super) fn reach(
        &self,
        env: &Env,
        input: &InputArgs,
        catalog: &Arc<Catalog>,
        jobs: Option<usize>,
    ) -> Result<Option<Online>, Failure> {
        if !self.online {
            return match &self.server.server {
                Some(_) => Err(Failure::new(Kind::Usage, "--server goes with --online")
                    .hint("Without it, `lint` asks no server.")),
                None => Ok(None),
            };
        }
        let config = input.config(env, catalog);
        let remote = self
            .server
            .open(env, config.as_ref(), catalog, Access::Read)?;
        let mut online = Online {
            target: None,
            announced: Announced {
                shown: remote.shown.clone(),
                ..Announced::default()
            },
            jobs: jobs.unwrap_or(JOBS),
            warnings: remote.warnings.clone(),
            failures: Vec::new(),
            remote,
        };
        if let Err(fault) = online.introduce() {
            online.failures.push(fault.into());
        }
        Ok(Some(online))
    }
}

impl Online {
    /// Asks what the server tells about itself.
    fn introduce(&mut self) -> Result<(), StoreFault> {
        let target = self.remote.read().target()?;
        if let Some(client) = self.remote.client() {
            let config = client.config()?;
            let rules = config.at(&["dashboard", "custom_lint_rules"]);
            let rules = rules.filter(|rules| !rules.is_null());
            self.announced.rules = rules.map(|rules| json(rules, Layout::Compact));
            self.announced.plugins = client.plugins()?.iter().flat_map(plugins).collect();
        }
        self.target = Some(target);
        Ok(())
    }

    /// Tells the session what the server holds that the files may refer to.
    pub(super) fn tell_known(&mut self, session: &mut Session, catalog: &Catalog) {
        let Some(target) = self.target else { return };
        let projects: BTreeSet<&str> = session
            .kept()
            .filter(|kept| !kept.kind.is_global())
            .filter_map(|kept| kept.project.as_deref())
            .collect();
        let of_projects = OF_PROJECTS.iter().flat_map(|kind| {
            let collections = projects
                .iter()
                .map(|it| Collection::new(*kind, Some(it), target));
            // What has no good name is nowhere.
            collections.filter_map(Result::ok)
        });
        let global = GLOBAL.iter();
        let global = global.filter_map(|kind| Collection::new(*kind, None, target).ok());
        let collections: Vec<Collection> = of_projects.chain(global).collect();
        let mut complete: BTreeSet<ResourceKind> = OF_PROJECTS.into_iter().chain(GLOBAL).collect();
        let store = self.remote.read();
        let lists = apply::each(&collections, self.jobs, &go_on(), &|it| store.list(it));
        let mut known = Vec::new();
        let mut withheld = BTreeMap::new();
        for (collection, list) in collections.iter().zip(lists) {
            let kind = collection.kind();
            match list {
                Some(Ok(values)) => {
                    let values = values.iter();
                    known.extend(values.filter_map(|value| self.known(kind, value, target)));
                    continue;
                }
                Some(Err(fault)) => match fault.kind {
                    FaultKind::Forbidden | FaultKind::Unauthorized => {
                        withheld.entry(fault.message).or_insert(kind);
                    }
                    _ => self.failures.push(fault.into()),
                },
                None => self.failures.push(interrupted()),
            }
            complete.remove(&kind);
        }
        for (why, kind) in withheld {
            let plural = kind.plural();
            self.warnings
                .push(format!("which {plural} the server has is not known: {why}"));
        }
        session.know(&known, &complete, catalog);
    }

    fn known(&self, kind: ResourceKind, value: &Value, target: Target) -> Option<Known> {
        let key = Key::of_value(kind, value, target).ok()?;
        let project = key.project().map(|project| format!("projects/{project}/"));
        let (server, plural) = (&self.remote.shown, kind.plural());
        Some(Known {
            shown: format!(
                "{server}/{}{plural}/{}",
                project.unwrap_or_default(),
                key.name()
            ),
            text: json(value, Layout::Compact),
            key,
        })
    }

    /// Asks the server whether it would take the resources, and adds what it refuses to what was
    /// found. What a rule about servers has found already is not said again.
    pub(super) fn tell_refused(&mut self, session: &mut Session, catalog: &Catalog) {
        let Some(client) = self.remote.client().filter(|_| self.target.is_some()) else {
            return;
        };
        let finished = session.finish();
        let explained: Vec<&Place> = finished
            .findings
            .iter()
            .filter(|finding| lint::is_refusal(session.rules.get(finding.rule), finding))
            .map(|finding| &finding.place)
            .collect();
        let is_explained = |kept: &Kept| {
            let mut places = explained.iter();
            places.any(|it| it.file == kept.place.file && kept.place.span.contains(it.span))
        };
        let asked: Vec<&Kept> = session
            .kept()
            .filter(|kept| session.is_at_hand(kept.place.file))
            .collect();
        let judged = apply::each(&asked, self.jobs, &go_on(), &|kept| {
            client.verdict(kept.kind, &kept.value)
        });
        let mut refused: BTreeMap<FileId, Vec<Rejection>> = BTreeMap::new();
        let mut faults: BTreeMap<String, (StoreFault, usize)> = BTreeMap::new();
        for (kept, judged) in asked.iter().zip(judged) {
            match judged {
                Some(Ok(Judged::Refused(said))) if !is_explained(kept) => {
                    let start = kept.place.span.start;
                    let of_file = refused.entry(kept.place.file).or_default();
                    of_file.push(Rejection { start, said });
                }
                Some(Ok(_)) => {}
                // A server that fails tends to fail for all.
                Some(Err(fault)) => {
                    let entry = faults.entry(fault.message.clone());
                    entry.or_insert((fault, 0)).1 += 1;
                }
                None => {
                    self.failures.push(interrupted());
                    break;
                }
            }
        }
        for (mut fault, count) in faults.into_values() {
            if count > 1 {
                fault.message = format!("{} ({count} times)", fault.message);
            }
            self.failures.push(fault.into());
        }
        session.reject(refused, catalog);
    }
}

/// The plugins of a module.
fn plugins(module: &Value) -> Vec<PrivatePlugin> {
    let is_loaded = module.at(&["status", "isLoaded"]).and_then(Value::as_bool);
    let listed = module.at(&["spec", "plugins"]).and_then(Value::as_sequence);
    let listed = listed.filter(|_| is_loaded != Some(false));
    let plugin = |plugin: &Value| {
        let word = plugin.get("kind").and_then(Value::as_str)?;
        let name = plugin.at(&["spec", "name"]).and_then(Value::as_str)?;
        PrivatePlugin::declared(word, name)
    };
    listed.into_iter().flatten().filter_map(plugin).collect()
}

/// Whether the run goes on.
fn go_on() -> impl Fn() -> bool + Sync {
    let interrupted = Env::interrupted();
    move || !interrupted.load(Ordering::Relaxed)
}

fn interrupted() -> Failure {
    Failure::new(
        Kind::Interrupted,
        "interrupted before the server was asked for everything",
    )
}
