-- LiveKit is asked for a recorder as soon as the row of a recording is committed, which requested_at tells.
alter table recording drop column called_at;
