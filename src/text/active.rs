//! Characters that do something where they are shown.

/// Whether a terminal or an editor acts on the character rather than showing it: control
/// characters, line and paragraph separators, overrides of the writing direction, byte order marks
/// and tags. Joiners and variation selectors are not among them, since many scripts need them.
pub(crate) fn is_active(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}
