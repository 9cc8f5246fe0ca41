create schema feedback;

-- What one person said of a service: on which day and in which language, and nothing of who.
create table feedback.answer (
    city      text    not null default current_setting('koinon.city'),
    id        uuid    not null,
    service   uuid    not null,
    lang      text    not null,
    delivered text    not null,
    took      text,
    explained text,
    effort    integer not null,
    said      text,
    day       date    not null,
    primary key (city, id),
    constraint delivered_known check (delivered in ('YES', 'PARTLY', 'NOT_YET', 'NO')),
    constraint took_known check (took in ('SAME_DAY', 'A_WEEK', 'A_MONTH', 'THREE_MONTHS', 'LONGER')),
    constraint explained_where_not_delivered check (explained is null or explained in ('YES', 'NO') and delivered <> 'YES'),
    constraint effort_between check (effort between 1 and 5),
    constraint one_line check (char_length(said) <= 200 and said !~ '\n')
);
create index answer_by_service on feedback.answer (city, service, day);
select guard_by_city('feedback', 'answer');
