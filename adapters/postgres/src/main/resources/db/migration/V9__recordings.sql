-- What was said and done stays as it was written down, whoever is at the database.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only inserted into', tg_table_name;
end
$$;

create table consent (
    id           uuid primary key,
    room_id      uuid        not null references room,
    identity     text        not null,
    decision     text        not null,
    text_version text,
    locale       text,
    recorded_at  timestamptz not null,
    recorded_by  text        not null
);
create index consents_by_room on consent (room_id, id);
create trigger consent_stays before update or delete on consent for each row execute function refuse_change();

create table recording (
    id             uuid primary key,
    room_id        uuid        not null references room,
    room_name      text        not null,
    session_id     uuid        not null references session,
    livekit_room   text        not null,
    kind           text        not null,
    layout         text        not null,
    preset         text        not null,
    max_duration   integer,
    track_sid      text,
    identity       text,
    video          boolean     not null,
    object_key     text        not null unique,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    consents       uuid[]      not null,
    retention_days integer,
    status         text        not null,
    reason         text,
    egress_id      text unique,
    called_at      timestamptz,
    started_at     timestamptz,
    ended_at       timestamptz,
    duration_nanos bigint,
    size_bytes     bigint,
    silent_since   timestamptz,
    egress_over    boolean     not null,
    legal_hold     boolean     not null,
    expires_at     timestamptz,
    removal_to     text,
    removal_by     text,
    removal_at     timestamptz,
    removed_at     timestamptz,
    due_at         timestamptz,
    version        integer     not null
);
-- However many ask at once, one composite recording of a room is live.
create unique index one_live_composite_per_room on recording (room_id)
    where kind = 'COMPOSITE' and status in ('REQUESTED', 'STARTING', 'ACTIVE', 'ENDING');
create index live_recordings on recording (room_id) where status in ('REQUESTED', 'STARTING', 'ACTIVE', 'ENDING');
create index recordings_by_room on recording (room_id, id);
create index recordings_by_status on recording (status, id);
create index recordings_by_session on recording (session_id);
create index recordings_by_due on recording (due_at) where due_at is not null;
create index recordings_by_expiry on recording (expires_at)
    where expires_at is not null and removal_at is null and not legal_hold;
create index recordings_given_up on recording (ended_at) where reason = 'recorder-unavailable';

create table recording_change (
    id           uuid primary key default uuidv7(),
    recording_id uuid        not null references recording,
    from_status  text,
    to_status    text        not null,
    reason       text        not null,
    actor        text        not null,
    at           timestamptz not null
);
create index recording_history on recording_change (recording_id, id);
create trigger recording_history_stays before update or delete on recording_change
    for each row execute function refuse_change();

-- Who was given a link to a recording. The link itself is a secret, and not kept.
create table recording_link (
    id           uuid primary key default uuidv7(),
    recording_id uuid        not null references recording,
    given_to     text        not null,
    given_at     timestamptz not null,
    expires_at   timestamptz not null
);
create index recording_links on recording_link (recording_id, id);
create trigger recording_link_stays before update or delete on recording_link
    for each row execute function refuse_change();
