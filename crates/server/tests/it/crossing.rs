//! At the checkpoint: known people pass with three taps, others are registered or handed over, and nobody is turned away from home.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{
    CITY, COMMUNITY, ELSEWHERE, GRID, NEXT_GRID, Person, STREET, World, id, id_number, isolated, phone, returnee,
};

/// Somebody at the gate with an ID card.
fn crosser(document: &str) -> Value {
    json!({ "name": "赵过卡", "document_type": "id_card", "document_number": document, "phone": phone(), "temperature": 36.4 })
}

/// One person who crosses now.
fn crossing(world: &World, gate: Uuid, document: &str) -> Value {
    json!({
        "checkpoint_id": gate, "at": world.clock.now().0, "direction": "in", "plate": "吉E·12345",
        "people": [crosser(document)], "decision": "admit", "source": "field",
    })
}

fn place() -> String {
    format!("/crossings/{}", id())
}

/// The guard of a checkpoint on the street, and that checkpoint.
async fn guard(world: &World) -> (Person, Uuid) {
    (world.worker("checkpoint_staff", STREET).await, world.checkpoint(STREET, "高速出口").await)
}

/// Somebody who lives in the city.
async fn resident(world: &World) -> String {
    let lead = world.worker("community_lead", COMMUNITY).await;
    let (home, document) = (id(), id_number());
    lead.put(&format!("/households/{home}"), json!({ "area": GRID, "address": "5号楼1单元101" })).await.is(201);
    let lives =
        json!({ "household_id": home, "name": "孙常住", "document_type": "id_card", "document_number": document });
    lead.put(&format!("/residents/{}", id()), lives).await.is(201);
    document
}

#[tokio::test]
async fn somebody_known_passes_with_everything_filled_in() {
    let world = World::new().await;
    let (guard, gate) = guard(&world).await;
    let document = id_number();
    let mut first = crossing(&world, gate, &document);
    first["people"].as_array_mut().unwrap().push(crosser(&id_number()));
    let shown = guard.put(&place(), first.clone()).await.is(201);
    assert_eq!((&shown["plate"], &shown["checkpoint_name"]), (&json!("吉E***45"), &json!("高速出口")));
    assert_eq!((&shown["worker_name"], &shown["notice"]), (&json!("王测试"), &Value::Null));
    assert!(!shown.to_string().contains(&document), "numbers are masked");

    world.at("2020-02-11", 8);
    guard.sign_in().await;
    let known = guard.post("/crossings/known-vehicle", json!({ "plate": "吉e12345" })).await.is(200);
    let people = known["rows"][0]["people"].as_array().unwrap();
    assert_eq!((people.len(), &people[0]["document_number"]), (2, &json!(document)));
    let asked = json!({ "document_type": "id_card", "document_number": document });
    let known = guard.post("/crossings/known", asked.clone()).await.is(200);
    assert_eq!(known["rows"][0]["plate"], "吉E12345");
    // Whoever looked left a line; whoever asks from elsewhere hears nothing.
    let clerk = world.worker("township_clerk", STREET).await;
    let lines = world.journal(&clerk, "act=crossing.know_vehicle").await;
    assert_eq!(lines["rows"].as_array().unwrap().len(), 1);
    let other = world.worker("checkpoint_staff", ELSEWHERE).await;
    assert_eq!(other.post("/crossings/known", asked).await.is(200)["rows"], json!([]));
    assert_eq!(other.post("/crossings/known-vehicle", json!({ "plate": "吉E12345" })).await.is(200)["rows"], json!([]));
    guard.post("/crossings/known-vehicle", json!({ "plate": "梅河口" })).await.wrong("plate", "plate_invalid");
    // After a month nobody is known by it any more.
    world.at("2020-03-15", 8);
    guard.sign_in().await;
    assert_eq!(guard.post("/crossings/known-vehicle", json!({ "plate": "吉E12345" })).await.is(200)["rows"], json!([]));
}

