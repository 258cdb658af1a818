//! Changing the data key while everybody goes on working.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kernel::Sealed;
use kernel::vault::{SealedColumn, Vault};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use serde_json::{Value, json};
use server::jobs::reseal_due;
use server::rooms;
use uuid::Uuid;

use crate::proof::plant;
use crate::world::{CITY, GRID, Person, STREET, World, id, id_number, phone, returnee};

/// Columns of bytes that are neither sealed nor fingerprints under the index key: plain hashes of long secrets.
const HASHES: &[(&str, &str)] = &[
    ("api_token", "token_hash"),
    ("session", "token_hash"),
    ("session", "old_hash"),
    ("finished_trip", "fingerprint"),
];

#[test]
fn every_column_of_bytes_is_sealed_or_a_fingerprint_or_said_to_be_neither() {
    let schema = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema.sql")).unwrap();
    let sealed: BTreeMap<(&str, &str), &SealedColumn> =
        rooms::sealed().map(|one| ((one.table, one.column), one)).collect();
    let made_anew: BTreeSet<(&str, &str)> =
        rooms::fingerprints().flat_map(|one| one.columns.iter().map(|column| (one.table, *column))).collect();
    let digests = rooms::digests();
    let (mut table, mut found) = ("", BTreeSet::new());
    for line in schema.lines() {
        if let Some(name) = line.strip_prefix("CREATE TABLE ") {
            table = name.trim_end_matches(" (");
        }
        let mut words = line.split_whitespace();
        let (Some(column), Some(of)) = (words.next(), words.next()) else { continue };
        if of.trim_end_matches(',') == "BLOB" {
            let digest = column == "digest" && digests.contains(&table);
            let ways = [
                sealed.contains_key(&(table, column)),
                digest || made_anew.contains(&(table, column)),
                HASHES.contains(&(table, column)),
            ];
            let ways = ways.into_iter().filter(|way| *way).count();
            assert_eq!(ways, 1, "{table}.{column} is in a room's SEALED, in its FINGERPRINTS, or among HASHES");
            found.insert((table, column));
        }
        // What names a row of it is its whole key, so that a walk passes each row once.
        if let Some(one) = sealed.values().find(|one| one.table == table && one.id == column) {
            assert!(line.contains("UUID PRIMARY KEY"), "{}.{}", one.table, one.id);
            found.insert((table, column));
        }
    }
    // These two hold a fingerprint among other words.
    let words = [("message", "bundle"), ("alert", "cause")];
    for one in made_anew.iter().filter(|one| !words.contains(one)) {
        assert!(found.contains(one), "{one:?}");
    }
    for one in sealed.values() {
        assert!(found.contains(&(one.table, one.id)), "{} has no {}", one.table, one.id);
        assert!(one.in_digits || found.contains(&(one.table, one.column)), "{}.{}", one.table, one.column);
    }
}

fn source(folder: &Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        match entry.path() {
            path if path.is_dir() => text += &source(&path),
            path if path.extension().is_some_and(|end| end == "rs") => text += &std::fs::read_to_string(path).unwrap(),
            _ => {}
        }
    }
    text
}

#[test]
fn every_kind_that_a_room_seals_is_one_of_its_columns() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/rooms"));
    for folder in std::fs::read_dir(root).unwrap().flatten().map(|entry| entry.path()).filter(|path| path.is_dir()) {
        let tables = std::fs::read_to_string(folder.join("tables.sql")).unwrap_or_default();
        let room = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let of_room = |one: &&SealedColumn| {
            tables.contains(&format!("CREATE TABLE {} (", one.table)) || (one.in_digits && room == "isolation")
        };
        let kinds: BTreeSet<&str> = rooms::sealed().filter(of_room).map(|one| one.kind).collect();
        let text = source(&folder);
        for call in ["seal(\"", "seal_bytes(\""] {
            for rest in text.split(call).skip(1) {
                let kind = rest.split('"').next().unwrap();
                assert!(kinds.contains(kind), "{room} seals {kind}, and SEALED has no column for it");
            }
        }
    }
}

