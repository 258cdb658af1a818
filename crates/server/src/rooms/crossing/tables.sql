CREATE TABLE crossing (
    id UUID PRIMARY KEY,
    body TEXT NOT NULL,
    checkpoint_id UUID NOT NULL,
    area TEXT NOT NULL,
    at BIGINT NOT NULL,
    day DATE NOT NULL,
    direction TEXT NOT NULL,
    decision TEXT NOT NULL,
    plate TEXT,
    people BIGINT NOT NULL
);

CREATE INDEX crossing_checkpoint ON crossing (checkpoint_id, at);

CREATE INDEX crossing_area ON crossing (area, at);
