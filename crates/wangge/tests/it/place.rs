//! A place to run the program in.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use reqwest::Client;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use uuid::Uuid;

/// A working folder and the address of a store, on PostgreSQL where the tests are given a server.
pub struct Place {
    pub folder: tempfile::TempDir,
    pub store: String,
}

/// What a command printed and how it ended.
pub struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ended {
    /// It ended well.
    pub fn well(self) -> String {
        assert_eq!(self.code, Some(0), "{} {}", self.out, self.err);
        self.out
    }

    /// It ended with a plain message that says this, and not with a panic.
    pub fn refused(self, message: &str) {
        assert_eq!(self.code, Some(1), "{} {}", self.out, self.err);
        assert!(self.err.contains(message), "not {message:?} but {}", self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
        assert_eq!(self.err.lines().filter(|line| line.starts_with("wangge: ")).count(), 1, "{}", self.err);
    }
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Place {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = match std::env::var("WANGGE_TEST_POSTGRES") {
            Ok(server) => {
                let name = format!("p{}", Uuid::now_v7().simple());
                let admin = Database::connect(&server).await.unwrap();
                admin.execute_unprepared(&format!("CREATE SCHEMA {name}")).await.unwrap();
                admin.close().await.unwrap();
                format!("{server}?options=-csearch_path%3D{name}")
            }
            Err(_) => format!("sqlite:{}", folder.path().join("city.db").display()),
        };
        Self { folder, store }
    }

    /// The file of the store; none on PostgreSQL.
    pub fn file(&self) -> Option<&Path> {
        self.store.strip_prefix("sqlite:").map(Path::new)
    }

    /// The program in this place, with no settings but the store.
    pub fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wangge"));
        let ours = std::env::vars().map(|(name, _)| name).filter(|name| name.starts_with("WANGGE_"));
        ours.for_each(|name| {
            command.env_remove(name);
        });
        command.current_dir(self.folder.path()).env("WANGGE_STORE", &self.store);
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, args: &[&str]) -> Ended {
        self.program().args(args).output().unwrap().into()
    }

    /// Makes the city from the list of its areas.
    pub fn init(&self) -> String {
        self.run(&["init", "--area", "220581", "--areas", &data("areas-220581.csv"), "--admin", "chief"]).well()
    }

    /// A certificate for this machine, made here, and its key: chain.pem and key.pem.
    pub fn certificate(&self) -> (String, String) {
        let names = ["localhost", "127.0.0.1"].map(str::to_owned);
        let made = rcgen::generate_simple_self_signed(names).unwrap();
        let (chain, key) =
            (self.write("chain.pem", made.cert.pem()), self.write("key.pem", made.signing_key.serialize_pem()));
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();
        (chain, key)
    }

    /// A file of this place with this content.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// The database behind the program's back.
    pub async fn database(&self) -> DatabaseConnection {
        Database::connect(&self.store).await.unwrap()
    }
}

/// A file of the repository's `data` folder.
pub fn data(name: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data").join(name).display().to_string()
}

/// The program serving the city of a place.
pub struct Server {
    child: Child,
    pub url: String,
}

impl Server {
    /// A port that nobody listens on.
    pub fn free_port() -> u16 {
        std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
    }

    /// Starts it and waits until it answers.
    pub async fn start(place: &Place, port: u16, client: &Client) -> Self {
        let mut program = place.program();
        program.stderr(Stdio::null());
        Self::started(program, port, client).await
    }

    /// The same with a log, `log` in the place, of this level.
    pub async fn logged(place: &Place, port: u16, client: &Client, level: &str) -> Self {
        let mut program = place.program();
        program.env("WANGGE_LOG", level).stderr(std::fs::File::create(place.folder.path().join("log")).unwrap());
        Self::started(program, port, client).await
    }

    /// The same at a later local time of an exercise.
    pub async fn start_at(place: &Place, port: u16, client: &Client, at: &str) -> Self {
        let mut program = place.program();
        program.stderr(Stdio::null()).args(["serve", "--at", at]);
        Self::started(program, port, client).await
    }

    async fn started(mut program: Command, port: u16, client: &Client) -> Self {
        let listen = format!("127.0.0.1:{port}");
        if program.get_args().next().is_none() {
            program.arg("serve");
        }
        program
            .args(["--listen", &listen])
            .env("WANGGE_REQUESTS_PER_SECOND", "100000")
            .env("WANGGE_REQUESTS_PER_SECOND_OF_ACCOUNT", "100000");
        let child = program.stdout(Stdio::null()).spawn().unwrap();
        let server = Self { child, url: format!("http://{listen}/api/v1") };
        for _ in 0..1200 {
            if client.get(format!("{}/me", server.url)).send().await.is_ok() {
                return server;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server did not answer within a minute");
    }

    /// SIGKILL: no farewell, no flush.
    pub fn kill(self) {
        drop(self);
    }
}

impl Server {
    /// One that was started elsewhere.
    pub fn of(child: Child) -> Self {
        Self { child, url: String::new() }
    }

    /// SIGTERM: asked to go. Returns how it ended, or none where it still runs after `patience`.
    pub fn stop(mut self, patience: Duration) -> Option<ExitStatus> {
        Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        let begun = Instant::now();
        while begun.elapsed() < patience {
            if let Some(status) = self.child.try_wait().unwrap() {
                return Some(status);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        None
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}
