//! The files of a new repository of dashboards, besides the resources in it.
//!
//! Editors take the schema from a copy inside the repository, so that they need no network.

use crate::doc::Value;
use crate::doc::emit::{Layout, json};

/// Where the schema for editors lies.
pub(crate) const SCHEMA: &str = ".perscope/perses.schema.json";

/// Where changes are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ci {
    /// As a workflow of GitHub.
    Github,
    /// As a pipeline of GitLab.
    Gitlab,
    /// Nowhere.
    None,
}

const PRE_COMMIT: &str = include_str!("pre-commit-config.yaml");
const GITHUB: &str = include_str!("github.yaml");
const GITLAB: &str = include_str!("gitlab.yaml");

/// The files around the resources of a project: paths with `/` and texts. The name of the project
/// needs no quotes.
pub(crate) fn files(project: &str, ci: Ci) -> Vec<(&'static str, String)> {
    let configuration = format!(
        "# The root of the workspace: everything below is checked together.\nprojects:\n  \
         # Resources that name no project belong to this one.\n  \"**\": \"{project}\"\n"
    );
    let mut files = vec![
        ("perscope.yaml", configuration),
        (".pre-commit-config.yaml", PRE_COMMIT.to_owned()),
        (".vscode/settings.json", settings(project)),
        (".vscode/tasks.json", tasks()),
    ];
    match ci {
        Ci::Github => files.push((".github/workflows/dashboards.yaml", GITHUB.to_owned())),
        Ci::Gitlab => files.push((".gitlab-ci.yml", GITLAB.to_owned())),
        Ci::None => {}
    }
    files
}

fn pretty(value: &Value) -> String {
    json(value, Layout::Pretty { indent: 2 })
}

/// Settings of Visual Studio Code: which files the schema is for.
fn settings(project: &str) -> String {
    let schema = format!("./{SCHEMA}");
    let list = |ending: &str| -> Value {
        let globs = [
            format!("/{project}/**/*.{ending}"),
            format!("/global/**/*.{ending}"),
        ];
        globs.into_iter().map(Value::from).collect()
    };
    let of_json = Value::from([("fileMatch", list("json")), ("url", schema.as_str().into())]);
    pretty(&Value::from([
        ("yaml.schemas", Value::from([(&*schema, list("yaml"))])),
        ("json.schemas", vec![of_json].into()),
    ]))
}

/// A task of Visual Studio Code that shows findings beside the text.
fn tasks() -> String {
    let pattern = Value::from([
        (
            "regexp",
            r"^(.+?):(\d+):(\d+): (error|warning|info)\[([^\]]+)\] (.*)$".into(),
        ),
        ("file", 1.into()),
        ("line", 2.into()),
        ("column", 3.into()),
        ("severity", 4.into()),
        ("code", 5.into()),
        ("message", 6.into()),
    ]);
    let matcher = Value::from([
        ("owner", "perscope".into()),
        (
            "fileLocation",
            vec![Value::from("relative"), Value::from("${workspaceFolder}")].into(),
        ),
        ("pattern", pattern),
    ]);
    let task = Value::from([
        ("label", "perscope lint".into()),
        ("type", "shell".into()),
        ("command", "perscope lint --format concise".into()),
        ("group", "test".into()),
        ("problemMatcher", matcher),
    ]);
    pretty(&Value::from([
        ("version", "2.0.0".into()),
        ("tasks", vec![task].into()),
    ]))
}
