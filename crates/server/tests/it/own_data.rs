//! What people ask about their own data: who asks is checked, a copy holds all that is theirs and nothing of others, what is wrong is
//! corrected, and what nobody answers is told.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{
    CITY, GRID, Person, STREET, World, day, id, id_number, isolated, order, page_path, phone, returnee,
};

/// Somebody who came back, and what they said.
struct Returnee {
    body: Value,
    person: String,
    home: String,
    isolation: String,
    arrival: String,
}

impl Returnee {
    async fn named(clerk: &Person, name: &str, address: &str) -> Self {
        let mut body = returnee(GRID);
        body["name"] = json!(name);
        body["address"] = json!(address);
        let arrival = format!("/arrivals/{}", id());
        let shown = clerk.put(&arrival, body.clone()).await.is(201);
        let text = |field: &str| shown[field].as_str().unwrap().to_owned();
        Self {
            person: text("person_id"),
            home: text("household_id"),
            isolation: format!("/isolations/{}", text("isolation_id")),
            arrival,
            body,
        }
    }

    fn number(&self) -> &str {
        self.body["document_number"].as_str().unwrap()
    }

    fn seen(&self) -> Value {
        json!({ "document_type": "id_card", "number": self.number() })
    }
}

fn rows(list: &Value) -> &Vec<Value> {
    list["rows"].as_array().unwrap()
}

/// Files a request and gives its address.
async fn files(clerk: &Person, mut wanted: Value, seen: Option<Value>) -> String {
    let place = format!("/data-requests/{}", id());
    if let Some(seen) = seen {
        wanted["seen"] = seen;
    }
    clerk.put(&place, wanted).await.is(201);
    place
}

async fn version(clerk: &Person, place: &str) -> i64 {
    clerk.get(place).await.is(200)["version"].as_i64().unwrap()
}

#[tokio::test]
async fn nothing_is_handed_out_before_the_document_was_seen() {
    let world = World::new().await;
    let (clerk, mei) = (world.worker("township_clerk", STREET).await, world.grid_member().await);
    let wang = Returnee::named(&mei, "王归来", "5号楼1单元101").await;
    let place = files(&clerk, json!({ "kind": "copy", "person_id": wang.person }), None).await;
    let order = json!({ "format": "json" });
    clerk.post(&format!("{place}/copy"), order.clone()).await.refused(409, "identity_unchecked");
    // Somebody else's document, and one that is none.
    let other = json!({ "seen": { "document_type": "id_card", "number": id_number() }, "version": 1 });
    clerk.post(&format!("{place}/identity"), other).await.wrong("seen.number", "identity_differs");
    let odd = json!({ "seen": { "document_type": "id_card", "number": "123" }, "version": 1 });
    clerk.post(&format!("{place}/identity"), odd).await.wrong("seen.number", "id_length");
    // The phone is enough only where no document is recorded.
    let phone = json!({ "seen": { "document_type": "none", "number": wang.body["phone"] }, "version": 1 });
    clerk.post(&format!("{place}/identity"), phone).await.wrong("seen.number", "identity_differs");
    let own = json!({ "seen": wang.seen(), "version": 1 });
    clerk.post(&format!("{place}/identity"), own).await.is(200);
    assert_eq!(clerk.post(&format!("{place}/copy"), order.clone()).await.status, 200);
    // It is answered with it. The same day it may be made again, for the paper jammed; the next day it is another request.
    let shown = clerk.get(&place).await.is(200);
    assert_eq!((&shown["state"], &shown["handed"], &shown["seen"]), (&json!("answered"), &json!(1), &json!("id_card")));
    assert_eq!(clerk.post(&format!("{place}/copy"), order.clone()).await.status, 200);
    world.at("2020-02-11", 9);
    clerk.sign_in().await;
    clerk.post(&format!("{place}/copy"), order).await.refused(409, "request_closed");

    // What was tried and what was handed out is in the journal: how they were known, and no number.
    let lines = world.journal(&clerk, "act=own_data.check_identity").await;
    let theirs: Vec<_> = rows(&lines).iter().map(|line| line["detail"]["theirs"].clone()).collect();
    assert_eq!(theirs, [json!(true), json!(false), json!(false)]);
    let handed = world.journal(&clerk, "act=own_data.hand_out_copy").await;
    assert_eq!(rows(&handed)[0]["detail"], json!({ "format": "json", "seen": "id_card", "to": "self" }));
    // The person hears of it.
    let auditor = world.worker("auditor", CITY).await;
    let looks = auditor.post("/looks", json!({ "whom": { "person_id": wang.person } })).await.is(200);
    assert_eq!((rows(&looks).len(), &rows(&looks)[0]["act"]), (2, &json!("own_data.hand_out_copy")));
}

