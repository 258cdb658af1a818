//! Until when the policy keeps what is held about somebody.

use chrono::{Days, NaiveTime};
use kernel::{Day, Read, Result, Stamp};
use sea_orm::{FromQueryResult, Value};
use serde::Serialize;

use super::copy;
use crate::house::House;
use crate::rooms::people::PersonId;
use crate::rooms::{self, retention};

/// Records of one kind about somebody.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Keeping {
    /// The kind.
    pub kind: String,
    /// 种类.
    pub zh: &'static str,
    /// The kind in English.
    pub en: &'static str,
    /// The day after which the last of them is deleted; none where their purpose has not ended yet.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Day>,
}

#[derive(Default, FromQueryResult)]
struct Last {
    n: i64,
    open: i64,
    day: Option<Day>,
    at: Option<Stamp>,
}

impl Last {
    fn and(self, other: &Self) -> Self {
        let Self { n, open, day, at } = self;
        Self { n: n + other.n, open: open + other.open, day: day.max(other.day), at: at.max(other.at) }
    }
}

/// By kind: how many there are, how many have not ended, and when the last one ended; `$1` is the person. A contact of a list goes with its row.
const LAST: &[(&str, &str)] = &[
    (
        "isolation",
        "SELECT COUNT(*) AS n, COUNT(*) - COUNT(ended_on) AS open, MAX(ended_on) AS day, CAST(NULL AS BIGINT) AS at
         FROM isolation WHERE person_id = $1",
    ),
    (
        "arrival",
        "SELECT COUNT(*) AS n, COUNT(*) - COUNT(*) AS open, MAX(registered_on) AS day, CAST(NULL AS BIGINT) AS at
         FROM arrival WHERE person_id = $1",
    ),
    (
        "contact",
        "SELECT COUNT(*) AS n, COUNT(*) - COUNT(*) AS open, CAST(NULL AS DATE) AS day, MAX(at) AS at
         FROM contact WHERE person_id = $1 AND pushed_row_id IS NULL",
    ),
    (
        "list",
        "SELECT COUNT(*) AS n, COUNT(*) - COUNT(*) AS open, CAST(NULL AS DATE) AS day, MAX(list.due_at) AS at
         FROM pushed_row AS line JOIN pushed_list AS list ON list.id = line.list_id
         WHERE line.person_id = $1",
    ),
    (
        "message",
        "SELECT COUNT(*) AS n, COUNT(*) - COUNT(ended_on) AS open, MAX(ended_on) AS day, CAST(NULL AS BIGINT) AS at
         FROM message WHERE person_id = $1",
    ),
    (
        "alert",
        "SELECT COUNT(*) AS n, COUNT(*) - COUNT(closed_on) AS open, MAX(closed_on) AS day, CAST(NULL AS BIGINT) AS at
         FROM alert WHERE person_id = $1 AND rule <> 'own_data.overdue'",
    ),
];

/// The same at a door where they lived or stayed: `$1` is the household, `$2` and `$3` the first and the last day.
const AT_THE_DOOR: &[(&str, &str)] = &[
    (
        "visit",
        "SELECT COUNT(*) AS n, COUNT(*) - COUNT(closed_at) AS open, CAST(NULL AS DATE) AS day, MAX(closed_at) AS at
         FROM (
             SELECT CASE WHEN round.state = 'closed' THEN round.closed_at END AS closed_at
             FROM round_door AS door JOIN round ON round.id = door.round_id
             WHERE door.household_id = $1 AND door.day >= $2 AND door.day <= $3
             UNION ALL
             SELECT CASE WHEN round.state = 'closed' THEN round.closed_at END AS closed_at
             FROM visit JOIN round ON round.id = visit.round_id
             WHERE visit.household_id = $1 AND visit.day >= $2 AND visit.day <= $3
         ) AS found",
    ),
    (
        "pass",
        "SELECT COUNT(*) AS n, COUNT(*) - COUNT(*) AS open, MAX(valid_to) AS day, CAST(NULL AS BIGINT) AS at
         FROM household_pass WHERE household_id = $1 AND day >= $2 AND day <= $3",
    ),
];

