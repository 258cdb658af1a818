//! Care teams: proposed, assigned, watched over; who is missing and when nobody watches.

use serde_json::{Value, json};

use crate::world::{CITY, COMMUNITY, ELSEWHERE, GRID, Person, STREET, World, id, isolated, order, returnee};

#[tokio::test]
async fn all_households_of_a_street_get_their_teams_at_once() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    in_post(&world, "grid_member", GRID).await;
    in_post(&world, "medic", STREET).await;
    for n in 0..3 {
        let mut body = returnee(GRID);
        body["address"] = json!(format!("{n}号楼"));
        isolated(&clerk, body).await;
    }
    let done = clerk.post("/care-teams/assign-proposed", json!({ "area": STREET })).await.is(200);
    assert_eq!(done, json!({ "assigned": 3, "incomplete": 3, "without": 0 }));
    let again = clerk.post("/care-teams/assign-proposed", json!({ "area": STREET })).await.is(200);
    assert_eq!(again["assigned"], 0);
    clerk.post("/care-teams/assign-proposed", json!({ "area": "220581104" })).await.wrong("area", "area_outside");
}

/// Somebody in a post who never signs in: a name in a team.
async fn in_post(world: &World, role: &str, area: &str) {
    world.worker(role, area).await;
}

#[tokio::test]
async fn a_team_of_seven_shows_who_is_missing_and_the_hour_nobody_watches() {
    let world = World::new().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    for (role, area, n) in
        [("grid_member", GRID, 1), ("medic", STREET, 1), ("police_officer", STREET, 1), ("unit_staff", STREET, 4)]
    {
        for _ in 0..n {
            in_post(&world, role, area).await;
        }
    }
    in_post(&world, "unit_staff", "220581104").await;
    let place = isolated(&leader, returnee(GRID)).await;
    let home = leader.get(&place).await.is(200)["household_id"].as_str().unwrap().to_owned();
    leader.get(&format!("/households/{home}/care-team")).await.refused(404, "not_found");
    assert_eq!(leader.get("/isolations?gaps=true").await.is(200)["rows"].as_array().unwrap().len(), 1);

    let proposal = leader.get(&format!("/households/{home}/care-team/proposal")).await.is(200);
    assert_eq!((&proposal["template"], &proposal["shortfall"]), (&json!("town"), &json!({ "unit_staff": 1 })));
    let mut members: Vec<Value> = proposal["members"].as_array().unwrap().clone();
    assert_eq!(members.len(), 7, "nobody is fetched from another township");
    assert_eq!(members[0]["role"], "cadre");
    for member in &mut members {
        let fields = member.as_object_mut().unwrap();
        fields.retain(|field, _| ["worker_id", "role", "watch_from", "watch_hours"].contains(&field.as_str()));
    }
    let team = format!("/care-teams/{}", id());
    let body =
        |members: &[Value], version: Value| json!({ "household_id": home, "members": members, "version": version });
    let assigned = leader.put(&team, body(&members, Value::Null)).await.is(201);
    assert_eq!((&assigned["complete"], &assigned["gaps"]), (&json!(false), &json!([])));
    leader.put(&team, body(&members, Value::Null)).await.is(200);
    leader.put(&format!("/care-teams/{}", id()), body(&members, Value::Null)).await.refused(409, "team_exists");
    let meal = leader.get("/tasks?kind=isolation.meal").await.is(200)["rows"][0].clone();
    assert!(meal["holder"].is_string());

    // The eighth comes; now it is complete.
    in_post(&world, "unit_staff", STREET).await;
    let whole = leader.get(&format!("/households/{home}/care-team/proposal")).await.is(200);
    let known: Vec<&Value> = members.iter().map(|member| &member["worker_id"]).collect();
    let eighth = whole["members"].as_array().unwrap().iter().find(|one| !known.contains(&&one["worker_id"])).unwrap();
    let mut eight = members.clone();
    eight.push(json!({ "worker_id": eighth["worker_id"], "role": "unit_staff", "watch_from": 0, "watch_hours": 0 }));
    leader.put(&team, body(&eight, json!(7))).await.refused(409, "version_conflict");
    let assigned = leader.put(&team, body(&eight, json!(1))).await.is(201);
    assert_eq!((&assigned["complete"], &assigned["shortfall"]), (&json!(true), &json!({})));
    assert_eq!(leader.get("/isolations?gaps=true").await.is(200)["rows"], json!([]));
    let mut twice = eight.clone();
    twice.push(eight[0].clone());
    leader.put(&team, body(&twice, json!(2))).await.wrong("members[8].worker_id", "member_twice");

    // Whoever watched at two in the morning is ill: the gap is told at ten in the evening.
    for member in &mut eight {
        let from = member["watch_from"].as_u64().unwrap();
        if from <= 2 && 2 < from + member["watch_hours"].as_u64().unwrap() {
            member["watch_hours"] = json!(0);
        }
    }
    let gap = leader.put(&team, body(&eight, json!(2))).await.is(201)["gaps"].clone();
    assert!(gap.as_array().unwrap().contains(&json!(2)), "{gap}");
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(leader.get("/alerts").await.is(200)["rows"], json!([]));
    world.at("2020-02-10", 22);
    leader.sign_in().await;
    server::jobs::run_due(&world.house).await.unwrap();
    server::jobs::run_due(&world.house).await.unwrap();
    let alerts = leader.get("/alerts").await.is(200);
    let gaps = alerts["rows"].as_array().unwrap().iter().filter(|row| row["rule"] == "isolation.team_gap").count();
    assert_eq!(gaps, 1, "{alerts}");

    // With the last one free the team is free too.
    order(&leader, &place, json!({ "change": "refer" })).await.is(201);
    leader.get(&format!("/households/{home}/care-team")).await.refused(404, "not_found");
    leader.put(&team, body(&members, json!(4))).await.wrong("household_id", "household_unknown");
    let neighbour = world.worker("community_lead", "220581001003").await;
    neighbour.put(&team, body(&members, json!(3))).await.wrong("household_id", "household_unknown");
}

