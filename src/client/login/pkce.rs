//! Proof that who asks for the token is who began the login (PKCE, RFC 7636), by the method S256.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::rand::{SecureRandom, SystemRandom};

/// The name of the method that the challenge is made by.
pub(super) const METHOD: &str = "S256";

/// The secret of one login. Who begins a login shows its challenge, who ends it the secret.
pub(super) struct Verifier(String);

impl Verifier {
    /// A new one; none if the system has no random numbers.
    pub(super) fn new() -> Option<Self> {
        let mut bytes = [0; 32];
        SystemRandom::new().fill(&mut bytes).ok()?;
        Some(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// The secret itself, to be sent.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }

    /// What may be shown before.
    pub(super) fn challenge(&self) -> String {
        challenge(&self.0)
    }
}

/// The challenge that belongs to a verifier.
pub(super) fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_holds() {
        assert_eq!(
            challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn every_login_has_its_own() {
        let (one, other) = (Verifier::new().unwrap(), Verifier::new().unwrap());
        assert_ne!(one.expose(), other.expose());
        // The standard wants 43 letters at least.
        assert_eq!(one.expose().len(), 43);
    }
}
