CREATE TABLE absence (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    worker_id UUID NOT NULL,
    area TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    reason BLOB,
    noted_at BIGINT NOT NULL,
    noted_by UUID,
    version INT NOT NULL
);

CREATE INDEX absence_area ON absence (area, id);

CREATE INDEX absence_worker ON absence (worker_id);

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

CREATE TABLE account_link (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL,
    issuer TEXT NOT NULL,
    subject BLOB NOT NULL,
    subject_index BLOB NOT NULL UNIQUE,
    linked_at BIGINT NOT NULL,
    used_at BIGINT,
    UNIQUE (account_id, issuer)
);

CREATE TABLE account_totp (
    account_id UUID PRIMARY KEY,
    secret BLOB NOT NULL,
    enabled_at BIGINT,
    last_step BIGINT NOT NULL
);

CREATE TABLE alert (
    id UUID PRIMARY KEY,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    area TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    person_id UUID,
    cause TEXT NOT NULL UNIQUE,
    detail TEXT NOT NULL,
    day DATE NOT NULL,
    raised_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    holder UUID,
    lead UUID,
    step TEXT NOT NULL,
    owner UUID,
    climbs_at BIGINT,
    tell_at BIGINT,
    acknowledged_by UUID,
    acknowledged_at BIGINT,
    closed_on DATE,
    outcome BLOB,
    version BIGINT NOT NULL
);

CREATE INDEX alert_area ON alert (area, id);

CREATE INDEX alert_climbing ON alert (climbs_at) WHERE climbs_at IS NOT NULL;

CREATE INDEX alert_closed ON alert (closed_on) WHERE closed_on IS NOT NULL;

CREATE INDEX alert_group ON alert (area, rule, severity, state, raised_at) WHERE state <> 'closed';

CREATE INDEX alert_owner ON alert (owner, state);

CREATE INDEX alert_rule ON alert (rule, area, id);

CREATE INDEX alert_state ON alert (state, raised_at);

CREATE INDEX alert_subject ON alert (subject_id);

CREATE INDEX alert_untold ON alert (tell_at) WHERE tell_at IS NOT NULL;

