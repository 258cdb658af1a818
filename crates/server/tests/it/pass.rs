//! Passes: who goes out when, what shows, and what no gate may stop.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Answer, COMMUNITY, GRID, NEXT_GRID, Person, STREET, World, id, isolated, returnee};

/// A household of a grid.
async fn home(clerk: &Person, area: &str, door: &str) -> Uuid {
    let household = id();
    clerk.put(&format!("/households/{household}"), json!({ "area": area, "address": door })).await.is(201);
    household
}

/// A household's pass, as it was issued.
async fn issued(clerk: &Person, household: Uuid) -> Value {
    clerk.put(&format!("/passes/{}", id()), json!({ "household_id": household })).await.is(201)
}

/// Somebody goes out at an hour of a day of February, or comes home, as noted at the gate then.
fn used(pass: &Value, direction: &str, day: u32, hour: u32, minute: u32, purpose: Option<&str>) -> Value {
    json!({
        "pass_id": pass["id"], "direction": direction, "at": format!("2020-02-{day:02}T{hour:02}:{minute:02}:00+08:00"),
        "purpose": purpose, "checkpoint_id": null, "source": "field",
    })
}

async fn note(who: &Person, body: Value) -> Answer {
    who.put(&format!("/pass-uses/{}", id()), body).await
}

async fn pass_of(who: &Person, pass: &Value) -> Value {
    who.get(&format!("/passes/{}", pass["id"].as_str().unwrap())).await.is(200)
}

/// The code printed on a pass.
async fn code_of(clerk: &Person, pass: &Value) -> String {
    let cards = clerk.post("/passes/cards", json!({ "ids": [pass["id"]] })).await.is(200);
    cards["cards"][0]["code"].as_str().unwrap().to_owned()
}

fn encoded(code: &str) -> String {
    code.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn a_household_goes_out_every_two_days() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let pass = issued(&clerk, home(&clerk, GRID, "3号楼1单元101").await).await;
    assert_eq!(pass["number"], "新华-松江-000001");
    assert_eq!((&pass["state"], &pass["verdict"]["light"]), (&json!("active"), &json!("green")));
    assert_eq!(pass["verdict"]["back_by"], "2020-02-10T03:00:00.000Z");
    let gate = world.worker("checkpoint_staff", STREET).await;
    world.at_minute("2020-02-10", 9, 30);
    note(&gate, used(&pass, "out", 10, 9, 0, None)).await.wrong("purpose", "purpose_missing");
    note(&gate, used(&pass, "out", 10, 12, 0, Some("shopping"))).await.wrong("at", "date_range");
    let out = note(&gate, used(&pass, "out", 10, 9, 0, Some("shopping"))).await.is(201);
    assert_eq!(out["over_use"], json!([]));
    assert_eq!(pass_of(&gate, &pass).await["verdict"]["why"], "out");
    world.at_minute("2020-02-10", 11, 30);
    assert_eq!(pass_of(&gate, &pass).await["verdict"]["why"], "out_too_long");
    assert_eq!(note(&gate, used(&pass, "in", 10, 10, 59, None)).await.is(201)["over_use"], json!([]));
    assert_eq!(pass_of(&gate, &pass).await["verdict"]["why"], "too_soon");

    world.at("2020-02-11", 9);
    gate.sign_in().await;
    clerk.sign_in().await;
    let again = used(&pass, "out", 11, 8, 0, Some("shopping"));
    let place = format!("/pass-uses/{}", id());
    assert_eq!(gate.put(&place, again.clone()).await.is(201)["over_use"], json!(["too_soon"]), "it shows");
    gate.put(&place, again).await.is(200);
    gate.put(&place, used(&pass, "out", 11, 8, 1, Some("shopping"))).await.refused(409, "different_body");
    note(&gate, used(&pass, "in", 11, 8, 30, None)).await.is(201);
    let shown = pass_of(&clerk, &pass).await;
    assert_eq!((&shown["over_uses"], &shown["verdict"]["next_on"]), (&json!(1), &json!("2020-02-13")));
    let uses = clerk.get(&format!("/passes/{}/uses?limit=1", shown["id"].as_str().unwrap())).await.is(200);
    assert_eq!((&uses["rows"][0]["direction"], uses["next"].is_string()), (&json!("in"), true));
    let rows = clerk.get("/passes?overused=true").await.is(200);
    assert_eq!(rows["rows"].as_array().unwrap().len(), 1);

    world.at("2020-02-13", 9);
    gate.sign_in().await;
    assert_eq!(pass_of(&gate, &pass).await["verdict"]["light"], "green");
}

