//! The log of the program tells when, from where, who, what and how it ended, and nothing else.

use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use reqwest::Client;
use serde_json::{Value, json};

use crate::gatehouse::Gatehouse;
use crate::place::{Place, Server};

const HOME: &str = "203.0.113.7";
const ELSEWHERE: &str = "2001:db8:1:2:3:4:5:6";
const WRONG: &str = "a-wrong-password";

#[tokio::test]
async fn whoever_comes_goes_or_is_refused_is_told_with_where_they_came_from() {
    let city = Gatehouse::new(Place::new().await).await;
    let settings = city.place.write("wangge.toml", "trusted_proxies = [\"127.0.0.1/32\"]");
    std::fs::set_permissions(settings, std::fs::Permissions::from_mode(0o600)).unwrap();
    let server = Server::logged(&city.place, city.port, &city.client, "warn,wangge=info,server=info").await;
    let url = |path: &str| format!("{}{path}", server.url);
    let stranger = Client::builder().no_proxy().build().unwrap();
    let (login, password) = city.login();
    let right = json!({ "login": login, "password": password });
    let wrong = json!({ "login": login, "password": WRONG });
    // As the proxy before the house writes it: whatever stands left of what it saw itself, anybody may have written.
    let come = async |who: &Client, from: &str, body: &Value| {
        let sent = who.post(url("/session")).header("x-forwarded-for", format!("198.51.100.1, {from}")).json(body);
        sent.send().await.unwrap().status().as_u16()
    };
    assert_eq!(come(&city.client, HOME, &right).await, 200);
    for _ in 0..5 {
        assert_eq!(come(&stranger, ELSEWHERE, &wrong).await, 401);
    }
    assert_eq!(come(&stranger, ELSEWHERE, &right).await, 429);
    let unknown = json!({ "login": "15499990001", "password": WRONG });
    assert_eq!(come(&stranger, ELSEWHERE, &unknown).await, 401);
    let me: Value = city.client.get(url("/me")).send().await.unwrap().json().await.unwrap();
    let at_home =
        |method: reqwest::Method, path: &str| city.client.request(method, url(path)).header("x-forwarded-for", HOME);
    let confirm = |password: &str| {
        at_home(reqwest::Method::PUT, "/session/confirmation").json(&json!({ "password": password })).send()
    };
    assert_eq!(confirm(WRONG).await.unwrap().status(), 422);
    assert_eq!(confirm(&password).await.unwrap().status(), 200);
    assert_eq!(at_home(reqwest::Method::GET, "/accounts").send().await.unwrap().status(), 403);
    assert_eq!(at_home(reqwest::Method::DELETE, "/session").send().await.unwrap().status(), 204);
    assert_eq!(at_home(reqwest::Method::GET, "/arrivals").send().await.unwrap().status(), 401);
    drop(server);

    let log = std::fs::read_to_string(city.place.folder.path().join("log")).unwrap();
    let lines: Vec<Value> = log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let (account, worker) = (&me["account_id"], &me["worker_id"]);
    let times = |how: &str, from: &str, who: (&Value, &Value), what: &str, status: u16, code: &Value| {
        let is = |line: &&Value| {
            let said = &line["fields"];
            let by = (&said["account"], &said["worker"]) == who;
            let ended = said["status"] == status && &said["code"] == code && said["trace_id"].is_string();
            let here = said["message"] == how && said["from"] == from && said["act"] == what;
            let at = line["timestamp"].as_str().is_some_and(|at| at.ends_with('Z'));
            by && ended && here && at
        };
        lines.iter().filter(is).count()
    };
    let (somebody, nobody) = ((account, worker), (&Value::Null, &Value::Null));
    for (how, from, who, act, status, code, so_often) in [
        ("done", HOME, somebody, "account.sign_in", 200, Value::Null, 1),
        ("refused", ELSEWHERE, somebody, "account.sign_in", 401, json!("wrong_password"), 5),
        ("refused", ELSEWHERE, somebody, "account.sign_in", 429, json!("account_locked"), 1),
        ("refused", ELSEWHERE, nobody, "account.sign_in", 401, json!("wrong_password"), 1),
        ("refused", HOME, somebody, "account.confirm_session", 422, json!("old_password_wrong"), 1),
        ("done", HOME, somebody, "account.confirm_session", 200, Value::Null, 1),
        ("refused", HOME, somebody, "account.list_accounts", 403, json!("act_not_permitted"), 1),
        ("done", HOME, somebody, "account.sign_out", 204, Value::Null, 1),
        ("refused", HOME, nobody, "screening.list_arrivals", 401, json!("not_signed_in"), 1),
    ] {
        assert_eq!(times(how, from, who, act, status, &code), so_often, "{how} {act} {status} in\n{log}");
    }
    // Neither what they typed nor who they are stands there, nor what a sender says of itself.
    let name = me["name"].as_str().unwrap();
    for secret in [&*password, WRONG, "15499990001", &*login, name, "198.51.100.1"] {
        assert!(!log.contains(secret), "{secret} stands in\n{log}");
    }
}

#[tokio::test]
async fn who_is_refused_again_and_again_is_counted_and_fills_no_disk() {
    let city = Gatehouse::new(Place::new().await).await;
    let server = Server::logged(&city.place, city.port, &city.client, "warn,wangge=info,server=info").await;
    city.sign_in(&server).await;
    let asked = async |who: &Client, path: &str, times: usize, status: u16| {
        for _ in 0..times {
            assert_eq!(who.get(format!("{}{path}", server.url)).send().await.unwrap().status(), status);
        }
    };
    let stranger = Client::builder().no_proxy().build().unwrap();
    let me: Value = city.client.get(format!("{}/me", server.url)).send().await.unwrap().json().await.unwrap();
    asked(&stranger, "/arrivals", 150, 401).await;
    asked(&city.client, "/accounts", 70, 403).await;
    // Another act is another kind.
    asked(&stranger, "/checkpoints", 5, 401).await;
    // What was not told when the program goes is told then.
    assert!(server.stop(Duration::from_secs(20)).unwrap().success());

    let log = std::fs::read_to_string(city.place.folder.path().join("log")).unwrap();
    let lines: Vec<Value> = log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    for (act, code, account, one_by_one, together) in [
        ("screening.list_arrivals", "not_signed_in", &Value::Null, 20, Some(130)),
        ("account.list_accounts", "act_not_permitted", &me["account_id"], 20, Some(50)),
        ("checkpoint.list_checkpoints", "not_signed_in", &Value::Null, 5, None),
    ] {
        let of_kind = |how: &str| -> Vec<&Value> {
            let said = lines.iter().map(|line| &line["fields"]);
            let same = said.filter(|said| said["act"] == act && said["code"] == code && &said["account"] == account);
            same.filter(|said| said["message"] == how && said["from"] == "127.0.0.1").collect()
        };
        assert_eq!(of_kind("refused").len(), one_by_one, "{act} in\n{log}");
        let again: Vec<u64> = of_kind("refused again").iter().filter_map(|said| said["times"].as_u64()).collect();
        assert_eq!(again, Vec::from_iter(together), "{act} in\n{log}");
    }
}
