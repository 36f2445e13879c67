//! Checking one file: parse, find the resources, validate, run the rules.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use super::context::Context;
use super::interpolated::interpolated;
use super::mute::mute;
use super::query::{self, QueryProblem};
use super::registry::{Check, Linter};
use super::variables::Variables;
use crate::config::PromqlSettings;
use crate::doc::{self, Document, NodeRef, Parsed};
use crate::finding::{Finding, Fix};
use crate::model::{
    self, Dashboard, Facts, Found, Hidden, Meaning, Misfit, MisfitKind, Resource, Target,
};
use crate::schema::{self, Catalog};
use crate::text::{FileId, SourceFile, Span};

/// How a file came into the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Named {
    /// Found by walking a directory.
    Walked,
    /// Given as an argument, as pre-commit does with every changed file.
    Argument,
    /// Given with `-f`: somebody means this file.
    Explicit,
}

/// A file to check.
pub(crate) struct FileInput<'a> {
    /// The text. Bytes that are not UTF-8 were replaced one by one; of a file in another encoding,
    /// it only tells whose file that is.
    pub(crate) source: &'a SourceFile,
    /// How it came into the run.
    pub(crate) named: Named,
    /// What was wrong with the bytes before they became text.
    pub(crate) problems: &'a [doc::Problem],
    /// The project of resources that name none.
    pub(crate) project: Option<&'a str>,
    /// The path from the root of its workspace.
    pub(crate) path: &'a str,
    /// What the configuration says about queries.
    pub(crate) promql: &'a PromqlSettings,
    /// The server that will store the resources.
    pub(crate) target: Target,
}

impl<'a> FileInput<'a> {
    /// A file of which nothing else is known: no configuration, no problems with its bytes.
    pub(crate) fn new(source: &'a SourceFile, named: Named) -> Self {
        static DEFAULT: LazyLock<PromqlSettings> = LazyLock::new(PromqlSettings::default);
        Self {
            source,
            named,
            problems: &[],
            project: None,
            path: &source.path,
            promql: &DEFAULT,
            target: Target::default(),
        }
    }
}

/// What the rules of one file need to know of a problem with its text.
pub(crate) struct TextProblem<'d> {
    /// The document.
    pub(crate) document: &'d Document,
    /// The problem.
    pub(crate) problem: &'d doc::Problem,
}

/// How much was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counts {
    /// Resources found.
    pub(crate) resources: usize,
    /// Whether the whole file belongs to somebody else.
    pub(crate) foreign: bool,
    /// Whether the file is a template of Helm and no YAML yet.
    pub(crate) template: bool,
}

/// Everything that is left of a file after it was checked.
#[derive(Debug, Clone)]
pub(crate) struct FileReport {
    /// The file.
    pub(crate) file: FileId,
    /// What the rules of one file found, not levelled yet.
    pub(crate) findings: Vec<Finding>,
    /// What other files may want to know.
    pub(crate) facts: Facts,
    /// Where secrets stand, so that nobody shows them.
    pub(crate) secrets: Vec<Span>,
    /// How much was looked at.
    pub(crate) counts: Counts,
}

/// Checks one file. A pure function; files may be checked in parallel.
pub(crate) fn check_file(linter: &Linter, catalog: &Catalog, input: &FileInput<'_>) -> FileReport {
    let mut report = FileReport {
        file: input.source.id,
        findings: Vec::new(),
        facts: Facts::default(),
        secrets: Vec::new(),
        counts: Counts::default(),
    };
    if is_template(&input.source.text) {
        report.counts.template = true;
        return report;
    }
    let documents = open(input.source);
    let found: Vec<Found<'_>> = documents
        .iter()
        .map(|parsed| model::recognise(&parsed.document))
        .collect();
    if is_foreign(&documents, &found, input) {
        report.counts.foreign = true;
        if input.named != Named::Explicit {
            return report;
        }
    }
    let mut cx = Context::new(&linter.settings, catalog, input.target);
    let job = Job {
        linter,
        catalog,
        input,
    };
    for problem in input.problems {
        let document = &documents[0].document;
        text_problem(linter, &mut cx, &TextProblem { document, problem });
    }
    if input.problems.iter().any(doc::Problem::is_about_all) {
        report.findings = cx.findings;
        return report;
    }
    for (Parsed { document, problems }, found) in documents.iter().zip(&found) {
        for problem in problems {
            text_problem(linter, &mut cx, &TextProblem { document, problem });
        }
        // What a cut-off document lacks says nothing, and what it has is checked once it is whole.
        if !document.is_partial() {
            job.document(document, found, &mut report, &mut cx);
        }
    }
    report.findings = cx.findings;
    hide_in_damaged(&documents, input.source, &mut report);
    report
}

/// Parses a file, and the documents inside its documents.
fn open(source: &SourceFile) -> Vec<Parsed> {
    let mut documents = doc::parse(source);
    let mut next = 0;
    while let Some(parsed) = documents.get(next) {
        let document = Arc::clone(&parsed.document);
        documents.extend(model::open_embedded(&document));
        next += 1;
    }
    documents
}