#[tokio::test]
async fn a_team_reaches_its_household_and_leaves_no_task_with_who_left() {
    let world = World::new().await;
    let leader = world.worker("community_lead", COMMUNITY).await;
    for (role, area) in [("grid_member", GRID), ("unit_staff", STREET), ("unit_staff", ELSEWHERE)] {
        in_post(&world, role, area).await;
    }
    let commander = world.worker("commander", CITY).await;
    let of = async |role: &str, area: &str| {
        let found = commander.get(&format!("/workers?role={role}&area={area}")).await.is(200);
        found["rows"][0]["id"].clone()
    };
    let (cadre, staff, far) =
        (of("grid_member", GRID).await, of("unit_staff", STREET).await, of("unit_staff", ELSEWHERE).await);
    let member =
        |worker: &Value, role: &str| json!({ "worker_id": worker, "role": role, "watch_from": 0, "watch_hours": 12 });
    let place = isolated(&leader, returnee(GRID)).await;
    let home = leader.get(&place).await.is(200)["household_id"].clone();
    let team = format!("/care-teams/{}", id());
    let body = |members: Value, version: Value| json!({ "household_id": home, "members": members, "version": version });
    leader.put(&team, body(json!([]), Value::Null)).await.wrong("members", "members_count");
    let outside = body(json!([member(&far, "unit_staff")]), Value::Null);
    leader.put(&team, outside).await.wrong("members[0].worker_id", "worker_elsewhere");
    let two = json!([member(&cadre, "cadre"), member(&staff, "unit_staff")]);
    leader.put(&team, body(two, Value::Null)).await.is(201);
    let holders = async || {
        let rows = leader.get("/tasks?kind=isolation.meal&state=open").await.is(200)["rows"].clone();
        rows.as_array().unwrap().iter().map(|row| row["holder"].clone()).collect::<Vec<_>>()
    };
    let today = async |who: &Person| {
        let rows = who.get("/tasks/today").await.is(200)["rows"].clone();
        rows.as_array().unwrap().iter().filter(|row| row["kind"] == "isolation.meal").count()
    };
    assert!(!holders().await.is_empty());
    assert_eq!(today(&leader).await, 0);
    // The unit's staff leave the team: their meals fall to whoever answers for the grid.
    leader.put(&team, body(json!([member(&cadre, "cadre")]), json!(1))).await.is(201);
    let stale = leader.put(&team, body(json!([member(&staff, "unit_staff")]), json!(1))).await;
    assert_eq!(stale.refused(409, "version_conflict")["current"]["version"], 2);
    let rows = leader.get("/tasks?kind=isolation.temperature&state=open").await.is(200)["rows"].clone();
    assert!(holders().await.iter().all(|holder| *holder == rows[0]["holder"]));

    // In hospital for a night: the team waits. Handed over from there: it is free.
    order(&leader, &place, json!({ "change": "suspend" })).await.is(201);
    let home = home.as_str().unwrap();
    leader.get(&format!("/households/{home}/care-team")).await.is(200);
    order(&leader, &place, json!({ "change": "refer" })).await.is(201);
    leader.get(&format!("/households/{home}/care-team")).await.refused(404, "not_found");
}
