//! Which suppression covers which finding.
//!
//! Where several do, the innermost one counts and the others are not used by it. Findings come in
//! the order of their file, so one sweep over it finds them all.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Coverage, Suppression};
use crate::config::Date;
use crate::finding::{Finding, Place, RuleId, RuleSet};
use crate::lint::sink::{Allowances, FileView};
use crate::text::{FileId, Span};

/// Where a suppression was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::lint) enum Owner {
    /// In a file, by a comment.
    File(FileId),
    /// In the configuration, as one of several.
    Config(usize),
}

/// A name in a suppression: whose, the suppression, the name.
type Use = (Owner, usize, usize);

/// Matches findings with suppressions and remembers which were used.
pub(in crate::lint) struct Matcher<'a> {
    rules: &'a RuleSet,
    views: &'a [FileView<'a>],
    allowances: &'a [Allowances<'a>],
    today: Date,
    /// For each configuration the names that mean a rule.
    entries: Vec<BTreeMap<RuleId, Vec<(usize, usize)>>>,
    used: HashSet<Use>,
    /// How many findings were suppressed.
    pub(in crate::lint) suppressed: usize,
}

impl<'a> Matcher<'a> {
    pub(in crate::lint) fn new(
        rules: &'a RuleSet,
        views: &'a [FileView<'a>],
        allowances: &'a [Allowances<'a>],
        today: Date,
    ) -> Self {
        let entries = allowances.iter().map(|allowances| {
            let entries = allowances.entries.iter().collect::<Vec<_>>();
            named(&entries, rules, today)
        });
        Self {
            rules,
            views,
            allowances,
            today,
            entries: entries.collect(),
            used: HashSet::new(),
            suppressed: 0,
        }
    }

    /// Leaves out what is suppressed. What is found at several places is left at the first one
    /// that no suppression covers, and is gone only if all are covered.
    pub(in crate::lint) fn apply(&mut self, findings: Vec<Finding>) -> Vec<Finding> {
        let covered = self.covered(&findings);
        let mut kept = Vec::with_capacity(findings.len());
        for (index, mut finding) in findings.into_iter().enumerate() {
            let repeats = std::mem::take(&mut finding.repeats.places);
            let places = [finding.place.clone()].into_iter().chain(repeats);
            let is_open = |(spot, _): &(usize, Place)| !covered.contains(&(index, *spot));
            let mut open = places.enumerate().filter(is_open).map(|(_, place)| place);
            let Some(first) = open.next() else {
                self.suppressed += 1;
                continue;
            };
            finding.place = first;
            finding.repeats.places = open.collect();
            kept.push(finding);
        }
        kept
    }

    /// Which places of which findings are covered, as positions; the primary place is the first.
    fn covered(&mut self, findings: &[Finding]) -> HashSet<(usize, usize)> {
        let spots_of = |(index, finding): (usize, &'_ Finding)| {
            let spots = finding.repeats.places.len() + 1;
            (0..spots).map(move |spot| (index, spot))
        };
        let mut spots: Vec<(usize, usize)> =
            findings.iter().enumerate().flat_map(spots_of).collect();
        let place = |&(index, spot): &(usize, usize)| match spot {
            0 => &findings[index].place,
            _ => &findings[index].repeats.places[spot - 1],
        };
        spots.sort_by_key(|spot| (place(spot).file, place(spot).span));
        let mut covered = HashSet::new();
        let mut sweep: Option<(FileId, Sweep<'a>)> = None;
        for spot in spots {
            let (place, rule) = (place(&spot), findings[spot.0].rule);
            let current = match sweep.take() {
                Some((of, current)) if of == place.file => current,
                _ => Sweep::new(self, place.file),
            };
            let (_, current) = sweep.insert((place.file, current));
            if let Some(found) = current.find(self, rule, place) {
                self.used.insert(found);
                covered.insert(spot);
            }
        }
        covered
    }

    /// Whether a name in a suppression has covered a finding.
    pub(in crate::lint) fn is_used(&self, owner: Owner, index: usize, name: usize) -> bool {
        self.used.contains(&(owner, index, name))
    }
}

/// For each rule the suppressions that name it and hold today, with the position of the name.
fn named(
    suppressions: &[&Suppression],
    rules: &RuleSet,
    today: Date,
) -> BTreeMap<RuleId, Vec<(usize, usize)>> {
    let mut named: BTreeMap<RuleId, Vec<(usize, usize)>> = BTreeMap::new();
    let holding = suppressions.iter().enumerate();
    for (index, suppression) in holding.filter(|(_, holding)| !holding.is_expired(today)) {
        for (position, name) in suppression.names.iter().enumerate() {
            for rule in name
                .meaning(rules)
                .into_iter()
                .flat_map(|it| it.rules(rules))
            {
                named.entry(rule).or_default().push((index, position));
            }
        }
    }
    named
}

