//! Whose it is to fill a gap: whoever answers for the next level up that anybody answers for.

use std::collections::BTreeSet;

use codes::AreaCode;
use kernel::{Day, Read, Result};
use uuid::Uuid;

use super::model::CoverageRules;
use crate::rooms::people::{self, Held, WorkerId};

/// Who holds which post above some areas.
pub struct Above {
    rules: CoverageRules,
    posts: Vec<Held>,
    day: Day,
}

impl Above {
    /// Those who answer for what lies around some areas.
    pub async fn of(from: &impl Read, rules: &CoverageRules, areas: Vec<AreaCode>, day: Day) -> Result<Self> {
        let around: BTreeSet<AreaCode> = areas.into_iter().flat_map(|area| area.chain().collect::<Vec<_>>()).collect();
        let roles: Vec<&str> = rules.chain.iter().flat_map(|step| &step.roles).map(String::as_str).collect();
        Ok(Self {
            rules: rules.clone(),
            posts: people::posts_in(from, around.into_iter().collect(), &roles).await?,
            day,
        })
    }

    /// Whose a gap is, and which place they answer for.
    pub fn owner(&self, area: &AreaCode, subject: Uuid) -> Option<(WorkerId, AreaCode)> {
        self.rules.owners(area, subject.is_nil()).find_map(|(step, place)| {
            step.roles.iter().find_map(|role| {
                let holds = |post: &&Held| post.area == place && post.role == *role && post.on(self.day);
                Some((self.posts.iter().find(holds)?.worker_id, place))
            })
        })
    }
}

/// Whose one gap is.
pub async fn of_gap(
    from: &impl Read,
    rules: &CoverageRules,
    area: &AreaCode,
    subject: Uuid,
    day: Day,
) -> Result<Option<WorkerId>> {
    let above = Above::of(from, rules, vec![*area], day).await?;
    Ok(above.owner(area, subject).map(|(worker, _)| worker))
}
