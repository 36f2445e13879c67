//! What the file says, under the names and the rules of percli's own structs.

use std::path::PathBuf;

use super::Secret;
use super::read::{Field, Fields, Wrong};

/// What the file says. Empty texts are nothing, as they are for percli.
#[derive(Default)]
pub(crate) struct Settings {
    /// The address of the server, as it is written.
    pub(crate) url: Option<String>,
    /// A login by name and password at the server itself, made anew in each run.
    pub(crate) native_auth: Option<NativeAuth>,
    /// A token from an identity provider, got anew in each run.
    pub(crate) oauth: Option<OAuth>,
    /// A name and a password with each request.
    pub(crate) basic_auth: Option<BasicAuth>,
    /// The credentials of a Kubernetes configuration, which lies at this path; those of the pod
    /// if it is empty.
    pub(crate) k8s_auth: Option<PathBuf>,
    /// A token with each request: what `login` stores.
    pub(crate) authorization: Option<Authorization>,
    /// How encrypted connections are made.
    pub(crate) tls: Option<Tls>,
    /// Headers of each request.
    pub(crate) headers: Vec<(String, Secret)>,
    /// The project that is selected.
    pub(crate) project: Option<String>,
    /// What a new token is got with.
    pub(crate) refresh_token: Option<Secret>,
    /// Where `dac build` writes to.
    pub(crate) output_folder: Option<String>,
}

/// A text that stands in the file, or in another one.
pub(crate) enum Held {
    /// The text itself.
    Here(Secret),
    /// The path of a file with the text; a relative one counts from the working directory.
    File(PathBuf),
}

/// Name and password of a user of the server.
pub(crate) struct NativeAuth {
    /// The name.
    pub(crate) login: String,
    /// The password.
    pub(crate) password: Secret,
}

/// What an identity provider gives a token for.
pub(crate) struct OAuth {
    /// Who asks.
    pub(crate) client_id: Secret,
    /// What shows that it is so.
    pub(crate) client_secret: Held,
    /// Who is asked.
    pub(crate) token_url: String,
    /// What is asked for.
    pub(crate) scopes: Vec<String>,
    /// What else the provider is told.
    pub(crate) endpoint_params: Vec<(String, Vec<String>)>,
    /// How the provider is told the secret: 0 finds out, 1 in the form, 2 in a header.
    pub(crate) auth_style: u64,
}

/// A name and a password.
pub(crate) struct BasicAuth {
    /// The name.
    pub(crate) username: String,
    /// The password.
    pub(crate) password: Held,
}

/// What stands in the header `Authorization`.
pub(crate) struct Authorization {
    /// Its first word, `Bearer` unless the file says otherwise.
    pub(crate) kind: String,
    /// What follows; none if the file has none.
    pub(crate) credentials: Option<Held>,
}

/// How encrypted connections are made. Of a text and a file with it there is only one.
#[derive(Default)]
pub(crate) struct Tls {
    /// The certificates that are trusted.
    pub(crate) ca: Option<Held>,
    /// What the client shows.
    pub(crate) cert: Option<Held>,
    /// The key of that.
    pub(crate) key: Option<Held>,
    /// Another name that the certificate of the server is for.
    pub(crate) server_name: Option<String>,
    /// Whether every certificate is trusted.
    pub(crate) insecure_skip_verify: bool,
    /// The oldest version of TLS, such as `TLS12`.
    pub(crate) min_version: Option<String>,
    /// The newest one.
    pub(crate) max_version: Option<String>,
}

