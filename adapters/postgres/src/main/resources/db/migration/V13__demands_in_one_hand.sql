-- Who demands what somebody has in hand waits for them: two at once could leave what the first of them saw.
alter table media_demand add column taken_until timestamptz, add column again boolean not null default false;
