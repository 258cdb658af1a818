//! Coverage: who answers for what, how they are reached, and where nobody does.

use std::collections::BTreeSet;

use kernel::{Read, Stamp};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use reqwest::Method;
use sea_orm::FromQueryResult;
use serde_json::{Value, json};
use server::rooms::coverage;
use uuid::Uuid;

use crate::world::{CITY, COMMUNITY, ELSEWHERE, GRID, NEXT_GRID, Person, STREET, World, id, isolated, returnee};

/// The township of [`ELSEWHERE`].
const NEXT_TOWN: &str = "220581104";

async fn me(person: &Person) -> Value {
    person.get("/me").await.is(200)["worker_id"].clone()
}

async fn rows(person: &Person, path: &str) -> Vec<Value> {
    person.get(path).await.is(200)["rows"].as_array().unwrap().clone()
}

async fn alerts(person: &Person, rule: &str) -> Vec<Value> {
    rows(person, "/alerts").await.into_iter().filter(|row| row["rule"] == rule).collect()
}

async fn department(person: &Person, name: &str) -> Uuid {
    let unit = id();
    let new = json!({ "name": name, "kind": "department", "area": STREET });
    person.put(&format!("/units/{unit}"), new).await.is(201);
    unit
}

async fn compound(person: &Person, area: &str, name: &str) -> Uuid {
    let compound = id();
    person.put(&format!("/compounds/{compound}"), json!({ "name": name, "area": area })).await.is(201);
    compound
}

fn round_the_clock(unit: Uuid) -> Value {
    json!({ "unit_id": unit, "kind": "cover", "hours": "00:00-24:00" })
}

fn of_compound(compound: Uuid) -> Value {
    json!({ "kind": "compound", "id": compound })
}

