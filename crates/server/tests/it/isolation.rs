//! Home isolation: opened by the policy, measured every day, alarmed by a fever, released on the last day.

use serde_json::json;

use crate::world::{COMMUNITY, GRID, NEXT_GRID, STREET, World, id, returnee};

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

    let tasks = member.get("/tasks/today").await.is(200);
    let rows = tasks["rows"].as_array().unwrap();
    assert_eq!(rows.iter().map(|row| row["slot"].as_str().unwrap()).collect::<Vec<_>>(), ["morning", "evening"]);
    assert_eq!(rows[0]["subject"]["address"], "3号楼2单元501", "who must go there sees the door");
    let reading =
        json!({ "isolation_id": isolation["id"], "task_id": rows[0]["id"], "celsius": 36.5, "measured_by": "team" });
    let reading_place = format!("/readings/{}", id());
    member.put(&reading_place, reading.clone()).await.is(201);
    member.put(&reading_place, reading).await.is(200);
    assert_eq!(member.get("/tasks/today").await.is(200)["rows"][0]["state"], "done");

    // Nobody comes in the evening: that is a fact, and tomorrow has its own tasks.
    world.at("2020-02-10", 21);
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(member.get("/tasks/today").await.is(200)["rows"][1]["state"], "missed");
    world.at("2020-02-11", 8);
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(member.get("/tasks/today").await.is(200)["total"], 2);

    let early = leader.post(&format!("{place}/release"), json!({ "version": isolation["version"] })).await;
    early.refused(409, "not_due");
    world.at("2020-02-23", 9);
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
    assert_eq!(
        (isolation["state"].as_str(), &isolation["orders"][1]["ground"]),
        (Some("released"), &json!("withdrawn"))
    );
    assert!(isolation["tasks"].as_array().unwrap().iter().all(|task| task["state"] != "open"));
    let figures = clerk.get("/sitrep").await.is(200)["figures"].clone();
    assert_eq!(figures["screening.arrivals"]["total"], 0);
    assert_eq!(
        (&figures["isolation.people"]["current"], &figures["isolation.households"]["current"]),
        (&json!(0), &json!(0))
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
    assert_eq!((opened["ground"].as_str(), opened["ends_on"].as_str()), (Some("同车厢有确诊病例"), Some("2020-02-24")));
    leader.put(&place, order.clone()).await.is(200);
    leader.put(&format!("/isolations/{}", id()), order).await.refused(409, "not_isolatable");
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
