CREATE TABLE need (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    kind TEXT NOT NULL,
    category TEXT,
    isolation_id UUID NOT NULL,
    household_id UUID NOT NULL,
    person_id UUID NOT NULL,
    area TEXT NOT NULL,
    text BYTES,
    day DATE NOT NULL,
    raised_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    overdue BOOLEAN NOT NULL,
    taken_by UUID,
    taken_at BIGINT,
    granted BOOLEAN,
    answer BYTES,
    answered_on DATE,
    answered_at BIGINT,
    answered_by UUID,
    version BIGINT NOT NULL
);

CREATE INDEX need_area ON need (area, id);

CREATE INDEX need_isolation ON need (isolation_id, id);

CREATE INDEX need_waiting ON need (due_at) WHERE state <> 'answered' AND NOT overdue;
