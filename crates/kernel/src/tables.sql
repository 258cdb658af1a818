CREATE TABLE journal (
    seq BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor UUID,
    act TEXT NOT NULL,
    area TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE INDEX journal_subject ON journal (subject_id);

CREATE INDEX journal_actor ON journal (actor, seq) WHERE actor IS NOT NULL;

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

CREATE TABLE tally_inbox (
    id UUID PRIMARY KEY,
    counts TEXT NOT NULL
);

CREATE TABLE tally_gone (
    measure TEXT NOT NULL,
    area TEXT NOT NULL,
    day DATE NOT NULL,
    facet TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (measure, area, day, facet)
);

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

CREATE INDEX task_of_holder ON task (holder, day) WHERE holder IS NOT NULL;

CREATE INDEX task_of_day ON task (day, area, id, state);

CREATE INDEX task_of_household ON task (household_id, day);

CREATE INDEX task_open ON task (due_at) WHERE closed_at IS NULL;
