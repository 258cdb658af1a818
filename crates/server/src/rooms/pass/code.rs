//! The code on a pass: a few signed bytes as a text that a QR code holds tightly (base45, RFC 9285).
//!
//! `WG1:` and then: version 1 · 16 bytes of the pass's id · 8 bytes, the area as a number · 2 + 2 bytes, first and last day since
//! 1970 · one outing in so many days · people at a time · 2 bytes, minutes of an outing · opening hour · closing hour · 2 bytes,
//! the purposes as bits · the number in UTF-8 · 64 bytes, an Ed25519 signature (RFC 8032) over all before. Integers are big-endian.
//! No name stands in it, and no document number.

use chrono::Days;
use codes::AreaCode;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use kernel::{Day, Error, Result, Vault};

use super::model::PassPurpose;
use super::store::PassId;

/// How a code begins; also what a scanner tells it by.
const BEGIN: &str = "WG1:";
/// The layout that follows.
const VERSION: u8 = 1;
/// What the signature is made for, so that no other signature of this key is one of a pass.
const CONTEXT: &[u8] = b"wangge pass\0";
/// Bytes before the number.
const HEAD: usize = 37;
/// Bytes of the signature.
const TAIL: usize = 64;

/// What stands in a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The pass.
    pub id: PassId,
    /// Where the household lives.
    pub area: AreaCode,
    /// The first day.
    pub valid_from: Day,
    /// The last day.
    pub valid_to: Day,
    /// One outing in so many days.
    pub every_days: u8,
    /// So many people at a time.
    pub people_at_once: u8,
    /// So many minutes.
    pub longest_minutes: u16,
    /// From this hour …
    pub opens: u8,
    /// … to this.
    pub closes: u8,
    /// What they may go out for.
    pub purposes: Vec<PassPurpose>,
    /// The number as printed.
    pub number: String,
}

impl Card {
    fn bytes(&self) -> Vec<u8> {
        let area: u64 = self.area.as_str().parse().unwrap_or_default();
        let bits = PassPurpose::ALL.iter().enumerate().filter(|(_, one)| self.purposes.contains(one));
        let bits = bits.fold(0_u16, |bits, (n, _)| bits | 1 << n);
        let mut bytes = vec![VERSION];
        bytes.extend(self.id.0.as_bytes());
        bytes.extend(area.to_be_bytes());
        bytes.extend(days_since_1970(self.valid_from).to_be_bytes());
        bytes.extend(days_since_1970(self.valid_to).to_be_bytes());
        bytes.extend([self.every_days, self.people_at_once]);
        bytes.extend(self.longest_minutes.to_be_bytes());
        bytes.extend([self.opens, self.closes]);
        bytes.extend(bits.to_be_bytes());
        bytes.extend(self.number.as_bytes());
        bytes
    }

    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (head, number) = bytes.split_first_chunk::<HEAD>()?;
        let pair = |at: usize| u16::from_be_bytes([head[at], head[at + 1]]);
        let area = u64::from_be_bytes(head[17..25].try_into().ok()?);
        let bits = pair(35);
        Some(Self {
            id: PassId(uuid::Uuid::from_slice(&head[1..17]).ok()?),
            area: area.to_string().parse().ok()?,
            valid_from: day_of(pair(25))?,
            valid_to: day_of(pair(27))?,
            every_days: head[29],
            people_at_once: head[30],
            longest_minutes: pair(31),
            opens: head[33],
            closes: head[34],
            purposes: (0..).zip(PassPurpose::ALL).filter(|(n, _)| bits & (1 << n) != 0).map(|(_, one)| one).collect(),
            number: String::from_utf8(number.to_vec()).ok()?,
        })
    }
}

fn days_since_1970(day: Day) -> u16 {
    u16::try_from((day - Day::default()).num_days()).unwrap_or_default()
}

fn day_of(days: u16) -> Option<Day> {
    Day::default().checked_add_days(Days::new(u64::from(days)))
}

/// The key that signs passes; it follows from the city's keys and lies nowhere by itself.
fn key(vault: &Vault) -> SigningKey {
    SigningKey::from_bytes(&vault.derive("pass"))
}

/// The key by which anybody tells a true pass: 32 bytes.
pub fn public_key(vault: &Vault) -> [u8; 32] {
    key(vault).verifying_key().to_bytes()
}

/// The code of a card.
pub fn signed(vault: &Vault, card: &Card) -> String {
    signed_with(&key(vault), card)
}

fn signed_with(key: &SigningKey, card: &Card) -> String {
    let mut bytes = card.bytes();
    let signature = key.sign(&[CONTEXT, &bytes].concat());
    bytes.extend(signature.to_bytes());
    format!("{BEGIN}{}", base45(&bytes))
}

/// What stands in a code that this city signed.
///
/// # Errors
/// `pass_code_unreadable` for what is no code of a pass, `pass_code_forged` for one that was altered or signed by somebody else.
pub fn opened(vault: &Vault, text: &str) -> Result<Card> {
    opened_with(&key(vault).verifying_key(), text)
}

