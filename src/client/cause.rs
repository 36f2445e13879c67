//! Why an exchange with a server broke, in words. Nothing of a URL gets into them, because a proxy
//! may have credentials in its own.

use std::error::Error;
use std::io;

use super::{Address, said};
use crate::store::{self, FaultKind};

/// Why an exchange broke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cause {
    /// Why: a fragment without a final stop.
    pub(super) message: String,
    /// What to do about it, one full sentence each.
    pub(super) hints: Vec<String>,
    /// Whether it would be the same at the next attempt.
    pub(super) lasting: bool,
    /// The fault that it is in the end.
    pub(super) kind: FaultKind,
}

impl Cause {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hints: Vec::new(),
            lasting: false,
            kind: FaultKind::Unavailable,
        }
    }

    fn lasting(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            hints: vec![hint.into()],
            lasting: true,
            ..Self::new(message)
        }
    }

    /// An answer is larger than anybody wants to read.
    pub(super) fn too_large(limit: usize) -> Self {
        Self {
            lasting: true,
            kind: FaultKind::Garbled,
            ..Self::new(format!("its answer is larger than {limit} bytes"))
        }
    }

    /// Why a request or the reading of its answer failed.
    pub(super) fn of(error: &(dyn Error + 'static), server: &Address) -> Self {
        if let Some(tls) = find::<rustls::Error>(error) {
            return of_tls(tls, server);
        }
        let request = find::<reqwest::Error>(error);
        if request.is_some_and(reqwest::Error::is_dns) {
            let mut cause = Self::new("nobody knows a machine of that name");
            cause.hints.push(format!("Check the address `{server}`."));
            return cause;
        }
        if request.is_some_and(reqwest::Error::is_timeout) {
            return Self::new(if request.is_some_and(reqwest::Error::is_connect) {
                "no connection in time"
            } else {
                "no answer in time"
            });
        }
        if let Some(broken) = all(error).find_map(|error| error.downcast_ref::<io::Error>()) {
            // Errors of the operating system have a number; others only carry errors of libraries.
            if broken.raw_os_error().is_some() {
                return Self::new(store::reason(broken));
            }
        }
        let innermost = all(error).last().map(ToString::to_string);
        let told = said::plain(&innermost.unwrap_or_default());
        Self::new(match told.as_str() {
            "" => "the connection broke".to_owned(),
            // What hyper says when the peer closes a connection.
            "connection closed before message completed"
            | "end of file before message length reached"
            | "unexpected end of file" => "the connection was closed in the middle".to_owned(),
            _ => told,
        })
    }
}

/// The error and everything behind it. What an I/O error carries is behind it, too, although it
/// does not call it its source.
fn all<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error: &&'e (dyn Error + 'static)| {
        let error: &'e (dyn Error + 'static) = *error;
        let carried = error
            .downcast_ref::<io::Error>()
            .and_then(|error| error.get_ref());
        match carried {
            Some(carried) => Some(carried),
            None => error.source(),
        }
    })
}

fn find<'e, E: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e E> {
    all(error).find_map(|error| error.downcast_ref())
}

fn of_tls(error: &rustls::Error, server: &Address) -> Cause {
    use rustls::CertificateError as Bad;
    use rustls::Error as Tls;
    match error {
        Tls::InvalidCertificate(Bad::UnknownIssuer) => Cause::lasting(
            "its certificate is signed by nobody whom this machine trusts",
            "Pass the certificate of who signed it with `--ca-file`.",
        ),
        Tls::InvalidCertificate(Bad::NotValidForName | Bad::NotValidForNameContext { .. }) => {
            Cause::lasting(
                "its certificate is for another name",
                format!("Check the address `{server}`, or use a name that the certificate has."),
            )
        }
        Tls::InvalidCertificate(Bad::Expired | Bad::ExpiredContext { .. }) => Cause::lasting(
            "its certificate has expired",
            "Ask who runs the server for a new one, and check the clock of this machine.",
        ),
        Tls::InvalidCertificate(Bad::NotValidYet | Bad::NotValidYetContext { .. }) => {
            Cause::lasting(
                "its certificate is not valid yet",
                "Check the clock of this machine.",
            )
        }
        // The error has no variant of its own for it.
        Tls::InvalidCertificate(Bad::Other(other))
            if other.to_string().contains("CaUsedAsEndEntity") =>
        {
            Cause::lasting(
                "its certificate is that of an authority, not of a server",
                "Ask who runs the server for one that the authority has signed for it.",
            )
        }
        Tls::InvalidCertificate(bad) => Cause::lasting(
            format!(
                "its certificate is not accepted: {}",
                said::plain(&bad.to_string())
            ),
            "Pass the certificate of who signed it with `--ca-file`.",
        ),
        Tls::InvalidMessage(_) => Cause::lasting(
            "what answers there does not speak TLS",
            "Check whether the address starts with `http://` rather than `https://`.",
        ),
        Tls::AlertReceived(alert) => Cause::lasting(
            format!(
                "the server ended the handshake: {}",
                said::plain(&format!("{alert:?}"))
            ),
            "It may want a certificate: `--client-certificate` and `--client-key`.",
        ),
        other => Cause::new(format!("TLS failed: {}", said::plain(&other.to_string()))),
    }
}
