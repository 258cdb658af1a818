//! Live numbers: who hears of what, and until when.

use std::time::Duration;

use serde_json::{Value, json};
use server::jobs;

use crate::world::{CITY, GRID, NEXT_GRID, Person, World, id, returnee};

/// Somebody's stream of changes.
pub struct Stream {
    response: reqwest::Response,
    text: String,
}

impl Stream {
    pub async fn of(person: &Person, path: &str) -> Self {
        Self::after(person, path, &[]).await
    }

    /// The same with headers, as a browser sends them that was away.
    pub async fn after(person: &Person, path: &str, headers: &[(&str, &str)]) -> Self {
        let mut stream = Self { response: person.open_with(path, headers).await, text: String::new() };
        assert_eq!(stream.response.status(), 200);
        assert!(stream.next().await.unwrap()["seq"].is_number(), "it says hello");
        stream
    }

    /// The next change; none where the stream has ended. Waits for neither longer than a minute.
    pub async fn next(&mut self) -> Option<Value> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let data = event.lines().find_map(|line| line.strip_prefix("data: ")).map(|data| data.parse().unwrap());
                self.text = rest.to_owned();
                match data {
                    Some(data) => return Some(data),
                    None => continue,
                }
            }
            let chunk = tokio::time::timeout(Duration::from_secs(60), self.response.chunk()).await;
            let chunk = chunk.expect("a change, or the end").unwrap()?;
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// Reads on to a change of this act in this area and gives all up to it.
    pub async fn until(&mut self, act: &str, area: &str) -> Vec<Value> {
        let mut heard = vec![];
        loop {
            let change = self.next().await.expect("the stream goes on");
            let found = change["act"] == act && change["area"] == area;
            heard.push(change);
            if found {
                return heard;
            }
        }
    }

    /// Reads to the end, whatever comes before it.
    pub async fn ends(mut self) {
        while self.next().await.is_some() {}
    }
}

#[tokio::test]
async fn a_change_is_heard_by_those_it_concerns() {
    let world = World::new().await;
    let (member, neighbour) = (world.grid_member().await, world.worker("grid_member", NEXT_GRID).await);
    let mut stream = Stream::of(&member, "/live").await;
    neighbour.put(&format!("/arrivals/{}", id()), returnee(NEXT_GRID)).await.is(201);
    member.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(201);
    let heard = stream.until("screening.register_arrival", GRID).await;
    assert!(heard.iter().all(|change| change["area"] != NEXT_GRID), "{heard:?}");
    // What the clock does, it does for the whole city.
    world.at("2020-02-10", 20);
    jobs::run_due(&world.house).await.unwrap();
    stream.until("isolation.lay_tasks", CITY).await;
}

#[tokio::test]
async fn whoever_signs_out_hears_no_more() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let stream = Stream::of(&member, "/live").await;
    member.delete("/session").await.is(204);
    stream.ends().await;
}

#[tokio::test]
async fn whose_post_has_ended_hears_no_more() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let member = world.grid_member().await;
    let me = member.get("/me").await.is(200);
    let stream = Stream::of(&member, "/live").await;
    let workers = admin.get("/workers?role=grid_member").await.is(200);
    let mine = workers["rows"].as_array().unwrap().iter().find(|row| row["id"] == me["worker_id"]).unwrap();
    let end = format!("/posts/{}/end", mine["posts"][0]["id"].as_str().unwrap());
    admin.post(&end, json!({ "to": "2020-02-09" })).await.is(200);
    stream.ends().await;
}

#[tokio::test]
async fn who_holds_nothing_follows_nothing() {
    let world = World::new().await;
    world.stranger().get("/live").await.refused(401, "not_signed_in");
}
