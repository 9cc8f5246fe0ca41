create schema duties;

create table duties.duty (
    city            text not null default current_setting('koinon.city'),
    id              uuid not null,
    kind            text not null,
    by_kind         text not null,
    by_id           uuid not null,
    to_kind         text,
    to_id           uuid,
    subject_kind    text not null,
    subject_id      uuid not null,
    links           jsonb not null,
    starts_on       date not null,
    due_on          date not null,
    original_due_on date not null,
    term            jsonb not null,
    computation     jsonb not null,
    basis           text not null,
    ladder          jsonb not null,
    steps           jsonb not null,
    extension       jsonb,
    pause           jsonb,
    paused_until    date,
    discharged_on   date,
    discharged_by   bigint,
    waived_on       date,
    waived_by       uuid,
    co_owed_by      uuid,
    version         integer not null default 0,
    primary key (city, id),
    constraint owed_to_somebody_whole check ((to_kind is null) = (to_id is null)),
    constraint discharged_whole check ((discharged_on is null) = (discharged_by is null)),
    constraint waived_whole check ((waived_on is null) = (waived_by is null)),
    constraint ended_in_one_way check (discharged_on is null or waived_on is null),
    constraint not_due_before_it_begins check (original_due_on >= starts_on),
    constraint a_date_moves_only_onward check (due_on >= original_due_on),
    constraint paused_only_by_a_pause check (paused_until is null or pause is not null)
);
-- Nobody owes the same thing twice at the same time.
create unique index one_open_duty_of_a_kind on duties.duty (city, subject_kind, subject_id, kind, by_kind, by_id, original_due_on)
    where discharged_on is null and waived_on is null;
create index open_duties_by_date on duties.duty (city, due_on) where discharged_on is null and waived_on is null;
create index duties_of_a_subject on duties.duty (city, subject_kind, subject_id);
create index duties_of_a_party on duties.duty (city, by_kind, by_id);
select guard_by_city('duties', 'duty');

-- Each level once. What has climbed does not climb down.
create table duties.climbed (
    city       text not null default current_setting('koinon.city'),
    duty       uuid not null,
    level      integer not null,
    on_day     date not null,
    climbed_at timestamptz not null,
    act        bigint,
    primary key (city, duty, level),
    constraint climbed_by_a_duty foreign key (city, duty) references duties.duty (city, id),
    constraint reminders_are_not_acts check ((level = 0) = (act is null))
);
select guard_append_only('duties', 'climbed');
