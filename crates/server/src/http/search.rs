//! What is sealed in the store stands in no address: not in that of a window, a bookmark or the log of a proxy.
//!
//! Lists are searched by `q`. What names somebody (a document, a phone, a plate, a door) is sealed first, by a request whose body
//! holds it, and the address holds the sealed word; the door opens it before any list reads it. Said in plain it is refused, so
//! that nobody puts a number there by mistake.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use codes::{IdNumber, Phone, Plate, half_width};
use kernel::{Act, Error, Result, Sealed, Vault};
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Body, Refusals, SignedIn};
use crate::house::House;

/// Sealing what is searched for. Open to whoever is signed in.
pub const SEAL_WORDS: Act = Act::new("search.seal_words", "加密查找内容", "Seal words");

/// What a sealed word begins with in an address.
const MARK: char = '~';

/// What binds a sealed word to its purpose.
const KIND: &str = "search";

/// The parameters by which lists are searched.
const SEARCHED: &str = "q";

/// The parameter that says how a file is called.
const FILE: &str = "name";

/// So many digits together are no year, no house and no pass.
const MANY: usize = 7;

/// Longer than any list takes, and short enough for the sealed word to stay within the 400 signs of the contract.
const LONGEST: usize = 60;

/// What is searched for.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In plain in the request, sealed in the answer: as such it goes into `q` of a list.
    #[schema(max_length = 400)]
    pub q: String,
}

/// Seals what is searched for, so that an address can hold it. Each time it reads otherwise.
#[utoipa::path(post, path = "/searches", operation_id = "sealWords", tag = "search", request_body = Words,
    responses((status = 200, body = Words), Refusals), security(("session" = [])))]
pub async fn seal_words(State(house): State<House>, _: SignedIn, Body(words): Body<Words>) -> Result<Json<Words>> {
    let q = super::words("q", Some(&words.q), LONGEST)?.ok_or(Error::invalid("q", "text_length"))?;
    let sealed = house.store.vault.seal(KIND, &q)?;
    Ok(Json(Words { q: format!("{MARK}{}", URL_SAFE_NO_PAD.encode(sealed.0)) }))
}

/// The route of that one operation.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(seal_words))
}

/// Opens what is sealed in the query of a request, and refuses what should be.
pub(super) fn open_words(vault: &Vault, request: &mut Request) -> Result<()> {
    if let Some(opened) = open(vault, request.uri())? {
        *request.uri_mut() = opened;
    }
    Ok(())
}

/// The address with its sealed words in plain; none where there are none.
fn open(vault: &Vault, address: &Uri) -> Result<Option<Uri>> {
    let Some(query) = address.query() else { return Ok(None) };
    let mut pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let mut any = false;
    for (name, value) in &mut pairs {
        match value.strip_prefix(MARK).filter(|_| name == SEARCHED) {
            Some(word) => {
                *value = plain(vault, word)?;
                any = true;
            }
            None if names_somebody(address.path(), name, value) => {
                let why = match name.as_str() {
                    FILE => "call the file otherwise: its name is kept where numbers must not lie",
                    _ => "seal it first: POST /api/v1/searches; an address is kept where numbers must not lie",
                };
                return Err(Error::invalid_because(name.clone(), "number_in_address", why));
            }
            None => {}
        }
    }
    if !any {
        return Ok(None);
    }
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    let path = format!("{}?{query}", address.path()).parse::<PathAndQuery>().map_err(Error::internal)?;
    let mut parts = address.clone().into_parts();
    parts.path_and_query = Some(path);
    Uri::from_parts(parts).map(Some).map_err(Error::internal)
}

fn plain(vault: &Vault, word: &str) -> Result<String> {
    let unknown = || Error::invalid(SEARCHED, "search_unknown");
    let sealed = URL_SAFE_NO_PAD.decode(word).map_err(|_| unknown())?;
    match vault.open(KIND, &Sealed(sealed)) {
        // Busy: sealed with a key that is not known here.
        Err(Error::Internal(_) | Error::Busy(_)) => Err(unknown()),
        opened => opened,
    }
}

/// Whether a value leads to one person or door.
fn names_somebody(path: &str, parameter: &str, value: &str) -> bool {
    match parameter {
        // The code of a building has eighteen digits too.
        "area" => false,
        _ if is_number(value) => true,
        // Areas are found by the digits of their code.
        SEARCHED => !path.ends_with("/areas") && reads_like_one(value),
        // A file may be called after somebody.
        FILE => value.split(|sign: char| !sign.is_ascii_alphanumeric()).any(is_number),
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    text.parse::<IdNumber>().is_ok() || text.parse::<Phone>().is_ok() || text.parse::<Plate>().is_ok()
}

/// Many digits, however they are parted (a phone, a passport, what is not typed to its end), or a door: a house and a flat.
fn reads_like_one(text: &str) -> bool {
    let digit = |sign: char| half_width(sign).is_ascii_digit();
    let runs = text.split(|sign| !digit(sign)).filter(|run| !run.is_empty()).count();
    runs > 1 || text.chars().filter(|sign| digit(*sign)).count() >= MANY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_somebody_is_told_from_what_does_not() {
        let id = IdNumber::invented("220581", "1980-01-01".parse().unwrap(), 998).unwrap().to_string();
        let (list, areas) = ("/api/v1/residents", "/api/v1/areas");
        let sealed = [
            &id,
            "15412345678",
            "154 1234 5678",
            "0435-4223456",
            "4223456",
            "E12345678",
            "吉E12345",
            "吉E·12345",
            "２２０５８１１９８０",
            "3号楼2单元501",
            "3-2-501",
            "张三 15412345",
        ];
        for text in sealed {
            assert!(names_somebody(list, "q", text), "{text}");
        }
        for text in ["张三", "zhangsan", "0998", "099X", "新华-松江-000002", "百姓1", "2020", ""] {
            assert!(!names_somebody(list, "q", text), "{text}");
        }
        assert!(!names_somebody(areas, "q", "220581001003") && names_somebody(areas, "q", &id));
        // Elsewhere only what is a number and nothing else: days, ids and cursors pass, and whatever an area is called.
        for value in ["220581001003012004", "2020-02-10", "01912345-6789-7abc-8def-012345678901", "1581307200000"] {
            assert!(!names_somebody(list, "area", value), "{value}");
        }
        assert!(!names_somebody(list, "area", &id));
        assert!(names_somebody(list, "after", &id) && names_somebody(list, "plate", "吉E12345"));
        assert!(names_somebody("/", "name", &format!("{id}.pdf")) && !names_somebody("/", "name", "20200210通知.pdf"));
    }
}
