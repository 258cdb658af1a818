//! A person alone at home on day nine of fourteen: what their page shows, and what becomes of what they say.

use serde_json::{Value, json};

use crate::world::{COMMUNITY, GRID, Person, STREET, World, id, isolated, order, page_path, returnee};

/// 松江社区 on the ninth day of somebody who left Wuhan on the 1st, with a leader, a grid member, a medic and a clerk.
struct Day9 {
    world: World,
    member: Person,
    leader: Person,
    clerk: Person,
    /// Where the isolation is.
    place: String,
    /// Whoever is isolated, on their own page.
    resident: Person,
    /// The address of that page.
    path: String,
}

impl Day9 {
    async fn new() -> Self {
        let world = World::new().await;
        let member = world.grid_member().await;
        let leader = world.worker("community_lead", COMMUNITY).await;
        let clerk = world.worker("township_clerk", STREET).await;
        let mut body = returnee(GRID);
        body["name"] = json!("张建国");
        body["left_origin_on"] = json!("2020-02-01");
        let place = isolated(&member, body).await;
        let path = page_path(&member, &place, "person").await;
        let resident = world.guest(&path);
        Self { world, member, leader, clerk, place, resident, path }
    }

    async fn raises(&self, need: Value) -> String {
        let shown = self.resident.put(&format!("/my/needs/{}", id()), need).await.is(201);
        shown["id"].as_str().unwrap().to_owned()
    }

    /// The tasks of a kind that somebody has today.
    async fn tasks(&self, who: &Person, kind: &str) -> Vec<Value> {
        let today = who.get("/tasks/today").await.is(200);
        today["rows"].as_array().unwrap().iter().filter(|row| row["kind"] == kind).cloned().collect()
    }
}

#[tokio::test]
async fn on_day_nine_the_page_tells_how_long_why_and_whom_to_call() {
    let d = Day9::new().await;
    let mut housemate = returnee(GRID);
    housemate["name"] = json!("刘同住");
    let other = isolated(&d.member, housemate).await;
    order(&d.clerk, &d.place, json!({ "change": "extend", "ends_on": "2020-02-17" })).await.is(201);

    let answer = d.resident.get("/my/isolation").await;
    let text = String::from_utf8(answer.bytes.clone()).unwrap();
    let page = answer.is(200);
    assert_eq!((page["name"].as_str(), page["state"].as_str()), (Some("张*"), Some("isolating")));
    assert_eq!((page["day_n"].as_i64(), page["days"].as_i64()), (Some(9), Some(16)));
    assert_eq!((page["counted_from"].as_str(), page["ends_on"].as_str()), (Some("2020-02-01"), Some("2020-02-17")));
    assert_eq!(page["release_due_at"], "2020-02-17T12:00:00.000Z");
    let orders = page["orders"].as_array().unwrap();
    assert_eq!((&orders[0]["kind"], &orders[0]["ground"]), (&json!("open"), &json!("risk_area")));
    assert_eq!((&orders[1]["kind"], &orders[1]["reason"]), (&json!("extend"), &json!("复查未完成")));
    assert!(orders[0]["basis"].as_str().unwrap().contains("传染病防治法") && orders[0]["issuer"].is_string());
    let services = page["services"].as_array().unwrap();
    let kinds: Vec<&str> = services.iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"isolation.temperature") && kinds.contains(&"isolation.meal"), "{kinds:?}");
    assert!(services.iter().all(|one| one["state"] == "open" && one["zh"].is_string()));
    assert_eq!(
        (page["team"][0]["name"].as_str(), page["team"][0]["role_zh"].as_str()),
        (Some("王测试"), Some("网格员"))
    );
    // Nothing of others, and nothing of oneself that somebody looking on could use.
    for other in ["刘同住", "建国", "420106", "3号楼", other.rsplit('/').next().unwrap()] {
        assert!(!text.contains(other), "{other} stands on the page: {text}");
    }

    // At the door hang days and phones, and no name.
    let path = page_path(&d.member, &d.place, "door").await;
    let door = d.world.guest(&path);
    let shown = door.get("/my/door").await;
    let text = String::from_utf8(shown.bytes.clone()).unwrap();
    let shown = shown.is(200);
    assert_eq!(shown["people"].as_array().unwrap().len(), 2);
    assert_eq!(shown["people"][0], json!({ "day_n": 9, "days": 16, "ends_on": "2020-02-17" }));
    assert_eq!(shown["team"].as_array().unwrap().len(), 1);
    assert!(!text.contains('张') && !text.contains('刘') && !text.contains("isolation"), "{text}");
    // Each secret opens its own page only.
    door.get("/my/isolation").await.refused(401, "page_closed");
    door.put(&format!("/my/readings/{}", id()), json!({ "celsius": 36.5 })).await.refused(401, "page_closed");
    d.resident.get("/my/door").await.refused(401, "page_closed");
}

