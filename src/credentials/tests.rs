//! The file is read as percli reads it, changed where it is changed, and never written over.

#![expect(clippy::disallowed_methods, reason = "tests look at what was written")]

use std::fs;

use super::*;
use crate::doc::Value;
use crate::doc::emit::{Layout, json};

/// What `read` makes of a file with this text.
fn with<T>(text: &str, read: impl Fn(Result<ConfigFile, Fault>) -> T) -> T {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.json");
    fs::write(&path, text).unwrap();
    read(ConfigFile::read(&path))
}

/// What people see of a file, or the fault behind its path.
#[track_caller]
fn check(text: &str, expected: &str) {
    let found = with(text, |file| match file {
        Ok(file) => json(&shown(file.settings(), false), Layout::Compact),
        Err(fault) => {
            let (_, what) = fault.message.split_once("config.json:").unwrap();
            format!("! {what}")
        }
    });
    let expected = match expected.strip_prefix('~') {
        Some(rest) => {
            format!("{{\"rest_client_config\":{rest},\"dac\":{{\"output_folder\":\"built\"}}}}")
        }
        None => expected.to_owned(),
    };
    assert_eq!(found, expected, "{text}");
}

/// What `change` makes of a file with this text.
#[track_caller]
fn check_change(text: &str, change: impl Fn(&mut ConfigFile) -> Result<(), Fault>, expected: &str) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.json");
    fs::write(&path, text).unwrap();
    ConfigFile::update(&path, change)
        .map_err(|fault| fault.message)
        .unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), expected, "{text}");
}

#[test]
fn nothing_is_read_as_nothing() {
    let nothing = r#"{"dac":{"output_folder":"built"}}"#;
    for text in [
        "",
        " \n",
        "{}",
        "{\"project\": null}",
        "{\"rest_client_config\":{\"url\":null}}",
    ] {
        check(text, nothing);
    }
    let dir = tempfile::tempdir().unwrap();
    let file = ConfigFile::read(&dir.path().join("none/config.json"));
    assert!(file.is_ok_and(|file| file.settings().url.is_none()));
}

#[test]
fn all_that_percli_writes_is_read_and_masked() {
    check(
        r#"{"rest_client_config":{"url":"http://a.example","native_auth":{"login":"a","password":"b"},
        "oauth":{"clientID":"i","clientSecret":"","clientSecretFile":"/s","tokenURL":"http://t","scopes":["x"],
        "endpointParams":{"audience":["y"]},"authStyle":2},
        "basic_auth":{"username":"u","passwordFile":"/p"},"k8s_auth":{"kubeconfig":"/k"},
        "authorization":{"type":"Bearer","credentials":"t"},
        "tls_config":{"ca":"C","certFile":"/c","keyFile":"/k","insecureSkipVerify":true,"minVersion":"TLS12"},
        "headers":{"B":"2","A":"1"}},"project":"shop","refresh_token":"r","dac":{"output_folder":"x"}}"#,
        r#"{"rest_client_config":{"url":"http://a.example","native_auth":{"login":"a","password":"<secret>"},"oauth_config":{"clientID":"<secret>","clientSecret":"","clientSecretFile":"/s","tokenURL":"http://t","scopes":["x"],"endpointParams":{"audience":["y"]},"authStyle":2},"basic_auth":{"username":"u","passwordFile":"/p"},"k8s_auth":{"kubeconfig":"/k"},"authorization":{"type":"Bearer","credentials":"<secret>"},"tls_config":{"ca":"<secret>","certFile":"/c","keyFile":"/k","insecureSkipVerify":true,"minVersion":"TLS12"},"headers":{"B":"<secret>","A":"<secret>"}},"project":"shop","refresh_token":"<secret>","dac":{"output_folder":"x"}}"#,
    );
}

#[test]
fn keys_are_read_in_any_letter_case() {
    check(
        r#"{"Rest_Client_Config":{"URL":"http://a","AUTHORIZATION":{"Type":" ","Credentials":"x"}}}"#,
        r#"~{"url":"http://a","authorization":{"type":"Bearer","credentials":"<secret>"}}"#,
    );
    check(
        r#"{"project":"a","Project":"b"}"#,
        "! 1:16: the key `project` is there twice",
    );
}

