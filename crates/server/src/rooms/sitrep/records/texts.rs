//! Which records each figure counts, and each of its faces.
//!
//! In all of them: $1 and $2 the range of areas, $3 and $4 first and last day, $5 the last id seen, $6 how many.

pub(super) const ARRIVALS: &str = "
    SELECT arrival.id, arrival.id AS link, person.name AS title, arrival.area, arrival.registered_on AS day
    FROM arrival
    JOIN person ON person.id = arrival.person_id
    WHERE arrival.area >= $1
      AND arrival.area < $2
      AND arrival.registered_on >= $3
      AND arrival.registered_on <= $4
      AND arrival.id > $5
      AND arrival.status <> 'withdrawn'
      AND ($7 = '' OR arrival.origin_kind = $7 OR arrival.origin_kind = $8)
    ORDER BY arrival.id
    LIMIT $6";

pub(super) const STARTED: &str = "
    SELECT isolation.id, isolation.id AS link, person.name AS title, isolation_order.area, isolation_order.day
    FROM isolation_order
    JOIN isolation ON isolation.id = isolation_order.isolation_id
    JOIN person ON person.id = isolation.person_id
    WHERE isolation_order.area >= $1
      AND isolation_order.area < $2
      AND isolation_order.day >= $3
      AND isolation_order.day <= $4
      AND isolation_order.kind = 'open'
      AND isolation.id > $5
      AND isolation.state <> 'withdrawn'
    ORDER BY isolation.id
    LIMIT $6";

pub(super) const ENDED: &str = "
    SELECT isolation.id, isolation.id AS link, person.name AS title, isolation.area, isolation.ended_on AS day
    FROM isolation
    JOIN person ON person.id = isolation.person_id
    WHERE isolation.area >= $1
      AND isolation.area < $2
      AND isolation.ended_on >= $3
      AND isolation.ended_on <= $4
      AND isolation.id > $5
      AND isolation.state <> 'withdrawn'
      AND ($7 = '' OR isolation.state = $7 OR isolation.state = $8)
    ORDER BY isolation.id
    LIMIT $6";

pub(super) const CURRENT: &str = "
    SELECT stay.id, stay.isolation_id AS link, person.name AS title, stay.area, stay.from_day AS day
    FROM isolation_stay AS stay
    JOIN isolation ON isolation.id = stay.isolation_id
    JOIN person ON person.id = isolation.person_id
    WHERE stay.area >= $1
      AND stay.area < $2
      AND stay.from_day >= $3
      AND stay.from_day <= $4
      AND (stay.to_day IS NULL OR stay.to_day > $4)
      AND stay.id > $5
    ORDER BY stay.id
    LIMIT $6";

pub(super) const HOUSEHOLDS_FIRST: &str = "
    SELECT stay.household_id AS id, stay.isolation_id AS link, person.name AS title, stay.household_area AS area, stay.from_day AS day
    FROM isolation_stay AS stay
    JOIN isolation ON isolation.id = stay.isolation_id
    JOIN person ON person.id = isolation.person_id
    WHERE stay.household_area >= $1
      AND stay.household_area < $2
      AND stay.from_day >= $3
      AND stay.from_day <= $4
      AND stay.household_id > $5
      AND stay.first_of_household
    ORDER BY stay.household_id
    LIMIT $6";

pub(super) const HOUSEHOLDS_ENDED: &str = "
    SELECT stay.household_id AS id, stay.isolation_id AS link, person.name AS title, stay.household_area AS area, stay.to_day AS day
    FROM isolation_stay AS stay
    JOIN isolation ON isolation.id = stay.isolation_id
    JOIN person ON person.id = isolation.person_id
    WHERE stay.household_area >= $1
      AND stay.household_area < $2
      AND stay.to_day >= $3
      AND stay.to_day <= $4
      AND stay.household_id > $5
      AND stay.closes_household
    ORDER BY stay.household_id
    LIMIT $6";

