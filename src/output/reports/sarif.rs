//! SARIF 2.1.0, which GitHub and others show beside the code.
//!
//! The table of rules holds every rule of the run, so that a service can show which ones there are.
//! GitHub takes 25,000 results of a run; what is beyond that is left out, the least severe first,
//! and said in a notification.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::{message, path, worst_first};
use crate::finding::{Finding, Fix, Level, Place, RuleInfo, Safety};
use crate::output::{Report, ends, json as object};
use crate::text::{SourceFile, Span};

/// Where the schema of the format is.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// How many results a service takes.
const MAX_RESULTS: usize = 25_000;
/// How many further places of a result are kept; GitHub takes a thousand.
const MAX_RELATED: usize = 100;

/// Writes one run.
pub(in crate::output) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut findings = worst_first(report);
    let cut = findings.len().saturating_sub(MAX_RESULTS);
    findings.truncate(MAX_RESULTS);
    findings.sort_by_key(|finding| (finding.place.file, finding.place.span));
    let mut fingerprints = Fingerprints::default();
    let results: Vec<Value> = findings
        .into_iter()
        .map(|finding| result(report, finding, &mut fingerprints))
        .collect();
    let notifications: Vec<Value> = (cut > 0)
        .then(|| {
            let text = format!("{cut} more findings are left out; {MAX_RESULTS} are the most");
            json!({"level": "warning", "message": {"text": text}})
        })
        .into_iter()
        .collect();
    let rules: Vec<Value> = report
        .rules
        .iter()
        .map(|(_, rule)| descriptor(rule))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "perscope",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    });
    object::write_object(&log, out)
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
        Level::Off => "none",
    }
}

/// A rule in the table.
fn descriptor(rule: &RuleInfo) -> Value {
    let mut tags = vec![rule.group.name()];
    tags.extend(rule.server.then_some("server"));
    json!({
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {
            "text": rule.summary,
            "markdown": rule.docs,
        },
        "defaultConfiguration": {
            "enabled": rule.level != Level::Off,
            "level": match rule.level {
                // What is off has the level that it gets when it is switched on.
                Level::Off => level(Level::Warning),
                other => level(other),
            },
        },
        "properties": {"tags": tags},
    })
}

fn result(report: &Report, finding: &Finding, fingerprints: &mut Fingerprints) -> Value {
    let mut location = location(report, &finding.place);
    let pointer = finding.place.pointer.as_str();
    if !pointer.is_empty() {
        location["logicalLocations"] = json!([{"fullyQualifiedName": pointer}]);
    }
    let mut result = json!({
        "ruleId": report.rule_name(finding),
        "ruleIndex": finding.rule.0,
        "level": level(finding.level),
        "message": {"text": message(finding)},
        "locations": [location],
        "partialFingerprints": {"perscopeFinding/v1": fingerprints.of(report, finding)},
    });
    let related = finding.related.iter().take(MAX_RELATED).zip(1..);
    let related: Vec<Value> = related
        .map(|(related, id): (_, u32)| {
            let mut place = self::location(report, &related.place);
            place["id"] = id.into();
            place["message"] = json!({"text": related.message});
            place
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([self::fix(report, finding, fix)]);
    }
    result
}

fn location(report: &Report, place: &Place) -> Value {
    let file = report.file(place.file);
    json!({"physicalLocation": {
        "artifactLocation": artifact(report, place),
        "region": region(file, place.span),
    }})
}

fn artifact(report: &Report, place: &Place) -> Value {
    json!({"uri": uri(&path(report, place.file)), "uriBaseId": "%SRCROOT%"})
}

fn region(file: &SourceFile, span: Span) -> Value {
    let (start, end) = ends(file, span);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn fix(report: &Report, finding: &Finding, fix: &Fix) -> Value {
    let file = report.file(finding.place.file);
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": region(file, edit.span),
                "insertedContent": {"text": edit.text},
            })
        })
        .collect();
    let safety = match fix.safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "unsafe",
    };
    json!({
        "description": {"text": format!("{} ({safety})", fix.title)},
        "artifactChanges": [{
            "artifactLocation": artifact(report, &finding.place),
            "replacements": replacements,
        }],
    })
}

/// A path as a relative URI.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            byte => {
                uri.push('%');
                let _ = write!(uri, "{byte:02X}");
            }
        }
    }
    uri
}