#[tokio::test]
async fn a_post_falls_vacant_at_six_and_the_township_hears_of_it_before() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let lead = world.worker("township_lead", STREET).await;
    let secretary = world.worker("community_lead", COMMUNITY).await;
    let member = world.grid_member().await;
    server::jobs::run_due(&world.house).await.unwrap();
    // The next grid never had anybody: that is a gap, and nothing fell vacant.
    let open = rows(&clerk, &format!("/gaps?area={COMMUNITY}")).await;
    assert_eq!(open.len(), 1, "{open:?}");
    assert_eq!((&open[0]["rule"], &open[0]["area"]), (&json!("grid_member"), &json!(NEXT_GRID)));
    assert_eq!((&open[0]["state"], &open[0]["owner"]["worker_id"]), (&json!("now"), &me(&secretary).await));
    assert_eq!(alerts(&clerk, "coverage.vacant").await.len(), 0);

    // At four the secretary reports ill from six on. The township is told two hours before the evening shift.
    world.at("2020-02-10", 16);
    for person in [&clerk, &lead, &secretary] {
        person.sign_in().await;
    }
    let absence = format!("/absences/{}", id());
    let ill = json!({ "worker_id": me(&secretary).await, "from": "2020-02-10T18:00:00+08:00", "until": "2020-02-11T08:00:00+08:00", "reason": "发热就诊" });
    clerk.put(&absence, ill.clone()).await.is(201);
    clerk.put(&absence, ill).await.is(200);
    let coming = rows(&clerk, &format!("/gaps?area={COMMUNITY}&state=coming")).await;
    assert_eq!((coming.len(), &coming[0]["rule"]), (1, &json!("first_responsible")));
    assert_eq!(
        (&coming[0]["begins_at"], &coming[0]["due_at"]),
        (&json!("2020-02-10T10:00:00.000Z"), &json!("2020-02-10T10:00:00.000Z"))
    );
    assert_eq!(coming[0]["owner"]["worker_id"], me(&lead).await);
    let told = alerts(&clerk, "coverage.vacant").await;
    assert_eq!((told.len(), &told[0]["state"], &told[0]["step"]), (1, &json!("open"), &json!("holder")));
    assert_eq!(rows(&lead, "/alerts/mine").await.len(), 1, "it stands with the township");
    assert_eq!(rows(&secretary, "/alerts/mine").await.len(), 0);
    let journal = world.journal(&clerk, "").await.to_string();
    assert!(!journal.contains("发热"), "why somebody is away is nobody's business");

    // At six it is there; the chain says who is away, and the next day it closes by itself.
    world.at_minute("2020-02-10", 18, 1);
    clerk.sign_in().await;
    member.sign_in().await;
    server::jobs::run_due(&world.house).await.unwrap();
    let now = rows(&clerk, &format!("/gaps?area={COMMUNITY}&state=now&rule=first_responsible")).await;
    assert_eq!((now.len(), &now[0]["overdue"]), (1, &json!(true)));
    let chain = member.get(&format!("/chain?area={GRID}")).await.is(200);
    let step =
        |level: &str| chain["steps"].as_array().unwrap().iter().find(|step| step["level"] == level).unwrap().clone();
    assert_eq!(
        (&step("community")["people"][0]["away"], &step("community")["people"][0]["on_duty"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(step("grid")["people"][0]["on_duty"], true);
    world.at("2020-02-11", 8);
    server::jobs::run_due(&world.house).await.unwrap();
    clerk.sign_in().await;
    secretary.sign_in().await;
    assert_eq!(rows(&clerk, &format!("/gaps?area={COMMUNITY}&rule=first_responsible")).await.len(), 0);
    assert_eq!(alerts(&clerk, "coverage.vacant").await[0]["state"], "closed");

    // A post that ends today leaves a gap at midnight; a new one closes it before.
    let posts = rows(&clerk, &format!("/workers?area={GRID}")).await;
    let post = posts[0]["posts"][0]["id"].as_str().unwrap().to_owned();
    let admin = world.worker("administrator", CITY).await;
    admin.post(&format!("/posts/{post}/end"), json!({ "to": "2020-02-11" })).await.is(200);
    server::jobs::run_due(&world.house).await.unwrap();
    let coming = rows(&clerk, &format!("/gaps?area={GRID}&state=coming")).await;
    assert_eq!((coming.len(), &coming[0]["begins_at"]), (1, &json!("2020-02-11T16:00:00.000Z")));
    let next = json!({ "worker_id": me(&secretary).await, "role": "grid_member", "area": GRID, "from": "2020-02-12" });
    admin.put(&format!("/posts/{}", id()), next).await.is(201);
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(rows(&clerk, &format!("/gaps?area={GRID}")).await.len(), 0);
    let days = clerk.get(&format!("/gap-days?area={STREET}")).await.is(200);
    let today = days["days"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&today["opened"], &today["closed"]), (&json!(1), &json!(2)));
    let total = clerk.get("/gaps").await.is(200)["total"].as_i64().unwrap();
    assert_eq!(today["open"].as_i64().unwrap(), total);
}

#[tokio::test]
async fn departments_cover_compounds_by_a_sheet() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let audit = department(&clerk, "市审计局").await;
    department(&clerk, "市统计局").await;
    let known = compound(&clerk, GRID, "福民家园").await;
    let gaps = async || rows(&clerk, "/gaps?rule=compound_unit").await.len();
    assert_eq!(gaps().await, 1, "a compound without a unit is a gap");

    let sheet = "新华街道包保小区一览表\n单位,包保对象,所在社区\n市审计局,福民家园、鑫鼎花园,松江社区\n市统计局,阳光新城,松江社区\n市气象局,阳光新城,松江社区\n市统计局,没有的地方,\n";
    let sheet = || sheet.as_bytes().to_vec();
    let preview = clerk.upload(Method::POST, "/coverages/preview", sheet(), &[]).await.is(200);
    let outcomes = json!({ "assigned": 1, "added": 2, "unit_unknown": 1, "target_unknown": 1 });
    assert_eq!((&preview["outcomes"], &preview["units"]), (&outcomes, &json!(2)));
    assert_eq!(rows(&clerk, "/coverages").await.len(), 0, "a preview writes nothing");
    let done = clerk.upload(Method::POST, "/coverages/import", sheet(), &[]).await.is(200);
    assert_eq!(done["outcomes"], outcomes);
    assert_eq!(done["rows"][0]["area_name"], "新华街道 松江社区 第1网格");
    let again = clerk.upload(Method::POST, "/coverages/import", sheet(), &[]).await.is(200);
    assert_eq!(again["outcomes"], json!({ "already": 3, "unit_unknown": 1, "target_unknown": 1 }));
    assert_eq!(gaps().await, 0);
    assert_eq!(rows(&clerk, &format!("/coverages?unit={audit}")).await.len(), 2);
    let lines = rows(&clerk, "/compounds").await;
    assert_eq!(
        (lines.len(), &lines.iter().find(|row| row["id"] == json!(known)).unwrap()["units"][0]),
        (3, &json!("市审计局"))
    );
    let odd = clerk.upload(Method::POST, "/coverages/preview", b"a,b\n1,2\n".to_vec(), &[]).await;
    odd.wrong("file", "coverage_headings");

    // The report counts each department and compound once, with the records behind it.
    let figures = clerk.get(&format!("/sitrep?area={STREET}&day=2020-02-10")).await.is(200)["figures"].clone();
    assert_eq!(
        (&figures["coverage.units"]["current"], &figures["coverage.compounds"]["current"]),
        (&json!(2), &json!(3))
    );
    let behind = figures["coverage.units"]["records"].as_str().unwrap().trim_start_matches("/api/v1").to_owned();
    let behind = rows(&clerk, &format!("{behind}&face=current")).await;
    assert!(behind.iter().any(|row| row["title"] == "市审计局"), "{behind:?}");

    // Nobody from elsewhere sees or changes any of it.
    let neighbour = world.worker("township_clerk", NEXT_TOWN).await;
    for path in ["/coverages", "/compounds", "/gaps?rule=compound_unit"] {
        assert_eq!(rows(&neighbour, path).await.len(), 0, "{path}");
    }
    let steal = json!({ "target": of_compound(known), "terms": round_the_clock(audit) });
    neighbour.put(&format!("/coverages/{}", id()), steal).await.wrong("target", "target_unknown");
}

