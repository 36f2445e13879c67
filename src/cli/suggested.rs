//! Arguments that take any text, and tell shells what it is likely to be.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command};

/// Takes any text, and tells completion scripts some names. A text that is none of them is told
/// with a suggestion once the command runs, or is right as well.
#[derive(Clone)]
pub(crate) struct Suggested(pub(crate) fn() -> Vec<String>);

impl TypedValueParser for Suggested {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        // clap keeps names forever. This is asked once, when a completion script is made.
        let names = (self.0)().into_iter().map(|name| &*name.leak());
        Some(Box::new(names.map(PossibleValue::new)))
    }
}
