//! Which server gets asked, and which one gets a credential: never one that only a file in the
//! working tree names.

use crate::http::{Seen, Server, perses};
use crate::support::{Dir, PROJECT, Ran, dashboard};

/// What opens the user's server, in all its forms.
const SECRET: &str = "hunter2hunter2";

/// The commands that ask a server.
const COMMANDS: [&str; 7] = [
    "diff -d files",
    "diff -d files --out plan.json",
    "apply -d files",
    "apply -d files --dry-run",
    "apply -d files --dry-run=server --inventory main --prune",
    "get projects",
    "delete project nobody",
];

/// A working tree whose configuration names a server, also by a name that looks like home.
fn tree(server: &Server) -> Dir {
    let url = server.url();
    Dir::new()
        .file("files/project.yaml", PROJECT)
        .file("files/queue.yaml", dashboard("queue", "jobs"))
        .file("token", SECRET)
        .file(
            "perscope.yaml",
            format!("server: {url}\nservers:\n  prod: {{url: '{url}'}}\n"),
        )
}

fn has_secret(seen: &Seen) -> bool {
    seen.head.contains(SECRET) || seen.body.contains(SECRET) || seen.line.contains(SECRET)
}

/// Runs all commands with the arguments and the variables; the server is asked each time, and gets
/// the secret or does not.
#[track_caller]
fn check(args: &str, vars: &[(&str, &str)], gets: bool) {
    for command in COMMANDS {
        let server = Server::perses(&[]);
        let url = server.url();
        let dir = vars.iter().fold(tree(&server), |dir, (name, value)| {
            dir.var(name, &value.replace("[URL]", &url))
        });
        let line = format!("{command} {args}").replace("[URL]", &url);
        let ran = dir.run(&line).code(0);
        let seen = server.seen();
        assert!(!seen.is_empty(), "{line}");
        // What a server is, it tells everybody.
        let about_resources = |seen: &&Seen| seen.line.contains("/projects");
        let mut resources = seen.iter().filter(about_resources);
        assert_eq!(resources.all(has_secret), gets, "{line}");
        assert_eq!(seen.iter().any(has_secret), gets, "{line}");
        let is_told = ran.err.contains("not sent");
        assert_eq!(is_told, !gets, "{ran:#?}");
        assert!(
            !ran.err.contains(SECRET) && !ran.out.contains(SECRET),
            "{ran:#?}"
        );
    }
}

#[test]
fn a_server_of_the_working_tree_gets_no_credential() {
    let token = ("PERSCOPE_TOKEN", SECRET);
    check("", &[token], false);
    check("-s prod", &[token], false);
    check("", &[token, ("PERSCOPE_SERVER", "prod")], false);
    check("-s prod --token hunter2hunter2", &[], false);
    check("-s prod --token-file token", &[], false);
    check("-s prod --header 'X-Api-Key: hunter2hunter2'", &[], false);
    check(
        "--header 'Authorization: Bearer hunter2hunter2'",
        &[],
        false,
    );
}

#[test]
fn the_user_may_say_that_it_is_meant() {
    let token = ("PERSCOPE_TOKEN", SECRET);
    let origin = ("PERSCOPE_TOKEN_ORIGIN", "[URL]");
    check("", &[token, origin], true);
    check("-s prod", &[token, origin], true);
    check("-s prod --token hunter2hunter2", &[origin], true);
    check("--header 'X-Api-Key: hunter2hunter2'", &[origin], true);
    check("-s [URL]", &[token], true);
    check("", &[token, ("PERSCOPE_SERVER", "[URL]")], true);
    check("-s [URL] --token-file token", &[], true);
    check("-s [URL] --header 'X-Api-Key: hunter2hunter2'", &[], true);
    let other = ("PERSCOPE_TOKEN_ORIGIN", "https://perses.example.com");
    check("-s [URL]", &[token, other], false);
    check("-s prod", &[token, other], false);
}

#[test]
fn a_redirect_to_another_origin_carries_nothing() {
    let thief = Server::perses(&[]);
    for status in [301, 302, 303, 307, 308] {
        for of_writes in [false, true] {
            let location: &'static str =
                Box::leak(format!("Location: {}/api/v1/x\r\n", thief.url()).into_boxed_str());
            let server = Server::new(move |seen| {
                if of_writes && seen.line.starts_with("GET ") {
                    return perses(seen, &[]);
                }
                (status, location, String::new())
            });
            let dir = tree(&server).var("PERSCOPE_TOKEN", SECRET);
            let ran = dir
                .run(&format!("apply -d files -s {}", server.url()))
                .code(4);
            assert_eq!(thief.connections(), 0, "{status}");
            let is_sent = server.seen().iter().any(has_secret);
            assert!(is_sent || !of_writes, "{status}");
            assert!(
                ran.err.contains("redirects to") || ran.out.contains("redirects to"),
                "{ran:#?}"
            );
            assert!(server.writes().len() <= 1, "{:?}", server.writes());
        }
    }
}

/// The server that is named is asked, and the other two are not.
#[track_caller]
fn check_asked(dir: &Dir, args: &str, servers: [&Server; 3], expected: usize) -> Ran {
    let before = servers.map(|server| server.seen().len());
    let ran = dir.run(&format!("diff -d files {args}"));
    for (index, server) in servers.into_iter().enumerate() {
        let is_asked = server.seen().len() > before[index];
        assert_eq!(is_asked, index == expected, "{index} {ran:#?}");
    }
    ran
}

#[test]
fn flags_come_before_variables_and_these_before_files() {
    let servers = [(); 3].map(|()| Server::perses(&[]));
    let [flag, variable, file] = servers.each_ref();
    let all = [flag, variable, file];
    let dir = tree(file);
    check_asked(&dir, "", all, 2);
    check_asked(&dir, "-s prod", all, 2);
    let dir = dir.var("PERSCOPE_SERVER", &variable.url());
    check_asked(&dir, "", all, 1);
    check_asked(&dir, &format!("-s {}", flag.url()), all, 0);
    check_asked(&dir, "-s prod", all, 2);
    let nobody = 3;
    check_asked(&dir, "-s file:data", all, nobody).code(0);
    check_asked(&dir, "-s prodd", all, nobody)
        .code(2)
        .err_has("Did you mean `prod`?");
    check_asked(&dir, "-s prod --isolated", all, nobody)
        .code(2)
        .err_has("`prod` is no server");
    let dir = Dir::new().file("files/project.yaml", PROJECT);
    check_asked(&dir, "", all, nobody)
        .code(2)
        .err_has("no server is named");
}
