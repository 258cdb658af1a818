//! All that is held about one person, room by room.

use kernel::Result;

use crate::held::{Part, Whom};
use crate::house::House;
use crate::rooms::people::PersonId;
use crate::rooms::{alert, audit, body, crossing, isolation, message, need, notice, pass, people, round, screening};

/// The person, and behind which doors they lived or stayed.
pub async fn whom(house: &House, id: PersonId) -> Result<(Whom, Vec<isolation::IsolationId>)> {
    let read = &house.store.read;
    let mut whom = people::whom(read, id).await?;
    let isolations = isolation::isolations_of(read, id).await?;
    whom.homes.extend(screening::stayed_after_arrival(read, id).await?);
    whom.homes.extend(isolation::stayed_isolated(read, &isolations).await?);
    Ok((whom, isolations))
}

/// Every part, those with nothing in them too: that nothing is held is an answer.
pub async fn of(house: &House, id: PersonId) -> Result<Vec<Part>> {
    let store = &house.store;
    let (whom, isolations) = whom(house, id).await?;
    let mut parts = people::held(store, &whom).await?;
    parts.extend(screening::held(store, &whom).await?);
    parts.extend(isolation::held(store, &whom, &isolations).await?);
    parts.extend(need::held(store, &whom).await?);
    parts.extend(crossing::held(store, &whom).await?);
    parts.extend(pass::held(store, &whom).await?);
    parts.extend(round::held(store, &whom).await?);
    parts.extend(notice::held(store, &whom, &isolations).await?);
    parts.extend(message::held(store, &whom).await?);
    parts.extend(alert::held(store, &whom).await?);
    parts.extend(body::held(store, &whom).await?);
    parts.extend(super::held::held(store, &whom).await?);
    parts.extend(audit::held(house, &whom).await?);
    Ok(parts)
}
