//! Tokens: a program does a few acts of one person, for a while, and nothing else.

use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{
    CITY, COMMUNITY, ELSEWHERE, GRID, NEXT_GRID, PASSWORD, Person, STREET, World, id, isolated, page_path, returnee,
};

fn reads_arrivals(area: &str) -> Value {
    json!({ "name": "省平台", "acts": ["screening.list_arrivals"], "area": area, "days": 30 })
}

async fn made(person: &Person, token: Value) -> String {
    person.put(&format!("/me/tokens/{}", id()), token).await.is(201)["secret"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_program_does_what_its_token_says_and_nothing_else() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let elsewhere = world.worker("township_clerk", "220581104").await;
    for (place, grid) in [(&clerk, GRID), (&clerk, NEXT_GRID), (&elsewhere, ELSEWHERE)] {
        place.put(&format!("/arrivals/{}", id()), returnee(grid)).await.is(201);
    }
    let secret = made(&clerk, reads_arrivals(GRID)).await;
    assert!(secret.starts_with("wgt_"), "{secret}");
    let program = world.program(&secret);
    let listed = program.get("/arrivals").await.is(200);
    let areas: Vec<_> = listed["rows"].as_array().unwrap().iter().map(|row| row["area"].clone()).collect();
    assert_eq!(areas, [json!(GRID)], "the clerk sees two, the token one");
    program.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.refused(403, "act_not_permitted");
    program.get("/isolations").await.refused(403, "act_not_permitted");
    assert_eq!(program.get("/me").await.is(200)["acts"], json!(["screening.list_arrivals"]));
    // What is a person's own is no program's.
    for (method, path, body) in [
        (Method::PUT, format!("/me/tokens/{}", id()), Some(reads_arrivals(GRID))),
        (Method::PUT, "/session/confirmation".into(), Some(json!({ "password": "x" }))),
        (Method::PUT, "/me/password".into(), Some(json!({ "old_password": "x", "new_password": "y" }))),
        (Method::POST, "/me/totp".into(), Some(json!({}))),
        (Method::GET, "/me/sessions".into(), None),
        (Method::GET, "/me/tokens".into(), None),
        (Method::DELETE, "/session".into(), None),
    ] {
        program.send(method, &path, body).await.refused(403, "act_not_permitted");
    }
    let used = clerk.get("/me/tokens").await.is(200);
    assert_eq!((&used[0]["used_at"], &used[0]["live"]), (&json!("2020-02-10T01:00:00.000Z"), &json!(true)));
    assert!(!used.to_string().contains(&secret) && used[0].get("secret").is_none());
}

#[tokio::test]
async fn a_token_changes_things_in_the_name_of_its_account_from_anywhere() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let auditor = world.worker("auditor", CITY).await;
    let registers = json!({ "name": "卡点闸机", "acts": ["screening.register_arrival"], "area": STREET, "days": 90 });
    let program = world.program(&made(&clerk, registers).await);
    let answer = program
        .client
        .put(program.address(&format!("/arrivals/{}", id())))
        .header("sec-fetch-site", "cross-site")
        .json(&returnee(GRID))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 201);
    let line = world.journal(&auditor, "act=screening.register_arrival").await["rows"][0].clone();
    assert_eq!(line["actor"], clerk.get("/me").await.is(200)["name"], "{line}");
}

#[tokio::test]
async fn nobody_makes_a_token_of_more_than_they_may() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let member = world.grid_member().await;
    let make = async |token: Value| clerk.put(&format!("/me/tokens/{}", id()), token).await;
    let acts = |acts: &[&str]| json!({ "name": "x", "acts": acts, "area": GRID, "days": 1 });
    make(acts(&["area.merge_areas"])).await.wrong("acts", "token_act_not_held");
    make(acts(&["account.make_token"])).await.wrong("acts", "token_act_personal");
    make(acts(&["account.change_password"])).await.wrong("acts", "token_act_personal");
    make(acts(&["sync.name_device"])).await.wrong("acts", "token_act_personal");
    make(acts(&["no.such_act"])).await.wrong("acts", "token_acts");
    make(acts(&[])).await.wrong("acts", "token_acts");
    make(reads_arrivals("220581104")).await.refused(404, "not_found");
    make(reads_arrivals(CITY)).await.refused(404, "not_found");
    let days = |days: i64| json!({ "name": "x", "acts": ["screening.list_arrivals"], "area": GRID, "days": days });
    make(days(91)).await.wrong("days", "token_days");
    make(days(0)).await.wrong("days", "token_days");
    member.put(&format!("/me/tokens/{}", id()), reads_arrivals(GRID)).await.refused(403, "act_not_permitted");
    let same = id();
    clerk.put(&format!("/me/tokens/{same}"), reads_arrivals(GRID)).await.is(201);
    clerk.put(&format!("/me/tokens/{same}"), reads_arrivals(GRID)).await.refused(409, "token_exists");
}

