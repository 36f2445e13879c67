//! Servers show secrets masked, and take the mask for a secret.

use crate::lint::rules::prelude::*;

/// What servers show instead of a secret.
const MASK: &str = "<secret>";

rule! {
    summary: "the mask `<secret>` in the place of a secret",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Resource,
}

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    let spec = resource.spec.filter(|_| resource.kind.holds_secrets());
    let mut open: Vec<NodeRef<'_>> = spec.into_iter().collect();
    while let Some(node) = open.pop() {
        if node.text().is_some_and(|text| text.trim() == MASK) {
            let message = format!(
                "{} holds the mask `{MASK}`, not a secret",
                words::name(node)
            );
            cx.report(node.document().place(node), message)
                .help("Servers store this very text in the place of the secret; write the secret itself, or the path of a file that holds it.");
        }
        open.extend(node.children());
    }
}
