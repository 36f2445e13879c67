//! perscope: lint, compare and apply Perses dashboards that are kept in Git.
//!
//! The modules form layers; a module imports only from layers above it in this list (the test
//! `tidy` holds the same table):
//!
//! * base: [`text`], [`finding`]
//! * language: [`doc`], [`template`], [`re2`], [`promql`]
//! * domain: [`schema`], [`model`], [`config`]
//! * engine: [`lint`], [`diff`], [`rewrite`], [`scaffold`]
//! * io: [`store`], [`session`], [`client`], [`credentials`], [`apply`], [`dac`], [`server`]
//! * ui: [`output`], [`cli`]
//!
//! The program is [`run`]; [`bench`] is for the benchmarks, and everything else is private.

mod apply;
#[doc(hidden)]
pub mod bench;
mod cli;
mod client;
mod config;
mod credentials;
mod dac;
mod diff;
mod doc;
mod finding;
mod lint;
mod model;
mod output;
mod promql;
mod re2;
mod rewrite;
mod scaffold;
mod schema;
mod server;
mod session;
mod store;
mod template;
mod text;

pub use cli::{Env, run};
