//! Pages that open without an account: a secret in the address, printed as a QR code, that nobody can guess and that can be
//! taken back. The store knows its fingerprint and, sealed, the secret itself, so that a lost sheet can be printed again.
//!
//! Two kinds, for two readers. `person` is handed to whoever is isolated: it tells of them and takes what they say. `door` hangs
//! outside for anybody to scan: it tells days and phones, and nothing of who lives there.

use chrono::Days;
use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Sealed, Stamp, Store, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::Deserialize;
use uuid::Uuid;

use super::store::{self, IsolationId, isolated_in, isolation};
use crate::house::House;
use crate::rooms::people::{HouseholdId, WorkerId};

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageOf {
    /// One person's isolation.
    Person(IsolationId),
    /// A household's door.
    Door(HouseholdId),
}

impl PageOf {
    fn kind(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Door(_) => "door",
        }
    }

    fn subject(self) -> Uuid {
        match self {
            Self::Person(id) => id.0,
            Self::Door(id) => id.0,
        }
    }

    /// Where it opens, below the address of the house. The secret comes after `#`: no server and no proxy writes it down.
    fn path(self, secret: &str) -> String {
        format!("/my/{}#{secret}", self.kind())
    }
}

mod entity {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "isolation_page")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: String,
        pub subject: Uuid,
        pub area: String,
        pub token: Vec<u8>,
        pub secret: Sealed,
        pub made_at: Stamp,
        pub made_by: Option<WorkerId>,
        pub revoked_at: Option<Stamp>,
        pub revoked_by: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn valid(of: PageOf) -> Select<entity::Entity> {
    entity::Entity::find()
        .filter(entity::Column::Subject.eq(of.subject()))
        .filter(entity::Column::Kind.eq(of.kind()))
        .filter(entity::Column::RevokedAt.is_null())
}

/// The address of a page, made if there is none yet; the same one until it is taken back.
pub async fn page_path(tx: &mut Tx, store: &Store, of: PageOf, area: AreaCode) -> Result<String> {
    if let Some(row) = tx.one(valid(of)).await? {
        return Ok(of.path(&store.vault.open("page", &row.secret)?));
    }
    let secret = hex::encode(rand::random::<[u8; 16]>());
    let row = entity::ActiveModel {
        id: Set(kernel::id::new(tx.now())),
        kind: Set(of.kind().to_owned()),
        subject: Set(of.subject()),
        area: Set(area.to_string()),
        token: Set(store.vault.index("page", &secret).0),
        secret: Set(store.vault.seal("page", &secret)?),
        made_at: Set(tx.now()),
        made_by: Set(tx.actor().map(WorkerId)),
        revoked_at: Set(None),
        revoked_by: Set(None),
    };
    row.insert(tx).await?;
    Ok(of.path(&secret))
}

/// What a secret opens; nothing where it was taken back or never was.
pub async fn opened_by(from: &impl Read, store: &Store, secret: &str) -> Result<Option<PageOf>> {
    let token = store.vault.index("page", secret).0;
    let row =
        entity::Entity::find().filter(entity::Column::Token.eq(token)).filter(entity::Column::RevokedAt.is_null());
    Ok(from.one(row).await?.and_then(|row| match row.kind.as_str() {
        "person" => Some(PageOf::Person(IsolationId(row.subject))),
        "door" => Some(PageOf::Door(HouseholdId(row.subject))),
        _ => None,
    }))
}

/// An open page: what it is about, and where that is now.
pub struct OpenPage {
    /// What it is about.
    pub of: PageOf,
    /// The area.
    pub area: AreaCode,
}

/// How long pages stay open; section `[[pages]]` of the policy.
#[derive(Clone, Deserialize)]
struct PageRules {
    /// A person's page: for so many days after the end, so that answers and the certificate can be read.
    days_after_end: u64,
}

/// The last day on which the page of an isolation opens; none while there is no end.
pub fn open_until(store: &Store, row: &isolation::Model) -> Result<Option<Day>> {
    let PageRules { days_after_end } = store.policy.on("pages", store.clock.today())?;
    Ok(row.ended_on.map(|ended| ended + Days::new(days_after_end)))
}

/// The page that a secret opens today. A door's page is open as long as somebody behind it is isolated.
pub async fn open_page(house: &House, secret: &str) -> Result<Option<OpenPage>> {
    let store = &house.store;
    let Some(of) = opened_by(&store.read, store, secret).await? else { return Ok(None) };
    let row = match of {
        PageOf::Person(id) => {
            let row = store::find(&store.read, id).await?;
            let today = store.clock.today();
            let until = row.as_ref().map(|row| open_until(store, row)).transpose()?.flatten();
            row.filter(|_| until.is_none_or(|until| today <= until))
        }
        PageOf::Door(id) => store.read.one(isolated_in(id).limit(1)).await?,
    };
    let Some(row) = row else { return Ok(None) };
    Ok(Some(OpenPage { of, area: row.area.parse().map_err(Error::internal)? }))
}

/// Takes a page back: its address opens nothing any more, and the next print makes another. Says whether there was one.
pub async fn revoke_page(tx: &Tx, of: PageOf) -> Result<bool> {
    let taken = entity::Entity::update_many()
        .filter(entity::Column::Subject.eq(of.subject()))
        .filter(entity::Column::Kind.eq(of.kind()))
        .filter(entity::Column::RevokedAt.is_null())
        .col_expr(entity::Column::RevokedAt, Expr::value(tx.now()))
        .col_expr(entity::Column::RevokedBy, Expr::value(tx.actor()));
    Ok(taken.exec(tx).await?.rows_affected > 0)
}
