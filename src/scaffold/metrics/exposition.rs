//! The text format in which programs show their metrics, as far as names, types, help texts and
//! labels go. Values and time stamps are passed over. `OpenMetrics` is read as well.

use super::{Metrics, Type};

/// Reads an exposition. Lines that make no sense are passed over.
pub(super) fn read(text: &str) -> Metrics {
    let mut metrics = Metrics::default();
    for line in text.lines() {
        let line = line.trim();
        match line.strip_prefix('#') {
            Some(comment) => describe(comment.trim_start(), &mut metrics),
            None => sample(line, &mut metrics),
        }
    }
    metrics
}

/// Takes what a comment says of a metric.
fn describe(comment: &str, metrics: &mut Metrics) {
    let mut words = comment.splitn(3, [' ', '\t']);
    let (Some(about), Some(name)) = (words.next(), words.next()) else {
        return;
    };
    let rest = words.next().unwrap_or_default().trim();
    if !matches!(about, "TYPE" | "HELP" | "UNIT") {
        return;
    }
    let Some(metric) = metrics.entry(name) else {
        return;
    };
    match about {
        "TYPE" => metric.set_kind(rest),
        "HELP" => metric.set_help(rest),
        _ => rest.clone_into(&mut metric.unit),
    }
}

/// Takes the name and the labels of a sample.
fn sample(line: &str, metrics: &mut Metrics) {
    let end = line.find(|c: char| c == '{' || c.is_whitespace());
    let (name, rest) = line.split_at(end.unwrap_or(line.len()));
    if rest.is_empty() {
        return;
    }
    let (family, of) = family(name, metrics);
    let family = family.to_owned();
    let Some(metric) = metrics.entry(&family) else {
        return;
    };
    metric.is_total |= of == Type::Counter && family != name && name.ends_with("_total");
    let Some(labels) = rest.strip_prefix('{') else {
        return;
    };
    for label in Labels(labels) {
        let is_own = match of {
            Type::Histogram => label == "le",
            Type::Summary => label == "quantile",
            _ => false,
        };
        if !is_own {
            metric.add_label(label);
        }
    }
}

/// What stands behind the name of a family, with the types that have it.
const SUFFIXES: [(&str, &[Type]); 5] = [
    ("_bucket", &[Type::Histogram]),
    ("_sum", &[Type::Histogram, Type::Summary]),
    ("_count", &[Type::Histogram, Type::Summary]),
    ("_created", &[Type::Counter, Type::Histogram, Type::Summary]),
    ("_total", &[Type::Counter]),
];

/// The family that a sample belongs to, and its type: that of its own name, or that of its name
/// without the suffix of a type. `OpenMetrics` leaves `_total` out of the name of a counter.
fn family<'n>(name: &'n str, metrics: &Metrics) -> (&'n str, Type) {
    let kind = |name: &str| metrics.by_name.get(name).map(|metric| metric.kind);
    if let Some(kind) = kind(name) {
        return (name, kind);
    }
    let found = SUFFIXES.iter().find_map(|(suffix, kinds)| {
        let family = name.strip_suffix(suffix)?;
        let kind = kind(family).filter(|kind| kinds.contains(kind))?;
        Some((family, kind))
    });
    found.unwrap_or((name, Type::Unknown))
}

/// The names between the braces of a sample.
struct Labels<'t>(&'t str);

impl<'t> Iterator for Labels<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let rest = self.0.trim_start_matches([' ', '\t', ',']);
        let (name, value) = rest.split_once('=')?;
        let value = value.trim_start().strip_prefix('"')?;
        let mut escaped = false;
        let end = value.bytes().position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        })?;
        self.0 = &value[end + 1..];
        Some(name.trim())
    }
}
