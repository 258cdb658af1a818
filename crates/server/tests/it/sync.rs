//! Phones without a signal: what they carry, what they send in, and what becomes of a lost one.

use serde_json::{Value, json};

use crate::phone::{Phone, id_of, reading};
use crate::world::{GRID, NEXT_GRID, STREET, World, id, isolated, order, returnee};

#[tokio::test]
async fn a_phone_carries_its_areas_and_nothing_else() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let mut mine = returnee(GRID);
    mine["name"] = json!("梅在册");
    let mine = isolated(&clerk, mine).await;
    let mut next = returnee(NEXT_GRID);
    next["name"] = json!("邻不见");
    next["address"] = json!("7号楼1单元102");
    isolated(&clerk, next).await;
    let mut phone = Phone::of(world.grid_member().await, id()).await;
    let pack = phone.fetch(&world).await;
    assert_eq!(pack["whole"], true);
    let text = pack.to_string();
    assert!(text.contains("梅在册") && !text.contains("邻不见"), "{text}");
    assert_eq!(phone.carries("isolation")[0]["id"], id_of(&mine));
    assert_eq!(phone.carries("area").iter().filter(|area| area["code"] == GRID).count(), 1);
    // The symptoms, and the key of the passes.
    assert_eq!(phone.carries("rule").len(), 2);
    // What the phone shows without a signal is what it shows with one.
    let online = phone.who.get("/tasks/today").await.is(200);
    for task in online["rows"].as_array().unwrap() {
        assert!(phone.carries("task").contains(&task), "{task}");
    }
    // Nothing new is told in a few words, also when something happens where nobody of theirs lives.
    clerk.put(&format!("/households/{}", id()), json!({ "area": NEXT_GRID, "address": "9号楼101" })).await.is(201);
    let nothing = phone.fetch(&world).await;
    assert!(nothing["items"].as_array().unwrap().is_empty() && nothing.to_string().len() <= 1000, "{nothing}");
    // A stranger to the tree gets nothing at all: police see no households.
    let mut police = Phone::of(world.worker("police_officer", GRID).await, id()).await;
    police.fetch(&world).await;
    assert!(police.carries("household").is_empty() && police.carries("isolation").len() == 1);
    world
        .worker("administrator", "220581")
        .await
        .post("/sync/pack", json!({ "phone": phone.says(&world) }))
        .await
        .refused(403, "act_not_permitted");
    let unnamed = world.grid_member().await;
    unnamed.post("/sync/pack", json!({ "phone": phone.says(&world) })).await.refused(409, "device_unnamed");
}

#[tokio::test]
async fn too_much_for_a_phone_is_said() {
    let world = World::ruled(&[("large = 5000", "large = 1"), ("largest = 20000", "largest = 3")]).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let add = async |grid: &str, door: &str| {
        clerk.put(&format!("/households/{}", id()), json!({ "area": grid, "address": door })).await.is(201);
    };
    add(GRID, "1号楼101").await;
    let mut phone = Phone::of(world.worker("township_clerk", STREET).await, id()).await;
    assert_eq!(phone.fetch(&world).await["warning"], Value::Null);
    add(GRID, "1号楼102").await;
    assert_eq!(phone.fetch(&world).await["warning"], "large_scope");
    add(NEXT_GRID, "2号楼101").await;
    add(NEXT_GRID, "2号楼102").await;
    let all = json!({ "phone": phone.says(&world) });
    phone.who.post("/sync/pack", all.clone()).await.wrong("area", "scope_too_large");
    // A narrower one is carried.
    let mut narrow = all;
    narrow["area"] = json!(NEXT_GRID);
    assert_eq!(phone.who.post("/sync/pack", narrow).await.is(200)["warning"], "large_scope");
}

