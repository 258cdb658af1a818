//! Twenty times killed under load: what was acknowledged is there, and nothing is there by half.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use codes::{IdNumber, Phone};
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::place::{Place, Server};

const KILLS: usize = 20;
const CLIENTS: usize = 8;

fn returnee(area: &str) -> Value {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    let birth = chrono::NaiveDate::from_ymd_opt(1930, 1, 1).unwrap() + chrono::Days::new(n);
    json!({
        "name": "试写入", "document_type": "id_card",
        "document_number": IdNumber::invented("420106", birth, 998).unwrap().as_str(),
        "phone": Phone::invented(u32::try_from(n).unwrap()).as_str(),
        "area": area, "address": format!("{}号楼1单元{}01", n % 40 + 1, n % 6 + 1),
        "origin": "湖北省武汉市", "left_origin_on": "2020-01-24", "arrived_on": "2020-01-25",
    })
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_and_nothing_is_half() {
    let place = Place::new().await;
    let told = place.run(&["exercise", "--scale", "0.0005", "--until", "2020-01-25", "--json"]).well();
    let told: Value = serde_json::from_str(&told).unwrap();
    let clerk = told["accounts"].as_array().unwrap().iter().find(|one| one["role"] == "township_clerk").unwrap();
    let township = clerk["area"].as_str().unwrap();
    let port = Server::free_port();
    let client = Client::builder().cookie_store(true).no_proxy().timeout(Duration::from_secs(10)).build().unwrap();

    let mut area = String::new();
    let mut sent: Vec<(Uuid, Value, bool)> = vec![];
    for kill in 0..KILLS {
        let server = Server::start(&place, port, &client).await;
        let url = server.url.clone();
        if kill == 0 {
            let sign_in = json!({ "login": clerk["login"], "password": clerk["password"] });
            let answer = client.post(format!("{url}/session")).json(&sign_in).send().await.unwrap();
            assert_eq!(answer.status(), StatusCode::OK);
            let communities = client.get(format!("{url}/areas?parent={township}")).send().await.unwrap();
            let communities = communities.json::<Value>().await.unwrap();
            communities["rows"][0]["code"].as_str().unwrap().clone_into(&mut area);
        }
        let writers: Vec<_> = (0..CLIENTS)
            .map(|_| {
                let (client, url, area) = (client.clone(), url.clone(), area.clone());
                tokio::spawn(async move {
                    let mut sent = vec![];
                    loop {
                        let (id, body) = (Uuid::now_v7(), returnee(&area));
                        let answer = client.put(format!("{url}/arrivals/{id}")).json(&body).send().await;
                        let acknowledged = answer.as_ref().is_ok_and(|answer| answer.status() == StatusCode::CREATED);
                        let refused = answer.as_ref().is_ok_and(|answer| answer.status() != StatusCode::CREATED);
                        assert!(!refused, "{:?}", answer.unwrap().text().await);
                        sent.push((id, body, acknowledged));
                        if answer.is_err() {
                            return sent;
                        }
                    }
                })
            })
            .collect();
        // Each time at another moment of the work.
        tokio::time::sleep(Duration::from_millis(60 + 37 * kill as u64)).await;
        server.kill();
        for writer in writers {
            sent.extend(writer.await.unwrap());
        }
    }
    let acknowledged = sent.iter().filter(|(_, _, acknowledged)| *acknowledged).count();
    assert!(acknowledged > 10 * KILLS, "only {acknowledged} writes were acknowledged: too few to prove anything");

    let server = Server::start(&place, port, &client).await;
    let get = async |path: String| {
        let answer = client.get(format!("{}{path}", server.url)).send().await.unwrap();
        (answer.status(), answer.json::<Value>().await.unwrap())
    };
    let mut whole = 0;
    for (id, body, acknowledged) in &sent {
        let (status, arrival) = get(format!("/arrivals/{id}")).await;
        if status == StatusCode::NOT_FOUND {
            assert!(!acknowledged, "an acknowledged write is lost: {id}");
            continue;
        }
        // There, so there as a whole: the person, the order with its tasks.
        whole += 1;
        assert_eq!((arrival["name"].as_str(), arrival["status"].as_str()), (body["name"].as_str(), Some("isolating")));
        let (_, isolation) = get(format!("/isolations/{}", arrival["isolation_id"].as_str().unwrap())).await;
        assert_eq!(isolation["orders"].as_array().unwrap().len(), 1, "{isolation}");
        assert!(!isolation["tasks"].as_array().unwrap().is_empty(), "{isolation}");
    }
    // Whoever got no answer asks again and gets one.
    for (id, body, _) in sent.iter().filter(|(_, _, acknowledged)| !acknowledged) {
        let answer = client.put(format!("{}/arrivals/{id}", server.url)).json(body).send().await.unwrap();
        assert!([StatusCode::CREATED, StatusCode::OK].contains(&answer.status()), "{answer:?}");
    }
    server.kill();
    println!("{} sent, {acknowledged} acknowledged, {whole} found after {KILLS} kills", sent.len());
    let told = place.run(&["doctor"]).well();
    assert!(told.contains(", 0 faults"), "{told}");
}
