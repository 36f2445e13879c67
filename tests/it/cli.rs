//! Flags, exit codes, streams, and the small commands.

use std::io::Read;
use std::process::{Command, Stdio};

use crate::support::{BROKEN, BROKEN_FINDING, Dir, PROJECT, program, project};

#[test]
fn without_a_command_the_important_ones_are_shown() {
    let dir = Dir::new();
    dir.run("").code(2).out("").err_has("perscope lint");
    dir.run("-v").code(2).out("").err_has("perscope lint");
}

#[test]
fn help_goes_to_stdout() {
    let dir = Dir::new();
    for args in ["--help", "-h", "lint --help", "rules -h"] {
        dir.run(args).code(0).err("").out_has("Usage: perscope");
    }
    let help = dir.run("--help").out;
    assert!(!help.contains("migrate") && !help.contains("lsp"), "{help}");
}

#[test]
fn help_is_a_command_as_well() {
    let dir = Dir::new();
    for (args, same_as) in [
        ("help", "--help"),
        ("help lint", "lint --help"),
        ("help check", "lint --help"),
        ("help explain", "explain --help"),
        ("help help", "help --help"),
    ] {
        let expected = dir.run(same_as).code(0).out;
        dir.run(args).code(0).err("").out(&expected);
    }
    dir.run("help lnt")
        .code(2)
        .out("")
        .err("error: there is no command `lnt`\n  Did you mean `lint`?\n");
    dir.run("help lint all")
        .code(2)
        .err("error: there is no command `lint all`\n  `perscope help` lists all commands.\n");
    dir.run("help lint -v").code(0);
}

#[test]
fn wrong_usage_goes_to_stderr() {
    let dir = Dir::new();
    for (args, says) in [
        ("lnt", "'lint'"),
        ("lint --formt json", "--format"),
        ("lint --format xml", "possible values"),
        ("lint --jobs 0", "--jobs"),
        ("lint -q -v", "cannot be used with"),
        ("rules taste", "taste"),
        ("completion tcsh", "possible values"),
    ] {
        dir.run(args).code(2).out("").err_has(says);
    }
}

#[test]
fn numbers_that_are_none_are_told_what_they_may_be() {
    let dir = Dir::new().file("a.yaml", BROKEN);
    for (args, says) in [
        (
            "-j 0",
            "invalid value '0' for '--jobs <N>': it must be a whole number from 1 to 65535\n",
        ),
        ("-j 70000", "it must be a whole number from 1 to 65535\n"),
        ("-j -1", "it must be a whole number from 1 to 65535\n"),
        ("--jobs=", "it must be a whole number from 1 to 65535\n"),
        (
            "--max-findings x",
            "'--max-findings <N>': it must be a whole number, 0 or more\n",
        ),
        (
            "--max-findings -1",
            "it must be a whole number, 0 or more\n",
        ),
        (
            "--max-findings 1.5",
            "it must be a whole number, 0 or more\n",
        ),
    ] {
        dir.run(&format!("lint {args}"))
            .code(2)
            .out("")
            .err_has(says);
    }
    // What is more than anybody counts is all.
    dir.run("lint --max-findings 99999999999999999999999")
        .code(1);
}

#[test]
fn commands_that_come_later_say_so() {
    let dir = Dir::new();
    dir.run("migrate x.json").code(2).out("").err(
        "error: `perscope migrate` comes in a later version\n  \
         It will bring dashboards over from Grafana.\n",
    );
    // Those of percli, and those of our own that are announced.
    for command in [
        "dac watch",
        "fmt",
        "lsp",
        "plugin build",
        "-v fmt",
        "help fmt",
    ] {
        let ran = dir.run(command).code(2).out("");
        ran.err_has("comes in a later version\n  It will ");
    }
    dir.run("lnt get").code(2).err_has("'lint'");
}

#[test]
fn the_version_is_told() {
    let version = env!("CARGO_PKG_VERSION");
    let dir = Dir::new();
    for args in ["--version", "-V", "version"] {
        dir.run(args).code(0).out(&format!("perscope {version}\n"));
    }
    dir.run("version --short")
        .code(0)
        .out(&format!("{version}\n"));
}

#[test]
fn clean_files_leave_no_trace() {
    let dir = Dir::new().file("a.yaml", PROJECT);
    dir.run("lint").code(0).silent();
    dir.run("check a.yaml").code(0).silent();
    dir.run("lint -v")
        .code(0)
        .out("")
        .err("no findings in 1 file\n");
}

#[test]
fn findings_go_to_stdout_and_their_number_to_stderr() {
    let dir = Dir::new().file("a.yaml", BROKEN);
    dir.run("lint --format concise")
        .code(1)
        .out(&format!("a.yaml:{BROKEN_FINDING}\n"))
        .err("1 error in 1 file\n1 finding can be fixed with --fix\n");
    dir.run("lint --format concise -q").code(1).err("");
}

#[test]
fn the_level_of_failure_can_be_chosen() {
    let dir = Dir::new().file("a.yaml", BROKEN);
    for (args, code) in [
        ("", 1),
        ("--fail-on warning", 1),
        ("--fail-on never", 0),
        ("-W duplicate-key", 0),
        ("-W duplicate-key --fail-on error", 0),
        ("-W duplicate-key --fail-on warning", 1),
        ("-W duplicate-key --fail-on info", 1),
        ("-A duplicate-key --fail-on info", 0),
    ] {
        dir.run(&format!("lint {args}")).code(code);
    }
}

