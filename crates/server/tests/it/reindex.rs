//! Another index key: whatever was found is found, what was linked is linked, and nothing of the old key is left.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use kernel::config::Provider;
use kernel::hold::Company;
use kernel::vault::Keys;
use kernel::{Error, Sealed};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement, Value as Bound};
use serde_json::{Value, json};
use server::house::House;
use server::rooms::{self, audit, key};

use crate::proof::plant;
use crate::second_factor::enrol;
use crate::world::{CITY, GRID, Person, STREET, World, as_owner, id, id_number, isolated, page_path, phone, returnee};

async fn alone(world: &World) -> kernel::Result<House> {
    House::open_with((*world.house.config).clone(), world.clock.clone(), Company::Nobody).await
}

async fn behind(world: &World) -> DatabaseConnection {
    Database::connect(world.house.config.store.clone().unwrap()).await.unwrap()
}

async fn run(store: &DatabaseConnection, text: &str, values: Vec<Bound>) {
    store.execute_raw(Statement::from_sql_and_values(store.get_database_backend(), text, values)).await.unwrap();
}

/// A column of all rows; bytes as hexadecimal digits.
async fn column(store: &DatabaseConnection, select: &str) -> Vec<String> {
    let backend = store.get_database_backend();
    let rows = store.query_all_raw(Statement::from_string(backend, select)).await.unwrap();
    let text = |row: &sea_orm::QueryResult| match row.try_get_by_index::<Option<String>>(0) {
        Ok(text) => text,
        Err(_) => row.try_get_by_index::<Option<Vec<u8>>>(0).unwrap().map(hex::encode),
    };
    rows.iter().filter_map(text).collect()
}

/// Every fingerprint of the store: 16 bytes as hexadecimal digits, also those within texts.
async fn fingerprints(store: &DatabaseConnection) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for one in rooms::fingerprints() {
        for name in one.columns {
            let values = column(store, &format!("SELECT {name} FROM {}", one.table)).await;
            let words = values.iter().flat_map(|value| value.split(' '));
            let digits = words.filter(|word| word.len() == 32 && hex::decode(word).is_ok()).map(str::to_owned);
            found.insert(format!("{}.{name}", one.table), digits.collect());
        }
    }
    for table in rooms::digests() {
        let digests = column(store, &format!("SELECT digest FROM {table}")).await;
        found.insert(format!("{table}.digest"), digests.into_iter().filter(|one| one.len() == 32).collect());
    }
    found
}

/// Where of these anything is in the store as it lies on the disk, or as a dump tells it.
async fn left(world: &World, store: &DatabaseConnection, of: &BTreeSet<String>) -> BTreeSet<String> {
    if store.get_database_backend() == DbBackend::Sqlite {
        let path = world.house.config.store.clone().unwrap();
        let file = std::fs::read(path.strip_prefix("sqlite:").unwrap()).unwrap();
        let parts: std::collections::HashSet<Vec<u8>> = of.iter().map(|one| hex::decode(one).unwrap()).collect();
        let bytes = file.windows(16).filter(|part| parts.contains(*part)).map(hex::encode);
        let texts = file.windows(32).filter_map(|part| std::str::from_utf8(part).ok());
        return bytes.chain(texts.filter(|text| of.contains(*text)).map(str::to_owned)).collect();
    }
    let mut found = BTreeSet::new();
    let tables =
        column(store, "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()").await;
    for table in tables {
        for row in column(store, &format!("SELECT CAST(t AS TEXT) FROM {table} AS t")).await {
            let words = row.split(|sign: char| !sign.is_ascii_hexdigit());
            found.extend(words.filter(|word| of.contains(*word)).map(str::to_owned));
        }
    }
    found
}

