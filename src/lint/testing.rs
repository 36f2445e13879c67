//! Running rules over texts, for the tests of rules: what no documentation needs to show.

use std::sync::LazyLock;

use super::choices::Choices;
use super::{
    Completeness, FileInput, FileReport, FileView, Linter, Named, Profile, Settings, Sink,
    check_file, check_workspace, rule_set,
    settings::{Origin, Selector},
};
use crate::config::{Date, PromqlSettings};
use crate::doc;
use crate::finding::{Finding, Level};
use crate::schema::Catalog;
use crate::text::{FileId, SourceFile, apply};

/// What one rule finds in some files, each finding as `line:column message` with the file's name
/// in front if there are several.
pub(super) fn found(rule: &str, files: &[&str]) -> Vec<String> {
    found_in(rule, files, &Completeness::default())
}

/// The same, where the configuration calls kinds complete.
pub(super) fn found_in(rule: &str, files: &[&str], completeness: &Completeness) -> Vec<String> {
    let sources = sources(files);
    shown(
        &sources,
        &run(rule, &sources, completeness, Chosen::default()),
    )
}

/// The same, where the rule has options: a mapping in YAML.
pub(super) fn found_with(rule: &str, options: &str, files: &[&str]) -> Vec<String> {
    let sources = sources(files);
    let chosen = Chosen {
        options: Some(options),
        promql: None,
    };
    shown(
        &sources,
        &run(rule, &sources, &Completeness::default(), chosen),
    )
}

/// The same for one file, where the configuration says something about queries.
pub(super) fn found_for(rule: &str, text: &str, promql: &PromqlSettings) -> Vec<String> {
    let sources = sources(&[text]);
    let completeness = Completeness::default();
    let chosen = Chosen {
        options: None,
        promql: Some(promql),
    };
    shown(&sources, &run(rule, &sources, &completeness, chosen))
}

/// What a rule advises in a file, sentence by sentence.
pub(super) fn helps(rule: &str, text: &str) -> Vec<String> {
    let found = run(
        rule,
        &sources(&[text]),
        &Completeness::default(),
        Chosen::default(),
    );
    found.into_iter().flat_map(|finding| finding.help).collect()
}

/// How many findings of a rule in a file have a fix.
pub(super) fn fixable(rule: &str, text: &str) -> usize {
    let sources = sources(&[text]);
    let found = run(rule, &sources, &Completeness::default(), Chosen::default());
    found.iter().filter(|finding| finding.fix.is_some()).count()
}

/// A file after the fixes of a rule, safe or not, one after the other until there are no more.
pub(super) fn fixed(rule: &str, text: &str) -> String {
    fixed_among(rule, &[text])
}

/// The first of several files after the fixes of a rule in it, safe or not, one after the other.
pub(super) fn fixed_among(rule: &str, files: &[&str]) -> String {
    let mut first = files[0].to_owned();
    for _ in 0..100 {
        let texts: Vec<&str> = std::iter::once(first.as_str())
            .chain(files[1..].iter().copied())
            .collect();
        let sources = sources(&texts);
        let found = run(rule, &sources, &Completeness::default(), Chosen::default());
        let mut in_first = found
            .into_iter()
            .filter(|finding| finding.place.file == FileId(0));
        let Some(fix) = in_first.find_map(|finding| finding.fix) else {
            return first;
        };
        first = apply(&first, &fix.edits).expect("the edits of one fix do not overlap");
    }
    panic!("the fixes of {rule} come to no end: {first}");
}

fn sources(files: &[&str]) -> Vec<SourceFile> {
    (0..)
        .zip(files)
        .map(|(id, text)| SourceFile::new(FileId(id), format!("{id}.yaml"), *text))
        .collect()
}

/// What the configuration of a test says.
#[derive(Clone, Copy, Default)]
struct Chosen<'a> {
    /// The options of the rule, a mapping in YAML.
    options: Option<&'a str>,
    promql: Option<&'a PromqlSettings>,
}

fn run(
    rule: &str,
    sources: &[SourceFile],
    completeness: &Completeness,
    chosen: Chosen<'_>,
) -> Vec<Finding> {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::new);
    let rules = rule_set();
    let id = rules.find(rule).expect("the rule exists");
    let mut settings = Settings::new(Profile::All, &rules);
    for (other, _) in rules.iter().filter(|(other, _)| *other != id) {
        settings.set(Selector::Rule(other), Level::Off, &rules);
    }
    let text = format!("{rule}: {}", chosen.options.unwrap_or("{}"));
    let options = doc::parse(&SourceFile::new(FileId(0), "options.yaml", text.as_str()));
    let root = options[0].document.root().expect("options are YAML");
    settings.apply(&Choices::read(root, Origin::Rules, &rules));
    let linter = Linter::new(settings);
    let check = |source| {
        let mut input = FileInput::new(source, Named::Argument);
        input.promql = chosen.promql.unwrap_or(input.promql);
        check_file(&linter, &CATALOG, &input)
    };
    let reports: Vec<_> = sources.iter().map(check).collect();
    let mut all: Vec<_> = reports
        .iter()
        .flat_map(|report| report.findings.clone())
        .collect();
    all.extend(check_workspace(&linter, &reports, completeness));
    finish(&linter, sources, &reports, all)
}

/// What a sink leaves of findings when all files are checked with one linter.
pub(super) fn finish(
    linter: &Linter,
    files: &[SourceFile],
    reports: &[FileReport],
    findings: Vec<Finding>,
) -> Vec<Finding> {
    let view = |(file, report)| FileView {
        linter,
        report: Some(report),
        path: file_path(file),
        is_reported: true,
        is_whole: true,
        allowances: None,
    };
    let views: Vec<FileView<'_>> = files.iter().zip(reports).map(view).collect();
    let rules = rule_set();
    let sink = Sink {
        rules: &rules,
        files,
        views: &views,
        allowances: &[],
        today: Date::parse("2026-01-31").expect("it is a date"),
        baseline: None,
    };
    sink.finish(findings).findings
}

fn file_path(file: &SourceFile) -> &str {
    &file.path
}

fn shown(sources: &[SourceFile], findings: &[Finding]) -> Vec<String> {
    let shown = findings.iter().map(|finding| {
        let file = &sources[finding.place.file.0 as usize];
        let at = file.position(finding.place.span.start as usize);
        let name = if sources.len() > 1 {
            format!("{}:", file.path)
        } else {
            String::new()
        };
        format!("{name}{}:{} {}", at.line, at.column, finding.message)
    });
    shown.collect()
}