#[tokio::test]
async fn a_fever_measured_at_home_raises_the_alert_and_ends_the_task() {
    let d = Day9::new().await;
    let medic = d.world.worker("medic", STREET).await;
    let place = format!("/my/readings/{}", id());
    let fever = json!({ "celsius": 37.8, "symptoms": ["cough"] });
    d.resident.put(&place, json!({ "celsius": 45.0 })).await.wrong("celsius", "temperature_range");
    let taken = d.resident.put(&place, fever.clone()).await.is(201);
    assert_eq!((&taken["fever"], &taken["measured_by"]), (&json!(true), &json!("self")));
    d.resident.put(&place, fever).await.is(200);
    d.resident.put(&place, json!({ "celsius": 36.5 })).await.refused(409, "different_body");
    let page = d.resident.get("/my/isolation").await.is(200);
    assert_eq!(page["readings"].as_array().unwrap().len(), 1);
    let measured = |row: &&Value| row["kind"] == "isolation.temperature" && row["state"] == "done";
    let morning = page["services"].as_array().unwrap().iter().find(measured).unwrap();
    assert_eq!(morning["slot"], "morning");
    let alerts = medic.get("/alerts?state=open").await.is(200);
    assert_eq!(alerts["rows"][0]["rule"], "isolation.fever");
    let by = d.leader.get(&d.place).await.is(200)["readings"][0].clone();
    assert_eq!((&by["by"], &by["measured_by"]), (&Value::Null, &json!("self")));
    // The neighbour's page stores nothing under the same name.
    let other = isolated(&d.member, returnee(GRID)).await;
    let neighbour = d.world.guest(&page_path(&d.member, &other, "person").await);
    let fever = json!({ "celsius": 37.8, "symptoms": ["cough"] });
    neighbour.put(&place, fever).await.refused(409, "different_body");
}

