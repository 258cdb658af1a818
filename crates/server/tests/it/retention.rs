//! What the house forgets when its time is over, and what stays.

use serde_json::{Value, json};

use crate::world::{CITY, Person, STREET, World, day, id, id_number, phone};

/// Two people in a car at the gate.
async fn crosses(world: &World, guard: &Person, gate: uuid::Uuid) -> String {
    let sitting = |name: &str| json!({ "name": name, "document_type": "id_card", "document_number": id_number(), "phone": phone(), "temperature": 36.4 });
    let place = format!("/crossings/{}", id());
    let body = json!({
        "checkpoint_id": gate, "at": world.clock.now().0, "direction": "in", "plate": "吉E·12345",
        "people": [sitting("赵过卡"), sitting("钱同车")], "decision": "admit", "source": "field",
    });
    guard.put(&place, body).await.is(201);
    place
}

async fn rows(world: &World, table: &'static str) -> i64 {
    use kernel::Read;
    #[derive(sea_orm::FromQueryResult)]
    struct Count {
        n: i64,
    }
    world.house.store.read.sql::<Count, _>(table, []).await.unwrap()[0].n
}

const CROSSINGS: &str = "SELECT COUNT(*) AS n FROM crossing";
const COMPANIONS: &str = "SELECT COUNT(*) AS n FROM crossing_companion";

#[tokio::test]
async fn crossings_go_after_thirty_days_and_what_was_counted_stays() {
    let world = World::new().await;
    let commander = world.worker("commander", CITY).await;
    let auditor = world.worker("auditor", CITY).await;
    let guard = world.worker("checkpoint_staff", STREET).await;
    let gate = world.checkpoint(STREET, "高速出口").await;
    let old = crosses(&world, &guard, gate).await;
    crosses(&world, &guard, gate).await;
    world.at("2020-02-11", 9);
    guard.sign_in().await;
    let young = crosses(&world, &guard, gate).await;

    world.at("2020-03-11", 23);
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(rows(&world, CROSSINGS).await, 3, "the thirtieth day is not over");
    world.at("2020-03-12", 0);
    server::jobs::run_due(&world.house).await.unwrap();
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!((rows(&world, CROSSINGS).await, rows(&world, COMPANIONS).await), (1, 1));
    guard.sign_in().await;
    guard.get(&old).await.refused(404, "not_found");
    guard.get(&young).await.is(200);

    // The figures stay, and what is left still proves them.
    commander.sign_in().await;
    let passed = async |on: &str| {
        commander.get(&format!("/sitrep?day={on}")).await.is(200)["figures"]["crossing.crossings"]["day"].clone()
    };
    assert_eq!((passed("2020-02-10").await, passed("2020-02-11").await), (json!(2), json!(1)));
    for measure in server::rooms::measures() {
        assert_eq!(kernel::tally::prove(&world.house.store.read, &measure).await.unwrap(), [], "{}", measure.code);
    }
    assert_eq!(kernel::journal::check(&world.house.store.read).await.unwrap().1, []);

    // Who watches sees what went, how much and why; the journal has it for a signed certificate.
    auditor.sign_in().await;
    let shown = auditor.get("/deletions").await.is(200);
    let kind = &shown["kinds"][0];
    assert_eq!((&kind["code"], &kind["days"], &kind["rows"]), (&json!("crossing"), &json!(30), &json!(2)));
    assert_eq!((&kind["first"], &kind["last"]), (&json!("2020-02-10"), &json!("2020-02-10")));
    assert_eq!(kind["kept_from"], "2020-02-11");
    let days = shown["rows"].as_array().unwrap();
    assert_eq!((days.len(), &days[0]["day"], &days[0]["rows"]), (1, &json!("2020-02-10"), &json!(2)));
    let lines = world.journal(&auditor, "act=retention.forget").await;
    assert_eq!((lines["rows"].as_array().unwrap().len(), &lines["rows"][0]["detail"]["rows"]), (1, &json!(2)));
    assert_eq!(auditor.get("/deletions?kind=nothing").await.is(200)["rows"], json!([]));
    auditor.get("/deletions?after=x").await.wrong("after", "invalid_after");
    guard.get("/deletions").await.refused(403, "act_not_permitted");
}

#[tokio::test]
async fn many_go_in_portions_and_each_day_is_told_by_itself() {
    let world = World::new().await;
    let guard = world.worker("checkpoint_staff", STREET).await;
    let auditor = world.worker("auditor", CITY).await;
    let gate = world.checkpoint(STREET, "高速出口").await;
    for on in ["2020-02-10", "2020-02-11", "2020-02-12"] {
        world.at(on, 9);
        guard.sign_in().await;
        crosses(&world, &guard, gate).await;
    }
    world.at("2020-04-01", 3);
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!((rows(&world, CROSSINGS).await, rows(&world, COMPANIONS).await), (0, 0));
    auditor.sign_in().await;
    let first = auditor.get("/deletions?limit=2").await.is(200);
    let next = first["next"].as_str().unwrap();
    let second = auditor.get(&format!("/deletions?limit=2&after={next}")).await.is(200);
    let days = |page: &Value| {
        page["rows"].as_array().unwrap().iter().map(|row| row["day"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        (days(&first), days(&second)),
        (vec!["2020-02-12".to_owned(), "2020-02-11".to_owned()], vec!["2020-02-10".to_owned()],)
    );
    assert_eq!(first["kinds"][0]["rows"], 3);
    assert!(world.clock.today() > day("2020-03-31"));
}
