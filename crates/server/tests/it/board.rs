//! The board: it says what the lists say, to those who may see them, and as soon as it happens.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use server::rooms::board::SHOWN;

use crate::live::Stream;
use crate::world::{
    CITY, COMMUNITY, ELSEWHERE, GRID, NEXT_GRID, Person, STREET, World, id, id_number, isolated, phone, returnee,
};

/// What a figure of a board says on a face.
fn said(board: &Value, code: &str, face: &str) -> i64 {
    board["figures"][code][face].as_i64().unwrap_or_else(|| panic!("{code} {face} in {board}"))
}

/// The board as soon as all that is committed counts.
async fn board(world: &World, person: &Person, asked: &str) -> Value {
    world.house.store.journal.settle().await.unwrap();
    person.get(&format!("/board?{asked}")).await.is(200)
}

async fn fever(person: &Person, isolation: &str) {
    let isolation = isolation.trim_start_matches("/isolations/");
    let reading = json!({ "isolation_id": isolation, "celsius": 37.9, "measured_by": "team" });
    person.put(&format!("/readings/{}", id()), reading).await.is(201);
}

#[tokio::test]
async fn every_figure_has_as_many_records_as_it_says() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let commander = world.worker("commander", CITY).await;
    let other = world.worker("township_clerk", "220581104").await;
    let first = isolated(&clerk, returnee(GRID)).await;
    isolated(&clerk, returnee(NEXT_GRID)).await;
    fever(&clerk, &first).await;
    world.at("2020-02-11", 10);
    for person in [&clerk, &commander, &other] {
        person.sign_in().await;
    }
    server::jobs::run_due(&world.house).await.unwrap();
    isolated(&clerk, returnee(GRID)).await;
    other.put(&format!("/arrivals/{}", id()), returnee(ELSEWHERE)).await.is(201);

    for area in [CITY, STREET, COMMUNITY, GRID] {
        for day in ["2020-02-11", "2020-02-10"] {
            let shown = board(&world, &commander, &format!("area={area}&day={day}")).await;
            for code in SHOWN {
                for face in shown["figures"][code]["faces"].as_array().unwrap() {
                    let face = face.as_str().unwrap();
                    let records = format!("/figures/{code}/records?area={area}&day={day}&face={face}&limit=200");
                    let rows = commander.get(&records).await.is(200)["rows"].as_array().unwrap().len();
                    let n = said(&shown, code, face);
                    assert_eq!(i64::try_from(rows).unwrap(), n.min(200), "{code} {face} of {area} on {day}");
                }
            }
        }
    }
    let city = board(&world, &commander, "area=220581").await;
    assert_eq!(said(&city, "screening.arrivals", "day"), 2);
    assert_eq!(city["figures"]["screening.arrivals"]["before"], json!({ "day": 2, "total": 2 }));
    assert_eq!(city["figures"]["isolation.people"]["before"]["current"], 2);
    let (days, levels) =
        (&city["figures"]["screening.arrivals"]["days"], &city["figures"]["isolation.people"]["levels"]);
    assert_eq!(
        (days[11].as_i64(), days[12].as_i64(), days[13].as_i64(), &days[14]),
        (Some(0), Some(2), Some(2), &Value::Null)
    );
    assert_eq!((levels[11].as_i64(), levels[12].as_i64(), levels[13].as_i64()), (Some(0), Some(2), Some(4)));
    assert_eq!(city["days"][13], "2020-02-11");
    // The parts add up to the whole.
    let parts = city["by_area"].as_array().unwrap();
    let of_parts = |code: &str| parts.iter().map(|part| part["figures"][code]["total"].as_i64().unwrap()).sum::<i64>();
    assert_eq!(of_parts("screening.arrivals"), 4);
    let grids = board(&world, &commander, &format!("area={COMMUNITY}")).await;
    let figures = |at: usize| &grids["by_area"][at]["figures"]["isolation.people"];
    assert_eq!(
        (&grids["by_area"][0]["area"], &figures(0)["current"], &figures(1)["current"]),
        (&json!(GRID), &json!(2), &json!(1))
    );
    assert_eq!(figures(0)["day"], 1);
    let on_days: i64 = city["by_day"].as_array().unwrap().iter().map(|one| one["people"].as_i64().unwrap()).sum();
    assert_eq!(on_days, 4);
    assert_eq!(kernel::tally::above::prove(&world.house.store.read).await.unwrap(), []);
    commander.get("/board?day=2020-02-12").await.wrong("day", "date_range");
    commander.get("/board?area=220581999").await.refused(404, "not_found");
}

