//! Tokens, by which a program does a few acts of one person in one area for some days. Shown once, listed, revoked.
//!
//! Whoever holds a token can never make another, change a password or confirm anything, and does nothing that the person could not
//! do themselves at that moment: their posts are asked each time.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use codes::AreaCode;
use kernel::{Act, Actor, Error, Read, Result, Stamp, Tx};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr};
use serde::{Deserialize, Serialize};

use super::rules::rules;
use super::store::{AccountId, account, by_id};
use super::{
    LIST_TOKENS, MAKE_TOKEN, MAKE_TOKEN_FOR, REVOKE_MY_TOKEN, REVOKE_TOKEN, SHOW_ME, WITHOUT_ROLE, whole_city,
};
use crate::house::House;
use crate::http::search::SEAL_WORDS;
use crate::http::session::{By, Token};
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::{acts, area, people};

kernel::id!(
    /// The name of a token; it opens nothing.
    TokenId
);

pub mod api_token {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "api_token")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TokenId,
        pub token_hash: Vec<u8>,
        pub account_id: AccountId,
        pub made_by: AccountId,
        pub name: String,
        /// Codes of acts with a space between.
        pub acts: String,
        pub area: String,
        pub created_at: Stamp,
        pub ends_at: Stamp,
        pub used_at: Option<Stamp>,
        pub revoked_at: Option<Stamp>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Whether a program may ever do this: nothing about accounts, phones and open pages, for those are people's own,
/// and nothing that takes two people or changes keys.
pub fn for_programs(act: Act) -> bool {
    let own = ["account.", "approval.", "key.", "sync.", "live."].iter().any(|room| act.code.starts_with(room));
    [SHOW_ME, SEAL_WORDS].contains(&act) || !(own || WITHOUT_ROLE.contains(&act))
}

/// Whoever a token stands for, with no more than it was given and they still may.
pub async fn person_of_token(house: &House, hash: &[u8]) -> Result<Option<SignedIn>> {
    let read = &house.store.read;
    let Some(token) = read.one(api_token::Entity::find().filter(api_token::Column::TokenHash.eq(hash))).await? else {
        return Ok(None);
    };
    let holder = by_id(read, token.account_id).await?;
    let area = token.area.parse::<AreaCode>();
    let (Ok(area), None, false) = (area, token.revoked_at, holder.closed) else { return Ok(None) };
    let actor = person(house, &holder).await?.limited(token.acts.split(' ').map(str::to_owned).collect(), area);
    let rules = rules(house)?;
    Ok(Some(SignedIn {
        by: By::Token,
        until: token.ends_at,
        ends_at: token.ends_at,
        seen_at: token.used_at.unwrap_or(Stamp(0)),
        confirmed_until: rules.confirmed_until(None),
        confirm: std::sync::Arc::new(rules.confirm),
        two_persons: std::sync::Arc::new(rules.two_persons),
        ..SignedIn::acting(std::sync::Arc::new(actor))
    }))
}

/// The holder of an account as they may act today.
async fn person(house: &House, of: &account::Model) -> Result<Actor> {
    let read = &house.store.read;
    let grants = people::grants(read, of.worker_id, house.store.clock.today()).await?;
    let name = people::worker_names(read, [of.worker_id]).await?.remove(&of.worker_id).unwrap_or_default();
    Ok(Actor::person(of.id.0, of.worker_id.0, name, grants, house.roles.clone()))
}

/// Lets all tokens of an account open nothing any more.
pub async fn revoke_all(tx: &Tx, id: AccountId) -> Result<()> {
    let of_account = api_token::Entity::update_many().filter(api_token::Column::AccountId.eq(id));
    let live = of_account.filter(api_token::Column::RevokedAt.is_null());
    live.col_expr(api_token::Column::RevokedAt, Expr::value(tx.now())).exec(tx).await?;
    Ok(())
}

/// A token to be made.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// What it is for.
    #[schema(min_length = 1, max_length = 80, example = "省平台取日报")]
    pub name: String,
    /// Codes of the acts it may do.
    #[schema(min_items = 1, max_items = 50)]
    pub acts: BTreeSet<String>,
    /// Where.
    #[schema(value_type = String, max_length = 18, example = "220581001")]
    pub area: AreaCode,
    /// For so many days.
    #[schema(minimum = 1, maximum = 90)]
    pub days: i64,
}

/// A token as it is shown once.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MadeToken {
    /// Its name.
    pub id: TokenId,
    /// The secret, for `Authorization: Bearer`; shown now and never again.
    pub secret: String,
    /// Until then.
    pub ends_at: Stamp,
}

