//! What a server tells about itself, and TLS.

use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::{key, kind_of};
use crate::client::Client;
use crate::client::testing::{FaultServer, Reply, scripted};
use crate::model::{Target, Version};
use crate::store::{FaultKind, ReadStore, StoreFault};

const CA: &[u8] = include_bytes!("data/ca.pem");
const SERVER: (&[u8], &[u8]) = (
    include_bytes!("data/server.pem"),
    include_bytes!("data/server.key"),
);
const OTHER: (&[u8], &[u8]) = (
    include_bytes!("data/other.pem"),
    include_bytes!("data/other.key"),
);
const CLIENT: (&[u8], &[u8]) = (
    include_bytes!("data/client.pem"),
    include_bytes!("data/client.key"),
);

#[track_caller]
fn check_target(health: &str, config: Reply, expected: (&str, bool)) {
    let server = FaultServer::new(scripted([Reply::json(200, health).into(), config.into()]));
    let client = server.client();
    let target = client.target().unwrap();
    let (version, case_sensitive) = expected;
    let version = Version::parse(version).unwrap();
    assert_eq!(
        target,
        Target {
            version,
            case_sensitive
        }
    );
    assert_eq!(client.target(), Ok(target));
    assert_eq!(server.lines(), ["GET /api/v1/health", "GET /api/config"]);
}

#[test]
fn the_target_is_asked_for_once() {
    let newest = Version::NEWEST.to_string();
    let config = |text: &str| Reply::json(200, text);
    check_target(r#"{"version":"v0.53.1"}"#, config("{}"), ("0.53", false));
    check_target(
        r#"{"version":"main"}"#,
        config(r#"{"database":{"file":{"case_sensitive":true}}}"#),
        (&newest, true),
    );
    check_target(
        r#"{"version":""}"#,
        config(r#"{"database":{"sql":{"case_sensitive":true}}}"#),
        (&newest, true),
    );
    check_target(
        "{}",
        Reply::message(403, "forbidden access"),
        (&newest, false),
    );
    check_target("{}", Reply::page(200, "x"), (&newest, false));
}

#[test]
fn a_target_that_is_not_told_is_asked_for_again() {
    let health = || Reply::json(200, r#"{"version":"0.54.0"}"#).into();
    let server = FaultServer::new(scripted([
        health(),
        Reply::message(500, "internal server error").into(),
        health(),
        Reply::json(200, "{}").into(),
    ]));
    let client = server.client();
    assert_eq!(kind_of(client.target()), Some(FaultKind::Unavailable));
    assert!(client.target().is_ok());
}

#[test]
fn a_server_without_its_database_tells_its_version() {
    let ill = r#"{"buildTime":"b","version":"0.54.0","commit":"c","database":false}"#;
    let server = FaultServer::new(scripted(vec![Reply::json(503, ill).into(); 4]));
    let health = server.client().health().unwrap();
    assert_eq!(
        (health.version.as_str(), health.database),
        ("0.54.0", Some(false))
    );
    assert_eq!(
        (health.build_time.as_str(), health.commit.as_str()),
        ("b", "c")
    );
}

#[test]
fn plugins_and_configuration_are_shown() {
    let server = FaultServer::new(scripted([
        Reply::json(200, r#"[{"kind":"PluginModule"}]"#).into(),
        Reply::json(200, r#"{"security":{"enable_auth":true}}"#).into(),
    ]));
    let client = server.client();
    assert_eq!(client.plugins().unwrap().len(), 1);
    assert!(
        client
            .config()
            .unwrap()
            .at(&["security", "enable_auth"])
            .is_some()
    );
    assert_eq!(server.lines(), ["GET /api/v1/plugins", "GET /api/config"]);
    assert_eq!(client.name(), client.server().to_string());
}

/// A server that shows a certificate, and wants one if asked to.
fn tls(shown: (&[u8], &[u8]), wants: bool) -> FaultServer {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .unwrap();
    let config = if wants {
        let mut roots = rustls::RootCertStore::empty();
        roots
            .add(CertificateDer::from_pem_slice(CA).unwrap())
            .unwrap();
        let builder =
            rustls::server::WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
        config.with_client_cert_verifier(builder.build().unwrap())
    } else {
        config.with_no_client_auth()
    };
    let certificate = CertificateDer::from_pem_slice(shown.0).unwrap();
    let key = PrivateKeyDer::from_pem_slice(shown.1).unwrap();
    let config = config.with_single_cert(vec![certificate], key).unwrap();
    FaultServer::with_tls(scripted([Reply::json(200, "{}").into()]), config)
}

/// Reads from a server that speaks TLS.
fn read(server: &FaultServer, ca: bool, shown: bool, insecure: bool) -> Result<(), StoreFault> {
    let (mut options, _) = server.options("");
    options.ca_file = ca.then(|| CA.to_vec());
    if shown {
        options.client_certificate = Some(CLIENT.0.to_vec());
        options.client_key = Some(CLIENT.1.to_vec());
    }
    options.insecure_skip_tls_verify = insecure;
    Client::new(options)?.get(&key("Project demo")).map(|_| ())
}

#[test]
fn certificates_are_checked() {
    assert_eq!(read(&tls(SERVER, false), true, false, false), Ok(()));
    assert_eq!(read(&tls(OTHER, false), false, false, true), Ok(()));
    let unknown = tls(SERVER, false);
    let fault = read(&unknown, false, false, false).unwrap_err();
    let expected = format!(
        "cannot reach {}: its certificate is signed by nobody whom this machine trusts",
        unknown.url("")
    );
    assert_eq!(fault.message, expected);
    assert_eq!(
        fault.hints,
        ["Pass the certificate of who signed it with `--ca-file`."]
    );
    let fault = read(&tls(OTHER, false), true, false, false).unwrap_err();
    assert!(
        fault
            .message
            .ends_with("its certificate is for another name"),
        "{fault}"
    );
}

#[test]
fn a_client_shows_its_certificate() {
    assert_eq!(read(&tls(SERVER, true), true, true, false), Ok(()));
    let fault = read(&tls(SERVER, true), true, false, false).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Unavailable, "{fault}");
}

#[test]
fn what_does_not_speak_tls_is_told() {
    let server = FaultServer::new(scripted([]));
    let (mut options, _) = server.options("");
    let url = server.url("").replace("http:", "https:");
    options.server = crate::client::Address::parse(&url).unwrap();
    let fault = Client::new(options)
        .unwrap()
        .get(&key("Project demo"))
        .unwrap_err();
    assert_eq!(fault.kind, FaultKind::Unavailable);
    assert!(
        fault
            .message
            .ends_with("what answers there does not speak TLS"),
        "{fault}"
    );
}

#[test]
fn certificates_that_cannot_be_read_are_refused() {
    let server = FaultServer::new(scripted([]));
    for ca in [
        "",
        "nonsense",
        "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n",
    ] {
        let (mut options, _) = server.options("");
        options.ca_file = Some(ca.as_bytes().to_vec());
        let fault = Client::new(options).err().unwrap();
        assert!(
            fault
                .message
                .starts_with("the file of trusted certificates"),
            "{fault}"
        );
    }
    for (certificate, key) in [
        (Some(CLIENT.0), None),
        (None, Some(CLIENT.1)),
        (Some(CLIENT.0), Some(CLIENT.0)),
    ] {
        let (mut options, _) = server.options("");
        options.client_certificate = certificate.map(<[u8]>::to_vec);
        options.client_key = key.map(<[u8]>::to_vec);
        assert!(Client::new(options).is_err());
    }
}
