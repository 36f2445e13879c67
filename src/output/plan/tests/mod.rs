//! Plans made of a few resources, in every format.

mod human;
mod json;
mod markdown;
mod secrets;
mod unified;

use super::super::Show;
use super::super::tests::PLAIN;
use super::{FORMATS, Format, PlanView};
use crate::diff::plan::Plan;
use crate::diff::plan::tests::made;

/// No colours, a usual terminal, nothing special.
#[expect(clippy::disallowed_methods, reason = "nothing is measured by it")]
const VIEW: PlanView<'_> = PlanView {
    store: "http://localhost:8080",
    show: Show {
        unicode: true,
        ..PLAIN
    },
    to_terminal: false,
    name_only: false,
    verbose: false,
    now: std::time::Instant::now,
};

/// The same with colours.
const COLORED: PlanView<'_> = PlanView {
    show: Show {
        color: true,
        ..VIEW.show
    },
    ..VIEW
};

/// A plan in a format.
fn written(format: &str, plan: &Plan, view: &PlanView<'_>) -> String {
    let mut out = Vec::new();
    let format = Format::find(format).expect("a known format");
    format
        .write(plan, view, &mut out)
        .expect("memory takes everything");
    String::from_utf8(out).expect("formats write UTF-8")
}

const OLD: &str = r#"
kind: Dashboard
metadata: {name: cpu, project: demo}
spec:
  duration: 1h
  variables:
  - kind: TextVariable
    spec: {name: env, value: prod}
  - kind: ListVariable
    spec: {name: pod, plugin: {kind: StaticListVariable, spec: {values: [a, b]}}}
  panels:
    cpu:
      kind: Panel
      spec:
        display: {name: CPU usage}
        plugin: {kind: TimeSeriesChart, spec: {yAxis: {format: {unit: percent}}, legend: {position: bottom}}}
        queries:
        - kind: TimeSeriesQuery
          spec: {plugin: {kind: PrometheusTimeSeriesQuery, spec: {query: 'sum(rate(cpu[5m]))'}}}
        - kind: TimeSeriesQuery
          spec: {plugin: {kind: PrometheusTimeSeriesQuery, spec: {query: "sum by (pod) (\n  rate(cpu_seconds_total[5m])\n)\n/ 2\n"}}}
    old:
      kind: Panel
      spec: {display: {name: Memory}, plugin: {kind: GaugeChart, spec: {}}}
    gone:
      kind: Panel
      spec: {display: {name: Gone}, plugin: {kind: GaugeChart, spec: {}}}
  layouts:
  - kind: Grid
    spec:
      display: {title: Main}
      items:
      - {x: 0, y: 0, width: 12, height: 8, content: {$ref: '#/spec/panels/cpu'}}
      - {x: 12, y: 0, width: 12, height: 8, content: {$ref: '#/spec/panels/old'}}
      - {x: 0, y: 8, width: 12, height: 8, content: {$ref: '#/spec/panels/gone'}}
  - kind: Grid
    spec: {display: {title: More}, items: []}
"#;

const NEW: &str = r#"
kind: Dashboard
metadata: {name: cpu, project: demo}
spec:
  duration: 6h
  variables:
  - kind: ListVariable
    spec: {name: pod, plugin: {kind: StaticListVariable, spec: {values: [a, c, b]}}}
  - kind: TextVariable
    spec: {name: env, value: prod}
  panels:
    cpu:
      kind: Panel
      spec:
        display: {name: CPU usage, description: All cores}
        plugin: {kind: TimeSeriesChart, spec: {yAxis: {format: {unit: percent-decimal}}}}
        queries:
        - kind: TimeSeriesQuery
          spec: {plugin: {kind: PrometheusTimeSeriesQuery, spec: {query: 'sum(rate(cpu[1m]))'}}}
        - kind: TimeSeriesQuery
          spec: {plugin: {kind: PrometheusTimeSeriesQuery, spec: {query: "sum by (node) (\n  rate(cpu_seconds_total[5m])\n)\n/ 2\n"}}}
        - kind: TimeSeriesQuery
          spec: {plugin: {kind: PrometheusTimeSeriesQuery, spec: {query: up, seriesNameFormat: x}}}
    memory:
      kind: Panel
      spec: {display: {name: Memory}, plugin: {kind: GaugeChart, spec: {}}}
    disk:
      kind: Panel
      spec: {display: {name: Disk}, plugin: {kind: GaugeChart, spec: {}}}
  layouts:
  - kind: Grid
    spec:
      display: {title: Main}
      items:
      - {x: 0, y: 0, width: 24, height: 6, content: {$ref: '#/spec/panels/cpu'}}
      - {x: 0, y: 8, width: 12, height: 8, content: {$ref: '#/spec/panels/disk'}}
  - kind: Grid
    spec:
      display: {title: Other}
      items:
      - {x: 0, y: 0, width: 12, height: 8, content: {$ref: '#/spec/panels/memory'}}
"#;

const CREATED: &str = "{kind: Project, metadata: {name: demo}, spec: {display: {name: Demo}}}";
const DELETED: &str = "{kind: Folder, metadata: {name: f, project: demo}, spec: {}}";
const STAYS: &str = "{kind: Secret, metadata: {name: s, project: demo}, spec: {authorization: {credentials: <secret>}}}";
const SECRET: &str = "{kind: Secret, metadata: {name: s, project: demo}, spec: {authorization: {credentials: hunter22}}}";

/// A plan with something of everything.
fn sample() -> Plan {
    made(&[CREATED, NEW, SECRET], &[OLD, DELETED, STAYS], &[DELETED])
}

#[test]
fn formats_have_names_and_summaries() {
    for format in FORMATS {
        let found = Format::find(format.name).expect("it is one");
        assert_eq!(found.summary, format.summary);
        assert!(!format.summary.is_empty() && !format.summary.ends_with('.'));
    }
    assert!(Format::find("yaml").is_none());
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    for format in FORMATS {
        let once = written(format.name, &sample(), &VIEW);
        assert_eq!(
            once,
            written(format.name, &sample(), &VIEW),
            "{}",
            format.name
        );
    }
}

#[test]
fn gitlab_gets_its_numbers() {
    let expected = "{\"create\":1,\"update\":1,\"delete\":1}\n";
    assert_eq!(written("gitlab-terraform", &sample(), &VIEW), expected);
}
