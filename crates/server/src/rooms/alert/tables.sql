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
    outcome BYTES,
    version BIGINT NOT NULL
);

CREATE INDEX alert_area ON alert (area, id);

CREATE INDEX alert_subject ON alert (subject_id);

CREATE INDEX alert_closed ON alert (closed_on) WHERE closed_on IS NOT NULL;

CREATE INDEX alert_state ON alert (state, raised_at);

CREATE INDEX alert_owner ON alert (owner, state);

CREATE INDEX alert_climbing ON alert (climbs_at) WHERE climbs_at IS NOT NULL;

CREATE INDEX alert_untold ON alert (tell_at) WHERE tell_at IS NOT NULL;

CREATE INDEX alert_rule ON alert (rule, area, id);

CREATE INDEX alert_group ON alert (area, rule, severity, state, raised_at) WHERE state <> 'closed';
