create schema appointments;

-- How an offering of a service can be booked.
create table appointments.rule (
    city         text    not null default current_setting('koinon.city'),
    offering     uuid    not null,
    manner       text    not null,
    minutes      integer not null,
    at_once      integer not null,
    lead_hours   integer not null,
    horizon_days integer not null,
    languages    text[]  not null,
    interpreter  boolean not null,
    days         text[]  not null,
    part         text    not null,
    days_off     date[]  not null,
    version      integer not null default 1,
    primary key (city, offering),
    constraint manner_known check (manner in ('IN_PERSON', 'PHONE', 'ONLINE')),
    constraint somebody_could_book check (minutes between 5 and 240 and at_once between 1 and 20 and lead_hours between 0 and 720 and horizon_days between 1 and 120)
);
select guard_by_city('appointments', 'rule');

-- A slot is a row only once somebody has it. How she can be reached and what she wrote lie sealed and are erased with the code some days after.
create table appointments.booking (
    city         text        not null default current_setting('koinon.city'),
    id           uuid        not null,
    code         bytea,
    service      uuid        not null,
    offering     uuid        not null,
    manner       text        not null,
    place_number integer     not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    state        text        not null,
    spoken       text        not null,
    interpreter  text,
    reason       text        not null,
    contact      bytea,
    note         bytea,
    lang         text        not null,
    cancelled    text,
    sequence     integer     not null default 0,
    free_in_days integer     not null,
    version      integer     not null default 1,
    booked_at    timestamptz not null,
    changed_at   timestamptz not null,
    primary key (city, id),
    constraint code_opens_one unique (city, code),
    constraint ends_after_it_begins check (starts_at < ends_at),
    constraint booked_manner_known check (manner in ('IN_PERSON', 'PHONE', 'ONLINE')),
    constraint state_known check (state in ('BOOKED', 'CONFIRMED', 'ATTENDED', 'NO_SHOW', 'CANCELLED')),
    constraint cancelled_for_a_reason check ((state = 'CANCELLED') = (cancelled is not null)),
    constraint reachable_only_with_code check (code is not null or contact is null and note is null),
    constraint no_place_twice exclude using gist
        (city with =, offering with =, place_number with =, tstzrange(starts_at, ends_at) with &&) where (state <> 'CANCELLED')
);
create index booking_by_offering on appointments.booking (city, offering, starts_at);
create index booking_by_time on appointments.booking (city, starts_at);
select guard_by_city('appointments', 'booking');