#[tokio::test]
async fn saying_it_twice_is_saying_it_once() {
    let world = World::new().await;
    let (guard, gate) = guard(&world).await;
    let place = place();
    let body = crossing(&world, gate, &id_number());
    let first = guard.put(&place, body.clone()).await.is(201);
    assert_eq!(guard.put(&place, body.clone()).await.is(200), first);
    assert_eq!(guard.get(&place).await.is(200), first);
    let mut other = body;
    other["direction"] = json!("out");
    guard.put(&place, other).await.refused(409, "different_body");
    let list = guard.get("/crossings?day_from=2020-02-10").await.is(200);
    assert_eq!((&list["total"], &list["rows"][0]), (&json!(1), &first));
}

#[tokio::test]
async fn whoever_waits_beside_another_hears_only_of_their_own() {
    let world = World::new().await;
    let (guard, gate) = guard(&world).await;
    let at_once = async |all: &[(String, Value)]| {
        futures::future::join_all(all.iter().map(|(place, body)| guard.put(place, body.clone()))).await
    };
    let new = || (place(), crossing(&world, gate, &id_number()));
    // The same is said twice at the same moment.
    let mut all: Vec<_> = (0..12).map(|_| new()).collect();
    all.push(all[8].clone());
    let mut statuses: Vec<u16> = at_once(&all).await.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [[200].as_slice(), &[201; 12]].concat());
    // One of them goes to a place that is not there.
    let mut all: Vec<_> = (0..12).map(|_| new()).collect();
    let astray = &mut all[7].1;
    for (field, value) in
        [("decision", "admit_isolate"), ("area", "220581001004077"), ("origin", "北京市"), ("address", "6号楼")]
    {
        astray[field] = json!(value);
    }
    for (n, answer) in at_once(&all).await.into_iter().enumerate() {
        match n {
            7 => answer.wrong("area", "area_unknown"),
            _ => drop(answer.is(201)),
        }
    }
    assert_eq!(guard.get("/crossings?day_from=2020-02-10").await.is(200)["total"], 23);
}

#[tokio::test]
async fn whoever_must_isolate_is_handed_to_their_community() {
    let world = World::new().await;
    let (guard, gate) = guard(&world).await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let mut body = crossing(&world, gate, &id_number());
    body["decision"] = json!("admit_isolate");
    let place = place();
    guard.put(&place, body.clone()).await.wrong("area", "area_missing");
    body["area"] = json!(CITY);
    guard.put(&place, body.clone()).await.wrong("area", "area_too_wide");
    body["area"] = json!(GRID);
    guard.put(&place, body.clone()).await.wrong("origin", "origin_missing");
    body["origin"] = json!("北京市");
    body["address"] = json!("6号楼1单元301");
    let mut nowhere = body.clone();
    nowhere["area"] = json!("220581001004077");
    guard.put(&place, nowhere).await.wrong("area", "area_unknown");
    let shown = guard.put(&place, body.clone()).await.is(201);
    assert_eq!(guard.put(&place, body).await.is(200), shown);
    let arrival = lead.get(&format!("/arrivals/{}", shown["arrival_ids"][0].as_str().unwrap())).await.is(200);
    assert_eq!((&arrival["status"], &arrival["area"]), (&json!("isolating"), &json!(GRID)));
    let isolation = lead.get(&format!("/isolations/{}", arrival["isolation_id"].as_str().unwrap())).await.is(200);
    assert!(!isolation["tasks"].as_array().unwrap().is_empty(), "the community's day begins");
    assert_eq!(lead.get("/arrivals").await.is(200)["total"], 1);

    // From a risk area the policy isolates at once, and registering is not isolating where somebody comes from elsewhere.
    for (origin, decision, status) in
        [("湖北省武汉市", "register_admit", "isolating"), ("长春市", "register_admit", "registered")]
    {
        let mut body = crossing(&world, gate, &id_number());
        body["decision"] = json!(decision);
        body["origin"] = json!(origin);
        body["area"] = json!(GRID);
        let shown = guard.put(&self::place(), body).await.is(201);
        let arrival = lead.get(&format!("/arrivals/{}", shown["arrival_ids"][0].as_str().unwrap())).await.is(200);
        assert_eq!(arrival["status"], status, "{origin}");
    }
}

