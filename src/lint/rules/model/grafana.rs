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
    ("fiscalYearStartMonth", "Perses has nothing like it."),
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
    ("iteration", "Perses has nothing like it."),
    ("liveNow", "Perses has nothing like it."),
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
    ("weekStart", "Perses has nothing like it."),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, known: &[&str], expected: Option<&str>) {
        let path = counterpart(key, |name| known.contains(&name));
        assert_eq!(
            path,
            expected.map(|path| format!("Perses calls it `{path}`.")),
            "{key}"
        );
    }

    #[test]
    fn the_same_key_means_something_else_in_another_place() {
        check("title", &["name", "description"], Some("name"));
        check("title", &["display", "plugin"], Some("display.name"));
        check("title", &["display", "items"], Some("display.title"));
        check("w", &["width", "x"], Some("width"));
        check("w", &["queries"], None);
        check("nonsense", &["name"], None);
    }

    #[test]
    fn tables_are_sorted() {
        assert!(COUNTERPARTS.is_sorted_by_key(|(key, ..)| *key));
        assert!(EXPLANATIONS.is_sorted_by_key(|(key, _)| *key));
    }
}
