//! Returnees: registered one by one and from sheets, counted once, seen only where they are.

use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{CITY, COMMUNITY, ELSEWHERE, GRID, NEXT_GRID, STREET, World, id, returnee};

#[tokio::test]
async fn a_returnee_is_registered_once_however_often_it_is_said() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let place = format!("/arrivals/{}", id());
    let body = returnee(GRID);
    let first = member.put(&place, body.clone()).await.is(201);
    assert_eq!(member.put(&place, body.clone()).await.is(200), first);
    assert_eq!(first["address"], "3号楼***");
    assert_eq!(first["origin_kind"], "risk_area");
    let mut other = body.clone();
    other["name"] = json!("李某");
    member.put(&place, other).await.refused(409, "different_body");
    member.put(&format!("/arrivals/{}", id()), body).await.refused(409, "already_registered");
    assert_eq!(member.get("/arrivals").await.is(200)["total"], 1);
}

#[tokio::test]
async fn at_the_same_moment_each_hears_only_of_their_own() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let mut all: Vec<_> = (0..12).map(|_| (format!("/arrivals/{}", id()), returnee(GRID))).collect();
    // One is said twice, and one is somebody who is said under another name of the record.
    all.push(all[8].clone());
    all.push((format!("/arrivals/{}", id()), all[5].1.clone()));
    let said = all.iter().map(|(place, body)| member.put(place, body.clone()));
    let mut statuses: Vec<u16> = futures::future::join_all(said).await.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [[200].as_slice(), &[201; 12], &[409]].concat());
    assert_eq!(member.get("/arrivals").await.is(200)["total"], 12);
}

#[tokio::test]
async fn bad_input_names_its_field_and_writes_nothing() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let wrong = async |field: &str, value: Value, code: &str| {
        let mut body = returnee(GRID);
        body[field] = value;
        member.put(&format!("/arrivals/{}", id()), body).await.wrong(field, code);
    };
    wrong("name", json!("  "), "name_missing").await;
    wrong("document_number", json!("42010619900101998"), "id_length").await;
    wrong("document_number", json!("420106199001019980"), "id_check_digit").await;
    wrong("document_type", json!("library_card"), "document_type_unknown").await;
    wrong("phone", json!("12345"), "phone_invalid").await;
    wrong("sex", json!("male"), "sex_mismatch").await;
    wrong("area", json!("2205810"), "invalid_field").await;
    wrong("origin", json!(""), "origin_missing").await;
    wrong("arrived_on", json!("2020-02-11"), "date_range").await;
    wrong("arrived_on", json!("2020-02-30"), "invalid_field").await;
    wrong("temperature", json!(63.5), "temperature_range").await;
    wrong("note", json!("长".repeat(501)), "text_length").await;
    wrong("shoe_size", json!(44), "invalid_field").await;
    let mut unknown = returnee("220581001004077");
    unknown["name"] = json!("李某");
    let clerk = world.worker("township_clerk", STREET).await;
    clerk.put(&format!("/arrivals/{}", id()), unknown).await.wrong("area", "area_unknown");
    clerk.put(&format!("/arrivals/{}", id()), returnee(STREET)).await.wrong("area", "area_too_wide");
    clerk.put("/arrivals/00000000-0000-4000-8000-000000000000", returnee(GRID)).await.wrong("path", "invalid_path");
    assert_eq!(clerk.get("/arrivals").await.is(200)["total"], 0);
}

