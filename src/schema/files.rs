//! The embedded schema files. A test compares the list with the directory.

/// Declares the files by their path below `schemas/`.
macro_rules! files {
    ($($path:literal,)*) => {
        /// Path below `schemas/` and content of every embedded schema file, sorted by path.
        pub(crate) const FILES: &[(&str, &str)] =
            &[$(($path, include_str!(concat!("../../schemas/", $path)))),*];
    };
}

files! {
    "config.schema.json",
    "kubernetes/ConfigMap.json",
    "kubernetes/List.json",
    "kubernetes/PersesDashboard.json",
    "kubernetes/PersesDatasource.json",
    "kubernetes/PersesGlobalDatasource.json",
    "kubernetes/client-types.json",
    "kubernetes/dashboard-types.json",
    "kubernetes/types.json",
    "perses/Dashboard.json",
    "perses/Datasource.json",
    "perses/EphemeralDashboard.json",
    "perses/Folder.json",
    "perses/GlobalDatasource.json",
    "perses/GlobalRole.json",
    "perses/GlobalRoleBinding.json",
    "perses/GlobalSecret.json",
    "perses/GlobalVariable.json",
    "perses/Project.json",
    "perses/Role.json",
    "perses/RoleBinding.json",
    "perses/Secret.json",
    "perses/User.json",
    "perses/Variable.json",
    "perses/access-types.json",
    "perses/dashboard-types.json",
    "perses/secret-types.json",
    "perses/types.json",
    "perses/variable-types.json",
    "plugins/annotation/PrometheusPromQLAnnotation.json",
    "plugins/datasource/PrometheusDatasource.json",
    "plugins/query/PrometheusTimeSeriesQuery.json",
    "plugins/types.json",
    "plugins/variable/PrometheusLabelNamesVariable.json",
    "plugins/variable/PrometheusLabelValuesVariable.json",
    "plugins/variable/PrometheusPromQLVariable.json",
    "rule-types.json",
}
