//! Acts that take two people.

use kernel::config::Config;
use reqwest::Method;
use serde_json::{Value, json};
use server::house::House;

use crate::world::{Answer, CITY, GRID, Person, STREET, TWO_PERSONS, World, id, returnee};

/// Two people for what stories usually do alone.
async fn world() -> World {
    World::ruled(&[(TWO_PERSONS, TWO_PERSONS), ("many = 1000", "many = 2")]).await
}

/// Sends a request in the name of an approval.
async fn with(person: &Person, approval: &str, method: Method, path: &str, body: &Value) -> Answer {
    let request = person.client.request(method, person.address(path)).header("wangge-approval", approval).json(body);
    let answer = request.send().await.unwrap();
    assert!(answer.headers()["cache-control"].to_str().unwrap().contains("no-store"));
    Answer::of(answer).await
}

struct Wish {
    path: String,
    body: Value,
}

impl Wish {
    /// Somebody new is to become an administrator.
    async fn post(admin: &Person) -> Self {
        let worker = id();
        admin.put(&format!("/workers/{worker}"), json!({ "name": "陈新" })).await.is(201);
        let body = json!({ "worker_id": worker, "role": "administrator", "area": CITY });
        Self { path: format!("/posts/{}", id()), body }
    }

    fn asks(&self) -> Value {
        let request = json!({ "method": "PUT", "path": format!("/api/v1{}", self.path), "body": self.body });
        json!({ "request": request, "reason": "接替离岗人员" })
    }
}

#[tokio::test]
async fn a_post_of_power_is_given_by_two() {
    let world = world().await;
    let admin = world.worker("administrator", CITY).await;
    let lead = world.worker("commander", CITY).await;
    let wish = Wish::post(&admin).await;
    admin.put(&wish.path, wish.body.clone()).await.refused(403, "second_person_needed");

    let approval = id().to_string();
    let place = format!("/approvals/{approval}");
    let asked = admin.put(&place, wish.asks()).await.is(201);
    assert_eq!((&asked["state"], &asked["act"]), (&json!("open"), &json!("people.give_post")));
    assert_eq!(asked["names"][wish.body["worker_id"].as_str().unwrap()], "陈新");
    admin.put(&place, wish.asks()).await.is(200);
    let other = json!({ "request": wish.asks()["request"], "reason": "别的事由" });
    admin.put(&place, other).await.refused(409, "different_body");

    // Not before it is granted, and nobody grants their own.
    with(&admin, &approval, Method::PUT, &wish.path, &wish.body).await.refused(403, "second_person_needed");
    let grant = json!({ "granted": true });
    admin.post(&format!("{place}/decision"), grant.clone()).await.refused(409, "own_request");
    let alerts = lead.get("/alerts/mine").await.is(200);
    assert!(alerts.to_string().contains("approval.asked"), "{alerts}");
    let seen = lead.get(&place).await.is(200);
    assert_eq!((&seen["may_decide"], &seen["request"]["body"]["role"]), (&json!(true), &json!("administrator")));
    lead.post(&format!("{place}/decision"), json!({ "granted": false })).await.wrong("reason", "reason_missing");
    lead.post(&format!("{place}/decision"), json!({ "granted": true, "reason": "好" }))
        .await
        .wrong("reason", "reason_unasked");
    lead.post(&format!("{place}/decision"), grant.clone()).await.is(200);
    lead.post(&format!("{place}/decision"), grant).await.refused(409, "approval_decided");

    // For that request, by whoever asked, and once.
    let mut more = wish.body.clone();
    more["role"] = json!("commander");
    with(&admin, &approval, Method::PUT, &wish.path, &more).await.refused(403, "second_person_needed");
    let second = world.worker("administrator", CITY).await;
    with(&second, &approval, Method::PUT, &wish.path, &wish.body).await.refused(403, "second_person_needed");
    with(&world.stranger(), &approval, Method::PUT, &wish.path, &wish.body).await.refused(401, "not_signed_in");
    with(&admin, &approval, Method::PUT, &wish.path, &wish.body).await.is(201);
    assert_eq!(admin.get(&place).await.is(200)["state"], "used");
    with(&admin, &approval, Method::PUT, &wish.path, &wish.body).await.refused(403, "second_person_needed");

    // The journal has both of them.
    let auditor = world.worker("auditor", CITY).await;
    let lines = world.journal(&auditor, "limit=200").await;
    let about = lines["rows"].as_array().unwrap().iter().filter(|line| line["subject_id"] == approval.as_str());
    let acts: Vec<&str> = about.map(|line| line["act"].as_str().unwrap()).collect();
    assert_eq!(acts, ["approval.use_approval", "approval.decide_approval", "approval.ask_approval"]);
    let listed = auditor.get("/approvals?state=used").await.is(200);
    assert_eq!(listed["rows"][0]["decider"], "王测试");
    auditor.post(&format!("{place}/decision"), json!({ "granted": true })).await.refused(403, "act_not_permitted");
}

