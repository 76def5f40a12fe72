-- Whether the storage did not answer or refused us when it was last asked for the file.
alter table recording add column storage_away boolean not null default false;