#[tokio::test]
async fn one_hands_over_to_another_and_the_last_leaves_a_gap() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let (audit, counts) = (department(&clerk, "市审计局").await, department(&clerk, "市统计局").await);
    let (first, second) = (compound(&clerk, GRID, "福民家园").await, compound(&clerk, GRID, "鑫鼎花园").await);
    // Several at once, from the desk.
    let ids = [id(), id()];
    let target = |at: usize, compound| json!({ "id": ids[at], "target": of_compound(compound) });
    let many = json!({ "targets": [target(0, first), target(1, second)], "terms": round_the_clock(audit) });
    assert_eq!(clerk.post("/coverages", many.clone()).await.is(200)["assigned"], 2);
    let again = clerk.post("/coverages", many).await.is(200);
    assert_eq!((&again["assigned"], &again["rows"][0]["outcome"]), (&json!(0), &json!("already")));
    let twice = json!({ "target": of_compound(first), "terms": round_the_clock(audit) });
    clerk.put(&format!("/coverages/{}", id()), twice).await.refused(409, "coverage_stands");
    let nobody = json!({ "target": of_compound(first), "terms": { "kind": "cover", "hours": "00:00-24:00" } });
    clerk.put(&format!("/coverages/{}", id()), nobody).await.wrong("unit_id", "coverage_by_nobody");
    let odd = json!({ "target": of_compound(first), "terms": { "unit_id": audit, "kind": "cover", "hours": "8-9" } });
    clerk.put(&format!("/coverages/{}", id()), odd).await.wrong("hours", "hours_invalid");

    // The other takes over tomorrow, with a note; the first goes on until tonight.
    let place = format!("/coverages/{}", ids[0]);
    let over =
        json!({ "new_id": id(), "unit_id": counts, "from": "2020-02-11", "note": "东门钥匙在物业", "version": 1 });
    let followed = clerk.post(&format!("{place}/reassign"), over.clone()).await.is(200);
    assert_eq!((&followed["unit_name"], &followed["note"]), (&json!("市统计局"), &json!("东门钥匙在物业")));
    assert_eq!((&followed["state"], &followed["follows"]), (&json!("coming"), &json!(ids[0])));
    assert_eq!(clerk.post(&format!("{place}/reassign"), over).await.is(200)["id"], followed["id"]);
    let late = json!({ "new_id": id(), "unit_id": counts, "from": "2020-02-11", "note": "x", "version": 1 });
    let conflict = clerk.post(&format!("{place}/reassign"), late).await.refused(409, "version_conflict");
    assert_eq!(conflict["current"]["to"], "2020-02-10");
    assert_eq!(rows(&clerk, "/gaps?rule=compound_unit").await.len(), 0, "no hour is without a unit");
    assert_eq!(rows(&clerk, "/coverages?expiring=0").await.len(), 1);

    // What ends without anybody after it is told days before, and is a gap the day before.
    let ends = json!({ "to": "2020-02-12", "note": "单位撤回", "version": 1 });
    clerk.post(&format!("/coverages/{}/end", ids[1]), ends).await.is(200);
    server::jobs::run_due(&world.house).await.unwrap();
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(alerts(&clerk, "coverage.expiring").await.len(), 1, "told once, and only where nobody takes over");
    assert_eq!(rows(&clerk, "/gaps?rule=compound_unit").await.len(), 0);
    world.at("2020-02-12", 1);
    clerk.sign_in().await;
    server::jobs::run_due(&world.house).await.unwrap();
    let coming = rows(&clerk, "/gaps?rule=compound_unit").await;
    assert_eq!(
        (coming.len(), &coming[0]["state"], &coming[0]["subject_name"]),
        (1, &json!("coming"), &json!("鑫鼎花园"))
    );
    assert_eq!(alerts(&clerk, "coverage.vacant").await.len(), 1);
    // By day only is not round the clock.
    let by_day = json!({ "unit_id": counts, "kind": "cover", "hours": "08:00-20:00", "from": "2020-02-13" });
    let covers = json!({ "target": of_compound(second), "terms": by_day });
    clerk.put(&format!("/coverages/{}", id()), covers).await.is(201);
    assert_eq!(rows(&clerk, "/gaps?rule=compound_unit").await.len(), 1);
    let covers = json!({ "target": of_compound(second), "terms": { "unit_id": audit, "kind": "cover", "hours": "20:00-08:00", "from": "2020-02-12" } });
    clerk.put(&format!("/coverages/{}", id()), covers).await.is(201);
    assert_eq!(rows(&clerk, "/gaps?rule=compound_unit").await.len(), 0, "two by turns leave no hour");
    assert_eq!(alerts(&clerk, "coverage.vacant").await[0]["state"], "closed");
}

