//! Venues: registered, closed and opened again, and who answers for them while they are open.

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{CITY, COMMUNITY, GRID, NEXT_GRID, Person, STREET, World, id};

/// The township of another clerk.
const NEXT_TOWN: &str = "220581104";

async fn me(person: &Person) -> Value {
    person.get("/me").await.is(200)["worker_id"].clone()
}

async fn rows(person: &Person, path: &str) -> Vec<Value> {
    person.get(path).await.is(200)["rows"].as_array().unwrap().clone()
}

async fn department(person: &Person, name: &str) -> Uuid {
    let unit = id();
    let new = json!({ "name": name, "kind": "department", "area": STREET });
    person.put(&format!("/units/{unit}"), new).await.is(201);
    unit
}

fn market(area: &str, kind: &str, name: &str) -> Value {
    json!({ "area": area, "kind": kind, "name": name, "address": "主街8号", "contact_name": "钱掌柜", "phone": "15499991234" })
}

fn terms(unit: Uuid) -> Value {
    json!({ "unit_id": unit, "kind": "cover", "hours": "08:00-20:00" })
}

fn of_venue(venue: Uuid) -> Value {
    json!({ "kind": "venue", "id": venue })
}

async fn gaps(person: &Person) -> Vec<Value> {
    rows(person, "/gaps?rule=venue").await
}

