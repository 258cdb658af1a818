CREATE TABLE approval (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    area TEXT NOT NULL,
    act TEXT NOT NULL,
    request BYTES NOT NULL,
    fingerprint BYTES NOT NULL,
    reason BYTES NOT NULL,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    asked_by UUID NOT NULL,
    decided_at BIGINT,
    decided_by UUID,
    refusal BYTES,
    valid_until BIGINT NOT NULL,
    used_at BIGINT
);

CREATE INDEX approval_area ON approval (area, id);

CREATE INDEX approval_asked_at ON approval (asked_at);

CREATE INDEX approval_asked_by ON approval (asked_by, id);
