//! Settings for queries that the panel does not have.

use super::number;
use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;

rule! {
    summary: "a setting for a query that the panel does not have",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Panel,
}

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    let view = panel.panel;
    let (Some(kind), Some(options)) = (view.kind(), view.options()) else {
        return;
    };
    let items = |key: &str| options.get(key).into_iter().flat_map(NodeRef::items);
    let count = view.queries().count();
    // Of a panel without any, `panel-no-query` speaks.
    if count == 0 {
        return;
    }
    let has = match count {
        1 => "the panel has one query".to_owned(),
        count => format!("the panel has {count} queries"),
    };
    match kind {
        "TimeSeriesChart" => {
            for index in items("querySettings").filter_map(|item| item.get("queryIndex")) {
                #[expect(clippy::cast_precision_loss, reason = "nobody has that many queries")]
                let is_beyond = number(index).is_some_and(|index| index >= count as f64);
                if is_beyond {
                    let text = words::short(index.text().unwrap_or_default());
                    cx.report(words::spot(index), format!("there is no query {text}: {has}"))
                        .help("Queries are counted from 0.");
                }
            }
        }
        "Table" => {
            for name in items("columnSettings").filter_map(|item| item.get("name")) {
                let text = name.text().unwrap_or_default();
                let index = text.strip_prefix("value #").and_then(|at| at.parse::<usize>().ok());
                if index.is_some_and(|index| index > count) {
                    let message = format!("there is no column `{}`: {has}", words::short(text));
                    cx.report(words::spot(name), message)
                        .help("Columns of values are counted from 1, one for each query.");
                }
            }
        }
        _ => {}
    }
}
