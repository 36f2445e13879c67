//! What is left of a file after it was checked: owned values, no tree.

use std::sync::Arc;

use super::engine::{FileInput, Named};
use super::suppress::Suppression;
use crate::doc::Value;
use crate::finding::{Finding, Place};
use crate::model::{self, Facts, Form, Resource, ResourceKind};
use crate::schema::Catalog;
use crate::text::{FileId, LineColumn, Span};

/// How much was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counts {
    /// Resources found.
    pub(crate) resources: usize,
    /// Whether the whole file belongs to somebody else.
    pub(crate) foreign: bool,
    /// Whether it is a baseline that a walk came across: neither ours to check nor somebody else's.
    pub(crate) baseline: bool,
    /// Whether the file is a template of Helm and no YAML yet.
    pub(crate) template: bool,
    /// Documents, with those inside of others.
    pub(crate) documents: usize,
    /// Problems of the texts of documents, whatever rules say about them.
    pub(crate) text_faults: usize,
    /// What may hold resources and could not be read as some, whatever rules say about it: documents
    /// that end too early, and what only looks like a resource.
    pub(crate) unread: usize,
    /// Queries found.
    pub(crate) queries: usize,
    /// Queries with a problem.
    pub(crate) query_faults: usize,
}

/// Everything that is left of a file after it was checked.
#[derive(Debug, Clone)]
pub(crate) struct FileReport {
    /// The file.
    pub(crate) file: FileId,
    /// What the rules of one file found, not levelled yet.
    pub(crate) findings: Vec<Finding>,
    /// What its comments suppress, in the order of the file.
    pub(crate) suppressions: Vec<Suppression>,
    /// The resources in it, in the order of the file.
    pub(crate) resources: Vec<Located>,
    /// The same as they would be stored, if somebody wants to compare or store them.
    pub(crate) kept: Vec<Kept>,
    /// What other files may want to know.
    pub(crate) facts: Facts,
    /// Where secrets stand, so that nobody shows them.
    pub(crate) secrets: Vec<Span>,
    /// How much was looked at.
    pub(crate) counts: Counts,
    /// Whether the file does not say what it holds, or did: one without a text, or too large.
    pub(crate) opaque: bool,
}

/// Where a resource stands, and which one it is.
#[derive(Debug, Clone)]
pub(crate) struct Located {
    /// The whole resource.
    pub(crate) span: Span,
    /// Its kind.
    pub(crate) kind: ResourceKind,
    /// Its kind as it is written in its envelope.
    written: &'static str,
    /// Its project, also if only the configuration says so.
    pub(crate) project: Option<String>,
    /// Its name.
    pub(crate) name: Option<String>,
}

impl Located {
    pub(super) fn new(resource: &Resource<'_>, fallback: Option<&str>) -> Self {
        let fallback = fallback.filter(|_| !resource.kind.is_global());
        Self {
            span: resource.root.document().place(resource.root).span,
            kind: resource.kind,
            written: resource.schema().1,
            project: resource.project().or(fallback).map(str::to_owned),
            name: resource.name().map(str::to_owned),
        }
    }

    /// Kind, project and name; none without a name.
    pub(crate) fn title(&self) -> Option<String> {
        let (kind, name) = (self.written, self.name.as_ref()?);
        Some(match &self.project {
            Some(project) => format!("{kind} {project}/{name}"),
            None => format!("{kind} {name}"),
        })
    }
}

/// A resource as the target would store it.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    /// The envelope.
    pub(crate) form: Form,
    /// The kind.
    pub(crate) kind: ResourceKind,
    /// The project that the resource itself names.
    pub(crate) own_project: Option<String>,
    /// The project it would be stored in.
    pub(crate) project: Option<String>,
    /// The name as it is written; empty without one.
    pub(crate) name: String,
    /// The whole resource.
    pub(crate) place: Place,
    /// The path of the file as it is shown.
    pub(crate) file: Arc<str>,
    /// Where in the file it starts.
    pub(crate) position: LineColumn,
    /// Whether somebody means just this file.
    pub(crate) explicit: bool,
    /// In normal form. Shared, because plans hold it as well.
    pub(crate) value: Arc<Value>,
}

impl Kept {
    pub(super) fn new(resource: &Resource<'_>, catalog: &Catalog, input: &FileInput<'_>) -> Self {
        let fallback = input.project;
        let located = Located::new(resource, fallback);
        let place = resource.root.document().place(resource.root);
        let source = input.source;
        Self {
            form: resource.form,
            kind: resource.kind,
            own_project: resource.project().map(str::to_owned),
            value: model::normal(resource, fallback, catalog, &input.target).into(),
            file: Arc::clone(&source.path),
            position: source.position(place.span.start as usize),
            explicit: input.named == Named::Explicit,
            place,
            project: located.project,
            name: located.name.unwrap_or_default(),
        }
    }
}

impl FileReport {
    /// The report of a file in which nothing was found yet.
    pub(super) fn new(file: FileId) -> Self {
        Self {
            file,
            findings: Vec::new(),
            suppressions: Vec::new(),
            resources: Vec::new(),
            kept: Vec::new(),
            facts: Facts::default(),
            secrets: Vec::new(),
            counts: Counts::default(),
            opaque: false,
        }
    }

    /// The resource around a place.
    pub(crate) fn resource_at(&self, place: Span) -> Option<&Located> {
        let starts = |resource: &Located| resource.span.start <= place.start;
        let after = self.resources.partition_point(starts);
        let resource = &self.resources[after.checked_sub(1)?];
        resource.span.contains(place).then_some(resource)
    }
}
