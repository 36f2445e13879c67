//! Logging in by somebody else whom the server trusts: the arguments, and the one place from which
//! the flows are called.

use std::path::PathBuf;

use clap::Args;

use super::login_way::Way;
use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::client::{Client, ClientOptions, Login};

/// What a login brought, to be stored.
pub(super) enum Granted {
    /// Nothing: the server asks nobody who they are.
    Nothing,
    /// Tokens.
    Tokens(Login),
    /// That the Kubernetes configuration at this path opens the server.
    #[expect(dead_code, reason = "the flow for it comes next")]
    Kubernetes(PathBuf),
}

/// By whom to log in.
#[derive(Args, Clone, Default)]
pub(super) struct ProviderArgs {
    /// Log in by this provider of the server, with a code to enter in a browser
    #[arg(
        long,
        value_name = "SLUG",
        conflicts_with_all = ["username", "password", "token", "token_file", "kube", "kubeconfig_file"],
        help_heading = "Provider"
    )]
    pub(super) provider: Option<String>,
    /// Log in as this program, without a browser
    #[arg(
        long,
        value_name = "ID",
        conflicts_with_all = ["username", "password", "token", "token_file", "kube", "kubeconfig_file"],
        help_heading = "Provider"
    )]
    pub(super) client_id: Option<String>,
    /// Log in with this secret of the program
    #[arg(
        long,
        value_name = "SECRET",
        conflicts_with_all = ["username", "password", "token", "token_file", "kube", "kubeconfig_file"],
        help_heading = "Provider"
    )]
    pub(super) client_secret: Option<String>,
    /// Protect the code with PKCE
    #[arg(long, help_heading = "Provider")]
    pub(super) enable_pkce: bool,
    /// Log in with the credentials of a Kubernetes cluster
    #[arg(
        long,
        conflicts_with_all = ["username", "password", "token", "token_file"],
        help_heading = "Provider"
    )]
    pub(super) kube: bool,
    /// Take them from this kubeconfig [default: KUBECONFIG, then .kube/config]
    #[arg(
        long,
        value_name = "FILE",
        requires = "kube",
        help_heading = "Provider"
    )]
    pub(super) kubeconfig_file: Option<PathBuf>,
}

impl ProviderArgs {
    /// Whether anything says by whom to log in.
    pub(super) fn is_given(&self) -> bool {
        self.kube
            || self.provider.is_some()
            || self.client_id.is_some()
            || self.client_secret.is_some()
    }

    /// The same with a way that was chosen.
    pub(super) fn with(&self, way: &Way) -> Self {
        let mut args = self.clone();
        match way {
            Way::Provider(slug, _) => args.provider = Some(slug.clone()),
            Way::Kubernetes => args.kube = true,
            Way::Native => {}
        }
        args
    }
}

/// Logs in by somebody else. `client` is not opened by anything; `options` are what it was made of,
/// to make one that is.
pub(super) fn with_provider(
    _env: &mut Env,
    (_client, _options): (&Client, &ClientOptions),
    _args: &ProviderArgs,
) -> Result<Granted, Failure> {
    let message = "logins by a provider come in a later version";
    Err(Failure::new(Kind::Usage, message)
        .hint("A token from somewhere else is stored with --token-file."))
}
