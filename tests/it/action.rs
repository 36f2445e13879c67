//! The scripts of the GitHub action, run by a shell with a release that a stand-in for `gh` hands
//! out: what is installed, what is refused, and that inputs are never code.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use serde_yaml::Value;
use tempfile::TempDir;

const VERSION: &str = env!("CARGO_PKG_VERSION");
const TARGET: &str = "x86_64-unknown-linux-musl";

/// A machine that runs the steps of the action.
struct Runner {
    temp: TempDir,
}

impl Runner {
    /// With a release whose program prints its arguments, one a line.
    fn new() -> Self {
        let runner = Self {
            temp: TempDir::new().unwrap(),
        };
        for folder in ["bin", "release", "work", "temp"] {
            fs::create_dir(runner.path(folder)).unwrap();
        }
        runner.program(
            "bin/gh",
            "#!/usr/bin/env bash\necho \"$*\" > ../../asked\ncp ../../release/* .\n",
        );
        let name = format!("perscope-{VERSION}-{TARGET}");
        fs::create_dir(runner.path(&name)).unwrap();
        let program = "#!/usr/bin/env bash\nprintf '%s\\n' \"$@\"\n";
        runner.program(&format!("{name}/perscope"), program);
        let archive = format!(
            "tar -czf release/{name}.tar.gz {name} && cd release && sha256sum {name}.tar.gz > SHA256SUMS"
        );
        let made = runner.bash(&archive, "", &[]);
        assert!(made.status.success(), "{made:?}");
        runner
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.temp.path().join(path)
    }

    fn program(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::write(&path, text).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn bash(&self, script: &str, below: &str, vars: &[(&str, &str)]) -> Output {
        let added = fs::read_to_string(self.path("added")).unwrap_or_default();
        let path = std::env::var("PATH").unwrap();
        let path = format!("{}:{}:{path}", added.trim(), self.path("bin").display());
        Command::new("bash")
            .args(["--noprofile", "--norc", "-e", "-c", script])
            .current_dir(self.path(below))
            .env("PATH", path)
            .env("RUNNER_TEMP", self.path("temp"))
            .env("GITHUB_PATH", self.path("added"))
            .envs(vars.iter().copied())
            .output()
            .unwrap()
    }

    /// Runs a step of the action with its inputs.
    fn step(&self, index: usize, vars: &[(&str, &str)]) -> (Option<i32>, String) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("action.yml");
        let action: Value = serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let script = action["runs"]["steps"][index]["run"].as_str().unwrap();
        let output = self.bash(script, "work", vars);
        let text = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(text).unwrap())
    }

    fn install(&self, vars: &[(&str, &str)]) -> (Option<i32>, String) {
        let usual = [
            ("VERSION", VERSION),
            ("ACTION_REPOSITORY", "someone/perscope"),
            ("ACTION_PATH", "nowhere"),
            ("RUNNER_OS", "Linux"),
            ("RUNNER_ARCH", "X64"),
        ];
        self.step(0, &[&usual, vars].concat())
    }

    /// Nothing has been written that only a command inside of an input would write.
    fn is_clean(&self) -> bool {
        fs::read_dir(self.path("work")).unwrap().next().is_none()
    }
}

#[test]
fn what_was_released_is_installed_and_run() {
    let runner = Runner::new();
    let (code, said) = runner.install(&[]);
    assert_eq!(code, Some(0), "{said}");
    let asked = fs::read_to_string(runner.path("asked")).unwrap();
    let wanted = format!("release download v{VERSION} --repo someone/perscope --clobber");
    assert!(asked.starts_with(&wanted), "{asked}");
    for (args, words) in [
        ("lint --format github", "lint\n--format\ngithub\n"),
        ("  lint\n  a.yaml  \n\n--fix\n", "lint\na.yaml\n--fix\n"),
        (
            "lint *.yaml $HOME `touch a`",
            "lint\n*.yaml\n$HOME\n`touch\na`\n",
        ),
        (
            "lint; touch a && $(touch b)",
            "lint;\ntouch\na\n&&\n$(touch\nb)\n",
        ),
        ("'a b' \"c\\d\"", "'a\nb'\n\"c\\d\"\n"),
        ("", "\n"),
    ] {
        assert_eq!(
            runner.step(1, &[("ARGS", args)]),
            (Some(0), words.to_owned()),
            "{args}"
        );
    }
    assert!(runner.is_clean());
}

#[test]
fn what_was_not_released_is_refused() {
    let runner = Runner::new();
    let archive = runner.path(&format!("release/perscope-{VERSION}-{TARGET}.tar.gz"));
    fs::write(&archive, "something else").unwrap();
    let (code, said) = runner.install(&[]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("is not what was released"), "{said}");
    assert!(!runner.path("added").exists());

    let runner = Runner::new();
    fs::write(runner.path("release/SHA256SUMS"), "").unwrap();
    let (code, said) = runner.install(&[]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("does not list"), "{said}");
}

#[test]
fn inputs_are_never_code() {
    let runner = Runner::new();
    for version in [
        "",
        "1.0 --repo x",
        "$(touch a)",
        "1;touch a",
        "../x",
        "1\ntouch a",
    ] {
        let (code, said) = runner.install(&[("VERSION", version)]);
        assert_eq!(code, Some(2), "{version}: {said}");
        assert!(
            said.contains("::error::the input version is no version"),
            "{said}"
        );
    }
    assert!(runner.is_clean() && !runner.path("asked").exists());
}

#[test]
fn machines_without_a_release_are_told_what_to_do() {
    let runner = Runner::new();
    let (code, said) = runner.install(&[("RUNNER_ARCH", "RISCV")]);
    assert_eq!(code, Some(2));
    assert!(said.contains("no release for Linux on RISCV; set the input version to source"));
    assert_eq!(
        runner.install(&[("VERSION", "none")]),
        (Some(0), String::new())
    );
}
