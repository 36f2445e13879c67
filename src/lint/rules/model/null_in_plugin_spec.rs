//! Nothing in the options of a variable plugin may be null.

use crate::doc::{Reading, Resolved};
use crate::lint::rules::prelude::*;
use crate::model::Dashboard;

rule! {
    summary: "null in the options of a variable, on which servers crash",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: true,
    on: Dashboard,
}

fn check(cx: &mut Context<'_>, dashboard: &Dashboard<'_>) {
    let reading = match dashboard.reading {
        Reading::Core => Reading::Untyped,
        other => other,
    };
    for variable in dashboard.variables() {
        let plugin = variable
            .field("plugin")
            .and_then(|plugin| plugin.get("spec"));
        // A spec that is null itself has the wrong type.
        let mut open: Vec<NodeRef<'_>> = plugin.into_iter().flat_map(NodeRef::children).collect();
        while let Some(node) = open.pop() {
            let is_null = node
                .scalar()
                .is_some_and(|scalar| scalar.resolve(reading) == Resolved::Null);
            if is_null {
                let message = format!("{} is null, and servers crash on that", words::name(node));
                cx.report(words::spot(node), message)
                    .help("Remove it, or write the value that is meant; an empty text is `\"\"`.")
                    .fix("remove it", Safety::Unsafe, mend::remove(&[node]));
            }
            open.extend(node.children());
        }
    }
}
