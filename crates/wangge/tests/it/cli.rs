//! Every command on good input and bad: what it prints and how it ends.

use std::process::Command;

use sea_orm::{ConnectionTrait, Database, TransactionTrait};
use serde_json::Value;

use crate::place::{Ended, Place, data};

fn json(path: impl AsRef<std::path::Path>) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[tokio::test]
async fn the_sample_sheet_becomes_what_it_must() {
    let place = Place::new().await;
    let told = place.init();
    assert!(told.contains("360 areas") && told.contains("one-time password"), "{told}");
    let sample = data("returnees-sample.xlsx");
    place.run(&["import", "arrivals", &sample, "--report", "report.json"]).well();
    let mut report = json(place.folder.path().join("report.json"));
    let errors = report.as_object_mut().unwrap().remove("errors").unwrap();
    let columns = report.as_object_mut().unwrap().remove("columns").unwrap();
    assert_eq!(columns[8], serde_json::json!({ "column": "I", "heading": "来源地", "field": "origin" }), "{columns}");
    assert_eq!(report, json(data("returnees-sample.expected.json")));
    assert_eq!(errors.as_array().unwrap().len(), 26);
    for error in errors.as_array().unwrap() {
        assert!(
            error["row"].as_u64().unwrap() > 2 && error["code"].is_string() && error["field"].is_string(),
            "{error}"
        );
        let digits = error["value"].as_str().unwrap().chars().filter(char::is_ascii_digit).count();
        assert!(digits < 10, "a number in full: {error}");
    }

    let again = place.run(&["import", "arrivals", &sample]).well();
    assert!(again.contains("400 rows: 0 created, 374 duplicate, 26 rejected"), "{again}");
    let sitrep = place.run(&["sitrep", "--format", "json"]).well();
    let sitrep: Value = serde_json::from_str(&sitrep).unwrap();
    assert_eq!(sitrep["figures"]["screening.arrivals"]["total"], 351);
    assert_eq!(sitrep["figures"]["screening.arrivals"]["day"], 351);
    let townships: i64 = sitrep["by_area"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["figures"]["screening.arrivals"]["total"].as_i64().unwrap())
        .sum();
    assert_eq!(townships, 351);
    assert!(place.run(&["sitrep"]).well().contains("累计排查来返人员351人"));
    assert!(place.run(&["doctor"]).well().contains(", 0 faults"));
}

#[tokio::test]
async fn what_was_not_read_is_told() {
    let place = Place::new().await;
    place.init();
    let sheet = place.write(
        "no-origin.csv",
        "姓名,联系电话,返回日期,乡镇,村,来意\n李来福,15401001111,2020-02-09,光明街道,前途社区,武汉\n",
    );
    let ended = place.run(&["import", "arrivals", &sheet]);
    assert!(ended.err.contains("warning: no column was read as 来源地"), "{}", ended.err);
    let told = ended.well();
    assert!(told.contains("A 姓名 = name") && told.contains("not read: F 来意"), "{told}");
}

#[tokio::test]
async fn one_odd_row_does_not_cut_a_sheet_in_two() {
    let place = Place::new().await;
    place.init();
    let mut text = String::from("姓名,联系电话,返回日期,乡镇,村,来源地\n");
    for n in 0..4_200 {
        text += &format!("李来福,154{n:08},2020-02-09,光明街道,前途社区,沈阳\n");
    }
    text += &format!("{}\n李来福,15401009999,2020-02-09,光明街道,前途社区,沈阳\n", "1,".repeat(201));
    let sheet = place.write("wide.csv", &text);
    let told = place.run(&["import", "arrivals", &sheet, "--report", "report.json"]).well();
    assert!(told.starts_with("4202 rows: 4201 created, 0 duplicate, 1 rejected\n  row_too_wide: 1"), "{told}");
    assert_eq!(json(place.folder.path().join("report.json"))["errors"][0]["row"], 4_202);

    let torn = place.write("torn.csv", "姓名,电话\n");
    place.run(&["import", "arrivals", &torn, "--report", "torn.json"]).refused("mapping");
    assert!(!place.folder.path().join("torn.json").exists(), "no empty report is left behind");
}

