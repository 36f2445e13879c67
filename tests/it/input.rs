//! What files may be, also hostile ones, and how they are found.

use crate::support::{BROKEN, BROKEN_FINDING, Dir, PROJECT, Ran, project};

/// A Kubernetes object that is none of Perses'.
const FOREIGN: &str = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n";

/// The paths with findings.
#[track_caller]
fn found(dir: &Dir, args: &str) -> Vec<String> {
    let ran = dir.run(&format!("lint --format concise {args}"));
    ran.paths().into_iter().map(str::to_owned).collect()
}

fn concise(dir: &Dir, args: &str) -> Ran {
    dir.run(&format!("lint --format concise {args}"))
}

#[test]
fn the_default_walk_leaves_out_what_git_and_people_do_not_see() {
    let dir = Dir::new()
        .file(".git/HEAD", "")
        .file(".gitignore", "built/\n*.tmp.yaml\n")
        .file("a.yaml", BROKEN)
        .file("sub/b.JSON", BROKEN)
        .file("sub/c.yml", BROKEN)
        .file("sub/d.txt", BROKEN)
        .file("x.tmp.yaml", BROKEN)
        .file("built/e.yaml", BROKEN)
        .file(".hidden/f.yaml", BROKEN)
        .file("node_modules/g.yaml", BROKEN);
    let seen = ["a.yaml", "sub/b.JSON", "sub/c.yml"];
    for args in ["", ".", "./", "[DIR]", "sub/.."] {
        assert_eq!(found(&dir, args), seen, "{args:?}");
    }
}

#[test]
fn a_directory_that_is_named_is_read_whatever_git_says() {
    let dir = Dir::new()
        .file(".git/x.yaml", BROKEN)
        .file(".gitignore", "built/\n")
        .file("built/a.yaml", BROKEN)
        .file("built/.hidden/b.yaml", BROKEN)
        .file("built/.git/c.yaml", BROKEN)
        .file("built/node_modules/d.yaml", BROKEN);
    let seen = ["built/.hidden/b.yaml", "built/a.yaml"];
    for args in ["built", "./built/", "-d built", "--directory [DIR]/built"] {
        assert_eq!(found(&dir, args), seen, "{args}");
    }
    assert_eq!(found(&dir, "-d ."), seen);
}

#[test]
fn a_directory_that_git_ignores_is_read_by_those_who_are_in_it() {
    let dir = Dir::new()
        .file(".git/HEAD", "")
        .file(".gitignore", "built/\n*.tmp.yaml\n")
        .file("built/a.yaml", BROKEN)
        .file("built/b.tmp.yaml", BROKEN);
    assert_eq!(found(&dir.inside("built"), ""), ["a.yaml"]);
}

#[test]
fn paths_are_shown_from_where_people_are() {
    let dir = Dir::new()
        .file("repo/sub/a.yaml", BROKEN)
        .file("b.yaml", BROKEN);
    let dir = dir.inside("repo");
    assert_eq!(found(&dir, "[DIR]/repo"), ["sub/a.yaml"]);
    assert_eq!(found(&dir, "./sub/../sub/a.yaml"), ["sub/a.yaml"]);
    assert_eq!(found(&dir, "../b.yaml"), ["../b.yaml"]);
    assert_eq!(found(&dir, "[DIR]/b.yaml"), ["[DIR]/b.yaml"]);
}

#[test]
fn a_file_with_several_names_is_read_once() {
    let dir = Dir::new().file("sub/a.yaml", BROKEN);
    for args in [
        "sub/a.yaml sub/a.yaml",
        "sub ./sub/a.yaml -f [DIR]/sub/a.yaml -d sub",
        "sub sub/../sub",
    ] {
        let out = format!("sub/a.yaml:{BROKEN_FINDING}\n");
        concise(&dir, args)
            .code(1)
            .out(&out)
            .err("1 error in 1 file\n1 finding can be fixed with --fix\n");
    }
}

#[test]
fn what_cannot_be_read_hides_nothing() {
    let dir = Dir::new().file("a.yaml", BROKEN);
    concise(&dir, "gone.yaml a.yaml nowhere/")
        .code(3)
        .out(&format!("a.yaml:{BROKEN_FINDING}\n"))
        .err(
            "error: cannot read gone.yaml: no such file or directory\n\
             error: cannot read nowhere: no such file or directory\n\
             1 error in 1 file\n1 finding can be fixed with --fix\n",
        );
    concise(&dir, "-f .")
        .code(3)
        .err_has("it is a directory; -d takes directories");
}

