//! Finds queries of a panel that ask the same.

use std::collections::HashMap;

use crate::lint::query::{PanelQueries, Query};
use crate::lint::rules::prelude::*;
use crate::promql::{self, ast::Expr};
use crate::text::Edit;

rule! {
    summary: "two queries of a panel that ask the same",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Panel,
}

/// The queries of one text, as far as they came.
struct Seen<'q, 'd> {
    first: &'q Query<'d>,
    /// By the name of the datasource; none stands for the default one.
    by_datasource: HashMap<Option<&'d str>, &'q Query<'d>>,
}

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    if panel.queries.len() < 2 {
        return;
    }
    let mut texts: HashMap<_, Seen<'_, '_>> = HashMap::new();
    let mut shapes: HashMap<_, usize> = HashMap::new();
    let sound = panel
        .queries
        .iter()
        .filter(|query| query.parsed.problems.is_empty());
    for query in sound.clone() {
        *shapes.entry(shape(query)).or_default() += 1;
    }
    // Most queries of a panel differ in what they name; only the others are written out.
    for query in sound.filter(|query| shapes[&shape(query)] > 1) {
        let text = |path: &[&str]| query.plugin.and_then(|plugin| plugin.spec.at(path)?.text());
        let key = (promql::print(query.ast()), text(&["minStep"]), text(&["instant"]));
        let datasource = text(&["datasource", "name"]);
        let seen = texts.entry(key).or_insert_with(|| Seen {
            first: query,
            by_datasource: HashMap::new(),
        });
        let same = seen.by_datasource.get(&datasource).copied();
        // The default datasource is most probably one that others name.
        let default = seen.by_datasource.get(&None).copied();
        let any = (datasource.is_none() && !seen.by_datasource.is_empty()).then_some(seen.first);
        // What an alias shows a second time is one query.
        let earlier = same.or(default).or(any).filter(|other| other.node.id() != query.node.id());
        if let Some(earlier) = earlier {
            let place = words::spot(query.node);
            cx.report(place, "this query asks the same as an earlier one of the panel")
                .help("Remove one of them.")
                .related(words::spot(earlier.node), "the earlier one")
                .fix("remove this query", Safety::Unsafe, removal(query));
        }
        seen.by_datasource.entry(datasource).or_insert(query);
    }
}

/// The edits that remove a query from its panel, unless the options of the panel count queries.
fn removal(query: &Query<'_>) -> Option<Vec<Edit>> {
    let panel = query.panel?;
    if panel.node.at(&["spec", "plugin", "spec", "querySettings"]).is_some() {
        return None;
    }
    let queries = panel.node.at(&["spec", "queries"])?;
    let mut around = std::iter::successors(Some(query.node), |node| node.parent());
    let item = around.find(|node| node.parent().is_some_and(|list| list.id() == queries.id()))?;
    mend::remove(&[item])
}

/// What two queries that ask the same have in common, and most others have not: the number of
/// expressions, and the metrics without their order.
fn shape(query: &Query<'_>) -> (usize, u64) {
    let ast = query.ast();
    let sum = |sum: u64, id| match ast.expr(id) {
        Expr::Number(number) => sum.wrapping_add(number.value.to_bits()),
        Expr::Selector(selector) => {
            let name = selector.name.map_or("", |name| ast.slice(name.span));
            let bytes = name.bytes();
            sum.wrapping_add(bytes.fold(7, |hash: u64, byte| hash.wrapping_mul(31) ^ u64::from(byte)))
        }
        _ => sum,
    };
    (ast.len(), ast.ids().fold(0, sum))
}
