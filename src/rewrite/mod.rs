//! Writing resources: bringing a document to a wanted value by the smallest edits, and the text
//! and the path of a new file.
//!
//! Pure: what is wanted comes in normal form (`model::normal_value` of a server's answer), what
//! goes out are edits, texts and paths. All edits are made by `doc::edit`, and all texts by
//! `doc::emit`. Which resource of a working tree is meant by an answer is for the caller to say.

mod canonical;
mod envelope;
mod fields;
mod lists;
mod paths;
mod place;
mod proof;
mod style;
#[cfg(test)]
mod tests;
mod update;
mod walk;

use crate::doc::emit::{Layout, Quotes, YamlStyle, json, yaml};
use crate::doc::{Syntax, Value};
use crate::model::ResourceKind;
use crate::schema::Catalog;
use place::Place;

pub(crate) use paths::Paths;
pub(crate) use update::{Refusal, update};

/// The text of a new file with a resource that is `wanted` in normal form: fields in the order of
/// the schemas, without what servers manage and without what they fill in by themselves.
pub(crate) fn file(
    kind: ResourceKind,
    wanted: &Value,
    catalog: &Catalog,
    syntax: Syntax,
) -> String {
    let value = canonical::canonical(wanted, Place::of_kind(catalog, kind), false);
    match syntax {
        Syntax::Json => json(&value, Layout::Pretty { indent: 2 }),
        Syntax::Yaml => {
            let style = YamlStyle {
                quotes: Quotes::Double,
                letters: None,
                ..YamlStyle::default()
            };
            yaml(&value, &style)
        }
    }
}
