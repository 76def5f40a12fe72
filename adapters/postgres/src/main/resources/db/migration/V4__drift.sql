create index live_sessions on session (id) where sid is not null and ended_at is null;

create table look (
    session_id uuid primary key references session,
    seen_at    timestamptz not null
);

create table drift (
    id           uuid primary key,
    kind         text        not null,
    subject      text        not null,
    livekit_room text        not null,
    room_id      uuid,
    session_id   uuid,
    identity     text,
    found_at     timestamptz not null,
    constraint each_difference_once unique (kind, subject)
);
create index drift_by_kind on drift (kind, id);

create table lease (
    name        text primary key,
    holder      uuid        not null,
    until       timestamptz not null
);
