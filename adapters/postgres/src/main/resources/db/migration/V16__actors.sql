-- A name does not prove who did something: its kind and id stand beside it. Rows from before have the name alone, which
-- may belong to anybody.
alter table room_change add column actor_kind text, add column actor_id text;

alter table token
    add column issued_by_kind  text,
    add column issued_by_id    text,
    add column revoked_by_kind text,
    add column revoked_by_id   text;

alter table api_key
    add column created_by_kind text,
    add column created_by_id   text,
    add column revoked_by_kind text,
    add column revoked_by_id   text;

alter table ban add column banned_by_kind text, add column banned_by_id text;

alter table consent add column recorded_by_kind text, add column recorded_by_id text;

alter table recording
    add column requested_by_kind text,
    add column requested_by_id   text,
    add column removal_by_kind   text,
    add column removal_by_id     text;

alter table recording_change add column actor_kind text, add column actor_id text;

alter table recording_link add column given_to_kind text, add column given_to_id text;
