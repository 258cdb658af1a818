CREATE TABLE household_pass (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    batch UUID,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    sequence BIGINT NOT NULL,
    kind TEXT NOT NULL,
    purposes TEXT NOT NULL,
    day DATE NOT NULL,
    issued_at BIGINT NOT NULL,
    issued_by UUID,
    valid_from DATE NOT NULL,
    valid_to DATE NOT NULL,
    revoked_at BIGINT,
    revoked_by UUID,
    revoked_reason BYTES,
    last_out_at BIGINT,
    out_since BIGINT,
    next_on DATE,
    forfeited BOOLEAN NOT NULL,
    over_uses BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE UNIQUE INDEX household_pass_household ON household_pass (household_id) WHERE revoked_at IS NULL;

CREATE INDEX household_pass_home ON household_pass (household_id, id);

CREATE INDEX household_pass_ends ON household_pass (valid_to);

CREATE INDEX household_pass_area ON household_pass (area, id);

CREATE INDEX household_pass_sequence ON household_pass (sequence, area);

CREATE INDEX household_pass_batch ON household_pass (batch);

CREATE TABLE pass_series (
    prefix TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE pass_exception (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    pass_id UUID NOT NULL,
    area TEXT NOT NULL,
    purpose TEXT NOT NULL,
    reason BYTES NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    given_at BIGINT NOT NULL,
    given_by UUID
);

CREATE INDEX pass_exception_pass ON pass_exception (pass_id, id);

CREATE INDEX pass_exception_area ON pass_exception (area);

CREATE TABLE pass_use (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    pass_id UUID NOT NULL,
    area TEXT NOT NULL,
    direction TEXT NOT NULL,
    at BIGINT NOT NULL,
    day DATE NOT NULL,
    purpose TEXT,
    checkpoint_id UUID,
    over_use TEXT NOT NULL,
    source TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    noted_by UUID
);

CREATE INDEX pass_use_pass ON pass_use (pass_id, at);

CREATE INDEX pass_use_area ON pass_use (area, day);
