//! The books balance: after random work every tally equals its records, and every figure has as many records as it says.

use kernel::Read;
use kernel::page::PageQuery;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sea_orm::{ConnectionTrait, Database, Statement};
use serde_json::json;
use server::rooms::sitrep::{FIGURES, Face, compute, records, values};

use super::left_open::nothing_left_open;
use crate::world::{COMMUNITY, GRID, NEXT_GRID, STREET, World, day, id, id_number, order, page_path, phone, returnee};

async fn balance(world: &World) {
    let read = &world.house.store.read;
    assert_eq!(kernel::tally::above::prove(read).await.unwrap(), []);
    for measure in server::rooms::measures() {
        assert_eq!(kernel::tally::prove(read, &measure).await.unwrap(), [], "{}", measure.code);
    }
    for place in ["220581", STREET, COMMUNITY, GRID] {
        let area = place.parse().unwrap();
        for days_ago in [0, 1, 5] {
            let on = world.clock.today() - chrono::Days::new(days_ago);
            let report = compute(&world.house, area, on).await.unwrap();
            let measures: Vec<&str> = server::rooms::measures().iter().map(|measure| measure.code).collect();
            let gone = kernel::tally::gone_sums(read, &measures, &kernel::Scope::of([area]), on).await.unwrap();
            for figure in FIGURES {
                let gone = values(figure, gone.iter());
                for face in figure.faces() {
                    let value = &report.figures[figure.code];
                    // What was deleted has no record any more and counts all the same.
                    let said = match face {
                        Face::Day => value.day - gone.day,
                        Face::Total => value.total - gone.total,
                        Face::Current => value.current.unwrap() - gone.current.unwrap(),
                        Face::Ended => value.ended.unwrap() - gone.ended.unwrap(),
                    };
                    // Of one household some are forgotten before others, and with them its beginning or its end.
                    let begun = (figure.code, *face) == ("isolation.households", Face::Current);
                    if begun && gone.total > 0 {
                        continue;
                    }
                    let page = PageQuery { limit: Some(200), after: None };
                    let rows = records(&world.house, figure, *face, area, on, &page).await.unwrap().rows.len();
                    assert_eq!(
                        i64::try_from(rows).unwrap(),
                        said.min(200),
                        "{} {face:?} of {place} on {on}",
                        figure.code
                    );
                }
            }
        }
    }
}

/// Isolations that ended and are not forgotten, though no need waits for an answer.
const LEFT: &str = "
    SELECT CAST(COUNT(*) AS BIGINT) AS n
    FROM isolation
    WHERE ended_on IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM need WHERE need.isolation_id = isolation.id AND need.state <> 'answered')";
#[derive(sea_orm::FromQueryResult)]
struct Left {
    n: i64,
}

