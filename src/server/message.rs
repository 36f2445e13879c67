//! Requests and answers as the server itself sees them: no sockets, no HTTP library.

use std::sync::Arc;

/// A request that has arrived in full.
#[derive(Debug, Default)]
pub(super) struct Request {
    /// The method, in capitals.
    pub(super) method: String,
    /// The path as it was sent.
    pub(super) path: String,
    /// What stands behind the question mark, as it was sent.
    pub(super) query: String,
    /// The header `Content-Type`.
    pub(super) content_type: Option<String>,
    /// The body.
    pub(super) body: Vec<u8>,
}

/// What is sent back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// The status code.
    pub(super) status: u16,
    /// The methods that the path knows, where the answer says so.
    pub(super) allow: Option<&'static str>,
    /// The body.
    pub(super) body: Body,
}

/// The body of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Body {
    /// Nothing.
    Empty,
    /// JSON.
    Json(Arc<str>),
    /// Text for people.
    Plain(&'static str),
}

impl Answer {
    /// An answer without a body.
    pub(super) fn empty(status: u16) -> Self {
        Self {
            status,
            allow: None,
            body: Body::Empty,
        }
    }

    /// An answer with JSON.
    pub(super) fn json(text: impl Into<Arc<str>>) -> Self {
        Self {
            status: 200,
            allow: None,
            body: Body::Json(text.into()),
        }
    }

    /// The error of that status in the shape that Perses gives to errors.
    pub(super) fn error(status: u16, message: &str) -> Self {
        let text = crate::doc::emit::quoted(message);
        Self {
            status,
            ..Self::json(format!("{{\"message\":{text}}}"))
        }
    }

    /// Something about the request makes no sense.
    pub(super) fn bad_request(detail: &str) -> Self {
        Self::error(400, &format!("bad request: {detail}"))
    }

    /// There is no such resource.
    pub(super) fn not_found() -> Self {
        Self::error(404, "document not found")
    }
}
