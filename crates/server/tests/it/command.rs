//! Two evenings of the command: posts that fall vacant at six are heard of before the shift, and a fever is heard of at once by
//! everybody it concerns.

use serde_json::{Value, json};

use crate::live::Stream;
use crate::world::{CITY, COMMUNITY, GRID, Person, STREET, World, id, isolated, returnee};

async fn rows(who: &Person, path: &str) -> Vec<Value> {
    who.get(path).await.is(200)["rows"].as_array().unwrap().clone()
}

async fn me(who: &Person) -> Value {
    who.get("/me").await.is(200)["worker_id"].clone()
}

/// The grids of one member besides.
const GRIDS: usize = 12;

#[tokio::test]
async fn posts_fall_vacant_at_six_and_the_township_hears_of_it_before_the_shift() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    let lead = world.worker("township_lead", STREET).await;
    let neighbour = world.worker("township_lead", "220581104").await;
    let member = world.grid_member().await;
    let post = |area: &str| json!({ "worker_id": null, "role": "grid_member", "area": area, "from": "2020-02-10" });
    let who = me(&member).await;
    let mut grids = vec![];
    for n in 0..GRIDS {
        let code = format!("{COMMUNITY}{:03}", 101 + n);
        admin.put(&format!("/areas/{code}"), json!({ "name": format!("第{}网格", 101 + n) })).await.is(201);
        let mut held = post(&code);
        held["worker_id"] = who.clone();
        admin.put(&format!("/posts/{}", id()), held).await.is(201);
        grids.push(code);
    }
    let gate = id();
    let set_up =
        json!({ "area": COMMUNITY, "kind": "village", "name": "村口卡点", "place": "村口", "hours": "00:00-24:00" });
    clerk.put(&format!("/checkpoints/{gate}"), set_up).await.is(201);
    server::jobs::run_due(&world.house).await.unwrap();
    let vacant = async || rows(&clerk, "/alerts?rule=coverage.vacant&state=open&limit=200").await;
    assert_eq!(vacant().await.len(), 0, "what was never filled is listed and fell to nobody");

    // At four the member is found to be a contact and stays at home from six on: all those grids are without anybody.
    world.at("2020-02-10", 16);
    for person in [&clerk, &lead, &neighbour, &admin] {
        person.sign_in().await;
    }
    let away = format!("/absences/{}", id());
    let from_six = json!({ "worker_id": who, "from": "2020-02-10T18:00:00+08:00", "reason": "密切接触者" });
    clerk.put(&away, from_six).await.is(201);
    server::jobs::run_due(&world.house).await.unwrap();
    server::jobs::send_due(&world.house).await.unwrap();
    let coming = rows(&clerk, &format!("/gaps?area={COMMUNITY}&state=coming&rule=grid_member&limit=200")).await;
    assert_eq!(coming.len(), GRIDS + 1);
    for gap in &coming {
        assert_eq!((&gap["begins_at"], &gap["due_at"]), (&json!("2020-02-10T10:00:00.000Z"), &gap["begins_at"]));
        assert_eq!(gap["owner"]["worker_id"], me(&lead).await, "nobody leads the community: it is the township's");
    }
    // However many fall vacant at once, it is one row, and one line in the inbox.
    assert_eq!(vacant().await.len(), GRIDS + 1);
    let inbox = lead.get("/inbox").await.is(200);
    assert_eq!(
        (&inbox["unread"], &inbox["rows"][0]["rule"], &inbox["rows"][0]["n"]),
        (&json!(1), &json!("coverage.vacant"), &json!(GRIDS + 1))
    );
    let groups = rows(&clerk, "/alerts/groups").await;
    let group = groups.iter().find(|group| group["rule"] == "coverage.vacant").unwrap();
    assert_eq!(group["open"], GRIDS + 1);
    assert_eq!(neighbour.get("/inbox").await.is(200)["unread"], 0);
    assert_eq!(rows(&neighbour, "/gaps").await.iter().filter(|gap| gap["state"] == "coming").count(), 0);

    // At half past five somebody else takes over half of them. At six the others are there, and late.
    world.at_minute("2020-02-10", 17, 30);
    let substitute = me(&world.worker("grid_member", GRID).await).await;
    for code in &grids[..GRIDS / 2] {
        let mut held = post(code);
        held["worker_id"] = substitute.clone();
        admin.put(&format!("/posts/{}", id()), held).await.is(201);
    }
    world.at_minute("2020-02-10", 18, 1);
    for person in [&clerk, &lead] {
        person.sign_in().await;
    }
    server::jobs::run_due(&world.house).await.unwrap();
    let now = rows(&clerk, &format!("/gaps?area={COMMUNITY}&state=now&rule=grid_member&limit=200")).await;
    let late: Vec<&Value> = now.iter().filter(|gap| gap["begins_at"] == "2020-02-10T10:00:00.000Z").collect();
    assert_eq!(late.len(), GRIDS - GRIDS / 2, "{now:?}");
    assert!(late.iter().all(|gap| gap["overdue"] == true), "{late:?}");
    assert_eq!(vacant().await.len(), GRIDS - GRIDS / 2);
    for measure in server::rooms::measures() {
        assert_eq!(kernel::tally::prove(&world.house.store.read, &measure).await.unwrap(), [], "{}", measure.code);
    }

    // A look that finds nothing new leaves no line.
    let looks =
        async || world.journal(&admin, "act=coverage.check_gaps&limit=200").await["rows"].as_array().unwrap().len();
    admin.sign_in().await;
    let before = looks().await;
    let mut again = post(GRID);
    again["worker_id"] = substitute.clone();
    admin.put(&format!("/posts/{}", id()), again).await.is(201);
    let door = json!({ "area": GRID, "address": "9号楼" });
    clerk.put(&format!("/households/{}", id()), door).await.is(201);
    server::jobs::run_due(&world.house).await.unwrap();
    assert_eq!(looks().await, before);
    assert!(before > 0);
}

