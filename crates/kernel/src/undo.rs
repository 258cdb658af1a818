//! Taking away a store whose making failed half way, so that the next try finds nothing in its way.

use sea_orm::{ConnectionTrait, Database};

use crate::error::{Error, Result};
use crate::store::Address;

/// Takes away the file, or these tables from the schema. To be called by whoever made the store a moment ago, and by nobody else.
///
/// # Errors
/// A plain message where the server does not answer or refuses; then the tables are still there.
pub async fn take_away(address: &Address, tables: &[&str]) -> Result<()> {
    address.remove();
    let Address::Server(url) = address else { return Ok(()) };
    let schema = Database::connect(url).await.map_err(Error::setup)?;
    for view in ["tally_now", "tally_waiting"] {
        schema.execute_unprepared(&format!("DROP VIEW IF EXISTS {view}")).await?;
    }
    let made = tables.iter().flat_map(|tables| tables.lines());
    let made = made.filter_map(|line| line.strip_prefix("CREATE TABLE ")?.split_whitespace().next());
    for table in made.chain(["store_note"]) {
        schema.execute_unprepared(&format!("DROP TABLE IF EXISTS {table}")).await?;
    }
    schema.close().await?;
    Ok(())
}
