//! Sessions: seen, ended, left alone; and saying again who one is before what cannot be taken back lightly.

use serde_json::{Value, json};

use crate::world::{CITY, GRID, PASSWORD, Person, World, id};

async fn mine(person: &Person) -> Vec<Value> {
    person.get("/me/sessions").await.is(200).as_array().unwrap().clone()
}

async fn another_browser(world: &World, of: &Person) -> Person {
    let browser = world.stranger();
    let sign_in = json!({ "login": of.login(), "password": PASSWORD });
    browser.post("/session", sign_in).await.is(200);
    browser
}

#[tokio::test]
async fn somebody_sees_their_own_sessions_and_ends_them() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let neighbour = world.grid_member().await;
    let phone = another_browser(&world, &member).await;
    let office = another_browser(&world, &member).await;
    let shown = mine(&member).await;
    let this: Vec<bool> = shown.iter().map(|row| row["this"].as_bool().unwrap()).collect();
    assert_eq!((this.len(), this.iter().filter(|this| **this).count()), (3, 1), "{shown:?}");
    assert_eq!(mine(&neighbour).await.len(), 1);

    let of_phone = mine(&phone).await.into_iter().find(|row| row["this"] == true).unwrap();
    let end = format!("/me/sessions/{}/end", of_phone["id"].as_str().unwrap());
    neighbour.post(&end, json!({})).await.refused(404, "not_found");
    phone.get("/me").await.is(200);
    member.post(&end, json!({})).await.is(204);
    phone.get("/me").await.refused(401, "not_signed_in");
    member.post("/me/sessions/end-others", json!({})).await.is(204);
    office.get("/me").await.refused(401, "not_signed_in");
    assert_eq!(mine(&member).await.len(), 1);
}

#[tokio::test]
async fn the_journal_names_who_comes_in_and_who_only_tried_it_does_not() {
    let world = World::new().await;
    let (member, auditor) = (world.grid_member().await, world.worker("auditor", CITY).await);
    let name = member.get("/me").await.is(200)["name"].clone();
    let phone = another_browser(&world, &member).await;
    phone.confirms().await;
    let wrong = json!({ "login": member.login(), "password": "a-wrong-password" });
    world.stranger().post("/session", wrong).await.refused(401, "wrong_password");
    phone.delete("/session").await.is(204);
    for (act, actor) in [
        ("account.sign_in", &name),
        ("account.confirm_session", &name),
        ("account.sign_out", &name),
        ("account.fail_sign_in", &Value::Null),
    ] {
        let lines = world.journal(&auditor, &format!("act={act}")).await;
        assert_eq!(&lines["rows"][0]["actor"], actor, "{act}: {lines}");
    }
}

#[tokio::test]
async fn an_administrator_ends_the_sessions_of_an_account() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let auditor = world.worker("auditor", CITY).await;
    let of_township = world.worker("administrator", "220581001").await;
    let member = world.grid_member().await;
    let phone = another_browser(&world, &member).await;
    let account = member.get("/me").await.is(200)["account_id"].as_str().unwrap().to_owned();
    let sessions = format!("/accounts/{account}/sessions");
    of_township.get(&sessions).await.refused(403, "act_not_permitted");
    assert_eq!(auditor.get(&sessions).await.is(200).as_array().unwrap().len(), 2);
    auditor.post(&format!("{sessions}/end"), json!({})).await.refused(403, "act_not_permitted");
    let listed = admin.get(&sessions).await.is(200);
    assert!(listed.as_array().unwrap().iter().all(|row| row["this"] == false));
    let of_phone = mine(&phone).await.into_iter().find(|row| row["this"] == true).unwrap();
    admin.post(&format!("{sessions}/{}/end", of_phone["id"].as_str().unwrap()), json!({})).await.is(204);
    phone.get("/me").await.refused(401, "not_signed_in");
    member.get("/me").await.is(200);
    admin.post(&format!("{sessions}/{}/end", id()), json!({})).await.refused(404, "not_found");
    admin.post(&format!("{sessions}/end"), json!({})).await.is(204);
    member.get("/me").await.refused(401, "not_signed_in");
    let seen = world.journal(&auditor, "act=account.end_sessions").await;
    assert_eq!(seen["rows"].as_array().unwrap().len(), 1, "{seen}");
}