#[tokio::test]
async fn hours_rounds_and_open_alerts_stand_on_the_board() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let gate = world.checkpoint(GRID, "小区东门").await;
    for decision in ["admit", "admit", "advise_return"] {
        let people =
            json!([{ "name": "周过卡", "document_type": "id_card", "document_number": id_number(), "phone": phone() }]);
        let crossing = json!({
            "checkpoint_id": gate, "at": world.clock.now().0, "direction": "in", "decision": decision, "source": "field",
            "people": people, "area": GRID, "address": "1号楼",
        });
        clerk.put(&format!("/crossings/{}", id()), crossing).await.is(201);
    }
    let isolation = isolated(&clerk, returnee(GRID)).await;
    let round =
        json!({ "area": STREET, "name": "清仓", "kind": "full", "starts_on": "2020-02-10", "due_on": "2020-02-12" });
    let round_id = id();
    clerk.put(&format!("/rounds/{round_id}"), round).await.is(201);
    for area in [STREET, COMMUNITY, GRID] {
        let shown = board(&world, &clerk, &format!("area={area}")).await;
        assert_eq!(shown["hours"][9], json!({ "hour": 9, "inward": 3, "outward": 0 }), "{area}");
        assert_eq!(said(&shown, "crossing.advised_return", "day"), 1);
        assert_eq!(shown["rounds"][0]["id"], json!(round_id));
        assert_eq!(shown["rounds"][0]["doors"]["open"], said(&shown, "round.households", "total"));
        assert_eq!(shown["alerts"], json!({ "severe": 0, "high": 0, "normal": 0 }));
    }
    let of_hour = async |hour: u32| {
        let rows = clerk.get(&format!("/crossings?day_to=2020-02-10&hour={hour}")).await.is(200)["rows"].clone();
        rows.as_array().unwrap().len()
    };
    assert_eq!((of_hour(9).await, of_hour(8).await), (3, 0));
    clerk.get("/crossings?hour=9").await.wrong("hour", "invalid_field");
    fever(&clerk, &isolation).await;
    let shown = board(&world, &clerk, "").await;
    assert_eq!((&shown["alerts"]["severe"], said(&shown, "alert.raised", "current")), (&json!(1), 1));
    let alert = &clerk.get("/alerts?state=open").await.is(200)["rows"][0];
    let outcome = json!({ "version": alert["version"], "outcome": "复测正常" });
    clerk.post(&format!("/alerts/{}/close", alert["id"].as_str().unwrap()), outcome).await.is(200);
    let shown = board(&world, &clerk, "").await;
    assert_eq!((&shown["alerts"]["severe"], said(&shown, "alert.raised", "current")), (&json!(0), 0));
    assert_eq!((said(&shown, "alert.raised", "ended"), said(&shown, "alert.raised", "day")), (1, 1));
    let closed = clerk.get("/figures/alert.raised/records?face=ended").await.is(200);
    assert_eq!((&closed["total"], closed["rows"].as_array().unwrap().len()), (&json!(1), 1));
}

#[tokio::test]
async fn an_answer_made_for_one_is_shown_to_nobody_who_may_not_see_it() {
    let world = World::new().await;
    let commander = world.worker("commander", CITY).await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    isolated(&lead, returnee(GRID)).await;
    // All are ready now, for somebody who may see everything.
    for area in [CITY, STREET, COMMUNITY, GRID, ELSEWHERE] {
        board(&world, &commander, &format!("area={area}")).await;
    }
    let seq = board(&world, &commander, "").await["seq"].as_i64().unwrap();
    for area in [CITY, STREET, ELSEWHERE, "220581001003"] {
        lead.get(&format!("/board?area={area}&since={seq}")).await.refused(404, "not_found");
        lead.get(&format!("/live?board={area}")).await.refused(404, "not_found");
    }
    // Their own is the same for both, and theirs if they name none.
    let own = board(&world, &lead, "").await;
    assert_eq!(own, board(&world, &commander, &format!("area={COMMUNITY}")).await);
    assert_eq!(
        own["above"],
        json!([{ "area": CITY, "name": "梅河口市" }, { "area": STREET, "name": own["above"][1]["name"] }])
    );
    world.stranger().get("/board").await.refused(401, "not_signed_in");
    let member = world.grid_member().await;
    member.get(&format!("/board?area={NEXT_GRID}")).await.refused(403, "act_not_permitted");
}

