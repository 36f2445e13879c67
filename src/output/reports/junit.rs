//! The XML of `JUnit`: a test case a finding, in a suite a file.
//!
//! An error is a failure. What is less than that passes, with what there is to say as its output,
//! because a failed test would fail the run that only warns. A run without findings is one test that
//! passes: some readers take a report without tests for a broken one.

use std::io::{self, Write};

use super::xml::{attributes, declaration, escaped};
use super::{message, path};
use crate::finding::{Finding, Level};
use crate::output::Report;

/// Writes a suite a file that has findings.
pub(in crate::output) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    declaration(out)?;
    let errors = |findings: &[Finding]| {
        let errors = findings.iter().filter(|it| it.level == Level::Error);
        errors.count().to_string()
    };
    let head = |name: &str, tests: usize, failures: String| {
        attributes(&[
            ("name", name.to_owned()),
            ("tests", tests.to_string()),
            ("failures", failures),
            ("errors", "0".to_owned()),
        ])
    };
    let all = report.findings.len().max(1);
    let attributes = head("perscope", all, errors(report.findings));
    writeln!(out, "<testsuites{attributes}>")?;
    if report.findings.is_empty() {
        let attributes = head("perscope", 1, "0".to_owned());
        writeln!(out, "  <testsuite{attributes}>")?;
        writeln!(
            out,
            "    <testcase name=\"no findings\" classname=\"perscope\"/>\n  </testsuite>"
        )?;
    }
    for findings in report
        .findings
        .chunk_by(|one, other| one.place.file == other.place.file)
    {
        let file = path(report, findings[0].place.file);
        let attributes = head(&file, findings.len(), errors(findings));
        writeln!(out, "  <testsuite{attributes}>")?;
        for finding in findings {
            write_case(report, finding, &file, out)?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

fn write_case(
    report: &Report,
    finding: &Finding,
    file: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let at = report
        .file(finding.place.file)
        .position(finding.place.span.range().start);
    let rule = report.rule_name(finding);
    let case = attributes(&[
        ("name", format!("{rule} at {}:{}", at.line, at.column)),
        ("classname", file.to_owned()),
        ("file", file.to_owned()),
        ("line", at.line.to_string()),
    ]);
    let text = escaped(&format!(
        "{file}:{}:{}: {}",
        at.line,
        at.column,
        message(finding)
    ));
    writeln!(out, "    <testcase{case}>")?;
    if finding.level == Level::Error {
        let failure = attributes(&[
            ("message", finding.message.clone()),
            ("type", rule.to_owned()),
        ]);
        writeln!(out, "      <failure{failure}>{text}</failure>")?;
    } else {
        let level = finding.level;
        writeln!(out, "      <system-out>{level}: {text}</system-out>")?;
    }
    writeln!(out, "    </testcase>")
}
