//! The shapes of the output.

use crate::support::{BROKEN, BROKEN_FINDING, Dir, PROJECT};

/// How many lines begin like this.
fn lines(text: &str, start: &str) -> usize {
    text.lines().filter(|line| line.starts_with(start)).count()
}

#[test]
fn every_format_tells_the_same_findings() {
    let dir = Dir::new().file("a.yaml", BROKEN).file("b.yaml", PROJECT);
    for (format, start) in [
        ("human", "error[duplicate-key]: "),
        ("concise", "a.yaml:3:1: error[duplicate-key] "),
        ("json", "      \"code\": \"duplicate-key\""),
        (
            "jsonl",
            "{\"type\":\"finding\",\"file\":\"a.yaml\",\"line\":3,\"column\":1,",
        ),
        ("github", "::error file=a.yaml,line=3,"),
        ("sarif", "          \"ruleId\": \"duplicate-key\""),
        ("gitlab", "    \"check_name\": \"duplicate-key\""),
        (
            "junit",
            "      <failure message=\"the key `kind` is used twice\"",
        ),
        ("checkstyle", "    <error line=\"3\" column=\"1\" "),
        ("rdjson", "        \"value\": \"duplicate-key\""),
        (
            "azure",
            "##vso[task.logissue type=error;sourcepath=a.yaml;linenumber=3;",
        ),
        ("markdown", "| error | `a.yaml:3:1` | `duplicate-key` |"),
    ] {
        let ran = dir.run(&format!("lint --format {format}")).code(1);
        assert_eq!(lines(&ran.out, start), 1, "{format}:\n{}", ran.out);
    }
}

#[test]
fn programs_get_an_answer_when_there_is_nothing_to_tell() {
    let dir = Dir::new().file("a.yaml", PROJECT);
    dir.run("lint --format json")
        .code(0)
        .out_has("\"findings\": []")
        .err("");
    let ran = dir.run("lint --format jsonl").code(0).err("");
    assert_eq!(
        (
            ran.out.lines().count(),
            lines(&ran.out, "{\"type\":\"summary\"")
        ),
        (1, 1)
    );
    dir.run("lint --format github").code(0).silent();
}

#[test]
fn further_formats_go_to_files_in_the_same_run() {
    let dir = Dir::new().file("a.yaml", BROKEN);
    let ran = dir
        .run("lint --format concise --output-file sarif=out.sarif --output-file junit=out.xml")
        .code(1);
    ran.out(&format!("a.yaml:{BROKEN_FINDING}\n"));
    let read = |path: &str| std::fs::read_to_string(dir.path(path)).unwrap();
    assert!(read("out.sarif").contains("\"ruleId\": \"duplicate-key\""));
    assert!(read("out.xml").contains("<failure"));
    dir.run("lint --output-file sarif=none/out.sarif")
        .code(3)
        .err_has("cannot write none/out.sarif");
    dir.run("lint --output-file sarrif=x")
        .code(2)
        .err_has("did you mean `sarif`?");
    dir.run("lint --output-file sarif").code(2);
    dir.run("lint --output-file sarif=a --output-file junit=a")
        .code(2)
        .err_has("two reports would go to a");
    dir.run("lint --output-file sarif=a.yaml")
        .code(3)
        .err_has("it is one of the files that were checked");
    assert_eq!(read("a.yaml"), BROKEN);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_that_take_a_report_stay_what_they_are() {
    let dir = Dir::new()
        .file("files/a.yaml", BROKEN)
        .file("target.sarif", "")
        .link("link.sarif", "target.sarif");
    dir.run("lint files --output-file sarif=link.sarif").code(1);
    let link = std::fs::symlink_metadata(dir.path("link.sarif")).unwrap();
    assert!(link.is_symlink());
    let text = std::fs::read_to_string(dir.path("target.sarif")).unwrap();
    assert!(text.contains("duplicate-key"), "{text}");
    dir.run("lint files --output-file sarif=/dev/null").code(1);
    let null = std::fs::metadata("/dev/null").unwrap();
    assert!(!null.is_file());
}

#[test]
fn services_get_paths_from_the_root_of_the_repository() {
    let dir = Dir::new()
        .file("repo/.git/HEAD", "")
        .file("repo/team/a.yaml", BROKEN);
    dir.inside("repo/team")
        .run("lint --format github")
        .code(1)
        .out_has("file=team/a.yaml,");
}

#[test]
fn schemas_are_printed_for_one_kind_or_for_all() {
    let dir = Dir::new();
    for (args, title) in [
        ("schema", "Perses resources"),
        ("schema Dashboard", "Dashboard"),
        ("schema persesdashboard", "PersesDashboard"),
        ("schema config", "perscope.yaml"),
    ] {
        let head = "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n";
        dir.run(args)
            .code(0)
            .err("")
            .out_has(&format!("{head}  \"title\": \"{title}\""));
    }
    dir.run("schema Dashbord")
        .code(2)
        .out("")
        .err_has("Did you mean `Dashboard`?");
    dir.run("schema x").code(2).err_has("RoleBinding");
}
