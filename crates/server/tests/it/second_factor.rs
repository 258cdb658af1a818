//! The second factor: set up, asked for, lost, and never taken twice.

use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use crate::world::{CITY, PASSWORD, Person, SECOND_FACTOR, World};

/// The authenticator in somebody's hand.
pub struct Authenticator(totp_rs::Totp);

impl Authenticator {
    fn of(secret: &Value) -> Self {
        let secret = Secret::try_from_base32(secret.as_str().unwrap()).unwrap();
        Self(Builder::new().with_secret(secret).build().unwrap())
    }

    /// The code it shows so many steps from now.
    pub fn code(&self, world: &World, steps: i64) -> String {
        let at = world.clock.now().0 / 1000 + steps * 30;
        self.0.generate(u64::try_from(at).unwrap()).to_string()
    }
}

/// Sets up a second factor; gives the authenticator and the recovery codes.
pub async fn enrol(world: &World, person: &Person) -> (Authenticator, Vec<String>) {
    let begun = person.post("/me/totp", json!({})).await.is(200);
    assert!(begun["uri"].as_str().unwrap().starts_with("otpauth://totp/Wangge:"));
    let authenticator = Authenticator::of(&begun["secret"]);
    let first = json!({ "code": authenticator.code(world, 0) });
    let codes = person.put("/me/totp", first).await.is(200);
    let codes = codes["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect();
    (authenticator, codes)
}

fn sign_in(person: &Person, code: Option<&str>) -> Value {
    json!({ "login": person.login(), "password": PASSWORD, "code": code })
}

#[tokio::test]
async fn signing_in_asks_for_a_code_and_takes_each_once() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", "220581001").await;
    let (authenticator, _) = enrol(&world, &clerk).await;
    let shown = clerk.get("/me/totp").await.is(200);
    assert_eq!((&shown["required"], &shown["recovery_codes"]), (&json!(false), &json!(10)));
    clerk.post("/me/totp", json!({})).await.refused(409, "second_factor_there");

    let elsewhere = world.stranger();
    elsewhere.post("/session", sign_in(&clerk, None)).await.refused(401, "code_needed");
    // A wrong password says nothing of a second factor.
    let wrong = json!({ "login": clerk.login(), "password": "a-wrong-password", "code": "123456" });
    elsewhere.post("/session", wrong).await.refused(401, "wrong_password");
    // The code that set it up was taken then.
    let used = authenticator.code(&world, 0);
    elsewhere.post("/session", sign_in(&clerk, Some(&used))).await.refused(401, "wrong_code");
    world.at_minute("2020-02-10", 9, 2);
    let late = authenticator.code(&world, -2);
    elsewhere.post("/session", sign_in(&clerk, Some(&late))).await.refused(401, "wrong_code");
    let code = authenticator.code(&world, 0);
    elsewhere.post("/session", sign_in(&clerk, Some(&code))).await.is(200);
    elsewhere.post("/session", sign_in(&clerk, Some(&code))).await.refused(401, "wrong_code");
    // That of the thirty seconds before or after opens nothing; whoever types slowly, or whose clock is off, hears why.
    for steps in [-1, 1] {
        let other = authenticator.code(&world, steps);
        elsewhere.post("/session", sign_in(&clerk, Some(&other))).await.refused(401, "code_not_now");
    }
    // What lies before a code that was taken is over, whatever the clock says.
    world.at_minute("2020-02-10", 9, 1);
    let before = authenticator.code(&world, 0);
    elsewhere.post("/session", sign_in(&clerk, Some(&before))).await.refused(401, "wrong_code");
}

#[tokio::test]
async fn the_same_code_at_the_same_moment_lets_one_in() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", "220581001").await;
    let (authenticator, _) = enrol(&world, &clerk).await;
    world.at_minute("2020-02-10", 9, 2);
    let code = authenticator.code(&world, 0);
    let tries = (0..4).map(|_| clerk.post("/session", sign_in(&clerk, Some(&code))));
    let told: Vec<_> = futures::future::join_all(tries).await.into_iter().map(|answer| answer.status).collect();
    assert_eq!(told.iter().filter(|status| **status == 200).count(), 1, "{told:?}");
}

#[tokio::test]
async fn wrong_codes_lock_like_wrong_passwords() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", "220581001").await;
    enrol(&world, &clerk).await;
    let thief = world.stranger();
    for _ in 0..5 {
        thief.post("/session", sign_in(&clerk, Some("abcd-efgh-ijkl-mnop"))).await.refused(401, "wrong_code");
    }
    thief.post("/session", sign_in(&clerk, Some("abcd-efgh-ijkl-mnop"))).await.refused(429, "account_locked");

    // So do codes of another moment.
    let slow = world.worker("township_clerk", "220581001").await;
    let (authenticator, _) = enrol(&world, &slow).await;
    let late = authenticator.code(&world, -1);
    for _ in 0..5 {
        thief.post("/session", sign_in(&slow, Some(&late))).await.refused(401, "code_not_now");
    }
    thief.post("/session", sign_in(&slow, Some(&late))).await.refused(429, "account_locked");

    // Nor is a confirmation a place to guess them.
    let neighbour = world.worker("township_clerk", "220581104").await;
    let (authenticator, _) = enrol(&world, &neighbour).await;
    world.at_minute("2020-02-10", 9, 2);
    let gives = |code: String| neighbour.put("/session/confirmation", json!({ "password": PASSWORD, "code": code }));
    for _ in 0..5 {
        gives("abcd-efgh-ijkl-mnop".into()).await.refused(401, "wrong_code");
    }
    gives(authenticator.code(&world, 0)).await.refused(429, "account_locked");
}

