//! Registering arrivals: through Wangge's HTTP door, and the same writes by pgbench.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use codes::{IdNumber, Phone};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use uuid::Uuid;

use crate::site::{Site, memory_mb, postgres_tool, processor_seconds, server};

/// A served exercise city and a clerk who is signed in.
pub struct City {
    server: Child,
    pub address: String,
    pub cookie: String,
    pub areas: Arc<Vec<String>>,
    before: i64,
    pub acknowledged: AtomicU64,
    /// From the start of the process to its first answer.
    pub up_in: Duration,
}

/// Before anything is measured.
pub const WARM_UP: Duration = Duration::from_secs(1);

/// What a load gave.
pub struct Load {
    pub rate: f64,
    latencies_ms: Vec<f64>,
    /// Processors that the server kept busy.
    pub cores: f64,
    /// Processors that the clients kept busy.
    pub client_cores: f64,
}

impl Load {
    pub fn percentile(&self, share: f64) -> f64 {
        let at = (self.latencies_ms.len() as f64 * share) as usize;
        self.latencies_ms[at.min(self.latencies_ms.len() - 1)]
    }
}

pub type Sender = SendRequest<Full<Bytes>>;

pub async fn connect(address: &str) -> Option<Sender> {
    let stream = TcpStream::connect(address).await.ok()?;
    stream.set_nodelay(true).ok()?;
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.ok()?;
    tokio::spawn(connection);
    Some(sender)
}

pub async fn send(
    to: &mut Sender,
    method: Method,
    path: &str,
    cookie: &str,
    body: Option<Value>,
) -> (StatusCode, String, Value) {
    let bytes = body.map(|body| body.to_string()).unwrap_or_default();
    let request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header("host", "bench")
        .header("content-type", "application/json")
        .header("cookie", cookie)
        .body(Full::new(Bytes::from(bytes)))
        .unwrap();
    to.ready().await.unwrap();
    let answer = to.send_request(request).await.unwrap();
    let status = answer.status();
    let set = answer.headers().get("set-cookie").map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    (status, set, serde_json::from_slice(&bytes).unwrap_or_default())
}

/// A connection of a client under load, which like pgbench does no more than send what it has to say and wait for the answer: the
/// clients share the processors with the server.
struct Line {
    stream: TcpStream,
    said: Vec<u8>,
    heard: Vec<u8>,
}

impl Line {
    async fn to(address: &str) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, said: vec![], heard: vec![] }
    }

    fn say(&mut self, path: &str, cookie: &str, body: &Value) {
        let body = body.to_string();
        let length = body.len();
        self.said.clear();
        write!(
            self.said,
            "PUT /api/v1{path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncookie: {cookie}\r\n\
             content-length: {length}\r\n\r\n{body}"
        )
        .unwrap();
    }

    /// Sends it and reads the answer with its head.
    async fn hear(&mut self) -> &[u8] {
        self.stream.write_all(&self.said).await.unwrap();
        self.heard.clear();
        loop {
            let read = self.stream.read_buf(&mut self.heard).await.unwrap();
            assert!(read > 0, "the server hung up");
            if whole(&self.heard) {
                return &self.heard;
            }
        }
    }
}

/// Whether an answer is there with all of its body, whose length its head tells.
fn whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|part| part == b"\r\n\r\n") else { return false };
    let head = std::str::from_utf8(&answer[..end]).unwrap();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).expect("it tells its length");
    answer.len() - end - 4 >= length.parse::<usize>().unwrap()
}

impl City {
    pub async fn open(site: &Site) -> Self {
        let told = site.run(&["exercise", "--scale", "0.0005", "--until", "2020-01-25", "--json"]);
        let told: Value = serde_json::from_str(&told).unwrap();
        let clerk = told["accounts"].as_array().unwrap().iter().find(|one| one["role"] == "township_clerk").unwrap();
        let began = Instant::now();
        let mut program = site.program();
        program.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut server = program.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap().to_owned();
        let mut sender = connect(&address).await.unwrap();
        send(&mut sender, Method::GET, "/me", "", None).await;
        let up_in = began.elapsed();

        let sign_in = json!({ "login": clerk["login"], "password": clerk["password"] });
        let (status, set, _) = send(&mut sender, Method::POST, "/session", "", Some(sign_in)).await;
        assert_eq!(status, StatusCode::OK);
        let cookie = set.split(';').next().unwrap().to_owned();
        let path = format!("/areas?parent={}&limit=200", clerk["area"].as_str().unwrap());
        let (_, _, areas) = send(&mut sender, Method::GET, &path, &cookie, None).await;
        let areas = areas["rows"].as_array().unwrap().iter().map(|area| area["code"].as_str().unwrap().to_owned());
        let mut city = Self {
            server,
            address,
            cookie,
            areas: Arc::new(areas.collect()),
            before: 0,
            acknowledged: AtomicU64::new(0),
            up_in,
        };
        city.before = city.registered().await;
        city
    }