/// What was spoken about with the household: `$2` and `$3` are moments.
const SPOKEN: &str = "
    SELECT COUNT(*) AS n, COUNT(*) - COUNT(*) AS open, CAST(NULL AS DATE) AS day, MAX(at) AS at
    FROM contact
    WHERE household_id = $1 AND at >= $2 AND at < $3 AND person_id IS NULL AND pushed_row_id IS NULL";

/// Who stays recorded for as long as something is so: whoever lives here, and whoever belongs to a body.
const STAYS: &[(&str, &str, &str, &str)] = &[
    (
        "resident",
        "居住登记",
        "Residence",
        "SELECT COUNT(*) AS n, COUNT(*) AS open, CAST(NULL AS DATE) AS day, CAST(NULL AS BIGINT) AS at
         FROM resident WHERE person_id = $1 AND to_day IS NULL",
    ),
    (
        "body_member",
        "组织成员",
        "Membership of bodies",
        "SELECT COUNT(*) AS n, COUNT(*) AS open, CAST(NULL AS DATE) AS day, CAST(NULL AS BIGINT) AS at
         FROM body_member WHERE person_id = $1",
    ),
];

const CROSSED: &str = "
    SELECT COUNT(*) AS n, COUNT(*) - COUNT(*) AS open, CAST(NULL AS DATE) AS day, MAX(at) AS at
    FROM (
        SELECT at FROM crossing WHERE person_index = $1
        UNION ALL
        SELECT at FROM crossing_companion WHERE person_index = $1
    ) AS crossed";

/// The day after which nothing of it is left; none while something has not ended.
pub fn last_day(keeping: &[Keeping]) -> Option<Day> {
    keeping.iter().map(|one| one.until).max_by_key(|until| until.unwrap_or(Day::MAX)).flatten()
}

/// Adds what is found of one kind. Says whether there is any.
async fn ask(
    house: &House,
    found: &mut Vec<(&'static str, Last)>,
    code: &'static str,
    text: &'static str,
    values: Vec<Value>,
) -> Result<bool> {
    let last = house.store.read.sql::<Last, _>(text, values).await?.pop().filter(|last| last.n > 0);
    let any = last.is_some();
    found.extend(last.map(|last| (code, last)));
    Ok(any)
}

/// Of every kind there is anything of.
pub async fn of(house: &House, person: PersonId) -> Result<Vec<Keeping>> {
    let clock = &house.store.clock;
    let (whom, _) = copy::whom(house, person).await?;
    let (mut keeping, mut found) = (vec![], vec![]);
    for (kind, zh, en, text) in STAYS {
        if ask(house, &mut found, kind, text, vec![person.into()]).await? {
            keeping.push(Keeping { kind: (*kind).to_owned(), zh, en, until: None });
        }
    }
    for (code, text) in LAST {
        ask(house, &mut found, code, text, vec![person.into()]).await?;
    }
    ask(house, &mut found, "crossing", CROSSED, vec![whom.identity.clone().into()]).await?;
    for (home, from, to) in &whom.homes {
        let to = to.unwrap_or(clock.today());
        for (code, text) in AT_THE_DOOR {
            ask(house, &mut found, code, text, vec![(*home).into(), (*from).into(), to.into()]).await?;
        }
        let [begin, end] = [*from, to + Days::new(1)].map(|day| clock.at(day, NaiveTime::MIN).into());
        ask(house, &mut found, "contact", SPOKEN, vec![(*home).into(), begin, end]).await?;
    }
    for kind in rooms::forgotten_kinds() {
        let of_kind = found.iter().filter(|(code, _)| *code == kind.code).map(|(_, last)| last);
        let last = of_kind.fold(Last::default(), Last::and);
        if last.n == 0 {
            continue;
        }
        let days = retention::kept_days(house, &kind)?;
        let ended = last.day.or(last.at.map(|at| clock.day_of(at))).filter(|_| last.open == 0);
        let until = ended.map(|ended| ended + Days::new(days));
        keeping.push(Keeping { kind: kind.code.to_owned(), zh: kind.zh, en: kind.en, until });
    }
    Ok(keeping)
}
