//! Every operation refuses a stranger, somebody whose roles do not hold it, and neighbours from the next grid and from another
//! township. An operation that this walk does not know fails it.

use serde_json::{Value, json};

use super::attempts::{FOLLOW, try_it};
use super::planted::{NAME, plant};
use crate::world::{GRID, NEXT_GRID, STREET, World, id};

pub fn operations() -> Vec<(String, String)> {
    operations_for("session").into_iter().chain([("get".to_owned(), FOLLOW.to_owned())]).collect()
}

/// The operations that somebody with a session calls, or somebody with the secret of a page; those that ask for neither, such as
/// signing in, count as the former.
fn operations_for(scheme: &str) -> Vec<(String, String)> {
    let document: Value = serde_json::from_str(&server::http::document().to_json().unwrap()).unwrap();
    let paths = document["paths"].as_object().unwrap().values();
    let all = paths.flat_map(|path| path.as_object().unwrap());
    let asks = |operation: &Value| match &operation["security"][0] {
        Value::Object(schemes) => schemes.keys().next().unwrap().clone(),
        _ => "session".to_owned(),
    };
    let named = |(method, operation): (&String, &Value)| {
        (method.clone(), operation["operationId"].as_str().unwrap().to_owned())
    };
    all.filter(|(_, operation)| asks(operation) == scheme).map(named).collect()
}

fn needs_no_role(operation: &str) -> bool {
    server::rooms::account::WITHOUT_ROLE.iter().any(|act| act.operation_id() == operation) || is_open_to_all(operation)
}

fn is_of_strangers(operation: &str) -> bool {
    server::rooms::account::OF_STRANGERS.iter().any(|act| act.operation_id() == operation)
}

fn is_open_to_all(operation: &str) -> bool {
    server::rooms::notice::OPEN_TO_ALL.iter().any(|act| act.operation_id() == operation)
}

#[tokio::test]
async fn a_stranger_is_refused_everywhere() {
    let world = World::new().await;
    let planted = plant(&world).await;
    let closed = |operation: &str| !is_of_strangers(operation) && !is_open_to_all(operation);
    for (method, operation) in operations().iter().filter(|(_, operation)| closed(operation)) {
        let answer = try_it(&world.stranger(), method, operation, &planted).await;
        assert_eq!((answer.status, answer.body["code"].as_str()), (401, Some("not_signed_in")), "{operation}");
    }
}

#[tokio::test]
async fn a_guest_may_nothing_of_the_staff_and_the_staff_nothing_of_a_guest() {
    let world = World::new().await;
    let planted = plant(&world).await;
    let guest = world.guest(&planted.page);
    guest.get("/my/isolation").await.is(200);
    let closed = |operation: &str| !is_of_strangers(operation) && !is_open_to_all(operation);
    for (method, operation) in operations().iter().filter(|(_, operation)| closed(operation)) {
        let answer = try_it(&guest, method, operation, &planted).await;
        assert_eq!((answer.status, answer.body["code"].as_str()), (401, Some("not_signed_in")), "{operation}");
    }
    let of_guests = operations_for("page");
    assert_eq!(of_guests.len(), 7, "{of_guests:?}");
    for (method, operation) in &of_guests {
        for nobody in [&planted.clerk, &world.stranger()] {
            let answer = try_it(nobody, method, operation, &planted).await;
            assert_eq!((answer.status, answer.body["code"].as_str()), (401, Some("not_signed_in")), "{operation}");
        }
        let guess = world.guest("/my/person#00000000000000000000000000000000");
        let answer = try_it(&guess, method, operation, &planted).await;
        assert_eq!((answer.status, answer.body["code"].as_str()), (401, Some("page_closed")), "{operation}");
    }
}

#[tokio::test]
async fn the_role_of_guests_is_given_to_nobody() {
    let world = World::new().await;
    let planted = plant(&world).await;
    let admin = world.worker("administrator", "220581").await;
    let post = json!({ "worker_id": planted.worker, "role": "resident", "area": GRID });
    admin.put(&format!("/posts/{}", id()), post).await.wrong("role", "role_unknown");
}

#[tokio::test]
async fn whose_roles_do_not_hold_the_act_is_refused() {
    let world = World::new().await;
    let planted = plant(&world).await;
    // A post of yesterday holds nothing today.
    let nobody = world.worker("township_clerk", STREET).await;
    let me = nobody.get("/me").await.is(200);
    let admin = world.worker("administrator", "220581").await;
    let workers = admin.get("/workers?role=township_clerk").await.is(200);
    let mine = workers["rows"].as_array().unwrap().iter().find(|row| row["id"] == me["worker_id"]).unwrap();
    let post = mine["posts"][0]["id"].as_str().unwrap();
    admin.post(&format!("/posts/{post}/end"), json!({ "to": "2020-02-09" })).await.is(200);
    for (method, operation) in operations().iter().filter(|(_, operation)| !needs_no_role(operation)) {
        let answer = try_it(&nobody, method, operation, &planted).await;
        assert_eq!((answer.status, answer.body["code"].as_str()), (403, Some("act_not_permitted")), "{operation}");
    }
}

