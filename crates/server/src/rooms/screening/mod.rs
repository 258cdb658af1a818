//! Screening: who came from outside, each counted once.
//!
//! A returnee is registered at a desk, at the door on a phone, or from a township's sheet; all three ways end in the same
//! [`register::register`]. Whom the policy says must stay at home is isolated in the same change, and a fever raises an alert.

mod export;
mod forgotten;
mod held;
mod import;
mod imports;
mod list_arrivals;
mod mappings;
mod model;
mod preview_import;
mod register;
mod register_arrival;
pub mod sheet;
mod show_arrival;
mod store;
mod upload;
mod withdraw_arrival;

use kernel::vault::SealedColumn;
use kernel::{Act, Measure, Unit};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

use crate::house::House;

pub use forgotten::FORGOTTEN;
pub use held::{HELD, held, stayed as stayed_after_arrival, staying};
pub use import::{Report, Source, import, unreadable};
pub use imports::Desk;
pub use mappings::Headings;
pub use model::{OriginKind, Origins};
pub use register::{NewArrival, Registered, register};
pub use register_arrival::{Door, door, tenths};
pub use sheet::ListKind;
pub use store::{ArrivalFacts, ArrivalId, facts, facts_of_persons, set_status};
pub use upload::{Parts, Upload, Uploaded, beside, larger_bodies, said, take};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] =
    &[SealedColumn::new("arrival", "condition", "condition"), SealedColumn::new("arrival", "note", "note")];

/// Seeing returnees.
pub const LIST_ARRIVALS: Act = Act::new("screening.list_arrivals", "查看来返人员", "List arrivals");
/// Seeing one returnee.
pub const SHOW_ARRIVAL: Act = Act::new("screening.show_arrival", "查看来返人员详情", "Show arrival");
/// Registering a returnee.
pub const REGISTER_ARRIVAL: Act = Act::new("screening.register_arrival", "登记来返人员", "Register arrival");
/// Taking back a registration made by mistake.
pub const WITHDRAW_ARRIVAL: Act = Act::new("screening.withdraw_arrival", "撤销登记", "Withdraw arrival");
/// Taking the list away as a sheet.
pub const EXPORT_ARRIVALS: Act = Act::new("screening.export_arrivals", "导出来返人员", "Export arrivals");

/// Looking at a sheet before it is imported.
pub const PREVIEW_IMPORT: Act = Act::new("screening.preview_import", "预览表格", "Preview import");
/// Importing a sheet.
pub const START_IMPORT: Act = Act::new("screening.start_import", "导入表格", "Start import");
/// Seeing imports.
pub const LIST_IMPORTS: Act = Act::new("screening.list_imports", "查看导入记录", "List imports");
/// Seeing how far an import is.
pub const SHOW_IMPORT: Act = Act::new("screening.show_import", "查看导入进度", "Show import");
/// Taking the row report of an import.
pub const SHOW_IMPORT_REPORT: Act = Act::new("screening.show_import_report", "查看导入报告", "Show import report");
/// Seeing saved mappings.
pub const LIST_MAPPINGS: Act = Act::new("screening.list_mappings", "查看列对应", "List mappings");
/// Deleting a saved mapping.
pub const DELETE_MAPPING: Act = Act::new("screening.delete_mapping", "删除列对应", "Delete mapping");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    LIST_ARRIVALS,
    SHOW_ARRIVAL,
    REGISTER_ARRIVAL,
    WITHDRAW_ARRIVAL,
    EXPORT_ARRIVALS,
    PREVIEW_IMPORT,
    START_IMPORT,
    LIST_IMPORTS,
    SHOW_IMPORT,
    SHOW_IMPORT_REPORT,
    LIST_MAPPINGS,
    DELETE_MAPPING,
];

/// Returnees by the day they were registered; the facet is where they came from.
pub const ARRIVALS: Measure = Measure {
    code: "screening.arrivals",
    zh: "排查来返人员",
    en: "Returnees screened",
    unit: Unit::Person,
    key: "person",
    recount: "
        SELECT area, registered_on AS day, origin_kind AS facet, COUNT(*) AS n
        FROM arrival
        WHERE status <> 'withdrawn'
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[ARRIVALS];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_arrivals::list_arrivals))
        .routes(routes!(export::export_arrivals))
        .routes(routes!(show_arrival::show_arrival, register_arrival::register_arrival))
        .routes(routes!(withdraw_arrival::withdraw_arrival))
        .routes(routes!(preview_import::preview_import).layer(upload::larger_bodies()))
        .routes(routes!(imports::show_import, imports::start_import).layer(upload::larger_bodies()))
        .routes(routes!(imports::list_imports))
        .routes(routes!(imports::show_import_report))
        .routes(routes!(mappings::list_mappings))
        .routes(routes!(mappings::delete_mapping))
}
