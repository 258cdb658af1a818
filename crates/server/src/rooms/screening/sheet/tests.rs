//! Whole lists, from bytes to drafts: the sample of the project and forms of invented townships.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use codes::IdNumber;
use rust_xlsxwriter::{ExcelDateTime, Format};

use super::*;

fn today() -> NaiveDate {
    "2020-02-10".parse().unwrap()
}

fn places() -> PlaceIndex {
    PlaceIndex::new(
        [
            ("220581", "梅河口市"),
            ("220581001", "新华街道"),
            ("220581001001", "建国社区"),
            ("220581104", "曙光镇"),
            ("220581104201", "中和村"),
            ("220581104202", "东兴村"),
        ]
        .map(|(code, name)| (code.parse().unwrap(), name)),
    )
}

/// What a whole list came to.
#[derive(Default)]
struct Read {
    drafts: Vec<Draft>,
    errors: Vec<RowError>,
    reasons: BTreeMap<&'static str, usize>,
    skipped: usize,
    layout: Option<Layout>,
}

impl Read {
    fn fields(&self) -> Vec<String> {
        let columns = &self.layout.as_ref().unwrap().columns;
        columns.iter().map(|column| column.field.map_or("-", ArrivalField::code).to_owned()).collect()
    }
}

fn read_all(bytes: Vec<u8>, places: &impl Places) -> Read {
    let mut book = Workbook::open(bytes).unwrap();
    let Inspection { sheet, layout } = inspect(&mut book, today()).unwrap();
    let rules = Rules { kind: ListKind::Arrivals, today: today(), earliest: "2019-12-01".parse().unwrap() };
    let mapping = layout.mapping();
    let reader = ArrivalReader::new(&mapping, rules, places);
    let mut read = Read::default();
    for row in book.rows(sheet).unwrap() {
        let row = row.unwrap();
        if row.number < layout.first_row {
            continue;
        }
        match reader.read(&row) {
            Outcome::Draft(draft) => read.drafts.push(*draft),
            Outcome::Rejected(errors) => {
                *read.reasons.entry(errors[0].code).or_default() += 1;
                read.errors.extend(errors);
            }
            Outcome::Skipped(_) => read.skipped += 1,
        }
    }
    read.layout = Some(layout);
    read
}

fn id(birth: &str, sequence: u16) -> String {
    IdNumber::invented("220104", birth.parse().unwrap(), sequence).unwrap().to_string()
}

