//! Ten thousand alerts in a minute: they can still be read, told and dealt with.

use serde_json::{Value, json};
use server::rooms::alert::{self, NewAlert};
use server::rooms::message;

use crate::world::{CITY, COMMUNITY, GRID, NEXT_GRID, STREET, World, id, phone};

const MANY: usize = 10_000;

/// A rule sees so many causes at once.
async fn storm(world: &World, many: usize) {
    let house = &world.house;
    let rule = alert::RULES.iter().find(|rule| rule.code == "isolation.misses").unwrap();
    let new = |n: usize| NewAlert {
        rule,
        area: if n.is_multiple_of(2) { GRID } else { NEXT_GRID }.parse().unwrap(),
        subject_kind: "household",
        subject_id: id(),
        person_id: None,
        cause: format!("storm {n}"),
        detail: json!({ "in_a_row": 2 }),
        named: alert::Named::default(),
    };
    let all = (0..many).map(new).collect();
    house
        .store
        .journal
        .record(&house.actor("test"), alert::RAISE_ALERT, &house.city, async |tx| {
            tx.nothing_changed();
            alert::raise_many(tx, &house.store, all).await
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn ten_thousand_alerts_stay_usable() {
    let world = World::new().await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let neighbour = world.worker("township_clerk", "220581104").await;
    world.has_phone(&lead, &phone()).await;
    storm(&world, MANY).await;
    // The same causes again: nobody is told twice.
    storm(&world, 100).await;
    message::tell_due(&world.house).await.unwrap();
    // One line in the inbox, one message, however many.
    let inbox = lead.get("/inbox").await.is(200);
    assert_eq!((&inbox["unread"], &inbox["rows"][0]["n"]), (&json!(1), &json!(MANY)));
    let messages = clerk.get("/messages").await.is(200);
    assert_eq!((messages["rows"].as_array().unwrap().len(), &messages["rows"][0]["n"]), (1, &json!(MANY)));
    assert!(messages["rows"][0]["text"].as_str().unwrap().contains("连续漏测体温 10000 条"), "{messages}");
    // Two groups, opened and dealt with.
    let groups = clerk.get(&format!("/alerts/groups?area={COMMUNITY}")).await.is(200);
    assert_eq!((&groups["n"], groups["rows"].as_array().unwrap().len()), (&json!(MANY), 2));
    let whole = clerk.get("/alerts/groups").await.is(200);
    assert_eq!((&whole["rows"][0]["area"], &whole["rows"][0]["open"]), (&json!(COMMUNITY), &json!(MANY)));
    assert_eq!(neighbour.get("/alerts/groups").await.is(200)["n"], 0);
    let page = clerk.get("/alerts?rule=isolation.misses&state=open").await.is(200);
    assert_eq!((page["rows"].as_array().unwrap().len(), page["next"].is_string()), (50, true));
    let group = |area: &str, outcome: Value| json!({ "rule": "isolation.misses", "area": area, "until": groups["rows"][0]["last_at"], "outcome": outcome });
    neighbour.post("/alerts/settle", group(GRID, json!("偷关"))).await.refused(404, "not_found");
    let taken = clerk.post("/alerts/settle", group(GRID, Value::Null)).await.is(200);
    assert_eq!((&taken["ok"], &taken["more"], &taken["rows"][0]["outcome"]), (&json!(500), &json!(true), &json!("ok")));
    let mut closed = 0;
    loop {
        let done = clerk.post("/alerts/settle", group(GRID, json!("网络故障，已补测"))).await.is(200);
        closed += done["ok"].as_u64().unwrap();
        if done["more"] == false {
            break;
        }
    }
    assert_eq!(closed, MANY as u64 / 2);
    assert_eq!(clerk.get("/alerts/groups").await.is(200)["n"], MANY / 2);
    let done = clerk.get(&format!("/alerts?state=closed&area={GRID}&limit=1")).await.is(200);
    assert_eq!(done["rows"][0]["outcome"], "网络故障，已补测");
    let journal = world.journal(&world.worker("administrator", CITY).await, "limit=50").await;
    assert!(journal.to_string().contains("alert.close_alert"));
    let raised = server::rooms::measures().into_iter().find(|one| one.code == "alert.raised").unwrap();
    assert_eq!(kernel::tally::prove(&world.house.store.read, &raised).await.unwrap(), []);
}

#[tokio::test]
async fn a_household_that_nobody_reaches_is_told_after_days() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let member = world.grid_member().await;
    let (home, other, round) = (id(), id(), id());
    for (home, address) in [(home, "1号楼101"), (other, "1号楼102")] {
        clerk.put(&format!("/households/{home}"), json!({ "area": GRID, "address": address })).await.is(201);
    }
    let all =
        json!({ "area": GRID, "name": "清仓", "kind": "full", "starts_on": "2020-02-10", "due_on": "2020-02-20" });
    clerk.put(&format!("/rounds/{round}"), all).await.is(201);
    let knock = async |on: &str, home, outcome: &str| {
        let visit = json!({ "round_id": round, "household_id": home, "at": format!("{on}T09:00:00+08:00"), "outcome": outcome });
        member.put(&format!("/visits/{}", id()), visit).await.is(201);
    };
    knock("2020-02-10", home, "nobody_home").await;
    knock("2020-02-10", other, "reached").await;
    let mine = async || {
        let mine = member.get("/alerts/mine").await.is(200);
        let rows = mine["rows"].as_array().unwrap().clone();
        rows.into_iter().filter(|row| row["rule"] == "round.unreached").collect::<Vec<_>>()
    };
    for (on, many) in [("2020-02-12", 0), ("2020-02-13", 1), ("2020-02-14", 1)] {
        world.at(on, 9);
        for who in [&clerk, &member] {
            who.sign_in().await;
        }
        server::jobs::run_due(&world.house).await.unwrap();
        assert_eq!(
            clerk.get("/alerts?rule=round.unreached").await.is(200)["rows"].as_array().unwrap().len(),
            many,
            "{on}"
        );
    }
    let rows = clerk.get("/alerts?rule=round.unreached").await.is(200);
    assert_eq!((&rows["rows"][0]["subject"]["id"], &rows["rows"][0]["detail"]["days"]), (&json!(home), &json!(3)));
    // Whoever is reached closes it.
    knock("2020-02-14", home, "reached").await;
    let rows = clerk.get("/alerts?rule=round.unreached").await.is(200);
    assert_eq!((&rows["rows"][0]["state"], &rows["rows"][0]["outcome"]), (&json!("closed"), &json!("已见到")));
    assert_eq!(mine().await, [] as [Value; 0]);
}
