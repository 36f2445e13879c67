//! Logging in by providers that answer as they are told.

mod device;
mod robot;

use super::Provider;
use super::providers::ProviderKind;
use crate::client::testing::{Act, Reply};
use crate::store::StoreFault;

const TOKENS: &str = r#"{"access_token":"access-1","token_type":"Bearer",
                        "refresh_token":"refresh-1","expires_in":900}"#;

fn provider(kind: ProviderKind, slug: &str) -> Provider {
    Provider {
        kind,
        slug: slug.to_owned(),
        name: slug.to_owned(),
    }
}

/// An error of OAuth 2.0, as Perses passes it on.
fn error(code: &str, description: &str) -> Act {
    let text = format!(r#"{{"error":"{code}","error_description":"{description}"}}"#);
    Reply::json(400, &text).into()
}

/// A fault as its kind, its message and its hints, one a line.
fn told(fault: &StoreFault) -> String {
    let mut text = format!("{:?}: {}", fault.kind, fault.message);
    for hint in &fault.hints {
        text.push_str("\n  ");
        text.push_str(hint);
    }
    text
}
