//! Areas as stored.

use std::collections::{BTreeMap, BTreeSet};

use codes::{AreaCode, Level};
use kernel::{Read, Result, Scope, Stamp, Tx};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, FromQueryResult, QueryOrder, QuerySelect, entity::prelude::*};

use crate::names::{are_initials, begins, initials};
use crate::rooms::people::WorkerId;

pub mod area {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "area")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub name: String,
        pub level: String,
        pub parent: Option<String>,
        pub initials: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod area_change {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "area_change")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: String,
        pub from_code: String,
        pub to_code: Option<String>,
        pub name: String,
        pub at: Stamp,
        pub worker_id: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod area_shape {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "area_shape")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        /// As GeoJSON.
        pub geometry: String,
        pub digest: String,
        pub at: Stamp,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A row ready to be stored.
pub fn row(code: AreaCode, name: &str) -> area::ActiveModel {
    area::ActiveModel {
        code: Set(code.to_string()),
        name: Set(name.to_owned()),
        level: Set(code.level().to_string()),
        parent: Set(code.parent().map(|parent| parent.to_string())),
        initials: Set(initials(name)),
    }
}

/// Stores areas; a known code gets the new name.
pub async fn put(tx: &Tx, rows: Vec<area::ActiveModel>) -> Result<()> {
    let known =
        OnConflict::column(area::Column::Code).update_columns([area::Column::Name, area::Column::Initials]).to_owned();
    area::Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await?;
    Ok(())
}

/// The area of that code.
pub async fn find(from: &impl Read, code: AreaCode) -> Result<Option<area::Model>> {
    from.one(area::Entity::find_by_id(code.to_string())).await
}

/// Whether the area exists.
pub async fn exists(from: &impl Read, code: &AreaCode) -> Result<bool> {
    Ok(find(from, *code).await?.is_some())
}

/// Holds an area until the change ends, so that of several servers one at a time goes on.
pub async fn hold(tx: &Tx, code: AreaCode) -> Result<()> {
    tx.one(area::Entity::find_by_id(code.to_string()).lock_exclusive()).await.map(drop)
}

/// The direct parts of an area, in the order of their codes.
pub async fn children(from: &impl Read, code: AreaCode) -> Result<Vec<area::Model>> {
    let parts = area::Entity::find().filter(area::Column::Parent.eq(code.to_string()));
    from.all(parts.order_by_asc(area::Column::Code)).await
}

/// The direct parts of an area with their names.
pub async fn parts(from: &impl Read, code: AreaCode) -> Result<Vec<(AreaCode, String)>> {
    let parts = children(from, code).await?.into_iter();
    Ok(parts.filter_map(|row| Some((row.code.parse().ok()?, row.name))).collect())
}

/// Areas whose name, initials or code begin with a text, those of higher level first.
pub async fn search(from: &impl Read, scope: &Scope, text: &str, limit: u64) -> Result<Vec<area::Model>> {
    let begins = match text {
        code if code.chars().all(|c| c.is_ascii_digit()) => begins(area::Column::Code, code),
        letters if are_initials(letters) => begins(area::Column::Initials, &letters.to_ascii_lowercase()),
        name => begins(area::Column::Name, name),
    };
    let found =
        area::Entity::find().filter(begins).filter(scope.on(area::Column::Code)).order_by_asc(area::Column::Code);
    let mut found = from.all(found.limit(limit)).await?;
    found.sort_by_key(|area| (area.code.len(), area.code.clone()));
    Ok(found)
}

/// Every area of a subtree, for an index of names kept in memory while a sheet is read.
pub async fn all_within(from: &impl Read, root: AreaCode) -> Result<Vec<(AreaCode, String, Level)>> {
    let (start, end) = root.range();
    let inside = area::Entity::find().filter(area::Column::Code.gte(start)).filter(area::Column::Code.lt(end));
    let rows = from.all(inside.order_by_asc(area::Column::Code)).await?;
    let named = rows.into_iter().filter_map(|row| {
        let code: AreaCode = row.code.parse().ok()?;
        Some((code, row.name, code.level()))
    });
    Ok(named.collect())
}

