//! Words the breaches of JSON's grammar that the scanner found.

use crate::doc::Syntax;
use crate::lint::engine::TextProblem;
use crate::lint::rules::prelude::*;

rule! {
    summary: "text that is not JSON",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Text,
}

fn check(cx: &mut Context<'_>, text: &TextProblem<'_>) {
    if text.document.syntax() == Syntax::Json {
        super::report_syntax(cx, text);
    }
}
