//! Logging in by somebody else whom the server trusts: the arguments, and the one place from which
//! the flows are called.

use std::path::PathBuf;

use clap::Args;

use super::login_way::{self, Way};
use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::cli::{remote, secret, terminal};
use crate::client::{Client, ClientOptions, Invitation, Login, Provider, Providers};
use crate::store::FaultKind;
use crate::text::nearest;

/// What a login brought, to be stored.
pub(super) enum Granted {
    /// Nothing: the server asks nobody who they are.
    Nothing,
    /// Tokens.
    Tokens(Login),
    /// That the Kubernetes configuration at this path opens the server, and the token in it now:
    /// percli asks for a token even where it uses the configuration.
    Kubernetes(PathBuf, Option<Login>),
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
    /// Log in with this secret of the program; others may see it, so --client-secret-stdin is better
    #[arg(
        long,
        value_name = "SECRET",
        conflicts_with_all = ["username", "password", "token", "token_file", "kube", "kubeconfig_file"],
        help_heading = "Provider"
    )]
    pub(super) client_secret: Option<String>,
    /// Read the secret of the program from standard input
    #[arg(
        long,
        requires = "client_id",
        conflicts_with = "client_secret",
        help_heading = "Provider"
    )]
    pub(super) client_secret_stdin: bool,
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
        self.kube || self.provider.is_some() || self.is_robot()
    }

    /// Whether it is a program that logs in.
    fn is_robot(&self) -> bool {
        self.client_id.is_some() || self.client_secret.is_some()
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
/// to make one that is. `ways` are what the server offers.
pub(super) fn with_provider(
    env: &mut Env,
    global: &GlobalArgs,
    (client, options): (&Client, &ClientOptions),
    (providers, ways): (&Providers, &[Way]),
    args: &ProviderArgs,
) -> Result<Granted, Failure> {
    if args.kube {
        if !providers.kubernetes {
            let message = "the server knows no users of Kubernetes";
            return Err(login_way::offered(Failure::new(Kind::Usage, message), ways));
        }
        return with_cluster(env, options, args);
    }
    let provider = chosen(env, providers, ways, args)?;
    let login = if args.is_robot() {
        let (id, secret) = program(env, global, args)?;
        client.login_robot(&provider, &id, &secret)?
    } else {
        let err = &mut env.err;
        let mut invite = |invitation: &Invitation| {
            let _ = err.write_all(invited(invitation).as_bytes());
            let _ = err.flush();
        };
        client.login_device(&provider, args.enable_pkce, &mut invite)?
    };
    // Servers that do not tell who one is take the token all the same.
    match client.confirm(&format!("the provider `{}`", provider.shown())) {
        Err(fault) if fault.kind == FaultKind::Unauthorized => Err(fault.into()),
        _ => Ok(Granted::Tokens(login)),
    }
}

/// The provider that was named, the only one, or the one that somebody chooses.
fn chosen(
    env: &mut Env,
    providers: &Providers,
    ways: &[Way],
    args: &ProviderArgs,
) -> Result<Provider, Failure> {
    let slug = if let Some(slug) = &args.provider {
        slug.clone()
    } else {
        let external = ways.iter().filter(|way| matches!(way, Way::Provider(..)));
        match login_way::choose(env, external.cloned().collect())? {
            Way::Provider(slug, _) => slug,
            Way::Native | Way::Kubernetes => String::new(),
        }
    };
    let provider = providers.find(&slug).cloned();
    provider.ok_or_else(|| {
        let message = format!("provider {slug:?} does not exist");
        let failure = Failure::new(Kind::Usage, message);
        let slugs = providers.external.iter().map(|known| known.slug.as_str());
        let failure = match nearest(&slug, slugs) {
            Some(near) => failure.hint(format!("Did you mean `{near}`?")),
            None => failure,
        };
        login_way::offered(failure, ways)
    })
}

/// The id and the secret of the program that logs in; what was not given is asked for.
fn program(
    env: &mut Env,
    global: &GlobalArgs,
    args: &ProviderArgs,
) -> Result<(String, String), Failure> {
    let has_secret = args.client_secret.is_some() || args.client_secret_stdin;
    if (args.client_id.is_none() || !has_secret) && !terminal::can_ask(env) {
        let message = "a program needs a client id and a secret, and nobody can be asked";
        let hint = "Give them with --client-id and --client-secret-stdin.";
        return Err(Failure::new(Kind::Usage, message).hint(hint));
    }
    let id = match &args.client_id {
        Some(id) => id.clone(),
        None => terminal::ask_line(env, "Client ID: ")?,
    };
    let secret = match &args.client_secret {
        Some(secret) => {
            if !global.quiet {
                let _ = writeln!(
                    env.err,
                    "note: --client-secret can be seen by others on this machine; \
                     --client-secret-stdin cannot"
                );
            }
            secret.clone()
        }
        None if args.client_secret_stdin => super::login::typed_in(env)?,
        None => secret::ask(env, "Client Secret: ")?,
    };
    if id.is_empty() || secret.is_empty() {
        let message = "a program needs a client id and a secret, and one of them is empty";
        return Err(Failure::new(Kind::Usage, message));
    }
    Ok((id, secret))
}

/// What somebody has to do to be let in.
fn invited(invitation: &Invitation) -> String {
    let Invitation { uri, user_code, .. } = invitation;
    let with_code = match &invitation.uri_with_code {
        Some(uri) => format!("This page has the code already: {uri}\n"),
        None => String::new(),
    };
    let lasts = match invitation.lasts.as_secs().div_ceil(60) {
        1 => "a minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    };
    format!(
        "Go to {uri} and enter this user code: {user_code}\n{with_code}\
         Waiting for user to authorize the application, for {lasts} at most...\n"
    )
}

/// Shows the server the credentials of a cluster.
fn with_cluster(
    env: &Env,
    options: &ClientOptions,
    args: &ProviderArgs,
) -> Result<Granted, Failure> {
    let mut options = options.clone();
    let file = args.kubeconfig_file.as_deref();
    let (location, giver) = remote::open_with_cluster(env, file, &mut options)?;
    let token = options.token.clone().map(|access| Login {
        access,
        refresh: None,
        expires_in: None,
    });
    let client = Client::new(options)?;
    client.confirm(&giver)?;
    Ok(Granted::Kubernetes(location.stored().into(), token))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn somebody_is_told_what_to_do() {
        let mut invitation = Invitation {
            uri: "https://sso.example.com/device".to_owned(),
            user_code: "AAAA-BBBB".to_owned(),
            uri_with_code: None,
            lasts: Duration::from_mins(1),
        };
        assert_eq!(
            invited(&invitation),
            "Go to https://sso.example.com/device and enter this user code: AAAA-BBBB\n\
             Waiting for user to authorize the application, for a minute at most...\n"
        );
        invitation.uri_with_code = Some("https://x".to_owned());
        invitation.lasts = Duration::from_secs(61);
        assert_eq!(
            invited(&invitation),
            "Go to https://sso.example.com/device and enter this user code: AAAA-BBBB\n\
             This page has the code already: https://x\n\
             Waiting for user to authorize the application, for 2 minutes at most...\n"
        );
    }
}
