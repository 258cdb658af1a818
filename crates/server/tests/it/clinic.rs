//! The medical side of an isolation: a fever is judged, a sample shows something, the hospital says what it is, and those who
//! were near are known.

use serde_json::{Value, json};

use crate::world::{COMMUNITY, GRID, NEXT_GRID, Person, STREET, World, id, isolated, order, phone, returnee};

/// The next township.
const NEIGHBOUR: &str = "220581104";

fn rows(list: &Value) -> &Vec<Value> {
    list["rows"].as_array().unwrap()
}

/// A reading of somebody isolated.
fn reading(isolation: &Value, celsius: f64, symptoms: &[&str]) -> Value {
    json!({ "isolation_id": isolation, "celsius": celsius, "symptoms": symptoms, "measured_by": "team" })
}

/// What the hospital says of somebody.
async fn says(person: &Person, isolation: &Value, kind: &str, day: &str) -> crate::world::Answer {
    let result = json!({ "isolation_id": isolation, "kind": kind, "day": day, "hospital": "市中心医院" });
    person.put(&format!("/results/{}", id()), result).await
}

#[tokio::test]
async fn from_a_fever_to_those_who_were_near() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let medic = world.worker("medic", STREET).await;
    let stranger = world.worker("medic", NEIGHBOUR).await;
    let place = isolated(&member, returnee(GRID)).await;
    let whom = leader.get(&place).await.is(200);
    let isolation = whom["id"].clone();
    let mother =
        json!({ "household_id": whom["household_id"], "name": "李母亲", "document_type": "none", "phone": phone() });
    clerk.put(&format!("/residents/{}", id()), mother).await.is(201);
    // Somebody who lives next door was not near.
    let door = id();
    clerk.put(&format!("/households/{door}"), json!({ "area": GRID, "address": "4号楼" })).await.is(201);
    let next = json!({ "household_id": door, "name": "孙邻居", "document_type": "none", "phone": phone() });
    clerk.put(&format!("/residents/{}", id()), next).await.is(201);

    world.at("2020-02-15", 9);
    for person in [&member, &leader, &clerk, &medic, &stranger] {
        person.sign_in().await;
    }
    let fever = reading(&isolation, 38.2, &["cough", "dyspnoea"]);
    let taken = member.put(&format!("/readings/{}", id()), fever).await.is(201);
    assert_eq!((&taken["waits"], &taken["judgement"]), (&json!(true), &Value::Null));
    let waiting = medic.get("/readings?unjudged=true").await.is(200);
    assert_eq!(rows(&waiting).len(), 1);
    assert_eq!((&rows(&waiting)[0]["name"], &rows(&waiting)[0]["id"]), (&json!("李返梅"), &taken["id"]));
    assert!(rows(&stranger.get("/readings").await.is(200)).is_empty(), "another township's");
    member.get("/readings").await.refused(403, "act_not_permitted");

    let place_of_judgement = format!("/judgements/{}", id());
    let judged = json!({
        "reading_id": taken["id"], "verdict": "confirmed", "symptoms": ["fever", "cough", "conjunctivitis"],
        "note": "建议转诊", "close_alert": true,
    });
    stranger.put(&place_of_judgement, judged.clone()).await.wrong("reading_id", "reading_unknown");
    member.put(&place_of_judgement, judged.clone()).await.refused(403, "act_not_permitted");
    let mut wordless = judged.clone();
    wordless["note"] = json!(" ");
    medic.put(&place_of_judgement, wordless).await.wrong("note", "note_missing");
    let judgement = medic.put(&place_of_judgement, judged.clone()).await.is(201);
    assert_eq!((&judgement["verdict"], &judgement["by"]), (&json!("confirmed"), &json!("王测试")));
    medic.put(&place_of_judgement, judged.clone()).await.is(200);
    let mut other = judged;
    other["verdict"] = json!("watch");
    medic.put(&place_of_judgement, other).await.refused(409, "different_body");
    assert!(rows(&medic.get("/readings?unjudged=true").await.is(200)).is_empty());
    let shown = leader.get(&place).await.is(200);
    assert_eq!(shown["readings"][0]["judgement"]["note"], "建议转诊");
    let alerts = leader.get("/alerts").await.is(200);
    assert_eq!((&rows(&alerts)[0]["state"], &rows(&alerts)[0]["outcome"]), (&json!("closed"), &json!("建议转诊")));

    // Nobody is a case at home.
    says(&medic, &isolation, "confirmed", "2020-02-15").await.refused(409, "not_referred");
    order(&leader, &place, json!({ "change": "suspend" })).await.is(201);

    let tube = format!("/samples/{}", id());
    let swab = json!({ "isolation_id": isolation, "kind": "throat", "label": "XH-0215-01", "collected_at": "2020-02-15T00:30:00Z" });
    stranger.put(&tube, swab.clone()).await.wrong("isolation_id", "isolation_unknown");
    leader.put(&tube, swab.clone()).await.refused(403, "act_not_permitted");
    let mut tomorrow = swab.clone();
    tomorrow["collected_at"] = json!("2020-02-16T00:30:00Z");
    medic.put(&tube, tomorrow).await.wrong("collected_at", "time_in_future");
    assert_eq!(medic.put(&tube, swab.clone()).await.is(201)["state"], "collected");
    medic.put(&tube, swab.clone()).await.is(200);
    medic.put(&format!("/samples/{}", id()), swab).await.wrong("label", "label_taken");
    assert_eq!(rows(&medic.get("/samples?state=collected").await.is(200)).len(), 1);
    assert!(rows(&stranger.get("/samples").await.is(200)).is_empty());
    stranger.post(&format!("{tube}/receive"), json!({ "version": 1 })).await.refused(404, "not_found");
    let early = json!({ "version": 1, "result": "positive" });
    medic.post(&format!("{tube}/result"), early).await.refused(409, "sample_not_received");
    let before = json!({ "version": 1, "received_at": "2020-02-15T00:29:00Z" });
    medic.post(&format!("{tube}/receive"), before).await.wrong("received_at", "time_order");
    let received = json!({ "version": 1, "received_at": "2020-02-15T00:45:00Z" });
    assert_eq!(medic.post(&format!("{tube}/receive"), received.clone()).await.is(200)["state"], "received");
    medic.post(&format!("{tube}/receive"), received).await.refused(409, "version_conflict");
    let before = json!({ "version": 2, "result": "positive", "result_at": "2020-02-15T00:44:00Z" });
    medic.post(&format!("{tube}/result"), before).await.wrong("result_at", "time_order");
    let positive = json!({ "version": 2, "result": "positive" });
    let done = medic.post(&format!("{tube}/result"), positive).await.is(200);
    assert_eq!((&done["state"], &done["result"]), (&json!("done"), &json!("positive")));

    let trace = format!("{place}/contacts");
    let why = json!({ "purpose": "trace" });
    medic.post(&trace, why.clone()).await.refused(409, "no_result");
    says(&medic, &isolation, "recovered", "2020-02-15").await.refused(409, "result_order");
    says(&medic, &isolation, "suspected", "2020-02-16").await.wrong("day", "date_range");
    says(&medic, &isolation, "suspected", "2020-02-14").await.wrong("day", "date_range");
    says(&leader, &isolation, "suspected", "2020-02-15").await.refused(403, "act_not_permitted");
    says(&medic, &isolation, "suspected", "2020-02-15").await.is(201);
    let confirmed = format!("/results/{}", id());
    let paper = json!({
        "isolation_id": isolation, "kind": "confirmed", "day": "2020-02-15", "hospital": "市中心医院", "note": "核酸阳性",
    });
    stranger.put(&confirmed, paper.clone()).await.wrong("isolation_id", "isolation_unknown");
    let result = medic.put(&confirmed, paper.clone()).await.is(201);
    assert_eq!((&result["first_confirmed"], &result["note"]), (&json!(true), &json!("核酸阳性")));
    medic.put(&confirmed, paper.clone()).await.is(200);
    let mut other = paper;
    other["hospital"] = json!("别的医院");
    medic.put(&confirmed, other).await.refused(409, "different_body");

    let alerts = leader.get("/alerts?state=open").await.is(200);
    let rules: Vec<_> = rows(&alerts).iter().map(|row| (&row["rule"], &row["severity"])).collect();
    assert_eq!(
        rules,
        [(&json!("isolation.confirmed"), &json!("severe")), (&json!("isolation.positive"), &json!("severe"))]
    );
    let figure = clerk.get("/sitrep").await.is(200)["figures"]["isolation.confirmed"].clone();
    assert_eq!((&figure["day"], &figure["total"]), (&json!(1), &json!(1)));
    let records = clerk.get(&format!("/figures/isolation.confirmed/records?area={STREET}")).await.is(200);
    assert_eq!((rows(&records).len(), &rows(&records)[0]["title"]), (1, &json!("李返梅")));
    for measure in server::rooms::measures() {
        assert_eq!(kernel::tally::prove(&world.house.store.read, &measure).await.unwrap(), [], "{}", measure.code);
    }

    let contacts = medic.post(&trace, why.clone()).await.is(200);
    assert_eq!((&contacts["from"], &contacts["to"]), (&json!("2020-02-01"), &json!("2020-02-15")));
    let seen: Vec<_> =
        rows(&contacts).iter().map(|row| (&row["kind"], &row["name"], &row["times"], &row["last_on"])).collect();
    assert_eq!(
        seen,
        [
            (&json!("household"), &json!("李母亲"), &json!(6), &json!("2020-02-15")),
            (&json!("worker"), &json!("王测试"), &json!(1), &json!("2020-02-15")),
        ],
        "{contacts}"
    );
    assert!(rows(&contacts)[0]["phone"].as_str().unwrap().contains("****"));
    medic.post(&trace, json!({ "purpose": "trace", "days": 61 })).await.wrong("days", "days_range");
    stranger.post(&trace, why.clone()).await.refused(404, "not_found");
    member.post(&trace, why).await.refused(403, "act_not_permitted");
    let sheet = medic.get(&format!("{trace}/export?purpose=notify")).await;
    assert_eq!((sheet.status, &sheet.bytes[..2]), (200, &b"PK"[..]));
    let lines = world.journal(&clerk, "act=isolation.trace_contacts").await;
    assert_eq!(rows(&lines)[0]["detail"], json!({ "purpose": "trace", "rows": 2, "shown": 0 }));

    // Whoever is ill does not come home, whoever is well again does; and falls ill again without being another case.
    order(&leader, &place, json!({ "change": "resume" })).await.refused(409, "still_ill");
    world.at("2020-02-20", 9);
    medic.sign_in().await;
    leader.sign_in().await;
    says(&medic, &isolation, "excluded", "2020-02-20").await.refused(409, "result_order");
    says(&medic, &isolation, "recovered", "2020-02-20").await.is(201);
    order(&leader, &place, json!({ "change": "resume" })).await.is(201);
    says(&medic, &isolation, "confirmed", "2020-02-20").await.refused(409, "ill_at_home");
    order(&leader, &place, json!({ "change": "refer" })).await.is(201);
    assert_eq!(says(&medic, &isolation, "confirmed", "2020-02-20").await.is(201)["first_confirmed"], false);
    let figure = leader.get("/sitrep").await.is(200)["figures"]["isolation.confirmed"].clone();
    assert_eq!((&figure["day"], &figure["total"]), (&json!(0), &json!(1)));
}