#[tokio::test]
async fn for_any_door_the_chain_is_named_and_reached() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let member = world.grid_member().await;
    for (role, area) in [("community_lead", COMMUNITY), ("commander", CITY), ("commander", CITY), ("commander", CITY)] {
        world.worker(role, area).await;
    }
    let audit = department(&clerk, "市审计局").await;
    let compound = compound(&clerk, GRID, "福民家园").await;
    let covers = json!({ "target": of_compound(compound), "terms": round_the_clock(audit) });
    clerk.put(&format!("/coverages/{}", id()), covers).await.is(201);
    let isolation = isolated(&clerk, returnee(GRID)).await;
    let shown = clerk.get(&isolation).await.is(200);
    let cadre = json!({ "worker_id": me(&member).await, "role": "cadre", "watch_from": 0, "watch_hours": 24 });
    let team = json!({ "household_id": shown["household_id"], "members": [cadre], "version": null });
    clerk.put(&format!("/care-teams/{}", id()), team).await.is(201);

    let home = shown["household_id"].as_str().unwrap();
    let chain = member.get(&format!("/chain?household_id={home}")).await.is(200);
    let levels: Vec<&Value> = chain["steps"].as_array().unwrap().iter().map(|step| &step["level"]).collect();
    assert_eq!(levels, ["grid", "community", "township", "county"]);
    let people = |at: usize| chain["steps"][at]["people"].as_array().unwrap().len();
    assert_eq!([people(0), people(1), people(2), people(3)], [1, 1, 1, 2], "and no more than two heads");
    assert_eq!(
        (&chain["covering"][0]["unit_name"], &chain["covering"][0]["target_name"]),
        (&json!("市审计局"), &json!("福民家园"))
    );
    assert_eq!((&chain["covering"][0]["on_duty"], &chain["team"][0]["lead"]), (&json!(true), &json!(true)));
    let by_person = member.get(&format!("/chain?person_id={}", shown["person_id"].as_str().unwrap())).await.is(200);
    assert_eq!(by_person["household_id"], chain["household_id"]);
    member.get("/chain").await.wrong("area", "chain_of_one");

    // An incomplete team is a gap; the inspector sees who, but not their phones.
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(rows(&clerk, "/gaps?rule=care_team").await.len(), 1);
    let inspector = world.worker("inspector", CITY).await;
    let seen = inspector.get(&format!("/chain?area={GRID}")).await.is(200);
    assert_eq!((&seen["reachable"], &chain["reachable"]), (&json!(false), &json!(true)));
    let neighbour = world.worker("grid_member", NEXT_GRID).await;
    neighbour.get(&format!("/chain?household_id={home}")).await.refused(404, "not_found");
    neighbour.get(&format!("/chain?area={ELSEWHERE}")).await.refused(404, "not_found");

    // Whoever stands at a checkpoint is there.
    let gate = world.checkpoint(STREET, "公路卡点").await;
    clerk.put(&format!("/duties/{}", id()), json!({ "checkpoint_id": gate })).await.is(201);
    let chain = member.get(&format!("/chain?area={COMMUNITY}")).await;
    assert_eq!(chain.status, 404, "a grid member's chain is asked from their grid");
    let chain = member.get(&format!("/chain?area={GRID}")).await.is(200);
    assert_eq!(chain["steps"][2]["people"][0]["at_checkpoint"], "公路卡点");

    // Where a leading group stands, its heads end the chain, each by their office.
    let mayor = world.worker("commander", CITY).await;
    let group = id();
    let leading = json!({ "kind": "leading_group", "name": "防控领导小组", "area": CITY });
    mayor.put(&format!("/bodies/{group}"), leading).await.is(201);
    let head = json!({ "body_id": group, "worker_id": me(&mayor).await, "role": "head", "title": "市长" });
    mayor.put(&format!("/body-members/{}", id()), head).await.is(201);
    let chain = member.get(&format!("/chain?area={GRID}")).await.is(200);
    let heads = chain["steps"][3]["people"].as_array().unwrap();
    assert_eq!((heads.len(), &heads[0]["worker_id"], &heads[0]["title"]), (1, &me(&mayor).await, &json!("市长")));
}

