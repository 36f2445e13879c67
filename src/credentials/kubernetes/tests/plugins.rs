//! Plugins: what they are told, what they answer, and how they fail. They are lines for a shell.

use std::fs;
use std::path::Path;

use super::{RealClock, around, config, of_files, of_user, outcome, vars};
use crate::credentials::kubernetes::{Location, Surroundings, credentials};
use crate::doc::emit::quoted;

const VERSION: &str = "client.authentication.k8s.io/v1";

/// A user with a plugin that is a line for a shell, and more fields for it.
fn plugin(line: &str, more: &str) -> String {
    format!(
        "{{exec: {{apiVersion: {VERSION}, interactiveMode: Never, command: /bin/sh, \
         args: [-c, {}]{more}}}}}",
        quoted(line)
    )
}

/// A line that answers with a status.
fn answers(status: &str) -> String {
    format!(r#"echo '{{"kind":"ExecCredential","apiVersion":"{VERSION}","status":{{{status}}}}}'"#)
}

#[track_caller]
fn check(line: &str, more: &str, expected: &str) {
    let found = outcome(of_user(&plugin(line, more)));
    assert_eq!(found, expected, "{line}");
}

#[test]
fn plugins_answer_with_tokens_and_certificates() {
    check(&answers(r#""token":"fresh""#), "", "token fresh");
    check(
        &answers(r#""clientCertificateData":"C","clientKeyData":"K""#),
        "",
        "certificate C K",
    );
    check(
        &answers(r#""token":"fresh","expirationTimestamp":"2030-01-01T00:00:00Z""#),
        "",
        "token fresh",
    );
    // The configuration gives variables; what it says of the process is hidden from plugins.
    check(
        &answers(r#""token":"'"$ONE-$TWO"'""#),
        ", env: [{name: ONE, value: a}, {name: TWO, value: b}]",
        "token a-b",
    );
}

#[test]
fn what_has_expired_is_told() {
    let status = r#""token":"old","expirationTimestamp":"1970-01-01T00:00:00Z""#;
    let found = of_user(&plugin(&answers(status), "")).unwrap_or_default();
    assert_eq!(
        found.warnings,
        ["the plugin of the kubeconfig gave credentials that have expired"]
    );
    assert_eq!(found.giver, "the context `c` of the kubeconfig");
}

/// What a plugin is told, without the quotes, which would have to be escaped in its answer.
#[track_caller]
fn check_info(more: &str, cluster: &str, expected: &str) {
    let line = answers(r#""token":"'"$(printf %s "$KUBERNETES_EXEC_INFO" | tr -d '"')"'""#);
    let directory = tempfile::tempdir().unwrap();
    let text = config("c", "u", &plugin(&line, more));
    let text = text.replace("{server: 'https://k.example.com'}", cluster);
    fs::write(directory.path().join("config"), text).unwrap();
    fs::write(directory.path().join("ca"), "CA").unwrap();
    let found = outcome(of_files(directory.path(), &["config"]));
    let expected =
        format!("token {{kind:ExecCredential,apiVersion:{VERSION},spec:{{{expected}}}}}");
    assert_eq!(found, expected);
}

#[test]
fn plugins_are_told_about_the_cluster_if_they_want() {
    check_info("", "{server: s}", "interactive:false");
    check_info(
        ", provideClusterInfo: true",
        "{server: s}",
        "interactive:false,cluster:{server:s}",
    );
    check_info(
        ", provideClusterInfo: true",
        "{server: s, tls-server-name: name, insecure-skip-tls-verify: true, \
         certificate-authority: ca, proxy-url: p, extensions: [{name: other, extension: 1}, \
         {name: client.authentication.k8s.io/exec, extension: {audience: a}}]}",
        "interactive:false,cluster:{server:s,tls-server-name:name,insecure-skip-tls-verify:true,\
         certificate-authority-data:Q0E=,proxy-url:p,config:{audience:a}}",
    );
}

#[test]
fn plugins_that_fail_say_why_without_secrets() {
    let token = "eyJhbGciOiJIUzUxMiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl";
    check(
        &format!("echo 'no session,' >&2; echo \"try '{token}' \u{1b}[1m $PASSWORD\" >&2; exit 3"),
        ", env: [{name: PASSWORD, value: hunter22}]",
        "Plugin: the plugin `/bin/sh` failed with exit code 3: no session,; try '<secret>' \
         \\u{1b}[1m <secret>",
    );
    check(
        "exit 1",
        "",
        "Plugin: the plugin `/bin/sh` failed with exit code 1",
    );
    check(
        "kill -9 $$",
        "",
        "Plugin: the plugin `/bin/sh` was ended by a signal",
    );
    // What it answers when it fails is nobody's business either.
    check(
        "echo secret-on-stdout; exit 1",
        "",
        "Plugin: the plugin `/bin/sh` failed with exit code 1",
    );
}

#[track_caller]
fn check_answer(line: &str, expected: &str) {
    let expected = format!(
        "Plugin: the plugin `/bin/sh` {expected}\n  \
         Run `kubectl auth whoami` to see whether it works for kubectl."
    );
    check(line, "", &expected);
}

#[test]
fn answers_that_make_no_sense_are_told() {
    check_answer("true", "answers no credentials");
    check_answer("echo '[\"s3cret'", "answers no JSON");
    check_answer("printf '\\377'", "answers no text");
    check_answer("echo '{}'", "answers no credentials");
    check_answer(
        "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v2\"}'",
        "answers in `client.authentication.k8s.io/v2`, not in `client.authentication.k8s.io/v1`",
    );
    check_answer(
        &answers(""),
        "answers with neither a token nor a certificate",
    );
    check_answer(
        &answers(r#""clientKeyData":"K""#),
        "answers with only one of certificate and key",
    );
    check(
        "head -c 2000000 /dev/zero",
        "",
        "Plugin: the plugin `/bin/sh` says more than anybody wants to read",
    );
}

#[test]
fn plugins_that_are_not_there_are_told() {
    let missing = |more: &str| {
        let user = format!("{{exec: {{apiVersion: {VERSION}, command: no-such-plugin{more}}}}}");
        outcome(of_user(&user))
    };
    assert_eq!(
        missing(", installHint: \"Get it:\\n  brew install it\""),
        "Plugin: the plugin `no-such-plugin` is not installed\n  Get it:; brew install it"
    );
    assert_eq!(
        missing(""),
        "Plugin: the plugin `no-such-plugin` is not installed\n  \
         It is named under `exec` in the kubeconfig; install it."
    );
}

#[test]
fn plugins_lie_beside_the_configuration_or_in_the_path() {
    let directory = tempfile::tempdir().unwrap();
    let at = |name: &str| directory.path().join(name);
    fs::create_dir(at("bin")).unwrap();
    std::os::unix::fs::symlink("/bin/sh", at("bin/plugin")).unwrap();
    let user = plugin(&answers(r#""token":"'"$0"'""#), "");
    let write = |command: &str| {
        let user = user.replace("/bin/sh", command);
        fs::write(at("config"), config("c", "u", &user)).unwrap();
    };
    let clock = RealClock::new(1, usize::MAX);
    let path = format!("/nowhere:{}", at("bin").display());
    let vars = vars(&[("PATH", &path)]);
    let check = |cwd: &Path, expected: &str| {
        let files = Location::Files(vec![at("config")]);
        let found = outcome(credentials(&files, &around(&vars, cwd, &clock)));
        let found = found.replace(&format!("{}", at("").display()), "");
        assert_eq!(found, expected);
    };
    write("./bin/plugin");
    check(Path::new("/"), "token ./bin/plugin");
    write("plugin");
    check(Path::new("/"), "token plugin");
    // The working directory does not count.
    write("./plugin");
    check(
        &at("bin"),
        "Plugin: the plugin `./plugin` is not installed\n  \
         It is named under `exec` in the kubeconfig; install it.",
    );
}

#[test]
fn plugins_get_the_environment_without_what_is_ours() {
    let vars = vars(&[
        ("PATH", "/bin:/usr/bin"),
        ("PERSCOPE_TOKEN", "ours"),
        ("OTHER", "x"),
    ]);
    let (directory, clock) = (tempfile::tempdir().unwrap(), RealClock::new(1, usize::MAX));
    let line = answers(r#""token":"'"$OTHER-$PERSCOPE_TOKEN-${HOME:-none}"'""#);
    fs::write(
        directory.path().join("config"),
        config("c", "u", &plugin(&line, "")),
    )
    .unwrap();
    let files = Location::Files(vec![directory.path().join("config")]);
    let around = around(&vars, directory.path(), &clock);
    assert_eq!(outcome(credentials(&files, &around)), "token x--none");
}

fn in_a_hurry(line: &str, interrupted_after: usize) -> String {
    let directory = tempfile::tempdir().unwrap();
    fs::write(
        directory.path().join("config"),
        config("c", "u", &plugin(line, "")),
    )
    .unwrap();
    let clock = RealClock::new(1_000, interrupted_after);
    let vars = vars(&[("PATH", "/bin:/usr/bin")]);
    let around = Surroundings {
        vars: &vars,
        home: None,
        cwd: directory.path(),
        can_ask: false,
        clock: &clock,
    };
    let files = Location::Files(vec![directory.path().join("config")]);
    outcome(credentials(&files, &around))
}

#[test]
fn plugins_have_to_end() {
    assert_eq!(
        in_a_hurry("echo waiting for a browser >&2; exec sleep 60", usize::MAX),
        "Plugin: the plugin `/bin/sh` gave no answer within 60 seconds: waiting for a browser"
    );
    assert_eq!(
        in_a_hurry("exec sleep 60", 2),
        "Interruption: interrupted before the plugin `/bin/sh` was done"
    );
}