fn opened_with(key: &VerifyingKey, text: &str) -> Result<Card> {
    let unreadable = || Error::invalid("code", "pass_code_unreadable");
    let bytes = text.trim().strip_prefix(BEGIN).and_then(unbase45).ok_or_else(unreadable)?;
    let (body, signature) = bytes.split_last_chunk::<TAIL>().ok_or_else(unreadable)?;
    if body.first() != Some(&VERSION) || body.len() <= HEAD {
        return Err(unreadable());
    }
    let signature = Signature::from_bytes(signature);
    let true_one = key.verify_strict(&[CONTEXT, body].concat(), &signature).is_ok();
    if !true_one {
        return Err(Error::invalid("code", "pass_code_forged"));
    }
    Card::of_bytes(body).ok_or_else(unreadable)
}

/// What a fuzz target asks of a text: nothing is true without the city's signature, and whatever could be read without one says the
/// same when it is written again.
#[cfg(any(test, fuzzing))]
pub fn read_unsigned(text: &str) {
    assert!(opened_with(&SigningKey::from_bytes(&[8; 32]).verifying_key(), text).is_err(), "a pass that nobody signed");
    let card = text.strip_prefix(BEGIN).and_then(unbase45).and_then(|bytes| Card::of_bytes(&bytes));
    assert_eq!(card.as_ref().and_then(|card| Card::of_bytes(&card.bytes())), card);
}

/// The 45 signs that a QR code holds in five and a half bits each.
const SIGNS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

fn base45(bytes: &[u8]) -> String {
    let mut text = String::new();
    for part in bytes.chunks(2) {
        let n = part.iter().fold(0, |n, byte| n * 256 + usize::from(*byte));
        let signs = [n % 45, n / 45 % 45, n / 2025];
        text.extend(signs[..=part.len()].iter().map(|at| char::from(SIGNS[*at])));
    }
    text
}

fn unbase45(text: &str) -> Option<Vec<u8>> {
    let signs = text.bytes().map(|sign| SIGNS.iter().position(|one| *one == sign));
    let signs = signs.collect::<Option<Vec<usize>>>()?;
    let mut bytes = vec![];
    for part in signs.chunks(3) {
        let n = part.iter().rev().fold(0, |n, at| n * 45 + at);
        match part.len() {
            3 => bytes.extend(u16::try_from(n).ok()?.to_be_bytes()),
            2 => bytes.push(u8::try_from(n).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card() -> Card {
        Card {
            id: PassId("01702f2e-0000-7000-8000-000000000001".parse().unwrap()),
            area: "220581001004001".parse().unwrap(),
            valid_from: "2020-02-10".parse().unwrap(),
            valid_to: "2020-03-10".parse().unwrap(),
            every_days: 2,
            people_at_once: 1,
            longest_minutes: 120,
            opens: 6,
            closes: 20,
            purposes: vec![PassPurpose::Shopping, PassPurpose::Medical, PassPurpose::Errand],
            number: "新华-松江-000123".to_owned(),
        }
    }

    /// The same file is read by web/src/rooms/pass/verify.test.ts.
    const VECTOR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/src/rooms/pass/vector.json");

    #[test]
    fn golden_a_phone_reads_what_the_house_signs() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let made = serde_json::json!({
            "key": hex::encode(key.verifying_key().to_bytes()),
            "code": signed_with(&key, &card()),
        });
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(VECTOR, serde_json::to_string_pretty(&made).unwrap() + "\n").unwrap();
        }
        let known: serde_json::Value = serde_json::from_slice(&std::fs::read(VECTOR).unwrap()).unwrap();
        assert_eq!(made, known);
        assert_eq!(opened_with(&key.verifying_key(), known["code"].as_str().unwrap()).unwrap(), card());
    }

    #[test]
    fn a_code_that_was_altered_or_signed_by_another_is_forged() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let code = signed_with(&key, &card());
        let mut altered = unbase45(&code[BEGIN.len()..]).unwrap();
        for at in [5, 28, 40] {
            altered[at] ^= 1;
            let text = format!("{BEGIN}{}", base45(&altered));
            assert_eq!(opened_with(&key.verifying_key(), &text).unwrap_err().code(), "pass_code_forged");
            altered[at] ^= 1;
        }
        let other = SigningKey::from_bytes(&[8; 32]);
        assert_eq!(opened_with(&other.verifying_key(), &code).unwrap_err().code(), "pass_code_forged");
        for text in ["", "WG1:", "WG1:!", "WG1:0000", "https://example.cn/", &code[..40]] {
            assert_eq!(opened_with(&key.verifying_key(), text).unwrap_err().code(), "pass_code_unreadable", "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn base45_loses_nothing(bytes: Vec<u8>) {
            proptest::prop_assert_eq!(unbase45(&base45(&bytes)), Some(bytes));
        }

        #[test]
        fn no_text_breaks_the_reader(text: String) {
            let key = SigningKey::from_bytes(&[7; 32]).verifying_key();
            let read = opened_with(&key, &format!("{BEGIN}{text}"));
            proptest::prop_assert!(read.is_err());
        }
    }
}
