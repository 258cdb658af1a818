//! A PostgreSQL server of a test's own.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place::Server;

/// A PostgreSQL server of this test's own, to be stopped and started.
pub struct Cluster {
    bin: PathBuf,
    pub folder: tempfile::TempDir,
    pub port: u16,
}

impl Cluster {
    /// None where PostgreSQL is not installed.
    pub fn start() -> Option<Self> {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
        let bin = versions.map(|version| version.path().join("bin")).filter(|bin| bin.join("initdb").exists()).max()?;
        let folder = tempfile::tempdir().unwrap();
        let _ = Command::new("chown").arg("postgres").arg(folder.path()).output();
        let cluster = Self { bin, folder, port: Server::free_port() };
        let data = cluster.data();
        cluster.run("initdb", &["-D", &data, "-U", "wangge", "-A", "trust", "-E", "UTF8", "--locale=C"])?;
        cluster.begin();
        Some(cluster)
    }

    /// The address of its database.
    pub fn store(&self) -> String {
        format!("postgres://wangge@127.0.0.1:{}/postgres", self.port)
    }

    pub fn data(&self) -> String {
        self.path("data")
    }

    /// Something in its folder.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Adds lines to its settings, which hold from the next start.
    pub fn set(&self, lines: &str) {
        use std::io::Write;
        let path = format!("{}/postgresql.auto.conf", self.data());
        std::fs::OpenOptions::new().append(true).open(path).unwrap().write_all(lines.as_bytes()).unwrap();
    }

    /// As the user `postgres` where this is root: PostgreSQL refuses to run as root.
    pub fn run(&self, program: &str, args: &[&str]) -> Option<()> {
        let program = self.bin.join(program);
        let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
        let mut command = Command::new(if root { Path::new("setpriv") } else { &program });
        if root {
            command.args(["--reuid", "postgres", "--regid", "postgres", "--clear-groups", "--"]).arg(&program);
        }
        let status = command.args(args).current_dir(self.folder.path()).stdout(std::process::Stdio::null()).status();
        status.is_ok_and(|status| status.success()).then_some(())
    }

    pub fn begin(&self) {
        let options = format!("-p {} -k {} -c listen_addresses=127.0.0.1", self.port, self.folder.path().display());
        let log = self.folder.path().join("log").display().to_string();
        self.run("pg_ctl", &["-D", &self.data(), "-l", &log, "-w", "-o", &options, "start"])
            .expect("PostgreSQL starts");
    }

    pub fn stop(&self, mode: &str) {
        self.run("pg_ctl", &["-D", &self.data(), "-m", mode, "-w", "stop"]).expect("PostgreSQL stops");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = self.run("pg_ctl", &["-D", &self.data(), "-m", "immediate", "stop"]);
    }
}
