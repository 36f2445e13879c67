//! Words the breaches of YAML's grammar that the parser found.

use crate::doc::Syntax;
use crate::lint::engine::TextProblem;
use crate::lint::rules::prelude::*;

rule! {
    summary: "text that is not YAML",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Text,
}

fn check(cx: &mut Context<'_>, text: &TextProblem<'_>) {
    if text.document.syntax() == Syntax::Yaml {
        super::report_syntax(cx, text);
    }
}
