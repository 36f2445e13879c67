//! JSON in which no character acts on a terminal or editor: paths, keys and edits hold whatever
//! the author of a file likes. As escapes of JSON they mean the same to programs.

use std::io::{self, Write};

use serde_json::ser::Formatter;

use crate::text::is_active;

/// Lays JSON out as another formatter does, and escapes active characters.
pub(super) struct Harmless<F>(pub(super) F);

/// Hands methods to the formatter inside.
macro_rules! as_inside {
    ($($method:ident($($argument:ident: $type:ty)?),)*) => {$(
        fn $method<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $type)?) -> io::Result<()> {
            self.0.$method(out $(, $argument)?)
        }
    )*};
}

impl<F: Formatter> Formatter for Harmless<F> {
    as_inside! {
        begin_array(),
        end_array(),
        begin_array_value(first: bool),
        end_array_value(),
        begin_object(),
        end_object(),
        begin_object_key(first: bool),
        end_object_key(),
        begin_object_value(),
        end_object_value(),
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut written = 0;
        for (at, active) in fragment.char_indices().filter(|(_, c)| is_active(*c)) {
            out.write_all(&fragment.as_bytes()[written..at])?;
            // An escape of JSON names a unit of UTF-16.
            for unit in active.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            written = at + active.len_utf8();
        }
        out.write_all(&fragment.as_bytes()[written..])
    }
}
