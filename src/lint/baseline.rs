//! Which findings a baseline means.
//!
//! Of those that are alike, it means as many as it counts, the first ones of the file. What it
//! counts beyond is stale, unless it was not looked for in this run.

use std::collections::BTreeMap;

use super::registry::is_of_workspace;
use super::report::Located;
use super::sink::{FileView, Sink};
use crate::config::{Baseline, Known};
use crate::finding::{Finding, Level};

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

impl Sink<'_> {
    /// A baseline of findings.
    pub(crate) fn baseline_of(&self, findings: &[Finding]) -> Baseline {
        let mut baseline = Baseline::default();
        for finding in findings {
            baseline.add(self.known(finding));
        }
        baseline
    }

    /// What a baseline says of a finding.
    fn known(&self, finding: &Finding) -> Known {
        let index = finding.place.file.0 as usize;
        let view = &self.views[index];
        let resource = view.report.and_then(|report| {
            let resource = report.resource_at(finding.place.span)?;
            resource.title()
        });
        // Secrets are masked in these texts.
        let text = self.files[index].text.get(finding.place.span.range());
        Known {
            resource: resource.unwrap_or_else(|| view.path.to_owned()),
            rule: self.rules.get(finding.rule).name.clone(),
            text: collapsed(text.unwrap_or_default()),
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
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        let looked_at = self.looked_at();
        let everything = self
            .views
            .iter()
            .all(|view| view.is_reported && view.is_whole);
        let left = left.into_iter().filter(|(known, missing)| {
            *missing > 0
                && match looked_at.get(&known.resource) {
                    Some(view) => self.was_looked_for(&known.rule, view),
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

    fn was_looked_for(&self, rule: &str, view: &FileView<'_>) -> bool {
        self.rules.find(rule).is_none_or(|rule| {
            let is_on = view.linter.settings.level(rule) != Level::Off;
            is_on && (view.is_whole || !is_of_workspace(rule))
        })
    }
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
