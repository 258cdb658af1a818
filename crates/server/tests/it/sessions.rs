//! Sessions: seen, ended, left alone; and saying again who one is before what cannot be taken back lightly.

use serde_json::{Value, json};

use crate::world::{CITY, GRID, PASSWORD, Person, World, id};

async fn mine(person: &Person) -> Vec<Value> {
    person.get("/me/sessions").await.is(200).as_array().unwrap().clone()
}

async fn current(person: &Person) -> Value {
    mine(person).await.into_iter().find(|row| row["this"] == true).unwrap()
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

    let of_phone = current(&phone).await;
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
    let of_phone = current(&phone).await;
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
    // A phone without a signal knows from here when that is.
    assert_eq!(phone.get("/me").await.is(200)["ends_at"], "2020-02-10T13:00:00.000Z");
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

/// The cookies of an answer, each as it was set.
fn set(answer: &reqwest::Response) -> Vec<String> {
    answer.headers().get_all("set-cookie").iter().map(|set| set.to_str().unwrap().to_owned()).collect()
}

/// The secret of the session that an answer begins.
fn secret(answer: &reqwest::Response) -> String {
    let begun = set(answer).into_iter().find_map(|one| one.strip_prefix("wangge_session=").map(str::to_owned));
    begun.unwrap().split(';').next().unwrap().to_owned()
}

async fn says(browser: &Person, method: reqwest::Method, path: &str, body: Value) -> reqwest::Response {
    let answer = browser.client.request(method, browser.address(path)).json(&body).send().await.unwrap();
    assert!(answer.status().is_success(), "{path} {}", answer.status());
    answer
}

async fn opens(world: &World, secret: &str) -> bool {
    let cookie = format!("wangge_session={secret}");
    world.stranger().open_with("/me", &[("cookie", &cookie)]).await.status() == 200
}

#[tokio::test]
async fn a_browser_holds_one_session_and_the_one_before_ends() {
    let world = World::new().await;
    let (member, neighbour) = (world.grid_member().await, world.grid_member().await);
    let browser = world.stranger();
    let sign_in = async |who: &Person| {
        let given = json!({ "login": who.login(), "password": PASSWORD });
        secret(&says(&browser, reqwest::Method::POST, "/session", given).await)
    };
    let first = sign_in(&member).await;
    let second = sign_in(&member).await;
    assert_eq!((opens(&world, &first).await, opens(&world, &second).await), (false, true));
    // Also where somebody else comes in.
    let third = sign_in(&neighbour).await;
    assert_eq!((opens(&world, &second).await, opens(&world, &third).await), (false, true));
    // Those of other browsers go on.
    member.get("/me").await.is(200);
    neighbour.get("/me").await.is(200);
}

#[tokio::test]
async fn a_confirmation_changes_the_secret_and_breaks_off_nothing() {
    let world = World::ruled(&[("confirm_minutes = 10", "confirm_minutes = 10")]).await;
    let member = world.grid_member().await;
    let browser = world.stranger();
    let given = json!({ "login": member.login(), "password": PASSWORD });
    let first = secret(&says(&browser, reqwest::Method::POST, "/session", given).await);
    browser.put(&format!("/devices/{}", id()), json!({ "name": "手机" })).await.is(201);
    let before = current(&browser).await;
    let confirmation = async || {
        let given = json!({ "password": PASSWORD });
        secret(&says(&browser, reqwest::Method::PUT, "/session/confirmation", given).await)
    };
    let second = confirmation().await;
    assert_ne!(first, second);
    let confirmed = async |secret: &str| {
        let other = world.stranger();
        let asks = other.client.post(other.address("/me/totp")).header("cookie", format!("wangge_session={secret}"));
        world.house.sessions.forget();
        asks.json(&json!({})).send().await.unwrap().status() != 403
    };
    // What was under way comes with the old one, which is not confirmed; some minutes later it opens nothing.
    assert_eq!((confirmed(&first).await, confirmed(&second).await), (false, true));
    assert_eq!((opens(&world, &first).await, opens(&world, &second).await), (true, true));
    world.at_minute("2020-02-10", 9, 6);
    world.house.sessions.forget();
    assert_eq!((opens(&world, &first).await, opens(&world, &second).await), (false, true));
    // It is the same session, on the same phone.
    let after = current(&browser).await;
    assert_eq!((&after["id"], &after["phone"]), (&before["id"], &json!(true)));
    // With a new password none before is good for anything, also one that was changed a moment ago.
    let third = confirmation().await;
    let change = json!({ "old_password": PASSWORD, "new_password": "three blue herons" });
    let fourth = secret(&says(&browser, reqwest::Method::PUT, "/me/password", change).await);
    assert_eq!((opens(&world, &second).await, opens(&world, &third).await), (false, false));
    assert!(opens(&world, &fourth).await);
}

#[tokio::test]
async fn of_too_many_sessions_the_one_used_longest_ago_ends() {
    let world = World::ruled(&[("most_sessions = 20", "most_sessions = 2")]).await;
    let first = world.grid_member().await;
    world.at_minute("2020-02-10", 9, 1);
    let second = another_browser(&world, &first).await;
    world.at_minute("2020-02-10", 9, 2);
    first.get("/me").await.is(200);
    world.at_minute("2020-02-10", 9, 3);
    let third = another_browser(&world, &first).await;
    second.get("/me").await.refused(401, "not_signed_in");
    first.get("/me").await.is(200);
    third.get("/me").await.is(200);
}

#[tokio::test]
async fn cookies_are_marked_and_by_tls_named_so_that_nobody_else_can_set_them() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let given = json!({ "login": member.login(), "password": PASSWORD });
    let plain = set(&says(&world.stranger(), reqwest::Method::POST, "/session", given.clone()).await);
    assert_eq!(plain.len(), 2, "the session and the browser");
    for cookie in &plain {
        assert!(cookie.starts_with("wangge_") && !cookie.contains("Secure"), "{cookie}");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    }

    let mut config = (*world.house.config).clone();
    config.public_url = Some("https://wangge.test".to_owned());
    let house = server::house::House::open_at(config, world.clock.clone()).await.unwrap();
    let base = world.served(house).await;
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let answer = client.post(format!("{base}/session")).json(&given).send().await.unwrap();
    let safe = set(&answer);
    assert_eq!(safe.len(), 2);
    for cookie in &safe {
        assert!(cookie.starts_with("__Host-wangge_"), "{cookie}");
        for part in ["Secure", "HttpOnly", "SameSite=Strict", "Path=/;"] {
            assert!(format!("{cookie};").contains(part), "{part} of {cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    // Under its plain name, which anybody beside the house could set, it is none.
    let session = safe.iter().find(|one| one.contains("session=")).unwrap().split(';').next().unwrap();
    let with = async |method: reqwest::Method, path: &str, cookie: &str| {
        client.request(method, format!("{base}{path}")).header("cookie", cookie).send().await.unwrap()
    };
    let bare = session.strip_prefix("__Host-").unwrap();
    assert_eq!(with(reqwest::Method::GET, "/me", bare).await.status(), 401);
    assert_eq!(with(reqwest::Method::GET, "/me", session).await.status(), 200);
    // Browsers take it away only by its own name and marks.
    let gone = set(&with(reqwest::Method::DELETE, "/session", session).await);
    assert!(gone[0].starts_with("__Host-wangge_session=;") && gone[0].contains("Secure"), "{gone:?}");
    assert_eq!(with(reqwest::Method::GET, "/me", session).await.status(), 401);
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
    let first = secret(&answer);
    assert_ne!(first, "planted");
    let change = json!({ "old_password": PASSWORD, "new_password": "another-password-2" });
    let answer = signed_in.client.put(signed_in.address("/me/password")).json(&change).send().await.unwrap();
    let second = secret(&answer);
    assert_ne!(first, second);
    assert!(!opens(&world, &first).await && !opens(&world, "planted").await && opens(&world, &second).await);
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
    // So does ending sessions, one's own and those of others.
    admin.post("/me/sessions/end-others", json!({})).await.refused(403, "confirmation_needed");
    let end = format!("/me/sessions/{}/end", current(&admin).await["id"].as_str().unwrap());
    admin.post(&end, json!({})).await.refused(403, "confirmation_needed");
    let account = format!("/accounts/{}/sessions/end", opened["id"].as_str().unwrap());
    admin.post(&account, json!({})).await.refused(403, "confirmation_needed");
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
    // Mistyped, one by which nobody could ever confirm, what only reads, and what a phone does by itself.
    for odd in ["account.opn_account", "account.confirm_session", "account.list_accounts", "sync.send_entries"] {
        let odd_rules =
            rules.replace("\"account.open_account\", \"account.reset", &format!("\"{odd}\", \"account.reset"));
        std::fs::write(world.house.config.policy.clone().unwrap(), odd_rules).unwrap();
        let config = (*world.house.config).clone();
        let refused = server::house::House::open_at(config, world.clock.clone()).await.err().unwrap();
        assert!(refused.to_string().contains(odd), "{refused}");
    }
}
