//! Alerts go a while after they were closed, and with what they are about.

use kernel::gone::Hangs;
use kernel::{Error, Read, Result, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use uuid::Uuid;

use super::CLOSED;
use super::store::{AlertId, alert};
use crate::rooms::retention::{Due, HOME, Kind};

/// Alerts that were closed.
pub const FORGOTTEN: Kind = Kind {
    code: "alert",
    zh: "预警记录",
    en: "Alerts",
    table: "alert",
    portion: 200,
    due: Due::Day("SELECT id, closed_on AS day FROM alert WHERE closed_on < $1 ORDER BY closed_on LIMIT $4"),
    rest: None,
    also: &[],
};

/// What hangs on that which alerts are about.
pub const HANGING: &[Hangs] = &[
    Hangs::of("alert", "subject_id", "isolation"),
    Hangs::of("alert", "subject_id", "need"),
    Hangs::of("alert", "subject_id", "arrival"),
    Hangs::of("alert", "subject_id", "crossing"),
    Hangs::of("alert", "subject_id", "approval"),
    Hangs::of("alert", "subject_id", "data_request"),
    Hangs::of("alert", "subject_id", "care_team"),
    Hangs::of("alert", "subject_id", HOME).only("rule LIKE 'isolation.%'"),
    Hangs::of("alert", "subject_id", "household"),
];

/// Closes those that nobody closed, before they are deleted with what they are about: they are not open any more.
pub async fn end_forgotten(tx: &mut Tx, ids: Vec<Uuid>) -> Result<()> {
    let open = alert::Entity::find().filter(alert::Column::ClosedOn.is_null());
    for row in tx.among(open, alert::Column::Id, ids.into_iter().map(AlertId)).await? {
        let ended = alert::ActiveModel {
            id: Set(row.id),
            state: Set("closed".to_owned()),
            closed_on: Set(Some(tx.today())),
            ..Default::default()
        };
        ended.update(tx).await?;
        tx.tally(&CLOSED, row.area.parse().map_err(Error::internal)?, tx.today(), &row.rule, 1);
    }
    Ok(())
}
