//! Who may ask at all: checked before the body of a request is read.
//!
//! A page that a browser has open elsewhere can reach a server on this machine under a name of its
//! own that resolves here; the header `Host` tells them apart. Requests across origins are not
//! answered with leave for them, so browsers keep the answers from such pages.

use super::message::Answer;
use super::route::{self, Route};

/// What a request has to bring.
#[derive(Clone)]
pub(super) struct Guard {
    /// The token of everybody who may ask; none if everybody may.
    pub(super) token: Option<String>,
    /// The names under which the server may be asked; none if any will do.
    pub(super) hosts: Option<Vec<String>>,
}

impl Guard {
    /// Why a request is turned away: its path, and its headers `Host` and `Authorization`.
    pub(super) fn refusal(
        &self,
        path: &str,
        host: Option<&str>,
        authorization: Option<&str>,
    ) -> Option<Answer> {
        let known = |host: &str| {
            let hosts = self.hosts.as_ref();
            hosts.is_none_or(|hosts| hosts.iter().any(|known| known.eq_ignore_ascii_case(host)))
        };
        if host.is_some_and(|host| !known(without_port(host))) {
            let message =
                "forbidden access: the server is not called so; ask for the address that it names";
            return Some(Answer::error(403, message));
        }
        let token = self.token.as_deref()?;
        // What a client asks before it knows that it needs a token.
        if matches!(
            route::find(path),
            Ok(Route::Health | Route::Config | Route::Plugins)
        ) {
            return None;
        }
        let (scheme, given) = authorization
            .unwrap_or_default()
            .split_once(' ')
            .unwrap_or_default();
        if !scheme.eq_ignore_ascii_case("bearer") || given.is_empty() {
            return Some(Answer::error(401, "missing or malformed jwt"));
        }
        (!same(given.as_bytes(), token.as_bytes()))
            .then(|| Answer::error(401, "invalid or expired jwt"))
    }
}

/// The name in a header `Host`.
fn without_port(host: &str) -> &str {
    if let Some(rest) = host.strip_prefix('[') {
        return rest.split_once(']').map_or(host, |(address, _)| address);
    }
    host.rsplit_once(':').map_or(host, |(name, _)| name)
}

/// Whether two secrets are the same; how long that takes tells nothing but their lengths.
fn same(one: &[u8], other: &[u8]) -> bool {
    let differences = one
        .iter()
        .zip(other)
        .fold(0, |sum, (a, b)| std::hint::black_box(sum | (a ^ b)));
    one.len() == other.len() && differences == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(guard: &Guard, path: &str, host: &str, authorization: Option<&str>, expected: u16) {
        let refusal = guard.refusal(
            path,
            Some(host).filter(|host| !host.is_empty()),
            authorization,
        );
        let status = refusal.map_or(200, |answer| answer.status);
        assert_eq!(status, expected, "{path} {host} {authorization:?}");
    }

    #[test]
    fn the_server_answers_to_its_own_names_only() {
        let hosts = ["localhost", "127.0.0.1", "::1"]
            .map(str::to_owned)
            .to_vec();
        let guard = Guard {
            token: None,
            hosts: Some(hosts),
        };
        for host in [
            "localhost",
            "LOCALHOST:8080",
            "127.0.0.1:1",
            "[::1]:8080",
            "[::1]",
            "",
        ] {
            check(&guard, "/api/v1/projects", host, None, 200);
        }
        for host in [
            "evil.example",
            "evil.example:8080",
            "localhost.evil.example",
            "[::2]:1",
            "[",
        ] {
            check(&guard, "/api/v1/health", host, None, 403);
        }
        let open = Guard {
            token: None,
            hosts: None,
        };
        check(&open, "/api/v1/projects", "anything.example", None, 200);
    }

    #[test]
    fn a_token_is_asked_for() {
        let guard = Guard {
            token: Some("s3cret".to_owned()),
            hosts: None,
        };
        let check =
            |path, authorization, expected| check(&guard, path, "x", authorization, expected);
        check("/api/v1/projects", None, 401);
        check("/api/v1/projects", Some("s3cret"), 401);
        check("/api/v1/projects", Some("Basic s3cret"), 401);
        check("/api/v1/projects", Some("Bearer "), 401);
        check("/api/v1/projects", Some("Bearer s3cre"), 401);
        check("/api/v1/projects", Some("Bearer s3cret2"), 401);
        check("/api/v1/projects", Some("Bearer s3cret"), 200);
        check("/api/v1/projects", Some("bearer s3cret"), 200);
        check("/api/validate/dashboards", None, 401);
        check("/api/v1/health/", None, 200);
        check("/api/config", None, 200);
        check("/nowhere", None, 401);
    }

    #[test]
    fn secrets_are_compared_in_full() {
        assert!(same(b"abc", b"abc"));
        for other in [&b"abd"[..], b"ab", b"abcd", b""] {
            assert!(!same(b"abc", other));
        }
    }
}
