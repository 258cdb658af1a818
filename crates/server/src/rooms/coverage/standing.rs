//! Since when compounds are covered and units cover any: what the report counts, for any past day.

use codes::AreaCode;
use kernel::{Error, Measure, Read, Result, Tx, Unit};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::marks::{Subject, SubjectKind};
use super::store::covered;

/// Compounds that came to be covered, and units that came to cover any, by day; the facet is which.
pub const COVERED_BEGUN: Measure = Measure {
    code: "coverage.covered_begun",
    zh: "包保开始",
    en: "Coverage begun",
    unit: Unit::Place,
    key: "compound or unit",
    recount: "
        SELECT area, from_day AS day, subject_kind AS facet, COUNT(*) AS n
        FROM covered
        GROUP BY 1, 2, 3",
};

/// Compounds that ceased to be covered, and units that cover none any more, by day; the facet is which.
pub const COVERED_LEFT: Measure = Measure {
    code: "coverage.covered_left",
    zh: "包保结束",
    en: "Coverage ended",
    unit: Unit::Place,
    key: "compound or unit",
    recount: "
        SELECT area, to_day AS day, subject_kind AS facet, COUNT(*) AS n
        FROM covered
        WHERE to_day IS NOT NULL
        GROUP BY 1, 2, 3",
};

/// The facet of compounds.
pub const COMPOUND: &str = "compound";

/// The facet of units.
pub const UNIT: &str = "unit";

/// Notes how some compounds and units stand from today on. Returns where that is another than before.
pub async fn note(tx: &mut Tx, standing: &[(Subject, bool)]) -> Result<Vec<AreaCode>> {
    let known = covered::Entity::find().filter(covered::Column::ToDay.is_null());
    let ids: Vec<Uuid> = standing.iter().map(|(subject, _)| subject.id).collect();
    let known = tx.among(known, covered::Column::SubjectId, ids).await?;
    let (mut begun, mut changed) = (vec![], vec![]);
    for (subject, covered) in standing {
        match known.iter().find(|row| row.subject_id == subject.id) {
            Some(row) if !covered => {
                let left =
                    covered::ActiveModel { id: Set(row.id), to_day: Set(Some(tx.today())), ..Default::default() };
                left.update(tx).await?;
                let area: AreaCode = row.area.parse().map_err(Error::internal)?;
                changed.push(area);
                tx.tally(&COVERED_LEFT, area, tx.today(), &row.subject_kind, 1);
            }
            None if *covered => {
                let facet = if subject.kind == SubjectKind::Unit { UNIT } else { COMPOUND };
                begun.push(covered::ActiveModel {
                    id: Set(kernel::id::new(tx.now())),
                    subject_kind: Set(facet.to_owned()),
                    subject_id: Set(subject.id),
                    area: Set(subject.area.to_string()),
                    from_day: Set(tx.today()),
                    to_day: Set(None),
                });
                changed.push(subject.area);
                tx.tally(&COVERED_BEGUN, subject.area, tx.today(), facet, 1);
            }
            _ => {}
        }
    }
    tx.insert_all(&begun).await?;
    Ok(changed)
}