#[tokio::test]
async fn an_appeal_goes_to_the_township_and_its_answer_to_the_page() {
    let d = Day9::new().await;
    let commander = d.world.worker("commander", "220581").await;
    let need = d.raises(json!({ "kind": "appeal", "text": "我没去过武汉" })).await;
    let place = format!("/needs/{need}");
    // Neither the grid member nor the community decides about it, nor another township.
    let neighbour = d.world.worker("township_clerk", "220581104").await;
    for nobody in [&d.member, &d.leader, &neighbour] {
        nobody.get(&place).await.refused(404, "not_found");
        assert_eq!(nobody.get("/needs").await.is(200)["rows"], json!([]));
        assert_eq!(d.tasks(nobody, "need.appeal").await, Vec::<Value>::new());
        let answer = json!({ "answer": "不行", "granted": false, "version": 1 });
        nobody.post(&format!("{place}/answer"), answer).await.refused(404, "not_found");
    }
    let tasks = d.tasks(&d.clerk, "need.appeal").await;
    assert_eq!(tasks.len(), 1);
    let task = &tasks[0];
    assert_eq!((&task["kind_zh"], &task["serves"]), (&json!("答复申诉"), &json!(need)));
    assert_eq!((&task["subject"]["name"], &task["due_at"]), (&json!("张建国"), &json!("2020-02-12T01:00:00.000Z")));
    let complete = format!("/tasks/{}/complete", task["id"].as_str().unwrap());
    d.clerk.post(&complete, json!({})).await.refused(409, "task_has_its_own_act");

    let row = d.clerk.get("/needs?kind=appeal&state=open&overdue=false").await.is(200)["rows"][0].clone();
    assert_eq!((&row["text"], &row["own_order"]), (&json!("我没去过武汉"), &json!(false)));
    assert_eq!(d.resident.get("/my/needs").await.is(200)[0]["state"], "open");
    let taken = d.clerk.post(&format!("{place}/take"), json!({ "version": 1 })).await.is(200);
    assert_eq!((&taken["state"], &taken["taken_by"]), (&json!("taken"), &json!("王测试")));
    commander.post(&format!("{place}/take"), json!({ "version": 2 })).await.refused(409, "need_taken");

    // The next day it still waits, and a release cancels nothing of it.
    d.world.at("2020-02-15", 9);
    for person in [&d.clerk, &d.leader, &commander] {
        person.sign_in().await;
    }
    let version = d.leader.get(&d.place).await.is(200)["version"].clone();
    d.leader.post(&format!("{}/release", d.place), json!({ "version": version })).await.is(200);
    assert_eq!(d.tasks(&d.clerk, "need.appeal").await.len(), 1);
    let answer = |answer: &str, granted: Value| json!({ "answer": answer, "granted": granted, "version": 2 });
    let at = format!("{place}/answer");
    d.clerk.post(&at, answer(" ", json!(false))).await.wrong("answer", "text_length");
    d.clerk.post(&at, answer("不行", Value::Null)).await.wrong("granted", "decision_missing");
    d.clerk
        .post(&at, json!({ "answer": "不行", "granted": false, "version": 1 }))
        .await
        .refused(409, "version_conflict");
    d.clerk.post(&at, answer("车票已核实，已解除", json!(true))).await.is(200);
    d.clerk.post(&at, json!({ "answer": "再答", "granted": false, "version": 3 })).await.refused(409, "need_answered");
    assert_eq!(d.tasks(&d.clerk, "need.appeal").await, Vec::<Value>::new());
    let told = d.resident.get("/my/needs").await.is(200)[0].clone();
    assert_eq!((&told["granted"], &told["answer"]), (&json!(true), &json!("车票已核实，已解除")));
    assert_eq!(told["answered_by"], "王测试");
    let page = d.resident.get("/my/isolation").await.is(200);
    assert_eq!((page["state"].as_str(), page["ended_on"].as_str()), (Some("released"), Some("2020-02-15")));
    assert_eq!(page["page_until"], "2020-03-16");
}

#[tokio::test]
async fn whoever_gave_the_order_does_not_decide_about_it() {
    let d = Day9::new().await;
    let commander = d.world.worker("commander", "220581").await;
    order(&d.clerk, &d.place, json!({ "change": "extend", "ends_on": "2020-02-17" })).await.is(201);
    let need = d.raises(json!({ "kind": "appeal", "text": "为什么延长" })).await;
    assert_eq!(d.tasks(&d.clerk, "need.appeal").await, Vec::<Value>::new(), "it goes past the one who gave the order");
    let seen = d.clerk.get(&format!("/needs/{need}")).await.is(200);
    assert_eq!(seen["own_order"], true);
    let answer = json!({ "answer": "规定如此", "granted": false, "version": 1 });
    let place = format!("/needs/{need}");
    d.clerk.post(&format!("{place}/take"), json!({ "version": 1 })).await.refused(409, "own_order");
    d.clerk.post(&format!("{place}/answer"), answer.clone()).await.refused(409, "own_order");
    commander.post(&format!("{place}/answer"), answer).await.is(200);
}

