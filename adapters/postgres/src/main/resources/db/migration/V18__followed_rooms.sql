-- An ended room keeps its ledger and its booking; a newer room of the same booking takes its place.
alter table room add column followed boolean not null default false;

drop index one_room_per_booking;
create unique index one_room_per_booking on room (booking_id)
    where status <> 'CANCELLED' and not deleted and not followed;
drop index one_room_per_service_session;
create unique index one_room_per_service_session on room (service_session_id)
    where status <> 'CANCELLED' and not deleted and not followed;
