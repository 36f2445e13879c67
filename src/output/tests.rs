//! A small report to try formats on, and the tests that concern all of them.

use std::time::Duration;

use super::{Counts, Format, Report, Show};
use crate::finding::{
    Finding, Fix, Fixable, Group, Level, Place, Related, RuleId, RuleInfo, RuleSet, Safety,
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
    pub(super) fn text(
        &self,
        write: impl Fn(&Report, &mut dyn std::io::Write) -> std::io::Result<()>,
    ) -> String {
        let report = Report {
            rules: &self.rules,
            files: &self.files,
            findings: &self.findings,
            counts: self.counts,
            repository_path: &|path| format!("sub/{path}"),
            show: self.show,
        };
        let mut out = Vec::new();
        write(&report, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }
}

fn rule(name: &str) -> RuleInfo {
    RuleInfo {
        name: name.to_owned(),
        summary: "",
        group: Group::Correctness,
        level: Level::Error,
        fix: Fixable::Sometimes,
        server: false,
        options: &[],
        docs: "",
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
    let first = Related {
        place: run.place(0, "name: ä"),
        message: "first defined here".to_owned(),
    };
    let other = Related {
        place: run.place(1, "panels"),
        message: "used here".to_owned(),
    };
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
        fixed: 0,
    };
    run
}

#[test]
fn print() {
    let mut run = sample();
    for unicode in [false, true] {
        run.show.unicode = unicode;
        println!("{}", run.write("human"));
    }
    run.show.color = true;
    println!("{}", run.write("human"));
    for f in ["concise", "json", "jsonl", "github"] {
        println!("{}", run.write(f));
    }
    run.show.elapsed = Some(Duration::from_millis(12));
    println!("{}", run.text(super::statistics::write));
    println!("{}", run.text(super::summary::write));
}