#[tokio::test]
async fn a_need_reaches_whoever_deals_with_it() {
    let d = Day9::new().await;
    let medic = d.world.worker("medic", STREET).await;
    let ask = d.raises(json!({ "kind": "ask", "category": "medicine", "text": "降压药没有了" })).await;
    let food = d.raises(json!({ "kind": "ask", "category": "food" })).await;
    let complaint = d.raises(json!({ "kind": "complaint", "text": "网格员昨天没来" })).await;
    let put = async |body: Value| d.resident.put(&format!("/my/needs/{}", id()), body).await;
    put(json!({ "kind": "ask", "text": "药" })).await.wrong("category", "category_missing");
    put(json!({ "kind": "appeal", "category": "food", "text": "x" })).await.wrong("category", "category_unasked");
    put(json!({ "kind": "complaint", "text": " " })).await.wrong("text", "text_length");
    put(json!({ "kind": "complaint", "text": "长".repeat(501) })).await.wrong("text", "text_length");
    let same = json!({ "kind": "complaint", "text": "网格员昨天没来" });
    d.resident.put(&format!("/my/needs/{complaint}"), same).await.is(200);
    d.resident
        .put(&format!("/my/needs/{complaint}"), json!({ "kind": "complaint", "text": "改口" }))
        .await
        .refused(409, "different_body");

    let seen = async |who: &Person| {
        let rows = who.get("/needs").await.is(200)["rows"].clone();
        let mut ids: Vec<String> =
            rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
        ids.sort();
        ids
    };
    // The grid member sees what is asked, not what is complained of; the medic what is asked of health.
    assert_eq!(seen(&d.member).await, [ask.clone(), food.clone()]);
    assert_eq!(seen(&medic).await, std::slice::from_ref(&ask));
    assert_eq!(seen(&d.leader).await, [ask.clone(), food.clone(), complaint.clone()]);
    assert_eq!(d.tasks(&d.member, "need.ask").await.len(), 2);
    assert_eq!(d.tasks(&d.member, "need.complaint").await, Vec::<Value>::new());
    assert_eq!(d.tasks(&d.leader, "need.complaint").await.len(), 1);
    let alerts = medic.get("/alerts").await.is(200);
    assert_eq!(alerts["rows"].as_array().unwrap().len(), 1, "food can wait");
    let (rule, subject) = (&alerts["rows"][0]["rule"], &alerts["rows"][0]["subject"]["id"]);
    assert_eq!((rule, subject), (&json!("need.urgent"), &json!(ask)));

    // Whoever takes it has it as their own.
    medic.post(&format!("/needs/{ask}/take"), json!({ "version": 1 })).await.is(200);
    assert_eq!(d.tasks(&d.member, "need.ask").await.len(), 1);
    assert_eq!(d.tasks(&medic, "need.ask").await.len(), 1);
    let answer = json!({ "answer": "下午送到", "version": 2 });
    medic.post(&format!("/needs/{food}/answer"), answer.clone()).await.refused(404, "not_found");
    let decided = json!({ "answer": "下午送到", "granted": true, "version": 2 });
    medic.post(&format!("/needs/{ask}/answer"), decided).await.wrong("granted", "decision_unasked");
    medic.post(&format!("/needs/{ask}/answer"), answer).await.is(200);
    let own = d.leader.get(&format!("/needs?isolation={}", d.place.rsplit('/').next().unwrap())).await.is(200);
    assert_eq!(own["rows"].as_array().unwrap().len(), 3);

    for _ in 0..8 {
        d.raises(json!({ "kind": "ask", "category": "other" })).await;
    }
    put(json!({ "kind": "ask", "category": "food" })).await.refused(409, "too_many_needs");
}