#[tokio::test]
async fn whoever_guesses_at_documents_hears_of_none_any_more() {
    let few = ("export = 20000, document = 30", "export = 20000, document = 3");
    let world = World::ruled(&[few]).await;
    let (clerk, mei) = (world.worker("township_clerk", STREET).await, world.grid_member().await);
    let admin = world.worker("administrator", CITY).await;
    let wang = Returnee::named(&mei, "王归来", "5号楼1单元101").await;
    // Right ones count nothing, however often, and neither does a slip that is no number.
    let wanted = json!({ "kind": "explanation", "seen": wang.seen(), "text": "为什么隔离我" });
    let asked = format!("/data-requests/{}", id());
    clerk.put(&asked, wanted.clone()).await.is(201);
    for _ in 0..4 {
        clerk.put(&asked, wanted.clone()).await.is(200);
    }
    let place = files(&clerk, json!({ "kind": "copy", "person_id": wang.person }), None).await;
    let identity = format!("{place}/identity");
    let shows = |number: &str| json!({ "seen": { "document_type": "id_card", "number": number }, "version": 1 });
    clerk.post(&identity, shows("123")).await.wrong("seen.number", "id_length");
    // A number that nobody here has is a guess too.
    let nobody = json!({ "kind": "copy", "seen": { "document_type": "id_card", "number": id_number() } });
    clerk.put(&format!("/data-requests/{}", id()), nobody).await.refused(404, "not_found");
    // At one moment nobody hears of more than a day allows.
    let guesses: Vec<_> = (0..8).map(|_| shows(&id_number())).collect();
    let answers = futures::future::join_all(guesses.into_iter().map(|guess| clerk.post(&identity, guess))).await;
    let of = |code: &str| answers.iter().filter(|answer| answer.body["code"] == code).count();
    assert_eq!((of("identity_differs"), of("document_limit")), (2, 6));
    // From then on the right one is told from the wrong ones no more, wherever it is typed in.
    let refused = clerk.post(&identity, shows(wang.number())).await.refused(429, "document_limit");
    assert_eq!(refused["current"], json!({ "opens_at": "2020-02-10T16:00:00.000Z", "daily": 3 }));
    let copy = json!({ "kind": "deletion", "seen": wang.seen(), "text": "请删除" });
    clerk.put(&format!("/data-requests/{}", id()), copy).await.refused(429, "document_limit");
    clerk.put(&asked, wanted).await.refused(429, "document_limit");
    assert!(clerk.get(&place).await.is(200)["seen"].is_null());
    // Whoever must look has one alert, and every attempt is a line with no number in it.
    let alerts = admin.get("/alerts/mine").await.is(200);
    assert_eq!((rows(&alerts).len(), &rows(&alerts)[0]["rule"]), (1, &json!("audit.many_documents")));
    let lines = world.journal(&admin, "act=own_data.check_identity").await;
    let theirs = |said: Value| rows(&lines).iter().filter(|line| line["detail"]["theirs"] == said).count();
    assert_eq!((theirs(json!(false)), theirs(Value::Null), theirs(json!(true))), (2, 7, 0), "{lines}");

    // Somebody else has a number of their own, and so has the next day.
    let other = world.worker("township_clerk", STREET).await;
    other.post(&identity, shows(&id_number())).await.wrong("seen.number", "identity_differs");
    world.at("2020-02-11", 9);
    clerk.sign_in().await;
    clerk.post(&identity, shows(wang.number())).await.is(200);
}

#[tokio::test]
async fn whoever_asks_for_another_says_why_they_may() {
    let world = World::new().await;
    let (clerk, mei) = (world.worker("township_clerk", STREET).await, world.grid_member().await);
    let wang = Returnee::named(&mei, "王归来", "5号楼1单元101").await;
    let behalf = json!({ "name": "王父亲", "ground": "guardian" });
    let place = files(&clerk, json!({ "kind": "copy", "behalf": behalf }), Some(wang.seen())).await;
    let shown = clerk.get(&place).await.is(200);
    assert_eq!((&shown["behalf"], &shown["behalf_ground"]), (&json!("王父亲"), &json!("guardian")));
    assert_eq!((&shown["name"], shown["due_on"].as_str()), (&json!("王归来"), Some("2020-02-25")));
    assert!(!shown.to_string().contains(wang.number()));
    clerk.post(&format!("{place}/copy"), json!({ "format": "json" })).await;
    let handed = world.journal(&clerk, "act=own_data.hand_out_copy").await;
    assert_eq!(rows(&handed)[0]["detail"]["to"], "guardian");
    // The same again is the same; another body is another request, and the same wish waits once.
    let wanted = json!({ "kind": "explanation", "seen": wang.seen(), "text": "为什么隔离我" });
    let asked = format!("/data-requests/{}", id());
    clerk.put(&asked, wanted.clone()).await.is(201);
    clerk.put(&asked, wanted.clone()).await.is(200);
    clerk.put(&format!("/data-requests/{}", id()), wanted.clone()).await.refused(409, "request_waits");
    let mut other = wanted;
    other["text"] = json!("别的");
    clerk.put(&asked, other).await.refused(409, "different_body");
    let silent = json!({ "kind": "correction", "seen": wang.seen() });
    clerk.put(&format!("/data-requests/{}", id()), silent).await.wrong("text", "text_length");
    clerk.put(&format!("/data-requests/{}", id()), json!({ "kind": "copy" })).await.wrong("seen", "person_or_document");
    let nobody = json!({ "kind": "copy", "seen": { "document_type": "id_card", "number": id_number() } });
    clerk.put(&format!("/data-requests/{}", id()), nobody).await.refused(404, "not_found");
}

