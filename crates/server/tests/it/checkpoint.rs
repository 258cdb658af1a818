//! Checkpoints: who stands there and when, gaps told before they begin, notes read, a gate closed with a reason.

use serde_json::{Value, json};

use crate::world::{Answer, CITY, COMMUNITY, ELSEWHERE, GRID, Person, STREET, World, id};

/// The township of [`ELSEWHERE`].
const NEXT_TOWN: &str = "220581104";

/// A village entrance in two shifts, set up by a clerk.
async fn gate(clerk: &Person, area: &str, name: &str) -> String {
    let id = id().to_string();
    let new = json!({ "area": area, "kind": "village", "name": name, "place": "村口", "hours": "00:00-24:00" });
    clerk.put(&format!("/checkpoints/{id}"), new.clone()).await.is(201);
    clerk.put(&format!("/checkpoints/{id}"), new).await.is(200);
    id
}

async fn me(person: &Person) -> Value {
    person.get("/me").await.is(200)["worker_id"].clone()
}

async fn sign_on(person: &Person, gate: &str) -> Answer {
    person.put(&format!("/duties/{}", id()), json!({ "checkpoint_id": gate })).await
}

fn staff(worker: &Value) -> Value {
    json!({ "worker_id": worker, "role": "checkpoint_staff" })
}

fn plan(gate: &str, slot: &str, people: &[Value], version: Value) -> Value {
    let people: Vec<Value> = people.iter().map(staff).collect();
    json!({ "checkpoint_id": gate, "day": "2020-02-10", "slot": slot, "people": people, "version": version })
}

async fn alerts(clerk: &Person, rule: &str) -> Vec<Value> {
    let rows = clerk.get("/alerts").await.is(200)["rows"].clone();
    rows.as_array().unwrap().iter().filter(|row| row["rule"] == rule).cloned().collect()
}

#[tokio::test]
async fn a_night_that_lacks_people_is_told_before_it_begins() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let (zhao, qian, sun) = (
        world.worker("checkpoint_staff", STREET).await,
        world.worker("checkpoint_staff", STREET).await,
        world.worker("checkpoint_staff", COMMUNITY).await,
    );
    let people = [me(&zhao).await, me(&qian).await, me(&sun).await];
    let gate = gate(&clerk, COMMUNITY, "松江村口").await;
    let (day, night) = (format!("/checkpoint-shifts/{}", id()), format!("/checkpoint-shifts/{}", id()));
    sign_on(&zhao, &gate).await.is(201);
    clerk.put(&day, plan(&gate, "day", &people[..1], Value::Null)).await.is(201);
    let two = clerk.put(&night, plan(&gate, "night", &people[1..], Value::Null)).await.is(201);
    assert_eq!((&two["lacks"][0]["role"], &two["lacks"][0]["n"]), (&json!("anybody"), &json!(1)));

    // At three in the afternoon nobody is alarmed yet; at four the night of two is.
    world.at("2020-02-10", 15);
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(alerts(&clerk, "checkpoint.gap").await.len(), 0);
    world.at("2020-02-10", 16);
    server::jobs::run_due(&world.house).await.unwrap();
    server::jobs::run_due(&world.house).await.unwrap();
    let told = alerts(&clerk, "checkpoint.gap").await;
    assert_eq!((told.len(), &told[0]["detail"]["slot"]), (1, &json!("night")));
    let listed = clerk.get("/checkpoints").await.is(200);
    assert_eq!(listed["rows"][0]["gap_at"], "2020-02-10T12:00:00.000Z");

    // A third comes: the alert is closed with that, and it is not raised again.
    clerk.put(&night, plan(&gate, "night", &people[1..], Value::Null)).await.is(200);
    clerk.put(&night, plan(&gate, "night", &people, json!(9))).await.refused(409, "version_conflict");
    let three = clerk.put(&night, plan(&gate, "night", &people, json!(1))).await.is(201);
    assert_eq!((&three["lacks"], &three["version"]), (&json!([]), &json!(2)));
    server::jobs::run_due(&world.house).await.unwrap();
    let told = alerts(&clerk, "checkpoint.gap").await;
    assert_eq!((told.len(), &told[0]["state"]), (1, &json!("closed")));

    // Nobody signs on in the evening: that is told too, and closed when somebody does.
    let duty = zhao.get("/duties/mine").await.is(200)["now"]["id"].as_str().unwrap().to_owned();
    world.at("2020-02-10", 20);
    zhao.post(&format!("/duties/{duty}/sign-off"), json!({})).await.is(200);
    world.at_minute("2020-02-10", 20, 31);
    clerk.sign_in().await;
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(alerts(&clerk, "checkpoint.empty").await.len(), 1);
    assert_eq!(clerk.get("/checkpoints?unstaffed=true").await.is(200)["rows"].as_array().unwrap().len(), 1);
    qian.sign_in().await;
    sign_on(&qian, &gate).await.is(201);
    assert_eq!(alerts(&clerk, "checkpoint.empty").await[0]["state"], "closed");
    assert_eq!(clerk.get("/checkpoints?unstaffed=true").await.is(200)["rows"], json!([]));
}