/// Has the rules word one problem with a text.
pub(super) fn text_problem(linter: &Linter, cx: &mut Context<'_>, problem: &TextProblem<'_>) {
    for (rule, check) in linter.enabled() {
        if let Check::Text(check) = check {
            cx.rule = rule;
            check(cx, problem);
        }
    }
}

/// What all steps of checking a file need.
struct Job<'r> {
    linter: &'r Linter,
    catalog: &'r Catalog,
    input: &'r FileInput<'r>,
}

impl Job<'_> {
    /// Checks what was recognised in a document.
    fn document<'d>(
        &self,
        document: &'d Document,
        found: &Found<'d>,
        report: &mut FileReport,
        cx: &mut Context<'d>,
    ) {
        let Self { linter, input, .. } = *self;
        let embedded = matches!(document.origin(), doc::Origin::Embedded { .. });
        for misfit in &found.misfits {
            if embedded && matches!(misfit.kind, MisfitKind::Scalar | MisfitKind::Empty) {
                continue;
            }
            let kind = misfit.node.and_then(|node| node.get("kind"));
            if kind.is_some_and(|kind| is_garbled(kind, false, input.problems)) {
                continue;
            }
            each_misfit(linter, cx, misfit);
        }
        let is_all = report.counts.foreign && found.misfits.is_empty();
        if is_all && input.named == Named::Explicit && !embedded {
            each_misfit(
                linter,
                cx,
                &Misfit {
                    document,
                    node: document.root(),
                    kind: MisfitKind::Stranger,
                },
            );
        }
        for resource in &found.resources {
            report.counts.resources += 1;
            let before = cx.findings.len();
            if linter.is_silent() {
                self.silent_resource(resource, &mut report.facts);
            } else {
                cx.resource = Some(*resource);
                self.resource(resource, &mut report.facts, cx);
                cx.resource = None;
            }
            let hidden = model::hidden(resource);
            report
                .secrets
                .extend(hidden.iter().map(|hidden| hidden.place.span));
            redact(&mut cx.findings[before..], &hidden);
        }
    }

    /// Gathers the facts of a resource whose findings nobody asks for.
    fn silent_resource(&self, resource: &Resource<'_>, facts: &mut Facts) {
        let Self { catalog, input, .. } = *self;
        let (family, kind) = resource.schema();
        let meaning = Meaning {
            catalog,
            sites: &schema::sites(catalog, family, kind, resource.root, resource.reading()),
            mute: &HashMap::new(),
        };
        model::facts(resource, input.project, &meaning, facts);
    }

    /// Checks a resource: its structure, then the rules of all subjects.
    fn resource<'d>(&self, resource: &Resource<'d>, facts: &mut Facts, cx: &mut Context<'d>) {
        let Self {
            linter,
            catalog,
            input,
        } = *self;
        let (family, kind) = resource.schema();
        let checked = schema::check(catalog, family, kind, resource.root, resource.reading());
        let mut checked = checked.unwrap_or_default();
        checked
            .problems
            .retain(|problem| !is_garbled(problem.node, problem.on_key, input.problems));
        let problems = &checked.problems;
        let dashboard = resource.dashboard();
        let layouts: Vec<_> = dashboard.iter().flat_map(Dashboard::layouts).collect();
        let sites = &checked.sites;
        let variables = Rc::new(Variables::new(dashboard.as_ref()));
        let queries = query::queries(
            sites,
            dashboard.as_ref(),
            &variables,
            input.promql,
            input.path,
        );
        let texts = interpolated(sites, &queries, &variables);
        let panels: Vec<_> = dashboard
            .iter()
            .flat_map(|dashboard| query::by_panel(dashboard, &queries))
            .collect();
        let meaning = Meaning {
            catalog,
            sites,
            mute: &mute(&queries),
        };
        model::facts(resource, input.project, &meaning, facts);
        for (rule, check) in linter.enabled() {
            cx.rule = rule;
            match check {
                Check::Schema(check) => problems.iter().for_each(|problem| check(cx, problem)),
                Check::Structure(check) => check(cx, problems),
                Check::Resource(check) => check(cx, resource),
                Check::Sites(check) => check(cx, &checked.sites),
                Check::Dashboard(check) => {
                    if let Some(dashboard) = &dashboard {
                        check(cx, dashboard);
                    }
                }
                Check::Layout(check) => layouts.iter().for_each(|layout| check(cx, layout)),
                Check::QueryProblem(check) => {
                    for query in &queries {
                        for problem in &query.parsed.problems {
                            check(cx, &QueryProblem { query, problem });
                        }
                    }
                }
                Check::Written(check) => queries.iter().for_each(|query| check(cx, query)),
                Check::Query(check) => {
                    let sound = queries
                        .iter()
                        .filter(|query| query.parsed.problems.is_empty());
                    sound.for_each(|query| check(cx, query));
                }
                Check::Interpolated(check) => texts.iter().for_each(|text| check(cx, text)),
                Check::Panel(check) => panels.iter().for_each(|panel| check(cx, panel)),
                Check::Text(_) | Check::Misfit(_) | Check::Workspace(_) => {}
            }
        }
    }
}

