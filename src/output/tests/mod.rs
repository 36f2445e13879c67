//! A small report to try formats on, and the tests of formats and of the lines around them.

mod properties;

use std::io::{self, Write};
use std::time::Duration;

use super::{Counts, FORMATS, Fixes, Format, Report, Show, statistics, summary};
use crate::finding::{
    Finding, Fix, Fixable, Group, Level, Place, Related, Repeats, RuleId, RuleInfo, RuleSet, Safety,
};
use crate::text::{Edit, FileId, Pointer, SourceFile, Span};

/// No colours, ASCII, a usual terminal.
pub(super) const PLAIN: Show = Show {
    color: false,
    unicode: false,
    width: 100,
    max_findings: None,
    fold: true,
    elapsed: None,
};

/// What a [`Report`] borrows.
pub(super) struct Run {
    pub(super) rules: RuleSet,
    pub(super) files: Vec<SourceFile>,
    pub(super) findings: Vec<Finding>,
    pub(super) counts: Counts,
    pub(super) fixes: Option<Fixes>,
    pub(super) show: Show,
}

impl Run {
    /// A run over files of these names and texts that has found nothing yet.
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        let file =
            |(id, (path, text)): (u32, &(&str, &str))| SourceFile::new(FileId(id), *path, *text);
        Self {
            rules: RuleSet::new(
                ["duplicate-key", "empty-panel", "slow-query"]
                    .map(rule)
                    .to_vec(),
            ),
            files: (0..).zip(files).map(file).collect(),
            findings: Vec::new(),
            counts: Counts {
                files: files.len(),
                ..Counts::default()
            },
            fixes: None,
            show: PLAIN,
        }
    }

    /// Adds a finding of the rule at the first occurrence of `text` and returns it.
    pub(super) fn find(&mut self, rule: u16, file: u32, text: &str) -> &mut Finding {
        self.findings.push(Finding {
            rule: RuleId(rule),
            level: [Level::Error, Level::Info, Level::Warning][usize::from(rule)],
            message: format!("found `{text}`"),
            place: self.place(file, text),
            help: Vec::new(),
            repeats: Repeats::default(),
            related: Vec::new(),
            fix: None,
        });
        self.findings.last_mut().unwrap()
    }

    /// The first occurrence of a text in a file.
    pub(super) fn place(&self, file: u32, text: &str) -> Place {
        let start = self.files[file as usize].text.find(text).unwrap();
        Place {
            file: FileId(file),
            span: Span::new(start, start + text.len()),
            pointer: Pointer::root(),
        }
    }

    /// What a format writes.
    pub(super) fn write(&self, format: &str) -> String {
        self.text(|report, out| Format::find(format).unwrap().write(report, out))
    }

    /// What a writer of reports writes.
    pub(super) fn text(&self, write: impl Fn(&Report, &mut dyn Write) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        self.report(|report| write(report, &mut out)).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// Lends the report of this run.
    pub(super) fn report<T>(&self, read: impl FnOnce(&Report) -> T) -> T {
        read(&Report {
            rules: &self.rules,
            files: &self.files,
            findings: &self.findings,
            counts: self.counts,
            fixes: self.fixes,
            repository_path: &|path| format!("sub/{path}"),
            show: self.show,
        })
    }
}

/// A place with what it has to do with a finding.
pub(super) fn related(place: Place, message: &str) -> Related {
    Related {
        place,
        message: message.to_owned(),
    }
}

fn rule(name: &str) -> RuleInfo {
    RuleInfo {
        name: name.to_owned(),
        summary: "".into(),
        group: Group::Correctness,
        level: Level::Error,
        fix: Fixable::Sometimes,
        server: false,
        options: Vec::new(),
        docs: "".into(),
    }
}

