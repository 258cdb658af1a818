CREATE TABLE meeting (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    area TEXT NOT NULL,
    body TEXT NOT NULL,
    number INT NOT NULL,
    title TEXT NOT NULL,
    held_at BIGINT NOT NULL,
    place TEXT NOT NULL,
    minutes BYTES,
    created_at BIGINT NOT NULL,
    created_by UUID,
    version BIGINT NOT NULL
);

CREATE INDEX meeting_area ON meeting (area, id);

CREATE TABLE meeting_attendee (
    id UUID PRIMARY KEY,
    meeting_id UUID NOT NULL,
    worker_id UUID NOT NULL,
    presence TEXT NOT NULL,
    seq INT NOT NULL
);

CREATE INDEX meeting_attendee_meeting ON meeting_attendee (meeting_id);

CREATE TABLE meeting_decision (
    id UUID PRIMARY KEY,
    meeting_id UUID NOT NULL,
    seq INT NOT NULL,
    text BYTES NOT NULL
);

CREATE INDEX meeting_decision_meeting ON meeting_decision (meeting_id);

CREATE TABLE directive (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    area TEXT NOT NULL,
    meeting_id UUID,
    decision_id UUID,
    parent_id UUID,
    title TEXT NOT NULL,
    text BYTES NOT NULL,
    wanted BYTES,
    urgency TEXT NOT NULL,
    addressees TEXT NOT NULL,
    day DATE NOT NULL,
    due_at BIGINT NOT NULL,
    issued_at BIGINT NOT NULL,
    issued_by UUID,
    state TEXT NOT NULL,
    reminders INT NOT NULL,
    reminded_at BIGINT,
    ended_at BIGINT,
    ended_by UUID,
    end_reason BYTES,
    version BIGINT NOT NULL
);

CREATE INDEX directive_area ON directive (area, id);

CREATE INDEX directive_issuer ON directive (issued_by, id);

CREATE INDEX directive_decision ON directive (decision_id) WHERE decision_id IS NOT NULL;

CREATE INDEX directive_parent ON directive (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE directive_assignment (
    id UUID PRIMARY KEY,
    directive_id UUID NOT NULL,
    worker_id UUID NOT NULL,
    role TEXT NOT NULL,
    unit_id UUID,
    area TEXT NOT NULL,
    urgency TEXT NOT NULL,
    day DATE NOT NULL,
    sent_at BIGINT NOT NULL,
    receive_by BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    chase_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    received_at BIGINT,
    acting_at BIGINT,
    reported_at BIGINT,
    done_at BIGINT,
    done_on DATE,
    verified_at BIGINT,
    verified_by UUID,
    late_on DATE,
    returns INT NOT NULL,
    reminders INT NOT NULL,
    reminded_at BIGINT,
    told_unreceived BOOLEAN NOT NULL,
    told_late BOOLEAN NOT NULL,
    vacant_since BIGINT,
    version BIGINT NOT NULL
);

CREATE UNIQUE INDEX directive_assignment_once ON directive_assignment (directive_id, worker_id);

CREATE INDEX directive_assignment_area ON directive_assignment (area, id);

CREATE INDEX directive_assignment_worker ON directive_assignment (worker_id, id);

CREATE INDEX directive_assignment_unreceived ON directive_assignment (receive_by)
    WHERE state = 'sent' AND NOT told_unreceived;

CREATE INDEX directive_assignment_due ON directive_assignment (due_at)
    WHERE late_on IS NULL AND state IN ('sent', 'received', 'acting', 'reported');

CREATE INDEX directive_assignment_late ON directive_assignment (chase_at)
    WHERE NOT told_late AND state IN ('sent', 'received', 'acting', 'reported');

CREATE INDEX directive_assignment_undone ON directive_assignment (id)
    WHERE state IN ('sent', 'received', 'acting', 'reported');

CREATE TABLE directive_step (
    id UUID PRIMARY KEY,
    digest BYTES,
    directive_id UUID NOT NULL,
    assignment_id UUID,
    area TEXT NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID,
    step TEXT NOT NULL,
    handed_to UUID,
    text BYTES,
    reason BYTES
);

CREATE INDEX directive_step_assignment ON directive_step (assignment_id, id);

CREATE INDEX directive_step_directive ON directive_step (directive_id, id);

CREATE TABLE directive_file (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    area TEXT NOT NULL,
    name BYTES NOT NULL,
    media TEXT NOT NULL,
    size INT NOT NULL,
    content BYTES NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID,
    directive_id UUID,
    assignment_id UUID,
    step_id UUID
);

CREATE INDEX directive_file_directive ON directive_file (directive_id) WHERE directive_id IS NOT NULL;

CREATE INDEX directive_file_step ON directive_file (step_id) WHERE step_id IS NOT NULL;
