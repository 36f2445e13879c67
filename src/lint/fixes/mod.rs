//! One round of fixes of one file: which of them can be applied together, and what comes of it.
//!
//! Fixes are made for the text as it was checked, so two of them that come close wait for each
//! other: after each round the file is checked anew, and what is still wrong is found with a fix
//! that fits. How many rounds there are, and what is written, decides `session`.

use std::collections::BTreeMap;

use super::report::{Counts, FileReport};
use crate::finding::Finding;
use crate::text::{Edit, Span, apply};

/// What a round has made of a file.
pub(crate) struct FixRound<'f> {
    /// The text and what is found in it, if any fix was applied.
    pub(crate) fixed: Option<(String, FileReport)>,
    /// The findings whose fixes were applied.
    pub(crate) applied: Vec<&'f Finding>,
    /// The findings whose fixes would break the file, or change nothing in it.
    pub(crate) declined: Vec<&'f Finding>,
}

/// Applies as many fixes as can be applied together, the first ones first.
///
/// `wanted` are findings of the file with fixes, by place and rule; `check` checks a text in place
/// of the file's.
pub(crate) fn fix_once<'f>(
    text: &str,
    counts: Counts,
    wanted: &[&'f Finding],
    check: &dyn Fn(&str) -> FileReport,
) -> FixRound<'f> {
    let (wanted, idle): (Vec<_>, Vec<_>) =
        wanted.iter().partition(|finding| changes(text, finding));
    let mut attempt = Attempt {
        text,
        counts,
        check,
        round: FixRound {
            fixed: None,
            applied: Vec::new(),
            declined: idle,
        },
    };
    attempt.add(&choose(text, &wanted));
    attempt.round
}

/// Whether the fix of a finding would change anything.
fn changes(text: &str, finding: &Finding) -> bool {
    let changes = |edit: &Edit| text.get(edit.span.range()) != Some(&edit.text);
    edits(finding).iter().any(changes)
}

fn edits(finding: &Finding) -> &[Edit] {
    finding.fix.as_ref().map_or(&[], |fix| &fix.edits)
}

/// Of some fixes those that do not come close to one before them.
fn choose<'f>(text: &str, wanted: &[&'f Finding]) -> Vec<&'f Finding> {
    let mut taken = Taken {
        text,
        ends: BTreeMap::new(),
    };
    let fits = |finding: &&&Finding| taken.take(edits(finding));
    wanted.iter().filter(fits).copied().collect()
}

/// What the chosen fixes change.
struct Taken<'t> {
    text: &'t str,
    /// By the start of each edit, its end.
    ends: BTreeMap<u32, u32>,
}

impl Taken<'_> {
    /// Adds the edits of a fix, unless one of them comes close to what is there.
    fn take(&mut self, edits: &[Edit]) -> bool {
        let has_room = edits.iter().all(|edit| self.has_room(edit.span));
        for edit in edits.iter().filter(|_| has_room) {
            let end = self.ends.entry(edit.span.start).or_default();
            *end = edit.span.end.max(*end);
        }
        has_room
    }

    fn has_room(&self, span: Span) -> bool {
        let before = self.ends.range(..=span.start).next_back();
        let after = self.ends.range(span.start..).next();
        before.is_none_or(|(_, &end)| self.is_apart(end, span.start))
            && after.is_none_or(|(&start, _)| self.is_apart(span.end, start))
    }

    /// Whether something stands between two edits that neither touches. Where only separators and
    /// comments do, both together may take away the last entries of a collection, of which each
    /// believes that the other one stays.
    fn is_apart(&self, from: u32, to: u32) -> bool {
        let between = self.text.get(from as usize..to as usize);
        between.is_some_and(holds_content)
    }
}

/// Whether a piece of a file is more than separators and comments. A `#` in a text counts as the
/// start of a comment, too: a fix that waits for the next round loses nothing.
fn holds_content(text: &str) -> bool {
    let mut before = ' ';
    let mut in_comment = false;
    for c in text.chars() {
        match c {
            '\n' | '\r' => in_comment = false,
            _ if in_comment => {}
            '#' if before.is_whitespace() => in_comment = true,
            ',' | '-' => {}
            c if c.is_whitespace() => {}
            _ => return true,
        }
        before = c;
    }
    false
}

/// A round while fixes are tried.
struct Attempt<'f, 'r> {
    text: &'r str,
    counts: Counts,
    check: &'r dyn Fn(&str) -> FileReport,
    round: FixRound<'f>,
}

impl<'f> Attempt<'f, '_> {
    /// Adds fixes to those that are applied; if they break the file, one half after the other.
    fn add(&mut self, fixes: &[&'f Finding]) {
        if fixes.is_empty() {
            return;
        }
        let together = [&self.round.applied[..], fixes].concat();
        if let Some(fixed) = self.attempt(&together) {
            self.round.fixed = Some(fixed);
            self.round.applied = together;
        } else if let [one] = fixes {
            // One that only does not go with another may do so in the next round, or is gone.
            if self.round.applied.is_empty() || self.attempt(&[one]).is_none() {
                self.round.declined.push(one);
            }
        } else {
            let (first, second) = fixes.split_at(fixes.len() / 2);
            self.add(first);
            self.add(second);
        }
    }

    /// The text after some fixes with what is found in it; none if it is broken by them.
    fn attempt(&self, fixes: &[&Finding]) -> Option<(String, FileReport)> {
        let edits: Vec<Edit> = fixes.iter().flat_map(|fix| edits(fix)).cloned().collect();
        let text = apply(self.text, &edits).ok()?;
        let report = (self.check)(&text);
        is_sound(&self.counts, &report.counts).then_some((text, report))
    }
}

/// Whether a file is as readable as before: no document or resource got lost, and neither a text
/// nor a query breaks a grammar that it did not break. This does not depend on which rules are on.
fn is_sound(before: &Counts, after: &Counts) -> bool {
    // Where a fix makes documents or queries known, mistakes in them are no new ones.
    let more_documents = after.documents > before.documents;
    let other_queries = after.queries != before.queries;
    after.documents >= before.documents
        && after.resources >= before.resources
        && (more_documents || after.text_faults <= before.text_faults)
        && (other_queries || after.query_faults <= before.query_faults)
        && !after.template
}

#[cfg(test)]
mod random;
#[cfg(test)]
mod tests;
