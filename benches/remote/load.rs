//! Asking a server for the same thing as fast as it answers.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// Connections that ask at once.
const CONNECTIONS: u32 = 8;

/// What came of it.
pub(crate) struct Load {
    /// How many requests were answered.
    pub(crate) requests: u32,
    /// The length of the body of each answer.
    pub(crate) bytes: usize,
    /// How long all of them took.
    pub(crate) time: Duration,
}

/// Sends so many requests. Every answer has to be 200, and as long as the others.
pub(crate) fn get(address: SocketAddr, path: &str, requests: u32) -> Load {
    let started = Instant::now();
    let each = requests / CONNECTIONS;
    let lengths: Vec<usize> = thread::scope(|scope| {
        let ask = || (0..CONNECTIONS).map(|_| scope.spawn(|| connection(address, path, each)));
        let asking: Vec<_> = ask().collect();
        let ended = asking.into_iter().map(std::thread::ScopedJoinHandle::join);
        ended
            .map(|bytes| bytes.expect("every answer is good"))
            .collect()
    });
    let time = started.elapsed();
    assert!(lengths.windows(2).all(|pair| pair[0] == pair[1]));
    Load {
        requests: each * CONNECTIONS,
        bytes: lengths[0],
        time,
    }
}

/// Sends requests one after the other, and gives the length of the last answer.
fn connection(address: SocketAddr, path: &str, requests: u32) -> usize {
    let stream = TcpStream::connect(address).expect("the server listens");
    stream.set_nodelay(true).expect("the line can be set up");
    let mut sender = stream.try_clone().expect("the line has two ends");
    let mut receiver = BufReader::with_capacity(64 << 10, stream);
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n");
    let mut body = Vec::new();
    for _ in 0..requests {
        sender
            .write_all(request.as_bytes())
            .expect("the server listens");
        let length = head(&mut receiver);
        assert!(body.is_empty() || body.len() == length);
        body.resize(length, 0);
        receiver.read_exact(&mut body).expect("the answer is whole");
    }
    body.len()
}

/// Reads the head of an answer, and gives the length of its body.
fn head(receiver: &mut impl BufRead) -> usize {
    let mut line = String::new();
    receiver.read_line(&mut line).expect("there is an answer");
    assert!(line.starts_with("HTTP/1.1 200 "), "{line}");
    let mut length = None;
    while line != "\r\n" {
        line.clear();
        receiver.read_line(&mut line).expect("the head is whole");
        let lower = line.to_ascii_lowercase();
        if let Some(value) = lower.strip_prefix("content-length:") {
            length = value.trim().parse().ok();
        }
    }
    length.expect("the answer says how long it is")
}
