//! Checking one file: parse, find the resources, validate, run the rules.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

use super::context::Context;
use super::custom;
use super::interpolated::interpolated;
use super::mute::mute;
use super::query::{self, QueryProblem};
use super::redact::{hide_in_damaged, redact};
use super::registry::{Check, Linter};
use super::rejection::{Rejected, Rejection};
use super::report::{FileReport, Kept, Located};
use super::suppress;
use super::variables::Variables;
use crate::config::{self, PromqlSettings};
use crate::doc::{self, Document, NodeRef, Parsed};
use crate::model::{self, Dashboard, Facts, Found, Meaning, Misfit, MisfitKind, Resource, Target};
use crate::schema::{self, Catalog, Site};
use crate::text::SourceFile;

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
    /// Whether the resources are wanted as they would be stored.
    pub(crate) keep: bool,
    /// What a server says against them.
    pub(crate) rejections: &'a [Rejection],
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
            keep: false,
            rejections: &[],
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

/// Checks one file. A pure function; files may be checked in parallel.
pub(crate) fn check_file(linter: &Linter, catalog: &Catalog, input: &FileInput<'_>) -> FileReport {
    let mut report = FileReport::new(input.source.id);
    let is_lost = input.problems.iter().any(doc::Problem::is_about_all);
    report.opaque = is_lost || input.source.text.trim().is_empty();
    if is_template(&input.source.text) {
        report.counts.template = true;
        return report;
    }
    let documents = model::open(input.source);
    report.counts.documents = documents.len();
    report.counts.text_faults = documents.iter().map(|parsed| parsed.problems.len()).sum();
    let found: Vec<Found<'_>> = documents
        .iter()
        .map(|parsed| model::recognise(&parsed.document))
        .collect();
    if is_foreign(&documents, &found, input) {
        report.counts.foreign = true;
        // What is cut to pieces may have been a resource.
        report.opaque |= documents.iter().any(says_nothing);
        report.counts.baseline = input.named == Named::Walked && is_baseline(&documents);
        if input.named != Named::Explicit {
            return report;
        }
    }
    report.counts.unread = unread(&documents, &found, input);
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
    if is_lost {
        report.findings = cx.findings;
        return report;
    }
    suppress::collect(&documents, &mut cx.suppressions);
    if report.counts.foreign {
        // Nobody looks for anything there.
        let suppressions = cx.suppressions.iter_mut();
        suppressions.for_each(|suppression| suppression.is_judged = false);
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
    report.suppressions = suppress::sorted(cx.suppressions, cx.broken);
    report.resources.sort_by_key(|resource| resource.span);
    hide_in_damaged(&documents, input.source, &mut report);
    report
}

/// Whether a document does not say what it is: it cannot be read, or holds nothing.
fn says_nothing(parsed: &Parsed) -> bool {
    let root = parsed.document.root();
    !parsed.problems.is_empty() || root.is_none_or(|root| root.len() == 0)
}

/// How much may hold resources and could not be read as some.
fn unread(documents: &[Parsed], found: &[Found<'_>], input: &FileInput<'_>) -> usize {
    let lost = input
        .problems
        .iter()
        .filter(|problem| problem.is_about_all());
    let partial = documents
        .iter()
        .filter(|parsed| parsed.document.is_partial());
    let misfits = found.iter().flat_map(|found| &found.misfits);
    let meant = misfits.filter(|misfit| {
        use MisfitKind::{NoKind, UnknownKind};
        matches!(misfit.kind, NoKind | UnknownKind { custom: false })
    });
    lost.count() + partial.count() + meant.count()
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
            report.resources.push(Located::new(resource, input.project));
            if input.keep {
                report.kept.push(Kept::new(resource, self.catalog, input));
            }
            let before = cx.findings.len();
            let sites = if linter.is_silent() {
                self.silent_resource(resource, &mut report.facts)
            } else {
                cx.resource = Some(*resource);
                let sites = self.resource(resource, report, cx);
                cx.resource = None;
                sites
            };
            let hidden = model::hidden(resource, &sites);
            report
                .secrets
                .extend(hidden.iter().map(|hidden| hidden.place.span));
            redact(&mut cx.findings[before..], &hidden);
        }
    }

    /// Gathers the facts of a resource whose findings nobody asks for. Returns its sites.
    fn silent_resource<'d>(&self, resource: &Resource<'d>, facts: &mut Facts) -> Vec<Site<'d>> {
        let Self { catalog, input, .. } = *self;
        let (family, kind) = resource.schema();
        let sites = schema::sites(catalog, family, kind, resource.root, resource.reading());
        let meaning = Meaning {
            catalog,
            sites: &sites,
            texts: &model::texts(&sites),
            mute: &HashMap::new(),
        };
        model::facts(resource, input.project, &meaning, facts);
        sites
    }

    /// Checks a resource: its structure, then the rules of all subjects. Returns its sites.
    fn resource<'d>(
        &self,
        resource: &Resource<'d>,
        report: &mut FileReport,
        cx: &mut Context<'d>,
    ) -> Vec<Site<'d>> {
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
        suppress::collect_in_queries(&queries, &mut cx.suppressions);
        let is_sound = |query: &&query::Query<'_>| query.parsed.problems.is_empty();
        let (sound, broken): (Vec<_>, Vec<_>) = queries.iter().partition(is_sound);
        report.counts.queries += queries.len();
        report.counts.query_faults += broken.len();
        cx.broken.extend(broken.iter().map(|query| {
            let node = query.node.target();
            node.document().place(node).span
        }));
        let found_texts = model::texts(sites);
        let texts = interpolated(&found_texts, &queries, &variables);
        let panels: Vec<_> = dashboard
            .iter()
            .flat_map(|dashboard| query::by_panel(dashboard, &queries))
            .collect();
        let meaning = Meaning {
            catalog,
            sites,
            texts: &found_texts,
            mute: &mute(&queries),
        };
        model::facts(resource, input.project, &meaning, &mut report.facts);
        for (rule, check) in linter.enabled() {
            cx.rule = rule;
            match check {
                Check::Schema(check) => problems.iter().for_each(|problem| check(cx, problem)),
                Check::Structure(check) => check(cx, problems),
                Check::Resource(check) => check(cx, resource),
                Check::Sites(check) => check(cx, sites),
                Check::Dashboard(check) => {
                    if let Some(dashboard) = &dashboard {
                        check(cx, dashboard);
                    }
                }
                Check::Layout(check) => layouts.iter().for_each(|layout| check(cx, layout)),
                Check::QueryProblem(check) => {
                    for query in &broken {
                        for problem in &query.parsed.problems {
                            check(cx, &QueryProblem { query, problem });
                        }
                    }
                }
                Check::Written(check) => queries.iter().for_each(|query| check(cx, query)),
                Check::Query(check) => sound.iter().for_each(|query| check(cx, query)),
                Check::Interpolated(check) => texts.iter().for_each(|text| check(cx, text)),
                Check::Panel(check) => panels.iter().for_each(|panel| check(cx, panel)),
                Check::Rejection(check) => {
                    for rejected in self.rejected(resource) {
                        check(cx, &rejected);
                    }
                }
                Check::Text(_) | Check::Misfit(_) | Check::Suppression(_) | Check::Workspace(_) => {
                }
            }
        }
        if !cx.comparisons.is_empty()
            && let Some(scope) = report.facts.scopes.last_mut()
        {
            scope.comparisons = std::mem::take(&mut cx.comparisons);
        }
        custom::check(linter.custom(), cx, resource, input.project);
        checked.sites
    }

    /// What a server says against a resource.
    fn rejected<'d>(&self, resource: &Resource<'d>) -> impl Iterator<Item = Rejected<'d, '_>> {
        let resource = *resource;
        let start = resource.root.document().place(resource.root).span.start;
        let all = self.input.rejections.iter();
        let here = all.filter(move |rejection| rejection.start == start);
        here.map(move |Rejection { said, .. }| Rejected { resource, said })
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

/// Whether the file holds findings that are known.
fn is_baseline(documents: &[Parsed]) -> bool {
    let [only] = documents else { return false };
    only.document.root().is_some_and(config::is_baseline)
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
    use crate::text::FileId;

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
