//! Links that run something instead of leading somewhere.

use crate::lint::rules::prelude::*;
use crate::schema::{RefKind, Site, SiteKind};

/// Schemes that browsers run.
const SCHEMES: [&str; 3] = ["javascript", "data", "vbscript"];

rule! {
    summary: "a link that runs a script",
    group: Security,
    level: Warning,
    fix: Never,
    server: false,
    on: Sites,
}

fn check(cx: &mut Context<'_>, sites: &[Site<'_>]) {
    let is_address = |site: &&Site<'_>| site.kind == SiteKind::Reference(RefKind::Page);
    for url in sites.iter().filter(is_address).map(|site| site.node) {
        let Some(text) = url.text() else { continue };
        // Browsers skip blanks and control characters before and inside of the scheme.
        let scheme: String = text
            .chars()
            .take_while(|c| *c != ':')
            .filter(|c| !c.is_whitespace() && !c.is_control())
            .take(20)
            .collect();
        let scheme = scheme.to_ascii_lowercase();
        if text.contains(':') && SCHEMES.contains(&scheme.as_str()) {
            let message = format!("a link with the scheme `{scheme}` runs what it holds");
            cx.report(words::spot(url), message)
                .help("Whoever clicks it runs it with their own session; link to a page instead.");
        }
    }
}
