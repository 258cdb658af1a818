//! What all codes share: forgiving reading, and their form as text in JSON.

/// A full-width character of a Chinese keyboard as its plain twin; any other character unchanged.
///
/// `１` becomes `1`, `Ｘ` becomes `X`, the wide blank becomes a blank.
pub fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The characters that count: plain width, upper case; without blanks, invisible characters and the apostrophe with
/// which spreadsheets mark a number as text.
pub(crate) fn significant(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .map(half_width)
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\'')
        })
        .map(|c| c.to_ascii_uppercase())
}

/// Gives a code that has `FromStr` and `Display` its conversions and its form in JSON: `plain`, or `masked` where a
/// serialized value must not lead to a person. A refusal while reading JSON says `code: message`.
macro_rules! text_form {
    ($type:ident, $error:ident, plain) => {
        text_form!(@read $type, $error);

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }
    };
    ($type:ident, $error:ident, masked) => {
        text_form!(@read $type, $error);

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(&self.mask())
            }
        }
    };
    (@read $type:ident, $error:ident) => {
        impl TryFrom<String> for $type {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, $error> {
                text.parse()
            }
        }

        impl TryFrom<&str> for $type {
            type Error = $error;

            fn try_from(text: &str) -> Result<Self, $error> {
                text.parse()
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                text.parse().map_err(|e: $error| serde::de::Error::custom(format_args!("{}: {e}", e.code())))
            }
        }
    };
}

/// `Debug` that shows the mask only.
macro_rules! masked_debug {
    ($type:ident) => {
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($type), "({})"), self.mask())
            }
        }
    };
}

pub(crate) use {masked_debug, text_form};