impl Settings {
    pub(super) fn read(all: &Fields<'_>) -> Result<Self, Wrong> {
        let mut settings = Self {
            project: all.text("project")?,
            refresh_token: all.secret("refresh_token")?,
            ..Self::default()
        };
        if let Some(dac) = all.fields("dac")? {
            settings.output_folder = dac.text("output_folder")?;
        }
        if let Some(rest) = all.fields("rest_client_config")? {
            settings.url = rest.text("url")?;
            let read = |key| rest.fields(key);
            settings.native_auth = read("native_auth")?.as_ref().map(native).transpose()?;
            settings.oauth = read("oauth")?.as_ref().map(oauth).transpose()?;
            settings.basic_auth = read("basic_auth")?.as_ref().map(basic).transpose()?;
            settings.authorization = read("authorization")?
                .as_ref()
                .map(authorization)
                .transpose()?;
            settings.tls = read("tls_config")?.as_ref().map(tls).transpose()?;
            if let Some(kubernetes) = read("k8s_auth")? {
                let path = kubernetes.text("kubeconfig")?.unwrap_or_default();
                settings.k8s_auth = Some(path.into());
            }
            if let Some(headers) = read("headers")? {
                settings.headers = headers.all(|value| value.text().map(Secret))?;
            }
        }
        Ok(settings)
    }

    /// Whether it holds anything that opens the server.
    pub(crate) fn opens(&self) -> bool {
        let token = self.authorization.as_ref();
        let token = token.is_some_and(|token| token.credentials.is_some());
        token
            || self.native_auth.is_some()
            || self.oauth.is_some()
            || self.basic_auth.is_some()
            || self.k8s_auth.is_some()
    }
}

fn native(fields: &Fields<'_>) -> Result<NativeAuth, Wrong> {
    let wants = || fields.wrong("wants a `login` and a `password`");
    Ok(NativeAuth {
        login: fields.text("login")?.ok_or_else(wants)?,
        password: fields.secret("password")?.ok_or_else(wants)?,
    })
}

fn oauth(fields: &Fields<'_>) -> Result<OAuth, Wrong> {
    let wants = || {
        fields.wrong("wants a `clientID`, a `tokenURL`, and a `clientSecret` or `clientSecretFile`")
    };
    let endpoint = fields.fields("endpointParams")?;
    let endpoint = endpoint.map(|endpoint| endpoint.all(Field::listed));
    let style = fields.get("authStyle")?.map(Field::number);
    Ok(OAuth {
        client_id: fields.secret("clientID")?.ok_or_else(wants)?,
        client_secret: held(fields, "clientSecret", "clientSecretFile")?.ok_or_else(wants)?,
        token_url: fields.text("tokenURL")?.ok_or_else(wants)?,
        scopes: fields.texts("scopes")?,
        endpoint_params: endpoint.transpose()?.unwrap_or_default(),
        auth_style: style.transpose()?.unwrap_or_default(),
    })
}

fn basic(fields: &Fields<'_>) -> Result<BasicAuth, Wrong> {
    let wants = || fields.wrong("wants a `username`, and a `password` or `passwordFile`");
    Ok(BasicAuth {
        username: fields.text("username")?.ok_or_else(wants)?,
        password: held(fields, "password", "passwordFile")?.ok_or_else(wants)?,
    })
}

fn authorization(fields: &Fields<'_>) -> Result<Authorization, Wrong> {
    let kind = fields.text("type")?.unwrap_or_default();
    Ok(Authorization {
        kind: match kind.trim() {
            "" => "Bearer".to_owned(),
            kind => kind.to_owned(),
        },
        credentials: held(fields, "credentials", "credentialsFile")?,
    })
}

fn tls(fields: &Fields<'_>) -> Result<Tls, Wrong> {
    Ok(Tls {
        ca: held(fields, "ca", "caFile")?,
        cert: held(fields, "cert", "certFile")?,
        key: held(fields, "key", "keyFile")?,
        server_name: fields.text("serverName")?,
        insecure_skip_verify: fields.is("insecureSkipVerify")?,
        min_version: fields.text("minVersion")?,
        max_version: fields.text("maxVersion")?,
    })
}

/// A text that stands here or in a file, and not in both.
fn held(fields: &Fields<'_>, here: &str, file: &str) -> Result<Option<Held>, Wrong> {
    match (fields.secret(here)?, fields.text(file)?) {
        (Some(_), Some(_)) => Err(fields.wrong(&format!("has both `{here}` and `{file}`"))),
        (Some(secret), None) => Ok(Some(Held::Here(secret))),
        (None, Some(path)) => Ok(Some(Held::File(path.into()))),
        (None, None) => Ok(None),
    }
}
