CREATE TABLE body (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    line TEXT,
    area TEXT NOT NULL,
    parent_id UUID,
    household_id UUID,
    contact_id UUID,
    phone BYTES,
    from_day DATE NOT NULL,
    until_day DATE,
    closed_reason BYTES,
    created_at BIGINT NOT NULL,
    version INT NOT NULL
);

CREATE INDEX body_household ON body (household_id) WHERE household_id IS NOT NULL;

CREATE INDEX body_area ON body (area, id);

CREATE INDEX body_parent ON body (parent_id, id);

CREATE INDEX body_name ON body (name);

CREATE INDEX body_initials ON body (initials);

CREATE TABLE body_member (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    body_id UUID NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    worker_id UUID,
    person_id UUID,
    role TEXT NOT NULL,
    place INT NOT NULL,
    title TEXT,
    from_day DATE NOT NULL,
    until_day DATE,
    version INT NOT NULL
);

CREATE INDEX body_member_body ON body_member (body_id, place, id);

CREATE INDEX body_member_worker ON body_member (worker_id);

CREATE INDEX body_member_person ON body_member (person_id);

CREATE INDEX body_member_area ON body_member (area, id);
