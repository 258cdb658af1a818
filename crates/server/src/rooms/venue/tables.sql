CREATE TABLE venue (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    address TEXT,
    unit_id UUID,
    worker_id UUID,
    contact_name BYTES,
    phone BYTES,
    state TEXT NOT NULL,
    state_at BIGINT NOT NULL,
    closed_reason BYTES,
    registered_on DATE NOT NULL,
    version INT NOT NULL
);

CREATE INDEX venue_area ON venue (area, id);

CREATE INDEX venue_of_kind ON venue (kind, area, id);

CREATE INDEX venue_name ON venue (name);

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
