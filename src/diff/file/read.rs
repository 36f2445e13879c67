//! Reading a plan file: strictly, because what it says will be done.

use std::collections::HashSet;

use super::super::plan::{Action, Note, Origin};
use super::{FORMAT, Fingerprint, PlanFault, PlanFile, Planned, Side, VERSION};
use crate::doc::{Kind, NodeRef, Problem, ProblemKind, Reading, Resolved, Value, parse};
use crate::model::{Form, Key, ResourceKind, Target, Version};
use crate::text::{FileId, LineColumn, SourceFile};

/// Reads the text of a plan file.
///
/// # Errors
///
/// The first thing that no plan file of this version says.
pub(crate) fn read(text: &str) -> Result<PlanFile, PlanFault> {
    // The name makes it JSON.
    let file = SourceFile::new(FileId(0), "plan.json", text);
    let reader = Reader { file: &file };
    let mut documents = parse(&file).into_iter();
    let (Some(parsed), None) = (documents.next(), documents.next()) else {
        return Err(fault("it is not one JSON document"));
    };
    if let Some(problem) = parsed.problems.first() {
        return Err(reader.problem(problem));
    }
    match parsed.document.root() {
        Some(root) => reader.plan(root),
        None => Err(fault("it is empty")),
    }
}

fn fault(message: impl Into<String>) -> PlanFault {
    PlanFault {
        position: None,
        message: message.into(),
    }
}

type Read<T> = Result<T, PlanFault>;

struct Reader<'f> {
    file: &'f SourceFile,
}

