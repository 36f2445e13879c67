//! Connections: how many there may be, and how long one may take.
//!
//! A client has a fixed time for each request from its first byte on, and for taking each answer; what
//! takes longer is cut off, so clients that dribble cannot pile up. The same time is the longest that
//! a connection stays open without a request.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep};

/// How many connections there may be. Further ones wait until one is closed.
const MAX_CONNECTIONS: usize = 256;

/// The wait after the operating system had no connection to give, such as without file
/// descriptors.
const PAUSE: Duration = Duration::from_millis(100);

/// Gives out connections.
pub(super) struct Gate {
    listener: TcpListener,
    slots: Arc<Semaphore>,
    patience: Duration,
}

impl Gate {
    pub(super) fn new(listener: TcpListener, patience: Duration) -> Self {
        let slots = Arc::new(Semaphore::new(MAX_CONNECTIONS));
        Self {
            listener,
            slots,
            patience,
        }
    }
}

impl Listener for Gate {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        let slot = Arc::clone(&self.slots).acquire_owned().await;
        let slot = slot.expect("nobody closes the semaphore");
        loop {
            match self.listener.accept().await {
                Ok((stream, address)) => {
                    // Answers are written at once; waiting for more would only delay them.
                    let _ = stream.set_nodelay(true);
                    return (Connection::new(stream, slot, self.patience), address);
                }
                Err(_) => sleep(PAUSE).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection with a deadline.
pub(super) struct Connection {
    stream: TcpStream,
    _slot: OwnedSemaphorePermit,
    patience: Duration,
    /// Whether the last bytes that moved were those of a request.
    is_reading: bool,
    deadline: Pin<Box<Sleep>>,
}

impl Connection {
    fn new(stream: TcpStream, slot: OwnedSemaphorePermit, patience: Duration) -> Self {
        Self {
            stream,
            _slot: slot,
            patience,
            is_reading: true,
            deadline: Box::pin(sleep(patience)),
        }
    }

    /// Takes note that bytes have moved; time begins anew when the direction changes.
    fn moved(&mut self, is_reading: bool) {
        if self.is_reading != is_reading {
            self.is_reading = is_reading;
            self.deadline.as_mut().reset(Instant::now() + self.patience);
        }
    }

    /// What waiting for bytes comes to: an error once the time is up.
    fn wait<T>(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        match self.deadline.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }

    fn wrote(
        &mut self,
        cx: &mut Context<'_>,
        written: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(Ok(count)) => {
                self.moved(false);
                Poll::Ready(Ok(count))
            }
            Poll::Pending => self.wait(cx),
            failed @ Poll::Ready(Err(_)) => failed,
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        // A request that dribbles in is never waited for, so its time is looked at first.
        if self.is_reading
            && let late @ Poll::Ready(_) = self.wait(cx)
        {
            return late;
        }
        let before = buffer.filled().len();
        match Pin::new(&mut self.stream).poll_read(cx, buffer) {
            Poll::Ready(Ok(())) => {
                if buffer.filled().len() > before {
                    self.moved(true);
                }
                Poll::Ready(Ok(()))
            }
            Poll::Pending => self.wait(cx),
            failed @ Poll::Ready(Err(_)) => failed,
        }
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.wrote(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, slices);
        self.wrote(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::io::Write;

    use super::*;

    /// What a connection gives to whoever reads from it.
    async fn read(connection: &mut Connection) -> io::Result<usize> {
        let mut bytes = [0; 8];
        let mut buffer = ReadBuf::new(&mut bytes);
        poll_fn(|cx| Pin::new(&mut *connection).poll_read(cx, &mut buffer)).await?;
        Ok(buffer.filled().len())
    }

    #[test]
    fn clients_that_dribble_are_cut_off() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        runtime.unwrap().block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let mut client = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            let mut gate = Gate::new(listener, Duration::from_millis(200));
            let (mut connection, _) = gate.accept().await;
            assert_eq!(gate.slots.available_permits(), MAX_CONNECTIONS - 1);
            // More bytes of the same request give no more time.
            let ended = loop {
                let _ = client.write_all(b"G");
                match read(&mut connection).await {
                    Ok(count) => assert_eq!(count, 1),
                    Err(error) => break error,
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            };
            assert_eq!(ended.kind(), io::ErrorKind::TimedOut);
            drop(connection);
            assert_eq!(gate.slots.available_permits(), MAX_CONNECTIONS);
        });
    }
}
