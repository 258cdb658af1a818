//! Whatever body is sent to whatever operation, by whoever is signed in: no answer is a 5xx.
//!
//! The first byte of an input says who sends it. Then come two lines, the operation (`put /api/v1/crossings/{id}`; where there is
//! none of that name, some other) and what stands in the places of its address with blanks between, a query behind it, and the body.
//! `fuzz/seeds.py` writes one such input for each operation of the contract.

#![no_main]

use std::sync::LazyLock;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, header};
use kernel::config::Config;
use kernel::{Clock, Stamp};
use server::house::House;
use server::rooms::{account, area};
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// Who sends: roles without a second factor, and where they hold them.
const PEOPLE: [(&str, &str); 4] =
    [("township_clerk", "220581001"), ("grid_member", "220581001004"), ("checkpoint_officer", "220581"), ("", "")];

/// What stands in a place of an address where the input names nothing.
const SOME_ID: &str = "01702f2e-0000-7000-8000-000000000001";

struct City {
    runtime: Runtime,
    door: Router,
    /// Method and address of each operation.
    operations: Vec<(&'static str, String)>,
    /// The cookie of each of the people.
    cookies: Vec<String>,
    _folder: tempfile::TempDir,
}

static CITY: LazyLock<City> = LazyLock::new(|| {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        store: Some(format!("sqlite:{}", folder.path().join("city.db").display())),
        key_file: Some(folder.path().join("city.key")),
        ..Config::default()
    };
    let clock = Clock::standing(Stamp(1_581_296_400_000), config.zone);
    let (door, cookies) = runtime.block_on(async {
        // Invented people: nobody is asked for a second factor.
        House::found(&config, "220581".parse().unwrap(), true).await.unwrap();
        let house = House::open_at(config, clock).await.unwrap();
        let list = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/areas-220581.csv");
        let areas = area::read_csv(list.as_ref(), &Default::default()).unwrap();
        area::load(&house.store, &house.actor("fuzz"), house.city, &areas, &|_| {}).await.unwrap();
        let door = server::http::operations(&house);
        let mut cookies = vec![];
        for (role, area) in PEOPLE {
            cookies.push(if role.is_empty() { String::new() } else { signed_in(&house, &door, role, area).await });
        }
        (door, cookies)
    });
    let document = serde_json::to_value(server::http::document()).unwrap();
    let mut operations = vec![];
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in ["get", "put", "post", "delete", "patch"] {
            if item[method].is_object() {
                operations.push((method, path.clone()));
            }
        }
    }
    City { runtime, door, operations, cookies, _folder: folder }
});

async fn signed_in(house: &House, door: &Router, role: &str, area: &str) -> String {
    let first = account::FirstAccount {
        act: account::OPEN_ACCOUNT,
        login: role,
        name: "王测试",
        role,
        area: area.parse().unwrap(),
        from: house.store.clock.today(),
    };
    let one_time = account::first_account(house, first).await.unwrap();
    let sign_in = serde_json::json!({ "login": role, "password": one_time });
    let answer = send(door, "POST", "/api/v1/session", "", sign_in.to_string().into_bytes()).await;
    let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
    let chosen = serde_json::json!({ "old_password": one_time, "new_password": "a-long-password-1" });
    let answer = send(door, "PUT", "/api/v1/me/password", &cookie, chosen.to_string().into_bytes()).await;
    assert!(answer.status().is_success());
    cookie
}

async fn send(door: &Router, method: &str, address: &str, cookie: &str, body: Vec<u8>) -> Response<Body> {
    let request = Request::builder().method(method).uri(address).header(header::COOKIE, cookie);
    let request = request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body)).unwrap();
    door.clone().oneshot(request).await.unwrap()
}

/// The operation of that name, or one that follows from it all the same.
fn operation(name: &[u8]) -> &'static (&'static str, String) {
    let all = &CITY.operations;
    let said = all.iter().find(|(method, path)| name == format!("{method} {path}").as_bytes());
    said.unwrap_or_else(|| {
        &all[name.iter().fold(0, |sum: usize, byte| sum.wrapping_mul(31) + usize::from(*byte)) % all.len()]
    })
}

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let mut lines = input.splitn(3, |byte| *byte == b'\n');
    let Some((who, name)) = lines.next().and_then(<[u8]>::split_first) else { return };
    let (method, path) = operation(name);
    // Whoever signs out sends nothing more.
    if path == "/api/v1/session" && *method == "delete" {
        return;
    }
    let line = String::from_utf8_lossy(lines.next().unwrap_or_default());
    let (places, query) = line.split_once('?').unwrap_or((&line, ""));
    let mut places = places.split(' ').filter(|place| !place.is_empty());
    let filled =
        path.split('/').map(|part| if part.starts_with('{') { places.next().unwrap_or(SOME_ID) } else { part });
    let address = format!("{}?{query}", filled.collect::<Vec<_>>().join("/"));
    if address.parse::<axum::http::Uri>().is_err() {
        return;
    }
    let cookie = &CITY.cookies[usize::from(*who) % CITY.cookies.len()];
    let body = lines.next().unwrap_or_default().to_vec();
    let method = method.to_uppercase();
    let answer = send(&CITY.door, &method, &address, cookie, body);
    let status = CITY.runtime.block_on(answer).status();
    assert!(!status.is_server_error(), "{method} {address} answered {status}");
});