impl Reader<'_> {
    fn at(&self, offset: usize, message: impl Into<String>) -> PlanFault {
        PlanFault {
            position: Some(self.file.position(offset)),
            message: message.into(),
        }
    }

    fn wrong(&self, node: NodeRef<'_>, message: impl Into<String>) -> PlanFault {
        self.at(node.span().start as usize, message)
    }

    fn problem(&self, problem: &Problem) -> PlanFault {
        let message = match &problem.kind {
            ProblemKind::Syntax { message, .. } => message.clone(),
            ProblemKind::DuplicateKey { .. } => "a key that is there twice".to_owned(),
            ProblemKind::TooDeep => "collections nest too deep".to_owned(),
            _ => "it cannot be read".to_owned(),
        };
        self.at(problem.span.start as usize, message)
    }

    /// The values of an object with exactly these fields.
    fn fields<'d, const N: usize>(
        &self,
        node: NodeRef<'d>,
        names: [&str; N],
    ) -> Read<[NodeRef<'d>; N]> {
        if !node.is_mapping() {
            return Err(self.wrong(node, "no object"));
        }
        for field in node.fields() {
            let key = field.key.text();
            if !names.contains(&key) {
                let start = field.key.span().start as usize;
                return Err(self.at(start, format!("an unknown field `{}`", shortened(key))));
            }
        }
        let mut found = [node; N];
        for (place, name) in found.iter_mut().zip(names) {
            let missing = || self.wrong(node, format!("the field `{name}` is missing"));
            *place = node.get(name).ok_or_else(missing)?;
        }
        Ok(found)
    }

    fn text<'d>(&self, node: NodeRef<'d>) -> Read<&'d str> {
        let is_text = resolved(node) == Some(Resolved::String);
        let text = node.text().filter(|_| is_text);
        text.ok_or_else(|| self.wrong(node, "no text"))
    }

    fn flag(&self, node: NodeRef<'_>) -> Read<bool> {
        match resolved(node) {
            Some(Resolved::Bool(value)) => Ok(value),
            _ => Err(self.wrong(node, "neither true nor false")),
        }
    }

    fn count(&self, node: NodeRef<'_>) -> Read<usize> {
        let number = match resolved(node) {
            Some(Resolved::Int(number)) => usize::try_from(number).ok(),
            _ => None,
        };
        number.ok_or_else(|| self.wrong(node, "no number of things"))
    }

    fn items<'d>(&self, node: NodeRef<'d>) -> Read<Vec<NodeRef<'d>>> {
        match node.kind() {
            Kind::Sequence { .. } => Ok(node.items().collect()),
            _ => Err(self.wrong(node, "no list")),
        }
    }

    /// What a word of a list stands for.
    fn word<T: Copy>(&self, node: NodeRef<'_>, words: &[(&'static str, T)]) -> Read<T> {
        let text = self.text(node)?;
        let found = words.iter().find(|(word, _)| *word == text);
        let unknown = || self.wrong(node, format!("an unknown word `{}`", shortened(text)));
        found.map(|(_, meaning)| *meaning).ok_or_else(unknown)
    }

    fn plan(&self, root: NodeRef<'_>) -> Read<PlanFile> {
        let format = root.get("format").and_then(NodeRef::text);
        if format != Some(FORMAT) {
            return Err(fault("it is no plan that perscope has written"));
        }
        // Other versions may have other fields.
        let version = root.get("version").and_then(|node| resolved(node));
        if version != Some(Resolved::Int(VERSION.into())) {
            return Err(fault(format!(
                "it is not of version {VERSION} of the format, the one that this perscope reads"
            )));
        }
        let [_, _, server, target, project, unchanged, changes] = self.fields(
            root,
            [
                "format",
                "version",
                "server",
                "target",
                "project",
                "unchanged",
                "changes",
            ],
        )?;
        let target = self.target(target)?;
        let mut keys = HashSet::new();
        let mut planned = Vec::new();
        for node in self.items(changes)? {
            let change = self.change(node, target)?;
            if !keys.insert(change.key.clone()) {
                return Err(self.wrong(node, format!("{} is there twice", change.key)));
            }
            planned.push(change);
        }
        let project = some(project).map(|node| self.text(node)).transpose()?;
        Ok(PlanFile {
            server: self.text(server)?.to_owned(),
            target,
            project: project.map(str::to_owned),
            unchanged: self.count(unchanged)?,
            changes: planned,
        })
    }

    fn target(&self, node: NodeRef<'_>) -> Read<Target> {
        let [version, case_sensitive] = self.fields(node, ["version", "caseSensitive"])?;
        let text = self.text(version)?;
        let parsed = Version::parse(text).filter(|version| version.to_string() == text);
        Ok(Target {
            version: parsed.ok_or_else(|| self.wrong(version, "no version of Perses"))?,
            case_sensitive: self.flag(case_sensitive)?,
        })
    }

    fn change(&self, node: NodeRef<'_>, target: Target) -> Read<Planned> {
        let [action, kind, project, name, notes, origin, old, new] = self.fields(
            node,
            [
                "action", "kind", "project", "name", "notes", "origin", "old", "new",
            ],
        )?;
        let key = {
            let kind = self.word(kind, &ResourceKind::ALL)?;
            let project = some(project).map(|node| self.text(node)).transpose()?;
            let text = self.text(name)?;
            let key = Key::new(kind, project, text, target)
                .map_err(|fault| self.wrong(name, format!("no name of a resource: {fault}")))?;
            if key.name() != text || key.project() != project {
                return Err(self.wrong(name, "a name that is spelt otherwise on this server"));
            }
            key
        };
        let action_node = action;
        let action = self.word(action, &Action::ALL)?;
        let words = Note::ALL.map(|(word, _, note)| (word, note));
        let notes = self.items(notes)?.into_iter();
        let notes = notes.map(|note| self.word(note, &words));
        let side = |node| {
            let node = some(node);
            node.map(|node| self.side(node, &key, target)).transpose()
        };
        let (old, new) = (side(old)?, side(new)?);
        let origin = some(origin).map(|node| self.origin(node)).transpose()?;
        let (has_old, has_new) = match action {
            Action::Create => (false, true),
            Action::Update => (true, true),
            Action::Delete => (true, false),
            Action::Unchanged => {
                return Err(self.wrong(action_node, "a change that changes nothing"));
            }
        };
        let fits = old.is_some() == has_old && new.is_some() == has_new;
        if !fits || origin.is_some() != has_new {
            let message = format!("`old`, `new` and `origin` do not fit `{}`", action.word());
            return Err(self.wrong(node, message));
        }
        let notes = notes.collect::<Read<_>>()?;
        Ok(Planned {
            key,
            action,
            notes,
            origin,
            old,
            new,
        })
    }

    fn side(&self, node: NodeRef<'_>, key: &Key, target: Target) -> Read<Side> {
        let [fingerprint, whole, value] = self.fields(node, ["fingerprint", "whole", "value"])?;
        let text = self.text(fingerprint)?;
        let side = Side {
            fingerprint: Fingerprint::parse(text)
                .ok_or_else(|| self.wrong(fingerprint, "no fingerprint"))?,
            value: Value::from_node(value, Reading::Json),
            whole: self.flag(whole)?,
        };
        let is_its = || Key::of_value(key.kind(), &side.value, target).as_ref() == Ok(key);
        if !side.value.is_null() && !is_its() {
            return Err(self.wrong(value, format!("another resource than {key}")));
        }
        if side.whole && !side.fingerprint.matches(&side.value) {
            return Err(self.wrong(value, "a value that does not have its fingerprint"));
        }
        Ok(side)
    }

    fn origin(&self, node: NodeRef<'_>) -> Read<Origin> {
        let [file, line, column, custom] =
            self.fields(node, ["file", "line", "column", "customResource"])?;
        let number = |node| some(node).map(|node| self.count(node)).transpose();
        let position = number(line)?.zip(number(column)?);
        Ok(Origin {
            file: self.text(file)?.to_owned(),
            position: position.map(|(line, column)| LineColumn { line, column }),
            form: if self.flag(custom)? {
                Form::CustomResource
            } else {
                Form::Native
            },
        })
    }
}

/// What a scalar stands for; none of a collection.
fn resolved(node: NodeRef<'_>) -> Option<Resolved> {
    node.scalar().map(|scalar| scalar.resolve(Reading::Json))
}

/// The node, or none of null.
fn some(node: NodeRef<'_>) -> Option<NodeRef<'_>> {
    (resolved(node) != Some(Resolved::Null)).then_some(node)
}

/// A text of the file, cut to what a message has room for.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let is_long = text.chars().nth(MOST).is_some();
    let mut short: String = text.chars().take(MOST).collect();
    if is_long {
        short.push('…');
    }
    short
}