#[test]
fn an_unreadable_file_is_an_input_error() {
    #[cfg(unix)]
    {
        use std::fs::{Permissions, read, set_permissions};
        use std::os::unix::fs::PermissionsExt;

        let dir = Dir::new().file("a.yaml", BROKEN).file("b.yaml", PROJECT);
        set_permissions(dir.path("b.yaml"), Permissions::from_mode(0o0)).unwrap();
        if read(dir.path("b.yaml")).is_ok() {
            // Nothing is unreadable to the superuser.
            return;
        }
        concise(&dir, "")
            .code(3)
            .out(&format!("a.yaml:{BROKEN_FINDING}\n"))
            .err_has("error: cannot read b.yaml: permission denied\n");
    }
}

#[test]
fn finding_nothing_in_a_directory_is_an_input_error() {
    let nothing = "error: there is no Perses resource in what was named\n  \
                   --allow-empty makes this no error.\n";
    let empty = Dir::new();
    empty.run("lint").code(3).out("").err(nothing);
    empty.run("lint --allow-empty").code(0).silent();
    let foreign = empty
        .file("secret.yaml", FOREIGN)
        .file("package.json", "{\"name\": \"x\"}");
    foreign
        .run("lint .")
        .code(3)
        .err_has("-v lists what was passed over.");
    foreign.run("lint -v --allow-empty").code(0).out("").err(
        "skipped package.json: nothing in it is a resource of Perses\n\
         skipped secret.yaml: nothing in it is a resource of Perses\n\
         no findings in 0 files (2 foreign files skipped)\n",
    );
}

#[test]
fn foreign_files_are_passed_over_unless_they_are_meant() {
    let dir = Dir::new()
        .file("secret.yaml", FOREIGN)
        .file("README.md", "# Read me\n");
    dir.run("lint secret.yaml README.md").code(0).silent();
    dir.run("lint -v README.md").code(0).err(
        "skipped README.md: its name ends in none of .json, .yaml and .yml\n\
         no findings in 0 files (1 foreign file skipped)\n",
    );
    let dir = dir.file("resource.txt", BROKEN);
    assert_eq!(found(&dir, "resource.txt"), [""; 0]);
    assert_eq!(found(&dir, "-f resource.txt"), ["resource.txt"]);
}

#[test]
fn a_folder_of_kubernetes_manifests_holds_what_is_perses() {
    let dir = Dir::new()
        .file(
            "role.yaml",
            "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {}\n",
        )
        .file(
            "app.yaml",
            format!("{FOREIGN}---\nkind: Deployment\napiVersion: apps/v1\n"),
        )
        .file("values.yaml", "replicas: 2\n")
        .file(
            "dashboards.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  shop.yaml: |\n    \
             kind: Project\n    metadata:\n      name: shop\n    kind: Project\n    spec: {}\n",
        );
    concise(&dir, "")
        .code(1)
        .out("dashboards.yaml:9:5: error[duplicate-key] the key `kind` is used twice\n")
        .err("1 error in 1 file (3 foreign files skipped)\n1 finding can be fixed with --fix\n");
}

#[test]
fn templates_of_helm_are_passed_over() {
    let dir = Dir::new()
        .file("chart/Chart.yaml", "apiVersion: v2\nname: chart\n")
        .file("chart/templates/sub/a.yaml", BROKEN)
        .file("chart/templates/b.yaml", BROKEN)
        .file("chart/dashboards/c.yaml", BROKEN)
        .file(
            "chart/dashboards/d.yaml",
            format!("{{{{- if .Values.on }}}}\n{BROKEN}{{{{ end }}}}\n"),
        )
        .file("templates/e.yaml", BROKEN);
    assert_eq!(
        found(&dir, ""),
        ["chart/dashboards/c.yaml", "templates/e.yaml"]
    );
    dir.run("lint -v")
        .err_has("skipped chart/templates/sub/a.yaml: it is a template of Helm\n")
        .err_has("(1 foreign file and 3 templates skipped)");
    dir.run("lint chart/templates/b.yaml").code(0).silent();
    assert_eq!(
        found(&dir, "-f chart/templates/b.yaml"),
        ["chart/templates/b.yaml"]
    );
}