#[tokio::test]
async fn a_token_ends_by_its_day_by_its_owner_and_with_their_post() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let neighbour = world.worker("township_clerk", "220581104").await;
    let me = clerk.get("/me").await.is(200);
    let account = me["account_id"].as_str().unwrap();
    let (first, second) = (id(), id());
    let secret = |made: Value| made["secret"].as_str().unwrap().to_owned();
    let one = secret(clerk.put(&format!("/me/tokens/{first}"), reads_arrivals(STREET)).await.is(201));
    let other = secret(clerk.put(&format!("/me/tokens/{second}"), reads_arrivals(COMMUNITY)).await.is(201));
    let (one, other) = (world.program(&one), world.program(&other));
    one.get("/arrivals").await.is(200);
    neighbour.post(&format!("/me/tokens/{first}/revoke"), json!({})).await.refused(404, "not_found");
    clerk.post(&format!("/me/tokens/{first}/revoke"), json!({})).await.is(204);
    clerk.post(&format!("/me/tokens/{first}/revoke"), json!({})).await.is(204);
    one.get("/arrivals").await.refused(401, "not_signed_in");
    let listed = admin.get(&format!("/accounts/{account}/tokens")).await.is(200);
    assert_eq!(listed.as_array().unwrap().len(), 2);

    // With the post goes what the token may.
    let workers = admin.get("/workers?role=township_clerk").await.is(200);
    let post = workers["rows"].as_array().unwrap().iter().find(|row| row["id"] == me["worker_id"]).unwrap();
    let post = post["posts"][0]["id"].as_str().unwrap();
    other.get("/arrivals").await.is(200);
    admin.post(&format!("/posts/{post}/end"), json!({ "to": "2020-02-09" })).await.is(200);
    other.get("/arrivals").await.refused(403, "act_not_permitted");
    admin.post(&format!("/accounts/{account}/tokens/{second}/revoke"), json!({})).await.is(204);
    other.get("/arrivals").await.refused(401, "not_signed_in");

    let short = world.program(&made(&neighbour, reads_arrivals("220581104")).await);
    short.get("/arrivals").await.is(200);
    world.at("2020-03-12", 9);
    short.get("/arrivals").await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn an_administrator_makes_one_for_another_account() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let account = clerk.get("/me").await.is(200)["account_id"].as_str().unwrap().to_owned();
    let make = async |acts: &[&str]| {
        let token = json!({ "name": "网站", "acts": acts, "area": STREET, "days": 7 });
        admin.put(&format!("/accounts/{account}/tokens/{}", id()), token).await
    };
    // Both may see the areas; only the clerk registers.
    make(&["screening.register_arrival"]).await.wrong("acts", "token_act_not_held");
    let secret = make(&["area.list_areas"]).await.is(201)["secret"].as_str().unwrap().to_owned();
    let program = world.program(&secret);
    program.get("/areas").await.is(200);
    // A new password ends what was made under the old one.
    admin.post(&format!("/accounts/{account}/reset-password"), json!({})).await.is(200);
    program.get("/areas").await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn a_password_of_ones_own_choice_revokes_what_was_made_under_the_old_one() {
    let world = World::new().await;
    let (clerk, neighbour) =
        (world.worker("township_clerk", STREET).await, world.worker("township_clerk", STREET).await);
    let program = world.program(&made(&clerk, reads_arrivals(GRID)).await);
    let other = world.program(&made(&neighbour, reads_arrivals(GRID)).await);
    let wrong = json!({ "old_password": "not-that-one-1", "new_password": "another-password-2" });
    clerk.put("/me/password", wrong).await.wrong("old_password", "old_password_wrong");
    program.get("/arrivals").await.is(200);
    let right = json!({ "old_password": PASSWORD, "new_password": "another-password-2" });
    clerk.put("/me/password", right).await.is(204);
    program.get("/arrivals").await.refused(401, "not_signed_in");
    other.get("/arrivals").await.is(200);
    let listed = clerk.get("/me/tokens").await.is(200);
    assert_eq!(listed[0]["live"], false, "{listed}");
}

#[tokio::test]
async fn secrets_of_pages_and_of_programs_are_different_things() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let isolation = isolated(&clerk, returnee(GRID)).await;
    let page = page_path(&clerk, &isolation, "person").await;
    let (_, of_page) = page.split_once('#').unwrap();
    let program = world.program(&made(&clerk, reads_arrivals(GRID)).await);
    program.get("/my/isolation").await.refused(401, "page_closed");
    world.program(of_page).get("/arrivals").await.refused(401, "not_signed_in");
    world.program(of_page).get("/my/isolation").await.is(200);
    world.program(&format!("wgt_{of_page}")).get("/my/isolation").await.refused(401, "page_closed");
    world.program("wgt_0000").get("/arrivals").await.refused(401, "not_signed_in");
}
