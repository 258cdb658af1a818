//! What is missed goes up the chain; what is done leaves its proof; what is the matter at a door is heard.

use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{CITY, COMMUNITY, GRID, Person, STREET, World, id, isolated, returnee};

/// A household with a team of two: who leads and who brings things.
async fn cared_for(world: &World, clerk: &Person) -> (Person, Person, String, String) {
    let lead = world.grid_member().await;
    let staff = world.worker("unit_staff", STREET).await;
    let place = isolated(clerk, returnee(GRID)).await;
    let home = clerk.get(&place).await.is(200)["household_id"].as_str().unwrap().to_owned();
    let mut members = vec![];
    for (who, role, from) in [(&lead, "cadre", 0), (&staff, "unit_staff", 12)] {
        let worker = who.get("/me").await.is(200)["worker_id"].clone();
        members.push(json!({ "worker_id": worker, "role": role, "watch_from": from, "watch_hours": 12 }));
    }
    let team = json!({ "household_id": home, "members": members, "version": null });
    clerk.put(&format!("/care-teams/{}", id()), team).await.is(201);
    let isolation = place.rsplit('/').next().unwrap();
    let reading = json!({ "isolation_id": isolation, "celsius": 36.5, "measured_by": "team" });
    lead.put(&format!("/readings/{}", id()), reading).await.is(201);
    (lead, staff, place, home)
}

async fn my_alerts(who: &Person, rule: &str) -> Vec<Value> {
    let mine = who.get("/alerts/mine").await.is(200);
    mine["rows"].as_array().unwrap().iter().filter(|row| row["rule"] == rule).cloned().collect()
}

async fn task_of(who: &Person, kind: &str) -> Value {
    let today = who.get("/tasks/today").await.is(200);
    today["rows"].as_array().unwrap().iter().find(|row| row["kind"] == kind).cloned().unwrap_or(Value::Null)
}

#[tokio::test]
async fn a_missed_meal_climbs_from_its_holder_to_the_city() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let commander = world.worker("commander", CITY).await;
    let community = world.worker("community_lead", COMMUNITY).await;
    let (lead, staff, ..) = cared_for(&world, &clerk).await;
    let neighbour = world.worker("unit_staff", STREET).await;
    let late = async |hour: u32, minute: u32| {
        world.at_minute("2020-02-10", hour, minute);
        for who in [&clerk, &commander, &community, &lead, &staff, &neighbour] {
            who.sign_in().await;
        }
        server::jobs::run_due(&world.house).await.unwrap();
        let mut holders = vec![];
        for (name, who) in
            [("holder", &staff), ("lead", &lead), ("community", &community), ("township", &clerk), ("city", &commander)]
        {
            if let [one] = &my_alerts(who, "isolation.late").await[..] {
                assert_eq!(one["step"], name);
                holders.push(name);
            }
        }
        holders
    };
    // Lunch is due at 13:30 and nobody brings it.
    assert_eq!(late(13, 0).await, [""; 0]);
    assert_eq!(late(13, 31).await, ["holder"]);
    assert_eq!(late(13, 50).await, ["holder"]);
    assert_eq!(late(14, 5).await, ["lead"]);
    assert_eq!(late(14, 40).await, ["community"]);
    assert_eq!(late(15, 40).await, ["township"]);
    assert_eq!(late(17, 40).await, ["city"]);
    let alert = my_alerts(&commander, "isolation.late").await.remove(0);
    assert_eq!(alert["detail"]["kinds"], json!(["isolation.meal"]));
    let settle = format!("/alerts/{}/acknowledge", alert["id"].as_str().unwrap());
    staff.post(&settle, json!({ "version": alert["version"] })).await.refused(404, "not_found");
    neighbour.post(&settle, json!({ "version": alert["version"] })).await.refused(404, "not_found");
    let seen = commander.post(&settle, json!({ "version": alert["version"] })).await.is(200);
    assert_eq!((&seen["climbs_at"], &seen["state"]), (&Value::Null, &json!("acknowledged")));
}

#[tokio::test]
async fn who_looks_after_it_stops_the_climb() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let (lead, staff, ..) = cared_for(&world, &clerk).await;
    world.at_minute("2020-02-10", 13, 31);
    server::jobs::run_due(&world.house).await.unwrap();
    staff.sign_in().await;
    let alert = my_alerts(&staff, "isolation.late").await.remove(0);
    let settle = format!("/alerts/{}/acknowledge", alert["id"].as_str().unwrap());
    staff.post(&settle, json!({ "version": alert["version"] })).await.is(200);
    world.at_minute("2020-02-10", 15, 0);
    server::jobs::run_due(&world.house).await.unwrap();
    lead.sign_in().await;
    assert!(my_alerts(&lead, "isolation.late").await.is_empty());
}

