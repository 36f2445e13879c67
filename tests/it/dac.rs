//! Building dashboards as code. The tools `cue` and `go` are scripts of the test, which note how
//! they were called and run what stands in a source as a script of its own.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{Dir, Ran, dashboard};

/// Runs the source behind `eval` or `run`, without the first line of one in Go.
const TOOL: &str = r#"#!/bin/sh
echo "${0##*/} $* @${PWD##*/}" >> "$RECORD"
case "$1 $2" in
  "eval "*) shift; source="$1"; shift; exec /bin/sh "$source" "$@" ;;
  "run "*) shift; source="$1"; shift; sed 1d "$source" > "$source.tmp"; /bin/sh "$source.tmp" "$@"
    status=$?; rm -f "$source.tmp"; exit $status ;;
esac
"#;

/// The first line of a program in Go, as far as anybody here looks at it.
const GO: &str = "package main; func main() {}\n";

/// A directory with tools.
pub(crate) fn dir() -> Dir {
    let dir = Dir::new().file("bin/cue", TOOL).file("bin/go", TOOL);
    for tool in ["cue", "go"] {
        let path = dir.path(&format!("bin/{tool}"));
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let path = format!("{}:/usr/bin:/bin", dir.path("bin").display());
    let record = dir.path("record").display().to_string();
    dir.var("PATH", &path).var("RECORD", &record)
}

/// A source that prints a dashboard.
fn source(name: &str) -> String {
    format!("cat <<'END'\n{}END\n", dashboard(name, "text"))
}

/// How the tools were called, sorted.
fn record(dir: &Dir) -> Vec<String> {
    let record = fs::read_to_string(dir.path("record")).unwrap_or_default();
    let mut lines: Vec<String> = record.lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

fn read(dir: &Dir, path: &str) -> String {
    fs::read_to_string(dir.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_source_has_a_result_at_its_place() {
    let dir = dir()
        .file("repo/cpu.cue", source("cpu"))
        .file("repo/deep/mem.cue", source("mem"))
        .file("repo/deep/main.go", format!("{GO}{}", source("disk")))
        .file("repo/deep/lib.go", "package lib\n")
        .file("repo/vendor/x.cue", source("x"))
        .inside("repo");
    let ran = dir.run("dac build -d .").code(0).err("");
    let lines = "Successfully built cpu.cue at built/cpu_output.yaml\n\
                 Successfully built deep/main.go at built/deep/main_output.yaml\n\
                 Successfully built deep/mem.cue at built/deep/mem_output.yaml\n";
    ran.out(lines);
    assert_eq!(
        record(&dir),
        [
            "cue eval cpu.cue --out yaml --concrete @repo",
            "cue eval deep/mem.cue --out yaml --concrete @repo",
            "go run main.go --output yaml @deep",
        ]
    );
    assert_eq!(
        read(&dir, "repo/built/deep/main_output.yaml"),
        dashboard("disk", "text")
    );
    let before = dir.listing("repo/built");
    dir.run("dac build -d .").code(0).out(lines);
    assert_eq!(
        dir.listing("repo/built"),
        before,
        "what is the same is not written"
    );
}

#[test]
fn a_file_is_built_with_arguments_in_another_format_and_folder() {
    let program = format!(
        "{GO}echo \"{{\\\"kind\\\": \\\"Project\\\", \\\"metadata\\\": {{\\\"name\\\": \\\"$4\\\"}}}}\"\n"
    );
    let dir = dir().file("x/main.go", program);
    let args = "dac build -f ./x/main.go -ojson --dac.output_folder ./out/made/ -- --team 'a b'";
    let ran = dir.run(args).code(0);
    ran.out("Successfully built ./x/main.go at out/made/x/main_output.json\n");
    assert_eq!(record(&dir), ["go run main.go --output json --team a b @x"]);
    let made = read(&dir, "out/made/x/main_output.json");
    assert!(made.contains(r#""name": "a b""#), "{made}");
}

#[test]
fn results_stay_inside_of_the_folder() {
    let dir = dir()
        .file("repo/readme.md", "")
        .file("other/x.cue", source("x"))
        .inside("repo");
    let ran = dir.run("dac build -f ../other/x.cue").code(0);
    let whole = dir.path("other/x_output.yaml").display().to_string();
    let below = whole.trim_start_matches('/');
    assert!(dir.path("repo/built").join(below).is_file(), "{ran:#?}");
    let absolute = dir.path("other/x.cue").display().to_string();
    let here = dir.run(&format!("dac build -f {absolute} --dac.output_folder b2"));
    here.code(0);
    assert!(dir.path("repo/b2").join(below).is_file());
    assert!(!dir.path("other/x_output.yaml").exists());
}

#[test]
fn what_is_printed_can_be_applied() {
    let dir = dir()
        .file("project.yaml", crate::support::PROJECT)
        .file("dash/a.cue", source("a"))
        .file("dash/b.cue", source("b"))
        .file("dash/lib.cue", "echo '{}'");
    dir.run("apply -s file:data project.yaml").code(0);
    let yaml = dir.run("dac build -d dash -m stdout").code(0).err("");
    let (a, b) = (dashboard("a", "text"), dashboard("b", "text"));
    assert_eq!(yaml.out, format!("{a}---\n{b}"));
    let applied = dir.run_with("apply -s file:data -f -", yaml.out).code(0);
    applied.out("+ Dashboard shop/a created\n+ Dashboard shop/b created\n");
    let json = |name: &str| {
        format!(r#"{{"kind": "Project", "metadata": {{"name": "{name}"}}, "spec": {{}}}}"#)
    };
    let dir = dir
        .file("json/a.cue", format!("echo '{}'", json("a")))
        .file(
            "json/b.cue",
            format!("echo '[{}, {}]'", json("b"), json("c")),
        );
    let one = dir.run("dac build -f json/a.cue -m stdout -o json").code(0);
    one.out(&format!("{}\n", json("a")));
    let many = dir.run("dac build -d json -m stdout -o json").code(0);
    let applied = dir.run_with("apply -s file:data -f -", many.out).code(0);
    applied.out("+ Project a created\n+ Project b created\n+ Project c created\n");
    assert!(!dir.path("built").exists());
}

/// Runs the sources of a directory; the parts have to be in what is said about them.
#[track_caller]
fn check_fails(dir: &Dir, args: &str, parts: &[&str]) -> Ran {
    let ran = dir.run(args).code(3);
    for part in parts {
        assert!(ran.err.contains(part), "{part:?} in\n{}", ran.err);
    }
    ran
}

#[test]
fn what_fails_is_said_under_its_source_and_the_others_are_built() {
    let dir = dir()
        .file("x/a.cue", source("a"))
        .file("x/bad.cue", "echo 'bad: \u{1b}[2Jno' >&2; exit 1\n")
        .file("x/broken.cue", "echo 'a: ['")
        .file(
            "x/loud.cue",
            format!("echo careful >&2\n{}", source("loud")),
        )
        .file("x/other.cue", "echo 'success: true'");
    let ran = check_fails(
        &dir,
        "dac build -d x",
        &[
            "error: x/bad.cue cannot be built: `cue` ended with exit status: 1\n  bad: \\u{1b}[2Jno\n",
            "error: x/broken.cue: what it prints cannot be read: line ",
            "warning: x/loud.cue\n  careful\n",
            "warning: x/other.cue yields something that is no Perses resource\n",
        ],
    );
    ran.out(
        "Successfully built x/a.cue at built/x/a_output.yaml\n\
         Successfully built x/loud.cue at built/x/loud_output.yaml\n\
         Successfully built x/other.cue at built/x/other_output.yaml\n",
    );
}

#[test]
fn what_cannot_be_built_at_all_is_said() {
    let dir = dir()
        .file("x/a.cue", source("a"))
        .file("x/b.cue", source("b"))
        .file("y/same.cue", source("a"))
        .file("y/same.go", format!("{GO}{}", source("a")))
        .file("z/lib.cue", "echo '{}'")
        .file("z/text.txt", "");
    check_fails(
        &dir,
        "dac build -f nowhere.cue",
        &["cannot read nowhere.cue: no such file"],
    );
    check_fails(
        &dir,
        "dac build -d nowhere",
        &["cannot read nowhere: no such file"],
    );
    let file = dir.run("dac build -d x/a.cue --dac.output_folder out");
    file.code(0)
        .out("Successfully built x/a.cue at out/x/a_output.yaml\n");
    check_fails(
        &dir,
        "dac build -f x",
        &["x is a directory", "Name it with -d."],
    );
    check_fails(
        &dir,
        "dac build -f z/lib.cue",
        &["z/lib.cue yields nothing"],
    );
    check_fails(
        &dir,
        "dac build -d y",
        &["would both be written to built/y/same_output.yaml"],
    );
    dir.run("dac build -f z/text.txt").code(0).out("");
    dir.run("dac build -d z").code(0).silent();
    dir.run("dac build").code(2);
    dir.run("dac build -f x/a.cue -d x").code(2);
    dir.run("dac build -d x -m stdout --clean").code(2);
    assert!(!dir.path("built").exists());
    let dir = dir.var("PATH", "/nonexistent");
    let missing = [
        "there is no `cue`, so 2 sources cannot be built",
        "https://cuelang.org/",
    ];
    let ran = check_fails(&dir, "dac build -d x", &missing);
    assert_eq!(ran.err.lines().count(), 2, "{ran:#?}");
}

#[test]
fn what_is_left_over_is_named_or_removed() {
    let dir = dir()
        .file("x/a.cue", source("a"))
        .file("x/deep/b.cue", source("b"));
    dir.run("dac build -d x").code(0).err("");
    let dir = dir
        .file("built/x/deep/mine.yaml", "")
        .file("built/y/c_output.yaml", "")
        .file("x/a.cue", "exit 1");
    fs::remove_file(dir.path("x/deep/b.cue")).unwrap();
    let ran = dir.run("dac build -d x").code(3);
    ran.err_has("warning: built/x/deep/b_output.yaml is left over from an earlier build\n");
    let dir = dir.file("x/a.cue", source("a"));
    dir.run("dac build -d x --clean")
        .code(0)
        .err("note: removed built/x/deep/b_output.yaml\n");
    let json = format!(
        "echo '{}'",
        r#"{"kind": "Project", "metadata": {"name": "a"}, "spec": {}}"#
    );
    let dir = dir.file("x/a.cue", json);
    dir.run("dac build -f x/a.cue -ojson --clean")
        .code(0)
        .err("note: removed built/x/a_output.yaml\n");
    let left: Vec<String> = dir
        .listing("built")
        .into_iter()
        .filter_map(|(path, (content, _))| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            content.map(|_| name)
        })
        .collect();
    assert_eq!(left, ["a_output.json", "mine.yaml", "c_output.yaml"]);
}

#[test]
fn no_link_leads_out_of_the_folder() {
    for (link, target) in [
        ("built", "victim"),
        ("built/x", "../victim"),
        ("built/x/deep", "../../victim"),
    ] {
        let dir = dir()
            .file("x/deep/a.cue", source("a"))
            .file("victim/note.txt", "")
            .file("victim/old_output.yaml", "a: 1")
            .link(link, target);
        let before = dir.listing("victim");
        for args in ["-d x", "-d x/deep --clean", "-f x/deep/a.cue --clean"] {
            dir.run(&format!("dac build {args}"))
                .code(3)
                .out("")
                .err_has(&format!(
                    "error: {link} is a link, and results stay in their folder"
                ));
        }
        assert_eq!(dir.listing("victim"), before);
        assert!(record(&dir).is_empty());
    }
}

#[test]
fn nothing_is_removed_where_other_files_are() {
    let dir = dir()
        .file("x/a.cue", source("a"))
        .file("mine_output.json", "{}")
        .file("x/mine_output.yaml", "a: 1");
    let here = "dac build -d . --dac.output_folder .";
    dir.run(&format!("{here} --clean"))
        .code(2)
        .err_has("--clean removes nothing from a directory");
    let ran = dir.run(here).code(0).err("");
    ran.out("Successfully built x/a.cue at x/a_output.yaml\n");
    assert!(dir.path("mine_output.json").exists() && dir.path("x/mine_output.yaml").exists());
}

#[test]
fn programs_get_nothing_that_is_perscopes_own() {
    let script = "echo \"stdin: $(wc -c)\" > seen; env >> seen\n";
    let dir = dir()
        .file("a.cue", format!("{script}{}", source("a")))
        .var("PERSCOPE_TOKEN", "s3cret-token")
        .var("MINE", "yes");
    let ran = dir.run_with("dac build -f a.cue", "not for the tools");
    ran.code(0);
    let seen = read(&dir, "seen");
    assert!(
        seen.starts_with("stdin: 0\n") && seen.contains("MINE=yes"),
        "{seen}"
    );
    assert!(
        !seen.contains("PERSCOPE_") && !seen.contains("s3cret"),
        "{seen}"
    );
}

#[test]
fn a_program_that_misses_something_gets_the_files_beside_it() {
    let tool = "#!/bin/sh\necho \"$*\" >> \"$RECORD\"\ncase \"$*\" in\n  *help.go*) echo 'kind: Project' ;;\n  \
                *) echo './main.go:3:2: undefined: title' >&2; exit 1 ;;\nesac\n";
    let dir = dir()
        .file("bin/go", tool)
        .file("main.go", GO)
        .file("help.go", "package main\n")
        .file("lib.go", "package lib\n")
        .file("main_test.go", GO);
    dir.run("dac build -d .")
        .code(0)
        .out("Successfully built main.go at built/main_output.yaml\n");
    assert_eq!(
        record(&dir),
        [
            "run main.go --output yaml",
            "run main.go help.go --output yaml"
        ]
    );
}

#[test]
fn an_interruption_ends_the_children() {
    let slow = "echo $$ >> \"$RECORD\"\nexec sleep 60\n";
    let dir = dir()
        .file("x/a.cue", slow)
        .file("x/b.cue", slow)
        .file("x/c.cue", slow);
    let mut command = dir.command("dac build -d x --jobs 2");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    let is_number = |line: &String| line.parse::<u32>().is_ok();
    let started = Instant::now();
    let children = loop {
        let children: Vec<String> = record(&dir).into_iter().filter(is_number).collect();
        if children.len() == 2 {
            break children;
        }
        assert!(started.elapsed() < Duration::from_secs(30), "{children:?}");
        std::thread::sleep(Duration::from_millis(5));
    };
    let kill = |signal: &str, id: &str| {
        Command::new("kill")
            .args([signal, id])
            .stderr(Stdio::null())
            .status()
            .unwrap()
            .success()
    };
    assert!(kill("-INT", &child.id().to_string()));
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{output:?}");
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(err, "error: interrupted after 0 of 3 sources\n");
    for id in children {
        assert!(!kill("-0", &id), "{id} still runs");
    }
    assert!(started.elapsed() < Duration::from_secs(30));
}

#[test]
fn setup_writes_an_example_and_fetches_what_it_needs() {
    let dir = dir()
        .file(".gitignore", "target")
        .file("cue.mod/module.cue", "");
    let ran = dir.run("dac setup --version v0.54.0").code(0);
    ran.out("DaC setup for cue finished successfully\n");
    assert_eq!(
        record(&dir),
        [
            "cue mod get github.com/perses/perses/cue@v0.54.0 @".to_owned() + &name_of(&dir),
            "cue mod tidy @".to_owned() + &name_of(&dir),
            "cue version @".to_owned() + &name_of(&dir),
        ]
    );
    assert_eq!(
        read(&dir, ".gitignore"),
        "target\n\n# Results of `perscope dac build`.\nbuilt\n"
    );
    assert!(read(&dir, "example.cue").contains("perses/cue/dac-utils/dashboard"));
    dir.run("dac setup --version 0.54.0").code(0);
    assert_eq!(read(&dir, ".gitignore").matches("built").count(), 1);
    let dir = dir.file("example.cue", "mine");
    dir.run("dac setup --version 0.54.0")
        .code(2)
        .err_has("example.cue is there already");
    assert_eq!(read(&dir, "example.cue"), "mine");
    dir.run("dac setup --version 0.54.0 --force").code(0);
    dir.run("dac setup --version 0.54.0 --language GO")
        .code(2)
        .err_has("there is no go.mod here");
    let dir = dir.file("go.mod", "module x\n");
    dir.run("dac setup --version 0.54.0 --language GO")
        .code(0)
        .out("DaC setup for go finished successfully\n");
    assert!(
        record(&dir)
            .iter()
            .any(|line| line.starts_with("go get github.com/perses/perses/go-sdk@v0.54.0 "))
    );
    assert!(read(&dir, "main.go").contains("sdk.NewExec()"));
}

fn name_of(dir: &Dir) -> String {
    let path = dir.path("");
    path.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn setup_takes_versions_of_perses_only() {
    let dir = dir().file("cue.mod/module.cue", "");
    let check = |args: &str, part: &str| {
        dir.run(&format!("dac setup {args}")).code(2).err_has(part);
    };
    check("--version yes", "`yes` is no version of Perses");
    check("--version 0.54", "`0.54` is no version of Perses");
    check("--version '0.54.0@x'", "is no version of Perses");
    check("--version 0.50.0", "since 0.51.0 only");
    check("--version 0.43.0 --language go", "since 0.44.0 only");
    check("", "--version does without a server.");
    assert!(!dir.path("example.cue").exists());
    let fails = dir.file("bin/cue", "#!/bin/sh\necho oh no >&2\nexit 7\n");
    let ran = fails.run("dac setup --version 0.54.0").code(3);
    ran.err_has("  oh no\nerror: `cue version` ended with exit status: 7\n");
}

#[test]
fn what_comes_later_says_so() {
    let dir = Dir::new();
    for command in [
        "dac watch",
        "migrate",
        "plugin build",
        "plugin generate",
        "plugin lint",
        "plugin start",
        "plugin test-schemas",
    ] {
        let said = format!("error: `perscope {command}` comes in a later version\n");
        dir.run(&format!("{command} -x y"))
            .code(2)
            .out("")
            .err_has(&said);
        dir.run(&format!("help {command}")).code(2).err_has(&said);
    }
    dir.run("dac lint")
        .code(2)
        .err_has("unrecognized subcommand 'lint'");
}
