//! Values as flow YAML: in brackets, on one line.

use super::YamlStyle;
use super::children::Children;
use super::scalar::{push_flow, push_flow_key};
use crate::doc::Value;

/// Writes a value on one line, as it may stand inside brackets and elsewhere, without a line end.
///
/// A key that is longer than readers look for its colon is not marked, because nothing here marks
/// keys; whoever may meet such keys writes JSON.
pub(crate) fn yaml_flow(value: &Value, style: &YamlStyle) -> String {
    let mut out = String::new();
    let mut open = Vec::new();
    push_value(&mut out, value, style, &mut open);
    while let Some((children, bracket, first)) = open.last_mut() {
        let Some((key, value)) = children.next() else {
            out.push(*bracket);
            open.pop();
            continue;
        };
        if !std::mem::take(first) {
            out.push_str(", ");
        }
        if let Some(key) = key {
            push_flow_key(&mut out, key, style);
            out.push_str(": ");
        }
        push_value(&mut out, value, style, &mut open);
    }
    out
}

/// Writes a scalar or an empty collection; of any other one the opening bracket. What is open has
/// its children, its closing bracket, and whether nothing was written into it yet.
fn push_value<'v>(
    out: &mut String,
    value: &'v Value,
    style: &YamlStyle,
    open: &mut Vec<(Children<'v>, char, bool)>,
) {
    let brackets = match value {
        Value::Null => return out.push_str("null"),
        Value::Bool(true) => return out.push_str("true"),
        Value::Bool(false) => return out.push_str("false"),
        Value::Number(number) => return out.push_str(&number.yaml_text()),
        Value::String(text) => return push_flow(out, text, style.quotes),
        Value::Sequence(_) => ("[]", ']'),
        Value::Mapping(_) => ("{}", '}'),
    };
    match Children::of(value) {
        None => out.push_str(brackets.0),
        Some(children) => {
            out.push_str(&brackets.0[..1]);
            open.push((children, brackets.1, true));
        }
    }
}
