//! Bringing the files of a working tree to what a server has.
//!
//! Which bytes change is decided in `rewrite`; here files are opened and written. The rules are
//! those of fixes: no generated file, none to which a link leads out of the tree, and none that
//! has changed meanwhile.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Session;
use super::fix::{self, Left, Original};
use super::paths::Shown;
use super::uncommitted;
use crate::doc::{Origin, Value};
use crate::model::{self, Key, Target};
use crate::rewrite::{self, Refusal};
use crate::schema::Catalog;
use crate::text::{self, FileId, SourceFile};

/// After this many rounds, a file with resources inside of each other has had enough.
const MAX_ROUNDS: usize = 1000;

/// What brings a working tree to what a server has.
#[derive(Default)]
pub(crate) struct Updated {
    /// The files that change, by path.
    pub(crate) files: Vec<UpdatedFile>,
    /// Files that stay as they are, with why.
    pub(crate) left: Vec<(String, Left)>,
    /// Resources that stay as they are: the file, the resource, and why.
    pub(crate) refused: Vec<(String, Key, Refusal)>,
}

/// A file with other text.
pub(crate) struct UpdatedFile {
    /// Its path as it is shown.
    pub(crate) path: String,
    /// The text that was read.
    pub(crate) before: Arc<str>,
    /// The text that brings it to what the server has.
    pub(crate) after: String,
    /// The resources that differ.
    pub(crate) keys: Vec<Key>,
    /// Those among them that had to be written anew, so that comments in them are gone.
    pub(crate) rewritten: Vec<Key>,
    target: PathBuf,
}

impl UpdatedFile {
    /// Writes the file, if it is still what was read.
    pub(crate) fn write(&self) -> io::Result<()> {
        fix::replace(&self.target, &self.before, &self.after)
    }
}

/// What is wanted of the files.
pub(crate) struct UpdateRequest<'a> {
    /// What the server has, in normal form.
    pub(crate) wanted: &'a BTreeMap<Key, Value>,
    /// What the server does to what it stores.
    pub(crate) target: Target,
    /// The working directory, absolute.
    pub(crate) cwd: &'a Path,
    /// Whether files change also if Git could not bring back what they hold.
    pub(crate) force: bool,
}

impl Session {
    /// Brings the resources that were read to what is wanted, in memory. The session must have
    /// been loaded for fixing.
    pub(crate) fn update(&self, request: &UpdateRequest<'_>, catalog: &Catalog) -> Updated {
        let mut updated = Updated::default();
        let cwd = Shown::new(request.cwd);
        let Some(originals) = &self.originals else {
            return updated;
        };
        let mut files: BTreeMap<FileId, BTreeSet<Key>> = BTreeMap::new();
        for kept in self.kept() {
            let key = Key::new(
                kept.kind,
                kept.project.as_deref(),
                &kept.name,
                request.target,
            );
            let differs = |key: &Key| {
                let wanted = request.wanted.get(key);
                wanted.is_some_and(|wanted| !wanted.same(&kept.value))
            };
            if let Some(key) = key.ok().filter(differs) {
                files.entry(kept.place.file).or_default().insert(key);
            }
        }
        for (id, keys) in files {
            let Some(original) = originals.get(&id) else {
                continue;
            };
            let path = original.member.file.shown.clone();
            match original.writable(&cwd) {
                Err(why) => updated.left.push((path, why)),
                Ok(text) => {
                    let catalog = original.member.catalog.as_deref().unwrap_or(catalog);
                    let file = File {
                        id,
                        original,
                        request,
                        catalog,
                    };
                    file.update(text, &keys, &mut updated);
                }
            }
        }
        if !request.force {
            let paths = updated.files.iter().map(|file| file.target.as_path());
            let uncommitted = uncommitted::among(&paths.collect::<Vec<_>>());
            for file in std::mem::take(&mut updated.files) {
                match uncommitted.get(&file.target) {
                    Some(why) => updated.left.push((file.path, why.clone())),
                    None => updated.files.push(file),
                }
            }
        }
        updated
    }

