-- At most half a minute older than the last use of the key.
alter table api_key add column last_used_at timestamptz;
