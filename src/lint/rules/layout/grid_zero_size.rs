//! An item without width or height has no area.

use super::number_place;
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
        let (written, missing): (Vec<_>, Vec<_>) =
            sizes.filter(is_zero).partition(|(_, number)| number.node.is_some());
        for zeros in [written, missing] {
            let Some((_, first)) = zeros.first() else { continue };
            let keys: Vec<String> = zeros.iter().map(|(key, _)| format!("`{key}`")).collect();
            let verb = match (first.node.is_some(), keys.len()) {
                (true, 1) => "is 0",
                (true, _) => "are 0",
                (false, 1) => "is missing and counts as 0",
                (false, _) => "are missing and count as 0",
            };
            let message = format!("{} {verb}", keys.join(" and "));
            cx.report(number_place(first, item.node), message).help(
                "A panel without area cannot be seen: give it a width of 1 to 24 columns and a \
                 height of at least 1 row.",
            );
        }
    }
}