pub(super) const HOUSEHOLDS_CURRENT: &str = "
    SELECT one.household_id AS id, one.isolation_id AS link, person.name AS title, one.household_area AS area, one.from_day AS day
    FROM isolation_stay AS one
    JOIN isolation ON isolation.id = one.isolation_id
    JOIN person ON person.id = isolation.person_id
    WHERE one.household_area >= $1
      AND one.household_area < $2
      AND one.from_day >= $3
      AND one.from_day <= $4
      AND (one.to_day IS NULL OR one.to_day > $4)
      AND one.household_id > $5
      AND NOT EXISTS (
          SELECT 1
          FROM isolation_stay AS other
          WHERE other.household_id = one.household_id
            AND other.from_day <= $4
            AND (other.to_day IS NULL OR other.to_day > $4)
            AND other.id < one.id
      )
    ORDER BY one.household_id
    LIMIT $6";

pub(super) const TEAMS_BEGUN: &str = "
    SELECT state.id, state.household_id AS link, COALESCE(person.name, '') AS title, state.area, state.from_day AS day
    FROM care_team_state AS state
    LEFT JOIN isolation ON isolation.id = (
        SELECT other.id
        FROM isolation AS other
        WHERE other.household_id = state.household_id
        ORDER BY other.id DESC
        LIMIT 1
    )
    LEFT JOIN person ON person.id = isolation.person_id
    WHERE state.area >= $1
      AND state.area < $2
      AND state.from_day >= $3
      AND state.from_day <= $4
      AND state.id > $5
      AND state.state = $7
    ORDER BY state.id
    LIMIT $6";

pub(super) const TEAMS_LEFT: &str = "
    SELECT state.id, state.household_id AS link, COALESCE(person.name, '') AS title, state.area, state.to_day AS day
    FROM care_team_state AS state
    LEFT JOIN isolation ON isolation.id = (
        SELECT other.id
        FROM isolation AS other
        WHERE other.household_id = state.household_id
        ORDER BY other.id DESC
        LIMIT 1
    )
    LEFT JOIN person ON person.id = isolation.person_id
    WHERE state.area >= $1
      AND state.area < $2
      AND state.to_day >= $3
      AND state.to_day <= $4
      AND state.id > $5
      AND state.state = $7
    ORDER BY state.id
    LIMIT $6";

pub(super) const TEAMS_CURRENT: &str = "
    SELECT state.id, state.household_id AS link, COALESCE(person.name, '') AS title, state.area, state.from_day AS day
    FROM care_team_state AS state
    LEFT JOIN isolation ON isolation.id = (
        SELECT other.id
        FROM isolation AS other
        WHERE other.household_id = state.household_id
        ORDER BY other.id DESC
        LIMIT 1
    )
    LEFT JOIN person ON person.id = isolation.person_id
    WHERE state.area >= $1
      AND state.area < $2
      AND state.from_day >= $3
      AND state.from_day <= $4
      AND state.id > $5
      AND state.state = $7
      AND (state.to_day IS NULL OR state.to_day > $4)
    ORDER BY state.id
    LIMIT $6";

pub(super) const FEVERS: &str = "
    SELECT reading.id, reading.isolation_id AS link, person.name AS title, reading.area, reading.day
    FROM reading
    JOIN isolation ON isolation.id = reading.isolation_id
    JOIN person ON person.id = isolation.person_id
    WHERE reading.area >= $1
      AND reading.area < $2
      AND reading.day >= $3
      AND reading.day <= $4
      AND reading.id > $5
      AND reading.fever
    ORDER BY reading.id
    LIMIT $6";

pub(super) const CONFIRMED: &str = "
    SELECT result.id, result.isolation_id AS link, person.name AS title, result.area, result.day
    FROM clinical_result AS result
    JOIN person ON person.id = result.person_id
    WHERE result.area >= $1
      AND result.area < $2
      AND result.day >= $3
      AND result.day <= $4
      AND result.id > $5
      AND result.first_confirmed
    ORDER BY result.id
    LIMIT $6";