#[tokio::test]
async fn an_appeal_nobody_answers_is_seen() {
    let d = Day9::new().await;
    let need = d.raises(json!({ "kind": "appeal", "text": "我没去过武汉" })).await;
    d.raises(json!({ "kind": "ask", "category": "food" })).await;
    d.world.at("2020-02-12", 10);
    server::jobs::run_due(&d.world.house).await.unwrap();
    server::jobs::run_due(&d.world.house).await.unwrap();
    d.clerk.sign_in().await;
    let alerts = d.clerk.get("/alerts").await.is(200);
    let late = alerts["rows"].as_array().unwrap().iter().filter(|row| row["rule"] == "need.overdue").count();
    assert_eq!(late, 1);
    assert_eq!(d.clerk.get("/needs?overdue=true").await.is(200)["rows"].as_array().unwrap().len(), 2);
    let missed = d.clerk.get("/tasks?kind=need.appeal&state=missed&day=2020-02-10").await.is(200);
    assert_eq!(missed["rows"][0]["serves"], json!(need));
    // Late is not never.
    let answer = json!({ "answer": "经核实，不予解除", "granted": false, "version": 1 });
    d.clerk.post(&format!("/needs/{need}/answer"), answer).await.is(200);
    assert_eq!(d.resident.get("/my/needs").await.is(200)[1]["granted"], false);
}

#[tokio::test]
async fn a_page_taken_back_opens_nothing_and_one_long_over_neither() {
    let d = Day9::new().await;
    let neighbour = d.world.worker("community_lead", "220581001003").await;
    let page = json!({ "page": "person" });
    neighbour.post(&format!("{}/page", d.place), page.clone()).await.refused(404, "not_found");
    neighbour.post(&format!("{}/page/revoke", d.place), page.clone()).await.refused(404, "not_found");
    d.member.post(&format!("{}/page/revoke", d.place), page.clone()).await.refused(403, "act_not_permitted");
    assert_eq!(page_path(&d.leader, &d.place, "person").await, d.path, "a lost sheet is printed again");
    d.leader.post(&format!("{}/page/revoke", d.place), page.clone()).await.is(204);
    d.leader.post(&format!("{}/page/revoke", d.place), page).await.refused(404, "not_found");
    d.resident.get("/my/isolation").await.refused(401, "page_closed");
    d.resident.put(&format!("/my/readings/{}", id()), json!({ "celsius": 36.5 })).await.refused(401, "page_closed");
    let path = page_path(&d.leader, &d.place, "person").await;
    assert_ne!(path, d.path);
    let again = d.world.guest(&path);
    again.get("/my/isolation").await.is(200);

    // Who showed it is in the journal, the secret is not.
    let text = d.world.journal(&d.clerk, "").await.to_string();
    assert!(text.contains("isolation.show_page") && text.contains("isolation.revoke_page"));
    for path in [&path, &d.path] {
        assert!(!text.contains(path.split_once('#').unwrap().1));
    }

    let door = d.world.guest(&page_path(&d.leader, &d.place, "door").await);
    d.world.at("2020-02-16", 9);
    server::jobs::run_due(&d.world.house).await.unwrap();
    door.get("/my/door").await.refused(401, "page_closed");
    assert_eq!(again.get("/my/isolation").await.is(200)["state"], "lapsed");
    again.put(&format!("/my/readings/{}", id()), json!({ "celsius": 36.5 })).await.refused(409, "not_isolating");
    let ask = json!({ "kind": "ask", "category": "food" });
    again.put(&format!("/my/needs/{}", id()), ask).await.refused(409, "isolation_ended");
    again.put(&format!("/my/needs/{}", id()), json!({ "kind": "complaint", "text": "没人告知" })).await.is(201);
    d.world.at("2020-03-17", 9);
    again.get("/my/isolation").await.is(200);
    d.world.at("2020-03-18", 9);
    again.get("/my/isolation").await.refused(401, "page_closed");
}
