//! What leaves the house reaches somebody, or is seen not to: against real servers on this machine that fail, are slow, ask for a
//! pause and answer nonsense.

mod browser;
mod outside;
mod push;

use std::time::Duration;

use kernel::config::{Bot, Channels, Mail, MailTls};
use serde_json::{Value, json};
use server::jobs;

use crate::world::{CITY, COMMUNITY, GRID, NEXT_GRID, Person, STREET, World, id, isolated, phone, returnee};
use outside::{Mood, Outside, gateway};

/// A city with a gateway for text messages.
async fn city(outside: &Outside) -> World {
    World::with(Channels { sms: Some(gateway(outside)), ..Channels::default() }).await
}

async fn fever(who: &Person, place: &str) {
    let reading = json!({ "isolation_id": place.rsplit('/').next(), "celsius": 38.6, "measured_by": "team" });
    who.put(&format!("/readings/{}", id()), reading).await.is(201);
}

async fn outbox(who: &Person) -> Vec<Value> {
    who.get("/messages").await.is(200)["rows"].as_array().unwrap().clone()
}

async fn balance(world: &World) {
    for measure in server::rooms::measures() {
        let differences = kernel::tally::prove(&world.house.store.read, &measure).await.unwrap();
        assert_eq!(differences, [], "{}", measure.code);
    }
}

/// A fever raised by the community lead, who owns it and has a phone: one message waits.
async fn one_waits(world: &World) -> (Person, String) {
    let lead = world.worker("community_lead", COMMUNITY).await;
    let number = phone();
    world.has_phone(&lead, &number).await;
    let place = isolated(&lead, returnee(GRID)).await;
    fever(&lead, &place).await;
    (lead, number)
}

#[tokio::test]
async fn a_fever_at_night_reaches_whoever_must_look_at_it() {
    let outside = Outside::open().await;
    let world = city(&outside).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let neighbour = world.worker("community_lead", NEXT_GRID).await;
    world.at("2020-02-10", 23);
    clerk.sign_in().await;
    let (lead, number) = one_waits(&world).await;
    jobs::send_due(&world.house).await.unwrap();
    let heard = outside.heard();
    assert_eq!(heard.len(), 1, "{heard:?}");
    assert_eq!((heard[0]["phone"].as_str(), heard[0]["user"].as_str()), (Some(number.as_str()), Some("city")));
    let text = heard[0]["content"].as_str().unwrap();
    assert!(text.contains("体温异常") && text.contains("松江社区") && !text.contains("李返梅"), "{text}");
    assert!(outside.signed(&heard[0]), "{heard:?}");
    // The desk sees that it went out, and no number.
    let rows = outbox(&clerk).await;
    assert_eq!((rows[0]["state"].as_str(), rows[0]["tries"].as_i64()), (Some("sent"), Some(1)));
    assert_eq!(rows[0]["to"], format!("{}****{}", &number[..3], &number[7..]));
    neighbour.sign_in().await;
    neighbour.get("/messages").await.refused(403, "act_not_permitted");
    // It lies in the inbox of whoever it came to and of nobody else.
    let inbox = lead.get("/inbox").await.is(200);
    assert_eq!((inbox["unread"].as_i64(), inbox["rows"][0]["rule"].as_str()), (Some(1), Some("isolation.fever")));
    assert_eq!(neighbour.get("/inbox").await.is(200)["rows"], json!([]));
    let read = json!({ "ids": [inbox["rows"][0]["id"]] });
    assert_eq!(neighbour.post("/inbox/read", read.clone()).await.is(200)["unread"], 0);
    assert_eq!(lead.get("/inbox").await.is(200)["unread"], 1);
    assert_eq!(lead.post("/inbox/read", read).await.is(200)["unread"], 0);
    assert_eq!(lead.get("/inbox?unread=true").await.is(200)["rows"], json!([]));
    // Nobody's number stands in the journal.
    let admin = world.worker("administrator", CITY).await;
    let journal = world.journal(&admin, "limit=200").await.to_string();
    assert!(journal.contains("message.note_outcome") && !journal.contains(&number));
    balance(&world).await;
}

