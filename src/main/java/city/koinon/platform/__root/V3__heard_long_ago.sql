-- What everybody has heard is kept for a week, and found by when that was.
create index heard_on on event_publication_archive (completion_date);
