//! The rules of bodies: their kinds, which stands under which, and what their roles are called.

use codes::Level;
use serde::{Deserialize, Serialize};

/// The two trees over the same areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tree {
    /// The command: leading group, working groups, those who command below.
    Government,
    /// The party organisations.
    Party,
}

impl Tree {
    /// The name as people read it.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Government => "指挥体系",
            Self::Party => "党组织体系",
        }
    }
}

/// What a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// The leading group of the city, with two heads (领导小组).
    LeadingGroup,
    /// The group that meets every day (五人小组).
    CoreGroup,
    /// A working group (工作组).
    WorkingGroup,
    /// Who commands in a township or a village (乡镇、社区指挥部).
    LocalCommand,
    /// A committee of the party, of the city, a street or a community (党委、党工委).
    PartyCommittee,
    /// A branch, usually of a grid (党支部).
    PartyBranch,
    /// A group, usually of a building (党小组).
    PartyGroup,
    /// A household that others can turn to (党员中心户).
    MemberHousehold,
}

use BodyKind::{
    CoreGroup, LeadingGroup, LocalCommand, MemberHousehold, PartyBranch, PartyCommittee, PartyGroup, WorkingGroup,
};

impl BodyKind {
    /// All kinds, tree by tree, the higher ones first.
    pub const ALL: [Self; 8] =
        [LeadingGroup, CoreGroup, WorkingGroup, LocalCommand, PartyCommittee, PartyBranch, PartyGroup, MemberHousehold];

    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            LeadingGroup => "leading_group",
            CoreGroup => "core_group",
            WorkingGroup => "working_group",
            LocalCommand => "local_command",
            PartyCommittee => "party_committee",
            PartyBranch => "party_branch",
            PartyGroup => "party_group",
            MemberHousehold => "member_household",
        }
    }

    /// The kind of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The name as people read it.
    pub fn zh(self) -> &'static str {
        match self {
            LeadingGroup => "领导小组",
            CoreGroup => "五人小组",
            WorkingGroup => "工作组",
            LocalCommand => "基层指挥部",
            PartyCommittee => "党委(党工委)",
            PartyBranch => "党支部",
            PartyGroup => "党小组",
            MemberHousehold => "党员中心户",
        }
    }

    /// The tree it stands in.
    pub fn tree(self) -> Tree {
        match self {
            LeadingGroup | CoreGroup | WorkingGroup | LocalCommand => Tree::Government,
            PartyCommittee | PartyBranch | PartyGroup | MemberHousehold => Tree::Party,
        }
    }

    /// The kinds it may stand under.
    pub fn under(self) -> &'static [Self] {
        match self {
            LeadingGroup => &[],
            CoreGroup => &[LeadingGroup],
            WorkingGroup | LocalCommand => &[LeadingGroup, LocalCommand],
            PartyCommittee | PartyBranch => &[PartyCommittee],
            PartyGroup => &[PartyBranch],
            MemberHousehold => &[PartyBranch, PartyGroup],
        }
    }

    /// Whether it may be founded for an area of that size.
    pub fn fits(self, level: Level) -> bool {
        let (widest, narrowest) = match self {
            LeadingGroup | CoreGroup => (Level::County, Level::County),
            WorkingGroup => (Level::County, Level::Community),
            LocalCommand => (Level::Township, Level::Community),
            PartyCommittee => (Level::County, Level::Community),
            PartyBranch => (Level::County, Level::Grid),
            PartyGroup => (Level::Township, Level::Building),
            MemberHousehold => (Level::Community, Level::Building),
        };
        (widest..=narrowest).contains(&level)
    }

    /// Whether residents belong to it too, and not only those who work.
    pub fn takes_residents(self) -> bool {
        self.tree() == Tree::Party
    }
}

/// What somebody is in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BodyRole {
    /// Who leads it; the leading group of a city has two.
    Head,
    /// Who stands in for the head.
    Deputy,
    /// Who keeps its papers.
    Secretary,
    /// Everybody else.
    Member,
}

impl BodyRole {
    /// All roles, the first named first.
    pub const ALL: [Self; 4] = [Self::Head, Self::Deputy, Self::Secretary, Self::Member];

    /// Those by whom a body is known.
    pub const LEADERS: [Self; 3] = [Self::Head, Self::Deputy, Self::Secretary];

    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Deputy => "deputy",
            Self::Secretary => "secretary",
            Self::Member => "member",
        }
    }

    /// The role of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Its place in a list of members.
    pub fn place(self) -> i32 {
        match self {
            Self::Head => 0,
            Self::Deputy => 1,
            Self::Secretary => 2,
            Self::Member => 3,
        }
    }

    /// What the role is called in a body of that kind, in Chinese and in English.
    pub fn called(self, kind: BodyKind) -> (&'static str, &'static str) {
        match (self, kind) {
            (Self::Head, LocalCommand) => ("指挥长", "Commander"),
            (Self::Deputy, LocalCommand) => ("副指挥长", "Deputy commander"),
            (Self::Head, PartyCommittee | PartyBranch) => ("书记", "Party secretary"),
            (Self::Deputy, PartyCommittee | PartyBranch) => ("副书记", "Deputy party secretary"),
            (Self::Head, MemberHousehold) => ("户主", "Host"),
            (Self::Deputy, MemberHousehold) => ("副户主", "Second host"),
            (Self::Head, _) => ("组长", "Head"),
            (Self::Deputy, _) => ("副组长", "Deputy head"),
            (Self::Secretary, kind) if kind.tree() == Tree::Party => ("党务干事", "Clerk"),
            (Self::Secretary, _) => ("秘书", "Secretary"),
            (Self::Member, PartyCommittee) => ("委员", "Committee member"),
            (Self::Member, PartyBranch | PartyGroup | MemberHousehold) => ("党员", "Party member"),
            (Self::Member, _) => ("成员", "Member"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_stands_under_one_of_its_own_tree() {
        for kind in BodyKind::ALL {
            assert_eq!(BodyKind::of_code(kind.code()), Some(kind));
            assert!(kind.under().iter().all(|above| above.tree() == kind.tree()), "{kind:?}");
        }
        assert!(!PartyBranch.under().contains(&LeadingGroup));
    }

    #[test]
    fn the_leading_group_is_the_citys_and_a_member_household_is_not() {
        assert!(LeadingGroup.fits(Level::County) && !LeadingGroup.fits(Level::Township));
        assert!(MemberHousehold.fits(Level::Grid) && !MemberHousehold.fits(Level::County));
        assert!(LocalCommand.fits(Level::Township) && LocalCommand.fits(Level::Community));
    }

    #[test]
    fn whoever_leads_a_branch_is_its_secretary() {
        assert_eq!(BodyRole::Head.called(PartyBranch).0, "书记");
        assert_eq!(BodyRole::Head.called(LeadingGroup).0, "组长");
        assert_eq!(BodyRole::of_code("deputy").map(BodyRole::place), Some(1));
    }
}
