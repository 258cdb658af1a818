//! Saying it twice is saying it once, also where both are said at the same moment.

use futures::future::join_all;
use serde_json::{Value, json};

use crate::phone::{Phone, id_of, reading};
use crate::world::{COMMUNITY, GRID, Person, STREET, World, id, id_number, isolated, returnee};

/// Says each of these so many times at once: what was not there is made once, and everybody hears of it.
async fn at_once(who: &Person, times: usize, new: bool, said: &[(String, Value)]) {
    let all = said.iter().flat_map(|one| std::iter::repeat_n(one, times));
    let answers = join_all(all.map(|(path, body)| who.put(path, body.clone()))).await;
    for ((path, _), heard) in said.iter().zip(answers.chunks(times)) {
        let mut statuses: Vec<u16> = heard.iter().map(|answer| answer.status).collect();
        statuses.sort_unstable();
        let mut expected = vec![200; times];
        expected[times - 1] = if new { 201 } else { 200 };
        assert_eq!(
            statuses,
            expected,
            "{path} {:?}",
            heard.iter().map(|answer| &answer.body["code"]).collect::<Vec<_>>()
        );
        assert!(heard.iter().all(|answer| answer.body == heard[0].body), "{path} {heard:?}");
    }
}

#[tokio::test]
async fn whatever_is_made_is_made_once() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    for _ in 0..5 {
        let home = (format!("/households/{}", id()), json!({ "area": GRID, "address": format!("{}号", id()) }));
        let lives = json!({ "household_id": home.0.trim_start_matches("/households/"), "name": "孙常住",
            "document_type": "id_card", "document_number": id_number() });
        let isolated = isolated(&clerk, returnee(GRID)).await;
        at_once(&lead, 2, true, &[home]).await;
        let unit = json!({ "name": format!("第{}厂", id()), "kind": "other", "area": GRID });
        let said = [
            (format!("/residents/{}", id()), lives),
            (format!("/arrivals/{}", id()), returnee(GRID)),
            (format!("/readings/{}", id()), reading(id_of(&isolated))),
        ];
        at_once(&lead, 2, true, &said).await;
        at_once(&clerk, 2, true, &[(format!("/units/{}", id()), unit)]).await;
    }
}

#[tokio::test]
async fn what_is_there_is_told_to_everybody_who_says_it_again() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let arrivals: Vec<_> = (0..3).map(|_| (format!("/arrivals/{}", id()), returnee(GRID))).collect();
    at_once(&clerk, 1, true, &arrivals).await;
    at_once(&clerk, 9, false, &arrivals).await;
    let guard = world.worker("checkpoint_staff", STREET).await;
    let gate = world.checkpoint(STREET, "高速出口").await;
    let crossing = || {
        let person = json!({ "name": "赵过卡", "document_type": "id_card", "document_number": id_number() });
        json!({ "checkpoint_id": gate, "at": world.clock.now().0, "direction": "in", "people": [person],
            "decision": "admit", "source": "field" })
    };
    let crossings: Vec<_> = (0..3).map(|_| (format!("/crossings/{}", id()), crossing())).collect();
    at_once(&guard, 9, true, &crossings).await;
    at_once(&guard, 9, false, &crossings).await;
}

#[tokio::test]
async fn two_messages_of_one_phone_are_one() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let mut phone = Phone::of(world.grid_member().await, id()).await;
    for _ in 0..5 {
        let isolated = isolated(&clerk, returnee(GRID)).await;
        phone.queue.clear();
        phone.enter(&world, "PUT", format!("/readings/{}", id()), reading(id_of(&isolated)));
        phone.enter(&world, "PUT", format!("/arrivals/{}", id()), returnee(GRID));
        let heard = join_all((0..2).map(|_| phone.send(&world, &phone.queue))).await;
        for n in 0..2 {
            let mut statuses = [heard[0][n]["status"].as_u64(), heard[1][n]["status"].as_u64()];
            statuses.sort_unstable();
            assert_eq!(statuses, [Some(200), Some(201)], "{heard:?}");
        }
    }
}
