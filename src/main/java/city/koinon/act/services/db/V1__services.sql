create schema services;

-- The papers that services ask for and offices give.
create table services.document_type (
    city text not null default current_setting('koinon.city'),
    id   uuid not null,
    slug text not null,
    name uuid not null,
    primary key (city, id),
    constraint document_type_address unique (city, slug)
);
select guard_by_city('services', 'document_type');

-- What the directory does not say of an organisation that gives services.
create table services.provider (
    city         text        not null default current_setting('koinon.city'),
    organisation uuid        not null,
    about        uuid,
    phone        text,
    email        text,
    version      integer     not null,
    changed_at   timestamptz not null,
    primary key (city, organisation)
);
select guard_by_city('services', 'provider');

create table services.place (
    city       text        not null default current_setting('koinon.city'),
    id         uuid        not null,
    slug       text        not null,
    kind       text        not null,
    latitude   numeric(9, 6),
    longitude  numeric(9, 6),
    address    text        not null,
    locality   text        not null,
    region     text        not null,
    postcode   text        not null,
    country    text        not null,
    features   text[]      not null,
    name       uuid        not null,
    about      uuid,
    transport  uuid,
    access     uuid,
    version    integer     not null,
    changed_at timestamptz not null,
    primary key (city, id),
    constraint place_address unique (city, slug),
    constraint place_kind check (kind in ('OFFICE', 'SCHOOL', 'HOSPITAL', 'OUTDOOR', 'OTHER')),
    constraint point_whole check ((latitude is null) = (longitude is null)),
    constraint on_this_earth check (latitude between -90 and 90 and longitude between -180 and 180)
);
select guard_by_city('services', 'place');

create table services.service (
    city               text        not null default current_setting('koinon.city'),
    id                 uuid        not null,
    slug               text        not null,
    organisation       uuid        not null,
    office             uuid,
    name               uuid        not null,
    about              uuid,
    how_to_apply       uuid,
    cost               uuid,
    eligibility        uuid,
    interpreter        uuid,
    alert              uuid,
    minimum_age        integer,
    maximum_age        integer,
    status             text        not null,
    topics             text[]      not null,
    languages          text[]      not null,
    documents          uuid[]      not null,
    amount             numeric(12, 2),
    currency           text,
    capacity_available integer,
    capacity_maximum   integer,
    capacity_at        timestamptz,
    phone              text,
    email              text,
    website            text,
    critical           boolean     not null,
    confirmed_on       date,
    assurer            text,
    version            integer     not null,
    changed_at         timestamptz not null,
    primary key (city, id),
    constraint service_address unique (city, slug),
    constraint service_status check (status in ('ACTIVE', 'PAUSED', 'CLOSED')),
    constraint ages_in_order check (minimum_age <= maximum_age),
    constraint price_whole check ((amount is null) = (currency is null)),
    constraint capacity_whole check ((capacity_available is null) = (capacity_at is null))
);
create index service_by_organisation on services.service (city, organisation);
create index service_by_change on services.service (city, changed_at);
select guard_by_city('services', 'service');

-- A service at a place, or by telephone or on the screen.
create table services.offering (
    city     text    not null default current_setting('koinon.city'),
    id       uuid    not null,
    service  uuid    not null,
    place    uuid,
    channel  text    not null,
    hours    jsonb   not null,
    phone    text,
    email    text,
    booking  text    not null,
    link     text,
    position integer not null,
    primary key (city, id),
    constraint of_a_service foreign key (city, service) references services.service (city, id),
    constraint at_a_place foreign key (city, place) references services.place (city, id),
    constraint channel_known check (channel in ('PLACE', 'PHONE', 'ONLINE')),
    constraint booking_known check (booking in ('NONE', 'PHONE', 'LINK')),
    constraint somewhere check ((channel = 'PLACE') = (place is not null)),
    constraint booked_by_a_link check (booking <> 'LINK' or link is not null)
);
create index offering_by_service on services.offering (city, service, position);
create index offering_by_place on services.offering (city, place) where place is not null;
select guard_by_city('services', 'offering');