async fn make(
    house: &House,
    maker: &SignedIn,
    act: Act,
    holder: account::Model,
    id: TokenId,
    new: NewToken,
) -> Result<(StatusCode, Json<MadeToken>)> {
    let rules = rules(house)?;
    let name = words("name", Some(&new.name), 80)?.ok_or(Error::invalid("name", "name_missing"))?;
    if !(1..=rules.longest_token_days).contains(&new.days) {
        let most = format!("1 to {} days", rules.longest_token_days);
        return Err(Error::invalid_because("days", "token_days", most));
    }
    if new.acts.is_empty() || new.acts.len() > 50 {
        return Err(Error::invalid("acts", "token_acts"));
    }
    let known = acts();
    let may = person(house, &holder).await?;
    for code in &new.acts {
        let act = known.iter().find(|act| act.code == code).ok_or(Error::invalid("acts", "token_acts"))?;
        if !for_programs(*act) || rules.confirm.contains(code) {
            return Err(Error::invalid("acts", "token_act_personal"));
        }
        // Nobody hands on more than they may do themselves.
        if !may.may(*act, &new.area) || !maker.actor.may(*act, &new.area) {
            return Err(Error::invalid("acts", "token_act_not_held"));
        }
    }
    let secret = Token::for_program();
    let ends_at = house.store.clock.now().plus_hours(new.days * 24);
    let made_by = AccountId(maker.actor.account.ok_or(Error::NotSignedIn)?);
    house
        .store
        .journal
        .record(&maker.actor, act, &new.area, async |tx| {
            tx.about("token", id);
            tx.tell(&serde_json::json!({ "account": holder.id, "acts": new.acts, "days": new.days }));
            if tx.one(api_token::Entity::find_by_id(id)).await?.is_some() {
                return Err(Error::conflict("token_exists"));
            }
            let row = api_token::ActiveModel {
                id: Set(id),
                token_hash: Set(secret.hash()),
                account_id: Set(holder.id),
                made_by: Set(made_by),
                name: Set(name),
                acts: Set(new.acts.iter().map(String::as_str).collect::<Vec<_>>().join(" ")),
                area: Set(new.area.to_string()),
                created_at: Set(tx.now()),
                ends_at: Set(ends_at),
                used_at: Set(None),
                revoked_at: Set(None),
            };
            row.insert(tx).await?;
            Ok(())
        })
        .await?;
    Ok((StatusCode::CREATED, Json(MadeToken { id, secret: secret.reveal(), ends_at })))
}

fn own(person: &SignedIn) -> Result<AccountId> {
    person.actor.account.map(AccountId).ok_or(Error::NotSignedIn)
}

/// Makes a token of one's own and shows its secret. Once made, the same request is a conflict, for the secret is not shown twice.
#[utoipa::path(put, path = "/me/tokens/{id}", operation_id = "makeToken", tag = "account", request_body = NewToken,
    params(("id" = TokenId, Path)), responses((status = 201, body = MadeToken), Refusals), security(("session" = [])))]
pub async fn make_token(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<TokenId>,
    Body(new): Body<NewToken>,
) -> Result<(StatusCode, Json<MadeToken>)> {
    person.actor.must(MAKE_TOKEN, &new.area)?;
    let holder = by_id(&house.store.read, own(&person)?).await?;
    make(&house, &person, MAKE_TOKEN, holder, id, new).await
}

/// Makes a token that acts for another account: acts that both may do there.
#[utoipa::path(put, path = "/accounts/{id}/tokens/{token}", operation_id = "makeTokenFor", tag = "account", request_body = NewToken,
    params(("id" = AccountId, Path), ("token" = TokenId, Path)),
    responses((status = 201, body = MadeToken), Refusals), security(("session" = [])))]
pub async fn make_token_for(
    State(house): State<House>,
    person: SignedIn,
    At((id, token)): At<(AccountId, TokenId)>,
    Body(new): Body<NewToken>,
) -> Result<(StatusCode, Json<MadeToken>)> {
    whole_city(&house, &person, MAKE_TOKEN_FOR)?;
    person.actor.must(MAKE_TOKEN_FOR, &new.area)?;
    let holder = by_id(&house.store.read, id).await?;
    if holder.closed {
        return Err(Error::conflict("account_closed"));
    }
    make(&house, &person, MAKE_TOKEN_FOR, holder, token, new).await
}