#[tokio::test]
async fn a_neighbour_finds_nothing_and_changes_nothing() {
    let world = World::new().await;
    let planted = plant(&world).await;
    let neighbours = [
        world.worker("grid_member", NEXT_GRID).await,
        world.worker("community_lead", NEXT_GRID).await,
        world.worker("township_clerk", "220581104").await,
        world.worker("administrator", "220581104").await,
        world.worker("medic", "220581104").await,
    ];
    let secrets = [
        NAME.to_owned(),
        planted.arrival.to_string(),
        planted.person.clone(),
        planted.isolation.clone(),
        planted.pass.to_string(),
        planted.directive.to_string(),
        planted.assignment.clone(),
        planted.message.clone(),
        planted.compound.to_string(),
        planted.venue.to_string(),
        planted.coverage.to_string(),
        planted.absence.to_string(),
    ];
    // A stream has no end to wait for: tests/it/live.rs tells what a neighbour hears.
    let tried = |operation: &str| !needs_no_role(operation) && operation != FOLLOW;
    for (method, operation) in operations().iter().filter(|(_, operation)| tried(operation)) {
        for neighbour in &neighbours {
            let answer = try_it(neighbour, method, operation, &planted).await;
            let mut text = String::from_utf8_lossy(&answer.bytes).into_owned();
            let batch = operation.ends_with("Batch") && answer.status == 200;
            if batch {
                // It says of each name it was given that there is no such thing.
                assert_eq!(answer.body["ok"], 0, "{operation}");
                text = text.replace(&planted.isolation, "");
            }
            let leaks = secrets.iter().find(|secret| text.contains(secret.as_str()));
            assert!(leaks.is_none(), "{operation} shows {leaks:?} to a neighbour: {text}");
            if operation == "registerCrossings" && answer.status == 200 {
                // Each entry is answered for by itself.
                assert_eq!(answer.body["rows"][0]["code"], "checkpoint_unknown");
            }
            // Whoever asks for what they may not see hears that there is nothing.
            if ["knowPerson", "knowVehicle", "tracePerson", "traceVehicle"].contains(&operation.as_str())
                && answer.status == 200
            {
                assert_eq!(answer.body["rows"], json!([]), "{operation}");
            }
            // A phone of one's own carries one's own, and answers for each entry.
            if operation == "sendEntries" && answer.status == 200 {
                assert_eq!(answer.body["rows"][0]["status"], 422, "{}", answer.body);
            }
            let own_business = [
                // A file of one's own is attached to nothing yet.
                "sendDirectiveFile",
                "readInbox",
                "nameDevice",
                "fetchPack",
                "sendEntries",
                "addWorker",
                "listRoles",
                "previewImport",
                "previewPushedList",
                "previewTemplate",
                "registerCrossings",
                "knowPerson",
                "knowVehicle",
                "tracePerson",
                "traceVehicle",
                // Of what is asked, one's own part.
                "exportArrivals",
            ];
            let own_business = own_business.contains(&operation.as_str());
            if method != "get" && !own_business && !batch {
                assert!(
                    [403, 404, 409, 422].contains(&answer.status),
                    "{operation} answers a neighbour {}",
                    answer.status
                );
            }
            // Reading one thing of another township's: there is none.
            if operation.starts_with("show") && !["showMe"].contains(&operation.as_str()) {
                assert!([403, 404].contains(&answer.status), "{operation} answers a neighbour {}", answer.status);
            }
        }
    }
    // And all is as it was.
    let clerk = &planted.clerk;
    clerk.sign_in().await;
    let arrival = clerk.get(&format!("/arrivals/{}", planted.arrival)).await.is(200);
    assert_eq!((arrival["status"].as_str(), arrival["name"].as_str()), (Some("isolating"), Some(NAME)));
    assert_eq!(clerk.get("/mappings").await.is(200)["rows"].as_array().unwrap().len(), 1);
    assert_eq!(clerk.get("/alerts").await.is(200)["rows"][0]["state"], "open");
    let round = clerk.get(&format!("/rounds/{}", planted.round)).await.is(200);
    assert_eq!((&round["state"], &round["doors"]["refused"]), (&json!("open"), &json!(1)));
    let venue = clerk.get(&format!("/venues/{}", planted.venue)).await.is(200);
    assert_eq!((&venue["state"], &venue["version"]), (&json!("open"), &json!(1)));
}
