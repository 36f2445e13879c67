//! What users in a kubeconfig have, and what is wrong with them.

use super::{config, of_files, of_user, outcome};
use std::fs;

#[track_caller]
fn check(user: &str, expected: &str) {
    assert_eq!(outcome(of_user(user)), expected, "{user}");
}

#[test]
fn users_have_credentials_of_many_kinds() {
    check("{token: abc}", "token abc");
    check("{username: jane, password: 'p w'}", "basic jane p w");
    check("{username: jane}", "basic jane ");
    check("{token: abc, username: jane}", "token abc");
    // "C" and "K"
    check(
        "{client-certificate-data: Qw==, client-key-data: Sw==, client-key: /nowhere}",
        "certificate C K",
    );
    check(
        "{token: abc, client-certificate-data: Qw==, client-key-data: Sw==}",
        "token abc, certificate C K",
    );
    // An exec plugin is not run if there is a token.
    check(
        "{token: abc, exec: {apiVersion: old, command: nowhere}}",
        "token abc",
    );
    check("{token: abc, auth-provider: {name: gcp}}", "token abc");
}

#[test]
fn files_count_from_the_directory_of_the_configuration() {
    let directory = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(directory.path().join(name), text).unwrap();
    fs::create_dir(directory.path().join("kube")).unwrap();
    write("kube/token", " from-file\n");
    write("kube/cert.pem", "C");
    write("key.pem", "K");
    let user = "{token: old, tokenFile: token, client-certificate: cert.pem, \
                client-key: ../key.pem}";
    write("kube/config", &config("c", "u", user));
    let found = outcome(of_files(directory.path(), &["kube/config"]));
    assert_eq!(found, "token from-file, certificate C K");
    // A file that is not there yet does not matter if there is a token already.
    fs::remove_file(directory.path().join("kube/token")).unwrap();
    let found = outcome(of_files(directory.path(), &["kube/config"]));
    assert_eq!(found, "token old, certificate C K");
}

#[test]
fn what_opens_nothing_is_told() {
    check(
        "{}",
        "Configuration: the user of the context `c` has no credentials in the kubeconfig\n  \
         Log in to the cluster, or use `kubectl create token` and --token.",
    );
    check(
        "{auth-provider: {name: gcp, config: {access-token: s3cret}}}",
        "Configuration: the user of the context `c` logs in by the provider `gcp`, which is built \
         into old versions of kubectl only\n  \
         Use a plugin for it (`exec` in the kubeconfig), such as kubelogin.",
    );
    check(
        "{client-certificate-data: Qw==}",
        "Configuration: the kubeconfig has a client certificate without its key",
    );
    check(
        "{exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: x}}",
        "Configuration: the plugin `x` speaks `client.authentication.k8s.io/v1alpha1`, which is \
         not known\n  A newer version of it speaks `client.authentication.k8s.io/v1`.",
    );
    check(
        "{exec: {apiVersion: client.authentication.k8s.io/v1, command: x, \
         interactiveMode: Always}}",
        "Plugin: the plugin `x` asks questions, and nobody is there\n  \
         Run perscope on a terminal, or use other credentials such as --token.",
    );
}

/// What is wrong with a whole file.
#[track_caller]
fn check_file(text: &str, expected: &str) {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("config"), text).unwrap();
    let path = directory.path().join("config").display().to_string();
    let told = outcome(of_files(directory.path(), &["config"])).replace(&path, "FILE");
    let (first, _) = told.split_once('\n').unwrap();
    assert_eq!(first, format!("Configuration: {expected}"), "{text}");
}

#[test]
fn files_that_make_no_sense_are_told() {
    let unread = |what: &str| format!("the kubeconfig FILE cannot be read: {what}");
    check_file("", "no current context is set in the kubeconfig");
    check_file(
        "contexts: []\n",
        "no current context is set in the kubeconfig",
    );
    check_file("- 1", &unread("the file is no mapping"));
    check_file("a: b\nc: [", &unread("line 2: this is no YAML"));
    check_file("a: 1\na: 2", &unread("line 2: a key stands twice"));
    check_file(
        "users: {}",
        &unread("`users` is no list").replace("`users`", "`users` in the file"),
    );
    check_file("users: [1]", &unread("`users[0]` is no mapping"));
    check_file(
        "users: [{name: u, user: {token: 12345}}]",
        &unread("`token` in `user` of `u` is no text"),
    );
    check_file(
        "users: [{name: u, user: {client-key-data: '!'}}]",
        &unread("`client-key-data` in `user` of `u` is no text in base64"),
    );
    check_file(
        "users: [{name: u, user: {exec: {apiVersion: x}}}]",
        &unread("`command` in `exec` in `user` of `u` is missing"),
    );
    check_file(
        "users: [{name: u, user: {exec: {apiVersion: x, command: run, interactiveMode: no}}}]",
        &unread("`interactiveMode` in `exec` in `user` of `u` is no text"),
    );
    check_file(
        "users: [{name: u, user: {exec: {apiVersion: x, command: run, env: [{name: a=b}]}}}]",
        &unread("`name` in `env` in `exec` in `user` of `u` is no name of a variable"),
    );
    check_file(
        "contexts: [{name: a}, {name: a}]",
        &unread("`contexts` has `a` twice"),
    );
    check_file(
        "current-context: \"x\\e\"",
        "the kubeconfig has no context `x\\u{1b}`, which is current",
    );
    check_file(
        "current-context: x\ncontexts: [{name: x, context: {user: u}}]",
        "the kubeconfig has no user `u`, which its context `x` names",
    );
}

#[test]
fn hostile_files_end_quickly() {
    let deep = format!("users: {}", "[".repeat(100_000));
    check_file(
        &deep,
        "the kubeconfig FILE cannot be read: line 1: this nests too deep",
    );
}
