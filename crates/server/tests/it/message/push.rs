//! A notification reaches the browser of whoever must look, says nothing of anybody, and stops where its holder is gone.

use serde_json::{Value, json};
use server::jobs;

use super::browser::{Browser, PushService};
use super::{balance, fever, outbox};
use crate::world::{CITY, COMMUNITY, GRID, Person, STREET, World, id, isolated, returnee};

const MINE: &str = "/me/push-subscriptions";

async fn told(who: &Person) -> Vec<Value> {
    who.get(MINE).await.is(200)["subscriptions"].as_array().unwrap().clone()
}

async fn asks_to_be_told(who: &Person, browser: &Browser) -> String {
    let path = format!("{MINE}/{}", id());
    who.put(&path, browser.names_itself("field")).await.is(201);
    path
}

/// The lead of a community whose browser is told, and the door of somebody isolated there.
async fn lead_with(world: &World, browser: &Browser) -> (Person, String) {
    let lead = world.worker("community_lead", COMMUNITY).await;
    asks_to_be_told(&lead, browser).await;
    let place = isolated(&lead, at_door(90)).await;
    (lead, place)
}

/// Somebody who lives in a building of their own.
fn at_door(n: u32) -> Value {
    let mut body = returnee(GRID);
    body["address"] = json!(format!("{n}号楼1单元101"));
    body
}

async fn pushed(clerk: &Person) -> Vec<(String, String)> {
    let rows = outbox(clerk).await;
    let word = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    rows.iter().filter(|row| row["channel"] == "push").map(|row| (word(row, "state"), word(row, "reason"))).collect()
}

#[tokio::test]
async fn a_fever_shows_on_the_phone_of_whoever_must_look_at_it() {
    let service = PushService::open().await;
    let world = World::with(service.settings()).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let shown = lead.get(MINE).await.is(200);
    assert_eq!(shown["subscriptions"], json!([]));
    let browser = Browser::of(&service);
    let path = format!("{MINE}/{}", id());
    let named = lead.put(&path, browser.names_itself("field")).await.is(201);
    assert_eq!((&named["face"], &named["this"]), (&json!("field"), &json!(true)));
    assert!(named.get("endpoint").is_none() && named.get("auth").is_none(), "{named}");
    lead.put(&path, browser.names_itself("field")).await.is(200);
    lead.put(&path, browser.names_itself("desk")).await.refused(409, "different_body");
    clerk.put(&path, browser.names_itself("field")).await.refused(409, "different_body");
    clerk.delete(&path).await.refused(404, "not_found");
    let place = isolated(&lead, returnee(GRID)).await;
    fever(&lead, &place).await;
    jobs::send_due(&world.house).await.unwrap();

    let heard = service.heard();
    assert_eq!(heard.len(), 1);
    assert_eq!((heard[0].path.as_str(), heard[0].header("urgency")), (browser.path.as_str(), "high"));
    assert_eq!(heard[0].header("ttl"), "86400");
    let by = heard[0].signed_by(shown["public_key"].as_str().unwrap());
    assert_eq!(
        (&by["aud"], &by["sub"]),
        (&json!(format!("https://{}", service.host)), &json!("mailto:duty@city.example"))
    );
    let (until, now) = (by["exp"].as_i64().unwrap() * 1000, world.house.store.clock.now());
    assert!(until > now.0 && until <= now.plus_hours(24).0, "{by}");
    let says = browser.reads(&heard[0]);
    assert_eq!((&says["severe"], &says["page"]), (&json!(true), &json!("/field/inbox")));
    let text = says.to_string();
    assert!(text.contains("体温异常") && text.contains("松江社区"), "{text}");
    assert!(!text.contains("李返梅") && !text.contains("号楼"), "{text}");

    // The desk sees that it went out, and not where to; nor does the journal say.
    let rows = outbox(&clerk).await;
    let row = rows.iter().find(|row| row["channel"] == "push").unwrap();
    assert_eq!((&row["state"], &row["to"], &row["name"]), (&json!("sent"), &Value::Null, &json!("王测试")));
    let admin = world.worker("administrator", CITY).await;
    let journal = world.journal(&admin, "limit=200").await.to_string();
    assert!(journal.contains("message.subscribe_push"));
    for secret in [&browser.path[6..], browser.names_itself("field")["auth"].as_str().unwrap()] {
        assert!(!journal.contains(secret), "{journal}");
    }
    assert_eq!(format!("{:?}", world.house.channels), "{Push}");
    lead.delete(&path).await.is(204);
    lead.delete(&path).await.refused(404, "not_found");
    assert_eq!(told(&lead).await, [] as [Value; 0]);
    balance(&world).await;
}

