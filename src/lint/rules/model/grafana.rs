//! Keys that people bring along from Grafana and Kubernetes, and what Perses has instead.

/// What a habit is called in Perses: the key, a field that the mapping must know, and the path from
/// the mapping. Of several rows the first that fits counts.
const COUNTERPARTS: &[(&str, &str, &str)] = &[
    ("allValue", "customAllValue", "customAllValue"),
    ("collapsed", "collapse", "collapse.open"),
    ("collapsed", "display", "display.collapse"),
    ("current", "defaultValue", "defaultValue"),
    ("desc", "description", "description"),
    ("desc", "display", "display.description"),
    ("description", "display", "display.description"),
    ("expr", "query", "query"),
    ("expr", "plugin", "plugin.spec.query"),
    ("fieldConfig", "plugin", "plugin.spec"),
    ("h", "height", "height"),
    ("hide", "hidden", "hidden"),
    ("hide", "display", "display.hidden"),
    ("iconColor", "color", "color"),
    ("includeAll", "allowAllValue", "allowAllValue"),
    ("label", "display", "display.name"),
    ("label", "name", "name"),
    ("labels", "tags", "tags"),
    ("legendFormat", "seriesNameFormat", "seriesNameFormat"),
    ("legendFormat", "plugin", "plugin.spec.seriesNameFormat"),
    ("maxPerRow", "maxPer", "maxPer"),
    ("multi", "allowMultiple", "allowMultiple"),
    ("namespace", "project", "project"),
    ("openInNewTab", "targetBlank", "targetBlank"),
    ("options", "plugin", "plugin.spec"),
    ("query", "plugin", "plugin.spec"),
    ("refresh", "refreshInterval", "refreshInterval"),
    ("regex", "capturingRegexp", "capturingRegexp"),
    ("repeat", "repeatVariable", "repeatVariable"),
    ("repeatDirection", "alignment", "alignment"),
    ("rows", "layouts", "layouts"),
    ("targets", "queries", "queries"),
    ("templating", "variables", "variables"),
    ("time", "duration", "duration"),
    ("title", "items", "display.title"),
    ("title", "tabs", "display.title"),
    ("title", "display", "display.name"),
    ("title", "name", "name"),
    ("type", "kind", "kind"),
    ("type", "plugin", "plugin.kind"),
    ("uid", "name", "name"),
    ("w", "width", "width"),
];

/// What Perses has nowhere near the key, or not at all.
const EXPLANATIONS: &[(&str, &str)] = &[
    (
        "apiversion",
        "Only custom resources have a version, and there it is `apiVersion`.",
    ),
    (
        "datasource",
        "Each query names its datasource in its own `plugin.spec`.",
    ),
    (
        "editable",
        "Perses has nothing like it: who may edit is a matter of roles.",
    ),
    ("graphTooltip", "Perses has nothing like it."),
    (
        "gridPos",
        "The place of a panel stands in the items of `spec.layouts`.",
    ),
    (
        "id",
        "Perses knows resources by `metadata.name` and panels by their key.",
    ),
    (
        "interval",
        "The step of a query is `minStep` in its `plugin.spec`.",
    ),
    ("maxDataPoints", "Perses chooses the resolution itself."),
    (
        "pluginVersion",
        "The version of a plugin is `plugin.metadata.version`.",
    ),
    ("schemaVersion", "Perses has nothing like it."),
    ("status", "Only custom resources have one."),
    ("style", "Perses has nothing like it."),
    ("tags", "The tags of a resource are `metadata.tags`."),
    (
        "timePicker",
        "Perses offers ranges of its own; `duration` is the first one shown.",
    ),
    (
        "timepicker",
        "Perses offers ranges of its own; `duration` is the first one shown.",
    ),
    (
        "transformations",
        "Transforms belong to the `plugin.spec` of a table.",
    ),
    ("transparent", "Perses has nothing like it."),
    ("uid", "Perses knows resources by `metadata.name`."),
];

/// Words of Grafana, and those of Perses for the same thing.
const WORDS: &[(&str, &str)] = &[
    ("adhoc", "ListVariable"),
    ("constant", "TextVariable"),
    ("custom", "ListVariable"),
    ("datasource", "ListVariable"),
    ("interval", "ListVariable"),
    ("promql", "TimeSeriesQuery"),
    ("promquery", "TimeSeriesQuery"),
    ("query", "ListVariable"),
    ("row", "Grid"),
    ("text", "TextVariable"),
    ("textbox", "TextVariable"),
];

/// What to write instead, where the mapping knows the field it begins with.
pub(super) fn counterpart(key: &str, known: impl Fn(&str) -> bool) -> Option<String> {
    let fits = |(habit, field, _): &&(&str, &str, &str)| *habit == key && known(field);
    let (_, _, path) = COUNTERPARTS.iter().find(fits)?;
    Some(format!("Perses calls it `{path}`."))
}

/// What became of a key that nothing here stands for.
pub(super) fn explanation(key: &str) -> Option<&'static str> {
    let (_, text) = EXPLANATIONS.iter().find(|(habit, _)| *habit == key)?;
    Some(text)
}

/// The allowed word that a word of Grafana stands for, or that the name of a plugin ends with:
/// `PrometheusTimeSeriesQuery` makes a `TimeSeriesQuery`.
pub(super) fn word<'w>(word: &str, allowed: &[&'w str]) -> Option<&'w str> {
    let habit = WORDS
        .iter()
        .find(|(habit, _)| habit.eq_ignore_ascii_case(word));
    let meant = habit.and_then(|(_, meant)| allowed.iter().find(|allowed| *allowed == meant));
    let is_end = |allowed: &&&str| allowed.ends_with("Query") && word.ends_with(**allowed);
    meant.or_else(|| allowed.iter().find(is_end)).copied()
}

/// The keys of each table, in its order.
#[cfg(test)]
pub(super) fn tables() -> [Vec<&'static str>; 3] {
    [
        COUNTERPARTS.iter().map(|(key, ..)| *key).collect(),
        EXPLANATIONS.iter().map(|(key, _)| *key).collect(),
        WORDS.iter().map(|(word, _)| *word).collect(),
    ]
}
