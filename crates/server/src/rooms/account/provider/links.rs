//! Which account a provider's person is. The provider's name for them (`sub`) is sealed and found by a fingerprint.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::{Blind, Error, Read, Result, Sealed, Stamp, Tx};
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*, sea_query::Expr};
use serde::{Deserialize, Serialize};

use super::ProviderLine;
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn};
use crate::rooms::account::accounts::sure_of;
use crate::rooms::account::store::{AccountId, by_id};
use crate::rooms::account::{LINK_ACCOUNT, LIST_LINKS, UNLINK_ACCOUNT, whole_city};

kernel::id!(
    /// The name of a link.
    LinkId
);

pub mod link {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "account_link")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LinkId,
        pub account_id: AccountId,
        pub issuer: String,
        pub subject: Sealed,
        pub subject_index: Blind,
        pub linked_at: Stamp,
        pub used_at: Option<Stamp>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A link in a list; whom it names at the provider is not shown.
#[derive(Serialize, utoipa::ToSchema)]
pub struct LinkLine {
    /// Its name.
    pub id: LinkId,
    /// With whom.
    pub provider: ProviderLine,
    /// Since when.
    pub linked_at: Stamp,
    /// When somebody last came in by it.
    pub used_at: Option<Stamp>,
    /// It is the only door: the password opens no more.
    pub only_door: bool,
}

impl LinkLine {
    fn of(house: &House, row: link::Model) -> Self {
        let provider = house.providers.of_issuer(&row.issuer);
        Self {
            id: row.id,
            only_door: provider.is_some_and(|one| one.settings.only_door),
            provider: provider.map_or_else(|| house.providers.line(&row.issuer), super::Provider::line),
            linked_at: row.linked_at,
            used_at: row.used_at,
        }
    }
}

/// The links of an account, the oldest first.
pub async fn of_account(house: &House, account: AccountId) -> Result<Vec<LinkLine>> {
    let of_account = link::Entity::find().filter(link::Column::AccountId.eq(account));
    let rows = house.store.read.all(of_account.order_by_asc(link::Column::Id)).await?;
    Ok(rows.into_iter().map(|row| LinkLine::of(house, row)).collect())
}

fn fingerprint(house: &House, issuer: &str, subject: &str) -> Blind {
    house.store.vault.index("link subject", &said_of(issuer, subject))
}

/// What the fingerprint is made of.
pub fn said_of(issuer: &str, subject: &str) -> String {
    format!("{issuer}\n{subject}")
}

/// The link of somebody whom that issuer names so.
pub async fn of_subject(house: &House, issuer: &str, subject: &str) -> Result<Option<link::Model>> {
    let same = link::Column::SubjectIndex.eq(fingerprint(house, issuer, subject));
    house.store.read.one(link::Entity::find().filter(same)).await
}

/// A link to be made.
pub struct New<'a> {
    pub id: LinkId,
    pub account: AccountId,
    pub issuer: &'a str,
    pub subject: &'a str,
}

/// Links an account; each has one link to an issuer, and each of the issuer's people one account.
pub async fn insert(house: &House, tx: &Tx, new: New<'_>) -> Result<link::Model> {
    let subject_index = fingerprint(house, new.issuer, new.subject);
    let taken = link::Entity::find().filter(link::Column::SubjectIndex.eq(subject_index.clone()));
    if tx.one(taken).await?.is_some_and(|link| link.account_id != new.account) {
        return Err(Error::conflict("linked_elsewhere"));
    }
    let of_account = link::Entity::find().filter(link::Column::AccountId.eq(new.account));
    if tx.one(of_account.filter(link::Column::Issuer.eq(new.issuer))).await?.is_some() {
        return Err(Error::conflict("link_exists"));
    }
    if by_id(tx, new.account).await?.closed {
        return Err(Error::conflict("account_closed"));
    }
    let row = link::ActiveModel {
        id: Set(new.id),
        account_id: Set(new.account),
        issuer: Set(new.issuer.to_owned()),
        subject: Set(house.store.vault.seal("link subject", new.subject)?),
        subject_index: Set(subject_index),
        linked_at: Set(tx.now()),
        used_at: Set(None),
    };
    Ok(row.insert(tx).await?)
}

/// Notes that somebody comes in by a link, which may have been taken away meanwhile.
pub async fn note_used(tx: &Tx, id: LinkId, account: AccountId) -> Result<()> {
    let same = link::Entity::update_many().filter(link::Column::Id.eq(id)).filter(link::Column::AccountId.eq(account));
    let noted = same.col_expr(link::Column::UsedAt, Expr::value(tx.now())).exec(tx).await?.rows_affected;
    if noted == 0 { Err(Error::conflict("not_linked")) } else { Ok(()) }
}

