//! Residents, households and what is shown of them.

use serde_json::json;

use crate::world::{CITY, COMMUNITY, ELSEWHERE, GRID, NEXT_GRID, Person, STREET, World, id, id_number, returnee};

#[tokio::test]
async fn a_household_and_its_residents_are_registered_once() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let household = id();
    let door = json!({ "area": GRID, "address": "3号楼2单元501" });
    member.put(&format!("/households/{household}"), door.clone()).await.is(201);
    member.put(&format!("/households/{household}"), door.clone()).await.is(200);
    member.put(&format!("/households/{}", id()), door).await.refused(409, "household_exists");
    let number = id_number();
    let resident = json!({
        "household_id": household, "head": true, "name": "李家人",
        "document_type": "id_card", "document_number": number, "phone": "154-1234-5678",
    });
    let place = format!("/residents/{}", id());
    let shown = member.put(&place, resident.clone()).await.is(201);
    assert_eq!(shown["document_number"], format!("{}**********{}", &number[..4], &number[14..]));
    assert_eq!(shown["phone"], "154****5678");
    member.put(&place, resident.clone()).await.is(200);
    member.put(&format!("/residents/{}", id()), resident).await.refused(409, "resident_exists");
    let home = member.get(&format!("/households/{household}")).await.is(200);
    assert_eq!((home["address"].as_str(), home["residents"].as_array().unwrap().len()), (Some("3号楼***"), 1));
    for found_by in ["李家", "ljr", "LJ", "lijiaren", "lijia", "Li", &number[14..], "15412345678", &number] {
        let found = member.finds("/residents", found_by).await.is(200);
        assert_eq!(found["rows"].as_array().unwrap().len(), 1, "by {found_by}");
    }
    assert_eq!(member.get("/residents").await.is(200)["total"], 1);

    let neighbour = world.worker("grid_member", NEXT_GRID).await;
    neighbour.get(&format!("/households/{household}")).await.refused(404, "not_found");
    assert_eq!(neighbour.get("/residents").await.is(200)["rows"], json!([]));
    let there = json!({ "area": ELSEWHERE, "address": "1号" });
    neighbour.put(&format!("/households/{}", id()), there).await.refused(404, "not_found");
}

#[tokio::test]
async fn what_is_sealed_shows_in_full_only_for_a_purpose_and_in_scope() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let household = id();
    member.put(&format!("/households/{household}"), json!({ "area": GRID, "address": "3号楼2单元501" })).await.is(201);
    let number = id_number();
    let resident =
        json!({ "household_id": household, "name": "李家人", "document_type": "id_card", "document_number": number });
    let shown = member.put(&format!("/residents/{}", id()), resident).await.is(201);
    let reveal = format!("/persons/{}/reveal", shown["person_id"].as_str().unwrap());
    member.post(&reveal, json!({ "purpose": "curiosity" })).await.wrong("purpose", "purpose_unknown");
    let full = member.post(&reveal, json!({ "purpose": "contact" })).await.is(200);
    assert_eq!(full, json!({ "document_number": number, "phone": null, "address": "3号楼2单元501" }));
    let neighbour = world.worker("grid_member", NEXT_GRID).await;
    neighbour.post(&reveal, json!({ "purpose": "contact" })).await.refused(404, "not_found");
}

#[tokio::test]
async fn a_number_tells_nothing_of_whom_it_belongs_to() {
    let world = World::new().await;
    let (member, neighbour) = (world.grid_member().await, world.worker("grid_member", NEXT_GRID).await);
    let number = id_number();
    let known = json!({ "document_type": "id_card", "document_number": number, "phone": "15412345678" });
    let mut arrival = returnee(GRID);
    arrival.as_object_mut().unwrap().extend(known.as_object().unwrap().clone());
    member.put(&format!("/arrivals/{}", id()), arrival).await.is(201);

    let household = id();
    let door = json!({ "area": NEXT_GRID, "address": "7号楼1单元101" });
    neighbour.put(&format!("/households/{household}"), door).await.is(201);
    let resident = |name: &str| {
        json!({ "household_id": household, "name": name, "document_type": "id_card",
            "document_number": number, "phone": "15487654321" })
    };
    let tried = neighbour.put(&format!("/residents/{}", id()), resident("猜一猜")).await;
    let told = tried.refused(409, "name_differs").to_string();
    assert!(!told.contains("李返梅") && !told.contains("5678"), "{told}");
    let shown = neighbour.put(&format!("/residents/{}", id()), resident("李返梅")).await.is(201);
    assert_eq!(shown["phone"], "154****4321", "what was given, not what is known: {shown}");
}

