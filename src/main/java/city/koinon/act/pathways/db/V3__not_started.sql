-- What nobody has begun is called by the word of the pages.
alter table pathways.tick drop constraint mark_known;
update pathways.tick set mark = 'NOT_STARTED' where mark = 'TODO';
alter table pathways.tick add constraint mark_known check (mark in ('NOT_STARTED', 'DOING', 'DONE', 'BLOCKED', 'NOT_FOR_ME'));
