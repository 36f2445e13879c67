//! A line that hands on what it is given, each request a while after it came.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// Opens a line to a server and gives the address of its near end. It stays open as long as the
/// process.
pub(crate) fn line(to: SocketAddr, latency: Duration) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let address = listener.local_addr().expect("it is bound");
    thread::spawn(move || {
        for near in listener.incoming().flatten() {
            thread::spawn(move || connect(near, to, latency));
        }
    });
    address
}

/// Hands on what one connection sends. A client of HTTP/1 sends a request when it has its answer,
/// so what comes after an answer is the next request.
fn connect(near: TcpStream, to: SocketAddr, latency: Duration) -> Option<()> {
    let far = TcpStream::connect(to).ok()?;
    for end in [&near, &far] {
        end.set_nodelay(true).ok()?;
    }
    let answered = Arc::new(AtomicBool::new(true));
    let told = Arc::clone(&answered);
    let (answers, client) = (far.try_clone().ok()?, near.try_clone().ok()?);
    thread::spawn(move || hand_on(answers, client, || told.store(true, Ordering::Release)));
    hand_on(near, far, || {
        if answered.swap(false, Ordering::AcqRel) {
            thread::sleep(latency);
        }
    });
    Some(())
}

/// Hands on bytes until there are no more. `before` is called before each piece.
fn hand_on(mut from: TcpStream, mut to: TcpStream, before: impl Fn()) {
    let mut piece = vec![0; 64 << 10];
    while let Ok(length @ 1..) = from.read(&mut piece) {
        before();
        if to.write_all(&piece[..length]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}
