//! Names: of resources and panels, of variables, of functions, and in references to panels and
//! variables.

use super::Fault;

/// The longest name, in bytes.
const MAX_BYTES: usize = 75;

/// The prefix of a reference to a panel.
const PANELS: &str = "#/spec/panels/";

/// A name of a resource or panel: letters, digits, `_`, `-` and single dots inside.
///
/// Released servers take `..` and dots at the ends too, and then use them as paths; names are
/// refused here before they can do harm.
pub(super) fn name(text: &str) -> Result<(), Fault> {
    if text.is_empty() {
        return Err(Fault::whole(text, "an empty name", None));
    }
    if text.len() > MAX_BYTES {
        let detail = format!(
            "a name of {} bytes; at most {MAX_BYTES} are allowed",
            text.len()
        );
        return Err(Fault::whole(text, detail, None));
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if let Some((at, found)) = text.char_indices().find(|(_, c)| !allowed(*c)) {
        let shown = if found == ' ' {
            "a space".to_owned()
        } else {
            format!("`{}`", found.escape_debug())
        };
        let hint = "Names consist of letters, digits, `_`, `-` and `.`.";
        return Err(Fault::new(
            at..at + found.len_utf8(),
            format!("{shown} in a name"),
            Some(hint),
        ));
    }
    if let Some(at) = text.find("..") {
        return Err(Fault::new(
            at..at + 2,
            "`..` in a name",
            Some("Use single dots."),
        ));
    }
    if text.starts_with('.') {
        return Err(Fault::new(0..1, "a name that starts with a dot", None));
    }
    if text.ends_with('.') {
        return Err(Fault::new(
            text.len() - 1..text.len(),
            "a name that ends with a dot",
            None,
        ));
    }
    Ok(())
}

/// The name of a project in a resource, which may leave it to the command line.
pub(super) fn project(text: &str) -> Result<(), Fault> {
    if text.is_empty() { Ok(()) } else { name(text) }
}

/// A name of a custom resource: that of a Kubernetes object, short enough for Perses.
pub(super) fn kubernetes_name(text: &str) -> Result<(), Fault> {
    let hint = "Kubernetes names consist of lower case letters, digits, `-` and `.`.";
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    if let Some((at, found)) = text.char_indices().find(|(_, c)| !allowed(*c)) {
        let detail = format!(
            "`{}` in the name of a custom resource",
            found.escape_debug()
        );
        return Err(Fault::new(at..at + found.len_utf8(), detail, Some(hint)));
    }
    if text.is_empty() || text.len() > MAX_BYTES {
        return name(text);
    }
    let mut at = 0;
    for part in text.split('.') {
        let misplaced = match part.as_bytes() {
            [] => Some(at.min(text.len() - 1)),
            [b'-', ..] => Some(at),
            [.., b'-'] => Some(at + part.len() - 1),
            _ => None,
        };
        if let Some(at) = misplaced {
            let mark = &text[at..=at];
            let detail = format!("a misplaced `{mark}` in the name of a custom resource");
            let hint = "A letter or digit stands at both ends and around every dot.";
            return Err(Fault::new(at..at + 1, detail, Some(hint)));
        }
        at += part.len() + 1;
    }
    Ok(())
}

/// A name of a variable: a name with at most one character beside letters, digits and `_`, not
/// all digits, and without the prefix of built-in variables.
pub(super) fn variable_name(text: &str) -> Result<(), Fault> {
    name(text)?;
    if text.starts_with("__") {
        let hint = "Names that start with `__` belong to the variables that Perses sets itself.";
        return Err(Fault::whole(
            text,
            "a variable name with the prefix `__`",
            Some(hint),
        ));
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        let hint = "`$1` and its like are left alone, for `label_replace`.";
        return Err(Fault::whole(
            text,
            "a variable name of digits only",
            Some(hint),
        ));
    }
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let others: Vec<usize> = (0..text.len())
        .filter(|at| !is_word(text.as_bytes()[*at]))
        .collect();
    match others.get(1) {
        Some(&at) => {
            let detail = format!("a second `{}` in a variable name", &text[at..=at]);
            let hint = "Use letters, digits and `_`; only those can stand after `$`.";
            Err(Fault::new(at..at + 1, detail, Some(hint)))
        }
        None => Ok(()),
    }
}

/// The name of a function of PromQL, without parentheses.
pub(super) fn function_name(text: &str) -> Result<(), Fault> {
    if text.is_empty() {
        return Err(Fault::whole(text, "an empty name", None));
    }
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let wrong = |(at, c): &(usize, char)| !is_word(*c) || *at == 0 && c.is_ascii_digit();
    let Some((at, found)) = text.char_indices().find(wrong) else {
        return Ok(());
    };
    if found == '(' {
        let detail = "parentheses behind the name of a function";
        let hint = "Write the name alone.";
        return Err(Fault::new(at..text.len(), detail, Some(hint)));
    }
    let shown = match found {
        ' ' => "a space".to_owned(),
        _ => format!("`{}`", found.escape_debug()),
    };
    let place = if at == 0 { "at the start of" } else { "in" };
    Err(Fault::new(
        at..at + found.len_utf8(),
        format!("{shown} {place} the name of a function"),
        Some("Names of functions are letters, digits and `_`, no digit first."),
    ))
}

/// A whole text that refers to a variable, as `$name`.
pub(super) fn variable_reference(text: &str) -> Result<(), Fault> {
    let is_word = |text: &str| {
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        !text.is_empty() && text.bytes().all(is_word)
    };
    let Some(name) = text.strip_prefix('$') else {
        let detail = "text where a variable must stand";
        let hint = "Write `$name`, or a mapping with `kind` and `name`.";
        return Err(Fault::whole(text, detail, Some(hint)));
    };
    if is_word(name) {
        return Ok(());
    }
    let braced = name
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    if let Some(name) = braced.filter(|name| is_word(name)) {
        let detail = "a variable in braces, which do not work here";
        let hint = format!("Write `${name}`.");
        return Err(Fault::whole(text, detail, Some(&hint)));
    }
    let detail = "not the name of a variable behind `$`";
    let hint = "Only `$name` works here, with nothing around it.";
    Err(Fault::whole(text, detail, Some(hint)))
}

/// A reference to a panel, `#/spec/panels/KEY`; the `#` may be left out.
pub(super) fn panel_ref(text: &str) -> Result<(), Fault> {
    let hint = "Write `#/spec/panels/KEY`.";
    let Some(key) = text
        .strip_prefix(PANELS)
        .or_else(|| text.strip_prefix(&PANELS[1..]))
    else {
        return Err(Fault::whole(text, "not a reference to a panel", Some(hint)));
    };
    let at = text.len() - key.len();
    if key.contains('/') {
        return Err(Fault::whole(text, "a reference into a panel", Some(hint)));
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if key.is_empty() || !key.chars().all(allowed) {
        let detail = if key.is_empty() {
            "a reference without a panel key".to_owned()
        } else {
            format!(
                "the panel key `{}` cannot be referred to",
                key.escape_debug()
            )
        };
        let hint = "Only keys of letters, digits, `_` and `-` can; rename the panel.";
        return Err(Fault::new(at..text.len(), detail, Some(hint)));
    }
    Ok(())
}
