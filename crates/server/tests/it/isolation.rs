//! Home isolation: opened by the policy, measured every day, alarmed by a fever, released on the last day.

use serde_json::{Value, json};

use crate::world::{COMMUNITY, GRID, NEXT_GRID, STREET, World, id, isolated, order, returnee};

#[tokio::test]
async fn fourteen_days_from_arrival_to_release() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    let arrival = format!("/arrivals/{}", id());
    let shown = member.put(&arrival, returnee(GRID)).await.is(201);
    assert_eq!(shown["status"], "isolating");
    let place = format!("/isolations/{}", shown["isolation_id"].as_str().unwrap());
    let isolation = leader.get(&place).await.is(200);
    // Left on the 9th: the fourteenth day is the 23rd. Today, the 10th, is day one.
    assert_eq!((isolation["ends_on"].as_str(), isolation["day_n"].as_i64()), (Some("2020-02-23"), Some(1)));

    let temperatures = async || {
        let today = member.get("/tasks/today").await.is(200);
        let rows = today["rows"].as_array().unwrap().iter();
        rows.filter(|row| row["kind"] == "isolation.temperature").cloned().collect::<Vec<_>>()
    };
    let rows = temperatures().await;
    assert_eq!(rows.iter().map(|row| row["slot"].as_str().unwrap()).collect::<Vec<_>>(), ["morning", "evening"]);
    assert_eq!(rows[0]["subject"]["address"], "3号楼2单元501", "who must go there sees the door");
    let reading =
        json!({ "isolation_id": isolation["id"], "task_id": rows[0]["id"], "celsius": 36.5, "measured_by": "team" });
    let reading_place = format!("/readings/{}", id());
    member.put(&reading_place, reading.clone()).await.is(201);
    member.put(&reading_place, reading).await.is(200);
    assert_eq!(temperatures().await[0]["state"], "done");

    // Nobody comes in the evening: that is a fact, and tomorrow has its own tasks.
    world.at("2020-02-10", 21);
    member.sign_in().await;
    leader.sign_in().await;
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(temperatures().await[1]["state"], "missed");
    world.at("2020-02-11", 8);
    member.sign_in().await;
    leader.sign_in().await;
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(temperatures().await.iter().filter(|row| row["state"] == "open").count(), 2);

    let early = leader.post(&format!("{place}/release"), json!({ "version": isolation["version"] })).await;
    early.refused(409, "not_due");
    world.at("2020-02-23", 9);
    member.sign_in().await;
    leader.sign_in().await;
    server::jobs::run_due(&world.house).await.unwrap();
    let kinds = leader.get("/tasks?kind=isolation.release").await.is(200);
    assert_eq!(kinds["rows"].as_array().unwrap().len(), 1);
    let now = leader.get(&place).await.is(200);
    assert_eq!((now["due"].as_bool(), now["day_n"].as_i64()), (Some(true), Some(14)));
    leader.post(&format!("{place}/release"), json!({ "version": 99 })).await.refused(409, "version_conflict");
    let released = leader.post(&format!("{place}/release"), json!({ "version": now["version"] })).await.is(200);
    assert_eq!(released["state"], "released");
    let orders: Vec<_> = released["orders"].as_array().unwrap().iter().map(|order| order["kind"].clone()).collect();
    assert_eq!(orders, ["open", "release"]);
    let open = released["tasks"].as_array().unwrap().iter().filter(|task| task["state"] == "open").count();
    assert_eq!(open, 0, "after release no task remains open");
    assert_eq!(member.get(&arrival).await.is(200)["status"], "released");
    // The certificate: whoever reads it sees from when to when, and by whom.
    let papers = json!({ "batch": id(), "kind": "release_notice", "isolation_ids": [isolation["id"]] });
    let certificate = leader.post("/notices", papers).await.is(200).to_string();
    assert!(certificate.contains("2020年2月23日") && certificate.contains("解除"), "{certificate}");
    let late = json!({ "isolation_id": isolation["id"], "celsius": 36.5, "measured_by": "team" });
    member.put(&format!("/readings/{}", id()), late).await.refused(409, "not_isolating");
}