#[test]
#[cfg(unix)]
fn links_to_files_are_followed_and_links_to_directories_are_not() {
    let dir = Dir::new()
        .file("real/a.yaml", BROKEN)
        .file("walked/b.yaml", BROKEN)
        .link("walked/file.yaml", "../real/a.yaml")
        .link("walked/same.yaml", "b.yaml")
        .link("walked/directory", "../real")
        .link("walked/dangling.yaml", "nowhere")
        .link("walked/loop.yaml", "loop.yaml")
        .link("walked/up", "..");
    assert_eq!(found(&dir, "walked"), ["walked/b.yaml", "walked/file.yaml"]);
    dir.run("lint -v walked")
        .code(1)
        .err_has("skipped walked/dangling.yaml: it is a link that leads nowhere\n")
        .err_has("skipped walked/loop.yaml: it is a link that leads nowhere\n")
        .err_has("skipped walked/directory: it is a link to a directory\n");
    // Named, a link is what it leads to.
    assert_eq!(found(&dir, "walked/directory"), ["walked/directory/a.yaml"]);
    assert_eq!(found(&dir, "walked/file.yaml"), ["walked/file.yaml"]);
    for broken in ["walked/dangling.yaml", "walked/loop.yaml"] {
        dir.run(&format!("lint {broken}"))
            .code(3)
            .err_has(&format!("cannot read {broken}: "));
    }
}

#[test]
#[cfg(unix)]
fn pipes_are_never_opened_in_a_walk() {
    let dir = Dir::new().file("a.yaml", BROKEN);
    let made = std::process::Command::new("mkfifo")
        .arg(dir.path("pipe.yaml"))
        .status();
    assert!(made.unwrap().success());
    assert_eq!(found(&dir, ""), ["a.yaml"]);
    dir.run("lint -v")
        .err_has("skipped pipe.yaml: it is no regular file\n");
}

#[test]
fn standard_input_is_a_file_like_others() {
    let dir = Dir::new().file("a.yaml", PROJECT);
    let lint =
        |args: &str, text: &str| dir.run_with(&format!("lint --format concise {args}"), text);
    lint("-", BROKEN)
        .code(1)
        .out(&format!("<stdin>:{BROKEN_FINDING}\n"));
    lint("-f -", BROKEN).code(1);
    lint(
        "-",
        "{\"kind\": \"Project\", \"kind\": 1, \"metadata\": {\"name\": \"a\"}}",
    )
    .code(1)
    .out_has("<stdin>:1:21: error[duplicate-key]");
    lint("- --stdin-filename sub/b.yaml", BROKEN)
        .code(1)
        .out(&format!("sub/b.yaml:{BROKEN_FINDING}\n"));
    lint("-", FOREIGN).code(0).silent();
    lint("--stdin-filename b.yaml", "")
        .code(2)
        .err_has("Add `-` to the paths.");
}

#[test]
fn standard_input_stands_for_the_file_it_is_called() {
    let dir = Dir::new()
        .file("perscope.yaml", "")
        .file("a.yaml", BROKEN)
        .file("b.yaml", PROJECT);
    // The broken text on disk is not looked at, and the other file of the workspace is.
    dir.run_with("lint --format concise - --stdin-filename a.yaml", PROJECT)
        .code(1)
        .out_has("[duplicate-resource]");
    dir.run_with("lint - --stdin-filename a.yaml", project("other"))
        .code(0)
        .silent();
}

#[test]
fn marks_and_line_ends_move_nothing() {
    let crlf = BROKEN.replace('\n', "\r\n");
    let dir = Dir::new()
        .file("bom.yaml", format!("\u{feff}{BROKEN}"))
        .file("crlf.yaml", &crlf)
        .file("both.yaml", format!("\u{feff}{crlf}"))
        .file("only-bom.yaml", "\u{feff}");
    let lines = ["bom", "both", "crlf"].map(|name| format!("{name}.yaml:{BROKEN_FINDING}\n"));
    let ran = concise(&dir, "-A duplicate-resource").code(1);
    ran.out(&lines.concat());
}

#[test]
fn every_line_end_of_yaml_ends_a_line() {
    let dir = Dir::new().file("a.yaml", BROKEN.replace('\n', "\r"));
    concise(&dir, "")
        .code(1)
        .out(&format!("a.yaml:{BROKEN_FINDING}\n"));
    let shown = dir.run("lint").code(1);
    shown.out_has("\n 2 | metadata: {name: shop}\n 3 | kind: Project\n   | ^^^^\n");
}

