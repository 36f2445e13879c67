//! What installs the program elsewhere: the workflows, the action, the image, the wheel. They run
//! on other machines, so what can be known of them without those is checked here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde_yaml::Value;

const VERSION: &str = env!("CARGO_PKG_VERSION");
const RUST: &str = env!("CARGO_PKG_RUST_VERSION");
const WORKFLOWS: [&str; 2] = [
    ".github/workflows/ci.yaml",
    ".github/workflows/release.yaml",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn yaml(path: &str) -> Value {
    serde_yaml::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The jobs of a workflow by their names.
fn jobs(workflow: &Value) -> Vec<(&str, &Value)> {
    let jobs = workflow["jobs"].as_mapping().unwrap().iter();
    jobs.map(|(name, job)| (name.as_str().unwrap(), job))
        .collect()
}

fn steps(job: &Value) -> &Vec<Value> {
    job["steps"].as_sequence().unwrap()
}

/// Each script of a workflow or an action, with the environment that is declared around it.
fn scripts(steps: &[Value]) -> Vec<(&str, Option<&Value>)> {
    let scripts = steps
        .iter()
        .filter_map(|step| Some((step.get("run")?.as_str()?, step.get("env"))));
    scripts.collect()
}

/// An expression inside of a script would let whoever chooses its value write the script.
#[test]
fn no_script_has_expressions_in_it() {
    let mut seen = 0;
    let mut check = |path: &str, steps: &[Value]| {
        for (script, _) in scripts(steps) {
            assert!(!script.contains("${{"), "{path}: {script}");
            seen += 1;
        }
    };
    for path in WORKFLOWS {
        for (_, job) in jobs(&yaml(path)) {
            check(path, steps(job));
        }
    }
    let action = yaml("action.yml");
    check("action.yml", action["runs"]["steps"].as_sequence().unwrap());
    assert!(seen > 15, "only {seen} scripts were found");
}

#[test]
fn workflows_may_only_read_but_for_the_draft_of_a_release() {
    let only_read: Value = serde_yaml::from_str("contents: read").unwrap();
    for path in WORKFLOWS {
        let workflow = yaml(path);
        assert_eq!(workflow["permissions"], only_read, "{path}");
        for (name, job) in jobs(&workflow) {
            let more = job.get("permissions");
            assert_eq!(more.is_some(), name == "release", "{path}: {name}");
            for step in steps(job) {
                let uses = step.get("uses").and_then(Value::as_str).unwrap_or_default();
                if uses.starts_with("actions/checkout@") {
                    assert_eq!(step["with"]["persist-credentials"], false, "{path}: {name}");
                }
            }
        }
        assert!(
            workflow
                .get("on")
                .is_some_and(|on| on.get("pull_request_target").is_none())
        );
    }
    let release = &yaml(WORKFLOWS[1])["jobs"]["release"];
    let write: Value = serde_yaml::from_str("contents: write").unwrap();
    assert_eq!(release["permissions"], write);
}

/// Tags of other repositories move; a commit does not. The comment says which version it is.
#[test]
fn foreign_actions_are_pinned() {
    for path in WORKFLOWS {
        for line in read(path).lines() {
            let Some((_, uses)) = line.split_once("uses: ") else {
                continue;
            };
            if uses == "./" {
                continue;
            }
            let (_, pinned) = uses.split_once('@').unwrap();
            let (commit, version) = pinned.split_once(" # v").unwrap_or_default();
            let is_commit = commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit());
            assert!(is_commit && version.contains('.'), "{path}: {line}");
        }
    }
}

#[test]
fn workflows_use_the_oldest_rust_that_is_promised_and_the_same_checks_as_everybody() {
    let short = RUST.trim_end_matches(".0");
    for path in WORKFLOWS {
        let mut toolchains = 0;
        let text = read(path);
        for marker in [
            "rustup toolchain install ",
            "rustup default ",
            "rust-toolchain: ",
        ] {
            for (at, _) in text.match_indices(marker) {
                let rest = text[at + marker.len()..].trim_start_matches('"');
                let number: String = rest
                    .chars()
                    .take_while(|c| c.is_ascii_digit() || *c == '.')
                    .collect();
                assert_eq!(number, short, "{path}");
                toolchains += 1;
            }
        }
        assert!(toolchains > 2);
        let workflow = yaml(path);
        let checks = scripts(steps(&workflow["jobs"]["check"]));
        assert!(
            checks.iter().any(|(script, _)| *script == ".ci/run"),
            "{path}"
        );
    }
    let dockerfile = read("Dockerfile");
    assert!(dockerfile.contains(&format!("\nFROM rust:{short}-alpine AS build\n")));
}

/// Names that stand behind `TARGETS` in the archives of a release: those that are built are those
/// that the action looks for.
#[test]
fn the_action_looks_for_what_is_released() {
    let workflow = yaml(WORKFLOWS[1]);
    let built = workflow["jobs"]["build"]["strategy"]["matrix"]["include"]
        .as_sequence()
        .unwrap();
    let built: BTreeSet<String> = built
        .iter()
        .map(|it| it["target"].as_str().unwrap().to_owned())
        .collect();
    let action = read("action.yml");
    let wanted = action.split(") target=").skip(1);
    let wanted: BTreeSet<String> = wanted
        .map(|it| it.split(' ').next().unwrap().to_owned())
        .collect();
    assert_eq!(built, wanted);
    assert_eq!(built.len(), 5);
    for (text, place) in [
        (action.as_str(), "action.yml"),
        (&read(WORKFLOWS[1]), WORKFLOWS[1]),
    ] {
        assert!(
            text.contains("SHA256SUMS") && text.contains(".tar.gz"),
            "{place}"
        );
    }
}

#[test]
fn each_input_of_the_action_is_explained_and_used() {
    let (action, text) = (yaml("action.yml"), read("action.yml"));
    let inputs = action["inputs"].as_mapping().unwrap();
    for (name, input) in inputs {
        let name = name.as_str().unwrap();
        assert!(input["description"].as_str().unwrap().len() > 20, "{name}");
        assert!(
            input.get("default").is_some() || input["required"] == true,
            "{name}"
        );
        assert!(
            text.contains(&format!(": ${{{{ inputs.{name} }}}}\n")),
            "{name}"
        );
    }
    assert_eq!(action["inputs"]["version"]["default"], VERSION);
    for step in action["runs"]["steps"].as_sequence().unwrap() {
        assert_eq!(step["shell"], "bash");
        let script = step["run"].as_str().unwrap();
        for (name, _) in step["env"].as_mapping().unwrap() {
            let name = name.as_str().unwrap();
            // `gh` itself reads its token.
            assert!(
                name == "GH_TOKEN" || script.contains(&format!("${name}")),
                "{name}"
            );
        }
    }
}

#[test]
fn the_image_is_empty_but_for_the_program_under_two_names_and_certificates() {
    let text = read("Dockerfile");
    let lines: Vec<&str> = text.lines().collect();
    let last = lines
        .iter()
        .rposition(|line| line.starts_with("FROM "))
        .unwrap();
    assert_eq!(lines[last], "FROM scratch");
    let (builder, image) = (lines[..last].join("\n"), &lines[last..]);
    let copied: Vec<&&str> = image
        .iter()
        .filter(|line| line.starts_with("COPY "))
        .collect();
    let certificates = "/etc/ssl/certs/ca-certificates.crt";
    assert_eq!(
        copied,
        [
            &&*format!("COPY --from=build {certificates} {certificates}"),
            &"COPY --from=build /image/bin/ /bin/"
        ]
    );
    assert!(builder.contains("cp target/dist/perscope /image/bin/perscope"));
    assert!(builder.contains("ln -s perscope /image/bin/percli"));
    assert!(builder.contains("apk add --no-cache ca-certificates"));
    assert!(image.contains(&&*format!("ENV SSL_CERT_FILE={certificates}")));
    assert!(image.contains(&"ENTRYPOINT [\"/bin/perscope\"]"));
    assert!(
        image
            .iter()
            .any(|line| line.starts_with("USER ") && !line.contains("root"))
    );
    assert!(builder.contains("--locked --profile dist"));
    assert!(read("Cargo.toml").contains("\n[profile.dist]\n"));
}

/// What the sources include and what the manifest names reaches the builder of the image.
#[test]
fn the_builder_of_the_image_gets_what_it_needs() {
    let text = read(".dockerignore");
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(lines.next(), Some("*"));
    let let_in: BTreeSet<&str> = lines.map(|line| line.strip_prefix('!').unwrap()).collect();
    for path in &let_in {
        assert!(root().join(path).exists(), "{path}");
    }
    let mut needed: BTreeSet<String> = ["Cargo.lock", "Cargo.toml"].map(str::to_owned).into();
    let manifest = read("Cargo.toml");
    let paths = manifest
        .lines()
        .filter_map(|line| line.strip_prefix("path = \""));
    needed.extend(paths.map(|path| path.split('/').next().unwrap().to_owned()));
    let mut open = vec![root().join("src")];
    while let Some(path) = open.pop() {
        if is_for_tests(&path) {
            continue;
        }
        if path.is_dir() {
            open.extend(
                fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
            continue;
        }
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        // What tests include is not built.
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let text = text.replace("concat!(", "");
        for rest in text.split("include_str!(\"").skip(1) {
            let target = path.parent().unwrap().join(rest.split('"').next().unwrap());
            let target = plain(&target);
            let below = target.strip_prefix(root()).unwrap();
            let first = below.components().next().unwrap();
            needed.insert(first.as_os_str().to_str().unwrap().to_owned());
        }
    }
    assert!(needed.contains("schemas"), "the sources include these");
    for path in &needed {
        assert!(
            let_in.contains(path.as_str()),
            ".dockerignore keeps {path} out"
        );
    }
}

/// Whether a module is only there when tests are built, as the one above it says.
fn is_for_tests(path: &Path) -> bool {
    let stem = path.file_stem().unwrap().to_str().unwrap();
    let above = fs::read_to_string(path.with_file_name("mod.rs")).unwrap_or_default();
    above.contains(&format!("#[cfg(test)]\nmod {stem};"))
}

/// A path without `..` in it.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// A line of a file in TOML with this key.
fn line(text: &str, key: &str) -> String {
    let found = text
        .lines()
        .find(|line| line.starts_with(&format!("{key} = ")));
    found.unwrap_or_else(|| panic!("no {key}")).to_owned()
}

#[test]
fn the_wheel_is_what_the_package_is() {
    let (wheel, package) = (read("pyproject.toml"), read("Cargo.toml"));
    for key in ["name", "description", "readme", "keywords"] {
        assert_eq!(line(&wheel, key), line(&package, key));
    }
    assert!(wheel.contains("\nbuild-backend = \"maturin\"\n"));
    assert!(
        wheel.contains("\ndynamic = [\"version\"]\n"),
        "Cargo.toml says which version it is"
    );
    assert!(!wheel.contains("\nversion = "));
    let (_, maturin) = wheel.split_once("\n[tool.maturin]\n").unwrap();
    assert_eq!(
        maturin,
        "bindings = \"bin\"\nprofile = \"dist\"\nlocked = true\n"
    );
}

#[test]
fn the_readme_names_this_version() {
    let text = read("README.md");
    for marker in ["perscope@v", "/download/v", "/perscope-"] {
        let mut named = text.split(marker).skip(1).peekable();
        assert!(
            named.peek().is_some(),
            "README.md does not name {marker}VERSION"
        );
        for rest in named {
            assert!(
                rest.starts_with(VERSION),
                "README.md names {marker}{}",
                &rest[..10]
            );
        }
    }
}