#[tokio::test]
async fn who_was_isolated_there_was_near_as_well() {
    let world = World::new().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    let medic = world.worker("medic", STREET).await;
    let who_came = returnee(GRID);
    let own = who_came["document_number"].clone();
    let place = isolated(&leader, who_came).await;
    let isolation = leader.get(&place).await.is(200)["id"].clone();
    let mut wife = returnee(GRID);
    wife["name"] = json!("陈同住");
    isolated(&leader, wife).await;
    let mut elsewhere = returnee(NEXT_GRID);
    elsewhere["name"] = json!("周别处");
    elsewhere["address"] = json!("9号楼");
    isolated(&leader, elsewhere).await;
    // Whoever keeps watch there is on the list, also where nobody noted that they came.
    let staff = world.worker("unit_staff", STREET).await.get("/me").await.is(200)["worker_id"].clone();
    let watch = json!({ "worker_id": staff, "role": "unit_staff", "watch_from": 0, "watch_hours": 24 });
    let home = leader.get(&place).await.is(200)["household_id"].clone();
    let team = json!({ "household_id": home, "members": [watch], "version": null });
    leader.put(&format!("/care-teams/{}", id()), team).await.is(201);
    // They came in through a gate two days before, with somebody else in the car.
    let gate = world.checkpoint(GRID, "高速口").await;
    let guard = world.worker("checkpoint_staff", GRID).await;
    let who = |name: &str, document: &Value, phone: Value| {
        let kind = if document.is_null() { "none" } else { "id_card" };
        json!({ "name": name, "document_type": kind, "document_number": document, "phone": phone })
    };
    let driver = who("赵开车", &Value::Null, json!("15499990012"));
    let crossing = json!({
        "checkpoint_id": gate, "at": world.clock.now().0 - 47 * 3_600_000, "direction": "in", "plate": "吉E99912",
        "people": [driver, who("李返梅", &own, Value::Null)], "decision": "admit", "source": "field",
    });
    guard.put(&format!("/crossings/{}", id()), crossing).await.is(201);
    // A temperature told by phone brings nobody near, nor does a message; a meal does.
    let told = json!({ "isolation_id": isolation, "celsius": 36.5, "measured_by": "self" });
    medic.put(&format!("/readings/{}", id()), told).await.is(201);
    world.at("2020-02-10", 11);
    let tasks = leader.get("/tasks?limit=200").await.is(200);
    for kind in ["isolation.meal", "isolation.sms"] {
        let due = |row: &&Value| {
            row["kind"] == kind && row["subject"]["household_id"] == home && row["slot"].as_str() != Some("evening")
        };
        let task = rows(&tasks).iter().find(due).unwrap();
        leader.post(&format!("/tasks/{}/complete", task["id"].as_str().unwrap()), json!({})).await.is(200);
    }
    order(&leader, &place, json!({ "change": "suspend" })).await.is(201);
    says(&medic, &isolation, "suspected", "2020-02-10").await.is(201);
    let contacts = medic.post(&format!("{place}/contacts"), json!({ "purpose": "verify", "days": 3 })).await.is(200);
    let seen: Vec<_> =
        rows(&contacts).iter().map(|row| (&row["kind"], &row["name"], &row["times"], &row["role_zh"])).collect();
    assert_eq!(
        seen,
        [
            (&json!("isolated_there"), &json!("陈同住"), &json!(1), &Value::Null),
            (&json!("companion"), &json!("赵开车"), &json!(1), &Value::Null),
            (&json!("worker"), &json!("王测试"), &json!(1), &Value::Null),
            (&json!("worker"), &json!("王测试"), &json!(0), &json!("包保单位人员")),
            (&json!("gate_worker"), &json!("王测试"), &json!(1), &Value::Null),
        ],
        "{contacts}"
    );
}

