//! A coverage that ends soon is told to whoever answers for the place above, once.

use chrono::Days;
use kernel::{Read, Result, Tx};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};

use super::WARN_OF_EXPIRY;
use super::model::CoverageRules;
use super::owners;
use super::store::coverage;
use super::target::{plain_name, stored};
use crate::house::House;
use crate::rooms::alert;

/// So many in one change, so that nobody waits long for the writer.
const PORTION: u64 = 100;

/// Tells of every coverage that ends within the days of the policy and was not told yet.
pub async fn warn_of_expiry(house: &House) -> Result<()> {
    let today = house.store.clock.today();
    let rules = CoverageRules::on(&house.store.policy, today)?;
    loop {
        let due = coverage::Entity::find()
            .filter(coverage::Column::ToDay.gte(today))
            .filter(coverage::Column::ToDay.lte(today + Days::new(rules.warn_days)))
            .filter(coverage::Column::Warned.eq(false))
            .order_by_asc(coverage::Column::Id)
            .limit(PORTION);
        let seen = house.store.read.all(due).await?;
        if seen.is_empty() {
            return Ok(());
        }
        house
            .store
            .journal
            .record(&house.actor("clock"), WARN_OF_EXPIRY, &house.city, async |tx| {
                tx.tell(&serde_json::json!({ "coverages": seen.len() }));
                for row in
                    tx.among(coverage::Entity::find(), coverage::Column::Id, seen.iter().map(|row| row.id)).await?
                {
                    if !row.warned {
                        warn(tx, house, &rules, row).await?;
                    }
                }
                Ok(())
            })
            .await?;
    }
}

async fn warn(tx: &mut Tx, house: &House, rules: &CoverageRules, row: coverage::Model) -> Result<()> {
    let told = coverage::ActiveModel { id: Set(row.id), warned: Set(true), ..Default::default() };
    told.update(tx).await?;
    // Whoever takes over was assigned already.
    let follows = coverage::Entity::find()
        .filter(coverage::Column::TargetKind.eq(&row.target_kind))
        .filter(coverage::Column::TargetId.eq(row.target_id))
        .filter(coverage::Column::Area.eq(&row.area))
        .filter(coverage::Column::Kind.eq(&row.kind))
        .filter(coverage::Column::Id.ne(row.id))
        .filter(
            sea_orm::Condition::any()
                .add(coverage::Column::ToDay.is_null())
                .add(coverage::Column::ToDay.gt(row.to_day)),
        );
    if tx.one(follows).await?.is_some() {
        return Ok(());
    }
    let area = row.place()?;
    let owner = owners::of_gap(tx, rules, &area, row.target_id, tx.today()).await?;
    let new = alert::NewAlert {
        rule: &alert::EXPIRING,
        area,
        subject_kind: "coverage",
        subject_id: row.id.0,
        person_id: None,
        cause: format!("{} {}", alert::EXPIRING.code, row.id),
        detail: serde_json::json!({ "to": row.to_day, "name": plain_name(house, stored(&row)?).await? }),
        named: alert::Named { holder: owner, lead: None },
    };
    alert::raise(tx, &house.store, new).await.map(drop)
}
