//! Papers: made by the hundred, printed again, taken back; what a door may say; what everybody may see.

use std::collections::BTreeSet;
use std::io::Read;

use serde_json::{Value, json};
use server::rooms::isolation::{PageOf, opened_by};

use crate::world::{
    CITY, COMMUNITY, ELSEWHERE, GRID, NEXT_GRID, Person, STREET, World, day, id, isolated, phone, returnee,
};

const TOWNSHIP: &str = "220581104";

/// The id at the end of an address.
fn last(place: &str) -> &str {
    place.rsplit('/').next().unwrap()
}

fn made(kind: &str, ids: &[&str]) -> Value {
    json!({ "batch": id(), "kind": kind, "isolation_ids": ids })
}

/// All words on a paper.
fn words(paper: &Value) -> String {
    let blocks = paper["sheets"].as_array().unwrap().iter().flat_map(|sheet| sheet["blocks"].as_array().unwrap());
    let texts = blocks.flat_map(|block| [&block["label"], &block["text"]]).filter_map(Value::as_str);
    texts.collect::<Vec<_>>().join("\n")
}

/// What stands in a document for Word.
fn document(docx: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut text = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

async fn journal_of(world: &World, act: &str) -> Vec<String> {
    world.house.store.journal.settle().await.unwrap();
    let lines = kernel::journal::lines_after(&world.house.store.read, 0, 1_000_000).await.unwrap();
    lines.into_iter().filter(|line| line.act == act).map(|line| line.subject_id).collect()
}

/// A team for the household of an isolation: who leads and a medic, each with a phone.
async fn team(world: &World, clerk: &Person, place: &str) -> (String, String) {
    let admin = world.worker("administrator", CITY).await;
    let home = clerk.get(place).await.is(200)["household_id"].clone();
    let (lead, medic) = (phone(), phone());
    let mut members = vec![];
    for (name, role, post, reached) in [("周包保", "cadre", "grid_member", &lead), ("陈医护", "medic", "medic", &medic)]
    {
        let worker = id();
        admin.put(&format!("/workers/{worker}"), json!({ "name": name, "phone": reached })).await.is(201);
        let given = json!({ "worker_id": worker, "role": post, "area": STREET, "from": "2020-02-01" });
        admin.put(&format!("/posts/{}", id()), given).await.is(201);
        members.push(json!({ "worker_id": worker, "role": role, "watch_from": 0, "watch_hours": 24 }));
    }
    let body = json!({ "household_id": home, "members": members, "version": null });
    clerk.put(&format!("/care-teams/{}", id()), body).await.is(201);
    (lead, medic)
}

#[tokio::test]
async fn a_hundred_notices_are_made_at_once_and_one_is_refused() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let mut places = vec![];
    for n in 0..100 {
        let mut body = returnee(if n % 2 == 0 { GRID } else { NEXT_GRID });
        body["address"] = json!(format!("{n}号楼1单元1"));
        body["name"] = json!(format!("李返梅{n}"));
        places.push(isolated(&clerk, body).await);
    }
    let mistake = clerk.get(&places[7]).await.is(200);
    let arrival = format!("/arrivals/{}", mistake["arrival_id"].as_str().unwrap());
    let version = clerk.get(&arrival).await.is(200)["version"].clone();
    clerk.post(&format!("{arrival}/withdraw"), json!({ "reason": "wrong_person", "version": version })).await.is(200);

    let ids: Vec<&str> = places.iter().map(|place| last(place)).collect();
    let asked = json!({ "kind": "isolation_notice", "isolation_ids": ids });
    let preview = clerk.post("/notices/preview", asked).await.is(200);
    let refused: Vec<&Value> =
        preview["rows"].as_array().unwrap().iter().filter(|row| !row["code"].is_null()).collect();
    assert_eq!((refused.len(), &refused[0]["code"]), (1, &json!("withdrawn")));
    assert_eq!(preview["rows"][0]["address"], "0号楼***", "whose, but not their door");

    let body = made("isolation_notice", &ids);
    let done = clerk.post("/notices", body.clone()).await.is(200);
    assert_eq!(done["refused"].as_array().unwrap().len(), 1);
    let papers = done["papers"].as_array().unwrap();
    let numbers: BTreeSet<&str> = papers.iter().map(|paper| paper["number"].as_str().unwrap()).collect();
    assert_eq!((papers.len(), numbers.len()), (99, 99));
    assert!(numbers.contains("居隔告〔2020〕1号") && numbers.contains("居隔告〔2020〕99号"), "{numbers:?}");
    let first = words(&papers[0]);
    for wanted in ["李返梅0", "新华街道松江社区0号楼1单元1", "传染病防治法", "2020年2月9日", "2020年2月23日", "14天"]
    {
        assert!(first.contains(wanted), "{wanted} is missing in {first}");
    }
    assert_eq!(papers[0]["sheets"].as_array().unwrap().len(), 2, "the notice and the undertaking");
    let url = papers[0]["qr"]["url"].as_str().unwrap();
    assert!(url.starts_with("http://127.0.0.1:") && url.contains("/my/person#"), "{url}");

    // Each is a line of its own; said again it is the same, and something else under its name is refused.
    let lines = journal_of(&world, "notice.make_notices").await;
    assert_eq!(lines.iter().collect::<BTreeSet<_>>().len(), 99);
    let again = clerk.post("/notices", body.clone()).await.is(200);
    assert_eq!((&again["papers"], &again["refused"]), (&done["papers"], &done["refused"]));
    let mut other = body.clone();
    other["isolation_ids"] = json!([ids[0]]);
    clerk.post("/notices", other).await.refused(409, "different_body");
    assert_eq!(kernel::journal::check(&world.house.store.read).await.unwrap().1, []);

    // All of them in one document.
    let batch = body["batch"].as_str().unwrap();
    let docx = clerk.open(&format!("/notices/docx?batch={batch}")).await;
    let named = docx.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert!(named.contains("filename*=UTF-8''%E5%B1%85%E5%AE%B6"), "{named}");
    let docx = docx.bytes().await.unwrap();
    let text = document(&docx);
    assert_eq!(text.matches("<w:pageBreakBefore />").count(), 99 * 2 - 1, "a page for each sheet");
    assert!(text.contains("李返梅99") && text.contains("<pic:pic"));
    assert_eq!(journal_of(&world, "notice.export_notices").await.len(), 99);

    clerk.post("/notices", made("release_notice", &ids)).await.refused(409, "notices_none");
    clerk.post("/notices", made("letter", &[])).await.wrong("isolation_ids", "notices_count");
}

