//! What the benchmarks call; nothing of it is meant for anybody else.

use crate::doc;
use crate::lint::{
    Completeness, FileInput, FileReport, Linter, Named, Profile, Settings, check_file,
    check_workspace, rule_set,
};
use crate::promql;
use crate::schema::Catalog;
use crate::text::{FileId, SourceFile};

/// Reads a text as YAML and throws the events away; answers their number.
pub fn drain_yaml(text: &str) -> usize {
    doc::drain_events(text)
}

/// Parses a file into documents; answers the number of documents.
pub fn parse(path: &str, text: &str) -> usize {
    doc::parse(&SourceFile::new(FileId(0), path, text)).len()
}

/// Parses a query and checks its types; answers the number of mistakes.
pub fn check_promql(text: &str) -> usize {
    promql::parse(text, &promql::Options::default())
        .problems
        .len()
}

/// A linter with every rule at its default level.
pub struct Lint {
    linter: Linter,
    catalog: Catalog,
}

impl Lint {
    /// Prepares the rules; schemas are compiled by the first file that needs them.
    #[expect(
        clippy::new_without_default,
        reason = "a default linter would hide what it costs"
    )]
    pub fn new() -> Self {
        let linter = Linter::new(Settings::new(Profile::Recommended, &rule_set()));
        Self {
            linter,
            catalog: Catalog::new(),
        }
    }

    /// Checks one file; answers the number of findings.
    pub fn check(&self, path: &str, text: &str) -> usize {
        self.report(0, path, text).findings.len()
    }

    fn report(&self, id: u32, path: &str, text: &str) -> FileReport {
        let source = SourceFile::new(FileId(id), path, text);
        let input = FileInput::new(&source, Named::Walked);
        check_file(&self.linter, &self.catalog, &input)
    }

    /// Checks each of many files, and keeps what it takes to check them together.
    pub fn workspace(&self, texts: impl Iterator<Item = String>) -> Reports {
        let report = |(id, text): (u32, String)| self.report(id, "a.yaml", &text);
        Reports((0..).zip(texts).map(report).collect())
    }

    /// Checks files together; answers the number of findings.
    pub fn check_workspace(&self, reports: &Reports) -> usize {
        check_workspace(&self.linter, &reports.0, &Completeness::default()).len()
    }
}

/// What is left of checked files.
pub struct Reports(Vec<FileReport>);
