//! Who is meant by "the clerks of the townships" or "the transport bureau": the people who hold those posts on a day.

use std::collections::BTreeMap;

use codes::AreaCode;
use kernel::{Day, Read, Result, Scope};
use sea_orm::{QueryOrder, entity::prelude::*};

use super::posts::{Holder, in_force};
use super::store::{UnitId, WorkerId, post, unit};

fn holder(post: post::Model) -> Option<Holder> {
    Some(Holder { worker_id: post.worker_id, role: post.role, area: post.area.parse().ok()? })
}

/// Who holds one of these roles anywhere within a scope on a day, the widest areas first.
pub async fn holders_within(from: &impl Read, scope: &Scope, roles: &[String], day: Day) -> Result<Vec<Holder>> {
    let held = post::Entity::find()
        .filter(scope.on(post::Column::Area))
        .filter(post::Column::Role.is_in(roles))
        .filter(in_force(day));
    let held = held.order_by_asc(post::Column::Area).order_by_asc(post::Column::Id);
    Ok(from.all(held).await?.into_iter().filter_map(holder).collect())
}

/// Who holds a post for one of these organisations on a day.
pub async fn holders_for(from: &impl Read, units: &[UnitId], day: Day) -> Result<Vec<(UnitId, Holder)>> {
    let held = post::Entity::find().filter(in_force(day)).order_by_asc(post::Column::Area);
    let held = from.among(held.order_by_asc(post::Column::Id), post::Column::UnitId, units.iter().copied()).await?;
    let mut found: Vec<(UnitId, Holder)> = vec![];
    for post in held {
        let Some(unit) = post.unit_id else { continue };
        let Some(one) = holder(post) else { continue };
        // A list of units is filled up by repeating the last.
        if !found.iter().any(|(known, other)| *known == unit && other.worker_id == one.worker_id) {
            found.push((unit, one));
        }
    }
    Ok(found)
}

/// The posts that some workers hold within a scope on a day.
pub async fn held_by(from: &impl Read, workers: &[WorkerId], scope: &Scope, day: Day) -> Result<Vec<Holder>> {
    let held = post::Entity::find().filter(scope.on(post::Column::Area)).filter(in_force(day));
    let held = held.order_by_asc(post::Column::Area).order_by_asc(post::Column::Id);
    let held = from.among(held, post::Column::WorkerId, workers.iter().copied()).await?;
    Ok(held.into_iter().filter_map(holder).collect())
}

/// Who holds a role in an area itself on a day, for an organisation or for whichever: who came to it last first.
pub async fn successors(
    from: &impl Read,
    role: &str,
    area: &str,
    unit: Option<UnitId>,
    day: Day,
) -> Result<Vec<WorkerId>> {
    let mut held = post::Entity::find()
        .filter(post::Column::Area.eq(area))
        .filter(post::Column::Role.eq(role))
        .filter(in_force(day));
    if let Some(unit) = unit {
        held = held.filter(post::Column::UnitId.eq(unit));
    }
    let held = held.order_by_desc(post::Column::FromDay).order_by_desc(post::Column::Id);
    Ok(from.all(held).await?.into_iter().map(|post| post.worker_id).collect())
}

/// Names and areas of some organisations.
pub async fn units_called(from: &impl Read, units: &[UnitId]) -> Result<BTreeMap<UnitId, (String, AreaCode)>> {
    let rows = from.among(unit::Entity::find(), unit::Column::Id, units.iter().copied()).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.id, (row.name, row.area.parse().ok()?)))).collect())
}