/// A token in a list, without its secret.
#[derive(Serialize, utoipa::ToSchema)]
pub struct TokenLine {
    /// Its name.
    pub id: TokenId,
    /// What it is for.
    pub name: String,
    /// Codes of the acts it may do.
    pub acts: Vec<String>,
    /// Where.
    pub area: String,
    /// The name of that area.
    pub area_name: String,
    /// When it was made.
    pub created_at: Stamp,
    /// Until when it holds.
    pub ends_at: Stamp,
    /// When it was last used, to the minute.
    pub used_at: Option<Stamp>,
    /// When it was revoked.
    pub revoked_at: Option<Stamp>,
    /// It opens something now.
    pub live: bool,
}

/// The newest so many are listed.
const LISTED: u64 = 100;

async fn tokens_of(house: &House, id: AccountId) -> Result<Json<Vec<TokenLine>>> {
    let of_account = api_token::Entity::find().filter(api_token::Column::AccountId.eq(id));
    let newest = of_account.order_by_desc(api_token::Column::CreatedAt).order_by_desc(api_token::Column::Id);
    let rows = house.store.read.all(newest.limit(LISTED)).await?;
    let places = area::names(&house.store.read, rows.iter().map(|row| &row.area)).await?;
    let now = house.store.clock.now();
    let line = |row: api_token::Model| TokenLine {
        area_name: row.area.parse::<AreaCode>().map(|area| places.of(&area)).unwrap_or_default(),
        live: row.revoked_at.is_none() && row.ends_at > now,
        id: row.id,
        name: row.name,
        acts: row.acts.split(' ').map(str::to_owned).collect(),
        area: row.area,
        created_at: row.created_at,
        ends_at: row.ends_at,
        used_at: row.used_at,
        revoked_at: row.revoked_at,
    };
    Ok(Json(rows.into_iter().map(line).collect()))
}

/// Lists one's own tokens, the newest first.
#[utoipa::path(get, path = "/me/tokens", operation_id = "listMyTokens", tag = "account",
    responses((status = 200, body = Vec<TokenLine>), Refusals), security(("session" = [])))]
pub async fn list_my_tokens(State(house): State<House>, person: SignedIn) -> Result<Json<Vec<TokenLine>>> {
    tokens_of(&house, own(&person)?).await
}

/// Lists the tokens that act for an account.
#[utoipa::path(get, path = "/accounts/{id}/tokens", operation_id = "listTokens", tag = "account",
    params(("id" = AccountId, Path)),
    responses((status = 200, body = Vec<TokenLine>), Refusals), security(("session" = [])))]
pub async fn list_tokens(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AccountId>,
) -> Result<Json<Vec<TokenLine>>> {
    whole_city(&house, &person, LIST_TOKENS)?;
    by_id(&house.store.read, id).await?;
    tokens_of(&house, id).await
}

async fn revoke(house: &House, actor: &Actor, act: Act, of: AccountId, id: TokenId) -> Result<StatusCode> {
    house
        .store
        .journal
        .record(actor, act, &house.city, async |tx| {
            tx.about("token", id);
            let known = tx.one(api_token::Entity::find_by_id(id)).await?.filter(|token| token.account_id == of);
            if known.ok_or(Error::NotFound("token"))?.revoked_at.is_some() {
                tx.nothing_changed();
                return Ok(());
            }
            let row = api_token::ActiveModel { id: Set(id), revoked_at: Set(Some(tx.now())), ..Default::default() };
            row.update(tx).await?;
            Ok(())
        })
        .await?;
    house.sessions.forget();
    Ok(StatusCode::NO_CONTENT)
}

/// Revokes one of one's own tokens.
#[utoipa::path(post, path = "/me/tokens/{id}/revoke", operation_id = "revokeMyToken", tag = "account",
    params(("id" = TokenId, Path)), responses((status = 204, description = "Revoked"), Refusals), security(("session" = [])))]
pub async fn revoke_my_token(State(house): State<House>, person: SignedIn, At(id): At<TokenId>) -> Result<StatusCode> {
    revoke(&house, &house.actor_for("tokens", person.actor.worker), REVOKE_MY_TOKEN, own(&person)?, id).await
}

/// Revokes a token that acts for an account.
#[utoipa::path(post, path = "/accounts/{id}/tokens/{token}/revoke", operation_id = "revokeToken", tag = "account",
    params(("id" = AccountId, Path), ("token" = TokenId, Path)),
    responses((status = 204, description = "Revoked"), Refusals), security(("session" = [])))]
pub async fn revoke_token(
    State(house): State<House>,
    person: SignedIn,
    At((id, token)): At<(AccountId, TokenId)>,
) -> Result<StatusCode> {
    whole_city(&house, &person, REVOKE_TOKEN)?;
    revoke(&house, &person.actor, REVOKE_TOKEN, id, token).await
}
