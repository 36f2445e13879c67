//! Colours as the models of plugins want them.

use super::Fault;

/// A colour of `#` with 3 or 6 hexadecimal digits.
pub(super) fn hex(text: &str) -> Result<(), Fault> {
    let hint = "Write `#rgb` or `#rrggbb`, in hexadecimal digits.";
    let Some(digits) = text.strip_prefix('#') else {
        let detail = "a colour that is not written in hexadecimal digits";
        return Err(Fault::whole(text, detail, Some(hint)));
    };
    let wrong = digits.char_indices().find(|(_, c)| !c.is_ascii_hexdigit());
    if let Some((at, c)) = wrong {
        let start = 1 + at;
        let detail = format!(
            "`{}` in a colour, which is no hexadecimal digit",
            c.escape_debug()
        );
        return Err(Fault::new(start..start + c.len_utf8(), detail, Some(hint)));
    }
    match digits.len() {
        3 | 6 => Ok(()),
        4 | 8 => {
            let detail = "a colour with an opacity, which cannot be set here";
            Err(Fault::whole(text, detail, Some(hint)))
        }
        count => {
            let detail = format!("a colour of {count} digits");
            Err(Fault::whole(text, detail, Some(hint)))
        }
    }
}
