CREATE TABLE checkpoint (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    hours TEXT NOT NULL,
    state TEXT NOT NULL,
    closed_reason BYTES,
    lead UUID,
    created_at BIGINT NOT NULL,
    version INT NOT NULL
);

CREATE INDEX checkpoint_area ON checkpoint (area, id);

CREATE TABLE checkpoint_opening (
    id UUID PRIMARY KEY,
    checkpoint_id UUID NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE
);

CREATE UNIQUE INDEX checkpoint_open_once ON checkpoint_opening (checkpoint_id) WHERE to_day IS NULL;

CREATE INDEX checkpoint_opening_area ON checkpoint_opening (area, id);

CREATE TABLE checkpoint_shift (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    checkpoint_id UUID NOT NULL,
    area TEXT NOT NULL,
    day DATE NOT NULL,
    slot TEXT NOT NULL,
    begins_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    planned_by UUID,
    planned_at BIGINT NOT NULL,
    version INT NOT NULL
);

CREATE UNIQUE INDEX checkpoint_shift_once ON checkpoint_shift (checkpoint_id, day, slot);

CREATE TABLE checkpoint_watch (
    id UUID PRIMARY KEY,
    shift_id UUID NOT NULL,
    worker_id UUID NOT NULL,
    role TEXT NOT NULL,
    begins_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);

CREATE INDEX checkpoint_watch_shift ON checkpoint_watch (shift_id);

CREATE INDEX checkpoint_watch_worker ON checkpoint_watch (worker_id, ends_at);

CREATE TABLE checkpoint_duty (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    checkpoint_id UUID NOT NULL,
    shift_id UUID,
    area TEXT NOT NULL,
    worker_id UUID NOT NULL,
    role TEXT NOT NULL,
    day DATE NOT NULL,
    on_at BIGINT NOT NULL,
    on_by UUID,
    on_reason BYTES,
    off_at BIGINT,
    off_by UUID,
    off_reason BYTES
);

CREATE UNIQUE INDEX checkpoint_duty_one_place ON checkpoint_duty (worker_id) WHERE off_at IS NULL;

CREATE INDEX checkpoint_duty_now ON checkpoint_duty (checkpoint_id, off_at);

CREATE INDEX checkpoint_duty_area ON checkpoint_duty (area, id);

CREATE TABLE checkpoint_handover (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    checkpoint_id UUID NOT NULL,
    area TEXT NOT NULL,
    text BYTES NOT NULL,
    written_at BIGINT NOT NULL,
    written_by UUID,
    read_at BIGINT,
    read_by UUID
);

CREATE INDEX checkpoint_handover_last ON checkpoint_handover (checkpoint_id, id);
