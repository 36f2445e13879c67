//! Values that people bring along from Grafana, and what Perses has instead: units, calculations,
//! colours and plugins.

/// Units, calculations and ways to draw. Letter case counts: `Bps` are bytes, `bps` are bits.
const WORDS: &[(&str, &str)] = &[
    ("Bps", "bytes/sec"),
    ("avg", "mean"),
    ("background", "background_solid"),
    ("binBps", "decbytes/sec"),
    ("binbps", "decbits/sec"),
    ("bps", "bits/sec"),
    ("cps", "counts/sec"),
    ("current", "last"),
    ("d", "days"),
    ("dash", "dashed"),
    ("dateTimeAsIso", "datetime-iso"),
    ("dot", "dotted"),
    ("dtdurationms", "milliseconds"),
    ("dtdurations", "seconds"),
    ("firstNotNull", "first-number"),
    ("h", "hours"),
    ("lastNotNull", "last-number"),
    ("m", "minutes"),
    ("mps", "messages/sec"),
    ("ms", "milliseconds"),
    ("none", "decimal"),
    ("ns", "nanoseconds"),
    ("ops", "ops/sec"),
    ("percentunit", "percent-decimal"),
    ("pps", "packets/sec"),
    ("recps", "records/sec"),
    ("reqps", "requests/sec"),
    ("rowsps", "rows/sec"),
    ("rps", "reads/sec"),
    ("s", "seconds"),
    ("short", "decimal"),
    ("total", "sum"),
    ("wps", "writes/sec"),
    ("µs", "microseconds"),
];

/// Kinds of panels, datasources, queries and variables.
const PLUGINS: &[(&str, &str)] = &[
    ("GraphPanel", "TimeSeriesChart"),
    ("QueryVariable", "PrometheusLabelValuesVariable"),
    ("StatPanel", "StatChart"),
    ("alertlist", "AlertTable"),
    ("alertmanager", "AlertManagerDatasource"),
    ("barchart", "BarChart"),
    ("bargauge", "BarChart"),
    ("custom", "StaticListVariable"),
    ("datasource", "DatasourceVariable"),
    ("elasticsearch", "OpenSearchDatasource"),
    ("flamegraph", "FlameChart"),
    ("grafana-clickhouse-datasource", "ClickHouseDatasource"),
    ("grafana-pyroscope-datasource", "PyroscopeDatasource"),
    ("graph", "TimeSeriesChart"),
    ("interval", "StaticListVariable"),
    ("label_values", "PrometheusLabelValuesVariable"),
    ("logs", "LogsTable"),
    ("query_result", "PrometheusPromQLVariable"),
    ("singlestat", "StatChart"),
    ("state-timeline", "StatusHistoryChart"),
    ("table-old", "Table"),
    ("text", "Markdown"),
    ("timeseries", "TimeSeriesChart"),
    ("traces", "TracingGanttChart"),
    ("xychart", "ScatterChart"),
];

/// What stands in front of the names of colours, dark to light.
const SHADES: [&str; 5] = ["dark-", "semi-dark-", "", "light-", "super-light-"];

/// Each colour in its shades.
const COLORS: &[(&str, [&str; 5])] = &[
    (
        "blue",
        ["#1f60c4", "#3274d9", "#5794f2", "#8ab8ff", "#c0d8ff"],
    ),
    (
        "green",
        ["#37872d", "#56a64b", "#73bf69", "#96d98d", "#c8f2c2"],
    ),
    (
        "orange",
        ["#fa6400", "#ff780a", "#ff9830", "#ffb357", "#ffcb7d"],
    ),
    (
        "purple",
        ["#8f3bb8", "#a352cc", "#b877d9", "#ca95e5", "#deb6f2"],
    ),
    (
        "red",
        ["#c4162a", "#e02f44", "#f2495c", "#ff7383", "#ffa6b0"],
    ),
    (
        "yellow",
        ["#e0b400", "#f2cc0c", "#fade2a", "#ffee52", "#fff899"],
    ),
];

/// The allowed word for one of Grafana.
pub(super) fn word<'w>(word: &str, allowed: &[&'w str]) -> Option<&'w str> {
    let meant = find(WORDS, word)?;
    allowed.iter().copied().find(|allowed| *allowed == meant)
}

/// The plugin that does what a plugin of Grafana does.
pub(super) fn plugin(name: &str) -> Option<&'static str> {
    find(PLUGINS, name)
}

/// The digits of a colour that Grafana knows by name.
pub(super) fn color(name: &str) -> Option<&'static str> {
    let (color, shades) = COLORS.iter().find(|(color, _)| name.ends_with(color))?;
    let shade = name.strip_suffix(color)?;
    let index = SHADES.iter().position(|known| *known == shade)?;
    Some(shades[index])
}

fn find(table: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    let (_, meant) = table.iter().find(|(known, _)| *known == word)?;
    Some(meant)
}

/// The keys of each table, in its order.
#[cfg(test)]
pub(super) fn tables() -> [Vec<&'static str>; 3] {
    [
        WORDS.iter().map(|(key, _)| *key).collect(),
        PLUGINS.iter().map(|(key, _)| *key).collect(),
        COLORS.iter().map(|(key, _)| *key).collect(),
    ]
}
