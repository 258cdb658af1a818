//! Coming in, going out, and who may.

use serde_json::json;

use crate::world::{CITY, GRID, PASSWORD, STREET, World, id};

#[tokio::test]
async fn a_one_time_password_opens_nothing_but_its_own_change() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let worker = id();
    admin.put(&format!("/workers/{worker}"), json!({ "name": "陈新", "phone": "15400001111" })).await.is(201);
    let post = json!({ "worker_id": worker, "role": "grid_member", "area": GRID });
    admin.put(&format!("/posts/{}", id()), post).await.is(201);
    let account = json!({ "worker_id": worker, "login": "chenxin" });
    let opened = admin.put(&format!("/accounts/{}", id()), account.clone()).await.is(201);
    admin.put(&format!("/accounts/{}", id()), account).await.refused(409, "account_exists");
    let other = id();
    admin.put(&format!("/workers/{other}"), json!({ "name": "陈晨" })).await.is(201);
    let taken = json!({ "worker_id": other, "login": "chenxin" });
    admin.put(&format!("/accounts/{}", id()), taken).await.wrong("login", "login_taken");

    let chen = world.stranger();
    let one_time = opened["one_time_password"].as_str().unwrap();
    let me = chen.post("/session", json!({ "login": "chenxin", "password": one_time })).await.is(200);
    assert_eq!((me["must_change_password"].as_bool(), me["name"].as_str()), (Some(true), Some("陈新")));
    chen.get("/arrivals").await.refused(403, "password_change_required");
    let change = |new: &str| json!({ "old_password": one_time, "new_password": new });
    chen.put("/me/password", change("short")).await.wrong("new_password", "password_length");
    // One sign over and over, one of the commonest, and what they and their place are called.
    for weak in ["aaaaaaaaaaaa", "1234567890", "password123", "chenxin2020", "陈新陈新陈新2020", "松江社区松江社区2020"]
    {
        chen.put("/me/password", change(weak)).await.wrong("new_password", "password_weak");
    }
    chen.put("/me/password", change("gooseberry-orchard-7")).await.is(204);
    chen.get("/arrivals").await.is(200);
    chen.delete("/session").await.is(204);
    chen.get("/me").await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn a_one_time_password_is_over_after_three_days() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let (worker, account) = (id(), id());
    admin.put(&format!("/workers/{worker}"), json!({ "name": "陈新" })).await.is(201);
    let body = json!({ "worker_id": worker, "login": "chenxin" });
    let opened = admin.put(&format!("/accounts/{account}"), body).await.is(201);
    assert_eq!(opened["one_time_until"], "2020-02-13T01:00:00.000Z");
    let sign_in = |shown: &serde_json::Value| json!({ "login": "chenxin", "password": shown["one_time_password"] });
    world.at("2020-02-13", 9);
    let chen = world.stranger();
    chen.post("/session", json!({ "login": "chenxin", "password": "wrong" })).await.refused(401, "wrong_password");
    chen.post("/session", sign_in(&opened)).await.refused(409, "one_time_over");
    admin.sign_in().await;
    let again = admin.post(&format!("/accounts/{account}/reset-password"), json!({})).await.is(200);
    world.at("2020-02-16", 8);
    chen.post("/session", sign_in(&again)).await.is(200);
    // Once chosen, a password stays.
    let new = json!({ "old_password": again["one_time_password"], "new_password": PASSWORD });
    chen.put("/me/password", new).await.is(204);
    world.at("2020-03-16", 8);
    chen.post("/session", json!({ "login": "chenxin", "password": PASSWORD })).await.is(200);
}

#[tokio::test]
async fn wrong_passwords_lock_and_an_administrator_unlocks() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let worker = id();
    admin.put(&format!("/workers/{worker}"), json!({ "name": "陈新" })).await.is(201);
    let account = id();
    let opened =
        admin.put(&format!("/accounts/{account}"), json!({ "worker_id": worker, "login": "chen" })).await.is(201);
    let chen = world.stranger();
    let sign_in = |password: &str| json!({ "login": "chen", "password": password });
    for _ in 0..5 {
        chen.post("/session", sign_in("wrong")).await.refused(401, "wrong_password");
    }
    let right = opened["one_time_password"].as_str().unwrap();
    chen.post("/session", sign_in(right)).await.refused(429, "account_locked");
    admin.post(&format!("/accounts/{account}/unlock"), json!({})).await.is(204);
    chen.post("/session", sign_in(right)).await.is(200);
    admin.post(&format!("/accounts/{account}/close"), json!({})).await.is(204);
    chen.get("/me").await.refused(401, "not_signed_in");
    chen.post("/session", sign_in(right)).await.refused(401, "wrong_password");
}

