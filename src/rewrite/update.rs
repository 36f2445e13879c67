//! Bringing a resource in a file to a wanted value, and the proof that it worked: the text after
//! the edits is read again before they are handed out.

use std::fmt;

use super::envelope;
use super::place::Place;
use super::proof::{holds, is_broken, on_disk, shares_anchors};
use super::style::Style;
use super::walk::{Goal, Walk};
use crate::doc::Value;
use crate::model::{Form, Resource, Target, normal};
use crate::schema::Catalog;
use crate::text::Edit;

/// How a resource in a file becomes what is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Update {
    /// Edits of the file on disk; none if nothing differs.
    pub(crate) edits: Vec<Edit>,
    /// Whether something that could not be edited in place was written anew, so that comments and
    /// layout in it are gone.
    pub(crate) rewritten: bool,
}

/// Why a resource in a file cannot be brought to a wanted value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The file has syntax errors, so that an edit could change how the rest is read.
    Broken,
    /// Aliases elsewhere in the file stand for values in the resource.
    Shared,
    /// Its envelope cannot say what is wanted, or not in a way that is understood here.
    Inexpressible,
}

impl fmt::Display for Refusal {
    /// A fragment without a final stop.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Broken => "the file has syntax errors",
            Self::Shared => "other parts of the file use its anchors",
            Self::Inexpressible => "the way it is written cannot hold the new content",
        })
    }
}

/// How much is written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    Differences,
    Whole,
}

/// The edits that bring a resource to `wanted`, which is in normal form ([`crate::model::normal`])
/// for the target. `project` is the one of resources that name none.
///
/// Only what differs is touched: defaults that the file leaves out stay left out, and what the
/// server does not store stays in the file. Edits of several resources of one file are for
/// different parts of it, but for resources in one embedded document; those are better updated one
/// after the other.
pub(crate) fn update(
    resource: &Resource<'_>,
    wanted: &Value,
    project: Option<&str>,
    catalog: &Catalog,
    target: &Target,
) -> Result<Update, Refusal> {
    let current = normal(resource, project, catalog, target);
    if current.same(wanted) {
        return Ok(Update::default());
    }
    let document = resource.root.document();
    if is_broken(document) {
        return Err(Refusal::Broken);
    }
    let is_wanted = |after: &Resource<'_>| normal(after, project, catalog, target).same(wanted);
    let style = Style::of(resource);
    let place = Place::of_kind(catalog, resource.kind);
    for extent in [Extent::Differences, Extent::Whole] {
        let mut walk = Walk::new(&style, resource.reading());
        let values = (&current, wanted);
        let made = bring(&mut walk, resource, place, values, (extent, project));
        if made.is_none() || !holds(resource, &walk.edits, is_wanted) {
            continue;
        }
        if let Some(edits) = on_disk(document, walk.edits) {
            let rewritten = walk.rewritten || extent == Extent::Whole;
            return Ok(Update { edits, rewritten });
        }
    }
    Err(if shares_anchors(resource.root) {
        Refusal::Shared
    } else {
        Refusal::Inexpressible
    })
}

fn bring(
    walk: &mut Walk<'_>,
    resource: &Resource<'_>,
    place: Place<'_>,
    (current, wanted): (&Value, &Value),
    (extent, project): (Extent, Option<&str>),
) -> Option<()> {
    let whole = extent == Extent::Whole;
    match resource.form {
        Form::CustomResource => envelope::custom(walk, resource, place, (current, wanted), whole),
        Form::Native if whole => {
            let mut wanted = wanted.clone();
            // What the resource did not say because it goes without saying stays unsaid.
            let implied = wanted.at(&["metadata", "project"]).and_then(Value::as_str) == project;
            if let Some(Value::Mapping(metadata)) = wanted.get_mut("metadata")
                && resource.project().is_none()
                && implied
            {
                metadata.remove("project");
            }
            walk.anew(resource.root, place, &wanted)
        }
        Form::Native => walk.bring(resource.root, Goal::of(place, current, wanted)),
    }
}
