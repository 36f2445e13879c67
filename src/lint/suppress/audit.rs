//! What is wrong with suppressions. The rules in `rules/file` word it.

use super::matching::{Matcher, Owner};
use super::{Fault, Meaning, Name, Suppression};
use crate::config::Date;
use crate::finding::{Finding, Group, Level, Place, RuleId, RuleSet};
use crate::lint::context::Context;
use crate::lint::registry::{Check, Linter, is_of_workspace};
use crate::lint::sink::{Allowances, FileView};
use crate::model::Target;
use crate::schema::Catalog;
use crate::text::nearest;

/// Something that is wrong with a suppression.
pub(in crate::lint) struct Problem<'s> {
    /// The suppression.
    pub(in crate::lint) suppression: &'s Suppression,
    /// What is wrong.
    pub(in crate::lint) kind: ProblemKind<'s>,
}

/// The ways in which a suppression can be wrong.
pub(in crate::lint) enum ProblemKind<'s> {
    /// It cannot be understood.
    Malformed(&'s Fault),
    /// It names something that is neither a rule nor a group.
    UnknownRule {
        /// The name.
        name: &'s Name,
        /// The rule or group that is probably meant.
        near: Option<&'s str>,
    },
    /// It does not say why.
    WithoutReason,
    /// Its last day is over.
    Expired(Date, &'s Place),
    /// None of the rules it names finds anything there.
    Unused,
    /// One of the rules it names finds nothing there.
    UnusedName(&'s Name),
}

/// Looks at the suppressions of a run.
pub(in crate::lint) struct Audit<'a> {
    pub(in crate::lint) rules: &'a RuleSet,
    pub(in crate::lint) views: &'a [FileView<'a>],
    pub(in crate::lint) allowances: &'a [Allowances<'a>],
    pub(in crate::lint) today: Date,
}

/// Suppressions that are judged with the same settings.
struct Source<'a> {
    owner: Owner,
    linter: &'a Linter,
    suppressions: &'a [Suppression],
    /// Whether everything was there that rules of the workspace look at.
    is_whole: bool,
}

impl<'a> Audit<'a> {
    /// What is wrong with suppressions by themselves.
    pub(in crate::lint) fn of_texts(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for source in self.sources() {
            let mut problems = Vec::new();
            for suppression in source.suppressions {
                self.look_at(suppression, &mut |kind| {
                    problems.push(Problem { suppression, kind });
                });
            }
            word(source.linter, &problems, &mut findings);
        }
        findings
    }

    fn look_at(&self, suppression: &'a Suppression, found: &mut dyn FnMut(ProblemKind<'a>)) {
        if let Some(fault) = &suppression.fault {
            found(ProblemKind::Malformed(fault));
        }
        for name in &suppression.names {
            if name.meaning(self.rules).is_none() {
                let rules = self.rules.iter().map(|(_, rule)| rule.name.as_str());
                let groups = Group::NAMES.iter().map(|(name, _)| *name);
                let near = nearest(&name.text, rules.chain(groups));
                found(ProblemKind::UnknownRule { name, near });
            }
        }
        if !suppression.has_reason && suppression.fault.is_none() {
            found(ProblemKind::WithoutReason);
        }
        if let Some((last, place)) = &suppression.until
            && suppression.is_expired(self.today)
        {
            found(ProblemKind::Expired(*last, place));
        }
    }

    /// The suppressions that were not used. A name that stands for `about` is looked at only if
    /// `itself` says so: it may yet cover what is found about the others.
    pub(in crate::lint) fn unused(
        &self,
        matcher: &Matcher<'_>,
        about: RuleId,
        itself: bool,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        for source in self.sources() {
            // What an entry of the configuration is about may be in a file that was not looked at.
            if matches!(source.owner, Owner::Config(_)) && !source.is_whole {
                continue;
            }
            let mut problems = Vec::new();
            for (index, suppression) in source.suppressions.iter().enumerate() {
                let names = self.idle(&source, index, suppression, matcher);
                let is_about = |name: &Name| {
                    let meaning = name.meaning(self.rules);
                    meaning.is_some_and(|it| it.rules(self.rules).any(|rule| rule == about))
                };
                let meant = names.iter().filter(|name| is_about(name) == itself);
                let meant: Vec<&Name> = meant.copied().collect();
                if !meant.is_empty() && meant.len() == suppression.names.len() {
                    let kind = ProblemKind::Unused;
                    problems.push(Problem { suppression, kind });
                    continue;
                }
                let kinds = meant.into_iter().map(ProblemKind::UnusedName);
                problems.extend(kinds.map(|kind| Problem { suppression, kind }));
            }
            word(source.linter, &problems, &mut findings);
        }
        findings
    }

    /// The names of a suppression whose rules have run and found nothing that it covers.
    fn idle(
        &self,
        source: &Source<'_>,
        index: usize,
        suppression: &'a Suppression,
        matcher: &Matcher<'_>,
    ) -> Vec<&'a Name> {
        if !suppression.is_judged || suppression.is_expired(self.today) {
            return Vec::new();
        }
        let idle = |(position, name): &(usize, &Name)| {
            let has_run = name
                .meaning(self.rules)
                .is_some_and(|meaning| self.has_run(meaning, source));
            has_run && !matcher.is_used(source.owner, index, *position)
        };
        let names = suppression.names.iter().enumerate();
        names.filter(idle).map(|(_, name)| name).collect()
    }

    /// Whether what is meant would have been found if it was there.
    fn has_run(&self, meaning: Meaning, source: &Source<'_>) -> bool {
        let mut has_run = false;
        for rule in meaning.rules(self.rules) {
            if source.linter.settings.level(rule) != Level::Off {
                if is_of_workspace(rule) && !source.is_whole {
                    return false;
                }
                has_run = true;
            }
        }
        has_run
    }

    fn sources(&self) -> impl Iterator<Item = Source<'a>> {
        let reported = self.views.iter().filter(|view| view.is_reported);
        let files = reported.filter_map(|view| {
            let report = view.report?;
            let suppressions = &report.suppressions[..];
            (!suppressions.is_empty()).then_some(Source {
                owner: Owner::File(report.file),
                linter: view.linter,
                suppressions,
                is_whole: view.is_whole,
            })
        });
        let whole = self.allowances.iter().enumerate();
        let entries = whole.map(|(index, allowances)| Source {
            owner: Owner::Config(index),
            linter: allowances.linter,
            suppressions: allowances.entries,
            is_whole: allowances.is_whole,
        });
        files.chain(entries)
    }
}

/// Has the rules word problems with suppressions; the findings have their levels.
fn word(linter: &Linter, problems: &[Problem<'_>], findings: &mut Vec<Finding>) {
    // Rules about suppressions ask nothing of it.
    let catalog = Catalog::new();
    let mut cx = Context::new(&linter.settings, &catalog, Target::default());
    for (rule, check) in linter.enabled() {
        if let Check::Suppression(check) = check {
            cx.rule = rule;
            for problem in problems {
                check(&mut cx, problem);
            }
        }
    }
    for mut finding in cx.findings {
        finding.level = linter.settings.level(finding.rule);
        findings.push(finding);
    }
}
