//! The unit in which a panel writes the results of its queries.

use super::measure::measure;
use crate::doc::NodeRef;
use crate::lint::query::PanelQueries;

/// Where a kind of panel says how numbers are written: the path in its options. What shows several
/// numbers in formats of their own, such as a table, is not here.
const PLACES: [(&str, &[&str]); 6] = [
    ("BarChart", &["format"]),
    ("GaugeChart", &["format"]),
    ("HistogramChart", &["format"]),
    ("PieChart", &["format"]),
    ("StatChart", &["format"]),
    ("TimeSeriesChart", &["yAxis", "format"]),
];

/// The path of the format in the options of a kind of panel.
pub(super) fn path(kind: &str) -> Option<&'static [&'static str]> {
    let (_, path) = PLACES.iter().find(|(known, _)| *known == kind)?;
    Some(path)
}

/// The unit that a panel names.
pub(super) fn unit<'d>(panel: &PanelQueries<'_, 'd>) -> Option<NodeRef<'d>> {
    let format = panel.panel.options()?.at(path(panel.panel.kind()?)?)?;
    format.get("unit").filter(|unit| unit.scalar().is_some())
}

/// The unit of what all queries of a panel give; none if they differ, if that of one is not known, or if the
/// panel shows something else than their numbers.
pub(super) fn counted(panel: &PanelQueries<'_, '_>) -> Option<&'static str> {
    let options = panel.panel.options();
    let option = |key: &str| options.and_then(|options| options.get(key));
    let shows_texts = ["mappings", "metricLabel"]
        .iter()
        .any(|key| option(key).is_some());
    // Queries may have formats of their own.
    let differ = option("querySettings").is_some();
    let as_shares = option("mode").and_then(NodeRef::text) == Some("percentage");
    if shows_texts || differ || as_shares || panel.panel.queries().count() != panel.queries.len() {
        return None;
    }
    let mut measures = panel.queries.iter().map(|query| {
        let is_sound = query.parsed.problems.is_empty();
        is_sound.then(|| measure(query.ast())).flatten()
    });
    let first = measures.next()??;
    measures.all(|other| other == Some(first)).then_some(first)
}
