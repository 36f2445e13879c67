//! Words the limit on the size of files.

use crate::doc::{MAX_FILE_BYTES, ProblemKind};
use crate::lint::engine::TextProblem;
use crate::lint::rules::prelude::*;

rule! {
    summary: "a file too large to be read",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Text,
}

fn check(cx: &mut Context<'_>, text: &TextProblem<'_>) {
    const MEGABYTE: u64 = 1 << 20;
    let TextProblem { document, problem } = text;
    let ProblemKind::FileTooLarge { bytes } = problem.kind else {
        return;
    };
    let limit = MAX_FILE_BYTES as u64 / MEGABYTE;
    let size = bytes.div_ceil(MEGABYTE);
    let message = format!("a file of {size} MiB was not read; at most {limit} MiB are");
    let place = document.place_of(problem.span, &crate::text::Pointer::root());
    cx.report(place, message)
        .help("Split it, one resource a file, or exclude it if it is none of Perses'.");
}