#[tokio::test]
async fn workers_and_their_posts_are_seen_where_they_serve() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let other = world.worker("township_clerk", "220581104").await;
    let worker = id();
    clerk.put(&format!("/workers/{worker}"), json!({ "name": "陈待岗" })).await.is(201);
    let rows = |list: serde_json::Value| list["rows"].as_array().unwrap().clone();
    let of = async |who: &Person| {
        let listed = rows(who.get("/workers").await.is(200));
        listed.into_iter().find(|row| row["id"] == worker.to_string())
    };
    assert!(of(&clerk).await.is_some(), "who may give posts here sees who waits for one here");
    assert!(of(&admin).await.is_some());
    assert!(of(&other).await.is_none(), "and nobody elsewhere");

    let post = |area: &str| json!({ "worker_id": worker, "role": "grid_member", "area": area });
    other.put(&format!("/posts/{}", id()), post(ELSEWHERE)).await.is(201);
    let given = clerk.put(&format!("/posts/{}", id()), post(GRID)).await.is(201);
    assert_eq!(given["posts"].as_array().unwrap().len(), 1, "the other post is another township's business: {given}");
    admin.put(&format!("/posts/{}", id()), post(CITY)).await.is(201);
    let areas = async |who: &Person| {
        let mut areas: Vec<_> = of(who).await.unwrap()["posts"].as_array().unwrap().clone();
        areas.sort_by_key(|post| post["area"].to_string());
        areas.into_iter().map(|post| post["area"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(areas(&clerk).await, [CITY, GRID]);
    assert_eq!(areas(&other).await, [CITY, ELSEWHERE]);
    assert_eq!(areas(&admin).await.len(), 3);
}

#[tokio::test]
async fn workers_units_and_areas_are_found_as_people_type_them() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let found = async |path: &str| admin.get(path).await.is(200)["rows"].as_array().unwrap().len();
    let worker = json!({ "name": "张伟" });
    admin.put(&format!("/workers/{}", id()), worker).await.is(201);
    for typed in ["张", "zw", "ZW", "zhangwei", "zhangw", "Zhang"] {
        assert_eq!(found(&format!("/workers?q={typed}")).await, 1, "worker by {typed}");
    }
    assert_eq!(found("/workers?q=zhangwen").await, 0);
    admin.put(&format!("/units/{}", id()), json!({ "name": "市医院", "kind": "hospital", "area": CITY })).await.is(201);
    for typed in ["市医", "syy", "SYY"] {
        assert_eq!(found(&format!("/units?q={typed}")).await, 1, "unit by {typed}");
    }
    admin.put(&format!("/areas/{GRID}001"), json!({ "name": "A座" })).await.is(201);
    for typed in ["A座", "AZ", "az"] {
        assert_eq!(found(&format!("/areas?q={typed}")).await, 1, "area by {typed}");
    }
}

#[tokio::test]
async fn a_township_finds_the_units_above_it_and_none_beside_it() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    for (name, area) in [("市统计局", CITY), ("新华街道办", STREET), ("松江物业", COMMUNITY), ("山城镇办", "220581104")]
    {
        let unit = json!({ "name": name, "kind": "department", "area": area });
        admin.put(&format!("/units/{}", id()), unit).await.is(201);
    }
    let clerk = world.worker("township_clerk", STREET).await;
    let found = async |path: &str| {
        let shown = clerk.get(path).await.is(200);
        shown["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("/units").await, ["新华街道办", "松江物业"]);
    assert_eq!(found("/units?above=true").await, ["市统计局", "新华街道办", "松江物业"]);
    assert_eq!(found("/units?above=true&area=220581104").await, Vec::<String>::new());
    clerk.get("/units?above=maybe").await.wrong("above", "invalid_field");
}