#[tokio::test]
async fn a_compound_is_of_the_doors_that_belong_to_it() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let neighbour = world.worker("township_clerk", NEXT_TOWN).await;
    let admin = world.worker("administrator", CITY).await;
    let (first, second) = (format!("{GRID}001"), format!("{GRID}002"));
    for building in [&first, &second] {
        admin.put(&format!("/areas/{building}"), json!({ "name": "楼" })).await.is(201);
    }
    let mut doors = vec![];
    for area in [first.as_str(), second.as_str(), NEXT_GRID] {
        let door = id();
        clerk
            .put(&format!("/households/{door}"), json!({ "area": area, "address": format!("{area} 101") }))
            .await
            .is(201);
        doors.push(door);
    }
    let (audit, counts) = (department(&clerk, "市审计局").await, department(&clerk, "市统计局").await);
    let (wide, narrow) = (compound(&clerk, COMMUNITY, "福民家园").await, compound(&clerk, NEXT_GRID, "鑫鼎花园").await);
    for (compound, unit) in [(wide, audit), (narrow, counts)] {
        let covers = json!({ "target": of_compound(compound), "terms": round_the_clock(unit) });
        clerk.put(&format!("/coverages/{}", id()), covers).await.is(201);
    }
    let units = async |asked: String| -> Vec<String> {
        let chain = clerk.get(&format!("/chain?{asked}")).await.is(200);
        let covering = chain["covering"].as_array().unwrap().clone();
        covering.iter().map(|one| one["unit_name"].as_str().unwrap().to_owned()).collect()
    };
    let of_doors = async || {
        let mut all = vec![];
        for door in &doors {
            all.push(units(format!("household_id={door}")).await.join("+"));
        }
        all
    };
    // Which doors are a compound's of the community nobody has said; one of a grid is the whole grid.
    assert_eq!(of_doors().await, ["", "", "市统计局"]);
    assert_eq!(units(format!("area={COMMUNITY}")).await, ["市审计局"]);

    let divide = format!("/compounds/{wide}/divide");
    let parts = |parts: &[&str], version: i32| json!({ "parts": parts, "version": version });
    neighbour.post(&divide, parts(&[&first], 1)).await.refused(404, "not_found");
    clerk.post(&divide, parts(&[ELSEWHERE], 1)).await.wrong("parts", "compound_part");
    clerk.post(&divide, parts(&[COMMUNITY], 1)).await.wrong("parts", "compound_part");
    let divided = clerk.post(&divide, parts(&[&first, &first], 1)).await.is(200);
    assert_eq!((&divided["parts"][0]["area"], &divided["version"]), (&json!(first), &json!(2)));
    assert_eq!(divided["parts"].as_array().unwrap().len(), 1);
    let late = clerk.post(&divide, parts(&[&second], 1)).await.refused(409, "version_conflict");
    assert_eq!(late["current"]["version"], 2);
    assert_eq!(of_doors().await, ["市审计局", "", "市统计局"]);
    // It grows by the next grid, which then is of two; and a merge takes the part along.
    clerk.post(&divide, parts(&[&first, NEXT_GRID], 2)).await.is(200);
    assert_eq!(of_doors().await[0], "市审计局");
    assert_eq!(of_doors().await[2].split('+').count(), 2);
    let lines = rows(&clerk, "/compounds").await;
    assert_eq!(lines.iter().map(|line| line["parts"].as_array().unwrap().len()).sum::<usize>(), 2);
    admin.post(&format!("/areas/{NEXT_GRID}/merge"), json!({ "into": GRID })).await.is(200);
    assert!(
        of_doors().await.iter().all(|units| units.contains("市审计局")),
        "the grid is one now, and named as its own"
    );

    // Those that nobody covers are found without looking through all.
    let open = compound(&clerk, COMMUNITY, "阳光新城").await;
    let uncovered = rows(&clerk, "/compounds?covered=false").await;
    assert_eq!((uncovered.len(), &uncovered[0]["id"]), (1, &json!(open)));
    assert_eq!(rows(&clerk, "/compounds?covered=true").await.len(), 2);
    assert_eq!(rows(&neighbour, "/compounds?covered=false").await.len(), 0);
}