#[tokio::test]
async fn a_shift_is_planned_with_people_of_the_place_who_are_free() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let here = me(&world.worker("checkpoint_staff", STREET).await).await;
    let far = me(&world.worker("checkpoint_staff", NEXT_TOWN).await).await;
    let first = gate(&clerk, COMMUNITY, "松江村口").await;
    let second = gate(&clerk, COMMUNITY, "松江东口").await;
    let shift = || format!("/checkpoint-shifts/{}", id());
    let plans = async |gate: &str, slot: &str, people: &[Value]| {
        clerk.put(&shift(), plan(gate, slot, people, Value::Null)).await
    };
    plans(&first, "day", &[far]).await.wrong("people[0].worker_id", "worker_not_here");
    plans(&first, "day", &[here.clone(), here.clone()]).await.wrong("people[1].worker_id", "member_twice");
    plans(&first, "noon", std::slice::from_ref(&here)).await.wrong("slot", "slot_unknown");
    plans(&first, "day", std::slice::from_ref(&here)).await.is(201);
    plans(&first, "day", &[]).await.refused(409, "shift_planned");
    plans(&second, "day", std::slice::from_ref(&here)).await.wrong("people[0].worker_id", "planned_elsewhere");
    plans(&second, "night", std::slice::from_ref(&here)).await.is(201);
    let week = clerk.get(&format!("/checkpoints/{first}/shifts")).await.is(200);
    assert_eq!((&week["total"], &week["rows"][0]["people"][0]["worker_id"]), (&json!(14), &here));
    let over = json!({ "checkpoint_id": first, "day": "2020-02-09", "slot": "day", "people": [] });
    clerk.put(&shift(), over).await.wrong("day", "shift_over");
    let neighbour = world.worker("township_clerk", NEXT_TOWN).await;
    neighbour.put(&shift(), plan(&first, "day", &[], Value::Null)).await.refused(404, "not_found");
}

#[tokio::test]
async fn what_one_shift_writes_the_next_must_read() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let (zhao, qian) = (world.worker("checkpoint_staff", STREET).await, world.worker("checkpoint_staff", STREET).await);
    let gate = gate(&clerk, COMMUNITY, "松江村口").await;
    let note = json!({ "checkpoint_id": gate, "text": "吉E·12345 司机未返回，回来请测温" });
    let writes = format!("/handovers/{}", id());
    zhao.put(&writes, note.clone()).await.refused(409, "not_on_duty");
    let zhao_on = sign_on(&zhao, &gate).await.is(201)["id"].as_str().unwrap().to_owned();
    let written = zhao.put(&writes, note.clone()).await.is(201);
    assert_eq!((&written["own"], &written["read_at"]), (&json!(true), &Value::Null));
    zhao.put(&writes, note).await.is(200);
    zhao.post(&format!("{writes}/read"), json!({})).await.refused(409, "handover_own");
    qian.post(&format!("{writes}/read"), json!({})).await.refused(409, "not_on_duty");

    // Qian comes and may not leave before the note is read; Zhao goes home.
    world.at("2020-02-10", 20);
    let qian_on = sign_on(&qian, &gate).await.is(201)["id"].as_str().unwrap().to_owned();
    zhao.post(&format!("/duties/{zhao_on}/sign-off"), json!({})).await.is(200);
    qian.post(&format!("/duties/{qian_on}/sign-off"), json!({})).await.refused(409, "handover_unread");
    let board = qian.get(&format!("/checkpoints/{gate}/board")).await.is(200);
    assert_eq!(
        (&board["handover"]["text"], &board["handover"]["read_by"]),
        (&json!("吉E·12345 司机未返回，回来请测温"), &Value::Null)
    );
    qian.post(&format!("{writes}/read"), json!({})).await.is(200);
    qian.post(&format!("{writes}/read"), json!({})).await.refused(409, "handover_read");
    let board = qian.get(&format!("/checkpoints/{gate}/board")).await.is(200);
    assert!(board["handover"]["read_at"].is_string());
    assert_eq!(board["on_duty"].as_array().unwrap().len(), 1);

    // Thirteen hours later Qian still stands there: the board says that it is too long.
    world.at("2020-02-11", 9);
    clerk.sign_in().await;
    assert_eq!(clerk.get(&format!("/checkpoints/{gate}")).await.is(200)["too_long"], true);
    qian.sign_in().await;
    qian.post(&format!("/duties/{qian_on}/sign-off"), json!({})).await.is(200);
    qian.post(&format!("/duties/{qian_on}/sign-off"), json!({})).await.refused(409, "signed_off");
    let neighbour = world.worker("township_clerk", NEXT_TOWN).await;
    neighbour.get(&format!("/checkpoints/{gate}/handovers")).await.refused(404, "not_found");
}

