//! Documents typed in to be compared with the recorded one: after so many wrong ones a day nobody hears of any until midnight.

use codes::AreaCode;
use kernel::{Act, Error, Result, Tx};

use super::look::{count, counted, enough, post_at, tell_above};
use super::model::RevealRules;
use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::alert::MANY_DOCUMENTS;
use crate::rooms::people::{self, WorkerId};

/// Under this name wrong ones are counted beside looks.
const WAY: &str = "document";

/// Counts a document that is not the recorded one. What comes back is to be said instead of whether it is: the day's number is reached.
///
/// Whoever asks is held until the change ends, so many at one moment cannot pass the number together; what was right counts nothing.
pub async fn note_document(
    tx: &mut Tx,
    house: &House,
    person: &SignedIn,
    (act, area): (Act, AreaCode),
    right: bool,
) -> Result<Option<Error>> {
    let Some(worker) = tx.actor().map(WorkerId) else { return Ok(None) };
    people::hold_worker(tx, worker).await?;
    let daily = RevealRules::on(&house.store.policy, tx.today())?.documents(&person.actor, act);
    let wrong = counted(tx, worker, tx.today()).await?.into_iter().find(|(way, _)| way == WAY).map_or(0, |(_, n)| n);
    if wrong >= daily {
        tell_above(tx, house, &MANY_DOCUMENTS, post_at(person, act, area), daily).await?;
        return Ok(Some(enough(house, "document_limit", daily)));
    }
    if !right {
        count(tx, worker, WAY, 1, daily).await?;
    }
    Ok(None)
}
