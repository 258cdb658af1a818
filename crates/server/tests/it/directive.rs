//! A directive goes from a meeting to the people who carry it out, and back to whoever issued it.

use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{CITY, COMMUNITY, ELSEWHERE, GRID, Person, STREET, World, id};

/// Another township.
const TOWNSHIP: &str = "220581104";

/// The least that is a picture.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n";

fn notes(decision: &str) -> Value {
    json!({
        "title": "第四次会议", "held_at": "2020-02-10T08:00:00+08:00", "place": "市委会议室", "attendance": [],
        "minutes": "会议听取了各组汇报", "decisions": [{ "id": decision, "text": "村村设卡，闭环管理" }],
    })
}

/// A directive to the clerks of these areas, due at eight in the evening.
fn directive(area: &str, areas: &[&str], role: &str) -> Value {
    json!({
        "area": area, "title": "设卡封闭管理", "text": "各乡镇当日完成设卡", "wanted": "卡点数量和照片",
        "urgency": "urgent", "due_at": "2020-02-10T20:00:00+08:00",
        "addressees": [{ "to": "posts", "areas": areas, "roles": [role] }],
    })
}

async fn issue(who: &Person, body: Value) -> String {
    let place = format!("/directives/{}", id());
    who.put(&place, body).await.is(201);
    place
}

/// One's own assignment, of which there is one.
async fn mine(who: &Person) -> Value {
    let rows = who.get("/assignments/mine").await.is(200);
    assert_eq!(rows["rows"].as_array().unwrap().len(), 1, "{rows}");
    rows["rows"][0].clone()
}

fn at(assignment: &Value) -> String {
    format!("/assignments/{}", assignment["id"].as_str().unwrap())
}

async fn report(who: &Person, assignment: &Value, text: &str, done: bool) -> Value {
    let body = json!({ "assignment_id": assignment["id"], "text": text, "done": done });
    who.put(&format!("/assignment-reports/{}", id()), body).await.is(201)
}

