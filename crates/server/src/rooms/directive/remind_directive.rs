//! Reminding those who owe something.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Read, Result, Tx};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::REMIND_DIRECTIVE;
use super::model::AssignmentState;
use super::show_directive::{Directive, describe_one};
use super::steps::NewStep;
use super::store::{DirectiveId, assignment, directive, directive_to_change, issued};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};

/// Whom to remind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RemindWhom {
    /// Whoever did not say yet that they have it.
    Unreceived,
    /// Whoever is overdue.
    Overdue,
    /// Whoever has not done it.
    Undone,
}

/// A reminder.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemindDirective {
    /// Whom.
    pub whom: RemindWhom,
    /// The version of the directive the caller saw, so that nobody reminds twice by a slip.
    pub version: i64,
}

/// Reminds all of them at once; it shows with their assignment and is counted.
#[utoipa::path(post, path = "/directives/{id}/remind", operation_id = "remindDirective", tag = "directive",
    request_body = RemindDirective, params(("id" = DirectiveId, Path)),
    responses((status = 200, body = Directive), Refusals), security(("session" = [])))]
pub async fn remind_directive(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DirectiveId>,
    Body(given): Body<RemindDirective>,
) -> Result<Json<Directive>> {
    let (_, area) = issued(&house, &person, REMIND_DIRECTIVE, id).await?;
    let current = describe_one(&house, &person, id).await?;
    house
        .store
        .journal
        .record(&person.actor, REMIND_DIRECTIVE, &area, async |tx| {
            tx.about("directive", id);
            let row = directive_to_change(tx, id).await?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            if row.state != "open" {
                return Err(Error::conflict_with("directive_ended", &current));
            }
            let reminded = remind(tx, &row, given.whom).await?;
            tx.tell(&serde_json::json!({ "whom": given.whom, "people": reminded }));
            if reminded == 0 {
                return Err(Error::conflict_with("nobody_to_remind", &current));
            }
            Ok(())
        })
        .await?;
    describe_one(&house, &person, id).await.map(Json)
}

async fn remind(tx: &mut Tx, of: &directive::Model, whom: RemindWhom) -> Result<usize> {
    use assignment::Column;
    let owing = assignment::Entity::find().filter(Column::DirectiveId.eq(of.id));
    let owing = match whom {
        RemindWhom::Unreceived => owing.filter(Column::State.eq(AssignmentState::Sent.code())),
        RemindWhom::Undone => owing.filter(Column::State.is_in(AssignmentState::undone())),
        RemindWhom::Overdue => {
            owing.filter(Column::State.is_in(AssignmentState::undone())).filter(Column::DueAt.lt(tx.now()))
        }
    };
    let rows = tx.all(owing).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    for portion in ids.chunks(500) {
        assignment::Entity::update_many()
            .filter(Column::Id.is_in(portion.iter().copied()))
            .col_expr(Column::Reminders, Expr::col(Column::Reminders).add(1))
            .col_expr(Column::RemindedAt, Expr::value(tx.now()))
            .exec(tx)
            .await?;
    }
    let steps: Vec<_> =
        rows.iter().map(|row| NewStep::plain(tx, "reminded").row(tx, of.id, Some(row.id), &row.area)).collect();
    tx.insert_all(&steps).await?;
    NewStep::plain(tx, "reminded").row(tx, of.id, None, &of.area).insert(tx).await?;
    let changed = directive::ActiveModel {
        id: Set(of.id),
        reminders: Set(of.reminders + 1),
        reminded_at: Set(Some(tx.now())),
        version: Set(of.version + 1),
        ..Default::default()
    };
    changed.update(tx).await?;
    Ok(rows.len())
}
