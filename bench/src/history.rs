//! Ten million crossings of half a year: the newest of any scope, where somebody and where a vehicle crossed.

use std::time::Instant;

use hyper::{Method, StatusCode};
use sea_orm::{ConnectionTrait, Database as Connection, DatabaseConnection, DbBackend, Statement};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::arrivals::{connect, person, send};
use crate::house::{City, at, evening};
use crate::site::Database;

/// So many crossed …
const CROSSINGS: i64 = 10_000_000;
/// … in so many days …
const DAYS: i64 = 180;
/// … at so many checkpoints, each in a community of its own.
const GATES: usize = 60;
/// Every so manieth of them is the person and the vehicle whose way is asked for.
const THEIRS: i64 = 100_000;

/// Measures a store.
pub async fn measure(database: Database) {
    let city = City::found(database).await;
    at(&city.house, evening(), 18, 0);
    let communities: Vec<_> = city.grids.iter().step_by(5).copied().take(GATES).collect();
    let store = Connection::connect(&city.site.store).await.unwrap();
    for area in &communities {
        add_gate(&store, area.as_str()).await;
    }
    let clerk = city.sign_in("township_clerk", city.house.city).await;
    register(&city, &clerk).await;
    let begun = Instant::now();
    lay(&store, CROSSINGS, DAYS, city.house.store.clock.now().0, "first.content").await;
    println!(
        "| {database} | {CROSSINGS} crossings laid by SQL (not measured) | {:.0} s | |",
        begun.elapsed().as_secs_f64()
    );

    let grid = city.sign_in("checkpoint_staff", communities[0]).await;
    let street = communities[0].within_level(codes::Level::Township).unwrap();
    let township = city.sign_in("township_clerk", street).await;
    let (number, _) = person(0);
    let person = json!({ "document_type": "id_card", "document_number": number, "purpose": "trace" });
    let vehicle = json!({ "plate": "吉E00000", "purpose": "trace" });
    let one_day = format!("/crossings?day_from={0}&day_to={0}", evening() - chrono::Days::new(90));
    for (what, cookie, path, body) in [
        ("newest 50, the whole city", &clerk, "/crossings", None),
        ("newest 50, one township", &township, "/crossings", None),
        ("newest 50, one checkpoint's community", &grid, "/crossings", None),
        ("newest 50 referred, the whole city", &clerk, "/crossings?decision=refer", None),
        ("50 of a day three months ago, the whole city", &clerk, &one_day, None),
        ("50 of a day three months ago, one township", &township, &one_day, None),
        ("where a person crossed, by ID number", &clerk, "/crossings/of-person", Some(person)),
        ("where a vehicle crossed", &clerk, "/crossings/of-vehicle", Some(vehicle)),
        ("what passed each checkpoint on a day", &clerk, "/passing", None),
        ("the report of the whole city", &clerk, "/sitrep", None),
    ] {
        let (middle, late, answer) = city.ask(cookie, path, body).await;
        let rows = answer["rows"].as_array().map_or(0, Vec::len);
        let hold = if rows > 0 { "≤ 5 ms" } else { "" };
        println!("| {database} | {what}: {rows} rows, p50 (p99) | {middle:.1} ms ({late:.1} ms) | {hold} |");
    }
    store.close().await.unwrap();
}

async fn run(store: &DatabaseConnection, sql: &str) {
    store.execute_unprepared(sql).await.unwrap();
}

async fn add_gate(store: &DatabaseConnection, area: &str) {
    let insert = "INSERT INTO checkpoint (id, digest, area, kind, name, place, hours, state, created_at, version)
                  VALUES ($1, $2, $3, 'road', $4, '路口', '00:00-24:00', 'open', 0, 1)";
    let values = [Uuid::now_v7().into(), vec![0_u8].into(), area.into(), format!("{area}卡点").into()];
    let backend = store.get_database_backend();
    store.execute_raw(Statement::from_sql_and_values(backend, insert, values)).await.unwrap();
}

/// The crossing of which all others are copies: what is sealed in it is opened again when it is shown.
async fn register(city: &City, cookie: &str) {
    let mut sender = connect(&city.address).await.unwrap();
    let (_, _, gates) = send(&mut sender, Method::GET, "/checkpoints?limit=1", cookie, None).await;
    let (number, phone) = person(0);
    let crossing = json!({
        "checkpoint_id": gates["rows"][0]["id"], "at": city.house.store.clock.now().0, "direction": "in", "plate": "吉E00000",
        "people": [{ "name": "李过卡", "document_type": "id_card", "document_number": number, "phone": phone, "temperature": 36.5 }],
        "decision": "admit", "source": "field",
    });
    let path = format!("/crossings/{}", Uuid::now_v7());
    let (status, _, answer): (StatusCode, _, Value) =
        send(&mut sender, Method::PUT, &path, cookie, Some(crossing)).await;
    assert_eq!(status, StatusCode::CREATED, "{answer}");
}

const COLUMNS: &str =
    "id, digest, checkpoint_id, area, at, day, hour, direction, decision, origin_kind, people, content, plate_index,
    person_index, source, recorded_at, worker_id";

