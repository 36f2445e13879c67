//! The built program: runs of `apply`, and `serve` in the background.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// What a run of `apply` said at its end.
pub(crate) struct Applied {
    said: String,
}

/// Runs `apply` of a path to a server, which has to go well.
pub(crate) fn apply(path: &Path, server: &str, arguments: &[&str]) -> Applied {
    let output = perscope(&[
        "apply",
        "--isolated",
        "--color",
        "never",
        "--server",
        server,
    ])
    .args(arguments)
    .arg(path)
    .stdout(Stdio::null())
    .output()
    .expect("the program was built");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{server} {arguments:?}: {said}");
    Applied { said }
}

impl Applied {
    /// So many dashboards were written, and no others were there.
    #[track_caller]
    pub(crate) fn expect_written(&self, count: usize) {
        let sum = self.said.lines().last().unwrap_or_default();
        let is_expected = if count == 0 {
            !sum.contains("created") && !sum.contains("updated")
        } else {
            // The projects come in addition.
            let created = sum
                .split(' ')
                .next()
                .and_then(|word| word.parse::<usize>().ok());
            created.is_some_and(|created| created > count && created <= count + 20)
        };
        assert!(is_expected, "instead of {count} written: {sum}");
    }
}

/// `serve` at a port of its own, which ends with this value.
pub(crate) struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts it over a directory.
    pub(crate) fn start(data: &Path) -> Self {
        let mut child = perscope(&["serve", "--quiet", "--port", "0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program was built");
        let mut said = String::new();
        let out = child.stdout.take().expect("it is a pipe");
        BufReader::new(out)
            .read_line(&mut said)
            .expect("the server says where it is");
        let address = said.trim().strip_prefix("http://");
        let address = address.and_then(|address| address.parse().ok());
        let address = address.expect("the server says its address");
        Self { child, address }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The memory that it holds, in kB, where the system says so.
    pub(crate) fn resident_kb(&self) -> Option<u32> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program, with nothing from the environment that would lead it elsewhere.
fn perscope(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perscope"));
    let variables = [
        "PERSCOPE_SERVER",
        "PERSCOPE_TOKEN",
        "HTTP_PROXY",
        "http_proxy",
    ];
    for variable in variables {
        command.env_remove(variable);
    }
    command.args(arguments).stdin(Stdio::null());
    command
}