#[tokio::test]
async fn coming_home_late_costs_the_next_outing() {
    let world = World::new().await;
    let clerk = world.worker("community_lead", COMMUNITY).await;
    let pass = issued(&clerk, home(&clerk, GRID, "3号楼1单元101").await).await;
    world.at("2020-02-10", 18);
    clerk.sign_in().await;
    note(&clerk, used(&pass, "out", 10, 9, 0, Some("errand"))).await.is(201);
    assert_eq!(note(&clerk, used(&pass, "in", 10, 11, 1, None)).await.is(201)["over_use"], json!(["overrun"]));
    world.at("2020-02-12", 9);
    clerk.sign_in().await;
    let shown = pass_of(&clerk, &pass).await;
    assert_eq!((&shown["verdict"]["why"], &shown["verdict"]["next_on"]), (&json!("forfeited"), &json!("2020-02-14")));
    let out = note(&clerk, used(&pass, "out", 12, 8, 59, Some("errand"))).await.is(201);
    assert_eq!(out["over_use"], json!(["forfeited"]));
}

#[tokio::test]
async fn an_isolated_household_has_no_outing_and_its_pass_rests() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let household = home(&clerk, GRID, "3号楼2单元501").await;
    let pass = issued(&clerk, household).await;
    let place = isolated(&clerk, returnee(GRID)).await;
    let shown = pass_of(&clerk, &pass).await;
    assert_eq!((&shown["state"], &shown["verdict"]["light"]), (&json!("suspended"), &json!("red")));
    let of = async |state: &str| {
        let rows = clerk.get(&format!("/passes?state={state}")).await.is(200)["rows"].as_array().unwrap().len();
        (state.to_owned(), rows)
    };
    assert_eq!((of("suspended").await.1, of("active").await.1), (1, 0));
    world.at_minute("2020-02-10", 9, 30);
    let out = note(&clerk, used(&pass, "out", 10, 9, 10, Some("shopping"))).await.is(201);
    assert_eq!(out["over_use"], json!(["suspended"]));
    let early = note(&clerk, used(&pass, "out", 10, 8, 10, Some("medical"))).await.is(201);
    assert_eq!(early["over_use"], json!([]), "that was before the order");

    // Another such household gets none, in a batch neither.
    clerk
        .post(&format!("/passes/{}/revoke", pass["id"].as_str().unwrap()), json!({ "reason": "隔离", "version": 1 }))
        .await
        .is(200);
    clerk
        .put(&format!("/passes/{}", id()), json!({ "household_id": household }))
        .await
        .refused(409, "household_isolated");
    let preview = clerk.post("/passes/preview", json!({ "area": GRID })).await.is(200);
    assert_eq!((&preview["ready"], &preview["isolated"]), (&json!(0), &json!(1)));
    assert_eq!(preview["rows"][0]["code"], "household_isolated");
    clerk.post("/passes", json!({ "batch": id(), "area": GRID })).await.refused(409, "passes_none");
    // It holds again when the isolation is over.
    world.at("2020-02-23", 9);
    clerk.sign_in().await;
    server::jobs::run_due(&world.house).await.unwrap();
    let version = clerk.get(&place).await.is(200)["version"].clone();
    clerk.post(&format!("{place}/release"), json!({ "version": version })).await.is(200);
    assert_eq!(issued(&clerk, household).await["state"], "active");
}

