//! Files that a scanner looks at before they are kept, with a real clamd and a signature of our own.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use reqwest::Method;

use crate::world::{CITY, World, id};

/// What the signature calls harmful.
const HARM: &str = "WANGGE-TEST-HARM-7f3a";

/// ClamAV's daemon, listening in a folder.
struct Scanner(Child);

impl Scanner {
    /// Starts it with that one signature; none where it is not installed.
    async fn start(folder: &Path) -> Option<Self> {
        let program = ["/usr/sbin/clamd", "/usr/local/sbin/clamd"].into_iter().find(|path| Path::new(path).exists())?;
        let at = |name: &str| folder.join(name).display().to_string();
        std::fs::create_dir(folder.join("signatures")).unwrap();
        let signature = format!("Wangge.Test:0:*:{}\n", hex(HARM));
        std::fs::write(folder.join("signatures/own.ndb"), signature).unwrap();
        let settings = format!(
            "LocalSocket {}\nDatabaseDirectory {}\nForeground yes\nUser root\nPidFile {}\n",
            at("socket"),
            at("signatures"),
            at("pid"),
        );
        // As root it would give that up for a user who may not read here.
        let settings = if is_root() { settings } else { settings.replace("User root\n", "") };
        std::fs::write(folder.join("clamd.conf"), settings).unwrap();
        let child = Command::new(program)
            .args(["--config-file", &at("clamd.conf")])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let scanner = Self(child);
        for _ in 0..600 {
            if tokio::net::UnixStream::connect(folder.join("socket")).await.is_ok() {
                return Some(scanner);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("clamd did not answer within half a minute");
    }
}

impl Drop for Scanner {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0)
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn a_file_is_kept_only_if_the_scanner_calls_it_clean() {
    let folder = tempfile::tempdir().unwrap();
    let world = World::scanned(folder.path().join("socket").display().to_string()).await;
    let commander = world.worker("commander", CITY).await;
    let send = async |text: &str| {
        let place = format!("/directive-files/{}?name=plan.pdf", id());
        let sent = commander.send_bytes(Method::PUT, &place, format!("%PDF-1.7 {text}").into_bytes()).await;
        (place, sent)
    };
    // Nobody there: rather no file than one that nobody looked at.
    let (place, sent) = send("plan").await;
    sent.refused(503, "scanner_unreachable");
    commander.get(place.split('?').next().unwrap()).await.refused(404, "not_found");
    let Some(scanner) = Scanner::start(folder.path()).await else {
        eprintln!("skipped: clamd is not installed");
        return;
    };
    let (place, sent) = send("plan").await;
    sent.is(201);
    commander.get(place.split('?').next().unwrap()).await.is(200);
    let (place, sent) = send(&format!("plan {HARM} plan")).await;
    sent.wrong("body", "file_harmful");
    commander.get(place.split('?').next().unwrap()).await.refused(404, "not_found");
    // In pieces too.
    send(&format!("{} {HARM}", "x".repeat(200_000))).await.1.wrong("body", "file_harmful");
    drop(scanner);
    send("plan").await.1.refused(503, "scanner_unreachable");
}
