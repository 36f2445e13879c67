//! The variables that Perses brings along, and where the page replaces them.
//!
//! The page itself knows the time range, the dashboard and the project. What begins with
//! `__interval` and `__rate_interval` comes from the Prometheus plugin: it replaces them in the
//! queries of panels only, and only without a format; everywhere else each stands for its own
//! reference, so that nothing seems to happen. `__data` is the row or item that an action or a link
//! of a panel is about.

/// Where a built-in variable is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Replaced {
    /// In every text.
    Everywhere,
    /// In texts about an item: a row of a table, a selection.
    ForItems,
    /// In the queries of panels that go to Prometheus.
    InQueries,
}

/// The built-in variables, sorted.
pub(super) const BUILT_IN: [(&str, Replaced); 11] = [
    ("__dashboard", Replaced::Everywhere),
    ("__data", Replaced::ForItems),
    ("__from", Replaced::Everywhere),
    ("__interval", Replaced::InQueries),
    ("__interval_ms", Replaced::InQueries),
    ("__project", Replaced::Everywhere),
    ("__range", Replaced::Everywhere),
    ("__range_ms", Replaced::Everywhere),
    ("__range_s", Replaced::Everywhere),
    ("__rate_interval", Replaced::InQueries),
    ("__to", Replaced::Everywhere),
];

/// Where the built-in variable of that name is replaced, if there is one.
pub(super) fn replaced(name: &str) -> Option<Replaced> {
    let at = BUILT_IN.binary_search_by_key(&name, |(known, _)| known);
    at.ok().map(|at| BUILT_IN[at].1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn built_in_variables_are_sorted() {
        assert!(super::BUILT_IN.is_sorted_by_key(|(name, _)| name));
    }
}