#[tokio::test]
async fn whoever_goes_to_a_doctor_at_three_in_the_morning_goes() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let gate = world.worker("grid_member", GRID).await;
    let pass = issued(&clerk, home(&clerk, GRID, "3号楼1单元101").await).await;
    clerk
        .post(&format!("/passes/{}/revoke", pass["id"].as_str().unwrap()), json!({ "reason": "遗失", "version": 1 }))
        .await
        .is(200);
    world.at_minute("2020-02-11", 3, 5);
    gate.sign_in().await;
    let out = note(&gate, used(&pass, "out", 11, 3, 0, Some("medical"))).await.is(201);
    assert_eq!(out["over_use"], json!(["revoked", "outside_hours"]), "it shows and is noted all the same");
}

#[tokio::test]
async fn a_pass_is_revoked_renewed_and_replaced() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let household = home(&clerk, GRID, "3号楼1单元101").await;
    let pass = issued(&clerk, household).await;
    let place = format!("/passes/{}", pass["id"].as_str().unwrap());
    clerk.put(&place, json!({ "household_id": household })).await.is(200);
    clerk
        .put(&place, json!({ "household_id": household, "valid_to": "2020-02-20" }))
        .await
        .refused(409, "different_body");
    clerk.put(&format!("/passes/{}", id()), json!({ "household_id": household })).await.refused(409, "pass_exists");
    let far = json!({ "household_id": household, "valid_to": "2022-02-20" });
    clerk.put(&format!("/passes/{}", id()), far).await.wrong("valid_to", "date_range");
    let work = json!({ "household_id": household, "purposes": ["work"] });
    clerk.put(&format!("/passes/{}", id()), work).await.wrong("purposes", "purpose_not_allowed");
    clerk.post(&format!("{place}/renew"), json!({ "version": 9 })).await.refused(409, "version_conflict");
    let renewed =
        clerk.post(&format!("{place}/renew"), json!({ "valid_to": "2020-02-12", "version": 1 })).await.is(200);
    assert_eq!((&renewed["valid_to"], &renewed["version"]), (&json!("2020-02-12"), &json!(2)));
    world.at("2020-02-13", 9);
    clerk.sign_in().await;
    assert_eq!(pass_of(&clerk, &pass).await["state"], "expired");
    assert_eq!(clerk.get("/passes?state=expired").await.is(200)["rows"][0]["id"], pass["id"]);
    let out = note(&clerk, used(&pass, "out", 13, 8, 0, Some("shopping"))).await.is(201);
    assert_eq!(out["over_use"], json!(["expired"]));
    let revoked = clerk.post(&format!("{place}/revoke"), json!({ "reason": "遗失", "version": 2 })).await.is(200);
    assert_eq!((&revoked["state"], &revoked["revoked_reason"]), (&json!("revoked"), &json!("遗失")));
    clerk
        .post(&format!("{place}/revoke"), json!({ "reason": "遗失", "version": 3 }))
        .await
        .refused(409, "pass_revoked");
    clerk.post(&format!("{place}/renew"), json!({ "version": 3 })).await.refused(409, "pass_revoked");
    clerk.post("/passes/cards", json!({ "ids": [pass["id"]] })).await.refused(404, "not_found");
    // Used at eight and taken back at nine: the first use stays as it was, a later one shows.
    world.at("2020-02-15", 9);
    clerk.sign_in().await;
    let later = note(&clerk, used(&pass, "out", 15, 8, 0, Some("shopping"))).await.is(201);
    assert_eq!(later["over_use"], json!(["revoked"]));
    let another = issued(&clerk, household).await;
    assert_eq!(another["number"], "新华-松江-000002");
    let (scope, store) = (kernel::Scope::of([COMMUNITY.parse().unwrap()]), &world.house.store);
    let pack = server::rooms::pass::for_pack(&store.read, store, &scope).await.unwrap();
    let pack = serde_json::to_value(pack).unwrap();
    assert_eq!((pack["passes"].as_array().unwrap().len(), &pack["passes"][0]["state"]), (1, &json!("active")));
}

