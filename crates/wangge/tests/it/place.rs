//! A place to run the program in.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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
        self.run(&["init", "--area", "220581", "--areas", &data("areas-220581.csv")]).well()
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