#[test]
fn of_several_levels_for_a_rule_the_last_one_counts() {
    let dir = Dir::new().file("a.yaml", BROKEN);
    for (args, level) in [
        ("-A duplicate-key -W duplicate-key", "warning"),
        ("-W duplicate-key -A duplicate-key", ""),
        (
            "-A correctness -D duplicate-key -W duplicate-key",
            "warning",
        ),
        ("-W duplicate-key -D correctness", "error"),
        ("--deny duplicate-key --allow correctness", ""),
    ] {
        let ran = dir.run(&format!("lint --format concise {args}"));
        let shown = ran.out.split(['[', ' ']).nth(1).unwrap_or_default();
        assert_eq!(shown, level, "{args}");
    }
}

#[test]
fn unknown_rules_are_wrong_usage() {
    let dir = Dir::new().file("a.yaml", PROJECT);
    for args in ["lint -A duplicate_keys", "explain duplicat-key"] {
        dir.run(args)
            .code(2)
            .out("")
            .err_has("Did you mean `duplicate-key`?");
    }
    dir.run("lint -D corectness")
        .code(2)
        .err_has("`correctness`");
    dir.run("lint -W xyzzy")
        .code(2)
        .err_has("`perscope rules` lists all rules.");
}

#[test]
fn the_profile_none_leaves_syntax_and_structure() {
    let twice = format!("{PROJECT}---\n{PROJECT}");
    let dir = Dir::new().file("a.yaml", BROKEN).file("b.yaml", twice);
    let ran = dir.run("lint --format concise --profile none").code(1);
    assert_eq!(ran.paths(), ["a.yaml"]);
    for profile in ["recommended", "strict", "all"] {
        let ran = dir
            .run(&format!("lint --format concise --profile {profile}"))
            .code(1);
        assert_eq!(ran.paths(), ["a.yaml", "b.yaml"]);
    }
    dir.run("lint --profile some").code(2);
}

#[test]
fn people_see_as_many_findings_as_they_want() {
    let dir = Dir::new()
        .file("a.yaml", BROKEN)
        .file("b.yaml", BROKEN.replace("shop", "b"));
    let ran = dir.run("lint --format concise --max-findings 1").code(1);
    assert_eq!(ran.out.lines().count(), 2);
    ran.out_has("and 1 more finding")
        .err("2 errors in 2 of 2 files\n2 findings can be fixed with --fix\n");
}

#[test]
fn statistics_follow_findings_that_people_read() {
    let dir = Dir::new().file("a.yaml", BROKEN);
    dir.run("lint --format concise --statistics")
        .code(1)
        .out_has("1  error  duplicate-key  fixable\n");
    let plain = dir.run("lint --format json").out;
    dir.run("lint --format json --statistics")
        .code(1)
        .out(&plain);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let mut dir = Dir::new();
    for index in 0..40 {
        let text = format!("{BROKEN}---\n{}", project(&format!("p{}", index % 7)));
        dir = dir.file(&format!("{}/{index}.yaml", index % 3), text);
    }
    let one = dir.run("lint --jobs 1").code(1);
    for jobs in [2, 3, 16] {
        dir.run(&format!("lint --jobs {jobs}"))
            .code(1)
            .out(&one.out)
            .err(&one.err);
    }
}

#[test]
fn colours_are_a_matter_of_choice() {
    let is_coloured = |dir: &Dir, args: &str| dir.run(args).out.contains('\u{1b}');
    let plain = Dir::new().file("a.yaml", BROKEN);
    assert!(!is_coloured(&plain, "lint"));
    assert!(!is_coloured(&plain, "lint --color auto"));
    assert!(is_coloured(&plain, "lint --color always"));
    let forced = plain.var("CLICOLOR_FORCE", "1");
    assert!(is_coloured(&forced, "lint"));
    assert!(!is_coloured(&forced, "lint --color never"));
    let refused = forced.var("NO_COLOR", "1");
    assert!(!is_coloured(&refused, "lint"));
    assert!(is_coloured(&refused, "lint --color always"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    for args in [
        &["schema"][..],
        &["rules", "--format", "json"],
        &["completion", "zsh"],
    ] {
        let mut child = Command::new(program())
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
    }
}

#[test]
fn rules_are_listed() {
    let dir = Dir::new();
    let all = dir.run("rules").code(0).out;
    assert!(all.starts_with("RULE "), "{all}");
    assert!(all.contains("\nduplicate-key "), "{all}");
    let none = dir.run("rules security performance").code(0).out;
    assert!(!none.contains("\nduplicate-key "), "{none}");
    dir.run("rules --format json")
        .code(0)
        .out_has("\"version\": 1")
        .out_has("\"name\": \"duplicate-key\"");
}

#[test]
fn rules_are_explained() {
    let dir = Dir::new();
    dir.run("explain duplicate-key")
        .code(0)
        .out_has(
            "duplicate-key\ncorrectness, error by default, sometimes fixable; Perses refuses it\n",
        )
        .out_has("\nWhy it matters\n")
        .out_has("    metadata:\n    ^^^^^^^^\n");
    assert_eq!(dir.run("explain").code(0).out, dir.run("rules").out);
}

#[test]
fn rules_of_a_group_are_listed() {
    let dir = Dir::new();
    let listed = |args: &str| {
        let out = dir.run(args).code(0).out;
        let lines = out.lines().map(str::to_owned);
        lines.collect::<Vec<String>>()
    };
    let all = listed("rules");
    let security = listed("explain security");
    assert!(security[0].starts_with("RULE"), "{security:#?}");
    let rows = &security[1..];
    assert!(rows.len() > 2 && rows.len() + 1 < all.len());
    let is_of_group = |row: &String| row.split_whitespace().nth(1) == Some("security");
    assert!(rows.iter().all(is_of_group), "{rows:#?}");
    let of_group = all.iter().filter(|row| is_of_group(row)).count();
    assert_eq!(rows.len(), of_group);
    dir.run("explain secruity").code(2).err_has("`security`");
}
