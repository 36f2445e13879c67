//! Every rule is what its documentation says: the examples are run.
//!
//! In an example `\u{fffd}` stands for a byte that is not UTF-8.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Block, Piece, option_items, pieces};
use crate::config;
use crate::doc;
use crate::finding::{Finding, Fix, Fixable, Level, OptionInfo, RuleId, RuleInfo, RuleSet};
use crate::lint::choices::Choices;
use crate::lint::settings::{Origin, Selector};
use crate::lint::{
    Completeness, ConfigFile, FileInput, FileReport, Linter, Named, Profile, Settings,
    check_config, check_file, check_workspace, rule_set, rule_set_with, rules_of, testing,
};
use crate::schema::Catalog;
use crate::text::{FileId, SourceFile, Span, apply};

const HEADINGS: [&str; 6] = [
    "## Why it matters",
    "## Example",
    "## Use instead",
    "## Options",
    "## Fix safety",
    "## Known limits",
];

/// The examples of a rule: groups of files that belong together.
pub(super) fn examples(rule: &RuleInfo) -> Vec<Vec<Block>> {
    let mut groups: Vec<Vec<Block>> = Vec::new();
    let mut joins = false;
    for piece in pieces(&rule.docs) {
        match piece {
            Piece::Code(block) if block.bad.is_some() => {
                let block = in_dashboard(block);
                let same = |group: &Vec<Block>| {
                    group
                        .iter()
                        .all(|other| other.bad == block.bad && other.file != block.file)
                };
                match groups
                    .last_mut()
                    .filter(|group| joins && block.file.is_some() && same(group))
                {
                    Some(group) => group.push(block.clone()),
                    None => groups.push(vec![block.clone()]),
                }
                joins = block.file.is_some();
            }
            Piece::Code(_) => joins = false,
            Piece::Prose(text) => joins &= text.trim().is_empty(),
        }
    }
    groups
}

/// A query alone stands for a dashboard with a panel that shows it.
fn in_dashboard(block: Block) -> Block {
    if block.language != "promql" {
        return block;
    }
    let indent = " ".repeat(20);
    let (before, after) = DASHBOARD
        .split_once("QUERY")
        .expect("the query has its place");
    let mut text = before.to_owned();
    for line in block.text.lines() {
        text.push_str(&indent);
        text.push_str(line);
        text.push('\n');
    }
    text.push_str(after);
    let move_to = |at: usize| {
        let lines = block.text[..at].matches('\n').count() + 1;
        before.len() + at + lines * indent.len()
    };
    Block {
        language: "yaml".to_owned(),
        marks: block
            .marks
            .iter()
            .map(|mark| move_to(mark.start)..move_to(mark.end))
            .collect(),
        text,
        ..block
    }
}

/// A dashboard in which no rule finds anything.
const DASHBOARD: &str = "\
kind: Dashboard
metadata:
  name: example
  project: web
spec:
  duration: 1h
  panels:
    main:
      kind: Panel
      spec:
        display:
          name: Example
        plugin:
          kind: TimeSeriesChart
          spec: {}
        queries:
          - kind: TimeSeriesQuery
            spec:
              plugin:
                kind: PrometheusTimeSeriesQuery
                spec:
                  query: |-
QUERY  layouts:
    - kind: Grid
      spec:
        items:
          - x: 0
            y: 0
            width: 12
            height: 8
            content:
              $ref: '#/spec/panels/main'
";

/// What a linter found in some files.
pub(super) struct Run {
    files: Vec<SourceFile>,
    pub(super) found: Vec<Finding>,
}

