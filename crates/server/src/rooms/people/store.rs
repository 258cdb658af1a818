//! People, households and posts as stored.

use kernel::{Blind, Day, Sealed};
use sea_orm::entity::prelude::*;

kernel::id!(
    /// The name of a person.
    PersonId
);
kernel::id!(
    /// The name of a household.
    HouseholdId
);
kernel::id!(
    /// The name of a residence: one person living in one household.
    ResidentId
);
kernel::id!(
    /// The name of a worker.
    WorkerId
);
kernel::id!(
    /// The name of an organisation.
    UnitId
);
kernel::id!(
    /// The name of a post.
    PostId
);

/// Declares an entity without relations: rooms join in named SQL where they must.
macro_rules! entity {
    ($module:ident, $table:literal, { $($field:ident: $type:ty),* $(,)? }) => {
        pub mod $module {
            use super::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                #[sea_orm(primary_key, auto_increment = false)]
                $(pub $field: $type),*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

entity!(person, "person", {
    id: PersonId,
    name: String,
    initials: String,
    pinyin: String,
    sex: String,
    birth_year: Option<i32>,
    document_type: String,
    document: Option<Sealed>,
    document_tail_index: Option<Blind>,
    phone: Option<Sealed>,
    phone_index: Option<Blind>,
    identity: Blind,
    version: i64,
});

entity!(household, "household", {
    id: HouseholdId,
    area: String,
    address: Sealed,
    address_index: Blind,
});

entity!(resident, "resident", {
    id: ResidentId,
    person_id: PersonId,
    household_id: HouseholdId,
    area: String,
    head: bool,
    from_day: Day,
    to_day: Option<Day>,
});

entity!(worker, "worker", {
    id: WorkerId,
    area: String,
    name: String,
    initials: String,
    pinyin: String,
    phone: Option<Sealed>,
    version: i64,
});

entity!(unit, "unit", {
    id: UnitId,
    name: String,
    initials: String,
    kind: String,
    area: String,
});

entity!(post, "post", {
    id: PostId,
    worker_id: WorkerId,
    role: String,
    area: String,
    unit_id: Option<UnitId>,
    from_day: Day,
    to_day: Option<Day>,
});