#[tokio::test]
async fn a_venue_is_registered_closed_and_opened_again() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let unit = department(&clerk, "惠客隆商贸公司").await;
    let (shop, place) = (id(), |shop: Uuid| format!("/venues/{shop}"));
    let mut new = market(GRID, "supermarket", "惠客隆超市");
    new["unit_id"] = json!(unit);
    let shown = clerk.put(&place(shop), new.clone()).await.is(201);
    assert_eq!(clerk.put(&place(shop), new.clone()).await.is(200), shown);
    new["name"] = json!("另一家");
    clerk.put(&place(shop), new).await.refused(409, "different_body");
    assert_eq!((&shown["state"], &shown["unit_name"]), (&json!("open"), &json!("惠客隆商贸公司")));
    assert_eq!((&shown["phone"], &shown["contact_name"]), (&json!("154****1234"), &json!("钱掌柜")));
    assert_eq!((&shown["area_name"], &shown["answering"]), (&json!("新华街道 松江社区 第1网格"), &json!([])));

    // What cannot be is refused by its field.
    for (field, value, code) in [
        ("area", json!("220581104202001"), "area_unknown"),
        ("area", json!("220581001004099"), "area_unknown"),
        ("name", json!(" "), "name_length"),
        ("phone", json!("12"), "phone_invalid"),
        ("unit_id", json!(id()), "unit_unknown"),
        ("worker_id", json!(id()), "worker_unknown"),
        ("address", json!("长".repeat(101)), "text_length"),
    ] {
        let mut odd = market(GRID, "market", "市场");
        odd[field] = value;
        clerk.put(&place(id()), odd).await.wrong(field, code);
    }
    clerk.put(&place(id()), market(GRID, "casino", "x")).await.is(422);

    // Changed by whoever saw it last; a phone not given stays.
    let change = json!({ "name": "惠客隆超市总店", "address": null, "unit_id": null, "worker_id": me(&clerk).await, "version": 1 });
    let changed = clerk.post(&format!("{}/change", place(shop)), change.clone()).await.is(200);
    assert_eq!((&changed["name"], &changed["phone"]), (&json!("惠客隆超市总店"), &json!("154****1234")));
    assert_eq!((&changed["unit_id"], &changed["contact_name"]), (&Value::Null, &Value::Null));
    let late = clerk.post(&format!("{}/change", place(shop)), change).await.refused(409, "version_conflict");
    assert_eq!(late["current"]["version"], 2);
    let without = json!({ "name": "惠客隆超市总店", "drop_phone": true, "version": 2 });
    assert_eq!(clerk.post(&format!("{}/change", place(shop)), without).await.is(200)["phone"], Value::Null);

    // Closed with a reason, and open again days later.
    let close = |version: i32| json!({ "reason": "钱掌柜发热，停业消杀", "version": version });
    clerk
        .post(&format!("{}/close", place(shop)), json!({ "reason": " ", "version": 3 }))
        .await
        .wrong("reason", "text_length");
    let closed = clerk.post(&format!("{}/close", place(shop)), close(3)).await.is(200);
    assert_eq!((&closed["state"], &closed["since"]), (&json!("closed"), &json!("2020-02-10T01:00:00.000Z")));
    clerk.post(&format!("{}/close", place(shop)), close(4)).await.refused(409, "venue_state");
    assert_eq!(rows(&clerk, "/venues?state=open").await.len(), 0);
    let report =
        async |day: &str| clerk.get(&format!("/sitrep?area={STREET}&day={day}")).await.is(200)["figures"].clone();
    let figure = report("2020-02-10").await["venue.suspended"].clone();
    assert_eq!((&figure["current"], &figure["day"]), (&json!(1), &json!(1)));
    let behind = figure["records"].as_str().unwrap().trim_start_matches("/api/v1").to_owned();
    let behind = rows(&clerk, &format!("{behind}&face=current")).await;
    assert_eq!(
        (&behind[0]["title"], &behind[0]["href"]),
        (&json!("惠客隆超市总店"), &json!(format!("/venues/{shop}")))
    );
    world.at("2020-02-12", 9);
    clerk.sign_in().await;
    let open = clerk.post(&format!("{}/reopen", place(shop)), json!({ "version": 4 })).await.is(200);
    assert_eq!((&open["state"], &open["closed_reason"]), (&json!("open"), &Value::Null));
    clerk.post(&format!("{}/reopen", place(shop)), json!({ "version": 5 })).await.refused(409, "venue_state");
    let figure = report("2020-02-12").await["venue.suspended"].clone();
    assert_eq!((&figure["current"], &figure["ended"], &figure["total"]), (&json!(0), &json!(1), &json!(1)));

    // Registered closed, with its reason.
    let mut bath = market(COMMUNITY, "bath_house", "清泉浴池");
    bath["closed_reason"] = json!("按公告停业");
    let bath = clerk.put(&place(id()), bath).await.is(201);
    assert_eq!((&bath["state"], &bath["closed_reason"]), (&json!("closed"), &json!("按公告停业")));

    // The journal tells of each and names nobody.
    let journal = world.journal(&clerk, "").await.to_string();
    for act in ["register_venue", "change_venue", "close_venue", "reopen_venue"] {
        assert!(journal.contains(&format!("venue.{act}")), "{act}");
    }
    for word in ["钱掌柜", "发热", "15499991234"] {
        assert!(!journal.contains(word), "{word}");
    }
    for measure in server::rooms::venue::MEASURES {
        assert_eq!(kernel::tally::prove(&world.house.store.read, measure).await.unwrap(), [], "{}", measure.code);
    }
}