#[tokio::test]
async fn a_recovery_code_lets_in_once() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", "220581001").await;
    let neighbour = world.worker("township_clerk", "220581104").await;
    let (_, codes) = enrol(&world, &clerk).await;
    let (_, foreign) = enrol(&world, &neighbour).await;
    assert_eq!(codes.len(), 10);
    let elsewhere = world.stranger();
    elsewhere.post("/session", sign_in(&clerk, Some(&foreign[0]))).await.refused(401, "wrong_code");
    // As people type it.
    let typed = codes[0].to_uppercase().replace('-', " ");
    elsewhere.post("/session", sign_in(&clerk, Some(&typed))).await.is(200);
    elsewhere.post("/session", sign_in(&clerk, Some(&codes[0]))).await.refused(401, "wrong_code");
    assert_eq!(elsewhere.get("/me/totp").await.is(200)["recovery_codes"], 9);
    let fresh = elsewhere.post("/me/totp/recovery-codes", json!({})).await.is(200);
    elsewhere.post("/session", sign_in(&clerk, Some(&codes[1]))).await.refused(401, "wrong_code");
    let fresh = fresh["codes"][0].as_str().unwrap().to_owned();
    elsewhere.post("/session", sign_in(&clerk, Some(&fresh))).await.is(200);
}

#[tokio::test]
async fn whose_post_asks_for_it_sets_it_up_first() {
    let world = World::ruled(&[(SECOND_FACTOR, SECOND_FACTOR)]).await;
    let admin = world.worker("administrator", CITY).await;
    let member = world.grid_member().await;
    member.get("/arrivals").await.is(200);
    assert_eq!(admin.get("/me").await.is(200)["must_enrol"], true);
    // So does all work at a desk, and none that is done from door to door or at a gate.
    for (role, asks) in [("township_clerk", true), ("police_officer", true), ("checkpoint_staff", false)] {
        let one = world.worker(role, "220581001").await;
        assert_eq!(one.get("/me").await.is(200)["must_enrol"], asks, "{role}");
    }
    admin.get("/accounts").await.refused(403, "second_factor_required");
    let token = json!({ "name": "绕过", "acts": ["sitrep.show_sitrep"], "area": CITY, "days": 1 });
    admin.put(&format!("/me/tokens/{}", crate::world::id()), token).await.refused(403, "second_factor_required");
    assert_eq!(admin.open("/live").await.status(), 403);
    admin.put("/me/totp", json!({ "code": "000000" })).await.refused(409, "second_factor_not_begun");
    admin.post("/me/totp", json!({})).await.is(200);
    admin.put("/me/totp", json!({ "code": "abcdef" })).await.wrong("code", "wrong_code");
    let begun = admin.post("/me/totp", json!({})).await.is(200);
    let late = Authenticator::of(&begun["secret"]).code(&world, -1);
    admin.put("/me/totp", json!({ "code": late })).await.wrong("code", "code_not_now");
    admin.get("/accounts").await.refused(403, "second_factor_required");
    let (authenticator, _) = enrol(&world, &admin).await;
    assert_eq!(admin.get("/me").await.is(200)["must_enrol"], false);
    admin.get("/accounts").await.is(200);
    admin.delete("/me/totp").await.refused(409, "second_factor_kept");

    // Whoever lost it is helped by another administrator, and sets up the next before anything else.
    world.at_minute("2020-02-10", 9, 2);
    let second = world.worker("administrator", CITY).await;
    enrol(&world, &second).await;
    let account = admin.get("/me").await.is(200)["account_id"].as_str().unwrap().to_owned();
    second.post(&format!("/accounts/{account}/reset-totp"), json!({})).await.is(204);
    admin.get("/me").await.refused(401, "not_signed_in");
    let old = authenticator.code(&world, 0);
    admin.post("/session", sign_in(&admin, Some(&old))).await.is(200);
    admin.get("/accounts").await.refused(403, "second_factor_required");
}

#[tokio::test]
async fn it_is_given_up_only_with_a_confirmation() {
    let world = World::ruled(&[("confirm_minutes = 10", "confirm_minutes = 10")]).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    clerk.post("/me/totp", json!({})).await.refused(403, "confirmation_needed");
    clerk.confirms().await;
    let (authenticator, _) = enrol(&world, &clerk).await;
    world.at_minute("2020-02-10", 9, 30);
    clerk.delete("/me/totp").await.refused(403, "confirmation_needed");
    // Whoever has a second factor gives both, and the code is then used.
    let gives = |code: Option<&str>| {
        clerk.put("/session/confirmation", json!({ "password": PASSWORD, "code": code.map(str::to_owned) }))
    };
    gives(None).await.refused(401, "code_needed");
    let code = authenticator.code(&world, 0);
    let guess = json!({ "password": "a-wrong-password", "code": code });
    clerk.put("/session/confirmation", guess).await.wrong("password", "old_password_wrong");
    clerk.delete("/me/totp").await.refused(403, "confirmation_needed");
    gives(Some(&code)).await.is(200);
    gives(Some(&code)).await.refused(401, "wrong_code");
    clerk.delete("/me/totp").await.is(204);
    world.stranger().post("/session", sign_in(&clerk, None)).await.is(200);
}
