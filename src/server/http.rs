//! The server on the wire: bodies, limits, threads, and the end.
//!
//! A request is read in full, then a thread that may wait works out the answer. A panic there is
//! the answer 500 and nothing else.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::body::{Body as Bytestream, Bytes, to_bytes};
use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use tokio::net::TcpListener;
use tokio::sync::{Notify, Semaphore};
use tokio::task::spawn_blocking;
use tokio::time::{MissedTickBehavior, interval_at, sleep};

use super::app::App;
use super::expiry;
use super::guard::Guard;
use super::listen::Gate;
use super::message::{Answer, Body, Request};

/// The largest body that is taken, in bytes. The largest dashboards have a tenth of it.
pub(super) const MAX_BODY: usize = 10 << 20;

/// How much all bodies that are worked on may take together, in KiB.
const BODIES_KIB: usize = 64 << 10;

/// How long a client may take for a request, and for taking the answer.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// How long requests that are under way may take once the server is to end.
const GRACE: Duration = Duration::from_secs(10);

/// How often ephemeral dashboards are looked through.
const SWEEP: Duration = Duration::from_mins(1);

/// What requests share.
struct Shared {
    app: Arc<App>,
    guard: Guard,
    bodies: Arc<Semaphore>,
}

/// Answers requests until `end` comes, and then those that are under way.
pub(super) async fn serve(
    listener: TcpListener,
    app: Arc<App>,
    guard: Guard,
    clock: fn() -> SystemTime,
    end: impl Future<Output = ()> + Send + 'static,
) {
    let sweeper = tokio::spawn(sweep(Arc::clone(&app), clock));
    let bodies = Arc::new(Semaphore::new(BODIES_KIB));
    let shared = Arc::new(Shared { app, guard, bodies });
    let router = Router::new().fallback(handle).with_state(shared);
    let ended = Arc::new(Notify::new());
    let told = Arc::clone(&ended);
    let end = async move {
        end.await;
        told.notify_one();
    };
    let served = axum::serve(Gate::new(listener, PATIENCE), router).with_graceful_shutdown(end);
    tokio::select! {
        // Accepting never fails for good.
        _ = served => {}
        () = async { ended.notified().await; sleep(GRACE).await } => {}
    }
    sweeper.abort();
}

/// Looks through the ephemeral dashboards again and again.
async fn sweep(app: Arc<App>, clock: fn() -> SystemTime) {
    let mut ticks = interval_at(tokio::time::Instant::now() + SWEEP, SWEEP);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let app = Arc::clone(&app);
        // What cannot be removed now is tried again next time.
        let _ = spawn_blocking(move || expiry::sweep(&app, clock())).await;
    }
}

async fn handle(
    State(shared): State<Arc<Shared>>,
    request: axum::extract::Request,
) -> Response<Bytestream> {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path();
    let host = text(&parts.headers, &header::HOST);
    let authorization = text(&parts.headers, &header::AUTHORIZATION);
    let answer = match shared.guard.refusal(path, host, authorization) {
        Some(refusal) => refusal,
        None => match answer(&shared, parts, body).await {
            Ok(answer) | Err(answer) => answer,
        },
    };
    respond(answer)
}

/// Reads the body and has the request answered.
async fn answer(shared: &Shared, parts: Parts, body: Bytestream) -> Result<Answer, Answer> {
    let too_large = || {
        let message = format!("request entity too large: a body has at most {MAX_BODY} bytes");
        Answer::error(413, &message)
    };
    let length = text(&parts.headers, &header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.parse::<usize>().ok());
    if length.is_some_and(|length| length > MAX_BODY) {
        return Err(too_large());
    }
    let chunked = parts.headers.contains_key(header::TRANSFER_ENCODING);
    let share = length.unwrap_or(if chunked { MAX_BODY } else { 0 });
    let share = u32::try_from(share.div_ceil(1024)).unwrap_or(u32::MAX);
    let share = Arc::clone(&shared.bodies).acquire_many_owned(share).await;
    let body = to_bytes(body, MAX_BODY).await.map_err(|_| {
        if length.is_some() {
            Answer::bad_request("the body ends too early")
        } else {
            too_large()
        }
    })?;
    let request = Request {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        content_type: text(&parts.headers, &header::CONTENT_TYPE).map(str::to_owned),
        body: body.into(),
    };
    let app = Arc::clone(&shared.app);
    let answered = spawn_blocking(move || {
        let _share = share;
        app.answer(&request)
    });
    answered
        .await
        .map_err(|_| Answer::error(500, "internal server error"))
}

/// The value of a header, if it is text.
fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

fn respond(answer: Answer) -> Response<Bytestream> {
    let (kind, body) = match answer.body {
        Body::Empty => (None, Bytestream::empty()),
        Body::Json(text) => {
            let bytes = Bytes::from_owner(Text(text));
            (Some("application/json"), Bytestream::from(bytes))
        }
        Body::Plain(text) => (Some("text/plain; charset=utf-8"), Bytestream::from(text)),
    };
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    if let Some(kind) = kind {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    if let Some(allow) = answer.allow {
        headers.insert(header::ALLOW, HeaderValue::from_static(allow));
    }
    response
}

/// A text that several answers share.
struct Text(Arc<str>);

impl AsRef<[u8]> for Text {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}