#[tokio::test]
async fn what_fails_is_tried_again_and_then_left_to_people() {
    let outside = Outside::open().await;
    let world = city(&outside).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let (_, number) = one_waits(&world).await;
    let state = async |mood: Mood, minutes: u32| {
        outside.is(mood);
        world.at_minute("2020-02-10", 9, minutes);
        jobs::send_due(&world.house).await.unwrap();
        let row = outbox(&clerk).await.remove(0);
        (
            row["state"].as_str().unwrap().to_owned(),
            row["reason"].as_str().unwrap_or_default().to_owned(),
            row["tries"].as_i64().unwrap(),
        )
    };
    let failed = |reason: &str, tries| ("failed".to_owned(), reason.to_owned(), tries);
    assert_eq!(state(Mood::Fails, 0).await, failed("gateway_error", 1));
    // Thirty seconds have not passed: nothing happens.
    assert_eq!(state(Mood::Works, 0).await, failed("gateway_error", 1));
    assert_eq!(state(Mood::Nonsense, 1).await, failed("not_understood", 2));
    assert_eq!(state(Mood::Slow, 2).await, failed("timed_out", 3));
    assert_eq!(state(Mood::Gone, 5).await, failed("not_understood", 4));
    // Asking for a pause is no try, and nothing goes out until it is over.
    let (was, reason, tries) = state(Mood::Busy, 12).await;
    assert_eq!((was.as_str(), reason.as_str(), tries), ("failed", "rate_limited", 4));
    let channels = clerk.get("/channels").await.is(200);
    assert_eq!(channels["channels"][0]["reason"], "rate_limited");
    assert!(channels["channels"][0]["blocked_until"].is_string());
    assert_eq!(state(Mood::Works, 13).await, failed("rate_limited", 4));
    assert_eq!(state(Mood::Fails, 20).await, failed("gateway_error", 5));
    let dead = ("dead".to_owned(), "gateway_error".to_owned(), 6);
    assert_eq!(state(Mood::Fails, 40).await, dead);
    assert_eq!(state(Mood::Works, 50).await, dead);
    assert!(outside.heard().iter().all(|one| one["phone"] == number && one["msgid"] == outside.heard()[0]["msgid"]));
    balance(&world).await;
    // A person tries again.
    let row = outbox(&clerk).await.remove(0);
    let path = format!("/messages/{}", row["id"].as_str().unwrap());
    assert_eq!(clerk.get("/channels").await.is(200)["channels"][0]["dead"], 1);
    clerk.post(&format!("{path}/retry"), json!({ "version": 1 })).await.refused(409, "version_conflict");
    let now = clerk.post(&format!("{path}/retry"), json!({ "version": row["version"] })).await.is(200);
    assert_eq!((&now["state"], &now["tries"]), (&json!("queued"), &json!(0)));
    assert_eq!(state(Mood::Hopeless, 51).await, ("dead".to_owned(), "refused".to_owned(), 1));
    let row = outbox(&clerk).await.remove(0);
    let gone = clerk.post(&format!("{path}/discard"), json!({ "version": row["version"] })).await.is(200);
    assert_eq!(gone["state"], "discarded");
    clerk.post(&format!("{path}/retry"), json!({ "version": gone["version"] })).await.refused(409, "already_settled");
    assert_eq!(clerk.get("/channels").await.is(200)["channels"][0]["dead"], 0);
    balance(&world).await;
}

#[tokio::test]
async fn many_that_were_not_sent_are_dealt_with_at_once() {
    let outside = Outside::open().await;
    let world = city(&outside).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let neighbour = world.worker("township_clerk", "220581104").await;
    outside.is(Mood::Hopeless);
    for n in 0..4 {
        let mut body = returnee(GRID);
        (body["phone"], body["address"]) = (json!(phone()), json!(format!("{n}号楼101")));
        isolated(&clerk, body).await;
    }
    jobs::run_due(&world.house).await.unwrap();
    jobs::send_due(&world.house).await.unwrap();
    let dead = async || clerk.get("/messages?state=dead").await.is(200)["rows"].as_array().unwrap().clone();
    let rows = dead().await;
    assert_eq!(rows.len(), 4);
    let seen = |row: &Value| json!({ "id": row["id"], "version": row["version"] });
    let named = |area: &str, again: bool, rows: &[Value]| json!({ "area": area, "again": again, "messages": rows });
    let all: Vec<Value> = rows.iter().map(seen).collect();
    // Nobody reaches into another township, whatever area they name.
    neighbour.post("/messages/settle", named(STREET, true, &all)).await.refused(404, "not_found");
    let nothing = neighbour.post("/messages/settle", named("220581104", false, &all)).await.is(200);
    assert_eq!((&nothing["ok"], &nothing["rows"][0]["outcome"]), (&json!(0), &json!("not_found")));
    clerk.post("/messages/settle", named(STREET, true, &[])).await.wrong("messages", "messages_missing");

    // Two go out again; one of them was seen as it is no more, and one is named twice.
    let mut old = all[1].clone();
    old["version"] = json!(1);
    outside.is(Mood::Works);
    let done =
        clerk.post("/messages/settle", named(STREET, true, &[all[0].clone(), old, all[0].clone()])).await.is(200);
    let outcomes: Vec<&str> =
        done["rows"].as_array().unwrap().iter().map(|row| row["outcome"].as_str().unwrap()).collect();
    assert_eq!((&done["ok"], outcomes), (&json!(1), vec!["ok", "version_conflict", "not_found"]));
    jobs::send_due(&world.house).await.unwrap();
    assert_eq!(dead().await.len(), 3);
    let gone = clerk.post("/messages/settle", named(STREET, false, &all)).await.is(200);
    assert_eq!((&gone["ok"], &gone["rows"][0]["outcome"]), (&json!(3), &json!("version_conflict")));
    assert_eq!(dead().await.len(), 0);
    assert_eq!(clerk.get("/messages?state=discarded").await.is(200)["rows"].as_array().unwrap().len(), 3);
    let admin = world.worker("administrator", CITY).await;
    let lines = world.journal(&admin, "act=message.discard_message&limit=50").await;
    assert_eq!(lines["rows"].as_array().unwrap().len(), 3, "each has a line of its own");
    balance(&world).await;
}

