//! 三公开: the letter, the notice of isolation with its undertaking, what hangs on the door; and the notice of release.
//!
//! A paper is made from a text and the facts of an isolation. Texts are policy that a township may change for itself; facts are
//! looked up again when it is printed again, so no paper with a name on it lies in the store. What this room may not do: put
//! anything about a person on a door, or show the public more than counts.

mod edit_template;
mod end_disclosure;
mod export_notices;
mod forgotten;
mod held;
mod list_disclosures;
mod list_notices;
mod list_public_isolations;
mod list_templates;
mod make_notices;
mod markup;
mod model;
mod open_disclosure;
mod pages;
mod paper;
mod preview_notices;
mod preview_template;
mod print_notices;
mod qr;
mod store;
mod subjects;
mod texts;

use kernel::Act;
use kernel::vault::SealedColumn;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use forgotten::HANGING;
pub use held::{HELD, held};
pub use make_notices::{MakeNotices, make_notices};
pub use model::NoticeKind;
pub use store::BatchId as NoticeBatchId;

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[SealedColumn::new("disclosure", "reason", "reason")];

/// Seeing the texts of papers.
pub const LIST_TEMPLATES: Act = Act::new("notice.list_templates", "查看文书模板", "List notice templates");
/// Giving an area a text of its own.
pub const EDIT_TEMPLATE: Act = Act::new("notice.edit_template", "修改文书模板", "Edit notice template");
/// Seeing how a text will look.
pub const PREVIEW_TEMPLATE: Act = Act::new("notice.preview_template", "预览文书模板", "Preview notice template");
/// Seeing for whom there can be papers.
pub const PREVIEW_NOTICES: Act = Act::new("notice.preview_notices", "预检文书", "Preview notices");
/// Making papers.
pub const MAKE_NOTICES: Act = Act::new("notice.make_notices", "制作文书", "Make notices");
/// Seeing which papers an isolation has.
pub const LIST_NOTICES: Act = Act::new("notice.list_notices", "查看文书记录", "List notices");
/// Printing papers again.
pub const PRINT_NOTICES: Act = Act::new("notice.print_notices", "打印文书", "Print notices");
/// Taking papers as a document.
pub const EXPORT_NOTICES: Act = Act::new("notice.export_notices", "导出文书", "Export notices");
/// Seeing what officials show the public.
pub const LIST_DISCLOSURES: Act = Act::new("notice.list_disclosures", "查看公开范围", "List disclosures");
/// Showing the public more for a while.
pub const OPEN_DISCLOSURE: Act = Act::new("notice.open_disclosure", "扩大公开范围", "Open disclosure");
/// Ending that.
pub const END_DISCLOSURE: Act = Act::new("notice.end_disclosure", "结束扩大公开", "End disclosure");
/// Seeing the counts for the public.
pub const LIST_PUBLIC_ISOLATIONS: Act =
    Act::new("notice.list_public_isolations", "查看公开数字", "List public isolations");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    LIST_TEMPLATES,
    EDIT_TEMPLATE,
    PREVIEW_TEMPLATE,
    PREVIEW_NOTICES,
    MAKE_NOTICES,
    LIST_NOTICES,
    PRINT_NOTICES,
    EXPORT_NOTICES,
    LIST_DISCLOSURES,
    OPEN_DISCLOSURE,
    END_DISCLOSURE,
    LIST_PUBLIC_ISOLATIONS,
];

/// Acts that need no account.
pub const OPEN_TO_ALL: &[Act] = &[LIST_PUBLIC_ISOLATIONS];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_templates::list_templates))
        .routes(routes!(preview_template::preview_template))
        .routes(routes!(edit_template::edit_template))
        .routes(routes!(preview_notices::preview_notices))
        .routes(routes!(make_notices::make_notices))
        .routes(routes!(print_notices::print_notices))
        .routes(routes!(export_notices::export_notices))
        .routes(routes!(list_notices::list_notices))
        .routes(routes!(list_disclosures::list_disclosures))
        .routes(routes!(open_disclosure::open_disclosure))
        .routes(routes!(end_disclosure::end_disclosure))
        .routes(routes!(list_public_isolations::list_public_isolations))
}
