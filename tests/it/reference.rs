//! The documentation that is made from the program: the command line, the configuration, the
//! manual pages. `UPDATE=1 cargo test` writes the committed files anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::generated::compare;
use crate::support::Dir;

/// The names of the commands that a help lists.
fn listed(help: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in help.lines() {
        if let Some(heading) = line.strip_suffix(':').filter(|it| !it.starts_with(' ')) {
            inside = heading == "Commands" || heading.ends_with(" commands");
        } else if inside && line.starts_with("  ") && !line.starts_with("   ") {
            names.extend(line.split_whitespace().next().map(str::to_owned));
        }
    }
    names
}

/// All commands with their help, each before those below it.
fn helps() -> Vec<(String, String)> {
    let dir = Dir::new();
    let mut helps = Vec::new();
    let mut open = vec![String::new()];
    while let Some(command) = open.pop() {
        let help = dir.run(&format!("{command} --help")).code(0).err("").out;
        let below = listed(&help).into_iter().rev();
        open.extend(below.map(|name| format!("{command} {name}")));
        helps.push((format!("perscope{command}"), help));
    }
    helps
}

/// The help of every command, as it is printed.
#[test]
fn command_line() {
    let mut made = String::from(
        "# Command line\n\nWhat `--help` prints, for the program and for each command. The same is in the manual pages \
         that\n`perscope man --dir DIR` writes.\n",
    );
    let helps = helps();
    for (command, _) in &helps {
        let anchor = command.replace(' ', "-");
        write!(made, "\n* [`{command}`](#{anchor})").unwrap();
    }
    made.push('\n');
    for (command, help) in &helps {
        // Trailing blanks come from the empty lines between the values of a flag.
        let help: Vec<&str> = help.trim_end().lines().map(str::trim_end).collect();
        let help = help.join("\n");
        write!(made, "\n## {command}\n\n```text\n{help}\n```\n").unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cli.md");
    compare(&path, &made, "COMMAND --help");
}

/// `help COMMAND` says the same as `COMMAND --help`, also below other commands.
#[test]
fn help_knows_every_command() {
    let dir = Dir::new();
    for (command, help) in helps() {
        let words = command.trim_start_matches("perscope");
        dir.run(&format!("help{words}")).code(0).silent_but(&help);
    }
}

/// There is a manual page for each command, and it holds what the help holds.
#[test]
fn manual_pages() {
    let dir = Dir::new();
    dir.run("man --dir man/man1").code(0).silent();
    let mut pages = Vec::new();
    for (command, help) in helps() {
        let name = format!("{}.1", command.replace(' ', "-"));
        let page = fs::read_to_string(dir.path("man/man1").join(&name)).unwrap();
        let words = command.trim_start_matches("perscope");
        dir.run(&format!("man{words}")).code(0).silent_but(&page);
        let title = format!(".TH {} 1 ", name.trim_end_matches(".1").to_uppercase());
        assert!(page.contains(&title), "{page}");
        assert_eq!(page.matches(".SH NAME\n").count(), 1, "{name}");
        // What clap says of a flag in the help stands in the page, behind the marks of its language.
        let plain = page
            .replace("\\-", "-")
            .replace("\\fB", "")
            .replace("\\fR", "");
        let flags = help
            .split_whitespace()
            .filter(|word| word.starts_with("--"));
        for flag in flags.filter(|flag| flag.chars().all(|c| c == '-' || c.is_ascii_lowercase())) {
            assert!(plain.contains(flag), "{name} does not have {flag}");
        }
        let examples = help.split("\nExamples:\n").nth(1);
        if let Some(example) = examples.and_then(|it| it.lines().next()) {
            assert!(plain.contains(".SH EXAMPLES\n.nf\n"), "{name}");
            let first = example.trim().split('\'').next().unwrap();
            let first = first.replace('\\', "\\\\");
            assert!(plain.contains(&first), "{name} does not have {first}");
        }
        pages.push(name);
    }
    pages.sort();
    let mut written: Vec<String> = fs::read_dir(dir.path("man/man1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    written.sort();
    assert_eq!(written, pages);
    // Again, over what is there.
    dir.run("man --dir man/man1").code(0).silent();
}

#[test]
fn manual_pages_that_cannot_be_made() {
    let dir = Dir::new().file("file", "");
    dir.run("man lnt")
        .code(2)
        .out("")
        .err("error: there is no command `lnt`\n  Did you mean `lint`?\n");
    dir.run("man --dir d lint").code(2).out("");
    dir.run("man --dir file/below")
        .code(3)
        .out("")
        .err_has("error: cannot write file/below: ")
        .err_has("\n  Name a directory that may be written with --dir.\n");
}

/// The keys of perscope.yaml, from its schema.
#[test]
fn configuration() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema = fs::read_to_string(root.join("schemas/config.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let mut made = format!(
        "# Configuration\n\n{} Nothing has to be configured.\n\n\
         `perscope schema config` prints the schema of the file for editors, [the example](../examples/perscope.yaml) shows one, and\n\
         `perscope lint --show-settings PATH` says what holds for a path, and why. [Rules](rules.md) have levels and options.\n\n\
         | key | type | default | means |\n|---|---|---|---|\n",
        text(&schema, "description"),
    );
    let mut keys = 0;
    rows(&schema, &schema, "", &mut |key, value| {
        keys += 1;
        let described = describe(&schema, value);
        let (kind, default) = (kind(&schema, value), default(value));
        writeln!(made, "| `{key}` | {kind} | {default} | {described} |").unwrap();
    });
    assert!(keys > 30, "the list of keys is whole");
    compare(&root.join("docs/configuration.md"), &made, "schema config");
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// What a reference inside of the schema leads to; one into another file stays.
fn resolve<'v>(schema: &'v Value, value: &'v Value) -> &'v Value {
    let inside = text(value, "$ref").strip_prefix('#');
    inside.map_or(value, |pointer| schema.pointer(pointer).unwrap())
}

/// The shapes that a value may have.
fn shapes<'v>(schema: &'v Value, value: &'v Value) -> Vec<&'v Value> {
    let value = resolve(schema, value);
    match value["oneOf"].as_array() {
        Some(shapes) => shapes.iter().map(|shape| resolve(schema, shape)).collect(),
        None => vec![value],
    }
}

/// Tells of each key, and then of those below it: `[]` is each item, `NAME` each key.
fn rows<'v>(
    schema: &'v Value,
    value: &'v Value,
    path: &str,
    tell: &mut impl FnMut(&str, &'v Value),
) {
    for shape in shapes(schema, value) {
        for (key, inner) in shape["properties"].as_object().into_iter().flatten() {
            let path = format!("{path}{key}");
            tell(&path, inner);
            rows(schema, inner, &format!("{path}."), tell);
        }
        let path = path.trim_end_matches('.');
        if shape["items"].is_object() {
            rows(schema, &shape["items"], &format!("{path}[]."), tell);
        }
        if shape["additionalProperties"].is_object() {
            let inner = &shape["additionalProperties"];
            rows(schema, inner, &format!("{path}.NAME."), tell);
        }
    }
}

/// What a key means, with the values that it may have.
fn describe(schema: &Value, value: &Value) -> String {
    let resolved = resolve(schema, value);
    let own = text(value, "description");
    let described = if own.is_empty() {
        text(resolved, "description")
    } else {
        own
    };
    let mut described = match described {
        "" if text(value, "$ref").contains("rule-types") => {
            "The levels of rules and groups of rules, and the options of rules: see [the list](rules.md)."
                .to_owned()
        }
        "" if text(value, "$ref").contains(".json") => "See `perscope schema config`.".to_owned(),
        described => described.to_owned(),
    };
    let values = [
        &resolved["enum"],
        &resolve(schema, &resolved["items"])["enum"],
    ];
    for values in values.into_iter().filter_map(Value::as_array) {
        let quoted: Vec<String> = values
            .iter()
            .map(|value| format!("`{}`", value.as_str().unwrap()))
            .collect();
        write!(described, " One of {}.", quoted.join(", ")).unwrap();
    }
    assert!(!described.is_empty(), "nothing describes {value}");
    described.replace('|', "\\|")
}

/// The type of a value in words.
fn kind(schema: &Value, value: &Value) -> String {
    let shapes = shapes(schema, value);
    let mut kinds: Vec<String> = Vec::new();
    for shape in shapes {
        let kind = match text(shape, "type") {
            "array" => match kind(schema, &shape["items"]) {
                items if items.contains(" or ") => format!("list of ({items})"),
                items => format!("list of {items}"),
            },
            "object" | "" => "mapping".to_owned(),
            other => other.to_owned(),
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.join(" or ")
}

fn default(value: &Value) -> String {
    match &value["default"] {
        Value::Null => String::new(),
        Value::String(text) => format!("`{text}`"),
        other => format!("`{other}`"),
    }
}
