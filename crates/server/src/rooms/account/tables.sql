CREATE TABLE account (
    id UUID PRIMARY KEY,
    worker_id UUID NOT NULL UNIQUE,
    login TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    must_change_password BOOLEAN NOT NULL,
    failures INT NOT NULL,
    locked_until BIGINT,
    closed BOOLEAN NOT NULL,
    last_sign_in BIGINT
);

CREATE TABLE session (
    token_hash BYTES PRIMARY KEY,
    account_id UUID NOT NULL,
    started_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    device_id UUID,
    device_revoked BOOLEAN NOT NULL
);

CREATE INDEX session_account ON session (account_id);

CREATE INDEX session_device ON session (device_id) WHERE device_id IS NOT NULL;