#[tokio::test]
async fn venues_are_found_by_kind_state_name_and_page() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    for n in 0..5 {
        let (area, kind) = if n < 3 { (GRID, "pharmacy") } else { (NEXT_GRID, "hotel") };
        clerk.put(&format!("/venues/{}", id()), market(area, kind, &format!("百姓{n}店"))).await.is(201);
    }
    let page = clerk.get("/venues?limit=2").await.is(200);
    assert_eq!((page["rows"].as_array().unwrap().len(), &page["total"]), (2, &json!(5)));
    let mut seen = page["rows"].as_array().unwrap().clone();
    let mut next = page["next"].clone();
    while let Some(after) = next.as_str() {
        let page = clerk.get(&format!("/venues?limit=2&after={after}")).await.is(200);
        seen.extend(page["rows"].as_array().unwrap().clone());
        next = page["next"].clone();
    }
    let names: std::collections::BTreeSet<String> = seen.iter().map(|row| row["name"].to_string()).collect();
    assert_eq!((seen.len(), names.len()), (5, 5));
    let pharmacies = clerk.get("/venues?kind=pharmacy").await.is(200);
    assert_eq!((&pharmacies["total"], pharmacies["rows"].as_array().unwrap().len()), (&json!(3), 3));
    for (query, n) in [
        (format!("area={NEXT_GRID}"), 2),
        ("q=百姓1".into(), 1),
        ("q=bx".into(), 5),
        ("q=baixing".into(), 5),
        ("q=zz".into(), 0),
        ("state=closed".into(), 0),
        ("covered=false".into(), 5),
        ("covered=true".into(), 0),
    ] {
        assert_eq!(rows(&clerk, &format!("/venues?{query}")).await.len(), n, "{query}");
    }
    clerk.get("/venues?state=shut").await.is(422);

    // Whoever only looks sees them, and changes nothing; a neighbour sees none.
    let inspector = world.worker("inspector", CITY).await;
    let shop = seen[0]["id"].as_str().unwrap().to_owned();
    inspector.get(&format!("/venues/{shop}")).await.is(200);
    let close = json!({ "reason": "x", "version": 1 });
    inspector.post(&format!("/venues/{shop}/close"), close.clone()).await.refused(403, "act_not_permitted");
    let neighbour = world.worker("township_clerk", NEXT_TOWN).await;
    assert_eq!(neighbour.get("/venues").await.is(200), json!({ "rows": [], "next": null, "total": 0 }));
    neighbour.get(&format!("/venues/{shop}")).await.refused(404, "not_found");
    neighbour.post(&format!("/venues/{shop}/close"), close).await.refused(404, "not_found");
    neighbour.get(&format!("/chain?venue_id={shop}")).await.refused(404, "not_found");
    let member = world.grid_member().await;
    member.get("/venues").await.refused(403, "act_not_permitted");
}