#[tokio::test]
async fn a_neighbour_sees_and_does_nothing() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let place = format!("/arrivals/{}", id());
    member.put(&place, returnee(GRID)).await.is(201);
    let neighbour = world.worker("grid_member", NEXT_GRID).await;
    neighbour.get(&place).await.refused(404, "not_found");
    assert_eq!(neighbour.get(&format!("/arrivals?area={COMMUNITY}")).await.is(200)["rows"], json!([]));
    neighbour.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.refused(404, "not_found");
    let far = world.worker("township_clerk", ELSEWHERE.get(..9).unwrap()).await;
    far.post(&format!("{place}/withdraw"), json!({ "reason": "training", "version": 1 }))
        .await
        .refused(404, "not_found");
    world.stranger().get(&place).await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn the_list_is_filtered_and_paged() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    for n in 0..7 {
        let mut body = returnee(if n % 2 == 0 { GRID } else { NEXT_GRID });
        body["origin"] = json!("北京市");
        body["name"] = json!(format!("周{}", ["甲", "乙", "丙", "丁", "戊", "己", "庚"][n]));
        clerk.put(&format!("/arrivals/{}", id()), body).await.is(201);
    }
    let first = clerk.get("/arrivals?limit=3").await.is(200);
    assert_eq!((first["rows"].as_array().unwrap().len(), first["total"].as_i64()), (3, Some(7)));
    let mut seen: Vec<Value> = first["rows"].as_array().unwrap().clone();
    let mut next = first["next"].clone();
    while let Some(after) = next.as_str() {
        let page = clerk.get(&format!("/arrivals?limit=3&after={after}")).await.is(200);
        seen.extend(page["rows"].as_array().unwrap().clone());
        next = page["next"].clone();
    }
    let names: Vec<&str> = seen.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["周庚", "周己", "周戊", "周丁", "周丙", "周乙", "周甲"]);
    let rows =
        async |query: &str| clerk.get(&format!("/arrivals?{query}")).await.is(200)["rows"].as_array().unwrap().len();
    assert_eq!(rows(&format!("area={GRID}")).await, 4);
    assert_eq!(rows("q=周甲").await, 1);
    assert_eq!(rows("q=zj").await, 2);
    assert_eq!(rows("origin_kind=other_province").await, 7);
    assert_eq!(rows("origin_kind=risk_area").await, 0);
    assert_eq!(rows("from=2020-02-11").await, 0);
    assert_eq!(rows("status=withdrawn").await, 0);
    clerk.get("/arrivals?limit=0").await.wrong("limit", "invalid_limit");
    clerk.get("/arrivals?after=zz").await.wrong("after", "invalid_after");
    clerk.get("/arrivals?area=12345").await.wrong("area", "invalid_field");
    let sheet = clerk.post("/arrivals/export", json!({ "purpose": "report" })).await;
    assert_eq!((sheet.status, &sheet.bytes[..2]), (200, b"PK".as_slice()));
}

#[tokio::test]
async fn a_mistake_is_withdrawn_and_no_longer_counts() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let place = format!("/arrivals/{}", id());
    let mut body = returnee(GRID);
    body["origin"] = json!("北京市");
    clerk.put(&place, body.clone()).await.is(201);
    let stale = clerk.post(&format!("{place}/withdraw"), json!({ "reason": "wrong_person", "version": 9 })).await;
    assert_eq!(stale.refused(409, "version_conflict")["current"]["version"], 1);
    clerk.post(&format!("{place}/withdraw"), json!({ "reason": "wrong_person", "version": 1 })).await.is(200);
    assert_eq!(clerk.get("/arrivals").await.is(200)["total"], 0);
    assert_eq!(clerk.get("/arrivals?status=withdrawn").await.is(200)["rows"].as_array().unwrap().len(), 1);
    clerk.put(&format!("/arrivals/{}", id()), body).await.is(201);
}

