//! Options of panels that people bring along from Grafana, and what Perses calls them.

/// What a habit is called in Perses: the key, an option that the mapping must know, and the path
/// from the mapping. Of several rows the first that fits counts.
const OPTIONS: &[(&str, &str, &str)] = &[
    ("axisLabel", "label", "label"),
    ("axisSoftMax", "max", "max"),
    ("axisSoftMin", "min", "min"),
    ("calcs", "values", "values"),
    ("calcs", "calculation", "calculation"),
    ("cellHeight", "density", "density"),
    ("content", "text", "text"),
    ("decimals", "decimalPlaces", "decimalPlaces"),
    ("decimals", "format", "format.decimalPlaces"),
    ("displayMode", "mode", "mode"),
    ("displayName", "header", "header"),
    ("drawStyle", "display", "display"),
    ("fillOpacity", "areaOpacity", "areaOpacity"),
    ("graphMode", "sparkline", "sparkline"),
    ("links", "dataLink", "dataLink"),
    ("opacity", "areaOpacity", "areaOpacity"),
    ("placement", "position", "position"),
    ("pointSize", "pointRadius", "pointRadius"),
    ("reduceOptions", "calculation", "calculation"),
    ("spanNulls", "connectNulls", "connectNulls"),
    ("stacking", "stack", "stack"),
    ("targetBlank", "openNewTab", "openNewTab"),
    ("transformations", "transforms", "transforms"),
    ("unit", "format", "format.unit"),
    ("wrapLogMessage", "allowWrap", "allowWrap"),
];

/// What to write instead, where the mapping knows the option it begins with.
pub(super) fn counterpart(key: &str, known: impl Fn(&str) -> bool) -> Option<String> {
    let fits = |(habit, option, _): &&(&str, &str, &str)| *habit == key && known(option);
    let (_, _, path) = OPTIONS.iter().find(fits)?;
    Some(format!("Perses calls it `{path}`."))
}

/// The keys of the table, in its order.
#[cfg(test)]
pub(super) fn keys() -> Vec<&'static str> {
    OPTIONS.iter().map(|(key, ..)| *key).collect()
}
