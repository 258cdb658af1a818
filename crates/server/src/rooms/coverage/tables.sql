CREATE TABLE compound (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    area TEXT NOT NULL,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    parts INT NOT NULL,
    version INT NOT NULL
);

CREATE INDEX compound_area ON compound (area, id);

CREATE TABLE compound_part (
    id UUID PRIMARY KEY,
    compound_id UUID NOT NULL,
    area TEXT NOT NULL
);

CREATE INDEX compound_part_compound ON compound_part (compound_id);

CREATE INDEX compound_name ON compound (name);

CREATE TABLE coverage (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    area TEXT NOT NULL,
    target_kind TEXT NOT NULL,
    target_id UUID NOT NULL,
    unit_id UUID,
    worker_id UUID,
    kind TEXT NOT NULL,
    hours TEXT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE,
    follows UUID,
    note BYTES,
    warned BOOLEAN NOT NULL,
    assigned_at BIGINT NOT NULL,
    assigned_by UUID,
    version INT NOT NULL
);

CREATE INDEX coverage_area ON coverage (area, id);

CREATE INDEX coverage_of_kind ON coverage (target_kind, area);

CREATE INDEX coverage_target ON coverage (target_id);

CREATE INDEX coverage_unit ON coverage (unit_id) WHERE unit_id IS NOT NULL;

CREATE INDEX coverage_worker ON coverage (worker_id) WHERE worker_id IS NOT NULL;

CREATE INDEX coverage_ending ON coverage (to_day) WHERE to_day IS NOT NULL;

CREATE TABLE absence (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    worker_id UUID NOT NULL,
    area TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    reason BYTES,
    noted_at BIGINT NOT NULL,
    noted_by UUID,
    version INT NOT NULL
);

CREATE INDEX absence_worker ON absence (worker_id);

CREATE INDEX absence_area ON absence (area, id);

CREATE TABLE gap (
    id UUID PRIMARY KEY,
    rule TEXT NOT NULL,
    area TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    day DATE NOT NULL,
    found_at BIGINT NOT NULL,
    begins_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    closed_at BIGINT,
    closed_on DATE
);

CREATE UNIQUE INDEX gap_once ON gap (rule, area, subject_id) WHERE closed_at IS NULL;

CREATE INDEX gap_open ON gap (area, id) WHERE closed_at IS NULL;

CREATE INDEX gap_subject ON gap (subject_id);

CREATE INDEX gap_area ON gap (area, day);

CREATE TABLE gap_check (
    id UUID PRIMARY KEY,
    due_at BIGINT NOT NULL,
    timed BOOLEAN NOT NULL,
    subject_kind TEXT NOT NULL,
    area TEXT NOT NULL,
    subject_id UUID NOT NULL
);

CREATE INDEX gap_check_due ON gap_check (due_at, id);

CREATE INDEX gap_check_timed ON gap_check (area, subject_id) WHERE timed;

CREATE TABLE covered (
    id UUID PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    area TEXT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE
);

CREATE UNIQUE INDEX covered_once ON covered (subject_id) WHERE to_day IS NULL;

CREATE INDEX covered_area ON covered (area, from_day);
