//! Lists: items are known by what they are, and move with their comments.

use super::{Outcome, check, check_outcome, updated};
use crate::doc::Value;

const LISTS: &str = "\
kind: Dashboard
spec:
  variables:
    # One.
    - kind: TextVariable
      spec:
        name: one # 1
        value: a
    # Two.
    - kind: TextVariable
      spec:
        name: two
        value: |-
          x
          y

    # Three.
    - kind: TextVariable
      spec:
        name: three
        value: c
  links: [{url: /a, name: A}, {url: /b}, {url: /c}]
";

const ONE: &str = "    # One.
    - kind: TextVariable
      spec:
        name: one # 1
        value: a
";
const TWO: &str = "    # Two.
    - kind: TextVariable
      spec:
        name: two
        value: |-
          x
          y
";
const THREE: &str = "    # Three.
    - kind: TextVariable
      spec:
        name: three
        value: c
";
const LINKS: &str = "  links: [{url: /a, name: A}, {url: /b}, {url: /c}]\n";

fn list(variables: &[&str], links: &str) -> String {
    format!(
        "kind: Dashboard\nspec:\n  variables:\n{}{links}",
        variables.concat()
    )
}

#[test]
fn items_change_where_they_are() {
    assert_eq!(LISTS, list(&[ONE, TWO, "\n", THREE], LINKS));
    let two = TWO.replace("          y\n", "          z\n");
    check(
        LISTS,
        "set /spec/variables/1/spec/value \"x\\nz\"",
        &list(&[ONE, &two, "\n", THREE], LINKS),
    );
    check(
        LISTS,
        "set /spec/links/1/name B\nset /spec/links/0/url /z",
        &list(
            &[ONE, TWO, "\n", THREE],
            "  links: [{url: /z, name: A}, {name: B, url: /b}, {url: /c}]\n",
        ),
    );
}

#[test]
fn items_come_and_go() {
    let new = "    - kind: TextVariable\n      spec:\n        value: \"1\"\n        name: new\n";
    for (index, expected) in [
        (0, list(&[new, ONE, TWO, "\n", THREE], LINKS)),
        (1, list(&[ONE, new, TWO, "\n", THREE], LINKS)),
        (2, list(&[ONE, TWO, new, "\n", THREE], LINKS)),
        (3, list(&[ONE, TWO, "\n", THREE, new], LINKS)),
    ] {
        let changes = format!(
            "add /spec/variables {index} {{kind: TextVariable, spec: {{name: new, value: '1'}}}}"
        );
        check(LISTS, &changes, &expected);
    }
    check(
        LISTS,
        "drop /spec/variables/0",
        &list(&[TWO, "\n", THREE], LINKS),
    );
    check(
        LISTS,
        "drop /spec/variables/1\ndrop /spec/links/0\nadd /spec/links 2 {url: /d}",
        &list(
            &[ONE, "\n", THREE],
            "  links: [{url: /b}, {url: /c}, {url: /d}]\n",
        ),
    );
    check(
        LISTS,
        "set /spec/variables []\nset /spec/links []",
        "kind: Dashboard\nspec: {}\n",
    );
}

#[test]
fn items_move_with_their_comments() {
    check(
        LISTS,
        "move /spec/variables 2 0",
        &list(&[THREE, ONE, TWO, "\n"], LINKS),
    );
    check(
        LISTS,
        "move /spec/variables 0 2",
        &list(&[TWO, "\n", THREE, ONE], LINKS),
    );
    let one = ONE.replace("value: a", "value: b");
    check(
        LISTS,
        "move /spec/variables 0 1\nset /spec/variables/1/spec/value b",
        &list(&[TWO, &one, "\n", THREE], LINKS),
    );
    check(
        LISTS,
        "move /spec/links 0 2\nset /spec/links/2/name Z",
        &list(
            &[ONE, TWO, "\n", THREE],
            "  links: [{url: /b}, {url: /c}, {url: /a, name: Z}]\n",
        ),
    );
}