#[tokio::test]
async fn nobody_says_of_somebody_elses_people_that_they_are_away() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let member = world.grid_member().await;
    let away = json!({ "worker_id": me(&member).await, "from": "2020-02-10T18:00:00+08:00" });
    let next = world.worker("township_clerk", NEXT_TOWN).await;
    next.put(&format!("/absences/{}", id()), away.clone()).await.wrong("worker_id", "worker_unknown");
    // Whoever went elsewhere is theirs there.
    let elsewhere =
        json!({ "worker_id": me(&member).await, "role": "grid_member", "area": ELSEWHERE, "from": "2020-02-10" });
    admin.put(&format!("/posts/{}", id()), elsewhere).await.is(201);
    let lines = rows(&clerk, &format!("/workers?area={GRID}")).await;
    let posts = lines[0]["posts"].as_array().unwrap();
    let here = posts.iter().find(|post| post["area"] == GRID).unwrap()["id"].as_str().unwrap();
    admin.post(&format!("/posts/{here}/end"), json!({ "to": "2020-02-09" })).await.is(200);
    clerk.put(&format!("/absences/{}", id()), away.clone()).await.wrong("worker_id", "worker_unknown");
    next.put(&format!("/absences/{}", id()), away).await.is(201);
}

#[tokio::test]
async fn a_household_in_no_grid_is_somebodys_by_name() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let (here, grid) = (id(), id());
    clerk.put(&format!("/households/{here}"), json!({ "area": COMMUNITY, "address": "3号楼2单元501" })).await.is(201);
    clerk.put(&format!("/households/{grid}"), json!({ "area": GRID, "address": "2号" })).await.is(201);
    server::jobs::run_due(&world.house).await.unwrap();
    let open = rows(&clerk, "/gaps?rule=household").await;
    assert_eq!((open.len(), &open[0]["subject_id"]), (1, &json!(here)));
    let terms = json!({ "worker_id": me(&lead).await, "kind": "contact", "hours": "00:00-24:00" });
    let by_name = json!({ "target": { "kind": "household", "id": here }, "terms": terms });
    clerk.put(&format!("/coverages/{}", id()), by_name).await.is(201);
    assert_eq!(rows(&clerk, "/gaps?rule=household").await.len(), 0);
    let lines = rows(&clerk, "/coverages?target=household").await;
    assert_ne!(lines[0]["target_name"], "3号楼2单元501", "a door is masked");
}

/// A gap as kept.
#[derive(FromQueryResult)]
struct Kept {
    rule: String,
    area: String,
    subject_id: Uuid,
    begins_at: Stamp,
}

/// Gaps as they can be compared: those that are there have no moment.
type Gaps = BTreeSet<(String, String, Uuid, Option<i64>)>;

async fn kept(world: &World) -> Gaps {
    let now = world.clock.now();
    let sql = "SELECT rule, area, subject_id, begins_at FROM gap WHERE closed_at IS NULL";
    let rows: Vec<Kept> = world.house.store.read.sql(sql, []).await.unwrap();
    let as_set =
        |row: Kept| (row.rule, row.area, row.subject_id, Some(row.begins_at.0).filter(|begins| *begins > now.0));
    rows.into_iter().map(as_set).collect()
}

async fn found(world: &World) -> Gaps {
    let now = world.clock.now();
    let all = coverage::everything(&world.house).await.unwrap();
    let judged = coverage::judge(&world.house, &all).await.unwrap();
    let gaps = judged.into_iter().flat_map(|one| one.gaps);
    gaps.map(|gap| {
        let begins = Some(gap.begins_at.0).filter(|begins| *begins > now.0);
        (gap.rule, gap.area.to_string(), gap.subject_id, begins)
    })
    .collect()
}

#[track_caller]
fn same(kept: &Gaps, found: &Gaps, after: &str) {
    let (only_kept, only_found): (Vec<_>, Vec<_>) =
        (kept.difference(found).collect(), found.difference(kept).collect());
    assert!(only_kept.is_empty() && only_found.is_empty(), "after {after}: kept {only_kept:?}, found {only_found:?}");
}

