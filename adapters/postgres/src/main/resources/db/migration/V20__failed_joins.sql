-- Tries to join that LiveKit gave up before media flowed: one row for a token in a session.
create table failed_join (
    id         uuid primary key,
    room_id    uuid        not null references room,
    session_id uuid        not null references session,
    token_id   uuid        not null references token,
    identity   text        not null,
    name       text,
    kind       text        not null,
    role       text        not null,
    last_sid   text        not null,
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    tries      integer     not null,
    reason     text,
    constraint one_row_of_tries unique (token_id, session_id)
);
create index failed_joins_by_room on failed_join (room_id, id);
