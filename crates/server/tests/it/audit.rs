//! Who may see whom in full, for what and how often; and what the journal proves afterwards.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use calamine::{Reader, Xlsx};
use sea_orm::{ConnectionTrait, Database, Statement};
use serde_json::{Value, json};
use server::rooms::audit;

use crate::world::{CITY, ELSEWHERE, GRID, NEXT_GRID, Person, STREET, World, id, id_number, returnee};

/// Registers somebody and gives their person and their number.
async fn somebody(member: &Person, area: &str) -> (String, String) {
    let body = returnee(area);
    let shown = member.put(&format!("/arrivals/{}", id()), body.clone()).await.is(201);
    (shown["person_id"].as_str().unwrap().to_owned(), body["document_number"].as_str().unwrap().to_owned())
}

fn rows(list: &Value) -> &Vec<Value> {
    list["rows"].as_array().unwrap()
}

#[tokio::test]
async fn after_the_days_number_it_is_enough_and_somebody_above_is_told() {
    let few = ("role = \"grid_member\", one = 100", "role = \"grid_member\", one = 2");
    let world = World::ruled(&[few]).await;
    let (mei, admin) = (world.grid_member().await, world.worker("administrator", CITY).await);
    let contact = json!({ "purpose": "contact" });
    let mut people = vec![];
    for _ in 0..3 {
        people.push(somebody(&mei, GRID).await.0);
    }
    for one in &people[..2] {
        mei.post(&format!("/persons/{one}/reveal"), contact.clone()).await.is(200);
    }
    let left = mei.get("/reveal-rules").await.is(200);
    assert_eq!(left["counts"][0], json!({ "way": "one", "daily": 2, "seen": 2 }));
    let place = format!("/persons/{}/reveal", people[2]);
    for _ in 0..2 {
        let refused = mei.post(&place, contact.clone()).await.refused(429, "reveal_limit");
        assert_eq!(refused["current"], json!({ "opens_at": "2020-02-10T16:00:00.000Z", "daily": 2 }));
    }
    // The gate has a number of its own, and masked lists none.
    mei.get("/arrivals").await.is(200);
    // Whoever must look has one alert; the attempts are written down, and show nothing.
    let alerts = admin.get("/alerts/mine").await.is(200);
    assert_eq!((rows(&alerts).len(), &alerts["rows"][0]["rule"]), (1, &json!("audit.many_reveals")));
    assert_eq!(rows(&world.journal(&admin, "act=audit.refuse_look").await).len(), 2);
    assert_eq!(rows(&world.journal(&admin, "act=people.reveal_person").await).len(), 2);

    // Somebody else of the same role has their own number, and so has the next day.
    let other = world.grid_member().await;
    other.post(&place, contact.clone()).await.is(200);
    world.at("2020-02-11", 8);
    mei.sign_in().await;
    mei.post(&place, contact).await.is(200);
}

#[tokio::test]
async fn whoever_asks_often_for_what_no_post_allows_is_told_of_once() {
    let world = World::ruled(&[("refused = 50", "refused = 3")]).await;
    let (mei, admin) = (world.grid_member().await, world.worker("administrator", CITY).await);
    let asks = async |times: usize| {
        for _ in 0..times {
            mei.get("/journal").await.refused(403, "act_not_permitted");
        }
    };
    let told = async || {
        let alerts = admin.get("/alerts/mine").await.is(200);
        let lines = world.journal(&admin, "act=audit.note_refused").await;
        (rows(&alerts).iter().filter(|row| row["rule"] == "audit.many_refused").count(), rows(&lines).clone())
    };
    asks(2).await;
    // What lies elsewhere is not there, and whoever is a stranger is nobody.
    mei.get(&format!("/arrivals/{}", id())).await.refused(404, "not_found");
    world.stranger().get("/journal").await.refused(401, "not_signed_in");
    assert_eq!(told().await, (0, vec![]));
    asks(5).await;
    let (alerts, lines) = told().await;
    assert_eq!((alerts, lines.len(), &lines[0]["detail"]["refused"]), (1, 1, &json!(3)));
    assert_eq!(lines[0]["actor"], mei.get("/me").await.is(200)["name"]);
    world.at("2020-02-11", 8);
    for one in [&mei, &admin] {
        one.sign_in().await;
    }
    asks(3).await;
    let (alerts, lines) = told().await;
    assert_eq!((alerts, lines.len()), (2, 2));
}