/// Plants something of every room about somebody.
async fn lives_here(world: &World, clerk: &Person, one: &Returnee, mark: &str) {
    let medic = world.worker("medic", STREET).await;
    let fever = id();
    let reading = json!({ "isolation_id": isolation_id(one), "celsius": 38.5, "measured_by": "team" });
    clerk.put(&format!("/readings/{fever}"), reading).await.is(201);
    let judged =
        json!({ "reading_id": fever, "verdict": "watch", "symptoms": ["cough"], "note": format!("{mark}医嘱") });
    medic.put(&format!("/judgements/{}", id()), judged).await.is(201);
    let swab = json!({ "isolation_id": isolation_id(one), "kind": "throat", "label": format!("{mark}-1") });
    medic.put(&format!("/samples/{}", id()), swab).await.is(201);
    let guest = world.guest(&page_path(clerk, &one.isolation, "person").await);
    let need = json!({ "kind": "complaint", "text": format!("{mark}意见") });
    guest.put(&format!("/my/needs/{}", id()), need).await.is(201);
    let contact =
        json!({ "person_id": one.person, "way": "call", "outcome": "reached", "about": format!("{mark}通话") });
    clerk.put(&format!("/contacts/{}", id()), contact).await.is(201);
    let papers = json!({ "batch": id(), "kind": "isolation_notice", "isolation_ids": [isolation_id(one)] });
    clerk.post("/notices", papers).await.is(200);
    clerk.post(&format!("/persons/{}/reveal", one.person), json!({ "purpose": "contact" })).await.is(200);
    // At last they go to hospital, which says what it found.
    order(clerk, &one.isolation, json!({ "change": "refer" })).await.is(201);
    let result = json!({
        "isolation_id": isolation_id(one), "kind": "suspected", "day": "2020-02-10", "hospital": format!("{mark}医院"),
    });
    clerk.put(&format!("/results/{}", id()), result).await.is(201);
}

async fn holds_a_pass(clerk: &Person, address: &str, mark: &str) {
    let (home, pass) = (id(), id());
    clerk.put(&format!("/households/{home}"), json!({ "area": GRID, "address": address })).await.is(201);
    clerk.put(&format!("/passes/{pass}"), json!({ "household_id": home })).await.is(201);
    let reason =
        json!({ "purpose": "medical", "reason": format!("{mark}透析"), "from": "2020-02-10", "to": "2020-02-12" });
    clerk.put(&format!("/passes/{pass}/exceptions/{}", id()), reason).await.is(201);
}

fn isolation_id(one: &Returnee) -> &str {
    one.isolation.strip_prefix("/isolations/").unwrap()
}

async fn crosses(world: &World, clerk: &Person, gate: Uuid, people: &[&Returnee]) {
    let one = |who: &&Returnee| json!({ "name": who.body["name"], "document_type": "id_card", "document_number": who.number(), "phone": who.body["phone"] });
    let crossing = json!({
        "checkpoint_id": gate, "at": world.clock.now().0, "direction": "in", "plate": "吉E66666",
        "people": people.iter().map(one).collect::<Vec<_>>(), "decision": "admit", "source": "field",
    });
    clerk.put(&format!("/crossings/{}", id()), crossing).await.is(201);
}