/// What somebody finds: every search by something sealed.
async fn finds(clerk: &Person, asked: &Asked) -> Vec<Value> {
    let mut found = vec![];
    let number = &asked.number;
    for text in [number.as_str(), &number[14..], &asked.phone, &asked.other_phone] {
        found.push(clerk.finds("/arrivals", text).await.is(200)["rows"].clone());
    }
    for text in [asked.resident.as_str(), &asked.resident[14..]] {
        found.push(clerk.finds("/residents", text).await.is(200)["rows"].clone());
    }
    found.push(clerk.finds(&format!("/households?area={GRID}"), "8号楼 1-单元101").await.is(200)["rows"].clone());
    for document in [&asked.driver, &asked.companion, number] {
        let whom = json!({ "document_type": "id_card", "document_number": document, "purpose": "verify" });
        found.push(clerk.post("/crossings/of-person", whom).await.is(200)["rows"].clone());
    }
    let vehicle = json!({ "plate": "吉E·54321", "purpose": "verify" });
    found.push(clerk.post("/crossings/of-vehicle", vehicle).await.is(200)["rows"].clone());
    found
}

struct Asked {
    number: String,
    phone: String,
    other_phone: String,
    resident: String,
    driver: String,
    companion: String,
}

/// How many crossings are tied to somebody who is known, by their key.
async fn tied(store: &DatabaseConnection) -> usize {
    let crossings = "SELECT person.name FROM crossing JOIN person ON person.identity = crossing.person_index";
    let beside = "SELECT person.name FROM crossing_companion AS c JOIN person ON person.identity = c.person_index";
    column(store, crossings).await.len() + column(store, beside).await.len()
}

const MARK: &str = "isolation.cluster";

