//! One thing done to many at once: looked at first, then each for itself.

use serde_json::{Value, json};

use crate::world::{GRID, STREET, World, id, isolated, order, returnee};

fn ids(places: &[String]) -> Vec<&str> {
    places.iter().map(|place| place.rsplit('/').next().unwrap()).collect()
}

fn outcomes(batched: &Value) -> Vec<&str> {
    batched["rows"].as_array().unwrap().iter().map(|row| row["outcome"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn an_order_for_many_answers_for_each() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let mut places = vec![];
    for n in 0..3 {
        let mut body = returnee(GRID);
        body["address"] = json!(format!("{n}号楼"));
        places.push(isolated(&clerk, body).await);
    }
    order(&clerk, &places[1], json!({ "change": "suspend" })).await.is(201);
    let elsewhere = world.worker("township_clerk", "220581104").await;
    let mut theirs = returnee("220581104202001");
    theirs["address"] = json!("一组1号");
    places.push(isolated(&elsewhere, theirs).await);
    let extend = json!({ "do": "order", "ids": ids(&places), "change": "extend", "days": 1, "reason": "同屋有人发热" });

    let looked_at = clerk.post("/batches/preview", extend.clone()).await.is(200);
    assert_eq!(outcomes(&looked_at), ["ok", "not_isolating", "ok", "not_found"]);
    let first = &looked_at["rows"][0];
    assert_eq!((first["before"].as_str(), first["after"].as_str()), (Some("2020-02-23"), Some("2020-02-24")));
    assert_eq!(looked_at["rows"][3]["name"], Value::Null, "nobody learns a neighbour's name");
    assert_eq!(clerk.get(&places[0]).await.is(200)["ends_on"], "2020-02-23", "looking changes nothing");

    let batch = format!("/batches/{}", id());
    let done = clerk.put(&batch, extend.clone()).await.is(200);
    assert_eq!((outcomes(&done), &done["ok"]), (vec!["ok", "not_isolating", "ok", "not_found"], &json!(2)));
    let again = clerk.put(&batch, extend.clone()).await.is(200);
    assert_eq!(outcomes(&again), ["again", "not_isolating", "again", "not_found"]);
    let shown = clerk.get(&places[0]).await.is(200);
    assert_eq!((&shown["ends_on"], &shown["orders"][1]["reason"]), (&json!("2020-02-24"), &json!("同屋有人发热")));
    assert_eq!(elsewhere.get(&places[3]).await.is(200)["ends_on"], "2020-02-23");

    let wrong = |field: &str, value: Value| {
        let mut body = extend.clone();
        body[field] = value;
        body
    };
    clerk.post("/batches/preview", wrong("days", Value::Null)).await.wrong("days", "days_missing");
    clerk.post("/batches/preview", wrong("change", json!("move"))).await.wrong("change", "one_by_one");
    clerk.post("/batches/preview", wrong("ids", json!([]))).await.wrong("ids", "batch_size");
    clerk.post("/batches/preview", wrong("reason", json!(" "))).await.wrong("reason", "text_length");
    world.grid_member().await.put(&batch, extend).await.refused(403, "act_not_permitted");
}

#[tokio::test]
async fn many_are_opened_cared_for_written_to_and_released() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    world.grid_member().await;
    let mut arrivals = vec![];
    for n in 0..2 {
        let mut body = returnee(GRID);
        body["origin"] = json!("北京市");
        body["been_to_risk_area"] = json!(false);
        body["address"] = json!(format!("{n}号楼"));
        let arrival = id();
        clerk.put(&format!("/arrivals/{arrival}"), body).await.is(201);
        arrivals.push(arrival);
    }
    let run = async |body: Value| clerk.put(&format!("/batches/{}", id()), body).await.is(200);
    let opened = run(json!({ "do": "open", "arrival_ids": arrivals, "ground": "同车有确诊病人" })).await;
    assert_eq!(outcomes(&opened), ["ok", "ok"]);
    let rows = clerk.get("/isolations").await.is(200)["rows"].clone();
    let ids: Vec<&Value> = rows.as_array().unwrap().iter().map(|row| &row["id"]).collect();
    assert_eq!(ids.len(), 2);
    let again = run(json!({ "do": "open", "arrival_ids": arrivals, "ground": "同车有确诊病人" })).await;
    assert_eq!(outcomes(&again), ["not_isolatable", "not_isolatable"]);

    assert_eq!(outcomes(&run(json!({ "do": "team", "ids": ids })).await), ["ok", "ok"]);
    let written = run(json!({ "do": "message", "ids": ids, "text": "请您安心在家，有事随时打电话。" })).await;
    assert_eq!(outcomes(&written), ["ok", "ok"]);
    let shown = clerk.get(&format!("/isolations/{}", ids[0].as_str().unwrap())).await.is(200);
    assert_eq!(shown["messages"][0]["text"], "请您安心在家，有事随时打电话。");
    let page = crate::world::page_path(&clerk, &format!("/isolations/{}", ids[0].as_str().unwrap()), "person").await;
    let mine = world.guest(&page).get("/my/isolation").await.is(200);
    assert_eq!(mine["messages"][0]["text"], "请您安心在家，有事随时打电话。");
    let tasks = clerk.get("/tasks?kind=isolation.sms").await.is(200);
    let states: Vec<_> = tasks["rows"].as_array().unwrap().iter().map(|row| row["state"].clone()).collect();
    assert_eq!(states, ["done", "done"], "the message of the day is done with it");

    assert_eq!(outcomes(&run(json!({ "do": "release", "ids": ids })).await), ["not_due", "not_due"]);
    world.at("2020-02-24", 9);
    server::jobs::run_due(&world.house).await.unwrap();
    clerk.sign_in().await;
    assert_eq!(outcomes(&run(json!({ "do": "release", "ids": ids })).await), ["ok", "ok"]);
    assert_eq!(clerk.get("/isolations?state=released").await.is(200)["rows"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn the_list_is_narrowed_to_days_and_to_what_was_missed() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let mut early = returnee(GRID);
    early["left_origin_on"] = json!("2020-02-01");
    early["address"] = json!("1号楼");
    isolated(&clerk, early).await;
    isolated(&clerk, returnee(GRID)).await;
    let days = async |filter: &str| {
        let rows = clerk.get(&format!("/isolations?{filter}")).await.is(200)["rows"].clone();
        rows.as_array().unwrap().iter().map(|row| row["day_n"].as_i64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(days("").await, [1, 9]);
    assert_eq!(days("day_from=9").await, [9]);
    assert_eq!(days("day_to=8").await, [1]);
    assert_eq!(days("day_from=1&day_to=14").await, [1, 9]);
    let home = clerk.get("/isolations?day_from=9").await.is(200)["rows"][0]["household_id"].clone();
    assert_eq!(days(&format!("household_id={}", home.as_str().unwrap())).await, [9]);
    assert_eq!(days("late=true").await, [0; 0]);
    clerk.get("/isolations?day_from=0").await.wrong("day_from", "days_range");
    world.at("2020-02-10", 13);
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(days("late=true").await, [1, 9]);
    let neighbour = world.worker("township_clerk", "220581104").await;
    assert_eq!(neighbour.get("/isolations?late=true").await.is(200)["rows"], json!([]));
}