    pub fn resident_mb(&self) -> f64 {
        memory_mb(self.server.id(), "VmRSS")
    }

    async fn registered(&self) -> i64 {
        let mut sender = connect(&self.address).await.unwrap();
        let (_, _, report) = send(&mut sender, Method::GET, "/sitrep", &self.cookie, None).await;
        report["figures"]["screening.arrivals"]["total"].as_i64().unwrap()
    }

    /// A connection to the city's server.
    pub async fn connect(&self) -> Sender {
        connect(&self.address).await.unwrap()
    }

    /// Seconds of processor time that the server has used.
    pub fn processor_seconds(&self) -> f64 {
        processor_seconds(self.server.id())
    }

    /// So many clients, each registering one returnee after the other.
    pub async fn load(&self, clients: usize, how_long: Duration) -> Load {
        let areas = self.areas.clone();
        self.load_with(clients, how_long, move || (format!("/arrivals/{}", Uuid::now_v7()), returnee(&areas))).await
    }

    /// So many clients, each putting one thing after the other.
    pub async fn load_with(
        &self,
        clients: usize,
        how_long: Duration,
        make: impl Fn() -> (String, Value) + Send + Sync + 'static,
    ) -> Load {
        let end = Instant::now() + WARM_UP + how_long;
        self.load_until(clients, move || Instant::now() >= end, make).await
    }

    /// The same until it is over.
    pub async fn load_until(
        &self,
        clients: usize,
        over: impl Fn() -> bool + Send + Sync + 'static,
        make: impl Fn() -> (String, Value) + Send + Sync + 'static,
    ) -> Load {
        let (over, make) = (Arc::new(over), Arc::new(make));
        let used = self.processor_seconds();
        let own = processor_seconds(std::process::id());
        let began = Instant::now();
        let warm = began + WARM_UP;
        let mut working = vec![];
        for _ in 0..clients {
            let (address, cookie) = (self.address.clone(), self.cookie.clone());
            let (over, make) = (over.clone(), make.clone());
            working.push(tokio::spawn(async move {
                let mut line = Line::to(&address).await;
                let (mut times, mut all) = (vec![], 0_u64);
                while !over() {
                    let (path, body) = make();
                    line.say(&path, &cookie, &body);
                    let sent = Instant::now();
                    let answer = line.hear().await;
                    assert!(answer.starts_with(b"HTTP/1.1 201 "), "{}", String::from_utf8_lossy(answer));
                    all += 1;
                    let took = sent.elapsed();
                    if sent >= warm && !over() {
                        times.push(took.as_secs_f64() * 1000.0);
                    }
                }
                (times, all)
            }));
        }
        while !over() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let measured = warm.elapsed();
        let mut latencies_ms = vec![];
        for client in working {
            let (times, all) = client.await.unwrap();
            latencies_ms.extend(times);
            self.acknowledged.fetch_add(all, Ordering::Relaxed);
        }
        latencies_ms.sort_by(f64::total_cmp);
        let cores = (self.processor_seconds() - used) / began.elapsed().as_secs_f64();
        let client_cores = (processor_seconds(std::process::id()) - own) / began.elapsed().as_secs_f64();
        Load { rate: latencies_ms.len() as f64 / measured.as_secs_f64(), latencies_ms, cores, client_cores }
    }

    /// Everything acknowledged is in the report.
    pub async fn prove(&self) {
        let acknowledged = i64::try_from(self.acknowledged.load(Ordering::Relaxed)).unwrap();
        assert_eq!(self.registered().await, self.before + acknowledged, "the report counts what was acknowledged");
    }
}

impl Drop for City {
    fn drop(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
    }
}