#[test]
fn deep_nests_and_long_lines_are_read() {
    let deep = format!(
        "kind: Project\nmetadata: {{name: a}}\nspec: {}{}\n",
        "[".repeat(200),
        "]".repeat(200)
    );
    let panels = "\"a\": 1, ".repeat(50_000);
    let long = format!(
        "{{\"kind\": \"Project\", \"metadata\": {{\"name\": \"b\"}}, \"spec\": {{}}, \"x\": \"{}\", \"kind\": \"Project\"}}",
        "y".repeat(5_000_000)
    );
    let dir = Dir::new()
        .file("deep.yaml", deep)
        .file("keys.json", format!("{{\"kind\": \"Project\", \"metadata\": {{\"name\": \"c\"}}, \"spec\": {{{panels}\"a\": 1}}}}"))
        .file("long.json", long);
    let ran = concise(&dir, "--max-findings 5").code(1);
    let ran = ran.out_has("keys.json:1:");
    assert!(ran.out.len() < 100_000);
    let ran = dir
        .run("lint long.json")
        .code(1)
        .out_has("error[duplicate-key]");
    assert!(ran.out.len() < 10_000, "{}", ran.out.len());
}

#[test]
fn files_that_are_no_text_are_skipped_in_a_walk() {
    let mut binary = vec![0x89, b'P', b'N', b'G', 0, 0, 0, 13];
    binary.extend((0..=255).cycle().take(4000));
    let dir = Dir::new()
        .file("a.yaml", PROJECT)
        .file("binary.yaml", binary)
        .file("empty.yaml", "")
        .file("utf16.yaml", utf16(FOREIGN));
    // A file of this length takes no space on disk, and must not take any in memory.
    let huge = std::fs::File::create(dir.path("huge.yaml")).unwrap();
    huge.set_len(1 << 34).unwrap();
    dir.run("lint -v")
        .code(0)
        .err_has("skipped huge.yaml: ")
        .err_has("skipped binary.yaml: ")
        .err_has("skipped empty.yaml: ")
        .err_has("skipped utf16.yaml: ");
}

/// A text as Windows likes to save it.
fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_resource_in_utf_16_is_a_finding_and_shows_nothing() {
    let secret =
        "kind: Secret\nmetadata: {name: a, project: b}\nspec: {basicAuth: {password: xyzzy}}\n";
    let big_endian: Vec<u8> = std::iter::once(0xfeff)
        .chain(BROKEN.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    let dir = Dir::new()
        .file("a.yaml", utf16(secret))
        .file("b.json", big_endian)
        .file("c.yaml", utf16("kind: Project\nspec: [\n"))
        .file("d.yaml", utf16(FOREIGN));
    let finding = ":1:1: error[invalid-utf8] the file is UTF-16, not text in UTF-8\n";
    concise(&dir, "").code(1).out(
        &["a.yaml", "b.json", "c.yaml"]
            .map(|name| format!("{name}{finding}"))
            .concat(),
    );
    concise(&dir, "-f d.yaml")
        .code(1)
        .out(&format!("d.yaml{finding}"));
    let shown = dir.run("lint a.yaml").code(1);
    assert!(!shown.out.contains("xyzzy"), "{}", shown.out);
}

#[test]
fn bytes_in_another_encoding_keep_places_true() {
    let mut text = b"kind: Project\nmetadata: {name: shop}\n# Gr\xf6\xdfe \xe4\n".to_vec();
    text.extend(b"kind: Project\nspec: {}\n");
    let dir = Dir::new().file("latin1.yaml", text);
    concise(&dir, "latin1.yaml")
        .code(1)
        .out_has("latin1.yaml:4:1: error[duplicate-key] the key `kind` is used twice\n");
}

#[test]
#[cfg(target_os = "linux")]
fn names_need_not_be_unicode() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let dir = Dir::new();
    let name = dir.path("").join(OsStr::from_bytes(b"gr\xfcn.yaml"));
    std::fs::write(name, BROKEN).unwrap();
    concise(&dir, "")
        .code(1)
        .out(&format!("gr\u{fffd}n.yaml:{BROKEN_FINDING}\n"));
}
