//! Serving, and stopping when asked to.

use std::time::Duration;

use kernel::Clock;
use kernel::config::Config;
use reqwest::Client;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use crate::place::{Place, Server};

#[tokio::test]
async fn it_stops_when_told_to_though_a_screen_follows() {
    let place = Place::new().await;
    let client = Client::builder().cookie_store(true).no_proxy().build().unwrap();
    let one_time = one_time_of(&place.init());
    let server = Server::start(&place, Server::free_port(), &client).await;
    let url = |path: &str| format!("{}{path}", server.url);
    let sign_in = json!({ "login": "chief", "password": one_time });
    assert_eq!(client.post(url("/session")).json(&sign_in).send().await.unwrap().status(), 200);
    let change = json!({ "old_password": one_time, "new_password": "a-long-password-1" });
    assert_eq!(client.put(url("/me/password")).json(&change).send().await.unwrap().status(), 204);
    // In earnest an administrator sets up a second factor before anything else.
    assert_eq!(client.get(url("/live")).send().await.unwrap().status(), 403);
    let begun: Value = client.post(url("/me/totp")).json(&json!({})).send().await.unwrap().json().await.unwrap();
    let first = json!({ "code": code(begun["secret"].as_str().unwrap()).await });
    assert_eq!(client.put(url("/me/totp")).json(&first).send().await.unwrap().status(), 200);
    let mut stream = client.get(url("/live")).send().await.unwrap();
    assert_eq!(stream.status(), 200);
    assert!(stream.chunk().await.unwrap().is_some(), "it says hello");
    let ended = tokio::task::spawn_blocking(|| server.stop(Duration::from_secs(6))).await.unwrap();
    assert!(ended.expect("it ends within six seconds").success());

    // Who lost both password and phone is let in again at the console, and sets up the next.
    place.run(&["readmit", "nobody"]).refused("no such account");
    let again = one_time_of(&place.run(&["readmit", "chief"]).well());
    let server = Server::start(&place, Server::free_port(), &client).await;
    let url = |path: &str| format!("{}{path}", server.url);
    assert_eq!(client.get(url("/me")).send().await.unwrap().status(), 401);
    let sign_in = json!({ "login": "chief", "password": again });
    let me: Value = client.post(url("/session")).json(&sign_in).send().await.unwrap().json().await.unwrap();
    assert_eq!((&me["must_change_password"], &me["must_enrol"]), (&json!(true), &json!(true)));
}

fn one_time_of(told: &str) -> String {
    told.lines().find_map(|line| line.strip_prefix("one-time password, shown only now: ")).unwrap().to_owned()
}

/// What an authenticator shows now, for a few seconds more.
async fn code(secret: &str) -> String {
    let clock = Clock::real(Config::default().zone);
    while clock.now().0 / 1000 % 30 > 24 {
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    let now = clock.now().0 / 1000;
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build().unwrap();
    totp.generate(u64::try_from(now).unwrap()).to_string()
}