pub(super) const TASKS: &str = "
    SELECT task.id,
           COALESCE(own.id, home.id, task.subject) AS link,
           COALESCE(person.name, '') AS title,
           task.area,
           task.day
    FROM task
    LEFT JOIN isolation AS own ON own.id = task.subject
    LEFT JOIN isolation AS home ON home.id = (
        SELECT other.id
        FROM isolation AS other
        WHERE other.household_id = task.subject
        ORDER BY other.id
        LIMIT 1
    )
    LEFT JOIN person ON person.id = COALESCE(own.person_id, home.person_id)
    WHERE task.area >= $1
      AND task.area < $2
      AND task.day >= $3
      AND task.day <= $4
      AND task.id > $5
      AND task.state <> 'cancelled'
      AND ($7 = '' OR task.state = $7)
    ORDER BY task.id
    LIMIT $6";

pub(super) const ALERTS: &str = "
    SELECT alert.id, alert.subject_id AS link, COALESCE(person.name, '') AS title, alert.area, alert.day
    FROM alert
    LEFT JOIN person ON person.id = alert.person_id
    WHERE alert.area >= $1
      AND alert.area < $2
      AND alert.day >= $3
      AND alert.day <= $4
      AND alert.id > $5
    ORDER BY alert.id
    LIMIT $6";

pub(super) const ALERTS_OPEN: &str = "
    SELECT alert.id, alert.subject_id AS link, COALESCE(person.name, '') AS title, alert.area, alert.day
    FROM alert
    LEFT JOIN person ON person.id = alert.person_id
    WHERE alert.area >= $1
      AND alert.area < $2
      AND alert.day >= $3
      AND alert.day <= $4
      AND alert.id > $5
      AND (alert.closed_on IS NULL OR alert.closed_on > $4)
    ORDER BY alert.id
    LIMIT $6";

pub(super) const ALERTS_CLOSED: &str = "
    SELECT alert.id, alert.subject_id AS link, COALESCE(person.name, '') AS title, alert.area, alert.closed_on AS day
    FROM alert
    LEFT JOIN person ON person.id = alert.person_id
    WHERE alert.area >= $1
      AND alert.area < $2
      AND alert.closed_on >= $3
      AND alert.closed_on <= $4
      AND alert.id > $5
    ORDER BY alert.id
    LIMIT $6";

pub(super) const CHECKPOINTS_OPENED: &str = "
    SELECT opening.id, opening.checkpoint_id AS link, checkpoint.name AS title, opening.area, opening.from_day AS day
    FROM checkpoint_opening AS opening
    JOIN checkpoint ON checkpoint.id = opening.checkpoint_id
    WHERE opening.area >= $1
      AND opening.area < $2
      AND opening.from_day >= $3
      AND opening.from_day <= $4
      AND opening.id > $5
    ORDER BY opening.id
    LIMIT $6";

pub(super) const CHECKPOINTS_CURRENT: &str = "
    SELECT opening.id, opening.checkpoint_id AS link, checkpoint.name AS title, opening.area, opening.from_day AS day
    FROM checkpoint_opening AS opening
    JOIN checkpoint ON checkpoint.id = opening.checkpoint_id
    WHERE opening.area >= $1
      AND opening.area < $2
      AND opening.from_day >= $3
      AND opening.from_day <= $4
      AND (opening.to_day IS NULL OR opening.to_day > $4)
      AND opening.id > $5
    ORDER BY opening.id
    LIMIT $6";

pub(super) const CHECKPOINTS_CLOSED: &str = "
    SELECT opening.id, opening.checkpoint_id AS link, checkpoint.name AS title, opening.area, opening.to_day AS day
    FROM checkpoint_opening AS opening
    JOIN checkpoint ON checkpoint.id = opening.checkpoint_id
    WHERE opening.area >= $1
      AND opening.area < $2
      AND opening.to_day >= $3
      AND opening.to_day <= $4
      AND opening.id > $5
    ORDER BY opening.id
    LIMIT $6";

