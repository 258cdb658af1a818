//! Directives as people see them: those they issued, those they got, and all of their areas.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Read, Result};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::LIST_DIRECTIVES;
use super::model::AssignmentState;
use super::show_directive::{DirectiveLine, lines};
use super::store::{AssignmentId, DirectiveId, Sight, assignment, directive};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};

/// Whose directives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhoseDirectives {
    /// Those the caller issued.
    Issued,
    /// Those the caller got.
    Received,
    /// All that the caller sees.
    All,
}

/// Which directives to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DirectiveFilter {
    /// `issued`, `received` or `all`; all if not given.
    #[param(inline)]
    pub whose: Option<WhoseDirectives>,
    /// Issued in this area, or with somebody there.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// `open`, `closed` or `withdrawn`.
    #[param(inline)]
    pub state: Option<DirectiveState>,
    /// Only those with something overdue, or only the others.
    pub overdue: Option<bool>,
    /// By which this assignment is broken down.
    pub parent_id: Option<AssignmentId>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Where a directive stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DirectiveState {
    /// Something is left to do or to verify.
    Open,
    /// It was closed.
    Closed,
    /// It was taken back.
    Withdrawn,
}

impl DirectiveState {
    fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Lists directives, the latest first.
#[utoipa::path(get, path = "/directives", operation_id = "listDirectives", tag = "directive", params(DirectiveFilter),
    responses((status = 200, body = Page<DirectiveLine>), Refusals), security(("session" = [])))]
pub async fn list_directives(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<DirectiveFilter>,
) -> Result<Json<Page<DirectiveLine>>> {
    use directive::Column;
    person.scope(LIST_DIRECTIVES)?;
    let sight = Sight::of(&person);
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = directive::Entity::find().filter(sight.directives());
    let own = || {
        let of =
            Expr::col((assignment::Entity, assignment::Column::DirectiveId)).equals((directive::Entity, Column::Id));
        assignment::Entity::find().select_only().column(assignment::Column::Id).filter(of)
    };
    match filter.whose.unwrap_or(WhoseDirectives::All) {
        WhoseDirectives::All => {}
        WhoseDirectives::Issued => select = select.filter(Column::IssuedBy.eq(sight.me)),
        WhoseDirectives::Received => {
            let mine = own().filter(assignment::Column::WorkerId.eq(sight.me));
            select = select.filter(Expr::exists(mine.into_query()));
        }
    }
    if let Some(area) = &filter.area {
        let within = sight.scope.narrow(Some(area));
        let there = own().filter(within.on(assignment::Column::Area));
        let there = Expr::exists(there.into_query());
        select = select.filter(sea_orm::Condition::any().add(within.on(Column::Area)).add(there));
    }
    if let Some(state) = filter.state {
        select = select.filter(Column::State.eq(state.code()));
    }
    if let Some(overdue) = filter.overdue {
        let late = own()
            .filter(assignment::Column::State.is_in(AssignmentState::undone()))
            .filter(assignment::Column::DueAt.lt(house.store.clock.now()));
        // Of what was issued elsewhere only what the caller sees of it.
        let seen = sea_orm::Condition::any().add(sight.scope.on((directive::Entity, Column::Area))).add(sight.theirs());
        let late = Expr::exists(late.filter(seen).into_query());
        select = select.filter(if overdue { late } else { late.not() });
    }
    if let Some(parent) = filter.parent_id {
        select = select.filter(Column::ParentId.eq(parent));
    }
    if let Some(last) = page.key::<DirectiveId>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = lines(&house, &person, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}