#[tokio::test]
async fn an_open_venue_without_anybody_is_a_gap_until_somebody_answers() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let lead = me(&world.worker("community_lead", COMMUNITY).await).await;
    world.worker("commander", CITY).await;
    let (trade, health) = (department(&clerk, "市商务局").await, department(&clerk, "市卫生健康局").await);
    let shop = id();
    clerk.put(&format!("/venues/{shop}"), market(GRID, "supermarket", "惠客隆超市")).await.is(201);
    let open = gaps(&clerk).await;
    assert_eq!((open.len(), &open[0]["subject_name"]), (1, &json!("惠客隆超市")));
    assert_eq!((&open[0]["subject_kind"], &open[0]["subject_id"]), (&json!("venue"), &json!(shop)));
    assert_eq!((&open[0]["owner"]["worker_id"], &open[0]["state"]), (&lead, &json!("now")));
    assert_eq!(open[0]["due_at"], "2020-02-11T01:00:00.000Z");

    // Closed it needs nobody.
    clerk.post(&format!("/venues/{shop}/close"), json!({ "reason": "公告", "version": 1 })).await.is(200);
    assert_eq!(gaps(&clerk).await.len(), 0);
    clerk.post(&format!("/venues/{shop}/reopen"), json!({ "version": 2 })).await.is(200);
    assert_eq!(gaps(&clerk).await.len(), 1);

    // One is given to a department for its hours; that is enough.
    let covers = json!({ "target": of_venue(shop), "terms": terms(trade) });
    let coverage = id();
    let made = clerk.put(&format!("/coverages/{coverage}"), covers.clone()).await.is(201);
    assert_eq!((&made["target_kind"], &made["target_name"]), (&json!("venue"), &json!("惠客隆超市")));
    clerk.put(&format!("/coverages/{}", id()), covers).await.refused(409, "coverage_stands");
    assert_eq!(gaps(&clerk).await.len(), 0);
    assert_eq!(rows(&clerk, "/venues?covered=true").await[0]["answering"], json!(["市商务局"]));
    assert_eq!(rows(&clerk, "/coverages?target=venue").await.len(), 1);

    // The chain from the venue up to the heads: its contact, who covers it, and the posts of its areas.
    let member = world.grid_member().await;
    let chain = member.get(&format!("/chain?venue_id={shop}")).await.is(200);
    assert_eq!((&chain["venue"]["name"], &chain["venue"]["phone"]), (&json!("惠客隆超市"), &json!("15499991234")));
    assert_eq!((&chain["venue"]["contact_name"], &chain["area"]), (&json!("钱掌柜"), &json!(GRID)));
    assert_eq!(chain["covering"][0]["unit_name"], "市商务局");
    let levels: Vec<&Value> = chain["steps"].as_array().unwrap().iter().map(|step| &step["level"]).collect();
    assert_eq!(levels, ["grid", "community", "township", "county"]);
    assert_eq!(chain["steps"][3]["people"].as_array().unwrap().len(), 1);
    member.get(&format!("/chain?venue_id={shop}&area={GRID}")).await.wrong("area", "chain_of_one");
    let of_grid = member.get(&format!("/chain?area={GRID}")).await.is(200);
    assert_eq!((&of_grid["venue"], &of_grid["covering"]), (&Value::Null, &json!([])), "a grid is no venue of its own");
    let inspector = world.worker("inspector", CITY).await;
    let seen = inspector.get(&format!("/chain?venue_id={shop}")).await.is(200);
    assert_eq!((&seen["reachable"], &seen["venue"]["phone"]), (&json!(false), &json!("154****1234")));

    // Handed over tomorrow, ended the day after: the gap is seen coming, told, and gone once somebody takes over.
    let over =
        json!({ "new_id": id(), "unit_id": health, "from": "2020-02-11", "note": "库房钥匙在后门", "version": 1 });
    let next = clerk.post(&format!("/coverages/{coverage}/reassign"), over).await.is(200);
    assert_eq!(gaps(&clerk).await.len(), 0, "no day is without anybody");
    let ends = json!({ "to": "2020-02-12", "version": 1 });
    clerk.post(&format!("/coverages/{}/end", next["id"].as_str().unwrap()), ends).await.is(200);
    server::jobs::run_due(&world.house).await.unwrap();
    let alerts = async |rule: &str| {
        let all = rows(&clerk, "/alerts").await;
        all.into_iter().filter(|row| row["rule"] == rule).collect::<Vec<_>>()
    };
    assert_eq!(alerts("coverage.expiring").await.len(), 1);
    world.at("2020-02-12", 1);
    clerk.sign_in().await;
    server::jobs::run_due(&world.house).await.unwrap();
    let coming = gaps(&clerk).await;
    assert_eq!((coming.len(), &coming[0]["state"]), (1, &json!("coming")));
    let told = alerts("coverage.vacant").await;
    assert_eq!((told.len(), &told[0]["detail"]["name"]), (1, &json!("惠客隆超市")));
    let by_lead = json!({ "worker_id": lead, "kind": "contact", "hours": "00:00-24:00" });
    let many = json!({ "targets": [{ "id": id(), "target": of_venue(shop) }], "terms": by_lead });
    assert_eq!(clerk.post("/coverages", many).await.is(200)["assigned"], 1);
    assert_eq!(gaps(&clerk).await.len(), 0);
    assert_eq!(alerts("coverage.vacant").await[0]["state"], "closed");

    // Whoever alone answers and is away leaves a gap.
    world.at("2020-02-13", 9);
    clerk.sign_in().await;
    let away = json!({ "worker_id": lead, "from": "2020-02-13T12:00:00+08:00", "until": "2020-02-14T08:00:00+08:00" });
    clerk.put(&format!("/absences/{}", id()), away).await.is(201);
    let coming = gaps(&clerk).await;
    assert_eq!((coming.len(), &coming[0]["begins_at"]), (1, &json!("2020-02-13T04:00:00.000Z")));

    // Somebody from elsewhere gives it to nobody.
    let neighbour = world.worker("township_clerk", NEXT_TOWN).await;
    let steal = json!({ "target": of_venue(shop), "terms": terms(health) });
    neighbour.put(&format!("/coverages/{}", id()), steal).await.wrong("target", "target_unknown");
    assert_eq!(gaps(&neighbour).await.len(), 0);
}

