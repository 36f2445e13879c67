//! Panels that ask several datasources.

use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;

rule! {
    summary: "a panel whose queries ask different datasources",
    group: Pedantic,
    level: Off,
    fix: Never,
    server: false,
    on: Panel,
}

/// What a query names as its datasource: a kind and a name, or the name of a variable.
type Asked<'d> = (Option<&'d str>, Option<&'d str>);

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    let mut first: Option<(NodeRef<'_>, Asked<'_>)> = None;
    for query in panel.panel.queries() {
        let Some(selector) = query.at(&["spec", "plugin", "spec", "datasource"]) else {
            continue;
        };
        let field = |key: &str| selector.get(key).and_then(NodeRef::text);
        let asked = (field("kind"), field("name").or(selector.text()));
        let (place, other) = *first.get_or_insert((selector, asked));
        if other != asked {
            cx.report(words::spot(selector), "this query asks another datasource than the first one")
                .related(words::spot(place), "the datasource of the first one")
                .help("Legend and unit are one for all: show them in two panels.");
            return;
        }
    }
}
