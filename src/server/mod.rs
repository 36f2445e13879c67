//! The Perses API over a directory store: for tests, demos and places without a network. It is no
//! replacement of Perses: it draws nothing, forwards nothing, migrates nothing, and knows no users
//! who log in.
//!
//! A request goes through `http` (sockets, limits), `guard` (who may ask), `route` (what the path
//! means) and `app` (the answer). It refuses what a real server refuses (`judge`), with our own words,
//! and stores what a real server would store (`model::normal_value`).

mod app;
mod body;
mod expiry;
mod guard;
mod http;
mod info;
mod judge;
mod listen;
mod message;
mod outline;
mod proxy;
mod query;
mod resources;
mod route;
mod shelf;
#[cfg(test)]
mod tests;
mod tolerance;
mod turns;
mod validate;
mod view;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::SystemTime;

use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

use self::app::App;
use self::guard::Guard;
use crate::schema::Catalog;
use crate::store::{StoreFault, reason};

pub(crate) use self::shelf::Shelf;

/// How a server is set up.
pub(crate) struct Options {
    /// The address at which it listens.
    pub(crate) address: IpAddr,
    /// The port; 0 takes any that is free.
    pub(crate) port: u16,
    /// The token that requests have to bring, if they have to bring one.
    pub(crate) token: Option<String>,
    /// What the directory is called in the answer about the set-up.
    pub(crate) folder: String,
    /// Tells the time.
    pub(crate) clock: fn() -> SystemTime,
    /// How many threads can run at once.
    pub(crate) cores: usize,
}

/// A server that has its port and answers nobody yet.
pub(crate) struct Server {
    runtime: Runtime,
    listener: TcpListener,
    app: Arc<App>,
    guard: Guard,
    clock: fn() -> SystemTime,
    address: SocketAddr,
}

/// Why there is no server.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The address cannot be had: which one, and why.
    Address(SocketAddr, String),
    /// The operating system gives no threads.
    Threads(String),
    /// The store does not answer.
    Store(StoreFault),
}

impl Server {
    /// Takes the port.
    pub(crate) fn bind(
        options: Options,
        store: Box<dyn Shelf>,
        catalog: Arc<Catalog>,
    ) -> Result<Self, Fault> {
        let target = store.target().map_err(Fault::Store)?;
        let runtime = Builder::new_multi_thread()
            .worker_threads(options.cores.clamp(1, 4))
            .max_blocking_threads((options.cores * 4).clamp(4, 32))
            .enable_all()
            .build()
            .map_err(|error| Fault::Threads(reason(&error)))?;
        let wanted = SocketAddr::new(options.address, options.port);
        let taken = runtime.block_on(TcpListener::bind(wanted));
        let listener = taken.map_err(|error| Fault::Address(wanted, reason(&error)))?;
        let address = listener.local_addr();
        let address = address.map_err(|error| Fault::Address(wanted, reason(&error)))?;
        let names = || {
            let own = options.address.to_string();
            ["localhost", "127.0.0.1", "::1", &own]
                .map(str::to_owned)
                .to_vec()
        };
        let guard = Guard {
            hosts: options.address.is_loopback().then(names),
            token: options.token,
        };
        let has_token = guard.token.is_some();
        let app = App::new(store, target, catalog, &options.folder, has_token);
        let app = Arc::new(app);
        let clock = options.clock;
        Ok(Self {
            runtime,
            listener,
            app,
            guard,
            clock,
            address,
        })
    }

    /// Where it can be reached.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers requests until the process is told to end, and then those that are under way.
    pub(crate) fn run(self) {
        self.run_until(asked_to_end());
    }

    /// The same until `end` comes.
    fn run_until(self, end: impl Future<Output = ()> + Send + 'static) {
        let Self {
            runtime,
            listener,
            app,
            guard,
            clock,
            ..
        } = self;
        runtime.block_on(http::serve(listener, app, guard, clock, end));
        // What is still being read then has no one to answer to.
        runtime.shutdown_background();
    }
}

/// Waits until somebody asks the process to end.
async fn asked_to_end() {
    let interrupted = async {
        // Without a handler, the signal ends the process at once, as it does everywhere.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}

/// The beginning of a name, for messages: clients send what they like.
fn short(name: &str) -> String {
    const LONGEST: usize = 80;
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}