#[tokio::test]
async fn after_random_changes_the_gaps_are_those_a_look_at_everything_finds() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let admin = world.worker("administrator", CITY).await;
    let mut dice = StdRng::seed_from_u64(20200216);
    let mut workers = vec![];
    for (role, area) in
        [("grid_member", GRID), ("grid_member", NEXT_GRID), ("community_lead", COMMUNITY), ("checkpoint_staff", STREET)]
    {
        workers.push((me(&world.worker(role, area).await).await, role, area));
    }
    let units = [department(&clerk, "市审计局").await, department(&clerk, "市统计局").await];
    let (mut compounds, mut coverages, mut absences, mut gates, mut homes) = (vec![], vec![], vec![], vec![], vec![]);
    let mut isolations: Vec<String> = vec![];
    // Venues have dice of their own.
    let mut shutter = StdRng::seed_from_u64(20200217);
    let mut venues: Vec<Uuid> = vec![];
    let (mut now, mut buildings, mut merged) = (world.clock.now(), 0, false);
    for step in 0..140 {
        now = now.plus_hours([0, 0, 1, 3, 7, 26][dice.random_range(0..6)]);
        world.clock.set(now);
        clerk.sign_in().await;
        admin.sign_in().await;
        let today = world.clock.today();
        let days = |n: u64| today + chrono::Days::new(n);
        if shutter.random_bool(0.15) {
            let area = [GRID, COMMUNITY, STREET, if merged { GRID } else { NEXT_GRID }][shutter.random_range(0..4)];
            venues.push(id());
            let new = json!({ "area": area, "kind": "market", "name": "市场" });
            clerk.put(&format!("/venues/{}", venues[venues.len() - 1]), new).await.is(201);
        }
        if !venues.is_empty() && shutter.random_bool(0.3) {
            let venue = venues[shutter.random_range(0..venues.len())];
            let line = clerk.get(&format!("/venues/{venue}")).await.is(200);
            if shutter.random_bool(0.6) {
                let alone = shutter.random_bool(0.4);
                let kind = ["cover", "watch"][shutter.random_range(0..2)];
                let mut terms = json!({ "kind": kind, "hours": "08:00-20:00" });
                terms["from"] = json!(days(shutter.random_range(0..3)));
                terms["to"] = json!(shutter.random_bool(0.7).then(|| days(shutter.random_range(3..6))));
                terms[if alone { "worker_id" } else { "unit_id" }] =
                    if alone { workers[2].0.clone() } else { json!(units[0]) };
                let covers = json!({ "target": { "kind": "venue", "id": venue }, "terms": terms });
                let place = format!("/coverages/{}", id());
                let answer = clerk.put(&place, covers).await;
                assert!([201, 409, 422].contains(&answer.status), "{answer:?}");
            } else if line["state"] == "open" {
                let close = json!({ "reason": "公告", "version": line["version"] });
                clerk.post(&format!("/venues/{venue}/close"), close).await.is(200);
            } else {
                clerk.post(&format!("/venues/{venue}/reopen"), json!({ "version": line["version"] })).await.is(200);
            }
        }
        let what = dice.random_range(0..12);
        match what {
            0 => {
                let (worker, role, area) = &workers[dice.random_range(0..3)];
                let to = dice.random_bool(0.6).then(|| days(dice.random_range(0..4)));
                let post = json!({ "worker_id": worker, "role": role, "area": area, "from": days(dice.random_range(0..3)), "to": to });
                let answer = admin.put(&format!("/posts/{}", id()), post).await;
                assert!([201, 422].contains(&answer.status), "{answer:?}");
            }
            1 => {
                let lines = rows(&admin, &format!("/workers?area={COMMUNITY}")).await;
                let posts: Vec<&Value> = lines.iter().flat_map(|line| line["posts"].as_array().unwrap()).collect();
                if !posts.is_empty() {
                    let post = posts[dice.random_range(0..posts.len())]["id"].as_str().unwrap();
                    let to = json!({ "to": today - chrono::Days::new(1) + chrono::Days::new(dice.random_range(0..3)) });
                    let answer = admin.post(&format!("/posts/{post}/end"), to).await;
                    assert!([200, 422].contains(&answer.status), "{answer:?}");
                }
            }
            2 => {
                buildings += 1;
                let code = format!("{GRID}{buildings:03}");
                admin.put(&format!("/areas/{code}"), json!({ "name": format!("{buildings}号楼") })).await.is(201);
            }
            3 => {
                let area = [GRID, if merged { GRID } else { NEXT_GRID }, COMMUNITY][dice.random_range(0..3)];
                compounds.push(compound(&clerk, area, "小区").await);
            }
            4 | 5 => {
                let hours = ["00:00-24:00", "00:00-24:00", "08:00-18:00", "18:00-08:00"][dice.random_range(0..4)];
                let to = dice.random_bool(0.6).then(|| days(dice.random_range(3..6)));
                let from = days(dice.random_range(0..3));
                let (mut terms, target) = match dice.random_range(0..4) {
                    0 => (
                        json!({ "worker_id": workers[2].0, "kind": "first_responsible" }),
                        json!({ "kind": "area", "area": ([STREET, COMMUNITY][dice.random_range(0..2)]) }),
                    ),
                    1 if !homes.is_empty() => (
                        json!({ "worker_id": workers[0].0, "kind": "contact" }),
                        json!({ "kind": "household", "id": homes[dice.random_range(0..homes.len())] }),
                    ),
                    _ if !compounds.is_empty() => (
                        json!({ "unit_id": units[dice.random_range(0..2)], "kind": "cover" }),
                        of_compound(compounds[dice.random_range(0..compounds.len())]),
                    ),
                    _ => continue,
                };
                for (field, value) in [("hours", json!(hours)), ("from", json!(from)), ("to", json!(to))] {
                    terms[field] = value;
                }
                let place = format!("/coverages/{}", id());
                let answer = clerk.put(&place, json!({ "target": target, "terms": terms })).await;
                // Whoever holds no post any more is given nothing.
                assert!([201, 409, 422].contains(&answer.status), "{answer:?}");
                if answer.status == 201 {
                    coverages.push(place);
                }
            }
            6 if !coverages.is_empty() => {
                let place = coverages[dice.random_range(0..coverages.len())].clone();
                let line = rows(&clerk, "/coverages?limit=200")
                    .await
                    .into_iter()
                    .find(|row| place.ends_with(row["id"].as_str().unwrap()));
                let Some(line) = line else { continue };
                let answer = if dice.random_bool(0.5) {
                    let new = id();
                    let over = json!({ "new_id": new, "unit_id": units[0], "from": days(1), "note": "交接", "version": line["version"] });
                    coverages.push(format!("/coverages/{new}"));
                    clerk.post(&format!("{place}/reassign"), over).await
                } else {
                    clerk
                        .post(
                            &format!("{place}/end"),
                            json!({ "to": days(dice.random_range(0..2)), "version": line["version"] }),
                        )
                        .await
                };
                assert!([200, 409, 422].contains(&answer.status), "{answer:?}");
            }
            7 => {
                let place = format!("/absences/{}", id());
                let from = now.plus_hours(dice.random_range(-2..30));
                let until = dice.random_bool(0.8).then(|| from.plus_hours(dice.random_range(1..40)));
                let away = json!({ "worker_id": workers[dice.random_range(0..4)].0, "from": from, "until": until });
                let answer = clerk.put(&place, away).await;
                assert!([201, 422].contains(&answer.status), "{answer:?}");
                if answer.status == 201 {
                    absences.push(place);
                }
            }
            8 if !absences.is_empty() => {
                let place = absences.remove(dice.random_range(0..absences.len()));
                let answer = clerk.post(&format!("{place}/end"), json!({ "version": 1 })).await;
                assert!([200, 409].contains(&answer.status), "{answer:?}");
            }
            9 => {
                if gates.len() < 2 {
                    let gate = id();
                    let hours = ["00:00-24:00", "06:00-22:00"][gates.len()];
                    let new = json!({ "area": COMMUNITY, "kind": "village", "name": "村口", "place": "路口", "hours": hours });
                    clerk.put(&format!("/checkpoints/{gate}"), new).await.is(201);
                    gates.push(gate);
                } else {
                    let people = [json!({ "worker_id": workers[3].0, "role": "checkpoint_staff" })];
                    let (gate, slot) =
                        (gates[dice.random_range(0..2)], ["day", "night", "open"][dice.random_range(0..3)]);
                    let plan = json!({ "checkpoint_id": gate, "day": days(dice.random_range(0..2)), "slot": slot, "people": people });
                    let answer = clerk.put(&format!("/checkpoint-shifts/{}", id()), plan).await;
                    assert!([201, 409, 422].contains(&answer.status), "{answer:?}");
                }
            }
            10 => {
                let home = id();
                let door =
                    json!({ "area": ([COMMUNITY, GRID][dice.random_range(0..2)]), "address": format!("{step}号") });
                clerk.put(&format!("/households/{home}"), door).await.is(201);
                homes.push(home);
            }
            11 => {
                if isolations.len() < 2 {
                    let mut body = returnee(if dice.random_bool(0.5) { GRID } else { COMMUNITY });
                    body["arrived_on"] = json!(today);
                    body["left_origin_on"] = json!(today - chrono::Days::new(1));
                    isolations.push(isolated(&clerk, body).await);
                } else if !merged {
                    merged = true;
                    admin.post(&format!("/areas/{NEXT_GRID}/merge"), json!({ "into": GRID })).await.is(200);
                    workers[1].2 = GRID;
                } else {
                    let place = isolations[dice.random_range(0..isolations.len())].clone();
                    let refer = json!({ "change": "refer" });
                    let answer = crate::world::order(&clerk, &place, refer).await;
                    assert!([201, 409, 422].contains(&answer.status), "{answer:?}");
                }
            }
            _ => {}
        }
        coverage::check_gaps(&world.house).await.unwrap();
        same(&kept(&world).await, &found(&world).await, &format!("step {step}, change {what}"));
    }
    assert!(merged, "the dice reached every change");
    // Time goes on without anybody doing anything.
    for _ in 0..40 {
        now = now.plus_hours(5);
        world.clock.set(now);
        coverage::check_gaps(&world.house).await.unwrap();
        same(&kept(&world).await, &found(&world).await, "some hours");
    }
    for measure in server::rooms::coverage::MEASURES {
        assert_eq!(kernel::tally::prove(&world.house.store.read, measure).await.unwrap(), [], "{}", measure.code);
    }
}