#[tokio::test]
async fn an_exception_has_a_reason_and_an_end() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let pass = issued(&clerk, home(&clerk, GRID, "3号楼1单元101").await).await;
    let place = format!("/passes/{}/exceptions/{}", pass["id"].as_str().unwrap(), id());
    let other = format!("/passes/{}/exceptions/{}", pass["id"].as_str().unwrap(), id());
    world.at("2020-02-10", 12);
    clerk.sign_in().await;
    let at_night = note(&clerk, used(&pass, "out", 10, 5, 0, Some("work"))).await.is(201);
    assert_eq!(at_night["over_use"], json!(["outside_hours", "purpose_not_allowed"]));
    let work = json!({ "purpose": "work", "reason": "供热站值班", "to": "2020-02-20" });
    let shown = clerk.put(&place, work.clone()).await.is(201);
    assert_eq!((&shown["exceptions"][0]["reason"], &shown["over_uses"]), (&json!("供热站值班"), &json!(0)));
    clerk.put(&place, work).await.is(200);
    let none = json!({ "purpose": "shopping", "reason": "想逛", "to": "2020-02-20" });
    clerk.put(&other, none).await.wrong("purpose", "purpose_not_allowed");
    clerk
        .put(&other, json!({ "purpose": "work", "reason": "值班", "to": "2020-02-01" }))
        .await
        .wrong("to", "date_range");
    clerk
        .put(&other, json!({ "purpose": "work", "reason": " ", "to": "2020-02-12" }))
        .await
        .wrong("reason", "text_length");
}

#[tokio::test]
async fn late_uses_come_to_the_same_in_any_order() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    world.at("2020-02-14", 18);
    clerk.sign_in().await;
    let told = [
        ("out", 10, 9, Some("shopping")),
        ("in", 10, 12, None),
        ("out", 12, 9, Some("errand")),
        ("in", 12, 10, None),
        ("out", 13, 3, Some("medical")),
        ("in", 13, 9, None),
        ("out", 14, 9, Some("shopping")),
    ];
    let mut seen: Vec<Value> = vec![];
    for (n, order) in [[0, 1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1, 0], [3, 0, 6, 1, 5, 2, 4]].into_iter().enumerate() {
        world.at("2020-02-10", 8);
        clerk.sign_in().await;
        let pass = issued(&clerk, home(&clerk, GRID, &format!("{n}号楼1单元101")).await).await;
        world.at("2020-02-14", 18);
        clerk.sign_in().await;
        for at in order {
            let (direction, day, hour, purpose) = told[at];
            note(&clerk, used(&pass, direction, day, hour, 0, purpose)).await.is(201);
        }
        let uses = clerk.get(&format!("/passes/{}/uses", pass["id"].as_str().unwrap())).await.is(200);
        let codes = uses["rows"].as_array().unwrap().iter().rev().map(|row| row["over_use"].clone());
        let shown = pass_of(&clerk, &pass).await;
        seen.push(json!([codes.collect::<Vec<_>>(), shown["over_uses"], shown["verdict"], shown["out_since"]]));
    }
    assert_eq!(seen[0][0], json!([[], ["overrun"], ["forfeited"], [], ["outside_hours"], [], []]));
    assert!(seen.iter().all(|one| *one == seen[0]), "{seen:#?}");
    for measure in server::rooms::pass::MEASURES {
        assert_eq!(kernel::tally::prove(&world.house.store.read, measure).await.unwrap(), []);
    }
}

#[tokio::test]
async fn a_neighbour_sees_no_pass_and_changes_none() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let pass = issued(&clerk, home(&clerk, GRID, "3号楼1单元101").await).await;
    let place = format!("/passes/{}", pass["id"].as_str().unwrap());
    let neighbour = world.worker("township_clerk", "220581104").await;
    let next = world.worker("grid_member", NEXT_GRID).await;
    assert_eq!(neighbour.get("/passes").await.is(200)["rows"], json!([]));
    for who in [&neighbour, &next] {
        who.get(&place).await.refused(404, "not_found");
        who.get(&format!("{place}/uses")).await.refused(404, "not_found");
        who.get("/passes/check?number=1").await.refused(404, "not_found");
        let code = encoded(&code_of(&clerk, &pass).await);
        who.get(&format!("/passes/check?code={code}")).await.refused(404, "not_found");
        note(who, used(&pass, "out", 10, 9, 0, Some("shopping"))).await.refused(404, "not_found");
    }
    neighbour
        .post(&format!("{place}/revoke"), json!({ "reason": "遗失", "version": 1 }))
        .await
        .refused(404, "not_found");
    next.post(&format!("{place}/revoke"), json!({ "reason": "遗失", "version": 1 }))
        .await
        .refused(403, "act_not_permitted");
    neighbour.post("/passes", json!({ "batch": id(), "area": COMMUNITY })).await.refused(404, "not_found");
    assert_eq!(lead.get("/passes").await.is(200)["rows"][0]["state"], "active");
}