#[tokio::test]
async fn a_copy_holds_all_that_is_theirs_and_nothing_of_others() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    // Nobody isolated gets a pass: they had it before.
    holds_a_pass(&clerk, "5号楼1单元101", "王的").await;
    holds_a_pass(&clerk, "5号楼1单元102", "赵的").await;
    let wang = Returnee::named(&clerk, "王归来", "5号楼1单元101").await;
    let zhao = Returnee::named(&clerk, "赵邻居", "5号楼1单元102").await;
    lives_here(&world, &clerk, &wang, "王的").await;
    lives_here(&world, &clerk, &zhao, "赵的").await;
    let gate = world.checkpoint(GRID, "高速出口").await;
    crosses(&world, &clerk, gate, &[&wang, &zhao]).await;
    crosses(&world, &clerk, gate, &[&zhao, &wang]).await;
    let sheet =
        format!("姓名,身份证号,村(社区)\n王归来,{},松江社区\n赵邻居,{},松江社区\n", wang.number(), zhao.number());
    let about = json!({ "batch": "7", "sender": "省指挥部", "urgency": "urgent", "asks": "核查" });
    let list = format!("/pushed-lists/{}", id());
    let about = [("about", about.to_string())];
    clerk.upload(reqwest::Method::PUT, &list, sheet.into_bytes(), &about).await.is(201);
    let round =
        json!({ "area": GRID, "name": "清仓", "kind": "full", "starts_on": "2020-02-10", "due_on": "2020-02-12" });
    let place = format!("/rounds/{}", id());
    clerk.put(&place, round).await.is(201);
    for home in [&wang.home, &zhao.home] {
        let knock = json!({
            "round_id": place.strip_prefix("/rounds/").unwrap(), "household_id": home, "at": "2020-02-10T08:30:00+08:00",
            "outcome": "reached", "note": "邻居说隔壁赵家有人咳嗽",
        });
        clerk.put(&format!("/visits/{}", id()), knock).await.is(201);
    }

    let request = files(&clerk, json!({ "kind": "copy" }), Some(wang.seen())).await;
    let copy = clerk.post(&format!("{request}/copy"), json!({ "format": "json" })).await;
    assert_eq!(copy.status, 200);
    let text = String::from_utf8(copy.bytes.clone()).unwrap();
    let all: Value = serde_json::from_str(&text).unwrap();
    let records = |code: &str| {
        let part = all["parts"].as_array().unwrap().iter().find(|part| part["part"] == code);
        part.unwrap_or_else(|| panic!("no part {code}"))["records"].as_array().unwrap().clone()
    };
    // Everything that was planted of them …
    assert_eq!(records("person")[0]["document_number"], json!(wang.number()));
    assert_eq!(records("person")[0]["phone"], wang.body["phone"]);
    assert_eq!(records("arrivals")[0]["origin"], "湖北省武汉市");
    assert!(text.contains("5号楼1单元101"), "{text}");
    for (part, n) in [
        ("isolations", 1),
        ("orders", 2),
        ("readings", 1),
        ("judgements", 1),
        ("samples", 1),
        ("results", 1),
        ("needs", 1),
        ("crossings", 2),
        ("passes", 1),
        ("visits", 1),
        ("round_doors", 1),
        ("lists", 1),
        ("contacts", 1),
        ("papers", 1),
        ("data_requests", 1),
    ] {
        assert_eq!(records(part).len(), n, "{part}: {:?}", records(part));
    }
    assert!(!records("tasks").is_empty() && !records("alerts").is_empty(), "{text}");
    for mark in ["王的医嘱", "王的-1", "王的医院", "王的意见", "王的通话", "省指挥部"] {
        assert!(text.contains(mark), "{mark} is not in {text}");
    }
    let crossings = records("crossings");
    assert!(crossings.iter().all(|row| row["others"] == 1 && row["document_number"] == json!(wang.number())));
    // … who looked, by post and purpose and not by name …
    let looks = records("looks");
    let revealed = looks.iter().find(|row| row["purpose"] == "联系或上门找到本人").unwrap();
    assert_eq!((&revealed["post"], &revealed["times"]), (&json!("乡镇(街道)文书"), &json!(1)));
    assert!(!text.contains("王测试"), "the name of a worker: {text}");
    // … and nothing of the neighbour, or what neighbours say.
    let hidden = ["赵", zhao.number(), zhao.body["phone"].as_str().unwrap(), "5号楼1单元102", "邻居说", "透析"];
    for other in hidden {
        assert!(!text.contains(other), "{other} is in {text}");
    }

    // The sheets say the same in words.
    let sheets = clerk.post(&format!("{request}/copy"), json!({ "format": "xlsx" })).await;
    assert_eq!(sheets.status, 200);
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(sheets.bytes)).unwrap();
    let names = book.sheet_names();
    let mut words = String::new();
    for name in &names {
        let range = book.worksheet_range(name).unwrap();
        words.extend(range.used_cells().map(|(_, _, cell)| format!("{cell} ")));
    }
    assert_eq!(names[0], "说明");
    for said in [wang.number(), "居家隔离", "疫区", "2020-02-10", "用途：本人查询自己的信息", "省指挥部"]
    {
        assert!(words.contains(said), "{said} is not in {words}");
    }
    for other in hidden {
        assert!(!words.contains(other), "{other} is in {words}");
    }
    let locked = json!({ "format": "xlsx", "password": "一把很长的锁12" });
    let locked = clerk.post(&format!("{request}/copy"), locked).await;
    assert!(locked.bytes.starts_with(b"\xd0\xcf\x11\xe0"), "the container of a locked workbook");
    let odd = json!({ "format": "json", "password": "一把很长的锁12" });
    clerk.post(&format!("{request}/copy"), odd).await.wrong("password", "password_unasked");
    // The journal holds nothing of it.
    let auditor = world.worker("auditor", CITY).await;
    let journal = world.journal(&auditor, "limit=200").await.to_string();
    for secret in [wang.number(), wang.body["phone"].as_str().unwrap(), "王归来", "王的", "5号楼1单元101"] {
        assert!(!journal.contains(secret), "{secret} is in the journal");
    }
}

/// What somebody finds by a text among the arrivals.
async fn found(clerk: &Person, text: &str) -> usize {
    rows(&clerk.finds("/arrivals", text).await.is(200)).len()
}