/// Whether bytes of a scalar, or of a node's key, are not UTF-8: then what it says is not known, and
/// that was said.
fn is_garbled(node: NodeRef<'_>, on_key: bool, garbled: &[doc::Problem]) -> bool {
    if garbled.is_empty() || !(on_key || node.scalar().is_some()) {
        return false;
    }
    let document = node.document();
    let place = if on_key {
        document.place_of_key(node)
    } else {
        document.place(node)
    };
    garbled.iter().any(|run| place.span.contains(run.span))
}

/// What a text that breaks the grammar may give away: the rest of each line behind a key that
/// sounds like a secret. Nothing better is known of a tree that was not read.
fn hide_in_damaged(documents: &[Parsed], source: &SourceFile, report: &mut FileReport) {
    let damaged = documents.iter().any(|parsed| parsed.document.is_damaged());
    if !damaged {
        return;
    }
    let hidden = model::hidden_in_text(&source.text);
    report.secrets.extend(hidden.iter().map(|(span, _)| *span));
    let texts: Vec<&str> = hidden.iter().map(|(_, text)| *text).collect();
    redact_texts(&mut report.findings, &texts);
}

/// Takes secrets out of what rules said about other mistakes of the same resource.
fn redact(findings: &mut [Finding], hidden: &[Hidden<'_>]) {
    let texts: Vec<&str> = hidden.iter().map(|hidden| hidden.text).collect();
    redact_texts(findings, &texts);
}

fn redact_texts(findings: &mut [Finding], secrets: &[&str]) {
    // Shorter ones are words of a message by chance.
    for secret in secrets.iter().filter(|secret| secret.len() >= 4) {
        for finding in &mut *findings {
            let related = finding
                .related
                .iter_mut()
                .map(|related| &mut related.message);
            let texts = finding
                .help
                .iter_mut()
                .chain(related)
                .chain([&mut finding.message]);
            for said in texts.filter(|said| said.contains(secret)) {
                *said = said.replace(secret, "***");
            }
            let tells = |fix: &Fix| fix.edits.iter().any(|edit| edit.text.contains(secret));
            if finding.fix.as_ref().is_some_and(tells) {
                finding.fix = None;
            }
        }
    }
}

fn each_misfit(linter: &Linter, cx: &mut Context<'_>, misfit: &Misfit<'_>) {
    for (rule, check) in linter.enabled() {
        if let Check::Misfit(check) = check {
            cx.rule = rule;
            check(cx, misfit);
        }
    }
}

/// Whether the whole file belongs to somebody else.
///
/// A file that was found by walking and cannot be read, or that is empty, is somebody else's too,
/// unless it shows a sign of Perses.
fn is_foreign(documents: &[Parsed], found: &[Found<'_>], input: &FileInput<'_>) -> bool {
    documents.iter().zip(found).all(|(parsed, found)| {
        let Parsed { document, problems } = parsed;
        let nothing =
            |misfit: &Misfit<'_>| matches!(misfit.kind, MisfitKind::Scalar | MisfitKind::Empty);
        let blank = found.misfits.iter().all(nothing);
        if !found.resources.is_empty() || !blank {
            return false;
        }
        let unreadable =
            !problems.is_empty() || !input.problems.is_empty() || !found.misfits.is_empty();
        if unreadable {
            return input.named == Named::Walked && !model::looks_like_perses(document);
        }
        true
    })
}

/// Whether lines of the text control a template engine, so that it is no YAML yet.
fn is_template(text: &str) -> bool {
    const WORDS: [&str; 8] = [
        "if", "else", "end", "range", "with", "include", "define", "template",
    ];
    // Braces behind anything else are text, and a line may be as long as the file.
    text.split('\n').any(|line| {
        let Some(inside) = line.trim_start().strip_prefix("{{") else {
            return false;
        };
        let inside = inside.strip_prefix('-').unwrap_or(inside).trim_start();
        let word = inside
            .split(|c: char| !c.is_ascii_alphabetic())
            .next()
            .unwrap_or_default();
        WORDS.contains(&word) || inside.starts_with("/*")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Profile, Settings, rule_set};

    #[test]
    fn files_tell_the_same_whether_or_not_their_findings_matter() {
        let catalog = Catalog::new();
        let all = Linter::new(Settings::new(Profile::All, &rule_set()));
        for (path, text) in [
            (
                "a.yaml",
                include_str!("../../examples/dashboards/checkout.yaml"),
            ),
            (
                "a.json",
                include_str!("../../examples/dashboards/queue.json"),
            ),
            (
                "a.yaml",
                include_str!("../../examples/kubernetes/payments-dashboard.yaml"),
            ),
            (
                "a.yaml",
                include_str!("../../examples/broken/dashboard.yaml"),
            ),
        ] {
            let source = SourceFile::new(FileId(0), path, text);
            let input = FileInput::new(&source, Named::Argument);
            let facts = |linter| check_file(linter, &catalog, &input).facts;
            assert!(!facts(&all).scopes.is_empty(), "{text}");
            assert_eq!(facts(&all), facts(&Linter::silent()), "{text}");
        }
    }
}