pub(super) const DUTIES: &str = "
    SELECT duty.id, duty.checkpoint_id AS link, worker.name AS title, duty.area, duty.day
    FROM checkpoint_duty AS duty
    JOIN worker ON worker.id = duty.worker_id
    WHERE duty.area >= $1
      AND duty.area < $2
      AND duty.day >= $3
      AND duty.day <= $4
      AND duty.id > $5
    ORDER BY duty.id
    LIMIT $6";

pub(super) const CROSSINGS: &str = "
    SELECT crossing.id, crossing.checkpoint_id AS link, checkpoint.name AS title, crossing.area, crossing.day
    FROM crossing
    JOIN checkpoint ON checkpoint.id = crossing.checkpoint_id
    WHERE crossing.area >= $1
      AND crossing.area < $2
      AND crossing.day >= $3
      AND crossing.day <= $4
      AND crossing.id > $5
      AND ($7 = '' OR crossing.decision = $7)
    ORDER BY crossing.id
    LIMIT $6";

pub(super) const DOORS: &str = "
    SELECT door.id, door.round_id AS link, round.name AS title, door.area, door.joined_on AS day
    FROM round_door AS door
    JOIN round ON round.id = door.round_id
    WHERE door.area >= $1
      AND door.area < $2
      AND door.joined_on >= $3
      AND door.joined_on <= $4
      AND door.id > $5
    ORDER BY door.id
    LIMIT $6";

pub(super) const DOORS_STANDING: &str = "
    SELECT door.id, door.round_id AS link, round.name AS title, door.area, door.day
    FROM round_door AS door
    JOIN round ON round.id = door.round_id
    WHERE door.area >= $1
      AND door.area < $2
      AND door.day >= $3
      AND door.day <= $4
      AND door.id > $5
      AND (door.state = $7 OR door.state = $8)
    ORDER BY door.id
    LIMIT $6";

pub(super) const BODIES_FOUNDED: &str = "
    SELECT body.id, body.id AS link, body.name AS title, body.area, body.from_day AS day
    FROM body
    WHERE body.area >= $1
      AND body.area < $2
      AND body.from_day >= $3
      AND body.from_day <= $4
      AND body.id > $5
      AND body.kind = $7
    ORDER BY body.id
    LIMIT $6";

pub(super) const BODIES_CURRENT: &str = "
    SELECT body.id, body.id AS link, body.name AS title, body.area, body.from_day AS day
    FROM body
    WHERE body.area >= $1
      AND body.area < $2
      AND body.from_day >= $3
      AND body.from_day <= $4
      AND body.id > $5
      AND body.kind = $7
      AND (body.until_day IS NULL OR body.until_day > $4)
    ORDER BY body.id
    LIMIT $6";

pub(super) const BODIES_CLOSED: &str = "
    SELECT body.id, body.id AS link, body.name AS title, body.area, body.until_day AS day
    FROM body
    WHERE body.area >= $1
      AND body.area < $2
      AND body.until_day >= $3
      AND body.until_day <= $4
      AND body.id > $5
      AND body.kind = $7
    ORDER BY body.id
    LIMIT $6";

pub(super) const TERMS_BEGUN: &str = "
    SELECT term.id, term.body_id AS link, COALESCE(worker.name, person.name, '') AS title, term.area, term.from_day AS day
    FROM body_member AS term
    LEFT JOIN worker ON worker.id = term.worker_id
    LEFT JOIN person ON person.id = term.person_id
    WHERE term.area >= $1
      AND term.area < $2
      AND term.from_day >= $3
      AND term.from_day <= $4
      AND term.id > $5
      AND term.kind = $7
      AND ($8 = '' OR term.role = $8)
    ORDER BY term.id
    LIMIT $6";

