//! A city of one test's own, with a real server in front of it and people who talk to it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{Datelike, NaiveTime};
use codes::{IdNumber, Phone};
use kernel::config::{Channels, Config, Provider, Scan};
use kernel::{Clock, Day, Stamp};
use reqwest::Method;
use serde_json::{Value, json};
use server::house::House;
use server::rooms::area;
use uuid::Uuid;

/// A grid of 松江社区, where most stories play.
pub const GRID: &str = "220581001004001";
/// The next grid of the same community.
pub const NEXT_GRID: &str = "220581001004002";
/// The community.
pub const COMMUNITY: &str = "220581001004";
/// Its street.
pub const STREET: &str = "220581001";
/// A grid in another township.
pub const ELSEWHERE: &str = "220581104202001";
/// The city.
pub const CITY: &str = "220581";

/// What the door asks of people in earnest and most stories are not about. A story that is names the line itself.
const EASED: &[(&str, &str)] = &[
    ("idle_minutes = 30", "idle_minutes = 720"),
    ("confirm_minutes = 10", "confirm_minutes = 0"),
    (SECOND_FACTOR, "totp_roles = []"),
    (TWO_PERSONS, "two_persons = []"),
];

/// Where browsers reach a city whose people sign in through others.
pub const PUBLIC_URL: &str = "http://wangge.test";

/// The line of the policy that says what takes two people.
pub const TWO_PERSONS: &str = r#"two_persons = ["account.reset_totp", "key.rotate_key", "people.give_post:administrator", "people.give_post:auditor", "people.give_post:commander", "account.open_account:administrator", "account.open_account:auditor", "account.open_account:commander", "account.reset_password:administrator", "account.reset_password:auditor", "account.reset_password:commander", "account.link_account", "screening.export_arrivals:many"]"#;

/// The line of the policy that says who must have a second factor.
pub const SECOND_FACTOR: &str = r#"totp_roles = ["community_lead", "police_officer", "township_clerk", "township_lead", "inspector", "commander", "command_staff", "administrator", "auditor"]"#;

/// The city and its server.
pub struct World {
    pub house: House,
    pub clock: Clock,
    base: String,
    _folder: tempfile::TempDir,
}

impl World {
    /// A city at nine in the morning of 10 February 2020.
    pub async fn new() -> Self {
        Self::made(&[], Config::default()).await
    }

    /// The same with other rules: each line of the policy that is named stands as it is given.
    pub async fn ruled(changes: &[(&str, &str)]) -> Self {
        Self::made(changes, Config::default()).await
    }

    /// The same city with channels to the outside.
    pub async fn with(channels: Channels) -> Self {
        Self::made(&[], Config { channels, ..Config::default() }).await
    }

    /// A city whose people sign in through others too, with other rules where they are named.
    pub async fn vouched_for(changes: &[(&str, &str)], providers: BTreeMap<String, Provider>) -> Self {
        let public_url = Some(PUBLIC_URL.to_owned());
        Self::made(changes, Config { providers, public_url, ..Config::default() }).await
    }

    /// A city whose files are looked at by this scanner.
    pub async fn scanned(clamd: String) -> Self {
        Self::made(&[], Config { scan: Scan { clamd: Some(clamd) }, ..Config::default() }).await
    }

    async fn made(changes: &[(&str, &str)], config: Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let policy = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policy/meihekou-2020.toml");
        let mut rules = std::fs::read_to_string(policy).unwrap();
        let eased = EASED.iter().filter(|(usual, _)| !changes.iter().any(|(changed, _)| changed == usual));
        for (usual, other) in changes.iter().chain(eased) {
            assert_eq!(rules.matches(usual).count(), 1, "{usual}");
            rules = rules.replace(usual, other);
        }
        let policy = folder.path().join("policy.toml");
        std::fs::write(&policy, rules).unwrap();
        let store = match std::env::var("WANGGE_TEST_POSTGRES") {
            Ok(server) => new_schema(&server).await,
            Err(_) => format!("sqlite:{}", folder.path().join("city.db").display()),
        };
        let config = Config {
            store: Some(store),
            key_file: Some(folder.path().join("city.key")),
            policy: Some(policy),
            requests_per_second: 100_000,
            requests_per_second_of_account: 100_000,
            sign_ins_per_minute: 1_000,
            ..config
        };
        let clock = Clock::standing(Stamp(0), config.zone);
        clock.set(clock.at(day("2020-02-10"), NaiveTime::from_hms_opt(9, 0, 0).unwrap()));
        House::found(&config, CITY.parse().unwrap(), false).await.unwrap();
        let serving = config.store.as_deref().map(as_server);
        let house = House::open_at(Config { store: serving, ..config }, clock.clone()).await.unwrap();
        let list = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/areas-220581.csv");
        let mut areas = area::read_csv(list.as_ref(), &Default::default()).unwrap();
        for (code, name) in [(GRID, "第1网格"), (NEXT_GRID, "第2网格"), (ELSEWHERE, "第1网格")] {
            areas.push((code.parse().unwrap(), name.to_owned()));
        }
        let console = house.actor("test");
        area::load(&house.store, &console, house.city, &areas, &|_| {}).await.unwrap();
        let base = serve(house.clone()).await;
        Self { house, clock, base, _folder: folder }
    }

