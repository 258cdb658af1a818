//! Setting up one's second factor, and taking it away.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::{Error, Result, Stamp};
use sea_orm::{entity::prelude::*, sea_query::Expr};
use serde::{Deserialize, Serialize};

use super::rules::rules;
use super::second_factor::{self, totp};
use super::store::{AccountId, by_id, end_sessions};
use super::{BEGIN_TOTP, DISABLE_TOTP, ENABLE_TOTP, RENEW_RECOVERY_CODES, RESET_TOTP, whole_city};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};

fn own(person: &SignedIn) -> Result<AccountId> {
    person.actor.account.map(AccountId).ok_or(Error::NotSignedIn)
}

/// How one's second factor stands.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SecondFactor {
    /// Since when there is one.
    pub enabled_at: Option<Stamp>,
    /// The post asks for one.
    pub required: bool,
    /// So many recovery codes are left.
    pub recovery_codes: usize,
}

/// Shows how one's second factor stands.
#[utoipa::path(get, path = "/me/totp", operation_id = "showTotp", tag = "account",
    responses((status = 200, body = SecondFactor), Refusals), security(("session" = [])))]
pub async fn show_totp(State(house): State<House>, person: SignedIn) -> Result<Json<SecondFactor>> {
    let id = own(&person)?;
    let known = second_factor::of(&house.store.read, id).await?;
    Ok(Json(SecondFactor {
        enabled_at: known.and_then(|known| known.enabled_at),
        required: required(&house, &person)?,
        recovery_codes: second_factor::codes_left(&house, id).await?,
    }))
}

fn required(house: &House, person: &SignedIn) -> Result<bool> {
    Ok(!house.exercise && rules(house)?.wants_second_factor(&person.actor.grants))
}

/// A secret for an authenticator, shown until a first code proves that it has it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct NewSecret {
    /// To be typed where there is no camera.
    pub secret: String,
    /// To be scanned as a QR code.
    pub uri: String,
}

/// Begins to set up a second factor with a new secret. Nothing changes for signing in until a code proves it.
#[utoipa::path(post, path = "/me/totp", operation_id = "beginTotp", tag = "account",
    responses((status = 200, body = NewSecret), Refusals), security(("session" = [])))]
pub async fn begin_totp(State(house): State<House>, person: SignedIn) -> Result<Json<NewSecret>> {
    let id = own(&person)?;
    let login = by_id(&house.store.read, id).await?.login;
    let secret = house
        .store
        .journal
        .record(&house.actor_for("second factor", person.actor.worker), BEGIN_TOTP, &house.city, async |tx| {
            tx.about("account", id);
            if second_factor::of(tx, id).await?.is_some_and(|known| known.enabled_at.is_some()) {
                return Err(Error::conflict("second_factor_there"));
            }
            second_factor::begin(&house, tx, id).await
        })
        .await?;
    // A login has no sign that would need escaping.
    let uri = format!("otpauth://totp/Wangge:{login}?secret={secret}&issuer=Wangge");
    Ok(Json(NewSecret { secret, uri }))
}

/// A code from the authenticator.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstCode {
    /// The six digits.
    #[schema(max_length = 40)]
    pub code: String,
}

/// Codes shown once.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RecoveryCodes {
    /// Each lets its owner in once without the authenticator.
    pub codes: Vec<String>,
}

/// Proves the authenticator with a first code. From now on signing in asks for one; the recovery codes are shown now and never again.
#[utoipa::path(put, path = "/me/totp", operation_id = "enableTotp", tag = "account", request_body = FirstCode,
    responses((status = 200, body = RecoveryCodes), Refusals), security(("session" = [])))]
pub async fn enable_totp(
    State(house): State<House>,
    person: SignedIn,
    Body(given): Body<FirstCode>,
) -> Result<Json<RecoveryCodes>> {
    let id = own(&person)?;
    let codes = house
        .store
        .journal
        .record(&house.actor_for("second factor", person.actor.worker), ENABLE_TOTP, &house.city, async |tx| {
            tx.about("account", id);
            let known = second_factor::of(tx, id).await?.ok_or(Error::conflict("second_factor_not_begun"))?;
            if known.enabled_at.is_some() {
                return Err(Error::conflict("second_factor_there"));
            }
            let step = second_factor::step_of(&house, &known, &given.code).map_err(|error| match error {
                wrong @ (Error::WrongCode | Error::CodeNotNow) => Error::invalid("code", wrong.code()),
                other => other,
            })?;
            let proved = totp::Entity::update_many()
                .filter(totp::Column::AccountId.eq(id))
                .col_expr(totp::Column::EnabledAt, Expr::value(tx.now()))
                .col_expr(totp::Column::LastStep, Expr::value(step));
            proved.exec(tx).await?;
            second_factor::give_codes(&house, tx, id).await
        })
        .await?;
    house.sessions.forget();
    Ok(Json(RecoveryCodes { codes }))
}

/// Gives ten new recovery codes; those before open nothing any more.
#[utoipa::path(post, path = "/me/totp/recovery-codes", operation_id = "renewRecoveryCodes", tag = "account",
    responses((status = 200, body = RecoveryCodes), Refusals), security(("session" = [])))]
pub async fn renew_recovery_codes(State(house): State<House>, person: SignedIn) -> Result<Json<RecoveryCodes>> {
    let id = own(&person)?;
    let codes = house
        .store
        .journal
        .record(&house.actor_for("second factor", person.actor.worker), RENEW_RECOVERY_CODES, &house.city, async |tx| {
            tx.about("account", id);
            if second_factor::of(tx, id).await?.is_none_or(|known| known.enabled_at.is_none()) {
                return Err(Error::conflict("second_factor_not_begun"));
            }
            second_factor::give_codes(&house, tx, id).await
        })
        .await?;
    Ok(Json(RecoveryCodes { codes }))
}

/// Takes one's second factor away, where no post asks for it.
#[utoipa::path(delete, path = "/me/totp", operation_id = "disableTotp", tag = "account",
    responses((status = 204, description = "Taken away"), Refusals), security(("session" = [])))]
pub async fn disable_totp(State(house): State<House>, person: SignedIn) -> Result<StatusCode> {
    let id = own(&person)?;
    if required(&house, &person)? {
        return Err(Error::conflict("second_factor_kept"));
    }
    house
        .store
        .journal
        .record(&house.actor_for("second factor", person.actor.worker), DISABLE_TOTP, &house.city, async |tx| {
            tx.about("account", id);
            if second_factor::take_away(tx, id).await? {
                Ok(())
            } else {
                Err(Error::conflict("second_factor_not_begun"))
            }
        })
        .await?;
    house.sessions.forget();
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the second factor from somebody who lost it, and ends their sessions. Where their post asks for one, they set up another first.
#[utoipa::path(post, path = "/accounts/{id}/reset-totp", operation_id = "resetTotp", tag = "account",
    params(("id" = AccountId, Path)), responses((status = 204, description = "Taken away"), Refusals), security(("session" = [])))]
pub async fn reset_totp(State(house): State<House>, person: SignedIn, At(id): At<AccountId>) -> Result<StatusCode> {
    whole_city(&house, &person, RESET_TOTP)?;
    house
        .store
        .journal
        .record(&person.actor, RESET_TOTP, &house.city, async |tx| {
            tx.about("account", id);
            by_id(tx, id).await?;
            if !second_factor::take_away(tx, id).await? {
                return Err(Error::conflict("second_factor_not_begun"));
            }
            end_sessions(tx, id).await
        })
        .await?;
    house.sessions.forget();
    Ok(StatusCode::NO_CONTENT)
}
