//! Importing sheets of returnees and the national list of areas.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use rust_xlsxwriter::Workbook;

use crate::arrivals::person;
use crate::site::{Cost, Database, Site, psql, server};

const HEADINGS: [&str; 9] =
    ["序号", "姓名", "身份证号", "联系电话", "乡镇(街道)", "村(社区)", "详细住址", "来源地", "返回日期"];

pub fn measure() {
    let folder = tempfile::tempdir_in(".").unwrap();
    let place = |name: &str| std::fs::canonicalize(folder.path()).unwrap().join(name).display().to_string();
    let places = communities();
    for rows in [10_000, 100_000] {
        write_csv(place(&format!("{rows}.csv")).as_ref(), rows, &places);
    }
    write_xlsx(place("100000.xlsx").as_ref(), 100_000, &places);
    let files = [
        ("10000.csv", 10_000, ""),
        ("100000.csv", 100_000, "≥ 20,000 rows/s"),
        ("100000.xlsx", 100_000, "≥ 10,000 rows/s"),
    ];
    for database in [Database::Sqlite, Database::Postgres] {
        for (file, rows, held) in files {
            let site = Site::new(database);
            site.init();
            let report = site.folder.path().join("report.json");
            let cost = site.measure(&["import", "arrivals", &place(file), "--report", "report.json"]);
            let report: serde_json::Value = serde_json::from_slice(&std::fs::read(report).unwrap()).unwrap();
            assert_eq!(report["created"].as_u64(), Some(rows), "every row is a person");
            line(&format!("import of {} into {database}", file.replace("000.", ",000.")), rows, &cost, held);
        }
    }
    copy(&place("100000.csv"));
    write_areas(place("areas.csv").as_ref());
    for database in [Database::Sqlite, Database::Postgres] {
        let site = Site::new(database);
        let cost = site.measure(&["init", "--area", "220581", "--areas", &place("areas.csv"), "--admin", "chief"]);
        line(&format!("national list of areas into {database}"), AREAS, &cost, "< 20 s");
    }
}

fn line(what: &str, rows: u64, cost: &Cost, held: &str) {
    let seconds = cost.took.as_secs_f64();
    println!("| {what} | {rows} | {seconds:.2} | {:.0} | {:.0} | {held} |", rows as f64 / seconds, cost.most_mb);
}

/// Township and community names of the repository's list.
fn communities() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(crate::site::areas()).unwrap();
    let rows: Vec<(&str, &str)> = text
        .lines()
        .skip(1)
        .map(|line| {
            let mut parts = line.split(',');
            (parts.next().unwrap(), parts.next().unwrap())
        })
        .collect();
    let township = |code: &str| rows.iter().find(|(other, _)| *other == &code[..9]).unwrap().1.to_owned();
    rows.iter().filter(|(code, _)| code.len() == 12).map(|(code, name)| (township(code), (*name).to_owned())).collect()
}

#[expect(clippy::disallowed_methods, reason = "the program imports today, by its own clock")]
fn today() -> String {
    chrono::Local::now().format("%Y-%m-%d").to_string()
}

fn row(n: u64, today: &str, places: &[(String, String)]) -> [String; 9] {
    let (document, phone) = person(n);
    let (township, community) = places[n as usize % places.len()].clone();
    [
        (n + 1).to_string(),
        "李返梅".into(),
        document,
        phone,
        township,
        community,
        format!("{}号楼{}单元{}", n / 60, n / 12 % 5 + 1, n % 12 + 101),
        "辽宁省沈阳市".into(),
        today.to_owned(),
    ]
}

fn write_csv(path: &Path, rows: u64, places: &[(String, String)]) {
    let (mut text, today) = (HEADINGS.join(","), today());
    for n in 0..rows {
        write!(text, "\n{}", row(n, &today, places).join(",")).unwrap();
    }
    std::fs::write(path, text).unwrap();
}

fn write_xlsx(path: &Path, rows: u64, places: &[(String, String)]) {
    let (mut book, today) = (Workbook::new(), today());
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, HEADINGS).unwrap();
    for n in 0..rows {
        sheet.write_row(n as u32 + 1, 0, row(n, &today, places)).unwrap();
    }
    book.save(path).unwrap();
}

/// The peer without any check: the same file by COPY into one table with a unique index.
fn copy(file: &str) {
    let site = Site::new(Database::Postgres);
    let schema = &site.schema;
    psql(&format!(
        "CREATE TABLE {schema}.sheet (n INT, name TEXT, document TEXT UNIQUE, phone TEXT, township TEXT, community TEXT, address TEXT, origin TEXT, day DATE)"
    ));
    let began = Instant::now();
    let copy = format!("\\copy {schema}.sheet FROM '{file}' WITH (FORMAT csv, HEADER)");
    let status = Command::new("psql").args([&server(), "-qc", &copy]).stdout(Stdio::null()).status().unwrap();
    assert!(status.success());
    let seconds = began.elapsed().as_secs_f64();
    println!(
        "| peer: psql \\copy of 100,000.csv, no checks, one unique index | 100000 | {seconds:.2} | {:.0} | – | |",
        1e5 / seconds
    );
}

const AREAS: u64 = 660_000;

/// A list as large as the national one: 31 provinces down to communities.
fn write_areas(path: &Path) {
    let mut text = String::from("code,name,level\n");
    let mut left = AREAS;
    let mut add = |code: String, level: &str| {
        if left > 0 {
            left -= 1;
            let name = if code == "220581" { "梅河口市".to_owned() } else { format!("地{code}") };
            writeln!(text, "{code},{name},{level}").unwrap();
        }
        left > 0
    };
    'all: for province in [22].into_iter().chain((11..66).filter(|n| *n != 22)) {
        add(province.to_string(), "province");
        for prefecture in (1..=13).chain([90]) {
            add(format!("{province}{prefecture:02}"), "prefecture");
            for county in (1..=8).chain([81]) {
                add(format!("{province}{prefecture:02}{county:02}"), "county");
                for township in 1..=12 {
                    add(format!("{province}{prefecture:02}{county:02}{township:03}"), "township");
                    for community in 1..=14 {
                        if !add(format!("{province}{prefecture:02}{county:02}{township:03}{community:03}"), "community")
                        {
                            break 'all;
                        }
                    }
                }
            }
        }
    }
    assert_eq!(left, 0, "the list is as long as it says");
    std::fs::write(path, text).unwrap();
}
