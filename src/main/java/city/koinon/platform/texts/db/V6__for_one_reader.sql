-- What one person asked is answered for one language and not for all of the city's; null for what everybody reads.
alter table texts.manuscript add column only_in text[];