#[test]
fn what_is_broken_is_told_with_its_place_and_without_secrets() {
    check(
        "{\n  \"project\": \"a\",\n}",
        "! 2:17: a comma after the last entry",
    );
    check(
        r#"{"refresh_token": geheim}"#,
        "! 1:19: this breaks the grammar of JSON",
    );
    check("project: shop", "! 1:1: this is no JSON");
    check("[]", "! 1:1: this wants keys with values");
    check(r#"{"project":1}"#, "! 1:12: `project` wants a text");
    check(
        r#"{"rest_client_config":[]}"#,
        "! 1:23: `rest_client_config` wants keys with values",
    );
    let auth = |key: &str, says: &str| format!("{{\"rest_client_config\":{{\"{key}\":{says}}}}}");
    for (key, says, wrong) in [
        (
            "native_auth",
            r#"{"login":"x"}"#,
            "wants a `login` and a `password`",
        ),
        (
            "basic_auth",
            r#"{"password":"geheim"}"#,
            "wants a `username`, and a `password` or `passwordFile`",
        ),
        (
            "basic_auth",
            r#"{"username":"u","password":"geheim","passwordFile":"/p"}"#,
            "has both `password` and `passwordFile`",
        ),
        (
            "authorization",
            r#"{"credentials":"geheim","credentialsFile":"/p"}"#,
            "has both `credentials` and `credentialsFile`",
        ),
        (
            "oauth",
            r#"{"clientID":"geheim"}"#,
            "wants a `clientID`, a `tokenURL`, and a `clientSecret` or `clientSecretFile`",
        ),
    ] {
        let at = auth(key, "").find("}}").unwrap() + 1;
        let expected = format!("! 1:{at}: `rest_client_config.{key}` {wrong}");
        check(&auth(key, says), &expected);
    }
}

#[test]
fn what_changes_is_changed_and_everything_else_stays() {
    let token = ["rest_client_config", "authorization"];
    let bearer = || Value::from([("type", "Bearer".into()), ("credentials", "n\"w".into())]);
    let log_in = |file: &mut ConfigFile| file.set(&token, &bearer());
    let stored = r#"{"type":"Bearer","credentials":"n\"w"}"#;
    check_change(
        "",
        log_in,
        &format!(r#"{{"rest_client_config":{{"authorization":{stored}}}}}"#),
    );
    check_change(
        "{}",
        log_in,
        &format!(r#"{{"rest_client_config": {{"authorization":{stored}}}}}"#),
    );
    check_change(
        r#"{"x":1.0,"Rest_client_config":null,"x":2}"#,
        log_in,
        &format!(r#"{{"x":1.0,"Rest_client_config":{{"authorization":{stored}}},"x":2}}"#),
    );
    check_change(
        r#"{"later":{"a":[1e400]},"rest_client_config":{"url":"http://a","more":true,"authorization":{"type":"Bearer","credentials":"old"},"b":{}},"project":"p"}"#,
        log_in,
        &format!(
            r#"{{"later":{{"a":[1e400]}},"rest_client_config":{{"url":"http://a","more":true,"authorization":{stored},"b":{{}}}},"project":"p"}}"#
        ),
    );
    let select = |file: &mut ConfigFile| file.set(&["project"], &"shop".into());
    check_change(
        "{\n\t\"rest_client_config\": {\n\t\t\"url\": \"http://a\"\n\t}\n}\n",
        select,
        "{\n\t\"rest_client_config\": {\n\t\t\"url\": \"http://a\"\n\t},\n\t\"project\": \"shop\"\n}\n",
    );
    let forget = |file: &mut ConfigFile| {
        file.remove(&token)?;
        file.remove(&["refresh_token"])
    };
    check_change(
        r#"{"rest_client_config":{"url":"http://a","authorization":{"credentials":"old"}},"project":"p","refresh_token":"r"}"#,
        forget,
        r#"{"rest_client_config":{"url":"http://a"},"project":"p"}"#,
    );
    check_change(r#"{"refresh_token":"r"}"#, forget, "{}");
    check_change("{}", forget, "{}");
}

#[test]
fn nobody_writes_over_what_another_program_wrote() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.json");
    fs::write(&path, r#"{"project":"a"}"#).unwrap();
    let mut file = ConfigFile::read(&path)
        .map_err(|fault| fault.message)
        .unwrap();
    file.set(&["project"], &"b".into()).unwrap();
    fs::write(&path, r#"{"project":"c"}"#).unwrap();
    let refused = file.save().unwrap_err();
    assert!(
        refused
            .message
            .ends_with("it has changed since it was checked")
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), r#"{"project":"c"}"#);
    // A change that is made anew finds what the other one wrote.
    let first = std::cell::Cell::new(true);
    let changed = ConfigFile::update(&path, |file| {
        if first.take() {
            fs::write(&path, r#"{"project":"c","new":1}"#).unwrap();
        }
        file.set(&["project"], &"b".into())
    });
    assert_eq!(changed, Ok(()));
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        r#"{"project":"b","new":1}"#
    );
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_at_once() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let link = dir.path().join("link");
    symlink("nowhere", &link).unwrap();
    for path in [dir.path(), &link, std::path::Path::new("/dev/null")] {
        let fault = ConfigFile::read(path).err();
        assert!(fault.is_some_and(|fault| fault.message.starts_with("cannot read ")));
    }
}
