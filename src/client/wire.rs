//! One request and its answer, and nothing beyond: no attempt is repeated here, no redirect
//! followed, and the status is not judged.
//!
//! What matters to who writes is whether a request that failed may have arrived: see [`Broken`].

use std::time::Duration;

use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Response, Url};
use tokio::runtime::{Builder, Runtime};

use super::cause::Cause;
use super::options::Limits;
use super::tls::{self, Roots};
use super::{Address, ClientOptions, Token};
use crate::store::{FaultKind, StoreFault};

/// How much of an answer that tells an error is read.
const MAX_ERROR_BYTES: u64 = 1 << 20;

/// How long a connection that nobody uses is kept. Servers and proxies close them sooner or later,
/// and a request that meets the end of its connection may or may not have arrived.
const IDLE: Duration = Duration::from_secs(15);

/// Headers that belong to the connection and not to the user.
const OURS: [HeaderName; 6] = [
    header::HOST,
    header::CONTENT_LENGTH,
    header::CONTENT_TYPE,
    header::TRANSFER_ENCODING,
    header::CONNECTION,
    header::ACCEPT_ENCODING,
];

/// What a request does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
    Put,
    Delete,
}

/// A request.
pub(super) struct Request<'r> {
    pub(super) method: Method,
    pub(super) url: &'r Url,
    pub(super) body: Option<Body<'r>>,
    pub(super) credential: Option<Credential<'r>>,
    pub(super) size: Size,
    /// How long it may take.
    pub(super) time: Duration,
}

/// What a request carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body<'r> {
    Json(&'r str),
    /// The fields of a form, encoded.
    Form(&'r str),
}

/// Who asks, as far as a header says so.
#[derive(Clone, Copy)]
pub(super) enum Credential<'r> {
    Bearer(&'r Token),
    /// A name and a password, as they are.
    Basic(&'r str, &'r str),
}

/// How much of an answer is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    Object,
    List,
}

/// An answer, complete.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) retry_after: Option<String>,
    pub(super) date: Option<String>,
    pub(super) location: Option<String>,
    /// What was sent, unpacked. Of an answer that tells an error, what could be read of it.
    pub(super) body: Vec<u8>,
}

/// An exchange that did not come to its end.
#[derive(Debug)]
pub(super) enum Broken {
    /// The request has surely not arrived.
    NotSent(Cause),
    /// The request may have arrived; the answer did not, or not all of it.
    Lost(Cause),
}

/// What sends requests.
pub(super) struct Wire {
    client: reqwest::Client,
    /// Runs what moves bytes. Whoever asks waits in its own thread.
    runtime: Option<Runtime>,
    server: Address,
    limits: Limits,
}

impl Wire {
    /// Makes what sends requests as the options say. Certificates and headers that cannot be used
    /// are faults.
    pub(super) fn new(options: &ClientOptions) -> Result<Self, StoreFault> {
        let headers = headers(options)?;
        let build = |roots| {
            let builder = tls::builder(options, roots)?
                .user_agent(&options.user_agent)
                .default_headers(headers.clone())
                .redirect(reqwest::redirect::Policy::none())
                .referer(false)
                .connect_timeout(options.timeouts.connect)
                .read_timeout(options.timeouts.silence)
                .pool_idle_timeout(IDLE);
            builder.build().map_err(|error| unprepared(&error, options))
        };
        let client = if options.server.is_encrypted() {
            build(Roots::System)?
        } else if options.server.is_loopback() {
            build(Roots::None)?
        } else {
            // A proxy may be reached by TLS, but who uses none needs no certificates either.
            build(Roots::System).or_else(|_| build(Roots::None))?
        };
        // Two threads keep up with eight connections that are encrypted.
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .enable_io()
            .enable_time()
            .build()
            .map_err(|error| unprepared(&error, options))?;
        Ok(Self {
            client,
            runtime: Some(runtime),
            server: options.server.clone(),
            limits: options.limits,
        })
    }

    /// Sends a request and reads the answer.
    pub(super) fn exchange(&self, request: &Request<'_>) -> Result<Answer, Broken> {
        let runtime = self.runtime.as_ref();
        let runtime = runtime.expect("it is there until the wire is dropped");
        runtime.block_on(async { self.read(self.send(request).await?, request.size).await })
    }