    /// Puts the clock to an hour of a day.
    pub fn at(&self, on: &str, hour: u32) {
        self.at_minute(on, hour, 0);
    }

    /// Puts the clock to a minute of a day.
    pub fn at_minute(&self, on: &str, hour: u32, minute: u32) {
        self.clock.set(self.clock.at(day(on), NaiveTime::from_hms_opt(hour, minute, 0).unwrap()));
    }

    /// Somebody without a session.
    pub fn stranger(&self) -> Person {
        let client = reqwest::Client::builder().cookie_store(true).no_proxy().build().unwrap();
        Person { client, base: self.base.clone(), login: String::new() }
    }

    /// Somebody without an account who opened the page with this address.
    pub fn guest(&self, path: &str) -> Person {
        use reqwest::header::{AUTHORIZATION, HeaderMap};
        let (_, secret) = path.split_once('#').unwrap();
        let bearer = HeaderMap::from_iter([(AUTHORIZATION, format!("Bearer {secret}").parse().unwrap())]);
        let client = reqwest::Client::builder().default_headers(bearer).no_proxy().build().unwrap();
        Person { client, base: self.base.clone(), login: String::new() }
    }

    /// A program that has a token.
    pub fn program(&self, secret: &str) -> Person {
        use reqwest::header::{AUTHORIZATION, HeaderMap};
        let bearer = HeaderMap::from_iter([(AUTHORIZATION, format!("Bearer {secret}").parse().unwrap())]);
        let client = reqwest::Client::builder().default_headers(bearer).no_proxy().build().unwrap();
        Person { client, base: self.base.clone(), login: String::new() }
    }

    /// Somebody who holds a role in an area and has signed in.
    pub async fn worker(&self, role: &str, area: &str) -> Person {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let login = format!("worker{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let new = server::rooms::account::FirstAccount {
            act: server::rooms::account::OPEN_ACCOUNT,
            login: &login,
            name: "王测试",
            role,
            area: area.parse().unwrap(),
            from: self.clock.today(),
        };
        let one_time = server::rooms::account::first_account(&self.house, new).await.unwrap();
        let person = Person { login: login.clone(), ..self.stranger() };
        person.post("/session", json!({ "login": login, "password": one_time })).await.is(200);
        let new = json!({ "old_password": one_time, "new_password": PASSWORD });
        person.put("/me/password", new).await.is(204);
        person
    }

    /// A checkpoint, put up behind the house's back.
    pub async fn checkpoint(&self, area: &str, name: &str) -> Uuid {
        use sea_orm::{ConnectionTrait, Database, Statement};
        let gate = id();
        let sneak = Database::connect(self.house.config.store.clone().unwrap()).await.unwrap();
        let insert = "INSERT INTO checkpoint (id, digest, area, kind, name, place, hours, state, created_at, version)
                      VALUES ($1, $2, $3, 'road', $4, '路口', '00:00-24:00', 'open', 0, 1)";
        let values = [gate.into(), vec![0_u8].into(), area.into(), name.into()];
        let backend = sneak.get_database_backend();
        sneak.execute_raw(Statement::from_sql_and_values(backend, insert, values)).await.unwrap();
        sneak.close().await.unwrap();
        gate
    }

    /// Gives somebody a phone, behind the house's back.
    pub async fn has_phone(&self, person: &Person, number: &str) {
        use sea_orm::{ConnectionTrait, Database, Statement};
        let worker = person.get("/me").await.is(200)["worker_id"].as_str().unwrap().parse::<Uuid>().unwrap();
        let sealed = self.house.store.vault.seal("phone", number).unwrap();
        let sneak = Database::connect(self.house.config.store.clone().unwrap()).await.unwrap();
        let values = [sealed.0.into(), worker.into()];
        let update = "UPDATE worker SET phone = $1 WHERE id = $2";
        sneak.execute_raw(Statement::from_sql_and_values(sneak.get_database_backend(), update, values)).await.unwrap();
        sneak.close().await.unwrap();
    }

