//! Invented people: names, ID numbers that were never issued, phones of a prefix that nobody has.

use chrono::Datelike;
use codes::{AreaCode, Document, IdNumber, Phone};
use kernel::Day;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::rooms::people::Identity;

const FAMILY: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马",
    "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾",
    "彭", "吕", "金", "朴", "崔",
];
const GIVEN: &[&str] = &[
    "伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超",
    "秀兰", "霞", "平", "刚", "桂英", "文", "华", "建国", "建华", "志强", "淑珍", "海燕", "玉兰", "春梅", "国庆", "雪",
    "晓东", "冬梅", "永福", "长海",
];

/// Invents, always the same from the same seed.
pub struct Chance {
    dice: StdRng,
    people: u32,
    own_doors: u32,
}

impl Chance {
    /// A new city from a seed.
    pub fn new(seed: u64) -> Self {
        Self { dice: StdRng::seed_from_u64(seed), people: 0, own_doors: 0 }
    }

    /// The same, with people of their own from the n-th on: what they do changes nobody else.
    pub fn apart(seed: u64, from: u32) -> Self {
        Self { people: from, ..Self::new(seed) }
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.dice.random_range(0..end.max(1))
    }

    /// Whether something of this likelihood happens.
    pub fn happens(&mut self, likelihood: f64) -> bool {
        self.dice.random_bool(likelihood)
    }

    /// One of several.
    pub fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// A name.
    pub fn name(&mut self) -> String {
        format!("{}{}", self.one_of(FAMILY), self.one_of(GIVEN))
    }

    /// A phone number that nobody has: prefix 154.
    pub fn phone(&mut self) -> Phone {
        self.people += 1;
        Phone::invented(self.people)
    }

    /// A person nobody is: sequence codes 996 to 999 were never issued. No two have the same number, for each
    /// gets their own day of birth and region.
    pub fn person(&mut self) -> Identity {
        // 42,000 days of birth × 4 sequence codes × regions: the running number picks, so none comes twice.
        const REGIONS: &[&str] = &["220581", "220502", "220104", "420106", "110105", "310104", "440103", "210102"];
        let phone = self.phone();
        let n = self.people as usize;
        let birth = Day::from_ymd_opt(1935, 1, 1).unwrap_or_default() + chrono::Days::new((n * 7919 % 29_000) as u64);
        let region = REGIONS[n / 116_000 % REGIONS.len()];
        let sequence = 996 + u16::try_from(n / 29_000 % 4).unwrap_or(0);
        let number = IdNumber::invented(region, birth, sequence).map(Document::IdCard);
        let id = number.as_ref().and_then(Document::id_number);
        Identity {
            name: self.name(),
            sex: id.map(IdNumber::sex),
            birth_year: id.map(|id| id.birth_date().year()),
            document: number,
            phone: Some(phone),
        }
    }

    /// A person of whom the city knows nothing: their numbers come after those of everybody else.
    pub fn stranger(&mut self) -> Identity {
        self.people = self.people.max(900_000);
        self.person()
    }

    /// A door that is nobody else's: in a ninth block, or past the ninetieth house.
    pub fn own_door(&mut self, area: &AreaCode, town: bool) -> String {
        let (grid, n) = (area.sequence(), self.own_doors);
        self.own_doors += 1;
        if town {
            format!("{grid}区9号楼{}单元{}0{}", n / 18 + 1, n / 3 % 6 + 1, n % 3 + 1)
        } else {
            format!("{grid}组{}号", n + 101)
        }
    }

    /// A door: blocks in town, groups in villages.
    pub fn door(&mut self, area: &AreaCode, town: bool) -> String {
        let grid = area.sequence();
        if town {
            let (block, stair) = (self.below(8) + 1, self.below(4) + 1);
            let (floor, door) = (self.below(6) + 1, self.below(3) + 1);
            format!("{grid}区{block}号楼{stair}单元{floor}0{door}")
        } else {
            format!("{grid}组{}号", self.below(90) + 1)
        }
    }
}
