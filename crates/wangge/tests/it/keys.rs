//! Another master key, and another data key with the program killed while it seals everything anew.

use std::path::PathBuf;
use std::time::Duration;

use reqwest::StatusCode;
use sea_orm::{ConnectionTrait, Database};
use serde_json::json;
use uuid::Uuid;

use crate::backup::{elsewhere, key};
use crate::cluster::Cluster;
use crate::gatehouse::Gatehouse;
use crate::place::{Ended, Place, Server};

/// Where the place keeps its master key.
fn key_file(place: &Place) -> PathBuf {
    place.folder.path().join(if place.file().is_some() { "city.db.key" } else { "wangge.key" })
}

fn doctor_with(place: &Place, file: &str) -> Ended {
    place.program().env("WANGGE_KEY_FILE", file).arg("doctor").output().unwrap().into()
}

#[tokio::test]
async fn another_master_key_takes_the_place_of_the_old() {
    let city = Gatehouse::new(Place::new().await).await;
    let place = &city.place;
    let server = city.start().await;
    city.sign_in(&server).await;
    let wrong = place.write("wrong.key", "ab".repeat(32));
    #[cfg(unix)]
    std::fs::set_permissions(&wrong, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    place
        .run(&["key", "rewrap", "--key-file", &wrong, "--new-key-file", "new.key"])
        .refused("not the one of this store");
    assert!(!place.folder.path().join("new.key").exists(), "nothing is made with a wrong key");
    let own = key_file(place).display().to_string();
    place.run(&["key", "rewrap", "--new-key-file", &own]).refused("the same master key");

    let told = place.run(&["key", "rewrap", "--new-key-file", "new.key"]).well();
    assert!(told.contains("new.key and no other"), "{told}");
    place.run(&["doctor"]).refused("the master key is not the one of this store");
    assert!(doctor_with(place, "new.key").well().contains(", 0 faults"));
    // The running server has its keys in memory and goes on.
    let id = Uuid::now_v7();
    let put = city.client.put(format!("{}/crossings/{id}", server.url)).json(&city.crossing());
    assert_eq!(put.send().await.unwrap().status(), StatusCode::CREATED);
    server.kill();
    std::fs::rename(place.folder.path().join("new.key"), key_file(place)).unwrap();
    let server = city.start().await;
    let shown = city.client.get(format!("{}/crossings/{id}", server.url)).send().await.unwrap();
    assert_eq!(shown.status(), StatusCode::OK);
    server.kill();
}

#[tokio::test]
async fn interrupted_at_any_moment_the_store_opens_with_one_of_the_two() {
    let place = Place::new().await;
    place.init();
    let mut known = key_file(&place).display().to_string();
    for n in 0..8 {
        let next = format!("next{n}.key");
        let mut under_way = place.program();
        under_way.args(["key", "rewrap", "--key-file", &known, "--new-key-file", &next]);
        under_way.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        let mut under_way = under_way.spawn().unwrap();
        tokio::time::sleep(Duration::from_millis(40 * n)).await;
        under_way.kill().unwrap();
        under_way.wait().unwrap();
        // A server may still finish what it was told last.
        let opens = || [&known, &next].map(|file| doctor_with(&place, file).code == Some(0));
        let [_, new] = (0..3).map(|_| opens()).find(|[old, new]| old != new).expect("one of the two opens it");
        if new {
            known = next;
        }
    }
}

/// Waits until the doctor says something.
async fn until_doctor_says(place: &Place, wanted: impl Fn(&str) -> bool) -> String {
    for _ in 0..600 {
        let told = place.run(&["doctor"]).well();
        if wanted(&told) {
            return told;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("the change of the data key did not get that far");
}

#[tokio::test]
async fn killed_while_it_seals_anew_it_goes_on_and_copies_from_before_come_back() {
    let city = Gatehouse::new(Place::new().await).await;
    let place = &city.place;
    let folder = place.folder.path().join("copies");
    std::fs::create_dir(&folder).unwrap();
    let copy = place.run(&["backup", &folder.display().to_string()]).well();
    place.run(&["key", "rotate"]).well();
    place.run(&["key", "rotate"]).refused("is being changed already");
    assert!(place.run(&["doctor"]).well().contains("data key 2 seals 0 texts"));
    for minute in [0, 10, 20] {
        let at = format!("2020-01-26T08:{minute:02}:00");
        let server = Server::start_at(place, city.port, &city.client, &at).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        server.kill();
    }
    let server = Server::start_at(place, city.port, &city.client, "2020-01-26T08:30:00").await;
    let told = until_doctor_says(place, |told| told.contains("data key 1 seals 0 texts")).await;
    assert!(told.contains("sealed anew, 0 that do not open") && told.contains(", 0 faults"), "{told}");
    server.kill();
    let server = Server::start_at(place, city.port, &city.client, "2020-01-26T12:00:00").await;
    // Doctor reads the keys and how far the change is one after the other, and it may end in between.
    let over = |told: &str| !told.contains("under way") && !told.contains("data key 1");
    let told = until_doctor_says(place, over).await;
    assert!(told.contains("data key 2 seals") && told.contains(", 0 faults"), "{told}");
    server.kill();

    // A copy from before has the keys of then, wrapped by the master key of then.
    let master = key(place);
    place.run(&["key", "rewrap", "--new-key-file", "new.key"]).well();
    let new = std::fs::read_to_string(place.folder.path().join("new.key")).unwrap();
    let back = elsewhere(place).await;
    let restore = |key: &str| -> Ended {
        back.program().args(["restore", copy.trim()]).env("WANGGE_KEY", key.trim()).output().unwrap().into()
    };
    restore(&new).refused("the master key is not the one of this backup");
    let told = restore(&master).well();
    assert!(told.contains("data key 1 seals") && told.contains(", 0 faults"), "{told}");
}

/// Every fingerprint of persons and doors, and the note with the keys.
async fn fingerprints(place: &Place) -> (Vec<Vec<u8>>, String) {
    use sea_orm::Statement;
    let store = place.database().await;
    let select = async |text: &str| {
        store.query_all_raw(Statement::from_string(store.get_database_backend(), text)).await.unwrap()
    };
    let bytes =
        "SELECT identity AS b FROM person UNION ALL SELECT phone_index FROM person WHERE phone_index IS NOT NULL
                 UNION ALL SELECT address_index FROM household UNION ALL SELECT digest FROM arrival ORDER BY b";
    let all = select(bytes).await.iter().map(|row| row.try_get("", "b").unwrap()).collect();
    let note = select("SELECT value FROM store_note WHERE key = 'data_keys'").await[0].try_get("", "value").unwrap();
    store.close().await.unwrap();
    (all, note)
}

#[tokio::test]
async fn another_index_key_with_the_house_closed() {
    let city = Gatehouse::new(Place::new().await).await;
    let place = &city.place;
    let server = city.start().await;
    city.sign_in(&server).await;
    let id = Uuid::now_v7();
    let crossing = city.crossing();
    let url = |server: &Server| format!("{}/crossings/{id}", server.url);
    let put = city.client.put(url(&server)).json(&crossing).send().await.unwrap();
    assert_eq!(put.status(), StatusCode::CREATED);
    let before = fingerprints(place).await;
    place.run(&["key", "reindex"]).refused("a server or another program has this store open");
    assert_eq!(fingerprints(place).await, before);
    server.kill();

    // Killed at any moment, either nothing happened or all of it.
    let mut known = before.clone();
    for n in 0..8 {
        let mut under_way = place.program();
        under_way.args(["key", "reindex"]).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        let mut under_way = under_way.spawn().unwrap();
        tokio::time::sleep(Duration::from_millis(60 * n)).await;
        under_way.kill().unwrap();
        under_way.wait().unwrap();
        // A server of PostgreSQL may still finish what it was told last.
        tokio::time::sleep(Duration::from_millis(300)).await;
        let now = fingerprints(place).await;
        assert_eq!(now.0 == known.0, now.1 == known.1, "the key and the fingerprints change together");
        known = now;
        city.doctor();
    }
    let told = place.run(&["key", "reindex"]).well();
    assert!(told.contains("print them again") && told.contains("the old one is gone"), "{told}");
    assert!(told.contains("nothing of the old fingerprints is left"), "{told}");
    let after = fingerprints(place).await;
    assert_eq!(after.0.len(), before.0.len());
    assert!(after.0.iter().all(|one| one.is_empty() || !before.0.contains(one)));
    assert_ne!(after.1, before.1);
    city.doctor();
    place.run(&["key", "rotate"]).well();
    let server = city.start().await;
    let shown = city.client.get(url(&server)).send().await.unwrap();
    assert_eq!(shown.status(), StatusCode::OK);
    // What came in before is another request now; what comes for the first time is taken.
    let again = city.client.put(url(&server)).json(&crossing).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::CONFLICT);
    let put = city.client.put(format!("{}/crossings/{}", server.url, Uuid::now_v7())).json(&city.crossing());
    assert_eq!(put.send().await.unwrap().status(), StatusCode::CREATED);
    let known = json!({ "plate": crossing["plate"] });
    let known = city.client.post(format!("{}/crossings/known-vehicle", server.url)).json(&known).send().await.unwrap();
    assert_eq!(known.json::<serde_json::Value>().await.unwrap()["rows"].as_array().unwrap().len(), 1);
    server.kill();
}

#[tokio::test]
async fn what_others_keep_in_the_schema_holds_up_no_other_index_key() {
    let Some(cluster) = Cluster::start() else {
        println!("skipped: PostgreSQL is not installed");
        return;
    };
    let root = Database::connect(cluster.store()).await.unwrap();
    let run = async |text: &str| root.execute_unprepared(text).await.unwrap();
    run("CREATE ROLE keeper LOGIN").await;
    run("CREATE SCHEMA city AUTHORIZATION keeper").await;
    let store = cluster.store().replace("wangge@", "keeper@") + "?options=-csearch_path%3Dcity";
    let place = Place { store, ..Place::new().await };
    place.init();
    run("CREATE TABLE city.theirs (id INT)").await;
    let told = place.run(&["key", "reindex"]).well();
    assert!(told.contains("nothing of the old fingerprints is left"), "{told}");
    // A table of its own that is another's now would stay as it was.
    run("ALTER TABLE city.person OWNER TO wangge").await;
    run("GRANT ALL ON city.person TO keeper").await;
    place.run(&["key", "reindex"]).refused("made the tables");
    root.close().await.unwrap();
}
