//! What is on disk of secrets and users, and what is told of them.

use super::*;
use crate::store::{FaultKind, ReadStore, Store};

/// Stores the specs one after the other under one key; then what is told of the last, and the text
/// of its file.
fn stored(key_text: &str, specs: &[&str]) -> (String, String) {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    let project = key("Project p");
    store.create(&project, &titled(&project, "A")).unwrap();
    let key = key(key_text);
    let mut answer = Value::Null;
    for (number, spec) in specs.iter().enumerate() {
        let value = resource(&key, spec);
        answer = match number {
            0 => store.create(&key, &value).unwrap(),
            _ => store.update(&key, &value).unwrap(),
        };
    }
    assert_eq!(store.get(&key).unwrap().unwrap(), answer);
    let listed = store.list(&key.collection()).unwrap();
    assert_eq!(listed, [answer.clone()]);
    assert_eq!(&*store.read_text(&key).unwrap().unwrap(), shown(&answer));
    let files = files(dir.path()).into_iter();
    let (_, text) = files
        .rev()
        .find(|(name, _)| !name.starts_with("projects"))
        .unwrap();
    (shown(&answer), text)
}

const ALL: &str = r#"{"basicAuth":{"username":"ann","password":"hunter2"},"authorization":{"type":"Bearer","credentials":"hunter2"},"oauth":{"clientID":"hunter2","clientSecret":"hunter2","clientSecretFile":"","tokenURL":"https://example.com","scopes":null,"endpointParams":null,"authStyle":0},"tlsConfig":{"ca":"AUTHORITY","cert":"CERTIFICATE","key":"hunter2"}}"#;

#[test]
fn secrets_are_encrypted_on_disk_and_masked_in_answers() {
    for (key, metadata) in [
        ("Secret p/s", r#""project":"p","name":"s""#),
        ("GlobalSecret s", r#""name":"s""#),
    ] {
        let (answer, text) = stored(key, &[ALL, ALL]);
        let (kind, _) = key.split_once(' ').unwrap();
        let start = format!(r#"{{"kind":"{kind}","metadata":{{{metadata},"createdAt""#);
        assert!(answer.starts_with(&start), "{answer}");
        let spec = ALL.replace("hunter2", "<secret>");
        let spec = spec
            .replace("AUTHORITY", "<secret>")
            .replace("CERTIFICATE", "<secret>");
        assert!(
            answer.ends_with(&format!(r#","spec":{spec}}}"#)),
            "{answer}"
        );
        assert!(
            text.contains(r#""metadata":{"name":"s","createdAt""#),
            "{text}"
        );
        assert!(!text.contains("hunter2") && text.contains("ann"), "{text}");
        assert!(
            text.contains("AUTHORITY") && text.contains("CERTIFICATE"),
            "{text}"
        );
        assert!(!text.contains("<secret>"), "{text}");
    }
}

#[test]
fn users_keep_what_an_update_leaves_out() {
    let first = r#"{"firstName":"Ann","lastName":"Other","nativeProvider":{"password":"hunter2"}}"#;
    let hash = |text: &str| {
        let (_, rest) = text.split_once("\"password\":\"").unwrap();
        let hash = rest.split('"').next().unwrap();
        assert!(hash.starts_with("$2a$"), "{hash}");
        hash.to_owned()
    };
    let (answer, text) = stored("User u", &[first, "{}", r#"{"lastName":"New"}"#]);
    assert!(
        answer.ends_with(r#""spec":{"firstName":"Ann","lastName":"New","nativeProvider":{"password":"<secret>"}}}"#),
        "{answer}"
    );
    assert!(bcrypt::verify("hunter2", &hash(&text)).unwrap());
    let changed = r#"{"nativeProvider":{"password":"correct horse"}}"#;
    let (_, text) = stored("User u", &[first, changed]);
    assert!(bcrypt::verify("correct horse", &hash(&text)).unwrap());
}

#[test]
fn what_would_be_lost_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    let long = format!(
        r#"{{"nativeProvider":{{"password":"{}"}}}}"#,
        "x".repeat(73)
    );
    for (text, spec, expected) in [
        (
            "User u",
            "{}",
            "User u has no password, which a new user needs",
        ),
        (
            "User u",
            long.as_str(),
            "the password of User u has 73 bytes; at most 72 are allowed",
        ),
        (
            "User u",
            r#"{"nativeProvider":{"password":"<secret>"}}"#,
            "`spec.nativeProvider.password` of User u is the mask `<secret>`, not a secret",
        ),
        (
            "GlobalSecret s",
            r#"{"tlsConfig":{"ca":" <secret>\n"}}"#,
            "`spec.tlsConfig.ca` of GlobalSecret s is the mask `<secret>`, not a secret",
        ),
    ] {
        let key = key(text);
        let fault = store.create(&key, &resource(&key, spec)).unwrap_err();
        assert_eq!(
            (fault.kind, fault.message.as_str()),
            (FaultKind::Refused, expected)
        );
    }
    assert_eq!(names(dir.path()), [""; 0]);
}
