//! The tree, how it is searched and how it changes.

use serde_json::{Value, json};

use crate::world::{CITY, COMMUNITY, GRID, NEXT_GRID, STREET, World, id, returnee};

fn codes(page: &Value) -> Vec<&str> {
    page["rows"].as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_tree_is_searched_by_name_initials_and_code() {
    let world = World::new().await;
    let commander = world.worker("commander", CITY).await;
    let townships = commander.get("/areas?parent=220581").await.is(200);
    assert_eq!(codes(&townships).len(), 24);
    assert_eq!(townships["rows"][0]["children"], 6);
    assert_eq!(codes(&commander.get("/areas?q=松江").await.is(200)), [COMMUNITY]);
    assert_eq!(codes(&commander.get("/areas?q=bsbd").await.is(200)), ["220581070103"]);
    assert_eq!(codes(&commander.get("/areas?q=220581001004001").await.is(200)), [GRID]);
    let city = commander.get("/areas/220581").await.is(200);
    assert_eq!(city["counts"], json!({ "township": 24, "community": 333, "grid": 3 }));
    commander.get("/areas/2205810").await.wrong("path", "invalid_path");
}

#[tokio::test]
async fn a_neighbour_sees_only_the_way_to_its_own() {
    let world = World::new().await;
    let member = world.grid_member().await;
    assert_eq!(codes(&member.get("/areas").await.is(200)), [GRID]);
    assert_eq!(codes(&member.get("/areas?parent=220581").await.is(200)), [STREET]);
    assert_eq!(codes(&member.get(&format!("/areas?parent={COMMUNITY}")).await.is(200)), [GRID]);
    assert!(codes(&member.get("/areas?q=曙光").await.is(200)).is_empty());
    member.get(&format!("/areas/{NEXT_GRID}")).await.refused(404, "not_found");
}

#[tokio::test]
async fn areas_are_added_and_renamed() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let grid = "/areas/220581001004003";
    admin.put(grid, json!({ "name": "第3网格" })).await.is(201);
    admin.put(grid, json!({ "name": "第3网格" })).await.is(200);
    admin.put(grid, json!({ "name": "别的" })).await.refused(409, "area_exists");
    admin.put("/areas/220581999001", json!({ "name": "无处" })).await.wrong("code", "area_parent_missing");
    admin.put("/areas/220581001004004", json!({ "name": " " })).await.wrong("name", "name_length");
    let renamed = admin.post(&format!("{grid}/rename"), json!({ "name": "松江三网格" })).await.is(200);
    assert_eq!(renamed["name"], "松江三网格");
    let changes = admin.get("/area-changes").await.is(200);
    let kinds: Vec<_> = changes["rows"].as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["renamed", "added"]);
    let member = world.grid_member().await;
    member.put("/areas/220581001004005", json!({ "name": "第5网格" })).await.refused(403, "act_not_permitted");
}

#[tokio::test]
async fn records_follow_their_place_when_areas_merge_and_split() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let arrival = format!("/arrivals/{}", id());
    clerk.put(&arrival, returnee(GRID)).await.is(201);

    // 松江社区 becomes a part of 金华社区: its two grids get the next codes there.
    admin.post(&format!("/areas/{COMMUNITY}/merge"), json!({ "into": "220581001003" })).await.is(200);
    assert_eq!(clerk.get(&arrival).await.is(200)["area"], "220581001003001");
    assert_eq!(clerk.get("/arrivals?area=220581001003").await.is(200)["total"], 1);
    admin.get(&format!("/areas/{COMMUNITY}")).await.refused(404, "not_found");
    let books = async || {
        assert_eq!(kernel::tally::above::prove(&world.house.store.read).await.unwrap(), []);
        for measure in server::rooms::measures() {
            assert_eq!(kernel::tally::prove(&world.house.store.read, &measure).await.unwrap(), []);
        }
    };
    books().await;
    // The door is known under its new community too: who comes to it joins that household.
    let mut second = returnee("220581001003001");
    second["address"] = returnee(GRID)["address"].clone();
    let joined = clerk.put(&format!("/arrivals/{}", id()), second).await.is(201);
    assert_eq!(joined["household_id"], clerk.get(&arrival).await.is(200)["household_id"]);

    let split = json!({ "code": COMMUNITY, "name": "新松江社区", "children": ["220581001003001"] });
    admin.post("/areas/220581001003/split", split).await.is(200);
    assert_eq!(clerk.get(&arrival).await.is(200)["area"], GRID);
    assert_eq!(clerk.get(&format!("/arrivals?area={COMMUNITY}")).await.is(200)["total"], 2);
    books().await;
    admin.post(&format!("/areas/{STREET}/merge"), json!({ "into": COMMUNITY })).await.wrong("into", "area_level");
}

#[tokio::test]
async fn grids_of_institutions_keep_to_their_numbers() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    admin.put("/areas/220581001003901", json!({ "name": "金华专属网格" })).await.is(201);
    admin.put("/areas/220581001004901", json!({ "name": "松江专属网格" })).await.is(201);
    admin.post(&format!("/areas/{COMMUNITY}/merge"), json!({ "into": "220581001003" })).await.is(200);
    let parts = admin.get("/areas?parent=220581001003").await.is(200);
    assert_eq!(codes(&parts), ["220581001003001", "220581001003002", "220581001003901", "220581001003902"]);
}
