//! JSON pointers (RFC 6901).

use super::Fault;

/// The address of a node: empty, or `/` before each key or index.
pub(super) fn pointer(text: &str) -> Result<(), Fault> {
    if !text.is_empty() && !text.starts_with('/') {
        let hint = "Write it as `/spec/panels/cpu`; `--format json` shows those of findings.";
        let detail = "a JSON pointer starts with `/`";
        return Err(Fault::whole(text, detail, Some(hint)));
    }
    for (at, _) in text.match_indices('~') {
        if !text[at + 1..].starts_with(['0', '1']) {
            let hint = "Write `~0` for `~`, and `~1` for `/` in a key.";
            return Err(Fault::new(
                at..at + 1,
                "`~` alone in a JSON pointer",
                Some(hint),
            ));
        }
    }
    Ok(())
}
