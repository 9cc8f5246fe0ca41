create schema directory;

create table directory.organisation (
    city      text not null default current_setting('koinon.city'),
    id        uuid not null,
    slug      text not null,
    name      json not null,
    kind      text not null,
    level     text not null,
    contact   text not null,
    website   text,
    closed_on date,
    version   integer not null default 1,
    primary key (city, id),
    constraint organisation_address unique (city, slug),
    constraint organisation_kind  check (kind in ('ASSOCIATION', 'NGO', 'EMPLOYER', 'PUBLIC_BODY', 'SCHOOL', 'UNION', 'OTHER')),
    constraint organisation_level check (level in ('CITY', 'REGION', 'STATE', 'EU', 'PARTNER'))
);
select guard_by_city('directory', 'organisation');

create table directory.office (
    city       text not null default current_setting('koinon.city'),
    id         uuid not null,
    slug       text not null,
    name       json not null,
    level      text not null,
    reports_to uuid,
    contact    text not null,
    external   boolean not null,
    closed_on  date,
    version    integer not null default 1,
    primary key (city, id),
    constraint office_address unique (city, slug),
    constraint office_level check (level in ('CITY', 'REGION', 'STATE', 'EU', 'PARTNER')),
    constraint superior_is_an_office foreign key (city, reports_to) references directory.office (city, id),
    constraint superior_is_another check (reports_to <> id)
);
create index office_by_superior on directory.office (city, reports_to);
select guard_by_city('directory', 'office');

-- Both days belong to the term. An office is held by one person at a time; in between by nobody, and then nobody can sign for it.
create table directory.term (
    city     text not null default current_setting('koinon.city'),
    id       uuid not null,
    office   uuid not null,
    person   text not null,
    account  uuid,
    from_day date not null,
    to_day   date,
    version  integer not null default 1,
    primary key (city, id),
    constraint term_of_an_office foreign key (city, office) references directory.office (city, id),
    constraint term_ends_after_it_begins check (to_day >= from_day),
    constraint one_holder_at_a_time exclude using gist (city with =, office with =, daterange(from_day, to_day, '[]') with &&)
);
create index term_by_account on directory.term (city, account) where account is not null;
select guard_by_city('directory', 'term');
