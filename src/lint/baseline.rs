//! Which findings a baseline means.
//!
//! Of those that are alike, it means as many as it counts, the first ones of the file. What it
//! counts beyond is stale, unless it was not looked for in this run.
//!
//! What is found about secrets is in no baseline: its text is masked, so a new secret would pass
//! for the known one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::registry::is_of_workspace;
use super::report::Located;
use super::sink::{FileView, Sink};
use crate::config::{Baseline, Known};
use crate::finding::{Finding, Group, Level};
use crate::text::is_dot;

/// How many characters of a text count. What follows in a longer one may change.
const MOST: usize = 200;

/// An entry that is not found as often as it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stale {
    /// The entry.
    pub(crate) known: Known,
    /// How often it was not found.
    pub(crate) missing: usize,
}

/// A baseline that takes the place of another one.
#[derive(Debug, Default)]
pub(crate) struct Rebased {
    /// The new baseline.
    pub(crate) baseline: Baseline,
    /// How many entries of the old one stay, because this run did not look for them.
    pub(crate) kept: usize,
}

impl Sink<'_> {
    /// A baseline of findings, with those entries of an old one that this run did not look for.
    /// `is_all` says that everything was looked at that the old one is about.
    pub(crate) fn rebase(&self, old: &Baseline, is_all: bool, findings: &[Finding]) -> Rebased {
        let mut rebased = Rebased::default();
        for finding in findings {
            rebased.baseline.add(self.known(finding));
        }
        for (known, count) in self.not_looked_for(old, is_all) {
            rebased.kept += count;
            rebased.baseline.keep(known.clone(), count);
        }
        rebased
    }

    /// The entries that findings of this run say nothing about.
    fn not_looked_for<'b>(
        &self,
        old: &'b Baseline,
        is_all: bool,
    ) -> impl Iterator<Item = (&'b Known, usize)> {
        let looked_at = self.looked_at();
        let everything = is_all || self.is_everything();
        let is_kept = move |known: &Known| match looked_at.get(&known.resource) {
            _ if self.is_about_secrets(&known.rule) => false,
            Some(view) => !self.was_looked_for(&known.rule, view, is_all),
            None => !everything,
        };
        let entries = old.entries().iter();
        entries
            .filter(move |(known, _)| is_kept(known))
            .map(|(known, count)| (known, *count))
    }

    /// Whether no baseline may hold what a rule finds.
    pub(crate) fn is_secret(&self, finding: &Finding) -> bool {
        self.rules.get(finding.rule).group == Group::Security
    }

    fn is_about_secrets(&self, rule: &str) -> bool {
        let rule = self.rules.find(rule);
        rule.is_some_and(|rule| self.rules.get(rule).group == Group::Security)
    }

    /// Whether all files of all workspaces were looked at.
    fn is_everything(&self) -> bool {
        let mut checked = self.views.iter().filter(|view| view.report.is_some());
        checked.all(|view| view.is_reported && view.is_whole)
    }

    /// What a baseline says of a finding.
    fn known(&self, finding: &Finding) -> Known {
        let index = finding.place.file.0 as usize;
        let view = &self.views[index];
        let resource = view.report.and_then(|report| {
            let resource = report.resource_at(finding.place.span)?;
            resource.title()
        });
        // Secrets are masked in these texts, and how long they are is nobody's business.
        let text = self.files[index].text.get(finding.place.span.range());
        Known {
            resource: resource.unwrap_or_else(|| view.path.to_owned()),
            rule: self.rules.get(finding.rule).name.clone(),
            text: collapsed(&of_one_length(text.unwrap_or_default())),
        }
    }

    /// Takes out what a baseline holds. The findings are sorted. Answers how many these were, and
    /// what the baseline holds in vain.
    pub(super) fn take_known(
        &self,
        baseline: &Baseline,
        findings: &mut Vec<Finding>,
    ) -> (usize, Vec<Stale>) {
        let mut left = baseline.entries().clone();
        let before = findings.len();
        findings.retain(|finding| match left.get_mut(&self.known(finding)) {
            Some(count) if *count > 0 && !self.is_secret(finding) => {
                *count -= 1;
                false
            }
            _ => true,
        });
        let looked_at = self.looked_at();
        let everything = self.is_everything();
        let left = left.into_iter().filter(|(known, missing)| {
            *missing > 0
                && match looked_at.get(&known.resource) {
                    Some(view) => self.was_looked_for(&known.rule, view, false),
                    None => everything,
                }
        });
        let stale = left.map(|(known, missing)| Stale { known, missing });
        (before - findings.len(), stale.collect())
    }

    /// The resources and files that findings were looked for in.
    fn looked_at(&self) -> BTreeMap<String, &FileView<'_>> {
        let mut looked_at = BTreeMap::new();
        for view in self.views.iter().filter(|view| view.is_reported) {
            let Some(report) = view.report else { continue };
            let titles = report.resources.iter().filter_map(Located::title);
            looked_at.extend(titles.map(|title| (title, view)));
            looked_at.insert(view.path.to_owned(), view);
        }
        looked_at
    }

    fn was_looked_for(&self, rule: &str, view: &FileView<'_>, is_all: bool) -> bool {
        self.rules.find(rule).is_none_or(|rule| {
            let is_on = view.linter.settings.level(rule) != Level::Off;
            is_on && (is_all || view.is_whole || !is_of_workspace(rule))
        })
    }
}

/// The text with masks of one length.
fn of_one_length(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_dot) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_dot) {
        let (before, mask) = rest.split_at(start);
        let end = mask.find(|c| !is_dot(c)).unwrap_or(mask.len());
        shown.push_str(before);
        // One alone is a product.
        shown.push_str(if end > 1 { "***" } else { &mask[..end] });
        rest = &mask[end..];
    }
    shown.push_str(rest);
    Cow::Owned(shown)
}

/// The text with one blank for all white space between words, cut where nobody reads on.
fn collapsed(text: &str) -> String {
    let mut collapsed = String::new();
    let mut chars = 0;
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
        chars += word.chars().count() + 1;
        if chars > MOST {
            let end = collapsed.char_indices().nth(MOST);
            if let Some((end, _)) = end {
                collapsed.truncate(end);
                collapsed.push('…');
            }
            break;
        }
    }
    collapsed
}
