//! The embedded server as a process: it says where it is, keeps what it is sent, and ends in order.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::support::{Dir, program};

const PROJECT: &str = r#"{"kind": "Project", "metadata": {"name": "shop"}, "spec": {}}"#;
const DASHBOARD: &str =
    r#"{"kind": "Dashboard", "metadata": {"name": "queue"}, "spec": {"panels": {}}}"#;

/// A server that runs until it is ended.
pub(crate) struct Served {
    child: Child,
    address: String,
}

impl Served {
    /// Serves the directory `data`.
    pub(crate) fn start(dir: &Dir, token: Option<&str>) -> Self {
        let mut command = Command::new(program());
        command.args(["serve", "--port", "0", "--quiet", "--data"]);
        command.arg(dir.path("data")).env_clear();
        command.envs(token.map(|token| ("PERSCOPE_SERVE_TOKEN", token)));
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let out = child.stdout.as_mut().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let address = line
            .trim()
            .strip_prefix("http://")
            .expect("an address comes first");
        let address = address.to_owned();
        Self { child, address }
    }

    /// The address as a URL.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Sends a request; checks the status and a part of the answer.
    #[track_caller]
    fn check(&self, line: &str, headers: &str, body: &str, status: u16, part: &str) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        let length = body.len();
        let text = format!(
            "{line} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\
             Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}",
            self.address
        );
        stream.write_all(text.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{line}\n{answer}"
        );
        assert!(answer.contains(part), "{line}: {part:?} in\n{answer}");
    }

    /// Asks the process to end, by its id, and says how it did.
    #[cfg(unix)]
    fn end(mut self, signal: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        let told = Command::new("kill").args([signal, &id]).status().unwrap();
        assert!(told.success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // A test that failed leaves nothing behind; one that did not has ended it already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
#[test]
fn what_is_sent_is_kept_across_runs() {
    let dir = Dir::new();
    let path = "/api/v1/projects/shop/dashboards";
    let first = Served::start(&dir, None);
    first.check("GET /api/v1/health", "", "", 200, r#""database":true"#);
    first.check("POST /api/v1/projects", "", PROJECT, 200, r#""version":0"#);
    first.check(
        &format!("POST {path}"),
        "",
        DASHBOARD,
        200,
        r#""name":"queue""#,
    );
    first.check(
        &format!("POST {path}"),
        "",
        DASHBOARD,
        409,
        "document already exists",
    );
    assert_eq!(first.end("-TERM"), Some(0));
    assert!(dir.path("data/dashboards/shop/queue.json").is_file());

    let second = Served::start(&dir, None);
    second.check(&format!("GET {path}"), "", "", 200, r#""name":"queue""#);
    second.check(
        &format!("PUT {path}/queue"),
        "",
        DASHBOARD,
        200,
        r#""version":1"#,
    );
    second.check(&format!("GET {path}/QUEUE"), "", "", 200, r#""version":1"#);
    second.check(&format!("DELETE {path}/queue"), "", "", 204, "");
    second.check(
        &format!("GET {path}/queue"),
        "",
        "",
        404,
        "document not found",
    );
    assert_eq!(second.end("-INT"), Some(0));
}

#[test]
fn a_token_is_asked_for_where_there_is_one() {
    let server = Served::start(&Dir::new(), Some("s3cret"));
    let path = "GET /api/v1/projects";
    server.check(path, "", "", 401, "missing or malformed jwt");
    server.check(path, "Authorization: Bearer s3cret\r\n", "", 200, "[]");
}

#[test]
fn one_server_has_a_directory_and_a_port() {
    let dir = Dir::new();
    let server = Served::start(&dir, None);
    let data = "serve --port 0 --data data";
    dir.run(data)
        .code(3)
        .out("")
        .err_has("is being written by process");
    let port = server.address.rsplit_once(':').unwrap().1;
    let other = format!("serve --port {port} --data other");
    dir.run(&other)
        .code(3)
        .out("")
        .err_has("cannot listen at 127.0.0.1:");
}

#[test]
fn others_are_let_in_with_a_token_only() {
    let dir = Dir::new().file("empty", "\n");
    let others = dir.run("serve --data data --address 0.0.0.0");
    others
        .code(2)
        .err_has("there is no token")
        .err_has("--without-token");
    let empty = dir.run("serve --data data --token-file empty");
    empty.code(2).err_has("holds no token");
    let missing = dir.run("serve --data data --token-file nowhere");
    missing
        .code(2)
        .err_has("cannot read the token file `nowhere`");
}