#[tokio::test]
async fn nobody_is_held_by_a_registration_taken_back() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let place = format!("/arrivals/{}", id());
    let shown = clerk.put(&place, returnee(GRID)).await.is(201);
    let withdrawal = json!({ "reason": "wrong_person", "version": shown["version"] });
    let withdrawn = clerk.post(&format!("{place}/withdraw"), withdrawal).await.is(200);
    assert_eq!(withdrawn["status"], "withdrawn");

    let isolation = clerk.get(&format!("/isolations/{}", shown["isolation_id"].as_str().unwrap())).await.is(200);
    assert_eq!((isolation["state"].as_str(), &isolation["orders"][1]["kind"]), (Some("withdrawn"), &json!("withdraw")));
    assert!(isolation["tasks"].as_array().unwrap().iter().all(|task| task["state"] != "open"));
    let figures = clerk.get("/sitrep").await.is(200)["figures"].clone();
    assert_eq!(figures["screening.arrivals"]["total"], 0);
    assert_eq!(
        (&figures["isolation.people"]["current"], &figures["isolation.households"]["current"]),
        (&json!(0), &json!(0))
    );
    assert_eq!(
        (&figures["isolation.people"]["total"], &figures["isolation.released"]["total"]),
        (&json!(0), &json!(0)),
        "a mistake was never an isolation"
    );

    let again = json!({ "reason": "wrong_person", "version": withdrawn["version"] });
    clerk.post(&format!("{place}/withdraw"), again).await.refused(409, "not_withdrawable");
}

#[tokio::test]
async fn a_fever_raises_one_alert_that_somebody_settles() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let medic = world.worker("medic", STREET).await;
    let shown = member.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(201);
    let fever = || json!({ "isolation_id": shown["isolation_id"], "celsius": 37.3, "symptoms": ["cough"], "measured_by": "team" });
    assert_eq!(member.put(&format!("/readings/{}", id()), fever()).await.is(201)["fever"], true);
    member.put(&format!("/readings/{}", id()), fever()).await.is(201);
    let alerts = medic.get("/alerts?state=open").await.is(200);
    assert_eq!(alerts["rows"].as_array().unwrap().len(), 1, "the same cause does not alert twice");
    let alert = &alerts["rows"][0];
    assert_eq!((alert["severity"].as_str(), alert["rule"].as_str()), (Some("severe"), Some("isolation.fever")));
    let place = format!("/alerts/{}", alert["id"].as_str().unwrap());
    medic.post(&format!("{place}/acknowledge"), json!({ "version": 1 })).await.is(200);
    medic.post(&format!("{place}/acknowledge"), json!({ "version": 1 })).await.refused(409, "version_conflict");
    medic
        .post(&format!("{place}/close"), json!({ "version": 2, "outcome": " " }))
        .await
        .wrong("outcome", "text_length");
    let closed =
        medic.post(&format!("{place}/close"), json!({ "version": 2, "outcome": "复测36.7℃,排除" })).await.is(200);
    assert_eq!((closed["state"].as_str(), closed["acknowledged_by"].as_str()), (Some("closed"), Some("王测试")));
    member.put(&format!("/readings/{}", id()), fever()).await.is(201);
    let again = medic.get("/alerts?state=open").await.is(200);
    assert_eq!(again["rows"].as_array().unwrap().len(), 1, "what was settled and comes again is seen again");
    let neighbour = world.worker("medic", "220581104").await;
    assert_eq!(neighbour.get("/alerts").await.is(200)["rows"], json!([]));
}

#[tokio::test]
async fn readings_are_checked() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let shown = member.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(201);
    let put = async |celsius: f64, symptoms: serde_json::Value, by: &str| {
        let body = json!({ "isolation_id": shown["isolation_id"], "celsius": celsius, "symptoms": symptoms, "measured_by": by });
        member.put(&format!("/readings/{}", id()), body).await
    };
    put(44.0, json!([]), "team").await.wrong("celsius", "temperature_range");
    put(36.5, json!(["cough", "love"]), "team").await.wrong("symptoms[1]", "symptom_unknown");
    put(36.5, json!([]), "cat").await.wrong("measured_by", "measured_by_unknown");
    let nowhere = json!({ "isolation_id": id(), "celsius": 36.5, "measured_by": "team" });
    member.put(&format!("/readings/{}", id()), nowhere).await.wrong("isolation_id", "isolation_unknown");
}

