-- A recorder may turn up for whatever was given up without one, also for what was stopped before it began.
drop index recordings_given_up;
create index recordings_without_recorder on recording (ended_at) where egress_id is null;
create index recordings_by_request on recording (requested_at);
