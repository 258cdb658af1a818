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

CREATE TABLE look_person (
    person_id UUID NOT NULL,
    look_id UUID NOT NULL,
    PRIMARY KEY (person_id, look_id)
);

CREATE TABLE look_count (
    worker_id UUID NOT NULL,
    day DATE NOT NULL,
    way TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (worker_id, day, way)
);

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