/// The n-th invented person: sequence codes 996 to 999, born after 1925; regions change when the days are used up.
pub fn person(n: u64) -> (String, String) {
    const DAYS: u64 = 30_000;
    let birth = chrono::NaiveDate::from_ymd_opt(1926, 1, 1).unwrap() + chrono::Days::new(n % DAYS);
    let sequence = 996 + (n / DAYS % 4) as u16;
    let region = format!("{}", 420_100 + n / DAYS / 4);
    (
        IdNumber::invented(&region, birth, sequence).unwrap().as_str().to_owned(),
        Phone::invented(n as u32).as_str().to_owned(),
    )
}

pub fn returnee(areas: &[String]) -> Value {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    let (document_number, phone) = person(n);
    json!({
        "name": "李返梅", "document_type": "id_card", "document_number": document_number, "phone": phone,
        "area": areas[n as usize % areas.len()], "address": format!("{}号楼{}单元{}", n / 60, n / 12 % 5 + 1, n % 12 + 101),
        "origin": "辽宁省沈阳市", "arrived_on": "2020-01-25", "temperature": 36.5,
    })
}

/// Which writes pgbench makes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    /// All that Wangge makes for an arrival on PostgreSQL: person, household, arrival, journal, tally.
    Same,
    /// Arrival, journal and tally only.
    Three,
}

const PERSON: &str = "
    INSERT INTO person (id, name, initials, pinyin, sex, birth_year, document_type, document, document_tail_index, phone, phone_index, identity, version)
    VALUES (md5(:person::text)::uuid, '李返梅', 'lfm', 'lifanmei', 'female', 1980, 'id_card', decode(md5(random()::text) || md5(random()::text), 'hex'),
            decode(md5(random()::text), 'hex'), decode(md5(random()::text), 'hex'), decode(md5(random()::text), 'hex'), decode(md5(random()::text), 'hex'), 1);
    INSERT INTO household (id, area, address, address_index)
    VALUES (gen_random_uuid(), '220581001' || lpad(:area::text, 3, '0'), decode(md5(random()::text), 'hex'), decode(md5(random()::text), 'hex'));
";

const ARRIVAL: &str = "
    INSERT INTO arrival (id, digest, person_id, household_id, area, origin, origin_kind, arrived_on, temperature, status, source, registered_on, registered_at, version)
    VALUES (gen_random_uuid(), decode(md5(random()::text), 'hex'), md5(:person::text)::uuid, gen_random_uuid(), '220581001' || lpad(:area::text, 3, '0'),
            '辽宁省沈阳市', 'other_province', '2020-01-25', 365, 'registered', 'desk', '2020-01-25', 1579939200000, 1);
    INSERT INTO journal_inbox (id, at, act, area, subject_kind, subject_id, detail)
    VALUES (gen_random_uuid(), 1579939200000, 'screening.register_arrival', '220581001' || lpad(:area::text, 3, '0'), 'arrival', md5(:person::text), '{}');
    INSERT INTO tally (measure, area, day, facet, n)
    VALUES ('screening.arrivals', '220581001' || lpad(:area::text, 3, '0'), '2020-01-25', 'other_province', 1)
    ON CONFLICT (measure, area, day, facet) DO UPDATE SET n = tally.n + excluded.n;
";

/// What pgbench said.
pub struct Peer {
    pub rate: f64,
    pub mean_ms: f64,
}

/// Runs the writes with pgbench: 16 clients, prepared statements, tables as Wangge makes them, as many areas as a township has.
pub fn pgbench(site: &Site, writes: Writes, seconds: u64) -> Peer {
    let more = if writes == Writes::Same { PERSON } else { "" };
    run_pgbench(site, &format!("{more}{ARRIVAL}"), seconds)
}

/// Runs statements with pgbench, as one transaction; `:person` and `:area` are random.
pub fn run_pgbench(site: &Site, statements: &str, seconds: u64) -> Peer {
    let script = site.folder.path().join("script.sql");
    let sets = "\\set person random(1, 9000000000000000000)\n\\set area random(1, 20)\n";
    std::fs::write(&script, format!("{sets}BEGIN;{statements}COMMIT;\n")).unwrap();
    let output = Command::new(postgres_tool("pgbench"))
        .env("PGOPTIONS", format!("-csearch_path={}", site.schema))
        .args(["-n", "-M", "prepared", "-c", "16", "-j", "2", "-T", &seconds.to_string(), "-f"])
        .arg(&script)
        .arg(server())
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    let figure = |name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().find_map(|word| word.parse::<f64>().ok()).unwrap()
    };
    Peer { rate: figure("tps ="), mean_ms: figure("latency average =") }
}
