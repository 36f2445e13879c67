//! What `--prune` would delete: what an inventory lists and no file holds any more.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::apply::inventory::{self, BadLine, Home, Inventory};
use crate::cli::failure::{Failure, Kind};
use crate::cli::number;
use crate::diff::file::PlanFile;
use crate::diff::plan::Action;
use crate::doc::Value;
use crate::model::{Key, Target};
use crate::output::count;
use crate::session::Neighbour;
use crate::store::{self, ReadStore, Store};

/// What stands before the path of an inventory in a file.
const FILE: &str = "file:";

/// What is deleted.
#[derive(Args)]
pub(crate) struct PruneArgs {
    /// Delete what the inventory lists and no file holds any more
    #[arg(long, requires = "inventory", help_heading = "Plan")]
    prune: bool,
    /// Keep a list of what was applied under this name, on the server as a hidden variable, or in
    /// a file with `file:PATH`
    #[arg(long, value_name = "NAME", help_heading = "Plan")]
    inventory: Option<String>,
    /// Refuse to delete more than this many resources at once
    #[arg(
        long,
        value_name = "N",
        default_value = "20",
        value_parser = number::from(0),
        allow_negative_numbers = true,
        requires = "inventory",
        help_heading = "Plan"
    )]
    prune_limit: usize,
}

/// Where an inventory lies.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// On the server, under this name.
    Store(String),
    /// In a file.
    File(PathBuf),
}

/// What becomes of an inventory.
#[derive(Debug, Default)]
pub(crate) struct Pruned {
    place: Option<Place>,
    /// What it lists.
    listed: BTreeSet<Key>,
    /// What of this is wanted no more, and there.
    pub(crate) leftovers: BTreeSet<Key>,
    /// What would be among these if no file held it that is ignored, with the file.
    pub(crate) spared: BTreeMap<Key, String>,
}

/// What files hold, so that the rest can be told.
#[derive(Clone, Copy)]
pub(crate) struct Held<'h> {
    /// What is to be there.
    pub(crate) wanted: &'h BTreeSet<Key>,
    /// What stands in files and is not looked at in this run.
    pub(crate) left_out: &'h BTreeSet<Key>,
    /// What stands in other files of the workspace than those that were named.
    pub(crate) elsewhere: &'h BTreeMap<Key, Neighbour<'h>>,
    /// Whether files were named, rather than directories.
    pub(crate) by_file: bool,
    /// A file of which nobody knows what it holds.
    pub(crate) unknown: Option<&'h str>,
}

impl Held<'_> {
    /// Whether it can be known what no file holds any more.
    fn check(&self) -> Result<(), Failure> {
        if self.by_file {
            let message = "--prune wants directories: what a single file does not hold, others may";
            return Err(Failure::new(Kind::Usage, message));
        }
        if self.wanted.is_empty() {
            let message = "nothing is deleted for a workspace without any resource";
            return Err(Failure::new(Kind::Usage, message).hint(
                "Without this, a wrong path would delete everything that was ever applied.",
            ));
        }
        if let Some(file) = self.unknown {
            let message = format!("nothing is deleted, because {file} may hold what would be");
            return Err(Failure::new(Kind::Input, message)
                .hint("It cannot be read, or a part of it not as a resource.")
                .hint("`perscope lint -v` says why; `exclude` in perscope.yaml says that it does not matter."));
        }
        Ok(())
    }
}

impl PruneArgs {
    /// Whether anything may be deleted.
    pub(crate) fn prunes(&self) -> bool {
        self.prune
    }

    /// Refuses to carry out a plan that deletes without the inventory by which it was made: what it
    /// does would be listed nowhere.
    pub(super) fn check_written(&self, plan: &PlanFile) -> Result<(), Failure> {
        let mut changes = plan.changes.iter();
        let deletes = changes.any(|change| change.action == Action::Delete);
        if !deletes || self.inventory.is_some() {
            return Ok(());
        }
        let message = "the plan deletes, and --inventory is missing";
        Err(Failure::new(Kind::Usage, message).hint(
            "Name the inventory with which the plan was made, so that it is kept up to date.",
        ))
    }

    /// What the inventory lists, and what of it no file holds any more.
    pub(crate) fn listed(
        &self,
        store: &dyn ReadStore,
        held: Held<'_>,
        target: Target,
        cwd: &Path,
    ) -> Result<Pruned, Failure> {
        let Some(named) = &self.inventory else {
            return Ok(Pruned::default());
        };
        if self.prune {
            held.check()?;
        }
        let wanted = held.wanted;
        let (place, parts) = if let Some(path) = named.strip_prefix(FILE) {
            let path = cwd.join(path);
            let inventory = of_file(&path, target)?;
            (Place::File(path), inventory.parts())
        } else {
            if let Some(fault) = inventory::fault_of_name(named) {
                return Err(Failure::new(Kind::Usage, fault)
                    .hint("Names of inventories consist of letters, digits and `_`."));
            }
            let parts = of_store(store, named, wanted, target)?;
            (Place::Store(named.clone()), parts)
        };
        let listed: BTreeSet<Key> = parts.into_values().flat_map(|part| part.keys).collect();
        let mut leftovers = if self.prune {
            inventory::leftovers(&listed, wanted)
        } else {
            BTreeSet::new()
        };
        leftovers.retain(|key| !held.left_out.contains(key));
        let mut spared = BTreeMap::new();
        leftovers.retain(|key| {
            let Some(neighbour) = held.elsewhere.get(key) else {
                return true;
            };
            if neighbour.is_ignored {
                spared.insert(key.clone(), neighbour.path.to_owned());
            }
            false
        });
        Ok(Pruned {
            place: Some(place),
            listed,
            leftovers,
            spared,
        })
    }

