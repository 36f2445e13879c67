//! Committed files that the program makes. `UPDATE=1 cargo test` writes them anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;
use similar::TextDiff;

use crate::support::{BROKEN, Dir};

/// The file holds what a command prints.
#[track_caller]
fn check(path: &str, args: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let made = Dir::new().run(args).code(0).out;
    compare(&path, &made, args);
}

/// Holds a committed file to what the program makes now, or writes it.
#[track_caller]
pub(crate) fn compare(path: &Path, made: &str, args: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, made).unwrap();
        return;
    }
    let committed = fs::read_to_string(path).unwrap_or_default();
    let diff = TextDiff::from_lines(committed.as_str(), made);
    assert!(
        committed == made,
        "{} is not what `perscope {args}` prints; UPDATE=1 cargo test writes it:\n{}",
        path.display(),
        diff.unified_diff()
    );
}

#[test]
fn completions() {
    check("completions/perscope.bash", "completion bash");
    check("completions/perscope.elv", "completion elvish");
    check("completions/perscope.fish", "completion fish");
    check("completions/perscope.nu", "completion nushell");
    check("completions/perscope.ps1", "completion powershell");
    check("completions/_perscope", "completions zsh");
}

/// The table of all rules, each with a link to its documentation.
#[test]
fn rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = Dir::new().run("rules --format json").code(0).out;
    let listed: Value = serde_json::from_str(&listed).unwrap();
    let mut made = String::from(
        "# Rules\n\nEvery rule has a page with examples; `perscope explain RULE` prints it. *Refused* marks what a \
         Perses server\nrefuses as well.\n\n| rule | group | level | fix | refused | finds |\n|---|---|---|---|---|---|\n",
    );
    let mut documented = 0;
    for rule in listed["rules"].as_array().unwrap() {
        let text = |key: &str| rule[key].as_str().unwrap();
        let stem = text("name").replace('-', "_");
        let folders = fs::read_dir(root.join("src/lint/rules")).unwrap();
        let mut folders = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let page = |folder: &String| format!("src/lint/rules/{folder}/{stem}.md");
        let folder = folders
            .find(|folder| root.join(page(folder)).exists())
            .unwrap();
        let refused = if rule["server"].as_bool().unwrap() {
            "yes"
        } else {
            ""
        };
        writeln!(
            made,
            "| [{}](../{}) | {} | {} | {} | {refused} | {} |",
            text("name"),
            page(&folder),
            text("group"),
            text("level"),
            text("fix"),
            text("summary").replace('|', "\\|"),
        )
        .unwrap();
        documented += 1;
    }
    assert!(documented > 50, "the list of rules is whole");
    made.push_str(
        "\n## Options\n\n`rules` in `perscope.yaml` sets them, beside `level`.\n\n\
         | rule | option | type | default | means |\n|---|---|---|---|---|\n",
    );
    for rule in listed["rules"].as_array().unwrap() {
        for option in rule["options"].as_array().unwrap() {
            let text = |value: &Value| value.as_str().unwrap().replace('|', "\\|");
            let default = match &option["default"] {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            writeln!(
                made,
                "| {} | `{}` | {} | `{default}` | {} |",
                text(&rule["name"]),
                text(&option["name"]),
                text(&option["type"]),
                text(&option["description"]),
            )
            .unwrap();
        }
    }
    compare(&root.join("docs/rules.md"), &made, "rules");
}