impl Run {
    pub(super) fn new(catalog: &Catalog, settings: &Settings, group: &[Block]) -> Self {
        let linter = Linter::new(settings.clone());
        let files: Vec<SourceFile> = (0..)
            .zip(group)
            .map(|(id, block)| {
                let json = block.language == "json";
                let extension = if json { "json" } else { "yaml" };
                let name = block.file.clone();
                let name = name.unwrap_or_else(|| format!("example.{extension}"));
                SourceFile::new(FileId(id), name, block.text.as_str())
            })
            .collect();
        let problems: Vec<_> = group.iter().map(problems).collect();
        let check = |(source, problems): (&SourceFile, &Vec<doc::Problem>)| {
            if &*source.path == config::FILE_NAME {
                return of_configuration(&linter, catalog, source);
            }
            let rejections = group[source.id.0 as usize].rejections();
            let input = FileInput {
                problems,
                rejections: &rejections,
                ..FileInput::new(source, Named::Argument)
            };
            check_file(&linter, catalog, &input)
        };
        let reports: Vec<_> = files.iter().zip(&problems).map(check).collect();
        let mut all: Vec<_> = reports
            .iter()
            .flat_map(|report| report.findings.clone())
            .collect();
        all.extend(check_workspace(&linter, &reports, &Completeness::default()));
        let found = testing::finish(&linter, &files, &reports, all);
        Self { files, found }
    }

    /// Each finding in a line.
    fn shown(&self) -> Vec<String> {
        let rules = rule_set();
        let line = |finding: &Finding| {
            let file = &self.files[finding.place.file.0 as usize];
            let at = file.position(finding.place.span.start as usize);
            let rule = &rules.get(finding.rule).name;
            let message = &finding.message;
            format!("{}:{}:{}: {rule}: {message}", file.path, at.line, at.column)
        };
        self.found.iter().map(line).collect()
    }

    /// The files with marks where something was found.
    fn marked(&self) -> Vec<String> {
        let marked = |file: &SourceFile| {
            let spans: BTreeSet<_> = self
                .found
                .iter()
                .filter(|finding| finding.place.file == file.id)
                .map(|finding| finding.place.span)
                .collect();
            let mut text = file.text.to_string();
            for span in spans.iter().rev() {
                text.insert(span.end as usize, '⟧');
                text.insert(span.start as usize, '⟦');
            }
            text
        };
        self.files.iter().map(marked).collect()
    }
}

/// What is found in a configuration.
fn of_configuration(linter: &Linter, catalog: &Catalog, source: &SourceFile) -> FileReport {
    let parsed = doc::parse(source);
    let custom = config::custom_rules(&parsed[0].document);
    let (custom, problems) = rules_of(custom, &mut BTreeSet::new());
    let file = ConfigFile {
        linter,
        catalog,
        parsed: &parsed,
        broken: &[],
    };
    FileReport {
        findings: check_config(file, &rule_set_with(&custom), &problems),
        ..FileReport::new(source.id)
    }
}

/// What is wrong with the fixes of a rule's findings in some files: each has to remove its
/// finding, alone and after the others, until none is left.
fn complaints_about_fixes(catalog: &Catalog, settings: &Settings, group: &[Block]) -> Vec<String> {
    let mut complaints = Vec::new();
    let fixable = |run: &Run| {
        run.found
            .iter()
            .filter_map(|found| found.fix.clone())
            .collect()
    };
    let fix_one = |group: &mut [Block], file: FileId, fix: &Fix| {
        let block = &mut group[file.0 as usize];
        let text = apply(&block.text, &fix.edits).expect("the edits of one fix do not overlap");
        block.text = text;
        block.marks.clear();
    };
    let run = Run::new(catalog, settings, group);
    let mut all = group.to_vec();
    for finding in &run.found {
        let Some(fix) = &finding.fix else { continue };
        let mut alone = group.to_vec();
        fix_one(&mut alone, finding.place.file, fix);
        let left = Run::new(catalog, settings, &alone);
        if left.found.len() + 1 != run.found.len() {
            let shown = left.shown();
            complaints.push(format!("`{}` leaves {shown:#?}", fix.title));
        }
    }
    for _ in 0..run.found.len() {
        let left = Run::new(catalog, settings, &all);
        let next = left.found.iter().find(|finding| finding.fix.is_some());
        let Some(finding) = next else { break };
        let fix = finding.fix.as_ref().expect("it was just looked for");
        fix_one(&mut all, finding.place.file, fix);
    }
    let left: Vec<Fix> = fixable(&Run::new(catalog, settings, &all));
    if !left.is_empty() {
        complaints.push(format!("the fixes do not come to an end: {left:#?}"));
    }
    complaints
}