#[tokio::test]
async fn a_door_says_days_and_phones_and_nothing_of_who_lives_there() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let mut body = returnee(GRID);
    body["name"] = json!("欧阳示例");
    let place = isolated(&clerk, body.clone()).await;
    let home = clerk.get(&place).await.is(200)["household_id"].as_str().unwrap().to_owned();
    let door = json!({ "batch": id(), "kind": "door_notice", "household_ids": [home] });
    clerk.post("/notices", door.clone()).await.refused(409, "notices_none");
    let (lead, medic) = team(&world, &clerk, &place).await;
    world.at("2020-02-14", 10);
    clerk.sign_in().await;
    let done = clerk.post("/notices", door.clone()).await.is(200);
    let paper = &done["papers"][0];
    let text = words(paper);
    for wanted in ["第5天", "共14天", "2020年2月23日", "周包保", &lead, "陈医护", &medic, "医护人员"] {
        assert!(text.contains(wanted), "{wanted} is missing in {text}");
    }
    assert!(paper["isolation_id"].is_null() && paper["qr"]["url"].as_str().unwrap().contains("/my/door#"));
    let ids = paper["id"].as_str().unwrap();
    let docx = document(&clerk.get(&format!("/notices/docx?ids={ids}")).await.bytes);
    assert!(docx.contains(&lead));
    let number = body["document_number"].as_str().unwrap();
    for secret in ["欧阳示例", "欧阳", number, &number[14..], body["phone"].as_str().unwrap(), "3号楼2单元501"]
    {
        assert!(!done.to_string().contains(secret), "the door says {secret}: {done}");
        assert!(!docx.contains(secret), "the document says {secret}");
    }
    // Asked by the isolation it is the same household, once.
    let by_isolation = clerk.post("/notices", made("door_notice", &[last(&place), last(&place)])).await.is(200);
    assert_eq!(by_isolation["papers"].as_array().unwrap().len(), 1);
    let letter = json!({ "batch": id(), "kind": "letter", "household_ids": [home] });
    clerk.post("/notices", letter).await.wrong("household_ids", "household_unexpected");

    // Printed again after the team has changed and days have passed, it says what it said.
    world.at("2020-02-16", 9);
    clerk.sign_in().await;
    let again = clerk.get(&format!("/notices/papers?ids={ids}")).await.is(200);
    assert_eq!(again["papers"][0], *paper);
    let listed = clerk.get(&format!("{place}/notices")).await.is(200)["rows"].clone();
    assert_eq!(listed.as_array().unwrap().len(), 2);
    assert_eq!((&listed[1]["id"], &listed[1]["day"]), (&paper["id"], &json!("2020-02-14")));
    assert!(listed[1]["made_by"].is_string());
}

