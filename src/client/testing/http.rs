//! As much of HTTP/1.1 as tests need, over plain connections and TLS.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;

use super::Reply;

/// The first byte of what a client sends that means to speak TLS.
const TLS_HANDSHAKE: u8 = 0x16;

/// A request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) method: String,
    /// With the query.
    pub(crate) path: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Seen {
    /// The method and the path.
    pub(crate) fn line(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// The first header of a name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// One connection.
pub(crate) struct Stream {
    io: Box<dyn ReadWrite>,
    /// What was read beyond the last request.
    rest: Vec<u8>,
}

trait ReadWrite: Read + Write {}

impl<T: Read + Write> ReadWrite for T {}

impl Stream {
    /// A connection as it was accepted; none if there can be no TLS.
    pub(crate) fn new(stream: TcpStream, tls: Option<Arc<rustls::ServerConfig>>) -> Option<Self> {
        let io: Box<dyn ReadWrite> = match tls {
            None => Box::new(stream),
            Some(config) => {
                let connection = rustls::ServerConnection::new(config).ok()?;
                Box::new(rustls::StreamOwned::new(connection, stream))
            }
        };
        let rest = Vec::new();
        Some(Self { io, rest })
    }

    /// The next request; none at the end of the connection.
    pub(crate) fn read(&mut self) -> Option<Seen> {
        let head = loop {
            if let Some(end) = self.rest.windows(4).position(|four| four == b"\r\n\r\n") {
                let head: Vec<u8> = self.rest.drain(..end + 4).collect();
                break String::from_utf8(head).ok()?;
            }
            self.fill()?;
            if self.rest[0] == TLS_HANDSHAKE {
                self.write(&Reply::message(400, "this is HTTP"), usize::MAX);
                return None;
            }
        };
        let mut lines = head.lines();
        let mut words = lines.next()?.split(' ');
        let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
        let headers = lines.filter_map(|line| line.split_once(':'));
        let headers: Vec<(String, String)> = headers
            .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
            .collect();
        let mut seen = Seen {
            method,
            path,
            headers,
            body: String::new(),
        };
        let length = seen.header("content-length").unwrap_or("0");
        let length: usize = length.parse().ok()?;
        while self.rest.len() < length {
            self.fill()?;
        }
        seen.body = String::from_utf8(self.rest.drain(..length).collect()).ok()?;
        Some(seen)
    }

    /// Sends an answer, at most so many bytes of its body. False if nobody takes it.
    pub(crate) fn write(&mut self, reply: &Reply, bytes: usize) -> bool {
        let mut head = format!("HTTP/1.1 {} Said\r\n", reply.status);
        for (name, value) in &reply.headers {
            write!(head, "{name}: {value}\r\n").unwrap();
        }
        if !reply.sized {
            head.push_str("Connection: close\r\n");
        } else if reply.status != 204 {
            write!(head, "Content-Length: {}\r\n", reply.body.len()).unwrap();
        }
        head.push_str("\r\n");
        // In one piece, because the system holds a second one back until the first has arrived.
        let mut sent = head.into_bytes();
        sent.extend_from_slice(&reply.body[..reply.body.len().min(bytes)]);
        let sent = self.io.write_all(&sent);
        sent.and_then(|()| self.io.flush()).is_ok()
    }

    fn fill(&mut self) -> Option<()> {
        let mut buffer = [0; 16 << 10];
        let count = self.io.read(&mut buffer).ok().filter(|count| *count > 0)?;
        self.rest.extend_from_slice(&buffer[..count]);
        Some(())
    }
}
