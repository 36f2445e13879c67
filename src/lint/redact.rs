//! Keeping secrets out of what rules say.

use std::collections::BTreeSet;

use super::report::FileReport;
use crate::doc::Parsed;
use crate::finding::{Finding, Fix};
use crate::model::{self, Hidden};
use crate::text::{SourceFile, Span};

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

/// What stands for a secret where positions do not matter; its length is nobody's business.
const MASK: &str = "***";

/// Two texts of one file without the secrets of either. Both come with the places of those that
/// are known in them; what is one in the other text is hidden wherever it stands.
pub(crate) fn mask_both(old: (&str, &[Span]), new: (&str, &[Span])) -> (String, String) {
    let (of_old, of_new) = (texts(old), texts(new));
    let mask = |(text, spans): (&str, &[Span]), more: &mut dyn Iterator<Item = &&str>| {
        let mut spans = spans.to_vec();
        more.for_each(|secret| spans.extend(occurrences(text, secret)));
        masked(text, spans)
    };
    (
        mask(old, &mut of_new.difference(&of_old)),
        mask(new, &mut of_old.difference(&of_new)),
    )
}

/// The secrets at some places of a text.
fn texts<'t>((text, spans): (&'t str, &[Span])) -> BTreeSet<&'t str> {
    let secrets = spans.iter().filter_map(|span| text.get(span.range()));
    let secrets = secrets.map(|secret| secret.trim_matches(['"', '\'', ' ', '\n', '\r']));
    secrets.filter(|secret| !secret.is_empty()).collect()
}

/// Where a secret stands in a text; short ones are parts of other words by chance.
fn occurrences<'t>(text: &'t str, secret: &'t str) -> impl Iterator<Item = Span> + 't {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let found = memchr::memmem::find_iter(text.as_bytes(), secret.as_bytes());
    let spans = found.map(|start| Span::new(start, start + secret.len()));
    spans.filter(move |span| {
        let before = text[..span.start as usize].chars().next_back();
        let after = text[span.end as usize..].chars().next();
        secret.len() >= 4 || !is_word(before) && !is_word(after)
    })
}

/// A text with a mask at each of some places; its lines stay what they are.
fn masked(text: &str, mut spans: Vec<Span>) -> String {
    spans.sort_unstable();
    let (mut shown, mut at) = (String::new(), 0);
    for span in spans {
        let start = at.max(span.start as usize);
        let Some(secret) = text
            .get(start..span.end as usize)
            .filter(|it| !it.is_empty())
        else {
            continue;
        };
        shown.push_str(&text[at..start]);
        let quote = |c: Option<char>| c.filter(|c| matches!(c, '"' | '\''));
        shown.extend(quote(secret.chars().next()));
        for line in secret.split_inclusive('\n') {
            shown.push_str(MASK);
            shown.push_str(&line[line.trim_end_matches(['\n', '\r']).len()..]);
        }
        shown.extend(quote(secret.chars().next_back()));
        at = span.end as usize;
    }
    shown.push_str(&text[at..]);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two texts, in which `<` and `>` stand around what is known to be a secret.
    #[track_caller]
    fn check(old: &str, new: &str, expected: (&str, &str)) {
        let read = |marked: &str| {
            let (mut text, mut spans) = (String::new(), Vec::new());
            for part in marked.split_inclusive('>') {
                let (before, secret) = part.split_once('<').unwrap_or((part, ""));
                text.push_str(before);
                let start = text.len();
                text.push_str(secret.trim_end_matches('>'));
                spans.push(Span::new(start, text.len()));
            }
            (text, spans)
        };
        let (old, new) = (read(old), read(new));
        let (old, new) = mask_both((&old.0, &old.1), (&new.0, &new.1));
        assert_eq!((old.as_str(), new.as_str()), expected);
    }

    #[test]
    fn what_one_text_hides_the_other_hides_too() {
        check("a: <pass>\n", "b: <pass>\n", ("a: ***\n", "b: ***\n"));
        check(
            "a: longer pass\n",
            "b: <longer pass>\n",
            ("a: ***\n", "b: ***\n"),
        );
        check(
            "a: <\"pass\">\n",
            "a: 'pass'\n",
            ("a: \"***\"\n", "a: '***'\n"),
        );
        check("a: x ax\n", "a: <x> ax\n", ("a: *** ax\n", "a: *** ax\n"));
        check("a: |\n  <b\n  c>\n", "", ("a: |\n  ***\n***\n", ""));
    }
}
