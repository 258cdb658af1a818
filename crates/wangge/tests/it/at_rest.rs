//! What is personal is not readable where it rests: not in the store, its log of writes, the program's log, nor in a dump.

use std::fs;
use std::path::Path;
use std::process::Command;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::gatehouse::Gatehouse;
use crate::place::{Place, Server};

const NAME: &str = "邹念慈";
const DOCUMENT: &str = "42010619500303998";
const PHONE: &str = "15499990001";
const DOOR: &str = "88号楼7单元1709";
const NEXT_DOOR: &str = "88号楼7单元1710";
const NOTE: &str = "夜里咳得睡不着";
const PLATE: &str = "吉E8H8J8";

/// The files of a folder and of those in it, read.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push((entry.path().display().to_string(), fs::read(entry.path()).unwrap()));
        }
    }
    found
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[tokio::test]
async fn nothing_personal_is_readable_at_rest() {
    let city = Gatehouse::new(Place::new().await).await;
    let server = Server::logged(&city.place, city.port, &city.client, "debug").await;
    city.sign_in(&server).await;
    let call = async |method: Method, path: &str, body: Value| {
        let answer = city.client.request(method, format!("{}{path}", server.url)).json(&body).send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert!(status.is_success(), "{path} {status} {text}");
        serde_json::from_str::<Value>(&text).unwrap_or_default()
    };
    let document = codes::IdNumber::invented("420106", "1950-03-03".parse().unwrap(), 998).unwrap();
    assert!(document.as_str().starts_with(DOCUMENT));
    let below = call(Method::GET, &format!("/areas?parent={}", city.area()), Value::Null).await;
    let area = below["rows"][0]["code"].as_str().unwrap().to_owned();
    let arrival = json!({
        "name": NAME, "document_type": "id_card", "document_number": document.as_str(), "phone": PHONE, "area": area, "address": DOOR,
        "origin": "湖北省武汉市", "left_origin_on": "2020-01-24", "arrived_on": "2020-01-25", "note": NOTE,
    });
    call(Method::PUT, &format!("/arrivals/{}", Uuid::now_v7()), arrival).await;
    let mut crossing = city.crossing();
    crossing["plate"] = json!(PLATE);
    crossing["people"][0]["name"] = json!(NAME);
    crossing["people"][0]["document_number"] = json!(document.as_str());
    crossing["people"][0]["phone"] = json!(PHONE);
    crossing["reason"] = json!(NOTE);
    call(Method::PUT, &format!("/crossings/{}", Uuid::now_v7()), crossing).await;
    let home = Uuid::now_v7();
    call(Method::PUT, &format!("/households/{home}"), json!({ "area": area, "address": NEXT_DOOR })).await;
    let lives = json!({ "household_id": home, "name": NAME, "document_type": "none", "phone": PHONE });
    call(Method::PUT, &format!("/residents/{}", Uuid::now_v7()), lives).await;
    // Searched for as it must be, and as it must not.
    for number in [document.as_str(), PHONE] {
        let sealed = call(Method::POST, "/searches", json!({ "q": number })).await;
        let found = call(Method::GET, &format!("/residents?q={}", sealed["q"].as_str().unwrap()), Value::Null).await;
        assert!(found["rows"].is_array());
        let plain = city.client.get(format!("{}/residents?q={number}", server.url)).send().await.unwrap();
        assert_eq!(plain.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }
    // What is wrong is not repeated in a log either.
    let wrong = json!({ "name": NAME, "phone": PHONE, "document_number": document.as_str() });
    let put = format!("{}/arrivals/{}", server.url, Uuid::now_v7());
    assert_eq!(city.client.put(put).json(&wrong).send().await.unwrap().status(), StatusCode::UNPROCESSABLE_ENTITY);
    let (id, community) = (document.as_str(), below["rows"][0]["name"].as_str().unwrap());
    let sheet = format!("姓名,身份证号,联系电话,村(社区),返回日期\n{NAME},{id},{PHONE},{community},2020-01-25\n");
    let form = reqwest::multipart::Form::new().part("file", reqwest::multipart::Part::bytes(sheet.into_bytes()));
    let put = format!("{}/imports/{}", server.url, Uuid::now_v7());
    let answer = city.client.put(put).multipart(form).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::ACCEPTED, "{}", answer.text().await.unwrap());

    // What was refused stands in the log with its code and whoever asked, and not with what it was about.
    let knock = |path: String| city.client.get(format!("{}{path}", server.url)).send();
    assert_eq!(knock(format!("/arrivals/{}", Uuid::now_v7())).await.unwrap().status(), StatusCode::NOT_FOUND);
    let stranger = reqwest::Client::builder().no_proxy().build().unwrap();
    let guess = json!({ "login": PHONE, "password": NOTE });
    let post = |body: &Value| stranger.post(format!("{}/session", server.url)).json(body);
    assert_eq!(post(&guess).send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    let foreign = post(&guess).header("sec-fetch-site", "cross-site").send().await.unwrap();
    assert_eq!(foreign.status(), StatusCode::FORBIDDEN);
    let worker = call(Method::GET, "/me", Value::Null).await["worker_id"].as_str().unwrap().to_owned();
    let log = files(city.place.folder.path()).into_iter().filter(|(name, _)| name.ends_with("log"));
    let log = log.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()).collect::<String>();
    let told = |code: &str, act: &str, who: &str| {
        let line =
            |line: &&str| line.contains("\"refused\"") && line.contains(&format!("\"{code}\"")) && line.contains(act);
        log.lines().filter(line).any(|line| line.contains(who))
    };
    assert!(told("not_found", "screening.show_arrival", &worker), "{log}");
    assert!(
        told("missing_field", "screening.register_arrival", &worker)
            || told("invalid_field", "screening.register_arrival", &worker)
    );
    assert!(told("wrong_password", "account.sign_in", "401"));
    assert!(told("foreign_page", "account.sign_in", "403"));

    let mut rests = files(city.place.folder.path());
    if let Some((_, schema)) = city.place.store.split_once("search_path%3D") {
        let args = ["--dbname", &city.place.store, "--inserts", "--schema", schema];
        let dump = Command::new("pg_dump").args(args).output().unwrap();
        assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
        rests.push(("the dump".into(), dump.stdout));
    }
    assert!(rests.iter().any(|(name, bytes)| name.ends_with("log") && !bytes.is_empty()), "the program has a log");
    for (name, bytes) in &rests {
        // A name by itself is readable in the store, for lists are sorted and searched by it; in no log.
        let log = name.ends_with("log").then_some(NAME);
        for planted in log.into_iter().chain([DOCUMENT, PHONE, DOOR, NEXT_DOOR, NOTE, PLATE, &PHONE[3..]]) {
            assert!(!holds(bytes, planted.as_bytes()), "{planted} stands in {name}");
            // As PostgreSQL prints bytes.
            let digits: String = planted.bytes().map(|byte| format!("{byte:02x}")).collect();
            assert!(!holds(bytes, digits.as_bytes()), "{planted} stands in {name} in digits");
        }
    }
    server.kill();
}