#[tokio::test]
async fn what_was_granted_counts_once_for_how_fast_its_account_asks() {
    let world = world().await;
    let admin = world.worker("administrator", CITY).await;
    let lead = world.worker("commander", CITY).await;
    let wish = Wish::post(&admin).await;
    let approval = id().to_string();
    let place = format!("/approvals/{approval}");
    admin.put(&place, wish.asks()).await.is(201);
    lead.post(&format!("{place}/decision"), json!({ "granted": true })).await.is(200);
    // Five at once, and one more each second.
    let config = Config { requests_per_second_of_account: 1, ..(*world.house.config).clone() };
    let base = world.served(House::open_at(config, world.clock.clone()).await.unwrap()).await;
    let send = |method: Method, path: &str| admin.client.request(method, format!("{base}{path}"));
    let granted = send(Method::PUT, &wish.path).header("wangge-approval", &approval).json(&wish.body).send();
    assert_eq!(granted.await.unwrap().status(), 201);
    let mut passed = 0;
    for _ in 0..5 {
        passed += usize::from(send(Method::GET, "/areas").send().await.unwrap().status() == 200);
    }
    assert!(passed >= 4, "{passed}");
}

#[tokio::test]
async fn what_is_refused_or_over_cannot_be_done() {
    let world = world().await;
    let admin = world.worker("administrator", CITY).await;
    let lead = world.worker("commander", CITY).await;
    let refused = Wish::post(&admin).await;
    let place = format!("/approvals/{}", id());
    admin.put(&place, refused.asks()).await.is(201);
    lead.post(&format!("{place}/decision"), json!({ "granted": false, "reason": "人员未定" })).await.is(200);
    let shown = admin.get(&place).await.is(200);
    assert_eq!((&shown["state"], &shown["refusal"]), (&json!("refused"), &json!("人员未定")));

    let late = Wish::post(&admin).await;
    let approval = id().to_string();
    let place = format!("/approvals/{approval}");
    admin.put(&place, late.asks()).await.is(201);
    lead.post(&format!("{place}/decision"), json!({ "granted": true })).await.is(200);
    world.at("2020-02-11", 10);
    admin.sign_in().await;
    lead.sign_in().await;
    with(&admin, &approval, Method::PUT, &late.path, &late.body).await.refused(403, "second_person_needed");
    assert_eq!(admin.get(&place).await.is(200)["state"], "over");
    assert_eq!(admin.get("/approvals?state=over").await.is(200)["rows"].as_array().unwrap().len(), 1);

    // Nobody decides: its alert goes with its time.
    let unseen = Wish::post(&admin).await;
    admin.put(&format!("/approvals/{}", id()), unseen.asks()).await.is(201);
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(lead.get("/alerts/mine").await.is(200)["rows"].as_array().unwrap().len(), 1);
    world.at("2020-02-12", 10);
    admin.sign_in().await;
    lead.sign_in().await;
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(lead.get("/alerts/mine").await.is(200)["rows"], json!([]));

    // What was refused at the door may be sent again.
    let mut wrong = Wish::post(&admin).await;
    wrong.body["area"] = json!("220581999");
    let approval = id().to_string();
    let place = format!("/approvals/{approval}");
    admin.put(&place, wrong.asks()).await.is(201);
    lead.post(&format!("{place}/decision"), json!({ "granted": true })).await.is(200);
    with(&admin, &approval, Method::PUT, &wrong.path, &wrong.body).await.wrong("area", "area_unknown");
    assert_eq!(admin.get(&place).await.is(200)["state"], "granted");
}

