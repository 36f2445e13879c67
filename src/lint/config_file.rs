//! Checking a configuration file: its text and its structure, worded by the same rules as those
//! of resources.

use super::context::Context;
use super::engine::{TextProblem, text_problem};
use super::registry::{Check, Linter};
use crate::config;
use crate::doc::{self, Parsed, Reading, Syntax};
use crate::finding::Finding;
use crate::schema::{self, Catalog, Family, ProblemKind};

/// Checks the first document of a configuration file. `broken` is what was wrong with its bytes.
///
/// The findings have no level yet; [`super::finish`] gives them one.
pub(crate) fn check_config(
    linter: &Linter,
    catalog: &Catalog,
    parsed: &[Parsed],
    broken: &[doc::Problem],
) -> Vec<Finding> {
    let mut cx = Context::new();
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
    let reading = match document.syntax() {
        Syntax::Json => Reading::Json,
        Syntax::Yaml => Reading::Core,
    };
    // What a cut-off document lacks says nothing.
    if let Some(root) = document.root().filter(|_| !document.is_partial()) {
        let checked = schema::check(catalog, Family::Config, schema::CONFIG, root, reading);
        let mut problems = checked.map(|checked| checked.problems).unwrap_or_default();
        problems.extend(config::problems(document));
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