#[tokio::test]
async fn one_signs_on_oneself_and_stands_at_one_place() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let zhao = world.worker("checkpoint_staff", STREET).await;
    let qian = world.worker("checkpoint_staff", STREET).await;
    let elsewhere = world.worker("checkpoint_staff", NEXT_TOWN).await;
    let (first, second) = (gate(&clerk, COMMUNITY, "松江村口").await, gate(&clerk, STREET, "新华路口").await);
    sign_on(&elsewhere, &first).await.refused(404, "not_found");
    sign_on(&zhao, &first).await.is(201);
    sign_on(&zhao, &first).await.refused(409, "on_duty_already");
    sign_on(&zhao, &second).await.refused(409, "on_duty_elsewhere");
    let note = json!({ "checkpoint_id": second, "text": "不在这里" });
    zhao.put(&format!("/handovers/{}", id()), note).await.refused(409, "not_on_duty");

    let qian_is = me(&qian).await;
    let other = json!({ "checkpoint_id": second, "worker_id": qian_is, "reason": "手机没电" });
    zhao.put(&format!("/duties/{}", id()), other.clone()).await.wrong("worker_id", "only_oneself");
    let without = json!({ "checkpoint_id": second, "worker_id": qian_is });
    clerk.put(&format!("/duties/{}", id()), without).await.wrong("reason", "reason_missing");
    let on = clerk.put(&format!("/duties/{}", id()), other).await.is(201);
    assert_eq!((&on["on_reason"], on["on_by"].is_string()), (&json!("手机没电"), true));
    let off = format!("/duties/{}/sign-off", on["id"].as_str().unwrap());
    zhao.post(&off, json!({ "reason": "下班" })).await.wrong("worker_id", "only_oneself");
    elsewhere.post(&off, json!({ "reason": "下班" })).await.refused(404, "not_found");
    clerk.post(&off, json!({ "reason": "下班" })).await.is(200);

    // Whoever is not in the plan of the shift says why they come.
    let plan = plan(&second, "day", &[me(&zhao).await], Value::Null);
    clerk.put(&format!("/checkpoint-shifts/{}", id()), plan).await.is(201);
    sign_on(&qian, &second).await.wrong("reason", "not_planned");
    let why = json!({ "checkpoint_id": second, "reason": "替班" });
    qian.put(&format!("/duties/{}", id()), why).await.is(201);
}