#[tokio::test]
async fn whom_the_policy_leaves_free_can_be_isolated_by_order() {
    let world = World::new().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    let mut body = returnee(GRID);
    body["origin"] = json!("北京市");
    let arrival = id();
    let shown = leader.put(&format!("/arrivals/{arrival}"), body).await.is(201);
    assert_eq!((shown["status"].as_str(), shown["isolation_id"].as_str()), (Some("registered"), None));
    let place = format!("/isolations/{}", id());
    let order = json!({ "arrival_id": arrival, "ground": "同车厢有确诊病例" });
    let opened = leader.put(&place, order.clone()).await.is(201);
    assert_eq!((opened["ground"].as_str(), opened["ends_on"].as_str()), (Some("order"), Some("2020-02-24")));
    assert_eq!(opened["orders"][0]["reason"], "同车厢有确诊病例");
    leader.put(&place, order.clone()).await.is(200);
    leader.put(&format!("/isolations/{}", id()), order).await.refused(409, "not_isolatable");

    // Where the last exposure is known, the days are counted from it.
    let mut body = returnee(GRID);
    body["origin"] = json!("北京市");
    let arrival = id();
    leader.put(&format!("/arrivals/{arrival}"), body).await.is(201);
    let exposed = |day: &str| json!({ "arrival_id": arrival, "ground": "同桌吃饭的人确诊", "exposed_on": day });
    let other = format!("/isolations/{}", id());
    leader.put(&other, exposed("2020-02-11")).await.wrong("exposed_on", "date_range");
    leader.put(&other, exposed("2020-01-20")).await.refused(409, "period_over");
    let opened = leader.put(&other, exposed("2020-02-07")).await.is(201);
    assert_eq!((opened["ends_on"].as_str(), opened["day_n"].as_i64()), (Some("2020-02-21"), Some(3)));
    let neighbour = world.worker("community_lead", "220581001003").await;
    neighbour.get(&place).await.refused(404, "not_found");
    let next = world.worker("grid_member", NEXT_GRID).await;
    assert_eq!(next.get("/tasks/today").await.is(200)["rows"], json!([]));
}

#[tokio::test]
async fn a_household_counts_once_and_ends_with_its_last() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    for left in ["2020-02-05", "2020-02-08"] {
        let mut body = returnee(GRID);
        body["left_origin_on"] = json!(left);
        clerk.put(&format!("/arrivals/{}", id()), body).await.is(201);
    }
    let figure = async |day: &str| {
        let report = clerk.get(&format!("/sitrep?day={day}")).await.is(200);
        let homes = &report["figures"]["isolation.households"];
        let people = &report["figures"]["isolation.people"];
        [&homes["total"], &homes["current"], &people["total"], &people["current"]].map(|value| value.as_i64().unwrap())
    };
    assert_eq!(figure("2020-02-10").await, [1, 1, 2, 2]);
    for on in ["2020-02-19", "2020-02-22"] {
        world.at(on, 18);
        clerk.sign_in().await;
        for due in clerk.get("/isolations?state=due").await.is(200)["rows"].as_array().unwrap() {
            let place = format!("/isolations/{}/release", due["id"].as_str().unwrap());
            clerk.post(&place, json!({ "version": due["version"] })).await.is(200);
        }
    }
    assert_eq!(figure("2020-02-19").await, [1, 1, 2, 1]);
    assert_eq!(figure("2020-02-22").await, [1, 0, 2, 0]);
    assert_eq!(figure("2020-02-09").await, [0, 0, 0, 0]);
    clerk.get("/sitrep?day=2020-02-23").await.wrong("day", "date_range");
}

