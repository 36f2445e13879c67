//! The options of plugins: what models take, what they refuse, and where.

use crate::doc::{Reading, parse};
use crate::schema::{Catalog, Family, ProblemKind, Slot, check};
use crate::text::{FileId, SourceFile};

/// A problem in a few words.
fn brief(kind: &ProblemKind) -> String {
    use ProblemKind as Kind;
    match kind {
        Kind::UnknownField { .. } => "unknown".to_owned(),
        Kind::Ignored { .. } => "ignored".to_owned(),
        Kind::MissingField { field, .. } => format!("lacks {field}"),
        Kind::MissingOneOf { fields } => format!("lacks {}", fields.join(" or ")),
        Kind::Implied { field, word } => format!("implies {field} {word}"),
        Kind::Excluded { beside } => format!("beside {beside}"),
        Kind::WrongType { actual, .. } => format!("is {actual}"),
        Kind::UnknownValue { value, .. } => format!("is not {value}"),
        Kind::Malformed { format, .. } => format!("is no {format}"),
        Kind::OutOfBounds { detail } => detail.clone(),
        Kind::OutOfOrder { .. } => "is out of order".to_owned(),
        other => format!("{other:?}"),
    }
}

/// The slot of a plugin.
fn slot(catalog: &Catalog, kind: &str) -> Slot {
    let mut slots = catalog.slots(kind);
    slots.next().unwrap_or_else(|| panic!("{kind} is unknown"))
}

/// Checks options, written in flow style, against the model of a plugin. Expected are the pointers
/// of all problems, each with the problem in a few words.
#[track_caller]
pub(super) fn case(kind: &str, options: &str, expected: &[&str]) {
    let file = SourceFile::new(FileId(0), "a.yaml", options);
    let documents = parse(&file);
    let root = documents[0]
        .document
        .root()
        .expect("the text is a document");
    let catalog = Catalog::new();
    let family = Family::Plugin(slot(&catalog, kind));
    let checked = check(&catalog, family, kind, root, Reading::Untyped).expect("it is known");
    let mut found: Vec<String> = checked
        .problems
        .iter()
        .map(|problem| format!("{} {}", problem.node.pointer(), brief(&problem.kind)))
        .collect();
    found.sort();
    let found: Vec<&str> = found.iter().map(|line| line.trim_start()).collect();
    assert_eq!(found, expected, "{kind}: {options}");
}

/// Checks several options that are fine.
#[track_caller]
pub(super) fn fine(kind: &str, all: &[&str]) {
    for options in all {
        case(kind, options, &[]);
    }
}

#[test]
fn formats_take_what_their_unit_can() {
    fine(
        "GaugeChart",
        &[
            "{format: {unit: date-iso}}",
            "{format: {unit: percent, decimalPlaces: 2.5}}",
            "{format: {unit: bytes/sec, decimalPlaces: -1, shortValues: true}}",
            "{format: {shortValues: false}}",
            "{format: {shortValues: true, decimalPlaces: 0}}",
        ],
    );
    for (format, expected) in [
        ("{}", "/format lacks unit"),
        ("{decimalPlaces: 2}", "/format lacks unit"),
        (
            "{unit: date-iso, decimalPlaces: 2}",
            "/format/decimalPlaces unknown",
        ),
        (
            "{unit: usd, shortValues: true}",
            "/format/shortValues unknown",
        ),
        ("{unit: Bytes}", "/format/unit is not Bytes"),
        ("{unit: no}", "/format/unit is not no"),
        ("{unit: 5}", "/format/unit is not 5"),
        (
            "{unit: bytes, decimalPlaces: ~}",
            "/format/decimalPlaces is null",
        ),
        ("{unti: bytes}", "/format/unti unknown"),
        ("bytes", "/format is a string"),
    ] {
        case("GaugeChart", &format!("{{format: {format}}}"), &[expected]);
    }
    // A typo leaves no doubt about the rest.
    case(
        "GaugeChart",
        "{format: {unit: byte, shortValue: true}}",
        &["/format/shortValue unknown", "/format/unit is not byte"],
    );
}

