//! The formats `json` and `jsonl`: everything known of each finding, for programs.
//!
//! Both write the types of [`v1`], which `docs/json-output.md` documents. Findings are converted
//! one at a time while they are written.

mod formatter;
mod v1;

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, PrettyFormatter};

use self::formatter::Harmless;
use super::Report;

/// Writes one object with all findings, indented.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    write_object(&v1::Report::new(report), out)
}

/// Writes an object, indented.
pub(super) fn write_object(object: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let formatter = Harmless(PrettyFormatter::new());
    object.serialize(&mut Serializer::with_formatter(&mut *out, formatter))?;
    writeln!(out)
}

/// Writes a line for each finding and a last one with the counts.
pub(super) fn write_lines(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings {
        let line = v1::Line::Finding(v1::Finding::new(report, finding));
        write_line(&line, out)?;
    }
    write_line(&v1::Line::summary(report), out)
}

/// Writes an object in one line.
pub(super) fn write_line(line: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let formatter = Harmless(CompactFormatter);
    line.serialize(&mut Serializer::with_formatter(&mut *out, formatter))?;
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::tests::{Run, related, sample};
    use crate::finding::{Fix, Safety};
    use crate::text::is_active;
    use crate::text::{Edit, Span};

    const DOCS: &str = include_str!("../../../docs/json-output.md");

    #[test]
    fn every_field_is_documented() {
        let json: Value = serde_json::from_str(&sample().write("json")).unwrap();
        let (_, fields) = DOCS.split_once("## Fields").unwrap();
        let mut todo = vec![&json["findings"][0], &json["counts"]];
        let mut seen = 0;
        while let Some(value) = todo.pop() {
            match value {
                Value::Object(object) => {
                    for (name, value) in object {
                        assert!(fields.contains(&format!("`{name}`")), "{name}");
                        todo.push(value);
                        seen += 1;
                    }
                }
                Value::Array(items) => todo.extend(items),
                _ => {}
            }
        }
        assert!(seen > 30, "only {seen} fields found");
    }

    #[test]
    fn both_formats_hold_the_same_findings_and_nothing_cuts_them() {
        let mut run = sample();
        run.show.max_findings = Some(1);
        let whole: Value = serde_json::from_str(&run.write("json")).unwrap();
        let lines = run.write("jsonl");
        let mut lines: Vec<Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let summary = lines.pop().unwrap();
        assert_eq!(summary["type"], "summary");
        assert_eq!(summary["version"], whole["version"]);
        assert_eq!(summary["counts"], whole["counts"]);
        for line in &mut lines {
            let kind = line.as_object_mut().unwrap().shift_remove("type");
            assert_eq!(kind, Some(Value::from("finding")));
        }
        assert_eq!(Value::from(lines), whole["findings"]);
    }

    #[test]
    fn what_acts_on_a_terminal_is_escaped_and_stays_what_it_is() {
        let active = "a\u{202e}b\u{7f}\u{9b}c\u{e0041}\u{feff}\n\u{1b}é👩\u{200d}🚀";
        let mut run = Run::new(&[(&format!("{active}.yaml"), "a: 1\n")]);
        let place = related(run.place(0, "a"), active);
        let finding = run.find(0, 0, "a");
        finding.place.pointer.push_key(active);
        finding.message = active.to_owned();
        finding.help.push(active.to_owned());
        finding.related.push(place);
        finding.fix = Some(Fix {
            title: active.to_owned(),
            safety: Safety::Safe,
            edits: vec![Edit {
                span: Span::new(0, 1),
                text: active.to_owned(),
            }],
        });
        for format in ["json", "jsonl"] {
            let written = run.write(format);
            let shown = written.replace('\n', "");
            assert!(!shown.contains(is_active), "{shown:?}");
            assert!(
                shown.contains(r"a\u202eb\u007f\u009bc\udb40\udc41\ufeff\n\u001bé👩"),
                "{shown}"
            );
            let line = written.lines().next().unwrap();
            let read: Value =
                serde_json::from_str(if format == "json" { &written } else { line }).unwrap();
            let finding = read.pointer("/findings/0").unwrap_or(&read);
            assert_eq!(finding["pointer"], format!("/{active}"));
            assert_eq!(finding["fix"]["edits"][0]["text"], active);
        }
    }

    #[test]
    fn a_closed_pipe_stays_recognizable() {
        struct Closed;
        impl std::io::Write for Closed {
            fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
                Err(std::io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let run = sample();
        for format in super::super::FORMATS {
            let error = run.report(|report| format.write(report, &mut Closed));
            let kind = error.map_err(|error| error.kind());
            assert_eq!(kind, Err(std::io::ErrorKind::BrokenPipe), "{}", format.name);
        }
    }
}