#[tokio::test]
async fn who_has_it_not_comes_home_by_an_order() {
    let world = World::new().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let place = isolated(&leader, returnee(GRID)).await;
    let isolation = leader.get(&place).await.is(200)["id"].clone();
    order(&leader, &place, json!({ "change": "suspend" })).await.is(201);
    says(&clerk, &isolation, "suspected", "2020-02-10").await.is(201);
    order(&leader, &place, json!({ "change": "resume" })).await.refused(409, "still_ill");
    let nowhere = json!({ "isolation_id": isolation, "kind": "excluded", "day": "2020-02-10", "hospital": " " });
    clerk.put(&format!("/results/{}", id()), nowhere).await.wrong("hospital", "hospital_missing");
    says(&clerk, &isolation, "excluded", "2020-02-10").await.is(201);
    let waits = leader.get(&place).await.is(200);
    assert_eq!(waits["state"], "hospital", "nothing happens without an order");
    let kinds: Vec<_> = waits["results"].as_array().unwrap().iter().map(|result| &result["kind"]).collect();
    assert_eq!(kinds, ["suspected", "excluded"]);
    assert_eq!(order(&leader, &place, json!({ "change": "resume" })).await.is(201)["state"], "isolating");
    let figure = clerk.get("/sitrep").await.is(200)["figures"]["isolation.confirmed"].clone();
    assert_eq!(figure["total"], 0);
}