#[tokio::test]
async fn a_corrected_record_is_found_by_what_is_right_and_no_more_by_what_was_wrong() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let wang = Returnee::named(&clerk, "王归莱", "5号楼1单元101").await;
    let zhao = Returnee::named(&clerk, "赵邻居", "5号楼1单元102").await;
    let gate = world.checkpoint(GRID, "高速出口").await;
    crosses(&world, &clerk, gate, &[&wang]).await;
    let wanted =
        json!({ "kind": "correction", "person_id": wang.person, "text": "姓名、号码录错了", "proof": "户口簿" });
    // The recorded number is what is wrong: the phone tells who they are.
    let seen = json!({ "document_type": "none", "number": wang.body["phone"] });
    let request = files(&clerk, wanted, Some(seen)).await;
    let record = clerk.post(&format!("{request}/record"), json!({})).await.is(200);
    assert_eq!((&record["name"], &record["document_number"]), (&json!("王归莱"), &json!(wang.number())));
    let (right_number, right_phone) = (id_number(), phone());
    let correction = |number: &str, record_version: i64| {
        let right =
            json!({ "name": "王归来", "document_type": "id_card", "document_number": number, "phone": right_phone });
        json!({ "right": right, "record_version": record_version, "version": 1 })
    };
    let place = format!("{request}/correction");
    clerk.post(&place, correction("123", 1)).await.wrong("document_number", "id_length");
    clerk.post(&place, correction(&right_number, 7)).await.refused(409, "version_conflict");
    // Somebody else has that number: two records, or the wrong number again.
    clerk.post(&place, correction(zhao.number(), 1)).await.refused(409, "person_exists");
    let done = clerk.post(&place, correction(&right_number, 1)).await.is(200);
    assert!(done["corrected_at"].is_string() && done["state"] == "asked", "{done}");

    assert_eq!((found(&clerk, &right_number).await, found(&clerk, wang.number()).await), (1, 0));
    assert_eq!((found(&clerk, &right_phone).await, found(&clerk, wang.body["phone"].as_str().unwrap()).await), (1, 0));
    assert_eq!((found(&clerk, "王归来").await, found(&clerk, "王归莱").await), (1, 0));
    let tail = &right_number[14..];
    assert!(found(&clerk, tail).await >= 1);
    // What they crossed as is theirs under the right number.
    let trace = |number: &str| json!({ "document_type": "id_card", "document_number": number, "purpose": "verify" });
    assert_eq!(rows(&clerk.post("/crossings/of-person", trace(&right_number)).await.is(200)).len(), 1);
    assert_eq!(rows(&clerk.post("/crossings/of-person", trace(wang.number())).await.is(200)).len(), 0);
    // Whoever registers them again finds them.
    let shown = clerk.get(&wang.arrival).await.is(200);
    assert_eq!(shown["person_id"], json!(wang.person));

    // The journal says which fields, and none of their values.
    let lines = world.journal(&clerk, "act=own_data.correct_record").await;
    let mut fields = rows(&lines)[0]["detail"]["fields"].as_array().unwrap().clone();
    // Both numbers may tell the same year.
    fields.retain(|field| field != "birth_year");
    assert_eq!(fields, [json!("name"), json!("document_number"), json!("phone")]);
    for value in [right_number.as_str(), &right_phone, wang.number()] {
        assert!(!lines.to_string().contains(value));
    }
    // Again there is nothing to correct; then it is answered, and closed.
    let mut again = correction(&right_number, 2);
    again["version"] = json!(2);
    clerk.post(&place, again).await.refused(409, "nothing_to_correct");
    let answer = json!({ "answer": "姓名、证件号码、电话已更正", "version": version(&clerk, &request).await });
    clerk.post(&format!("{request}/answer"), answer.clone()).await.is(200);
    clerk.post(&format!("{request}/answer"), answer).await.refused(409, "version_conflict");
    clerk.post(&format!("{request}/record"), json!({})).await.refused(409, "request_closed");
}

#[tokio::test]
async fn an_address_is_corrected_for_whom_it_is_wrong() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let home = id();
    let door = json!({ "area": GRID, "address": "8号楼1单元101" });
    clerk.put(&format!("/households/{home}"), door).await.is(201);
    let number = phone();
    let mut lives = json!({ "household_id": home, "name": "周居民", "document_type": "none", "phone": number });
    let shown = clerk.put(&format!("/residents/{}", id()), lives.clone()).await.is(201);
    lives["name"] = json!("周同住");
    lives["phone"] = json!(phone());
    clerk.put(&format!("/residents/{}", id()), lives).await.is(201);
    let other = json!({ "area": GRID, "address": "8号楼1单元102" });
    clerk.put(&format!("/households/{}", id()), other).await.is(201);
    let wanted = json!({ "kind": "correction", "person_id": shown["person_id"], "text": "是2单元" });
    let request = files(&clerk, wanted, Some(json!({ "document_type": "none", "number": number }))).await;
    let record = clerk.post(&format!("{request}/record"), json!({})).await.is(200);
    assert_eq!((&record["address"], &record["others"]), (&json!("8号楼1单元101"), &json!(1)));
    let right = json!({ "name": "周居民", "document_type": "none", "phone": number });
    let mut correction = json!({ "right": right, "address": "8号楼1单元102", "record_version": 1, "version": 1 });
    let place = format!("{request}/correction");
    clerk.post(&place, correction.clone()).await.refused(409, "door_shared");
    correction["for_all"] = json!(true);
    clerk.post(&place, correction.clone()).await.refused(409, "household_exists");
    correction["address"] = json!("8号楼2单元101");
    clerk.post(&place, correction).await.is(200);
    let grid = format!("/households?area={GRID}");
    assert_eq!(rows(&clerk.finds(&grid, "8号楼2单元101").await.is(200)).len(), 1);
    assert_eq!(rows(&clerk.finds(&grid, "8号楼1单元101").await.is(200)).len(), 0);
}

