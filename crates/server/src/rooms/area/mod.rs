//! Areas: the tree of places from the province to the building, by national codes.
//!
//! Areas are loaded from the national list, grow by grids and buildings, and change: each change is noted, and a merge or
//! split moves every record that lies there, so that history follows the place.

mod change;
mod load;
mod merge;
mod shape;
mod shapes;
mod show;
mod store;

use kernel::Act;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use load::{AreaRow, load, read_csv};
pub use show::carried;
pub use store::{Names, all_within, exists, hold, known, names, parts};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Seeing the tree and searching it.
pub const LIST_AREAS: Act = Act::new("area.list_areas", "查看区域", "List areas");
/// Seeing one area.
pub const SHOW_AREA: Act = Act::new("area.show_area", "查看区域详情", "Show area");
/// Loading areas from a list; at the console only.
pub const LOAD_AREAS: Act = Act::new("area.load_areas", "导入区域", "Load areas");
/// Adding an area.
pub const ADD_AREA: Act = Act::new("area.add_area", "新增区域", "Add area");
/// Giving an area another name.
pub const RENAME_AREA: Act = Act::new("area.rename_area", "区域更名", "Rename area");
/// Merging an area into another of its level.
pub const MERGE_AREAS: Act = Act::new("area.merge_areas", "合并区域", "Merge areas");
/// Splitting some of an area's parts off into a new area.
pub const SPLIT_AREA: Act = Act::new("area.split_area", "拆分区域", "Split area");
/// Seeing how the tree changed.
pub const LIST_AREA_CHANGES: Act = Act::new("area.list_area_changes", "查看区划变更", "List area changes");

/// Seeing the outlines of an area's parts.
pub const LIST_AREA_SHAPES: Act = Act::new("area.list_area_shapes", "查看区域边界", "List area shapes");
/// Giving an area its outline.
pub const SET_AREA_SHAPE: Act = Act::new("area.set_area_shape", "导入区域边界", "Set area shape");
/// Taking it away.
pub const DROP_AREA_SHAPE: Act = Act::new("area.drop_area_shape", "删除区域边界", "Drop area shape");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    LIST_AREAS,
    SHOW_AREA,
    LOAD_AREAS,
    ADD_AREA,
    RENAME_AREA,
    MERGE_AREAS,
    SPLIT_AREA,
    LIST_AREA_CHANGES,
    LIST_AREA_SHAPES,
    SET_AREA_SHAPE,
    DROP_AREA_SHAPE,
];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(show::list_areas))
        .routes(routes!(show::show_area, change::add_area))
        .routes(routes!(change::rename_area))
        .routes(routes!(merge::merge_areas))
        .routes(routes!(merge::split_area))
        .routes(routes!(show::list_area_changes))
        .routes(routes!(shapes::list_area_shapes))
        .routes(routes!(shapes::set_area_shape, shapes::drop_area_shape))
}
