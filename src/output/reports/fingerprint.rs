//! What makes a finding the same one in the next run: its rule, its file, its resource and the
//! text at fault, but not its line.

use std::collections::HashMap;
use std::fmt::Write as _;

use ring::digest::{SHA256, digest};

use super::path;
use crate::finding::Finding;
use crate::output::Report;

/// How many bytes of a fingerprint are shown.
const BYTES: usize = 16;

/// Fingerprints in the order of findings, each once.
#[derive(Default)]
pub(super) struct Fingerprints {
    /// How often each one came up.
    seen: HashMap<String, usize>,
}

impl Fingerprints {
    /// The fingerprint of the next finding. Those that are alike but for their lines are numbered.
    pub(super) fn of(&mut self, report: &Report, finding: &Finding) -> String {
        let file = report.file(finding.place.file);
        let text = file
            .text
            .get(finding.place.span.range())
            .unwrap_or_default();
        let text: Vec<&str> = text.split_whitespace().collect();
        let rule = report.rule_name(finding);
        let parts = [rule, &path(report, file.id), &text.join(" ")].join("\0");
        let count = self.seen.entry(parts.clone()).or_default();
        *count += 1;
        let hash = digest(&SHA256, format!("{parts}\0{count}").as_bytes());
        hash.as_ref()[..BYTES]
            .iter()
            .fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            })
    }
}
