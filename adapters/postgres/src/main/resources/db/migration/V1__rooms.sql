create table template (
    id         uuid primary key,
    room_type  text        not null,
    revision   integer     not null,
    is_default boolean     not null,
    archived   boolean     not null,
    deleted    boolean     not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version    integer     not null
);
-- Whoever makes a template the default, however many do so at once, one per type is.
create unique index one_default_per_type on template (room_type) where is_default and not deleted;

create table template_revision (
    template_id uuid    not null references template,
    revision    integer not null,
    draft       jsonb   not null,
    primary key (template_id, revision)
);

create table room (
    id                 uuid primary key,
    name               text        not null,
    room_type          text        not null,
    template_id        uuid        not null,
    template_revision  integer     not null,
    booking_id         text,
    service_session_id text,
    starts_at          timestamptz,
    ends_at            timestamptz,
    settings           jsonb       not null,
    status             text        not null,
    end_reason         text,
    deleted            boolean     not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    version            integer     not null,
    foreign key (template_id, template_revision) references template_revision
);
create unique index one_room_per_booking on room (booking_id)
    where status <> 'CANCELLED' and not deleted;
create unique index one_room_per_service_session on room (service_session_id)
    where status <> 'CANCELLED' and not deleted;
create index rooms_by_template on room (template_id, id);
create index rooms_by_status on room (status, id) where not deleted;

create table room_change (
    id          uuid primary key default uuidv7(),
    room_id     uuid        not null references room,
    from_status text,
    to_status   text        not null,
    reason      text        not null,
    actor       text        not null,
    at          timestamptz not null
);
create index room_history on room_change (room_id, id);

create table session (
    id           uuid primary key,
    room_id      uuid    not null references room,
    livekit_room text    not null,
    sid          text unique,
    started_at   timestamptz,
    ended_at     timestamptz,
    end_reason   text,
    version      integer not null
);
create unique index one_open_session_per_room on session (room_id) where ended_at is null;
create index sessions_by_room on session (room_id, id);
create index sessions_by_livekit_room on session (livekit_room);

create table token (
    id                uuid primary key,
    room_id           uuid        not null references room,
    session_id        uuid        not null references session,
    identity          text        not null,
    name              text,
    role              text        not null,
    publish_sources   text        not null,
    can_publish_data  boolean     not null,
    can_subscribe     boolean     not null,
    attributes        jsonb       not null,
    metadata          text,
    max_uses          integer,
    max_participants  integer,
    empty_timeout     integer     not null,
    departure_timeout integer     not null,
    issued_by         text        not null,
    issued_at         timestamptz not null,
    expires_at        timestamptz not null,
    first_joined_at   timestamptz,
    last_seen_at      timestamptz,
    join_count        integer     not null,
    revoked_at        timestamptz,
    revoked_by        text,
    version           integer     not null
);
create index tokens_by_room on token (room_id, id);

create table api_key (
    id          uuid primary key,
    name        text        not null,
    scopes      text        not null,
    secret_hash text        not null,
    created_by  text        not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    revoked_at  timestamptz,
    revoked_by  text
);

create table connection (
    sid           text primary key,
    attendance_id uuid        not null,
    room_id       uuid        not null references room,
    session_id    uuid        not null references session,
    identity      text        not null,
    name          text,
    kind          text        not null,
    token_id      uuid,
    role          text,
    joined_at     timestamptz not null,
    left_at       timestamptz,
    reason        text
);
create index connections_of_identity on connection (session_id, identity);
create index connections_of_token on connection (token_id);

-- Folded from the connections, and rewritten whenever one of them changes.
create table attendance (
    id          uuid primary key,
    room_id     uuid        not null references room,
    session_id  uuid        not null references session,
    identity    text        not null,
    name        text,
    kind        text        not null,
    token_id    uuid,
    role        text,
    joined_at   timestamptz not null,
    left_at     timestamptz,
    reason      text,
    connections text[]      not null,
    uses        uuid[]      not null
);
create index attendances_by_room on attendance (room_id, id);
create index attendances_of_identity on attendance (session_id, identity);

create table track (
    sid             text primary key,
    participant_sid text not null,
    session_id      uuid not null references session,
    source          text not null,
    published_at    timestamptz,
    unpublished_at  timestamptz
);
create index tracks_by_participant on track (participant_sid);

create table media_demand (
    kind         text        not null,
    livekit_room text        not null,
    identity     text        not null,
    token_id     uuid,
    attempts     integer     not null,
    due_at       timestamptz not null,
    unique nulls not distinct (kind, livekit_room, identity, token_id)
);
create index demands_by_due on media_demand (due_at);

create table inbox (
    event_id    text primary key,
    position    bigint      not null generated always as identity,
    line        text        not null,
    payload     text        not null,
    received_at timestamptz not null,
    attempts    integer     not null default 0,
    retry_at    timestamptz,
    applied_at  timestamptz,
    failed_at   timestamptz,
    reason      text
);
create index inbox_waiting on inbox (line, position) where applied_at is null and failed_at is null;

create table answer (
    caller      text        not null,
    operation   text        not null,
    key         text        not null,
    fingerprint text        not null,
    status      integer     not null,
    location    text,
    etag        text,
    body        text,
    remint      text,
    expires_at  timestamptz not null,
    primary key (caller, operation, key)
);
create index answers_by_expiry on answer (expires_at);
