//! Languages that are nearly PromQL.

/// The language of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Dialect {
    /// PromQL.
    #[default]
    Prometheus,
    /// `MetricsQL` of `VictoriaMetrics`. It takes most of what PromQL refuses, so that only what is
    /// broken in both is known to be wrong.
    MetricsQl,
}

impl Dialect {
    /// All dialects with their names in the configuration.
    pub(crate) const NAMES: [(&'static str, Self); 2] = [
        ("prometheus", Self::Prometheus),
        ("metricsql", Self::MetricsQl),
    ];
}