    /// Refuses to delete so many resources at once.
    pub(crate) fn check_limit(&self, deleted: usize) -> Result<(), Failure> {
        let limit = self.prune_limit;
        if deleted <= limit {
            return Ok(());
        }
        let resources = count(deleted, "resource");
        let message = format!("{resources} would be deleted, and the limit is {limit}");
        Err(Failure::new(Kind::Usage, message)
            .hint("`perscope diff` with the same arguments shows which.")
            .hint(format!("--prune-limit {deleted} allows it.")))
    }
}

/// The inventory that a file holds; an empty one if there is no file yet.
fn of_file(path: &Path, target: Target) -> Result<Inventory, Failure> {
    let shown = path.display();
    let bytes = match store::read_bytes(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            let message = format!("cannot read {shown}: {}", store::reason(&error));
            return Err(Failure::new(Kind::Input, message));
        }
    };
    let read = Inventory::read(&String::from_utf8_lossy(&bytes), None, target);
    read.map_err(|bad| bad_line(&shown.to_string(), &bad))
}

/// The parts of an inventory on a server: those where something is wanted, and those that they
/// know of.
fn of_store(
    store: &dyn ReadStore,
    name: &str,
    wanted: &BTreeSet<Key>,
    target: Target,
) -> Result<BTreeMap<Home, Inventory>, Failure> {
    let mut seen: BTreeSet<Home> = wanted.iter().map(inventory::home).collect();
    let mut open: Vec<Home> = seen.iter().cloned().collect();
    let mut parts = BTreeMap::new();
    while let Some(home) = open.pop() {
        let Ok(key) = inventory::key(name, home.as_deref(), target) else {
            continue;
        };
        let Some(variable) = store.get(&key)? else {
            continue;
        };
        let part = Inventory::of_variable(&key, &variable, target);
        let part = part.map_err(|bad| bad_line(&key.to_string(), &bad))?;
        let further = part.elsewhere.iter().cloned();
        open.extend(further.filter(|home| seen.insert(home.clone())));
        parts.insert(home, part);
    }
    Ok(parts)
}

fn bad_line(place: &str, BadLine(line): &BadLine) -> Failure {
    let line = line.escape_debug();
    let message = format!("{place} is no inventory of perscope: it holds the line `{line}`");
    Failure::new(Kind::Input, message)
        .hint("Each line is a kind and a name, such as `Dashboard demo/cpu`.")
}

impl Pruned {
    /// Forgets what was asked for and is not there any more. What nobody asked for stays listed.
    pub(crate) fn retain_existing(&mut self, asked: &BTreeSet<Key>, there: &BTreeMap<Key, Value>) {
        self.leftovers.retain(|key| there.contains_key(key));
        self.listed
            .retain(|key| !asked.contains(key) || there.contains_key(key));
    }

    /// Writes down what the inventory lists after a run: what it had listed and what was applied,
    /// but for what was deleted. Nothing is written where nothing has changed.
    pub(crate) fn save(
        &self,
        store: &dyn Store,
        applied: &BTreeSet<Key>,
        deleted: &BTreeSet<Key>,
        target: Target,
    ) -> Result<(), Failure> {
        let Some(place) = &self.place else {
            return Ok(());
        };
        let mut keys: BTreeSet<Key> = self.listed.union(applied).cloned().collect();
        keys.retain(|key| !deleted.contains(key));
        let inventory = Inventory {
            keys,
            ..Inventory::default()
        };
        match place {
            Place::File(path) => {
                let text = inventory.file();
                let is_same = store::read_bytes(path).is_ok_and(|old| old == text.as_bytes());
                if is_same {
                    return Ok(());
                }
                store::save_file(path, &text).map_err(|error| {
                    let (path, reason) = (path.display(), store::reason(&error));
                    Failure::new(Kind::Input, format!("cannot write {path}: {reason}"))
                })
            }
            Place::Store(name) => save_parts(store, name, &inventory, &self.listed, target),
        }
    }
}

/// Writes the parts of an inventory that have changed, and takes away those that are empty.
fn save_parts(
    store: &dyn Store,
    name: &str,
    inventory: &Inventory,
    listed: &BTreeSet<Key>,
    target: Target,
) -> Result<(), Failure> {
    let parts = inventory.parts();
    let mut homes: BTreeSet<Home> = parts.keys().cloned().collect();
    homes.extend(listed.iter().map(inventory::home));
    for home in homes {
        let Ok(key) = inventory::key(name, home.as_deref(), target) else {
            continue;
        };
        let there = store.get(&key)?;
        let read = |there: &Value| Inventory::of_variable(&key, there, target).ok();
        match (parts.get(&home), there) {
            (Some(part), Some(there)) if read(&there).as_ref() == Some(part) => {}
            (Some(part), Some(_)) => {
                store.update(&key, &part.variable(&key))?;
            }
            (Some(part), None) => {
                store.create(&key, &part.variable(&key))?;
            }
            (None, Some(_)) => store.delete(&key)?,
            (None, None) => {}
        }
    }
    Ok(())
}
