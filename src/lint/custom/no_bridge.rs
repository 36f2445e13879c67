//! What stands for the bridge in a program that was built without it: it refuses every rule, so
//! that nobody thinks that a rule was kept.

#![expect(dead_code, reason = "without the crates nothing is ever judged")]

use super::Fault;
use crate::doc::Value;

/// A step from a collection to a value in it.
pub(super) enum Step {
    /// To the value of a key.
    Key(String),
    /// To an item of a list.
    Index(usize),
}

/// The way from the root to a value.
pub(super) type Path = Vec<Step>;

/// No dashboard is ever looked at.
pub(super) struct Tree;

impl Tree {
    pub(super) fn new(_: &Value) -> Self {
        Self
    }

    pub(super) fn paths(&self, _: &[&Value]) -> Vec<Path> {
        Vec::new()
    }
}

/// No target is ever made.
#[derive(Debug)]
pub(super) enum Target {}

impl Target {
    pub(super) fn parse(_: &str) -> Result<Self, Fault> {
        let detail = "this perscope was built without the feature `custom-rules`".to_owned();
        Err(Fault::new(detail, None))
    }

    pub(super) fn select(&self, _: &Tree) -> Selected<'_> {
        match *self {}
    }
}

/// Nothing is ever selected.
pub(super) enum Selected<'t> {
    /// As in the bridge.
    One(&'t Value),
    /// As in the bridge.
    Nothing {
        /// The step.
        step: &'t str,
        /// The way to the last value that is there.
        at: Path,
    },
}

/// What an assertion would say.
#[derive(PartialEq)]
pub(super) enum Verdict {
    /// All is well.
    Holds,
    /// It does not hold.
    Fails,
    /// It says nothing, and why.
    Broken(String),
}

/// No assertion is ever made.
#[derive(Debug)]
pub(super) enum Assertion {}

impl Assertion {
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        // The target has said it.
        Target::parse(text).map(|target| match target {})
    }

    pub(super) fn judge<'t>(&self, _: &Selected<'t>) -> (Verdict, Vec<&'t Value>) {
        match *self {}
    }
}
