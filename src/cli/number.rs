//! Whole numbers as values of flags. The parsers of clap word what is wrong in terms of Rust's
//! types.

use clap::builder::{StringValueParser, TypedValueParser};

/// Takes a number that is `least` or more; one too large to count with is as large as they get.
pub(crate) fn from(least: usize) -> impl TypedValueParser<Value = usize> {
    StringValueParser::new().try_map(move |text| {
        let number = read(&text).filter(|number| *number >= least);
        number.ok_or_else(|| format!("it must be a whole number, {least} or more"))
    })
}

/// Takes a number from `least` to `most`.
pub(crate) fn between(least: usize, most: usize) -> impl TypedValueParser<Value = usize> {
    StringValueParser::new().try_map(move |text| {
        let number = read(&text).filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| format!("it must be a whole number from {least} to {most}"))
    })
}

fn read(text: &str) -> Option<usize> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(usize::MAX))
}