#[tokio::test]
async fn a_forged_or_altered_code_is_no_pass() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let gate = world.worker("checkpoint_staff", STREET).await;
    let pass = issued(&clerk, home(&clerk, GRID, "3号楼1单元101").await).await;
    let code = code_of(&clerk, &pass).await;
    assert!(code.starts_with("WG1:") && code.len() < 200, "{code}");
    let found = gate.get(&format!("/passes/check?code={}", encoded(&code))).await.is(200);
    assert_eq!(found["rows"][0]["id"], pass["id"]);
    let at = code.len() - 120;
    let sign = if &code[at..=at] == "0" { "1" } else { "0" };
    let altered = format!("{}{sign}{}", &code[..at], &code[at + 1..]);
    gate.get(&format!("/passes/check?code={}", encoded(&altered))).await.wrong("code", "pass_code_forged");
    gate.get("/passes/check?code=hello").await.wrong("code", "pass_code_unreadable");
    gate.get("/passes/check").await.wrong("number", "pass_number_missing");
    // Another city's pass.
    let elsewhere = World::new().await;
    let other = elsewhere.worker("checkpoint_staff", STREET).await;
    other.get(&format!("/passes/check?code={}", encoded(&code))).await.wrong("code", "pass_code_forged");
    assert_eq!(gate.get("/passes/key").await.is(200)["rules"]["longest_minutes"], 120);
}

#[tokio::test]
async fn a_community_gets_its_passes_in_one_go() {
    let world = World::new().await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    for n in 1..=3 {
        home(&lead, if n < 3 { GRID } else { NEXT_GRID }, &format!("{n}号楼1单元101")).await;
    }
    let preview = lead.post("/passes/preview", json!({ "area": COMMUNITY })).await.is(200);
    assert_eq!(
        (&preview["ready"], &preview["more"], &preview["valid_to"]),
        (&json!(3), &json!(false), &json!("2020-03-10"))
    );
    let batch = id();
    let wanted = json!({ "batch": batch, "area": GRID });
    let issued = lead.post("/passes", wanted.clone()).await.is(200);
    assert_eq!(issued["rows"].as_array().unwrap().len(), 2);
    assert_eq!(lead.post("/passes", wanted).await.is(200)["rows"], issued["rows"], "said twice is said once");
    lead.post("/passes", json!({ "batch": batch, "area": COMMUNITY })).await.refused(409, "different_body");
    lead.post("/passes/preview", json!({ "area": "220581" })).await.refused(404, "not_found");
    assert_eq!(lead.post("/passes/preview", json!({ "area": COMMUNITY })).await.is(200)["ready"], 1);
    let cards = lead.post("/passes/cards", json!({ "batch": batch })).await.is(200);
    assert_eq!(cards["cards"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&cards["cards"][0]["number"], &cards["cards"][0]["address"]),
        (&json!("新华-松江-000001"), &json!("1号楼1单元101"))
    );
    assert_eq!(cards["cards"][0]["purposes"], json!(["shopping", "medical", "errand"]));
    assert_eq!(lead.get("/passes?q=2").await.is(200)["rows"][0]["number"], "新华-松江-000002");
    let printed = lead.get("/passes?q=%E6%96%B0%E5%8D%8E-%E6%9D%BE%E6%B1%9F-000002").await.is(200);
    assert_eq!(printed["rows"].as_array().unwrap().len(), 1);
    for measure in server::rooms::pass::MEASURES {
        assert_eq!(kernel::tally::prove(&world.house.store.read, measure).await.unwrap(), []);
    }
}
