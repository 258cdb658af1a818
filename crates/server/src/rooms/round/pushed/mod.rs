//! Lists that others send down to be checked (下发核查): each row is answered from what is known, or by a visit, and the sheet
//! goes back in the sender's own columns.

mod answer_row;
mod export_answers;
mod import_list;
mod list_lists;
mod list_rows;
mod matching;
mod model;
mod preview_list;
mod reveal_row;
mod sheet;
mod store;

use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

use crate::house::House;
use crate::rooms::screening::larger_bodies;

pub use import_list::{AboutList, SentList, keep};
pub use model::Urgency;
pub use sheet::{places, read_sheet};
pub use store::{PushedListId, PushedRowId, Who, find_row, list, open_cells, row};

/// The operations around lists that were sent down.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(preview_list::preview_pushed_list).layer(larger_bodies()))
        .routes(routes!(list_lists::list_pushed_lists))
        .routes(routes!(list_lists::show_pushed_list, import_list::import_pushed_list).layer(larger_bodies()))
        .routes(routes!(list_rows::list_pushed_rows))
        .routes(routes!(reveal_row::reveal_pushed_row))
        .routes(routes!(answer_row::answer_pushed_row))
        .routes(routes!(export_answers::export_pushed_answers))
}
