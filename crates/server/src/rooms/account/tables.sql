CREATE TABLE account (
    id UUID PRIMARY KEY,
    worker_id UUID NOT NULL UNIQUE,
    login TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    must_change_password BOOLEAN NOT NULL,
    one_time_until BIGINT,
    failures INT NOT NULL,
    locked_until BIGINT,
    closed BOOLEAN NOT NULL,
    last_sign_in BIGINT
);

CREATE TABLE session (
    token_hash BYTES PRIMARY KEY,
    old_hash BYTES,
    old_until BIGINT,
    id UUID NOT NULL UNIQUE,
    account_id UUID NOT NULL,
    started_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    browser TEXT NOT NULL,
    system TEXT NOT NULL,
    provider TEXT,
    vouched BOOLEAN NOT NULL,
    device_id UUID,
    device_revoked BOOLEAN NOT NULL
);

CREATE INDEX session_account ON session (account_id);

CREATE INDEX session_old ON session (old_hash) WHERE old_hash IS NOT NULL;

CREATE INDEX session_device ON session (device_id) WHERE device_id IS NOT NULL;

CREATE TABLE known_browser (
    secret_hash BYTES PRIMARY KEY,
    account_id UUID NOT NULL,
    failures INT NOT NULL,
    locked_until BIGINT,
    known_until BIGINT NOT NULL
);

CREATE INDEX known_browser_account ON known_browser (account_id);

CREATE TABLE account_totp (
    account_id UUID PRIMARY KEY,
    secret BYTES NOT NULL,
    enabled_at BIGINT,
    last_step BIGINT NOT NULL
);

CREATE TABLE recovery_code (
    account_id UUID NOT NULL,
    code BYTES NOT NULL,
    PRIMARY KEY (account_id, code)
);

CREATE TABLE api_token (
    id UUID PRIMARY KEY,
    token_hash BYTES NOT NULL UNIQUE,
    account_id UUID NOT NULL,
    made_by UUID NOT NULL,
    name TEXT NOT NULL,
    acts TEXT NOT NULL,
    area TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT
);

CREATE INDEX api_token_account ON api_token (account_id, created_at);

CREATE TABLE account_link (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL,
    issuer TEXT NOT NULL,
    subject BYTES NOT NULL,
    subject_index BYTES NOT NULL UNIQUE,
    linked_at BIGINT NOT NULL,
    used_at BIGINT,
    UNIQUE (account_id, issuer)
);

CREATE TABLE finished_trip (
    fingerprint BYTES PRIMARY KEY,
    until BIGINT NOT NULL
);
