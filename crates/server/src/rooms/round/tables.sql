CREATE TABLE round (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    mark TEXT NOT NULL,
    area TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    asks TEXT,
    starts_on DATE NOT NULL,
    due_on DATE NOT NULL,
    state TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    opened_by UUID,
    closed_at BIGINT,
    closed_by UUID,
    closed_reason BYTES,
    version BIGINT NOT NULL
);

CREATE INDEX round_area ON round (area, id);

CREATE INDEX round_open ON round (id) WHERE state = 'open';

CREATE TABLE round_door (
    id UUID PRIMARY KEY,
    round_id UUID NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    joined_on DATE NOT NULL,
    state TEXT NOT NULL,
    day DATE NOT NULL,
    visits INT NOT NULL,
    visit_id UUID,
    visited_at BIGINT,
    next_at BIGINT,
    with_lead BOOLEAN NOT NULL,
    task_id UUID,
    unreached_since DATE,
    UNIQUE (round_id, household_id)
);

CREATE INDEX round_door_unreached ON round_door (unreached_since) WHERE unreached_since IS NOT NULL;

CREATE INDEX round_door_area ON round_door (area, round_id);

CREATE INDEX round_door_household ON round_door (household_id);

CREATE TABLE visit (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    round_id UUID NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    worker_id UUID,
    at BIGINT NOT NULL,
    day DATE NOT NULL,
    received_at BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    people_now INT,
    confirmed TEXT NOT NULL,
    symptoms TEXT NOT NULL,
    note BYTES,
    withdrawn BOOLEAN NOT NULL
);

CREATE INDEX visit_household ON visit (household_id, at);

CREATE INDEX visit_area ON visit (area, day);

CREATE TABLE pushed_list (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    area TEXT NOT NULL,
    batch TEXT NOT NULL,
    sender TEXT NOT NULL,
    urgency TEXT NOT NULL,
    asks TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    head BYTES NOT NULL,
    columns TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    received_by UUID
);

CREATE INDEX pushed_list_area ON pushed_list (area, id);

CREATE TABLE pushed_row (
    id UUID PRIMARY KEY,
    list_id UUID NOT NULL,
    number INT NOT NULL,
    area TEXT NOT NULL,
    cells BYTES NOT NULL,
    who BYTES NOT NULL,
    person_id UUID,
    household_id UUID,
    answer TEXT NOT NULL,
    reason TEXT,
    to_area TEXT,
    note BYTES,
    by_machine BOOLEAN NOT NULL,
    task_id UUID,
    day DATE NOT NULL,
    answered_at BIGINT NOT NULL,
    answered_by UUID,
    version BIGINT NOT NULL
);

CREATE INDEX pushed_row_list ON pushed_row (list_id, number);

CREATE INDEX pushed_row_person ON pushed_row (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX pushed_row_household ON pushed_row (household_id) WHERE household_id IS NOT NULL;

CREATE INDEX pushed_row_area ON pushed_row (area, id);

CREATE TABLE contact (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    area TEXT NOT NULL,
    person_id UUID,
    household_id UUID,
    pushed_row_id UUID,
    way TEXT NOT NULL,
    outcome TEXT NOT NULL,
    about BYTES NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX contact_person ON contact (person_id, at);

CREATE INDEX contact_household ON contact (household_id, at);

CREATE INDEX contact_pushed_row ON contact (pushed_row_id, at);

CREATE INDEX contact_area ON contact (area);
