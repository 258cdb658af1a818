//! The words of headings, collected from lists of the time.

use super::super::ArrivalField;

/// How one field may be called. Words are separated by blanks.
pub struct Rule {
    /// What such a column holds.
    pub field: ArrivalField,
    /// Certain names.
    pub exact: &'static str,
    /// Otherwise one word of each group must occur …
    pub parts: &'static [&'static str],
    /// … and none of these.
    pub not: &'static [&'static str],
}

const DAY: &str = "时间 日期";

/// People other than the one who came, whose names and phones stand in the same row.
pub const OTHERS: &str = "\
    户主 紧急 联系人 填报 填表 上报 核查 排查 登记人 录入 审核 网格 包保 责任 负责 家属 家长 父 母 监护 配偶 \
    同住 同行 同乘 随行 共同 接待 接触 干部 领导 医 司机 房东 房主 楼长 单元长 社工 民警 书记 主任 单位 看护 关系";

pub const RULES: &[Rule] = {
    use ArrivalField::*;
    &[
        Rule { field: Sequence, exact: "序号 序 编号 号 顺序号 NO 排序", parts: &[], not: &[] },
        Rule {
            field: Name,
            exact: "姓名 名字 NAME 人员姓名 被核查人姓名 核查对象 核查对象姓名 当事人姓名",
            parts: &["姓名 名字"],
            not: &[OTHERS],
        },
        Rule { field: Sex, exact: "性别 SEX", parts: &["性别"], not: &[OTHERS] },
        Rule {
            field: DocumentType,
            exact: "证件类型 证件种类 证件名称 证件类别",
            parts: &["证件", "类型 种类 类别"],
            not: &[OTHERS],
        },
        Rule {
            field: DocumentNumber,
            exact: "身份证号 身份证号码 公民身份号码 证件号码 证件号 身份证 居民身份证号码",
            parts: &["身份证 身份号码 证件号 证号"],
            not: &[OTHERS, "址 所在地 类型 驾 出入 通行 是否 户籍"],
        },
        Rule {
            field: Phone,
            exact: "手机号 手机号码 联系电话 联系方式 本人电话 电话号码 TEL PHONE MOBILE",
            parts: &["电话 手机 联系方式 联系号码"],
            not: &[OTHERS, "是否 时间 日期"],
        },
        Rule {
            field: Township,
            exact: "乡镇 街道 乡镇街道 镇街 乡镇街 街道乡镇 镇街道 乡 镇 所属乡镇 所在乡镇",
            parts: &["乡镇 街道 镇街"],
            not: &[OTHERS, "址 户籍 户口 村 社区 干部 来源 意见"],
        },
        Rule {
            field: Community,
            exact: "村 社区 村社区 社区村 村居 村委会 行政村 所属社区 所属村 所在村 村屯 村屯社区",
            parts: &["社区 村居 村屯 行政村 村委 所在村"],
            not: &[OTHERS, "址 户籍 户口 来源 返回前 意见 时间 日期 是否"],
        },
        Rule {
            field: Address,
            exact: "详细住址 详细地址 现住址 现居住地 家庭住址 居住地址 现居住地址 住址 地址 居住地 现居地",
            parts: &["住址 地址 居住地 居住地点 现居地 门牌 楼栋 居家"],
            not: &[OTHERS, "户籍 户口 身份证 原住 湖北 武汉 外地 前 工作 来源 时间 是否 在外"],
        },
        Rule {
            field: Origin,
            exact: "来源地 来自地 返回地 出发地 始发地 出发城市 外出地 从何地返回 何地返回 来自何地 来源",
            parts: &[
                "来源地 来自 返回地 出发地 出发城市 外出地 始发 从何 从哪 由何 何地 何处 哪里 哪来 务工地 途经 途径 旅居地 \
                 返回前 来梅前 返乡前",
            ],
            not: &[OTHERS, "返回地址 时间 日期 是否 史 电话 车次 现在 现住 现居 住在 去往 前往 去哪"],
        },
        Rule {
            field: ArrivedOn,
            exact: "返回日期 返梅日期 返回时间 返梅时间 到达时间 到达日期 抵梅时间 抵达时间 返乡时间 来梅时间",
            parts: &["返 抵 到达 来梅 到梅 回梅 回乡 回村 回家 到家 到村 入村 进村", DAY],
            not: &[OTHERS, "离 岗 校 返程 预计 拟 计划 出发 解除 隔离 武汉 湖北 疫区"],
        },
        Rule {
            field: LeftOriginOn,
            exact: "离鄂时间 离鄂日期 离汉时间 离开疫区时间 离开武汉时间 离开湖北时间",
            parts: &["离鄂 离汉 离开疫区 离开武汉 离开湖北 离开来源地 离开出发地 离开返回地 出发", DAY],
            not: &[OTHERS, "是否 离梅"],
        },
        Rule {
            field: Transport,
            exact: "交通工具 交通方式 交通方式及车次 乘坐车次 车次 车次航班",
            parts: &["交通 车次 航班 乘坐 车牌"],
            not: &[OTHERS, "时间 日期 接触 管制"],
        },
        Rule {
            field: BeenToRiskArea,
            exact: "是否到过湖北 是否到过武汉 是否到过疫区 疫区旅居史 湖北旅居史",
            parts: &[
                "湖北 武汉 疫区 风险地区 重点地区",
                "是否到 是否去 是否有 有无 到过 去过 旅居史 旅行史 居住史 是否途经 是否途径",
            ],
            not: &["接触 时间 日期 离 人员 返回"],
        },
        Rule {
            field: Temperature,
            exact: "体温 测量体温 当日体温 实测体温",
            parts: &["体温"],
            not: &["时间 体温计 是否 次数 测量人 异常"],
        },
        Rule {
            field: Condition,
            exact: "身体状况 健康状况 身体情况 健康情况 症状 身体状态",
            parts: &["身体 健康 症状 是否发热 有无发热 发热咳嗽"],
            not: &[OTHERS, "时间 日期 健康码 家庭成员"],
        },
        Rule { field: Note, exact: "备注 备考 说明 其他 其它", parts: &["备注"], not: &[] },
        Rule {
            field: HouseholdRegistration,
            exact: "户籍地 户籍 户籍地址 户籍所在地 户口所在地 身份证地址",
            parts: &["户籍 户口 身份证住址 身份证地址 原籍 籍贯"],
            not: &[],
        },
    ]
};

/// Headings that are known and not imported: who else stands in the row, what was done, when the form was filled in.
pub const NOT_OURS: &str = "\
    年龄 民族 国籍 职业 文化 政治面貌 出生 措施 解除 隔离 离开时间 离开日期 \
    离梅 是否离开 返程 返岗 返校 预计 登记时间 登记日期 人数 次数 结果 批次 签字 签名";
