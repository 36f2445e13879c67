//! The end of every finding's way: its level, whether it is allowed or known, its order, and only
//! once.

use super::baseline::Stale;
use super::registry::Linter;
use super::report::FileReport;
use super::suppress::{Audit, Matcher, Suppression};
use crate::config::{Baseline, Date};
use crate::finding::{Finding, Level, Related, Repeats, RuleSet};
use crate::text::{FileId, SourceFile};

/// What the sink has to know of a file.
pub(crate) struct FileView<'a> {
    /// What it was checked with.
    pub(crate) linter: &'a Linter,
    /// What came of it; none if it was not checked.
    pub(crate) report: Option<&'a FileReport>,
    /// Its path from the root of its workspace.
    pub(crate) path: &'a str,
    /// Whether it was named, so that its suppressions are judged.
    pub(crate) is_reported: bool,
    /// Whether all of its workspace was there.
    pub(crate) is_whole: bool,
    /// What the configuration of its workspace allows: a position in [`Sink::allowances`].
    pub(crate) allowances: Option<usize>,
}

/// What a configuration allows.
pub(crate) struct Allowances<'a> {
    /// The entries.
    pub(crate) entries: &'a [Suppression],
    /// What it is judged with.
    pub(crate) linter: &'a Linter,
    /// Whether all files of its workspaces were reported, so that entries can turn out to be
    /// unused.
    pub(crate) is_whole: bool,
}

/// All that decides what becomes of findings.
pub(crate) struct Sink<'a> {
    /// The rules of the run.
    pub(crate) rules: &'a RuleSet,
    /// The files that places refer to.
    pub(crate) files: &'a [SourceFile],
    /// For each of them what else is known.
    pub(crate) views: &'a [FileView<'a>],
    /// What configurations allow.
    pub(crate) allowances: &'a [Allowances<'a>],
    /// The day of the run.
    pub(crate) today: Date,
    /// What is known already.
    pub(crate) baseline: Option<&'a Baseline>,
}

/// What is left in the end.
#[derive(Debug, Default)]
pub(crate) struct Finished {
    /// The findings: levelled, sorted by file and place.
    pub(crate) findings: Vec<Finding>,
    /// How many more there are that somebody allows.
    pub(crate) suppressed: usize,
    /// How many more there are that the baseline holds.
    pub(crate) known: usize,
    /// What the baseline holds and nobody finds any more.
    pub(crate) stale: Vec<Stale>,
}

impl Sink<'_> {
    /// Applies levels, suppressions and the baseline, in this order.
    pub(crate) fn finish(&self, findings: Vec<Finding>) -> Finished {
        let linter = |file: FileId| self.views[file.0 as usize].linter;
        let mut findings = finish_each(linter, self.files, findings);
        let suppressed = self.suppress(&mut findings);
        tell_repeats(&mut findings);
        let (known, stale) = match self.baseline {
            Some(baseline) => self.take_known(baseline, &mut findings),
            None => (0, Vec::new()),
        };
        Finished {
            findings,
            suppressed,
            known,
            stale,
        }
    }

    /// Takes out what is suppressed, and adds what is wrong with suppressions.
    fn suppress(&self, findings: &mut Vec<Finding>) -> usize {
        let has_any = |view: &FileView<'_>| {
            let report = view.report;
            report.is_some_and(|report| !report.suppressions.is_empty())
        };
        if self.allowances.is_empty() && !self.views.iter().any(has_any) {
            return 0;
        }
        let (rules, views, allowances) = (self.rules, self.views, self.allowances);
        let audit = Audit {
            rules,
            views,
            allowances,
            today: self.today,
        };
        let mut matcher = Matcher::new(rules, views, allowances, self.today);
        findings.extend(audit.of_texts());
        sort(self.files, findings);
        *findings = matcher.apply(std::mem::take(findings));
        if let Some(rule) = rules.find(UNUSED) {
            let mut unused = audit.unused(&matcher, rule, false);
            sort(self.files, &mut unused);
            findings.extend(matcher.apply(unused));
            findings.extend(audit.unused(&matcher, rule, true));
        }
        sort(self.files, findings);
        matcher.suppressed
    }
}

/// The rule about suppressions that cover nothing, which may be suppressed as well.
const UNUSED: &str = "unused-suppression";

/// Applies the levels, drops what is off or was found twice, and sorts by file and place.
///
/// A finding comes twice when its node is reached through several aliases.
pub(crate) fn finish(
    linter: &Linter,
    files: &[SourceFile],
    findings: Vec<Finding>,
) -> Vec<Finding> {
    let mut findings = finish_each(|_| linter, files, findings);
    tell_repeats(&mut findings);
    findings
}

/// How many further places of a mistake are told: nobody reads more, and there may be thousands.
const MOST_REPEATS: usize = 3;

/// Makes related places of the first ones at which a mistake is found again.
fn tell_repeats(findings: &mut [Finding]) {
    for finding in findings {
        let Repeats { places, says } = std::mem::take(&mut finding.repeats);
        let left = places.len().saturating_sub(MOST_REPEATS);
        let told = places.into_iter().take(MOST_REPEATS).enumerate();
        let related = told.map(|(index, place)| Related {
            place,
            message: match left {
                1.. if index + 1 == MOST_REPEATS => format!("{says} here, and {left} more times"),
                _ => format!("{says} here"),
            },
        });
        finding.related.splice(0..0, related);
    }
}

/// The same, where the levels of a finding are those of the file of its primary place.
fn finish_each<'l>(
    linter: impl Fn(FileId) -> &'l Linter,
    files: &[SourceFile],
    mut findings: Vec<Finding>,
) -> Vec<Finding> {
    for finding in &mut findings {
        let linter = linter(finding.place.file);
        finding.level = linter.settings.level(finding.rule);
    }
    findings.retain(|finding| finding.level != Level::Off);
    sort(files, &mut findings);
    findings.dedup_by(|a, b| {
        a.rule == b.rule
            && a.message == b.message
            && a.place.file == b.place.file
            && a.place.span == b.place.span
    });
    findings
}

/// Sorts by file and place.
fn sort(files: &[SourceFile], findings: &mut [Finding]) {
    let path = |finding: &Finding| &files[finding.place.file.0 as usize].path;
    findings.sort_by(|a, b| {
        let key = |finding: &Finding| (finding.place.span, finding.rule);
        path(a)
            .cmp(path(b))
            .then_with(|| a.place.file.cmp(&b.place.file))
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| a.message.cmp(&b.message))
    });
}
