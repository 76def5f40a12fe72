-- db-scheduler's, as it wants it. No index beside the key: it holds a handful of rows that change all the time.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

-- What the clock has to do next is asked for every second.
create index rooms_to_open on room (starts_at) where status = 'SCHEDULED';
create index rooms_to_end on room (ends_at) where status in ('SCHEDULED', 'OPEN', 'LIVE') and ends_at is not null;

alter table session add column must_end_at timestamptz;
create index sessions_to_end on session (must_end_at) where ended_at is null and must_end_at is not null;
create index sessions_untouched on session (id) where ended_at is null and started_at is null and sid is null;

update session set end_reason = case when started_at is null then 'NEVER_USED' else 'EMPTIED' end
where end_reason = 'FINISHED';