#[tokio::test]
async fn the_team_itself_has_its_fund_and_its_vehicle() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let (lead, staff, place, home) = cared_for(&world, &clerk).await;
    let fund = task_of(&lead, "isolation.fund").await;
    let vehicle = task_of(&staff, "isolation.vehicle").await;
    assert_eq!((&fund["asks"], &vehicle["asks"]), (&json!("receipt"), &json!("plate")));
    let complete = |task: &Value| format!("/tasks/{}/complete", task["id"].as_str().unwrap());
    staff.post(&complete(&vehicle), json!({})).await.wrong("plate", "plate_missing");
    staff.post(&complete(&vehicle), json!({ "plate": "没有" })).await.wrong("plate", "plate_invalid");
    let done = staff.post(&complete(&vehicle), json!({ "plate": "吉E12345" })).await.is(200);
    assert_eq!(done["left"]["plate"], "吉E12345");

    // Done by mistake: taken back at once, by nobody else.
    let reopen = format!("/tasks/{}/reopen", vehicle["id"].as_str().unwrap());
    lead.post(&reopen, json!({})).await.refused(409, "task_closed");
    assert_eq!(staff.post(&reopen, json!({})).await.is(200)["state"], "open");
    staff.post(&complete(&vehicle), json!({ "plate": "吉E54321" })).await.is(200);

    // The next day has neither again, and after the release nothing is open.
    lead.post(&complete(&fund), json!({ "received_by": "王测试" })).await.is(200);
    world.at("2020-02-11", 8);
    server::jobs::run_due(&world.house).await.unwrap();
    staff.sign_in().await;
    assert_eq!(task_of(&staff, "isolation.vehicle").await, Value::Null);
    clerk.sign_in().await;
    crate::world::order(&clerk, &place, json!({ "change": "refer" })).await.is(201);
    let open = clerk.get("/tasks?state=open&area=220581001").await.is(200);
    assert_eq!(open["rows"], json!([]), "{home}");
}

#[tokio::test]
async fn a_photo_is_kept_sealed_and_shown_to_who_may_see_it() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let (lead, staff, ..) = cared_for(&world, &clerk).await;
    let meal = task_of(&staff, "isolation.disinfectant").await;
    let place = format!("/proofs/{}?task_id={}", id(), meal["id"].as_str().unwrap());
    let photo = [b"\x89PNG\r\n\x1a\n".to_vec(), vec![7; 100]].concat();
    staff.send_bytes(Method::PUT, &place, b"<svg/>".to_vec()).await.wrong("body", "picture_expected");
    let large = [photo.clone(), vec![0; 700_000]].concat();
    staff.send_bytes(Method::PUT, &place, large).await.wrong("body", "picture_too_large");
    let kept = staff.send_bytes(Method::PUT, &place, photo.clone()).await.is(201);
    staff.send_bytes(Method::PUT, &place, photo.clone()).await.is(200);
    staff.send_bytes(Method::PUT, &place, [photo.clone(), vec![1]].concat()).await.refused(409, "different_body");
    let complete = |task: &Value| format!("/tasks/{}/complete", task["id"].as_str().unwrap());
    let thermometer = task_of(&lead, "isolation.thermometer").await;
    let other = json!({ "received_by": "王测试", "proof_id": kept["id"] });
    lead.post(&complete(&thermometer), other).await.wrong("proof_id", "proof_unknown");
    let done = staff.post(&complete(&meal), json!({ "proof_id": kept["id"] })).await.is(200);
    assert_eq!(done["left"]["proof_id"], kept["id"]);
    let show = format!("/proofs/{}", kept["id"].as_str().unwrap());
    let shown = clerk.open(&show).await;
    assert_eq!(shown.headers()["content-type"], "image/png");
    assert_eq!(shown.bytes().await.unwrap(), photo);
    let elsewhere = world.worker("township_clerk", "220581104").await;
    elsewhere.get(&show).await.refused(404, "not_found");
}

#[tokio::test]
async fn nobody_home_and_help_are_heard() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let (lead, staff, place, home) = cared_for(&world, &clerk).await;
    let call = |kind: &str| json!({ "household_id": home, "kind": kind, "note": "敲门十分钟" });
    let first = format!("/calls/{}", id());
    staff.put(&first, call("nobody_home")).await.is(201);
    staff.put(&first, call("nobody_home")).await.is(200);
    staff.put(&first, call("help")).await.refused(409, "different_body");
    staff.put(&format!("/calls/{}", id()), call("help")).await.is(201);
    assert_eq!(my_alerts(&lead, "isolation.nobody_home").await.len(), 1);
    assert_eq!(my_alerts(&lead, "isolation.help").await[0]["severity"], "severe");
    let calls = clerk.get(&place).await.is(200)["calls"].clone();
    assert_eq!((calls.as_array().unwrap().len(), &calls[0]["note"]), (2, &json!("敲门十分钟")));
    let elsewhere = world.worker("unit_staff", "220581104").await;
    elsewhere.put(&format!("/calls/{}", id()), call("help")).await.wrong("household_id", "household_unknown");
}