#[tokio::test]
async fn a_channel_keeps_to_its_minute_and_what_is_severe_goes_first() {
    let outside = Outside::open().await;
    let mut sms = gateway(&outside);
    sms.per_minute = 3;
    let world = World::with(Channels { sms: Some(sms), ..Channels::default() }).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let mut places = vec![];
    for _ in 0..7 {
        let mut body = returnee(GRID);
        (body["phone"], body["address"]) = (json!(phone()), json!(format!("{}号楼101", places.len() + 1)));
        places.push(isolated(&clerk, body).await);
    }
    jobs::run_due(&world.house).await.unwrap();
    jobs::send_due(&world.house).await.unwrap();
    assert_eq!(outside.heard().len(), 3, "the messages of the day");
    world.has_phone(&clerk, &phone()).await;
    fever(&clerk, &places[0]).await;
    jobs::send_due(&world.house).await.unwrap();
    assert_eq!(outside.heard().len(), 3, "the minute is used up");
    world.at_minute("2020-02-10", 9, 1);
    jobs::send_due(&world.house).await.unwrap();
    // Four of the day wait and one that is severe; three go out, and it is among them.
    let heard = outside.heard();
    assert_eq!(heard.len(), 6);
    assert!(heard[3..].iter().any(|one| one["content"].as_str().unwrap().contains("体温异常")), "{heard:?}");
    balance(&world).await;
}

#[tokio::test]
async fn a_restart_in_the_middle_of_sending_loses_nothing() {
    let outside = Outside::open().await;
    let world = city(&outside).await;
    let clerk = world.worker("township_clerk", STREET).await;
    one_waits(&world).await;
    outside.is(Mood::Slow);
    let house = world.house.clone();
    let sending = tokio::spawn(async move { jobs::send_due(&house).await });
    while outside.heard().is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    // The process ends while the gateway thinks.
    sending.abort();
    let _ = sending.await;
    outside.is(Mood::Works);
    let again = world.another_house().await;
    jobs::send_due(&again).await.unwrap();
    assert_eq!(outside.heard().len(), 1, "it is still somebody's");
    world.at_minute("2020-02-10", 9, 10);
    jobs::send_due(&again).await.unwrap();
    let heard = outside.heard();
    assert_eq!(heard.len(), 2);
    assert_eq!(heard[0]["msgid"], heard[1]["msgid"], "a gateway can tell that it is the same");
    assert_eq!(outbox(&clerk).await[0]["state"], "sent");
    again.store.close().await.unwrap();
    balance(&world).await;
}

#[tokio::test]
async fn two_servers_on_one_store_send_once() {
    if std::env::var_os("WANGGE_TEST_POSTGRES").is_none() {
        return; // An SQLite file has one server.
    }
    let outside = Outside::open().await;
    let world = city(&outside).await;
    let clerk = world.worker("township_clerk", STREET).await;
    for n in 0..60 {
        let mut body = returnee(GRID);
        (body["phone"], body["address"]) = (json!(phone()), json!(format!("{}号楼101", n + 1)));
        isolated(&clerk, body).await;
    }
    jobs::run_due(&world.house).await.unwrap();
    let other = world.another_house().await;
    let (one, two) = tokio::join!(jobs::send_due(&world.house), jobs::send_due(&other));
    one.unwrap();
    two.unwrap();
    let mut heard: Vec<String> = outside.heard().iter().map(|one| one["msgid"].to_string()).collect();
    heard.sort_unstable();
    heard.dedup();
    assert_eq!((heard.len(), outside.heard().len()), (60, 60));
    other.store.close().await.unwrap();
    balance(&world).await;
}

