//! Tags of resources.

use super::Fault;

/// The longest tag, in characters.
const MAX_CHARS: usize = 50;

/// A tag: not blank, no white space at its ends, at most 50 characters.
pub(super) fn tag(text: &str) -> Result<(), Fault> {
    if text.trim().is_empty() {
        return Err(Fault::whole(text, "an empty tag", None));
    }
    let leading = text.len() - text.trim_start().len();
    let trailing = text.trim_end().len();
    if leading > 0 {
        return Err(Fault::new(
            0..leading,
            "white space at the start of a tag",
            None,
        ));
    }
    if trailing < text.len() {
        return Err(Fault::new(
            trailing..text.len(),
            "white space at the end of a tag",
            None,
        ));
    }
    let count = text.chars().count();
    if count > MAX_CHARS {
        let detail = format!("a tag of {count} characters; at most {MAX_CHARS} are allowed");
        return Err(Fault::whole(text, detail, None));
    }
    Ok(())
}
