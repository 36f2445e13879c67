//! Built-in variables that exist, where they are not replaced.
//!
//! Texts for people (titles, descriptions, Markdown) may well speak of `$__rate_interval`, and are
//! left alone.

use super::builtins::{Replaced, replaced};
use crate::lint::interpolated::Interpolated;
use crate::lint::rules::prelude::*;
use crate::schema::Language;
use crate::template::Reference;
use crate::text::Edit;

rule! {
    summary: "a built-in variable in a place where it is not replaced",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Interpolated,
}

/// Queries for logs that get the variables of the dashboard, and none of the built-in ones. Sorted.
const LOG_QUERIES: [&str; 5] = [
    "ClickHouseLogQuery",
    "LokiLogQuery",
    "OpenSearchLogQuery",
    "SplunkLogQuery",
    "VictoriaLogsLogQuery",
];

/// What asks Prometheus beside the queries of panels, and what it is called. Sorted.
const OTHERS: [(&str, &str); 4] = [
    ("PrometheusLabelNamesVariable", "a variable"),
    ("PrometheusLabelValuesVariable", "a variable"),
    ("PrometheusPromQLAnnotation", "an annotation"),
    ("PrometheusPromQLVariable", "a variable"),
];

fn check(cx: &mut Context<'_>, text: &Interpolated<'_, '_>) {
    if text.language == Language::Markdown {
        return;
    }
    let builtins = text.used().filter_map(|used| Some((used, replaced(used.name)?)));
    let mut plugin = None;
    for (reference, replaced) in builtins {
        let plugin = *plugin.get_or_insert_with(|| text.plugin());
        let Some(plugin) = plugin else { return };
        let name = reference.name;
        let found = match replaced {
            Replaced::InQueries => in_query(text, plugin.kind, reference),
            Replaced::Everywhere => LOG_QUERIES.binary_search(&plugin.kind).is_ok().then(|| Found {
                message: format!("`{name}` is not replaced in queries for logs"),
                help: "The datasource gets the time range with the query.".to_owned(),
                edits: None,
            }),
            Replaced::ForItems => (text.language != Language::ItemTemplate).then(|| Found {
                message: format!("`{name}` is not replaced here"),
                help: "It is known where a text is about one item, such as the row of a table."
                    .to_owned(),
                edits: None,
            }),
        };
        if let Some(Found { message, help, edits }) = found {
            let place = text.place(reference.span);
            cx.report(place, message).help(help).fix("leave the format out", Safety::Safe, edits);
        }
    }
}

/// What is to be said of a reference.
struct Found {
    message: String,
    help: String,
    edits: Option<Vec<Edit>>,
}

/// What is wrong with a variable that only queries of panels replace, if anything is.
fn in_query(text: &Interpolated<'_, '_>, kind: &str, reference: &Reference<'_>) -> Option<Found> {
    let name = reference.name;
    let is_query = text.language == Language::PromQl;
    if kind == "PrometheusTimeSeriesQuery" && is_query {
        if reference.format.is_none() && reference.field.is_none() {
            return None;
        }
        let shown = words::short(text.slice(reference.span));
        return Some(Found {
            message: format!("`{shown}` is not replaced: `{name}` has no formats"),
            help: format!("Write `${name}`."),
            edits: text.replace(reference.span, &format!("${{{name}}}")),
        });
    }
    // Who speaks PromQL beside Prometheus may replace what it likes.
    let other = OTHERS.binary_search_by_key(&kind, |(known, _)| known);
    let place = match other {
        Ok(at) => OTHERS[at].1.to_owned(),
        Err(_) if is_query || text.language == Language::PromQlSelector => return None,
        Err(_) => format!("`{}`", words::short(kind)),
    };
    let help = match other {
        Ok(_) => "Prometheus gets it as it is and refuses the query; `$__range` is replaced \
                  everywhere."
            .to_owned(),
        Err(_) => "It is only replaced in the `query` of a `PrometheusTimeSeriesQuery`.".to_owned(),
    };
    let message = format!("`{name}` is not replaced in {place}");
    Some(Found { message, help, edits: None })
}
