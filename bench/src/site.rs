//! Where a measurement takes place: a folder, a fresh store, the program.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use uuid::Uuid;

/// Which database keeps the store.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        })
    }
}

/// A working folder and the address of a store in it.
pub struct Site {
    pub folder: tempfile::TempDir,
    pub store: String,
    pub schema: String,
}

/// What a command cost.
pub struct Cost {
    pub took: Duration,
    pub most_mb: f64,
}

impl Site {
    pub fn new(database: Database) -> Self {
        let folder = tempfile::tempdir_in(".").unwrap();
        let schema = format!("b{}", Uuid::now_v7().simple());
        let store = match database {
            Database::Sqlite => format!("sqlite:{}", folder.path().join("city.db").display()),
            Database::Postgres => {
                psql(&format!("CREATE SCHEMA {schema}"));
                format!("{}?options=-csearch_path%3D{schema}", server())
            }
        };
        Self { folder, store, schema }
    }

    /// The program in this place.
    pub fn program(&self) -> Command {
        let mut command = Command::new(program());
        command.current_dir(self.folder.path()).env_remove("WANGGE_TEST_POSTGRES").env("WANGGE_STORE", &self.store);
        command.env("WANGGE_REQUESTS_PER_SECOND", "1000000").env("WANGGE_REQUESTS_PER_SECOND_OF_ACCOUNT", "1000000");
        command.env("WANGGE_LOG", "error").stdin(Stdio::null());
        command
    }

    /// Runs the program to its end and returns what it printed.
    pub fn run(&self, args: &[&str]) -> String {
        let output = self.program().args(args).output().unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs the program to its end and measures it.
    pub fn measure(&self, args: &[&str]) -> Cost {
        let began = Instant::now();
        let mut child = self.program().args(args).stdout(Stdio::null()).stderr(Stdio::inherit()).spawn().unwrap();
        let mut most_mb: f64 = 0.0;
        loop {
            if let Some(status) = child.try_wait().unwrap() {
                assert!(status.success(), "{args:?}");
                return Cost { took: began.elapsed(), most_mb };
            }
            most_mb = most_mb.max(memory_mb(child.id(), "VmHWM"));
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Makes the city from the repository's list of areas.
    pub fn init(&self) {
        self.run(&["init", "--area", "220581", "--areas", &areas(), "--admin", "chief"]);
    }
}

/// Memory of a process by the name the kernel gives it, in MB; 0 once it is gone.
pub fn memory_mb(process: u32, name: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).map_or(0.0, |kb| kb.parse::<f64>().unwrap() / 1024.0)
}

/// Seconds of processor time that a process has used; the kernel counts in hundredths.
pub fn processor_seconds(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

/// The program: beside this one.
pub fn program() -> PathBuf {
    std::env::current_exe().unwrap().with_file_name("wangge")
}

/// The repository's list of the city's areas.
pub fn areas() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/areas-220581.csv").display().to_string()
}

/// The PostgreSQL server that `scripts/with-postgres` started.
pub fn server() -> String {
    std::env::var("WANGGE_TEST_POSTGRES").expect("run scripts/bench")
}

/// Runs SQL with psql and returns what it printed.
pub fn psql(sql: &str) -> String {
    first_words(Command::new("psql").args([&server(), "-qtAXc", sql]))
}

/// A program of PostgreSQL's server package.
pub fn postgres_tool(name: &str) -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> =
        folders.map(|folder| folder.path().join("bin").join(name)).filter(|path| path.exists()).collect();
    found.sort();
    found.pop().unwrap_or_else(|| name.into())
}

fn first_words(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// What the figures depend on.
pub fn machine() -> Vec<(&'static str, String)> {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let line = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split(':').next_back().unwrap_or_default().trim().to_owned()
    };
    vec![
        (
            "processor",
            format!(
                "{} × {}",
                std::thread::available_parallelism().unwrap(),
                line(&read("/proc/cpuinfo"), "model name")
            ),
        ),
        ("memory", line(&read("/proc/meminfo"), "MemTotal")),
        ("kernel", read("/proc/sys/kernel/osrelease").trim().to_owned()),
        ("4 KiB written and synced, median of 200", format!("{:.2} ms", sync_ms())),
        ("PostgreSQL", psql("SHOW server_version")),
        (
            "its fsync, synchronous_commit",
            psql("SELECT current_setting('fsync') || ', ' || current_setting('synchronous_commit')"),
        ),
        ("pgbench", first_words(Command::new(postgres_tool("pgbench")).arg("--version"))),
        ("Wangge", first_words(Command::new(program()).arg("--version"))),
        ("rustc", first_words(Command::new("rustc").arg("--version"))),
    ]
}

/// How long the disk takes to promise 4 KiB.
fn sync_ms() -> f64 {
    use std::io::Write;
    let mut file = tempfile::tempfile_in(".").unwrap();
    let mut times: Vec<f64> = (0..200)
        .map(|_| {
            let began = Instant::now();
            file.write_all(&[7; 4096]).unwrap();
            file.sync_data().unwrap();
            began.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
