//! Documents that the code writes: the contract, the role table, the tables. A change there is reviewed first.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use sea_orm::{ConnectionTrait, Database, Statement};
use server::rooms::{
    account, acts, alert, approval, area, audit, checkpoint, coverage, crossing, directive, isolation, key, message,
    need, notice, own_data, pass, retention, round, sync,
};

use crate::world::World;

/// Compares a document with what the code says, or writes it with `UPDATE=1`.
pub fn golden(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
        return;
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = known.lines().zip(text.lines()).position(|(known, now)| known != now);
    let at = differs.or_else(|| (known.lines().count() != text.lines().count()).then(|| known.lines().count()));
    assert!(
        at.is_none(),
        "docs/{name} is out of date from line {}; run UPDATE=1 make test",
        at.unwrap_or_default() + 1
    );
}

#[test]
fn the_contract_is_the_one_in_the_docs() {
    golden("openapi.json", &(server::http::document().to_pretty_json().unwrap() + "\n"));
}

/// Acts that no operation of the API carries out.
fn without_operation() -> BTreeSet<&'static str> {
    let of_the_house = [
        account::FAIL_SIGN_IN,
        account::NOTE_SEEN,
        area::LOAD_AREAS,
        alert::RAISE_ALERT,
        alert::ESCALATE_ALERT,
        isolation::SEND_MESSAGE,
        server::http::live::FOLLOW_CHANGES,
    ];
    let of_the_clock = [
        isolation::OF_THE_CLOCK,
        need::OF_THE_CLOCK,
        checkpoint::OF_THE_CLOCK,
        crossing::OF_THE_CLOCK,
        pass::OF_THE_CLOCK,
        round::OF_THE_CLOCK,
        directive::OF_THE_CLOCK,
        sync::OF_THE_CLOCK,
        message::OF_THE_CLOCK,
        coverage::OF_THE_CLOCK,
        audit::OF_THE_CLOCK,
        retention::OF_THE_CLOCK,
        approval::AT_THE_DOOR,
        approval::OF_THE_CLOCK,
        key::OF_THE_CLOCK,
        own_data::OF_THE_CLOCK,
    ];
    of_the_clock.into_iter().flatten().chain(&of_the_house).map(|act| act.code).collect()
}

#[test]
fn every_operation_is_an_act_of_its_room() {
    let document: serde_json::Value = serde_json::from_str(&server::http::document().to_json().unwrap()).unwrap();
    let mut operations = BTreeSet::new();
    for path in document["paths"].as_object().unwrap().values() {
        for operation in path.as_object().unwrap().values() {
            let id = operation["operationId"].as_str().unwrap().to_owned();
            let act = acts().into_iter().find(|act| act.operation_id() == id);
            let act = act.unwrap_or_else(|| panic!("{id} is no act"));
            assert_eq!(act.code.split('.').next(), operation["tags"][0].as_str(), "{id}");
            assert!(operations.insert(id.clone()), "{id} stands twice");
        }
    }
    let done = |act: &&kernel::Act| operations.contains(&act.operation_id());
    let undone: BTreeSet<&str> = acts().iter().filter(|act| !done(act)).map(|act| act.code).collect();
    assert_eq!(undone, without_operation());
}

#[tokio::test]
async fn who_may_do_what_is_a_table() {
    let world = World::new().await;
    let roles: Vec<_> = world.house.roles.iter().collect();
    let mut table =
        String::from("Who may do what, within the area of the post. Written from policy/roles.toml by a test.\n\n");
    for (at, role) in roles.iter().enumerate() {
        writeln!(table, "{:>2}  {:<17} {} · {}", at + 1, role.code, role.zh, role.en).unwrap();
    }
    write!(table, "\n{:<32}", "act").unwrap();
    for at in 0..roles.len() {
        write!(table, "{:>3}", at + 1).unwrap();
    }
    table.push('\n');
    for act in acts() {
        write!(table, "{:<32}", act.code).unwrap();
        for role in &roles {
            write!(table, "{:>3}", if role.acts.contains(act.code) { "x" } else { "." }).unwrap();
        }
        let everyone = match act {
            act if account::WITHOUT_ROLE.contains(&act) => " (needs no role)",
            act if notice::OPEN_TO_ALL.contains(&act) => " (open to everybody)",
            _ => "",
        };
        writeln!(table, "  {}{everyone}", act.zh).unwrap();
    }
    golden("who-may-do-what.txt", &table);
}

#[tokio::test]
async fn the_tables_are_those_in_the_docs() {
    if std::env::var_os("WANGGE_TEST_POSTGRES").is_some() {
        return; // The same text makes the tables on both; it is compared as SQLite keeps it.
    }
    let world = World::new().await;
    let url = world.house.config.store.clone().unwrap();
    let store = Database::connect(url).await.unwrap();
    let select = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name";
    let rows = store.query_all_raw(Statement::from_string(store.get_database_backend(), select)).await.unwrap();
    let statements = rows.iter().map(|row| row.try_get::<String>("", "sql").unwrap() + ";\n");
    golden("schema.sql", &statements.collect::<Vec<_>>().join("\n"));
}