#[tokio::test]
async fn a_directive_goes_from_the_meeting_to_its_end() {
    let world = World::new().await;
    let commander = world.worker("commander", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let other = world.worker("township_clerk", TOWNSHIP).await;
    let (meeting, decision) = (format!("/meetings/{}", id()), id().to_string());
    let new = json!({ "area": CITY, "body": "领导小组", "number": 4, "notes": notes(&decision) });
    commander.put(&meeting, new.clone()).await.is(201);
    commander.put(&meeting, new.clone()).await.is(200);
    let mut fifth = new.clone();
    fifth["number"] = json!(5);
    commander.put(&format!("/meetings/{}", id()), fifth).await.wrong("decisions", "decision_twice");
    let mut twice = new.clone();
    twice["notes"]["decisions"] = json!([]);
    commander.put(&format!("/meetings/{}", id()), twice).await.refused(409, "meeting_number_taken");
    clerk.get(&meeting).await.refused(404, "not_found");

    // Who was there is written down afterwards.
    let me = commander.get("/me").await.is(200)["worker_id"].clone();
    let mut changed = notes(&decision);
    changed["attendance"] = json!([{ "worker_id": me, "presence": "present" }]);
    let change = format!("{meeting}/change");
    let shown = commander.post(&change, json!({ "notes": changed, "version": 1 })).await.is(200);
    assert_eq!((&shown["present"], &shown["asked"], &shown["version"]), (&json!(1), &json!(1), &json!(2)));
    commander.post(&change, json!({ "notes": changed, "version": 1 })).await.refused(409, "version_conflict");

    // Before it is issued it says who will get it, and for whom nobody stands.
    let mut addressees = vec![json!({ "to": "posts", "areas": [CITY], "roles": ["township_clerk"] })];
    addressees.push(json!({ "to": "posts", "areas": [CITY], "roles": ["medic"] }));
    let asked = json!({ "area": CITY, "addressees": addressees });
    let preview = commander.post("/directives/preview", asked).await.is(200);
    assert_eq!((&preview["people"], &preview["nobody"]), (&json!(2), &json!([1])));
    assert_eq!((&preview["rows"][0]["area"], &preview["rows"][1]["area"]), (&json!(STREET), &json!(TOWNSHIP)));

    let plan = id();
    let sent = format!("/directive-files/{plan}?name=方案.pdf");
    commander.send_bytes(Method::PUT, &sent, b"%PDF-1.7".to_vec()).await.is(201);
    commander.send_bytes(Method::PUT, &sent, b"%PDF-1.7".to_vec()).await.is(200);
    clerk.get(&format!("/directive-files/{plan}")).await.refused(404, "not_found");
    let mut body = directive(CITY, &[CITY], "township_clerk");
    body["decision_id"] = json!(decision);
    body["files"] = json!([plan]);
    let place = format!("/directives/{}", id());
    let shown = commander.put(&place, body.clone()).await.is(201);
    assert_eq!((&shown["progress"]["assigned"], &shown["progress"]["unreceived"]), (&json!(2), &json!(2)));
    assert_eq!((&shown["decided"]["number"], &shown["files"][0]["name"]), (&json!(4), &json!("方案.pdf")));
    commander.put(&place, body.clone()).await.is(200);
    body["title"] = json!("另一件");
    commander.put(&place, body).await.refused(409, "different_body");
    let decided = commander.get(&meeting).await.is(200)["decided"].clone();
    assert_eq!(decided[0]["directives"][0]["title"], "设卡封闭管理");
    let none =
        json!({ "notes": { "title": "四", "held_at": "2020-02-10T08:00:00+08:00", "place": "室" }, "version": 2 });
    commander.post(&change, none).await.refused(409, "decision_used");

    // It stands among what the clerk must do today, with its time.
    let today = clerk.get("/tasks/today").await.is(200);
    assert_eq!(
        (&today["rows"][0]["kind"], &today["rows"][0]["kind_zh"]),
        (&json!("directive.assignment"), &json!("办理指令"))
    );
    let own = mine(&clerk).await;
    assert_eq!((&own["state"], &own["late"], &own["title"]), (&json!("sent"), &json!(false), &json!("设卡封闭管理")));
    clerk.post(&format!("{}/receive", at(&own)), json!({})).await.is(200);
    let again = clerk.post(&format!("{}/receive", at(&own)), json!({})).await.is(200);
    assert_eq!((&again["state"], again["steps"].as_array().unwrap().len()), (&json!("received"), 1));
    assert_eq!(again["text"], "各乡镇当日完成设卡");
    let saved = clerk.open(&format!("/directive-files/{plan}")).await;
    let called = saved.headers()["content-disposition"].to_str().unwrap().to_owned();
    let house_name = format!("attachment; filename=\"directive-20200210-{}.pdf\"", &plan.to_string()[28..]);
    assert_eq!((saved.status().as_u16(), called), (200, house_name), "the sender's name is for the page only");
    other.post(&format!("{}/receive", at(&own)), json!({})).await.refused(404, "not_found");
    clerk.post(&format!("{}/start", at(&own)), json!({})).await.is(200);

    // Feedback with a photo, then it is done; the issuer sees both.
    let photo = id();
    clerk.send_bytes(Method::PUT, &format!("/directive-files/{photo}?name=1.png"), PICTURE.to_vec()).await.is(201);
    let body = json!({ "assignment_id": own["id"], "text": "已设卡 12 处", "done": true, "files": [photo] });
    let said = format!("/assignment-reports/{}", id());
    clerk.put(&said, body.clone()).await.is(201);
    let done = clerk.put(&said, body.clone()).await.is(200);
    assert_eq!((&done["state"], &done["steps"][2]["files"][0]["name"]), (&json!("done"), &json!("1.png")));
    let mut different = body;
    different["text"] = json!("已设卡 13 处");
    clerk.put(&said, different).await.refused(409, "different_body");
    assert_eq!(clerk.get("/tasks/today").await.is(200)["rows"][0]["state"], "done");
    other.get(&format!("/directive-files/{photo}")).await.refused(404, "not_found");
    commander.get(&format!("/directive-files/{photo}")).await.is(200);

    // It comes back with the reason, and is a task again.
    world.at_minute("2020-02-10", 9, 10);
    let version = commander.get(&at(&own)).await.is(200)["version"].clone();
    let back = json!({ "version": version, "reason": "照片不清", "due_at": "2020-02-10T21:00:00+08:00" });
    clerk.post(&format!("{}/return", at(&own)), back.clone()).await.refused(404, "not_found");
    let returned = commander.post(&format!("{}/return", at(&own)), back.clone()).await.is(200);
    assert_eq!((&returned["state"], &returned["returns"]), (&json!("acting"), &json!(1)));
    assert_eq!(returned["steps"].as_array().unwrap().last().unwrap()["text"], "照片不清");
    commander.post(&format!("{}/return", at(&own)), back).await.refused(409, "version_conflict");
    let states: Vec<Value> = clerk.get("/tasks/today").await.is(200)["rows"].as_array().unwrap().clone();
    assert!(states.iter().any(|row| row["state"] == "open"), "{states:?}");
    world.at_minute("2020-02-10", 9, 20);
    let again = report(&clerk, &own, "重新拍照", true).await;
    let verified = json!({ "version": again["version"] });
    let verified = commander.post(&format!("{}/verify", at(&own)), verified).await.is(200);
    assert_eq!(verified["state"], "verified");
    clerk
        .put(
            &format!("/assignment-reports/{}", id()),
            json!({ "assignment_id": own["id"], "text": "再报", "done": false }),
        )
        .await
        .refused(409, "assignment_moved");

    // Not before the other township is verified too, or a reason is given.
    let version = commander.get(&place).await.is(200)["version"].clone();
    commander.post(&format!("{place}/close"), json!({ "version": version })).await.wrong("reason", "not_all_verified");
    let theirs = mine(&other).await;
    report(&other, &theirs, "已设卡", true).await;
    let seen = commander.get(&at(&theirs)).await.is(200);
    commander.post(&format!("{}/verify", at(&theirs)), json!({ "version": seen["version"] })).await.is(200);
    let closed = commander.post(&format!("{place}/close"), json!({ "version": version })).await.is(200);
    assert_eq!((&closed["state"], &closed["progress"]["verified"]), (&json!("closed"), &json!(2)));
    assert_eq!(closed["by_area"].as_array().unwrap().len(), 2);
    let figures = commander.get("/sitrep").await.is(200)["figures"].clone();
    let total = |code: &str| figures[code]["total"].as_i64().unwrap();
    assert_eq!(
        (total("directive.issued"), total("directive.assigned"), total("directive.done"), total("directive.late")),
        (1, 2, 2, 0)
    );
    let text = commander.get("/sitrep/text").await.is(200)["text"].clone();
    assert!(text.as_str().unwrap().contains("累计下发指令1件（今日1件），应办2项，已办结2项，逾期0项；"), "{text}");
}

#[tokio::test]
async fn a_township_breaks_its_part_down_and_progress_rolls_up() {
    let world = World::new().await;
    let commander = world.worker("commander", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let member = world.grid_member().await;
    let place = issue(&commander, directive(CITY, &[STREET], "township_clerk")).await;
    let own = mine(&clerk).await;

    // Only within its own area, and only one's own assignment.
    let mut child = directive(STREET, &[COMMUNITY], "community_lead");
    child["parent_id"] = own["id"].clone();
    let mut outside = child.clone();
    outside["addressees"][0]["areas"] = json!([TOWNSHIP]);
    clerk.put(&format!("/directives/{}", id()), outside).await.wrong("addressees[0].areas", "area_unknown");
    let mut of_another = child.clone();
    of_another["area"] = json!(COMMUNITY);
    lead.put(&format!("/directives/{}", id()), of_another).await.wrong("parent_id", "assignment_unknown");
    let below = issue(&clerk, child).await;
    let theirs = mine(&lead).await;

    // The community goes on to its grids.
    let mut grid = directive(COMMUNITY, &[GRID], "grid_member");
    grid["parent_id"] = theirs["id"].clone();
    let lowest = issue(&lead, grid).await;
    let last = mine(&member).await;
    let table = format!("{place}/assignments");
    let rolled = commander.get(&table).await.is(200)["rows"][0]["below"].clone();
    assert_eq!(
        (&rolled["directives"], &rolled["open"], &rolled["progress"]["unreceived"]),
        (&json!(2), &json!(2), &json!(2))
    );
    assert!(member.get(&lowest).await.status == 403, "a grid member sees their assignment, not the table");
    assert_eq!(lead.get(&lowest).await.is(200)["parent"]["title"], "设卡封闭管理");
    assert_eq!(member.get(&at(&last)).await.is(200)["may_break_down"], false);

    // Not done while what is below is open, unless with a reason.
    let done = json!({ "assignment_id": theirs["id"], "text": "已办", "done": true });
    lead.put(&format!("/assignment-reports/{}", id()), done.clone()).await.wrong("children_reason", "children_open");
    report(&member, &last, "已到位", true).await;
    let seen = lead.get(&at(&last)).await.is(200);
    lead.post(&format!("{}/verify", at(&last)), json!({ "version": seen["version"] })).await.is(200);
    lead.post(&format!("{lowest}/close"), json!({ "version": 1 })).await.is(200);
    report(&lead, &theirs, "各网格已到位", true).await;
    let mut early = json!({ "assignment_id": own["id"], "text": "已办", "done": true });
    clerk.put(&format!("/assignment-reports/{}", id()), early.clone()).await.wrong("children_reason", "children_open");
    early["children_reason"] = json!("一处待验收，已电话确认");
    let done = clerk.put(&format!("/assignment-reports/{}", id()), early).await.is(201);
    assert_eq!(done["steps"][0]["reason"], "一处待验收，已电话确认");
    let rolled = commander.get(&table).await.is(200)["rows"][0]["below"].clone();
    assert_eq!(
        (&rolled["open"], &rolled["progress"]["verified"], &rolled["progress"]["done"]),
        (&json!(1), &json!(1), &json!(1))
    );

    // What is taken back above is taken back below, with the tasks.
    let taken = commander.post(&format!("{place}/withdraw"), json!({ "version": 1, "reason": "合并到新指令" })).await;
    assert_eq!(taken.is(200)["state"], "withdrawn");
    let below = clerk.get(&below).await.is(200);
    assert_eq!((&below["state"], &below["end_reason"]), (&json!("withdrawn"), &json!("合并到新指令")));
    assert_eq!(clerk.get("/assignments/mine").await.is(200)["rows"], json!([]));
    assert_eq!(lead.get(&lowest).await.is(200)["state"], "closed", "what had ended stays as it ended");
}

#[tokio::test]
async fn neighbours_see_nothing_of_each_other() {
    let world = World::new().await;
    let commander = world.worker("commander", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let neighbour = world.worker("township_clerk", TOWNSHIP).await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let member = world.worker("grid_member", ELSEWHERE).await;
    let own = issue(&clerk, directive(STREET, &[STREET], "community_lead")).await;
    for who in [&neighbour, &member] {
        assert!([403, 404].contains(&who.get(&own).await.status));
        assert!([403, 404].contains(&who.get(&format!("{own}/assignments")).await.status));
        assert_eq!(who.get("/assignments/mine").await.is(200)["rows"], json!([]));
    }
    assert_eq!(neighbour.get("/directives").await.is(200)["rows"], json!([]));
    assert_eq!(neighbour.get(&format!("/directives?area={STREET}")).await.is(200)["rows"], json!([]));
    let version = json!({ "version": 1, "reason": "偷" });
    for act in ["withdraw", "close", "remind"] {
        let body = if act == "remind" { json!({ "version": 1, "whom": "undone" }) } else { version.clone() };
        neighbour.post(&format!("{own}/{act}"), body).await.refused(404, "not_found");
    }
    let theirs = mine(&lead).await;
    for who in [&neighbour, &member] {
        who.get(&at(&theirs)).await.refused(404, "not_found");
        who.post(&format!("{}/receive", at(&theirs)), json!({})).await.refused(404, "not_found");
    }

    // Of a directive of the city each sees their own part, and the commander all.
    let shared = issue(&commander, directive(CITY, &[CITY], "township_clerk")).await;
    let part = neighbour.get(&shared).await.is(200);
    assert_eq!((&part["progress"]["assigned"], &part["issuing"]), (&json!(1), &json!(false)));
    let rows = neighbour.get(&format!("{shared}/assignments")).await.is(200)["rows"].clone();
    assert_eq!((rows.as_array().unwrap().len(), &rows[0]["area"]), (1, &json!(TOWNSHIP)));
    let all = commander.get("/directives").await.is(200)["rows"].clone();
    assert_eq!(all.as_array().unwrap().len(), 2, "the commander sees what the townships issue");
    let issued = commander.get("/directives?whose=issued").await.is(200)["rows"].clone();
    assert_eq!((issued.as_array().unwrap().len(), &issued[0]["progress"]["assigned"]), (1, &json!(2)));
    let received = clerk.get("/directives?whose=received").await.is(200)["rows"].clone();
    assert_eq!((received.as_array().unwrap().len(), &received[0]["my_state"]), (1, &json!("sent")));
}

#[tokio::test]
async fn what_nobody_receives_or_does_in_time_goes_up_the_chain() {
    let world = World::new().await;
    let commander = world.worker("commander", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let other = world.worker("township_clerk", TOWNSHIP).await;
    let place = issue(&commander, directive(CITY, &[CITY], "township_clerk")).await;
    let theirs = mine(&other).await;
    other.post(&format!("{}/receive", at(&theirs)), json!({})).await.is(200);
    let work = async || server::jobs::run_due(&world.house).await.unwrap();

    // Urgent: received within half an hour, or whose it is hears of it; half an hour later whoever issued it.
    world.at_minute("2020-02-10", 9, 40);
    work().await;
    work().await;
    let alerts = clerk.get("/alerts/mine").await.is(200)["rows"].clone();
    assert_eq!((alerts.as_array().unwrap().len(), &alerts[0]["rule"]), (1, &json!("directive.unreceived")));
    assert_eq!(other.get("/alerts/mine").await.is(200)["rows"], json!([]));
    world.at_minute("2020-02-10", 10, 20);
    work().await;
    assert_eq!(commander.get("/alerts/mine").await.is(200)["rows"][0]["rule"], "directive.unreceived");
    let remind = json!({ "whom": "unreceived", "version": 1 });
    let reminded = commander.post(&format!("{place}/remind"), remind.clone()).await.is(200);
    assert_eq!((&reminded["reminders"], &reminded["version"]), (&json!(1), &json!(2)));
    commander.post(&format!("{place}/remind"), remind).await.refused(409, "version_conflict");
    let own = mine(&clerk).await;
    assert_eq!((&own["reminders"], &mine(&other).await["reminders"]), (&json!(1), &json!(0)));
    clerk.post(&format!("{}/receive", at(&own)), json!({})).await.is(200);
    assert_eq!(commander.get("/alerts/mine").await.is(200)["rows"], json!([]), "it is closed with the receipt");
    let nobody = json!({ "whom": "unreceived", "version": 2 });
    commander.post(&format!("{place}/remind"), nobody).await.refused(409, "nobody_to_remind");

    // At eight in the evening one is done and one is not.
    report(&other, &theirs, "已设卡", true).await;
    world.at_minute("2020-02-10", 20, 1);
    for who in [&commander, &clerk, &other] {
        who.sign_in().await;
    }
    assert_eq!(mine(&clerk).await["late"], true, "late is computed from the time, not by the clock's work");
    work().await;
    work().await;
    let overview = commander.get(&place).await.is(200)["progress"].clone();
    assert_eq!((&overview["overdue"], &overview["late"], &overview["done"]), (&json!(1), &json!(1), &json!(1)));
    let late = commander.get(&format!("{place}/assignments?overdue=true")).await.is(200)["rows"].clone();
    assert_eq!((late.as_array().unwrap().len(), &late[0]["area"]), (1, &json!(STREET)));
    assert_eq!(commander.get("/directives?overdue=true").await.is(200)["rows"].as_array().unwrap().len(), 1);
    assert_eq!(clerk.get("/alerts/mine").await.is(200)["rows"][0]["rule"], "directive.late");
    let figure = async || commander.get("/sitrep").await.is(200)["figures"]["directive.late"]["total"].clone();
    assert_eq!(figure().await, 1);
    assert_eq!(
        commander.get("/figures/directive.late/records?face=total").await.is(200)["rows"].as_array().unwrap().len(),
        1
    );

    // Done after its time it stays late, and the alert is closed.
    report(&clerk, &own, "迟了，已设卡", true).await;
    assert_eq!(clerk.get("/alerts/mine").await.is(200)["rows"], json!([]));
    let overview = commander.get(&place).await.is(200)["progress"].clone();
    assert_eq!((&overview["overdue"], &overview["late"]), (&json!(0), &json!(1)));
    assert_eq!(figure().await, 1);
    for measure in server::rooms::measures() {
        assert_eq!(kernel::tally::prove(&world.house.store.read, &measure).await.unwrap(), [], "{}", measure.code);
    }
}

#[tokio::test]
async fn organisations_and_people_are_addressed_too_and_get_it_once() {
    let world = World::new().await;
    let commander = world.worker("commander", CITY).await;
    let admin = world.worker("administrator", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let unit = id();
    let bureau = json!({ "name": "交通局", "kind": "department", "area": STREET });
    admin.put(&format!("/units/{unit}"), bureau).await.is(201);
    let me = clerk.get("/me").await.is(200)["worker_id"].clone();
    let of_unit = json!({ "worker_id": me, "role": "unit_staff", "area": STREET, "unit_id": unit });
    admin.put(&format!("/posts/{}", id()), of_unit).await.is(201);
    let leader = lead.get("/me").await.is(200)["worker_id"].clone();
    let mut body = directive(CITY, &[STREET], "township_clerk");
    let more = [json!({ "to": "unit", "unit_id": unit }), json!({ "to": "worker", "worker_id": leader })];
    body["addressees"].as_array_mut().unwrap().extend(more);
    let place = issue(&commander, body).await;
    let shown = commander.get(&place).await.is(200);
    assert_eq!(
        shown["progress"]["assigned"], 2,
        "the clerk stands for the street and for the bureau, and gets it once"
    );
    assert_eq!(shown["addressees"][1]["names"][0], "交通局");
    mine(&clerk).await;
    mine(&lead).await;
    // Closed with a reason, what is left is nobody's task any more.
    let closed = commander.post(&format!("{place}/close"), json!({ "version": 1, "reason": "形势变化" })).await.is(200);
    assert_eq!(closed["end_reason"], "形势变化");
    assert_eq!(lead.get("/assignments/mine").await.is(200)["rows"], json!([]));
    assert_eq!(lead.get("/tasks/today").await.is(200)["rows"], json!([]));
    commander
        .post(&format!("{place}/withdraw"), json!({ "version": 2, "reason": "再撤" }))
        .await
        .refused(409, "directive_ended");
}

#[tokio::test]
async fn what_is_written_wrong_is_refused_by_its_field() {
    let world = World::new().await;
    let commander = world.worker("commander", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let good = directive(CITY, &[STREET], "township_clerk");
    let wrong = async |field: &str, value: Value| {
        let mut body = good.clone();
        body[field] = value;
        commander.put(&format!("/directives/{}", id()), body).await
    };
    wrong("title", json!(" ")).await.wrong("title", "text_length");
    wrong("text", json!("字".repeat(5001))).await.wrong("text", "text_length");
    wrong("due_at", json!("2020-02-10T08:00:00+08:00")).await.wrong("due_at", "due_passed");
    wrong("due_at", json!("2090-02-10T08:00:00+08:00")).await.wrong("due_at", "date_range");
    wrong("decision_id", json!(id())).await.wrong("decision_id", "decision_unknown");
    wrong("parent_id", json!(id())).await.wrong("parent_id", "assignment_unknown");
    wrong("files", json!([id()])).await.wrong("files", "file_unknown");
    wrong("addressees", json!([])).await.wrong("addressees", "addressee_missing");
    let to = |areas: Value, roles: Value| json!([{ "to": "posts", "areas": areas, "roles": roles }]);
    wrong("addressees", to(json!([]), json!(["medic"]))).await.wrong("addressees[0].areas", "area_unknown");
    wrong("addressees", to(json!(["220582"]), json!(["medic"]))).await.wrong("addressees[0].areas", "area_unknown");
    wrong("addressees", to(json!([CITY]), json!(["nobody"]))).await.wrong("addressees[0].roles", "role_unknown");
    wrong("addressees", to(json!([CITY]), json!(["auditor"])))
        .await
        .wrong("addressees[0].roles", "role_receives_nothing");
    wrong("addressees", to(json!([CITY]), json!(["medic"]))).await.wrong("addressees", "nobody_addressed");
    wrong("addressees", json!([{ "to": "unit", "unit_id": id() }]))
        .await
        .wrong("addressees[0].unit_id", "unit_unknown");
    wrong("addressees", json!([{ "to": "worker", "worker_id": id() }]))
        .await
        .wrong("addressees[0].worker_id", "worker_unknown");
    wrong("addressees", json!([{ "to": "everybody" }])).await.is(422);
    wrong("urgency", json!("now")).await.is(422);
    clerk.put(&format!("/directives/{}", id()), good.clone()).await.refused(404, "not_found");

    let file = async |name: &str, bytes: Vec<u8>| {
        commander.send_bytes(Method::PUT, &format!("/directive-files/{}?name={name}", id()), bytes).await
    };
    file("a.html", b"<script>".to_vec()).await.wrong("body", "file_kind");
    file("a.html", b"%PDF-1.7".to_vec()).await.wrong("body", "file_kind");
    file("a.png", b"%PDF-1.7".to_vec()).await.wrong("body", "file_kind");
    file("a.zip", b"PK\x03\x04".to_vec()).await.wrong("body", "file_kind");
    let large = [PICTURE.to_vec(), vec![0; 5 * 1024 * 1024 + 1]].concat();
    file("a.png", large).await.wrong("body", "file_too_large");
    file(&"n".repeat(101), PICTURE.to_vec()).await.wrong("name", "text_length");

    let meeting = async |field: &str, value: Value| {
        let mut notes = notes(&id().to_string());
        notes[field] = value;
        let body = json!({ "area": CITY, "body": "五人小组", "number": 1, "notes": notes });
        commander.put(&format!("/meetings/{}", id()), body).await
    };
    meeting("title", json!("")).await.wrong("title", "text_length");
    meeting("held_at", json!("1999-02-10T08:00:00+08:00")).await.wrong("held_at", "date_range");
    let stranger = json!([{ "worker_id": id(), "presence": "present" }]);
    meeting("attendance", stranger).await.wrong("attendance", "worker_unknown");
    let none = json!({ "area": CITY, "body": "五人小组", "number": 0, "notes": notes(&id().to_string()) });
    commander.put(&format!("/meetings/{}", id()), none).await.wrong("number", "number_range");

    let place = issue(&commander, good).await;
    let own = mine(&clerk).await;
    let empty = json!({ "assignment_id": own["id"], "text": " ", "done": true });
    clerk.put(&format!("/assignment-reports/{}", id()), empty).await.wrong("text", "text_length");
    let of_others = json!({ "assignment_id": id(), "text": "办了", "done": true });
    clerk.put(&format!("/assignment-reports/{}", id()), of_others).await.wrong("assignment_id", "assignment_unknown");
    commander.post(&format!("{}/verify", at(&own)), json!({ "version": 1 })).await.refused(409, "assignment_moved");
    commander
        .post(&format!("{place}/withdraw"), json!({ "version": 1, "reason": "" }))
        .await
        .wrong("reason", "text_length");
}

/// Ends the post of somebody at once, and gives it to somebody else where there is one.
async fn changes_hands(admin: &Person, from: &Person, to: Option<&Person>) {
    let me = from.get("/me").await.is(200)["worker_id"].clone();
    let workers = admin.get("/workers?role=township_clerk&limit=200").await.is(200);
    let line = workers["rows"].as_array().unwrap().iter().find(|row| row["id"] == me).unwrap();
    let post = line["posts"].as_array().unwrap().iter().find(|post| post["area"] == STREET).unwrap();
    let end = format!("/posts/{}/end", post["id"].as_str().unwrap());
    admin.post(&end, json!({ "to": "2020-02-09" })).await.is(200);
    if let Some(to) = to {
        let next = to.get("/me").await.is(200)["worker_id"].clone();
        let held = json!({ "worker_id": next, "role": "township_clerk", "area": STREET });
        admin.put(&format!("/posts/{}", id()), held).await.is(201);
    }
}

#[tokio::test]
async fn what_is_open_goes_to_whoever_holds_the_post_now() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let commander = world.worker("commander", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let other = world.worker("township_clerk", TOWNSHIP).await;
    let work = async || server::jobs::run_due(&world.house).await.unwrap();
    let place = issue(&commander, directive(CITY, &[CITY], "township_clerk")).await;
    let own = mine(&clerk).await;
    clerk.post(&format!("{}/start", at(&own)), json!({})).await.is(200);
    report(&clerk, &own, "已设卡 3 处", false).await;
    work().await;
    assert_eq!(mine(&clerk).await["state"], "reported", "whoever holds the post keeps it");

    // Another takes the post, a little later: it is theirs, to be received, with all that was said; and no longer the first one's.
    world.at_minute("2020-02-10", 9, 5);
    let successor = world.worker("community_lead", COMMUNITY).await;
    changes_hands(&admin, &clerk, Some(&successor)).await;
    work().await;
    work().await;
    let next = mine(&successor).await;
    assert_eq!((&next["id"], &next["state"], &next["vacant_since"]), (&own["id"], &json!("sent"), &Value::Null));
    let shown = successor.get(&at(&own)).await.is(200);
    let steps: Vec<&str> =
        shown["steps"].as_array().unwrap().iter().map(|step| step["step"].as_str().unwrap()).collect();
    assert_eq!(steps, ["acting", "reported", "handed_on"]);
    assert_eq!((&shown["steps"][2]["by"], &shown["steps"][2]["handed_to"]), (&json!("王测试"), &json!("王测试")));
    assert_eq!((&shown["mine"], &shown["due_at"]), (&json!(true), &own["due_at"]));
    clerk.post(&format!("{}/receive", at(&own)), json!({})).await.refused(403, "act_not_permitted");
    let kinds = async |who: &Person| {
        let rows = who.get("/tasks/today").await.is(200)["rows"].as_array().unwrap().clone();
        rows.iter().filter(|row| row["kind"] == "directive.assignment" && row["state"] == "open").count()
    };
    assert_eq!(kinds(&successor).await, 1);
    let journal = world.journal(&commander, "act=directive.hand_on").await;
    assert_eq!((journal["rows"].as_array().unwrap().len(), &journal["rows"][0]["area"]), (1, &json!(STREET)));

    // Nobody holds it: it is nobody's, whoever issued it sees that, and hears when nobody takes it.
    changes_hands(&admin, &successor, None).await;
    work().await;
    work().await;
    assert_eq!(successor.get("/assignments/mine").await.is(200)["rows"], json!([]));
    assert_eq!(kinds(&successor).await, 0);
    assert_eq!(commander.get(&place).await.is(200)["progress"]["vacant"], 1);
    assert_eq!(commander.get("/directives").await.is(200)["rows"][0]["progress"]["vacant"], 1);
    let table = format!("{place}/assignments");
    let nobodys = commander.get(&format!("{table}?vacant=true")).await.is(200)["rows"].clone();
    assert_eq!((nobodys.as_array().unwrap().len(), &nobodys[0]["id"]), (1, &own["id"]));
    assert!(nobodys[0]["vacant_since"].is_string());
    assert_eq!(commander.get(&format!("{table}?vacant=false")).await.is(200)["rows"].as_array().unwrap().len(), 1);
    successor.post(&format!("{}/receive", at(&own)), json!({})).await.refused(404, "not_found");
    assert_eq!(commander.get(&at(&own)).await.is(200)["steps"][3]["step"], "vacant");
    let theirs = mine(&other).await;
    other.post(&format!("{}/receive", at(&theirs)), json!({})).await.is(200);
    world.at_minute("2020-02-10", 9, 40);
    work().await;
    assert_eq!(commander.get("/alerts/mine").await.is(200)["rows"][0]["rule"], "directive.unreceived");

    // A third comes, and does it.
    let third = world.worker("township_clerk", STREET).await;
    work().await;
    assert_eq!(commander.get("/alerts/mine").await.is(200)["rows"], json!([]), "the alert ends with the vacancy");
    assert_eq!(kinds(&third).await, 1);
    let done = report(&third, &mine(&third).await, "全部设卡", true).await;
    assert_eq!(done["state"], "done");
    work().await;
    // What is done stays with whoever did it, and comes back to whoever holds the post then.
    changes_hands(&admin, &third, Some(&successor)).await;
    work().await;
    let seen = commander.get(&at(&own)).await.is(200);
    assert_eq!(seen["state"], "done");
    let back = json!({ "version": seen["version"], "reason": "缺照片" });
    commander.post(&format!("{}/return", at(&own)), back).await.is(200);
    work().await;
    assert_eq!((&mine(&successor).await["state"], kinds(&successor).await), (&json!("sent"), 1));
    for measure in server::rooms::measures() {
        assert_eq!(kernel::tally::prove(&world.house.store.read, &measure).await.unwrap(), [], "{}", measure.code);
    }
}
