//! Telephone numbers of the mainland.

use std::fmt;
use std::str::FromStr;

use crate::text::{masked_debug, significant, text_form};

/// Why a text is no telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Neither a mobile number nor a landline with its area code.
    #[error("a phone number is 11 digits from 13 to 19, or a landline with its area code")]
    Form,
}

impl PhoneError {
    /// The stable code for callers and translations.
    pub const fn code(&self) -> &'static str {
        "phone_invalid"
    }
}

/// A number at which a person can be called: a mobile, or a landline with its area code.
///
/// Canonical text: `15412345678` or `0435-4223456`. Read with or without +86, 0086 or 86, dashes, blanks, brackets and
/// full-width digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

impl Phone {
    /// The number in full.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a short message can reach it.
    pub fn is_mobile(&self) -> bool {
        self.0.starts_with('1')
    }

    /// What a list may show: `154****5678`, or `0435****456` for a landline.
    pub fn mask(&self) -> String {
        match self.0.split_once('-') {
            Some((area, local)) => format!("{area}****{}", &local[local.len() - 3..]),
            None => format!("{}****{}", &self.0[..3], &self.0[7..]),
        }
    }

    /// A mobile number for tests and exercises: 154 and the last eight digits of `number`.
    pub fn invented(number: u32) -> Self {
        Self(format!("154{:08}", number % 100_000_000))
    }
}

/// The digits without country code, separators and brackets; none where anything else is among them.
fn domestic_digits(text: &str) -> Option<String> {
    let mut digits = String::with_capacity(16);
    let mut plus = false;
    for c in significant(text) {
        match c {
            '0'..='9' if digits.len() < 20 => digits.push(c),
            '+' if digits.is_empty() && !plus => plus = true,
            '-' | '(' | ')' | '–' | '—' | '‐' | '−' | '―' => {}
            _ => return None,
        }
    }
    let abroad = if plus { Some("86") } else { ["0086", "86"].into_iter().find(|code| digits.starts_with(code)) };
    match abroad.map(|code| digits.strip_prefix(code)) {
        None => Some(digits),
        Some(Some(rest)) if rest.starts_with(['0', '1']) => Some(rest.to_owned()),
        // From abroad the 0 of the area code is left out.
        Some(Some(rest)) if plus || digits.starts_with("00") => Some(format!("0{rest}")),
        Some(_) => None,
    }
}

impl FromStr for Phone {
    type Err = PhoneError;

    fn from_str(text: &str) -> Result<Self, PhoneError> {
        let digits = domestic_digits(text).ok_or(PhoneError::Form)?;
        let second = digits.as_bytes().get(1).copied().unwrap_or(0);
        if digits.starts_with('1') {
            let sound = digits.len() == 11 && (b'3'..=b'9').contains(&second);
            return sound.then_some(Self(digits)).ok_or(PhoneError::Form);
        }
        // 010 and 02x are the area codes of the largest cities; all others have four digits.
        let area = match second {
            _ if !digits.starts_with('0') => return Err(PhoneError::Form),
            b'1' if digits.starts_with("010") => 3,
            b'2' => 3,
            b'3'..=b'9' => 4,
            _ => return Err(PhoneError::Form),
        };
        let (area, local) = digits.split_at_checked(area).ok_or(PhoneError::Form)?;
        let sound = (7..=8).contains(&local.len()) && !local.starts_with(['0', '1']);
        sound.then(|| Self(format!("{area}-{local}"))).ok_or(PhoneError::Form)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

masked_debug!(Phone);
text_form!(Phone, PhoneError, masked);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<String, &'static str> {
        text.parse::<Phone>().map(|p| p.to_string()).map_err(|e| e.code())
    }

    #[test]
    fn mobiles_are_read_as_people_write_them() {
        for text in [
            "15412345678",
            "154-1234-5678",
            "154 1234 5678",
            "+86 15412345678",
            "+86 154-1234-5678",
            "008615412345678",
            "8615412345678",
            "１５４１２３４５６７８",
            "＋８６－154\u{3000}1234\u{a0}5678",
        ] {
            assert_eq!(read(text).as_deref(), Ok("15412345678"), "{text}");
        }
    }

    #[test]
    fn landlines_need_their_area_code() {
        for text in ["0435-4223456", "04354223456", "（0435）4223456", "+86 435 4223456", "0086-0435-4223456"] {
            assert_eq!(read(text).as_deref(), Ok("0435-4223456"), "{text}");
        }
        assert_eq!(read("010 62341234").as_deref(), Ok("010-62341234"));
        assert_eq!(read("0431-86254123").as_deref(), Ok("0431-86254123"));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "无",
            "-",
            "154123456",
            "154123456789",
            "12412345678",
            "4223456",
            "0435-1223456",
            "0115-4223456",
            "15412345678/15487654321",
            "+1 5412345678",
            "++8615412345678",
            "86",
            "864354223456",
            "0",
        ] {
            assert_eq!(read(text), Err("phone_invalid"), "{text}");
        }
    }

    #[test]
    fn it_is_masked_wherever_it_may_leak() {
        let mobile: Phone = "15412345678".parse().unwrap();
        assert_eq!(mobile.mask(), "154****5678");
        assert_eq!(format!("{mobile:?}"), "Phone(154****5678)");
        assert_eq!(serde_json::to_value(&mobile).unwrap(), "154****5678");
        assert_eq!(serde_json::from_str::<Phone>("\"+86 15412345678\"").unwrap(), mobile);
        let landline: Phone = "0435-4223456".parse().unwrap();
        assert_eq!(landline.mask(), "0435****456");
        assert!(mobile.is_mobile() && !landline.is_mobile());
    }

    proptest! {
        #[test]
        fn what_is_invented_is_read_back(number in any::<u32>()) {
            let phone = Phone::invented(number);
            prop_assert_eq!(phone.as_str().parse(), Ok(phone.clone()));
            prop_assert!(phone.mask().len() == 11 && phone.is_mobile());
        }

        #[test]
        fn the_canonical_text_is_stable(text in "[+0-9() -]{0,18}|.{0,20}") {
            if let Ok(phone) = text.parse::<Phone>() {
                prop_assert_eq!(phone.to_string().parse(), Ok(phone.clone()));
                prop_assert_ne!(phone.mask(), phone.to_string());
            }
        }
    }
}
