CREATE TABLE area (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    parent TEXT,
    initials TEXT NOT NULL
);

CREATE INDEX area_parent ON area (parent);

CREATE INDEX area_name ON area (name);

CREATE INDEX area_initials ON area (initials);

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
