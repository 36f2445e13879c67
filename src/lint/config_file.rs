//! Checking a configuration file, or one with rules of a team's own: its text and its structure,
//! worded by the same rules as those of resources.

use super::choices;
use super::context::Context;
use super::engine::{TextProblem, text_problem};
use super::registry::{Check, Linter};
use super::words;
use crate::config;
use crate::doc::{self, NodeRef, Parsed, Reading, Syntax};
use crate::finding::{Finding, RuleSet};
use crate::model::Target;
use crate::schema::{self, Catalog, Family, Problem, ProblemKind};
use crate::text::Span;

/// What checking such a file needs.
#[derive(Clone, Copy)]
pub(crate) struct ConfigFile<'a> {
    /// With what it is checked.
    pub(crate) linter: &'a Linter,
    /// What is known.
    pub(crate) catalog: &'a Catalog,
    /// Its documents, of which the first one counts.
    pub(crate) parsed: &'a [Parsed],
    /// What was wrong with its bytes.
    pub(crate) broken: &'a [doc::Problem],
}

/// Checks a configuration file. `rules` are those that hold there, and `custom` what is wrong with
/// the rules that stand in it.
///
/// The findings have no level yet; [`super::finish`] gives them one.
pub(crate) fn check_config(
    file: ConfigFile<'_>,
    rules: &RuleSet,
    custom: &[Problem<'_>],
) -> Vec<Finding> {
    check(file, schema::CONFIG, |document, root, problems| {
        problems.extend(config::problems(document));
        problems.retain(|problem| !choices::is_beyond_schema(problem, rules));
        problems.extend(choices::problems(root, rules));
        problems.extend(custom.iter().cloned());
    })
}

/// Checks a file with rules of a team's own. `custom` is what is wrong with what the rules say.
pub(crate) fn check_custom_rules(file: ConfigFile<'_>, custom: &[Problem<'_>]) -> Vec<Finding> {
    check(file, schema::CUSTOM_RULES, |_, _, problems| {
        problems.extend(custom.iter().cloned());
    })
}

/// Checks the first document of a file by a schema. `more` adds what no schema can know.
fn check<'a>(
    file: ConfigFile<'a>,
    kind: &str,
    more: impl FnOnce(&'a doc::Document, NodeRef<'a>, &mut Vec<Problem<'a>>),
) -> Vec<Finding> {
    let ConfigFile {
        linter,
        catalog,
        parsed,
        broken,
    } = file;
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
        let checked = schema::check(catalog, Family::Config, kind, root, reading);
        let mut problems = checked.map(|checked| checked.problems).unwrap_or_default();
        more(document, root, &mut problems);
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
