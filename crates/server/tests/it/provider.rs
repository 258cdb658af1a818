//! Signing in through a provider: linked by those it concerns, believed only where everything fits, and never the way around a rule.

mod real;
mod vouching;

use kernel::config::Provider;
use serde_json::{Value, json};

use crate::second_factor::enrol;
use crate::world::{Answer, CITY, PASSWORD, Person, World, id};
use vouching::{Fault, Somebody, Vouching, asked};

/// The settings of a provider that does not answer long.
pub async fn settings() -> Provider {
    Vouching::open().await.settings()
}

/// A city that knows this provider.
async fn city(provider: &Vouching) -> World {
    ruled(provider.settings(), &[]).await
}

async fn ruled(settings: Provider, changes: &[(&str, &str)]) -> World {
    World::vouched_for(changes, [("city".to_owned(), settings)].into()).await
}

/// Goes to the provider; gives the address there.
async fn goes(person: &Person, path: &str) -> String {
    let gone = person.post(path, json!({ "to": "/arrivals" })).await.is(200);
    gone["address"].as_str().unwrap().to_owned()
}

async fn comes_back(person: &Person, with: &Value) -> Answer {
    person.post("/session/return", with.clone()).await
}

const SIGN_IN: &str = "/session/providers/city";
const LINK: &str = "/me/providers/city/link";
const CONFIRM: &str = "/session/confirmation/providers/city";

/// Links their own account.
async fn links(world: &World, provider: &Vouching, person: &Person, subject: &str) {
    let address = goes(person, LINK).await;
    let back = provider.sends_back(world, &address, subject);
    assert_eq!(comes_back(person, &back).await.is(200), json!({ "done": "link", "to": "/arrivals" }));
}

