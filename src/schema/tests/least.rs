//! The fields that each plugin cannot do without.

use std::collections::BTreeSet;

use super::options::case;
use crate::schema::Slot;
use crate::schema::{Catalog, Family};

/// The least that each plugin needs: its fields with a value each.
const LEAST: &[(&str, &[&str])] = &[
    ("AlertManagerAlertsQuery", &[]),
    ("AlertManagerDatasource", &["directUrl: http://example.org"]),
    ("AlertManagerSilencesQuery", &[]),
    ("AlertTable", &[]),
    ("BarChart", &[]),
    ("ClickHouseDatasource", &["directUrl: http://example.org"]),
    ("ClickHouseLogQuery", &["query: SELECT 1"]),
    ("ClickHouseTimeSeriesQuery", &["query: SELECT 1"]),
    (
        "DatasourceVariable",
        &["datasourcePluginKind: LokiDatasource"],
    ),
    (
        "FlameChart",
        &[
            "palette: value",
            "showSettings: true",
            "showSeries: true",
            "showTable: true",
            "showFlameGraph: true",
        ],
    ),
    ("GaugeChart", &[]),
    ("GreptimeDBDatasource", &["directUrl: http://example.org"]),
    ("GreptimeDBLogQuery", &["query: SELECT 1"]),
    ("GreptimeDBTimeSeriesQuery", &["query: SELECT 1"]),
    ("GreptimeDBTraceQuery", &["query: SELECT 1"]),
    ("HeatMapChart", &[]),
    ("HistogramChart", &[]),
    ("JaegerDatasource", &["directUrl: http://example.org"]),
    ("JaegerTraceQuery", &["service: shop"]),
    ("LogsTable", &[]),
    ("LokiDatasource", &["directUrl: http://example.org"]),
    ("LokiLabelNamesVariable", &[]),
    ("LokiLabelValuesVariable", &["labelName: job"]),
    ("LokiLogQLVariable", &["expr: '{}'", "labelName: job"]),
    ("LokiLogQuery", &["query: '{}'"]),
    ("LokiTimeSeriesQuery", &["query: '{}'"]),
    ("Markdown", &["text: ''"]),
    ("OpenSearchDatasource", &["directUrl: http://example.org"]),
    ("OpenSearchLogQuery", &["query: source=shop"]),
    ("PieChart", &["radius: 50"]),
    ("PrometheusDatasource", &["directUrl: http://example.org"]),
    ("PrometheusLabelNamesVariable", &[]),
    ("PrometheusLabelValuesVariable", &["labelName: job"]),
    ("PrometheusPromQLAnnotation", &["expr: up"]),
    ("PrometheusPromQLVariable", &["expr: up", "labelName: job"]),
    ("PrometheusTimeSeriesQuery", &["query: up"]),
    ("PyroscopeDatasource", &["directUrl: http://example.org"]),
    ("PyroscopeProfileQuery", &["profileType: cpu"]),
    ("ScatterChart", &[]),
    ("SilenceTable", &[]),
    ("SplunkDatasource", &["directUrl: http://example.org"]),
    ("SplunkLogQuery", &["query: search"]),
    ("SplunkTimeSeriesQuery", &["query: search"]),
    ("StatChart", &[]),
    ("StaticListVariable", &[]),
    ("StatusHistoryChart", &[]),
    ("Table", &[]),
    ("TempoDatasource", &["directUrl: http://example.org"]),
    ("TempoTraceQuery", &["query: '{}'"]),
    ("TimeSeriesChart", &[]),
    ("TimeSeriesTable", &[]),
    ("TraceTable", &[]),
    ("TracingGanttChart", &[]),
    ("VictoriaLogsDatasource", &["directUrl: http://example.org"]),
    ("VictoriaLogsFieldNamesVariable", &["query: '*'"]),
    (
        "VictoriaLogsFieldValuesVariable",
        &["field: job", "query: '*'"],
    ),
    ("VictoriaLogsLogQuery", &["query: '*'"]),
    ("VictoriaLogsTimeSeriesQuery", &["query: '*'"]),
];

/// Options of these fields.
fn options(fields: &[&str]) -> String {
    format!("{{{}}}", fields.join(", "))
}

#[test]
fn every_plugin_takes_the_least_and_is_closed() {
    let catalog = Catalog::new();
    let known: BTreeSet<&str> = Slot::ALL
        .iter()
        .flat_map(|slot| catalog.kinds(Family::Plugin(*slot)))
        .collect();
    let listed: Vec<&str> = LEAST.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(listed, known.into_iter().collect::<Vec<_>>());
    for (kind, fields) in LEAST {
        case(kind, &options(fields), &[]);
        let more = [*fields, &["other: 1"]].concat();
        case(kind, &options(&more), &["/other unknown"]);
    }
}

#[test]
fn what_a_plugin_needs_is_missed() {
    for (kind, fields) in LEAST {
        for (index, field) in fields.iter().enumerate() {
            let (name, _) = field.split_once(':').expect("a field has a name");
            let missed = match name {
                "directUrl" => "lacks directUrl or proxy".to_owned(),
                "service" => "lacks traceId or service".to_owned(),
                name => format!("lacks {name}"),
            };
            let mut others = fields.to_vec();
            others.remove(index);
            case(kind, &options(&others), &[&missed]);
        }
    }
}