CREATE TABLE api_token (
    id UUID PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE,
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

CREATE TABLE approval (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    area TEXT NOT NULL,
    act TEXT NOT NULL,
    request BLOB NOT NULL,
    fingerprint BLOB NOT NULL,
    reason BLOB NOT NULL,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    asked_by UUID NOT NULL,
    decided_at BIGINT,
    decided_by UUID,
    refusal BLOB,
    valid_until BIGINT NOT NULL,
    used_at BIGINT
);

CREATE INDEX approval_area ON approval (area, id);

CREATE INDEX approval_asked_at ON approval (asked_at);

CREATE INDEX approval_asked_by ON approval (asked_by, id);

CREATE TABLE area (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    parent TEXT,
    initials TEXT NOT NULL
);

CREATE INDEX area_initials ON area (initials);

CREATE INDEX area_name ON area (name);

CREATE INDEX area_parent ON area (parent);

CREATE TABLE area_change (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    from_code TEXT NOT NULL,
    to_code TEXT,
    name TEXT NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX area_change_at ON area_change (at);

CREATE TABLE area_shape (
    code TEXT PRIMARY KEY,
    geometry TEXT NOT NULL,
    digest TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE arrival (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    person_id UUID NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    origin TEXT NOT NULL,
    origin_kind TEXT NOT NULL,
    left_origin_on DATE,
    arrived_on DATE NOT NULL,
    transport TEXT,
    been_to_risk_area BOOLEAN,
    temperature INT,
    condition BLOB,
    note BLOB,
    status TEXT NOT NULL,
    source TEXT NOT NULL,
    registered_on DATE NOT NULL,
    registered_at BIGINT NOT NULL,
    registered_by UUID,
    version BIGINT NOT NULL
);

CREATE INDEX arrival_area ON arrival (area, id);

CREATE UNIQUE INDEX arrival_person ON arrival (person_id) WHERE status <> 'withdrawn';

CREATE INDEX arrival_registered ON arrival (registered_on);

CREATE INDEX arrival_withdrawn ON arrival (person_id) WHERE status = 'withdrawn';

CREATE TABLE body (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    line TEXT,
    area TEXT NOT NULL,
    parent_id UUID,
    household_id UUID,
    contact_id UUID,
    phone BLOB,
    from_day DATE NOT NULL,
    until_day DATE,
    closed_reason BLOB,
    created_at BIGINT NOT NULL,
    version INT NOT NULL
);

CREATE INDEX body_area ON body (area, id);

CREATE INDEX body_household ON body (household_id) WHERE household_id IS NOT NULL;

CREATE INDEX body_initials ON body (initials);

CREATE INDEX body_name ON body (name);

CREATE INDEX body_parent ON body (parent_id, id);

CREATE TABLE body_member (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    body_id UUID NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    worker_id UUID,
    person_id UUID,
    role TEXT NOT NULL,
    place INT NOT NULL,
    title TEXT,
    from_day DATE NOT NULL,
    until_day DATE,
    version INT NOT NULL
);

CREATE INDEX body_member_area ON body_member (area, id);

CREATE INDEX body_member_body ON body_member (body_id, place, id);

CREATE INDEX body_member_person ON body_member (person_id);

CREATE INDEX body_member_worker ON body_member (worker_id);

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

CREATE INDEX care_team_area ON care_team (area, id);

CREATE INDEX care_team_gaps ON care_team (id) WHERE to_day IS NULL AND gaps <> 0;

CREATE UNIQUE INDEX care_team_household ON care_team (household_id) WHERE to_day IS NULL;

CREATE INDEX care_team_of_household ON care_team (household_id);

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

CREATE TABLE care_team_state (
    id UUID PRIMARY KEY,
    team_id UUID NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    state TEXT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE
);

CREATE INDEX care_team_state_area ON care_team_state (area, from_day);

CREATE INDEX care_team_state_team ON care_team_state (team_id);

CREATE TABLE chain_check (
    id UUID PRIMARY KEY,
    started_at BIGINT NOT NULL,
    started_by UUID,
    ended_at BIGINT NOT NULL,
    lines BIGINT NOT NULL,
    last_hash TEXT NOT NULL,
    fault_seq BIGINT,
    fault TEXT
);

CREATE TABLE checkpoint (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    hours TEXT NOT NULL,
    state TEXT NOT NULL,
    closed_reason BLOB,
    lead UUID,
    created_at BIGINT NOT NULL,
    version INT NOT NULL
);

CREATE INDEX checkpoint_area ON checkpoint (area, id);

CREATE TABLE checkpoint_duty (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    checkpoint_id UUID NOT NULL,
    shift_id UUID,
    area TEXT NOT NULL,
    worker_id UUID NOT NULL,
    role TEXT NOT NULL,
    day DATE NOT NULL,
    on_at BIGINT NOT NULL,
    on_by UUID,
    on_reason BLOB,
    off_at BIGINT,
    off_by UUID,
    off_reason BLOB
);

CREATE INDEX checkpoint_duty_area ON checkpoint_duty (area, id);

CREATE INDEX checkpoint_duty_now ON checkpoint_duty (checkpoint_id, off_at);

CREATE UNIQUE INDEX checkpoint_duty_one_place ON checkpoint_duty (worker_id) WHERE off_at IS NULL;

CREATE TABLE checkpoint_handover (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    checkpoint_id UUID NOT NULL,
    area TEXT NOT NULL,
    text BLOB NOT NULL,
    written_at BIGINT NOT NULL,
    written_by UUID,
    read_at BIGINT,
    read_by UUID
);

CREATE INDEX checkpoint_handover_last ON checkpoint_handover (checkpoint_id, id);

CREATE TABLE checkpoint_opening (
    id UUID PRIMARY KEY,
    checkpoint_id UUID NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE
);

CREATE UNIQUE INDEX checkpoint_open_once ON checkpoint_opening (checkpoint_id) WHERE to_day IS NULL;

CREATE INDEX checkpoint_opening_area ON checkpoint_opening (area, id);

CREATE TABLE checkpoint_shift (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    checkpoint_id UUID NOT NULL,
    area TEXT NOT NULL,
    day DATE NOT NULL,
    slot TEXT NOT NULL,
    begins_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    planned_by UUID,
    planned_at BIGINT NOT NULL,
    version INT NOT NULL
);

CREATE UNIQUE INDEX checkpoint_shift_once ON checkpoint_shift (checkpoint_id, day, slot);

CREATE TABLE checkpoint_watch (
    id UUID PRIMARY KEY,
    shift_id UUID NOT NULL,
    worker_id UUID NOT NULL,
    role TEXT NOT NULL,
    begins_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);

CREATE INDEX checkpoint_watch_shift ON checkpoint_watch (shift_id);

CREATE INDEX checkpoint_watch_worker ON checkpoint_watch (worker_id, ends_at);

CREATE TABLE clinical_result (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    isolation_id UUID NOT NULL,
    person_id UUID NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    day DATE NOT NULL,
    hospital TEXT NOT NULL,
    note BLOB,
    first_confirmed BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID,
    withdrawn_at BIGINT,
    withdrawn_by UUID,
    withdrawn_reason BLOB
);

CREATE INDEX clinical_result_area ON clinical_result (area, day);

CREATE UNIQUE INDEX clinical_result_first ON clinical_result (person_id) WHERE first_confirmed;

CREATE INDEX clinical_result_isolation ON clinical_result (isolation_id);

CREATE TABLE compound (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    area TEXT NOT NULL,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    parts INT NOT NULL,
    version INT NOT NULL
);

CREATE INDEX compound_area ON compound (area, id);

CREATE INDEX compound_name ON compound (name);

CREATE TABLE compound_part (
    id UUID PRIMARY KEY,
    compound_id UUID NOT NULL,
    area TEXT NOT NULL
);

CREATE INDEX compound_part_compound ON compound_part (compound_id);

CREATE TABLE contact (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    area TEXT NOT NULL,
    person_id UUID,
    household_id UUID,
    pushed_row_id UUID,
    way TEXT NOT NULL,
    outcome TEXT NOT NULL,
    about BLOB NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX contact_area ON contact (area);

CREATE INDEX contact_household ON contact (household_id, at);

CREATE INDEX contact_person ON contact (person_id, at);

CREATE INDEX contact_pushed_row ON contact (pushed_row_id, at);

CREATE TABLE coverage (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    area TEXT NOT NULL,
    target_kind TEXT NOT NULL,
    target_id UUID NOT NULL,
    unit_id UUID,
    worker_id UUID,
    kind TEXT NOT NULL,
    hours TEXT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE,
    follows UUID,
    note BLOB,
    warned BOOLEAN NOT NULL,
    assigned_at BIGINT NOT NULL,
    assigned_by UUID,
    version INT NOT NULL
);

CREATE INDEX coverage_area ON coverage (area, id);

CREATE INDEX coverage_ending ON coverage (to_day) WHERE to_day IS NOT NULL;

CREATE INDEX coverage_of_kind ON coverage (target_kind, area);

CREATE INDEX coverage_target ON coverage (target_id);

CREATE INDEX coverage_unit ON coverage (unit_id) WHERE unit_id IS NOT NULL;

CREATE INDEX coverage_worker ON coverage (worker_id) WHERE worker_id IS NOT NULL;

CREATE TABLE covered (
    id UUID PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    area TEXT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE
);

CREATE INDEX covered_area ON covered (area, from_day);

CREATE UNIQUE INDEX covered_once ON covered (subject_id) WHERE to_day IS NULL;

CREATE TABLE crossing (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    checkpoint_id UUID NOT NULL,
    area TEXT NOT NULL,
    at BIGINT NOT NULL,
    day DATE NOT NULL,
    hour TEXT NOT NULL,
    direction TEXT NOT NULL,
    decision TEXT NOT NULL,
    origin_kind TEXT NOT NULL,
    people INT NOT NULL,
    content BLOB NOT NULL,
    plate_index BLOB,
    person_index BLOB,
    person_id UUID,
    arrivals TEXT,
    pass_id UUID,
    notice TEXT,
    source TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX crossing_at ON crossing (at, id);

CREATE INDEX crossing_checkpoint ON crossing (checkpoint_id, at, id);

CREATE INDEX crossing_decided ON crossing (decision, at, id) WHERE decision <> 'admit';

CREATE INDEX crossing_person ON crossing (person_index, at) WHERE person_index IS NOT NULL;

CREATE INDEX crossing_plate ON crossing (plate_index, at) WHERE plate_index IS NOT NULL;

CREATE TABLE crossing_companion (
    crossing_id UUID NOT NULL,
    place INT NOT NULL,
    at BIGINT NOT NULL,
    person_index BLOB NOT NULL,
    person_id UUID,
    PRIMARY KEY (crossing_id, place)
);

CREATE INDEX crossing_companion_person ON crossing_companion (person_index, at);

CREATE TABLE data_request (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    kind TEXT NOT NULL,
    person_id UUID NOT NULL,
    area TEXT NOT NULL,
    channel TEXT NOT NULL,
    text BLOB,
    proof BLOB,
    behalf BLOB,
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
    answer BLOB,
    closed_on DATE,
    closed_at BIGINT,
    closed_by UUID,
    version BIGINT NOT NULL
);

CREATE INDEX data_request_area ON data_request (area, id);

CREATE INDEX data_request_closed ON data_request (closed_on) WHERE closed_on IS NOT NULL;

CREATE INDEX data_request_person ON data_request (person_id);

CREATE INDEX data_request_waits ON data_request (due_on) WHERE state = 'asked' AND NOT overdue;

CREATE TABLE deletion (
    kind TEXT NOT NULL,
    day DATE NOT NULL,
    rows BIGINT NOT NULL,
    kept_days INT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (kind, day)
);

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
    secret BLOB NOT NULL,
    first_seen_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    last_success_at BIGINT,
    waiting INT NOT NULL,
    failed INT NOT NULL,
    UNIQUE (device_id, account_id)
);

CREATE INDEX device_holder_area ON device_holder (area, id);

CREATE TABLE directive (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    area TEXT NOT NULL,
    meeting_id UUID,
    decision_id UUID,
    parent_id UUID,
    title TEXT NOT NULL,
    text BLOB NOT NULL,
    wanted BLOB,
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
    end_reason BLOB,
    version BIGINT NOT NULL
);

CREATE INDEX directive_area ON directive (area, id);

CREATE INDEX directive_decision ON directive (decision_id) WHERE decision_id IS NOT NULL;

CREATE INDEX directive_issuer ON directive (issued_by, id);

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

CREATE INDEX directive_assignment_area ON directive_assignment (area, id);

CREATE INDEX directive_assignment_due ON directive_assignment (due_at)
    WHERE late_on IS NULL AND state IN ('sent', 'received', 'acting', 'reported');

CREATE INDEX directive_assignment_late ON directive_assignment (chase_at)
    WHERE NOT told_late AND state IN ('sent', 'received', 'acting', 'reported');

CREATE UNIQUE INDEX directive_assignment_once ON directive_assignment (directive_id, worker_id);

CREATE INDEX directive_assignment_undone ON directive_assignment (id)
    WHERE state IN ('sent', 'received', 'acting', 'reported');

CREATE INDEX directive_assignment_unreceived ON directive_assignment (receive_by)
    WHERE state = 'sent' AND NOT told_unreceived;

CREATE INDEX directive_assignment_worker ON directive_assignment (worker_id, id);

CREATE TABLE directive_file (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    area TEXT NOT NULL,
    name BLOB NOT NULL,
    media TEXT NOT NULL,
    size INT NOT NULL,
    content BLOB NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID,
    directive_id UUID,
    assignment_id UUID,
    step_id UUID
);

CREATE INDEX directive_file_directive ON directive_file (directive_id) WHERE directive_id IS NOT NULL;

CREATE INDEX directive_file_step ON directive_file (step_id) WHERE step_id IS NOT NULL;

CREATE TABLE directive_step (
    id UUID PRIMARY KEY,
    digest BLOB,
    directive_id UUID NOT NULL,
    assignment_id UUID,
    area TEXT NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID,
    step TEXT NOT NULL,
    handed_to UUID,
    text BLOB,
    reason BLOB
);

CREATE INDEX directive_step_assignment ON directive_step (assignment_id, id);

CREATE INDEX directive_step_directive ON directive_step (directive_id, id);

CREATE TABLE disclosure (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    area TEXT NOT NULL,
    level TEXT NOT NULL,
    reason BLOB NOT NULL,
    official_id UUID NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    made_at BIGINT NOT NULL,
    made_by UUID,
    ended_at BIGINT,
    ended_by UUID,
    version BIGINT NOT NULL
);

CREATE INDEX disclosure_area ON disclosure (area, id);

CREATE TABLE door_call (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    note BLOB,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX door_call_area ON door_call (area, day);

CREATE INDEX door_call_household ON door_call (household_id);

CREATE TABLE finished_trip (
    fingerprint BLOB PRIMARY KEY,
    until BIGINT NOT NULL
);

CREATE TABLE gap (
    id UUID PRIMARY KEY,
    rule TEXT NOT NULL,
    area TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    day DATE NOT NULL,
    found_at BIGINT NOT NULL,
    begins_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    closed_at BIGINT,
    closed_on DATE
);

CREATE INDEX gap_area ON gap (area, day);

CREATE UNIQUE INDEX gap_once ON gap (rule, area, subject_id) WHERE closed_at IS NULL;

CREATE INDEX gap_open ON gap (area, id) WHERE closed_at IS NULL;

CREATE INDEX gap_subject ON gap (subject_id);

CREATE TABLE gap_check (
    id UUID PRIMARY KEY,
    due_at BIGINT NOT NULL,
    timed BOOLEAN NOT NULL,
    subject_kind TEXT NOT NULL,
    area TEXT NOT NULL,
    subject_id UUID NOT NULL
);

CREATE INDEX gap_check_due ON gap_check (due_at, id);

CREATE INDEX gap_check_timed ON gap_check (area, subject_id) WHERE timed;

CREATE TABLE household (
    id UUID PRIMARY KEY,
    area TEXT NOT NULL,
    address BLOB NOT NULL,
    address_index BLOB NOT NULL UNIQUE
);

CREATE INDEX household_area ON household (area, id);

CREATE TABLE household_pass (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
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
    revoked_reason BLOB,
    last_out_at BIGINT,
    out_since BIGINT,
    next_on DATE,
    forfeited BOOLEAN NOT NULL,
    over_uses BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE INDEX household_pass_area ON household_pass (area, id);

CREATE INDEX household_pass_batch ON household_pass (batch);

CREATE INDEX household_pass_ends ON household_pass (valid_to);

CREATE INDEX household_pass_home ON household_pass (household_id, id);

CREATE UNIQUE INDEX household_pass_household ON household_pass (household_id) WHERE revoked_at IS NULL;

CREATE INDEX household_pass_sequence ON household_pass (sequence, area);

CREATE TABLE import_run (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    kind TEXT NOT NULL,
    area TEXT NOT NULL,
    file_name TEXT NOT NULL,
    state TEXT NOT NULL,
    report TEXT,
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    worker_id UUID
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

CREATE INDEX inbox_area ON inbox (area);

CREATE INDEX inbox_subject ON inbox (subject_id);

CREATE INDEX inbox_unread ON inbox (worker_id, rule, id) WHERE read_at IS NULL;

CREATE INDEX inbox_worker ON inbox (worker_id, id);

CREATE TABLE isolation (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
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

CREATE INDEX isolation_area ON isolation (area, id);

CREATE INDEX isolation_arrival ON isolation (arrival_id);

CREATE INDEX isolation_ended ON isolation (ended_on) WHERE ended_on IS NOT NULL;

CREATE INDEX isolation_ends ON isolation (ends_on) WHERE ended_on IS NULL;

CREATE INDEX isolation_household ON isolation (household_id);

CREATE INDEX isolation_open ON isolation (id) WHERE ended_on IS NULL;

CREATE UNIQUE INDEX isolation_person ON isolation (person_id) WHERE ended_on IS NULL;

CREATE TABLE isolation_message (
    id UUID PRIMARY KEY,
    isolation_id UUID NOT NULL,
    area TEXT NOT NULL,
    text BLOB NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX isolation_message_area ON isolation_message (area);

CREATE INDEX isolation_message_isolation ON isolation_message (isolation_id);

CREATE TABLE isolation_order (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    isolation_id UUID NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    ground TEXT NOT NULL,
    reason BLOB,
    basis TEXT NOT NULL,
    issuer TEXT NOT NULL,
    household_id UUID NOT NULL,
    ends_on DATE NOT NULL,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX isolation_order_isolation ON isolation_order (isolation_id);

CREATE TABLE isolation_page (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    subject UUID NOT NULL,
    area TEXT NOT NULL,
    token BLOB NOT NULL UNIQUE,
    secret BLOB NOT NULL,
    made_at BIGINT NOT NULL,
    made_by UUID,
    revoked_at BIGINT,
    revoked_by UUID
);

CREATE INDEX isolation_page_area ON isolation_page (area);

CREATE INDEX isolation_page_of ON isolation_page (subject);

CREATE UNIQUE INDEX isolation_page_subject ON isolation_page (subject, kind) WHERE revoked_at IS NULL;

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

CREATE INDEX isolation_stay_area ON isolation_stay (area, from_day);

CREATE INDEX isolation_stay_household ON isolation_stay (household_id);

CREATE INDEX isolation_stay_household_area ON isolation_stay (household_area, household_id);

CREATE INDEX isolation_stay_isolation ON isolation_stay (isolation_id);

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    actor UUID,
    act TEXT NOT NULL,
    area TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE INDEX journal_actor ON journal (actor, seq) WHERE actor IS NOT NULL;

CREATE INDEX journal_subject ON journal (subject_id);

CREATE TABLE journal_inbox (
    id UUID PRIMARY KEY,
    at BIGINT NOT NULL,
    actor UUID,
    act TEXT NOT NULL,
    area TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE TABLE judgement (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    reading_id UUID NOT NULL,
    isolation_id UUID NOT NULL,
    area TEXT NOT NULL,
    symptoms TEXT NOT NULL,
    verdict TEXT NOT NULL,
    note BLOB,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX judgement_reading ON judgement (reading_id);

CREATE TABLE key_rotation (
    number INT PRIMARY KEY,
    began_at BIGINT NOT NULL,
    began_by UUID,
    used_from BIGINT NOT NULL,
    walk INT NOT NULL,
    walk_at BIGINT NOT NULL,
    place TEXT,
    after_id UUID,
    looked BIGINT NOT NULL,
    total BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    unreadable BIGINT NOT NULL,
    sealed BIGINT NOT NULL,
    ended_at BIGINT,
    version BIGINT NOT NULL
);

CREATE TABLE known_browser (
    secret_hash BLOB PRIMARY KEY,
    account_id UUID NOT NULL,
    failures INT NOT NULL,
    locked_until BIGINT,
    known_until BIGINT NOT NULL
);

CREATE INDEX known_browser_account ON known_browser (account_id);

CREATE TABLE look (
    id UUID PRIMARY KEY,
    area TEXT NOT NULL,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID,
    act TEXT NOT NULL,
    way TEXT NOT NULL,
    purpose TEXT NOT NULL,
    shown INT NOT NULL
);

CREATE INDEX look_worker ON look (worker_id, id);

CREATE TABLE look_count (
    worker_id UUID NOT NULL,
    day DATE NOT NULL,
    way TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (worker_id, day, way)
);

CREATE TABLE look_person (
    person_id UUID NOT NULL,
    look_id UUID NOT NULL,
    PRIMARY KEY (person_id, look_id)
);

CREATE TABLE mapping (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    area TEXT NOT NULL,
    columns TEXT NOT NULL,
    UNIQUE (area, kind, name)
);

CREATE TABLE meeting (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    area TEXT NOT NULL,
    body TEXT NOT NULL,
    number INT NOT NULL,
    title TEXT NOT NULL,
    held_at BIGINT NOT NULL,
    place TEXT NOT NULL,
    minutes BLOB,
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
    text BLOB NOT NULL
);

CREATE INDEX meeting_decision_meeting ON meeting_decision (meeting_id);

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
    recipient BLOB,
    text BLOB NOT NULL,
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

CREATE INDEX message_dead ON message (id) WHERE state = 'dead';

CREATE INDEX message_due ON message (channel, urgency, due_at) WHERE due_at IS NOT NULL;

CREATE INDEX message_person ON message (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX message_task ON message (task_id) WHERE task_id IS NOT NULL;

CREATE INDEX message_valid ON message (valid_until) WHERE due_at IS NOT NULL;

CREATE TABLE message_channel (
    channel TEXT PRIMARY KEY,
    window_from BIGINT NOT NULL,
    used INT NOT NULL,
    blocked_until BIGINT,
    tried_at BIGINT,
    reason TEXT
);

CREATE TABLE need (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    kind TEXT NOT NULL,
    category TEXT,
    isolation_id UUID NOT NULL,
    household_id UUID NOT NULL,
    person_id UUID NOT NULL,
    area TEXT NOT NULL,
    text BLOB,
    day DATE NOT NULL,
    raised_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    overdue BOOLEAN NOT NULL,
    taken_by UUID,
    taken_at BIGINT,
    granted BOOLEAN,
    answer BLOB,
    answered_on DATE,
    answered_at BIGINT,
    answered_by UUID,
    version BIGINT NOT NULL
);

CREATE INDEX need_area ON need (area, id);

CREATE INDEX need_isolation ON need (isolation_id, id);

CREATE INDEX need_waiting ON need (due_at) WHERE state <> 'answered' AND NOT overdue;

CREATE TABLE notice (
    id UUID PRIMARY KEY,
    batch UUID NOT NULL,
    digest BLOB NOT NULL,
    kind TEXT NOT NULL,
    isolation_id UUID,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    template_id UUID,
    number TEXT NOT NULL,
    day DATE NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    released_on DATE,
    basis TEXT NOT NULL,
    issuer TEXT NOT NULL,
    team TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by UUID
);

CREATE INDEX notice_area ON notice (area);

CREATE INDEX notice_batch ON notice (batch);

CREATE INDEX notice_household ON notice (household_id);

CREATE INDEX notice_isolation ON notice (isolation_id);

CREATE TABLE notice_series (
    series TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (series, kind, year)
);

CREATE TABLE notice_template (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    kind TEXT NOT NULL,
    area TEXT NOT NULL,
    text TEXT,
    made_at BIGINT NOT NULL,
    made_by UUID
);

CREATE INDEX notice_template_area ON notice_template (area, kind, id);

CREATE TABLE pass_exception (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    pass_id UUID NOT NULL,
    area TEXT NOT NULL,
    purpose TEXT NOT NULL,
    reason BLOB NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    given_at BIGINT NOT NULL,
    given_by UUID
);

CREATE INDEX pass_exception_area ON pass_exception (area);

CREATE INDEX pass_exception_pass ON pass_exception (pass_id, id);

CREATE TABLE pass_series (
    prefix TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE pass_use (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
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

CREATE INDEX pass_use_area ON pass_use (area, day);

CREATE INDEX pass_use_pass ON pass_use (pass_id, at);

CREATE TABLE person (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    sex TEXT NOT NULL,
    birth_year INT,
    document_type TEXT NOT NULL,
    document BLOB,
    document_tail_index BLOB,
    phone BLOB,
    phone_index BLOB,
    identity BLOB NOT NULL UNIQUE,
    version BIGINT NOT NULL
);

CREATE INDEX person_document_tail ON person (document_tail_index);

CREATE INDEX person_initials ON person (initials);

CREATE INDEX person_name ON person (name);

CREATE INDEX person_phone ON person (phone_index);

CREATE INDEX person_pinyin ON person (pinyin);

CREATE TABLE post (
    id UUID PRIMARY KEY,
    worker_id UUID NOT NULL,
    role TEXT NOT NULL,
    area TEXT NOT NULL,
    unit_id UUID,
    from_day DATE NOT NULL,
    to_day DATE
);

CREATE INDEX post_area ON post (area, role);

CREATE INDEX post_unit ON post (unit_id) WHERE unit_id IS NOT NULL;

CREATE INDEX post_worker ON post (worker_id);

CREATE TABLE proof (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    task_id UUID NOT NULL,
    area TEXT NOT NULL,
    media TEXT NOT NULL,
    content BLOB NOT NULL,
    at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX proof_area ON proof (area);

CREATE INDEX proof_task ON proof (task_id);

CREATE TABLE push_subscription (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL,
    worker_id UUID NOT NULL,
    session_id UUID NOT NULL UNIQUE,
    endpoint BLOB NOT NULL UNIQUE,
    address BLOB NOT NULL,
    face TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE INDEX push_subscription_worker ON push_subscription (worker_id);

CREATE TABLE pushed_list (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    area TEXT NOT NULL,
    batch TEXT NOT NULL,
    sender TEXT NOT NULL,
    urgency TEXT NOT NULL,
    asks TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    head BLOB NOT NULL,
    columns TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    received_by UUID
);

CREATE INDEX pushed_list_area ON pushed_list (area, id);

CREATE TABLE pushed_row (
    id UUID PRIMARY KEY,
    list_id UUID NOT NULL,
    number INT NOT NULL,
    area TEXT NOT NULL,
    cells BLOB NOT NULL,
    who BLOB NOT NULL,
    person_id UUID,
    household_id UUID,
    answer TEXT NOT NULL,
    reason TEXT,
    to_area TEXT,
    note BLOB,
    by_machine BOOLEAN NOT NULL,
    task_id UUID,
    day DATE NOT NULL,
    answered_at BIGINT NOT NULL,
    answered_by UUID,
    version BIGINT NOT NULL
);

CREATE INDEX pushed_row_area ON pushed_row (area, id);

CREATE INDEX pushed_row_household ON pushed_row (household_id) WHERE household_id IS NOT NULL;

CREATE INDEX pushed_row_list ON pushed_row (list_id, number);

CREATE INDEX pushed_row_person ON pushed_row (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE reading (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
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

CREATE INDEX reading_area ON reading (area, day);

CREATE INDEX reading_isolation ON reading (isolation_id, taken_at);

CREATE INDEX reading_waits ON reading (area, id) WHERE waits_since IS NOT NULL;

CREATE TABLE recovery_code (
    account_id UUID NOT NULL,
    code BLOB NOT NULL,
    PRIMARY KEY (account_id, code)
);

CREATE TABLE resident (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    head BOOLEAN NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE
);

CREATE INDEX resident_area ON resident (area, id);

CREATE INDEX resident_household ON resident (household_id);

CREATE UNIQUE INDEX resident_person ON resident (person_id) WHERE to_day IS NULL;

CREATE TABLE round (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    mark TEXT NOT NULL,
    area TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    asks TEXT,
    starts_on DATE NOT NULL,
    due_on DATE NOT NULL,
    state TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    opened_by UUID,
    closed_at BIGINT,
    closed_by UUID,
    closed_reason BLOB,
    version BIGINT NOT NULL
);

CREATE INDEX round_area ON round (area, id);

CREATE INDEX round_open ON round (id) WHERE state = 'open';

CREATE TABLE round_door (
    id UUID PRIMARY KEY,
    round_id UUID NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    joined_on DATE NOT NULL,
    state TEXT NOT NULL,
    day DATE NOT NULL,
    visits INT NOT NULL,
    visit_id UUID,
    visited_at BIGINT,
    next_at BIGINT,
    with_lead BOOLEAN NOT NULL,
    task_id UUID,
    unreached_since DATE,
    UNIQUE (round_id, household_id)
);

CREATE INDEX round_door_area ON round_door (area, round_id);

CREATE INDEX round_door_household ON round_door (household_id);

CREATE INDEX round_door_unreached ON round_door (unreached_since) WHERE unreached_since IS NOT NULL;

CREATE TABLE sample (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
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

CREATE INDEX sample_area ON sample (area, id);

CREATE INDEX sample_isolation ON sample (isolation_id);

CREATE UNIQUE INDEX sample_label ON sample (label) WHERE result_at IS NULL;

CREATE INDEX sample_waits ON sample (area, id) WHERE result_at IS NULL;

CREATE TABLE session (
    token_hash BLOB PRIMARY KEY,
    old_hash BLOB,
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

CREATE INDEX session_device ON session (device_id) WHERE device_id IS NOT NULL;

CREATE INDEX session_old ON session (old_hash) WHERE old_hash IS NOT NULL;

CREATE TABLE store_note (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE tally (
    measure TEXT NOT NULL,
    area TEXT NOT NULL,
    day DATE NOT NULL,
    facet TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (measure, area, day, facet)
);

CREATE TABLE tally_above (
    area TEXT NOT NULL,
    measure TEXT NOT NULL,
    day DATE NOT NULL,
    facet TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (area, measure, day, facet)
);

CREATE TABLE tally_gone (
    measure TEXT NOT NULL,
    area TEXT NOT NULL,
    day DATE NOT NULL,
    facet TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (measure, area, day, facet)
);

CREATE TABLE tally_inbox (
    id UUID PRIMARY KEY,
    counts TEXT NOT NULL
);

CREATE VIEW tally_now AS
         SELECT measure, area, day, facet, n FROM tally
         UNION ALL
         SELECT measure, area, day, facet, n FROM tally_waiting;

CREATE VIEW tally_waiting AS
         SELECT CAST(value ->> 0 AS TEXT) AS measure, CAST(value ->> 1 AS TEXT) AS area, CAST(value ->> 2 AS TEXT) AS day,
                CAST(value ->> 3 AS TEXT) AS facet, CAST(value ->> 4 AS INTEGER) AS n
         FROM tally_inbox, json_each(tally_inbox.counts);

CREATE TABLE task (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    area TEXT NOT NULL,
    subject UUID NOT NULL,
    person_id UUID,
    household_id UUID,
    holder UUID,
    day DATE NOT NULL,
    slot TEXT NOT NULL,
    opens_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    closed_at BIGINT,
    closed_by UUID,
    outcome TEXT,
    UNIQUE (subject, kind, day, slot)
);

CREATE INDEX task_of_day ON task (day, area, id, state);

CREATE INDEX task_of_holder ON task (holder, day) WHERE holder IS NOT NULL;

CREATE INDEX task_of_household ON task (household_id, day);

CREATE INDEX task_open ON task (due_at) WHERE closed_at IS NULL;

CREATE TABLE unit (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    kind TEXT NOT NULL,
    area TEXT NOT NULL
);

CREATE INDEX unit_area ON unit (area);

CREATE TABLE venue (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    address TEXT,
    unit_id UUID,
    worker_id UUID,
    contact_name BLOB,
    phone BLOB,
    state TEXT NOT NULL,
    state_at BIGINT NOT NULL,
    closed_reason BLOB,
    registered_on DATE NOT NULL,
    version INT NOT NULL
);

CREATE INDEX venue_area ON venue (area, id);

CREATE INDEX venue_name ON venue (name);

CREATE INDEX venue_of_kind ON venue (kind, area, id);

CREATE TABLE venue_suspension (
    id UUID PRIMARY KEY,
    venue_id UUID NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE
);

CREATE UNIQUE INDEX venue_suspended_once ON venue_suspension (venue_id) WHERE to_day IS NULL;

CREATE INDEX venue_suspension_area ON venue_suspension (area, id);

CREATE TABLE visit (
    id UUID PRIMARY KEY,
    digest BLOB NOT NULL,
    round_id UUID NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    worker_id UUID,
    at BIGINT NOT NULL,
    day DATE NOT NULL,
    received_at BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    people_now INT,
    confirmed TEXT NOT NULL,
    symptoms TEXT NOT NULL,
    note BLOB,
    withdrawn BOOLEAN NOT NULL
);

CREATE INDEX visit_area ON visit (area, day);

CREATE INDEX visit_household ON visit (household_id, at);

CREATE TABLE worker (
    id UUID PRIMARY KEY,
    area TEXT NOT NULL,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    phone BLOB,
    version BIGINT NOT NULL
);

CREATE INDEX worker_area ON worker (area, id);

CREATE INDEX worker_initials ON worker (initials);

CREATE INDEX worker_name ON worker (name);

CREATE INDEX worker_pinyin ON worker (pinyin);