#[tokio::test]
async fn a_service_in_trouble_is_tried_again_and_a_browser_that_is_gone_is_forgotten() {
    let service = PushService::open().await;
    let world = World::with(service.settings()).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let browser = Browser::of(&service);
    let (lead, place) = lead_with(&world, &browser).await;
    fever(&lead, &place).await;
    let became = async |status: u16, minute: u32| {
        service.answers(status);
        world.at_minute("2020-02-10", 9, minute);
        jobs::send_due(&world.house).await.unwrap();
        let mut all = pushed(&clerk).await;
        assert_eq!(all.len(), 1);
        all.remove(0)
    };
    let is = |state: &str, reason: &str| (state.to_owned(), reason.to_owned());
    assert_eq!(became(503, 0).await, is("failed", "gateway_error"));
    assert_eq!(became(429, 1).await, is("failed", "rate_limited"));
    assert_eq!(became(403, 3).await, is("failed", "gateway_refused"));
    assert_eq!(told(&lead).await.len(), 1);
    // Every time it is locked anew, and says the same.
    let heard = service.heard();
    assert_eq!(heard.len(), 3);
    assert_ne!(heard[0].body, heard[2].body);
    assert_eq!(browser.reads(&heard[0]), browser.reads(&heard[2]));
    assert_eq!(became(410, 6).await, is("discarded", "subscription_gone"));
    assert_eq!(told(&lead).await, [] as [Value; 0]);
    assert_eq!(clerk.get("/channels").await.is(200)["channels"][4]["dead"], 0);
    // The next alert finds nobody there, and lies in the inbox as always.
    world.at_minute("2020-02-10", 10, 30);
    lead.sign_in().await;
    clerk.sign_in().await;
    let other = isolated(&lead, at_door(91)).await;
    fever(&lead, &other).await;
    jobs::send_due(&world.house).await.unwrap();
    assert_eq!((service.heard().len(), pushed(&clerk).await.len()), (4, 1));
    assert_eq!(lead.get("/inbox").await.is(200)["unread"], 2);
    balance(&world).await;
}

#[tokio::test]
async fn what_was_given_up_goes_to_the_same_browser_when_a_person_tries_again() {
    let service = PushService::open().await;
    let world = World::with(service.settings()).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let browser = Browser::of(&service);
    let (lead, place) = lead_with(&world, &browser).await;
    service.answers(413);
    fever(&lead, &place).await;
    jobs::send_due(&world.house).await.unwrap();
    let rows = outbox(&clerk).await;
    let row = rows.iter().find(|row| row["channel"] == "push").unwrap();
    assert_eq!((&row["state"], &row["reason"]), (&json!("dead"), &json!("not_sendable")));
    service.answers(201);
    let again = format!("/messages/{}/retry", row["id"].as_str().unwrap());
    clerk.post(&again, json!({ "version": row["version"] })).await.is(200);
    jobs::send_due(&world.house).await.unwrap();
    assert_eq!(pushed(&clerk).await, [("sent".to_owned(), String::new())]);
    let heard = service.heard();
    assert_eq!((heard.len(), &heard[1].path), (2, &browser.path));
    balance(&world).await;
}

#[tokio::test]
async fn a_phone_handed_to_the_next_shift_tells_the_former_holder_nothing() {
    let service = PushService::open().await;
    let world = World::with(service.settings()).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let next = world.worker("checkpoint_staff", GRID).await;
    let browser = Browser::of(&service);
    let (lead, place) = lead_with(&world, &browser).await;
    service.answers(503);
    fever(&lead, &place).await;
    jobs::send_due(&world.house).await.unwrap();
    assert_eq!(service.heard().len(), 1);
    // While that waits, the phone is handed on: what was meant for one is never shown to the other.
    asks_to_be_told(&next, &browser).await;
    assert_eq!((told(&lead).await.len(), told(&next).await.len()), (0, 1));
    service.answers(201);
    world.at_minute("2020-02-10", 9, 5);
    jobs::send_due(&world.house).await.unwrap();
    assert_eq!(service.heard().len(), 1);
    assert_eq!(pushed(&clerk).await, [("discarded".to_owned(), "subscription_gone".to_owned())]);
    assert_eq!(told(&next).await.len(), 1, "theirs goes on");
    balance(&world).await;
}

