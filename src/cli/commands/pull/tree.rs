//! The files around what `pull` writes, and those that it adds to them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::found::Found;
use crate::cli::env::Env;
use crate::cli::remote::elsewhere;
use crate::doc::Syntax;
use crate::lint::{Flags, Kept, Named};
use crate::model::{Key, Target};
use crate::rewrite::{self, Paths};
use crate::schema::Catalog;
use crate::session::{self, Given, Request, Session};
use crate::store::{self, Content};

/// The files that are there.
pub(super) struct Tree {
    /// Those below the output, and those around it that belong to the same workspace.
    pub(super) session: Session,
    /// Where new files go.
    output: PathBuf,
    target: Target,
    /// What stands in the files around the output, with these.
    around: BTreeMap<Key, String>,
}

/// The files for what no file holds.
#[derive(Default)]
pub(super) struct NewFiles {
    /// The files.
    pub(super) files: Vec<NewFile>,
    /// What gets none, because a link leads its path out of the output.
    pub(super) outside: Vec<(Key, PathBuf)>,
}

/// A file for what no file holds.
pub(super) struct NewFile {
    /// What it holds.
    pub(super) key: Key,
    /// Where it goes.
    pub(super) path: PathBuf,
    /// Its text.
    pub(super) text: String,
}

impl Tree {
    /// Reads the files that are there.
    pub(super) fn read(
        env: &Env,
        (output, store): (&Path, Option<&Path>),
        target: Target,
        catalog: &Catalog,
    ) -> Self {
        let flags = Flags::default();
        let given = if store::is_directory(output) {
            Given::Directory(output.to_owned())
        } else {
            // What will lie there belongs to a workspace already.
            Given::Text {
                path: Some(output.join("new.yaml")),
                content: Content {
                    text: String::new(),
                    problems: Vec::new(),
                },
                named: Named::Walked,
            }
        };
        let request = Request {
            given: vec![given],
            jobs: env.cores,
            fixing: true,
            store,
            target: Some(target),
            ..Request::new(&env.cwd, &flags, env.today)
        };
        let session = session::load(request, catalog);
        let around = elsewhere(&session, target).into_iter();
        Self {
            around: around
                .map(|(key, neighbour)| (key, neighbour.path.to_owned()))
                .collect(),
            session,
            output: output.to_owned(),
            target,
        }
    }

    /// The first file that may hold what would get a second one.
    pub(super) fn first_unread(&self) -> Option<&str> {
        let session = &self.session;
        session
            .first_unread()
            .or_else(|| session.first_unread_around())
    }

    /// What stands in the files around the output, and stays as it is.
    pub(super) fn elsewhere<'t>(&'t self, found: &'t Found) -> BTreeMap<&'t Key, &'t str> {
        let held = self.held();
        let around = found.resources.keys().filter_map(|key| {
            let path = self.around.get(key)?;
            (!held.contains(key)).then_some((key, path.as_str()))
        });
        around.collect()
    }

    /// What stands in the files below the output.
    fn held(&self) -> BTreeSet<Key> {
        let key = |kept: &Kept| {
            Key::new(kept.kind, kept.project.as_deref(), &kept.name, self.target).ok()
        };
        self.session.kept().filter_map(key).collect()
    }

    /// Files for what no file holds.
    pub(super) fn new_files(&self, found: &Found, syntax: Syntax, catalog: &Catalog) -> NewFiles {
        let mut paths = Paths::default();
        for path in self.session.paths_below(&self.output) {
            paths.take(&path);
        }
        let held = self.held();
        let missing = found.resources.iter();
        let missing =
            missing.filter(|(key, _)| !held.contains(key) && !self.around.contains_key(key));
        let mut new = NewFiles::default();
        for (key, value) in missing {
            let mut path = self.output.join(paths.path(key, syntax));
            // What lies there and holds no resource is somebody's, too.
            while store::exists(&path) {
                path = self.output.join(paths.path(key, syntax));
            }
            if !stays_below(&self.output, &path) {
                new.outside.push((key.clone(), path));
                continue;
            }
            new.files.push(NewFile {
                key: key.clone(),
                path,
                text: rewrite::file(key.kind(), value, catalog, syntax),
            });
        }
        new
    }
}

/// Whether what is created at a path lies below a directory, wherever links lead. What leads
/// nowhere does not.
fn stays_below(directory: &Path, path: &Path) -> bool {
    let mut above = path.ancestors().skip(1);
    let there = above.find(|above| store::exists(above));
    let Some(there) = there.filter(|there| there.starts_with(directory)) else {
        return true;
    };
    let (root, there) = (store::canonical(directory), store::canonical(there));
    root.is_ok_and(|root| there.is_ok_and(|there| there.starts_with(root)))
}