#[tokio::test]
async fn at_one_moment_nobody_sees_more_than_a_day_allows() {
    let few = ("role = \"grid_member\", one = 100", "role = \"grid_member\", one = 3");
    let world = World::ruled(&[few]).await;
    let mei = world.grid_member().await;
    let (person, _) = somebody(&mei, GRID).await;
    let place = format!("/persons/{person}/reveal");
    let tries = (0..8).map(|_| mei.post(&place, json!({ "purpose": "care" })));
    let answers = futures::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 3);
    assert_eq!(answers.iter().filter(|answer| answer.status == 429).count(), 5);
}

#[tokio::test]
async fn a_person_hears_who_looked_at_them() {
    let world = World::new().await;
    let (mei, clerk) = (world.grid_member().await, world.worker("township_clerk", STREET).await);
    let (person, number) = somebody(&mei, GRID).await;
    let (beside, _) = somebody(&mei, GRID).await;
    mei.post(&format!("/persons/{person}/reveal"), json!({ "purpose": "contact" })).await.is(200);
    mei.post(&format!("/persons/{beside}/reveal"), json!({ "purpose": "contact" })).await.is(200);
    let sheet = clerk.post(&format!("/arrivals/export?area={GRID}"), json!({ "purpose": "report" })).await;
    assert_eq!(sheet.status, 200);
    let who = json!({ "document_type": "id_card", "document_number": number, "purpose": "verify" });
    clerk.post("/crossings/of-person", who).await.is(200);

    let auditor = world.worker("auditor", CITY).await;
    let asked = json!({ "whom": { "document_type": "id_card", "document_number": number } });
    let looks = auditor.post("/looks", asked.clone()).await.is(200);
    assert_eq!(looks["person_id"], json!(person));
    assert!(!looks.to_string().contains(&number), "{looks}");
    let acts: Vec<_> = rows(&looks).iter().map(|row| (row["act"].clone(), row["in_full"].clone())).collect();
    let expected = [
        (json!("crossing.trace_person"), json!(false)),
        (json!("screening.export_arrivals"), json!(false)),
        (json!("people.reveal_person"), json!(true)),
    ];
    assert_eq!(acts, expected);
    assert_eq!(
        (&looks["rows"][2]["worker"], &looks["rows"][2]["purpose_zh"]),
        (&json!("王测试"), &json!("联系或上门找到本人"))
    );
    // Page by page it is the same.
    let mut page = asked.clone();
    page["limit"] = json!(2);
    let first = auditor.post("/looks", page.clone()).await.is(200);
    page["after"] = first["next"].clone();
    assert_eq!(rows(&auditor.post("/looks", page).await.is(200))[0]["act"], "people.reveal_person");

    // The answer to the person is a file with its purpose on it.
    let order = json!({ "whom": { "person_id": person }, "order": { "purpose": "own_request" } });
    let answer = auditor.post("/looks/export", order).await;
    assert_eq!(answer.status, 200);
    let text = cells(&answer.bytes);
    assert!(
        text.contains("联系或上门找到本人") && text.contains("用途：本人查询自己的信息") && !text.contains(&number),
        "{text}"
    );

    // Elsewhere there is no such person.
    let neighbour = world.worker("township_clerk", "220581104").await;
    neighbour.post("/looks", asked).await.refused(404, "not_found");
    mei.post("/looks", json!({ "whom": { "person_id": person } })).await.refused(403, "act_not_permitted");
    auditor.post("/looks", json!({ "whom": {} })).await.wrong("whom", "person_or_document");
}

