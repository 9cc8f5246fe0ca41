-- Which office keeps the papers of the municipal council, so that it learns of what has been owed for long.
create table duties.council_secretary (
    city   text not null default current_setting('koinon.city'),
    office uuid not null,
    primary key (city)
);
select guard_by_city('duties', 'council_secretary');
