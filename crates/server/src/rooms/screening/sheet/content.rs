//! What the values of a column look like, whatever its heading says.

use chrono::NaiveDate;
use codes::{IdNumber, IdNumberError, Phone, half_width};

use super::date::read_date;
use super::{ArrivalField, Cell, value};

/// The shares, from 0 to 1, of a column's values that look like something.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// How many values were seen.
    pub filled: usize,
    id: f32,
    phone: f32,
    date: f32,
    sex: f32,
    temperature: f32,
    name: f32,
    sequence: f32,
    township: f32,
    community: f32,
    /// Township and then village in one text.
    pub place: f32,
    /// Begins with a village or community, and says more behind it.
    pub local: f32,
}

impl Content {
    /// Looks at the values of one column.
    pub fn of<'a>(cells: impl Iterator<Item = &'a Cell> + Clone, today: NaiveDate) -> Self {
        let cells = cells.filter(|cell| !cell.is_empty());
        let filled = cells.clone().count();
        let share = |looks: &dyn Fn(&Cell) -> bool| {
            cells.clone().filter(|cell| looks(cell)).count() as f32 / filled.max(1) as f32
        };
        let ends =
            |cell: &Cell, ends: &[&str]| plain(cell).is_some_and(|text| ends.iter().any(|end| text.ends_with(end)));
        let fractions = cells.clone().any(|cell| value::temperature(cell).is_some_and(|tenths| tenths % 10 != 0));
        let numbers: Vec<f64> = cells.clone().filter_map(whole_number).collect();
        let rising = numbers.windows(2).all(|pair| pair[0] < pair[1]) && numbers.len() > 2;
        Self {
            filled,
            id: share(&is_id),
            phone: share(&|cell| cell.to_string().parse::<Phone>().is_ok()),
            date: share(&|cell| read_date(cell, today).is_some()),
            sex: share(&|cell| matches!(cell, Cell::Text(text) if value::sex(text).is_some())),
            // Ages and room numbers are whole; temperatures are not.
            temperature: if fractions {
                share(&|cell| value::temperature(cell).is_some_and(is_of_a_body))
            } else {
                0.0
            },
            name: share(&is_name),
            sequence: if rising { share(&|cell| whole_number(cell).is_some_and(|number| number < 1e6)) } else { 0.0 },
            township: share(&|cell| ends(cell, TOWNSHIP_ENDS)),
            community: share(&|cell| ends(cell, COMMUNITY_ENDS)),
            place: share(&|cell| plain(cell).is_some_and(|text| is_place(&text))),
            local: share(&|cell| plain(cell).is_some_and(|text| is_local(&text))),
        }
    }

    /// How well the values fit a field; none where values of that field look like nothing in particular.
    pub fn fit(&self, field: ArrivalField) -> Option<f32> {
        Some(match field {
            ArrivalField::Sequence => self.sequence,
            ArrivalField::Name => self.name,
            ArrivalField::Sex => self.sex,
            ArrivalField::DocumentNumber => self.id,
            ArrivalField::Phone => self.phone,
            ArrivalField::ArrivedOn | ArrivalField::LeftOriginOn => self.date,
            ArrivalField::Temperature => self.temperature,
            ArrivalField::Township => self.township,
            ArrivalField::Community => self.community.max(self.local),
            ArrivalField::AreaText => self.place,
            _ => return None,
        })
    }

    /// The field whose values look so, if they look like one field only.
    pub fn suggests(&self) -> Option<(ArrivalField, f32)> {
        use ArrivalField::{
            AreaText, ArrivedOn, Community, DocumentNumber, Name, Phone, Sequence, Sex, Temperature, Township,
        };
        // In an order in which the first that fits is meant: an ID number is never a phone, a running number may be.
        let needs = [
            (DocumentNumber, 0.7),
            (Phone, 0.7),
            (Sex, 0.9),
            (Sequence, 0.9),
            (Temperature, 0.8),
            (ArrivedOn, 0.8),
            (AreaText, 0.7),
            (Community, 0.8),
            (Township, 0.8),
            (Name, 0.8),
        ];
        let fits = |(field, need): &(ArrivalField, f32)| self.fit(*field).filter(|fit| fit >= need);
        needs.iter().find_map(|need| fits(need).map(|fit| (need.0, fit)))
    }

    /// Whether the values are plainly of another kind: phones under a heading that says ID number.
    pub fn contradicts(&self, field: ArrivalField) -> bool {
        let Some(fit) = self.fit(field) else { return false };
        let strong = [self.id, self.phone, self.sex, self.date, self.temperature];
        self.filled >= 3 && fit < 0.2 && strong.into_iter().any(|share| share >= 0.8)
    }
}

