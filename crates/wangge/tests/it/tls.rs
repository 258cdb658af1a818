//! TLS: at the house's own door, and on the way to its database.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;

use sea_orm::ConnectionTrait;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{ClientConfig, ProtocolVersion, RootCertStore, SupportedProtocolVersion};

use crate::place::{Place, Server};

/// Asks by TLS of one version, trusting that certificate alone. Gives the version agreed on and the answer.
async fn ask(port: u16, chain: &str, version: &'static SupportedProtocolVersion) -> (ProtocolVersion, String) {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(chain).unwrap()).unwrap();
    let config = ClientConfig::builder_with_protocol_versions(&[version]).with_root_certificates(roots);
    let connector = TlsConnector::from(Arc::new(config.with_no_client_auth()));
    let stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let mut stream = connector.connect(ServerName::try_from("localhost").unwrap(), stream).await.unwrap();
    let request = "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let agreed = stream.get_ref().1.protocol_version().unwrap();
    (agreed, answer)
}

#[tokio::test]
async fn the_house_serves_tls_itself_and_nothing_in_plain_to_other_machines() {
    let place = Place::new().await;
    place.init();
    place.run(&["serve", "--listen", "0.0.0.0:0"]).refused("trusted_proxies");
    let (chain, key) = place.certificate();
    let with = ["serve", "--listen", "0.0.0.0:0", "--tls-certificate", &chain, "--tls-key", &key];
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    place.run(&with).refused("chmod 600");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();

    let mut child = place.program().args(with).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut told = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut told).unwrap();
    let port: u16 = told.trim().strip_prefix("https://0.0.0.0:").unwrap().parse().unwrap();
    for (version, agreed) in [(&TLS13, ProtocolVersion::TLSv1_3), (&TLS12, ProtocolVersion::TLSv1_2)] {
        let (version, answer) = ask(port, &chain, version).await;
        assert_eq!(version, agreed);
        assert!(answer.starts_with("HTTP/1.1 401 "), "{answer}");
        assert!(answer.to_lowercase().contains("strict-transport-security"), "browsers keep to it: {answer}");
    }
    // Somebody who says nothing holds up nobody, and plain HTTP is not answered.
    let _silent = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let mut plain = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    plain.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    let mut said = vec![];
    let _ = plain.read_to_end(&mut said).await;
    assert!(!said.starts_with(b"HTTP/"), "{said:?}");
    assert!(ask(port, &chain, &TLS13).await.1.starts_with("HTTP/1.1 401 "));
    assert!(Server::of(child).stop(std::time::Duration::from_secs(8)).expect("it ends when told").success());
}

#[tokio::test]
async fn settings_that_others_may_read_stop_the_program() {
    let place = Place::new().await;
    let settings = place.write("wangge.toml", "zone = \"Asia/Shanghai\"\n");
    std::fs::set_permissions(&settings, std::fs::Permissions::from_mode(0o644)).unwrap();
    place.run(&["openapi"]).refused("chmod 600");
    std::fs::set_permissions(&settings, std::fs::Permissions::from_mode(0o600)).unwrap();
    place.run(&["openapi"]).well();
}

/// PostgreSQL's own programs, where they are installed.
fn postgres() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|one| one.path().join("bin"));
    versions.filter(|bin| bin.join("initdb").exists()).max()
}

/// A PostgreSQL that takes nobody in without TLS, and whoever serves only by a certificate; gone with its folder.
struct Database {
    bin: PathBuf,
    folder: tempfile::TempDir,
}

impl Database {
    fn start(bin: PathBuf, port: u16, chain: &str, key: &str, guests: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let own = Self { bin, folder };
        own.run("chown", &["--recursive", "postgres", own.folder.path().to_str().unwrap()], false);
        let data = own.data();
        own.run("initdb", &["-D", &data, "-U", "wangge", "-A", "trust", "-E", "UTF8", "--locale=C"], true);
        let there = |name: &str| own.folder.path().join("data").join(name);
        for (from, to) in [(chain, "server.crt"), (key, "server.key"), (guests, "guests.crt")] {
            std::fs::copy(from, there(to)).unwrap();
            std::fs::set_permissions(there(to), std::fs::Permissions::from_mode(0o600)).unwrap();
        }
        let who = "hostssl all wangge_serve 127.0.0.1/32 cert\nhostssl all wangge 127.0.0.1/32 trust\n";
        std::fs::write(there("pg_hba.conf"), who).unwrap();
        own.run("chown", &["--recursive", "postgres", &data], false);
        let place = own.folder.path().display().to_string();
        let set = format!(
            "-p {port} -k {place} -c listen_addresses=127.0.0.1 -c ssl=on -c ssl_ca_file=guests.crt -c fsync=off"
        );
        own.run("pg_ctl", &["-D", &data, "-l", &format!("{place}/log"), "-w", "-o", &set, "start"], true);
        own
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    /// As the user that PostgreSQL wants, where we are root.
    fn run(&self, program: &str, args: &[&str], own: bool) {
        let root = std::fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0);
        let program = if own { self.bin.join(program) } else { PathBuf::from(program) };
        let mut command = match (root, own) {
            (true, true) => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid", "postgres", "--regid", "postgres", "--clear-groups", "--"]).arg(program);
                command
            }
            (false, false) => return,
            _ => Command::new(program),
        };
        let ended = command.args(args).current_dir("/").stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
        assert!(ended.success(), "{args:?}");
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.run("pg_ctl", &["-D", &self.data(), "-m", "immediate", "stop"], true);
    }
}