/// What reading the bytes of an example would have found.
fn problems(block: &Block) -> Vec<doc::Problem> {
    let problem = |kind, span| doc::Problem {
        kind,
        span,
        node: None,
    };
    let too_large = block.size.map(|bytes| {
        let kind = doc::ProblemKind::FileTooLarge { bytes };
        problem(kind, Span::empty(0))
    });
    let broken = block.text.match_indices('\u{fffd}').map(|(at, byte)| {
        let kind = doc::ProblemKind::InvalidUtf8 { whole: None };
        problem(kind, Span::new(at, at + byte.len()))
    });
    too_large.into_iter().chain(broken).collect()
}

fn marked(block: &Block) -> String {
    let mut text = block.text.clone();
    for mark in block.marks.iter().rev() {
        text.insert(mark.end, '⟧');
        text.insert(mark.start, '⟦');
    }
    text
}

/// Settings with one rule and no other.
pub(super) fn alone(rule: RuleId, rules: &RuleSet) -> Settings {
    let mut alone = Settings::new(Profile::All, rules);
    for (other, _) in rules.iter().filter(|(other, _)| *other != rule) {
        alone.set(Selector::Rule(other), Level::Off, rules);
    }
    alone
}

/// The settings with the options that an example gives its rule.
pub(super) fn with_options(
    settings: &Settings,
    rule: RuleId,
    rules: &RuleSet,
    group: &[Block],
) -> Settings {
    let mut settings = settings.clone();
    for name in group.iter().filter_map(|block| block.with.as_ref()) {
        let other = rules.find(name).expect("the other rule exists");
        settings.set(Selector::Rule(other), Level::Warning, rules);
    }
    let mut given = group.iter().filter_map(|block| block.options.as_ref());
    if let Some(options) = given.next() {
        let text = format!("{}: {options}", rules.get(rule).name);
        let file = SourceFile::new(FileId(0), "options.yaml", text.as_str());
        let parsed = doc::parse(&file);
        let root = parsed[0].document.root().expect("options are YAML");
        let choices = Choices::read(root, Origin::Rules, rules);
        let written = root.fields().next().map_or(0, |entry| entry.value.len());
        assert_eq!(choices.options.len(), written, "each is read: {text}");
        settings.apply(&choices);
    }
    settings
}

/// What examples of other rules leave out to stay short: units, descriptions, definitions of the
/// variables in a query.
const LEFT_OUT: [&str; 3] = [
    "missing-unit",
    "no-dashboard-description",
    "undefined-variable",
];

/// All rules of the profile strict, and this one.
fn strict(rule: RuleId, rules: &RuleSet) -> Settings {
    let mut strict = Settings::new(Profile::Strict, rules);
    let left_out = LEFT_OUT.map(|name| rules.find(name).expect("the rule exists"));
    for other in left_out.into_iter().filter(|other| *other != rule) {
        strict.set(Selector::Rule(other), Level::Off, rules);
    }
    if strict.level(rule) == Level::Off {
        strict.set(Selector::Rule(rule), Level::Warning, rules);
    }
    strict
}

