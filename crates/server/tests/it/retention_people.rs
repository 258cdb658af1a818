//! Who was isolated here is forgotten thirty days later: from every table, while the figures stay and are proven.

use kernel::Read;
use sea_orm::FromQueryResult;
use serde_json::{Value, json};

use crate::world::{
    CITY, COMMUNITY, GRID, NEXT_GRID, STREET, World, day, id, id_number, isolated, order, page_path, phone, returnee,
};

/// The tables with their columns, as the rooms declare them.
pub fn tables() -> Vec<(String, Vec<(String, String)>)> {
    let mut tables = vec![];
    for text in server::rooms::TABLES.concat().split("CREATE TABLE ").skip(1) {
        let (name, rest) = text.split_once(" (").unwrap();
        let columns = rest.split_once("\n);").unwrap().0.lines().filter_map(|line| line.trim().split_once(' '));
        let columns = columns.filter(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
        tables.push((name.to_owned(), columns.map(|(name, of)| (name.to_owned(), of.to_owned())).collect()));
    }
    tables
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

async fn count(world: &World, text: String) -> i64 {
    let text: &'static str = Box::leak(text.into_boxed_str());
    world.house.store.read.sql::<Count, _>(text, []).await.unwrap()[0].n
}

/// The tables in which an id stands in whatever form; the journal keeps its lines.
async fn where_it_stands(world: &World, id: &str) -> Vec<String> {
    let (postgres, plain) = (std::env::var("WANGGE_TEST_POSTGRES").is_ok(), id.replace('-', ""));
    let in_hex = |text: &str| text.bytes().map(|byte| format!("{byte:02X}")).collect::<String>();
    let mut found = vec![];
    for (table, columns) in tables() {
        let holds = |column: &String| {
            let forms = [plain.to_uppercase(), in_hex(id), in_hex(&plain), in_hex(&plain.to_uppercase())];
            forms.map(|form| format!("instr(hex({column}), '{form}') > 0")).join(" OR ")
        };
        let condition = if postgres {
            format!("CAST({table} AS TEXT) ILIKE '%{id}%' OR CAST({table} AS TEXT) ILIKE '%{plain}%'")
        } else {
            columns.iter().map(|(column, _)| holds(column)).collect::<Vec<_>>().join(" OR ")
        };
        if count(world, format!("SELECT COUNT(*) AS n FROM {table} WHERE {condition}")).await > 0 {
            found.push(table);
        }
    }
    found.retain(|table| table != "journal" && table != "journal_inbox");
    found
}

async fn proven(world: &World) {
    world.house.store.journal.settle().await.unwrap();
    let read = &world.house.store.read;
    for measure in server::rooms::measures() {
        assert_eq!(kernel::tally::prove(read, &measure).await.unwrap(), [], "{}", measure.code);
    }
    assert_eq!(kernel::tally::above::prove(read).await.unwrap(), []);
    assert_eq!(kernel::journal::check(read).await.unwrap().1, []);
}

#[tokio::test]
async fn who_was_isolated_is_forgotten_thirty_days_after() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let commander = world.worker("commander", CITY).await;
    let auditor = world.worker("auditor", CITY).await;
    let admin = world.worker("administrator", CITY).await;
    for role in ["medic", "police_officer", "unit_staff"] {
        world.worker(role, STREET).await;
    }

    // Somebody who is only a guest here, and somebody who lives here; both came back from Wuhan.
    let mut lives_here = returnee(GRID);
    lives_here["name"] = json!("王常住");
    lives_here["address"] = json!("7号楼1单元101");
    let home = id();
    clerk.put(&format!("/households/{home}"), json!({ "area": GRID, "address": "7号楼1单元101" })).await.is(201);
    let resident = json!({
        "household_id": home, "name": "王常住", "document_type": "id_card",
        "document_number": lives_here["document_number"], "phone": lives_here["phone"],
    });
    clerk.put(&format!("/residents/{}", id()), resident).await.is(201);
    let stays = isolated(&member, lives_here).await;
    let mut guest = returnee(GRID);
    guest["name"] = json!("张做客");
    guest["address"] = json!("5号楼2单元302");
    let number = guest["document_number"].as_str().unwrap().to_owned();
    let place = isolated(&member, guest).await;
    clerk.post("/care-teams/assign-proposed", json!({ "area": STREET })).await.is(200);
    let shown = clerk.get(&place).await.is(200);
    let ids = ["id", "person_id", "household_id", "arrival_id"].map(|field| shown[field].as_str().unwrap().to_owned());
    let [isolation, person_id, household_id, _] = &ids;

    // A fever, a paper, pages, a need that is answered, an order, a list that names them: a whole isolation.
    let fever = json!({ "isolation_id": isolation, "celsius": 38.2, "measured_by": "team" });
    member.put(&format!("/readings/{}", id()), fever).await.is(201);
    let page = page_path(&member, &place, "person").await;
    page_path(&member, &place, "door").await;
    let need = format!("/my/needs/{}", id());
    let ask = json!({ "kind": "ask", "category": "medicine", "text": "降压药快没了" });
    let need = world.guest(&page).put(&need, ask).await.is(201)["id"].as_str().unwrap().to_owned();
    let papers = json!({ "batch": id(), "kind": "isolation_notice", "isolation_ids": [isolation] });
    leader.post("/notices", papers).await.is(200);
    order(&clerk, &place, json!({ "change": "shorten", "ends_on": "2020-02-22" })).await.is(201);
    for on in 10..=26 {
        world.at(&format!("2020-02-{on}"), 21);
        server::jobs::run_due(&world.house).await.unwrap();
        server::jobs::send_due(&world.house).await.unwrap();
    }
    clerk.sign_in().await;
    commander.sign_in().await;
    let over = clerk.get(&place).await.is(200);
    assert_eq!(over["state"], "lapsed", "{over}");
    let ended = day(over["ended_on"].as_str().unwrap());
    let last = clerk.get(&stays).await.is(200)["ended_on"].clone();
    let report = async |on: &str| commander.get(&format!("/sitrep?day={on}")).await.is(200)["figures"].clone();
    let mut before = vec![];
    for on in ["2020-02-10", "2020-02-18", "2020-02-22", "2020-02-23"] {
        before.push((on, report(on).await));
    }

    // On the thirtieth day all is there; a need without an answer keeps it longer.
    let look = async |days: u64| {
        world.at(&(ended + chrono::Days::new(days)).to_string(), 3);
        for _ in 0..3 {
            server::jobs::run_due(&world.house).await.unwrap();
        }
    };
    look(30).await;
    assert!(where_it_stands(&world, isolation).await.contains(&"reading".to_owned()));
    look(31).await;
    clerk.sign_in().await;
    clerk.get(&place).await.is(200);
    leader.sign_in().await;
    let version = leader.get(&format!("/needs/{need}")).await.is(200)["version"].clone();
    let answer = json!({ "answer": "已送药", "version": version });
    leader.post(&format!("/needs/{need}/answer"), answer).await.is(200);
    look(33).await;

    clerk.sign_in().await;
    clerk.get(&place).await.refused(404, "not_found");
    for id in ids.iter().chain([&need]) {
        assert_eq!(where_it_stands(&world, id).await, Vec::<String>::new(), "{id}");
    }
    world.guest(&page).get("/my/isolation").await.refused(401, "page_closed");
    let named = |name: &str| format!("SELECT COUNT(*) AS n FROM person WHERE name = '{name}'");
    assert_eq!((count(&world, named("张做客")).await, count(&world, named("王常住")).await), (0, 1));
    clerk.get(&stays).await.refused(404, "not_found");
    let found = clerk.get("/residents?q=王常住").await.is(200);
    assert_eq!(found["rows"].as_array().unwrap().len(), 1, "{found}");

    // What was counted stays, opens with how many are gone, and is proven, also after the area became part of another.
    commander.sign_in().await;
    for (on, figures) in &before {
        assert_eq!(&report(on).await, figures, "{on}");
    }
    let records = commander.get("/figures/isolation.people/records?day=2020-02-10").await.is(200);
    assert_eq!((&records["rows"], &records["total"], &records["forgotten"]), (&json!([]), &json!(2), &json!(2)));
    let current = commander.get("/figures/isolation.people/records?day=2020-02-18&face=current").await.is(200);
    assert_eq!((&current["total"], &current["forgotten"]), (&json!(2), &json!(2)));
    proven(&world).await;
    admin.sign_in().await;
    admin.post(&format!("/areas/{GRID}/merge"), json!({ "into": NEXT_GRID })).await.is(200);
    proven(&world).await;

    // The certificate says what went; the guest who comes again is somebody new.
    auditor.sign_in().await;
    let shown = auditor.get("/deletions").await.is(200);
    let of = |code: &str| shown["kinds"].as_array().unwrap().iter().find(|kind| kind["code"] == code).unwrap().clone();
    assert_eq!((of("isolation")["rows"].clone(), of("isolation")["last"].clone()), (json!(2), last));
    assert_eq!((of("arrival")["rows"].clone(), of("person")["rows"].clone()), (json!(2), json!(1)));
    assert_eq!((of("person")["days"].clone(), of("household")["rows"].clone()), (Value::Null, json!(1)));
    let lines = world.journal(&auditor, "act=retention.forget").await.to_string();
    assert!(lines.contains("\"task\"") && lines.contains("care_team"), "{lines}");
    clerk.sign_in().await;
    let mut again = returnee(NEXT_GRID);
    again["document_number"] = json!(number);
    again["arrived_on"] = json!("2020-03-27");
    again["left_origin_on"] = json!("2020-03-26");
    let again = isolated(&clerk, again).await;
    let again = clerk.get(&again).await.is(200);
    assert!(again["person_id"] != json!(person_id) && again["household_id"] != json!(household_id));
    proven(&world).await;
}

#[tokio::test]
async fn at_the_end_of_the_emergency_what_has_no_end_goes_too() {
    let rule = "from = \"2020-01-01\"\ndays = { crossing = 30";
    let over = "from = \"2020-01-01\"\nemergency_ended_on = \"2020-04-01\"\ndays = { crossing = 30";
    let world = World::ruled(&[(rule, over)]).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let auditor = world.worker("auditor", CITY).await;
    let place = isolated(&clerk, returnee(GRID)).await;
    let page = page_path(&clerk, &place, "person").await;
    let need = json!({ "kind": "appeal", "text": "没有去过疫区" });
    world.guest(&page).put(&format!("/my/needs/{}", id()), need).await.is(201);
    for on in ["2020-02-24", "2020-05-01"] {
        world.at(on, 21);
        server::jobs::run_due(&world.house).await.unwrap();
    }
    clerk.sign_in().await;
    clerk.get(&place).await.is(200);
    world.at("2020-05-02", 3);
    server::jobs::run_due(&world.house).await.unwrap();
    clerk.sign_in().await;
    clerk.get(&place).await.refused(404, "not_found");
    assert_eq!(count(&world, "SELECT COUNT(*) AS n FROM need".to_owned()).await, 0);
    auditor.sign_in().await;
    assert_eq!(auditor.get("/deletions").await.is(200)["emergency_ended_on"], "2020-04-01");
    proven(&world).await;
}

#[tokio::test]
async fn a_round_that_was_closed_long_ago_is_not_opened_again() {
    let world = World::new().await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let mei = world.grid_member().await;
    let home = id();
    lead.put(&format!("/households/{home}"), json!({ "area": GRID, "address": "1号楼1单元101" })).await.is(201);
    let person = json!({
        "household_id": home, "name": "赵住户", "document_type": "id_card", "document_number": id_number(),
        "phone": phone(),
    });
    lead.put(&format!("/residents/{}", id()), person).await.is(201);
    let empty = json!({ "area": GRID, "address": "1号楼1单元102" });
    lead.put(&format!("/households/{}", id()), empty).await.is(201);
    let place = format!("/rounds/{}", id());
    let new = json!({ "area": COMMUNITY, "name": "第一轮", "kind": "full", "starts_on": "2020-02-10", "due_on": "2020-02-12" });
    lead.put(&place, new).await.is(201);
    let knock = json!({
        "round_id": place.rsplit('/').next().unwrap(), "household_id": home, "at": "2020-02-10T08:30:00+08:00",
        "outcome": "reached", "note": "都在家",
    });
    mei.put(&format!("/visits/{}", id()), knock).await.is(201);
    let version = lead.get(&place).await.is(200)["version"].clone();
    let why = json!({ "version": version, "reason": "空置" });
    let closed = lead.post(&format!("{place}/close"), why).await.is(200);
    world.at("2020-03-12", 3);
    server::jobs::run_due(&world.house).await.unwrap();
    lead.sign_in().await;
    let reopen = json!({ "version": closed["version"] });
    lead.post(&format!("{place}/reopen"), reopen).await.refused(409, "past_retention");
    let left = |table: &str| format!("SELECT COUNT(*) AS n FROM {table}");
    assert_eq!((count(&world, left("round_door")).await, count(&world, left("visit")).await), (0, 0));
    // Whoever lives there stays, a door that was registered too, and the figures of the round with them.
    assert_eq!(count(&world, left("household")).await, 2);
    assert_eq!(lead.get(&place).await.is(200)["doors"]["households"], 2);
    proven(&world).await;
}

/// Tables with something of a person that no kind takes away, and why.
const KEPT: &[(&str, &str)] = &[
    ("person", "goes with the last record that names them"),
    ("household", "goes with the last record that names it"),
    ("resident", "the register of who lives here has a purpose of its own"),
    ("worker", "whoever works here"),
    ("body", "the organisation of the city"),
    ("body_member", "the organisation of the city"),
    ("account", "whoever works here"),
    ("account_link", "whoever works here"),
    ("finished_trip", "a fingerprint of nobody, forgotten after ten minutes"),
    ("account_totp", "whoever works here"),
    ("known_browser", "whoever works here"),
    ("recovery_code", "whoever works here"),
    ("session", "whoever works here"),
    ("api_token", "whoever works here"),
    ("device_holder", "whoever works here"),
    ("push_subscription", "whoever works here"),
    ("absence", "whoever works here"),
    ("coverage", "who answered for what"),
    ("compound", "no person"),
    ("checkpoint", "no person"),
    ("checkpoint_duty", "whoever works here"),
    ("checkpoint_handover", "what the watch told the next"),
    ("checkpoint_shift", "whoever works here"),
    ("venue", "a business and whom it names"),
    ("meeting", "the files of the command"),
    ("meeting_decision", "the files of the command"),
    ("directive", "the files of the command"),
    ("directive_file", "the files of the command"),
    ("directive_step", "the files of the command"),
    ("disclosure", "what may be published"),
    ("notice_template", "no person"),
    ("round", "no person but whoever closed it and why"),
    ("import_run", "no person: how many rows, and which were refused"),
];

#[test]
fn every_table_that_tells_of_somebody_is_forgotten_or_kept_for_a_reason() {
    let kinds = server::rooms::forgotten_kinds();
    let mut gone: Vec<&str> = kinds.iter().map(|kind| kind.table).collect();
    gone.extend(kinds.iter().flat_map(|kind| kind.also).map(|(name, _)| *name));
    gone.extend(server::rooms::hanging().iter().map(|hangs| hangs.table));
    for (table, columns) in tables() {
        let personal =
            |(name, of): &(String, String)| name == "person_id" || name == "household_id" || of.starts_with("BYTES");
        let kept = KEPT.iter().any(|(name, _)| *name == table) && table != "person" && table != "household";
        let goes = gone.contains(&table.as_str());
        if columns.iter().any(personal) {
            assert!(kept != goes, "{table} is forgotten by no kind and not kept for a reason, or both");
        }
        for (column, _) in columns.iter().filter(|(name, _)| name == "person_id" || name == "household_id") {
            let named = server::rooms::NAMES.contains(&(table.as_str(), column.as_str()));
            assert!(named, "{table}.{column} is not in NAMES");
        }
    }
}
