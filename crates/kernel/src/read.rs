//! Reading: from the store outside a change, and from inside one.

use std::future::Future;

use sea_orm::sea_query::Value;
use sea_orm::{
    AccessMode, ColumnTrait, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, EntityTrait,
    FromQueryResult, IsolationLevel, QueryFilter, Select, Statement, TransactionTrait,
};

use crate::dialect::{Unpacking, translate};
use crate::error::Result;

/// The most values in one statement.
const MOST_VALUES: usize = 512;

/// What can be read from: the [`Reader`], and a change under way ([`crate::Tx`]) that sees its own writes.
pub trait Read: Sync {
    /// Where the statements go; only the kernel can use it.
    #[doc(hidden)]
    fn lane(&self) -> Lane<'_>;

    /// All rows of a selection.
    fn all<E: EntityTrait>(&self, select: Select<E>) -> impl Future<Output = Result<Vec<E::Model>>> + Send {
        async move {
            Ok(match self.lane().0 {
                Way::Pool(way) => select.all(way).await?,
                Way::Transaction(way) => select.all(way).await?,
            })
        }
    }

    /// The first row of a selection.
    fn one<E: EntityTrait>(&self, select: Select<E>) -> impl Future<Output = Result<Option<E::Model>>> + Send {
        async move {
            Ok(match self.lane().0 {
                Way::Pool(way) => select.one(way).await?,
                Way::Transaction(way) => select.one(way).await?,
            })
        }
    }

    /// All rows of a selection as another shape, for example with joined columns.
    fn rows<T, E>(&self, select: Select<E>) -> impl Future<Output = Result<Vec<T>>> + Send
    where
        T: FromQueryResult + Send + Sync,
        E: EntityTrait,
    {
        async move {
            let select = select.into_model::<T>();
            Ok(match self.lane().0 {
                Way::Pool(way) => select.all(way).await?,
                Way::Transaction(way) => select.all(way).await?,
            })
        }
    }

    /// The rows of a selection whose column holds one of the values, however many there are.
    fn among<E, V>(
        &self,
        select: Select<E>,
        column: E::Column,
        values: impl IntoIterator<Item = V>,
    ) -> impl Future<Output = Result<Vec<E::Model>>> + Send
    where
        E: EntityTrait,
        V: Into<Value>,
    {
        let portions = portions(values);
        async move {
            let mut rows = vec![];
            for portion in portions {
                rows.extend(self.all(select.clone().filter(column.is_in(portion))).await?);
            }
            Ok(rows)
        }
    }

    /// The same as another shape, for example some columns only.
    fn among_as<T, E, V>(
        &self,
        select: Select<E>,
        column: E::Column,
        values: impl IntoIterator<Item = V>,
    ) -> impl Future<Output = Result<Vec<T>>> + Send
    where
        T: FromQueryResult + Send + Sync,
        E: EntityTrait,
        V: Into<Value>,
    {
        let portions = portions(values);
        async move {
            let mut rows = vec![];
            for portion in portions {
                rows.extend(self.rows::<T, E>(select.clone().filter(column.is_in(portion))).await?);
            }
            Ok(rows)
        }
    }

    /// The rows of a statement that unpacks its parameter.
    fn unpack<T>(&self, text: &'static Unpacking, rows: String) -> impl Future<Output = Result<Vec<T>>> + Send
    where
        T: FromQueryResult + Send + Sync,
    {
        async move {
            let lane = self.lane();
            lane.rows(text.with(lane.backend(), rows)).await
        }
    }

    /// The rows of a text without parameters in words of [`crate::dialect`].
    #[doc(hidden)]
    fn translated<T>(&self, text: &'static str) -> impl Future<Output = Result<Vec<T>>> + Send
    where
        T: FromQueryResult + Send + Sync,
    {
        async move {
            let lane = self.lane();
            lane.rows(Statement::from_string(lane.backend(), translate(text, lane.backend()))).await
        }
    }

    /// The rows of one SQL text that both databases understand; parameters are `$1`, `$2`, …
    fn sql<T, V>(&self, text: &'static str, values: V) -> impl Future<Output = Result<Vec<T>>> + Send
    where
        T: FromQueryResult + Send + Sync,
        V: IntoIterator<Item = Value> + Send,
    {
        async move {
            let lane = self.lane();
            lane.rows(Statement::from_sql_and_values(lane.backend(), text, values)).await
        }
    }
}

/// Cuts a list into parts that a statement takes. They are filled up to a power of two: so few texts of statements exist, and
/// the database has them prepared.
fn portions<V: Into<Value>>(values: impl IntoIterator<Item = V>) -> Vec<Vec<Value>> {
    let mut values: Vec<Value> = values.into_iter().map(Into::into).collect();
    let filling = values.len().next_power_of_two() - values.len();
    values.extend(values.last().cloned().into_iter().cycle().take(filling));
    values.chunks(MOST_VALUES).map(<[Value]>::to_vec).collect()
}

/// Where statements of a reader go.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Lane<'a>(pub(crate) Way<'a>);

#[derive(Clone, Copy)]
pub(crate) enum Way<'a> {
    Pool(&'a DatabaseConnection),
    Transaction(&'a DatabaseTransaction),
}

impl Lane<'_> {
    fn backend(&self) -> DbBackend {
        match self.0 {
            Way::Pool(way) => way.get_database_backend(),
            Way::Transaction(way) => way.get_database_backend(),
        }
    }

    async fn rows<T: FromQueryResult + Send + Sync>(self, statement: Statement) -> Result<Vec<T>> {
        let select = T::find_by_statement(statement);
        Ok(match self.0 {
            Way::Pool(way) => select.all(way).await?,
            Way::Transaction(way) => select.all(way).await?,
        })
    }
}

/// The store, open for reading. The database itself refuses any change that comes this way.
#[derive(Clone, Debug)]
pub struct Reader(pub(crate) DatabaseConnection);

impl Read for Reader {
    fn lane(&self) -> Lane<'_> {
        Lane(Way::Pool(&self.0))
    }
}

impl Reader {
    /// The store as it is at this moment, for as long as it is looked at.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        let (level, mode) = (IsolationLevel::RepeatableRead, AccessMode::ReadOnly);
        let sqlite = self.0.get_database_backend() == DbBackend::Sqlite;
        // A transaction of SQLite sees one moment anyway, and SQLite has no words for it.
        let begun =
            if sqlite { self.0.begin().await? } else { self.0.begin_with_config(Some(level), Some(mode)).await? };
        Ok(Snapshot(begun))
    }
}

/// The store as it was at one moment.
pub struct Snapshot(DatabaseTransaction);

impl Read for Snapshot {
    fn lane(&self) -> Lane<'_> {
        Lane(Way::Transaction(&self.0))
    }
}
