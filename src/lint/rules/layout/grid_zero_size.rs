//! An item without width or height has no area.

use super::number_place;
use crate::doc::Resolved;
use crate::lint::rules::prelude::*;
use crate::model::{Layout, Number};

rule! {
    summary: "a grid item without width or height",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Layout,
}

fn check(cx: &mut Context<'_>, layout: &Layout<'_>) {
    for item in layout.items() {
        let is_zero = |(_, number): &(&str, Number<'_>)| number.value == 0;
        let sizes = ["width", "height"].into_iter();
        let sizes = sizes.filter_map(|key| Some((key, item.number(key)?)));
        let zeros: Vec<_> = sizes.filter(is_zero).collect();
        // Those that are written alike are one finding.
        for zeros in zeros.chunk_by(|(_, one), (_, other)| one.written == other.written) {
            report(cx, item.node, zeros);
        }
    }
}

fn report(cx: &mut Context<'_>, item: NodeRef<'_>, zeros: &[(&str, Number<'_>)]) {
    let Some((_, first)) = zeros.first() else {
        return;
    };
    let keys: Vec<String> = zeros.iter().map(|(key, _)| format!("`{key}`")).collect();
    let (be, count) = match zeros {
        [_] => ("is", "counts"),
        _ => ("are", "count"),
    };
    let what = match first.written {
        None => format!("missing and {count} as 0"),
        Some(Resolved::Null) => format!("null and {count} as 0"),
        Some(Resolved::Float(value)) if value != 0.0 => format!("`{value}` and {count} as 0"),
        Some(_) => "0".to_owned(),
    };
    let message = format!("{} {be} {what}", keys.join(" and "));
    cx.report(number_place(first, item), message).help(
        "A panel without area cannot be seen: give it a width of 1 to 24 columns and a height of at \
         least 1 row.",
    );
}
