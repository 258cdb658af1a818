//! Bodies: two trees over the same areas, who held what on which day, and what a neighbour does not see.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Answer, CITY, COMMUNITY, ELSEWHERE, GRID, NEXT_GRID, Person, STREET, World, id, id_number};

/// The township of [`ELSEWHERE`].
const NEXT_TOWN: &str = "220581104";

/// Founds a body and gives its address.
async fn found(by: &Person, kind: &str, name: &str, area: &str, parent: Option<&Value>) -> Value {
    let new = json!({ "kind": kind, "name": name, "area": area, "parent_id": parent });
    by.put(&format!("/bodies/{}", id()), new).await.is(201)
}

/// A worker of a place by their own word.
async fn me(person: &Person) -> Value {
    person.get("/me").await.is(200)["worker_id"].clone()
}

async fn join(by: &Person, body: &Value, worker: &Value, role: &str) -> Answer {
    let new = json!({ "body_id": body["id"], "worker_id": worker, "role": role });
    by.put(&format!("/body-members/{}", id()), new).await
}

async fn names(who: &Person, path: &str) -> Vec<String> {
    let rows = who.get(path).await.is(200)["rows"].clone();
    rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

/// The branches of 松江社区 under the committees of community, street and city.
struct Party {
    city: Value,
    community: Value,
    branch: Value,
}

async fn party(commander: &Person, clerk: &Person) -> Party {
    let city = found(commander, "party_committee", "市委", CITY, None).await;
    let street = found(clerk, "party_committee", "新华街道党工委", STREET, Some(&city["id"])).await;
    let community = found(clerk, "party_committee", "松江社区党委", COMMUNITY, Some(&street["id"])).await;
    let branch = found(clerk, "party_branch", "第1网格党支部", GRID, Some(&community["id"])).await;
    Party { city, community, branch }
}

#[tokio::test]
async fn two_trees_stand_over_the_same_areas() {
    let world = World::new().await;
    let (commander, clerk) = (world.worker("commander", CITY).await, world.worker("township_clerk", STREET).await);
    let leading = found(&commander, "leading_group", "防控领导小组", CITY, None).await;
    found(&commander, "working_group", "综合协调组", CITY, Some(&leading["id"])).await;
    found(&commander, "working_group", "诊疗救治组", CITY, Some(&leading["id"])).await;
    let local = found(&clerk, "local_command", "新华街道指挥部", STREET, Some(&leading["id"])).await;
    let Party { city, community, branch } = party(&commander, &clerk).await;
    let group = found(&clerk, "party_group", "1号楼党小组", GRID, Some(&branch["id"])).await;
    let household = id();
    clerk.put(&format!("/households/{household}"), json!({ "area": GRID, "address": "1号楼1单元101" })).await.is(201);
    let home = json!({ "kind": "member_household", "name": "1号楼中心户", "area": GRID, "parent_id": group["id"], "household_id": household });
    let home = clerk.put(&format!("/bodies/{}", id()), home).await.is(201);
    assert_eq!((&home["tree"], &home["household_address"]), (&json!("party"), &json!("1号楼***")));
    let above: Vec<&str> = home["above"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(above, ["市委", "新华街道党工委", "松江社区党委", "第1网格党支部", "1号楼党小组"]);

    // From the top, step by step, as far as each sees.
    assert_eq!(names(&commander, "/bodies?tree=government&top=true").await, ["防控领导小组"]);
    let below = format!("/bodies?above=true&parent={}", leading["id"].as_str().unwrap());
    assert_eq!(names(&commander, &below).await, ["综合协调组", "诊疗救治组", "新华街道指挥部"]);
    let neighbour = world.worker("township_clerk", NEXT_TOWN).await;
    assert_eq!(names(&neighbour, &below).await, ["综合协调组", "诊疗救治组"]);
    assert_eq!(names(&clerk, "/bodies?tree=party&kind=party_branch").await, ["第1网格党支部"]);
    assert_eq!(names(&clerk, &format!("/bodies?area={GRID}")).await.len(), 3);
    let chain = format!("/bodies?tree=party&above=true&area={GRID}");
    assert_eq!(names(&clerk, &chain).await.len(), 6);
    let first = clerk.get(&format!("{chain}&limit=4")).await.is(200);
    let rest = clerk.get(&format!("{chain}&limit=4&after={}", first["next"].as_str().unwrap())).await.is(200);
    assert_eq!((first["rows"].as_array().unwrap().len(), rest["rows"].as_array().unwrap().len()), (4, 2));
    for typed in ["诊疗", "zljz", "ZLJZ"] {
        assert_eq!(names(&commander, &format!("/bodies?q={typed}")).await, ["诊疗救治组"], "by {typed}");
    }

    // What stands nowhere near is not seen, and nothing comes under it.
    let of = |one: &Value| format!("/bodies/{}", one["id"].as_str().unwrap());
    neighbour.get(&of(&local)).await.refused(404, "not_found");
    neighbour.get(&of(&branch)).await.refused(404, "not_found");
    assert_eq!(names(&neighbour, &format!("/bodies?area={STREET}&above=true")).await, Vec::<String>::new());
    assert_eq!(neighbour.get(&of(&city)).await.is(200)["name"], "市委");
    let tries = async |by: &Person, kind: &str, area: &str, parent: &Value| {
        let new = json!({ "kind": kind, "name": "试", "area": area, "parent_id": parent["id"] });
        by.put(&format!("/bodies/{}", id()), new).await
    };
    tries(&neighbour, "party_branch", ELSEWHERE, &community).await.wrong("parent_id", "body_unknown");
    tries(&neighbour, "party_branch", GRID, &community).await.wrong("area", "area_unknown");
    tries(&clerk, "party_branch", GRID, &leading).await.wrong("parent_id", "parent_kind");
    tries(&clerk, "party_branch", STREET, &community).await.wrong("parent_id", "parent_area");
    tries(&clerk, "party_committee", COMMUNITY, &community).await.wrong("parent_id", "parent_area");
    tries(&clerk, "leading_group", STREET, &Value::Null).await.wrong("area", "body_level");
    let homeless = json!({ "kind": "member_household", "name": "无户", "area": GRID });
    clerk.put(&format!("/bodies/{}", id()), homeless).await.wrong("household_id", "household_wanted");
}

#[tokio::test]
async fn who_held_it_on_a_day_can_be_asked() {
    let world = World::new().await;
    let (commander, clerk) = (world.worker("commander", CITY).await, world.worker("township_clerk", STREET).await);
    let Party { branch, .. } = party(&commander, &clerk).await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let (zhao, qian) = (me(&world.worker("grid_member", GRID).await).await, me(&lead).await);
    let place = format!("/body-members/{}", id());
    let new = json!({ "body_id": branch["id"], "worker_id": zhao, "role": "head", "title": "网格长" });
    let shown = clerk.put(&place, new.clone()).await.is(201);
    assert_eq!((&shown["role_zh"], &shown["from"], &shown["to"]), (&json!("书记"), &json!("2020-02-10"), &Value::Null));
    clerk.put(&place, new.clone()).await.is(200);
    clerk
        .put(&place, json!({ "body_id": branch["id"], "worker_id": zhao, "role": "member" }))
        .await
        .refused(409, "different_body");
    join(&clerk, &branch, &zhao, "member").await.refused(409, "member_already");

    // On the fourteenth the branch gets another secretary; who leads it depends on the day one asks about.
    world.at("2020-02-14", 9);
    clerk.sign_in().await;
    clerk
        .post(&format!("{place}/end"), json!({ "to": "2020-02-13", "version": 7 }))
        .await
        .refused(409, "version_conflict");
    clerk.post(&format!("{place}/end"), json!({ "to": "2020-02-08", "version": 1 })).await.wrong("to", "date_range");
    let ended = clerk.post(&format!("{place}/end"), json!({ "to": "2020-02-13", "version": 1 })).await.is(200);
    assert_eq!((&ended["to"], &ended["version"]), (&json!("2020-02-13"), &json!(2)));
    clerk.post(&format!("{place}/end"), json!({ "to": "2020-02-14", "version": 2 })).await.wrong("to", "date_range");
    join(&clerk, &branch, &qian, "head").await.is(201);
    let of = format!("/body-members?body_id={}", branch["id"].as_str().unwrap());
    for (day, who) in
        [("2020-02-09", None), ("2020-02-10", Some(&zhao)), ("2020-02-13", Some(&zhao)), ("2020-02-14", Some(&qian))]
    {
        let rows = clerk.get(&format!("{of}&on={day}")).await.is(200)["rows"].clone();
        assert_eq!(rows.as_array().unwrap().first().map(|row| &row["worker_id"]), who, "on {day}");
        let line = clerk.get(&format!("/bodies/{}?on={day}", branch["id"].as_str().unwrap())).await.is(200);
        assert_eq!(line["leaders"].as_array().unwrap().first().map(|row| &row["worker_id"]), who, "on {day}");
        assert_eq!(line["members"], json!(who.iter().len()), "on {day}");
    }
    assert_eq!(clerk.get(&of).await.is(200)["rows"].as_array().unwrap().len(), 2, "those who left stay in the list");
    assert_eq!(clerk.get(&format!("{of}&over=2020-02-14")).await.is(200)["rows"][0]["worker_id"], zhao);

    // What somebody belongs to stands with them, and their phone is for those of the place.
    lead.sign_in().await;
    let mine = lead.get(&format!("/body-members?worker_id={}", qian.as_str().unwrap())).await.is(200);
    assert_eq!(mine["rows"][0]["body_name"], "第1网格党支部");
    let neighbour = world.worker("township_clerk", NEXT_TOWN).await;
    for path in [of.clone(), format!("/body-members?worker_id={}", qian.as_str().unwrap()), "/body-members".to_owned()]
    {
        assert_eq!(neighbour.get(&path).await.is(200)["rows"], json!([]), "{path}");
    }
    neighbour
        .post(&format!("{place}/end"), json!({ "to": "2020-02-12", "version": 2 }))
        .await
        .refused(404, "not_found");
}

#[tokio::test]
async fn a_member_of_the_party_belongs_to_one_branch() {
    let world = World::new().await;
    let (commander, clerk) = (world.worker("commander", CITY).await, world.worker("township_clerk", STREET).await);
    let Party { community, branch, .. } = party(&commander, &clerk).await;
    let other = found(&clerk, "party_branch", "第2网格党支部", NEXT_GRID, Some(&community["id"])).await;
    let lead = me(&world.worker("community_lead", COMMUNITY).await).await;
    join(&clerk, &branch, &lead, "head").await.is(201);
    join(&clerk, &community, &lead, "head").await.is(201);
    join(&clerk, &other, &lead, "member").await.refused(409, "branch_elsewhere");
    let earlier = json!({ "body_id": other["id"], "worker_id": lead, "role": "member", "from": "2020-02-09" });
    clerk.put(&format!("/body-members/{}", id()), earlier).await.wrong("from", "before_founding");

    // Residents belong to bodies of the party, those of a household behind its door only.
    let (home, next) = (id(), id());
    let lives = async |door: Uuid, address: &str| {
        clerk.put(&format!("/households/{door}"), json!({ "area": GRID, "address": address })).await.is(201);
        let new = json!({ "household_id": door, "name": "党员甲", "document_type": "id_card", "document_number": id_number() });
        clerk.put(&format!("/residents/{}", id()), new).await.is(201)["person_id"].clone()
    };
    let (host, guest) = (lives(home, "1号楼101").await, lives(next, "2号楼101").await);
    let household = json!({ "kind": "member_household", "name": "中心户", "area": GRID, "parent_id": branch["id"], "household_id": home });
    let household = clerk.put(&format!("/bodies/{}", id()), household).await.is(201);
    let adds = async |body: &Value, person: &Value| {
        let new = json!({ "body_id": body["id"], "person_id": person, "role": "head" });
        clerk.put(&format!("/body-members/{}", id()), new).await
    };
    adds(&household, &guest).await.wrong("person_id", "person_other_household");
    assert_eq!(adds(&household, &host).await.is(201)["role_zh"], "户主");
    adds(&branch, &guest).await.is(201);
    let command = found(&clerk, "local_command", "街道指挥部", STREET, None).await;
    adds(&command, &guest).await.wrong("person_id", "worker_wanted");
    let far = me(&world.worker("grid_member", ELSEWHERE).await).await;
    join(&clerk, &branch, &far, "member").await.wrong("worker_id", "worker_not_here");
    let nobody = json!({ "body_id": branch["id"], "role": "member" });
    clerk.put(&format!("/body-members/{}", id()), nobody).await.wrong("worker_id", "member_wanted");
}

#[tokio::test]
async fn a_body_is_changed_and_closed_by_those_who_saw_it_last() {
    let world = World::new().await;
    let (commander, clerk) = (world.worker("commander", CITY).await, world.worker("township_clerk", STREET).await);
    let place = format!("/bodies/{}", id());
    let new = json!({ "kind": "local_command", "name": "街道指挥部", "area": STREET, "line": "全街防控", "phone": "0435-4220001" });
    let command = clerk.put(&place, new.clone()).await.is(201);
    clerk.put(&place, new.clone()).await.is(200);
    clerk
        .put(&place, json!({ "kind": "local_command", "name": "另一个", "area": STREET }))
        .await
        .refused(409, "different_body");
    let group = found(&clerk, "working_group", "街道排查组", STREET, Some(&command["id"])).await;
    let lead = me(&world.worker("community_lead", COMMUNITY).await).await;
    let change = |version: i32| json!({ "name": "街道防控指挥部", "line": "全街防控", "contact_id": lead, "phone": "0435-4220002", "version": version });
    clerk.post(&format!("{place}/change"), change(3)).await.refused(409, "version_conflict");
    let changed = clerk.post(&format!("{place}/change"), change(1)).await.is(200);
    assert_eq!((&changed["phone"], &changed["version"]), (&json!("0435-4220002"), &json!(2)));
    clerk
        .post(&format!("{place}/change"), json!({ "name": "街道", "phone": "12", "version": 2 }))
        .await
        .wrong("phone", "phone_invalid");
    join(&clerk, &command, &lead, "head").await.is(201);

    // Not before what stands under it; and then its terms are over too.
    let closing = |version: i32| json!({ "reason": "职能并入综合组", "version": version });
    clerk.post(&format!("{place}/close"), closing(2)).await.refused(409, "body_has_parts");
    let part = format!("/bodies/{}", group["id"].as_str().unwrap());
    world.at("2020-02-12", 9);
    clerk.sign_in().await;
    clerk.post(&format!("{part}/close"), closing(1)).await.is(200);
    let closed = clerk.post(&format!("{place}/close"), closing(2)).await.is(200);
    assert_eq!(
        (&closed["state"], &closed["to"], &closed["closed_reason"]),
        (&json!("closed"), &json!("2020-02-11"), &json!("职能并入综合组"))
    );
    clerk.post(&format!("{place}/change"), change(3)).await.refused(409, "body_closed");
    join(&clerk, &command, &lead, "deputy").await.wrong("body_id", "body_closed");
    assert_eq!(names(&clerk, "/bodies").await, Vec::<String>::new());
    assert_eq!(names(&clerk, "/bodies?on=2020-02-11").await, ["街道防控指挥部", "街道排查组"]);
    assert_eq!(names(&clerk, "/bodies?state=closed").await.len(), 2);
    let was = clerk.get(&format!("{place}?on=2020-02-11")).await.is(200);
    assert_eq!((&was["state"], &was["members"]), (&json!("standing"), &json!(1)));

    commander.sign_in().await;
    for (face, groups) in [("day", 0), ("total", 1), ("current", 0), ("ended", 1)] {
        let of = async |code: &str| {
            commander.get(&format!("/figures/{code}/records?face={face}")).await.is(200)["total"].clone()
        };
        assert_eq!(of("body.working_groups").await, json!(groups), "{face}");
        assert_eq!(of("body.heads").await, 0, "{face}: a command is no leading group");
    }
    let neighbour = world.worker("township_clerk", NEXT_TOWN).await;
    let again = |version: i32| json!({ "version": version });
    for (act, body) in [("change", change(3)), ("close", closing(3)), ("reopen", again(3))] {
        neighbour.post(&format!("{place}/{act}"), body).await.refused(404, "not_found");
    }

    // A closing is taken back from the top down; who belonged to it is named anew.
    clerk.post(&format!("{part}/reopen"), again(2)).await.refused(409, "body_parent_closed");
    clerk.post(&format!("{place}/reopen"), again(1)).await.refused(409, "version_conflict");
    let stands = clerk.post(&format!("{place}/reopen"), again(3)).await.is(200);
    assert_eq!(
        (&stands["state"], &stands["to"], &stands["closed_reason"], &stands["members"]),
        (&json!("standing"), &Value::Null, &Value::Null, &json!(0))
    );
    clerk.post(&format!("{place}/reopen"), again(4)).await.refused(409, "body_standing");
    clerk.post(&format!("{part}/reopen"), again(2)).await.is(200);
    join(&clerk, &command, &lead, "deputy").await.is(201);
    assert_eq!(names(&clerk, "/bodies").await, ["街道防控指挥部", "街道排查组"]);
    let current = commander.get("/figures/body.working_groups/records?face=current").await.is(200);
    assert_eq!(current["total"], 1);
    for measure in server::rooms::measures() {
        assert_eq!(kernel::tally::prove(&world.house.store.read, &measure).await.unwrap(), [], "{}", measure.code);
    }
}

#[tokio::test]
async fn the_sheet_names_who_leads_and_no_number_in_full() {
    let world = World::new().await;
    let (commander, clerk) = (world.worker("commander", CITY).await, world.worker("township_clerk", STREET).await);
    let Party { branch, .. } = party(&commander, &clerk).await;
    let worker = id();
    clerk.put(&format!("/workers/{worker}"), json!({ "name": "孙书记", "phone": "15412345678" })).await.is(201);
    let post = json!({ "worker_id": worker, "role": "grid_member", "area": GRID });
    clerk.put(&format!("/posts/{}", id()), post).await.is(201);
    let shown = join(&clerk, &branch, &json!(worker), "head").await.is(201);
    assert_eq!(shown["phone"], "15412345678", "whoever works there is called");
    assert_eq!(names(&clerk, "/bodies?q=孙书").await, ["第1网格党支部"]);
    let auditor = world.worker("auditor", CITY).await;
    let seen = auditor.get(&format!("/bodies/{}", branch["id"].as_str().unwrap())).await.is(200);
    assert_eq!(seen["leaders"][0]["phone"], "154****5678");

    let sheet = clerk.get("/bodies/export?tree=party").await;
    assert_eq!((sheet.status, &sheet.bytes[..2]), (200, b"PK".as_slice()));
    let rows = world.journal(&commander, "act=body.export_bodies").await;
    assert_eq!(rows["rows"][0]["detail"]["rows"], 3, "{rows}");

    // Units stand beside the trees by kind, and posts by the day.
    let station = json!({ "name": "松江社区党群服务站", "kind": "service_station", "area": COMMUNITY });
    clerk.put(&format!("/units/{}", id()), station).await.is(201);
    assert_eq!(names(&clerk, "/units?kind=service_station").await, ["松江社区党群服务站"]);
    assert_eq!(names(&clerk, "/units?kind=property").await, Vec::<String>::new());
    assert_eq!(names(&clerk, "/workers?role=grid_member&on=2020-02-10").await, ["孙书记"]);
    assert_eq!(names(&clerk, "/workers?role=grid_member&on=2020-02-09").await, Vec::<String>::new());
}
