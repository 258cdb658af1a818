CREATE TABLE checkpoint (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    hours TEXT NOT NULL,
    state TEXT NOT NULL,
    closed_reason TEXT,
    lead UUID,
    created_at BIGINT NOT NULL,
    version INT NOT NULL
);

CREATE INDEX checkpoint_area ON checkpoint (area, id);