#[tokio::test]
async fn who_stays_behind_a_door_shares_it_with_whom_lives_there() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let home = id();
    clerk.put(&format!("/households/{home}"), json!({ "area": GRID, "address": "8号楼1单元101" })).await.is(201);
    let number = phone();
    let lives = json!({ "household_id": home, "name": "周居民", "document_type": "none", "phone": number });
    let shown = clerk.put(&format!("/residents/{}", id()), lives).await.is(201);
    let wanted = json!({ "kind": "correction", "person_id": shown["person_id"], "text": "是2单元" });
    let request = files(&clerk, wanted, Some(json!({ "document_type": "none", "number": number }))).await;
    let others = async || clerk.post(&format!("{request}/record"), json!({})).await.is(200)["others"].clone();
    assert_eq!(others().await, 0);
    // One is isolated there, one is watched and not isolated, and one is behind the next door.
    let isolated = Returnee::named(&clerk, "王归来", "8号楼1单元101").await;
    assert_eq!(isolated.home, home.to_string());
    let mut watched = returnee(GRID);
    watched["origin"] = json!("北京市");
    watched["address"] = json!("8号楼1单元101");
    let shown = clerk.put(&format!("/arrivals/{}", id()), watched).await.is(201);
    assert!(shown["isolation_id"].is_null(), "{shown}");
    Returnee::named(&clerk, "赵邻居", "8号楼1单元102").await;
    assert_eq!(others().await, 2);
    let right = json!({ "name": "周居民", "document_type": "none", "phone": number });
    let mut correction = json!({ "right": right, "address": "8号楼2单元101", "record_version": 1, "version": 1 });
    let place = format!("{request}/correction");
    clerk.post(&place, correction.clone()).await.refused(409, "door_shared");
    // Whoever came more than fourteen days ago and was not isolated is watched no more; the isolation ended by itself.
    world.at("2020-02-26", 9);
    server::rooms::isolation::lapse_overdue(&world.house, day("2020-02-26")).await.unwrap();
    clerk.sign_in().await;
    assert_eq!(others().await, 0);
    correction["for_all"] = json!(false);
    clerk.post(&place, correction).await.is(200);
}

#[tokio::test]
async fn what_is_kept_is_told_with_visits_passes_and_lists() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let home = id();
    clerk.put(&format!("/households/{home}"), json!({ "area": GRID, "address": "8号楼1单元101" })).await.is(201);
    let lives =
        json!({ "household_id": home, "name": "周居民", "document_type": "id_card", "document_number": id_number() });
    let number = lives["document_number"].clone();
    let place = format!("/residents/{}", id());
    clerk.put(&place, lives).await.is(201);
    clerk.put(&format!("/passes/{}", id()), json!({ "household_id": home })).await.is(201);
    let sheet = format!("姓名,身份证号,村(社区)\n周居民,{},松江社区\n", number.as_str().unwrap());
    let about = json!({ "batch": "7", "sender": "省指挥部", "urgency": "urgent", "asks": "核查" });
    let about = [("about", about.to_string())];
    clerk.upload(reqwest::Method::PUT, &format!("/pushed-lists/{}", id()), sheet.into_bytes(), &about).await.is(201);
    let round =
        json!({ "area": GRID, "name": "清仓", "kind": "full", "starts_on": "2020-02-10", "due_on": "2020-02-12" });
    let round_id = id();
    let round_place = format!("/rounds/{round_id}");
    clerk.put(&round_place, round).await.is(201);
    let knock =
        json!({ "round_id": round_id, "household_id": home, "at": "2020-02-10T08:30:00+08:00", "outcome": "reached" });
    clerk.put(&format!("/visits/{}", id()), knock).await.is(201);
    let spoken = json!({ "household_id": home, "way": "call", "outcome": "reached", "about": "通话" });
    clerk.put(&format!("/contacts/{}", id()), spoken).await.is(201);

    let seen = json!({ "document_type": "id_card", "number": number });
    let request = files(&clerk, json!({ "kind": "deletion", "text": "请删除" }), Some(seen)).await;
    let kept = async || {
        let shown = clerk.get(&request).await.is(200);
        let each = shown["keeping"].as_array().unwrap().iter();
        each.map(|one| (one["kind"].as_str().unwrap().to_owned(), one["until"].clone())).collect::<Vec<_>>()
    };
    let until = |kept: &[(String, Value)], kind: &str| {
        kept.iter().find(|(one, _)| one == kind).unwrap_or_else(|| panic!("no {kind} in {kept:?}")).1.clone()
    };
    let before = kept().await;
    // They live here, and the round goes on: nobody can say until when.
    for kind in ["resident", "visit"] {
        assert_eq!(until(&before, kind), Value::Null, "{before:?}");
    }
    let valid_to: kernel::Day = clerk.get(&format!("/passes?area={GRID}")).await.is(200)["rows"][0]["valid_to"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let thirty = chrono::Days::new(30);
    assert_eq!(until(&before, "pass"), json!(valid_to + thirty));
    assert_eq!(until(&before, "contact"), json!("2020-03-11"));
    assert!(until(&before, "list").is_string(), "{before:?}");
    // The round is closed, and whoever moved away is deleted with the last record.
    let version = clerk.get(&round_place).await.is(200)["version"].clone();
    clerk.post(&format!("{round_place}/close"), json!({ "version": version })).await.is(200);
    assert_eq!(until(&kept().await, "visit"), json!("2020-03-11"));
}