#[tokio::test]
async fn a_checkpoint_is_closed_with_a_reason_and_the_neighbour_sees_none() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let zhao = world.worker("checkpoint_staff", STREET).await;
    let commander = world.worker("commander", CITY).await;
    let neighbour = world.worker("township_clerk", NEXT_TOWN).await;
    let gate = gate(&clerk, COMMUNITY, "松江村口").await;
    let place = format!("/checkpoints/{gate}");
    sign_on(&zhao, &gate).await.is(201);

    let mut wrong =
        json!({ "area": ELSEWHERE, "kind": "village", "name": "外村口", "place": "村口", "hours": "00:00-24:00" });
    clerk.put(&format!("/checkpoints/{}", id()), wrong.clone()).await.wrong("area", "area_unknown");
    wrong["area"] = json!(STREET);
    wrong["hours"] = json!("6点到22点");
    clerk.put(&format!("/checkpoints/{}", id()), wrong).await.wrong("hours", "hours_invalid");

    let changed = json!({ "name": "松江南口", "place": "村口", "hours": "06:00-22:00", "version": 1 });
    let changed = clerk.post(&format!("{place}/change"), changed).await.is(200);
    assert_eq!((&changed["name"], &changed["version"]), (&json!("松江南口"), &json!(2)));
    let week = clerk.get(&format!("{place}/shifts?days=1")).await.is(200);
    assert_eq!((week["rows"].as_array().unwrap().len(), &week["rows"][0]["slot"]), (1, &json!("open")));

    clerk.post(&format!("{place}/close"), json!({ "reason": " ", "version": 2 })).await.wrong("reason", "text_length");
    let close = json!({ "reason": "与乡道卡点合并", "version": 2 });
    neighbour.post(&format!("{place}/close"), close.clone()).await.refused(404, "not_found");
    zhao.post(&format!("{place}/close"), close.clone()).await.refused(403, "act_not_permitted");
    let closed = clerk.post(&format!("{place}/close"), close.clone()).await.is(200);
    assert_eq!((&closed["state"], &closed["closed_reason"]), (&json!("closed"), &json!("与乡道卡点合并")));
    assert_eq!((&closed["on_duty"], &closed["unstaffed"]), (&json!(0), &json!(false)));
    clerk.post(&format!("{place}/close"), close).await.refused(409, "version_conflict");
    sign_on(&zhao, &gate).await.refused(409, "checkpoint_closed");
    let figure = async || commander.get("/sitrep").await.is(200)["figures"]["checkpoint.open"].clone();
    let shut = figure().await;
    assert_eq!((&shut["total"], &shut["current"], &shut["ended"]), (&json!(1), &json!(0), &json!(1)));
    clerk.post(&format!("{place}/reopen"), json!({ "version": 3 })).await.is(200);
    let open = figure().await;
    assert_eq!((&open["total"], &open["current"]), (&json!(2), &json!(1)));
    for face in ["total", "current", "ended"] {
        let listed = commander.get(&format!("/figures/checkpoint.open/records?face={face}")).await.is(200);
        assert_eq!(listed["total"], json!(listed["rows"].as_array().unwrap().len()), "{face}");
    }
    let listed = commander.get("/figures/checkpoint.duties/records").await.is(200);
    assert_eq!(listed["rows"].as_array().unwrap().len(), 1);
    let text = commander.get("/sitrep/text").await.is(200)["text"].clone();
    assert!(text.as_str().unwrap().contains("设置卡点1个，今日值守1人次"), "{text}");

    let seen = async |who: &Person, query: &str| {
        who.get(&format!("/checkpoints{query}")).await.is(200)["rows"].as_array().unwrap().len()
    };
    assert_eq!(seen(&clerk, "?kind=village&state=open").await, 1);
    assert_eq!(seen(&clerk, "?kind=road").await + seen(&clerk, "?state=closed").await, 0);
    assert_eq!(seen(&commander, &format!("?area={COMMUNITY}")).await, 1);
    assert_eq!(seen(&neighbour, "").await, 0);
    neighbour.get(&format!("{place}/board")).await.refused(404, "not_found");
    for measure in server::rooms::checkpoint::MEASURES {
        assert_eq!(kernel::tally::prove(&world.house.store.read, measure).await.unwrap(), []);
    }
}