#[tokio::test]
async fn a_neighbours_township_sees_no_paper_and_makes_none() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let neighbour = world.worker("township_clerk", TOWNSHIP).await;
    let member = world.worker("grid_member", GRID).await;
    let (here, there) = (isolated(&clerk, returnee(GRID)).await, isolated(&neighbour, returnee(ELSEWHERE)).await);
    let done = clerk.post("/notices", made("letter", &[last(&here)])).await.is(200);
    let (paper, batch) = (done["papers"][0]["id"].as_str().unwrap(), done["batch"].as_str().unwrap());
    assert!(done["papers"][0]["qr"].is_null() && words(&done["papers"][0]).contains("李返梅"));

    neighbour.get(&format!("{here}/notices")).await.refused(404, "not_found");
    neighbour.get(&format!("/notices/papers?ids={paper}")).await.refused(404, "not_found");
    neighbour.get(&format!("/notices/papers?batch={batch}")).await.refused(404, "not_found");
    neighbour.get(&format!("/notices/docx?batch={batch}")).await.refused(404, "not_found");
    neighbour.post("/notices", made("letter", &[last(&here)])).await.refused(404, "not_found");
    neighbour.post(&format!("{here}/page/revoke"), json!({ "page": "person" })).await.refused(404, "not_found");
    member.post("/notices", made("letter", &[last(&here)])).await.refused(403, "act_not_permitted");
    // Among their own, another's is a row without a name.
    let both = made("letter", &[last(&there), last(&here)]);
    let asked = json!({ "kind": "letter", "isolation_ids": both["isolation_ids"] });
    let preview = neighbour.post("/notices/preview", asked).await.is(200)["rows"].clone();
    assert_eq!((&preview[0]["code"], &preview[1]["code"]), (&Value::Null, &json!("not_found")));
    assert!(preview[1]["name"].is_null() && preview[1]["area_name"].is_null());
    let done = neighbour.post("/notices", both).await.is(200);
    assert_eq!((done["papers"].as_array().unwrap().len(), &done["refused"][0]["code"]), (1, &json!("not_found")));
    assert_eq!(clerk.get(&format!("{here}/notices")).await.is(200)["rows"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_township_writes_its_own_text_and_goes_back() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let neighbour = world.worker("township_clerk", TOWNSHIP).await;
    let commander = world.worker("commander", CITY).await;
    let (here, there) = (isolated(&clerk, returnee(GRID)).await, isolated(&neighbour, returnee(ELSEWHERE)).await);
    let edit = |area: &str, text: Value, replaces: Value| json!({ "kind": "letter", "area": area, "text": text, "replaces": replaces });
    let place = || format!("/notice-templates/{}", id());
    let letter = |templates: &Value| templates["templates"][0].clone();
    let usual = letter(&clerk.get("/notice-templates").await.is(200));
    assert!(usual["id"].is_null() && usual["text"] == usual["usual"]);

    let own = "新华街道告知信\n{name}：请在家休息到{ends_on}。";
    let wrong = |text: &str| edit(STREET, json!(text), Value::Null);
    let refused = clerk.put(&place(), wrong("信\n{nmae}您好")).await.refused(422, "notice_field_unknown");
    assert_eq!((&refused["field"], &refused["detail"]), (&json!("text"), &json!("nmae")));
    let door = json!({ "kind": "door_notice", "area": STREET, "text": "公示\n住户：{name}", "replaces": null });
    assert_eq!(clerk.put(&place(), door).await.refused(422, "notice_field_not_here")["detail"], "name");
    neighbour.put(&place(), edit(STREET, json!(own), Value::Null)).await.wrong("area", "area_unknown");
    let sample = clerk.post("/notice-templates/preview", json!({ "kind": "letter", "text": own })).await.is(200);
    assert!(words(&sample).contains("某示例：请在家休息到"), "{sample}");

    let (first, body) = (place(), edit(STREET, json!(own), Value::Null));
    let shown = letter(&clerk.put(&first, body.clone()).await.is(201));
    assert_eq!(
        (&shown["text"], &shown["id"], &shown["own"]),
        (&json!(own), &json!(last(&first)), &json!(last(&first)))
    );
    clerk.put(&first, body).await.is(200);
    clerk.put(&place(), edit(STREET, json!("另一封\n信"), Value::Null)).await.refused(409, "version_conflict");

    let of = async |who: &Person, place: &str| {
        let done = who.post("/notices", made("letter", &[last(place)])).await.is(200);
        (words(&done["papers"][0]), done["papers"][0]["id"].as_str().unwrap().to_owned())
    };
    let (mine, kept) = of(&clerk, &here).await;
    assert!(mine.contains("新华街道告知信") && mine.contains("请在家休息到2020年2月23日"), "{mine}");
    assert!(of(&neighbour, &there).await.0.starts_with("致居民的一封信"));

    // The city writes one for all; the street keeps its own until it goes back.
    commander.put(&place(), edit(CITY, json!("全市的信\n{days}天"), Value::Null)).await.is(201);
    assert!(of(&neighbour, &there).await.0.contains("全市的信"));
    assert!(of(&clerk, &here).await.0.contains("新华街道告知信"));
    let back = letter(&clerk.put(&place(), edit(STREET, Value::Null, json!(last(&first)))).await.is(201));
    assert_eq!((&back["text"], back["versions"].as_array().unwrap().len()), (&json!("全市的信\n{days}天"), 3));
    assert!(of(&clerk, &here).await.0.contains("全市的信"));
    let again = clerk.get(&format!("/notices/papers?ids={kept}")).await.is(200);
    assert_eq!(words(&again["papers"][0]), mine, "a paper made before says what it said");
}

#[tokio::test]
async fn a_page_taken_back_opens_nothing_and_the_next_print_has_another() {
    let world = World::new().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    let place = isolated(&leader, returnee(GRID)).await;
    let done = leader.post("/notices", made("isolation_notice", &[last(&place)])).await.is(200);
    let secret = |paper: &Value| paper["qr"]["url"].as_str().unwrap().split('#').nth(1).unwrap().to_owned();
    let (old, paper) = (secret(&done["papers"][0]), done["papers"][0]["id"].as_str().unwrap());
    let store = &world.house.store;
    let opens = async |secret: &str| opened_by(&store.read, store, secret).await.unwrap();
    assert!(matches!(opens(&old).await, Some(PageOf::Person(id)) if id.to_string() == last(&place)));
    let revoke = format!("{place}/page/revoke");
    leader.post(&revoke, json!({ "page": "person" })).await.is(204);
    assert_eq!(opens(&old).await, None);
    leader.post(&revoke, json!({ "page": "person" })).await.refused(404, "not_found");
    assert_eq!(journal_of(&world, "isolation.revoke_page").await.len(), 1);
    let again = leader.get(&format!("/notices/papers?ids={paper}")).await.is(200);
    let new = secret(&again["papers"][0]);
    assert!(new != old && opens(&new).await.is_some());
}

#[tokio::test]
async fn a_release_notice_is_for_whoever_was_released() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let body = returnee(GRID);
    let place = isolated(&clerk, body.clone()).await;
    let asked = json!({ "kind": "release_notice", "isolation_ids": [last(&place)] });
    let preview = clerk.post("/notices/preview", asked).await.is(200);
    assert_eq!(preview["rows"][0]["code"], "not_released");
    world.at("2020-02-23", 9);
    clerk.sign_in().await;
    let version = clerk.get(&place).await.is(200)["version"].clone();
    clerk.post(&format!("{place}/release"), json!({ "version": version })).await.is(200);
    let done = clerk.post("/notices", made("release_notice", &[last(&place)])).await.is(200);
    let text = words(&done["papers"][0]);
    let number = body["document_number"].as_str().unwrap();
    assert!(
        text.contains("自2020年2月23日起予以解除") && !text.contains(number) && text.contains(&number[..3]),
        "{text}"
    );
    clerk.post("/notices", made("isolation_notice", &[last(&place)])).await.refused(409, "notices_none");
}

