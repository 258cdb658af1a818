CREATE TABLE message (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    area TEXT NOT NULL,
    rule TEXT NOT NULL,
    bundle TEXT NOT NULL,
    n INT NOT NULL,
    urgency INT NOT NULL,
    worker_id UUID,
    person_id UUID,
    task_id UUID,
    recipient BYTES,
    text BYTES NOT NULL,
    day DATE NOT NULL,
    made_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    due_at BIGINT,
    valid_until BIGINT NOT NULL,
    tries INT NOT NULL,
    lease UUID,
    reason TEXT,
    receipt TEXT,
    ended_at BIGINT,
    ended_on DATE,
    version BIGINT NOT NULL
);

CREATE INDEX message_area ON message (area, id);

CREATE INDEX message_bundle ON message (bundle, id);

CREATE INDEX message_task ON message (task_id) WHERE task_id IS NOT NULL;

CREATE INDEX message_person ON message (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX message_due ON message (channel, urgency, due_at) WHERE due_at IS NOT NULL;

CREATE INDEX message_valid ON message (valid_until) WHERE due_at IS NOT NULL;

CREATE INDEX message_dead ON message (id) WHERE state = 'dead';

CREATE TABLE message_channel (
    channel TEXT PRIMARY KEY,
    window_from BIGINT NOT NULL,
    used INT NOT NULL,
    blocked_until BIGINT,
    tried_at BIGINT,
    reason TEXT
);

CREATE TABLE inbox (
    id UUID PRIMARY KEY,
    worker_id UUID NOT NULL,
    kind TEXT NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    area TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    alert_id UUID,
    n INT NOT NULL,
    at BIGINT NOT NULL,
    read_at BIGINT
);

CREATE INDEX inbox_worker ON inbox (worker_id, id);

CREATE INDEX inbox_unread ON inbox (worker_id, rule, id) WHERE read_at IS NULL;

CREATE INDEX inbox_subject ON inbox (subject_id);

CREATE INDEX inbox_area ON inbox (area);

CREATE TABLE push_subscription (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL,
    worker_id UUID NOT NULL,
    session_id UUID NOT NULL UNIQUE,
    endpoint BYTES NOT NULL UNIQUE,
    address BYTES NOT NULL,
    face TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE INDEX push_subscription_worker ON push_subscription (worker_id);

INSERT INTO message_channel (channel, window_from, used) VALUES ('sms', 0, 0), ('email', 0, 0), ('wecom', 0, 0), ('dingtalk', 0, 0), ('push', 0, 0);
