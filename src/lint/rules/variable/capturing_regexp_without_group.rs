//! An expression that captures nothing leaves a list without options.
//!
//! The page runs it over each option and joins what the groups of all matches captured; an option
//! of which nothing remains is dropped. A group that takes no part in a match captures nothing.

use crate::lint::rules::prelude::*;

rule! {
    summary: "a `capturingRegexp` that captures nothing",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Resource,
}

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    for variable in resource.variables().iter().filter(|variable| variable.is_list()) {
        let Some(node) = variable.text("capturingRegexp") else {
            continue;
        };
        let pattern = node.text().unwrap_or_default();
        if captures(pattern) {
            continue;
        }
        let wrapped = format!("({pattern})");
        cx.report(
            node.document().place(node.target()),
            "the expression has no capture group, so the list stays empty",
        )
        .help(
            "An option becomes what the groups capture of it, and is dropped if that is nothing: \
             put parentheses around what is to be kept.",
        )
        .fix(
            "capture the whole match",
            Safety::Unsafe,
            mend::set(node, Literal::Text(&wrapped)),
        );
    }
}

/// Whether a JavaScript expression has a group that captures.
fn captures(pattern: &str) -> bool {
    let bytes = pattern.as_bytes();
    let mut in_class = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'(' if !in_class => {
                let Some(kind) = pattern[at + 1..].strip_prefix('?') else {
                    return true;
                };
                // `(?<name>…)`, and neither `(?<=…)` nor `(?<!…)`.
                if kind.starts_with('<') && !kind.starts_with("<=") && !kind.starts_with("<!") {
                    return true;
                }
            }
            _ => {}
        }
        at += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::captures;

    #[test]
    fn groups_are_told_from_what_looks_like_one() {
        for (pattern, expected) in [
            ("", false),
            ("a.*", false),
            ("(a)", true),
            ("(?:a)", false),
            ("(?:a(b)?)", true),
            ("(?=a)(?!b)(?<=c)(?<!d)", false),
            ("(?<name>a)", true),
            (r"\(a\)", false),
            (r"\\(a)", true),
            ("[(]a[)]", false),
            (r"[\](]", false),
            (r"[\]](b)", true),
            ("[[](b)", true),
            ("ä(ö)", true),
            ("a\\", false),
            ("(", true),
        ] {
            assert_eq!(captures(pattern), expected, "{pattern}");
        }
    }
}
