//! The end of every finding's way: its level, its order, and only once.

use super::registry::Linter;
use crate::finding::{Finding, Level};
use crate::text::{FileId, SourceFile};

/// Applies the levels, drops what is off or was found twice, and sorts by file and place.
///
/// A finding comes twice when its node is reached through several aliases.
pub(crate) fn finish(
    linter: &Linter,
    files: &[SourceFile],
    findings: Vec<Finding>,
) -> Vec<Finding> {
    finish_each(|_| linter, files, findings)
}

/// The same, where the levels of a finding are those of the file of its primary place.
pub(crate) fn finish_each<'l>(
    linter: impl Fn(FileId) -> &'l Linter,
    files: &[SourceFile],
    mut findings: Vec<Finding>,
) -> Vec<Finding> {
    for finding in &mut findings {
        let linter = linter(finding.place.file);
        finding.level = linter.settings.level(finding.rule);
    }
    findings.retain(|finding| finding.level != Level::Off);
    let path = |finding: &Finding| &files[finding.place.file.0 as usize].path;
    findings.sort_by(|a, b| {
        let key = |finding: &Finding| (finding.place.span, finding.rule);
        path(a)
            .cmp(path(b))
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| a.message.cmp(&b.message))
    });
    findings.dedup_by(|a, b| {
        a.rule == b.rule
            && a.message == b.message
            && a.place.file == b.place.file
            && a.place.span == b.place.span
    });
    findings
}
