//! How deep an expression nests, before it is parsed: parser and interpreter recurse.

/// The deepest nesting. Each level takes some kilobytes of the stack in an unoptimised build.
const MAX_LEVELS: usize = 64;

/// The byte at which an expression nests too deep, if it does.
///
/// What stands between brackets is a level deeper, and so is each further operator of a chain,
/// because chains nest to the left (`a.b.c`, `a + b + c`) or to the right (`a ? b : c ? d : e`).
/// `&&` and `||` do not nest.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // For each open bracket the level at which each of its operands starts.
    let mut bases = vec![0];
    let mut level = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        if let Some(end) = string_end(bytes, at) {
            at = end;
            continue;
        }
        match bytes[at] {
            b'/' if text[at..].starts_with("//") => {
                at += text[at..].find('\n').unwrap_or(text.len() - at);
                continue;
            }
            b'(' | b'[' | b'{' => {
                level += 1;
                bases.push(level);
            }
            b')' | b']' | b'}' if bases.len() > 1 => {
                bases.pop();
            }
            b'&' | b'|' | b',' => level = bases.last().copied().unwrap_or(0),
            b'?' => {
                level += 1;
                if let Some(base) = bases.last_mut() {
                    *base += 1;
                }
            }
            b'.' | b'+' | b'-' | b'*' | b'/' | b'%' | b'!' | b'<' | b'>' | b'=' => level += 1,
            b'i' if is_in(bytes, at) => level += 1,
            _ => {}
        }
        if level > MAX_LEVELS {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether the operator `in` stands there.
fn is_in(bytes: &[u8], at: usize) -> bool {
    let is_part = |byte: Option<&u8>| byte.is_some_and(|c| c.is_ascii_alphanumeric() || *c == b'_');
    let before = at.checked_sub(1).and_then(|at| bytes.get(at));
    bytes.get(at + 1) == Some(&b'n') && !is_part(bytes.get(at + 2)) && !is_part(before)
}

/// The end of the string that starts with its quote at a byte. One that does not end is none: its
/// quote is a mistake, and the parser goes on behind it.
fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let quote = *bytes.get(start).filter(|c| matches!(c, b'\'' | b'"'))?;
    let triple = [quote; 3];
    let is_long = bytes[start..].starts_with(&triple);
    let mut prefix = bytes[..start].iter().rev();
    let is_raw = prefix
        .by_ref()
        .take(2)
        .take_while(|c| matches!(c, b'r' | b'R' | b'b' | b'B'))
        .any(|c| matches!(c, b'r' | b'R'));
    let mut at = start + if is_long { 3 } else { 1 };
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' if !is_raw => at += 1,
            b'\n' | b'\r' if !is_long => return None,
            _ if is_long && bytes[at..].starts_with(&triple) => return Some(at + 3),
            _ if !is_long && byte == quote => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_and_brackets_nest() {
        for (piece, nests) in [
            ("+a", true),
            (".a", true),
            ("[0]", true),
            ("(", true),
            ("!", true),
            (" in a", true),
            ("a?b:", true),
            ("== a", true),
            ("&& a == b.c", false),
            ("|| f(a, [b.c])", false),
            (", 'a'", false),
            ("'+++++'", false),
            ("r'\\'", false),
            ("'''+'+'''", false),
            ("\"\\\"+\"", false),
            ("'+\n", true),
            ("// ++++\n", false),
        ] {
            let text = piece.repeat(MAX_LEVELS + 1);
            assert_eq!(too_deep(&text).is_some(), nests, "{piece}");
        }
    }
}
