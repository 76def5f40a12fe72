-- The log of webhooks: only ever inserted into, dropped by the day. Days are those of the database's clock in UTC.
create sequence inbox_position;
create table inbox_log (
    event_id    text        not null,
    logged_on   date        not null default (now() at time zone 'UTC')::date,
    line        text        not null,
    payload     text        not null,
    received_at timestamptz not null,
    logged_at   timestamptz not null default now(),
    xid         xid8        not null default pg_current_xact_id(),
    position    bigint      not null default nextval('inbox_position'),
    primary key (event_id, logged_on)
) partition by range (logged_on);
create index inbox_log_order on inbox_log (xid, position);
create index inbox_log_lines on inbox_log (line, xid, position);

-- How far the log was read.
create table inbox_cursor (
    one      boolean primary key default true check (one),
    xid      xid8   not null,
    position bigint not null
);
insert into inbox_cursor (xid, position) values ('0', 0);

-- The lines with something to apply: what is behind one place in the log, up to another.
create table inbox_line (
    line          text primary key,
    xid           xid8   not null,
    position      bigint not null,
    seen_xid      xid8   not null,
    seen_position bigint not null
);

-- What made trouble.
create table inbox_item (
    id          uuid primary key default uuidv7(),
    event_id    text        not null,
    line        text        not null,
    xid         xid8        not null,
    position    bigint      not null,
    payload     text,
    received_at timestamptz not null,
    state       text        not null,
    attempts    integer     not null,
    reason      text        not null,
    retry_at    timestamptz,
    failed_at   timestamptz
);
create index inbox_items_by_state on inbox_item (state, id);
create index inbox_items_waiting on inbox_item (line, xid, position) where state = 'WAITING';
create index inbox_items_by_age on inbox_item (received_at);

-- A table that is attached locks out nobody who inserts, one that is created as a partition does.
create function make_inbox_days(ahead integer) returns void language plpgsql as $$
declare
    today date := (now() at time zone 'UTC')::date;
    day   date;
    name  text;
begin
    perform pg_advisory_xact_lock(hashtextextended('inbox_log', 3));
    for day in select today + n from generate_series(0, ahead) n loop
        name := 'inbox_log_' || to_char(day, 'YYYYMMDD');
        if to_regclass(name) is null then
            execute format('create table %I (like inbox_log including defaults including constraints)', name);
            execute format('alter table inbox_log attach partition %I for values from (%L) to (%L)', name, day, day + 1);
        end if;
    end loop;
end $$;

-- A day in which something still has to be applied stays, and so does one that somebody is reading: dropping it would
-- have to wait, and whoever inserts would wait behind it.
create function drop_inbox_days(before date) returns void language plpgsql set lock_timeout = '200ms' as $$
declare
    name  text;
    waits boolean;
begin
    if not pg_try_advisory_xact_lock(hashtextextended('inbox_log', 3)) then
        return;
    end if;
    for name in
        select child.relname from pg_inherits join pg_class child on child.oid = inhrelid
        where inhparent = 'inbox_log'::regclass and to_date(right(child.relname, 8), 'YYYYMMDD') < before
        order by child.relname
    loop
        begin
            execute format(
                'select exists (select from %1$I l, inbox_cursor c where (l.xid, l.position) > (c.xid, c.position))
                   or exists (select from inbox_line w join %1$I l
                     on l.line = w.line and (l.xid, l.position) > (w.xid, w.position))', name) into waits;
            if not waits then
                execute format('drop table %I', name);
            end if;
        exception when lock_not_available then
            raise notice '% is being read and stays for now', name;
        end;
    end loop;
end $$;

select make_inbox_days(2);

insert into inbox_log (event_id, line, payload, received_at)
select event_id, line, payload, received_at from inbox
where applied_at is null and failed_at is null order by position;
insert into inbox_item
    (event_id, line, xid, position, payload, received_at, state, attempts, reason, failed_at)
select event_id, line, pg_current_xact_id(), position, payload, received_at, 'FAILED', attempts, coalesce(reason, ''),
  failed_at from inbox where failed_at is not null;
drop table inbox;