#[tokio::test]
async fn the_board_counts_what_passes_hour_by_hour() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let zhao = world.worker("checkpoint_staff", STREET).await;
    let neighbour = world.worker("township_clerk", NEXT_TOWN).await;
    let gate = gate(&clerk, COMMUNITY, "松江村口").await;
    let now = world.clock.now().0;
    for (ago, direction, decision) in [(0, "in", "admit"), (1, "out", "admit"), (1, "in", "refer"), (30, "in", "admit")]
    {
        cross(&zhao, &gate, now - ago * 3_600_000, direction, decision).await;
    }
    let board = zhao.get(&format!("/checkpoints/{gate}/board")).await.is(200);
    assert_eq!(board["hours"][9], json!({ "hour": 9, "inward": 1, "outward": 0 }));
    assert_eq!(board["hours"][8], json!({ "hour": 8, "inward": 1, "outward": 1 }));
    assert_eq!(board["decisions"], json!({ "admit": 2, "refer": 1 }));
    assert_eq!(board["referrals"].as_array().unwrap().len(), 1);
    assert_eq!(board["checkpoint"]["crossings"], 3);
    let passing = clerk.get("/passing").await.is(200);
    assert_eq!((&passing["checkpoints"][0]["name"], &passing["decisions"]["admit"]), (&json!("松江村口"), &json!(2)));
    assert_eq!(passing["people"].as_object().unwrap().values().filter_map(Value::as_i64).sum::<i64>(), 3);
    let report = clerk.get("/sitrep").await.is(200);
    assert_eq!(
        (&report["figures"]["crossing.crossings"]["day"], &report["gates"]["people_day"]),
        (&json!(3), &json!(3))
    );
    assert_eq!(report["gates"]["hours"][8], json!({ "hour": 8, "inward": 1, "outward": 1 }));
    assert_eq!(report["gates"]["origins"], json!([{ "origin": "same_province", "day": 3, "total": 4 }]));
    let at = json!({ "checkpoint_id": gate, "name": "松江村口", "day": 3, "total": 4 });
    assert_eq!(report["gates"]["checkpoints"], json!([at]));
    let nothing = neighbour.get(&format!("/passing?area={STREET}")).await.is(200);
    assert_eq!((&nothing["checkpoints"], &nothing["decisions"]), (&json!([]), &json!({})));
    let before = clerk.get("/sitrep?day=2020-02-01").await.is(200)["gates"].clone();
    assert_eq!((&before["checkpoints"], &before["origins"]), (&json!([]), &json!([])), "nobody crossed yet");
}

#[tokio::test]
async fn gates_of_every_level_count_once() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let zhao = world.worker("checkpoint_staff", STREET).await;
    let now = world.clock.now().0;
    let mut gates = vec![];
    for area in [STREET, COMMUNITY, GRID] {
        gates.push(gate(&clerk, area, &format!("{area}卡点")).await);
    }
    // What waits to be added up counts, and what was.
    for round in 1..=2 {
        for gate in [&gates[0], &gates[1], &gates[1], &gates[2], &gates[2], &gates[2]] {
            cross(&zhao, gate, now, "in", "admit").await;
        }
        let passing = clerk.get("/passing").await.is(200);
        let all = (json!({ "admit": 6 * round }), json!({ "same_province": 6 * round }));
        assert_eq!((&passing["decisions"], &passing["people"]), (&all.0, &all.1));
        let of = |row: &Value| row["decisions"]["admit"].as_i64().unwrap();
        let each = passing["checkpoints"].as_array().unwrap().iter().map(of).collect::<Vec<_>>();
        assert_eq!(each, [round, 2 * round, 3 * round]);
        let listed = clerk.get("/checkpoints").await.is(200);
        let crossed = listed["rows"].as_array().unwrap().iter().map(|row| row["crossings"].as_i64().unwrap());
        assert_eq!(crossed.sum::<i64>(), 6 * round);
        // SQLite adds up with the next change after a quarter of a second.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        world.house.store.journal.settle().await.unwrap();
    }
}

async fn cross(guard: &Person, gate: &str, at: i64, direction: &str, decision: &str) {
    let driver = json!({ "name": "高过卡", "document_type": "none", "document_number": null, "phone": "15499990009", "temperature": 36.5 });
    let crossing = json!({
        "checkpoint_id": gate, "at": at, "direction": direction, "plate": null, "people": [driver],
        "origin": "长春市", "origin_area": null, "been_to_risk_area": false, "area": null, "address": null,
        "decision": decision, "reason": "测温", "pass_id": null, "source": "field",
    });
    guard.put(&format!("/crossings/{}", id()), crossing).await.is(201);
}
