//! Secrets at each of their places, and defaults at each level.

use crate::lint::testing::found;

#[track_caller]
fn check(rule: &str, files: &[&str], expected: &[&str]) {
    let found = found(rule, files);
    assert_eq!(found, expected, "{rule} in {files:#?}");
    let leaks = found.iter().any(|finding| finding.contains("hunter2"));
    assert!(!leaks, "the secret is never repeated");
}

#[test]
fn secrets_are_found_where_resources_hold_them() {
    let rule = "secret-in-plain-text";
    let secret = |spec: &str, expected: &[&str]| {
        check(
            rule,
            &[&format!(
                "kind: Secret\nmetadata: {{name: s}}\nspec:\n  {spec}"
            )],
            expected,
        );
    };
    secret(
        "basicAuth: {password: hunter2}",
        &["4:25 a password in plain text"],
    );
    secret("basicAuth: {username: hunter2, passwordFile: hunter2}", &[]);
    secret(
        "authorization: {credentials: hunter2}",
        &["4:32 a credential in plain text"],
    );
    secret(
        "oauth: {clientID: a, clientSecret: hunter2}",
        &["4:38 a client secret in plain text"],
    );
    secret("oauth: {clientSecret: ~}", &[]);
    secret(
        "oauth: {tokenURL: 'https://a:hunter2@b'}",
        &["4:32 a password in plain text in a URL"],
    );
    secret(
        "oauth: {endpointParams: {scope: [hunter2], password: [hunter2, '']}}",
        &["4:57 the parameter `password` in plain text"],
    );
    secret(
        "tlsConfig: {key: hunter2, cert: hunter2}",
        &["4:20 a private key in plain text"],
    );
    let user = "kind: User\nmetadata: {name: u}\nspec: {nativeProvider: {password: hunter2}}";
    check(rule, &[user], &["3:35 a password in plain text"]);
}

#[test]
fn secrets_are_found_in_datasources_wherever_those_stand() {
    let rule = "secret-in-plain-text";
    let plugin = "plugin: {kind: X, spec: {a: {b: {kind: httpproxy, spec: {url: \
                  'http://a:hunter2@b', headers: {Authorization: hunter2, Accept: hunter2}}}}}}";
    let (url, header) = (
        "a password in plain text in a URL",
        "the header `Authorization` in plain text",
    );
    let expected = |line: usize, start: usize| {
        [
            format!("{line}:{} {url}", start + 72),
            format!("{line}:{} {header}", start + 109),
        ]
    };
    for kind in ["Datasource", "GlobalDatasource"] {
        let text = format!("kind: {kind}\nmetadata: {{name: d}}\nspec:\n  {plugin}");
        let [url, header] = expected(4, 3);
        check(rule, &[&text], &[&url, &header]);
    }
    let text = format!(
        "kind: Dashboard\nmetadata: {{name: d}}\nspec:\n  datasources:\n    a:\n      {plugin}"
    );
    let [url, header] = expected(6, 7);
    check(rule, &[&text], &[&url, &header]);
    let custom = "apiVersion: perses.dev/v1alpha2\nkind: PersesDatasource\nmetadata: {name: \
                  d}\nspec:\n  config:\n    ";
    let [url, header] = expected(6, 5);
    check(rule, &[&format!("{custom}{plugin}")], &[&url, &header]);
}

#[test]
fn placeholders_are_no_secrets() {
    for value in [
        "",
        "  ",
        "$TOKEN",
        "${TOKEN}",
        "${TOKEN:-none}",
        "Bearer ${TOKEN}",
        "$(cat token)",
        "{{ .Values.token }}",
        "Basic {{ .auth }}",
        "<secret>",
        "<your token>",
        "***",
        "xxxx",
        "ENC[AES256_GCM,data:x,type:str]",
        "ref+vault://a/b",
        "vault:secret/data/a#b",
    ] {
        literal(value, false);
    }
}

#[test]
fn everything_else_is_one() {
    for value in [
        "hunter2",
        "Bearer abc.def",
        "pa$$word",
        "a${b}c",
        "correct horse",
    ] {
        literal(value, true);
    }
}
