//! The values of a list that are written out, where no expression rewrites them.

use crate::doc::NodeRef;
use crate::model::Variable;

/// A value of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct StaticValue<'d> {
    /// What the variable stands for.
    pub(super) value: &'d str,
    /// What the list shows in its place, if that is something else.
    pub(super) label: Option<&'d str>,
}

/// The values of a `StaticListVariable`, in order; none if they are not all known.
pub(super) fn static_values<'d>(variable: &Variable<'d>) -> Option<Vec<StaticValue<'d>>> {
    if variable.text("capturingRegexp").is_some() {
        return None;
    }
    let list = variable.plugin("StaticListVariable")?.get("values")?;
    let read = |item: NodeRef<'d>| {
        let value = item.text().or_else(|| item.get("value")?.text())?;
        let label = item.get("label").and_then(NodeRef::text);
        Some(StaticValue { value, label })
    };
    // One that cannot be read may be any.
    list.items().map(read).collect()
}

/// Whether a list is known to have a value that a pattern does not read as it is.
pub(super) fn breaks_pattern(variable: &Variable<'_>) -> bool {
    let breaks = |value: &str| value.chars().any(|c| c != '.' && is_special(c));
    static_values(variable).is_some_and(|known| known.iter().any(|item| breaks(item.value)))
}

/// Whether a character means more in a pattern than in a text.
pub(super) fn is_special(c: char) -> bool {
    r"\.+*?()|[]{}^$".contains(c)
}
