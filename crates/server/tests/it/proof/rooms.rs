//! A room calls another only through its door, and the map of who calls whom is true.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::golden::golden;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn rooms() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rooms");
    let folders = std::fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    folders
        .map(|folder| {
            let mut files = vec![];
            sources(&folder, &mut files);
            let text = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect::<String>();
            (folder.file_name().unwrap().to_str().unwrap().to_owned(), text)
        })
        .collect()
}

/// The paths below `crate::rooms` that a text names, also from grouped imports.
fn called(text: &str) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for part in text.split("crate::rooms::").skip(1) {
        let end = part.find(|c: char| !(c.is_alphanumeric() || "_:{}, ".contains(c))).unwrap_or(part.len());
        let path = &part[..end];
        match path.strip_prefix('{') {
            Some(group) => paths.extend(group.split('}').next().unwrap().split(',').map(|one| one.trim().to_owned())),
            None => {
                paths.insert(path.to_owned());
            }
        }
    }
    paths
}

#[test]
fn rooms_call_each_other_through_their_doors() {
    let rooms = rooms();
    let mut table = String::from("| Room | calls |\n|---|---|\n");
    for (room, text) in &rooms {
        let mut calls = BTreeSet::new();
        for path in called(text) {
            let mut steps = path.split("::");
            let other = steps.next().unwrap().trim();
            if !rooms.contains_key(other) || other == room {
                continue;
            }
            let behind = steps.next().is_some_and(|step| step == "store" || step == "model");
            assert!(!behind, "{room} reaches behind the door of {other}: {path}");
            calls.insert(other.to_owned());
        }
        let calls: Vec<String> = calls.into_iter().collect();
        table += &format!("| `{room}` | {} |\n", calls.join(", "));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/ARCHITECTURE.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (before, rest) = text.split_once("<!-- rooms -->").unwrap();
    let (_, after) = rest.split_once("<!-- /rooms -->").unwrap();
    golden("ARCHITECTURE.md", &format!("{before}<!-- rooms -->\n\n{table}\n<!-- /rooms -->{after}"));
}

#[test]
fn nobody_but_the_kernel_holds_a_connection_that_writes() {
    let mut files = vec![];
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for way in ["DatabaseConnection", "Database::connect", "TransactionTrait", "sqlx::"] {
            assert!(!text.contains(way), "{} names {way}", file.display());
        }
    }
}