#[tokio::test]
async fn whoever_has_gone_is_told_nothing() {
    let service = PushService::open().await;
    let world = World::with(service.settings()).await;
    let admin = world.worker("administrator", CITY).await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let mut minute = 0;
    let mut fever_reaches = async |n: usize| {
        minute += 3;
        world.at_minute("2020-02-10", 9, minute);
        fever(&lead, &isolated(&lead, at_door(minute)).await).await;
        jobs::send_due(&world.house).await.unwrap();
        assert_eq!(service.heard().len(), n);
    };
    let elsewhere = world.stranger();
    let sign_in = json!({ "login": lead.login(), "password": crate::world::PASSWORD });
    elsewhere.post("/session", sign_in.clone()).await.is(200);
    asks_to_be_told(&elsewhere, &Browser::of(&service)).await;
    fever_reaches(1).await;
    elsewhere.delete("/session").await.is(204);
    fever_reaches(1).await;
    // A session that another browser ends.
    elsewhere.post("/session", sign_in.clone()).await.is(200);
    asks_to_be_told(&elsewhere, &Browser::of(&service)).await;
    fever_reaches(2).await;
    assert_eq!(told(&lead).await[0]["this"], false);
    lead.post("/me/sessions/end-others", json!({})).await.is(204);
    assert_eq!(told(&lead).await, [] as [Value; 0]);
    fever_reaches(2).await;
    // A phone that was shut out.
    elsewhere.post("/session", sign_in).await.is(200);
    let device = format!("/devices/{}", id());
    let name = json!({ "name": "值班手机" });
    elsewhere.put(&device, name).await.is(201);
    asks_to_be_told(&elsewhere, &Browser::of(&service)).await;
    fever_reaches(3).await;
    admin.post(&format!("{device}/revoke"), json!({})).await.is(200);
    fever_reaches(3).await;
    balance(&world).await;
}

#[tokio::test]
async fn only_push_services_of_the_settings_are_asked() {
    let service = PushService::open().await;
    let world = World::with(service.settings()).await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let browser = Browser::of(&service);
    let with = async |field: &str, value: &str| {
        let mut body = browser.names_itself("desk");
        body[field] = json!(value);
        lead.put(&format!("{MINE}/{}", id()), body).await
    };
    let port = service.host.split_once(':').unwrap().1;
    with("endpoint", &format!("http://{}/x", service.host)).await.wrong("endpoint", "endpoint_not_https");
    with("endpoint", "not an address").await.wrong("endpoint", "endpoint_not_https");
    for other in [
        "https://10.0.0.1/x".to_owned(),
        "https://127.0.0.1/x".to_owned(),
        format!("https://localhost:{port}/x"),
        format!("https://127.0.0.1:{port}@10.0.0.1/x"),
        "https://fcm.googleapis.com/fcm/send/x".to_owned(),
    ] {
        with("endpoint", &other).await.wrong("endpoint", "endpoint_not_allowed");
    }
    with("endpoint", &format!("https://{}/{}", service.host, "x".repeat(1000)))
        .await
        .wrong("endpoint", "invalid_field");
    with("p256dh", "BAAA").await.wrong("p256dh", "push_key_unreadable");
    with("auth", "c2hvcnQ").await.wrong("auth", "push_key_unreadable");
    with("face", "public").await.wrong("face", "invalid_field");
    assert_eq!(told(&lead).await, [] as [Value; 0]);

    // Where it is not set up, a page can say so, and nothing is kept.
    let quiet = World::new().await;
    let lead = quiet.worker("community_lead", COMMUNITY).await;
    assert_eq!(lead.get(MINE).await.is(200)["public_key"], Value::Null);
    let body = browser.names_itself("desk");
    lead.put(&format!("{MINE}/{}", id()), body).await.refused(409, "channel_not_set_up");
}