#[tokio::test]
async fn after_random_work_the_books_balance() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let mut dice = StdRng::seed_from_u64(20200216);
    // What people say has dice of its own.
    let mut said = StdRng::seed_from_u64(20200217);
    let mut isolations: Vec<String> = vec![];
    let mut arrivals: Vec<String> = vec![];
    let mut orders: Vec<(&str, u16)> = vec![];
    // Dice of their own: what the hospital says must not change what else the city does.
    let mut hospital = StdRng::seed_from_u64(20200217);
    let mut confirmed = 0;
    // What people ask about their own data has dice of its own too.
    let mut asker = StdRng::seed_from_u64(20200221);
    // And at the gates.
    let mut gatekeeper = StdRng::seed_from_u64(20200218);
    let gates = [world.checkpoint(GRID, "小区东门").await, world.checkpoint(NEXT_GRID, "小区西门").await];
    let mut decided: Vec<&str> = vec![];
    // And those of the passes.
    let mut gate = StdRng::seed_from_u64(20200218);
    let admin = world.worker("administrator", "220581").await;
    for role in ["grid_member", "medic", "police_officer", "unit_staff"] {
        world.worker(role, STREET).await;
    }
    // Rounds go on beside it, with dice of their own.
    let mut walk = StdRng::seed_from_u64(20200218);
    let mut visited: Vec<String> = vec![];
    // And bodies come and go, with theirs.
    let mut seat = StdRng::seed_from_u64(20200219);
    // And venues open and close, with theirs.
    let mut shutter = StdRng::seed_from_u64(20200220);
    let mut closed = 0;
    for n in 0..24 {
        let on = day("2020-02-10") + chrono::Days::new(n);
        for hour in [7, 10, 15, 21] {
            world.at(&on.to_string(), hour);
            clerk.sign_in().await;
            server::jobs::run_due(&world.house).await.unwrap();
            for _ in 0..dice.random_range(0..3) {
                let mut body = returnee(if dice.random_bool(0.5) || n > 11 { GRID } else { NEXT_GRID });
                body["arrived_on"] = json!(on);
                body["left_origin_on"] = json!(on - chrono::Days::new(dice.random_range(0..16)));
                body["address"] = json!(format!("{}号楼", dice.random_range(1..5)));
                if dice.random_bool(0.5) {
                    body["origin"] = json!("北京市");
                }
                let place = format!("/arrivals/{}", id());
                let shown = clerk.put(&place, body).await.is(201);
                arrivals.push(place);
                isolations.extend(shown["isolation_id"].as_str().map(str::to_owned));
            }
            for _ in 0..gatekeeper.random_range(0..3) {
                let decision = ["admit", "admit", "register_admit", "admit_isolate", "refer", "advise_return"]
                    [gatekeeper.random_range(0..6)];
                let crosser = |n: usize| {
                    let (kind, number) = if n < 2 { ("id_card", Some(id_number())) } else { ("none", None) };
                    json!({ "name": "周过卡", "document_type": kind, "document_number": number, "phone": phone() })
                };
                let crossing = json!({
                    "checkpoint_id": gates[gatekeeper.random_range(0..2)], "direction": "in", "decision": decision, "source": "field",
                    "at": world.clock.now().0 - gatekeeper.random_range(0..70) * 3_600_000,
                    "people": (0..gatekeeper.random_range(1..4)).map(crosser).collect::<Vec<_>>(),
                    "origin": "北京市", "area": GRID, "address": format!("{}号楼", gatekeeper.random_range(1..5)),
                });
                clerk.put(&format!("/crossings/{}", id()), crossing).await.is(201);
                decided.push(decision);
            }
            if !isolations.is_empty() && dice.random_bool(0.8) {
                let isolation = &isolations[dice.random_range(0..isolations.len())];
                let celsius = if dice.random_bool(0.2) { 37.9 } else { 36.6 };
                let reading = json!({ "isolation_id": isolation, "celsius": celsius, "measured_by": "team" });
                let answer = clerk.put(&format!("/readings/{}", id()), reading).await;
                assert!([201, 409].contains(&answer.status), "{answer:?}");
            }
            if !isolations.is_empty() && said.random_bool(0.3) {
                let place = format!("/isolations/{}", isolations[said.random_range(0..isolations.len())]);
                let guest = world.guest(&page_path(&clerk, &place, "person").await);
                let kind = ["ask", "complaint", "appeal"][said.random_range(0..3)];
                let mut need = json!({ "kind": kind, "text": "试验" });
                if kind == "ask" {
                    need["category"] = json!("medicine");
                }
                let answer = guest.put(&format!("/my/needs/{}", id()), need).await;
                assert!([201, 409].contains(&answer.status), "{answer:?}");
            }
            if gate.random_bool(0.1) {
                let answer = clerk.post("/passes", json!({ "batch": id(), "area": STREET })).await;
                assert!([200, 409].contains(&answer.status), "{answer:?}");
            }
            for pass in clerk.get("/passes").await.is(200)["rows"].as_array().unwrap() {
                let place = format!("/passes/{}/revoke", pass["id"].as_str().unwrap());
                if gate.random_bool(0.05) && pass["state"] != "revoked" {
                    let lost = json!({ "reason": "遗失", "version": pass["version"] });
                    clerk.post(&place, lost).await.is(200);
                }
                if gate.random_bool(0.2) {
                    let hours_ago = chrono::Duration::hours(gate.random_range(0..60));
                    let at = (world.clock.now().utc() - hours_ago).to_rfc3339();
                    let purpose = ["shopping", "medical", "work"][gate.random_range(0..3)];
                    let direction = ["out", "in"][gate.random_range(0..2)];
                    let used = json!({
                        "pass_id": pass["id"], "direction": direction, "at": at, "purpose": purpose, "source": "field",
                    });
                    clerk.put(&format!("/pass-uses/{}", id()), used).await.is(201);
                }
            }
            for need in clerk.get("/needs?state=open").await.is(200)["rows"].as_array().unwrap() {
                if said.random_bool(0.3) && need["own_order"] == false {
                    let granted = (need["kind"] == "appeal").then_some(false);
                    let answer = json!({ "answer": "已办", "granted": granted, "version": need["version"] });
                    clerk.post(&format!("/needs/{}/answer", need["id"].as_str().unwrap()), answer).await.is(200);
                }
            }
            if !isolations.is_empty() && asker.random_bool(0.2) {
                let place = format!("/isolations/{}", isolations[asker.random_range(0..isolations.len())]);
                let guest = world.guest(&page_path(&clerk, &place, "person").await);
                let kind = ["copy", "deletion", "explanation"][asker.random_range(0..3)];
                let wanted = json!({ "kind": kind, "text": "试验" });
                let answer = guest.put(&format!("/my/data-requests/{}", id()), wanted).await;
                assert!([201, 409].contains(&answer.status), "{answer:?}");
            }
            for wanted in clerk.get("/data-requests?state=asked").await.is(200)["rows"].as_array().unwrap() {
                let place = format!("/data-requests/{}", wanted["id"].as_str().unwrap());
                if wanted["kind"] == "explanation" && asker.random_bool(0.1) {
                    let answer = json!({ "answer": "依据通告", "version": wanted["version"] });
                    clerk.post(&format!("{place}/answer"), answer).await.is(200);
                } else if asker.random_bool(0.05) {
                    let refused = json!({ "ground": "kept_by_law", "answer": "未到期", "version": wanted["version"] });
                    clerk.post(&format!("{place}/refusal"), refused).await.is(200);
                }
            }
            if n % 8 == 3 && hour == 7 {
                let area = [STREET, COMMUNITY, GRID][walk.random_range(0..3)];
                let round = json!({ "area": area, "name": "试验", "kind": "full", "starts_on": on, "due_on": on });
                clerk.put(&format!("/rounds/{}", id()), round).await.is(201);
            }
            for round in clerk.get("/rounds?state=open").await.is(200)["rows"].as_array().unwrap() {
                let place = format!("/rounds/{}", round["id"].as_str().unwrap());
                for door in clerk.get(&format!("{place}/doors")).await.is(200)["rows"].as_array().unwrap() {
                    if walk.random_bool(0.1) {
                        let outcome = ["reached", "nobody_home", "refused", "vacant", "moved"][walk.random_range(0..5)];
                        let at = world.clock.now().plus_hours(-walk.random_range(0..30));
                        let knock = json!({ "round_id": round["id"], "household_id": door["household_id"], "at": at, "outcome": outcome });
                        let visit = format!("/visits/{}", id());
                        clerk.put(&visit, knock).await.is(201);
                        visited.push(visit);
                    }
                }
                if !visited.is_empty() && walk.random_bool(0.3) {
                    let back = visited.remove(walk.random_range(0..visited.len()));
                    let answer = clerk.post(&format!("{back}/withdraw"), json!({})).await;
                    assert!([200, 409].contains(&answer.status), "{answer:?}");
                }
                if walk.random_bool(0.05) {
                    let close = json!({ "version": round["version"], "reason": "试验" });
                    clerk.post(&format!("{place}/close"), close).await.is(200);
                }
            }
            if seat.random_bool(0.2) {
                let area = [GRID, COMMUNITY, if n > 11 { GRID } else { NEXT_GRID }][seat.random_range(0..3)];
                let new = json!({ "kind": "party_branch", "name": "试验", "area": area, "from": on - chrono::Days::new(seat.random_range(0..4)) });
                clerk.put(&format!("/bodies/{}", id()), new).await.is(201);
            }
            let bodies = clerk.get("/bodies").await.is(200)["rows"].as_array().unwrap().clone();
            if !bodies.is_empty() && seat.random_bool(0.4) {
                let body = &bodies[seat.random_range(0..bodies.len())];
                let worker = clerk.get("/me").await.is(200)["worker_id"].clone();
                let role = ["head", "deputy", "secretary", "member"][seat.random_range(0..4)];
                let to = seat.random_bool(0.5).then(|| on + chrono::Days::new(seat.random_range(0..6)));
                let new = json!({ "body_id": body["id"], "worker_id": worker, "role": role, "to": to });
                let answer = clerk.put(&format!("/body-members/{}", id()), new).await;
                assert!([201, 409].contains(&answer.status), "{answer:?}");
                let terms =
                    clerk.get(&format!("/body-members?on={on}")).await.is(200)["rows"].as_array().unwrap().clone();
                if !terms.is_empty() && seat.random_bool(0.4) {
                    let end = json!({ "to": on, "version": terms[0]["version"] });
                    let answer =
                        clerk.post(&format!("/body-members/{}/end", terms[0]["id"].as_str().unwrap()), end).await;
                    assert!([200, 422].contains(&answer.status), "{answer:?}");
                }
                if seat.random_bool(0.2) {
                    let close = json!({ "reason": "试验", "version": body["version"] });
                    clerk.post(&format!("/bodies/{}/close", body["id"].as_str().unwrap()), close).await.is(200);
                }
            }
            if shutter.random_bool(0.2) {
                let area = [STREET, GRID, if n > 11 { GRID } else { NEXT_GRID }][shutter.random_range(0..3)];
                let kind = ["restaurant", "pharmacy"][shutter.random_range(0..2)];
                let mut new = json!({ "area": area, "kind": kind, "name": "试验" });
                if shutter.random_bool(0.3) {
                    new["closed_reason"] = json!("试验");
                }
                clerk.put(&format!("/venues/{}", id()), new).await.is(201);
            }
            for venue in clerk.get("/venues").await.is(200)["rows"].as_array().unwrap() {
                if shutter.random_bool(0.1) {
                    let open = venue["state"] == "open";
                    let turn = json!({ "version": venue["version"] });
                    let close = json!({ "reason": "试验", "version": venue["version"] });
                    let place = format!("/venues/{}", venue["id"].as_str().unwrap());
                    let (turn, place) =
                        if open { (close, format!("{place}/close")) } else { (turn, format!("{place}/reopen")) };
                    clerk.post(&place, turn).await.is(200);
                    closed += usize::from(open);
                }
            }
            if !arrivals.is_empty() && dice.random_bool(0.2) {
                let place = &arrivals[dice.random_range(0..arrivals.len())];
                let version = clerk.get(place).await.is(200)["version"].clone();
                let withdrawal = json!({ "reason": "wrong_person", "version": version });
                let answer = clerk.post(&format!("{place}/withdraw"), withdrawal).await;
                assert!([200, 409].contains(&answer.status), "{answer:?}");
            }
            if !isolations.is_empty() && dice.random_bool(0.6) {
                let place = format!("/isolations/{}", isolations[dice.random_range(0..isolations.len())]);
                let version = clerk.get(&place).await.is(200)["version"].clone();
                let change = ["extend", "shorten", "move", "suspend", "resume", "refer"][dice.random_range(0..6)];
                let mut given = json!({ "change": change, "reason": "试验", "version": version });
                given["ends_on"] = json!(on + chrono::Days::new(dice.random_range(0..16)));
                if change == "move" {
                    given["area"] = json!(if dice.random_bool(0.5) { GRID } else { COMMUNITY });
                    given["address"] = json!(format!("{}号楼", dice.random_range(1..5)));
                }
                let answer = clerk.put(&format!("{place}/orders/{}", id()), given).await;
                assert!([201, 409].contains(&answer.status), "{answer:?}");
                orders.push((change, answer.status));
            }
            let sick = clerk.get("/isolations?state=hospital").await.is(200)["rows"].as_array().unwrap().clone();
            if !sick.is_empty() && hospital.random_bool(0.2) {
                let isolation = &sick[hospital.random_range(0..sick.len())]["id"];
                let kind = ["excluded", "suspected", "confirmed", "recovered"][hospital.random_range(0..4)];
                let result = json!({ "isolation_id": isolation, "kind": kind, "day": on, "hospital": "市中心医院" });
                let answer = clerk.put(&format!("/results/{}", id()), result).await;
                assert!([201, 409].contains(&answer.status), "{answer:?}");
                confirmed += usize::from(kind == "confirmed" && answer.status == 201);
                if answer.status == 201 && ["excluded", "recovered"].contains(&kind) {
                    let place = format!("/isolations/{}", isolation.as_str().unwrap());
                    orders.push(("resume", order(&clerk, &place, json!({ "change": "resume" })).await.status));
                }
            }
            for due in clerk.get("/isolations?state=due").await.is(200)["rows"].as_array().unwrap() {
                if dice.random_bool(0.7) {
                    let place = format!("/isolations/{}/release", due["id"].as_str().unwrap());
                    clerk.post(&place, json!({ "version": due["version"] })).await.is(200);
                }
            }
        }
        if dice.random_bool(0.5) {
            clerk.post("/care-teams/assign-proposed", json!({ "area": STREET })).await.is(200);
        }
        nothing_left_open(&world).await;
        if n == 11 {
            admin.sign_in().await;
            admin.post(&format!("/areas/{NEXT_GRID}/merge"), json!({ "into": GRID })).await.is(200);
        }
        if n % 6 == 5 {
            balance(&world).await;
        }
    }
    for state in ["released", "lapsed", "referred", "withdrawn"] {
        let ended = clerk.get(&format!("/isolations?state={state}")).await.is(200);
        assert!(!ended["rows"].as_array().unwrap().is_empty(), "the days were long enough for somebody to be {state}");
    }
    assert!(confirmed > 0, "the hospital confirmed nobody");
    assert!(closed > 3, "venues closed");
    assert!(!clerk.get("/needs?state=answered").await.is(200)["rows"].as_array().unwrap().is_empty());
    let all = ["admit", "register_admit", "admit_isolate", "refer", "advise_return"];
    assert!(all.iter().all(|one| decided.contains(one)));
    for change in ["extend", "shorten", "move", "suspend", "resume", "refer"] {
        assert!(orders.contains(&(change, 201)), "no {change} was given");
    }
    balance(&world).await;
    let last = world.clock.today();
    let teams = compute(&world.house, STREET.parse().unwrap(), world.clock.today()).await.unwrap();
    assert!(teams.figures["isolation.teams_incomplete"].total > 0, "teams were assigned");

    // Then time goes by and all of it is forgotten, a part first: the books balance at every step.
    let report = async || serde_json::to_value(compute(&world.house, STREET.parse().unwrap(), last).await.unwrap());
    let before = report().await.unwrap();
    for on in ["2020-03-22", "2020-04-02", "2020-07-01"] {
        world.at(on, 3);
        for _ in 0..6 {
            server::jobs::run_due(&world.house).await.unwrap();
        }
        balance(&world).await;
    }
    assert_eq!(report().await.unwrap()["figures"], before["figures"]);
    assert_eq!(world.house.store.read.sql::<Left, _>(LEFT, []).await.unwrap()[0].n, 0);
}

#[tokio::test]
async fn a_row_changed_behind_the_houses_back_is_found() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    clerk.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(201);
    world.house.store.journal.settle().await.unwrap();
    let read = &world.house.store.read;
    let sneak = Database::connect(world.house.config.store.clone().unwrap()).await.unwrap();
    let run =
        async |sql: &str| sneak.execute_raw(Statement::from_string(sneak.get_database_backend(), sql)).await.unwrap();

    run("UPDATE arrival SET origin_kind = 'same_province'").await;
    let arrivals = server::rooms::screening::ARRIVALS;
    assert_eq!(kernel::tally::prove(read, &arrivals).await.unwrap().len(), 2, "one too few here, one too many there");
    assert_eq!(kernel::journal::check(read).await.unwrap().1, []);

    run("UPDATE journal SET detail = '{}' WHERE act = 'screening.register_arrival'").await;
    let faults = kernel::journal::check(read).await.unwrap().1;
    assert_eq!(faults.len(), 1, "{faults:?}");
}
