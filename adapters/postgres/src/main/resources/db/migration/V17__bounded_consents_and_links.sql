-- The join token that a decision was sent with; null for an API key, and for what is older than this column.
alter table consent add column token_id uuid;
-- The last decision of an identity is one row of an index, however much it has said.
create index consents_by_identity on consent (room_id, identity, number desc);
create index acceptances_by_version on consent (room_id, identity, text_version, number desc)
    where decision = 'ACCEPTED';
create index refusals_by_identity on consent (room_id, identity, number desc) where decision <> 'ACCEPTED';
create index decisions_by_token on consent (token_id, recorded_at desc) where decision <> 'WITHDRAWN';

-- One row for all links to a recording that an actor is given within a minute.
alter table recording_link add column times integer not null default 1;
create index recording_links_by_actor on recording_link (recording_id, given_to_kind, given_to_id, given_at desc);

-- The row still says to whom and since when. Only its count and the end of what was given grow.
create function refuse_other_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.recording_id, new.given_to, new.given_to_kind, new.given_to_id, new.given_at)
            is distinct from (old.id, old.recording_id, old.given_to, old.given_to_kind, old.given_to_id, old.given_at)
        or new.times <= old.times or new.expires_at < old.expires_at then
        raise exception '% is only inserted into and counted up', tg_table_name;
    end if;
    return new;
end
$$;
drop trigger recording_link_stays on recording_link;
create trigger recording_link_stays before delete on recording_link for each row execute function refuse_change();
create trigger recording_link_counts before update on recording_link
    for each row execute function refuse_other_change();
