//! A phone as the stories use one: it fetches, holds, keeps entries and sends them.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Person, World, id};

/// A phone in the hands of one person: what it holds, and what waits on it.
pub struct Phone {
    pub who: Person,
    pub device: Uuid,
    pub cursor: Option<String>,
    pub holds: BTreeMap<(String, String), Value>,
    pub queue: Vec<Value>,
    pub online: bool,
}

impl Phone {
    pub async fn of(who: Person, device: Uuid) -> Self {
        let named = who.put(&format!("/devices/{device}"), json!({ "name": "测试手机" })).await;
        assert!([200, 201].contains(&named.status), "{named:?}");
        Self { who, device, cursor: None, holds: BTreeMap::new(), queue: vec![], online: true }
    }

    pub fn says(&self, world: &World) -> Value {
        json!({ "clock": world.clock.now().0, "waiting": self.queue.len(), "failed": 0 })
    }

    pub fn v_of(&self, kinds: &Value) -> Value {
        let mut held = json!({});
        for kind in kinds.as_array().unwrap() {
            held[kind.as_str().unwrap()] = json!({});
        }
        for ((kind, id), item) in &self.holds {
            if held.get(kind).is_some() {
                held[kind][id] = item["v"].clone();
            }
        }
        held
    }

    /// Fetches what became different and holds it then.
    pub async fn fetch(&mut self, world: &World) -> Value {
        // What was changed a moment ago has its line on PostgreSQL a moment later, and a phone hears of it the next time.
        world.house.store.journal.settle().await.unwrap();
        let mut asked = json!({ "phone": self.says(world), "after": self.cursor });
        let mut pack = self.who.post("/sync/pack", asked.clone()).await.is(200);
        if pack["differs"].as_array().unwrap().iter().next().is_some() {
            asked["held"] = self.v_of(&pack["differs"]);
            pack = self.who.post("/sync/pack", asked).await.is(200);
        }
        if pack["whole"] == true {
            self.holds.clear();
        }
        for gone in pack["gone"].as_array().unwrap() {
            let known = self.holds.remove(&key(gone));
            assert!(known.is_some(), "nobody is told of what they do not hold");
        }
        for item in pack["items"].as_array().unwrap() {
            self.holds.insert(key(item), item.clone());
        }
        self.cursor = pack["cursor"].as_str().map(str::to_owned);
        pack
    }

    pub fn carries(&self, kind: &str) -> Vec<&Value> {
        self.holds.iter().filter(|((of, _), _)| of == kind).map(|(_, item)| &item["body"]).collect()
    }

    pub fn enter(&mut self, world: &World, op: &str, path: String, body: Value) {
        let path = format!("/api/v1{path}");
        self.queue.push(json!({ "id": id(), "op": op, "path": path, "body": body, "made_at": world.clock.now().0 }));
    }

    pub async fn send(&self, world: &World, entries: &[Value]) -> Vec<Value> {
        let body = json!({ "phone": self.says(world), "entries": entries });
        self.who.post("/sync/entries", body).await.is(200)["rows"].as_array().unwrap().clone()
    }

    /// Sends what waits; what was taken or refused waits no more.
    pub async fn flush(&mut self, world: &World) {
        for row in self.send(world, &self.queue).await {
            let status = row["status"].as_u64().unwrap();
            assert!([200, 201, 409, 422].contains(&status), "{row}");
            self.queue.retain(|entry| entry["id"] != row["id"]);
        }
    }
}

fn key(item: &Value) -> (String, String) {
    (item["kind"].as_str().unwrap().to_owned(), item["id"].as_str().unwrap().to_owned())
}

pub fn reading(isolation: &str) -> Value {
    json!({ "isolation_id": isolation, "celsius": 36.6, "measured_by": "team" })
}

pub fn id_of(isolation: &str) -> &str {
    isolation.rsplit('/').next().unwrap()
}
