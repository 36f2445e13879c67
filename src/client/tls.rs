//! How connections are made: certificates, proxies, encryption.
//!
//! Trusted is what the system trusts; `SSL_CERT_FILE` and `SSL_CERT_DIR` take its place where the
//! library of the system would look at them, too. Proxies come from the system and from
//! `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`; as in Go, and so in percli, this
//! machine is never reached through one.

use reqwest::{Certificate, ClientBuilder, Identity, tls};

use super::{ClientOptions, TlsVersion};
use crate::store::{FaultKind, StoreFault};

/// What is trusted beside the certificates of the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Roots {
    /// What the system trusts. Reading that takes some milliseconds.
    System,
    /// Nothing.
    None,
}

/// A builder that trusts and shows what the options say.
pub(super) fn builder(options: &ClientOptions, roots: Roots) -> Result<ClientBuilder, StoreFault> {
    // Whoever came first has installed the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = ClientBuilder::new();
    let extra = match &options.ca_file {
        Some(bytes) => certificates(bytes)?,
        None => Vec::new(),
    };
    builder = match roots {
        Roots::System => builder.tls_certs_merge(extra),
        Roots::None => builder.tls_certs_only(extra),
    };
    if options.server.is_loopback() {
        builder = builder.no_proxy();
    }
    if options.insecure_skip_tls_verify {
        builder = builder.tls_danger_accept_invalid_certs(true);
    }
    if let Some(oldest) = options.tls_min {
        builder = builder.tls_version_min(version(oldest));
    }
    if let Some(newest) = options.tls_max {
        builder = builder.tls_version_max(version(newest));
    }
    if let Some(identity) = identity(options)? {
        builder = builder.identity(identity);
    }
    Ok(builder)
}

fn version(version: TlsVersion) -> tls::Version {
    match version {
        TlsVersion::V1_2 => tls::Version::TLS_1_2,
        TlsVersion::V1_3 => tls::Version::TLS_1_3,
    }
}

/// The certificates of a file, as PEM, or one as DER.
fn certificates(bytes: &[u8]) -> Result<Vec<Certificate>, StoreFault> {
    let bad = |why: &str| {
        StoreFault::new(
            FaultKind::Unavailable,
            format!("the file of trusted certificates {why}"),
        )
        .hint("It holds certificates in the PEM format, `-----BEGIN CERTIFICATE-----`.")
    };
    // A sequence of DER.
    let certificates = if bytes.first() == Some(&0x30) {
        Certificate::from_der(bytes).map(|certificate| vec![certificate])
    } else {
        Certificate::from_pem_bundle(bytes)
    };
    match certificates {
        Ok(certificates) if certificates.is_empty() => Err(bad("holds no certificate")),
        Ok(certificates) => Ok(certificates),
        Err(_) => Err(bad("cannot be read")),
    }
}

/// What the client shows the server.
fn identity(options: &ClientOptions) -> Result<Option<Identity>, StoreFault> {
    let fault = |message: &str| Err(StoreFault::new(FaultKind::Unavailable, message));
    match (&options.client_certificate, &options.client_key) {
        (None, None) => Ok(None),
        (Some(_), None) => fault("a client certificate without its key"),
        (None, Some(_)) => fault("a client key without its certificate"),
        (Some(certificate), Some(key)) => {
            let both = [key, &b"\n"[..], certificate].concat();
            match Identity::from_pem(&both) {
                Ok(identity) => Ok(Some(identity)),
                Err(_) => fault("the client certificate or its key is no PEM"),
            }
        }
    }
}