    /// The journal as somebody sees it, once every line has its number: on PostgreSQL that comes after the commit.
    pub async fn journal(&self, person: &Person, query: &str) -> Value {
        self.house.store.journal.settle().await.unwrap();
        person.get(&format!("/journal?{query}")).await.is(200)
    }

    /// Another server process on the same store.
    pub async fn another_house(&self) -> House {
        House::open_at((*self.house.config).clone(), self.clock.clone()).await.unwrap()
    }

    /// Serves the store again after it was closed.
    pub async fn open_again(&mut self) {
        self.house = self.another_house().await;
        self.base = serve(self.house.clone()).await;
    }

    /// Somebody who was here before it was closed, with their session.
    pub fn again(&self, person: &Person) -> Person {
        Person { client: person.client.clone(), base: self.base.clone(), login: person.login.clone() }
    }

    /// Where another server process answers.
    pub async fn served(&self, house: House) -> String {
        serve(house).await
    }

    /// The grid member of 松江社区 第1网格.
    pub async fn grid_member(&self) -> Person {
        self.worker("grid_member", GRID).await
    }
}

/// Serves a house on a free port; gives the address of its operations.
async fn serve(house: House) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/api/v1", listener.local_addr().unwrap());
    tokio::spawn(server::http::serve(house, listener));
    base
}

/// An empty schema of its own on a PostgreSQL server.
pub async fn new_schema(server: &str) -> String {
    use sea_orm::ConnectionTrait;
    let name = format!("t{}", Uuid::now_v7().simple());
    let admin = sea_orm::Database::connect(server).await.unwrap();
    // As docs/OPERATIONS.md has it: whoever serves uses the tables and cannot change them.
    for statement in [
        "DO $$ BEGIN CREATE ROLE wangge_serve LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$"
            .into(),
        format!("CREATE SCHEMA {name}"),
        format!("GRANT USAGE ON SCHEMA {name} TO wangge_serve"),
        format!(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA {name}
             GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO wangge_serve"
        ),
    ] {
        admin.execute_unprepared(&statement).await.unwrap();
    }
    admin.close().await.unwrap();
    format!("{server}?options=-csearch_path%3D{name}")
}

/// The same store for the account that serves: on PostgreSQL another one than that which made it.
pub fn as_server(store: &str) -> String {
    exchange(store, "wangge", "wangge_serve")
}

/// And for the account that made it.
pub fn as_owner(store: &str) -> String {
    exchange(store, "wangge_serve", "wangge")
}

fn exchange(store: &str, from: &str, to: &str) -> String {
    let (from, to) = (format!("postgres://{from}@"), format!("postgres://{to}@"));
    assert!(store.starts_with("sqlite:") || store.starts_with(&from), "the account of {store}");
    store.replacen(&from, &to, 1)
}

/// A day from its text.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A new id.
pub fn id() -> Uuid {
    Uuid::now_v7()
}

/// An invented person's ID number; each call gives another.
pub fn id_number() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    let birth = Day::from_ymd_opt(1950, 1, 1).unwrap() + chrono::Days::new(u64::from(n));
    assert!(birth.year() < 2010, "too many people in one run");
    IdNumber::invented("420106", birth, 998).unwrap().as_str().to_owned()
}

/// A returnee from a risk area who stays in an area.
pub fn returnee(area: &str) -> Value {
    json!({
        "name": "李返梅", "document_type": "id_card", "document_number": id_number(), "phone": phone(),
        "area": area, "address": "3号楼2单元501", "origin": "湖北省武汉市",
        "left_origin_on": "2020-02-09", "arrived_on": "2020-02-10", "temperature": 36.5,
    })
}

/// Registers a returnee and gives the address of their isolation.
pub async fn isolated(person: &Person, body: Value) -> String {
    let shown = person.put(&format!("/arrivals/{}", id()), body).await.is(201);
    format!("/isolations/{}", shown["isolation_id"].as_str().unwrap())
}

/// The address of the page of an isolated person, or of their door, as staff show it.
pub async fn page_path(staff: &Person, isolation: &str, page: &str) -> String {
    let shown = staff.post(&format!("{isolation}/page"), json!({ "page": page })).await.is(200);
    shown["path"].as_str().unwrap().to_owned()
}