/// What fingerprints are made of, by the name of their kind: all of them are made anew with the index key, gone or blank.
const KINDS: &[&str] = &[
    "approval",
    "building",
    "directive_file",
    "document_tail",
    "door",
    "identity",
    "known browser",
    "link subject",
    "page",
    "phone",
    "plate",
    "proof",
    "push_endpoint",
    "recipient",
    "recovery code",
    "request",
];

#[test]
fn every_kind_of_fingerprint_is_known() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let text = source(root);
    let found: BTreeSet<&str> = text
        .split(".index(\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .chain([rooms::people::IDENTITY])
        .collect();
    assert_eq!(
        found,
        KINDS.iter().copied().collect(),
        "another kind: does its column stand in the room's FINGERPRINTS?"
    );
}

/// The store behind the house's back.
async fn behind(world: &World) -> DatabaseConnection {
    Database::connect(world.house.config.store.clone().unwrap()).await.unwrap()
}

/// Every sealed text of the store, with its column.
async fn all_sealed(store: &DatabaseConnection) -> Vec<(&'static SealedColumn, Sealed)> {
    let mut found = vec![];
    for column in rooms::sealed() {
        let SealedColumn { table, column: name, .. } = column;
        let select = format!("SELECT {name} AS sealed FROM {table} WHERE {name} IS NOT NULL");
        let rows = store.query_all_raw(Statement::from_string(store.get_database_backend(), select)).await.unwrap();
        for row in rows {
            let bytes = if column.in_digits {
                let Ok(bytes) = hex::decode(row.try_get::<String>("", "sealed").unwrap()) else { continue };
                bytes
            } else {
                row.try_get::<Vec<u8>>("", "sealed").unwrap()
            };
            if !(column.in_digits && bytes.len() < 43) {
                found.push((column, Sealed(bytes)));
            }
        }
    }
    found
}

/// How many texts each key seals; all of them open.
async fn sealed_by(world: &World, store: &DatabaseConnection) -> BTreeMap<u16, usize> {
    let mut keys = BTreeMap::new();
    for (column, sealed) in all_sealed(store).await {
        let opened = world.house.store.vault.open_bytes(column.kind, &sealed);
        assert!(opened.is_ok(), "{}.{} does not open as {}", column.table, column.column, column.kind);
        *keys.entry(sealed.key_number().unwrap()).or_default() += 1;
    }
    keys
}

/// A car with two people.
fn car(world: &World, gate: Uuid) -> Value {
    let sitting = |name: &str| json!({ "name": name, "document_type": "id_card", "document_number": id_number(), "phone": phone(), "temperature": 36.4 });
    json!({
        "checkpoint_id": gate, "at": world.clock.now().0, "direction": "in", "plate": "吉E·12345",
        "people": [sitting("赵过卡"), sitting("钱同车")], "decision": "admit", "source": "field",
    })
}

/// A vault with the keys as the store had them at that moment, and no others.
async fn stolen(world: &World) -> Vault {
    let note = world.house.store.note("data_keys").await.unwrap();
    Vault::unwrap(&world.house.config.master_key().unwrap(), &note, world.clock.now()).unwrap()
}

async fn keys(who: &Person) -> Value {
    who.get("/keys").await.is(200)
}

