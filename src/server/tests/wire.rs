//! The server on a loopback socket: what needs connections to be seen.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::time::{Duration, SystemTime};

use super::memory::{Memory, PANICS};
use super::*;
use crate::server::{Options, Server, http};

/// Runs a server while `talk` lasts, and then ends it.
fn serve(token: Option<&str>, talk: impl FnOnce(SocketAddr)) {
    let options = Options {
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
        port: 0,
        token: token.map(str::to_owned),
        folder: "data".to_owned(),
        clock: || SystemTime::UNIX_EPOCH,
        cores: 2,
    };
    let server = Server::bind(
        options,
        Box::new(Memory::default()),
        Arc::new(Catalog::new()),
    );
    let server = server.expect("a port is free");
    let address = server.address();
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let running = std::thread::spawn(move || {
        server.run_until(async {
            let _ = ended.await;
        });
    });
    talk(address);
    end.send(()).unwrap();
    running.join().unwrap();
}

/// Sends a text as it is and returns all that comes back until the connection is closed.
fn exchange(address: SocketAddr, text: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    // The server may close before it has read everything.
    let _ = stream.write_all(text.as_bytes());
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8(answer).unwrap()
}

/// A request with some headers, after whose answer the connection is closed.
fn request(line: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\n{headers}\r\n{body}"
    )
}

#[track_caller]
fn check(address: SocketAddr, text: &str, status: u16, part: &str) {
    let answer = exchange(address, text);
    let start = format!("HTTP/1.1 {status} ");
    assert!(answer.starts_with(&start), "{text:.300}\n{answer:.300}");
    assert!(answer.contains(part), "{part:?} in {answer}");
}

#[test]
fn resources_travel() {
    serve(None, |address| {
        check(
            address,
            &request("POST /api/v1/projects", "", PROJECT),
            200,
            "application/json",
        );
        check(
            address,
            &request("GET /api/v1/projects/p", "", ""),
            200,
            r#""name":"p""#,
        );
        check(
            address,
            &request("GET /api/v1/projects?name=P", "", ""),
            200,
            r#""name":"p""#,
        );
        check(
            address,
            &request("DELETE /api/v1/projects", "", ""),
            405,
            "allow: OPTIONS, GET, POST",
        );
        check(
            address,
            &request("HEAD /api/v1/projects", "", ""),
            405,
            "allow: ",
        );
        check(
            address,
            &request("GET /api/v1/a%zz", "", ""),
            400,
            "text/plain",
        );
        check(
            address,
            &request("DELETE /api/v1/projects/p", "", ""),
            204,
            "",
        );
    });
}

#[test]
fn strangers_are_turned_away() {
    serve(Some("s3cret"), |address| {
        let get = |headers| request("GET /api/v1/projects", headers, "");
        check(address, &get(""), 401, "missing or malformed jwt");
        check(
            address,
            &get("Authorization: Bearer other\r\n"),
            401,
            "invalid or expired jwt",
        );
        check(address, &get("Authorization: Bearer s3cret\r\n"), 200, "[]");
        check(
            address,
            &request("GET /api/config", "", ""),
            200,
            r#""enable_auth":true"#,
        );
        let elsewhere =
            get("Authorization: Bearer s3cret\r\n").replace("localhost", "evil.example");
        check(address, &elsewhere, 403, "forbidden access");
    });
}

#[test]
fn bodies_have_a_limit() {
    serve(None, |address| {
        let large = " ".repeat(http::MAX_BODY + 1);
        let post = "POST /api/v1/projects";
        check(
            address,
            &request(post, "", &large),
            413,
            "request entity too large",
        );
        let chunk = format!("{:x}\r\n{large}\r\n0\r\n\r\n", large.len());
        let chunked = request(post, "Transfer-Encoding: chunked\r\n", "");
        let chunked = chunked.replace("Content-Length: 0\r\n", "") + &chunk;
        check(address, &chunked, 413, "request entity too large");
        check(address, &request("GET /api/v1/projects", "", ""), 200, "[]");
    });
}

#[test]
fn a_panic_is_an_answer_and_nothing_more() {
    serve(None, |address| {
        let path = format!("GET /api/v1/projects/{PANICS}");
        check(
            address,
            &request(&path, "", ""),
            500,
            "internal server error",
        );
        check(address, &request("GET /api/v1/projects", "", ""), 200, "[]");
        let delete = format!("DELETE /api/v1/projects/{PANICS}");
        check(
            address,
            &request(&delete, "", ""),
            500,
            "internal server error",
        );
        check(
            address,
            &request("POST /api/v1/projects", "", PROJECT),
            200,
            "",
        );
    });
}

#[test]
fn a_used_port_is_told() {
    serve(None, |address| {
        let options = Options {
            address: address.ip(),
            port: address.port(),
            token: None,
            folder: String::new(),
            clock: || SystemTime::UNIX_EPOCH,
            cores: 1,
        };
        let fault = Server::bind(
            options,
            Box::new(Memory::default()),
            Arc::new(Catalog::new()),
        )
        .err();
        assert!(matches!(fault, Some(crate::server::Fault::Address(at, _)) if at == address));
    });
}