#[tokio::test]
async fn everybody_sees_communities_and_buildings_only_while_an_official_answers_for_it() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let commander = world.worker("commander", CITY).await;
    let admin = world.worker("administrator", CITY).await;
    let building = format!("{GRID}001");
    admin.put(&format!("/areas/{building}"), json!({ "name": "1号楼" })).await.is(201);
    for _ in 0..2 {
        isolated(&clerk, returnee(&building)).await;
    }
    let anybody = world.stranger();
    let counts = async |parent: &str| anybody.get(&format!("/public/isolations?parent={parent}")).await;
    let row = |answer: &Value, code: &str| {
        let rows = answer["rows"].as_array().unwrap();
        rows.iter().find(|row| row["code"] == code).map(|row| (row["households"].clone(), row["people"].clone()))
    };
    let one = Some((json!(1), json!(2)));
    let city = anybody.get("/public/isolations").await.is(200);
    assert_eq!(
        (&city["level"], &city["as_of"], row(&city, STREET)),
        (&json!("township"), &json!("2020-02-10"), one.clone())
    );
    let street = counts(STREET).await.is(200);
    assert_eq!((&street["level"], row(&street, COMMUNITY)), (&json!("community"), one.clone()));
    let community = counts(COMMUNITY).await.is(200);
    assert_eq!((&community["level"], row(&community, COMMUNITY)), (&json!("community"), one.clone()));
    assert_eq!(community["rows"].as_array().unwrap().len(), 1);
    for below in [GRID, &building] {
        counts(below).await.refused(404, "not_found");
    }
    counts("220582").await.refused(404, "not_found");
    assert!(!community.to_string().contains("李返梅"));

    let official = commander.get("/workers?role=commander").await.is(200)["rows"][0]["id"].clone();
    let open = |to: &str| {
        json!({ "area": COMMUNITY, "level": "building", "reason": "居民要求了解楼栋情况", "official_id": official,
                "from": null, "to": to })
    };
    let place = format!("/disclosures/{}", id());
    clerk.put(&place, open("2020-02-12")).await.refused(403, "act_not_permitted");
    commander.put(&place, open("2020-02-24")).await.wrong("to", "disclosure_too_long");
    let mut narrow = open("2020-02-12");
    narrow["area"] = json!(building);
    commander.put(&place, narrow).await.wrong("area", "area_level");
    let shown = commander.put(&place, open("2020-02-12")).await.is(201);
    assert_eq!((&shown["state"], &shown["from"]), (&json!("in_force"), &json!("2020-02-10")));
    commander.put(&place, open("2020-02-12")).await.is(200);
    assert_eq!(row(&counts(COMMUNITY).await.is(200), GRID), one);
    let grid = counts(GRID).await.is(200);
    assert_eq!((&grid["level"], row(&grid, &building)), (&json!("building"), one.clone()));
    assert_eq!(row(&counts(&building).await.is(200), &building), one.clone());
    counts(ELSEWHERE).await.refused(404, "not_found");

    // It ends by itself on its day, and at once where it is ended.
    world.at("2020-02-13", 9);
    counts(GRID).await.refused(404, "not_found");
    world.at("2020-02-12", 9);
    commander.sign_in().await;
    counts(GRID).await.is(200);
    commander.post(&format!("{place}/end"), json!({ "version": 7 })).await.refused(409, "version_conflict");
    commander.post(&format!("{place}/end"), json!({ "version": 1 })).await.is(200);
    counts(GRID).await.refused(404, "not_found");
    commander.post(&format!("{place}/end"), json!({ "version": 2 })).await.refused(409, "already_settled");

    let auditor = world.worker("auditor", CITY).await;
    let listed = auditor.get("/disclosures").await.is(200)["rows"][0].clone();
    assert_eq!((&listed["state"], &listed["reason"]), (&json!("ended"), &json!("居民要求了解楼栋情况")));
    assert_eq!(listed["official"], "王测试");
    let elsewhere = world.worker("auditor", TOWNSHIP).await;
    assert_eq!(elsewhere.get("/disclosures").await.is(200)["rows"], json!([]));
    clerk.sign_in().await;
    clerk.get("/disclosures").await.refused(403, "act_not_permitted");
}

#[tokio::test]
async fn merged_communities_count_on_without_a_number_twice() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let admin = world.worker("administrator", CITY).await;
    let other = "220581001003";
    let (here, there) = (isolated(&clerk, returnee(GRID)).await, isolated(&clerk, returnee(other)).await);
    let number = async |place: &str| {
        let done = clerk.post("/notices", made("letter", &[last(place)])).await.is(200);
        done["papers"][0]["number"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        (number(&here).await.as_str(), number(&there).await.as_str()),
        ("居民信〔2020〕1号", "居民信〔2020〕1号")
    );
    admin.post(&format!("/areas/{COMMUNITY}/merge"), json!({ "into": other })).await.is(200);
    assert_eq!(number(&here).await, "居民信〔2020〕2号");
    assert_eq!(number(&there).await, "居民信〔2020〕3号");
    assert_eq!(world.clock.today(), day("2020-02-10"));
}