#[tokio::test]
async fn only_an_administrator_sees_accounts() {
    let world = World::new().await;
    let member = world.grid_member().await;
    member.get("/accounts").await.refused(403, "act_not_permitted");
    let clerk = world.worker("township_clerk", "220581001").await;
    let worker = id();
    clerk.put(&format!("/workers/{worker}"), json!({ "name": "陈新" })).await.is(201);
    let above = json!({ "worker_id": worker, "role": "administrator", "area": "220581001" });
    clerk.put(&format!("/posts/{}", id()), above).await.wrong("role", "role_above_own");
    let outside = json!({ "worker_id": worker, "role": "grid_member", "area": "220581104202" });
    clerk.put(&format!("/posts/{}", id()), outside).await.refused(404, "not_found");
}

#[tokio::test]
async fn a_post_ends_and_with_it_what_one_may() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let member = world.grid_member().await;
    member.get("/arrivals").await.is(200);
    let me = member.get("/me").await.is(200);
    let workers = admin.get("/workers?role=grid_member").await.is(200);
    let post =
        &workers["rows"].as_array().unwrap().iter().find(|row| row["id"] == me["worker_id"]).unwrap()["posts"][0];
    admin.post(&format!("/posts/{}/end", post["id"].as_str().unwrap()), json!({ "to": "2020-02-09" })).await.is(200);
    member.get("/arrivals").await.refused(403, "act_not_permitted");
}

#[tokio::test]
async fn guesses_at_the_same_moment_are_counted_one_by_one() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let login = member.get("/me").await.is(200)["login"].clone();
    let thief = world.stranger();
    let guess = async |password: String| thief.post("/session", json!({ "login": login, "password": password })).await;
    let guesses = futures::future::join_all((0..25).map(|n| guess(format!("guess-number-{n}")))).await;
    let of = |code: &str| guesses.iter().filter(|answer| answer.body["code"] == code).count();
    assert_eq!((of("wrong_password"), of("account_locked")), (5, 20));
    guess(PASSWORD.to_owned()).await.refused(429, "account_locked");
    world.at("2020-02-10", 10);
    guess(PASSWORD.to_owned()).await.is(200);
}

#[tokio::test]
async fn a_session_left_open_is_no_place_to_guess_the_password() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let change = |old: &str| json!({ "old_password": old, "new_password": "another-password-2" });
    for _ in 0..5 {
        member.put("/me/password", change("a-wrong-password")).await.wrong("old_password", "old_password_wrong");
    }
    member.put("/me/password", change(PASSWORD)).await.refused(429, "account_locked");
    world.at("2020-02-10", 10);
    member.put("/me/password", change(PASSWORD)).await.is(204);
}

#[tokio::test]
async fn a_login_nobody_has_is_answered_like_any_other() {
    let world = World::new().await;
    let thief = world.stranger();
    let guess = json!({ "login": "nobody", "password": "a-wrong-password" });
    for _ in 0..5 {
        thief.post("/session", guess.clone()).await.refused(401, "wrong_password");
    }
    thief.post("/session", guess.clone()).await.refused(429, "account_locked");
    world.at("2020-02-10", 10);
    thief.post("/session", guess).await.refused(401, "wrong_password");
}

#[tokio::test]
async fn an_ended_post_comes_back_to_nobody() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let worker = id();
    clerk.put(&format!("/workers/{worker}"), json!({ "name": "陈新" })).await.is(201);
    let post = id();
    let given = json!({ "worker_id": worker, "role": "grid_member", "area": GRID, "to": "2020-02-12" });
    clerk.put(&format!("/posts/{post}"), given).await.is(201);
    let end = async |to: &str| clerk.post(&format!("/posts/{post}/end"), json!({ "to": to })).await;
    end("2020-02-13").await.wrong("to", "date_range");
    end("2020-02-11").await.is(200);
    end("2020-02-11").await.is(200);
    end("2020-02-12").await.wrong("to", "date_range");
    end("2020-02-09").await.is(200);
    end("2020-02-10").await.wrong("to", "date_range");
}

#[tokio::test]
async fn what_one_may_elsewhere_is_not_given_here() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    // Clerk of the street, administrator of another township.
    let clerk = world.worker("township_clerk", STREET).await;
    let me = clerk.get("/me").await.is(200);
    let second = json!({ "worker_id": me["worker_id"], "role": "administrator", "area": "220581104" });
    admin.put(&format!("/posts/{}", id()), second).await.is(201);
    let worker = id();
    clerk.put(&format!("/workers/{worker}"), json!({ "name": "陈新" })).await.is(201);
    let give = async |area: &str| {
        let post = json!({ "worker_id": worker, "role": "administrator", "area": area });
        clerk.put(&format!("/posts/{}", id()), post).await
    };
    give(STREET).await.wrong("role", "role_above_own");
    give("220581104").await.is(201);
}