pub(super) const TERMS_CURRENT: &str = "
    SELECT term.id, term.body_id AS link, COALESCE(worker.name, person.name, '') AS title, term.area, term.from_day AS day
    FROM body_member AS term
    LEFT JOIN worker ON worker.id = term.worker_id
    LEFT JOIN person ON person.id = term.person_id
    WHERE term.area >= $1
      AND term.area < $2
      AND term.from_day >= $3
      AND term.from_day <= $4
      AND term.id > $5
      AND term.kind = $7
      AND ($8 = '' OR term.role = $8)
      AND (term.until_day IS NULL OR term.until_day > $4)
    ORDER BY term.id
    LIMIT $6";

pub(super) const TERMS_OVER: &str = "
    SELECT term.id, term.body_id AS link, COALESCE(worker.name, person.name, '') AS title, term.area, term.until_day AS day
    FROM body_member AS term
    LEFT JOIN worker ON worker.id = term.worker_id
    LEFT JOIN person ON person.id = term.person_id
    WHERE term.area >= $1
      AND term.area < $2
      AND term.until_day >= $3
      AND term.until_day <= $4
      AND term.id > $5
      AND term.kind = $7
      AND ($8 = '' OR term.role = $8)
    ORDER BY term.id
    LIMIT $6";

pub(super) const DIRECTIVES: &str = "
    SELECT directive.id, directive.id AS link, directive.title, directive.area, directive.day
    FROM directive
    WHERE directive.area >= $1
      AND directive.area < $2
      AND directive.day >= $3
      AND directive.day <= $4
      AND directive.id > $5
    ORDER BY directive.id
    LIMIT $6";

pub(super) const ASSIGNED: &str = "
    SELECT one.id, one.directive_id AS link, directive.title, one.area, one.day AS day
    FROM directive_assignment AS one
    JOIN directive ON directive.id = one.directive_id
    WHERE one.area >= $1
      AND one.area < $2
      AND one.day >= $3
      AND one.day <= $4
      AND one.id > $5
    ORDER BY one.id
    LIMIT $6";

pub(super) const ASSIGNMENTS_DONE: &str = "
    SELECT one.id, one.directive_id AS link, directive.title, one.area, one.done_on AS day
    FROM directive_assignment AS one
    JOIN directive ON directive.id = one.directive_id
    WHERE one.area >= $1
      AND one.area < $2
      AND one.done_on >= $3
      AND one.done_on <= $4
      AND one.id > $5
    ORDER BY one.id
    LIMIT $6";

pub(super) const ASSIGNMENTS_LATE: &str = "
    SELECT one.id, one.directive_id AS link, directive.title, one.area, one.late_on AS day
    FROM directive_assignment AS one
    JOIN directive ON directive.id = one.directive_id
    WHERE one.area >= $1
      AND one.area < $2
      AND one.late_on >= $3
      AND one.late_on <= $4
      AND one.id > $5
    ORDER BY one.id
    LIMIT $6";

pub(super) const COVERED_BEGUN: &str = "
    SELECT covered.id, covered.subject_id AS link, COALESCE(compound.name, unit.name, '') AS title, covered.area, covered.from_day AS day
    FROM covered
    LEFT JOIN compound ON compound.id = covered.subject_id
    LEFT JOIN unit ON unit.id = covered.subject_id
    WHERE covered.area >= $1
      AND covered.area < $2
      AND covered.from_day >= $3
      AND covered.from_day <= $4
      AND covered.id > $5
      AND covered.subject_kind = $7
    ORDER BY covered.id
    LIMIT $6";

