//! What people may see of the file: all of it, in percli's order, with a mask for each secret.
//!
//! The shape is that of `percli config`. Values of headers are masked here, too, because they may
//! be credentials like everything else.

use std::path::Path;

use super::settings::{Authorization, BasicAuth, Held, NativeAuth, OAuth, Settings, Tls};
use crate::doc::{Mapping, Value};

/// What stands for a secret.
const MASK: &str = "<secret>";

/// Where `dac build` writes to unless somebody says otherwise.
const OUTPUT_FOLDER: &str = "built";

/// What people may see. `whole` says that the address stands there also if there is none, as in
/// percli's JSON.
pub(crate) fn shown(settings: &Settings, whole: bool) -> Value {
    let mut rest = Shown::default();
    rest.put("native_auth", settings.native_auth.as_ref().map(native));
    rest.put("oauth_config", settings.oauth.as_ref().map(oauth));
    rest.put("basic_auth", settings.basic_auth.as_ref().map(basic));
    rest.put("k8s_auth", settings.k8s_auth.as_deref().map(kubernetes));
    let authorization = settings.authorization.as_ref().map(authorization);
    rest.put("authorization", authorization);
    rest.put("tls_config", settings.tls.as_ref().map(tls));
    if !settings.headers.is_empty() {
        let headers = settings.headers.iter();
        let headers = headers.map(|(name, _)| (name.clone(), Value::from(MASK)));
        rest.put("headers", Some(headers.collect()));
    }
    let mut all = Shown::default();
    if whole || settings.url.is_some() || !rest.0.is_empty() {
        let url = settings.url.as_deref().map_or(Value::Null, Value::from);
        let mut first = Shown::default();
        first.put("url", Some(url));
        first.0.extend(rest.0);
        all.put("rest_client_config", Some(first.into()));
    }
    all.text("project", settings.project.as_deref());
    let refresh = settings.refresh_token.as_ref().map(|_| MASK);
    all.text("refresh_token", refresh);
    let folder = settings.output_folder.as_deref().unwrap_or(OUTPUT_FOLDER);
    all.put("dac", Some([("output_folder", folder.into())].into()));
    all.into()
}

/// A mapping that holds what there is.
#[derive(Default)]
struct Shown(Mapping);

impl Shown {
    fn put(&mut self, key: &str, value: Option<Value>) {
        if let Some(value) = value {
            self.0.insert(key, value);
        }
    }

    fn text(&mut self, key: &str, text: Option<&str>) {
        self.put(key, text.map(Value::from));
    }

    /// A secret that stands here or in a file.
    fn held(&mut self, here: &str, file: &str, held: Option<&Held>) {
        match held {
            Some(Held::Here(_)) => self.text(here, Some(MASK)),
            Some(Held::File(path)) => self.text(file, Some(&path.to_string_lossy())),
            None => {}
        }
    }
}

impl From<Shown> for Value {
    fn from(shown: Shown) -> Self {
        Self::Mapping(shown.0)
    }
}

fn native(auth: &NativeAuth) -> Value {
    [
        ("login", auth.login.as_str().into()),
        ("password", MASK.into()),
    ]
    .into()
}

fn oauth(auth: &OAuth) -> Value {
    let (secret, file) = match &auth.client_secret {
        Held::Here(_) => (MASK, String::new()),
        Held::File(path) => ("", path.to_string_lossy().into_owned()),
    };
    let texts = |texts: &[String]| {
        texts
            .iter()
            .map(|text| Value::from(text.as_str()))
            .collect()
    };
    let params = auth.endpoint_params.iter();
    let params = params.map(|(key, values)| (key.clone(), texts(values)));
    Value::from([
        ("clientID", MASK.into()),
        ("clientSecret", secret.into()),
        ("clientSecretFile", file.into()),
        ("tokenURL", auth.token_url.as_str().into()),
        ("scopes", texts(&auth.scopes)),
        ("endpointParams", Value::Mapping(params.collect())),
        (
            "authStyle",
            i64::try_from(auth.auth_style).unwrap_or_default().into(),
        ),
    ])
}

fn basic(auth: &BasicAuth) -> Value {
    let mut shown = Shown::default();
    shown.text("username", Some(&auth.username));
    shown.held("password", "passwordFile", Some(&auth.password));
    shown.into()
}

fn kubernetes(path: &Path) -> Value {
    let mut shown = Shown::default();
    let path = path.to_string_lossy();
    shown.text(
        "kubeconfig",
        Some(&path)
            .filter(|path| !path.is_empty())
            .map(|path| &**path),
    );
    shown.into()
}

fn authorization(auth: &Authorization) -> Value {
    let mut shown = Shown::default();
    shown.text("type", Some(&auth.kind));
    shown.held("credentials", "credentialsFile", auth.credentials.as_ref());
    shown.into()
}

fn tls(tls: &Tls) -> Value {
    let held = |key: &str, held: &Option<Held>| match held {
        Some(Held::Here(_)) => Some((key.to_owned(), Value::from(MASK))),
        _ => None,
    };
    let file = |key: &str, held: &Option<Held>| match held {
        Some(Held::File(path)) => Some((key.to_owned(), path.to_string_lossy().as_ref().into())),
        _ => None,
    };
    let text = |key: &str, text: &Option<String>| {
        let text = text.as_deref()?;
        Some((key.to_owned(), Value::from(text)))
    };
    let insecure = tls.insecure_skip_verify;
    let insecure = insecure.then(|| ("insecureSkipVerify".to_owned(), Value::Bool(true)));
    let all = [
        held("ca", &tls.ca),
        held("cert", &tls.cert),
        held("key", &tls.key),
        file("caFile", &tls.ca),
        file("certFile", &tls.cert),
        file("keyFile", &tls.key),
        text("serverName", &tls.server_name),
        insecure,
        text("minVersion", &tls.min_version),
        text("maxVersion", &tls.max_version),
    ];
    all.into_iter().flatten().collect()
}
