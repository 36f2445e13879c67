//! Secrets do not belong into files that a repository keeps for ever.
//!
//! The message never says the secret.

use crate::lint::rules::prelude::*;
use crate::model::{Secrecy, secrets};
use crate::schema::Site;

rule! {
    summary: "a password, token or key in plain text",
    group: Security,
    level: Error,
    fix: Never,
    server: false,
    on: Sites,
}

const FILL_IN: &str = "Fill it in when the file is applied: write `${NAME}` and keep the value \
                       where your secrets are.";
const USE_FILE: &str = "Let the server read it from a file (`passwordFile`, `credentialsFile`, \
                        `clientSecretFile`, `keyFile`), or fill it in when the file is applied: \
                        write `${NAME}`.";
const USE_SECRET: &str = "Put it into a `Secret` or `GlobalSecret` and name that one under \
                          `secret` of the proxy.";
const LEAVE_OUT: &str = "Leave it out: whoever sees the dashboard sees it.";
const CHANGE: &str = "What was committed once stays in the history: change the secret as well.";

fn check(cx: &mut Context<'_>, sites: &[Site<'_>]) {
    let found = cx.resource.map(|resource| secrets(&resource, sites));
    for secret in found.unwrap_or_default() {
        let (message, help) = match secret.what {
            Secrecy::Field(what) => (format!("{what} in plain text"), USE_FILE),
            Secrecy::UserPassword => ("a password in plain text".to_owned(), FILL_IN),
            Secrecy::Parameter(key) => {
                (format!("the parameter `{}` in plain text", words::short(key)), FILL_IN)
            }
            Secrecy::Header(name) => {
                (format!("the header `{}` in plain text", words::short(name)), USE_SECRET)
            }
            Secrecy::Url => ("a password in plain text in a URL".to_owned(), USE_SECRET),
            Secrecy::Link => ("a password in plain text in a link".to_owned(), LEAVE_OUT),
            Secrecy::Text => ("a password in plain text in a text".to_owned(), LEAVE_OUT),
        };
        let document = secret.node.document();
        let place = match secret.range {
            Some(range) => document.place_in(secret.node, range),
            None => document.place(secret.node),
        };
        cx.report(place, message).help(help).help(CHANGE);
    }
}