#[tokio::test]
async fn a_fever_reaches_the_medic_the_team_lead_and_the_board() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let commander = world.worker("commander", CITY).await;
    let (lead, medic) = (world.grid_member().await, world.worker("medic", STREET).await);
    let stranger = world.worker("medic", "220581104").await;
    let place = isolated(&clerk, returnee(GRID)).await;
    let home = clerk.get(&place).await.is(200)["household_id"].clone();
    let mut members = vec![];
    for (who, role) in [(&lead, "cadre"), (&medic, "medic")] {
        members.push(json!({ "worker_id": me(who).await, "role": role, "watch_from": 0, "watch_hours": 24 }));
    }
    let team = json!({ "household_id": home, "members": members, "version": null });
    clerk.put(&format!("/care-teams/{}", id()), team).await.is(201);
    let mut board = Stream::of(&commander, "/live?board=220581").await;

    let fever = json!({ "isolation_id": place.rsplit('/').next(), "celsius": 38.4, "measured_by": "team" });
    lead.put(&format!("/readings/{}", id()), fever).await.is(201);
    // The open board is told, without asking; what it shows then counts the fever.
    loop {
        let told = board.next().await.unwrap();
        let shown = commander.get(&format!("/board?area=220581&since={}", told["seq"])).await.is(200);
        if shown["figures"]["isolation.fever"]["day"] == 1 {
            break;
        }
    }
    // It stands with the medic of the team at once, on the page of what waits for a medic and in the inbox.
    server::jobs::send_due(&world.house).await.unwrap();
    let mine = async |who: &Person| {
        let all = rows(who, "/alerts/mine").await;
        all.into_iter().filter(|row| row["rule"] == "isolation.fever").count()
    };
    assert_eq!((mine(&medic).await, mine(&lead).await, mine(&stranger).await), (1, 0, 0));
    assert_eq!(medic.get("/inbox").await.is(200)["rows"][0]["rule"], "isolation.fever");
    assert_eq!(rows(&medic, "/readings?unjudged=true").await.len(), 1);
    assert_eq!(rows(&stranger, "/readings?unjudged=true").await.len(), 0);
    // Nobody says that they look after it: five minutes later it is the team lead's.
    world.at_minute("2020-02-10", 9, 6);
    server::jobs::run_due(&world.house).await.unwrap();
    server::jobs::send_due(&world.house).await.unwrap();
    assert_eq!((mine(&lead).await, mine(&stranger).await), (1, 0));
    assert_eq!(lead.get("/inbox").await.is(200)["rows"][0]["rule"], "isolation.fever");
}