#[test]
fn mappings_and_actions_are_told_apart() {
    let result = "result: {value: x}";
    fine(
        "StatChart",
        &[
            &format!("{{mappings: [{{kind: Range, spec: {{{result}}}}}]}}"),
            &format!("{{mappings: [{{kind: Misc, spec: {{value: 'null', {result}}}}}]}}"),
            "{mappings: [{kind: Value, spec: {value: a, result: {value: '', color: '#fff'}}}]}",
        ],
    );
    for (mapping, expected) in [
        (
            "{kind: Regex, spec: {pattern: '', result: {value: x}}}",
            "/mappings/0/spec/pattern is empty",
        ),
        (
            "{kind: Misc, spec: {value: other, result: {value: x}}}",
            "/mappings/0/spec/value is not other",
        ),
        (
            "{kind: Misc, spec: {value: null, result: {value: x}}}",
            "/mappings/0/spec/value is null",
        ),
        (
            "{kind: Value, spec: {value: a}}",
            "/mappings/0/spec lacks result",
        ),
        (
            "{kind: value, spec: {value: a, result: {value: x}}}",
            "/mappings/0/kind is not value",
        ),
        (
            "{kind: Value, spec: {value: a, result: {value: x, color: red}}}",
            "/mappings/0/spec/result/color is no hex-color",
        ),
        ("{kind: Value}", "/mappings/0 lacks spec"),
        (
            "{spec: {pattern: a, result: {value: x}}}",
            "/mappings/0 implies kind Regex",
        ),
        (
            "{spec: {value: a, result: {value: x}}}",
            "/mappings/0 implies kind Value",
        ),
        (
            "{spec: {value: 'true', result: {value: x}}}",
            "/mappings/0 lacks kind",
        ),
        ("{spec: {result: {value: x}}}", "/mappings/0 lacks kind"),
        ("{}", "/mappings/0 lacks kind"),
    ] {
        case(
            "StatChart",
            &format!("{{mappings: [{mapping}]}}"),
            &[expected],
        );
    }
    let actions = |action: &str| format!("{{actions: {{actionsList: [{action}]}}}}");
    let first = "/actions/actionsList/0";
    fine(
        "LogsTable",
        &[&actions(
            "{type: webhook, name: a, url: '', headers: {a: b}}",
        )],
    );
    for (action, expected) in [
        (
            "{name: a, eventName: b}",
            format!("{first} implies type event"),
        ),
        ("{name: a}", format!("{first} lacks type")),
        (
            "{type: event, name: a, url: b}",
            format!("{first} lacks eventName"),
        ),
        (
            "{type: webhook, name: a, url: b, method: get}",
            format!("{first}/method is not get"),
        ),
        (
            "{type: webhook, name: a, url: b, headers: {a: 1}}",
            format!("{first}/headers/a is the number `1`"),
        ),
    ] {
        let mut expected = vec![expected.as_str()];
        let url = format!("{first}/url unknown");
        if action.contains("event, name: a, url") {
            expected.push(&url);
        }
        case("LogsTable", &actions(action), &expected);
    }
}

#[test]
fn queries_variables_and_datasources() {
    fine(
        "JaegerTraceQuery",
        &["{traceId: a}", "{traceId: a, service: b}"],
    );
    fine(
        "StaticListVariable",
        &["{values: [a, {value: '', label: b}]}"],
    );
    for (kind, options, expected) in [
        (
            "JaegerTraceQuery",
            "{operation: a}",
            "lacks traceId or service",
        ),
        ("JaegerTraceQuery", "{sevice: a}", "/sevice unknown"),
        (
            "LokiLogQuery",
            "{query: x, direction: Backward}",
            "/direction is not Backward",
        ),
        (
            "LokiLogQuery",
            "{query: x, datasource: '${ds}'}",
            "/datasource is no variable-reference",
        ),
        (
            "OpenSearchLogQuery",
            "{query: x, index: ''}",
            "/index is empty",
        ),
        (
            "PyroscopeProfileQuery",
            "{profileType: a, filters: [{labelName: a, labelValue: b}]}",
            "/filters/0 lacks operator",
        ),
        (
            "StaticListVariable",
            "{values: [1]}",
            "/values/0 is the number `1`",
        ),
        ("StaticListVariable", "{values: ['']}", "/values/0 is empty"),
        (
            "StaticListVariable",
            "{values: [{label: a}]}",
            "/values/0 lacks value",
        ),
        (
            "StaticListVariable",
            "{values: [[]]}",
            "/values/0 is a list",
        ),
        (
            "TempoDatasource",
            "{proxy: {spec: {url: http://tempo}}}",
            "/proxy implies kind HTTPProxy",
        ),
        (
            "TempoDatasource",
            "{proxy: {kind: httpproxy, spec: {url: http://tempo}}}",
            "/proxy/kind is not httpproxy",
        ),
        (
            "GreptimeDBDatasource",
            "{directUrl: http://db, headers: {a: [b]}}",
            "/headers/a is a list",
        ),
    ] {
        case(kind, options, &[expected]);
    }
}