#[tokio::test]
async fn many_people_leave_in_one_file_only_with_two() {
    let world = world().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let lead = world.worker("commander", CITY).await;
    let order = json!({ "purpose": "report", "password": "a-file-password" });
    let path = format!("/arrivals/export?area={GRID}");
    for _ in 0..2 {
        clerk.post(&path, order.clone()).await.is(200);
        clerk.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(201);
    }
    clerk.post(&path, order.clone()).await.refused(403, "second_person_needed");
    let approval = id().to_string();
    let place = format!("/approvals/{approval}");
    let request = json!({ "method": "POST", "path": format!("/api/v1{path}"), "body": order });
    clerk.put(&place, json!({ "request": request, "reason": "市里要求上报" })).await.is(201);
    let seen = lead.get(&place).await.is(200);
    assert_eq!(seen["request"]["body"]["password"], "******");
    lead.post(&format!("{place}/decision"), json!({ "granted": true })).await.is(200);
    let sheet = with(&clerk, &approval, Method::POST, &path, &order).await;
    assert_eq!(sheet.status, 200);
    assert!(!sheet.bytes.is_empty());

    // Another street sees nothing of it.
    let neighbour = world.worker("township_clerk", "220581104").await;
    neighbour.get(&place).await.refused(404, "not_found");
    assert!(neighbour.get("/approvals").await.is(200)["rows"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn a_house_just_founded_needs_nobody_else() {
    let world = world().await;
    let admin = world.worker("administrator", CITY).await;
    let wish = Wish::post(&admin).await;
    admin.put(&wish.path, wish.body.clone()).await.is(201);
    // The new one has no account yet and could decide nothing; once they have, it takes both.
    let another = Wish::post(&admin).await;
    admin.put(&another.path, another.body.clone()).await.is(201);
    let account = json!({ "worker_id": wish.body["worker_id"], "login": "chenxin" });
    admin.put(&format!("/accounts/{}", id()), account).await.is(201);
    let third = Wish::post(&admin).await;
    admin.put(&third.path, third.body.clone()).await.refused(403, "second_person_needed");
}

#[tokio::test]
async fn only_what_takes_two_can_be_asked() {
    let world = world().await;
    let admin = world.worker("administrator", CITY).await;
    let ask = async |method: &str, path: &str| {
        let request = json!({ "method": method, "path": path, "body": {} });
        admin.put(&format!("/approvals/{}", id()), json!({ "request": request, "reason": "试" })).await
    };
    ask("PUT", &format!("/api/v1/workers/{}", id())).await.wrong("request.path", "approval_not_needed");
    ask("PUT", "/api/v1/nowhere").await.wrong("request.path", "approval_unknown");
    ask("GET", "/api/v1/../accounts").await.wrong("request.path", "approval_unknown");
    // Whoever may not do it anyway is told that.
    let clerk = world.worker("township_clerk", STREET).await;
    let request = json!({ "method": "POST", "path": format!("/api/v1/accounts/{}/reset-totp", id()), "body": {} });
    let answer = clerk.put(&format!("/approvals/{}", id()), json!({ "request": request, "reason": "试" })).await;
    assert!([403, 422].contains(&answer.status), "{answer:?}");
}

#[tokio::test]
async fn nobody_becomes_their_own_second_person() {
    let world = world().await;
    let admin = world.worker("administrator", CITY).await;
    let lead = world.worker("commander", CITY).await;
    // By a token of the other's account.
    let accounts = admin.get(&format!("/accounts?q={}", lead.login())).await.is(200);
    let account = accounts["rows"][0]["id"].as_str().unwrap().to_owned();
    let acts = json!(["approval.decide_approval", "approval.show_approval"]);
    let token = json!({ "name": "借用", "acts": acts, "area": CITY, "days": 1 });
    let made = admin.put(&format!("/accounts/{account}/tokens/{}", id()), token).await;
    assert_eq!(made.status, 422, "{made:?}");
    // By the password or the account of somebody who decides.
    admin.post(&format!("/accounts/{account}/reset-password"), json!({})).await.refused(403, "second_person_needed");
    // By ending what the other is, or closing how they come in.
    let posts = admin.get("/workers?limit=200").await.is(200);
    let of_lead = posts["rows"].as_array().unwrap().iter().find(|row| row.to_string().contains("commander")).unwrap();
    let post = of_lead["posts"][0]["id"].as_str().unwrap().to_owned();
    let end = async |to: &str| admin.post(&format!("/posts/{post}/end"), json!({ "to": to })).await;
    end("2020-02-08").await.wrong("to", "date_range");
    end("2020-02-09").await.is(200);
    admin.post(&format!("/accounts/{account}/close"), json!({})).await.is(204);
    let wish = Wish::post(&admin).await;
    admin.put(&wish.path, wish.body.clone()).await.refused(403, "second_person_needed");
}
