//! Checking a configuration file: its text and its structure, worded by the same rules as those
//! of resources.

use super::choices;
use super::context::Context;
use super::engine::{TextProblem, text_problem};
use super::registry::{Check, Linter, rule_set};
use super::words;
use crate::config;
use crate::doc::{self, Parsed, Reading, Syntax};
use crate::finding::Finding;
use crate::model::Target;
use crate::schema::{self, Catalog, Family, ProblemKind};
use crate::text::Span;

/// Checks the first document of a configuration file. `broken` is what was wrong with its bytes.
///
/// The findings have no level yet; [`super::finish`] gives them one.
pub(crate) fn check_config(
    linter: &Linter,
    catalog: &Catalog,
    parsed: &[Parsed],
    broken: &[doc::Problem],
) -> Vec<Finding> {
    let mut cx = Context::new(&linter.settings, catalog, Target::default());
    let Some(Parsed { document, problems }) = parsed.first() else {
        return Vec::new();
    };
    let unread = broken.iter().any(doc::Problem::is_about_all);
    let problems = if unread { &[] } else { &problems[..] };
    for problem in broken.iter().chain(problems) {
        text_problem(linter, &mut cx, &TextProblem { document, problem });
    }
    if unread {
        return cx.findings;
    }
    if let Some(Parsed { document, .. }) = parsed.get(1) {
        let problem = &second_document(document);
        text_problem(linter, &mut cx, &TextProblem { document, problem });
    }
    let reading = match document.syntax() {
        Syntax::Json => Reading::Json,
        Syntax::Yaml => Reading::Core,
    };
    // What a cut-off document lacks says nothing.
    if let Some(root) = document.root().filter(|_| !document.is_partial()) {
        let checked = schema::check(catalog, Family::Config, schema::CONFIG, root, reading);
        let mut problems = checked.map(|checked| checked.problems).unwrap_or_default();
        problems.extend(config::problems(document));
        problems.extend(choices::problems(root, &rule_set()));
        // Nobody reads this file but perscope, which takes texts for what they are.
        problems.retain(|problem| !matches!(problem.kind, ProblemKind::TypeSurprise { .. }));
        for (rule, check) in linter.enabled() {
            if let Check::Schema(check) = check {
                cx.rule = rule;
                for problem in &problems {
                    check(&mut cx, problem);
                }
            }
        }
    }
    cx.findings
}

/// What is wrong with a document behind the one that is read.
fn second_document(document: &doc::Document) -> doc::Problem {
    let start = Span::empty(document.span().start as usize);
    doc::Problem {
        kind: doc::ProblemKind::Syntax {
            message: "a second document in a configuration".to_owned(),
            hint: Some("Only the first one would be read; put everything into that.".to_owned()),
            related: None,
        },
        span: document.root().map_or(start, |root| words::head(root).span),
        node: None,
    }
}