#[tokio::test]
async fn a_desk_left_alone_is_closed_and_a_phone_lasts_a_shift() {
    let world = World::ruled(&[("idle_minutes = 30", "idle_minutes = 30")]).await;
    let desk = world.grid_member().await;
    let phone = world.grid_member().await;
    phone.put(&format!("/devices/{}", id()), json!({ "name": "手机" })).await.is(201);
    world.house.sessions.forget();
    world.at_minute("2020-02-10", 9, 25);
    desk.get("/me").await.is(200);
    world.at_minute("2020-02-10", 9, 50);
    desk.get("/me").await.is(200);
    assert_eq!(mine(&desk).await[0]["seen_at"], "2020-02-10T01:50:00.000Z");
    // What a page asks by itself is no work.
    world.at_minute("2020-02-10", 10, 15);
    world.house.sessions.forget();
    let by_itself = desk.open_with("/me", &[("wangge-unattended", "1")]).await;
    assert_eq!(by_itself.status(), 200);
    world.house.sessions.forget();
    world.at_minute("2020-02-10", 10, 21);
    desk.get("/me").await.refused(401, "not_signed_in");
    world.at_minute("2020-02-10", 20, 59);
    phone.get("/me").await.is(200);
    // No session outlives its hours, however much it is used.
    world.at_minute("2020-02-10", 21, 1);
    phone.get("/me").await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn the_secret_of_a_session_changes_with_the_password() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let signed_in = world.stranger();
    let answer = signed_in
        .client
        .post(signed_in.address("/session"))
        .json(&json!({ "login": member.login(), "password": PASSWORD }))
        // A cookie that somebody planted is not taken over.
        .header("cookie", "wangge_session=planted")
        .send()
        .await
        .unwrap();
    let cookie = |answer: &reqwest::Response| {
        let all = answer.headers().get_all("set-cookie").iter().map(|set| set.to_str().unwrap().to_owned());
        all.into_iter().find_map(|set| Some(set.strip_prefix("wangge_session=")?.split(';').next()?.to_owned()))
    };
    let first = cookie(&answer).unwrap();
    assert_ne!(first, "planted");
    let change = json!({ "old_password": PASSWORD, "new_password": "another-password-2" });
    let answer = signed_in.client.put(signed_in.address("/me/password")).json(&change).send().await.unwrap();
    let second = cookie(&answer).unwrap();
    assert_ne!(first, second);
    let with = async |secret: &str| {
        let cookie = format!("wangge_session={secret}");
        world.stranger().open_with("/me", &[("cookie", &cookie)]).await.status().as_u16()
    };
    assert_eq!((with(&first).await, with("planted").await, with(&second).await), (401, 401, 200));
    member.get("/me").await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn what_is_dangerous_asks_for_the_password_again() {
    let world = World::ruled(&[("confirm_minutes = 10", "confirm_minutes = 10")]).await;
    let admin = world.worker("administrator", CITY).await;
    let member = world.grid_member().await;
    let worker = id();
    admin.put(&format!("/workers/{worker}"), json!({ "name": "陈新" })).await.is(201);
    let open =
        async || admin.put(&format!("/accounts/{}", id()), json!({ "worker_id": worker, "login": "chenxin" })).await;
    open().await.refused(403, "confirmation_needed");
    // Who may not do it anyway is told so.
    let account = format!("/accounts/{}", id());
    member.put(&account, json!({ "worker_id": worker, "login": "x" })).await.refused(403, "act_not_permitted");
    let wrong = json!({ "password": "a-wrong-password" });
    admin.put("/session/confirmation", wrong).await.wrong("password", "old_password_wrong");
    admin.put("/session/confirmation", json!({})).await.wrong("body", "invalid_field");
    open().await.refused(403, "confirmation_needed");
    admin.confirms().await;
    let opened = open().await.is(201);
    world.at_minute("2020-02-10", 9, 9);
    let reset = format!("/accounts/{}/reset-password", opened["id"].as_str().unwrap());
    admin.post(&reset, json!({})).await.is(200);
    world.at_minute("2020-02-10", 9, 11);
    admin.post(&reset, json!({})).await.refused(403, "confirmation_needed");
    // It holds for one session, not for the person.
    admin.confirms().await;
    another_browser(&world, &admin).await.post(&reset, json!({})).await.refused(403, "confirmation_needed");
    // Posts of some roles ask for it, others do not.
    let post = |role: &str, area: &str| json!({ "worker_id": worker, "role": role, "area": area });
    world.at_minute("2020-02-10", 9, 30);
    admin.put(&format!("/posts/{}", id()), post("grid_member", GRID)).await.is(201);
    let above = post("administrator", CITY);
    admin.put(&format!("/posts/{}", id()), above.clone()).await.refused(403, "confirmation_needed");
    admin.confirms().await;
    admin.put(&format!("/posts/{}", id()), above).await.is(201);
}

#[tokio::test]
async fn a_confirmation_is_no_place_to_guess_the_password() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    for _ in 0..5 {
        let wrong = json!({ "password": "a-wrong-password" });
        admin.put("/session/confirmation", wrong).await.wrong("password", "old_password_wrong");
    }
    let right = json!({ "password": PASSWORD });
    admin.put("/session/confirmation", right).await.refused(429, "account_locked");
}