#[tokio::test]
async fn a_sheet_gives_venues_to_departments_and_registers_new_ones() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let trade = department(&clerk, "市商务局").await;
    department(&clerk, "市医疗保障局").await;
    let shop = id();
    clerk.put(&format!("/venues/{shop}"), market(GRID, "supermarket", "惠客隆超市")).await.is(201);
    let sheet = "单位,包保对象,所在社区,场所类型\n市商务局,惠客隆超市,,\n市医疗保障局,百姓药店、便民药店,松江社区,药店\n市商务局,百姓药店,松江社区,药房\n市商务局,没有的店,,超市\n市商务局,某店,松江社区,当铺\n";
    let sheet = || sheet.as_bytes().to_vec();
    let preview = clerk.upload(Method::POST, "/coverages/preview", sheet(), &[]).await.is(200);
    let outcomes = json!({ "assigned": 1, "added": 3, "target_unknown": 1, "venue_kind_unknown": 1 });
    assert_eq!(preview["outcomes"], outcomes);
    assert_eq!(rows(&clerk, "/venues").await.len(), 1, "a preview writes nothing");
    assert_eq!(clerk.upload(Method::POST, "/coverages/import", sheet(), &[]).await.is(200)["outcomes"], outcomes);
    let pharmacies = rows(&clerk, "/venues?kind=pharmacy").await;
    assert_eq!((pharmacies.len(), &pharmacies[0]["area"]), (2, &json!(COMMUNITY)));
    let both = pharmacies.iter().find(|row| row["name"] == "百姓药店").unwrap();
    assert_eq!(both["answering"], json!(["市医疗保障局", "市商务局"]));
    let again = clerk.upload(Method::POST, "/coverages/import", sheet(), &[]).await.is(200);
    assert_eq!(again["outcomes"], json!({ "already": 4, "target_unknown": 1, "venue_kind_unknown": 1 }));
    assert_eq!((gaps(&clerk).await.len(), rows(&clerk, "/venues").await.len()), (0, 3));

    // Of another kind it is another venue.
    let eats = "单位,包保对象,所在社区,场所类型\n市商务局,百姓药店,松江社区,餐饮\n市商务局,百姓药店,松江社区,超市\n";
    let eats = clerk.upload(Method::POST, "/coverages/import", eats.as_bytes().to_vec(), &[]).await.is(200);
    assert_eq!((&eats["outcomes"], rows(&clerk, "/venues").await.len()), (&json!({ "added": 2 }), 5));

    // A compound of the same name is another thing, and the sheet does not say which it means.
    clerk.put(&format!("/compounds/{}", id()), json!({ "name": "惠客隆超市", "area": GRID })).await.is(201);
    let twin = "单位,包保对象\n市医疗保障局,惠客隆超市\n".as_bytes().to_vec();
    let outcome = clerk.upload(Method::POST, "/coverages/preview", twin, &[]).await.is(200)["outcomes"].clone();
    assert_eq!(outcome, json!({ "target_ambiguous": 1 }));
    assert_eq!(rows(&clerk, &format!("/coverages?unit={trade}")).await.len(), 4);
}

#[tokio::test]
async fn venues_move_with_their_area() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let admin = world.worker("administrator", CITY).await;
    let (open, closed) = (id(), id());
    clerk.put(&format!("/venues/{open}"), market(NEXT_GRID, "hotel", "悦来宾馆")).await.is(201);
    clerk.put(&format!("/venues/{closed}"), market(NEXT_GRID, "school", "中心小学")).await.is(201);
    clerk.post(&format!("/venues/{closed}/close"), json!({ "reason": "停课", "version": 1 })).await.is(200);
    admin.post(&format!("/areas/{NEXT_GRID}/merge"), json!({ "into": GRID })).await.is(200);
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(rows(&clerk, &format!("/venues?area={GRID}")).await.len(), 2);
    let left = gaps(&clerk).await;
    assert_eq!((left.len(), &left[0]["area"]), (1, &json!(GRID)));
    clerk.post(&format!("/venues/{closed}/reopen"), json!({ "version": 2 })).await.is(200);
    assert_eq!(gaps(&clerk).await.len(), 2);
    for measure in server::rooms::venue::MEASURES {
        assert_eq!(kernel::tally::prove(&world.house.store.read, measure).await.unwrap(), [], "{}", measure.code);
    }
}