#[tokio::test]
async fn whoever_should_be_at_home_is_stored_and_their_team_told() {
    let world = World::new().await;
    let (guard, gate) = guard(&world).await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let returnee = returnee(GRID);
    isolated(&lead, returnee.clone()).await;
    let document = returnee["document_number"].as_str().unwrap();
    let shown = guard.put(&place(), crossing(&world, gate, document)).await.is(201);
    assert_eq!(shown["notice"], "isolated_person_at_gate");
    // As a companion too; one alert a day is enough.
    let mut beside = crossing(&world, gate, &id_number());
    beside["people"].as_array_mut().unwrap().push(crosser(document));
    assert_eq!(guard.put(&place(), beside).await.is(201)["notice"], "isolated_person_at_gate");
    let alerts = lead.get("/alerts").await.is(200);
    let rules: Vec<_> = alerts["rows"].as_array().unwrap().iter().map(|row| row["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["crossing.isolated_at_gate"]);
    assert_eq!(alerts["rows"][0]["area"], GRID, "where the team is, not where the gate is");
    let stranger = guard.put(&place(), crossing(&world, gate, &id_number())).await.is(201);
    assert_eq!(stranger["notice"], Value::Null);
}

#[tokio::test]
async fn nobody_is_turned_away_from_home() {
    let world = World::new().await;
    let (guard, gate) = guard(&world).await;
    let mut body = crossing(&world, gate, &resident(&world).await);
    body["decision"] = json!("advise_return");
    let place = place();
    guard.put(&place, body.clone()).await.wrong("decision", "resident_not_turned_back");
    guard.get(&place).await.refused(404, "not_found");
    // Nor is a car with somebody in it who lives here.
    let stranger = crosser(&id_number());
    body["people"].as_array_mut().unwrap().insert(0, stranger.clone());
    guard.put(&place, body.clone()).await.wrong("decision", "resident_not_turned_back");
    body["people"] = json!([stranger]);
    guard.put(&place, body).await.is(201);
}

#[tokio::test]
async fn a_fever_is_referred_or_explained() {
    let world = World::new().await;
    let (guard, gate) = guard(&world).await;
    let mut body = crossing(&world, gate, &id_number());
    body["people"][0]["temperature"] = json!(37.3);
    guard.put(&place(), body.clone()).await.wrong("decision", "fever_unreferred");
    let mut explained = body.clone();
    explained["reason"] = json!("复测36.6");
    guard.put(&place(), explained).await.is(201);
    body["decision"] = json!("refer");
    let shown = guard.put(&place(), body).await.is(201);
    let medic = world.worker("medic", STREET).await;
    let alerts = medic.get("/alerts").await.is(200);
    let alert = &alerts["rows"][0];
    assert_eq!((&alert["rule"], &alert["detail"]["crossing"]), (&json!("crossing.referred"), &shown["id"]));
    let referred = guard.get("/crossings?decision=refer").await.is(200);
    assert_eq!(referred["rows"], json!([shown]));
}

#[tokio::test]
async fn bad_input_names_its_field_and_writes_nothing() {
    let world = World::new().await;
    let (guard, gate) = guard(&world).await;
    let body = crossing(&world, gate, &id_number());
    let wrong = async |pointer: &str, value: Value, field: &str, code: &str| {
        let mut body = body.clone();
        match body.pointer_mut(pointer) {
            Some(place) => *place = value,
            None => match pointer.strip_prefix("/people/0/") {
                Some(of_person) => body["people"][0][of_person] = value,
                None => body[&pointer[1..]] = value,
            },
        }
        guard.put(&place(), body).await.wrong(field, code);
    };
    wrong("/people", json!([]), "people", "people_number").await;
    wrong("/people", json!(vec![crosser(&id_number()); 10]), "people", "people_number").await;
    wrong("/people/0/name", json!(" "), "people[0].name", "name_missing").await;
    wrong("/people/0/document_number", json!("123"), "people[0].document_number", "id_length").await;
    wrong("/people/0/temperature", json!(63), "people[0].temperature", "temperature_range").await;
    wrong("/people/0/shoe_size", json!(44), "people[0].shoe_size", "invalid_field").await;
    let nobody = json!([{ "name": "无证", "document_type": "none" }]);
    wrong("/people", nobody, "people[0].document_number", "identity_missing").await;
    wrong("/plate", json!("12345"), "plate", "plate_invalid").await;
    wrong("/checkpoint_id", json!(id()), "checkpoint_id", "checkpoint_unknown").await;
    wrong("/source", json!("sheet"), "source", "source_unknown").await;
    wrong("/decision", json!("refuse"), "decision", "invalid_field").await;
    wrong("/reason", json!("长".repeat(201)), "reason", "text_length").await;
    wrong("/at", json!(world.clock.now().0 + 660_000), "at", "moment_range").await;
    wrong("/at", json!(world.clock.now().0 - 73 * 3_600_000), "at", "moment_range").await;
    assert_eq!(guard.get("/crossings").await.is(200)["rows"], json!([]));
}

#[tokio::test]
async fn what_waited_on_a_phone_comes_in_at_once_each_by_itself() {
    let world = World::new().await;
    let (guard, gate) = guard(&world).await;
    let named = |mut body: Value| {
        body["id"] = json!(id());
        body
    };
    let mut yesterday = named(crossing(&world, gate, &id_number()));
    yesterday["at"] = json!(world.clock.now().0 - 20 * 3_600_000);
    let mut wrong = named(crossing(&world, gate, &id_number()));
    wrong["people"][0]["name"] = json!("");
    let mut odd = named(crossing(&world, gate, &id_number()));
    odd["direction"] = json!("up");
    let mut unknown = named(crossing(&world, gate, &id_number()));
    unknown["checkpoint_id"] = json!(id());
    let good = named(crossing(&world, gate, &id_number()));
    let mut other = good.clone();
    other["direction"] = json!("out");
    let all = json!({ "crossings": [yesterday, wrong, odd, unknown, good] });
    let outcomes = guard.put("/crossings", all).await.is(200);
    let told = |outcomes: &Value| -> Vec<(i64, String)> {
        let rows = outcomes["rows"].as_array().unwrap().iter();
        rows.map(|row| (row["status"].as_i64().unwrap(), row["code"].as_str().unwrap_or_default().to_owned())).collect()
    };
    let expected = [(201, ""), (422, "name_missing"), (422, "invalid_field"), (422, "checkpoint_unknown"), (201, "")];
    assert_eq!(told(&outcomes), expected.map(|(status, code)| (status, code.to_owned())));
    assert_eq!(outcomes["rows"][1]["field"], "people[0].name");
    // Again, with one that changed and one that is new.
    let new = named(crossing(&world, gate, &id_number()));
    let outcomes = guard.put("/crossings", json!({ "crossings": [yesterday, other, new] })).await.is(200);
    let expected = [(200, ""), (409, "different_body"), (201, "")];
    assert_eq!(told(&outcomes), expected.map(|(status, code)| (status, code.to_owned())));
    // What happened yesterday counts yesterday.
    for (day, n) in [("2020-02-09", 1), ("2020-02-10", 2)] {
        let list = guard.get(&format!("/crossings?day_from={day}&day_to={day}")).await.is(200);
        assert_eq!((list["rows"].as_array().unwrap().len(), &list["total"]), (n, &json!(n)), "{day}");
    }
    guard.put("/crossings", json!({ "crossings": [] })).await.wrong("crossings", "crossings_number");
    let hours = guard.get(&format!("/checkpoints/{gate}/board")).await.is(200)["hours"].clone();
    let hours: Vec<i64> = hours.as_array().unwrap().iter().map(|hour| hour["inward"].as_i64().unwrap()).collect();
    assert_eq!((hours[9], hours.iter().sum::<i64>()), (2, 2));
}

#[tokio::test]
async fn a_neighbour_sees_and_does_nothing() {
    let world = World::new().await;
    let near = world.checkpoint(GRID, "小区门口").await;
    let far = world.checkpoint(ELSEWHERE, "村口").await;
    let guard = world.worker("checkpoint_staff", GRID).await;
    let neighbour = world.worker("checkpoint_staff", NEXT_GRID).await;
    let other = world.worker("checkpoint_staff", ELSEWHERE).await;
    let (mine, document) = (place(), id_number());
    let shown = guard.put(&mine, crossing(&world, near, &document)).await.is(201);
    other.put(&place(), crossing(&world, far, &document)).await.is(201);
    neighbour.put(&place(), crossing(&world, near, &document)).await.wrong("checkpoint_id", "checkpoint_unknown");
    neighbour.get(&mine).await.refused(404, "not_found");
    assert_eq!(neighbour.get("/crossings").await.is(200)["rows"], json!([]));
    assert_eq!(guard.get("/crossings").await.is(200)["rows"], json!([shown]));
    world.worker("unit_staff", GRID).await.get("/crossings").await.refused(403, "act_not_permitted");
    let staff = world.worker("unit_staff", GRID).await;
    staff.put(&place(), crossing(&world, near, &document)).await.refused(403, "act_not_permitted");
    // Following somebody's way: the street's part of it, for a purpose, with a line.
    let clerk = world.worker("township_clerk", STREET).await;
    let asked = json!({ "document_type": "id_card", "document_number": document, "purpose": "trace" });
    assert_eq!(clerk.post("/crossings/of-person", asked.clone()).await.is(200)["rows"], json!([shown]));
    let commander = world.worker("commander", CITY).await;
    let all = commander.post("/crossings/of-person", asked.clone()).await.is(200);
    assert_eq!(all["rows"].as_array().unwrap().len(), 2);
    let way = json!({ "plate": "吉E12345", "purpose": "verify" });
    assert_eq!(clerk.post("/crossings/of-vehicle", way).await.is(200)["rows"], json!([shown]));
    guard.post("/crossings/of-person", asked).await.refused(403, "act_not_permitted");
    let lines = world.journal(&clerk, "act=crossing.trace_person").await;
    assert_eq!(lines["rows"][0]["detail"]["purpose"], "trace", "{lines}");
}

/// Fifty checkpoints' worth of scopes: whatever the scope and the page, the newest come first and none is left out or told twice.
#[tokio::test]
async fn pages_of_every_scope_are_in_order_and_whole() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", CITY).await;
    let mut gates = vec![];
    for (n, area) in [GRID, NEXT_GRID, COMMUNITY, ELSEWHERE, STREET].into_iter().enumerate() {
        gates.push((world.checkpoint(area, &format!("{n}号卡点")).await, area));
    }
    let now = world.clock.now().0;
    let mut sent = vec![];
    for portion in 0..4 {
        let entries: Vec<Value> = (0..100)
            .map(|n| {
                // The first is the busiest by far, the last was busy only long ago.
                let (gate, area) = gates[[0, 0, 0, 0, 0, 0, 1, 2, 3, 0][n % 10]];
                let ago = (n * 7919 % 1000) as i64 * 60_000 + i64::from(portion);
                let mut body = crossing(&world, gate, &id_number());
                let id = id();
                sent.push((now - ago, id, area, n % 3 == 0));
                body["id"] = json!(id);
                body["at"] = json!(now - ago);
                body["direction"] = json!(if n % 3 == 0 { "out" } else { "in" });
                body
            })
            .collect();
        let outcomes = clerk.put("/crossings", json!({ "crossings": entries })).await.is(200);
        assert!(outcomes["rows"].as_array().unwrap().iter().all(|row| row["status"] == 201), "{outcomes}");
    }
    sent.sort_by_key(|(at, id, ..)| std::cmp::Reverse((*at, *id)));
    for (area, out_only) in [(CITY, false), (STREET, false), (STREET, true), (COMMUNITY, false), (NEXT_GRID, false)] {
        let expected: Vec<String> = sent
            .iter()
            .filter(|(_, _, lies, out)| lies.starts_with(area) && (*out || !out_only))
            .map(|(_, id, ..)| id.to_string())
            .collect();
        let (mut found, mut after) = (vec![], String::new());
        loop {
            let direction = if out_only { "&direction=out" } else { "" };
            let page = clerk.get(&format!("/crossings?area={area}&limit=50{direction}&after={after}")).await.is(200);
            found.extend(page["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()));
            match page["next"].as_str() {
                Some(next) => next.clone_into(&mut after),
                None => break,
            }
        }
        assert_eq!(found, expected, "{area} {out_only}");
    }
}