#[tokio::test]
async fn everything_is_sealed_with_the_new_key_and_nothing_with_the_old() {
    let world = World::new().await;
    let (admin, auditor) = (world.worker("administrator", CITY).await, world.worker("auditor", CITY).await);
    let _planted = plant(&world).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let arrival = (format!("/arrivals/{}", id()), returnee(GRID));
    clerk.put(&arrival.0, arrival.1.clone()).await.is(201);
    let store = behind(&world).await;
    let before = sealed_by(&world, &store).await;
    assert_eq!(before.keys().collect::<Vec<_>>(), [&1]);
    let there: BTreeSet<&str> = all_sealed(&store).await.iter().map(|(column, _)| column.table).collect();
    assert!(there.len() > 15, "{there:?}");
    let old = stolen(&world).await;
    let shown = keys(&auditor).await;
    assert_eq!(shown["keys"], json!([{ "number": 1, "from": null, "in_use": true }]));
    let versions = "SELECT SUM(version) AS n FROM (SELECT version FROM arrival UNION ALL SELECT version FROM alert UNION ALL SELECT version FROM venue) AS all_of_them";
    let sum = async || {
        let row = store
            .query_one_raw(Statement::from_string(
                store.get_database_backend(),
                format!("SELECT CAST(n AS BIGINT) AS n FROM ({versions}) AS s"),
            ))
            .await;
        row.unwrap().unwrap().try_get::<i64>("", "n").unwrap()
    };
    let version = sum().await;

    auditor.post("/keys/rotate", json!({})).await.refused(403, "act_not_permitted");
    let begun = admin.post("/keys/rotate", json!({})).await.is(200);
    assert_eq!(begun["rotations"][0]["state"], "waiting");
    admin.post("/keys/rotate", json!({})).await.refused(409, "rotation_under_way");

    world.at_minute("2020-02-10", 9, 2);
    reseal_due(&world.house).await.unwrap();
    let shown = keys(&auditor).await;
    let rotation = &shown["rotations"][0];
    let texts = usize::try_from(rotation["sealed"].as_i64().unwrap()).unwrap();
    assert_eq!((&rotation["state"], &rotation["unreadable"], texts), (&json!("resting"), &json!(0), before[&1]));
    assert_eq!(rotation["looked"], rotation["total"]);
    assert_eq!(shown["keys"][1]["in_use"], true);
    let after = sealed_by(&world, &store).await;
    assert_eq!(after.keys().collect::<Vec<_>>(), [&2], "{after:?}");
    assert_eq!(sum().await, version, "nobody's next change is refused for it");

    // Whoever stole the old key reads nothing of the store as it is now, whatever number he writes on it.
    for (column, sealed) in all_sealed(&store).await {
        let mut forged = sealed.0;
        forged[..3].copy_from_slice(&Vault::head(1));
        assert!(old.open_bytes(column.kind, &Sealed(forged)).is_err());
    }
    // The same said again is the same.
    clerk.put(&arrival.0, arrival.1.clone()).await.is(200);

    // An hour later a second walk finds nothing, and the old key is gone.
    world.at_minute("2020-02-10", 9, 50);
    reseal_due(&world.house).await.unwrap();
    assert_eq!(keys(&admin).await["keys"].as_array().unwrap().len(), 2);
    world.at_minute("2020-02-10", 10, 10);
    reseal_due(&world.house).await.unwrap();
    let shown = keys(&admin).await;
    assert_eq!(shown["rotations"][0]["state"], "ended");
    assert_eq!((shown["keys"].as_array().unwrap().len(), &shown["keys"][0]["number"]), (1, &json!(2)));
    assert_eq!(sealed_by(&world, &store).await.keys().collect::<Vec<_>>(), [&2]);
    let lines = async |act: &str| world.journal(&auditor, &format!("act={act}")).await["rows"].clone();
    assert_eq!(lines("key.rotate_key").await.as_array().unwrap().len(), 1);
    let walks = lines("key.reseal").await;
    let sealed: Vec<&Value> = walks.as_array().unwrap().iter().map(|line| &line["detail"]["sealed"]).collect();
    assert_eq!(sealed, [&json!(0), &json!(before[&1])]);
    assert_eq!(lines("key.drop_key").await.as_array().unwrap().len(), 1);
    assert_eq!(kernel::journal::check(&world.house.store.read).await.unwrap().1, []);

    // And the next change may begin.
    admin.post("/keys/rotate", json!({})).await.is(200);
    store.close().await.unwrap();
}

