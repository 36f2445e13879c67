//! The format for programs.

use serde_json::Value;

use super::*;

const DOCS: &str = include_str!("../../../../docs/plan-output.md");

fn read(plan: &Plan) -> Value {
    serde_json::from_str(&written("json", plan, &VIEW)).expect("it is JSON")
}

#[test]
fn every_field_is_documented() {
    let json = read(&sample());
    let (_, fields) = DOCS
        .split_once("## Fields")
        .expect("the fields have a heading");
    let changes = json["changes"].as_array().expect("a list");
    let mut open: Vec<&Value> = vec![&json["counts"]];
    let mut names: Vec<&String> = json.as_object().expect("an object").keys().collect();
    for change in changes {
        names.extend(change.as_object().expect("an object").keys());
        open.extend(change["differences"].as_array().expect("a list"));
        open.extend(change.get("origin"));
    }
    for object in open.into_iter().filter_map(Value::as_object) {
        names.extend(object.keys());
    }
    for name in names {
        assert!(fields.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn the_example_of_the_documentation_is_real() {
    let (old, new) = (CREATED, CREATED.replace("Demo}", "Demonstration}"));
    let view = PlanView {
        store: "https://perses.example.org",
        ..VIEW
    };
    let text = written("json", &made(&[&new], &[old], &[]), &view);
    assert!(DOCS.contains(&text), "{text}");
}

#[test]
fn everything_is_there() {
    let json = read(&sample());
    assert_eq!(json["counts"]["unchanged"], 1);
    let changes = json["changes"].as_array().expect("a list");
    let words: Vec<&str> = changes
        .iter()
        .filter_map(|it| it["action"].as_str())
        .collect();
    assert_eq!(words, ["create", "unchanged", "update", "delete"]);
    assert_eq!(changes[1]["notes"], serde_json::json!(["secrets-unknown"]));
    assert!(changes[1]["old"].is_null() && changes[1]["new"].is_null());
    let update = &changes[2];
    for difference in update["differences"].as_array().expect("a list") {
        let moves = matches!(difference["kind"].as_str(), Some("moved" | "renamed"));
        for side in ["old", "new"] {
            let pointer = difference[format!("{side}_pointer")].as_str();
            let value = pointer.map(|pointer| update[side].pointer(pointer).expect("a place"));
            if !moves {
                assert_eq!(&difference[side], value.unwrap_or(&Value::Null));
            }
        }
    }
}

#[test]
fn numbers_keep_their_text() {
    let yaml = "{kind: Dashboard, metadata: {name: a, project: p}, spec: {a: 1.10, b: 18446744073709551616}}";
    let text = written("json", &made(&[yaml], &[], &[]), &VIEW);
    assert!(text.contains("\"a\": 1.10,"), "{text}");
    assert!(text.contains("\"b\": 18446744073709551616"), "{text}");
}
