CREATE TABLE arrival (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    person_id UUID NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    origin TEXT NOT NULL,
    origin_kind TEXT NOT NULL,
    left_origin_on DATE,
    arrived_on DATE NOT NULL,
    transport TEXT,
    been_to_risk_area BOOLEAN,
    temperature INT,
    condition BYTES,
    note BYTES,
    status TEXT NOT NULL,
    source TEXT NOT NULL,
    registered_on DATE NOT NULL,
    registered_at BIGINT NOT NULL,
    registered_by UUID,
    version BIGINT NOT NULL
);

CREATE UNIQUE INDEX arrival_person ON arrival (person_id) WHERE status <> 'withdrawn';

CREATE INDEX arrival_registered ON arrival (registered_on);

CREATE INDEX arrival_withdrawn ON arrival (person_id) WHERE status = 'withdrawn';

CREATE INDEX arrival_area ON arrival (area, id);

CREATE TABLE import_run (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    kind TEXT NOT NULL,
    area TEXT NOT NULL,
    file_name TEXT NOT NULL,
    state TEXT NOT NULL,
    report TEXT,
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    worker_id UUID
);

CREATE TABLE mapping (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    area TEXT NOT NULL,
    columns TEXT NOT NULL,
    UNIQUE (area, kind, name)
);
