//! Secrets on disk: encrypted as Perses encrypts them, passwords of users as hashes.
//!
//! Nothing here reads a secret back. Perses does, whenever it asks a datasource.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};

use crate::doc::Value;
use crate::model::{Key, MASK, ResourceKind};
use crate::store::{FaultKind, StoreFault};

/// The fields of the spec of a secret that are encrypted.
const SEALED: [[&str; 2]; 5] = [
    ["basicAuth", "password"],
    ["authorization", "credentials"],
    ["oauth", "clientID"],
    ["oauth", "clientSecret"],
    ["tlsConfig", "key"],
];

/// Those that are masked in answers, and stored as they are.
const CLEAR: [[&str; 2]; 2] = [["tlsConfig", "ca"], ["tlsConfig", "cert"]];

/// Where the password of a user stands in its spec.
const PASSWORD: [&str; 2] = ["nativeProvider", "password"];

/// What more of a user is kept if an update leaves it out.
const NAMES: [&str; 2] = ["firstName", "lastName"];

/// The keys of the spec of a user in Perses' own order.
const USER_ORDER: [&str; 4] = ["firstName", "lastName", "nativeProvider", "oauthProviders"];

/// The longest password that bcrypt hashes as a whole, in bytes.
const MAX_PASSWORD: usize = 72;

/// How much work it is to try a password: two to the power of this many rounds, as for Perses.
const COST: u32 = if cfg!(test) { 4 } else { 10 };

/// What secrets are encrypted with. It cannot be shown.
#[derive(Clone)]
pub(crate) struct EncryptionKey([u8; 32]);

impl EncryptionKey {
    /// The key that a server has in `security.encryption_key`; none if it is not 32 bytes long.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "no command can be told a key of its own yet")
    )]
    pub(crate) fn new(text: &str) -> Option<Self> {
        text.as_bytes().try_into().ok().map(Self)
    }
}

impl Default for EncryptionKey {
    /// The key of a server that was given none. It is no secret: it stands in its source.
    fn default() -> Self {
        Self(*b"e=dz;`M'5Pjvy^Sq3FVBkTC@N9?H/gua")
    }
}

/// An error if a secret is the mask that servers show. Stored, it would replace the real one.
pub(super) fn refuse_masks(key: &Key, value: &Value) -> Result<(), StoreFault> {
    for field in fields(key.kind()) {
        let text = value.at(&["spec", field[0], field[1]]);
        let text = text.and_then(Value::as_str);
        if text.is_some_and(|text| text.trim() == MASK) {
            let [outer, inner] = field;
            let message =
                format!("`spec.{outer}.{inner}` of {key} is the mask `{MASK}`, not a secret");
            return Err(StoreFault::new(FaultKind::Refused, message)
                .hint("Write the secret itself, or leave the resource out."));
        }
    }
    Ok(())
}

/// The fields that nobody is shown, as paths in the spec.
fn fields(kind: ResourceKind) -> Vec<[&'static str; 2]> {
    match kind {
        ResourceKind::Secret | ResourceKind::GlobalSecret => [&SEALED[..], &CLEAR].concat(),
        ResourceKind::User => vec![PASSWORD],
        _ => Vec::new(),
    }
}

/// Makes the secrets of a resource unreadable.
pub(super) fn seal(
    key: &Key,
    value: &mut Value,
    encryption_key: &EncryptionKey,
) -> Result<(), StoreFault> {
    let fields: &[[&str; 2]] = match key.kind() {
        ResourceKind::Secret | ResourceKind::GlobalSecret => &SEALED,
        ResourceKind::User => &[PASSWORD],
        _ => return Ok(()),
    };
    for [outer, inner] in fields {
        if let Some(Value::String(text)) = value.at_mut(&["spec", outer, inner])
            && !text.is_empty()
        {
            *text = match key.kind() {
                ResourceKind::User => hash(key, text)?,
                _ => encrypt(text, encryption_key)?,
            };
        }
    }
    Ok(())
}

/// An error if a new user has no password: such a user could never log in.
pub(super) fn require_password(key: &Key, value: &Value) -> Result<(), StoreFault> {
    if key.kind() != ResourceKind::User || has_password(value) {
        return Ok(());
    }
    let message = format!("{key} has no password, which a new user needs");
    Err(StoreFault::new(FaultKind::Refused, message)
        .hint("Write one under `spec.nativeProvider.password`."))
}

fn has_password(user: &Value) -> bool {
    let password = user.at(&["spec", PASSWORD[0], PASSWORD[1]]);
    password
        .and_then(Value::as_str)
        .is_some_and(|password| !password.is_empty())
}

