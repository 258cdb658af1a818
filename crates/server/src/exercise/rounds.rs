//! The round of the last days (清仓见底): every door of the city is visited, those that did not open again; and one list from above.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::Days;
use codes::{AreaCode, Document};
use kernel::{Day, Result, Stamp};

use super::invent::Chance;
use super::moment;
use super::settle::Cast;
use crate::house::House;
use crate::rooms::people::{HouseholdId, Identity};
use crate::rooms::round::{
    self, AboutList, IMPORT_PUSHED_LIST, NOTE_VISIT, NewVisit, OPEN_ROUND, OpenRound, Outcome, PushedListId, RoundId,
    RoundKind, SentList, Urgency, VisitId,
};

/// So many days before the last one the round begins.
const DAYS: u64 = 2;

/// Of a hundred first knocks so many end so; at the others somebody opens.
const FIRST: [(Outcome, usize); 4] =
    [(Outcome::NobodyHome, 7), (Outcome::Refused, 1), (Outcome::Vacant, 4), (Outcome::Moved, 2)];

/// The same of those that come again.
const AGAIN: [(Outcome, usize); 4] =
    [(Outcome::NobodyHome, 22), (Outcome::Refused, 8), (Outcome::Vacant, 6), (Outcome::Moved, 4)];

/// A grid member knocks on five doors a minute where they lie side by side; with the stairs it is one in two minutes.
const SECONDS: i64 = 120;

/// The rounds under way, one in each township.
pub struct Rounds {
    begins: Day,
    open: Vec<RoundId>,
    chance: Chance,
}

impl Rounds {
    /// A round that is nearly through on the last day; with dice of its own, so that the rest of the city stays as it is.
    pub fn until(last: Day, seed: u64) -> Self {
        Self { begins: last - Days::new(DAYS), open: vec![], chance: Chance::new(seed ^ 0x5eed) }
    }

    /// What happens of it on one day, told in the evening.
    pub async fn walk(&mut self, house: &House, cast: &Cast, day: Day) -> Result<()> {
        if day < self.begins {
            return Ok(());
        }
        if day == self.begins {
            self.open(house, cast).await?;
        }
        let mix = if day == self.begins { FIRST } else { AGAIN };
        house.store.clock.set(moment(&house.store.clock, day, 18));
        let begun = moment(&house.store.clock, day, 9);
        for id in self.open.clone() {
            let mut grids: BTreeMap<AreaCode, Vec<HouseholdId>> = BTreeMap::new();
            for (home, area) in round::left_of(&house.store.read, id).await? {
                grids.entry(area).or_default().push(home);
            }
            for (grid, homes) in grids {
                self.visit(house, cast, id, grid, &homes, &mix, begun).await?;
            }
        }
        Ok(())
    }

    async fn open(&mut self, house: &House, cast: &Cast) -> Result<()> {
        for township in &cast.townships {
            let Some(clerk) = cast.actor("township_clerk", township) else { continue };
            let id = RoundId::new(house.store.clock.now());
            let new = OpenRound {
                area: *township,
                name: "第三轮清仓见底".to_owned(),
                kind: RoundKind::Full,
                asks: Some("家中常住几人，有无外地返回人员，有无发热咳嗽".to_owned()),
                starts_on: self.begins,
                due_on: self.begins + Days::new(DAYS + 1),
            };
            house
                .store
                .journal
                .record(&clerk, OPEN_ROUND, township, async |tx| {
                    tx.about("round", id);
                    round::begin(tx, id, vec![], &new).await
                })
                .await?;
            self.open.push(id);
        }
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "one walk of one grid member")]
    async fn visit(
        &mut self,
        house: &House,
        cast: &Cast,
        id: RoundId,
        grid: AreaCode,
        homes: &[HouseholdId],
        mix: &[(Outcome, usize)],
        begun: Stamp,
    ) -> Result<()> {
        let Some(member) = cast.actor("grid_member", &grid) else { return Ok(()) };
        let (chance, now) = (&mut self.chance, house.store.clock.now());
        let visits: Vec<NewVisit> = (0..)
            .zip(homes)
            .map(|(n, home)| NewVisit {
                id: VisitId::new(now),
                digest: vec![],
                household_id: *home,
                at: begun.plus_seconds(n * SECONDS).min(now),
                outcome: outcome(mix, chance),
                people_now: None,
                confirmed: vec![],
                symptoms: vec![],
                note: None,
            })
            .collect();
        house
            .store
            .journal
            .record(&member, NOTE_VISIT, &grid, async |tx| {
                tx.about("round", id);
                tx.tell(&serde_json::json!({ "visits": visits.len() }));
                let row = round::find_to_change(tx, id).await?;
                round::note(tx, &house.store, &row, &visits).await
            })
            .await
    }

    /// A list from the province: some are known, some nobody has heard of, one number is wrong.
    pub async fn list(&mut self, house: &House, cast: &Cast, known: &[(AreaCode, Identity)]) -> Result<()> {
        let Some(township) = known.first().and_then(|(area, _)| area.within_level(codes::Level::Township)) else {
            return Ok(());
        };
        let Some(clerk) = cast.actor("township_clerk", &township) else { return Ok(()) };
        let here = known.iter().filter(|(area, _)| township.contains(area)).map(|(_, person)| person.clone());
        let mut people: Vec<Identity> = here.take(8).collect();
        people.extend((0..4).map(|_| self.chance.stranger()));
        let mut sheet = String::from("关于核查密切接触人员的函\n序号,姓名,身份证号码,联系电话,核查要求\n");
        for (n, person) in people.iter().enumerate() {
            let mut number = person.document.as_ref().map(Document::number).unwrap_or_default().to_owned();
            if n + 1 == people.len() {
                number.truncate(17);
            }
            let phone = person.phone.as_ref().map(codes::Phone::as_str).unwrap_or_default();
            let _ = writeln!(sheet, "{},{},{number},{phone},是否在本地", n + 1, person.name);
        }
        let places = round::places(&house.store.read, house.city).await?;
        let sent = round::read_sheet(sheet.into_bytes(), &places, house.store.clock.today())?;
        let about = AboutList {
            batch: "吉防指核〔2020〕12号".to_owned(),
            sender: "省疫情防控领导小组".to_owned(),
            urgency: Urgency::Pressing,
            asks: "是否在本地，是否已居家隔离".to_owned(),
        };
        let id = PushedListId::new(house.store.clock.now());
        house
            .store
            .journal
            .record(&clerk, IMPORT_PUSHED_LIST, &township, async |tx| {
                tx.about("pushed_list", id);
                let file_name = "核查名单.csv";
                let list = SentList { id, digest: vec![], place: township, about: &about, file_name, sent: &sent };
                round::keep(tx, &house.store, list).await
            })
            .await
    }
}

fn outcome(mix: &[(Outcome, usize)], chance: &mut Chance) -> Outcome {
    let mut drawn = chance.below(100);
    for (outcome, share) in mix {
        match drawn.checked_sub(*share) {
            None => return *outcome,
            Some(rest) => drawn = rest,
        }
    }
    Outcome::Reached
}
