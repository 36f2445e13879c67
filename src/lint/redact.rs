//! Keeping secrets out of what rules say.

use super::report::FileReport;
use crate::doc::Parsed;
use crate::finding::{Finding, Fix};
use crate::model::{self, Hidden};
use crate::text::SourceFile;

/// What a text that breaks the grammar may give away: the rest of each line behind a key that
/// sounds like a secret. Nothing better is known of a tree that was not read.
pub(super) fn hide_in_damaged(documents: &[Parsed], source: &SourceFile, report: &mut FileReport) {
    let damaged = documents.iter().any(|parsed| parsed.document.is_damaged());
    if !damaged {
        return;
    }
    let hidden = model::hidden_in_text(&source.text);
    report.secrets.extend(hidden.iter().map(|(span, _)| *span));
    let texts: Vec<&str> = hidden.iter().map(|(_, text)| *text).collect();
    redact_texts(&mut report.findings, &texts);
}

/// Takes secrets out of what rules said about other mistakes of the same resource.
pub(super) fn redact(findings: &mut [Finding], hidden: &[Hidden<'_>]) {
    let texts: Vec<&str> = hidden.iter().map(|hidden| hidden.text).collect();
    redact_texts(findings, &texts);
}

fn redact_texts(findings: &mut [Finding], secrets: &[&str]) {
    // Shorter ones are words of a message by chance.
    for secret in secrets.iter().filter(|secret| secret.len() >= 4) {
        for finding in &mut *findings {
            let related = finding
                .related
                .iter_mut()
                .map(|related| &mut related.message);
            let texts = finding
                .help
                .iter_mut()
                .chain(related)
                .chain([&mut finding.message]);
            for said in texts.filter(|said| said.contains(secret)) {
                *said = said.replace(secret, "***");
            }
            let tells = |fix: &Fix| fix.edits.iter().any(|edit| edit.text.contains(secret));
            if finding.fix.as_ref().is_some_and(tells) {
                finding.fix = None;
            }
        }
    }
}
