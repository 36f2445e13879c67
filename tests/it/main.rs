//! The only integration binary: what the built program does, and what the sources keep to.
//!
//! * `action`: what the GitHub action installs and runs
//! * `allow`: suppressions and the baseline
//! * `apply`: what `apply` writes, and that `diff` finds the same
//! * `changed`: findings on changed lines only
//! * `cli`: flags, exit codes, streams, the small commands
//! * `config`: mistakes in `perscope.yaml`
//! * `custom`: rules of a team's own
//! * `dac`: dashboards as code: building them
//! * `dac_remote`: comparing and previewing them, and the plugins of a server
//! * `delete`: what `delete` removes
//! * `describe`: one resource as it is shown
//! * `faults`: servers that fail
//! * `formats`: the shapes of the output
//! * `gate`: what keeps `apply` from writing
//! * `generated`: committed files that are made by the program
//! * `get`: lists of resources, from servers and directories
//! * `http`: a server for tests
//! * `init`: a new repository
//! * `input`: what files may be, also hostile ones, and how they are found
//! * `interrupt`: runs that are cut off
//! * `login`: logging in, what is stored, and who gets it
//! * `login_provider`: who logs in by a provider or a cluster
//! * `new`: first versions of resources
//! * `online`: what a server adds to what is found
//! * `origin`: which server is asked, and which one gets a token
//! * `percli`: the command lines of percli's scripts
//! * `percli_name`: what else is different by that name
//! * `plan`: plans in files
//! * `pre_commit`: the hooks for pre-commit
//! * `promql`: queries outside of dashboards
//! * `prune`: what `--prune` deletes
//! * `pull`: what a server has comes into files
//! * `read_only`: what only looks writes nothing
//! * `readme`: the commands of the README, their output, its links
//! * `reference`: the documentation of the command line and the configuration, manual pages
//! * `serve`: the embedded server
//! * `shipping`: what installs the program: workflows, the action, the image, the wheel
//! * `tidy`: what the compiler cannot check about the sources
//! * `workspace`: which files are seen together

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests make files of their own, and a panic is how they fail"
)]

mod action;
mod allow;
mod apply;
mod changed;
mod cli;
mod config;
mod custom;
mod dac;
mod dac_remote;
mod delete;
mod describe;
mod faults;
mod fix;
mod formats;
mod gate;
mod generated;
mod get;
mod http;
mod init;
mod input;
mod interrupt;
mod login;
mod login_provider;
mod new;
mod online;
mod origin;
#[cfg(unix)]
mod percli;
#[cfg(unix)]
mod percli_name;
mod plan;
mod plugins;
mod pre_commit;
mod promql;
mod prune;
mod pull;
mod read_only;
mod readme;
mod reference;
mod rules;
mod serve;
mod shipping;
mod stored;
mod support;
mod tidy;
mod workspace;
