//! `perscope lint`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::finding::Level;
use crate::lint::{self, Linter, Profile, Settings};
use crate::output::{self, Format};
use crate::schema::Catalog;
use crate::session;

/// Check dashboards and their neighbours for mistakes
#[derive(Args)]
pub(crate) struct LintArgs {
    /// Files and directories to check
    #[arg(default_value = ".")]
    paths: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, default_value = "human", value_parser = ["human", "concise", "json", "jsonl", "github"])]
    format: String,
}

/// Runs `lint`.
pub(crate) fn run(env: &mut Env, args: &LintArgs) -> Result<Exit, Failure> {
    let rules = lint::rule_set();
    let linter = Linter::new(Settings::new(Profile::Recommended, &rules));
    let catalog = Catalog::new();
    let session = session::load(&linter, &catalog, &args.paths);
    let mut findings =
        lint::check_workspace(&linter, &session.reports, &lint::Completeness::default());
    findings.extend(
        session
            .reports
            .iter()
            .flat_map(|report| report.findings.clone()),
    );
    let findings = lint::finish(&linter, &session.files, findings);
    let format = Format::find(&args.format).expect("clap checked the name");
    let count = |of: fn(&lint::Counts) -> usize| {
        session
            .reports
            .iter()
            .map(|report| of(&report.counts))
            .sum()
    };
    let report = output::Report {
        rules: &rules,
        files: &session.files,
        findings: &findings,
        counts: output::Counts {
            files: session.reports.len(),
            resources: count(|counts| counts.resources),
            foreign: count(|counts| usize::from(counts.foreign)),
            templates: count(|counts| usize::from(counts.template)),
            suppressed: 0,
            fixed: 0,
        },
        repository_path: &str::to_owned,
        show: output::Show {
            color: false,
            unicode: false,
            width: env.width(),
            max_findings: None,
            fold: false,
            elapsed: None,
        },
    };
    format.write(&report, &mut env.out)?;
    env.out.flush()?;
    let mut exit = Exit::Clean;
    for (path, error) in &session.faults {
        let failure = Failure::new(
            Kind::Input,
            format!("cannot read {}: {error}", path.display()),
        );
        failure.write(&mut env.err);
        exit = exit.max(failure.exit());
    }
    if findings.iter().any(|finding| finding.level >= Level::Error) {
        exit = exit.max(Exit::Findings);
    }
    Ok(exit)
}