/// Gives an order on an isolation as it stands.
pub async fn order(person: &Person, place: &str, mut order: Value) -> Answer {
    order["version"] = person.get(place).await.is(200)["version"].clone();
    order["reason"] = json!("复查未完成");
    person.put(&format!("{place}/orders/{}", id()), order).await
}

/// An invented phone; each call gives another.
pub fn phone() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    Phone::invented(NEXT.fetch_add(1, Ordering::Relaxed)).as_str().to_owned()
}

/// Somebody who talks to the house.
pub struct Person {
    pub client: reqwest::Client,
    base: String,
    login: String,
}

/// The password everybody has chosen.
pub const PASSWORD: &str = "a-long-password-1";

impl Person {
    /// Begins another session, as everybody does in the morning.
    pub async fn sign_in(&self) {
        self.post("/session", json!({ "login": self.login, "password": PASSWORD })).await.is(200);
    }

    /// What they sign in with.
    pub fn login(&self) -> &str {
        &self.login
    }

    /// The whole address of an operation.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Gives the password again.
    pub async fn confirms(&self) {
        self.put("/session/confirmation", json!({ "password": PASSWORD })).await.is(200);
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    /// A list searched by what stands in no address in plain.
    pub async fn finds(&self, list: &str, q: &str) -> Answer {
        let sealed = self.post("/searches", json!({ "q": q })).await.is(200);
        let joint = if list.contains('?') { '&' } else { '?' };
        self.get(&format!("{list}{joint}q={}", sealed["q"].as_str().unwrap())).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PUT, path, Some(body)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None).await
    }

    /// Asks for something that goes on and on.
    pub async fn open(&self, path: &str) -> reqwest::Response {
        self.open_with(path, &[]).await
    }

    /// The same with headers.
    pub async fn open_with(&self, path: &str, headers: &[(&str, &str)]) -> reqwest::Response {
        let request = self.client.get(format!("{}{path}", self.base));
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).send().await.unwrap()
    }

    pub async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await.unwrap();
        let kept = answer.headers().get("cache-control").map(|value| value.to_str().unwrap().to_owned());
        // Shapes of areas are large and tell of nobody.
        let may_keep = path.contains("/shapes") || kept.is_some_and(|kept| kept.contains("no-store"));
        assert!(may_keep, "{path} may be kept by browsers");
        Answer::of(answer).await
    }

    /// How many bytes an answer takes on its way, compressed as a phone gets it.
    pub async fn weigh(&self, path: &str, body: Value) -> usize {
        let asked = self.client.post(format!("{}{path}", self.base)).header("accept-encoding", "gzip").json(&body);
        let answer = asked.send().await.unwrap();
        assert_eq!(answer.headers()["content-encoding"], "gzip");
        answer.bytes().await.unwrap().len()
    }

    /// Sends bytes as they are.
    pub async fn send_bytes(&self, method: Method, path: &str, bytes: Vec<u8>) -> Answer {
        let request = self.client.request(method, format!("{}{path}", self.base)).body(bytes);
        Answer::of(request.send().await.unwrap()).await
    }

    /// Sends a file with other parts.
    pub async fn upload(&self, method: Method, path: &str, file: Vec<u8>, texts: &[(&'static str, String)]) -> Answer {
        let file = reqwest::multipart::Part::bytes(file).file_name("list.xlsx");
        let form = reqwest::multipart::Form::new().part("file", file);
        let form = texts.iter().fold(form, |form, (name, text)| form.text(*name, text.clone()));
        let request = self.client.request(method, format!("{}{path}", self.base)).multipart(form);
        Answer::of(request.send().await.unwrap()).await
    }
}

/// What the house said.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub async fn of(response: reqwest::Response) -> Self {
        let status = response.status().as_u16();
        let bytes = response.bytes().await.unwrap().to_vec();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Self { status, body, bytes }
    }

    /// Asserts the status and gives the body.
    #[track_caller]
    pub fn is(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.bytes));
        self.body
    }

    /// Asserts a refusal by status and code.
    #[track_caller]
    pub fn refused(self, status: u16, code: &str) -> Value {
        let body = self.is(status);
        assert_eq!(body["code"], code, "{body}");
        body
    }

    /// Asserts a refusal of one field.
    #[track_caller]
    pub fn wrong(self, field: &str, code: &str) {
        let body = self.refused(422, code);
        assert_eq!(body["field"], field, "{body}");
    }
}
