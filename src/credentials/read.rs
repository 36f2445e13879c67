//! Reading keys and values of the file as Go reads them: keys in any letter case, null for nothing.
//!
//! Go takes the last of several spellings of a key. Nobody writes two on purpose, and it depends on
//! the reader which one counts, so two are a fault here.

use crate::doc::{NodeRef, Reading, Resolved};

use super::Secret;
use super::file::Text;

/// What is wrong, and where: an offset in bytes and a fragment without a final stop.
pub(super) type Wrong = (usize, String);

/// A mapping of the file, with its path in it.
#[derive(Clone)]
pub(super) struct Fields<'t> {
    node: Option<NodeRef<'t>>,
    path: String,
}

/// A value of the file.
pub(super) struct Field<'t> {
    node: NodeRef<'t>,
    path: String,
}

impl<'t> Fields<'t> {
    /// All that the file says.
    pub(super) fn of(text: &'t Text) -> Result<Self, Wrong> {
        let path = String::new();
        match text.root() {
            Some(node) => Field { node, path }.fields(),
            None => Ok(Self { node: None, path }),
        }
    }

    /// The value of a key, unless there is none, or null.
    pub(super) fn get(&self, key: &str) -> Result<Option<Field<'t>>, Wrong> {
        let path = match self.path.as_str() {
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        };
        let found = self.node.map(|node| find(node, key)).transpose()?.flatten();
        let found = found.filter(|node| !is_null(*node));
        Ok(found.map(|node| Field { node, path }))
    }

    /// The mapping that a key has; none if it has nothing.
    pub(super) fn fields(&self, key: &str) -> Result<Option<Fields<'t>>, Wrong> {
        self.get(key)?.map(Field::fields).transpose()
    }

    /// A text that says something.
    pub(super) fn text(&self, key: &str) -> Result<Option<String>, Wrong> {
        let text = self.get(key)?.map(Field::text).transpose()?;
        Ok(text.filter(|text| !text.is_empty()))
    }

    /// The same, and secret.
    pub(super) fn secret(&self, key: &str) -> Result<Option<Secret>, Wrong> {
        Ok(self.text(key)?.map(Secret))
    }

    /// Whether something is so.
    pub(super) fn is(&self, key: &str) -> Result<bool, Wrong> {
        let Some(field) = self.get(key)? else {
            return Ok(false);
        };
        match field
            .node
            .scalar()
            .map(|scalar| scalar.resolve(Reading::Json))
        {
            Some(Resolved::Bool(is)) => Ok(is),
            _ => Err(field.wants("true or false")),
        }
    }

    /// A list of texts.
    pub(super) fn texts(&self, key: &str) -> Result<Vec<String>, Wrong> {
        let Some(field) = self.get(key)? else {
            return Ok(Vec::new());
        };
        field.items()?.into_iter().map(Field::text).collect()
    }

    /// Keys with what `read` makes of their values, in order.
    pub(super) fn all<T>(
        &self,
        read: impl Fn(Field<'t>) -> Result<T, Wrong>,
    ) -> Result<Vec<(String, T)>, Wrong> {
        let entries = self.node.into_iter().flat_map(NodeRef::entries);
        let entries = entries.filter(|entry| !is_null(entry.value));
        let entry = |entry: crate::doc::Entry<'t>| {
            let key = entry.key.text().to_owned();
            let field = Field {
                node: entry.value,
                path: format!("{}.{key}", self.path),
            };
            Ok((key, read(field)?))
        };
        entries.map(entry).collect()
    }

    /// What is wrong with the mapping as a whole.
    pub(super) fn wrong(&self, what: &str) -> Wrong {
        let at = self.node.map_or(0, |node| node.span().start as usize);
        (at, format!("`{}` {what}", self.path))
    }
}

impl<'t> Field<'t> {
    /// The mapping that it is.
    pub(super) fn fields(self) -> Result<Fields<'t>, Wrong> {
        if !self.node.is_mapping() {
            return Err(self.wants("keys with values"));
        }
        Ok(Fields {
            node: Some(self.node),
            path: self.path,
        })
    }

    /// The text that it is.
    pub(super) fn text(self) -> Result<String, Wrong> {
        match self
            .node
            .scalar()
            .map(|scalar| scalar.resolve(Reading::Json))
        {
            Some(Resolved::String) => Ok(self.node.text().unwrap_or_default().to_owned()),
            _ => Err(self.wants("a text")),
        }
    }

    /// The texts that it lists.
    pub(super) fn listed(self) -> Result<Vec<String>, Wrong> {
        self.items()?.into_iter().map(Field::text).collect()
    }

    /// The whole number that it is, from 0.
    pub(super) fn number(self) -> Result<u64, Wrong> {
        let number = match self
            .node
            .scalar()
            .map(|scalar| scalar.resolve(Reading::Json))
        {
            Some(Resolved::Int(number)) => u64::try_from(number).ok(),
            _ => None,
        };
        number.ok_or_else(|| self.wants("a whole number"))
    }

    /// What is wrong with it.
    fn wrong(&self, what: &str) -> Wrong {
        let at = self.node.span().start as usize;
        let what = match self.path.as_str() {
            "" => format!("this {what}"),
            path => format!("`{path}` {what}"),
        };
        (at, what)
    }

    fn items(self) -> Result<Vec<Field<'t>>, Wrong> {
        if !self.node.is_sequence() {
            return Err(self.wants("a list"));
        }
        let path = self.path;
        let items = self.node.items().map(|node| Field {
            node,
            path: format!("{path}[{}]", node.index()),
        });
        Ok(items.collect())
    }

    fn wants(&self, what: &str) -> Wrong {
        self.wrong(&format!("wants {what}"))
    }
}

/// The value of a key that may be written in any letter case.
pub(super) fn find<'t>(mapping: NodeRef<'t>, key: &str) -> Result<Option<NodeRef<'t>>, Wrong> {
    let mut entries = mapping
        .entries()
        .filter(|entry| entry.key.text().eq_ignore_ascii_case(key));
    let first = entries.next();
    if let Some(second) = entries.next() {
        let at = second.key.span().start as usize;
        return Err((at, format!("the key `{key}` is there twice")));
    }
    Ok(first.map(|entry| entry.value))
}

/// Whether it is null.
pub(super) fn is_null(node: NodeRef<'_>) -> bool {
    let read = node.scalar().map(|scalar| scalar.resolve(Reading::Json));
    matches!(read, Some(Resolved::Null))
}
