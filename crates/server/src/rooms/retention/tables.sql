CREATE TABLE deletion (
    kind TEXT NOT NULL,
    day DATE NOT NULL,
    rows BIGINT NOT NULL,
    kept_days INT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (kind, day)
);