/// Everything that stands in a sheet.
fn cells(file: &[u8]) -> String {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file.to_vec())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.used_cells().map(|(_, _, cell)| format!("{cell} ")).collect()
}

#[tokio::test]
async fn a_file_says_who_took_it_when_and_what_for_and_may_be_locked() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    somebody(&clerk, GRID).await;
    clerk.post("/arrivals/export", json!({ "purpose": "curiosity" })).await.wrong("purpose", "purpose_unknown");
    let short = json!({ "purpose": "report", "password": "1234567" });
    clerk.post("/arrivals/export", short).await.wrong("password", "password_short");
    let open = clerk.post("/arrivals/export", json!({ "purpose": "report" })).await;
    let text = cells(&open.bytes);
    assert!(
        text.contains("导出人：王测试") && text.contains("2020-02-10 09:00") && text.contains("用途：上报反馈"),
        "{text}"
    );
    let mut inside = zip::ZipArchive::new(Cursor::new(&open.bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        inside.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    assert!(part("docProps/core.xml").contains("导出人：王测试"));
    assert!(part("xl/worksheets/sheet1.xml").contains("用途：上报反馈"), "on every printed page");

    let locked = json!({ "purpose": "report", "password": "一把很长的锁12" });
    let locked = clerk.post("/arrivals/export", locked).await;
    assert_eq!(locked.status, 200);
    assert!(locked.bytes.starts_with(b"\xd0\xcf\x11\xe0"), "the container of a locked workbook");
    assert!(calamine::open_workbook_from_rs::<Xlsx<_>, _>(Cursor::new(locked.bytes)).is_err());
    let lines = world.journal(&clerk, "act=screening.export_arrivals").await;
    assert_eq!(rows(&lines).len(), 2);
    assert!(
        rows(&lines).iter().all(|line| line["detail"]["purpose"] == "report") && !lines.to_string().contains("一把")
    );
}

#[tokio::test]
async fn the_journal_is_found_by_person_act_record_and_day() {
    let world = World::new().await;
    let (mei, next) = (world.grid_member().await, world.worker("grid_member", NEXT_GRID).await);
    let (person, _) = somebody(&mei, GRID).await;
    somebody(&next, NEXT_GRID).await;
    mei.post(&format!("/persons/{person}/reveal"), json!({ "purpose": "contact" })).await.is(200);
    world.at("2020-02-12", 9);
    mei.sign_in().await;
    mei.post(&format!("/persons/{person}/reveal"), json!({ "purpose": "verify" })).await.is(200);
    let auditor = world.worker("auditor", CITY).await;
    let worker = mei.get("/me").await.is(200)["worker_id"].as_str().unwrap().to_owned();
    let acts = async |query: &str| {
        let lines = world.journal(&auditor, query).await;
        rows(&lines).iter().map(|line| line["act"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let reveal = "act=people.reveal_person";
    assert_eq!(acts(&format!("actor={worker}&{reveal}")).await.len(), 2);
    assert_eq!(acts(&format!("subject={person}")).await.len(), 2);
    assert_eq!(acts(&format!("{reveal}&from=2020-02-11")).await.len(), 1);
    assert_eq!(acts(&format!("{reveal}&to=2020-02-11")).await.len(), 1);
    assert_eq!(acts(&format!("{reveal}&from=2020-02-10&to=2020-02-12")).await.len(), 2);
    assert_eq!(acts(&format!("{reveal}&area={NEXT_GRID}")).await.len(), 0);
    assert!(acts(&format!("actor={worker}")).await.iter().all(|act| act != "area.load_areas"));
    auditor.get("/journal?from=2020-02-12&to=2020-02-11").await.wrong("to", "date_range");

    let order = json!({ "purpose": "inspect", "format": "csv" });
    let file = auditor.post(&format!("/journal/export?{reveal}"), order).await;
    let text = String::from_utf8(file.bytes).unwrap();
    assert_eq!((text.lines().count(), text.matches("people.reveal_person").count()), (4, 2), "{text}");
    let order = json!({ "purpose": "inspect", "format": "xlsx" });
    let file = auditor.post(&format!("/journal/export?{reveal}"), order).await;
    assert!(cells(&file.bytes).contains("用途：审计检查"));
}

/// Waits for the check under way and gives the last one.
async fn checked(auditor: &Person) -> Value {
    loop {
        let checks = auditor.get("/journal/checks").await.is(200);
        if checks["running"].is_null() {
            return checks["rows"][0].clone();
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

/// Changes the store behind the house's back.
async fn sneak(world: &World, text: &str) {
    let store = Database::connect(world.house.config.store.clone().unwrap()).await.unwrap();
    store.execute_raw(Statement::from_string(store.get_database_backend(), text)).await.unwrap();
    store.close().await.unwrap();
}

#[tokio::test]
async fn the_chain_is_checked_from_the_desk_and_tells_where_it_is_broken() {
    let world = World::new().await;
    let auditor = world.worker("auditor", CITY).await;
    let place = format!("/journal/checks/{}", id());
    auditor.put(&place, json!({})).await.is(200);
    let first = checked(&auditor).await;
    assert_eq!((&first["fault_seq"], &first["started_by"]), (&Value::Null, &json!("王测试")));
    assert!(first["lines"].as_i64().unwrap() > 3);
    // Said again it is the same check.
    auditor.put(&place, json!({})).await.is(200);
    assert_eq!(rows(&auditor.get("/journal/checks").await.is(200)).len(), 1);

    sneak(&world, "UPDATE journal SET detail = '{\"rows\":1}' WHERE seq = 2").await;
    auditor.put(&format!("/journal/checks/{}", id()), json!({})).await.is(200);
    let second = checked(&auditor).await;
    assert_eq!((&second["fault_seq"], &second["fault"]), (&json!(2), &json!("broken")));
    let of_a_street = world.worker("auditor", STREET).await;
    of_a_street.get("/journal/checks").await.refused(404, "not_found");
}

#[tokio::test]
async fn signed_lines_are_told_from_altered_ones_without_the_house() {
    let world = World::new().await;
    let mei = world.grid_member().await;
    let (person, number) = somebody(&mei, GRID).await;
    mei.post(&format!("/persons/{person}/reveal"), json!({ "purpose": "contact" })).await.is(200);
    let auditor = world.worker("auditor", CITY).await;
    let file = auditor.post("/journal/evidence", json!({ "purpose": "court" })).await;
    assert_eq!(file.status, 200);
    let shown = auditor.get("/journal/key").await.is(200);
    let key = shown["key"].as_str().unwrap();
    assert_eq!(shown["fingerprint"].as_str().unwrap().len(), 39);
    let verdict = audit::verify(&file.bytes, key, None).unwrap();
    assert_eq!((verdict.runs, verdict.span.unwrap().0), (1, 1), "the whole journal is one run");
    assert_eq!((verdict.head.purpose.as_str(), verdict.head.made_by.as_str()), ("司法取证", "王测试"));
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(!text.contains(&number), "the journal holds no personal value");

    // Some lines only are true as well.
    let some = auditor.post("/journal/evidence?act=people.reveal_person", json!({ "purpose": "court" })).await;
    assert_eq!(audit::verify(&some.bytes, key, None).unwrap().head.lines, 1);

    let altered = text.replace("contact", "verify_");
    assert!(audit::verify(altered.as_bytes(), key, None).unwrap_err().contains("SHA-256"));
    let other = "a".repeat(64);
    assert!(audit::verify(&file.bytes, &other, None).is_err());
    let shorter: String = text.lines().skip(1).map(|line| format!("{line}\n")).collect();
    assert!(audit::verify(shorter.as_bytes(), key, None).is_err());
    mei.post("/journal/evidence", json!({ "purpose": "court" })).await.refused(403, "act_not_permitted");
}

#[tokio::test]
async fn the_auditor_changes_nothing_and_no_administrator_sees_anybody() {
    let world = World::new().await;
    let roles = &world.house.roles;
    let acts = |role: &str| roles.get(role).unwrap().acts.clone();
    let shows_somebody: BTreeSet<&str> = audit::WAYS.iter().map(|(act, _)| act.code).collect();
    let of_the_administrator = acts("administrator");
    let shown: Vec<_> = of_the_administrator.iter().filter(|act| shows_somebody.contains(act.as_str())).collect();
    assert!(shown.is_empty(), "an administrator sees people by {shown:?}");
    // What the auditor may: read, and take lines along.
    let reads =
        ["list_", "show_", "read_", "preview_", "export_journal", "export_looks", "export_evidence", "check_chain"];
    let changes = |act: &&String| {
        let name = act.split_once('.').unwrap().1;
        !reads.iter().any(|read| name.starts_with(read))
    };
    let of_the_auditor = acts("auditor");
    let changes: Vec<_> = of_the_auditor.iter().filter(changes).collect();
    assert!(changes.is_empty(), "an auditor changes by {changes:?}");
    let full = shows_somebody.iter().filter(|act| of_the_auditor.contains(**act)).copied().collect::<Vec<_>>();
    assert_eq!(full, ["audit.export_looks"], "and that stays masked");

    // And so it is: what an auditor reads is masked, what an administrator asks is refused.
    let mei = world.grid_member().await;
    let mut body = returnee(GRID);
    body["address"] = json!("3号楼2单元501");
    let arrival = format!("/arrivals/{}", id());
    let shown = mei.put(&arrival, body.clone()).await.is(201);
    let (auditor, admin) = (world.worker("auditor", CITY).await, world.worker("administrator", CITY).await);
    let home = format!("/households/{}", shown["household_id"].as_str().unwrap());
    let isolation = format!("/isolations/{}", shown["isolation_id"].as_str().unwrap());
    let pages =
        ["/arrivals", &arrival, "/isolations", &isolation, "/residents", &home, "/tasks?day=2020-02-10", "/journal"];
    for page in pages {
        let text = auditor.get(page).await.is(200).to_string();
        for secret in [&body["document_number"], &body["phone"], &body["address"]] {
            assert!(!text.contains(secret.as_str().unwrap()), "{page} shows {secret}");
        }
    }
    let reveal = format!("/persons/{}/reveal", shown["person_id"].as_str().unwrap());
    for nobody in [&auditor, &admin] {
        nobody.post(&reveal, json!({ "purpose": "own_request" })).await.refused(403, "act_not_permitted");
    }
    admin.get(&arrival).await.refused(403, "act_not_permitted");
    auditor.put(&format!("/arrivals/{}", id()), returnee(ELSEWHERE)).await.refused(403, "act_not_permitted");
    assert_ne!(id_number(), body["document_number"]);
}

#[tokio::test]
async fn an_address_is_whole_as_long_as_somebody_must_go_there() {
    let world = World::new().await;
    let mei = world.grid_member().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let home = id();
    clerk.put(&format!("/households/{home}"), json!({ "area": GRID, "address": "8号楼1单元101" })).await.is(201);
    let round =
        json!({ "area": GRID, "name": "清仓见底", "kind": "full", "starts_on": "2020-02-10", "due_on": "2020-02-12" });
    let place = format!("/rounds/{}", id());
    clerk.put(&place, round).await.is(201);
    let door = async || mei.get(&format!("{place}/doors")).await.is(200)["rows"][0]["address"].clone();
    assert_eq!(door().await, "8号楼1单元101");
    let round = place.trim_start_matches("/rounds/");
    let visit =
        json!({ "round_id": round, "household_id": home, "at": "2020-02-10T08:30:00+08:00", "outcome": "vacant" });
    mei.put(&format!("/visits/{}", id()), visit).await.is(201);
    assert_eq!(door().await, "8号楼***");
}