/// Keeps what a new text of a user leaves out: password and names.
pub(super) fn inherit(key: &Key, value: &mut Value, old: &Value) {
    if key.kind() != ResourceKind::User {
        return;
    }
    let password = has_password(value);
    let old = |path: &[&str]| old.get("spec").and_then(|spec| spec.at(path)).cloned();
    let Some(spec) = value.get_mut("spec").and_then(Value::as_mapping_mut) else {
        return;
    };
    for name in NAMES {
        let is_given = spec.get(name).and_then(Value::as_str);
        if is_given.is_none_or(str::is_empty)
            && let Some(old) = old(&[name])
        {
            spec.insert(name, old);
        }
    }
    if !password && let Some(old) = old(&PASSWORD) {
        let provider = spec.get_or_insert_with(PASSWORD[0], Value::mapping);
        if let Some(provider) = provider.as_mapping_mut() {
            provider.insert(PASSWORD[1], old);
        }
    }
    spec.sort_by_key(|key| USER_ORDER.iter().position(|known| *known == key));
}

/// Encrypts a text with AES-256-GCM: the nonce, the encrypted text and its tag, in base64. Perses
/// itself still writes an older cipher that proves nothing, and reads both.
fn encrypt(text: &str, EncryptionKey(key): &EncryptionKey) -> Result<String, StoreFault> {
    let failed = |_| StoreFault::new(FaultKind::Unavailable, "a secret could not be encrypted");
    let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key).map_err(failed)?);
    let mut nonce = [0; NONCE_LEN];
    SystemRandom::new().fill(&mut nonce).map_err(failed)?;
    let mut sealed = text.as_bytes().to_vec();
    let nonce_used = Nonce::assume_unique_for_key(nonce);
    key.seal_in_place_append_tag(nonce_used, Aad::empty(), &mut sealed)
        .map_err(failed)?;
    Ok(URL_SAFE.encode([&nonce[..], &sealed].concat()))
}

/// Hashes a password with bcrypt, in the version that Perses writes.
fn hash(key: &Key, password: &str) -> Result<String, StoreFault> {
    if password.len() > MAX_PASSWORD {
        let message = format!(
            "the password of {key} has {} bytes; at most {MAX_PASSWORD} are allowed",
            password.len()
        );
        return Err(StoreFault::new(FaultKind::Refused, message));
    }
    let hash = bcrypt::hash_with_result(password, COST)
        .map_err(|_| StoreFault::new(FaultKind::Unavailable, "a password could not be hashed"))?;
    Ok(hash.format_for_version(bcrypt::Version::TwoA))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Catalog, Family, Structure};

    /// Perses' own way to read an encrypted text.
    fn decrypt(text: &str, EncryptionKey(key): &EncryptionKey) -> Option<String> {
        let mut bytes = URL_SAFE.decode(text).ok()?;
        let (nonce, sealed) = bytes.split_at_mut_checked(NONCE_LEN)?;
        let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key).ok()?);
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let text = key.open_in_place(nonce, Aad::empty(), sealed).ok()?;
        String::from_utf8(text.to_vec()).ok()
    }

    #[test]
    fn what_is_encrypted_can_be_read_with_the_same_key_only() {
        let key = EncryptionKey::default();
        let other = EncryptionKey::new("0123456789abcdef0123456789abcdef").unwrap();
        for text in ["x", "p\u{e4}ss word", &"long ".repeat(1000)] {
            let sealed = encrypt(text, &key).unwrap();
            assert_eq!(decrypt(&sealed, &key).as_deref(), Some(text));
            assert_eq!(decrypt(&sealed, &other), None);
            assert_ne!(
                encrypt(text, &key).unwrap(),
                sealed,
                "each time another nonce"
            );
        }
        assert!(EncryptionKey::new("too short").is_none());
    }

    #[test]
    fn every_field_that_is_masked_is_known_here() {
        fn secrets(structure: Structure<'_>, path: &str, found: &mut Vec<String>) {
            for field in structure.fields() {
                let path = format!("{path}.{}", field.name);
                if field.structure.secret() {
                    found.push(path.clone());
                }
                secrets(field.structure, &path, found);
            }
        }
        let catalog = Catalog::new();
        for (name, kind) in ResourceKind::ALL {
            let structure = catalog.structure(Family::Perses, name).unwrap();
            let mut masked = Vec::new();
            secrets(structure, "", &mut masked);
            masked.sort();
            let known = fields(kind).into_iter();
            let mut known: Vec<_> = known.map(|[a, b]| format!(".spec.{a}.{b}")).collect();
            known.sort();
            assert_eq!(masked, known, "{name}");
        }
    }
}
