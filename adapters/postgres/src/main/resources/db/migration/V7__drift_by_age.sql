create index drift_by_age on drift (found_at);