#[tokio::test]
async fn who_writes_meanwhile_loses_nothing() {
    let world = World::new().await;
    let (admin, guard) = (world.worker("administrator", CITY).await, world.worker("checkpoint_staff", STREET).await);
    let gate = world.checkpoint(STREET, "高速出口").await;
    let mut crossed: BTreeMap<String, Value> = BTreeMap::new();
    for _ in 0..30 {
        let (place, body) = (format!("/crossings/{}", id()), car(&world, gate));
        guard.put(&place, body.clone()).await.is(201);
        crossed.insert(place, body);
    }
    // What is sealed before the new key is in use and written only after everything was sealed anew.
    let late = world.house.store.vault.seal("phone", "15412345678").unwrap();
    admin.post("/keys/rotate", json!({})).await.is(200);
    world.at_minute("2020-02-10", 9, 2);
    let other = world.another_house().await;
    let meanwhile = async {
        let mut sent = vec![];
        for _ in 0..40 {
            let (place, body) = (format!("/crossings/{}", id()), car(&world, gate));
            guard.put(&place, body.clone()).await.is(201);
            sent.push((place, body));
        }
        sent
    };
    // Two servers walk at once, and one does each portion.
    let (one, two, sent) = tokio::join!(reseal_due(&world.house), reseal_due(&other), meanwhile);
    one.unwrap();
    two.unwrap();
    crossed.extend(sent);
    let store = behind(&world).await;
    let worker = guard.get("/me").await.is(200)["worker_id"].as_str().unwrap().parse::<Uuid>().unwrap();
    let update = Statement::from_sql_and_values(
        store.get_database_backend(),
        "UPDATE worker SET phone = $1 WHERE id = $2",
        [late.0.into(), worker.into()],
    );
    store.execute_raw(update).await.unwrap();
    world.at_minute("2020-02-10", 10, 10);
    guard.sign_in().await;
    reseal_due(&other).await.unwrap();
    assert_eq!(other.store.vault.keys().len(), 2, "the late one was sealed anew, and it is looked once more");
    world.at_minute("2020-02-10", 11, 20);
    guard.sign_in().await;
    reseal_due(&world.house).await.unwrap();
    reseal_due(&other).await.unwrap();
    assert_eq!((world.house.store.vault.keys().len(), other.store.vault.keys().len()), (1, 1));
    assert_eq!(sealed_by(&world, &store).await.keys().collect::<Vec<_>>(), [&2]);
    for (place, body) in &crossed {
        guard.put(place, body.clone()).await.is(200);
        guard.get(place).await.is(200);
    }
    store.close().await.unwrap();
}

#[tokio::test]
async fn what_does_not_open_keeps_the_old_key_and_is_told() {
    let world = World::new().await;
    let (admin, clerk) = (world.worker("administrator", CITY).await, world.worker("township_clerk", STREET).await);
    clerk.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(201);
    let odd = world.house.store.vault.seal("another", "x").unwrap();
    let store = behind(&world).await;
    let spoil =
        Statement::from_sql_and_values(store.get_database_backend(), "UPDATE person SET phone = $1", [odd.0.into()]);
    store.execute_raw(spoil).await.unwrap();
    store.close().await.unwrap();
    admin.post("/keys/rotate", json!({})).await.is(200);
    for hour in [10, 12, 14] {
        world.at("2020-02-10", hour);
        reseal_due(&world.house).await.unwrap();
    }
    admin.sign_in().await;
    let shown = keys(&admin).await;
    assert_eq!((&shown["rotations"][0]["state"], &shown["rotations"][0]["unreadable"]), (&json!("resting"), &json!(1)));
    assert_eq!(shown["keys"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn another_server_learns_of_a_new_key() {
    let world = World::new().await;
    let other = world.another_house().await;
    rooms::key::rotate(&world.house, &world.house.actor("console")).await.unwrap();
    world.at_minute("2020-02-10", 9, 2);
    world.house.store.follow_keys().await.unwrap();
    let (index, derived) = (world.house.store.vault.index("phone", "1"), world.house.store.vault.derive("pass"));
    let sealed = world.house.store.vault.seal("phone", "15412345678").unwrap();
    assert_eq!(sealed.key_number(), Some(2));
    other.store.follow_keys().await.unwrap();
    assert_eq!(other.store.vault.open("phone", &sealed).unwrap(), "15412345678");
    assert_eq!(other.store.vault.seal("phone", "1").unwrap().key_number(), Some(2));
    assert_eq!((other.store.vault.index("phone", "1"), other.store.vault.derive("pass")), (index, derived));
}

#[tokio::test]
async fn the_data_key_is_changed_only_by_who_has_just_confirmed() {
    let world = World::ruled(&[("confirm_minutes = 10", "confirm_minutes = 5")]).await;
    let admin = world.worker("administrator", CITY).await;
    world.at_minute("2020-02-10", 9, 6);
    admin.post("/keys/rotate", json!({})).await.refused(403, "confirmation_needed");
    admin.confirms().await;
    admin.post("/keys/rotate", json!({})).await.is(200);
    let neighbour = world.worker("administrator", STREET).await;
    neighbour.get("/keys").await.refused(404, "not_found");
}