#[tokio::test]
async fn orders_are_added_and_none_is_edited() {
    let world = World::new().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    let place = isolated(&leader, returnee(GRID)).await;

    order(&leader, &place, json!({ "change": "extend", "ends_on": "2020-02-20" })).await.refused(409, "ends_before");
    order(&leader, &place, json!({ "change": "extend", "ends_on": "2020-03-20" })).await.refused(409, "ends_too_late");
    order(&leader, &place, json!({ "change": "extend" })).await.wrong("ends_on", "day_missing");
    let longer = order(&leader, &place, json!({ "change": "extend", "ends_on": "2020-02-24" })).await.is(201);
    assert_eq!(longer["ends_on"], "2020-02-24");
    assert_eq!(longer["orders"][1]["reason"], "复查未完成");
    assert!(!longer["orders"][1]["basis"].as_str().unwrap().is_empty());

    let same = format!("{place}/orders/{}", id());
    let body = json!({ "change": "suspend", "reason": "发热", "version": longer["version"] });
    let away = leader.put(&same, body.clone()).await.is(201);
    leader.put(&same, body).await.is(200);
    assert_eq!(away["state"], "hospital");
    assert!(away["tasks"].as_array().unwrap().iter().all(|task| task["state"] != "open"), "nobody is at home");
    assert_eq!(leader.get("/sitrep").await.is(200)["figures"]["isolation.people"]["current"], 0);
    let reading = json!({ "isolation_id": away["id"], "celsius": 36.5, "measured_by": "team" });
    leader.put(&format!("/readings/{}", id()), reading).await.refused(409, "not_isolating");

    let home = order(&leader, &place, json!({ "change": "resume" })).await.is(201);
    assert_eq!((home["state"].as_str(), home["ends_on"].as_str()), (Some("isolating"), Some("2020-02-24")));
    assert!(home["tasks"].as_array().unwrap().iter().any(|task| task["state"] == "open"));
    let to = json!({ "change": "move", "area": NEXT_GRID, "address": "9号楼1单元101" });
    let moved = order(&leader, &place, to).await.is(201);
    assert_eq!(moved["area"], NEXT_GRID);
    let kinds: Vec<_> =
        moved["orders"].as_array().unwrap().iter().map(|order| order["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["open", "extend", "suspend", "resume", "move"]);
    let left = leader.get(&format!("/sitrep?area={GRID}")).await.is(200)["figures"]["isolation.people"].clone();
    let now = leader.get(&format!("/sitrep?area={NEXT_GRID}")).await.is(200)["figures"]["isolation.people"].clone();
    assert_eq!(
        (&left["total"], &left["current"], &now["total"], &now["current"]),
        (&json!(1), &json!(0), &json!(0), &json!(1))
    );

    let elsewhere = json!({ "change": "move", "area": "220581104202", "address": "1组1号" });
    order(&leader, &place, elsewhere).await.wrong("area", "area_unknown");
    let gone = order(&leader, &place, json!({ "change": "refer" })).await.is(201);
    assert_eq!(gone["state"], "referred");
    order(&leader, &place, json!({ "change": "extend", "ends_on": "2020-02-25" })).await.refused(409, "not_isolating");
    let neighbour = world.worker("community_lead", "220581104202").await;
    neighbour.get(&place).await.refused(404, "not_found");
    let theirs = json!({ "change": "refer", "reason": "x", "version": 1 });
    neighbour.put(&format!("{place}/orders/{}", id()), theirs).await.refused(404, "not_found");
    let member = world.grid_member().await;
    let theirs = json!({ "change": "refer", "reason": "x", "version": 1 });
    member.put(&format!("{place}/orders/{}", id()), theirs).await.refused(403, "act_not_permitted");
}

#[tokio::test]
async fn who_is_forgotten_on_the_last_day_is_free_all_the_same() {
    let world = World::new().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    let place = isolated(&leader, returnee(GRID)).await;
    world.at("2020-02-23", 9);
    leader.sign_in().await;
    server::jobs::run_due(&world.house).await.unwrap();
    let due = leader.get("/tasks/today").await.is(200);
    let asked = due["rows"].as_array().unwrap().iter().any(|row| row["kind"] == "isolation.release");
    assert!(asked, "whoever may release is asked to");
    let member = world.grid_member().await.get("/tasks/today").await.is(200);
    assert!(member["rows"].as_array().unwrap().iter().all(|row| row["kind"] != "isolation.release"));
    // Two days nobody looked, the program did not even run.
    world.at("2020-02-26", 9);
    leader.sign_in().await;
    server::jobs::run_due(&world.house).await.unwrap();
    server::jobs::run_due(&world.house).await.unwrap();
    let free = leader.get(&place).await.is(200);
    assert_eq!((free["state"].as_str(), free["ended_on"].as_str()), (Some("lapsed"), Some("2020-02-24")));
    assert!(free["tasks"].as_array().unwrap().iter().all(|task| task["state"] != "open"));
    let alerts = leader.get("/alerts?state=open").await.is(200);
    let lapses = alerts["rows"].as_array().unwrap().iter().filter(|row| row["rule"] == "isolation.lapse").count();
    assert_eq!(lapses, 1, "the chain hears of it once");
    let yesterday = leader.get("/sitrep?day=2020-02-24").await.is(200)["figures"].clone();
    assert_eq!(
        (&yesterday["isolation.people"]["ended"], &yesterday["isolation.released"]["day"]),
        (&json!(1), &json!(1))
    );
}

#[tokio::test]
async fn a_household_is_free_when_its_last_one_is() {
    let world = World::new().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    let early = isolated(&leader, returnee(GRID)).await;
    let mut later = returnee(GRID);
    later["left_origin_on"] = json!(null);
    let later = isolated(&leader, later).await;
    assert_eq!(leader.get(&early).await.is(200)["household_id"], leader.get(&later).await.is(200)["household_id"]);
    let figures = async |on: &str| leader.get(&format!("/sitrep?day={on}")).await.is(200)["figures"].clone();
    for (place, on, left) in [(&early, "2020-02-23", 1), (&later, "2020-02-24", 0)] {
        world.at(on, 10);
        leader.sign_in().await;
        let version = leader.get(place).await.is(200)["version"].clone();
        leader.post(&format!("{place}/release"), json!({ "version": version })).await.is(200);
        let now = figures(on).await;
        assert_eq!(
            (&now["isolation.people"]["current"], &now["isolation.households"]["current"]),
            (&json!(left), &json!(left))
        );
    }
    assert_eq!(figures("2020-02-24").await["isolation.households"]["total"], 1);
}

#[tokio::test]
async fn services_are_brought_once_to_a_household_and_missed_is_missed() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let place = isolated(&member, returnee(GRID)).await;
    let mut mate = returnee(GRID);
    mate["name"] = json!("李同住");
    isolated(&member, mate).await;
    let of = async |kind: &str| {
        let today = member.get("/tasks/today").await.is(200);
        let rows = today["rows"].as_array().unwrap().iter();
        rows.filter(|row| row["kind"] == format!("isolation.{kind}")).cloned().collect::<Vec<_>>()
    };
    let meals = of("meal").await;
    assert_eq!(meals.len(), 2, "one of noon and one of evening for both: breakfast was over at nine");
    assert_eq!((&meals[0]["slot"], &meals[0]["kind_zh"]), (&json!("noon"), &json!("送餐")));
    assert_eq!(meals[0]["subject"]["name"], "李返梅、李同住");
    assert_eq!(meals[0]["subject"]["person_id"], json!(null));
    assert_eq!(of("temperature").await.len(), 4);

    let done = |task: &Value| format!("/tasks/{}/complete", task["id"].as_str().unwrap());
    member.post(&done(&meals[0]), json!({})).await.refused(409, "too_early");
    let thermometer = of("thermometer").await.remove(0);
    member.post(&done(&thermometer), json!({})).await.wrong("received_by", "receipt_missing");
    let given = json!({ "received_by": "李返梅" });
    assert_eq!(member.post(&done(&thermometer), given.clone()).await.is(200)["state"], "done");
    member.post(&done(&thermometer), given).await.is(200);
    let other = world.worker("community_lead", COMMUNITY).await;
    other.post(&done(&thermometer), json!({ "received_by": "李" })).await.refused(409, "task_closed");
    let reading = of("temperature").await.remove(0);
    member.post(&done(&reading), json!({})).await.refused(409, "task_has_its_own_act");
    let neighbour = world.worker("grid_member", NEXT_GRID).await;
    neighbour.post(&done(&meals[1]), json!({})).await.refused(404, "not_found");

    world.at("2020-02-10", 12);
    member.post(&done(&meals[0]), json!({})).await.is(200);
    world.at("2020-02-10", 20);
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(of("meal").await[1]["state"], "missed");
    // From the evening on tomorrow's are laid, the thermometer not again.
    world.at("2020-02-11", 7);
    member.sign_in().await;
    assert_eq!(of("meal").await.len(), 3);
    assert_eq!(of("thermometer").await.len(), 0);
    // When the last one is free nothing is brought any more.
    let leader = world.worker("community_lead", COMMUNITY).await;
    order(&leader, &place, json!({ "change": "refer" })).await.is(201);
    assert!(of("meal").await.iter().any(|row| row["state"] == "open"));
    let rows = leader.get("/isolations?state=isolating").await.is(200)["rows"].clone();
    let last = format!("/isolations/{}", rows[0]["id"].as_str().unwrap());
    order(&leader, &last, json!({ "change": "refer" })).await.is(201);
    assert_eq!(of("meal").await.len(), 0);
}

#[tokio::test]
async fn after_a_night_without_power_nothing_is_laid_twice() {
    let world = World::new().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    isolated(&leader, returnee(GRID)).await;
    // The program comes back when all windows of the day are over.
    world.at("2020-02-12", 21);
    server::jobs::run_due(&world.house).await.unwrap();
    world.house.store.journal.settle().await.unwrap();
    let before = kernel::journal::last(&world.house.store.read).await.unwrap().unwrap().seq;
    server::jobs::run_due(&world.house).await.unwrap();
    world.house.store.journal.settle().await.unwrap();
    let after = kernel::journal::last(&world.house.store.read).await.unwrap().unwrap().seq;
    assert_eq!(after, before, "nothing is due and nothing is written");
}

#[tokio::test]
async fn a_rise_a_symptom_and_two_misses_are_seen_before_a_fever() {
    let world = World::new().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    let of = async |place: &str| leader.get(place).await.is(200)["id"].clone();
    let rules = async || {
        let alerts = leader.get("/alerts?state=open").await.is(200);
        let rows = alerts["rows"].as_array().unwrap().iter().map(|row| row["rule"].as_str().unwrap().to_owned());
        // What was merely late has a story of its own.
        let mut rules: Vec<_> = rows.filter(|rule| rule != "isolation.late").collect();
        rules.sort();
        rules
    };
    let read = async |id: &Value, celsius: f64, symptoms: Value| {
        let body = json!({ "isolation_id": id, "celsius": celsius, "symptoms": symptoms, "measured_by": "team" });
        leader.put(&format!("/readings/{}", crate::world::id()), body).await.is(201);
    };
    let rising = of(&isolated(&leader, returnee(GRID)).await).await;
    for celsius in [36.4, 36.6, 36.9] {
        read(&rising, celsius, json!([])).await;
    }
    assert_eq!(rules().await, ["isolation.rising"]);
    let coughing = of(&isolated(&leader, returnee(GRID)).await).await;
    read(&coughing, 36.5, json!(["cough"])).await;
    assert_eq!(rules().await, ["isolation.rising", "isolation.symptom"]);
    // Nobody measures in the morning; that happens. Nobody in the evening either.
    let forgotten = isolated(&leader, returnee(GRID)).await;
    for id in [&rising, &coughing] {
        world.at("2020-02-10", 15);
        read(id, 36.5, json!([])).await;
    }
    world.at("2020-02-10", 13);
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(rules().await.len(), 2);
    world.at("2020-02-10", 21);
    leader.sign_in().await;
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(rules().await, ["isolation.misses", "isolation.rising", "isolation.symptom"], "{forgotten}");
}

#[tokio::test]
async fn a_mistake_leaves_nothing_in_the_books_wherever_it_went() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    for away in [json!({ "change": "suspend" }), json!({ "change": "move", "area": NEXT_GRID, "address": "9号楼" })] {
        let arrival = format!("/arrivals/{}", id());
        let shown = clerk.put(&arrival, returnee(GRID)).await.is(201);
        let place = format!("/isolations/{}", shown["isolation_id"].as_str().unwrap());
        order(&clerk, &place, away).await.is(201);
        let version = clerk.get(&arrival).await.is(200)["version"].clone();
        let withdrawal = json!({ "reason": "wrong_person", "version": version });
        clerk.post(&format!("{arrival}/withdraw"), withdrawal).await.is(200);
        for measure in server::rooms::measures() {
            assert_eq!(kernel::tally::prove(&world.house.store.read, &measure).await.unwrap(), []);
        }
        let figures = clerk.get("/sitrep").await.is(200)["figures"].clone();
        for figure in ["isolation.people", "isolation.households"] {
            assert_eq!((&figures[figure]["total"], &figures[figure]["current"]), (&json!(0), &json!(0)), "{figure}");
        }
    }
}