#[tokio::test]
async fn mail_and_groups_hear_of_what_is_severe() {
    let outside = Outside::open().await;
    let mail = outside::mail_server().await;
    let bot = |path: &str, secret: &str| Bot {
        url: format!("{}{path}", outside.base).as_str().into(),
        secret: secret.into(),
        url_file: None,
        secret_file: None,
        per_minute: 18,
        timeout_seconds: 20,
    };
    let world = World::with(Channels {
        email: Some(Mail {
            host: "127.0.0.1".into(),
            port: Some(mail.port),
            tls: MailTls::None,
            user: String::new(),
            secret: Default::default(),
            secret_file: None,
            from: "wangge@city.example".into(),
            to: vec!["duty@city.example".into(), "head@city.example".into()],
            per_minute: 30,
            timeout_seconds: 20,
        }),
        wecom: Some(bot("/wecom?key=k", "")),
        dingtalk: Some(bot("/dingtalk?access_token=t", outside::DINGTALK_SECRET)),
        ..Channels::default()
    })
    .await;
    let clerk = world.worker("township_clerk", STREET).await;
    one_waits(&world).await;
    jobs::send_due(&world.house).await.unwrap();
    let letters = mail.letters();
    assert_eq!(letters.len(), 2, "{letters:?}");
    assert!(letters.iter().any(|letter| letter.contains("RCPT TO:<duty@city.example>")));
    assert!(letters.iter().all(|letter| letter.contains("Message-ID: <") && !letter.contains("李返梅")));
    let heard = outside.heard();
    assert_eq!(heard.len(), 2, "{heard:?}");
    assert!(
        heard.iter().any(|one| one["from"] == "wecom" && one["text"]["content"].as_str().unwrap().contains("体温异常"))
    );
    // The receiving side has checked the signature, or it would not have taken it.
    assert!(heard.iter().any(|one| one["from"] == "dingtalk" && one["msgtype"] == "text"));
    let rows = outbox(&clerk).await;
    let state = |channel: &str| rows.iter().find(|row| row["channel"] == channel).unwrap()["state"].clone();
    assert_eq!(
        [state("wecom"), state("dingtalk"), state("email")],
        [json!("delivered"), json!("delivered"), json!("sent")]
    );
    // There is no gateway for text messages: it waits, is seen, and is given up after a day.
    assert_eq!(state("sms"), "queued");
    let channels = clerk.get("/channels").await.is(200);
    assert_eq!((&channels["channels"][0]["set_up"], &channels["channels"][0]["waiting"]), (&json!(false), &json!(1)));
    clerk
        .put(&format!("/test-messages/{}", id()), json!({ "channel": "sms" }))
        .await
        .refused(409, "channel_not_set_up");
    let test = format!("/test-messages/{}", id());
    clerk.put(&test, json!({ "channel": "dingtalk" })).await.is(201);
    clerk.put(&test, json!({ "channel": "dingtalk" })).await.is(200);
    clerk.put(&test, json!({ "channel": "wecom" })).await.refused(409, "different_body");
    jobs::send_due(&world.house).await.unwrap();
    assert_eq!(outside.heard().len(), 3);
    world.at("2020-02-11", 10);
    clerk.sign_in().await;
    jobs::send_due(&world.house).await.unwrap();
    let gone = clerk.get("/messages?channel=sms&state=dead").await.is(200);
    assert_eq!(gone["rows"][0]["reason"], "not_set_up");
    balance(&world).await;
}

