//! What this room holds about a person: who looked at them, by which post and what for; not by name.

use std::collections::BTreeMap;

use kernel::{Day, Read, Result};
use sea_orm::entity::prelude::*;

use super::model::RevealRules;
use super::store::{look, look_person};
use crate::held::{Part, Whom, field, place};
use crate::house::House;
use crate::rooms::{self, people};

/// The column by which looks name somebody.
pub const HELD: &[(&str, &str)] = &[("look_person", "person_id")];

/// Who looked at somebody: how often, by which post, for which purpose.
pub async fn held(house: &House, whom: &Whom) -> Result<Vec<Part>> {
    let (read, clock) = (&house.store.read, &house.store.clock);
    let about = look_person::Entity::find().filter(look_person::Column::PersonId.eq(whom.person_id));
    let ids: Vec<_> = read.all(about).await?.into_iter().map(|row| row.look_id).collect();
    let looks = read.among(look::Entity::find(), look::Column::Id, ids).await?;
    let posts = people::posts_of(read, looks.iter().filter_map(|row| row.worker_id).collect()).await?;
    let rules = RevealRules::on(&house.store.policy, clock.today())?;
    let acts = rooms::acts();
    let mut counted = BTreeMap::<[String; 4], (i64, Day, Day)>::new();
    for row in looks {
        let held = |post: &&people::Held| {
            Some(post.worker_id) == row.worker_id
                && post.from <= row.day
                && post.to.is_none_or(|to| row.day <= to)
                && row.area.parse().is_ok_and(|area| post.area.contains(&area))
        };
        let role = posts.iter().find(held).and_then(|post| house.roles.get(&post.role)).map(|role| role.zh.clone());
        let act = acts.iter().find(|act| act.code == row.act).map_or(row.act, |act| act.zh.to_owned());
        let of = [role.unwrap_or_default(), act, rules.zh(&row.purpose), row.area];
        let (n, first, last) = counted.entry(of).or_insert((0, row.day, row.day));
        *n += 1;
        *first = row.day.min(*first);
        *last = row.day.max(*last);
    }
    let line = |([role, act, purpose, area], (n, first, last)): ([String; 4], (i64, Day, Day))| {
        vec![
            field("post", "岗位", role),
            field("act", "事项", act),
            field("purpose", "用途", purpose),
            place("area", "区域", area),
            field("times", "次数", n),
            field("first_day", "首次", first),
            field("last_day", "最近", last),
        ]
    };
    Ok(vec![Part::of("looks", "谁看过我的信息", counted.into_iter().map(line).collect())])
}
