-- An announcement that was said by mistake is taken back; one whose last day has passed is not translated any more.
alter table guide.announcement
    add column withdrawn_on date,
    add column ended boolean not null default false;
create index announcement_that_runs on guide.announcement (city, last_day) where not ended;
