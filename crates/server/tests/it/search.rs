//! What names somebody stands in no address: it is sealed first, and said in plain it is refused.

use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{GRID, NEXT_GRID, World, id, id_number};

/// Every operation whose contract has a `q`, with what its address needs besides.
fn searched() -> Vec<(Method, String, String)> {
    let document: Value = serde_json::from_str(&server::http::document().to_json().unwrap()).unwrap();
    let mut found = vec![];
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
            if parameters.iter().any(|parameter| parameter["name"] == "q") {
                let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
                let path = path.strip_prefix("/api/v1").unwrap().to_owned();
                found.push((method, path, operation["operationId"].as_str().unwrap().to_owned()));
            }
        }
    }
    found
}

#[tokio::test]
async fn a_number_in_an_address_is_refused_wherever_lists_are_searched() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", "220581001").await;
    let number = id_number();
    let searched = searched();
    assert!(searched.len() > 10, "{searched:?}");
    for (method, path, operation) in searched {
        for text in [&number, "15412345678", "吉E12345", "吉EABCDE"] {
            let asked = clerk.send(method.clone(), &format!("{path}?q={text}"), None).await;
            assert_eq!(asked.body["code"], "number_in_address", "{operation}");
            asked.wrong("q", "number_in_address");
        }
    }
    // A door and what is not typed to its end are told from a year, from four last digits, from the code of an area.
    for text in ["3号楼2单元501", "1541234567", "154 1234 567"] {
        clerk.get(&format!("/households?area={GRID}&q={text}")).await.wrong("q", "number_in_address");
    }
    for fine in ["/residents?q=2020", &format!("/residents?q={}", &number[14..]), "/areas?q=220581001"] {
        clerk.get(fine).await.is(200);
    }
    // Nor in any other parameter, and no file is called after somebody.
    clerk.get(&format!("/residents?after={number}")).await.wrong("after", "number_in_address");
    let file = format!("/directive-files/{}?name={number}.pdf", id());
    let asked = clerk.send_bytes(Method::PUT, &file, b"%PDF-".to_vec()).await;
    assert!(asked.body["detail"].as_str().unwrap().contains("call the file otherwise"), "{}", asked.body);
    asked.wrong("name", "number_in_address");
}

#[tokio::test]
async fn a_sealed_word_finds_what_it_says_within_ones_own_areas() {
    let world = World::new().await;
    let member = world.grid_member().await;
    let (household, number) = (id(), id_number());
    member.put(&format!("/households/{household}"), json!({ "area": GRID, "address": "3号楼2单元501" })).await.is(201);
    let resident =
        json!({ "household_id": household, "name": "李家人", "document_type": "id_card", "document_number": number });
    member.put(&format!("/residents/{}", id()), resident).await.is(201);
    let sealed = member.post("/searches", json!({ "q": number })).await.is(200)["q"].as_str().unwrap().to_owned();
    assert!(sealed.starts_with('~') && !sealed.contains(&number[6..14]), "{sealed}");
    let again = member.post("/searches", json!({ "q": number })).await.is(200);
    assert_ne!(again["q"], json!(sealed), "two addresses do not tell that they are about the same person");
    let found = |answer: Value| answer["rows"].as_array().unwrap().len();
    let by_word = format!("/residents?limit=5&q={sealed}");
    assert_eq!(found(member.get(&by_word).await.is(200)), 1);
    // Encoded as browsers do.
    assert_eq!(found(member.get(&format!("/residents?q=%7E{}", &sealed[1..])).await.is(200)), 1);
    assert_eq!(found(member.finds(&format!("/households?area={GRID}"), "3号楼2单元501").await.is(200)), 1);
    // Sent on to somebody else it opens what they may see themselves: nothing.
    let neighbour = world.worker("grid_member", NEXT_GRID).await;
    assert_eq!(found(neighbour.get(&by_word).await.is(200)), 0);

    let mut altered = sealed.clone();
    altered.pop();
    // Of a key that nobody has, as whoever makes one up would name it.
    let foreign = format!("~Av__{}", "A".repeat(55));
    for odd in [altered.as_str(), &foreign, "~", "~~", "~AAAA", "~%00", "~号"] {
        member.get(&format!("/residents?q={odd}")).await.wrong("q", "search_unknown");
    }
    // What is opened is checked like what is typed.
    member.finds("/residents", &"1".repeat(51)).await.wrong("q", "text_length");
    member.post("/searches", json!({ "q": " " })).await.wrong("q", "text_length");
    world.stranger().post("/searches", json!({ "q": number })).await.refused(401, "not_signed_in");
}
