CREATE TABLE isolation (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    arrival_id UUID NOT NULL,
    person_id UUID NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    ground TEXT NOT NULL,
    counted_from DATE NOT NULL,
    started_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    state TEXT NOT NULL,
    ended_on DATE,
    fever BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);

CREATE UNIQUE INDEX isolation_person ON isolation (person_id) WHERE ended_on IS NULL;

CREATE INDEX isolation_ended ON isolation (ended_on) WHERE ended_on IS NOT NULL;

CREATE INDEX isolation_open ON isolation (id) WHERE ended_on IS NULL;

CREATE INDEX isolation_area ON isolation (area, id);

CREATE INDEX isolation_household ON isolation (household_id);

CREATE INDEX isolation_arrival ON isolation (arrival_id);

CREATE INDEX isolation_ends ON isolation (ends_on) WHERE ended_on IS NULL;

CREATE TABLE isolation_order (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    isolation_id UUID NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    ground TEXT NOT NULL,
    reason BYTES,
    basis TEXT NOT NULL,
    issuer TEXT NOT NULL,
    household_id UUID NOT NULL,
    ends_on DATE NOT NULL,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX isolation_order_isolation ON isolation_order (isolation_id);

CREATE TABLE isolation_stay (
    id UUID PRIMARY KEY,
    isolation_id UUID NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    household_area TEXT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE,
    first_of_household BOOLEAN NOT NULL,
    opens_household BOOLEAN NOT NULL,
    closes_household BOOLEAN NOT NULL
);

CREATE INDEX isolation_stay_isolation ON isolation_stay (isolation_id);

CREATE INDEX isolation_stay_household ON isolation_stay (household_id);

CREATE INDEX isolation_stay_area ON isolation_stay (area, from_day);

CREATE INDEX isolation_stay_household_area ON isolation_stay (household_area, household_id);

CREATE TABLE reading (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    isolation_id UUID NOT NULL,
    task_id UUID,
    area TEXT NOT NULL,
    day DATE NOT NULL,
    temperature INT NOT NULL,
    symptoms TEXT NOT NULL,
    fever BOOLEAN NOT NULL,
    measured_by TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    worker_id UUID,
    waits_since BIGINT
);

CREATE INDEX reading_isolation ON reading (isolation_id, taken_at);

CREATE INDEX reading_waits ON reading (area, id) WHERE waits_since IS NOT NULL;

CREATE INDEX reading_area ON reading (area, day);

CREATE TABLE judgement (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    reading_id UUID NOT NULL,
    isolation_id UUID NOT NULL,
    area TEXT NOT NULL,
    symptoms TEXT NOT NULL,
    verdict TEXT NOT NULL,
    note BYTES,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX judgement_reading ON judgement (reading_id);

CREATE TABLE clinical_result (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    isolation_id UUID NOT NULL,
    person_id UUID NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    day DATE NOT NULL,
    hospital TEXT NOT NULL,
    note BYTES,
    first_confirmed BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID,
    withdrawn_at BIGINT,
    withdrawn_by UUID,
    withdrawn_reason BYTES
);

CREATE UNIQUE INDEX clinical_result_first ON clinical_result (person_id) WHERE first_confirmed;

CREATE INDEX clinical_result_isolation ON clinical_result (isolation_id);

CREATE INDEX clinical_result_area ON clinical_result (area, day);

CREATE TABLE sample (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    isolation_id UUID NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    collected_at BIGINT NOT NULL,
    collected_by UUID,
    received_at BIGINT,
    received_by UUID,
    result_at BIGINT,
    result_by UUID,
    result TEXT,
    version BIGINT NOT NULL
);

CREATE UNIQUE INDEX sample_label ON sample (label) WHERE result_at IS NULL;

CREATE INDEX sample_isolation ON sample (isolation_id);

CREATE INDEX sample_area ON sample (area, id);

CREATE INDEX sample_waits ON sample (area, id) WHERE result_at IS NULL;

CREATE TABLE care_team (
    id UUID PRIMARY KEY,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    template TEXT NOT NULL,
    missing INT NOT NULL,
    gaps INT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE UNIQUE INDEX care_team_household ON care_team (household_id) WHERE to_day IS NULL;

CREATE INDEX care_team_of_household ON care_team (household_id);

CREATE INDEX care_team_area ON care_team (area, id);

CREATE INDEX care_team_gaps ON care_team (id) WHERE to_day IS NULL AND gaps <> 0;

CREATE TABLE care_team_member (
    id UUID PRIMARY KEY,
    team_id UUID NOT NULL,
    worker_id UUID NOT NULL,
    role TEXT NOT NULL,
    watch_from INT NOT NULL,
    watch_hours INT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE,
    serving BOOLEAN NOT NULL
);

CREATE INDEX care_team_member_team ON care_team_member (team_id);

CREATE INDEX care_team_member_worker ON care_team_member (worker_id) WHERE serving;

CREATE TABLE isolation_page (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    subject UUID NOT NULL,
    area TEXT NOT NULL,
    token BYTES NOT NULL UNIQUE,
    secret BYTES NOT NULL,
    made_at BIGINT NOT NULL,
    made_by UUID,
    revoked_at BIGINT,
    revoked_by UUID
);

CREATE UNIQUE INDEX isolation_page_subject ON isolation_page (subject, kind) WHERE revoked_at IS NULL;

CREATE INDEX isolation_page_of ON isolation_page (subject);

CREATE INDEX isolation_page_area ON isolation_page (area);

CREATE TABLE proof (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    task_id UUID NOT NULL,
    area TEXT NOT NULL,
    media TEXT NOT NULL,
    content BYTES NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX proof_task ON proof (task_id);

CREATE INDEX proof_area ON proof (area);

CREATE TABLE door_call (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    note BYTES,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX door_call_household ON door_call (household_id);

CREATE INDEX door_call_area ON door_call (area, day);

CREATE TABLE isolation_message (
    id UUID PRIMARY KEY,
    isolation_id UUID NOT NULL,
    area TEXT NOT NULL,
    text BYTES NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX isolation_message_isolation ON isolation_message (isolation_id);

CREATE INDEX isolation_message_area ON isolation_message (area);

CREATE TABLE care_team_state (
    id UUID PRIMARY KEY,
    team_id UUID NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    state TEXT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE
);

CREATE INDEX care_team_state_team ON care_team_state (team_id);

CREATE INDEX care_team_state_area ON care_team_state (area, from_day);
