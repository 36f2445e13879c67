//! Asking until there is an answer: attempts and pauses, a new token when the old one has expired,
//! redirects.
//!
//! Repeated is what cannot do harm. A request that writes nothing is repeated after every mishap. A
//! write is repeated only if it was surely not carried out: there was no connection, or the server
//! answered 408, 429 or 503, which mean that it did not begin. What else may have happened to a
//! write is told to the caller, who looks what became of it before anything is sent again; 502 and
//! 504 count among that, because a proxy sends them when it has passed the request on, too.
//!
//! A redirect is followed for GET inside the origin only. A credential never leaves its origin, and
//! what another origin says is not what the user asked for; a write to another path may be another
//! write (and becomes a GET in the hands of most programs).

use std::sync::atomic::Ordering;
use std::time::Duration;

use reqwest::Url;

use super::cause::Cause;
use super::fault::Task;
use super::wire::{Answer, Body, Broken, Credential, Method, Request, Size};
use super::{Client, Origin, SignIn, Token, lock, retry};
use crate::store::{FaultKind, StoreFault};

/// How many redirects are followed; Perses itself sends one at most.
const MAX_HOPS: u32 = 5;

/// Something asked of the server.
pub(super) struct Ask<'a> {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) body: Option<Body<'a>>,
    pub(super) size: Size,
    /// Whether it changes what the server stores.
    pub(super) writes: bool,
    /// Whether the token goes along, and is renewed if the server does not take it.
    pub(super) authorized: bool,
    /// A name and a password that go along instead, for this once.
    pub(super) basic: Option<(&'a str, &'a str)>,
    /// What it is about, for messages.
    pub(super) task: Task<'a>,
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Nothing was carried out, and this is why.
    Fault(StoreFault),
    /// A write may have been carried out.
    Lost(Cause),
}

/// What an attempt came to.
enum Attempt {
    /// An answer that is not better for being asked for again.
    Done(Answer),
    /// A mishap; with the pause that the server asks for.
    Again(Mishap, Option<Duration>),
}

enum Mishap {
    Answer(Answer),
    Broken(Broken),
}

impl<'a> Ask<'a> {
    /// Asks for something small that nobody needs a body for.
    pub(super) fn get(url: Url, task: Task<'a>) -> Self {
        Self {
            method: Method::Get,
            url,
            body: None,
            size: Size::Object,
            writes: false,
            authorized: true,
            basic: None,
            task,
        }
    }

    /// Sends JSON to something that stores nothing.
    pub(super) fn post(url: Url, body: &'a str, task: Task<'a>) -> Self {
        Self {
            method: Method::Post,
            body: Some(Body::Json(body)),
            ..Self::get(url, task)
        }
    }

    /// Sends the fields of a form to something that stores nothing, without the token.
    pub(super) fn form(url: Url, fields: &'a str, task: Task<'a>) -> Self {
        Self {
            method: Method::Post,
            body: Some(Body::Form(fields)),
            authorized: false,
            ..Self::get(url, task)
        }
    }
}

impl Client {
    /// Asks until there is an answer, of whatever status, or no point in going on.
    pub(super) fn ask(&self, ask: &Ask<'_>) -> Result<Answer, Trouble> {
        let began = self.clock.elapsed();
        let mut url = ask.url.clone();
        let (mut tried, mut hops, mut renewed) = (0, 0, false);
        if ask.authorized && self.sign_in.is_some() && self.tokens.current().is_none() {
            self.renew(None).map_err(Trouble::Fault)?;
        }
        loop {
            tried += 1;
            let spent = self.clock.elapsed().saturating_sub(began);
            let left = self.total.saturating_sub(spent);
            let token = self.tokens.current().filter(|_| ask.authorized);
            let answer = self.wire.exchange(&Request {
                method: ask.method,
                url: &url,
                body: ask.body,
                credential: match (ask.basic, &token) {
                    (Some((name, password)), _) => Some(Credential::Basic(name, password)),
                    (None, token) => token.as_ref().map(Credential::Bearer),
                },
                size: ask.size,
                time: left,
            });
            self.prove(token.as_ref(), &answer);
            if answer.is_ok() {
                self.reached.store(true, Ordering::Relaxed);
            }
            match answer {
                Ok(answer) if answer.status == 401 && ask.authorized && !renewed => {
                    renewed = true;
                    if !self.renew(token.as_ref()).map_err(Trouble::Fault)? {
                        return Ok(answer);
                    }
                    // What was refused was not carried out, so this is no further attempt.
                    tried -= 1;
                }
                Ok(answer) if is_redirect(&answer) => {
                    hops += 1;
                    url = self.redirected(ask, &url, &answer, hops)?;
                    tried -= 1;
                }
                other => match self.judge(ask, other) {
                    Attempt::Done(answer) => return Ok(answer),
                    Attempt::Again(mishap, asked) => {
                        if let Some(answer) = self.pause(ask, mishap, asked, (tried, began))? {
                            return Ok(answer);
                        }
                    }
                },
            }
        }
    }