#[tokio::test]
async fn everything_is_found_as_before_and_nothing_of_the_old_key_is_left() {
    // A provider that nobody asks.
    let vouching = Provider { issuer: "http://127.0.0.1:9".into(), ..crate::provider::settings().await };
    let mut world = World::vouched_for(&[], [("city".to_owned(), vouching)].into()).await;
    let planted = plant(&world).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let (admin, auditor) = (world.worker("administrator", CITY).await, world.worker("auditor", CITY).await);
    let gate = world.worker("checkpoint_staff", STREET).await;

    let with_document = returnee(GRID);
    let arrival = format!("/arrivals/{}", id());
    let first = clerk.put(&arrival, with_document.clone()).await.is(201);
    let without = json!({ "document_type": "none", "document_number": null, "phone": phone() });
    let mut without_document = returnee(GRID);
    without_document.as_object_mut().unwrap().extend(without.as_object().unwrap().clone());
    without_document["name"] = json!("周无证");
    without_document["address"] = json!(null);
    clerk.put(&format!("/arrivals/{}", id()), without_document.clone()).await.is(201);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let asked = Asked {
        number: text(&with_document["document_number"]),
        phone: text(&with_document["phone"]),
        other_phone: text(&without_document["phone"]),
        resident: id_number(),
        driver: id_number(),
        companion: id_number(),
    };
    let lives = json!({
        "household_id": planted.household, "name": "孙常住", "document_type": "id_card", "document_number": asked.resident,
    });
    clerk.put(&format!("/residents/{}", id()), lives.clone()).await.is(201);
    let place = world.checkpoint(STREET, "高速出口").await;
    let sitting = |name: &str, number: &str| json!({ "name": name, "document_type": "id_card", "document_number": number, "phone": phone(), "temperature": 36.4 });
    let nameless =
        json!({ "name": "周无证", "document_type": "none", "phone": asked.other_phone, "temperature": 36.4 });
    let car = json!({
        "checkpoint_id": place, "at": world.clock.now().0, "direction": "in", "plate": "吉E·54321",
        "people": [sitting("赵过卡", &asked.driver), sitting("钱同车", &asked.companion), nameless, sitting("李返梅", &asked.number)],
        "decision": "admit", "source": "field",
    });
    gate.put(&format!("/crossings/{}", id()), car).await.is(201);

    let pass = format!("/passes/{}", planted.pass);
    clerk.get(&pass).await.is(200);
    let cards = json!({ "ids": [planted.pass] });
    let code = text(&clerk.post("/passes/cards", cards.clone()).await.is(200)["cards"][0]["code"]);
    let coded = |code: &str| {
        let code: String = code.bytes().map(|byte| format!("%{byte:02X}")).collect();
        format!("/passes/check?code={code}")
    };
    gate.get(&coded(&code)).await.is(200);
    let isolation = isolated(&clerk, returnee(GRID)).await;
    let page = page_path(&clerk, &isolation, "person").await;
    let own = world.guest(&page).get("/my/isolation").await.is(200);
    let (_, codes) = enrol(&world, &clerk).await;
    assert_eq!(codes.len(), 10);
    let account = text(&clerk.get("/me").await.is(200)["account_id"]);
    let link = format!("/accounts/{account}/links/{}", id());
    let whom = json!({ "provider": "city", "subject": "emp-1" });
    admin.put(&link, whom.clone()).await.is(201);
    let evidence = auditor.post("/journal/evidence", json!({ "purpose": "court" })).await;
    let signed_by = text(&auditor.get("/journal/key").await.is(200)["key"]);
    assert_eq!(auditor.get("/journal/key").await.is(200)["former"], json!([]));

    // What no operation of this story makes: two alerts of one building, one settled; a mail; a browser that is told.
    let store = behind(&world).await;
    let old = world.house.store.vault.clone();
    let mark = hex::encode(old.index("building", &format!("{GRID} 8号楼")).0);
    let alert = id().to_string();
    run(
        &store,
        "UPDATE alert SET rule = $1, area = $2, cause = $3, detail = $4 WHERE cause IN (SELECT MIN(cause) FROM alert)",
        vec![
            MARK.into(),
            GRID.into(),
            format!("{MARK} {mark} {alert}").into(),
            json!({ "building": "8号楼" }).to_string().into(),
        ],
    )
    .await;
    let address = "duty@city.example";
    let bundle =
        |vault: &kernel::Vault| format!("email isolation.fever {}", hex::encode(vault.index("recipient", address).0));
    run(
        &store,
        "INSERT INTO message (id, kind, channel, area, rule, bundle, n, urgency, recipient, text, day, made_at, state, valid_until, tries, version)
         VALUES ($1, 'alert', 'email', $2, 'isolation.fever', $3, 1, 0, $4, $5, '2020-02-10', 0, 'dead', 0, 0, 1)"
            .replace("'2020-02-10'", if store.get_database_backend() == DbBackend::Sqlite { "'2020-02-10'" } else { "DATE '2020-02-10'" })
            .as_str(),
        vec![
            id().into(),
            GRID.into(),
            bundle(&old).into(),
            old.seal("recipient", address).unwrap().0.into(),
            old.seal("message_text", "x").unwrap().0.into(),
        ],
    )
    .await;
    run(
        &store,
        "INSERT INTO push_subscription (id, account_id, worker_id, session_id, endpoint, address, face, made_at)
         VALUES ($1, $1, $1, $1, $2, $3, 'desk', 0)",
        vec![id().into(), old.index("push_endpoint", "x").0.into(), old.seal("push_address", "{}").unwrap().0.into()],
    )
    .await;
    // Somebody who is called otherwise than their key says.
    run(&store, "UPDATE person SET name = $1 WHERE name = $2", vec!["周改名".into(), "周无证".into()]).await;
    let (before, tied_before) = (fingerprints(&store).await, tied(&store).await);
    assert_eq!(tied_before, 2, "somebody with a document, and somebody without");
    let found = finds(&clerk, &asked).await;
    assert!(found.iter().all(|rows| !rows.as_array().unwrap().is_empty()), "{found:?}");
    let empty: Vec<&String> = before.iter().filter(|(_, one)| one.is_empty()).map(|(column, _)| column).collect();
    let no_fingerprint = |column: &str| {
        column.ends_with(".digest") || ["approval.fingerprint", "known_browser.secret_hash"].contains(&column)
    };
    assert!(empty.iter().all(|column| no_fingerprint(column)), "{empty:?}");
    store.close().await.unwrap();

    // As long as a server is there, nothing happens.
    let refused = alone(&world).await.err().unwrap();
    assert!(refused.to_string().contains("has this store open"), "{refused}");
    world.house.store.close().await.unwrap();

    // Given up half-way, all is as it was.
    let house = alone(&world).await.unwrap();
    let beside = House::open_at((*world.house.config).clone(), world.clock.clone()).await.err().unwrap();
    assert!(beside.to_string().contains("works alone"), "{beside}");
    let theirs = house.clone();
    let given_up = tokio::spawn(async move {
        let progress = |table: &str, _: i64, _: i64| assert_ne!(table, "household", "given up");
        key::reindex(&theirs, &progress).await
    });
    assert!(given_up.await.unwrap_err().is_panic());
    house.store.close().await.unwrap();
    let store = behind(&world).await;
    assert_eq!(fingerprints(&store).await, before);
    assert_eq!(column(&store, "SELECT endpoint FROM push_subscription").await.len(), 1);
    store.close().await.unwrap();

    let house = alone(&world).await.unwrap();
    let tables = std::sync::Mutex::new(BTreeSet::new());
    let progress = |table: &str, done: i64, total: i64| {
        assert!(done <= total);
        tables.lock().unwrap().insert(table.to_owned());
    };
    key::reindex(&house, &progress).await.unwrap();
    house.store.close().await.unwrap();
    let made = rooms::fingerprints().filter(|one| matches!(one.keys, Keys::Made { .. })).map(|one| one.table);
    let wanted: BTreeSet<String> = made.chain(rooms::digests()).map(str::to_owned).collect();
    assert_eq!(tables.into_inner().unwrap(), wanted);
    let owner = as_owner(world.house.config.store.as_deref().unwrap());
    owner.parse::<kernel::store::Address>().unwrap().tidy(&key::REWRITTEN).await.unwrap();

    let store = behind(&world).await;
    let after = fingerprints(&store).await;
    let all: BTreeSet<String> = before.values().flatten().cloned().collect();
    assert!(left(&world, &store, &all).await.is_empty());
    for (column, fingerprints) in &after {
        let gone = column.ends_with(".digest")
            || ["recovery_code", "known_browser", "push_subscription"].iter().any(|table| column.starts_with(table));
        assert_eq!(fingerprints.len(), if gone { 0 } else { before[column].len() }, "{column}");
    }
    assert_eq!(tied(&store).await, tied_before);
    world.open_again().await;
    let new = world.house.store.vault.clone();
    let cause = column(&store, &format!("SELECT cause FROM alert WHERE rule = '{MARK}'")).await;
    let mark = hex::encode(new.index("building", &format!("{GRID} 8号楼")).0);
    assert_eq!(cause, [format!("{MARK} {mark} {alert}")]);
    assert_eq!(column(&store, "SELECT bundle FROM message WHERE channel = 'email'").await, [bundle(&new)]);
    let opened = column(&store, "SELECT address FROM household")
        .await
        .iter()
        .all(|sealed| new.open("address", &Sealed(hex::decode(sealed).unwrap())).is_ok());
    assert!(opened, "sealed texts are as they were");
    store.close().await.unwrap();

    let [clerk, admin, auditor, gate] = [&clerk, &admin, &auditor, &gate].map(|one| world.again(one));
    assert_eq!(finds(&clerk, &asked).await, found);
    let mut again = with_document.clone();
    again["arrived_on"] = json!("2020-02-09");
    again["left_origin_on"] = json!("2020-02-08");
    // Somebody who is registered is known again by their document, and whoever is not is new.
    clerk.put(&format!("/arrivals/{}", id()), again).await.refused(409, "already_registered");
    clerk.put(&format!("/residents/{}", id()), lives).await.refused(409, "resident_exists");
    let lives_too = json!({ "household_id": planted.household, "name": "李返梅", "document_type": "id_card", "document_number": asked.number });
    let shown = clerk.put(&format!("/residents/{}", id()), lives_too).await.is(201);
    assert_eq!(shown["person_id"], first["person_id"]);
    let new = clerk.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(201);
    assert_ne!(new["person_id"], first["person_id"]);
    // The same request as before is another now: the person who sent it sees both.
    clerk.put(&arrival, with_document).await.refused(409, "different_body");
    assert_eq!(world.guest(&page).get("/my/isolation").await.is(200), own);
    assert_eq!(page_path(&clerk, &isolation, "person").await, page);
    gate.get(&coded(&code)).await.wrong("code", "pass_code_forged");
    let code = text(&clerk.post("/passes/cards", cards).await.is(200)["cards"][0]["code"]);
    assert_eq!(gate.get(&coded(&code)).await.is(200)["rows"][0]["id"], json!(planted.pass));
    assert_eq!(clerk.get("/me/totp").await.is(200)["recovery_codes"], 0);
    assert_eq!(clerk.post("/me/totp/recovery-codes", json!({})).await.is(200)["codes"].as_array().unwrap().len(), 10);
    admin.put(&link, whom).await.is(200);

    let shown = auditor.get("/journal/key").await.is(200);
    assert_ne!(shown["key"], json!(signed_by));
    assert_eq!((&shown["former"][0]["key"], shown["former"].as_array().unwrap().len()), (&json!(signed_by), 1));
    let until = shown["former"][0]["until_line"].as_i64();
    audit::verify(&evidence.bytes, &signed_by, until).unwrap();
    assert!(audit::verify(&evidence.bytes, shown["key"].as_str().unwrap(), None).is_err());
    let later = auditor.post("/journal/evidence", json!({ "purpose": "court" })).await;
    audit::verify(&later.bytes, shown["key"].as_str().unwrap(), None).unwrap();
    let why = audit::verify(&later.bytes, shown["key"].as_str().unwrap(), until).unwrap_err();
    assert!(why.contains("was changed in journal line"), "{why}");
    let lines = world.journal(&auditor, "act=key.reindex").await["rows"].clone();
    assert_eq!(lines.as_array().unwrap().len(), 1);
    assert!(
        lines[0]["detail"]["gone"].as_i64() > Some(11),
        "ten codes, a browser that is told, and those that are known"
    );
    assert_eq!(lines[0]["detail"]["evidence_key"], json!(signed_by));
    assert_eq!(kernel::journal::check(&world.house.store.read).await.unwrap().1, []);
}