/// The part of the configuration's schema that knows the rules.
#[test]
fn rule_types() {
    let listed = Dir::new().run("rules --format json").code(0).out;
    let listed: Value = serde_json::from_str(&listed).unwrap();
    let rules = listed["rules"].as_array().unwrap();
    let is_group = |rule: &Value| GROUPS.iter().any(|group| rule["group"] == *group);
    assert!(rules.iter().all(is_group), "a group is missing in the test");
    let mut properties: Vec<String> = GROUPS.into_iter().map(group_property).collect();
    properties.extend(rules.iter().map(rule_property));
    let made = RULE_TYPES.replace("PROPERTIES", &properties.join(",\n"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/rule-types.json");
    compare(&path, &made, "rules --format json");
}

const GROUPS: [&str; 7] = [
    "correctness",
    "suspicious",
    "performance",
    "style",
    "pedantic",
    "security",
    "custom",
];

const RULE_TYPES: &str = r##"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Levels and options of rules",
  "description": "Made from the list of rules.",
  "$defs": {
    "Level": {
      "title": "Level",
      "description": "How bad it is what a rule finds; `off` reports nothing.",
      "type": "string",
      "enum": ["off", "info", "warning", "error"]
    },
    "WithLevel": {
      "title": "Level",
      "type": "object",
      "properties": {"level": {"$ref": "#/$defs/Level"}},
      "required": ["level"],
      "additionalProperties": false
    },
    "Rules": {
      "title": "Rules",
      "description": "The levels of rules and groups of rules, and the options of rules. Rules count more than the groups they are in.",
      "type": "object",
      "properties": {
PROPERTIES
      },
      "additionalProperties": false,
      "x-noun": "rule or group",
      "x-prefix": "custom"
    }
  }
}
"##;

fn group_property(group: &str) -> String {
    let description = format!("All rules of the group {group}.");
    property(
        group,
        &description,
        None,
        r##"{"$ref": "#/$defs/WithLevel"}"##,
    )
}

/// The level and the options of a rule.
fn rule_property(rule: &Value) -> String {
    let text = |key: &str| rule[key].as_str().unwrap();
    let options = rule["options"].as_array().unwrap();
    let mut with_level = r##"{"$ref": "#/$defs/WithLevel"}"##.to_owned();
    if !options.is_empty() {
        let options: String = options.iter().map(option_property).collect();
        with_level = format!(
            r##"{{
          "title": "Level and options",
          "type": "object",
          "properties": {{
            "level": {{"$ref": "#/$defs/Level"}}{options}
          }},
          "additionalProperties": false
        }}"##
        );
    }
    let mut summary = text("summary").to_owned();
    summary[..1].make_ascii_uppercase();
    property(
        text("name"),
        &format!("{summary}."),
        Some(text("level")),
        &with_level,
    )
}

/// A rule or a group in a line, or in a few if it has options.
fn property(name: &str, description: &str, level: Option<&str>, with_level: &str) -> String {
    let [name, description] = [name, description].map(|text| Value::from(text).to_string());
    let default = level.map(|level| format!("\"default\": \"{level}\", "));
    let default = default.unwrap_or_default();
    format!(
        r##"        {name}: {{"description": {description}, {default}"oneOf": [{{"$ref": "#/$defs/Level"}}, {with_level}], "x-tag": "$type"}}"##
    )
}

fn option_property(option: &Value) -> String {
    let schema = match option["type"].as_str().unwrap() {
        "list" if option.get("least").is_some() => {
            r#""type": "array", "minItems": LEAST, "items": {"type": "string", "minLength": 1}"#
        }
        "list" => r#""type": "array", "items": {"type": "string", "minLength": 1}"#,
        "mapping" => {
            r#""type": "object", "additionalProperties": {"title": "Text", "description": "A text.", "type": "string"}"#
        }
        "duration" => r#""type": "string", "format": "perses-ttl""#,
        "string" => r#""type": "string""#,
        "boolean" => r#""type": "boolean""#,
        "integer" if option.get("least").is_some() => r#""type": "integer", "minimum": LEAST"#,
        "integer" => r#""type": "integer""#,
        "number" => r#""type": "number""#,
        other => panic!("no schema for the type {other}"),
    };
    let schema = schema.replace("LEAST", &option["least"].to_string());
    let (name, description, default) =
        (&option["name"], &option["description"], &option["default"]);
    format!(
        r#",
            {name}: {{"description": {description}, {schema}, "default": {default}}}"#
    )
}

/// The examples of the JSON output are what the program prints about two small files.
#[test]
fn json_output() {
    let exported = "kind: Project\nmetadata:\n  name: shop\n  updatedAt: 2026-03-10T10:51:50Z\n  version: 3\nspec: {}\n";
    let dir = Dir::new()
        .file("exported/shop.yaml", exported)
        .file("written/shop.yaml", BROKEN);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json-output.md");
    let mut text = fs::read_to_string(&path).unwrap();
    for (format, directory) in [("json", "exported"), ("jsonl", "written")] {
        let fence = format!("```{format}\n");
        let start = text.find(&fence).unwrap() + fence.len();
        let end = start + text[start..].find("```").unwrap();
        let made = dir.run(&format!("lint --format {format} {directory}")).out;
        text.replace_range(start..end, &made);
    }
    compare(&path, &text, "lint --format json");
}
