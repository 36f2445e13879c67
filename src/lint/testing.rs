//! Running rules over texts, for the tests of rules: what no documentation needs to show.

use std::sync::LazyLock;

use super::choices::Choices;
use super::{
    Completeness, FileInput, Linter, Named, Profile, Settings, check_file, check_workspace, finish,
    rule_set, settings::Selector,
};
use crate::doc;
use crate::finding::Level;
use crate::schema::Catalog;
use crate::text::{FileId, SourceFile};

/// What one rule finds in some files, each finding as `line:column message` with the file's name
/// in front if there are several.
pub(super) fn found(rule: &str, files: &[&str]) -> Vec<String> {
    found_in(rule, files, &Completeness::default())
}

/// The same, where the configuration calls kinds complete.
pub(super) fn found_in(rule: &str, files: &[&str], completeness: &Completeness) -> Vec<String> {
    run(rule, "{}", files, completeness)
}

/// The same, where the rule has options: a mapping in YAML.
pub(super) fn found_with(rule: &str, options: &str, files: &[&str]) -> Vec<String> {
    run(rule, options, files, &Completeness::default())
}

fn run(rule: &str, options: &str, files: &[&str], completeness: &Completeness) -> Vec<String> {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::new);
    let rules = rule_set();
    let id = rules.find(rule).expect("the rule exists");
    let mut settings = Settings::new(Profile::All, &rules);
    for (other, _) in rules.iter().filter(|(other, _)| *other != id) {
        settings.set(Selector::Rule(other), Level::Off, &rules);
    }
    let text = format!("{rule}: {options}");
    let chosen = doc::parse(&SourceFile::new(FileId(0), "options.yaml", text.as_str()));
    let root = chosen[0].document.root().expect("options are YAML");
    settings.apply(&Choices::read(root, &rules));
    let linter = Linter::new(settings);
    let sources: Vec<SourceFile> = (0..)
        .zip(files)
        .map(|(id, text)| SourceFile::new(FileId(id), format!("{id}.yaml"), *text))
        .collect();
    let check = |source| {
        let input = FileInput::new(source, Named::Argument);
        check_file(&linter, &CATALOG, &input)
    };
    let reports: Vec<_> = sources.iter().map(check).collect();
    let mut all: Vec<_> = reports
        .iter()
        .flat_map(|report| report.findings.clone())
        .collect();
    all.extend(check_workspace(&linter, &reports, completeness));
    let shown = finish(&linter, &sources, all);
    let shown = shown.iter().map(|finding| {
        let file = &sources[finding.place.file.0 as usize];
        let at = file.position(finding.place.span.start as usize);
        let name = if files.len() > 1 {
            format!("{}:", file.path)
        } else {
            String::new()
        };
        format!("{name}{}:{} {}", at.line, at.column, finding.message)
    });
    shown.collect()
}