async fn account_of(person: &Person) -> String {
    person.get("/me").await.is(200)["account_id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn somebody_links_their_account_and_comes_in_by_it() {
    let provider = Vouching::open().await;
    let world = ruled(provider.settings(), &[("confirm_minutes = 10", "confirm_minutes = 10")]).await;
    let (clerk, neighbour) = (world.worker("township_clerk", "220581001").await, world.grid_member().await);
    let auditor = world.worker("auditor", CITY).await;
    let named = world.stranger().get("/session/providers").await.is(200);
    assert_eq!(named, json!([{ "name": "city", "zh": "市统一认证", "en": "City sign-in" }]));

    clerk.post(LINK, json!({ "to": "/security" })).await.refused(403, "confirmation_needed");
    clerk.confirms().await;
    links(&world, &provider, &clerk, "emp-4711").await;
    let linked = clerk.get("/me/links").await.is(200);
    assert_eq!((&linked[0]["provider"]["name"], &linked[0]["used_at"]), (&json!("city"), &Value::Null));
    assert_eq!(neighbour.get("/me/links").await.is(200), json!([]));

    let browser = world.stranger();
    let address = goes(&browser, SIGN_IN).await;
    assert_eq!(asked(&address)["redirect_uri"], "http://wangge.test/sign-in/back");
    assert_eq!(asked(&address)["scope"], "openid");
    let back = provider.sends_back(&world, &address, "emp-4711");
    assert_eq!(comes_back(&browser, &back).await.is(200), json!({ "done": "sign_in", "to": "/arrivals" }));
    assert_eq!(account_of(&browser).await, account_of(&clerk).await);
    let sessions = browser.get("/me/sessions").await.is(200);
    let ways: Vec<_> = sessions.as_array().unwrap().iter().map(|one| (&one["this"], &one["provider"]["zh"])).collect();
    assert!(
        ways.contains(&(&json!(true), &json!("市统一认证"))) && ways.contains(&(&json!(false), &Value::Null)),
        "{ways:?}"
    );

    // A session like every other: ended by its holder, and over at its hour.
    clerk.post("/me/sessions/end-others", json!({})).await.is(204);
    browser.get("/me").await.refused(401, "not_signed_in");
    for act in ["account.link_my_account", "account.sign_in_at_provider"] {
        let lines = world.journal(&auditor, &format!("act={act}")).await;
        assert_eq!(lines["rows"].as_array().unwrap().len(), 1, "{lines}");
        assert_eq!(lines["rows"][0]["detail"]["provider"], "city", "{lines}");
        assert!(!lines.to_string().contains("emp-4711"), "{lines}");
    }

    let link = format!("/me/links/{}", linked[0]["id"].as_str().unwrap());
    neighbour.confirms().await;
    neighbour.delete(&link).await.refused(404, "not_found");
    clerk.delete(&link).await.is(204);
    let address = goes(&browser, SIGN_IN).await;
    comes_back(&browser, &provider.sends_back(&world, &address, "emp-4711")).await.refused(409, "not_linked");
}

#[tokio::test]
async fn a_word_of_yesterday_lets_nobody_in() {
    let provider = Vouching::open().await;
    let world = city(&provider).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    links(&world, &provider, &clerk, "emp-1").await;
    let browser = world.stranger();
    let address = goes(&browser, SIGN_IN).await;
    // As long as a session lasts here.
    assert_eq!(asked(&address)["max_age"], (12 * 3600).to_string());
    let now = world.clock.now().0 / 1000;
    let proved = |at: Value| Somebody { claims: json!({ "auth_time": at }), ..Somebody::from("emp-1") };
    for too_old in [json!(now - 13 * 3600), Value::Null] {
        let back = provider.sends_back(&world, &address, proved(too_old));
        comes_back(&browser, &back).await.refused(409, "provider_answer_invalid");
    }
    let back = provider.sends_back(&world, &address, proved(json!(now - 11 * 3600)));
    comes_back(&browser, &back).await.is(200);
}

#[tokio::test]
async fn a_way_back_is_good_once_and_in_its_own_browser() {
    let provider = Vouching::open().await;
    let world = city(&provider).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    links(&world, &provider, &clerk, "emp-1").await;

    let (browser, thief) = (world.stranger(), world.stranger());
    let address = goes(&browser, SIGN_IN).await;
    let back = provider.sends_back(&world, &address, "emp-1");
    // Somebody is lured to the way back of somebody else.
    comes_back(&thief, &back).await.refused(409, "trip_over");
    goes(&thief, SIGN_IN).await;
    comes_back(&thief, &back).await.refused(409, "trip_over");
    let mut wrong = back.clone();
    wrong["state"] = json!("of another trip");
    comes_back(&browser, &wrong).await.refused(409, "trip_over");
    // A code that another trip brought back fits no verifier and no nonce of this one.
    let other = provider.sends_back(&world, &goes(&thief, SIGN_IN).await, "emp-1");
    let mut injected = back.clone();
    injected["code"] = other["code"].clone();
    comes_back(&browser, &injected).await.refused(409, "provider_answer_invalid");
    // It names itself, so a code of another provider is shown to nobody.
    let mut mixed = back.clone();
    mixed["iss"] = json!("https://another.example.cn");
    comes_back(&browser, &mixed).await.refused(409, "provider_answer_invalid");
    mixed.as_object_mut().unwrap().remove("iss");
    comes_back(&browser, &mixed).await.refused(409, "provider_answer_invalid");

    comes_back(&browser, &back).await.is(200);
    browser.get("/me").await.is(200);
    comes_back(&browser, &back).await.refused(409, "trip_over");

    // Ten minutes later it is over.
    let late = world.stranger();
    let back = provider.sends_back(&world, &goes(&late, SIGN_IN).await, "emp-1");
    world.at_minute("2020-02-10", 9, 10);
    comes_back(&late, &back).await.refused(409, "trip_over");
}

#[tokio::test]
async fn a_session_that_has_just_ended_links_and_confirms_nothing() {
    let provider = Vouching::open().await;
    let world = city(&provider).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    let browser = world.stranger();
    browser.post("/session", json!({ "login": clerk.login(), "password": PASSWORD })).await.is(200);
    links(&world, &provider, &browser, "emp-1").await;
    let other = world.served(world.another_house().await).await;
    let asks = async |method: reqwest::Method, path: &str, body: &Value| {
        Answer::of(clerk.client.request(method, format!("{other}{path}")).json(body).send().await.unwrap()).await
    };
    let away = async |path: &str| {
        let gone = asks(reqwest::Method::POST, path, &json!({ "to": "/security" })).await.is(200);
        let now = json!({ "auth_time": world.clock.now().0 / 1000 });
        let proved = Somebody { claims: now, ..Somebody::from("emp-1") };
        provider.sends_back(&world, gone["address"].as_str().unwrap(), proved)
    };
    let back = away(CONFIRM).await;
    // The other server has seen the session a moment ago; then its holder ends it here.
    asks(reqwest::Method::GET, "/me", &Value::Null).await.is(200);
    browser.post("/me/sessions/end-others", json!({})).await.is(204);
    let password = json!({ "password": PASSWORD });
    asks(reqwest::Method::PUT, "/session/confirmation", &password).await.refused(401, "not_signed_in");
    asks(reqwest::Method::POST, "/session/return", &back).await.refused(401, "not_signed_in");

    clerk.sign_in().await;
    let link = browser.get("/me/links").await.is(200)[0]["id"].as_str().unwrap().to_owned();
    browser.delete(&format!("/me/links/{link}")).await.is(204);
    let back = away(LINK).await;
    asks(reqwest::Method::GET, "/me", &Value::Null).await.is(200);
    browser.post("/me/sessions/end-others", json!({})).await.is(204);
    asks(reqwest::Method::POST, "/session/return", &back).await.refused(401, "not_signed_in");
    assert_eq!(browser.get("/me/links").await.is(200), json!([]));
}

/// The cookies that an answer sets.
fn set_by(answer: &reqwest::Response) -> Vec<String> {
    answer.headers().get_all("set-cookie").iter().map(|set| set.to_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn any_server_takes_somebody_back_and_all_together_once() {
    let provider = Vouching::open().await;
    let world = city(&provider).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    links(&world, &provider, &clerk, "emp-1").await;

    // A browser that keeps what it is told to forget.
    let browser = reqwest::Client::builder().no_proxy().build().unwrap();
    let went = browser.post(clerk.address(SIGN_IN)).json(&json!({ "to": "/field/" })).send().await.unwrap();
    let set = set_by(&went);
    let [kept] = &set[..] else { panic!("{went:?}") };
    for sign in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=600"] {
        assert!(kept.contains(sign), "{kept}");
    }
    let kept = format!("wangge_session=planted; {}", kept.split(';').next().unwrap());
    let address = Answer::of(went).await.is(200)["address"].as_str().unwrap().to_owned();
    assert_eq!(asked(&address)["redirect_uri"], "http://wangge.test/field/sign-in/back");
    // Twice somebody proved who they are, so the provider has nothing against either code.
    let backs = [provider.sends_back(&world, &address, "emp-1"), provider.sends_back(&world, &address, "emp-1")];
    let other = world.served(world.another_house().await).await;
    let back = |base: &str, with: &Value| {
        browser.post(format!("{base}/session/return")).header("cookie", kept.clone()).json(with).send()
    };
    let first = back(&other, &backs[0]).await.unwrap();
    let set = set_by(&first);
    assert!(set.iter().any(|one| one.starts_with("wangge_trip=; ")), "{set:?}");
    let session = set.iter().find_map(|one| one.strip_prefix("wangge_session=")).unwrap();
    assert!(!session.starts_with("planted"), "{set:?}");
    first.error_for_status().unwrap();
    let again = back(&clerk.address(""), &backs[1]).await.unwrap();
    Answer::of(again).await.refused(409, "trip_over");
}

#[tokio::test]
async fn what_is_not_said_to_this_house_now_is_not_believed() {
    let provider = Vouching::open().await;
    let world = city(&provider).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    links(&world, &provider, &clerk, "emp-1").await;
    let browser = world.stranger();
    let faults = [
        Fault::Audience,
        Fault::Party,
        Fault::Nonce,
        Fault::NoNonce,
        Fault::Expired,
        Fault::Stale,
        Fault::Early,
        Fault::Issuer,
        Fault::Changed,
        Fault::Key,
        Fault::Unsigned,
        Fault::SharedWord,
    ];
    for fault in faults {
        let address = goes(&browser, SIGN_IN).await;
        let back = provider.sends_back(&world, &address, Somebody { fault, ..Somebody::from("emp-1") });
        let refused = comes_back(&browser, &back).await;
        assert_eq!((refused.status, &refused.body["code"]), (409, &json!("provider_answer_invalid")), "{fault:?}");
        browser.get("/me").await.refused(401, "not_signed_in");
    }
    // A provider may change its key at any time.
    provider.changes_its_key();
    let address = goes(&browser, SIGN_IN).await;
    comes_back(&browser, &provider.sends_back(&world, &address, "emp-1")).await.is(200);
    // Somebody changed their mind there.
    let state = asked(&goes(&browser, SIGN_IN).await)["state"].clone();
    let denied = json!({ "state": state, "error": "access_denied" });
    comes_back(&browser, &denied).await.refused(409, "provider_refused");
}

#[tokio::test]
async fn nobody_comes_in_whom_nobody_linked() {
    let provider = Vouching::open().await;
    let world = city(&provider).await;
    let admin = world.worker("administrator", CITY).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    let browser = world.stranger();
    let comes = async |subject: &str| {
        let address = goes(&browser, SIGN_IN).await;
        comes_back(&browser, &provider.sends_back(&world, &address, subject)).await
    };
    let accounts = async || admin.get("/accounts").await.is(200)["rows"].as_array().unwrap().len();
    let before = accounts().await;
    // Whose login it says they have, nobody asked.
    let named = Somebody { claims: json!({ "preferred_username": clerk.login() }), ..Somebody::from("emp-2") };
    let back = provider.sends_back(&world, &goes(&browser, SIGN_IN).await, named);
    comes_back(&browser, &back).await.refused(409, "not_linked");
    assert_eq!(accounts().await, before);

    let link = format!("/accounts/{}/links/{}", account_of(&clerk).await, id());
    let whom = json!({ "provider": "city", "subject": "emp-2" });
    clerk.put(&link, whom.clone()).await.refused(403, "act_not_permitted");
    admin.put(&link, json!({ "provider": "none", "subject": "emp-2" })).await.wrong("provider", "provider_unknown");
    admin.put(&link, whom.clone()).await.is(201);
    admin.put(&link, whom.clone()).await.is(200);
    admin.put(&link, json!({ "provider": "city", "subject": "emp-3" })).await.refused(409, "different_body");
    let second = format!("/accounts/{}/links/{}", account_of(&clerk).await, id());
    admin.put(&second, json!({ "provider": "city", "subject": "emp-3" })).await.refused(409, "link_exists");
    let own = format!("/accounts/{}/links/{}", account_of(&admin).await, id());
    admin.put(&own, whom).await.refused(409, "linked_elsewhere");
    comes("emp-2").await.is(200);

    // Too many wrong passwords lock this door too, for browsers that the account does not know.
    let thief = world.stranger();
    for _ in 0..5 {
        let guess = json!({ "login": clerk.login(), "password": "a-wrong-password" });
        thief.post("/session", guess).await.refused(401, "wrong_password");
    }
    let back = provider.sends_back(&world, &goes(&thief, SIGN_IN).await, "emp-2");
    comes_back(&thief, &back).await.refused(429, "account_locked");
    comes("emp-2").await.is(200);

    // A new password and a closed account leave no link behind.
    admin.post(&format!("/accounts/{}/reset-password", account_of(&clerk).await), json!({})).await.is(200);
    comes("emp-2").await.refused(409, "not_linked");
    let closed = world.worker("medic", "220581001").await;
    let account = account_of(&closed).await;
    links(&world, &provider, &closed, "emp-5").await;
    admin.post(&format!("/accounts/{account}/close"), json!({})).await.is(204);
    comes("emp-5").await.refused(409, "not_linked");
    let whom = json!({ "provider": "city", "subject": "emp-5" });
    admin.put(&format!("/accounts/{account}/links/{}", id()), whom).await.refused(409, "account_closed");
    assert_eq!(admin.get(&format!("/accounts/{account}/links")).await.is(200), json!([]));
}

#[tokio::test]
async fn a_post_that_ended_is_no_longer_held_whatever_the_provider_says() {
    let provider = Vouching::open().await;
    let world = city(&provider).await;
    let admin = world.worker("administrator", CITY).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    links(&world, &provider, &clerk, "emp-1").await;
    let me = clerk.get("/me").await.is(200);
    let workers = admin.get("/workers?role=township_clerk").await.is(200);
    let worker = workers["rows"].as_array().unwrap().iter().find(|row| row["id"] == me["worker_id"]).unwrap();
    let post = worker["posts"][0]["id"].as_str().unwrap().to_owned();
    admin.post(&format!("/posts/{post}/end"), json!({ "to": "2020-02-09" })).await.is(200);
    world.house.sessions.forget();
    let browser = world.stranger();
    let back = provider.sends_back(&world, &goes(&browser, SIGN_IN).await, "emp-1");
    comes_back(&browser, &back).await.is(200);
    assert_eq!(browser.get("/me").await.is(200)["grants"], json!([]));
    browser.get("/arrivals").await.refused(403, "act_not_permitted");
}

#[tokio::test]
async fn a_provider_that_is_down_closes_no_other_door() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent = format!("http://{}", listener.local_addr().unwrap());
    let gone = Vouching::open().await.settings();
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let gone = Provider { issuer: format!("http://{free}"), ..gone };
    let silent = Provider { issuer: silent, timeout_seconds: 1, ..gone.clone() };
    let world = World::vouched_for(&[], [("gone".to_owned(), gone), ("silent".to_owned(), silent)].into()).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    let browser = world.stranger();
    for name in ["gone", "silent"] {
        let path = format!("/session/providers/{name}");
        browser.post(&path, json!({ "to": "/" })).await.refused(503, "provider_unreachable");
    }
    browser.post("/session/providers/none", json!({ "to": "/" })).await.refused(404, "not_found");
    browser.post("/session", json!({ "login": clerk.login(), "password": PASSWORD })).await.is(200);
    drop(listener);
}

#[tokio::test]
async fn the_same_name_at_another_provider_is_somebody_else() {
    let (city, other) = (Vouching::open().await, Vouching::open().await);
    let both = [("city".to_owned(), city.settings()), ("other".to_owned(), other.settings())];
    let world = World::vouched_for(&[], both.into()).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    links(&world, &city, &clerk, "emp-1").await;
    let browser = world.stranger();
    let address = goes(&browser, "/session/providers/other").await;
    comes_back(&browser, &other.sends_back(&world, &address, "emp-1")).await.refused(409, "not_linked");
    // Nor does a code of one open the other's door.
    let address = goes(&browser, SIGN_IN).await;
    let mut mixed = city.sends_back(&world, &address, "emp-1");
    mixed["iss"] = json!(other.issuer);
    comes_back(&browser, &mixed).await.refused(409, "provider_answer_invalid");
}

#[tokio::test]
async fn a_provider_that_calls_itself_otherwise_is_none() {
    let provider = Vouching::open().await;
    let issuer = provider.issuer.replace("127.0.0.1", "localhost");
    let world = ruled(Provider { issuer, ..provider.settings() }, &[]).await;
    world.stranger().post(SIGN_IN, json!({ "to": "/" })).await.refused(503, "provider_unreachable");
}

#[tokio::test]
async fn nobody_is_sent_to_pages_of_others() {
    let provider = Vouching::open().await;
    let world = city(&provider).await;
    let browser = world.stranger();
    for to in ["//evil.example.cn", "https://evil.example.cn", "/\\evil.example.cn", "javascript:alert(1)", ""] {
        browser.post(SIGN_IN, json!({ "to": to })).await.wrong("to", "page_elsewhere");
    }
}

#[tokio::test]
async fn the_second_factor_is_asked_for_whatever_the_provider_asked() {
    let provider = Vouching::open().await;
    let world = city(&provider).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    links(&world, &provider, &clerk, "emp-1").await;
    let (authenticator, _) = enrol(&world, &clerk).await;
    world.at_minute("2020-02-10", 9, 2);
    let browser = world.stranger();
    let by = |methods: Value| Somebody { claims: json!({ "amr": methods }), ..Somebody::from("emp-1") };
    let back = provider.sends_back(&world, &goes(&browser, SIGN_IN).await, by(json!(["pwd"])));
    comes_back(&browser, &back).await.refused(401, "code_needed");
    browser.get("/me").await.refused(401, "not_signed_in");
    let with = |code: &str| json!({ "state": back["state"], "totp": code });
    comes_back(&browser, &with("000000")).await.refused(401, "wrong_code");
    // The code alone opens nothing to others.
    let code = authenticator.code(&world, 0);
    comes_back(&world.stranger(), &with(&code)).await.refused(409, "trip_over");
    comes_back(&browser, &with(&code)).await.is(200);
    browser.get("/me").await.is(200);
    comes_back(&browser, &with(&code)).await.refused(409, "trip_over");

    let sure = world.stranger();
    let back = provider.sends_back(&world, &goes(&sure, SIGN_IN).await, by(json!(["pwd", "mfa"])));
    comes_back(&sure, &back).await.refused(401, "code_needed");
}

#[tokio::test]
async fn whose_post_asks_for_a_second_factor_has_it_from_the_provider_or_sets_one_up() {
    use crate::world::SECOND_FACTOR;
    let provider = Vouching::open().await;
    let world = ruled(provider.settings(), &[(SECOND_FACTOR, "totp_roles = [\"township_clerk\"]")]).await;
    let admin = world.worker("administrator", CITY).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    let link = format!("/accounts/{}/links/{}", account_of(&clerk).await, id());
    admin.put(&link, json!({ "provider": "city", "subject": "emp-1" })).await.is(201);
    let browser = world.stranger();
    for (methods, must) in [(json!(["pwd"]), true), (json!(["pwd", "otp"]), true), (json!(["mfa"]), false)] {
        let somebody = Somebody { claims: json!({ "amr": methods }), ..Somebody::from("emp-1") };
        let back = provider.sends_back(&world, &goes(&browser, SIGN_IN).await, somebody);
        comes_back(&browser, &back).await.is(200);
        assert_eq!(browser.get("/me").await.is(200)["must_enrol"], must);
    }
    browser.get("/arrivals").await.is(200);
}

#[tokio::test]
async fn whoever_has_no_password_confirms_where_they_came_from() {
    let provider = Vouching::open().await;
    let world = ruled(provider.settings(), &[("confirm_minutes = 10", "confirm_minutes = 10")]).await;
    let admin = world.worker("administrator", CITY).await;
    admin.confirms().await;
    let worker = json!({ "name": "新来的" });
    let added = admin.put(&format!("/workers/{}", id()), worker).await.is(201);
    let account = id();
    let new = json!({ "worker_id": added["id"], "login": "xinlai" });
    admin.put(&format!("/accounts/{account}"), new).await.is(201);
    let link = json!({ "provider": "city", "subject": "emp-9" });
    admin.put(&format!("/accounts/{account}/links/{}", id()), link).await.is(201);

    let browser = world.stranger();
    let back = provider.sends_back(&world, &goes(&browser, SIGN_IN).await, "emp-9");
    comes_back(&browser, &back).await.is(200);
    // Nobody asks for a one-time password that was not used.
    assert_eq!(browser.get("/me").await.is(200)["must_change_password"], false);
    browser.post("/me/totp", json!({})).await.refused(403, "confirmation_needed");
    let address = goes(&browser, CONFIRM).await;
    assert_eq!((&*asked(&address)["prompt"], &*asked(&address)["max_age"]), ("login", "0"));
    let proved = |subject: &str, at: Value| Somebody { claims: json!({ "auth_time": at }), ..Somebody::from(subject) };
    let now = world.clock.now().0 / 1000;
    let long_ago = provider.sends_back(&world, &address, proved("emp-9", json!(now - 3600)));
    comes_back(&browser, &long_ago).await.refused(409, "provider_answer_invalid");
    let unsaid = provider.sends_back(&world, &address, proved("emp-9", Value::Null));
    comes_back(&browser, &unsaid).await.refused(409, "provider_answer_invalid");
    let other = provider.sends_back(&world, &address, proved("emp-8", json!(now)));
    comes_back(&browser, &other).await.refused(409, "not_linked");
    browser.post("/me/totp", json!({})).await.refused(403, "confirmation_needed");
    let fresh = provider.sends_back(&world, &address, proved("emp-9", json!(now)));
    assert_eq!(comes_back(&browser, &fresh).await.is(200)["done"], "confirm");
    // The last way in is not taken away by whoever has no other.
    let links = browser.get("/me/links").await.is(200);
    let link = format!("/me/links/{}", links[0]["id"].as_str().unwrap());
    browser.delete(&link).await.refused(409, "last_door");

    // With a second factor they give its code as well.
    let (authenticator, _) = enrol(&world, &browser).await;
    world.at_minute("2020-02-10", 9, 30);
    let address = goes(&browser, CONFIRM).await;
    let back = provider.sends_back(&world, &address, proved("emp-9", json!(world.clock.now().0 / 1000)));
    comes_back(&browser, &back).await.refused(401, "code_needed");
    let with = |code: &str| json!({ "state": back["state"], "totp": code });
    comes_back(&browser, &with("abcd-efgh-ijkl-mnop")).await.refused(401, "wrong_code");
    browser.delete("/me/totp").await.refused(403, "confirmation_needed");
    assert_eq!(comes_back(&browser, &with(&authenticator.code(&world, 0))).await.is(200)["done"], "confirm");
    browser.delete("/me/totp").await.is(204);
}

#[tokio::test]
async fn a_provider_can_be_the_only_door_and_name_accounts_by_their_login() {
    let provider = Vouching::open().await;
    let settings = Provider { only_door: true, login_claim: Some("employee".into()), ..provider.settings() };
    let world = ruled(settings, &[]).await;
    let admin = world.worker("administrator", CITY).await;
    let clerk = world.worker("township_clerk", "220581001").await;
    let browser = world.stranger();
    let named = |subject: &str| Somebody { claims: json!({ "employee": clerk.login() }), ..Somebody::from(subject) };
    let comes = async |somebody: Somebody| {
        let address = goes(&browser, SIGN_IN).await;
        comes_back(&browser, &provider.sends_back(&world, &address, somebody)).await
    };
    let by_password = json!({ "login": clerk.login(), "password": PASSWORD });
    browser.post("/session", by_password.clone()).await.is(200);
    comes("emp-1".into()).await.refused(409, "not_linked");
    comes(named("emp-1")).await.is(200);
    assert_eq!(account_of(&browser).await, account_of(&clerk).await);
    // Linked now: by its own name from then on, and nobody else by that login.
    comes("emp-1".into()).await.is(200);
    comes(named("emp-2")).await.refused(409, "link_exists");
    browser.post("/session", by_password.clone()).await.refused(409, "provider_only");
    let wrong = json!({ "login": clerk.login(), "password": "a-wrong-password" });
    browser.post("/session", wrong).await.refused(401, "wrong_password");
    let links = clerk.get("/me/links").await.is(200);
    assert_eq!(links[0]["only_door"], true);
    let link = links[0]["id"].as_str().unwrap();
    clerk.delete(&format!("/me/links/{link}")).await.refused(409, "provider_only");
    admin.delete(&format!("/accounts/{}/links/{link}", account_of(&clerk).await)).await.is(204);
    browser.post("/session", by_password).await.is(200);
}
