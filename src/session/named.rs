//! The files that were named: by themselves, by a directory around them, or as a text.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use super::paths::Shown;
use super::{Given, Reason, Session};
use crate::config;
use crate::lint::Named;
use crate::store::{self, Content, Filter, LeftOut, PathError, PathKind};

/// A file that may be checked.
pub(super) struct Candidate {
    /// Where it can be opened.
    pub(super) path: PathBuf,
    /// Its path without links: what makes two names one file.
    pub(super) key: PathBuf,
    /// Its path as it is shown.
    pub(super) shown: String,
    /// How it came into the run.
    pub(super) named: Named,
    /// Whether its findings matter.
    pub(super) reported: bool,
    /// The directory, without links, in which a walk has found it.
    pub(super) walked: Option<PathBuf>,
    /// Whether the path is a link, so that another name is the better one.
    link: bool,
    /// Whether a walk leaves it out, so that it only tells what it holds.
    pub(super) ignored: bool,
    /// A text in place of what lies in the file.
    pub(super) content: Option<Content>,
}

/// What was named.
#[derive(Default)]
pub(super) struct NamedFiles {
    /// The files, each once.
    pub(super) files: Vec<Candidate>,
    /// The directories, without links.
    pub(super) directories: Vec<PathBuf>,
    /// The position of each file while they are found; later it only tells what is known.
    by_key: HashMap<PathBuf, usize>,
}

/// Finds the files of everything that was named.
pub(super) fn find(given: Vec<Given>, cwd: &Shown, session: &mut Session) -> NamedFiles {
    let mut named = NamedFiles::default();
    let given = if given.is_empty() {
        vec![Given::Path(PathBuf::from("."))]
    } else {
        given
    };
    for given in given {
        let result = match &given {
            Given::Text { .. } => Ok(()),
            Given::Path(path) => named.path(path, Named::Argument, cwd, session),
            Given::Directory(path) => named.directory_or_file(path, cwd, session),
            Given::File(path) => named.file(path, Named::Explicit, cwd, session),
        };
        match (given, result) {
            (
                Given::Text {
                    path,
                    content,
                    named: how,
                },
                _,
            ) => {
                named.text(path, content, how, cwd);
            }
            (Given::Path(path) | Given::Directory(path) | Given::File(path), Err(error)) => {
                let path = PathBuf::from(cwd.given(&path, &path));
                session.errors.push(PathError { path, error });
            }
            _ => {}
        }
    }
    named
}

impl NamedFiles {
    /// A file or directory among the arguments.
    fn path(
        &mut self,
        path: &Path,
        named: Named,
        cwd: &Shown,
        session: &mut Session,
    ) -> io::Result<()> {
        match store::kind(&cwd.absolute(path))? {
            PathKind::Directory => self.walk(path, true, cwd, session),
            _ => self.file(path, named, cwd, session),
        }
    }

    /// What `-d` names; percli takes a file there, too.
    fn directory_or_file(
        &mut self,
        path: &Path,
        cwd: &Shown,
        session: &mut Session,
    ) -> io::Result<()> {
        match store::kind(&cwd.absolute(path))? {
            PathKind::Directory => self.walk(path, false, cwd, session),
            _ => self.file(path, Named::Explicit, cwd, session),
        }
    }

    fn file(
        &mut self,
        path: &Path,
        named: Named,
        cwd: &Shown,
        session: &mut Session,
    ) -> io::Result<()> {
        let absolute = cwd.absolute(path);
        let kind = store::kind(&absolute)?;
        if kind == PathKind::Directory {
            return Err(io::Error::other("it is a directory; -d takes directories"));
        }
        let key = store::canonical(&absolute)?;
        let shown = cwd.given(path, &key);
        // Editors and pre-commit hand over every file there is. A pipe has no name that tells.
        if named == Named::Argument && kind == PathKind::File && !is_candidate(path) {
            if !config::is_configuration(path.file_name()) {
                session.skip(shown, Reason::OtherName);
            }
            // Its directory still says which workspace is looked at.
            return Ok(());
        }
        self.add(Candidate {
            path: absolute,
            key,
            shown,
            named,
            reported: true,
            walked: None,
            link: false,
            ignored: false,
            content: None,
        });
        Ok(())
    }

