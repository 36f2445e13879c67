//! Fixes of all rules on mutated files: they come to an end, break nothing, and nothing is left to
//! fix afterwards.

use super::*;
use crate::finding::Safety;
use crate::lint::fuzz::{Random, SEEDS, mutate};
use crate::lint::{
    Completeness, FileInput, Linter, Named, Profile, Settings, check_file, check_workspace, finish,
    rule_set,
};
use crate::schema::Catalog;
use crate::text::{FileId, SourceFile};

/// A dashboard in which many rules find something to fix.
const FIXABLE: &str = "\
kind: dashboard # ours
metadata:
  name: shop
  createdAt: 2024-01-01T00:00:00Z # by the server
  version: 3

  project: web
spec:
  Duration: 1h
  variables:
    - kind: ListVariable
      spec:
        name: cluster
        plugin: {kind: StaticListVariable, spec: {values: [blue, null, ~, green]}}
  panels:
    orders:
      kind: panel
      spec:
        plugin:
          kind: StatChart
          spec:
            calculaton: last
            mappings:
              # closed shops
              - spec: {pattern: '^0$', result: {value: closed}}
              - spec: {value: '1', result: {value: open}}
        queries:
          - kind: TimeSeriesQuery
            spec:
              plugin:
                kind: PrometheusTimeSeriesQuery
                spec:
                  query: >-
                    sum(rate(orders_total{a=~\"b\",c=~\"^(d)$\",
                    e=~\".*\",f=\"\"}[5m])) / ((1))
          - kind: TimeSeriesQuery
            spec:
              plugin:
                kind: PrometheusTimeSeriesQuery
                spec: {query: 'holt_winters(x[5m], 0.5, 0.5) + $__interval', seriesNameFormat: $pod}
          - kind: TimeSeriesQuery
            spec: {plugin: {kind: PrometheusTimeSeriesQuery, spec: {query: \"sum(up)\"}}}
          - kind: TimeSeriesQuery
            spec: {plugin: {kind: PrometheusTimeSeriesQuery, spec: {query: \"sum( up )\"}}}
    dead: {kind: Panel, spec: {display: {name: Dead}, plugin: {kind: Markdown, spec: {text: a}}}}
    dead_too: {kind: Panel, spec: {display: {name: Dead}, plugin: {kind: Markdown, spec: {text: a}}}}
  layouts:
    - kind: Grid
      spec: {items: [{x: 12, y: 0, width: 16, height: 6, content: {$ref: '#/panels/orders'}}]}
    - kind: Grid
      spec: {items: []}
    - kind: Grid
      spec:
        display: {title: Nothing}
        items:
";

/// The same for JSON.
const FIXABLE_JSON: &str = r#"{"kind": "Dashboard", "metadata": {"version": 1, "name": "a", "project": "p",
  "updatedAt": "2024-01-01T00:00:00Z"}, "spec": {"panels": {"main": {"Kind": "Panel", "spec": {
    "plugin": {"kind": "Markdown", "spec": {"text": "x"}, "kind": "Markdown"}}}, "x": {}, "x": {}},
  "layouts": [{"kind": "grid", "spec": {"items": [{"x": 23, "y": 0, "width": 2, "height": 1,
    "content": {"$ref": "main"}}]}}, {"kind": "Grid", "spec": {"items": []}}], "duration": "1h"}}"#;

struct Fixer {
    linter: Linter,
    catalog: Catalog,
}

impl Fixer {
    fn new() -> Self {
        Self {
            linter: Linter::new(Settings::new(Profile::All, &rule_set())),
            catalog: Catalog::new(),
        }
    }

    fn check(&self, name: &str, text: &str) -> FileReport {
        let source = SourceFile::new(FileId(0), name, text);
        let input = FileInput {
            project: Some("p"),
            ..FileInput::new(&source, Named::Argument)
        };
        check_file(&self.linter, &self.catalog, &input)
    }

    /// The text after all its fixes, in rounds.
    fn settle(&self, name: &str, text: &str, safety: Safety) -> String {
        let mut now = text.to_owned();
        for _ in 0..100 {
            let source = SourceFile::new(FileId(0), name, now.as_str());
            let report = self.check(name, &now);
            let counts = report.counts;
            let mut findings = report.findings.clone();
            let complete = Completeness::default();
            findings.extend(check_workspace(&self.linter, &[report], &complete));
            let findings = finish(&self.linter, &[source], findings);
            let allowed = |finding: &&Finding| {
                let fix = finding.fix.as_ref();
                fix.is_some_and(|fix| fix.safety <= safety)
            };
            let wanted: Vec<&Finding> = findings.iter().filter(allowed).collect();
            let round = fix_once(&now, counts, &wanted, &|text| self.check(name, text));
            let declined = &round.declined;
            assert!(declined.is_empty(), "{declined:#?} break\n{now}");
            match round.fixed {
                Some((fixed, _)) => now = fixed,
                None => return now,
            }
        }
        panic!("the fixes come to no end for\n{text}\n--- now\n{now}");
    }
}

/// Mutates and fixes so many files.
fn run(seed: u64, rounds: usize) -> usize {
    let fixer = Fixer::new();
    let mut random = Random(seed);
    let mut changed = 0;
    for _ in 0..rounds {
        let (name, seed) = match random.below(4) {
            0 => ("a.yaml", FIXABLE),
            1 => ("a.json", FIXABLE_JSON),
            _ => SEEDS[random.below(SEEDS.len())],
        };
        let mut text = seed.to_owned();
        for _ in 0..random.below(4) {
            mutate(&mut random, &mut text);
        }
        for safety in [Safety::Safe, Safety::Unsafe] {
            let once = fixer.settle(name, &text, safety);
            let twice = fixer.settle(name, &once, safety);
            assert_eq!(once, twice, "fixed twice:\n{text}");
            changed += usize::from(once != text);
        }
    }
    changed
}

#[test]
fn fixing_mutated_files_ends_and_breaks_nothing() {
    let changed = run(0x51_7cc1_b727_220a, 60);
    assert!(changed > 20, "only {changed} files have fixes");
}

#[test]
#[ignore = "takes minutes; run it after changes to fixes or edits"]
fn fixing_many_mutated_files_ends_and_breaks_nothing() {
    println!("{} files changed", run(0x2545_f491_4f6c_dd1d, 20_000));
}