/// Takes a link of an account away.
pub async fn remove(tx: &Tx, account: AccountId, id: LinkId) -> Result<()> {
    let same = link::Entity::delete_many().filter(link::Column::Id.eq(id)).filter(link::Column::AccountId.eq(account));
    if same.exec(tx).await?.rows_affected == 0 { Err(Error::NotFound("link")) } else { Ok(()) }
}

/// Takes all links of an account away.
pub async fn forget(tx: &Tx, account: AccountId) -> Result<()> {
    link::Entity::delete_many().filter(link::Column::AccountId.eq(account)).exec(tx).await?;
    Ok(())
}

/// Refuses the password of an account that comes in by its provider alone.
pub async fn refuse_only_door(house: &House, account: AccountId) -> Result<()> {
    let only = of_account(house, account).await?.iter().any(|link| link.only_door);
    if only { Err(Error::conflict("provider_only")) } else { Ok(()) }
}

/// Whom an account is at a provider.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLink {
    /// The provider.
    #[schema(max_length = 40)]
    pub provider: String,
    /// Its own name for the person (`sub`).
    #[schema(min_length = 1, max_length = 255)]
    pub subject: String,
}

/// Lists the links of an account.
#[utoipa::path(get, path = "/accounts/{id}/links", operation_id = "listLinks", tag = "account",
    params(("id" = AccountId, Path)), responses((status = 200, body = Vec<LinkLine>), Refusals), security(("session" = [])))]
pub async fn list_links(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AccountId>,
) -> Result<Json<Vec<LinkLine>>> {
    whole_city(&house, &person, LIST_LINKS)?;
    by_id(&house.store.read, id).await?;
    of_account(&house, id).await.map(Json)
}

/// Links an account to somebody at a provider, who comes in as its holder from then on.
#[utoipa::path(put, path = "/accounts/{id}/links/{link}", operation_id = "linkAccount", tag = "account", request_body = NewLink,
    params(("id" = AccountId, Path), ("link" = LinkId, Path)),
    responses((status = 201, body = LinkLine), (status = 200, body = LinkLine), Refusals), security(("session" = [])))]
pub async fn link_account(
    State(house): State<House>,
    person: SignedIn,
    At((id, link)): At<(AccountId, LinkId)>,
    Body(new): Body<NewLink>,
) -> Result<Created<LinkLine>> {
    whole_city(&house, &person, LINK_ACCOUNT)?;
    let Ok(provider) = house.providers.get(&new.provider) else {
        return Err(Error::invalid("provider", "provider_unknown"));
    };
    if new.subject.is_empty() || new.subject.chars().count() > 255 {
        return Err(Error::invalid("subject", "text_length"));
    }
    let account = by_id(&house.store.read, id).await?;
    sure_of(&house, &person, LINK_ACCOUNT, account.worker_id).await?;
    let issuer = &*provider.settings.issuer;
    house
        .store
        .journal
        .record(&person.actor, LINK_ACCOUNT, &house.city, async |tx| {
            tx.about("account", id);
            tx.tell(&serde_json::json!({ "provider": provider.name }));
            if let Some(known) = tx.one(link::Entity::find_by_id(link)).await? {
                tx.nothing_changed();
                let same = known.account_id == id && known.subject_index == fingerprint(&house, issuer, &new.subject);
                let again = Created::Again(LinkLine::of(&house, known));
                return if same { Ok(again) } else { Err(Error::conflict("different_body")) };
            }
            let new = New { id: link, account: id, issuer, subject: &new.subject };
            insert(&house, tx, new).await.map(|made| Created::New(LinkLine::of(&house, made)))
        })
        .await
}

/// Takes a link from an account. Its sessions go on; they can be ended one by one.
#[utoipa::path(delete, path = "/accounts/{id}/links/{link}", operation_id = "unlinkAccount", tag = "account",
    params(("id" = AccountId, Path), ("link" = LinkId, Path)),
    responses((status = 204, description = "Taken away"), Refusals), security(("session" = [])))]
pub async fn unlink_account(
    State(house): State<House>,
    person: SignedIn,
    At((id, link)): At<(AccountId, LinkId)>,
) -> Result<StatusCode> {
    whole_city(&house, &person, UNLINK_ACCOUNT)?;
    house
        .store
        .journal
        .record(&person.actor, UNLINK_ACCOUNT, &house.city, async |tx| {
            tx.about("account", id);
            remove(tx, id, link).await
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
