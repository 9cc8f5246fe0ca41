-- The language a translator had beside them, where that was not the original.
alter table texts.draft add column via text;