#[tokio::test]
async fn what_is_not_answered_in_time_is_told_and_figures_hold() {
    let world = World::new().await;
    let (clerk, mei) = (world.worker("township_clerk", STREET).await, world.grid_member().await);
    let mut body = returnee(GRID);
    body["origin"] = json!("北京市");
    let shown = mei.put(&format!("/arrivals/{}", id()), body.clone()).await.is(201);
    assert!(shown["isolation_id"].is_null(), "{shown}");
    let seen = json!({ "document_type": "id_card", "number": body["document_number"] });
    let place = files(&clerk, json!({ "kind": "deletion", "text": "请删除" }), Some(seen)).await;
    world.at("2020-02-25", 20);
    server::rooms::own_data::note_overdue(&world.house).await.unwrap();
    clerk.sign_in().await;
    assert_eq!(clerk.get(&place).await.is(200)["overdue"], false, "the last day counts");
    world.at("2020-02-26", 1);
    clerk.sign_in().await;
    for _ in 0..2 {
        server::rooms::own_data::note_overdue(&world.house).await.unwrap();
    }
    let late = clerk.get("/data-requests?overdue=true").await.is(200);
    assert_eq!((rows(&late).len(), &rows(&late)[0]["overdue"]), (1, &json!(true)));
    let alerts = clerk.get("/alerts/mine").await.is(200);
    let told: Vec<_> = rows(&alerts).iter().filter(|row| row["rule"] == "own_data.overdue").collect();
    assert_eq!(told.len(), 1, "{alerts}");

    // Refused with the day until when the policy keeps it, and where to complain.
    let open = clerk.get(&place).await.is(200);
    let kept: Vec<_> = open["keeping"].as_array().unwrap().iter().map(|one| (&one["kind"], &one["until"])).collect();
    assert_eq!(kept, [(&json!("arrival"), &json!("2020-03-11"))], "{open}");
    let refused = json!({ "ground": "kept_by_law", "answer": "保存期限未满", "version": open["version"] });
    let shown = clerk.post(&format!("{place}/refusal"), refused).await.is(200);
    assert_eq!(shown["kept_until"], "2020-03-11", "thirty days after they were registered: {shown}");
    assert!(shown["complain_zh"].as_str().unwrap().contains("投诉"));
    let alerts = clerk.get("/alerts/mine").await.is(200);
    assert!(rows(&alerts).iter().all(|row| row["rule"] != "own_data.overdue" || row["state"] == "closed"), "{alerts}");
    for measure in server::rooms::measures().iter().filter(|measure| measure.code.starts_with("own_data.")) {
        assert_eq!(kernel::tally::prove(&world.house.store.read, measure).await.unwrap(), [], "{}", measure.code);
    }
}

