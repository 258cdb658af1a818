CREATE TABLE device (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    clock_skew_ms BIGINT,
    first_seen_at BIGINT NOT NULL,
    revoked_at BIGINT,
    revoked_by UUID,
    wiped_at BIGINT
);

CREATE TABLE device_holder (
    id UUID PRIMARY KEY,
    device_id UUID NOT NULL,
    account_id UUID NOT NULL,
    worker_id UUID NOT NULL,
    area TEXT NOT NULL,
    secret BYTES NOT NULL,
    first_seen_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    last_success_at BIGINT,
    waiting INT NOT NULL,
    failed INT NOT NULL,
    UNIQUE (device_id, account_id)
);

CREATE INDEX device_holder_area ON device_holder (area, id);
