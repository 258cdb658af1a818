CREATE TABLE person (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    sex TEXT NOT NULL,
    birth_year INT,
    document_type TEXT NOT NULL,
    document BYTES,
    document_tail_index BYTES,
    phone BYTES,
    phone_index BYTES,
    identity BYTES NOT NULL UNIQUE,
    version BIGINT NOT NULL
);

CREATE INDEX person_name ON person (name);

CREATE INDEX person_initials ON person (initials);

CREATE INDEX person_pinyin ON person (pinyin);

CREATE INDEX person_document_tail ON person (document_tail_index);

CREATE INDEX person_phone ON person (phone_index);

CREATE TABLE household (
    id UUID PRIMARY KEY,
    area TEXT NOT NULL,
    address BYTES NOT NULL,
    address_index BYTES NOT NULL UNIQUE
);

CREATE INDEX household_area ON household (area, id);

CREATE TABLE resident (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL,
    household_id UUID NOT NULL,
    area TEXT NOT NULL,
    head BOOLEAN NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE
);

CREATE UNIQUE INDEX resident_person ON resident (person_id) WHERE to_day IS NULL;

CREATE INDEX resident_household ON resident (household_id);

CREATE INDEX resident_area ON resident (area, id);

CREATE TABLE worker (
    id UUID PRIMARY KEY,
    area TEXT NOT NULL,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    phone BYTES,
    version BIGINT NOT NULL
);

CREATE INDEX worker_area ON worker (area, id);

CREATE INDEX worker_name ON worker (name);

CREATE INDEX worker_initials ON worker (initials);

CREATE INDEX worker_pinyin ON worker (pinyin);

CREATE TABLE unit (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    kind TEXT NOT NULL,
    area TEXT NOT NULL
);

CREATE INDEX unit_area ON unit (area);

CREATE TABLE post (
    id UUID PRIMARY KEY,
    worker_id UUID NOT NULL,
    role TEXT NOT NULL,
    area TEXT NOT NULL,
    unit_id UUID,
    from_day DATE NOT NULL,
    to_day DATE
);

CREATE INDEX post_worker ON post (worker_id);

CREATE INDEX post_area ON post (area, role);

CREATE INDEX post_unit ON post (unit_id) WHERE unit_id IS NOT NULL;
