//! Rules about what panels show, and how.

use crate::lint::registry::rules;

rules! {
    broken_link,
    duplicate_panel,
    duplicate_panel_title,
    empty_gauge,
    empty_mapping,
    empty_markdown,
    grafana_leftover,
    missing_unit,
    mixed_datasources,
    panel_no_query,
    query_index_out_of_range,
    query_kind_mismatch,
    removed_html,
    reversed_range,
    threshold_order,
    too_many_queries,
    unit_metric_mismatch,
    unreachable_threshold,
    unsupported_query,
}

mod format;
#[cfg(test)]
mod link_tests;
mod measure;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod unit_tests;

use crate::doc::{NodeRef, Reading, Resolved};
use crate::model::Panel;
use crate::schema::{Catalog, Family, Slot};

/// The kind of query that a query of a panel runs: what its plugin says, if that is known, else
/// what it says itself.
fn query_type<'c>(catalog: &'c Catalog, query: NodeRef<'c>) -> Option<&'c str> {
    let plugin = query.at(&["spec", "plugin"]);
    let known = plugin.and_then(|plugin| catalog.plugin_at(Slot::Query, plugin)?.query_type);
    known.or_else(|| {
        let said = query.get("kind")?.text()?;
        is_query_type(catalog, said).then_some(said)
    })
}

/// Whether there are queries of that kind. Of other words, `unknown-value` speaks.
fn is_query_type(catalog: &Catalog, word: &str) -> bool {
    catalog.kinds(Family::Plugin(Slot::Query)).any(|kind| {
        let plugin = catalog.plugin(Slot::Query, kind);
        plugin.and_then(|plugin| plugin.query_type) == Some(word)
    })
}

/// Whether a scalar stands for nothing; all readings agree on that.
fn is_null(node: NodeRef<'_>) -> bool {
    let scalar = node.scalar();
    scalar.is_some_and(|scalar| scalar.resolve(Reading::Core) == Resolved::Null)
}

/// The value of a number in the options of a plugin.
fn number(node: NodeRef<'_>) -> Option<f64> {
    match node.scalar()?.resolve(Reading::Untyped) {
        #[expect(clippy::cast_precision_loss, reason = "rules only compare its size")]
        Resolved::Int(value) => Some(value as f64),
        Resolved::Float(value) => Some(value),
        _ => None,
    }
}

/// The values of a panel's thresholds, in order.
fn thresholds(panel: Panel<'_>) -> impl Iterator<Item = NodeRef<'_>> {
    let steps = panel
        .options()
        .and_then(|options| options.at(&["thresholds", "steps"]));
    let steps = steps.into_iter().flat_map(NodeRef::items);
    steps.filter_map(|step| step.get("value"))
}