#[tokio::test]
async fn a_result_of_somebody_else_is_taken_back() {
    let world = World::new().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let medic = world.worker("medic", STREET).await;
    let stranger = world.worker("medic", NEIGHBOUR).await;
    let place = isolated(&leader, returnee(GRID)).await;
    let isolation = leader.get(&place).await.is(200)["id"].clone();
    order(&leader, &place, json!({ "change": "suspend" })).await.is(201);
    let suspected = says(&medic, &isolation, "suspected", "2020-02-10").await.is(201);
    let confirmed = says(&medic, &isolation, "confirmed", "2020-02-10").await.is(201);
    let cases = async || clerk.get("/sitrep").await.is(200)["figures"]["isolation.confirmed"]["total"].clone();
    assert_eq!(cases().await, 1);
    let of = |result: &Value| format!("/results/{}/withdraw", result["id"].as_str().unwrap());
    let why = json!({ "reason": "同名他人的结果" });
    leader.post(&of(&confirmed), why.clone()).await.refused(403, "act_not_permitted");
    stranger.post(&of(&confirmed), why.clone()).await.refused(404, "not_found");
    medic.post(&of(&confirmed), json!({ "reason": " " })).await.wrong("reason", "reason_missing");
    medic.post(&of(&suspected), why.clone()).await.refused(409, "result_not_last");
    let shown = medic.post(&of(&confirmed), why.clone()).await.is(200);
    assert_eq!((&shown["withdrawn"]["reason"], &shown["withdrawn"]["by"]), (&why["reason"], &json!("王测试")));
    medic.post(&of(&confirmed), why.clone()).await.refused(409, "result_not_last");
    // It stays to be seen, counts no more, and nobody is alarmed by it any longer.
    let results = leader.get(&place).await.is(200)["results"].clone();
    assert_eq!((results.as_array().unwrap().len(), &results[1]["withdrawn"]["reason"]), (2, &why["reason"]));
    assert_eq!(cases().await, 0);
    assert!(rows(&leader.get("/alerts?state=open").await.is(200)).is_empty());
    assert_eq!(kernel::tally::prove(&world.house.store.read, &server::rooms::isolation::CONFIRMED).await.unwrap(), []);
    // What stands decides what may follow.
    says(&medic, &isolation, "recovered", "2020-02-10").await.refused(409, "result_order");
    assert_eq!(says(&medic, &isolation, "confirmed", "2020-02-10").await.is(201)["first_confirmed"], true);
    assert_eq!(cases().await, 1);
}

