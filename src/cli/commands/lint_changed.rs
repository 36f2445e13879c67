//! `perscope lint --changed`: only what stands on lines that differ from a Git reference.

use clap::Args;

use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::finding::{Finding, Place};
use crate::session::{Changes, Repository, Session};

/// Whether only changed lines count.
#[derive(Args)]
pub(super) struct ChangedArgs {
    /// Report only what stands on lines that have changed since REF [default: the target branch of
    /// the pull request that is checked, else what was committed last]
    #[arg(
        long,
        value_name = "REF",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "",
        conflicts_with_all = ["fix", "unsafe_fixes", "diff", "write_baseline"],
        help_heading = "Output"
    )]
    changed: Option<String>,
}

/// The variables by which CI systems tell where a pull request goes, and what stands before the
/// name in them to make a reference.
const TARGETS: [(&str, &str); 8] = [
    ("CI_MERGE_REQUEST_DIFF_BASE_SHA", ""),
    ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "origin/"),
    ("GITHUB_BASE_REF", "origin/"),
    ("SYSTEM_PULLREQUEST_TARGETBRANCH", "origin/"),
    ("BITBUCKET_PR_DESTINATION_BRANCH", "origin/"),
    ("BUILDKITE_PULL_REQUEST_BASE_BRANCH", "origin/"),
    ("CHANGE_TARGET", "origin/"),
    ("DRONE_TARGET_BRANCH", "origin/"),
];

impl ChangedArgs {
    /// What has changed, if only that counts.
    pub(super) fn ask(&self, env: &Env) -> Result<Option<Changes>, Failure> {
        let Some(typed) = &self.changed else {
            return Ok(None);
        };
        let reference = match typed.as_str() {
            "" => reference(env),
            typed => typed.to_owned(),
        };
        let changes = Changes::since(&env.cwd, &reference);
        changes.map(Some).map_err(|fault| {
            let failure = Failure::new(Kind::Usage, fault.message);
            fault.hint.into_iter().fold(failure, Failure::hint)
        })
    }
}

/// Where the pull request goes that is checked; else what was committed last.
fn reference(env: &Env) -> String {
    let mut targets = TARGETS.iter().filter_map(|(name, before)| {
        let value = env.var(name)?.to_str()?;
        // Some give the whole reference.
        let branch = value.strip_prefix("refs/heads/").unwrap_or(value);
        Some(format!("{before}{branch}"))
    });
    targets.next().unwrap_or_else(|| "HEAD".to_owned())
}

/// Leaves only the findings of which a place has changed.
pub(super) fn retain(findings: &mut Vec<Finding>, changes: &Changes, session: &Session, env: &Env) {
    let repository = Repository::around(&env.cwd);
    let has_changed = |place: &Place| {
        let file = &session.files[place.file.0 as usize];
        let range = place.span.range();
        let lines = file.position(range.start).line..=file.position(range.end).line;
        changes.touch(&repository.path(&file.path), &lines)
    };
    findings.retain(|finding| {
        let related = finding.related.iter().map(|related| &related.place);
        std::iter::once(&finding.place)
            .chain(related)
            .any(has_changed)
    });
}