pub(super) const COVERED_CURRENT: &str = "
    SELECT covered.id, covered.subject_id AS link, COALESCE(compound.name, unit.name, '') AS title, covered.area, covered.from_day AS day
    FROM covered
    LEFT JOIN compound ON compound.id = covered.subject_id
    LEFT JOIN unit ON unit.id = covered.subject_id
    WHERE covered.area >= $1
      AND covered.area < $2
      AND covered.from_day >= $3
      AND covered.from_day <= $4
      AND covered.id > $5
      AND covered.subject_kind = $7
      AND (covered.to_day IS NULL OR covered.to_day > $4)
    ORDER BY covered.id
    LIMIT $6";

pub(super) const COVERED_LEFT: &str = "
    SELECT covered.id, covered.subject_id AS link, COALESCE(compound.name, unit.name, '') AS title, covered.area, covered.to_day AS day
    FROM covered
    LEFT JOIN compound ON compound.id = covered.subject_id
    LEFT JOIN unit ON unit.id = covered.subject_id
    WHERE covered.area >= $1
      AND covered.area < $2
      AND covered.to_day >= $3
      AND covered.to_day <= $4
      AND covered.id > $5
      AND covered.subject_kind = $7
    ORDER BY covered.id
    LIMIT $6";

pub(super) const VENUES_SUSPENDED: &str = "
    SELECT suspension.id, suspension.venue_id AS link, venue.name AS title, suspension.area, suspension.from_day AS day
    FROM venue_suspension AS suspension
    JOIN venue ON venue.id = suspension.venue_id
    WHERE suspension.area >= $1
      AND suspension.area < $2
      AND suspension.from_day >= $3
      AND suspension.from_day <= $4
      AND suspension.id > $5
    ORDER BY suspension.id
    LIMIT $6";

pub(super) const VENUES_CLOSED: &str = "
    SELECT suspension.id, suspension.venue_id AS link, venue.name AS title, suspension.area, suspension.from_day AS day
    FROM venue_suspension AS suspension
    JOIN venue ON venue.id = suspension.venue_id
    WHERE suspension.area >= $1
      AND suspension.area < $2
      AND suspension.from_day >= $3
      AND suspension.from_day <= $4
      AND (suspension.to_day IS NULL OR suspension.to_day > $4)
      AND suspension.id > $5
    ORDER BY suspension.id
    LIMIT $6";

pub(super) const VENUES_REOPENED: &str = "
    SELECT suspension.id, suspension.venue_id AS link, venue.name AS title, suspension.area, suspension.to_day AS day
    FROM venue_suspension AS suspension
    JOIN venue ON venue.id = suspension.venue_id
    WHERE suspension.area >= $1
      AND suspension.area < $2
      AND suspension.to_day >= $3
      AND suspension.to_day <= $4
      AND suspension.id > $5
    ORDER BY suspension.id
    LIMIT $6";

pub(super) const GAPS_OPENED: &str = "
    SELECT gap.id, gap.subject_id AS link, gap.rule AS title, gap.area, gap.day AS day
    FROM gap
    WHERE gap.area >= $1
      AND gap.area < $2
      AND gap.day >= $3
      AND gap.day <= $4
      AND gap.id > $5
    ORDER BY gap.id
    LIMIT $6";

pub(super) const GAPS_CURRENT: &str = "
    SELECT gap.id, gap.subject_id AS link, gap.rule AS title, gap.area, gap.day AS day
    FROM gap
    WHERE gap.area >= $1
      AND gap.area < $2
      AND gap.day >= $3
      AND gap.day <= $4
      AND gap.id > $5
      AND (gap.closed_on IS NULL OR gap.closed_on > $4)
    ORDER BY gap.id
    LIMIT $6";

pub(super) const GAPS_CLOSED: &str = "
    SELECT gap.id, gap.subject_id AS link, gap.rule AS title, gap.area, gap.closed_on AS day
    FROM gap
    WHERE gap.area >= $1
      AND gap.area < $2
      AND gap.closed_on >= $3
      AND gap.closed_on <= $4
      AND gap.id > $5
    ORDER BY gap.id
    LIMIT $6";