#[tokio::test]
async fn gates_and_rounds_go_on_without_a_signal() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    for (grid, door) in [(GRID, "1号楼101"), (NEXT_GRID, "2号楼202")] {
        let home = id();
        clerk.put(&format!("/households/{home}"), json!({ "area": grid, "address": door })).await.is(201);
        clerk.put(&format!("/passes/{}", id()), json!({ "household_id": home })).await.is(201);
    }
    let all =
        json!({ "area": STREET, "name": "清仓", "kind": "full", "starts_on": "2020-02-10", "due_on": "2020-02-12" });
    clerk.put(&format!("/rounds/{}", id()), all).await.is(201);

    // A grid member carries the doors and passes of the own grid, and a visit that waited is there once.
    let mut mei = Phone::of(world.grid_member().await, id()).await;
    mei.fetch(&world).await;
    let (rounds, doors, passes) = (mei.carries("round"), mei.carries("door"), mei.carries("pass"));
    assert_eq!((rounds.len(), doors.len(), passes.len()), (1, 1, 1));
    let online = mei.who.get(&format!("/rounds/{}/doors", rounds[0]["id"].as_str().unwrap())).await.is(200);
    assert_eq!(online["rows"], json!(doors));
    let visit = json!({ "round_id": rounds[0]["id"], "household_id": doors[0]["household_id"], "at": "2020-02-10T09:00:00+08:00",
        "outcome": "reached" });
    let went = json!({ "pass_id": passes[0]["id"], "direction": "out", "at": "2020-02-10T01:00:00Z", "purpose": "shopping",
        "source": "field" });
    mei.enter(&world, "PUT", format!("/visits/{}", id()), visit);
    mei.enter(&world, "PUT", format!("/pass-uses/{}", id()), went);
    for expected in [201, 200] {
        for row in mei.send(&world, &mei.queue).await {
            assert_eq!(row["status"], expected, "{row}");
        }
    }
    mei.fetch(&world).await;
    assert_eq!(mei.carries("door")[0]["state"], "reached");
    assert!(mei.carries("pass")[0]["out_since"].is_string());

    // Whoever stands at a gate knows at which, and a car that came while there was no signal is there once.
    let gate = world.checkpoint(GRID, "小区门口").await;
    let mut guard = Phone::of(world.worker("checkpoint_staff", GRID).await, id()).await;
    let duty = json!({ "checkpoint_id": gate, "reason": "替班" });
    guard.who.put(&format!("/duties/{}", id()), duty).await.is(201);
    guard.fetch(&world).await;
    assert_eq!(guard.carries("duty")[0]["now"]["checkpoint_id"], json!(gate));
    let car = json!({ "checkpoint_id": gate, "at": world.clock.now().0, "direction": "in", "plate": "吉E12345",
        "people": [{ "name": "赵过卡", "document_type": "none", "phone": "15400990001", "temperature": 36.5 }],
        "decision": "admit", "source": "field" });
    guard.enter(&world, "PUT", format!("/crossings/{}", id()), car);
    for expected in [201, 200] {
        assert_eq!(guard.send(&world, &guard.queue).await[0]["status"], expected);
    }
    assert_eq!(guard.who.get("/crossings").await.is(200)["rows"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_leaves_the_area_comes_as_a_tombstone() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let place = isolated(&clerk, returnee(GRID)).await;
    let stays = isolated(&clerk, returnee(GRID)).await;
    let mut phone = Phone::of(world.grid_member().await, id()).await;
    let mut next = Phone::of(world.worker("grid_member", NEXT_GRID).await, id()).await;
    phone.fetch(&world).await;
    next.fetch(&world).await;
    assert!(next.carries("isolation").is_empty());
    let away = json!({ "change": "move", "area": NEXT_GRID, "address": "5号楼1单元101" });
    order(&clerk, &place, away).await.is(201);
    let pack = phone.fetch(&world).await;
    assert_eq!(pack["whole"], false);
    let gone: Vec<_> = pack["gone"].as_array().unwrap().iter().filter(|gone| gone["kind"] == "isolation").collect();
    assert_eq!(gone, [&json!({ "kind": "isolation", "id": id_of(&place) })]);
    assert_eq!(phone.carries("isolation")[0]["id"], id_of(&stays));
    next.fetch(&world).await;
    assert_eq!(next.carries("isolation")[0]["id"], id_of(&place));
    // A release closes it for them too.
    order(&clerk, &place, json!({ "change": "refer" })).await.is(201);
    let pack = next.fetch(&world).await;
    assert!(pack["gone"].as_array().unwrap().contains(&json!({ "kind": "isolation", "id": id_of(&place) })));
}

#[tokio::test]
async fn entries_go_through_the_same_checks_as_online() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let (mine, theirs) = (isolated(&clerk, returnee(GRID)).await, isolated(&clerk, returnee(NEXT_GRID)).await);
    let mut phone = Phone::of(world.grid_member().await, id()).await;
    let first = id();
    phone.enter(&world, "PUT", format!("/readings/{first}"), reading(id_of(&mine)));
    phone.enter(&world, "PUT", format!("/readings/{}", id()), reading(id_of(&theirs)));
    phone.enter(
        &world,
        "PUT",
        format!("/readings/{}", id()),
        json!({ "isolation_id": id_of(&mine), "celsius": 99, "measured_by": "team" }),
    );
    phone.enter(&world, "PUT", format!("/accounts/{}", id()), json!({}));
    let home = id();
    phone.enter(&world, "PUT", format!("/households/{home}"), json!({ "area": NEXT_GRID, "address": "1号" }));
    phone.enter(&world, "PUT", format!("/households/{home}"), json!({ "area": GRID, "address": "1号" }));
    let rows = phone.send(&world, &phone.queue).await;
    let said: Vec<(u64, &str)> = rows
        .iter()
        .map(|row| (row["status"].as_u64().unwrap(), row["problem"]["code"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(
        said,
        [
            (201, ""),
            (422, "isolation_unknown"),
            (422, "temperature_range"),
            (422, "entry_unknown"),
            (404, "not_found"),
            (424, "entry_waits"),
        ]
    );
    assert_eq!(rows[0]["body"]["id"], first.to_string());
    // The same batch once more says the same and does nothing twice.
    assert_eq!(phone.send(&world, &phone.queue).await[0]["status"], 200);
    assert_eq!(clerk.get(&mine).await.is(200)["readings"].as_array().unwrap().len(), 1);
    // Another body under the same id is a conflict that shows what is stored.
    let arrival = id();
    let stored = returnee(GRID);
    clerk.put(&format!("/arrivals/{arrival}"), stored.clone()).await.is(201);
    let mut other = stored;
    other["origin"] = json!("北京市");
    phone.queue.clear();
    phone.enter(&world, "PUT", format!("/arrivals/{arrival}"), other);
    let rows = phone.send(&world, &phone.queue).await;
    assert_eq!((&rows[0]["status"], &rows[0]["problem"]["code"]), (&json!(409), &json!("different_body")));
    assert_eq!(rows[0]["problem"]["current"]["id"], arrival.to_string());
    let many: Vec<Value> = (0..51).map(|_| phone.queue[0].clone()).collect();
    let body = json!({ "phone": phone.says(&world), "entries": many });
    phone.who.post("/sync/entries", body).await.wrong("entries", "too_many_entries");
}

#[tokio::test]
async fn what_was_done_in_time_without_a_signal_was_done_in_time() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let place = isolated(&clerk, returnee(GRID)).await;
    let mut phone = Phone::of(world.grid_member().await, id()).await;
    world.at("2020-02-11", 9);
    phone.who.sign_in().await;
    phone = Phone::of(phone.who, phone.device).await;
    server::jobs::run_due(&world.house).await.unwrap();
    phone.enter(&world, "PUT", format!("/readings/{}", id()), reading(id_of(&place)));
    // The clock of this phone is two hours ahead.
    phone.queue[0]["made_at"] = json!(world.clock.now().plus_hours(2).0);
    world.at("2020-02-11", 15);
    server::jobs::run_due(&world.house).await.unwrap();
    clerk.sign_in().await;
    let missed = clerk.get("/tasks?state=missed&kind=isolation.temperature").await.is(200);
    assert_eq!(missed["rows"].as_array().unwrap().len(), 1);
    let clock = world.clock.now().plus_hours(2).0;
    let body = json!({ "phone": { "clock": clock, "waiting": 1, "failed": 0 }, "entries": phone.queue });
    assert_eq!(phone.who.post("/sync/entries", body).await.is(200)["rows"][0]["status"], 201);
    let missed = clerk.get("/tasks?state=missed&kind=isolation.temperature").await.is(200);
    assert!(missed["rows"].as_array().unwrap().is_empty());
    let taken = clerk.get(&place).await.is(200)["readings"][0]["taken_at"].clone();
    assert_eq!(taken, "2020-02-11T01:00:00.000Z", "nine in the morning by our clock");
    let read = &world.house.store.read;
    for measure in kernel::task::MEASURES {
        assert_eq!(kernel::tally::prove(read, measure).await.unwrap(), [], "{}", measure.code);
    }
    // The desk sees the clock; what lies too far back is not taken.
    let admin = world.worker("administrator", "220581").await;
    let line = admin.get("/devices").await.is(200)["rows"][0].clone();
    assert_eq!((&line["clock_skew_ms"], &line["waiting"]), (&json!(7_200_000), &json!(1)));
    phone.queue[0]["path"] = json!(format!("/api/v1/readings/{}", id()));
    phone.queue[0]["made_at"] = json!(world.clock.now().plus_hours(-100).0);
    assert_eq!(phone.send(&world, &phone.queue).await[0]["problem"]["code"], "entry_too_old");
}

#[tokio::test]
async fn a_lost_phone_is_shut_out_and_wipes() {
    let world = World::new().await;
    let mut phone = Phone::of(world.grid_member().await, id()).await;
    phone.fetch(&world).await;
    let admin = world.worker("administrator", "220581").await;
    let elsewhere = world.worker("administrator", "220581104").await;
    let revoke = format!("/devices/{}/revoke", phone.device);
    assert!(elsewhere.get("/devices").await.is(200)["rows"].as_array().unwrap().is_empty());
    elsewhere.post(&revoke, json!({})).await.refused(404, "not_found");
    phone.who.post(&revoke, json!({})).await.refused(403, "act_not_permitted");
    phone.who.post(&format!("/devices/{}/wiped", phone.device), json!({})).await.refused(409, "device_not_revoked");
    let shown = admin.post(&revoke, json!({})).await.is(200);
    assert!(shown[0]["revoked_at"].is_string() && shown[0]["revoked_by"].is_string());
    admin.post(&revoke, json!({})).await.is(200);
    for path in ["/me", "/tasks/today"] {
        phone.who.get(path).await.refused(403, "device_revoked");
    }
    phone.who.post("/sync/pack", json!({ "phone": phone.says(&world) })).await.refused(403, "device_revoked");
    phone
        .who
        .post("/sync/entries", json!({ "phone": phone.says(&world), "entries": [] }))
        .await
        .refused(403, "device_revoked");
    phone.who.post(&format!("/devices/{}/wiped", phone.device), json!({})).await.is(204);
    phone.who.get("/me").await.refused(401, "not_signed_in");
    assert!(admin.get("/devices?state=revoked").await.is(200)["rows"][0]["wiped_at"].is_string());
    // Whoever signs in there again gets no key.
    phone.who.sign_in().await;
    let name = json!({ "name": "捡到的手机" });
    phone.who.put(&format!("/devices/{}", phone.device), name.clone()).await.refused(403, "device_revoked");
    phone.who.put(&format!("/devices/{}", id()), name).await.is(201);
}

#[tokio::test]
async fn two_people_on_one_phone_have_each_their_own() {
    let world = World::new().await;
    let (device, clerk) = (id(), world.worker("township_clerk", STREET).await);
    let (day, night) = (world.grid_member().await, world.worker("grid_member", NEXT_GRID).await);
    isolated(&clerk, returnee(GRID)).await;
    let name = json!({ "name": "值班手机" });
    let path = format!("/devices/{device}");
    let first = day.put(&path, name.clone()).await.is(201)["secret"].clone();
    let second = night.put(&path, name.clone()).await.is(201)["secret"].clone();
    assert_ne!(first, second);
    assert_eq!(day.put(&path, name).await.is(200)["secret"], first, "the same each time");
    let mut day = Phone::of(day, device).await;
    let mut night = Phone::of(night, device).await;
    day.fetch(&world).await;
    night.fetch(&world).await;
    assert_eq!((day.carries("isolation").len(), night.carries("isolation").len()), (1, 0));
    let admin = world.worker("administrator", "220581").await;
    assert_eq!(admin.get("/devices").await.is(200)["rows"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn one_grid_fits_a_phone() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let (actor, area) = (world.house.actor("test"), GRID.parse().unwrap());
    let vault = &world.house.store.vault;
    for n in 0..300 {
        use server::rooms::people::{SealedDoor, SealedPerson, settle_in};
        let at = world.clock.now();
        let door =
            SealedDoor::of(area, Some(&format!("{}号楼{}单元{}01", n / 20 + 1, n / 10 % 2 + 1, n % 10)), vault, at)
                .unwrap();
        let who = |m: i32| {
            let given = json!({ "name": format!("梅{}{}", n, m), "document_type": "id_card", "document_number": crate::world::id_number(), "phone": crate::world::phone() });
            let given: server::rooms::people::Given = serde_json::from_value(given).unwrap();
            SealedPerson::of(&given.check(world.clock.today()).unwrap(), vault, at).unwrap()
        };
        let people: Vec<_> = (0..2).map(who).collect();
        let record = world.house.store.journal.record(&actor, server::rooms::people::ADD_RESIDENT, &area, async |tx| {
            settle_in(tx, &people.iter().map(|one| (one, area, &door)).collect::<Vec<_>>()).await
        });
        record.await.unwrap();
    }
    for _ in 0..12 {
        isolated(&clerk, returnee(GRID)).await;
    }
    let who = world.grid_member().await;
    let phone = Phone::of(who, id()).await;
    let asked = json!({ "phone": phone.says(&world) });
    let zipped = phone.who.weigh("/sync/pack", asked.clone()).await;
    assert!(phone.who.post("/sync/pack", asked).await.is(200)["subjects"].as_u64().unwrap() >= 900);
    assert!(zipped <= 100_000, "{zipped} bytes");
}
