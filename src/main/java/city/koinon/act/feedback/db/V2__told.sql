-- What is told of a service stays as it is until five more have answered: nobody sees one answer come.
create table feedback.told (
    city     text    not null default current_setting('koinon.city'),
    service  uuid    not null,
    untold   integer not null,
    told_on  date,
    outcome  jsonb,
    primary key (city, service),
    constraint counts_answers check (untold >= 0),
    constraint told_whole check ((told_on is null) = (outcome is null))
);
select guard_by_city('feedback', 'told');

insert into feedback.told (city, service, untold) select city, service, count(*) from feedback.answer group by city, service;
