CREATE TABLE notice_template (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    kind TEXT NOT NULL,
    area TEXT NOT NULL,
    text TEXT,
    made_at BIGINT NOT NULL,
    made_by UUID
);

CREATE INDEX notice_template_area ON notice_template (area, kind, id);

CREATE TABLE notice (
    id UUID PRIMARY KEY,
    batch UUID NOT NULL,
    digest BYTES NOT NULL,
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

CREATE INDEX notice_batch ON notice (batch);

CREATE INDEX notice_isolation ON notice (isolation_id);

CREATE INDEX notice_household ON notice (household_id);

CREATE INDEX notice_area ON notice (area);

CREATE TABLE notice_series (
    series TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (series, kind, year)
);

CREATE TABLE disclosure (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    area TEXT NOT NULL,
    level TEXT NOT NULL,
    reason BYTES NOT NULL,
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