#[tokio::test]
async fn a_map_says_what_odd_headings_mean() {
    let place = Place::new().await;
    place.init();
    let sheet = place.write(
        "odd.csv",
        "甲,庚,乙,丙,丁,戊,己\n李来福,张大山,15401001111,2020-02-09,光明街道,前途社区,湖北省武汉市\n",
    );
    let fields =
        r#"{"fields":{"甲":"name","乙":"phone","丙":"arrived_on","丁":"township","戊":"community","己":"origin"}}"#;
    let map = place.write("map.json", fields);
    // Two columns of names: nothing is guessed.
    place.run(&["import", "arrivals", &sheet]).refused("mapping");
    let told = place.run(&["import", "arrivals", &sheet, "--map", &map]).well();
    assert!(told.starts_with("1 rows: 1 created"), "{told}");
    let wrong = place.write("wrong.json", r#"{"fields":{"甲":"shoe_size"}}"#);
    place.run(&["import", "arrivals", &sheet, "--map", &wrong]).refused("shoe_size");
    let absent = place.write("absent.json", r#"{"fields":{"辛":"name"}}"#);
    place.run(&["import", "arrivals", &sheet, "--map", &absent]).refused("辛 (heading_absent)");
    let sheet = place.write("twice.csv", "甲,庚,庚,丙\n李来福,15401001111,15401001112,2020-02-09\n");
    let map = place.write("twice.json", r#"{"fields":{"甲":"name","庚":"phone"}}"#);
    place.run(&["import", "arrivals", &sheet, "--map", &map]).refused("庚 (heading_twice)");
}

#[tokio::test]
async fn bad_input_is_refused_in_plain_words() {
    let place = Place::new().await;
    let areas = data("areas-220581.csv");
    place.run(&["init", "--area", "220581", "--areas", "nowhere.csv", "--admin", "chief"]).refused("nowhere.csv");
    // Nobody is called by a name that everybody would try first.
    let unnamed = place.program().args(["init", "--area", "220581", "--areas", &areas]).output().unwrap();
    assert!(!unnamed.status.success() && String::from_utf8_lossy(&unnamed.stderr).contains("--admin"), "{unnamed:?}");
    place.run(&["exercise", "--until", "2020-03-10"]).refused("from 2020-01-25 to 2020-02-16");
    place.run(&["exercise", "--scale", "1.6"]).refused("between 0 and 1.5");
    place.run(&["init", "--area", "310000", "--areas", &areas, "--admin", "chief"]).refused("310000");
    place.run(&["init", "--area", "2205", "--areas", &areas, "--admin", "chief"]).refused("2205");
    let broken = place.write("broken.csv", "code,name,level\n220581,梅河口市,county\n22O581001,新华街道,township\n");
    place.run(&["init", "--area", "220581", "--areas", &broken, "--admin", "chief"]).refused("3");
    place.init();
    place.run(&["init", "--area", "220581", "--areas", &areas, "--admin", "chief"]).refused("");
    assert!(place.run(&["doctor"]).well().contains(", 0 faults"), "the second init changed nothing");

    place.run(&["import", "arrivals", "nowhere.xlsx"]).refused("nowhere.xlsx");
    let text = place.write("letter.xlsx", "dear madam");
    place.run(&["import", "arrivals", &text]).refused("mapping");
    let sample = data("returnees-sample.xlsx");
    place.run(&["import", "arrivals", &sample, "--report", "no/such/folder.json"]).refused("no/such/folder.json");
    let sitrep = place.run(&["sitrep", "--format", "json"]).well();
    let sitrep: Value = serde_json::from_str(&sitrep).unwrap();
    assert_eq!(sitrep["figures"]["screening.arrivals"]["total"], 0, "nothing was imported without its report");
    place.run(&["sitrep", "--day", "2999-01-01"]).refused("day");
    place.run(&["sitrep", "--area", "2205"]).refused("area");
    place.run(&["sitrep", "--area", "110000"]).refused("area");
    let usage = place.run(&["sitrep", "--day", "yesterday"]);
    assert_eq!(usage.code, Some(2));
    assert!(usage.err.contains("yesterday"), "{}", usage.err);
}

#[tokio::test]
async fn a_store_that_is_not_ours_is_left_alone() {
    let place = Place::new().await;
    let with = |store: &str, args: &[&str]| -> Ended {
        place.program().env("WANGGE_STORE", store).args(args).output().unwrap().into()
    };
    with("mysql://here", &["doctor"]).refused("sqlite:FILE or postgres://");
    with("sqlite:", &["doctor"]).refused("file name");
    with("sqlite:nothing.db", &["doctor"]).refused("there is no store at nothing.db");
    with("sqlite:no/such/city.db", &["serve", "--listen", "127.0.0.1:0"]).refused("there is no store");
    with("postgres://nobody@127.0.0.1:1/none", &["doctor"]).refused("PostgreSQL server does not answer");
    place.write("letter.db", "dear madam, this is not a database at all, not even a little");
    with("sqlite:letter.db", &["doctor"]).refused("letter.db");
    let foreign = format!("sqlite://{}?mode=rwc", place.folder.path().join("foreign.db").display());
    Database::connect(foreign).await.unwrap().execute_unprepared("CREATE TABLE song (title TEXT)").await.unwrap();
    let before = std::fs::read(place.folder.path().join("foreign.db")).unwrap();
    with("sqlite:foreign.db", &["doctor"]).refused("not a store of Wangge");
    with("sqlite:foreign.db", &["init", "--area", "220581", "--areas", &data("areas-220581.csv"), "--admin", "chief"])
        .refused("foreign.db");
    let after = std::fs::read(place.folder.path().join("foreign.db")).unwrap();
    assert!(before == after, "not a byte of another program's file changes");
    with("sqlite:foreign.db", &["exercise"]).refused("foreign.db");
}

#[tokio::test]
async fn a_store_of_another_version_or_key_is_refused() {
    let place = Place::new().await;
    place.init();
    let key = if place.file().is_some() { "city.db.key" } else { "wangge.key" };
    let key = place.folder.path().join(key);
    let (own, mode) = (std::fs::read(&key).unwrap(), std::fs::metadata(&key).unwrap().permissions());
    std::fs::write(&key, "00".repeat(32)).unwrap();
    place.run(&["doctor"]).refused("key");
    std::fs::write(&key, "not a key").unwrap();
    place.run(&["doctor"]).refused("key");
    std::fs::remove_file(&key).unwrap();
    place.run(&["doctor"]).refused("key");
    std::fs::write(&key, own).unwrap();
    place.run(&["doctor"]).refused("chmod 600");
    std::fs::set_permissions(&key, mode).unwrap();
    place.run(&["doctor"]).well();

    let sneak = place.database().await;
    sneak.execute_unprepared("UPDATE store_note SET value = '999' WHERE key = 'tables'").await.unwrap();
    place.run(&["serve", "--listen", "127.0.0.1:0"]).refused("version 999");
}

#[tokio::test]
async fn a_list_of_areas_is_whole_or_refused() {
    let place = Place::new().await;
    let list = std::fs::read_to_string(data("areas-220581.csv")).unwrap();
    let marked = place.write("marked.csv", format!("\u{feff}{list}"));
    let orphan = place.write("orphan.csv", format!("{list}220581999001,无街社区,community\n"));
    let line = list.lines().count() + 1;
    let init = |list: &str| place.run(&["init", "--area", "220581", "--areas", list, "--admin", "chief"]);
    init(&orphan).refused(&format!("line {line}: 220581999001 lies in 220581999, which does not exist"));
    place.run(&["init", "--area", "220581", "--areas", &marked, "--admin", "Big Boss"]).refused("login_form");
    init(&marked).well();
    place.run(&["import", "areas", &orphan]).refused(&format!("line {line}:"));
    let grids = place.write("grids.csv", "\u{feff}code,name,level\n220581001004001,第1网格,grid\n");
    assert!(place.run(&["import", "areas", &grids]).well().contains("1 areas"));
    let lost = place.write("lost.csv", "code,name,level\n220581001999001,第1网格,grid\n");
    place.run(&["import", "areas", &lost]).refused("line 2: 220581001999001 lies in 220581001999");
}

#[tokio::test]
async fn an_init_that_failed_leaves_nothing_in_the_way() {
    let place = Place::new().await;
    let init = ["init", "--area", "220581", "--areas", &data("areas-220581.csv"), "--admin", "chief"];
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let ended: Ended = place.program().args(init).stdout(full).output().unwrap().into();
    ended.refused("the output cannot be written");
    place.run(&["doctor"]).refused("store");
    place.run(&init).well();
}

#[tokio::test]
async fn an_output_that_takes_nothing_is_told_plainly() {
    let place = Place::new().await;
    place.init();
    for args in [&["openapi"][..], &["sitrep"], &["sitrep", "--format", "json"], &["doctor"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let ended: Ended = place.program().args(args).stdout(full).output().unwrap().into();
        ended.refused("the output cannot be written");
    }
}

#[tokio::test]
async fn a_locked_store_is_refused_and_not_waited_for_without_end() {
    let place = Place::new().await;
    let Some(file) = place.file() else { return };
    place.init();
    let other = Database::connect(format!("sqlite://{}", file.display())).await.unwrap();
    other.execute_unprepared("PRAGMA locking_mode = exclusive").await.unwrap();
    let held = other.begin().await.unwrap();
    held.execute_unprepared("UPDATE store_note SET value = value").await.unwrap();
    place.run(&["import", "arrivals", &data("returnees-sample.xlsx")]).refused("locked");
}

#[tokio::test]
async fn the_doctor_finds_a_changed_row() {
    let place = Place::new().await;
    place.init();
    place.run(&["import", "arrivals", &data("returnees-sample.xlsx")]).well();
    let sneak = place.database().await;
    sneak
        .execute_unprepared(
            "UPDATE tally SET n = n + 1 WHERE measure = 'screening.arrivals' AND area = (SELECT MIN(area) FROM tally)",
        )
        .await
        .unwrap();
    let told = place.run(&["doctor"]);
    assert_eq!(told.code, Some(1), "{} {}", told.out, told.err);
    assert!(told.out.contains("screening.arrivals 220581"), "{}", told.out);
    assert!(!told.out.contains(", 0 faults"), "{}", told.out);
}

/// Runs a command where no file may grow over this many blocks of 512 bytes: to the program the disk is full.
fn in_little_room(place: &Place, blocks: u64, args: &[&str]) -> Ended {
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
    let program = place.program();
    let mut shell = Command::new("sh");
    shell.current_dir(place.folder.path()).env("WANGGE_STORE", &place.store).args(["-c", &script, "sh"]);
    shell.arg(program.get_program()).args(args).output().unwrap().into()
}

#[tokio::test]
async fn a_full_disk_ends_the_work_and_harms_nothing() {
    let place = Place::new().await;
    let Some(file) = place.file() else { return };
    let init = ["init", "--area", "220581", "--areas", &data("areas-220581.csv"), "--admin", "chief"];
    in_little_room(&place, 150, &init).refused("full");
    assert!(!file.exists(), "no half city is left behind");
    place.init();
    let import = ["import", "arrivals", &data("returnees-sample.xlsx")];
    in_little_room(&place, 150, &import).refused("full");
    assert!(place.run(&["doctor"]).well().contains(", 0 faults"));
    let told = place.run(&import).well();
    assert!(told.contains("400 rows"), "{told}");
    assert!(place.run(&["doctor"]).well().contains(", 0 faults"));
}

#[tokio::test]
async fn the_file_of_an_exercise_is_whole_by_itself() {
    let place = Place::new().await;
    place.run(&["exercise", "--scale", "0.0005", "--until", "2020-01-25"]).well();
    if let Some(file) = place.store.strip_prefix("sqlite:") {
        assert!(
            !std::path::Path::new(&format!("{file}-wal")).exists(),
            "the file is moved, and what is beside it is not"
        );
    }
    assert!(place.run(&["doctor"]).well().contains(", 0 faults"));
}