#[tokio::test]
async fn the_database_is_asked_for_its_certificate_and_asks_for_one() {
    let Some(bin) = postgres() else {
        eprintln!("skipped: PostgreSQL is not installed");
        return;
    };
    let mut place = Place::new().await;
    let (chain, key) = place.certificate();
    let port = Server::free_port();
    let (guest, guest_key) = guest(&place, "wangge_serve");
    let _database = Database::start(bin, port, &chain, &key, &guest);
    let at = |rest: &str| format!("postgres://wangge@127.0.0.1:{port}/postgres?{rest}");
    let areas = crate::place::data("areas-220581.csv");
    let init = ["init", "--area", "220581", "--areas", &areas, "--admin", "chen-guanli"];
    // Another certificate than the one that is trusted; no TLS at all; another machine without asking who it is.
    place.store = at("sslmode=verify-full");
    place.run(&init).refused("does not answer");
    place.store = at("sslmode=disable");
    place.run(&init).refused("does not answer");
    place.store = "postgres://wangge@db.example.cn/city?sslmode=require".into();
    place.run(&init).refused("sslmode=verify-full");

    let checked = format!("sslmode=verify-full&sslrootcert={chain}");
    place.store = at(&checked);
    // As docs/OPERATIONS.md has it.
    let owner = place.database().await;
    for right in [
        "CREATE ROLE wangge_serve LOGIN",
        "GRANT USAGE ON SCHEMA public TO wangge_serve",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO wangge_serve",
    ] {
        owner.execute_unprepared(right).await.unwrap();
    }
    place.run(&init).well();
    place.run(&["doctor"]).well();
    // Its own programs go the same way.
    let copies = place.folder.path().display().to_string();
    place.run(&["backup", &copies]).well();
    assert!(said_at_start(&place).contains("could change tables"));

    // Whoever serves has a certificate instead of a password, and uses the tables only.
    place.store = at(&checked).replace("wangge@", "wangge_serve@");
    place.run(&["doctor"]).refused("does not answer");
    place.store = format!("{}&sslcert={guest}&sslkey={guest_key}", place.store);
    place.run(&["doctor"]).well();
    assert!(!said_at_start(&place).contains("could change tables"));
    place.run(&["key", "reindex"]).refused("made the tables");
    let serving = place.database().await;
    for beyond in
        ["CREATE TABLE more (id INT)", "ALTER TABLE person ADD more INT", "DROP TABLE journal", "TRUNCATE journal"]
    {
        let refused = serving.execute_unprepared(beyond).await.unwrap_err().to_string();
        assert!(["permission denied", "must be owner"].iter().any(|why| refused.contains(why)), "{beyond}: {refused}");
    }
}

/// A certificate by which somebody comes into the database, and its key.
fn guest(place: &Place, name: &str) -> (String, String) {
    let mut asked = rcgen::CertificateParams::default();
    asked.distinguished_name.push(rcgen::DnType::CommonName, name);
    let key = rcgen::KeyPair::generate().unwrap();
    let made = asked.self_signed(&key).unwrap();
    let paths = (place.write("guest.pem", made.pem()), place.write("guest-key.pem", key.serialize_pem()));
    std::fs::set_permissions(&paths.1, std::fs::Permissions::from_mode(0o600)).unwrap();
    paths
}

/// What the program says while it starts to serve.
fn said_at_start(place: &Place) -> String {
    let serve = ["serve", "--listen", "127.0.0.1:0"];
    let mut child = place.program().args(serve).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = child.stderr.take().unwrap();
    let mut told = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut told).unwrap();
    // Whoever answers also hears when it is told to end.
    let mut asking = std::net::TcpStream::connect(told.trim().strip_prefix("http://").unwrap()).unwrap();
    asking.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    asking.read_to_end(&mut vec![]).unwrap();
    let ended = Server::of(child).stop(std::time::Duration::from_secs(8)).expect("it ends when told");
    let mut all = String::new();
    said.read_to_string(&mut all).unwrap();
    assert!(ended.success(), "{all}");
    all
}
