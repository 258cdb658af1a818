//! The care team (四包一): who looks after an isolated household. How many of which role is policy; the shortfall is shown.

use std::collections::BTreeMap;

use codes::{AreaCode, Level};
use kernel::{Day, Error, Policy, Result};
use serde::Deserialize;

/// One role of a team.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RoleRule {
    /// Stable name, for example `medic`.
    pub role: String,
    /// 名称.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// At least so many.
    pub min: usize,
    /// Who can fill it: roles of posts, the best first.
    pub posts: Vec<String>,
    /// 职责, as it stands on the task card.
    pub duty_zh: String,
    /// The same in English.
    pub duty_en: String,
}

/// What a team is made of.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Template {
    /// `town` or `township`.
    pub code: String,
    /// 名称.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// Its roles; the first one leads.
    pub roles: Vec<RoleRule>,
}

/// The rules of care teams; section `[[care_team]]` of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TeamRules {
    /// Nobody serves more teams at a time.
    pub most_teams: usize,
    /// So many are on watch at every hour.
    pub on_watch: usize,
    /// A gap in the watch is told so many hours before it begins.
    pub warning_hours: u32,
    /// One for streets, one for townships.
    pub templates: Vec<Template>,
}

impl TeamRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("care_team", day)
    }

    /// The template of a place: streets (街道, numbered below 100) are town, all else is township.
    pub fn template(&self, area: &AreaCode) -> Result<&Template> {
        let street = area.within_level(Level::Township).is_some_and(|township| township.sequence() < 100);
        self.named(if street { "town" } else { "township" })
    }

    /// The template of that name.
    pub fn named(&self, code: &str) -> Result<&Template> {
        let found = self.templates.iter().find(|template| template.code == code);
        found.ok_or_else(|| Error::setup(format!("policy: [[care_team]] has no template {code}")))
    }
}

/// The hours of a day in which somebody is on watch, local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    /// From this hour, 0 to 23.
    pub from: u32,
    /// For so many hours, 0 to 24; over midnight where it must.
    pub hours: u32,
}

impl Watch {
    /// Whether the hour lies in it.
    pub fn covers(&self, hour: u32) -> bool {
        (hour + 24 - self.from) % 24 < self.hours
    }
}

/// The hours of a day at which fewer are on watch than must be.
pub fn gaps(watches: &[Watch], on_watch: usize) -> Vec<u32> {
    (0..24).filter(|hour| watches.iter().filter(|watch| watch.covers(*hour)).count() < on_watch).collect()
}

/// How many are missing of each role; roles that are full are left out.
pub fn shortfall(template: &Template, roles: &[String]) -> BTreeMap<String, usize> {
    let missing = |rule: &RoleRule| rule.min.saturating_sub(roles.iter().filter(|role| **role == rule.role).count());
    let each = template.roles.iter().map(|rule| (rule.role.clone(), missing(rule)));
    each.filter(|(_, missing)| *missing > 0).collect()
}

/// Divides the day among so many, as evenly as whole hours allow: eight people watch three hours each.
pub fn divide(people: usize) -> Vec<Watch> {
    let n = u32::try_from(people).unwrap_or(24).min(24);
    let begin = |at: u32| at * 24 / n.max(1);
    (0..n).map(|at| Watch { from: begin(at), hours: begin(at + 1) - begin(at) }).collect()
}

/// Who is proposed: the nearest first, of these whoever serves the fewest teams, never beyond the limit.
///
/// Candidates come as `(who, how near from 0, teams they serve)`.
pub fn choose<W: Copy + Ord>(mut candidates: Vec<(W, usize, usize)>, most_teams: usize, wanted: usize) -> Vec<W> {
    candidates.retain(|(.., teams)| *teams < most_teams);
    candidates.sort_by_key(|(who, near, teams)| (*near, *teams, *who));
    candidates.into_iter().map(|(who, ..)| who).take(wanted).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn template() -> Template {
        let rule = |role: &str, min| RoleRule {
            role: role.to_owned(),
            zh: String::new(),
            en: String::new(),
            min,
            posts: vec![],
            duty_zh: String::new(),
            duty_en: String::new(),
        };
        let roles = vec![rule("cadre", 1), rule("medic", 1), rule("police_officer", 1), rule("unit_staff", 5)];
        Template { code: "town".to_owned(), zh: String::new(), en: String::new(), roles }
    }

    #[test]
    fn seven_of_eight_leave_one_missing() {
        let seven = ["cadre", "medic", "police_officer", "unit_staff", "unit_staff", "unit_staff", "unit_staff"];
        let missing = shortfall(&template(), &seven.map(str::to_owned));
        assert_eq!(missing, BTreeMap::from([("unit_staff".to_owned(), 1)]));
    }

    #[test]
    fn a_watch_goes_over_midnight() {
        let night = Watch { from: 20, hours: 6 };
        assert!(night.covers(23) && night.covers(1) && !night.covers(2));
        assert_eq!(gaps(&[night, Watch { from: 3, hours: 17 }], 1), [2]);
    }

    #[test]
    fn the_nearest_with_the_least_to_do_is_proposed() {
        let all = vec![("a", 1, 0), ("b", 0, 3), ("c", 0, 1), ("d", 0, 8)];
        assert_eq!(choose(all, 8, 3), ["c", "b", "a"]);
    }

    proptest! {
        #[test]
        fn a_divided_day_has_no_gap(people in 1usize..40) {
            let watches = divide(people);
            prop_assert!(gaps(&watches, 1).is_empty());
            prop_assert_eq!(watches.iter().map(|watch| watch.hours).sum::<u32>(), 24);
        }
    }
}
