-- The transaction that issued or revoked a token. Whoever asks for all from the oldest transaction that was still open
-- when they asked before misses nothing, however late something commits.
alter table token add column changed_in xid8 not null default pg_current_xact_id();
create index tokens_by_change on token (changed_in);
create index tokens_by_session on token (session_id);

create function note_change() returns trigger language plpgsql as $$
begin
    new.changed_in := pg_current_xact_id();
    return new;
end
$$;
create trigger token_revoked before update on token for each row
    when (new.revoked_at is distinct from old.revoked_at) execute function note_change();

-- All names of open sessions are read several times a second; this index alone answers it.
create index open_sessions on session (livekit_room) include (room_id) where ended_at is null;
