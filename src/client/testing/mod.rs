//! For tests: a server that answers as it is told and fails as it is told, a clock that only counts,
//! and a small Perses in memory to put behind them.
//!
//! [`FaultServer`] speaks as much HTTP/1.1 as a client needs, on a port of its own of this machine.
//! What it answers is decided by a function that sees each request; [`scripted`] makes one of a list.

mod clock;
mod http;
mod perses;

use std::collections::VecDeque;
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use super::options::Timeouts;
use super::{Address, Client, ClientOptions};

pub(crate) use clock::TestClock;
pub(crate) use http::{Seen, Stream};
pub(crate) use perses::MemoryPerses;

/// What a server does with a request.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// Answers.
    Answer(Reply),
    /// Closes the connection without an answer.
    HangUp,
    /// Announces the whole answer, sends so many bytes of its body, and closes the connection.
    Cut(Reply, usize),
    /// Says nothing until the server is dropped.
    Silence,
    /// Waits, then goes on.
    After(Duration, Box<Act>),
}

/// An answer.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// Whether its length is announced; else the end of the connection ends it.
    pub(crate) sized: bool,
}

impl Reply {
    /// A resource with this key and nothing in it.
    pub(crate) fn resource(key: &crate::model::Key) -> Self {
        let project = key.project().map(|it| format!(r#","project":"{it}""#));
        let project = project.unwrap_or_default();
        let (kind, name) = (key.kind().name(), key.name());
        let body = format!(r#"{{"kind":"{kind}","metadata":{{"name":"{name}"{project}}}}}"#);
        Self::json(200, &body)
    }

    /// An answer of this status and JSON.
    pub(crate) fn json(status: u16, body: &str) -> Self {
        Self {
            status,
            headers: vec![("Content-Type".to_owned(), "application/json".to_owned())],
            body: body.as_bytes().to_vec(),
            sized: true,
        }
    }

    /// An error as Perses words it.
    pub(crate) fn message(status: u16, message: &str) -> Self {
        let message = crate::doc::emit::quoted(message);
        Self::json(status, &format!("{{\"message\":{message}}}"))
    }

    /// A web page.
    pub(crate) fn page(status: u16, title: &str) -> Self {
        let body = format!("<html><title>{title}</title><body>…</body></html>");
        let mut page = Self::json(status, &body);
        page.headers = vec![("Content-Type".to_owned(), "text/html".to_owned())];
        page
    }

    /// The same with a header.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

impl From<Reply> for Act {
    fn from(reply: Reply) -> Self {
        Self::Answer(reply)
    }
}

/// Decides what is done with a request.
pub(crate) type Handler = Box<dyn FnMut(&Seen) -> Act + Send>;

/// A server that fails as it is told. Dropping it closes all its connections.
pub(crate) struct FaultServer {
    port: u16,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    handler: Mutex<Handler>,
    seen: Mutex<Vec<Seen>>,
    /// So many connections are closed as soon as they are made.
    refused: AtomicUsize,
    closed: AtomicBool,
    /// Wakes up those that keep silent.
    bell: (Mutex<bool>, Condvar),
    tls: Option<Arc<rustls::ServerConfig>>,
}

/// Answers with one act after the other, whatever is asked; then with the status 599.
pub(crate) fn scripted(acts: impl IntoIterator<Item = Act>) -> Handler {
    let mut acts: VecDeque<Act> = acts.into_iter().collect();
    Box::new(move |seen| {
        let missing = || Reply::message(599, &format!("not in the script: {}", seen.line())).into();
        acts.pop_front().unwrap_or_else(missing)
    })
}

impl FaultServer {
    /// A server that speaks plain HTTP.
    pub(crate) fn new(handler: Handler) -> Self {
        Self::start(handler, None)
    }

    /// A server that speaks TLS.
    pub(crate) fn with_tls(handler: Handler, tls: rustls::ServerConfig) -> Self {
        Self::start(handler, Some(Arc::new(tls)))
    }

    fn start(handler: Handler, tls: Option<Arc<rustls::ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared {
            handler: Mutex::new(handler),
            seen: Mutex::default(),
            refused: AtomicUsize::new(0),
            closed: AtomicBool::new(false),
            bell: (Mutex::new(false), Condvar::new()),
            tls,
        });
        let own = Arc::clone(&shared);
        let thread = std::thread::spawn(move || accept(&listener, &own));
        Self {
            port,
            shared,
            thread: Some(thread),
        }
    }

    /// The base address, with a prefix such as `/perses`.
    pub(crate) fn url(&self, prefix: &str) -> String {
        let scheme = if self.shared.tls.is_some() {
            "https"
        } else {
            "http"
        };
        format!("{scheme}://127.0.0.1:{}{prefix}", self.port)
    }

    /// Closes the next connections as soon as they are made.
    pub(crate) fn refuse(&self, connections: usize) {
        self.shared.refused.store(connections, Ordering::SeqCst);
    }

    /// What was asked so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.shared.seen.lock().unwrap().clone()
    }

    /// The request lines so far, such as `GET /api/v1/health`.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.seen().iter().map(Seen::line).collect()
    }

    /// Options of a client of this server: a clock that counts, and as many attempts before the first answer
    /// as later.
    pub(crate) fn options(&self, prefix: &str) -> (ClientOptions, Arc<TestClock>) {
        let clock = Arc::new(TestClock::default());
        let address = Address::parse(&self.url(prefix)).unwrap();
        let mut options = ClientOptions::new(address, clock.clone());
        options.retry.attempts = 4;
        options.retry.attempts_unreached = 4;
        options.timeouts = Timeouts {
            connect: Duration::from_secs(5),
            silence: Duration::from_secs(20),
            total: Duration::from_mins(2),
        };
        (options, clock)
    }

    /// A client of this server.
    pub(crate) fn client(&self) -> Client {
        Client::new(self.options("").0).unwrap()
    }

    /// A client that waits no longer than a machine under load may need to answer.
    pub(crate) fn impatient_client(&self) -> Client {
        let (mut options, _) = self.options("");
        options.timeouts.silence = Duration::from_millis(700);
        Client::new(options).unwrap()
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::SeqCst);
        *self.shared.bell.0.lock().unwrap() = true;
        self.shared.bell.1.notify_all();
        // Wakes up the thread that waits for connections.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.closed.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let refuse = |left: usize| left.checked_sub(1);
        let refused = &shared.refused;
        if refused
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, refuse)
            .is_ok()
        {
            continue;
        }
        let shared = Arc::clone(shared);
        std::thread::spawn(move || serve(stream, &shared));
    }
}

/// Answers the requests of one connection.
fn serve(stream: TcpStream, shared: &Shared) {
    // A client that keeps its connection shall not keep this thread.
    let _ = stream.set_read_timeout(Some(Duration::from_secs(20)));
    let Some(mut stream) = Stream::new(stream, shared.tls.clone()) else {
        return;
    };
    while let Some(seen) = stream.read() {
        shared.seen.lock().unwrap().push(seen.clone());
        let mut act = (shared.handler.lock().unwrap())(&seen);
        while let Act::After(time, next) = act {
            std::thread::sleep(time);
            act = *next;
        }
        let goes_on = match act {
            Act::Answer(reply) => stream.write(&reply, usize::MAX) && reply.sized,
            Act::Cut(reply, bytes) => {
                stream.write(&reply, bytes);
                false
            }
            Act::HangUp | Act::After(..) => false,
            Act::Silence => {
                let closed = shared.bell.0.lock().unwrap();
                let _closed = shared.bell.1.wait_while(closed, |closed| !*closed);
                false
            }
        };
        if !goes_on {
            return;
        }
    }
}