/// Copies a crossing over the checkpoints and the days before a moment, indexes afterwards, and counts what was laid as if it had been registered.
pub async fn lay(store: &DatabaseConnection, crossings: i64, days: i64, before: i64, content: &str) {
    let postgres = store.get_database_backend() == DbBackend::Postgres;
    let span = days * 86_400_000;
    let indexes = ["checkpoint", "at", "decided", "plate", "person"];
    for index in indexes {
        run(store, &format!("DROP INDEX crossing_{index}")).await;
    }
    // Of its own for each column: what repeats would pack too well.
    let random = |column: &str| {
        if postgres {
            format!("decode(md5(CAST(i AS TEXT) || '{column}'), 'hex')")
        } else {
            "randomblob(16)".to_owned()
        }
    };
    let (digest, plate, person) = (random("digest"), random("plate"), random("person"));
    let (numbers, id, day, hour) = if postgres {
        (
            format!("generate_series(CAST(1 AS BIGINT), {crossings}) AS k(i)"),
            "CAST(lpad(to_hex(moment), 12, '0') || lpad(to_hex(i), 20, '0') AS UUID)",
            "CAST(to_timestamp(moment / 1000 + 28800) AT TIME ZONE 'UTC' AS DATE)",
            "to_char(to_timestamp(moment / 1000 + 28800) AT TIME ZONE 'UTC', 'HH24')",
        )
    } else {
        (
            format!(
                "(WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < {crossings}) SELECT i FROM k)"
            ),
            "unhex(printf('%012x%020x', moment, i))",
            "date(moment / 1000 + 28800, 'unixepoch')",
            "strftime('%H', moment / 1000 + 28800, 'unixepoch')",
        )
    };
    run(
        store,
        &format!(
            "INSERT INTO crossing ({COLUMNS})
         SELECT {id}, {digest}, gate.id, gate.area, moment, {day}, {hour}, CASE WHEN i % 2 = 0 THEN 'in' ELSE 'out' END,
                CASE WHEN i % 500 = 0 THEN 'refer' ELSE 'admit' END, 'unknown', 1, {content},
                CASE WHEN i % {THEIRS} = 0 THEN first.plate_index ELSE {plate} END,
                CASE WHEN i % {THEIRS} = 0 THEN first.person_index ELSE {person} END, 'field', moment, first.worker_id
         FROM (SELECT i, {before} - {span} + (i - 1) * {span} / {crossings} AS moment FROM {numbers}) AS moments
         JOIN (SELECT row_number() OVER (ORDER BY id) - 1 AS n, id, area FROM checkpoint) AS gate
           ON gate.n = (i * 7919) % (SELECT COUNT(*) FROM checkpoint)
         CROSS JOIN (SELECT * FROM crossing LIMIT 1) AS first"
        ),
    )
    .await;
    for (index, on) in [
        ("checkpoint", "(checkpoint_id, at, id)"),
        ("at", "(at, id)"),
        ("decided", "(decision, at, id) WHERE decision <> 'admit'"),
        ("plate", "(plate_index, at) WHERE plate_index IS NOT NULL"),
        ("person", "(person_index, at) WHERE person_index IS NOT NULL"),
    ] {
        run(store, &format!("CREATE INDEX crossing_{index} ON crossing {on}")).await;
    }
    let (hex, whole) = if postgres {
        ("upper(replace(CAST(checkpoint_id AS TEXT), '-', ''))", "DATE '9999-12-31'")
    } else {
        ("hex(checkpoint_id)", "'9999-12-31'")
    };
    for (measure, facet) in [
        ("crossing.crossings", "decision".to_owned()),
        ("crossing.people", "origin_kind".to_owned()),
        ("crossing.by_hour", format!("{hex} || '/' || hour || '/' || direction || '/' || decision")),
    ] {
        let cells = format!(
            "(SELECT area, day, {facet} AS facet, COUNT(*) AS n FROM crossing WHERE at < {before} GROUP BY 1, 2, 3) AS cells"
        );
        run(
            store,
            &format!(
                "INSERT INTO tally (measure, area, day, facet, n)
                 SELECT '{measure}', area, day, facet, n
                 FROM {cells}
                 WHERE TRUE
                 ON CONFLICT (measure, area, day, facet) DO UPDATE SET n = tally.n + excluded.n"
            ),
        )
        .await;
        run(
            store,
            &format!(
                "WITH above (digits, whole) AS (
                     VALUES (6, 0), (9, 0), (12, 0), (6, 1), (9, 1), (12, 1), (15, 1), (18, 1)
                 )
                 INSERT INTO tally_above (area, measure, day, facet, n)
                 SELECT substr(area, 1, digits), '{measure}', CASE WHEN whole = 1 THEN {whole} ELSE day END, facet,
                        CAST(SUM(n) AS BIGINT)
                 FROM {cells}
                 JOIN above ON length(area) >= digits
                 WHERE TRUE
                 GROUP BY 1, 3, 4
                 ON CONFLICT (area, measure, day, facet) DO UPDATE SET n = tally_above.n + excluded.n"
            ),
        )
        .await;
    }
    // PostgreSQL does that by itself before long; SQLite does not.
    if postgres {
        run(store, "VACUUM ANALYZE crossing").await;
    }
}
