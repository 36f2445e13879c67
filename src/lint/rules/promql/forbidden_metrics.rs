//! Finds metrics that the configuration asks not to use.

use std::collections::BTreeMap;

use super::selectors::selectors;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::selected::Metric;

rule! {
    summary: "a metric that is not to be used",
    group: Suspicious,
    level: Off,
    fix: Sometimes,
    server: false,
    options: { metrics: StringMap from 1 = [] },
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let metrics: &BTreeMap<String, String> = cx.option("metrics");
    if metrics.is_empty() {
        return;
    }
    for selector in selectors(query.ast()) {
        let Some(Metric { name, span, bare }) = &selector.metric else {
            continue;
        };
        let glob = || metrics.iter().find(|(glob, _)| matches(glob, name));
        let exact = metrics.get_key_value(name.as_ref());
        let Some((glob, instead)) = exact.or_else(glob) else {
            continue;
        };
        let shown = words::short(name);
        let replacement = is_metric(instead) && instead != name.as_ref();
        let why = match instead.as_str() {
            "" => String::new(),
            _ if replacement => format!(": use `{instead}`"),
            reason => format!(": {reason}"),
        };
        let named = format!("`forbidden-metrics` names `{}`.", words::short(glob));
        let edits = if replacement && *bare {
            query.replace(*span, instead)
        } else {
            None
        };
        cx.report(
            query.place(*span),
            format!("the metric `{shown}` is forbidden{why}"),
        )
        .help(named)
        .fix("use the metric that replaces it", Safety::Unsafe, edits);
    }
}

/// Whether a glob matches a name: `*` stands for any characters, also none.
fn matches(glob: &str, name: &str) -> bool {
    let mut pieces = glob.split('*');
    let Some(mut rest) = pieces.next().and_then(|first| name.strip_prefix(first)) else {
        return false;
    };
    let Some(last) = pieces.next_back() else {
        return rest.is_empty();
    };
    for piece in pieces {
        let Some(at) = rest.find(piece) else {
            return false;
        };
        rest = &rest[at + piece.len()..];
    }
    rest.ends_with(last)
}

/// Whether a text is the name of a metric and not a sentence.
fn is_metric(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':');
    text.bytes().all(is_part) && text.starts_with(|c: char| !c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_stand_for_anything() {
        for (glob, name, expected) in [
            ("up", "up", true),
            ("up", "ups", false),
            ("up*", "up", true),
            ("*_total", "a_total", true),
            ("*_total", "a_totals", false),
            ("a*c*e", "abcde", true),
            ("a*c*e", "ace", true),
            ("a*c*e", "aec", false),
            ("a*a", "a", false),
            ("*", "", true),
            ("**", "x", true),
        ] {
            assert_eq!(matches(glob, name), expected, "{glob} on {name}");
        }
    }
}
