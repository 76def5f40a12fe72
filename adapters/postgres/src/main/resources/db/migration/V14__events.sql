-- The last number that an event of a room was given. No reference to the room: checking it would wait for whoever holds
-- the room, with this row in hand.
create table event_room (
    room_id  uuid primary key,
    sequence bigint not null,
    xid      xid8   not null
);

-- What is told to others, written in the transaction of its cause. A reader goes by (xid, position): see
-- docs/decisions/0019. xid is that of the transaction, or a later one where an event of the same room has it.
create table event (
    id       uuid primary key,
    xid      xid8        not null default pg_current_xact_id(),
    position bigint      not null generated always as identity,
    type     text        not null,
    room_id  uuid,
    sequence bigint,
    subject  text        not null,
    at       timestamptz not null,
    data     jsonb       not null,
    constraint each_number_once_in_a_room unique (room_id, sequence),
    check ((room_id is null) = (sequence is null))
);
create unique index event_order on event (xid, position);
create index events_by_room on event (room_id, xid, position);
create index events_by_type on event (type, xid, position);
create index events_by_age on event (at);
create trigger event_stays before update on event for each row execute function refuse_change();

-- Behind which token and which API key it is still to be told that they have expired; what was before is old news.
create table expired_until (
    kind       text primary key,
    expires_at timestamptz not null,
    id         uuid        not null
);
insert into expired_until (kind, expires_at, id)
select kind, now(), 'ffffffff-ffff-ffff-ffff-ffffffffffff' from unnest(array ['token', 'api_key']) kind;
create index tokens_by_expiry on token (expires_at, id);
