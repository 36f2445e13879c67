//! Edits of a document that stands in a scalar of another one.

use super::read;
use crate::doc::edit::{At, Literal, insert_item, insert_key, on_disk, remove_item, remove_key};
use crate::doc::edit::{rename_key, replace, set_scalar};
use crate::doc::{NodeRef, parse_embedded};
use crate::text::{Edit, apply};

/// Changes the document in the scalar `data.x` of a file and checks the whole file.
#[track_caller]
fn check(file: &str, change: impl Fn(NodeRef<'_>) -> Option<Vec<Edit>>, expected: &str) {
    let outer = read(file);
    let outer = &outer[0].document;
    let scalar = outer.root().unwrap().at(&["data", "x"]).unwrap();
    let inner = parse_embedded(outer, scalar);
    let document = &inner[0].document;
    let edits = change(document.root().unwrap()).unwrap();
    let inside = apply(document.text(), &edits).unwrap();
    let after = apply(file, &on_disk(document, edits).unwrap()).unwrap();
    assert_eq!(after, expected);
    let again = read(&after);
    let scalar = again[0]
        .document
        .root()
        .unwrap()
        .at(&["data", "x"])
        .unwrap();
    assert_eq!(scalar.text(), Some(&*inside));
}

const BLOCK: &str = "\
data:
  x: |
    a: 1
    b:
      - c # d
      - e
  y: 1
";

#[test]
fn lines_go_into_a_block_scalar_with_its_indentation() {
    let with = |before: &str, after: &str| BLOCK.replace(before, after);
    check(
        BLOCK,
        |root| set_scalar(root.get("a")?, Literal::Text("yes")),
        &with("a: 1", "a: 'yes'"),
    );
    check(
        BLOCK,
        |root| insert_key(root, "new", "m: 1", At::Start),
        &with("    a: 1\n", "    new:\n      m: 1\n    a: 1\n"),
    );
    check(
        BLOCK,
        |root| insert_key(root, "new", "m: 1", At::End),
        &with("      - e\n", "      - e\n    new:\n      m: 1\n"),
    );
    check(
        BLOCK,
        |root| remove_key(root.get("b")?),
        &with("    b:\n      - c # d\n      - e\n", ""),
    );
    check(
        BLOCK,
        |root| remove_item(root.get("b")?.items().next()?),
        &with("      - c # d\n", ""),
    );
    check(
        BLOCK,
        |root| rename_key(root.get("b")?, "q r"),
        &with("b:", "q r:"),
    );
    check(
        BLOCK,
        |root| replace(root.get("b")?, "|\n  t\n  u"),
        &with("b:\n      - c # d\n      - e\n", "b: |\n      t\n      u\n"),
    );
}

#[test]
fn json_in_scalars_is_edited_as_json() {
    let file = "data:\n  x: |-\n    {\n      \"a\": 1,\n      \"b\": []\n    }\n";
    check(
        file,
        |root| insert_item(root.get("b")?, "{\"c\": 1}", 0),
        &file.replace("[]", "[\n        {\"c\": 1}\n      ]"),
    );
    check(
        file,
        |root| remove_key(root.get("b")?),
        &file.replace(",\n      \"b\": []", ""),
    );
    check(
        r#"{"data": {"x": "{\"a\": 1}"}}"#,
        |root| insert_key(root, "b", "\"c\"", At::End),
        r#"{"data": {"x": "{\"a\": 1, \"b\": \"c\"}"}}"#,
    );
    check(
        r#"{"data": {"x": "a: 1\nb: 2\n"}}"#,
        |root| remove_key(root.get("b")?),
        r#"{"data": {"x": "a: 1\n"}}"#,
    );
}
