//! Who sees a number in full: every answer to every role is searched for the numbers that were planted.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::attempts::{FOLLOW, try_it};
use super::authz::operations;
use super::golden::golden;
use super::planted::plant;
use crate::world::World;

/// Operations that look something up though they are no GET.
const LOOK_UP: [&str; 6] = ["fetchPack", "revealPerson", "knowPerson", "knowVehicle", "tracePerson", "traceVehicle"];

#[tokio::test]
async fn numbers_show_in_full_only_where_the_document_says() {
    let world = World::new().await;
    let planted = plant(&world).await;
    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for role in world.house.roles.iter().filter(|role| !role.guest) {
        let role = &role.code;
        let person = world.worker(role, "220581").await;
        for (method, operation) in operations() {
            // A stream has no end to wait for.
            if operation == FOLLOW || (method != "get" && !LOOK_UP.contains(&operation.as_str())) {
                continue;
            }
            let answer = try_it(&person, &method, &operation, &planted).await;
            assert!(answer.status < 500, "{operation} answers {role} {}", answer.status);
            let text = String::from_utf8_lossy(&answer.bytes);
            if planted.numbers.iter().any(|number| text.contains(number)) {
                seen.entry(operation).or_default().push(role.clone());
            }
        }
    }
    let mut text = String::from(
        "Which answers show an ID number or a phone in full, and to whom, in the area of their post: everything else is masked.\n\
         Found by a test that plants numbers and asks everything in every role. Sheets (xlsx) are packed and not searched.\n\n",
    );
    for (operation, roles) in &seen {
        writeln!(text, "{operation}\n    {}", roles.join(", ")).unwrap();
    }
    golden("who-sees-numbers.txt", &text);
}
