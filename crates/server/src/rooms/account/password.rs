//! Passwords: made, hashed and checked with Argon2id.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use kernel::{Error, Result};

/// A one-time password: four groups of letters and digits that cannot be mistaken for each other.
pub fn invent() -> String {
    const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let sign = || char::from(SIGNS[rand::random_range(0..SIGNS.len())]);
    let group = || (0..4).map(|_| sign()).collect::<String>();
    [group(), group(), group(), group()].join("-")
}

/// The hash the store keeps. Takes tens of milliseconds, so it runs beside the requests.
pub async fn hash(password: String) -> Result<String> {
    beside(move || Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()))
        .await?
        .map_err(Error::internal)
}

/// Whether the password fits the hash. Without a hash it takes as long, so that nobody learns which logins exist.
pub async fn fits(password: String, hash: Option<String>) -> Result<bool> {
    beside(move || match hash.as_deref().map(PasswordHash::new) {
        Some(Ok(hash)) => Argon2::default().verify_password(password.as_bytes(), &hash).is_ok(),
        _ => {
            let _ = Argon2::default().hash_password(password.as_bytes());
            false
        }
    })
    .await
}

async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

/// Refuses a password that is too short, or one sign over and over.
pub fn acceptable(password: &str, login: &str, shortest: usize) -> Result<()> {
    let distinct = password.chars().collect::<std::collections::BTreeSet<_>>().len();
    if password.chars().count() < shortest || password.len() > 200 {
        let wanted = format!("{shortest} to 200 signs");
        Err(Error::invalid_because("new_password", "password_length", wanted))
    } else if distinct < 4 || password.eq_ignore_ascii_case(login) {
        Err(Error::invalid("new_password", "password_weak"))
    } else {
        Ok(())
    }
}