/// The way through one file.
struct Sweep<'a> {
    file: FileId,
    view: Option<&'a FileView<'a>>,
    /// For each rule that a comment names.
    rules: HashMap<RuleId, Cursor>,
    /// For each entry of the configuration whether it is about this file.
    is_about: Vec<bool>,
}

impl<'a> Sweep<'a> {
    fn new(matcher: &Matcher<'a>, file: FileId) -> Self {
        let view = matcher.views.get(file.0 as usize);
        let report = view.and_then(|view| view.report);
        let suppressions = report.map_or(&[][..], |report| &report.suppressions);
        let references: Vec<&Suppression> = suppressions.iter().collect();
        let named = named(&references, matcher.rules, matcher.today);
        let cursor = |(rule, names): (RuleId, Vec<(usize, usize)>)| {
            (rule, Cursor::new(suppressions, &names))
        };
        let is_about = |suppression: &Suppression| match &suppression.covers {
            Coverage::Entry(entry) => view.is_some_and(|view| {
                let paths = entry.path.as_ref();
                paths.is_none_or(|paths| paths.cover(view.path))
            }),
            Coverage::Nothing | Coverage::Part(_) | Coverage::File => false,
        };
        let allowances = view.and_then(|view| view.allowances);
        let entries = allowances.map_or(&[][..], |index| matcher.allowances[index].entries);
        Self {
            file,
            view,
            rules: named.into_iter().map(cursor).collect(),
            is_about: entries.iter().map(is_about).collect(),
        }
    }

    /// The name that covers what a rule finds at a place, if there is one.
    fn find(&mut self, matcher: &Matcher<'a>, rule: RuleId, place: &Place) -> Option<Use> {
        let cursor = self.rules.get_mut(&rule);
        let found = cursor.and_then(|cursor| cursor.find(place.span));
        if let Some((index, name)) = found {
            return Some((Owner::File(self.file), index, name));
        }
        let view = self.view?;
        let of_config = view.allowances?;
        let entries = matcher.entries[of_config].get(&rule)?;
        let resource = view
            .report
            .and_then(|report| report.resource_at(place.span));
        let resource = resource.and_then(|resource| resource.name.as_deref());
        let covers = |(index, _): &&(usize, usize)| {
            let entry = &matcher.allowances[of_config].entries[*index].covers;
            let Coverage::Entry(entry) = entry else {
                return false;
            };
            self.is_about[*index] && entry.covers(&place.pointer, resource)
        };
        let (index, name) = entries.iter().find(covers)?;
        Some((Owner::Config(of_config), *index, *name))
    }
}

/// What covers findings of one rule, from the start of a file to its end.
struct Cursor {
    intervals: Vec<Interval>,
    /// The first one that starts behind the last finding.
    next: usize,
    /// Those that may cover the next finding, inner ones behind outer ones.
    open: Vec<usize>,
}

struct Interval {
    start: u32,
    end: u32,
    index: usize,
    name: usize,
}

impl Cursor {
    fn new(suppressions: &[Suppression], names: &[(usize, usize)]) -> Self {
        let interval = |&(index, name): &(usize, usize)| {
            let (start, end) = match suppressions[index].covers {
                Coverage::Part(span) => (span.start, span.end),
                Coverage::File => (0, u32::MAX),
                Coverage::Nothing | Coverage::Entry(_) => return None,
            };
            Some(Interval {
                start,
                end,
                index,
                name,
            })
        };
        let mut intervals: Vec<Interval> = names.iter().filter_map(interval).collect();
        // Of two for the same part, the first one counts, so it comes last.
        intervals.sort_by_key(|it| (it.start, u32::MAX - it.end, usize::MAX - it.index));
        Self {
            intervals,
            next: 0,
            open: Vec::new(),
        }
    }

    /// The suppression and the name that cover what starts at this place.
    fn find(&mut self, place: Span) -> Option<(usize, usize)> {
        let starts = |interval: &Interval| interval.start <= place.start;
        while self.intervals.get(self.next).is_some_and(starts) {
            self.open.push(self.next);
            self.next += 1;
        }
        while let Some(innermost) = self.open.last().map(|index| &self.intervals[*index]) {
            // What lacks something is marked behind its end.
            let at_end = innermost.end == place.start && place.is_empty();
            if innermost.end > place.start || at_end {
                return Some((innermost.index, innermost.name));
            }
            self.open.pop();
        }
        None
    }
}
