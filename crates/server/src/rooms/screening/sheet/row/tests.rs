use super::super::PlaceError;
use super::*;

/// Every named village is the same one, except those that do not exist.
struct OneVillage;

impl Places for OneVillage {
    fn resolve(&self, written: Written<'_>) -> Result<AreaCode, PlaceError> {
        match written.community.or(written.text) {
            None => Err(PlaceError::Missing),
            Some(name) if name.starts_with("不存在") => Err(PlaceError::Unknown),
            Some(_) => Ok("220581104201".parse().unwrap()),
        }
    }
}

/// The columns of the rows below.
fn mapping() -> Mapping {
    use ArrivalField::*;
    let columns =
        [Sequence, Name, Sex, DocumentType, DocumentNumber, Phone, Community, ArrivedOn, LeftOriginOn, Temperature];
    Mapping(columns.map(Some).to_vec())
}

/// Reads a row written as `1|name|sex|kind|number|phone|village|arrived|left|temperature`.
fn read(text: &str) -> Outcome {
    let rules = Rules {
        kind: ListKind::Arrivals,
        today: "2020-02-16".parse().unwrap(),
        earliest: "2019-12-01".parse().unwrap(),
    };
    let cells = text.split('|').map(Cell::text).collect();
    ArrivalReader::new(&mapping(), rules, &OneVillage).read(&Row { number: 7, cells, too_wide: false })
}

fn errors(text: &str) -> Vec<String> {
    match read(text) {
        Outcome::Rejected(errors) => {
            errors.iter().map(|e| format!("{} {} {}", e.column.as_deref().unwrap_or("-"), e.code, e.value)).collect()
        }
        other => panic!("{text}: {other:?}"),
    }
}

const SOUND: &str = "1|王 杰|女||420106196711229987|154-7475-2321|中和村|2月5日|2020.1.23|36.8℃";

#[test]
fn a_sound_row_is_a_draft() {
    let Outcome::Draft(draft) = read(SOUND) else { panic!("rejected") };
    assert_eq!((draft.row, draft.name.as_str(), draft.sex), (7, "王杰", Some(codes::Sex::Female)));
    assert_eq!(draft.document.as_ref().map(Document::number), Some("420106196711229987"));
    assert_eq!(draft.phone.as_ref().map(Phone::as_str), Some("15474752321"));
    assert_eq!(draft.arrived_on.to_string(), "2020-02-05");
    assert_eq!(draft.left_origin_on.map(|day| day.to_string()).as_deref(), Some("2020-01-23"));
    assert_eq!(draft.temperature, Some(368));
    assert_eq!(format!("{draft:?}"), "Draft(row 7)");
}

#[test]
fn every_fault_is_found_in_one_reading() {
    assert_eq!(
        errors("1||女||2301021950121299|154776982|不存在社区||无所谓|63.5"),
        [
            "B name_missing ",
            "E id_length 2301********1299",
            "F phone_invalid 154****82",
            "G area_unknown 不存在社区",
            "H date_missing ",
            "I date_invalid 无所谓",
            "J temperature_range 63.5",
        ]
    );
}

#[test]
fn each_fault_has_its_code() {
    for (from, to, expected) in [
        ("420106196711229987", "420106196711229980", "E id_check_digit 4201**********9980"),
        ("420106196711229987", "42010619671122998号", "E id_characters 4201**********998号"),
        ("420106196711229987", "420106196713229987", "E id_birth_date 4201**********9987"),
        ("420106196711229987", "4.20106E+17", "E id_rounded 4**********"),
        ("|女|", "|男|", "C sex_mismatch 男"),
        ("2月5日", "2020-02-17", "H date_range 2020-02-17"),
        ("2月5日", "2019-11-30", "H date_range 2019-11-30"),
        ("2月5日", "正月初五", "H date_invalid 正月初五"),
        ("2020.1.23", "2020.2.23", "I date_range 2020.2.23"),
        ("2020.1.23", "2019.1.23", "I date_range 2019.1.23"),
        ("2020.1.23", "2020.2.6", "I date_range 2020.2.6"),
        ("36.8℃", "正常", "J temperature_invalid 正常"),
        ("36.8℃", "33.9", "J temperature_range 33.9"),
        ("中和村", "", "G area_missing "),
        ("||4201", "|军官证|4201", "D document_type_unknown 军官证"),
        ("||420106196711229987", "|护照|42", "E passport_invalid 4*"),
    ] {
        assert_eq!(errors(&SOUND.replace(from, to)), [expected], "{to}");
    }
}

