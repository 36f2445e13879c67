//! Edits of a document that stands in a scalar of another one.

use super::read;
use crate::doc::edit::{Literal, on_disk, set_scalar};
use crate::doc::parse_embedded;

#[test]
fn edits_are_carried_to_the_file() {
    let outer = read("data:\n  x: 'a: 1'\n");
    let outer = &outer[0].document;
    let scalar = outer.root().unwrap().at(&["data", "x"]).unwrap();
    let inner = parse_embedded(outer, scalar);
    let document = &inner[0].document;
    let edits = set_scalar(document.root().unwrap().get("a").unwrap(), Literal::Int(2)).unwrap();
    let expected: Option<Vec<_>> = edits
        .iter()
        .map(|edit| outer.edit_in(scalar, edit.span.range(), &edit.text))
        .collect();
    assert!(expected.is_some());
    assert_eq!(on_disk(document, edits.clone()), expected);
    assert_eq!(on_disk(outer, edits.clone()), Some(edits));
}
