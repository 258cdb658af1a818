//! Outlines for the map: who gives them, what is refused, and when they are true no more.

use serde_json::{Value, json};

use crate::world::{CITY, COMMUNITY, Person, STREET, World};

fn square(west: f64, south: f64) -> Value {
    let (east, north) = (west + 0.25, south + 0.25);
    json!([[[west, south], [east, south], [east, north], [west, north], [west, south]]])
}

async fn put(person: &Person, area: &str, kind: &str, coordinates: Value) -> crate::world::Answer {
    person.put(&format!("/areas/{area}/shape"), json!({ "type": kind, "coordinates": coordinates })).await
}

#[tokio::test]
async fn an_administrator_gives_outlines_and_a_board_gets_those_of_its_parts() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let clerk = world.worker("township_clerk", STREET).await;
    put(&clerk, STREET, "Polygon", square(125.5, 42.5)).await.refused(403, "act_not_permitted");
    put(&admin, "220581999", "Polygon", square(125.5, 42.5)).await.refused(404, "not_found");
    put(&admin, STREET, "Polygon", square(125.5, 42.5)).await.is(200);
    put(&admin, STREET, "Polygon", square(125.5, 42.5)).await.is(200);
    put(&admin, COMMUNITY, "MultiPolygon", json!([square(125.5, 42.5), square(126.0, 42.5)])).await.is(200);

    let townships = admin.get("/areas/220581/shapes").await.is(200);
    assert_eq!(townships["type"], "FeatureCollection");
    assert_eq!(townships["features"].as_array().unwrap().len(), 1);
    assert_eq!(townships["features"][0]["properties"]["code"], STREET);
    assert_eq!(townships["features"][0]["geometry"]["coordinates"], square(125.5, 42.5));
    let own = clerk.get(&format!("/areas/{STREET}/shapes")).await.is(200);
    assert_eq!(own["features"][0]["geometry"]["type"], "MultiPolygon");
    clerk.get("/areas/220581/shapes").await.refused(404, "not_found");

    // Whoever has it already is told so, until it changes.
    let tag = |answer: &reqwest::Response| answer.headers()["etag"].to_str().unwrap().to_owned();
    let first = tag(&admin.open_with("/areas/220581/shapes", &[]).await);
    let again = admin.open_with("/areas/220581/shapes", &[("if-none-match", &first)]).await;
    assert_eq!((again.status().as_u16(), tag(&again)), (304, first.clone()));
    put(&admin, STREET, "Polygon", square(125.75, 42.5)).await.is(200);
    let changed = admin.open_with("/areas/220581/shapes", &[("if-none-match", &first)]).await;
    assert_eq!(changed.status().as_u16(), 200);
    assert_ne!(tag(&changed), first);

    let lines = world.journal(&admin, "act=area.set_area_shape").await;
    assert_eq!(lines["rows"].as_array().unwrap().len(), 3, "the same outline again is no change");
    admin.delete(&format!("/areas/{STREET}/shape")).await.is(204);
    admin.delete(&format!("/areas/{STREET}/shape")).await.refused(404, "not_found");
    assert_eq!(admin.get("/areas/220581/shapes").await.is(200)["features"], json!([]));
}

#[tokio::test]
async fn each_bad_outline_is_refused_with_its_reason() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    put(&admin, STREET, "Point", json!([125.5, 42.5])).await.wrong("type", "shape_type");
    for (code, coordinates) in [
        ("shape_coordinates", json!([])),
        ("shape_coordinates", json!({})),
        ("shape_coordinates", json!([[["x", "y"], [125.75, 42.5], [125.7, 42.6], ["x", "y"]]])),
        ("shape_ring", json!([[[125.5, 42.5], [125.75, 42.5], [125.7, 42.6], [125.6, 42.6]]])),
        ("shape_bounds", json!([[[42.5, 125.6], [42.6, 125.6], [42.6, 125.7], [42.5, 125.6]]])),
        ("shape_points", json!([vec![[125.5, 42.5]; 20_001]])),
    ] {
        put(&admin, STREET, "Polygon", coordinates).await.wrong("coordinates", code);
    }
    let long = json!([vec![[125.600_001, 42.500_001]; 50_000]]);
    put(&admin, STREET, "Polygon", long).await.refused(413, "body_too_large");
    assert_eq!(admin.get("/areas/220581/shapes").await.is(200)["features"], json!([]));
}

#[tokio::test]
async fn an_outline_goes_where_its_area_goes_and_no_further() {
    let world = World::new().await;
    let admin = world.worker("administrator", CITY).await;
    let (grid, into) = ("220581001004001", "220581001003");
    put(&admin, grid, "Polygon", square(125.5, 42.5)).await.is(200);
    put(&admin, COMMUNITY, "Polygon", square(125.5, 42.5)).await.is(200);
    put(&admin, into, "Polygon", square(125.75, 42.5)).await.is(200);
    admin.post(&format!("/areas/{COMMUNITY}/merge"), json!({ "into": into })).await.is(200);
    let moved = admin.get(&format!("/areas/{into}/shapes")).await.is(200);
    assert_eq!(moved["features"][0]["properties"]["code"], format!("{into}001"));
    assert_eq!(admin.get(&format!("/areas/{STREET}/shapes")).await.is(200)["features"], json!([]), "it is larger now");
}