/// A township's form with its own words and order, one sound row, one person twice, one with a wrong check digit.
fn sheet() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let number = crate::world::id_number();
    let rows = [
        ["新华街道返乡人员统计表", "", "", "", "", ""],
        ["姓 名", "公民身份号码", "联系方式", "居住村屯", "返回日期", "从何地返回"],
        ["赵一", &number, "15412340001", "新华街道松江社区", "2020.2.8", "北京市"],
        ["赵一", &number, "15412340001", "新华街道松江社区", "2020.2.8", "北京市"],
        ["钱二", "420106199001019980", "15412340002", "新华街道松江社区", "2020/2/9", "上海市"],
        ["孙三", "", "15412340003", "曙光镇安乐村", "2020年2月9日", "湖北武汉"],
        ["合计", "", "", "", "", ""],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a_clerk_imports_a_townships_sheet() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let sheet = sheet();
    let preview = clerk.upload(Method::POST, "/imports/preview", sheet.clone(), &[]).await.is(200);
    let fields: Vec<_> = preview["columns"].as_array().unwrap().iter().map(|column| column["field"].clone()).collect();
    assert_eq!(fields, ["name", "document_number", "phone", "area_text", "arrived_on", "origin"]);
    assert_eq!(preview["checks"]["created"], 1, "{preview}");
    assert_eq!(clerk.get("/arrivals").await.is(200)["total"], 0, "a preview writes nothing");

    let import = format!("/imports/{}", id());
    let save = [("save_as", "新华街道表".to_owned())];
    clerk.upload(Method::PUT, &import, sheet.clone(), &save).await.is(202);
    let done = ended(&clerk, &import).await;
    let counts = ["rows", "created", "duplicate", "rejected"].map(|count| done[count].as_i64().unwrap());
    assert_eq!((done["state"].as_str(), counts), (Some("done"), [4, 1, 1, 2]), "{done}");
    let report = clerk.get(&format!("{import}/report")).await.is(200);
    let wrong: Vec<_> = report["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (e["row"].as_i64().unwrap(), e["code"].as_str().unwrap()))
        .collect();
    assert_eq!(wrong, [(5, "id_check_digit"), (6, "area_outside")], "the clerk's street does not reach 曙光镇");
    clerk.upload(Method::PUT, &import, sheet.clone(), &save).await.is(200);
    clerk.upload(Method::PUT, &import, "姓名\n孙三\n".into(), &save).await.refused(409, "different_body");
    clerk.upload(Method::PUT, &import, sheet.clone(), &[]).await.refused(409, "different_body");
    assert_eq!(&clerk.get(&format!("{import}/report?format=xlsx")).await.bytes[..2], b"PK");
    assert_eq!(clerk.get("/arrivals").await.is(200)["total"], 1);

    let again = clerk.upload(Method::POST, "/imports/preview", sheet.clone(), &[]).await.is(200);
    assert_eq!(again["mapping_name"], "新华街道表");
    let mappings = clerk.get("/mappings").await.is(200);
    let mapping = mappings["rows"][0]["id"].as_str().unwrap().to_owned();
    let far = world.worker("township_clerk", "220581104").await;
    far.get(&import).await.refused(404, "not_found");
    far.delete(&format!("/mappings/{mapping}")).await.refused(404, "not_found");
    clerk.delete(&format!("/mappings/{mapping}")).await.is(204);
}

#[tokio::test]
async fn files_that_are_no_sheet_are_refused() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let preview = async |bytes: &[u8]| clerk.upload(Method::POST, "/imports/preview", bytes.to_vec(), &[]).await;
    preview(b"\x89PNG\r\n\x1a\n\0\0").await.wrong("file", "sheet_unreadable");
    preview(b"PK\x03\x04 no zip").await.wrong("file", "sheet_unreadable");
    preview(b"").await.wrong("file", "sheet_empty");
    let twice = [("mapping", r#"["name","name"]"#.to_owned())];
    let answer = clerk.upload(Method::PUT, &format!("/imports/{}", id()), sheet(), &twice).await;
    answer.wrong("mapping", "mapping_twice");
    let commander = world.worker("commander", CITY).await;
    commander.upload(Method::POST, "/imports/preview", sheet(), &[]).await.refused(403, "act_not_permitted");
}

#[tokio::test]
async fn a_sheet_that_does_not_say_where_people_came_from_is_told() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let list = |heading: &str| {
        format!(
            "姓名,联系电话,乡镇,村,返回日期,{heading},来意\n孙三,15412340003,新华街道,松江社区,2020-02-09,武汉,探亲\n"
        )
    };
    let told = clerk.upload(Method::POST, "/imports/preview", list("何地返回").into_bytes(), &[]).await.is(200);
    assert_eq!(told["unsaid"], json!([]));
    let column = json!({ "column": "F", "heading": "何地返回", "field": "origin" });
    assert_eq!(told["checks"]["columns"][5], column, "{told}");
    assert_eq!(told["checks"]["columns"][6]["field"], Value::Null);
    let told = clerk.upload(Method::POST, "/imports/preview", list("甲").into_bytes(), &[]).await.is(200);
    assert_eq!(told["unsaid"], json!(["origin"]));
}

/// A small list with these headings, one person in it, and the answers of an import that saves what its columns hold.
async fn saves(clerk: &crate::world::Person, list: &str, mapping: &Value, name: &str) -> crate::world::Answer {
    let parts = [("mapping", mapping.to_string()), ("save_as", name.to_owned())];
    clerk.upload(Method::PUT, &format!("/imports/{}", id()), list.as_bytes().to_vec(), &parts).await
}

#[tokio::test]
async fn a_saved_mapping_knows_its_own_form_only() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let preview =
        async |list: &str| clerk.upload(Method::POST, "/imports/preview", list.as_bytes().to_vec(), &[]).await.is(200);
    // Two columns of one name: the second is the person's own.
    let twice = "姓名,联系电话,联系电话,乡镇,村,返回日期\n孙三,15412340003,15412340004,新华街道,松江社区,2020-02-09\n";
    let own = json!(["name", null, "phone", "township", "community", "arrived_on"]);
    saves(&clerk, twice, &own, "两个电话").await.is(202);
    let again = preview(twice).await;
    assert_eq!((&again["mapping_name"], &again["mapping"]), (&json!("两个电话"), &own));
    assert_eq!(clerk.get("/mappings").await.is(200)["rows"][0]["columns"][2]["field"], "phone");

    let small = "姓名,联系电话,村,返回日期\n孙三,15412340003,新华街道松江社区,2020-02-09\n";
    saves(&clerk, small, &json!(["name", "phone", "area_text", "arrived_on"]), "小表").await.is(202);
    let larger = "姓名,联系电话,村,返回日期,来源地,体温\n孙三,15412340003,新华街道松江社区,2020-02-09,武汉,36.5\n";
    let larger = preview(larger).await;
    assert_eq!(larger["mapping_name"], Value::Null);
    assert_eq!((&larger["mapping"][4], &larger["mapping"][5]), (&json!("origin"), &json!("temperature")));
    assert_eq!(preview(&small.replace("2020-02-09", "2020-02-09,,备用")).await["mapping_name"], "小表");

    let bare = "孙三,15412340003,新华街道松江社区,2020-02-09\n";
    let answer = saves(&clerk, bare, &json!(["name", "phone", "area_text", "arrived_on"]), "无表头").await;
    answer.wrong("save_as", "mapping_headings");
}