    /// A directory. In the working directory, what Git ignores is left out, unless `-d` names it.
    fn walk(
        &mut self,
        path: &Path,
        may_filter: bool,
        cwd: &Shown,
        session: &mut Session,
    ) -> io::Result<()> {
        session.searched = true;
        let absolute = cwd.absolute(path);
        let key = store::canonical(&absolute)?;
        let filter = if may_filter && key == cwd.canonical {
            Filter::Ignored
        } else {
            Filter::Nothing
        };
        let walked = store::walk(&absolute, filter);
        let below = |found: &Path| found.strip_prefix(&absolute).unwrap_or(found).to_owned();
        let shown = |found: &Path| {
            let below = below(found);
            cwd.given(&path.join(&below), &key.join(&below))
        };
        for found in walked
            .files
            .into_iter()
            .filter(|found| is_candidate(&found.path))
        {
            let own = key.join(below(&found.path));
            if session.is_stored(&own, &key) {
                continue;
            }
            let target = Some(&own).filter(|_| found.link);
            let target = target.and_then(|own| store::canonical(own).ok());
            self.add(Candidate {
                shown: shown(&found.path),
                path: found.path,
                key: target.unwrap_or(own),
                named: Named::Walked,
                reported: true,
                walked: Some(key.clone()),
                link: found.link,
                ignored: false,
                content: None,
            });
        }
        for (left, why) in walked.left_out {
            let own = key.join(below(&left));
            if session.is_stored(&own, &key) {
                continue;
            }
            // What is walked anyway is no secret behind a link.
            let leads_inside = |target: PathBuf| target.starts_with(&key);
            let is_nobodys = why == LeftOut::Store;
            if !is_nobodys && !store::canonical(&own).is_ok_and(leads_inside) {
                session.unseen.push((own, shown(&left)));
            }
            session.skip(shown(&left), Reason::LeftOut(why));
        }
        for PathError { path, error } in walked.errors {
            let path = PathBuf::from(shown(&path));
            session.errors.push(PathError { path, error });
        }
        self.directories.push(key);
        Ok(())
    }

    fn text(&mut self, path: Option<PathBuf>, content: Content, named: Named, cwd: &Shown) {
        let name = path.unwrap_or_else(|| PathBuf::from("<stdin>"));
        let absolute = cwd.absolute(&name);
        // The file need not exist, but its directory says to which workspace it belongs.
        let key = store::canonical(&absolute).unwrap_or_else(|_| {
            let parent = absolute.parent().map(store::canonical);
            match (parent, absolute.file_name()) {
                (Some(Ok(parent)), Some(name)) => parent.join(name),
                _ => absolute.clone(),
            }
        });
        self.add(Candidate {
            shown: cwd.given(&name, &key),
            path: absolute,
            key,
            named,
            reported: true,
            walked: None,
            link: false,
            ignored: false,
            content: Some(content),
        });
    }

    /// Adds a file, or what is new about it if it is known by another name.
    fn add(&mut self, candidate: Candidate) {
        let Some(&known) = self.by_key.get(&candidate.key) else {
            self.by_key.insert(candidate.key.clone(), self.files.len());
            self.files.push(candidate);
            return;
        };
        let known = &mut self.files[known];
        known.named = known.named.max(candidate.named);
        known.walked = known.walked.take().and(candidate.walked);
        known.content = candidate.content.or(known.content.take());
        if known.link && !candidate.link {
            known.path = candidate.path;
            known.shown = candidate.shown;
            known.link = false;
        }
    }

    /// Adds a file of a workspace that was not named, unless it was.
    pub(super) fn add_context(&mut self, key: PathBuf, root: &Path, cwd: &Shown, ignored: bool) {
        if !self.by_key.contains_key(&key) {
            self.add(Candidate {
                path: key.clone(),
                shown: cwd.found(&key),
                key,
                named: Named::Walked,
                reported: false,
                walked: Some(root.to_owned()),
                link: false,
                ignored,
                content: None,
            });
        }
    }
}

/// Whether a file is named like one that may hold resources.
pub(super) fn is_candidate(path: &Path) -> bool {
    store::has_extension(path) && !config::is_configuration(path.file_name())
}
