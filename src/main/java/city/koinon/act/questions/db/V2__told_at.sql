-- Since when the asker can read the answer in their language: the days of silence run from there.
alter table questions.answer add column told_at timestamptz;
