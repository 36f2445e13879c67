//! Every rule is what its documentation says: the examples are run.
//!
//! In an example `\u{fffd}` stands for a byte that is not UTF-8.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Block, Piece, pieces};
use crate::doc;
use crate::finding::{Fixable, Level, RuleInfo};
use crate::lint::settings::Selector;
use crate::lint::{
    Completeness, FileInput, Linter, Named, Profile, Settings, check_file, check_workspace, finish,
    rule_set,
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
fn examples(rule: &RuleInfo) -> Vec<Vec<Block>> {
    let mut groups: Vec<Vec<Block>> = Vec::new();
    let mut joins = false;
    for piece in pieces(rule.docs) {
        match piece {
            Piece::Code(block) if block.bad.is_some() => {
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

/// What a linter with these settings finds in some files, as the marked texts of the files.
fn findings(catalog: &Catalog, settings: Settings, group: &[Block]) -> (Vec<String>, Vec<String>) {
    let rules = rule_set();
    let linter = Linter::new(settings);
    let files: Vec<SourceFile> = (0..)
        .zip(group)
        .map(|(id, block)| {
            let extension = if block.language == "json" {
                "json"
            } else {
                "yaml"
            };
            let name = block
                .file
                .clone()
                .unwrap_or_else(|| format!("example.{extension}"));
            SourceFile::new(FileId(id), name, block.text.as_str())
        })
        .collect();
    let problems: Vec<_> = group.iter().map(problems).collect();
    let check = |(source, problems): (&SourceFile, &Vec<doc::Problem>)| {
        let input = FileInput {
            source,
            named: Named::Argument,
            problems,
            project: None,
        };
        check_file(&linter, catalog, &input)
    };
    let reports: Vec<_> = files.iter().zip(&problems).map(check).collect();
    let mut all: Vec<_> = reports
        .iter()
        .flat_map(|report| report.findings.clone())
        .collect();
    all.extend(check_workspace(&linter, &reports, &Completeness::default()));
    let found = finish(&linter, &files, all);
    let shown = found
        .iter()
        .map(|finding| {
            let file = &files[finding.place.file.0 as usize];
            let at = file.position(finding.place.span.start as usize);
            let rule = &rules.get(finding.rule).name;
            format!(
                "{}:{}:{}: {rule}: {}",
                file.path, at.line, at.column, finding.message
            )
        })
        .collect();
    let marked = files
        .iter()
        .map(|file| {
            let spans: BTreeSet<_> = found
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
        })
        .collect();
    (marked, shown)
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

#[test]
fn bad_examples_yield_exactly_the_marked_findings_and_good_ones_none() {
    let rules = rule_set();
    let catalog = Catalog::new();
    let mut complaints = String::new();
    for (id, rule) in rules.iter() {
        let mut alone = Settings::new(Profile::All, &rules);
        for (other, _) in rules.iter().filter(|(other, _)| *other != id) {
            alone.set(Selector::Rule(other), Level::Off, &rules);
        }
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
            let settings = if bad {
                alone.clone()
            } else {
                Settings::new(Profile::Strict, &rules)
            };
            let (found, shown) = findings(&catalog, settings, &group);
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

#[test]
fn fixes_remove_what_was_found_and_are_stable() {
    let rules = rule_set();
    let catalog = Catalog::new();
    for (id, rule) in rules.iter() {
        let mut alone = Settings::new(Profile::All, &rules);
        for (other, _) in rules.iter().filter(|(other, _)| *other != id) {
            alone.set(Selector::Rule(other), Level::Off, &rules);
        }
        let linter = Linter::new(alone);
        let mut fixed = 0;
        for block in examples(rule)
            .into_iter()
            .flatten()
            .filter(|block| block.bad == Some(true))
        {
            let extension = if block.language == "json" {
                "json"
            } else {
                "yaml"
            };
            let check = |text: &str| {
                let name = format!("example.{extension}");
                let source = SourceFile::new(FileId(0), name, text);
                let input = FileInput {
                    source: &source,
                    named: Named::Argument,
                    problems: &[],
                    project: None,
                };
                check_file(&linter, &catalog, &input).findings
            };
            let found = check(&block.text);
            let edits: Vec<_> = found
                .iter()
                .filter_map(|finding| finding.fix.as_ref())
                .flat_map(|fix| fix.edits.clone())
                .collect();
            if edits.is_empty() {
                continue;
            }
            let without = found.iter().filter(|finding| finding.fix.is_none()).count();
            let text = apply(&block.text, &edits)
                .unwrap_or_else(|_| panic!("{}: fixes overlap", rule.name));
            let left = check(&text);
            assert_eq!(left.len(), without, "{}: {left:#?}\n{text}", rule.name);
            assert!(
                left.iter().all(|finding| finding.fix.is_none()),
                "{}: {text}",
                rule.name
            );
            fixed += 1;
        }
        assert_eq!(
            fixed > 0,
            rule.fix != Fixable::Never,
            "{} says it has fixes: {:?}",
            rule.name,
            rule.fix
        );
        assert_eq!(
            rule.docs.contains("## Fix safety"),
            fixed > 0,
            "{}: fix safety",
            rule.name
        );
    }
}
