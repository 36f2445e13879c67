//! Rules about what panels show, and how.

use crate::lint::registry::rules;

rules! {
    panel_no_query,
    query_kind_mismatch,
    reversed_range,
    unsupported_query,
}

#[cfg(test)]
mod tests;

use crate::doc::{NodeRef, Reading, Resolved};
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
