CREATE TABLE isolation (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    arrival_id UUID NOT NULL,
    person_id UUID NOT NULL,
    household_id UUID NOT NULL,
    household_area TEXT NOT NULL,
    area TEXT NOT NULL,
    ground TEXT NOT NULL,
    started_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    state TEXT NOT NULL,
    ended_on DATE,
    first_of_household BOOLEAN NOT NULL,
    opens_household BOOLEAN NOT NULL,
    closes_household BOOLEAN NOT NULL,
    fever BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);

CREATE UNIQUE INDEX isolation_person ON isolation (person_id) WHERE state = 'isolating';

CREATE INDEX isolation_area ON isolation (area, id);

CREATE INDEX isolation_household ON isolation (household_id);

CREATE INDEX isolation_household_area ON isolation (household_area, household_id);

CREATE INDEX isolation_arrival ON isolation (arrival_id);

CREATE INDEX isolation_state ON isolation (state, ends_on);

CREATE TABLE isolation_order (
    id UUID PRIMARY KEY,
    isolation_id UUID NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    ground TEXT NOT NULL,
    ends_on DATE NOT NULL,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX isolation_order_isolation ON isolation_order (isolation_id);

CREATE TABLE reading (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    isolation_id UUID NOT NULL,
    task_id UUID,
    area TEXT NOT NULL,
    day DATE NOT NULL,
    temperature INT NOT NULL,
    symptoms TEXT NOT NULL,
    fever BOOLEAN NOT NULL,
    measured_by TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX reading_isolation ON reading (isolation_id, taken_at);

CREATE INDEX reading_area ON reading (area, day);