/// The codes of all areas there are, wherever they lie.
pub async fn known(from: &impl Read) -> Result<BTreeSet<AreaCode>> {
    let rows = from.all(area::Entity::find()).await?;
    Ok(rows.into_iter().filter_map(|row| row.code.parse().ok()).collect())
}

#[derive(FromQueryResult)]
pub struct LevelCount {
    pub level: String,
    pub n: i64,
}

const COUNT_LEVELS: &str = "
    SELECT level, COUNT(*) AS n
    FROM area
    WHERE code > $1
      AND code < $2
    GROUP BY level";

/// How many areas of each level lie below.
pub async fn count_levels(from: &impl Read, code: AreaCode) -> Result<BTreeMap<String, i64>> {
    let (start, end) = code.range();
    let counts = from.sql::<LevelCount, _>(COUNT_LEVELS, [start.into(), end.into()]).await?;
    Ok(counts.into_iter().map(|count| (count.level, count.n)).collect())
}

#[derive(FromQueryResult)]
pub struct PartCount {
    pub parent: String,
    pub n: i64,
}

const COUNT_PARTS: &str = "
    SELECT part.parent, COUNT(*) AS n
    FROM area AS part
    JOIN area AS whole ON whole.code = part.parent
    WHERE whole.parent = $1
    GROUP BY part.parent";

/// How many parts each direct part of an area has.
pub async fn count_parts(from: &impl Read, code: AreaCode) -> Result<BTreeMap<String, i64>> {
    let counts = from.sql::<PartCount, _>(COUNT_PARTS, [code.to_string().into()]).await?;
    Ok(counts.into_iter().map(|count| (count.parent, count.n)).collect())
}

/// Names of some areas.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Whether there is such an area.
    pub fn knows(&self, code: &AreaCode) -> bool {
        self.0.contains_key(code.as_str())
    }

    /// The name of an area; its code where it has none.
    pub fn of(&self, code: &(impl AsRef<str> + ?Sized)) -> String {
        self.0.get(code.as_ref()).cloned().unwrap_or_else(|| code.as_ref().to_owned())
    }

    /// A place as people say it: township and what is below, for example 曙光镇 中和村.
    pub fn path(&self, code: &(impl AsRef<str> + ?Sized)) -> String {
        let Ok(code) = code.as_ref().parse::<AreaCode>() else { return code.as_ref().to_owned() };
        let mut path: Vec<String> =
            code.chain().filter(|area| area.level() > Level::County).map(|area| self.of(&area)).collect();
        path.reverse();
        if path.is_empty() { self.of(&code) } else { path.join(" ") }
    }
}

/// Looks up the names of areas and of those above them.
pub async fn names<C: AsRef<str>>(from: &impl Read, areas: impl IntoIterator<Item = C>) -> Result<Names> {
    let codes = areas.into_iter().filter_map(|area| area.as_ref().parse::<AreaCode>().ok());
    let mut wanted: Vec<String> =
        codes.flat_map(|code| code.chain().map(|area| area.to_string()).collect::<Vec<_>>()).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let rows = from.among(area::Entity::find(), area::Column::Code, wanted).await?;
    Ok(Names(rows.into_iter().map(|row| (row.code, row.name)).collect()))
}

/// Takes outlines away that are true no more.
pub async fn forget_shapes(tx: &Tx, areas: impl IntoIterator<Item = AreaCode>) -> Result<()> {
    let codes = areas.into_iter().map(|area| area.to_string());
    area_shape::Entity::delete_many().filter(area_shape::Column::Code.is_in(codes)).exec(tx).await?;
    Ok(())
}

/// Notes a change of the tree.
pub async fn note(tx: &Tx, kind: &str, from: AreaCode, to: Option<AreaCode>, name: &str) -> Result<()> {
    let change = area_change::ActiveModel {
        id: Set(kernel::id::new(tx.now())),
        kind: Set(kind.to_owned()),
        from_code: Set(from.to_string()),
        to_code: Set(to.map(|code| code.to_string())),
        name: Set(name.to_owned()),
        at: Set(tx.now()),
        worker_id: Set(tx.actor().map(WorkerId)),
    };
    change.insert(tx).await?;
    Ok(())
}