#[test]
fn bad_examples_yield_exactly_the_marked_findings_and_good_ones_none() {
    let rules = rule_set();
    let catalog = Catalog::new();
    let mut complaints = String::new();
    for (id, rule) in rules.iter() {
        let (alone, strict) = (alone(id, &rules), strict(id, &rules));
        let groups = examples(rule);
        let has = |bad| groups.iter().any(|group| group[0].bad == Some(bad));
        if !has(true) || !has(false) {
            let _ = writeln!(
                complaints,
                "{}: a bad and a good example are needed",
                rule.name
            );
        }
        for group in groups {
            let bad = group[0].bad == Some(true);
            let settings = if bad { &alone } else { &strict };
            let settings = with_options(settings, id, &rules, &group);
            let run = Run::new(&catalog, &settings, &group);
            let (found, shown) = (run.marked(), run.shown());
            let expected: Vec<String> = group.iter().map(marked).collect();
            let has_marks = group.iter().any(|block| !block.marks.is_empty());
            if found != expected || bad != has_marks || shown.is_empty() == bad {
                let _ = writeln!(
                    complaints,
                    "=== {} ({})\nfound {shown:#?}\n--- found\n{}\n--- expected\n{}",
                    rule.name,
                    if bad { "bad" } else { "good" },
                    found.join("~~~\n"),
                    expected.join("~~~\n"),
                );
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

#[test]
fn fixes_remove_what_was_found() {
    let rules = rule_set();
    let catalog = Catalog::new();
    let mut complaints = Vec::new();
    for (id, rule) in rules.iter() {
        let alone = alone(id, &rules);
        let mut fixes = Vec::new();
        for group in examples(rule) {
            let settings = with_options(&alone, id, &rules, &group);
            let run = Run::new(&catalog, &settings, &group);
            fixes.extend(run.found.iter().map(|finding| finding.fix.is_some()));
            for complaint in complaints_about_fixes(&catalog, &settings, &group) {
                complaints.push(format!("{}: {complaint}", rule.name));
            }
        }
        if fixes.contains(&true) != (rule.fix != Fixable::Never) {
            let promise = rule.fix.name();
            complaints.push(format!(
                "{}: the examples are not {promise} fixable",
                rule.name
            ));
        }
        let explained = rule.docs.contains("## Fix safety");
        if explained != (rule.fix != Fixable::Never) {
            complaints.push(format!("{}: `Fix safety` goes with fixes", rule.name));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn documentation_has_its_title_and_headings_in_order() {
    for (_, rule) in rule_set().iter() {
        let title = format!("# {}\n\n", rule.name);
        assert!(rule.docs.starts_with(&title), "{}: the title", rule.name);
        let headings: Vec<&str> = rule
            .docs
            .lines()
            .filter(|line| line.starts_with("## "))
            .collect();
        let known = HEADINGS.iter().filter(|heading| headings.contains(heading));
        assert_eq!(
            headings,
            known.copied().collect::<Vec<_>>(),
            "{}: headings",
            rule.name
        );
        for heading in &HEADINGS[..3] {
            assert!(
                headings.contains(heading),
                "{}: {heading} is missing",
                rule.name
            );
        }
    }
}

#[test]
fn options_are_documented_as_they_are_declared() {
    for (_, rule) in rule_set().iter() {
        let head = |option: &OptionInfo| {
            let (name, default) = (option.name, &option.default);
            let type_name = default.type_name();
            format!(
                "`{name}` ({type_name}, default `{default}`): {}",
                option.description
            )
        };
        let declared: Vec<String> = rule.options.iter().map(head).collect();
        assert_eq!(
            option_items(&rule.docs),
            declared,
            "{}: `Options`",
            rule.name
        );
        for option in &rule.options {
            let is_name = |byte: u8| byte.is_ascii_alphabetic();
            assert!(option.name.bytes().all(is_name), "{}: camelCase", rule.name);
            assert_ne!(option.name, "level", "{}: every rule has that", rule.name);
            assert!(
                option.description.ends_with('.'),
                "{}: `{}` is described in sentences",
                rule.name,
                option.name
            );
        }
        let has_heading = rule.docs.contains("\n## Options\n");
        assert_eq!(
            has_heading,
            !declared.is_empty(),
            "{}: `Options`",
            rule.name
        );
    }
}

#[test]
fn rules_are_sorted_unique_and_say_what_they_find() {
    let rules = rule_set();
    let names: Vec<&str> = rules.iter().map(|(_, rule)| rule.name.as_str()).collect();
    assert!(
        names.windows(2).all(|pair| pair[0] < pair[1]),
        "sorted and unique: {names:?}"
    );
    for (_, rule) in rules.iter() {
        assert!(
            rule.name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{}",
            rule.name
        );
        assert!(!rule.summary.ends_with('.'), "{}: no final stop", rule.name);
        assert!(rule.summary.len() <= 80, "{}: one line", rule.name);
    }
}
