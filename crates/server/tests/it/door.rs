//! The door itself: whatever comes in is answered, and a person can tell what was wrong with it.

use serde_json::json;

use crate::world::{CITY, GRID, STREET, World, id, returnee};

#[tokio::test]
async fn a_zero_sign_is_no_text() {
    let world = World::new().await;
    let stranger = world.stranger();
    stranger.post("/session", json!({ "login": "a\0b", "password": "x" })).await.wrong("login", "invalid_field");
    let admin = world.worker("administrator", CITY).await;
    for (path, field) in [
        ("/workers?role=a%00b", "role"),
        ("/workers?q=a%00b", "q"),
        ("/areas?q=%00", "q"),
        ("/units?q=a%00b", "q"),
        ("/accounts?q=a%00b", "q"),
    ] {
        admin.get(path).await.wrong(field, "invalid_field");
    }
    world.worker("auditor", CITY).await.get("/journal?act=a%00b").await.wrong("act", "invalid_field");
    admin.put(&format!("/workers/{}", id()), json!({ "name": "陈\0新" })).await.wrong("name", "invalid_field");
    let split = json!({ "code": "220581001005", "name": "新社区", "children": ["a\0b"] });
    admin.post("/areas/220581001004/split", split).await.wrong("children[0]", "invalid_field");
    // A cursor is not read at the door: what the store refuses is no defect of ours either.
    let after: String = br#""a\u0000b""#.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(admin.get(&format!("/accounts?after={after}")).await.status < 500);
}

#[tokio::test]
async fn a_day_lies_in_a_year_people_reckon_with() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    for day in ["-262143-01-01", "0001-01-01", "1899-12-31", "2201-01-01", "%2B262142-12-31"] {
        clerk.get(&format!("/sitrep?day={day}&series=30")).await.wrong("day", "date_range");
        clerk.get(&format!("/tasks?day={day}")).await.wrong("day", "date_range");
        clerk.get(&format!("/arrivals?from={day}")).await.wrong("from", "date_range");
    }
    clerk.get("/sitrep?day=1900-01-01&series=366").await.is(200);
    let mut early = returnee(GRID);
    early["arrived_on"] = json!("-262143-01-01");
    clerk.put(&format!("/arrivals/{}", id()), early).await.wrong("arrived_on", "date_range");
}

#[tokio::test]
async fn a_text_is_no_longer_than_the_contract_says() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let long = "长".repeat(51);
    for (path, field) in [("workers", "q"), ("workers", "role"), ("areas", "q"), ("units", "q")] {
        admin.get(&format!("/{path}?{field}={long}")).await.wrong(field, "text_length");
    }
    let clerk = world.worker("township_clerk", STREET).await;
    for (path, field) in [("arrivals", "q"), ("residents", "q"), ("isolations", "q"), ("tasks", "kind")] {
        clerk.get(&format!("/{path}?{field}={long}")).await.wrong(field, "text_length");
    }
    admin.get(&format!("/workers?q={}", "长".repeat(50))).await.is(200);
    let login = json!({ "login": "l".repeat(101), "password": "x" });
    world.stranger().post("/session", login).await.wrong("login", "text_length");
}