#[tokio::test]
async fn the_message_of_the_day_goes_out_by_itself() {
    let outside = Outside::open().await;
    let world = city(&outside).await;
    let clerk = world.worker("township_clerk", STREET).await;
    world.at("2020-02-11", 7);
    clerk.sign_in().await;
    let mut body = returnee(GRID);
    let number = phone();
    (body["phone"], body["arrived_on"]) = (json!(number), json!("2020-02-11"));
    let place = isolated(&clerk, body).await;
    jobs::run_due(&world.house).await.unwrap();
    jobs::send_due(&world.house).await.unwrap();
    assert_eq!(outside.heard(), [] as [Value; 0], "not before nine");
    world.at("2020-02-11", 9);
    jobs::run_due(&world.house).await.unwrap();
    jobs::send_due(&world.house).await.unwrap();
    let heard = outside.heard();
    assert_eq!((heard.len(), heard[0]["phone"].as_str()), (1, Some(number.as_str())));
    let text = heard[0]["content"].as_str().unwrap();
    assert!(text.contains("第2天（共14天）") && text.contains("2月23日"), "{text}");
    // The house has done it, and nobody else does it again.
    let task = async || clerk.get("/tasks?kind=isolation.sms").await.is(200)["rows"][0].clone();
    assert_eq!(task().await["state"], "done", "{}", task().await);
    jobs::run_due(&world.house).await.unwrap();
    jobs::send_due(&world.house).await.unwrap();
    assert_eq!(outside.heard().len(), 1);
    let shown = clerk.get(&place).await.is(200);
    assert!(shown["messages"][0]["text"].as_str().unwrap().contains("第2天"), "it stands on their page: {shown}");
    // Tomorrow the gateway is broken: the holder hears of it, and what nobody does is missed.
    let holder = world.grid_member().await;
    world.at("2020-02-12", 8);
    for who in [&clerk, &holder] {
        who.sign_in().await;
    }
    jobs::run_due(&world.house).await.unwrap();
    outside.is(Mood::Hopeless);
    world.at("2020-02-12", 9);
    jobs::run_due(&world.house).await.unwrap();
    jobs::send_due(&world.house).await.unwrap();
    let inbox = holder.get("/inbox").await.is(200);
    assert_eq!((&inbox["rows"][0]["kind"], &inbox["unread"]), (&json!("unsent"), &json!(1)), "{inbox}");
    assert_eq!(clerk.get("/tasks?kind=isolation.sms&day=2020-02-12").await.is(200)["rows"][0]["state"], "open");
    world.at("2020-02-12", 20);
    clerk.sign_in().await;
    world.at_minute("2020-02-12", 20, 1);
    jobs::run_due(&world.house).await.unwrap();
    assert_eq!(clerk.get("/tasks?kind=isolation.sms&day=2020-02-12").await.is(200)["rows"][0]["state"], "missed");
    balance(&world).await;
}

#[tokio::test]
async fn what_is_not_severe_waits_for_the_morning() {
    let outside = Outside::open().await;
    let world = city(&outside).await;
    world.at("2020-02-10", 23);
    let lead = world.worker("community_lead", COMMUNITY).await;
    world.has_phone(&lead, &phone()).await;
    let place = isolated(&lead, returnee(GRID)).await;
    let cough = json!({ "isolation_id": place.rsplit('/').next(), "celsius": 36.5, "symptoms": ["cough"], "measured_by": "team" });
    lead.put(&format!("/readings/{}", id()), cough).await.is(201);
    jobs::send_due(&world.house).await.unwrap();
    assert_eq!(outside.heard().len(), 0);
    assert_eq!(lead.get("/inbox").await.is(200)["unread"], 1, "the inbox disturbs nobody");
    world.at("2020-02-11", 7);
    jobs::send_due(&world.house).await.unwrap();
    assert_eq!(outside.heard().len(), 1);
}

#[tokio::test]
async fn two_fevers_in_one_building_are_an_alert_of_their_own() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let mut places = vec![];
    for (grid, address) in
        [(GRID, "3号楼2单元501"), (GRID, "3号楼1单元102"), (GRID, "4号楼1单元102"), (NEXT_GRID, "3号楼1单元101")]
    {
        let mut body = returnee(grid);
        (body["address"], body["phone"]) = (json!(address), json!(phone()));
        places.push(isolated(&clerk, body).await);
    }
    let clusters = async || {
        let rows = clerk.get("/alerts?rule=isolation.cluster").await.is(200);
        rows["rows"].as_array().unwrap().clone()
    };
    for place in [&places[0], &places[0], &places[2], &places[3]] {
        fever(&clerk, place).await;
    }
    assert_eq!(clusters().await, [] as [Value; 0], "one person, other buildings");
    world.at("2020-02-12", 9);
    clerk.sign_in().await;
    fever(&clerk, &places[1]).await;
    fever(&clerk, &places[1]).await;
    let found = clusters().await;
    assert_eq!((found.len(), &found[0]["detail"]), (1, &json!({ "building": "3号楼", "days": 3, "people": 2 })));
    balance(&world).await;
}
