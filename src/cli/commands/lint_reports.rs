//! `perscope lint --output-file`: the same findings in further formats, each in a file.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use super::lint_output::Output;
use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::output::{FORMATS, Format, Show};
use crate::store;
use crate::text::nearest;

/// Which files are written beside what is printed.
#[derive(Args)]
pub(super) struct ReportArgs {
    /// Write the findings to a file, too, in a format of its own (can be repeated)
    #[arg(long, value_name = "FORMAT=FILE", value_parser = report, help_heading = "Output")]
    output_file: Vec<ReportFile>,
}

/// A file for findings.
#[derive(Debug, Clone)]
struct ReportFile {
    format: &'static Format,
    path: PathBuf,
}

/// The columns of text in files.
const WIDTH: usize = 100;

fn report(text: &str) -> Result<ReportFile, String> {
    let Some((name, path)) = text.split_once('=').filter(|(_, path)| !path.is_empty()) else {
        return Err("a format and a file are wanted, such as `sarif=findings.sarif`".to_owned());
    };
    let Some(format) = Format::find(name) else {
        let near = nearest(name, FORMATS.iter().map(|format| format.name));
        let meant = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        return Err(format!(
            "there is no format `{}`{meant}",
            name.escape_debug()
        ));
    };
    Ok(ReportFile {
        format,
        path: PathBuf::from(path),
    })
}

impl ReportArgs {
    /// Refuses to write two reports to one file.
    pub(super) fn check(&self) -> Result<(), Failure> {
        let mut paths = BTreeSet::new();
        let mut files = self.output_file.iter();
        let Some(twice) = files.find(|file| !paths.insert(&file.path)) else {
            return Ok(());
        };
        let message = format!("two reports would go to {}", twice.path.display());
        Err(Failure::new(Kind::Usage, message).hint("Give each --output-file a file of its own."))
    }

    /// Writes the files, and answers with what went wrong.
    pub(super) fn write(&self, env: &Env, output: &Output<'_>) -> Vec<Failure> {
        let show = Show {
            color: false,
            unicode: true,
            width: WIDTH,
            max_findings: None,
            fold: true,
            elapsed: None,
        };
        let write = |file: &ReportFile| {
            let path = file.path.display();
            let failed = |reason: String| {
                Failure::new(Kind::Input, format!("cannot write {path}: {reason}"))
            };
            if output.is_checked(&env.cwd.join(&file.path)) {
                return Err(failed(
                    "it is one of the files that were checked".to_owned(),
                ));
            }
            let mut text = Vec::new();
            output
                .write_to(file.format, show, env, &mut text)
                .map_err(|error| failed(error.to_string()))?;
            let text = String::from_utf8(text).map_err(|error| failed(error.to_string()))?;
            store::write_to(&env.cwd.join(&file.path), &text)
                .map_err(|error| failed(store::reason(&error)))
        };
        let written = self.output_file.iter().map(write);
        written.filter_map(Result::err).collect()
    }
}