#[test]
fn json_items_move_and_keep_their_layout() {
    let json = |items: &[&str]| {
        format!(
            "{{\n  \"kind\": \"Dashboard\",\n  \"spec\": {{\n    \"links\": [\n      {}\n    ]\n  }}\n}}\n",
            items.join(",\n      ")
        )
    };
    let (a, b) = (
        r#"{"url": "/a", "name": "A"}"#,
        "{\n        \"url\": \"/b\"\n      }",
    );
    check_outcome(
        "a.json",
        &json(&[a, b, r#"{"url":"/c"}"#]),
        "move /spec/links 1 0\ndrop /spec/links/2",
        &Outcome::Edited(json(&[b, a])),
    );
}

#[test]
fn panels_are_known_by_their_reference() {
    let item = |key: &str, x: &str| {
        format!(
            "          - {{x: {x}, y: 0, width: 6, height: 6, content: {{$ref: '#/spec/panels/{key}'}}}}\n"
        )
    };
    let grid = |items: &[String]| {
        format!(
            "kind: Dashboard\nspec:\n  layouts:\n    - kind: Grid\n      spec:\n        items:\n{}",
            items.concat()
        )
    };
    check(
        &grid(&[item("a", "0"), item("b", "6"), item("c", "12")]),
        "move /spec/layouts/0/spec/items 0 2\nset /spec/layouts/0/spec/items/2/x 18\nadd /spec/layouts/0/spec/items 0 {x: 3, y: 0, width: 6, height: 6, content: {$ref: '#/spec/panels/n'}}",
        &grid(&[
            item("n", "3"),
            item("b", "6"),
            item("c", "12"),
            item("a", "18"),
        ]),
    );
}

#[test]
fn queries_are_known_by_their_text() {
    let query = |query: &str, more: &str| {
        format!(
            "            - kind: TimeSeriesQuery\n              spec:\n                plugin:\n                  kind: PrometheusTimeSeriesQuery\n                  spec:\n                    query: {query}\n{more}"
        )
    };
    let panel = |queries: &[String]| {
        format!(
            "kind: Dashboard\nspec:\n  panels:\n    a:\n      kind: Panel\n      spec:\n          plugin:\n            kind: X\n          queries:\n{}",
            queries.concat()
        )
    };
    let format = "                    seriesNameFormat: x\n";
    let queries = "/spec/panels/a/spec/queries";
    check(
        &panel(&[query("a # A", ""), query("b # B", ""), query("c # C", "")]),
        &format!(
            "drop {queries}/0\nset {queries}/0/spec/plugin/spec/seriesNameFormat x\nset {queries}/1/spec/plugin/spec/query d"
        ),
        &panel(&[query("b # B", format), query("d # C", "")]),
    );
}

#[test]
fn sets_keep_the_order_of_the_file() {
    let tags = |tags: &str| format!("kind: Dashboard\nmetadata:\n  name: a\n  tags: [{tags}]\n");
    check(
        &tags("c, a, b, a"),
        "set /metadata/tags [a, b, d]",
        &tags("a, b, d"),
    );
    check(
        &tags("a, c"),
        "set /metadata/tags [b, c, a]",
        &tags("a, b, c"),
    );
}

#[test]
fn items_of_one_name_are_told_apart_by_their_order() {
    let group = |title: &str, repeat: &str| {
        format!(
            "    - kind: Grid # {title}\n      spec:\n        display: {{title: {title}}}\n{repeat}"
        )
    };
    let repeat = "        repeatVariable: v\n";
    let groups =
        |groups: &[String]| format!("kind: Dashboard\nspec:\n  layouts:\n{}", groups.concat());
    check(
        &groups(&[group("A", ""), group("A", ""), group("B", "")]),
        "set /spec/layouts/1/spec/repeatVariable v\nset /spec/layouts/0/spec/display/title C",
        &groups(&[
            group("A", "").replace("{title: A}", "{title: C}"),
            group("A", repeat),
            group("B", ""),
        ]),
    );
    check(
        &groups(&[group("A", ""), group("B", "")]),
        "add /spec/layouts 0 {kind: Grid, spec: {display: {title: B}}}",
        &groups(&[
            "    - kind: Grid\n      spec:\n        display:\n          title: B\n".to_owned(),
            group("A", ""),
            group("B", ""),
        ]),
    );
}

#[test]
fn long_lists_take_no_quadratic_time() {
    let link = |index: usize| format!("    - url: /{index}?a&b # {index}\n");
    let file = |links: Vec<String>| format!("kind: Dashboard\nspec:\n  links:\n{}", links.concat());
    let count = 6_000;
    let before = file((0..count).map(link).collect());
    let outcome = |wanted: Vec<usize>| {
        updated("a.yaml", &before, 0, |mut value| {
            let links = wanted.iter().map(|index| {
                let url = format!("/{index}?a&b");
                Value::from([("url", url.into())])
            });
            *super::at(&mut value, "/spec/links") = links.collect();
            value
        })
    };
    let half: Vec<usize> = (0..count).step_by(2).collect();
    let expected = file(half.iter().copied().map(link).collect());
    assert!(outcome(half) == Outcome::Edited(expected));
    // So many moves are not made one by one.
    assert!(matches!(
        outcome((0..count).rev().collect()),
        Outcome::Rewritten(_)
    ));
}

#[test]
fn comments_between_items_outlive_them() {
    check(
        "kind: Dashboard\nspec:\n  layouts: # l\n    - kind: Grid\n    # between\n\n    - kind: Grid\n",
        "set /spec/layouts []",
        "kind: Dashboard\nspec:\n  layouts: [] # l\n    # between\n",
    );
}
