create schema municipality;
grant usage on schema municipality to koinon_app;

-- The slug is the city: it is the first step of every address and the first column of every key. Names keep the order of their languages (json, not jsonb).
create table municipality.city (
    city       text primary key default current_setting('koinon.city'),
    name       json not null,
    country    text not null,
    region     text,
    zone       text not null,
    languages  text[] not null,
    colour     text not null,
    logo       text,
    founded_at timestamptz not null,
    version    integer not null default 1,
    constraint slug_is_an_address  check (city ~ '^[a-z][a-z0-9-]{1,39}$'),
    constraint slug_is_not_reserved check (city <> 'league'),
    constraint country_is_iso      check (country ~ '^[A-Z]{2}$'),
    constraint speaks_a_language   check (cardinality(languages) between 1 and 12),
    constraint colour_is_hex       check (colour ~ '^#[0-9a-f]{6}$')
);

-- Every city may be seen by every other (the league shows them all); each changes only itself, and none is ever deleted.
grant select, insert, update on municipality.city to koinon_app;
alter table municipality.city enable row level security;
create policy every_city_is_seen on municipality.city for select using (true);
create policy own_city_is_founded on municipality.city for insert with check (city = current_setting('koinon.city', true));
create policy own_city on municipality.city for update
    using (city = current_setting('koinon.city', true)) with check (city = current_setting('koinon.city', true));

create table municipality.district (
    city      text not null default current_setting('koinon.city'),
    id        uuid not null,
    name      json not null,
    position  integer not null,
    closed_on date,
    version   integer not null default 1,
    primary key (city, id)
);
select guard_by_city('municipality', 'district');

-- What the calendar library does not know: the patron saint's day, the day of the fair; or a public holiday on which this city works all the same.
create table municipality.own_day (
    city    text not null default current_setting('koinon.city'),
    id      uuid not null,
    day     date not null,
    yearly  boolean not null,
    kind    text not null,
    name    json not null,
    version integer not null default 1,
    primary key (city, id),
    constraint own_day_kind check (kind in ('FREE', 'WORKED')),
    constraint day_said_once unique (city, day, yearly)
);
select guard_by_city('municipality', 'own_day');
