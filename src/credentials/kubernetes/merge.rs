//! Many files as one configuration, and the user that it is about.
//!
//! As in kubectl, of two entries of one name the first one counts, as a whole, and the current
//! context is that of the first file that names one.

use super::KubeFault;
use super::config::{Cluster, Config, User};
use crate::client::plain;

/// The user of the current context, and the cluster.
pub(super) struct Chosen {
    pub(super) context: String,
    pub(super) user: User,
    pub(super) cluster: Cluster,
}

/// Chooses the user of the current context.
pub(super) fn choose(configs: Vec<Config>) -> Result<Chosen, KubeFault> {
    let merged = merged(configs);
    let Some(name) = merged.current else {
        let message = "no current context is set in the kubeconfig";
        let hint = "Choose one with `kubectl config use-context`.";
        return Err(KubeFault::config(message).hint(hint));
    };
    let missing = |kind: &str, missing: &str| {
        let (missing, context) = (plain(missing), plain(&name));
        let message = match kind {
            "context" => format!("the kubeconfig has no context `{missing}`, which is current"),
            _ => format!(
                "the kubeconfig has no {kind} `{missing}`, which its context `{context}` names"
            ),
        };
        KubeFault::config(message).hint("Look at it with `kubectl config view`.")
    };
    let context = find(&merged.contexts, &name).ok_or_else(|| missing("context", &name))?;
    let user = find(&merged.users, &context.user);
    let user = user.ok_or_else(|| missing("user", &context.user))?;
    // Only plugins want to know about the cluster.
    let cluster = find(&merged.clusters, &context.cluster).cloned();
    Ok(Chosen {
        user: user.clone(),
        cluster: cluster.unwrap_or_default(),
        context: name,
    })
}

fn find<'l, T>(list: &'l [(String, T)], name: &str) -> Option<&'l T> {
    let found = list.iter().find(|(other, _)| other == name);
    found.map(|(_, entry)| entry)
}

/// One configuration: the first entry of a name comes first.
fn merged(configs: Vec<Config>) -> Config {
    let mut all = Config::default();
    for config in configs {
        all.current = all.current.or(config.current);
        all.contexts.extend(config.contexts);
        all.clusters.extend(config.clusters);
        all.users.extend(config.users);
    }
    all
}
