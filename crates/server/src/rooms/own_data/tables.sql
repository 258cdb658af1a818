CREATE TABLE data_request (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    kind TEXT NOT NULL,
    person_id UUID NOT NULL,
    area TEXT NOT NULL,
    channel TEXT NOT NULL,
    text BYTES,
    proof BYTES,
    behalf BYTES,
    behalf_ground TEXT,
    seen TEXT,
    seen_at BIGINT,
    seen_by UUID,
    day DATE NOT NULL,
    asked_at BIGINT NOT NULL,
    asked_by UUID,
    due_on DATE NOT NULL,
    overdue BOOLEAN NOT NULL,
    corrected_at BIGINT,
    handed INT NOT NULL,
    handed_at BIGINT,
    state TEXT NOT NULL,
    refusal TEXT,
    kept_until DATE,
    answer BYTES,
    closed_on DATE,
    closed_at BIGINT,
    closed_by UUID,
    version BIGINT NOT NULL
);

CREATE INDEX data_request_area ON data_request (area, id);

CREATE INDEX data_request_person ON data_request (person_id);

CREATE INDEX data_request_waits ON data_request (due_on) WHERE state = 'asked' AND NOT overdue;

CREATE INDEX data_request_closed ON data_request (closed_on) WHERE closed_on IS NOT NULL;
