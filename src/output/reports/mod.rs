//! Findings for services: reports that CI systems and code hosts read.
//!
//! Paths are those from the root of the Git repository with `/` between their parts, and no
//! character in them acts on a terminal. What a service limits is cut here, the worst findings
//! first, and said.

pub(super) mod azure;
pub(super) mod checkstyle;
mod fingerprint;
pub(super) mod gitlab;
pub(super) mod junit;
pub(super) mod markdown;
pub(super) mod rdjson;
pub(super) mod sarif;
#[cfg(test)]
mod tests;
mod xml;

use super::Report;
use crate::finding::{Finding, Level, Safety};
use crate::text::FileId;

/// The path of a file from the root of the repository.
fn path(report: &Report, file: FileId) -> String {
    let path = (report.repository_path)(&report.file(file).path);
    if cfg!(windows) {
        return path.replace('\\', "/");
    }
    path
}

/// What is wrong, and below it how to mend it.
pub(super) fn message(finding: &Finding) -> String {
    let mut lines = vec![finding.message.clone()];
    lines.extend(finding.help.iter().map(|help| format!("help: {help}")));
    lines.extend(finding.fix.as_ref().map(|fix| match fix.safety {
        Safety::Safe => format!("safe fix: {}", fix.title),
        Safety::Unsafe => format!("unsafe fix: {}", fix.title),
    }));
    lines.join("\n")
}

/// The findings, the worst first; those of one level keep their order.
fn worst_first<'a>(report: &Report<'a>) -> Vec<&'a Finding> {
    let rank = |finding: &&Finding| match finding.level {
        Level::Error => 0,
        Level::Warning => 1,
        Level::Info | Level::Off => 2,
    };
    let mut findings: Vec<&Finding> = report.findings.iter().collect();
    findings.sort_by_key(rank);
    findings
}