#[tokio::test]
async fn who_arrives_with_a_fever_is_looked_at() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let far = world.worker("township_clerk", "220581104").await;
    let register = async |temperature: f64| {
        let (mut body, arrival) = (returnee(GRID), id());
        body["origin"] = json!("北京市");
        body["temperature"] = json!(temperature);
        clerk.put(&format!("/arrivals/{arrival}"), body.clone()).await.is(201);
        clerk.put(&format!("/arrivals/{arrival}"), body).await.is(200);
        arrival
    };
    register(37.2).await;
    let ill = register(37.3).await;
    let alerts = clerk.get("/alerts").await.is(200);
    assert_eq!(alerts["rows"].as_array().unwrap().len(), 1, "{alerts}");
    let alert = &alerts["rows"][0];
    assert_eq!((&alert["rule"], &alert["state"]), (&json!("isolation.fever"), &json!("open")));
    assert_eq!((&alert["subject"]["kind"], &alert["subject"]["id"]), (&json!("arrival"), &json!(ill)));
    assert_eq!(far.get("/alerts").await.is(200)["rows"], json!([]));

    let list = "姓名,联系电话,乡镇,村,返回日期,来源地,体温\n\
                孙三,15412340003,新华街道,松江社区,2020-02-09,北京,38.1\n\
                李四,15412340004,新华街道,松江社区,2020-02-09,北京,36.5\n";
    imported(&clerk, list.into()).await;
    imported(&clerk, list.into()).await;
    assert_eq!(clerk.get("/alerts").await.is(200)["rows"].as_array().unwrap().len(), 2);
}

/// Imports a list and waits for its end.
async fn imported(person: &crate::world::Person, list: Vec<u8>) -> Value {
    let import = format!("/imports/{}", id());
    person.upload(Method::PUT, &import, list, &[]).await.is(202);
    ended(person, &import).await
}

async fn ended(person: &crate::world::Person, import: &str) -> Value {
    loop {
        let import = person.get(import).await.is(200);
        if import["state"] != "running" {
            return import;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

/// The sample of the project in the days it tells of.
#[tokio::test]
async fn the_sample_of_the_project_becomes_what_it_must() {
    let world = World::new().await;
    world.at("2020-02-16", 9);
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let sample = std::fs::read(data.join("returnees-sample.xlsx")).unwrap();
    let expected = std::fs::read(data.join("returnees-sample.expected.json")).unwrap();
    let expected: Value = serde_json::from_slice(&expected).unwrap();
    let clerk = world.worker("township_clerk", CITY).await;
    let done = imported(&clerk, sample.clone()).await;
    for count in ["rows", "created", "duplicate", "rejected", "reasons"] {
        assert_eq!(done[count], expected[count], "{count} {done}");
    }
    assert_eq!(["created", "duplicate", "rejected"].map(|count| done[count].as_i64().unwrap()), [351, 23, 26]);
    let total = async |path: &str| clerk.get(path).await.is(200)["total"].as_i64().unwrap();
    let listed = async |path: &str| clerk.get(path).await.is(200)["rows"].as_array().unwrap().len();
    assert_eq!(total("/arrivals").await, 351);
    // No leaving day stands in the sample, so that everybody from a risk area is isolated from today on.
    assert_eq!(listed("/arrivals?origin_kind=risk_area&limit=200").await, 89);
    assert_eq!(total("/isolations?state=isolating").await, 89);
    assert_eq!(listed("/alerts").await, 1);

    let again = imported(&clerk, sample.clone()).await;
    assert_eq!(["created", "duplicate", "rejected"].map(|count| again[count].as_i64().unwrap()), [0, 374, 26]);
    let preview = clerk.upload(Method::POST, "/imports/preview", sample, &[]).await.is(200);
    assert_eq!(preview["checks"]["created"], 0);
    assert_eq!((total("/isolations?state=isolating").await, listed("/alerts").await), (89, 1));
}