    /// The files that were looked at, as their paths from a directory, if they lie below it.
    pub(crate) fn paths_below(&self, directory: &Path) -> Vec<String> {
        let directory = crate::store::canonical(directory).unwrap_or(directory.to_owned());
        let originals = self.originals.iter().flat_map(BTreeMap::values);
        let below = originals.filter_map(|original| {
            let below = original.member.file.key.strip_prefix(&directory).ok()?;
            Some(super::paths::join(below))
        });
        below.collect()
    }
}

/// A file that is brought to what is wanted.
struct File<'a> {
    id: FileId,
    original: &'a Original,
    request: &'a UpdateRequest<'a>,
    catalog: &'a Catalog,
}

impl File<'_> {
    /// Updates the resources with these keys until nothing is left to do.
    fn update(&self, text: &Arc<str>, keys: &BTreeSet<Key>, updated: &mut Updated) {
        let path = self.original.member.file.shown.clone();
        let mut file = UpdatedFile {
            path: path.clone(),
            before: Arc::clone(text),
            after: text.to_string(),
            keys: Vec::new(),
            rewritten: Vec::new(),
            target: self.original.member.file.key.clone(),
        };
        let mut settled: BTreeSet<Key> = BTreeSet::new();
        // Each round settles a resource at least; one more finds that nothing is left.
        for _ in 0..=MAX_ROUNDS.min(keys.len() + 1) {
            let round = self.round(&file.after, keys, &mut settled);
            for (key, why) in round.refused {
                updated.refused.push((path.clone(), key, why));
            }
            file.keys.extend(round.keys);
            file.rewritten.extend(round.rewritten);
            if round.edits.is_empty() {
                break;
            }
            match text::apply(&file.after, &round.edits) {
                Ok(after) => file.after = after,
                // Edits of different resources never overlap; if they did, nothing may be written.
                Err(_) => return,
            }
        }
        if file.after != *file.before {
            updated.files.push(file);
        }
    }

    /// The edits of as many resources as can be updated in one go: one of each embedded document,
    /// because its text is a scalar of the one around it.
    fn round(&self, text: &str, keys: &BTreeSet<Key>, settled: &mut BTreeSet<Key>) -> Round {
        let source = SourceFile::new(self.id, self.original.member.file.shown.as_str(), text);
        let project = self.original.member.project.as_deref();
        let mut round = Round::default();
        let mut embedded = HashSet::new();
        for parsed in model::open(&source) {
            let found = model::recognise(&parsed.document);
            for resource in &found.resources {
                let fallback = project.filter(|_| !resource.kind.is_global());
                let key = Key::new(
                    resource.kind,
                    resource.project().or(fallback),
                    resource.name().unwrap_or_default(),
                    self.request.target,
                );
                let Ok(key) = key else { continue };
                if !keys.contains(&key) || settled.contains(&key) {
                    continue;
                }
                if let Origin::Embedded { outer, .. } = parsed.document.origin()
                    && !embedded.insert(Arc::as_ptr(outer))
                {
                    continue;
                }
                let wanted = &self.request.wanted[&key];
                let target = &self.request.target;
                match rewrite::update(resource, wanted, project, self.catalog, target) {
                    Ok(update) => {
                        if update.edits.is_empty() {
                            settled.insert(key);
                            continue;
                        }
                        if update.rewritten {
                            round.rewritten.push(key.clone());
                        }
                        round.edits.extend(update.edits);
                        round.keys.push(key);
                    }
                    Err(why) => {
                        settled.insert(key.clone());
                        round.refused.push((key, why));
                    }
                }
            }
        }
        round
    }
}

/// What a round does.
#[derive(Default)]
struct Round {
    edits: Vec<text::Edit>,
    keys: Vec<Key>,
    rewritten: Vec<Key>,
    refused: Vec<(Key, Refusal)>,
}
