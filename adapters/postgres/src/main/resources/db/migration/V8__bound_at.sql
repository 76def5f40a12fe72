-- When LiveKit first showed the room of a session: what it tells of an older room under the same name is late news.
alter table session add column bound_at timestamptz;
