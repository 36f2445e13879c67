//! A server on a port of this machine that answers as a test says, and remembers what it was asked.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// A request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// The method and the path, such as `GET /api/config`.
    pub(crate) line: String,
    /// All of it up to the body.
    pub(crate) head: String,
    pub(crate) body: String,
}

/// An answer: its status, further header lines, its body.
pub(crate) type Reply = (u16, &'static str, String);

type Handler = dyn Fn(&Seen) -> Reply + Send + Sync;

/// A server; dropping it ends it.
pub(crate) struct Server {
    port: u16,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    handler: Box<Handler>,
    seen: Mutex<Vec<Seen>>,
    connections: AtomicUsize,
    closed: AtomicBool,
}

impl Server {
    /// A server that answers with what the function says.
    pub(crate) fn new(handler: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared {
            handler: Box::new(handler),
            seen: Mutex::default(),
            connections: AtomicUsize::new(0),
            closed: AtomicBool::new(false),
        });
        let own = Arc::clone(&shared);
        let thread = std::thread::spawn(move || accept(&listener, &own));
        Self {
            port,
            shared,
            thread: Some(thread),
        }
    }

    /// A server that holds only what it is told here, by path (`projects/shop`), and takes
    /// whatever is sent to it.
    pub(crate) fn perses(there: &'static [(&'static str, &'static str)]) -> Self {
        Self::new(move |seen| perses(seen, there))
    }

    /// The address.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What was asked so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.shared.seen.lock().unwrap().clone()
    }

    /// How many connections were made.
    pub(crate) fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    /// The requests that are more than questions.
    pub(crate) fn writes(&self) -> Vec<String> {
        let lines = self.seen().into_iter().map(|seen| seen.line);
        lines.filter(|line| !line.starts_with("GET ")).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::SeqCst);
        // Wakes up the thread that waits for connections.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Answers as a Perses that holds little and takes everything.
pub(crate) fn perses(seen: &Seen, there: &[(&str, &str)]) -> Reply {
    let found = |body: &str| (200, "", body.to_owned());
    let (method, path) = seen.line.split_once(' ').unwrap();
    let path = path.split('?').next().unwrap();
    match (method, path.strip_prefix("/api/v1/").unwrap_or(path)) {
        ("GET", "health") => {
            found(r#"{"buildTime":"","version":"v0.54.0","commit":"","database":true}"#)
        }
        ("GET", "/api/config") => found(r#"{"database":{"file":{"case_sensitive":false}}}"#),
        ("GET", path) => match there.iter().find(|(known, _)| *known == path) {
            Some((_, body)) => found(body),
            None if path.split('/').count() % 2 == 1 => found("[]"),
            None => (404, "", r#"{"message":"document not found"}"#.to_owned()),
        },
        ("DELETE", _) => (204, "", String::new()),
        _ => found(&seen.body),
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.closed.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        shared.connections.fetch_add(1, Ordering::SeqCst);
        let shared = Arc::clone(shared);
        std::thread::spawn(move || serve(stream, &shared));
    }
}

/// Answers the requests of one connection, until it ends.
fn serve(mut stream: TcpStream, shared: &Shared) -> Option<()> {
    // A client that keeps its connection shall not keep this thread.
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .ok()?;
    let mut rest = Vec::new();
    loop {
        let seen = read(&mut stream, &mut rest)?;
        shared.seen.lock().unwrap().push(seen.clone());
        let (status, headers, body) = (shared.handler)(&seen);
        let length = match status {
            204 => String::new(),
            _ => format!("Content-Length: {}\r\n", body.len()),
        };
        let head = format!("HTTP/1.1 {status} Said\r\nContent-Type: application/json\r\n");
        let text = format!("{head}{length}{headers}\r\n{body}");
        stream.write_all(text.as_bytes()).ok()?;
    }
}

/// The next request; `rest` is what was read beyond the last one.
fn read(stream: &mut TcpStream, rest: &mut Vec<u8>) -> Option<Seen> {
    let mut buffer = [0; 16 << 10];
    let mut fill = |rest: &mut Vec<u8>| {
        let count = stream.read(&mut buffer).ok().filter(|count| *count > 0)?;
        rest.extend_from_slice(&buffer[..count]);
        Some(())
    };
    let head = loop {
        if let Some(end) = rest.windows(4).position(|four| four == b"\r\n\r\n") {
            break String::from_utf8(rest.drain(..end + 4).collect()).ok()?;
        }
        fill(rest)?;
    };
    let mut lines = head.lines();
    let line = lines.next()?.strip_suffix(" HTTP/1.1")?.to_owned();
    let length = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let is_length = name.eq_ignore_ascii_case("content-length");
        is_length.then(|| value.trim().parse::<usize>().ok())?
    });
    let length = length.unwrap_or(0);
    while rest.len() < length {
        fill(rest)?;
    }
    let body = String::from_utf8(rest.drain(..length).collect()).ok()?;
    Some(Seen { line, head, body })
}