const TOWNSHIP_ENDS: &[&str] = &["镇", "乡", "街道", "街道办事处", "街道办"];
const COMMUNITY_ENDS: &[&str] = &["村", "社区", "居委会", "村委会", "村民委员会", "社区居民委员会"];

/// The text in plain width without blanks, where the cell is a text.
fn plain(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(text) => Some(text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect()),
        _ => None,
    }
}

/// An ID number, or one with a single slip.
fn is_id(cell: &Cell) -> bool {
    match cell.to_string().parse::<IdNumber>() {
        Ok(_) => true,
        Err(e) => e == IdNumberError::CheckDigit,
    }
}

fn is_of_a_body(tenths: i32) -> bool {
    (340..=430).contains(&tenths)
}

fn whole_number(cell: &Cell) -> Option<f64> {
    let number = match cell {
        Cell::Number(number) => *number,
        Cell::Text(text) if text.len() <= 6 => text.parse().ok()?,
        _ => return None,
    };
    (number.fract() == 0.0 && number >= 0.0).then_some(number)
}

/// 曙光镇中和村二组: a township, and a village or community behind it.
fn is_place(text: &str) -> bool {
    let behind = |end: &str| text.find(end).filter(|at| *at > 0).map(|at| &text[at + end.len()..]);
    ["街道", "镇", "乡"].into_iter().filter_map(behind).any(is_local)
}

/// 中和村二组, 建国社区3号楼.
fn is_local(text: &str) -> bool {
    ["村", "社区", "屯", "居委会"].into_iter().any(|end| text.find(end).is_some_and(|at| (3..=30).contains(&at)))
}

/// Two to four Chinese characters that begin with a common family name.
fn is_name(cell: &Cell) -> bool {
    let Some(text) = plain(cell) else { return false };
    let length = text.chars().count();
    let chinese = text.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let place =
        TOWNSHIP_ENDS.iter().chain(COMMUNITY_ENDS).chain(&["省", "市", "县", "区"]).any(|end| text.ends_with(end));
    chinese && (2..=4).contains(&length) && !place && text.starts_with(|c| FAMILY_NAMES.contains(c))
}

/// The family names of some nine in ten people; 常 and 方, which begin everyday words of these forms, are left out.
const FAMILY_NAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚文欧司上尚樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包柏宁柯阮桂闵解强柴车冉房边";

#[cfg(test)]
mod tests {
    use super::*;

    fn suggests(values: &[&str]) -> Option<ArrivalField> {
        let cells: Vec<Cell> = values.iter().map(|text| Cell::text(text)).collect();
        Content::of(cells.iter(), "2020-02-16".parse().unwrap()).suggests().map(|(field, _)| field)
    }

    #[test]
    fn values_tell_what_they_are() {
        use ArrivalField::*;
        for (expected, values) in [
            (Some(DocumentNumber), &["420106196711229987", "22010419710223999X", "220104198910069989"][..]),
            (Some(Phone), &["15474752321", "154-7420-6447", "+86 15478003312"]),
            (Some(Sex), &["男", "女", "男"]),
            (Some(Sequence), &["1", "2", "3", "4"]),
            (Some(Temperature), &["36.5", "37.0℃", "36.8"]),
            (Some(ArrivedOn), &["2020-02-05", "2020.1.15", "1月20日"]),
            (Some(AreaText), &["曙光镇中和村二组", "新华街道建国社区3号楼", "海龙镇西关社区"]),
            (Some(Community), &["中和村", "建国社区", "桦树村"]),
            (Some(Township), &["曙光镇", "新华街道", "李炉乡"]),
            (Some(Name), &["王小明", "欧阳文", "李秀"]),
            (None, &["正常", "发热", "咳嗽"]),
            (None, &["是", "否", "否"]),
            (None, &["36", "37", "38", "36"]),
            (None, &["湖北省武汉市", "上海市", "北京市"]),
            (None, &["火车K7388", "自驾", "客车"]),
            (None, &[]),
        ] {
            assert_eq!(suggests(values), expected, "{values:?}");
        }
    }
}
