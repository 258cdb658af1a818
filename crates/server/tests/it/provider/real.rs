//! The same with a provider that others wrote: the npm package oidc-provider, certified by the OpenID Foundation.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use kernel::Clock;
use kernel::config::Provider;
use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};
use serde_json::{Value, json};

use super::{LINK, SIGN_IN, comes_back, goes};
use crate::world::{PUBLIC_URL, World};

const WEB: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web");

/// The provider's process; it ends with the story.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start() -> (Running, String) {
    let back = format!("{PUBLIC_URL}/sign-in/back");
    let mut command = Command::new("node");
    command.current_dir(WEB).args(["e2e/provider.mjs", "wangge", "word of the house", &back]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let issuer = said.find(|line| line.starts_with("http://")).unwrap();
    (Running(child), issuer)
}

/// Where an answer sends the browser.
fn sent_to(answer: &Response) -> Option<Url> {
    let location = answer.headers().get("location")?.to_str().unwrap();
    Some(answer.url().join(location).unwrap())
}

/// Somebody follows the address in a browser of their own, signs in at the provider, and is sent back with this.
async fn signs_in(browser: &Client, address: &str, login: &str) -> Value {
    let mut answer = browser.get(address).send().await.unwrap();
    loop {
        match sent_to(&answer) {
            Some(back) if back.as_str().starts_with(PUBLIC_URL) => {
                let said = back.query_pairs().into_owned().collect::<BTreeMap<String, String>>();
                return json!(said);
            }
            Some(next) => answer = browser.get(next).send().await.unwrap(),
            None => {
                let here = answer.url().clone();
                let page = answer.text().await.unwrap();
                assert!(page.contains("name=\"login\""), "{here}: {page}");
                let form = format!("prompt=login&login={login}&password=whatever");
                let filled = browser.post(here).header("content-type", "application/x-www-form-urlencoded").body(form);
                answer = filled.send().await.unwrap();
            }
        }
    }
}

#[tokio::test]
async fn somebody_comes_in_by_a_provider_that_others_wrote() {
    let there = std::path::Path::new(WEB).join("node_modules/oidc-provider").exists();
    assert!(there, "`npm ci` in web/ brings the provider");
    let (_running, issuer) = start();
    let settings = Provider {
        issuer: issuer.clone(),
        client_secret: "word of the house".into(),
        ..super::Vouching::open().await.settings()
    };
    let world = World::vouched_for(&[], [("city".to_owned(), settings)].into()).await;
    // Its tokens are of today.
    let today = || world.clock.set(Clock::real(world.house.config.zone).now());
    today();
    let clerk = world.worker("township_clerk", "220581001").await;
    let browser = || Client::builder().cookie_store(true).redirect(Policy::none()).no_proxy().build().unwrap();

    let back = signs_in(&browser(), &goes(&clerk, LINK).await, "emp-1").await;
    assert_eq!(back["iss"], json!(issuer));
    today();
    comes_back(&clerk, &back).await.is(200);

    let (elsewhere, person) = (browser(), world.stranger());
    let back = signs_in(&elsewhere, &goes(&person, SIGN_IN).await, "emp-1").await;
    today();
    comes_back(&world.stranger(), &back).await.refused(409, "trip_over");
    comes_back(&person, &back).await.is(200);
    assert_eq!(person.get("/me").await.is(200)["login"], clerk.login());
    // The provider takes its own code once, too.
    let fresh = world.stranger();
    let mut replayed = signs_in(&elsewhere, &goes(&fresh, SIGN_IN).await, "emp-1").await;
    replayed["code"] = back["code"].clone();
    today();
    comes_back(&fresh, &replayed).await.refused(409, "provider_answer_invalid");
    // Somebody else at the same provider is nobody here.
    let other = world.stranger();
    let back = signs_in(&browser(), &goes(&other, SIGN_IN).await, "emp-2").await;
    today();
    comes_back(&other, &back).await.refused(409, "not_linked");
}