/// A list as rows of texts; columns are separated by `|`.
fn xlsx(rows: &[&str]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let notes = book.add_worksheet();
    notes.write(0, 0, "填表说明").unwrap();
    notes.write(1, 0, "一、本表由各村填报").unwrap();
    let sheet = book.add_worksheet();
    for (number, row) in rows.iter().enumerate() {
        for (column, text) in row.split('|').enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet
                .write(
                    number as u32,
                    column as u16,
                    text.replace("{A}", &id("1971-02-23", 999)).replace("{B}", &id("1989-10-06", 998)),
                )
                .unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn csv(rows: &[&str]) -> String {
    let text = rows.join("\r\n").replace('|', ",");
    text.replace("{A}", &id("1971-02-23", 999)).replace("{B}", &id("1989-10-06", 998))
}

/// The form of the project's sample, with its title, its line of names, a blank row and the total.
const SAMPLE_FORM: &[&str] = &[
    "梅河口市新型冠状病毒感染的肺炎疫情防控来(返)梅人员登记表",
    "填报单位:|||填报人:|||填报时间:2020年2月10日",
    "序号|姓名|性别|身份证号码|联系电话|乡镇(街道)|村(社区)|详细住址|来源地|返梅日期|交通方式及车次|近14天是否到过湖北|体温(℃)|身体状况|备注",
    "1|赵文强|男| {A} |154-4521-4166|曙光镇|中和村|1号楼3单元284|湖北省武汉市|2020.1.15|飞机 CZ6546|是|36.4℃|发热",
    "",
    "2|黄玉桂|女|{B}|+86 15471336445|新华街道办事处|建国社区|38号楼4单元114|上海市|2020-02-05|自驾 吉E·A1234|否|63.5|正常",
    "3|李秀|女|{B}|15471336445|曙光镇|不存在社区|38号楼|上海市|2020年2月5日|客车|否|36.5|正常",
    "合计",
];

#[test]
fn the_form_of_the_sample() {
    for read in [read_all(xlsx(SAMPLE_FORM), &places()), read_all(csv(SAMPLE_FORM).into_bytes(), &places())] {
        assert_eq!(
            read.fields()[..10].join(" "),
            "sequence name sex document_number phone township community address origin arrived_on"
        );
        assert_eq!(read.fields()[10..].join(" "), "transport been_to_risk_area temperature condition note");
        let layout = read.layout.as_ref().unwrap();
        assert_eq!((layout.heading_row, layout.first_row), (Some(3), 4));
        assert!(layout.mapping().missing(ListKind::Arrivals).is_empty());
        assert_eq!(layout.columns[3].samples[0], format!("2201**********{}", &id("1971-02-23", 999)[14..]));
        let [draft] = read.drafts.as_slice() else { panic!("{:?}", read.errors) };
        assert_eq!((draft.row, draft.area.as_str(), draft.temperature), (4, "220581104201", Some(364)));
        assert_eq!((draft.been_to_risk_area, draft.transport.as_deref()), (Some(true), Some("飞机 CZ6546")));
        assert_eq!(read.reasons, BTreeMap::from([("area_unknown", 1), ("temperature_range", 1)]));
        assert_eq!(read.errors.iter().map(|e| e.row).collect::<Vec<_>>(), [6, 7]);
    }
}

#[test]
fn a_list_in_gb18030() {
    let text = csv(SAMPLE_FORM);
    let read = read_all(encoding_rs::GB18030.encode(&text).0.into_owned(), &places());
    assert_eq!((read.drafts.len(), read.errors.len(), read.skipped), (1, 2, 1));
    assert_eq!(read.drafts[0].name, "赵文强");
}

#[test]
fn other_words_and_another_order() {
    let read = read_all(
        xlsx(&[
            "××镇返乡人员排查台账",
            "编号|户主姓名|联系方式|返乡人员 姓名|公民身份号码|户籍地|现居住地(到户)|所属乡镇|村/社区|从何地返回|离鄂时间|抵梅时间|有无发热咳嗽|紧急联系人|紧急联系人电话|核查人电话",
            "1|王大|15412340001|王小|{A}|山东省|二组12号|曙光|中和|武汉|1月20日|1月21日|无|王大|15412340001|15412340009",
            "2|李大|15412340002|李小|{B}|吉林省|1号楼|新华街道|建国社区|北京|/|2.3|无|李大|15412340002|15412340009",
            "注:以上人员均已核实",
            "审核人:|赵某",
        ]),
        &places(),
    );
    assert_eq!(
        read.fields().join(" "),
        "sequence - phone name document_number household_registration address township community origin left_origin_on \
         arrived_on condition - - -"
    );
    let [first, second] = read.drafts.as_slice() else { panic!("{:?}", read.errors) };
    assert_eq!((first.name.as_str(), first.area.as_str()), ("王小", "220581104201"));
    assert_eq!(first.left_origin_on.map(|d| d.to_string()).as_deref(), Some("2020-01-20"));
    assert_eq!((second.arrived_on.to_string().as_str(), second.left_origin_on), ("2020-02-03", None));
    assert_eq!(read.skipped, 2);
}

#[test]
fn headings_in_two_rows() {
    let read = read_all(
        xlsx(&[
            "新华街道来返人员登记表",
            "序号|基本情况|||住址||返回情况|||紧急联系人||备注",
            "|姓名|身份证号|电话|社区|详细地址|来源地|返回日期|车次|姓名|电话|",
            "1|王小|{A}|15412340001|建国社区|3-2-501|武汉|2020/1/21|K7388|王大|15412340003|",
            "2|李小|{B}|15412340002|中和村|1组|北京|2020/2/3|自驾|李大|15412340004|回家过年",
        ]),
        &places(),
    );
    assert_eq!(
        read.fields().join(" "),
        "sequence name document_number phone community address origin arrived_on transport - - note"
    );
    assert_eq!(read.layout.as_ref().unwrap().first_row, 4);
    assert_eq!(read.layout.as_ref().unwrap().columns[9].heading, "紧急联系人姓名");
    assert_eq!((read.drafts.len(), read.drafts[1].note.as_deref()), (2, Some("回家过年")));
}

#[test]
fn one_column_for_the_whole_place() {
    for heading in ["居住村屯", "现住址", "居住地"] {
        let head = format!("姓 名|身份证号|手机号|{heading}|返回地|返回日期");
        let read = read_all(
            xlsx(&[
                &head,
                "王小|{A}|15412340001|曙光镇中和村二组|武汉|2020/1/21",
                "李小|{B}|15412340002|新华街道建国社区3号楼|北京|2020/2/3",
                "赵小||15412340005|梅河口市曙光镇东兴村|北京|2020/2/3",
            ]),
            &places(),
        );
        assert_eq!(read.fields()[3], "area_text", "{heading}");
        let areas: Vec<&str> = read.drafts.iter().map(|draft| draft.area.as_str()).collect();
        assert_eq!(areas, ["220581104201", "220581001001", "220581104202"]);
        assert_eq!(read.drafts[0].address.as_deref(), Some("曙光镇中和村二组"));
    }
}

#[test]
fn without_known_headings_the_values_tell() {
    let rows = [
        "王小|男|{A}|15412340001|曙光镇中和村二组|2020/1/21|36.5",
        "李小|女|{B}|15412340002|新华街道建国社区3号楼|2020/2/3|36.6",
        "赵小|女||15412340005|梅河口市曙光镇东兴村|2020/2/3|36.7",
    ];
    let titled = [&["人员|甲|乙|丙|丁|戊|己"], &rows[..]].concat();
    for list in [&rows[..], &titled] {
        let read = read_all(xlsx(list), &places());
        assert_eq!(read.fields().join(" "), "name sex document_number phone area_text arrived_on temperature");
        assert!(read.layout.as_ref().unwrap().columns.iter().all(|column| column.confidence <= 0.7));
        assert_eq!(read.drafts.len(), 3, "{:?}", read.errors);
    }
}

#[test]
fn a_person_is_no_heading() {
    let read = read_all(
        xlsx(&["王小|154-1234-0001|曙光镇中和村", "李小|15412340002|曙光镇东兴村", "赵小|15412340003|曙光镇中和村"]),
        &places(),
    );
    let layout = read.layout.as_ref().unwrap();
    assert!(layout.columns.iter().all(|column| column.heading.is_empty()), "{layout:?}");
    assert_eq!(layout.first_row, 1);
}

#[test]
fn what_is_ambiguous_stays_open() {
    let read = read_all(
        xlsx(&[
            "姓名|证件号码|丙|丁|村|到达时间",
            "王小|{A}|15412340001|15412340011|中和村|2020/1/21",
            "李小|{B}|15412340002|15412340012|建国社区|2020/2/3",
            "赵小|{B}|15412340003|15412340013|建国社区|2020/2/3",
        ]),
        &places(),
    );
    assert_eq!(read.fields().join(" "), "name document_number - - community arrived_on");
    let swapped = read_all(
        xlsx(&[
            "姓名|身份证号|联系电话|村|到达时间",
            "王小|15412340001|{A}|中和村|2020/1/21",
            "李小|15412340002|{B}|建国社区|2020/2/3",
            "赵小|15412340003|{B}|建国社区|2020/2/3",
        ]),
        &places(),
    );
    assert_eq!(swapped.fields().join(" "), "name phone document_number community arrived_on");
    assert!(swapped.layout.unwrap().columns[1].confidence <= 0.7);
}

#[test]
fn numbers_and_dates_of_excel() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in ["姓名", "身份证号", "电话", "村", "返回日期", "体温"].iter().enumerate() {
        sheet.write(0, column as u16, *text).unwrap();
    }
    let date = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    for (row, name) in ["王小", "李小"].iter().enumerate() {
        let row = row as u32 + 1;
        sheet.write(row, 0, *name).unwrap();
        sheet.write(row, 2, 15_412_340_001.0).unwrap();
        sheet.write(row, 3, "中和村").unwrap();
        sheet.write_with_format(row, 4, ExcelDateTime::from_ymd(2020, 1, 21).unwrap(), &date).unwrap();
        sheet.write(row, 5, 36.9).unwrap();
    }
    sheet.write(2, 1, 220_581_198_001_019_970.0).unwrap();
    sheet.write_with_format(70_000, 120, "", &date).unwrap();
    let read = read_all(book.save_to_buffer().unwrap(), &places());
    assert_eq!(read.drafts[0].phone.as_ref().unwrap().as_str(), "15412340001");
    assert_eq!(read.drafts[0].arrived_on.to_string(), "2020-01-21");
    assert_eq!(read.drafts[0].temperature, Some(369));
    assert_eq!(read.reasons, BTreeMap::from([("id_rounded", 1)]));
}

#[test]
fn files_that_are_no_list() {
    let refusal = |bytes: &[u8]| Workbook::open(bytes.to_vec()).err().map(|e| e.code());
    assert_eq!(refusal(b""), Some("sheet_empty"));
    assert_eq!(refusal(b"PK\x03\x04rubbish"), Some("sheet_unreadable"));
    assert_eq!(refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rubbish"), Some("sheet_unreadable"));
    assert_eq!(refusal(b"<html><table><tr><td>1"), Some("sheet_unreadable"));
    let mut empty = Workbook::open(rust_xlsxwriter::Workbook::new().save_to_buffer().unwrap()).unwrap();
    assert_eq!(inspect(&mut empty, today()).err(), Some(SheetError::Empty));
    let wide = vec!["1"; 201].join(",");
    let mut wide = Workbook::open(wide.into_bytes()).unwrap();
    assert_eq!(inspect(&mut wide, today()).err(), Some(SheetError::TooLarge));
}

#[test]
fn a_row_too_wide_is_told_and_the_rest_is_read() {
    let wide = format!("王小,{}", "1,".repeat(201));
    let text = csv(SAMPLE_FORM).replace("2,黄玉桂", &format!("{wide}\r\n2,黄玉桂"));
    let mut book = Workbook::open(text.into_bytes()).unwrap();
    let layout = inspect(&mut book, today()).unwrap().layout;
    assert_eq!(layout.columns.len(), 15);
    book.check(0).unwrap();
    let wide: Vec<u32> = book.rows(0).unwrap().flatten().filter(|row| row.too_wide).map(|row| row.number).collect();
    assert_eq!(wide, [6]);
}

/// A zip whose directory says that it unpacks to gigabytes.
#[test]
fn a_bomb_is_not_unpacked() {
    let mut bytes = xlsx(SAMPLE_FORM);
    let entry = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&3_000_000_000_u32.to_le_bytes());
    assert_eq!(Workbook::open(bytes).err(), Some(SheetError::TooLarge));
}

/// The sample and what must become of it. Which rows repeat a person is the room's affair; here a document seen before
/// is one.
#[test]
fn the_sample_of_the_project() {
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let areas = std::fs::read_to_string(data.join("areas-220581.csv")).unwrap();
    let areas = areas.lines().skip(1).map(|line| {
        let mut parts = line.split(',');
        (parts.next().unwrap().parse().unwrap(), parts.next().unwrap())
    });
    let places = PlaceIndex::new(areas);
    let read = read_all(std::fs::read(data.join("returnees-sample.xlsx")).unwrap(), &places);
    let mut seen = std::collections::HashSet::new();
    let created = read.drafts.iter().filter(|draft| seen.insert(draft.document.clone())).count();
    let expected = std::fs::read_to_string(data.join("returnees-sample.expected.json")).unwrap();
    let expected: serde_json::Value = serde_json::from_str(&expected).unwrap();
    let rejected: usize = read.reasons.values().sum();
    let found = serde_json::json!({
        "rows": read.drafts.len() + rejected,
        "created": created,
        "duplicate": read.drafts.len() - created,
        "rejected": rejected,
        "reasons": read.reasons,
    });
    assert_eq!(found, expected);
}
