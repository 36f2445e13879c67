//! How fast files are read and checked, beside what reading the YAML events alone costs.

mod workspace;

use divan::counter::BytesCount;
use perscope::bench::{Lint, drain_yaml, parse};

fn main() {
    divan::main();
}

/// Panels of a usual dashboard, and of one with 100 kB.
const SIZES: [usize; 2] = [14, 36];

#[divan::bench(args = SIZES)]
fn drain_events(bencher: divan::Bencher<'_, '_>, panels: usize) {
    let text = workspace::dashboard(0, panels);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| drain_yaml(divan::black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn parse_yaml(bencher: divan::Bencher<'_, '_>, panels: usize) {
    let text = workspace::dashboard(0, panels);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| parse("a.yaml", divan::black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn check_yaml(bencher: divan::Bencher<'_, '_>, panels: usize) {
    let text = workspace::dashboard(0, panels);
    let lint = Lint::new();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| lint.check("a.yaml", divan::black_box(&text)));
}

/// The first file of a run pays for compiling the schemas.
#[divan::bench]
fn check_first_file() -> usize {
    Lint::new().check("a.yaml", "kind: Project\nmetadata: {name: a}\nspec: {}\n")
}

/// What files have to do with each other: 1,000 dashboards, and datasources for each project.
#[divan::bench]
fn check_workspace(bencher: divan::Bencher<'_, '_>) {
    let lint = Lint::new();
    let dashboards = (0..1000).map(|index| workspace::dashboard(index, 14));
    let datasources = (0..20).map(|project| {
        format!(
            "kind: Datasource\nmetadata: {{name: prometheus, project: project-{project}}}\nspec:\n  default: \
             true\n  plugin: {{kind: PrometheusDatasource, spec: {{directUrl: https://a.example}}}}\n"
        )
    });
    let reports = lint.workspace(datasources.chain(dashboards));
    bencher.bench(|| lint.check_workspace(divan::black_box(&reports)));
}