#[tokio::test]
async fn somebody_at_home_asks_on_their_page() {
    let world = World::new().await;
    let (clerk, mei) = (world.worker("township_clerk", STREET).await, world.grid_member().await);
    let place = isolated(&mei, returnee(GRID)).await;
    let guest = world.guest(&page_path(&clerk, &place, "person").await);
    let asked = format!("/my/data-requests/{}", id());
    let why = json!({ "kind": "explanation", "text": "为什么是14天" });
    guest.put(&asked, why.clone()).await.is(201);
    guest.put(&asked, why).await.is(200);
    guest.put(&format!("/my/data-requests/{}", id()), json!({ "kind": "copy" })).await.is(201);
    let listed = clerk.get("/data-requests?state=asked").await.is(200);
    assert!(rows(&listed).iter().all(|row| row["channel"] == "page" && row["seen"].is_null()), "{listed}");
    let said = &rows(&listed)[1];
    let answer = json!({ "answer": "依据指挥部第5号通告", "version": said["version"] });
    let one = format!("/data-requests/{}", said["id"].as_str().unwrap());
    clerk.post(&format!("{one}/answer"), answer.clone()).await.is(200);
    let copy = format!("/data-requests/{}", rows(&listed)[0]["id"].as_str().unwrap());
    clerk.post(&format!("{copy}/answer"), answer).await.refused(409, "copy_not_handed_out");
    let mine = guest.get("/my/data-requests").await.is(200);
    assert_eq!((&mine[1]["state"], &mine[1]["answer"]), (&json!("answered"), &json!("依据指挥部第5号通告")));
    assert_eq!((&mine[0]["state"], &mine[0]["answer"]), (&json!("asked"), &Value::Null));

    // A refusal is told with its ground, until when something is kept, and where to complain.
    let refused = async || {
        guest
            .put(&format!("/my/data-requests/{}", id()), json!({ "kind": "deletion", "text": "请删除" }))
            .await
            .is(201);
        let waits = clerk.get("/data-requests?state=asked&kind=deletion").await.is(200);
        let (one, version) = (rows(&waits)[0]["id"].as_str().unwrap(), &rows(&waits)[0]["version"]);
        let refusal = json!({ "ground": "kept_by_law", "answer": "保存期限未满", "version": version });
        clerk.post(&format!("/data-requests/{one}/refusal"), refusal).await.is(200);
        guest.get("/my/data-requests").await.is(200)[0].clone()
    };
    let open = refused().await;
    assert_eq!((&open["refusal"], &open["kept_until"]), (&json!("kept_by_law"), &Value::Null), "isolated still");
    assert!(open["complain_zh"].as_str().unwrap().contains("投诉"));
    world.at("2020-02-23", 9);
    clerk.sign_in().await;
    let version = clerk.get(&place).await.is(200)["version"].clone();
    clerk.post(&format!("{place}/release"), json!({ "version": version })).await.is(200);
    assert_eq!(refused().await["kept_until"], "2020-03-24", "thirty days after it ended");
}

#[tokio::test]
async fn a_clerk_sees_requests_of_their_own_area_only() {
    let world = World::new().await;
    let (clerk, mei) = (world.worker("township_clerk", STREET).await, world.grid_member().await);
    let wang = Returnee::named(&mei, "王归来", "5号楼1单元101").await;
    let place = files(&clerk, json!({ "kind": "copy" }), Some(wang.seen())).await;
    let neighbour = world.worker("township_clerk", "220581104").await;
    neighbour.get(&place).await.refused(404, "not_found");
    assert!(rows(&neighbour.get("/data-requests").await.is(200)).is_empty());
    neighbour.post(&format!("{place}/copy"), json!({ "format": "json" })).await.refused(404, "not_found");
    let sneaky = json!({ "kind": "copy", "seen": wang.seen() });
    neighbour.put(&format!("/data-requests/{}", id()), sneaky).await.refused(404, "not_found");
    // An auditor sees it and does nothing with it; an administrator has nothing to do with it.
    let (auditor, admin) = (world.worker("auditor", CITY).await, world.worker("administrator", CITY).await);
    auditor.get(&place).await.is(200);
    auditor.post(&format!("{place}/copy"), json!({ "format": "json" })).await.refused(403, "act_not_permitted");
    admin.get(&place).await.refused(403, "act_not_permitted");
    admin.post(&format!("{place}/copy"), json!({ "format": "json" })).await.refused(403, "act_not_permitted");
    // The community writes down and corrects; a copy is handed out by the township.
    let lead = world.worker("community_lead", GRID).await;
    lead.get(&place).await.is(200);
    lead.post(&format!("{place}/copy"), json!({ "format": "json" })).await.refused(403, "act_not_permitted");
}

#[tokio::test]
async fn a_copy_takes_the_password_again() {
    let world = World::ruled(&[("confirm_minutes = 10", "confirm_minutes = 5")]).await;
    let (clerk, mei) = (world.worker("township_clerk", STREET).await, world.grid_member().await);
    let wang = Returnee::named(&mei, "王归来", "5号楼1单元101").await;
    let place = files(&clerk, json!({ "kind": "copy" }), Some(wang.seen())).await;
    world.at("2020-02-10", 10);
    let order = json!({ "format": "json" });
    clerk.post(&format!("{place}/copy"), order.clone()).await.refused(403, "confirmation_needed");
    clerk.confirms().await;
    assert_eq!(clerk.post(&format!("{place}/copy"), order).await.status, 200);
}

#[test]
fn every_column_that_names_somebody_is_in_a_copy_or_left_out_for_a_reason() {
    let held: Vec<_> = server::rooms::held().copied().collect();
    for (table, column) in server::rooms::NAMES {
        let is_held = held.contains(&(*table, *column));
        let left_out =
            server::rooms::NOT_HELD.iter().any(|(of, name, why)| (of, name) == (table, column) && !why.is_empty());
        assert!(is_held != left_out, "{table}.{column} is in no copy and not left out for a reason, or both");
    }
    for (table, column) in held {
        assert!(server::rooms::NAMES.contains(&(table, column)), "{table}.{column} names nobody");
    }
}
