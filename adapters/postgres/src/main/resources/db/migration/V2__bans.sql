create table ban (
    id         uuid primary key,
    room_id    uuid        not null references room,
    identity   text        not null,
    banned_by  text        not null,
    banned_at  timestamptz not null,
    expires_at timestamptz,
    constraint one_ban_per_identity unique (room_id, identity)
);
