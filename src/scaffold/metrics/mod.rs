//! Panels for the metrics that a program shows: what kind each is, and what to ask about it.
//!
//! The metrics come from a text exposition (`/metrics`) or from the answer of a Prometheus server
//! about what it knows of metrics (`/api/v1/metadata`). Both may come from anywhere, so their size,
//! the number of metrics and the length of names are bounded, and a line that makes no sense is
//! passed over.

mod exposition;
mod metadata;
mod propose;
#[cfg(test)]
mod tests;
mod units;

use std::collections::BTreeMap;

pub(crate) use propose::{MAX_PANELS, propose};

/// How many bytes of a description are read.
pub(crate) const MAX_BYTES: usize = 16 << 20;

/// How many metrics are told apart.
const MAX_METRICS: usize = 10_000;

/// How long a name or a label may be.
const MAX_NAME: usize = 200;

/// How many letters of a help text are kept.
const MAX_HELP: usize = 200;

/// How many labels of a metric are kept.
const MAX_LABELS: usize = 32;

/// How a metric behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Type {
    /// It only grows.
    Counter,
    /// It goes up and down.
    Gauge,
    /// Counters by upper bound.
    Histogram,
    /// Quantiles that the program computes.
    Summary,
    /// Nobody says.
    #[default]
    Unknown,
}

/// What is known of a metric.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Metric {
    pub(super) kind: Type,
    /// What it counts, in words.
    pub(super) help: String,
    /// Its unit, where the description says so.
    pub(super) unit: String,
    /// Its labels, without those that belong to its type, sorted.
    pub(super) labels: Vec<String>,
    /// Whether its series have `_total` behind its name.
    pub(super) is_total: bool,
}

/// What is known of the metrics of a program, by name: that of the family, without the suffixes
/// of histograms and summaries.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    pub(super) by_name: BTreeMap<String, Metric>,
    /// How many metrics were too many.
    pub(crate) left_out: usize,
}

/// Why a description of metrics cannot be used: a fragment without a final stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is too long.
    TooLarge,
    /// There is no metric in it.
    Nothing,
    /// It is JSON, and no answer about metadata.
    OtherJson,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge => write!(f, "more than {} MiB are too much", MAX_BYTES >> 20),
            Self::Nothing => f.write_str("there is no metric in it"),
            Self::OtherJson => f.write_str("this JSON is no answer of `/api/v1/metadata`"),
        }
    }
}

impl Metrics {
    /// Reads a description of metrics in either form.
    pub(crate) fn read(text: &str) -> Result<Self, Fault> {
        if text.len() > MAX_BYTES {
            return Err(Fault::TooLarge);
        }
        let text = text.trim_start_matches('\u{feff}');
        let metrics = if text.trim_start().starts_with('{') {
            metadata::read(text).ok_or(Fault::OtherJson)?
        } else {
            exposition::read(text)
        };
        if metrics.by_name.is_empty() {
            return Err(Fault::Nothing);
        }
        Ok(metrics)
    }

    /// What is known of a metric, which is new if need be; none if there are too many, or if the
    /// name cannot be written in a query without quotes.
    pub(super) fn entry(&mut self, name: &str) -> Option<&mut Metric> {
        if !is_name(name) {
            return None;
        }
        if self.by_name.len() == MAX_METRICS && !self.by_name.contains_key(name) {
            self.left_out += 1;
            return None;
        }
        Some(self.by_name.entry(name.to_owned()).or_default())
    }
}

impl Metric {
    pub(super) fn set_help(&mut self, help: &str) {
        let line = help.split(['\n', '\r']).next().unwrap_or_default().trim();
        let shown = line.chars().filter(|c| !c.is_control());
        self.help = shown.take(MAX_HELP).collect();
    }

    pub(super) fn set_kind(&mut self, word: &str) {
        self.kind = match word {
            "counter" => Type::Counter,
            "gauge" => Type::Gauge,
            "histogram" => Type::Histogram,
            "summary" => Type::Summary,
            _ => Type::Unknown,
        };
    }

    pub(super) fn add_label(&mut self, label: &str) {
        if let Err(at) = self
            .labels
            .binary_search_by(|other| other.as_str().cmp(label))
            && self.labels.len() < MAX_LABELS
            && is_name(label)
            && !label.contains(':')
        {
            self.labels.insert(at, label.to_owned());
        }
    }
}

/// Whether a text is a name of metrics that needs no quotes.
fn is_name(name: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphabetic() || c == '_' || c == ':';
    name.len() <= MAX_NAME
        && name.starts_with(letter)
        && name.chars().all(|c| letter(c) || c.is_ascii_digit())
}
