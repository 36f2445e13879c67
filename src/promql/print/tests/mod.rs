//! What queries look like as text.

mod comments;
mod generated;
mod hostile;
mod layout;
mod line;
mod values;

use crate::promql::{Options, Parsed, parse};

/// A query that has no problems.
fn valid(query: &str) -> Parsed<'_> {
    let parsed = parse(query, &Options::default());
    assert_eq!(parsed.problems, [], "{query}");
    parsed
}
