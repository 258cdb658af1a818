CREATE TABLE crossing (
    id UUID PRIMARY KEY,
    digest BYTES NOT NULL,
    checkpoint_id UUID NOT NULL,
    area TEXT NOT NULL,
    at BIGINT NOT NULL,
    day DATE NOT NULL,
    hour TEXT NOT NULL,
    direction TEXT NOT NULL,
    decision TEXT NOT NULL,
    origin_kind TEXT NOT NULL,
    people INT NOT NULL,
    content BYTES NOT NULL,
    plate_index BYTES,
    person_index BYTES,
    person_id UUID,
    arrivals TEXT,
    pass_id UUID,
    notice TEXT,
    source TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    worker_id UUID
);

CREATE INDEX crossing_checkpoint ON crossing (checkpoint_id, at, id);

CREATE INDEX crossing_at ON crossing (at, id);

CREATE INDEX crossing_decided ON crossing (decision, at, id) WHERE decision <> 'admit';

CREATE INDEX crossing_plate ON crossing (plate_index, at) WHERE plate_index IS NOT NULL;

CREATE INDEX crossing_person ON crossing (person_index, at) WHERE person_index IS NOT NULL;

CREATE TABLE crossing_companion (
    crossing_id UUID NOT NULL,
    place INT NOT NULL,
    at BIGINT NOT NULL,
    person_index BYTES NOT NULL,
    person_id UUID,
    PRIMARY KEY (crossing_id, place)
);

CREATE INDEX crossing_companion_person ON crossing_companion (person_index, at);
