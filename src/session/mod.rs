//! The only loader.

use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::lint::{self, FileInput, FileReport, Linter, Named};
use crate::schema::Catalog;
use crate::store::{self, Content};
use crate::text::{FileId, SourceFile};

/// What was loaded.
pub(crate) struct Session {
    /// All files.
    pub(crate) files: Vec<SourceFile>,
    /// What was found in each.
    pub(crate) reports: Vec<FileReport>,
    /// What could not be read.
    pub(crate) faults: Vec<(PathBuf, io::Error)>,
}

/// Loads and checks paths.
pub(crate) fn load(linter: &Linter, catalog: &Catalog, paths: &[PathBuf]) -> Session {
    let mut candidates: Vec<(PathBuf, Named)> = Vec::new();
    for path in paths {
        if path.is_dir() {
            candidates.extend(
                store::walk(path)
                    .into_iter()
                    .map(|path| (path, Named::Walked)),
            );
        } else {
            candidates.push((path.clone(), Named::Argument));
        }
    }
    let one = |(index, (path, named)): (usize, &(PathBuf, Named))| {
        let Content { text, problems } =
            store::read_file(path).map_err(|error| (path.clone(), error))?;
        let id = FileId(u32::try_from(index).expect("fewer than 4 billion files"));
        let source = SourceFile::new(id, shown(path), text);
        let input = FileInput {
            source: &source,
            named: *named,
            problems: &problems,
            project: None,
        };
        let report = lint::check_file(linter, catalog, &input);
        Ok((source, report))
    };
    let checked: Vec<Result<_, (PathBuf, io::Error)>> =
        candidates.par_iter().enumerate().map(one).collect();
    let mut session = Session {
        files: Vec::new(),
        reports: Vec::new(),
        faults: Vec::new(),
    };
    for (index, result) in checked.into_iter().enumerate() {
        match result {
            Ok((source, report)) => {
                session.files.push(source);
                session.reports.push(report);
            }
            Err(fault) => {
                let id = FileId(u32::try_from(index).expect("fewer than 4 billion files"));
                session.files.push(SourceFile::new(id, shown(&fault.0), ""));
                session.faults.push(fault);
            }
        }
    }
    session
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().trim_start_matches("./").to_owned()
}