/// Two files, three findings, everything a finding can have.
pub(super) fn sample() -> Run {
    let mut run = Run::new(&[
        (
            "dash/a.yaml",
            "kind: Dashboard\nspec:\n  name: ä\n  name: b\n  query: up\n",
        ),
        ("dash/b.json", "{\"panels\": {}}\n"),
    ]);
    let first = related(run.place(0, "name: ä"), "first defined here");
    let other = related(run.place(1, "panels"), "used here");
    let line = run.place(0, "  name: b\n").span;
    let finding = run.find(0, 0, "name: b");
    finding.message = "the key `name` stands here twice".to_owned();
    finding.place.pointer.push_key("spec");
    finding.place.pointer.push_key("name");
    finding.help = vec!["The last one wins.".to_owned()];
    finding.related = vec![first, other];
    finding.fix = Some(Fix {
        title: "remove the key".to_owned(),
        safety: Safety::Safe,
        edits: vec![Edit::delete(line)],
    });
    run.find(2, 0, "up");
    run.find(1, 1, "{}");
    run.counts = Counts {
        files: 14,
        resources: 2,
        foreign: 5,
        templates: 2,
        suppressed: 0,
        known: 0,
    };
    run
}

#[test]
fn formats_have_names_of_their_own_and_are_found_by_them() {
    for format in FORMATS {
        assert!(!format.summary.is_empty() && !format.summary.ends_with('.'));
        let found = Format::find(format.name).map(|found| found.name);
        assert_eq!(found, Some(format.name));
    }
    for pair in FORMATS.windows(2) {
        assert_ne!(pair[0].name, pair[1].name);
    }
    assert!(Format::find("Human").is_none());
}

#[test]
fn nothing_found_is_nothing_written_for_people() {
    let run = Run::new(&[("a.yaml", "a: 1\n")]);
    for format in FORMATS.iter().filter(|format| format.for_people) {
        assert_eq!(run.write(format.name), "");
    }
    assert_eq!(run.write("github"), "");
    assert_eq!(run.text(statistics::write), "");
}

#[test]
fn concise_is_one_line_a_finding() {
    let mut run = sample();
    run.findings[1].message = "a\nb \u{1b}[0m".to_owned();
    let lines = [
        "dash/a.yaml:4:3: error[duplicate-key] the key `name` stands here twice\n",
        "dash/a.yaml:5:10: warning[slow-query] a\\nb \\u{1b}[0m\n",
        "dash/b.json:1:12: info[empty-panel] found `{}`\n",
    ];
    assert_eq!(run.write("concise"), lines.concat());

    run.show.max_findings = Some(1);
    let rest = "... and 2 more findings (--max-findings 1)\n";
    assert_eq!(run.write("concise"), format!("{}{rest}", lines[0]));

    run.show.color = true;
    run.show.unicode = true;
    assert_eq!(
        run.write("concise"),
        "dash/a.yaml:4:3: \u{1b}[1;31merror\u{1b}[0m[duplicate-key] the key `name` stands here \
         twice\n… and 2 more findings (--max-findings 1)\n"
    );
}

#[test]
fn github_gets_workflow_commands() {
    let mut run = sample();
    run.findings[0].related.clear();
    run.findings[1].message = "100%,\r\n::b \u{1b}".to_owned();
    run.findings[2].place.span = Span::new(0, run.files[1].text.len());
    run.files[1].path = "a,b:c%.json".into();
    assert_eq!(
        run.write("github"),
        "\
::error file=sub/dash/a.yaml,line=4,endLine=4,col=3,endColumn=10,title=perscope%3A duplicate-key\
::the key `name` stands here twice%0Ahelp: The last one wins.%0Asafe fix: remove the key
::warning file=sub/dash/a.yaml,line=5,endLine=5,col=10,endColumn=12,title=perscope%3A slow-query\
::100%25,%0D%0A::b \\u{1b}
::notice file=sub/a%2Cb%3Ac%25.json,line=1,endLine=2,title=perscope%3A empty-panel\
::found `{}`
"
    );
}

