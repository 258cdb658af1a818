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
