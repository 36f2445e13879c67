//! The credentials of a Kubernetes configuration: the one place where they would come from.

use std::path::Path;

use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::client::SignIn;

/// What gets a token from the Kubernetes configuration at a path, or from the pod if it is empty.
pub(super) fn sign_in(_: &Env, _: &Path) -> Result<SignIn, Failure> {
    let message = "credentials of Kubernetes (`k8s_auth`) are not understood yet";
    Err(Failure::new(Kind::Config, message)
        .hint("Give a token with `PERSCOPE_TOKEN` or --token-file."))
}