    async fn send(&self, request: &Request<'_>) -> Result<Response, Broken> {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Delete => reqwest::Method::DELETE,
        };
        let mut builder = self
            .client
            .request(method, request.url.clone())
            .timeout(request.time);
        builder = match request.credential {
            Some(Credential::Bearer(token)) => builder.bearer_auth(token.expose()),
            Some(Credential::Basic(name, password)) => builder.basic_auth(name, Some(password)),
            None => builder,
        };
        if let Some(body) = request.body {
            let (kind, body) = match body {
                Body::Json(text) => ("application/json", text),
                Body::Form(text) => ("application/x-www-form-urlencoded", text),
            };
            builder = builder
                .header(header::CONTENT_TYPE, kind)
                .body(body.to_owned());
        }
        builder.send().await.map_err(|error| {
            let cause = Cause::of(&error, &self.server);
            // A handshake may fail after the connection counts as made.
            let handshake = cause.lasting;
            if error.is_connect() || error.is_builder() || handshake {
                Broken::NotSent(cause)
            } else {
                Broken::Lost(cause)
            }
        })
    }

    async fn read(&self, mut response: Response, size: Size) -> Result<Answer, Broken> {
        let text = |name: HeaderName| {
            let value = response.headers().get(name)?;
            value.to_str().ok().map(str::to_owned)
        };
        let mut answer = Answer {
            status: response.status().as_u16(),
            retry_after: text(header::RETRY_AFTER),
            date: text(header::DATE),
            location: text(header::LOCATION),
            body: Vec::new(),
        };
        let fine = response.status().is_success();
        let limit = match size {
            _ if !fine => MAX_ERROR_BYTES,
            Size::Object => self.limits.object,
            Size::List => self.limits.list,
        };
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        // What is announced is read into one piece, unless it is too much to believe it.
        let announced = response
            .content_length()
            .and_then(|bytes| bytes.try_into().ok());
        let announced: usize = announced.unwrap_or_default();
        let mut too_large = announced > limit;
        answer.body.reserve(announced.min(limit).min(1 << 20));
        while !too_large {
            match response.chunk().await {
                Ok(Some(chunk)) => {
                    too_large = chunk.len() > limit - answer.body.len();
                    let kept = chunk.len().min(limit - answer.body.len());
                    answer.body.extend_from_slice(&chunk[..kept]);
                }
                Ok(None) => break,
                // The status says enough if the rest does not arrive.
                Err(_) if !fine => break,
                Err(error) => return Err(Broken::Lost(Cause::of(&error, &self.server))),
            }
        }
        if too_large && fine {
            return Err(Broken::Lost(Cause::too_large(limit)));
        }
        Ok(answer)
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        // The system may still look up a name that nobody waits for any more.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

fn unprepared(error: &(dyn std::error::Error + 'static), options: &ClientOptions) -> StoreFault {
    let cause = Cause::of(error, &options.server);
    let message = format!("cannot prepare a connection: {}", cause.message);
    StoreFault::new(FaultKind::Unavailable, message)
}

/// The headers that go with every request.
fn headers(options: &ClientOptions) -> Result<HeaderMap, StoreFault> {
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    for (name, value) in &options.headers {
        let bad = |why: &str| {
            let name = super::said::plain(name);
            StoreFault::new(FaultKind::Unavailable, format!("the header `{name}` {why}"))
        };
        let Ok(key) = HeaderName::from_bytes(name.as_bytes()) else {
            return Err(bad("has a name that no header can have"));
        };
        if OURS.contains(&key) {
            return Err(bad("is set by perscope itself"));
        }
        let is_made = options.token.is_some() || options.sign_in.is_some();
        if key == header::AUTHORIZATION && is_made {
            return Err(
                bad("is made from the token already").hint("Leave out the header or the token.")
            );
        }
        let Ok(mut value) = HeaderValue::from_str(value.trim()) else {
            return Err(bad("has a value that no header can have"));
        };
        value.set_sensitive(true);
        // A list of values is one header with several lines.
        if key == header::ACCEPT {
            headers.insert(key, value);
        } else {
            headers.append(key, value);
        }
    }
    Ok(headers)
}
