//! A default value has to be one of the options, or the page takes the first one instead.
//!
//! The options are known only where they are written out, in a `StaticListVariable` that no
//! expression rewrites. `$__all` is an option of every list that allows it. A text where several
//! values are allowed is fine: the page makes a list of it.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::static_values::static_values;
use crate::lint::rules::prelude::*;
use crate::model::Variable;

rule! {
    summary: "a default value that is none of the options",
    group: Correctness,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Resource,
}

/// What stands for all options.
const ALL: &str = "$__all";

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    for variable in resource.variables().iter().filter(|variable| variable.is_list()) {
        let Some(default) = variable.field("defaultValue") else {
            continue;
        };
        let list = default.is_sequence();
        let chosen: Vec<NodeRef<'_>> = if list {
            default.items().collect()
        } else {
            variable.text("defaultValue").into_iter().collect()
        };
        let mut options = None;
        for node in chosen {
            let Some(text) = node.text().filter(|text| !text.is_empty()) else {
                continue;
            };
            if text == ALL {
                if !variable.is("allowAllValue") {
                    all(cx, node);
                }
                continue;
            }
            let options = options.get_or_insert_with(|| Options::of(variable));
            if let Some(options) = options {
                options.check(cx, node, text);
            }
        }
    }
}

/// Reports a default of all options where that is not allowed.
fn all(cx: &mut Context<'_>, node: NodeRef<'_>) {
    cx.report(
        node.document().place(node.target()),
        "all values are the default, and `allowAllValue` is not true",
    )
    .help("The page takes the first option instead: set `allowAllValue: true`, or name an option.");
}

/// The options of a list that are written out.
struct Options<'d> {
    /// In order.
    values: Vec<&'d str>,
    known: HashSet<&'d str>,
    /// The values by what the list shows in their place; none where two are shown alike.
    labels: HashMap<&'d str, Option<&'d str>>,
    /// The options as messages show them, once one does.
    shown: OnceCell<String>,
    guesses: words::Guesses,
}

impl<'d> Options<'d> {
    /// None if they are not known.
    fn of(variable: &Variable<'d>) -> Option<Self> {
        let listed = static_values(variable)?;
        let values: Vec<&str> = listed.iter().map(|item| item.value).collect();
        let mut labels = HashMap::new();
        for item in &listed {
            let Some(label) = item.label else { continue };
            let same = labels.entry(label).or_insert(Some(item.value));
            *same = same.filter(|value| *value == item.value);
        }
        let known = values.iter().copied().collect();
        let guesses = words::Guesses::new();
        let shown = OnceCell::new();
        (!values.is_empty()).then_some(Self { values, known, labels, shown, guesses })
    }

    fn check(&mut self, cx: &mut Context<'_>, node: NodeRef<'_>, text: &str) {
        if self.known.contains(text) {
            return;
        }
        let message = format!("`{}` is none of the options", words::short(text));
        let place = node.document().place(node.target());
        if let Some(value) = self.labels.get(text).copied().flatten() {
            let (label, shown) = (words::short(text), words::short(value));
            let help = format!("`{label}` is the label of `{shown}`: write `{shown}`.");
            // What an alias names is shared with other places.
            let edit = |node: NodeRef<'_>| node.document().edit_in(node, 0..text.len(), value);
            let edits = (!node.is_alias()).then(|| edit(node)).flatten();
            cx.report(place, message).help(help).fix(
                "use the value with this label",
                Safety::Unsafe,
                edits.map(|edit| vec![edit]),
            );
            return;
        }
        let near = self.guesses.did_you_mean(text, &self.values);
        let shown = self.shown.get_or_init(|| {
            let short: Vec<String> = self.values.iter().map(|value| words::short(value)).collect();
            words::enumeration(&short)
        });
        let others = format!("The page takes the first option instead; there are {shown}.");
        cx.report(place, message).maybe_help(near).help(others);
    }
}
