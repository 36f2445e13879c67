//! Which findings keep resources from being written.
//!
//! A server that refuses a resource says so in the middle of a run, when others are written
//! already; one that takes it and loses half of it says nothing at all. Both are known before.
//! Everything else that is wrong with a dashboard is better mended than left as it is on the
//! server, so it is only counted.

use std::collections::BTreeMap;

use crate::finding::{Finding, Level, Place, RuleSet};
use crate::text::FileId;

/// The rules that find what a server takes and does not keep as it is meant.
const LOSES: [&str; 3] = ["dropped-by-server", "masked-secret", "unknown-field"];

/// What findings mean for writing.
#[derive(Debug, Default)]
pub(crate) struct Gate<'f> {
    /// What has to be mended first, in the order of the findings.
    pub(crate) blocking: Vec<&'f Finding>,
    /// How many more there are in what would be written.
    pub(crate) others: usize,
}

/// Sorts the findings about what would be written. `written` are the places of the resources;
/// `fail_on` is the level from which on every finding counts, if there is one.
pub(crate) fn gate<'f>(
    findings: &'f [Finding],
    rules: &RuleSet,
    written: &[&Place],
    all: &[&Place],
    fail_on: Option<Level>,
) -> Gate<'f> {
    let (written, all) = (by_file(written), by_file(all));
    let mut gate = Gate::default();
    for finding in findings {
        let rule = rules.get(finding.rule);
        let is_refused = rule.server && finding.level == Level::Error;
        // Where no resource could be read, nobody knows what would have been written.
        let is_unread = is_refused && !is_inside(finding, &all);
        if !is_inside(finding, &written) && !is_unread {
            continue;
        }
        let is_lost = LOSES.contains(&rule.name.as_str()) && finding.level >= Level::Warning;
        let fails = fail_on.is_some_and(|least| finding.level >= least);
        if is_refused || is_lost || fails {
            gate.blocking.push(finding);
        } else {
            gate.others += 1;
        }
    }
    gate
}

/// The spans in each file.
type Spans<'p> = BTreeMap<FileId, Vec<&'p Place>>;

fn by_file<'p>(places: &[&'p Place]) -> Spans<'p> {
    let mut spans = Spans::new();
    for place in places {
        spans.entry(place.file).or_default().push(place);
    }
    for places in spans.values_mut() {
        places.sort_by_key(|place| place.span);
    }
    spans
}

/// Whether the finding is about what stands in one of the spans. Resources do not overlap.
fn is_inside(finding: &Finding, spans: &Spans<'_>) -> bool {
    let place = &finding.place;
    let Some(spans) = spans.get(&place.file) else {
        return false;
    };
    let after = spans.partition_point(|around| around.span.start <= place.span.start);
    let around = after.checked_sub(1).map(|before| spans[before].span);
    around.is_some_and(|around| around.contains(place.span))
}
