//! Which files the configuration is made of, and the credentials of a pod.

use std::env::split_paths;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::super::Secret;
use super::config::{self, Config};
use super::{Credentials, KubeFault, Surroundings};
use crate::store;

/// The variable that names files, as many as there are.
const VARIABLE: &str = "KUBECONFIG";
/// Where the file is if nobody says otherwise, below the home directory.
const DEFAULT: &str = ".kube/config";
/// Where a pod finds the token of its account.
const POD_TOKEN: &str = "/var/run/secrets/kubernetes.io/serviceaccount/token";

/// Where credentials come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Location {
    /// These files, absolute; of those that do not exist, one has to.
    Files(Vec<PathBuf>),
    /// The pod that perscope runs in: the file with its token.
    Pod(PathBuf),
}

impl Location {
    /// As it is stored under `k8s_auth.kubeconfig`: the paths as `KUBECONFIG` lists them, nothing
    /// for a pod.
    pub(crate) fn stored(&self) -> String {
        match self {
            Self::Pod(_) => String::new(),
            Self::Files(paths) => match std::env::join_paths(paths) {
                Ok(list) => list.to_string_lossy().into_owned(),
                // One with a colon, which percli takes as it is.
                Err(_) => paths
                    .first()
                    .map(|path| path.display().to_string())
                    .unwrap_or_default(),
            },
        }
    }

    /// What was stored. A relative path is a fault: the working directory may be somebody else's,
    /// and a kubeconfig names programs to run.
    pub(crate) fn of_stored(stored: &Path, around: &Surroundings<'_>) -> Result<Self, KubeFault> {
        if stored.as_os_str().is_empty() {
            return pod(around).ok_or_else(no_pod);
        }
        let paths = listed(stored.as_os_str(), Path::new(""));
        match paths.iter().find(|path| !path.is_absolute()) {
            Some(path) => {
                let path = path.display();
                let message = format!("the stored path of a kubeconfig is relative: {path}");
                Err(KubeFault::config(message).hint(
                    "Log in again with `perscope login --kube`, which stores where the file \
                     lies whatever directory you are in.",
                ))
            }
            None => Ok(Self::Files(paths)),
        }
    }
}

/// Where credentials come from: from the file that the user names, those of `KUBECONFIG`, the one
/// in the home directory, or the pod.
pub(crate) fn locate(
    named: Option<&Path>,
    around: &Surroundings<'_>,
) -> Result<Location, KubeFault> {
    if let Some(path) = named {
        return Ok(Location::Files(vec![around.cwd.join(path)]));
    }
    if let Some(list) = around.var(VARIABLE) {
        return Ok(Location::Files(listed(list, around.cwd)));
    }
    let file = around.home.map(|home| home.join(DEFAULT));
    let in_pod = pod(around);
    match (file, in_pod) {
        (Some(file), None) => Ok(Location::Files(vec![file])),
        (Some(file), Some(_)) if store::exists(&file) => Ok(Location::Files(vec![file])),
        (_, Some(pod)) => Ok(pod),
        (None, None) => Err(no_pod()),
    }
}

impl Surroundings<'_> {
    /// A variable that is set and not empty.
    fn var(&self, name: &str) -> Option<&OsStr> {
        let value = self.vars.get(OsStr::new(name)).map(OsString::as_os_str);
        value.filter(|value| !value.is_empty())
    }
}

/// The files of a list; relative ones count from `base`.
fn listed(list: &OsStr, base: &Path) -> Vec<PathBuf> {
    // A path may hold what separates paths, as one that percli has stored.
    let whole = base.join(list);
    if store::exists(&whole) {
        return vec![whole];
    }
    let paths = split_paths(list).filter(|path| !path.as_os_str().is_empty());
    paths.map(|path| base.join(path)).collect()
}

/// The pod that perscope runs in, if it runs in one.
fn pod(around: &Surroundings<'_>) -> Option<Location> {
    around.var("KUBERNETES_SERVICE_HOST")?;
    around.var("KUBERNETES_SERVICE_PORT")?;
    Some(Location::Pod(PathBuf::from(POD_TOKEN)))
}

fn no_pod() -> KubeFault {
    KubeFault::config("there is no kubeconfig, and this is no pod of a cluster")
        .hint("Name a file with --kubeconfig-file or KUBECONFIG.")
}

/// What the files say, in their order. Of several, those that are missing do not count.
pub(super) fn read_all(paths: &[PathBuf]) -> Result<Vec<Config>, KubeFault> {
    let present: Vec<&PathBuf> = paths.iter().filter(|path| store::exists(path)).collect();
    if present.is_empty() {
        let names: Vec<String> = paths
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        let message = match &names[..] {
            [] => "no kubeconfig is named".to_owned(),
            [one] => format!("there is no kubeconfig {one}"),
            all => format!("there is none of the kubeconfigs {}", all.join(", ")),
        };
        let hint = "Name a file with --kubeconfig-file or KUBECONFIG.";
        return Err(KubeFault::config(message).hint(hint));
    }
    let read = |path: &&PathBuf| {
        let text = text(path)?;
        let base = path.parent().unwrap_or(Path::new(""));
        config::parse(&text, base).map_err(|what| config::misread(path, &what))
    };
    present.iter().map(read).collect()
}

/// What a small file holds, such as a token.
pub(super) fn text(path: &Path) -> Result<String, KubeFault> {
    let refused =
        |reason: &str| KubeFault::config(format!("cannot read {}: {reason}", path.display()));
    // A pipe would have perscope wait, and a device never ends.
    if store::kind(path).is_ok_and(|kind| kind != store::PathKind::File) {
        return Err(refused("it is no regular file"));
    }
    let bytes = store::read_bytes(path).map_err(|error| refused(&store::reason(&error)))?;
    String::from_utf8(bytes).map_err(|_| refused("it is not UTF-8"))
}

/// The credentials of the account of a pod.
pub(super) fn of_pod(token: &Path) -> Result<Credentials, KubeFault> {
    let token = text(token)?.trim().to_owned();
    Ok(Credentials {
        token: Some(Secret(token)),
        giver: "the service account of this pod".to_owned(),
        ..Credentials::default()
    })
}
