//! The tab that is open at first must be one of the tabs.

use super::number_place;
use crate::lint::rules::prelude::*;
use crate::model::Layout;

rule! {
    summary: "a default tab that the group does not have",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Layout,
}

fn check(cx: &mut Context<'_>, layout: &Layout<'_>) {
    let tabs = layout.tabs().count();
    let Some(default) = layout.default_tab().filter(|_| tabs > 0) else { return };
    if usize::try_from(default.value).is_ok_and(|index| index < tabs) {
        return;
    }
    let message = format!("there is no tab {}", default.value);
    let help = match tabs {
        1 => "Tabs are counted from 0, and the group has one tab.".to_owned(),
        _ => format!("Tabs are counted from 0; the last one is tab {}.", tabs - 1),
    };
    cx.report(number_place(&default, layout.node), message).help(help);
}
