//! How fast anybody may ask: each address, and each account from wherever and by whatever it comes.

use kernel::config::Config;
use reqwest::Method;
use serde_json::json;
use server::house::House;

use crate::world::{Answer, COMMUNITY, PASSWORD, World, id};

/// Asks so often who one is; the statuses, and after how many seconds to come again where it is enough.
async fn asks(base: &str, cookie: Option<&str>, bearer: Option<&str>, times: usize) -> (Vec<u16>, Option<u32>) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let (mut told, mut later) = (vec![], None);
    for _ in 0..times {
        let mut request = client.get(format!("{base}/areas"));
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        if let Some(secret) = bearer {
            request = request.bearer_auth(secret);
        }
        let answer = request.send().await.unwrap();
        told.push(answer.status().as_u16());
        let seconds = answer.headers().get("retry-after").map(|value| value.to_str().unwrap().parse::<u32>().unwrap());
        later = later.or(seconds);
        if told.last() == Some(&429) {
            assert_eq!(Answer::of(answer).await.body["code"], "too_many_requests");
        }
    }
    (told, later)
}

async fn served(world: &World, change: impl FnOnce(&mut Config)) -> String {
    let mut config = (*world.house.config).clone();
    change(&mut config);
    world.served(House::open_at(config, world.clock.clone()).await.unwrap()).await
}

/// How many of the answers were no refusal for being too many.
fn passed((told, _): &(Vec<u16>, Option<u32>)) -> usize {
    told.iter().filter(|status| **status != 429).count()
}

#[tokio::test]
async fn an_address_asks_so_often_and_no_more() {
    let world = World::new().await;
    let base = served(&world, |config| config.requests_per_second = 1).await;
    let told = asks(&base, None, None, 20).await;
    assert!((5..10).contains(&passed(&told)), "{told:?}");
    assert!(told.1.is_some_and(|seconds| seconds >= 1), "{told:?}");
}

#[tokio::test]
async fn an_account_asks_so_often_by_whatever_session_or_token() {
    let world = World::new().await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    let token = json!({ "name": "省平台", "acts": ["area.list_areas"], "area": "220581001", "days": 1 });
    let made = clerk.put(&format!("/me/tokens/{}", id()), token).await.is(201);
    let program = made["secret"].as_str().unwrap();
    let base = served(&world, |config| config.requests_per_second_of_account = 1).await;
    let session = async |login: &str| {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let given = json!({ "login": login, "password": PASSWORD });
        let answer = client.request(Method::POST, format!("{base}/session")).json(&given).send().await.unwrap();
        answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
    };
    let (one, other) = (session(clerk.login()).await, session(clerk.login()).await);
    let neighbour = session(lead.login()).await;
    let told = asks(&base, Some(&one), None, 20).await;
    assert!((5..10).contains(&passed(&told)), "{told:?}");
    assert!(told.1.is_some_and(|seconds| seconds >= 1), "{told:?}");
    // Neither another session nor a program of theirs begins anew …
    assert!(passed(&asks(&base, Some(&other), None, 3).await) <= 1);
    assert!(passed(&asks(&base, None, Some(program), 3).await) <= 1);
    // … and nobody else at the same address is held up.
    assert_eq!(passed(&asks(&base, Some(&neighbour), None, 3).await), 3);
}
