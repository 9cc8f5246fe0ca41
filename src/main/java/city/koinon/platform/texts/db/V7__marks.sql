-- Grows with time, and is another one whenever a wording is written or somebody has read it against the original: by it is found what has
-- changed since one last looked. Ids of wordings grow with time too.
alter table texts.rendering add column mark uuid;
update texts.rendering set mark = id;
alter table texts.rendering alter column mark set not null;
create index rendering_by_mark on texts.rendering (city, mark);
