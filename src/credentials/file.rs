//! The file itself: its text, edited where something changes and nowhere else.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::read::{Fields, Wrong, find, is_null};
use super::{Fault, Settings};
use crate::doc::edit::{self, At};
use crate::doc::emit::{Layout, json};
use crate::doc::{self, Document, NodeRef, ProblemKind, Syntax, Value};
use crate::store;
use crate::text::{self, Edit, FileId, SourceFile};

/// How often a change is made anew when another program writes the file at the same time.
const ATTEMPTS: usize = 5;

/// percli's configuration file. One that is not there says nothing, and is created when it is saved.
pub(crate) struct ConfigFile {
    path: PathBuf,
    /// What lies there; none if there is no file.
    stored: Option<String>,
    text: Text,
    settings: Settings,
}

impl ConfigFile {
    /// Reads the file. Faults name the place; what the file holds they do not repeat.
    pub(crate) fn read(path: &Path) -> Result<Self, Fault> {
        let stored = content(path)?;
        let text = stored.as_deref().unwrap_or_default();
        let text = Text::parse(text).map_err(|wrong| fault(path, text, wrong))?;
        let mut file = Self {
            path: path.to_owned(),
            stored,
            text,
            settings: Settings::default(),
        };
        file.understand()?;
        Ok(file)
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// What it says.
    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Gives the value at a path of keys, and whatever is missing on the way there.
    pub(crate) fn set(&mut self, path: &[&str], value: &Value) -> Result<(), Fault> {
        let changed = match self.text.root() {
            Some(root) => {
                let edits = put(root, path, value);
                edits.and_then(|edits| text::apply(self.text.source(), &edits).ok())
            }
            None => Some(nested(path, value)),
        };
        self.take(changed, path)
    }

    /// Takes away the key at the end of a path, if it is there.
    pub(crate) fn remove(&mut self, path: &[&str]) -> Result<(), Fault> {
        let node = path.iter().try_fold(self.text.root(), |node, key| {
            node.map(|node| find(node, key))
                .transpose()
                .map(Option::flatten)
        });
        let node = node.map_err(|wrong| fault(&self.path, self.text.source(), wrong))?;
        let Some(node) = node else {
            return Ok(());
        };
        let edits = edit::remove_key(node);
        let changed = edits.and_then(|edits| text::apply(self.text.source(), &edits).ok());
        self.take(changed, path)
    }

    /// Writes the file, if it has changed and nobody else has written it since it was read. Only
    /// its owner may read it from now on.
    pub(crate) fn save(&mut self) -> Result<(), Fault> {
        let text = self.text.source();
        if self.stored.as_deref() == Some(text) {
            return Ok(());
        }
        store::save_secrets(&self.path, self.stored.as_deref(), text).map_err(|error| {
            let (path, reason) = (self.path.display(), store::reason(&error));
            Fault {
                message: format!("cannot write {path}: {reason}"),
                hint: None,
            }
        })?;
        self.stored = Some(text.to_owned());
        Ok(())
    }

    /// Reads the file, changes it, and writes it; anew if another program has written it meanwhile.
    pub(crate) fn update(
        path: &Path,
        change: impl Fn(&mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut attempts = ATTEMPTS;
        loop {
            let mut file = Self::read(path)?;
            change(&mut file)?;
            attempts -= 1;
            match file.save() {
                Err(_) if attempts > 0 && content(path)? != file.stored => {}
                saved => return saved,
            }
        }
    }

    /// Goes on with another text.
    fn take(&mut self, changed: Option<String>, path: &[&str]) -> Result<(), Fault> {
        let changed = changed.and_then(|text| Text::parse(&text).ok());
        let Some(text) = changed else {
            let (file, path) = (self.path.display(), path.join("."));
            return Err(Fault {
                message: format!("cannot change `{path}` in {file}"),
                hint: Some("Change it in the file itself.".to_owned()),
            });
        };
        self.text = text;
        self.understand()
    }

    fn understand(&mut self) -> Result<(), Fault> {
        let settings = Fields::of(&self.text).and_then(|fields| Settings::read(&fields));
        self.settings = settings.map_err(|wrong| fault(&self.path, self.text.source(), wrong))?;
        Ok(())
    }
}

/// What the file holds; none if there is none.
fn content(path: &Path) -> Result<Option<String>, Fault> {
    let refused = |reason: &str| Fault {
        message: format!("cannot read {}: {reason}", path.display()),
        hint: None,
    };
    if !store::exists(path) {
        return Ok(None);
    }
    // A pipe would wait for somebody who writes into it.
    match store::kind(path) {
        Ok(store::PathKind::File) => {}
        Ok(_) => return Err(refused("it is no regular file")),
        Err(error) => return Err(refused(&store::reason(&error))),
    }
    let bytes = store::read_bytes(path).map_err(|error| refused(&store::reason(&error)))?;
    let text = String::from_utf8(bytes).map_err(|_| refused("it is not UTF-8"))?;
    Ok(Some(text))
}

/// A text with its tree.
pub(super) struct Text {
    file: SourceFile,
    document: Arc<Document>,
}

impl Text {
    fn parse(text: &str) -> Result<Self, Wrong> {
        let file = SourceFile::new(FileId(0), "config.json", text);
        let mut parsed = doc::parse(&file);
        let parsed = parsed.swap_remove(0);
        if parsed.document.syntax() != Syntax::Json {
            let start = text.len() - text.trim_start().len();
            return Err((start, "this is no JSON".to_owned()));
        }
        for problem in parsed.problems {
            let at = problem.span.start as usize;
            return Err(match problem.kind {
                // One that matters is found where it is read.
                ProblemKind::DuplicateKey { .. } => continue,
                // What is quoted may be a secret that lacks its quotes.
                ProblemKind::Syntax { message, .. } if message.contains('`') => {
                    (at, "this breaks the grammar of JSON".to_owned())
                }
                ProblemKind::Syntax { message, .. } => (at, message),
                ProblemKind::TooDeep => (at, "this nests too deep".to_owned()),
                _ => (at, "this cannot be read".to_owned()),
            });
        }
        Ok(Self {
            file,
            document: parsed.document,
        })
    }

    /// All of it; none of an empty file.
    pub(super) fn root(&self) -> Option<NodeRef<'_>> {
        self.document.root()
    }

    fn source(&self) -> &str {
        &self.file.text
    }
}

fn fault(path: &Path, text: &str, (at, what): Wrong) -> Fault {
    let file = SourceFile::new(FileId(0), "config.json", text);
    let position = file.position(at);
    let (path, line, column) = (path.display(), position.line, position.column);
    Fault {
        message: format!("{path}:{line}:{column}: {what}"),
        hint: Some(
            "This is percli's configuration file; perscope does not write over what it cannot read."
                .to_owned(),
        ),
    }
}

/// The edits that put a value at the end of a path.
fn put(root: NodeRef<'_>, path: &[&str], value: &Value) -> Option<Vec<Edit>> {
    let mut node = root;
    for (index, key) in path.iter().enumerate() {
        let rest = &path[index + 1..];
        match find(node, key).ok()? {
            Some(child) if is_null(child) => {
                return edit::replace(child, &nested(rest, value));
            }
            Some(child) => node = child,
            None => return edit::insert_key(node, key, &nested(rest, value), At::End),
        }
    }
    edit::replace(node, &nested(&[], value))
}

/// A value below keys, as source text.
fn nested(path: &[&str], value: &Value) -> String {
    let wrap = |value, key: &&str| Value::from([(*key, value)]);
    let value = path.iter().rev().fold(value.clone(), wrap);
    json(&value, Layout::Compact)
}
