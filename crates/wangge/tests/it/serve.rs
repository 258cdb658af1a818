//! Serving, and stopping when asked to.

use std::time::Duration;

use reqwest::Client;
use serde_json::json;

use crate::place::{Place, Server};

#[tokio::test]
async fn it_stops_when_told_to_though_a_screen_follows() {
    let place = Place::new().await;
    let told = place.init();
    let one_time = told.lines().find_map(|line| line.strip_prefix("one-time password, shown only now: ")).unwrap();
    let client = Client::builder().cookie_store(true).no_proxy().build().unwrap();
    let server = Server::start(&place, Server::free_port(), &client).await;
    let url = |path: &str| format!("{}{path}", server.url);
    let sign_in = json!({ "login": "admin", "password": one_time });
    assert_eq!(client.post(url("/session")).json(&sign_in).send().await.unwrap().status(), 200);
    let change = json!({ "old_password": one_time, "new_password": "a-long-password-1" });
    assert_eq!(client.put(url("/me/password")).json(&change).send().await.unwrap().status(), 204);
    let mut stream = client.get(url("/live")).send().await.unwrap();
    assert_eq!(stream.status(), 200);
    assert!(stream.chunk().await.unwrap().is_some(), "it says hello");
    let ended = tokio::task::spawn_blocking(|| server.stop(Duration::from_secs(6))).await.unwrap();
    assert!(ended.expect("it ends within six seconds").success());
}
