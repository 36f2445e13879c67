//! Which files it are, and how many become one.

use std::fs;
use std::path::{Path, PathBuf};

use super::{around, config, of_files, outcome, told, vars};
use crate::client::testing::TestClock;
use crate::credentials::kubernetes::{Location, credentials, locate};

/// Where credentials come from in a home with these files.
#[track_caller]
fn check(files: &[&str], environment: &[(&str, &str)], named: Option<&str>, expected: &str) {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join(".kube")).unwrap();
    for file in files {
        fs::write(home.path().join(file), "").unwrap();
    }
    let (vars, clock) = (vars(environment), TestClock::default());
    let around = around(&vars, home.path(), &clock);
    let found = match locate(named.map(Path::new), &around) {
        Ok(location) => {
            let stored = location.stored();
            let again = Location::of_stored(Path::new(&stored), &around);
            assert_eq!(again.as_ref(), Ok(&location), "{stored}");
            match location {
                Location::Pod(path) => format!("pod {}", path.display()),
                Location::Files(_) => stored,
            }
        }
        Err(fault) => fault.message,
    };
    let home = format!("{}/", home.path().display());
    assert_eq!(found.replace(&home, ""), expected);
}

const POD: [(&str, &str); 2] = [
    ("KUBERNETES_SERVICE_HOST", "10.0.0.1"),
    ("KUBERNETES_SERVICE_PORT", "443"),
];

#[cfg(unix)]
#[test]
fn the_user_decides_then_the_environment() {
    let list = [("KUBECONFIG", ":a::b/c:/d")];
    check(&[], &list, Some("x"), "x");
    check(&[], &list, None, "a:b/c:/d");
    check(&[], &[("KUBECONFIG", "")], None, ".kube/config");
    check(&["a:b"], &[("KUBECONFIG", "a:b")], None, "a:b");
    let pod = "pod /var/run/secrets/kubernetes.io/serviceaccount/token";
    check(&[], &POD, None, pod);
    check(&[".kube/config"], &POD, None, ".kube/config");
    check(&[], &POD[..1], None, ".kube/config");
    check(&[], &[POD[0], POD[1], ("KUBECONFIG", "a")], None, "a");
}

#[test]
fn without_any_place_there_is_a_word_about_it() {
    let (vars, clock) = (vars(&[]), TestClock::default());
    let mut around = around(&vars, Path::new("/"), &clock);
    around.home = None;
    let expected = "Configuration: there is no kubeconfig, and this is no pod of a cluster\n  \
                    Name a file with --kubeconfig-file or KUBECONFIG.";
    assert_eq!(told(&locate(None, &around).unwrap_err()), expected);
    let stored = Location::of_stored(Path::new(""), &around);
    assert_eq!(told(&stored.unwrap_err()), expected);
}

#[test]
fn a_stored_path_counts_from_nowhere() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("config"), "").unwrap();
    let (vars, clock) = (vars(&[]), TestClock::default());
    let around = around(&vars, home.path(), &clock);
    let of_stored = |stored: &Path| Location::of_stored(stored, &around);
    let whole = home.path().join("config");
    assert_eq!(of_stored(&whole), Ok(Location::Files(vec![whole.clone()])));
    let list = std::env::join_paths([whole.as_path(), Path::new("config")]).unwrap();
    for stored in [Path::new("config"), Path::new("./config"), Path::new(&list)] {
        let fault = told(&of_stored(stored).unwrap_err());
        assert!(
            fault.contains("is relative") && fault.contains("Log in again"),
            "{fault}"
        );
    }
}

#[cfg(unix)]
#[test]
fn only_files_are_read() {
    let message = |path: &str| {
        let location = Location::Files(vec![path.into()]);
        let (vars, clock) = (vars(&[]), TestClock::default());
        let around = around(&vars, Path::new("/"), &clock);
        told(&credentials(&location, &around).err().unwrap())
    };
    assert!(message("/dev/zero").contains("cannot read /dev/zero: it is no regular file"));
    assert!(message("/dev").contains("it is no regular file"));
}

#[test]
fn the_first_of_a_name_counts_and_the_first_current_context() {
    let directory = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(directory.path().join(name), text).unwrap();
    write(
        "first",
        "users: [{name: u, user: {token: first}}]\ncontexts: []\n",
    );
    write("second", &config("c", "u", "{token: second}"));
    write("third", &config("d", "v", "{token: third}"));
    let check = |names: &[&str], expected: &str| {
        let found = outcome(of_files(directory.path(), names));
        let place = format!(
            "{}{}",
            directory.path().display(),
            std::path::MAIN_SEPARATOR
        );
        let found = found.replace(&place, "");
        assert_eq!(found.lines().next(), Some(expected), "{names:?}");
    };
    check(&["first", "second", "third"], "token first");
    check(&["second", "first"], "token second");
    check(&["missing", "third", "second"], "token third");
    check(
        &["missing"],
        "Configuration: there is no kubeconfig missing",
    );
    check(
        &["missing", "gone"],
        "Configuration: there is none of the kubeconfigs missing, gone",
    );
    check(&[], "Configuration: no kubeconfig is named");
    write("broken", "[");
    check(
        &["second", "broken"],
        "Configuration: the kubeconfig broken cannot be read: line 1: this is no YAML",
    );
}

#[test]
fn a_pod_has_a_token() {
    let directory = tempfile::tempdir().unwrap();
    let path: PathBuf = directory.path().join("token");
    let (vars, clock) = (vars(&[]), TestClock::default());
    let around = around(&vars, directory.path(), &clock);
    let pod = Location::Pod(path.clone());
    let missing = outcome(credentials(&pod, &around));
    assert!(
        missing.ends_with("token: no such file or directory"),
        "{missing}"
    );
    fs::write(&path, "pod-token\n").unwrap();
    assert_eq!(outcome(credentials(&pod, &around)), "token pod-token");
}
