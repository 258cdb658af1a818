//! The exercise ends with the figures of the source, and is the same city every time.

use kernel::config::Config;
use server::exercise::{self, Plan};
use server::house::House;
use server::rooms::sitrep;

use crate::world::{day, new_schema};

/// Replays until a day in a place of its own and gives the report of that day.
async fn replayed(scale: f64, until: &str) -> sitrep::Sitrep {
    let folder = tempfile::tempdir().unwrap();
    let store = match std::env::var("WANGGE_TEST_POSTGRES") {
        Ok(server) => new_schema(&server).await,
        Err(_) => format!("sqlite:{}", folder.path().join("city.db").display()),
    };
    let key_file = Some(folder.path().join("city.key"));
    let config = Config { store: Some(store), key_file, ..Config::default() };
    let plan = Plan { scale, seed: 2020, until: day(until) };
    exercise::run(&config, &plan, &|_, _, _| {}).await.unwrap();
    let house = House::open(config).await.unwrap();
    sitrep::compute(&house, house.city, plan.until).await.unwrap()
}

#[tokio::test]
async fn it_ends_with_the_figures_of_the_source() {
    let report = replayed(0.001, "2020-02-16").await;
    let total = |figure: &str| report.figures[figure].total;
    assert_eq!(total("screening.arrivals"), 22_561);
    assert_eq!((total("isolation.households"), total("isolation.people")), (304, 384));
    assert_eq!(total("isolation.confirmed"), 0);
    let current = |figure: &str| report.figures[figure].current;
    assert_eq!((current("body.heads"), current("body.core_members")), (Some(2), Some(5)));
    assert_eq!(current("body.working_groups"), Some(10));
    assert_eq!((current("body.branches"), current("body.party_members")), (Some(36), Some(175)));
}

#[tokio::test]
async fn one_seed_gives_one_city() {
    let (once, again) = (replayed(0.0005, "2020-01-26").await, replayed(0.0005, "2020-01-26").await);
    let text = |report: &sitrep::Sitrep| {
        let mut report = serde_json::to_value(report).unwrap();
        // The clock goes on when a store is opened.
        report.as_object_mut().unwrap().remove("as_of");
        // Names of records are always new.
        for gate in report["gates"]["checkpoints"].as_array_mut().unwrap() {
            gate.as_object_mut().unwrap().remove("checkpoint_id");
        }
        report
    };
    assert_eq!(text(&once), text(&again));
}

#[tokio::test]
async fn a_plan_that_cannot_be_carried_out_is_refused() {
    for (scale, until) in [
        (0.01, "2020-03-10"),
        (0.01, "2019-01-01"),
        (0.01, "2020-01-24"),
        (1.6, "2020-02-16"),
        (-0.1, "2020-02-16"),
        (f64::NAN, "2020-02-16"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("city.db");
        let config = Config { store: Some(format!("sqlite:{}", file.display())), ..Config::default() };
        let plan = Plan { scale, seed: 1, until: day(until) };
        let refused = exercise::run(&config, &plan, &|_, _, _| {}).await.unwrap_err();
        assert!(refused.to_string().contains("exercise"), "{refused}");
        assert!(!file.exists(), "nothing is made");
    }
}
