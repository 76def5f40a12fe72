-- A room is compared as a whole with the ledger: a client may be in it under another identity than its token names.
insert into media_demand (kind, livekit_room, identity, attempts, due_at)
select distinct 'evict-intruders', livekit_room, '', 0, now() from media_demand where kind = 'evict';
delete from media_demand where kind = 'evict';

-- The use of a token with a limit is news for the allow list as well.
create trigger token_used before update on token for each row
    when (new.max_uses is not null) execute function note_change();

-- Seats are counted at each mint of a room with a limit: its young tokens that nobody has used.
create index tokens_unused on token (room_id, issued_at) where join_count = 0 and revoked_at is null;