#[tokio::test]
async fn a_layman_reports_what_a_layman_can_see() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let medic = world.worker("medic", STREET).await;
    let place = isolated(&member, returnee(GRID)).await;
    let isolation = member.get(&place).await.is(200)["id"].clone();
    let put = async |who: &Person, symptoms: &[&str]| {
        who.put(&format!("/readings/{}", id()), reading(&isolation, 36.6, symptoms)).await
    };
    put(&member, &["cough", "conjunctivitis"]).await.wrong("symptoms[1]", "symptom_for_medic");
    put(&member, &["fatigue"]).await.wrong("symptoms[0]", "symptom_for_medic");
    put(&member, &["cough", "other"]).await.is(201);
    put(&medic, &["conjunctivitis", "fatigue"]).await.is(201);
    let plain = member.get("/symptoms").await.is(200);
    assert_eq!(
        plain["symptoms"],
        json!(["fever", "cough", "chest_tightness", "dyspnoea", "nausea", "diarrhoea", "myalgia", "other"])
    );
    assert_eq!(medic.get("/symptoms").await.is(200)["symptoms"].as_array().unwrap().len(), 11);
    // A thermometer tells by itself; what it tells is nobody's symptom.
    let told = json!({ "isolation_id": isolation, "celsius": 36.4, "measured_by": "device" });
    let told = member.put(&format!("/readings/{}", id()), told).await.is(201);
    assert_eq!((&told["measured_by"], &told["waits"]), (&json!("device"), &json!(false)));

    // What is nothing has no symptoms, what is something has.
    let waiting = medic.get("/readings?unjudged=true").await.is(200);
    let judge = async |verdict: &str, symptoms: &[&str]| {
        let judged = json!({ "reading_id": rows(&waiting)[1]["id"], "verdict": verdict, "symptoms": symptoms });
        medic.put(&format!("/judgements/{}", id()), judged).await
    };
    judge("ruled_out", &["cough"]).await.wrong("symptoms", "symptoms_ruled_out");
    judge("confirmed", &[]).await.wrong("symptoms", "symptoms_missing");
    judge("confirmed", &["love"]).await.wrong("symptoms[0]", "symptom_unknown");
    judge("watch", &[]).await.is(201);
    judge("ruled_out", &[]).await.is(201);
    let readings = member.get(&place).await.is(200)["readings"].clone();
    assert_eq!(readings[0]["judgement"]["verdict"], "ruled_out", "the latest holds");
    assert_eq!(rows(&medic.get("/readings?unjudged=true").await.is(200)).len(), 1);
}
