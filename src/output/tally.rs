//! Counting findings: by level, by rule, by what can be fixed.

use super::Report;
use crate::finding::{Level, RuleId, Safety};

/// How many findings there are of each sort.
#[derive(Debug, Default)]
pub(super) struct Tally<'a> {
    /// Findings of level error.
    pub(super) errors: usize,
    /// Findings of level warning.
    pub(super) warnings: usize,
    /// Findings of level info.
    pub(super) infos: usize,
    /// Findings with a safe fix.
    pub(super) fixable: usize,
    /// Findings with a fix that may change the meaning.
    pub(super) fixable_unsafe: usize,
    /// Files with a finding.
    pub(super) files: usize,
    /// Rules with a finding, the most frequent first, then by name.
    pub(super) rules: Vec<RuleTally<'a>>,
}

/// The findings of one rule.
#[derive(Debug)]
pub(super) struct RuleTally<'a> {
    /// The rule's name.
    pub(super) name: &'a str,
    /// The worst level among its findings; overrides for some paths can make them differ.
    pub(super) level: Level,
    /// How many there are.
    pub(super) count: usize,
    /// How many of them carry a fix, safe or not.
    pub(super) fixable: usize,
}

impl<'a> Tally<'a> {
    /// Counts the findings of a report.
    pub(super) fn new(report: &Report<'a>) -> Self {
        let mut tally = Self::default();
        let mut of_rule: Vec<(Level, usize, usize)> = vec![(Level::Off, 0, 0); report.rules.len()];
        let mut has_finding = vec![false; report.files.len()];
        for finding in report.findings {
            match finding.level {
                Level::Error => tally.errors += 1,
                Level::Warning => tally.warnings += 1,
                Level::Info => tally.infos += 1,
                Level::Off => {}
            }
            match finding.fix.as_ref().map(|fix| fix.safety) {
                Some(Safety::Safe) => tally.fixable += 1,
                Some(Safety::Unsafe) => tally.fixable_unsafe += 1,
                None => {}
            }
            has_finding[finding.place.file.0 as usize] = true;
            let (level, count, fixable) = &mut of_rule[finding.rule.0 as usize];
            *level = (*level).max(finding.level);
            *count += 1;
            *fixable += usize::from(finding.fix.is_some());
        }
        tally.files = has_finding.iter().filter(|&&has| has).count();
        tally.rules = (0..)
            .zip(of_rule)
            .filter(|(_, (_, count, _))| *count > 0)
            .map(|(id, (level, count, fixable))| RuleTally {
                name: &report.rules.get(RuleId(id)).name,
                level,
                count,
                fixable,
            })
            .collect();
        tally
            .rules
            .sort_by(|a, b| b.count.cmp(&a.count).then(a.name.cmp(b.name)));
        tally
    }
}