#[tokio::test]
async fn what_nobody_changed_is_not_read_again() {
    use sea_orm::{ConnectionTrait, Database, Statement};
    let world = World::new().await;
    let commander = world.worker("commander", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    clerk.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(201);
    let seq = board(&world, &commander, "").await["seq"].as_i64().unwrap();
    // Behind the house's back: nobody sees it before something changes.
    let sneak = Database::connect(world.house.config.store.clone().unwrap()).await.unwrap();
    let more = json!([["screening.arrivals", GRID, "2020-02-10", "risk_area", 100]]).to_string();
    let insert = "INSERT INTO tally_inbox (id, counts) VALUES ($1, $2)";
    let values = [id().into(), more.into()];
    sneak.execute_raw(Statement::from_sql_and_values(sneak.get_database_backend(), insert, values)).await.unwrap();
    let shown = board(&world, &commander, &format!("since={seq}")).await;
    assert_eq!((said(&shown, "screening.arrivals", "day"), &shown["seq"]), (1, &json!(seq)));
    clerk.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(201);
    // Who asks for what they have seen already is content with it; who asks for more gets more.
    let shown = board(&world, &commander, &format!("since={seq}")).await;
    assert_eq!(said(&shown, "screening.arrivals", "day"), 1);
    let shown = board(&world, &commander, &format!("since={}", seq + 1)).await;
    assert_eq!(said(&shown, "screening.arrivals", "day"), 102);
    let packed = commander.open_with("/board", &[("accept-encoding", "gzip")]).await;
    assert_eq!(packed.headers()["content-encoding"], "gzip");
    sneak.close().await.unwrap();
}

#[tokio::test]
async fn a_fever_reaches_an_open_board_within_two_seconds() {
    let world = World::new().await;
    let (commander, elsewhere) =
        (world.worker("commander", CITY).await, world.worker("township_clerk", "220581104").await);
    let lead = world.worker("community_lead", COMMUNITY).await;
    let isolation = isolated(&lead, returnee(GRID)).await;
    let mut stream = Stream::of(&commander, "/live?board=220581").await;
    let mut neighbour = Stream::of(&elsewhere, "/live?board=220581104").await;
    tokio::time::sleep(Duration::from_millis(1200)).await;
    fever(&lead, &isolation).await;
    // The isolation itself may be told late; the fever is in time.
    loop {
        let told = stream.next().await.unwrap();
        assert_eq!(told["area"], CITY);
        let shown = commander.get(&format!("/board?area=220581&since={}", told["seq"])).await.is(200);
        if said(&shown, "isolation.fever", "day") == 1 {
            assert!(shown["seq"].as_i64() >= told["seq"].as_i64());
            break;
        }
    }
    // Many changes are told once a second; a neighbour hears of none of them, but of its own.
    let begun = Instant::now();
    for _ in 0..20 {
        lead.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(201);
    }
    let arrival = elsewhere.put(&format!("/arrivals/{}", id()), returnee(ELSEWHERE)).await.is(201);
    let own = neighbour.next().await.unwrap();
    let shown = elsewhere.get(&format!("/board?since={}", own["seq"])).await.is(200);
    assert_eq!(said(&shown, "screening.arrivals", "day"), 1, "{arrival}");
    let mut told = 0;
    loop {
        let seq = stream.next().await.unwrap()["seq"].clone();
        told += 1;
        if said(&commander.get(&format!("/board?since={seq}")).await.is(200), "screening.arrivals", "day") == 22 {
            break;
        }
    }
    assert!(told <= begun.elapsed().as_secs() + 2, "told {told} times in {:?}", begun.elapsed());
}

#[tokio::test]
async fn a_board_that_was_away_catches_up() {
    let world = World::new().await;
    let commander = world.worker("commander", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let before = board(&world, &commander, "").await;
    clerk.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(201);
    world.house.store.journal.settle().await.unwrap();
    let away = [("last-event-id", before["seq"].to_string())];
    let away: Vec<(&str, &str)> = away.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut stream = Stream::after(&commander, "/live?board=220581", &away).await;
    let told = stream.next().await.unwrap();
    assert!(told["seq"].as_i64() > before["seq"].as_i64(), "{told}");
    let shown = commander.get(&format!("/board?since={}", told["seq"])).await.is(200);
    assert_eq!(said(&shown, "screening.arrivals", "day"), 1);
    // And whoever follows everything hears what was missed.
    let mut stream = Stream::after(&commander, "/live", &away).await;
    stream.until("screening.register_arrival", GRID).await;
}

#[tokio::test]
async fn a_board_closes_with_its_session() {
    let world = World::new().await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let stream = Stream::of(&lead, &format!("/live?board={COMMUNITY}")).await;
    lead.delete("/session").await.is(204);
    stream.ends().await;
}
