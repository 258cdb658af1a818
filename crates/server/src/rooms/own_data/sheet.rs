//! A copy as sheets for the person to read.

use std::collections::BTreeSet;

use kernel::{Error, Result};

use super::words::zh;
use crate::held::{Field, Part, Said};
use crate::house::House;
use crate::rooms::area::{self, Names};
use crate::workbook::{Sheet, Watermark, book as bind};

/// What stands before the parts.
const HEAD: &[&str] = &[
    "本文件是应本人申请提供的个人信息副本，列出本系统保存的与本人有关的全部记录。",
    "其他人的姓名、电话和证件号码不在其中；涉及他人的备注只注明有无。",
    "如有错误或遗漏，可以申请更正、补充；对答复不服的，可以投诉。",
];

/// One sheet that says what there is, and one for each part with records.
pub async fn book(house: &House, parts: &[Part], mark: &Watermark) -> Result<Vec<u8>> {
    let fields = || parts.iter().flat_map(|part| part.rows.iter().flatten());
    let areas: BTreeSet<&str> = fields().filter_map(|field| as_place(&field.said)).collect();
    let places = area::names(&house.store.read, areas).await?;
    let mut overview: Vec<Vec<String>> = HEAD.iter().map(|line| vec![(*line).to_owned()]).collect();
    overview.extend(parts.iter().map(|part| vec![part.zh.to_owned(), format!("{} 条", part.rows.len())]));
    let mut sheets = vec![Sheet { name: "说明", headings: vec![("内容", 60), ("记录数", 12)], rows: overview }];
    for part in parts.iter().filter(|part| !part.rows.is_empty()) {
        let headings = part.rows[0].iter().map(|field| (field.zh, width(field))).collect();
        let row = |fields: &Vec<Field>| fields.iter().map(|field| text(house, &places, &field.said)).collect();
        sheets.push(Sheet { name: part.zh, headings, rows: part.rows.iter().map(row).collect() });
    }
    bind(&sheets, mark).map_err(Error::internal)
}

fn as_place(said: &Said) -> Option<&str> {
    match said {
        Said::Place(code) => Some(code),
        _ => None,
    }
}

fn width(field: &Field) -> u32 {
    match field.said {
        Said::Yes(_) | Said::Number(_) | Said::Celsius(_) => 10,
        Said::Day(_) | Said::Code(_) => 14,
        Said::Moment(_) => 18,
        Said::Nothing | Said::Text(_) | Said::Place(_) => 26,
    }
}

fn text(house: &House, places: &Names, said: &Said) -> String {
    match said {
        Said::Nothing => String::new(),
        Said::Text(text) => text.clone(),
        Said::Code(code) => zh(code).to_owned(),
        Said::Place(code) => places.path(code),
        Said::Number(n) => n.to_string(),
        Said::Celsius(tenths) => format!("{:.1}", f64::from(*tenths) / 10.0),
        Said::Day(day) => day.to_string(),
        Said::Moment(at) => house.store.clock.local(*at).format("%Y-%m-%d %H:%M").to_string(),
        Said::Yes(yes) => if *yes { "是" } else { "否" }.to_owned(),
    }
}