#[test]
fn a_document_or_a_phone_is_enough() {
    for (from, to) in [("420106196711229987", ""), ("420106196711229987", "无"), ("154-7475-2321", "/")] {
        assert!(matches!(read(&SOUND.replace(from, to)), Outcome::Draft(_)), "{from}");
    }
    let neither = SOUND.replace("420106196711229987", "").replace("154-7475-2321", "");
    assert_eq!(errors(&neither), ["E identity_missing "]);
    assert!(matches!(read(&SOUND.replace("||420106196711229987", "|护照|E12345678")), Outcome::Draft(_)));
}

#[test]
fn what_may_be_left_out_may_be_left_out() {
    for (from, to) in [("|女|", "||"), ("2020.1.23", ""), ("2020.1.23", "否"), ("36.8℃", ""), ("36.8℃", "/")] {
        assert!(matches!(read(&SOUND.replace(from, to)), Outcome::Draft(_)), "{from}");
    }
}

#[test]
fn rows_that_are_no_person_are_skipped() {
    for (text, skip) in [
        ("", Skip::Blank),
        ("8", Skip::Blank),
        ("合计|||||||", Skip::Total),
        ("|合 计:|23|", Skip::Total),
        ("小计（人）|5", Skip::Total),
        ("序号|姓名|性别||身份证号|联系电话", Skip::Headings),
        ("填表人:|李某|||审核人:|张某", Skip::Footer),
        ("注：返梅日期以车票为准", Skip::Footer),
        ("示例|张三|男", Skip::Footer),
    ] {
        assert_eq!(read(text), Outcome::Skipped(skip), "{text}");
    }
}

#[test]
fn a_person_is_not_skipped_for_an_odd_first_cell() {
    assert!(matches!(read(&SOUND.replacen('1', "注", 1)), Outcome::Draft(_)));
    assert_eq!(errors("9|李秀"), ["E identity_missing ", "G area_missing ", "H date_missing "]);
}

#[test]
fn a_text_is_no_longer_than_the_form_takes() {
    use ArrivalField::*;
    let mapping =
        Mapping([Name, Phone, Community, ArrivedOn, Origin, Transport, Address, Condition, Note].map(Some).to_vec());
    let rules = Rules {
        kind: ListKind::Arrivals,
        today: "2020-02-16".parse().unwrap(),
        earliest: "2019-12-01".parse().unwrap(),
    };
    let reader = ArrivalReader::new(&mapping, rules, &OneVillage);
    for (column, longest) in [(0, 60), (4, 100), (5, 100), (6, 100), (7, 200), (8, 500)] {
        let read = |length: usize| {
            let mut cells: Vec<Cell> = "李|15474752321|中和村|2月5日||||".split('|').map(Cell::text).collect();
            cells.resize(9, Cell::Empty);
            cells[column] = Cell::text(&"长".repeat(length));
            reader.read(&Row { number: 7, cells, too_wide: false })
        };
        assert!(matches!(read(longest), Outcome::Draft(_)), "{column}");
        let Outcome::Rejected(errors) = read(longest + 1) else { panic!("{column}: taken") };
        assert_eq!((errors.len(), errors[0].code), (1, "text_length"));
        assert_eq!(errors[0].column.as_deref(), Some(column_letter(column).as_str()));
    }
}