#[tokio::test]
async fn guesses_from_elsewhere_do_not_lock_out_whoever_works_here() {
    let world = World::new().await;
    let commander = world.worker("commander", CITY).await;
    let admin = world.worker("administrator", CITY).await;
    let sign_in = |password: &str| json!({ "login": commander.login(), "password": password });
    let thief = world.stranger();
    for _ in 0..5 {
        thief.post("/session", sign_in("a-wrong-password")).await.refused(401, "wrong_password");
    }
    // Locked for strangers, also with the right password …
    thief.post("/session", sign_in(PASSWORD)).await.refused(429, "account_locked");
    world.stranger().post("/session", sign_in(PASSWORD)).await.refused(429, "account_locked");
    // … and not for the browser that came in before.
    commander.sign_in().await;
    commander.put("/session/confirmation", json!({ "password": PASSWORD })).await.is(200);
    // That frees nobody else.
    thief.post("/session", sign_in("a-wrong-password")).await.refused(429, "account_locked");

    // A browser that is known has its own count, and only that one is locked by it.
    let office = another_browser(&world, &admin).await;
    let of_admin = |password: &str| json!({ "login": admin.login(), "password": password });
    let guesses = (0..25).map(|n| office.post("/session", of_admin(&format!("guess-number-{n}"))));
    let told: Vec<_> = futures::future::join_all(guesses).await.into_iter().map(|answer| answer.status).collect();
    let of = |status: u16| told.iter().filter(|told| **told == status).count();
    assert_eq!((of(401), of(429)), (5, 20));
    office.post("/session", of_admin(PASSWORD)).await.refused(429, "account_locked");
    admin.sign_in().await;

    // The cookie of one account is nothing to another.
    let neighbour = world.grid_member().await;
    for _ in 0..5 {
        neighbour.post("/session", sign_in("a-wrong-password")).await.refused(429, "account_locked");
    }
    // An administrator takes off both locks.
    let account = admin.get("/me").await.is(200)["account_id"].as_str().unwrap().to_owned();
    admin.post(&format!("/accounts/{account}/unlock"), json!({})).await.is(204);
    office.post("/session", of_admin(PASSWORD)).await.is(200);
}

#[tokio::test]
async fn rules_that_name_no_act_stop_the_house() {
    let world = World::new().await;
    let rules = std::fs::read_to_string(world.house.config.policy.clone().unwrap()).unwrap();
    // Mistyped, and one by which nobody could ever confirm.
    for odd in ["account.opn_account", "account.confirm_session"] {
        let odd_rules =
            rules.replace("\"account.open_account\", \"account.reset", &format!("\"{odd}\", \"account.reset"));
        std::fs::write(world.house.config.policy.clone().unwrap(), odd_rules).unwrap();
        let config = (*world.house.config).clone();
        let refused = server::house::House::open_at(config, world.clock.clone()).await.err().unwrap();
        assert!(refused.to_string().contains(odd), "{refused}");
    }
}