    /// Whether what came of an attempt is worth another one.
    fn judge(&self, ask: &Ask<'_>, answer: Result<Answer, Broken>) -> Attempt {
        match answer {
            Ok(answer) => {
                let again = match answer.status {
                    408 | 429 | 503 => true,
                    502 | 504 => !ask.writes,
                    _ => false,
                };
                if !again {
                    return Attempt::Done(answer);
                }
                let asked = answer
                    .retry_after
                    .as_deref()
                    .and_then(|text| retry::asked(text, answer.date.as_deref(), self.clock.now()));
                Attempt::Again(Mishap::Answer(answer), asked)
            }
            Err(broken) => Attempt::Again(Mishap::Broken(broken), None),
        }
    }

    /// Waits for the next attempt. If there is none, what the last one came to: an answer, or why
    /// there is none. `so_far` is the number of attempts and when the first one began.
    fn pause(
        &self,
        ask: &Ask<'_>,
        mishap: Mishap,
        asked: Option<Duration>,
        so_far: (u32, Duration),
    ) -> Result<Option<Answer>, Trouble> {
        let (tried, began) = so_far;
        let reached = self.reached.load(Ordering::Relaxed);
        let attempts = if reached {
            self.retry.attempts
        } else {
            self.retry.attempts_unreached
        };
        let lasting = match &mishap {
            Mishap::Broken(Broken::Lost(cause)) if ask.writes => {
                return Err(Trouble::Lost(cause.clone()));
            }
            Mishap::Broken(Broken::Lost(cause) | Broken::NotSent(cause)) => cause.lasting,
            Mishap::Answer(_) => asked > Some(self.retry.longest_asked),
        };
        let own = self.retry.pause_after(tried, fastrand::f64());
        let pause = own.max(asked.unwrap_or_default());
        let spent = self.clock.elapsed().saturating_sub(began);
        if lasting || tried >= attempts || spent + pause >= self.total {
            return Err(Trouble::Fault(match mishap {
                Mishap::Answer(answer) => return Ok(Some(answer)),
                Mishap::Broken(Broken::NotSent(cause)) => self.unreachable(&cause),
                Mishap::Broken(Broken::Lost(cause)) => self.unanswered(&ask.task, &cause),
            }));
        }
        if self.clock.sleep(pause) {
            Ok(None)
        } else {
            let message = format!("interrupted before the server could {}", ask.task.said());
            Err(Trouble::Fault(StoreFault::new(
                FaultKind::Interrupted,
                message,
            )))
        }
    }

    /// Where a redirect leads, if it may be followed.
    fn redirected(
        &self,
        ask: &Ask<'_>,
        from: &Url,
        answer: &Answer,
        hops: u32,
    ) -> Result<Url, Trouble> {
        let to = answer.location.as_deref().and_then(|to| from.join(to).ok());
        let moved = to.as_ref().and_then(|to| self.server.moved(&ask.url, to));
        let follow = to.filter(|to| {
            let inside = Origin::of(to) == self.server.origin();
            inside && moved.is_none() && ask.method == Method::Get && hops <= MAX_HOPS
        });
        follow.ok_or_else(|| Trouble::Fault(self.moved_away(&ask.task, answer, moved.as_deref())))
    }

    /// Tells of a new token once it was used, so that it is stored: one that the server itself does
    /// not take shall not replace one that may be good. Without an answer it is told of as well,
    /// because the old one may be worth nothing any more.
    fn prove(&self, used: Option<&Token>, answer: &Result<Answer, Broken>) {
        let mut unproved = lock(&self.unproved);
        if used.is_none() || unproved.as_ref().map(|login| &login.access) != used {
            return;
        }
        let login = unproved.take();
        let is_refused = answer.as_ref().is_ok_and(|answer| answer.status == 401);
        if let (Some(login), Some(tell), false) = (login, &self.tell_renewed, is_refused) {
            tell(&login);
        }
    }

    /// Gets a new token for one that the server does not take. False if there is no way to get one.
    /// Of many threads one asks; the others wait for it, and take what it got.
    fn renew(&self, refused: Option<&Token>) -> Result<bool, StoreFault> {
        let _one_at_a_time = lock(&self.renewing);
        if self.tokens.current().as_ref() != refused {
            return Ok(true);
        }
        if let Some(refresh) = self.tokens.refresh() {
            match self.renewed(&refresh) {
                Ok(login) => {
                    self.tokens.take(&login);
                    *lock(&self.unproved) = Some(login);
                    return Ok(true);
                }
                // It will not be taken the next time either.
                Err(fault) if fault.kind == FaultKind::Unauthorized => {
                    self.tokens.forget_refresh();
                }
                Err(fault) => return Err(fault),
            }
        }
        let Some(sign_in) = &self.sign_in else {
            return Ok(false);
        };
        let login = match sign_in {
            SignIn::Password { login, password } => self.login_native(login, password.expose())?,
            SignIn::Other(sign_in) => sign_in()?,
        };
        self.tokens.take(&login);
        Ok(true)
    }
}

fn is_redirect(answer: &Answer) -> bool {
    matches!(answer.status, 301 | 302 | 303 | 307 | 308)
}
