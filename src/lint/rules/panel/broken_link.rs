//! Links whose address leads nowhere.
//!
//! Whether a dashboard or project of that name exists, and whether variables do, is looked at
//! elsewhere. What runs a script is `unsafe-link`.

use std::ops::Range;

use crate::lint::rules::prelude::*;
use crate::schema::{RefKind, Site, SiteKind, format};
use crate::template;
use crate::text::nearest;

rule! {
    summary: "a link whose address leads nowhere",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Sites,
}

/// What is wrong with an address: the bytes at fault, a fragment, and a sentence.
type Fault = (Range<usize>, String, &'static str);

fn check(cx: &mut Context<'_>, sites: &[Site<'_>]) {
    let is_address = |site: &&Site<'_>| site.kind == SiteKind::Reference(RefKind::Page);
    for url in sites.iter().filter(is_address).map(|site| site.node) {
        let Some(text) = url.text().filter(|text| !text.is_empty()) else {
            continue;
        };
        if let Some((range, message, help)) = fault(text) {
            let place = if range.is_empty() || url.is_alias() {
                words::spot(url)
            } else {
                url.document().place_in(url, range)
            };
            cx.report(place, message).help(help);
        }
    }
}

/// What is wrong with an address, if anything is.
fn fault(text: &str) -> Option<Fault> {
    let blank = blank(text);
    // Plugins add references of their own form, such as `${__data.fields["a b"]}`.
    let has_variables = text.contains("${") || template::references(text).next().is_some();
    let scheme = text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.'));
    let scheme = scheme.filter(|at| *at > 0 && text[*at..].starts_with(':'));
    if let Some(at) = scheme.filter(|_| text.starts_with(|c: char| c.is_ascii_alphabetic())) {
        let (name, rest) = (&text[..at], &text[at + 1..]);
        if let Some(fault) = absolute(text, name, rest) {
            return Some(fault);
        }
    } else if let Some(fault) = relative(text) {
        return Some(fault);
    }
    // What a variable brings along is encoded when it is put in.
    if let Some(at) = blank {
        let end = at + text[at..].chars().next().map_or(1, char::len_utf8);
        let help = "Write a blank as `%20`.";
        return Some((at..end, "white space in the address of a link".to_owned(), help));
    }
    if has_variables {
        return None;
    }
    let fault = format::fault_of_url(text)?;
    let help = "Write the address as it stands in the address bar of a browser.";
    Some((fault.range, fault.detail, help))
}

/// Where the first white space of an address stands. What is in braces is replaced as a whole.
fn blank(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(open) = text[at..].find("${").map(|open| at + open) {
        let Some(close) = text[open..].find('}') else { break };
        if let Some(blank) = text[at..open].find(char::is_whitespace) {
            return Some(at + blank);
        }
        at = open + close;
    }
    text[at..].find(char::is_whitespace).map(|blank| at + blank)
}

/// What is wrong with an address that begins with a scheme.
fn absolute(text: &str, scheme: &str, rest: &str) -> Option<Fault> {
    let whole = || 0..text.len();
    let lower = scheme.to_ascii_lowercase();
    if matches!(&*lower, "http" | "https") {
        let Some(host) = rest.strip_prefix("//") else {
            let message = format!("`//` is missing behind `{scheme}:`");
            return Some((0..scheme.len() + 1, message, FULL));
        };
        let is_end = |c: char| matches!(c, '/' | '?' | '#');
        let host = host.split(is_end).next().unwrap_or_default();
        let name = host.rsplit('@').next().unwrap_or_default();
        if name.is_empty() || name.starts_with(':') {
            return Some((whole(), "the address of a link has no host".to_owned(), FULL));
        }
        return None;
    }
    if rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.contains("//") {
        let port = rest.split('/').next().unwrap_or_default();
        if port.bytes().all(|byte| byte.is_ascii_digit()) && lower != "tel" && lower != "sms" {
            let message = format!("`{}` is taken for a scheme", words::short(scheme));
            return Some((0..scheme.len() + 1, message, FULL));
        }
    }
    let meant = nearest(&lower, ["http", "https"]).filter(|_| rest.starts_with("//"));
    // File transfer is near, and something else.
    let meant = meant.filter(|_| !matches!(&*lower, "ftp" | "ftps"));
    meant.map(|meant| {
        let message = format!("no browser knows the scheme `{scheme}`, is `{meant}` meant?");
        (0..scheme.len(), message, FULL)
    })
}

/// What is wrong with an address that begins without a scheme.
fn relative(text: &str) -> Option<Fault> {
    if text.starts_with(['/', '#', '?', '.', '$', '[', '{']) {
        return None;
    }
    let end = text.find(['/', '?', '#']).unwrap_or(text.len());
    let first = &text[..end];
    if first.contains('$') {
        return None;
    }
    if matches!(first, "http" | "https") {
        return Some((0..end, format!("`:` is missing behind `{first}`"), FULL));
    }
    let (host, port) = first.split_once(':').unwrap_or((first, ""));
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_name = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_host = host.contains('.')
        && host.split('.').all(is_name)
        && last.len() >= 2
        && port.bytes().all(|byte| byte.is_ascii_digit());
    let message = if is_host {
        format!("without `https://`, `{}` is a page of Perses", words::short(first))
    } else {
        "this address begins at the page it stands on".to_owned()
    };
    Some((0..end, message, "Write it with `https://`, or with `/` in front if it is a page of Perses."))
}

const FULL: &str = "Write it in full: `https://host/path`.";
