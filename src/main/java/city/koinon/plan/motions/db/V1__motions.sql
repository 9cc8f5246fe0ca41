-- The questions were kept beside the recommendations they are about; now in their own room, with their guard and their rules.
create schema motions;
grant usage on schema motions to koinon_app;
alter table accountability.motion set schema motions;