/// Checks how many commands of each level `github` writes, and what the last line says.
#[track_caller]
fn check_caps(found: [usize; 3], written: [usize; 3], last: &str) {
    let mut run = Run::new(&[("a.yaml", "a: 1\n")]);
    for (rule, number) in [0, 2, 1].into_iter().zip(found).rev() {
        for _ in 0..number {
            run.find(rule, 0, "a");
        }
    }
    let text = run.write("github");
    let lines: Vec<&str> = text.lines().collect();
    let number = |command: &str| lines.iter().filter(|l| l.starts_with(command)).count();
    let numbers = ["::error ", "::warning ", "::notice "].map(number);
    assert_eq!(numbers, written, "{text}");
    assert!(lines[0].starts_with("::error "), "{text}");
    assert!(lines[lines.len() - 1].contains(last), "{text}");
}

#[test]
fn github_keeps_within_the_caps_with_the_worst_first() {
    check_caps([1, 0, 0], [1, 0, 0], "found");
    check_caps([10, 10, 10], [10, 10, 10], "found");
    check_caps(
        [11, 10, 9],
        [10, 10, 10],
        "::1 more finding is not annotated",
    );
    check_caps(
        [11, 10, 10],
        [10, 10, 10],
        "::2 more findings are not annotated",
    );
    check_caps(
        [30, 0, 0],
        [10, 0, 1],
        "::20 more findings are not annotated",
    );
    check_caps(
        [1, 12, 13],
        [1, 10, 10],
        "::6 more findings are not annotated",
    );
}

#[test]
fn statistics_count_findings_by_rule() {
    let mut run = sample();
    for _ in 0..9 {
        run.find(2, 0, "up");
    }
    run.findings[5].level = Level::Error;
    run.findings[6].fix = run.findings[0].fix.clone();
    assert_eq!(
        run.text(statistics::write),
        "\
10  error  slow-query     1 fixable
 1  error  duplicate-key  fixable
 1  info   empty-panel
"
    );
    run.show.color = true;
    assert!(
        run.text(statistics::write)
            .starts_with("10  \u{1b}[1;31merror\u{1b}[0m  slow")
    );
}

#[track_caller]
fn check_summary(run: &Run, expected: &str) {
    assert_eq!(run.text(summary::write), expected);
}

#[test]
fn the_summary_counts_in_words() {
    let mut run = sample();
    check_summary(
        &run,
        "1 error, 1 warning, 1 info in 2 of 14 files \
         (5 foreign files and 2 templates skipped)\n1 finding can be fixed with --fix\n",
    );
    run.findings.truncate(1);
    run.findings.push(run.findings[0].clone());
    run.findings[1].fix.as_mut().unwrap().safety = Safety::Unsafe;
    run.counts.foreign = 1;
    run.counts.templates = 0;
    run.show.elapsed = Some(Duration::from_millis(12));
    check_summary(
        &run,
        "2 errors in 1 of 14 files \
         (1 foreign file skipped), 12 ms\n\
         1 finding can be fixed with --fix (1 more with --unsafe-fixes)\n",
    );
    run.findings.remove(0);
    run.counts = Counts {
        files: 1,
        ..Counts::default()
    };
    run.show.elapsed = None;
    check_summary(
        &run,
        "1 error in 1 file\n1 finding can be fixed with --fix --unsafe-fixes\n",
    );
    run.findings.clear();
    check_summary(&run, "no findings in 1 file\n");
    for (findings, files, unsafe_left, line) in [
        (0, 0, 0, ""),
        (0, 0, 2, "fixed nothing (2 more with --unsafe-fixes)\n"),
        (1, 1, 0, "fixed 1 finding in 1 file\n"),
        (
            3,
            2,
            1,
            "fixed 3 findings in 2 files (1 more with --unsafe-fixes)\n",
        ),
    ] {
        run.fixes = Some(Fixes {
            findings,
            files,
            unsafe_left,
        });
        check_summary(&run, &format!("no findings in 1 file\n{line}"));
    }
    run.fixes = None;
    run.counts.templates = 1;
    check_summary(&run, "no findings in 1 file (1 template skipped)\n");
    run.counts.suppressed = 2;
    check_summary(
        &run,
        "no findings in 1 file (2 suppressed, 1 template skipped)\n",
    );
    run.counts.templates = 0;
    run.counts.known = 7;
    check_summary(
        &run,
        "no findings in 1 file (2 suppressed, 7 in the baseline)\n",
    );
}
