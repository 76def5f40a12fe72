-- What somebody said last holds. The clocks of two replicas, and so their ids, may tell another order than that in which
-- the room was locked for it.
alter table consent add column number bigint generated always as identity;