#[tokio::test]
async fn a_server_that_had_it_open_nonetheless_writes_nothing_more() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    clerk.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(201);
    // As if its lock had been lost.
    key::reindex(&world.another_house().await, &|_, _, _| {}).await.unwrap();
    world.house.store.follow_keys().await.unwrap();
    assert!(matches!(world.house.store.vault.seal("phone", "1"), Err(Error::Busy(_))));
    clerk.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(503);
}

/// By which connections of a server programs have the store open.
const HOLDERS: &str = "
    SELECT CAST(pid AS TEXT) FROM pg_locks
    WHERE locktype = 'advisory' AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND classid = 220583 AND CAST(objid AS BIGINT) = (CAST(hashtext(current_schema()) AS BIGINT) & 4294967295)";

#[tokio::test]
async fn a_hold_that_went_with_its_connection_is_taken_again() {
    let world = World::new().await;
    let store = behind(&world).await;
    if store.get_database_backend() == DbBackend::Sqlite {
        // A lock on a file goes with its program only.
        return;
    }
    let held = column(&store, HOLDERS).await;
    assert_eq!(held.len(), 1, "{held:?}");
    let ended = column(&store, &format!("SELECT CAST(pg_terminate_backend({}) AS TEXT)", held[0])).await;
    assert_eq!(ended, ["true"]);
    let mut again = held.clone();
    for _ in 0..300 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        again = column(&store, HOLDERS).await;
        if !again.is_empty() && again != held {
            break;
        }
    }
    assert!(again.len() == 1 && again != held, "{again:?} after {held:?}");
    let refused = alone(&world).await.err().unwrap();
    assert!(refused.to_string().contains("has this store open"), "{refused}");
    // It is the server's as before: with the server it goes.
    world.house.store.close().await.unwrap();
    alone(&world).await.unwrap().store.close().await.unwrap();
    store.close().await.unwrap();
}
