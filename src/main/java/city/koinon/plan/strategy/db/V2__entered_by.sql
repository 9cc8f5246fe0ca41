-- Who of an office typed its news in for its holder: a persona, whose name is asked when it is read.
alter table strategy.news add column entered_by uuid;
