create schema identity;

-- Somebody who may sign in, in one city. Whoever is at home in two cities has two accounts, and neither city learns of the other.
create table identity.account (
    city         text not null default current_setting('koinon.city'),
    id           uuid not null,
    email        text,
    name         text not null,
    lang         text not null,
    opened_at    timestamptz not null,
    closed_at    timestamptz,
    erased_at    timestamptz,
    version      integer not null default 1,
    primary key (city, id),
    constraint one_account_for_an_address unique (city, email),
    constraint address_is_lower_case check (email = lower(email)),
    constraint erased_keeps_nothing check (erased_at is null or (email is null and name = '' and closed_at is not null))
);
select guard_by_city('identity', 'account');

-- What others see of somebody.
create table identity.persona (
    city         text not null default current_setting('koinon.city'),
    id           uuid not null,
    account      uuid not null,
    display_name text not null,
    real_name    boolean not null default false,
    primary key (city, id),
    constraint one_persona_for_an_account unique (city, account),
    constraint persona_of_an_account foreign key (city, account) references identity.account (city, id)
);
select guard_by_city('identity', 'persona');

-- What somebody may do, given by a person. What follows from a mandate or a term of office is not written here.
create table identity.given (
    city       text not null default current_setting('koinon.city'),
    id         uuid not null,
    account    uuid not null,
    role       text not null,
    scope      uuid,
    given_at   timestamptz not null,
    given_by   uuid,
    ended_at   timestamptz,
    ended_by   uuid,
    primary key (city, id),
    constraint given_to_an_account foreign key (city, account) references identity.account (city, id)
);
create unique index given_once on identity.given (city, account, role, scope) nulls not distinct where ended_at is null;
create index given_by_role on identity.given (city, role, scope) where ended_at is null;
select guard_by_city('identity', 'given');

create table identity.passkey (
    city           text not null default current_setting('koinon.city'),
    id             uuid not null,
    account        uuid not null,
    credential     bytea not null,
    public_key     bytea not null,
    counter        bigint not null,
    verified       boolean not null,
    transports     text not null,
    may_be_copied  boolean not null,
    is_copied      boolean not null,
    attestation    bytea,
    client_data    bytea,
    label          text not null,
    created_at     timestamptz not null,
    last_used_at   timestamptz,
    primary key (city, id),
    constraint one_passkey_for_a_credential unique (city, credential),
    constraint passkey_of_an_account foreign key (city, account) references identity.account (city, id)
);
create index passkey_by_account on identity.passkey (city, account);
select guard_by_city('identity', 'passkey');

-- The question a passkey answers: used once, within five minutes.
create table identity.challenge (
    city       text not null default current_setting('koinon.city'),
    id         uuid not null,
    account    uuid,
    challenge  bytea not null,
    asked_at   timestamptz not null,
    primary key (city, id),
    constraint challenge_to_an_account foreign key (city, account) references identity.account (city, id)
);
select guard_by_city('identity', 'challenge');

-- One-time links. Only their hash is kept; a link asked for an address without account is kept too, so that both look alike.
create table identity.link (
    city       text not null default current_setting('koinon.city'),
    hash       bytea not null,
    purpose    text not null,
    account    uuid,
    email      text,
    path       text not null default '',
    made_at    timestamptz not null,
    ends_at    timestamptz not null,
    used_at    timestamptz,
    primary key (city, hash),
    constraint link_of_an_account foreign key (city, account) references identity.account (city, id)
);
create index link_by_end on identity.link (city, ends_at);
select guard_by_city('identity', 'link');

-- How often somebody knocked, by a hash whose salt changes every day.
create table identity.salt (
    city text not null default current_setting('koinon.city'),
    day  date not null,
    salt bytea not null,
    primary key (city, day)
);
select guard_by_city('identity', 'salt');

create table identity.knock (
    city    text not null default current_setting('koinon.city'),
    who     bytea not null,
    quarter timestamptz not null,
    times   integer not null,
    primary key (city, who, quarter)
);
select guard_by_city('identity', 'knock');

-- The city's own OpenID Connect provider, if it has one.
create table identity.provider (
    city           text not null default current_setting('koinon.city'),
    issuer         text not null,
    client         text not null,
    secret         text not null,
    label          text not null,
    opens_accounts boolean not null,
    version        integer not null default 1,
    primary key (city)
);
select guard_by_city('identity', 'provider');

create table identity.vouched (
    city    text not null default current_setting('koinon.city'),
    issuer  text not null,
    subject text not null,
    account uuid not null,
    primary key (city, issuer, subject),
    constraint vouched_for_an_account foreign key (city, account) references identity.account (city, id)
);
create index vouched_by_account on identity.vouched (city, account);
select guard_by_city('identity', 'vouched');

-- What was refused, and every change of what somebody may do.
create table identity.audit (
    city    text not null default current_setting('koinon.city'),
    id      uuid not null,
    at      timestamptz not null,
    kind    text not null,
    account uuid,
    about   uuid,
    route   text not null,
    detail  text not null default '',
    primary key (city, id)
);
create index audit_by_time on identity.audit (city, at desc);
select guard_append_only('identity', 'audit');

-- Sessions are Spring Session's own tables. They belong to no city: the cookie is a key, and what it opens names its city.
create table identity.spring_session (
    primary_id            char(36) not null,
    session_id            char(36) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100),
    constraint spring_session_pk primary key (primary_id)
);
create unique index spring_session_ix1 on identity.spring_session (session_id);
create index spring_session_ix2 on identity.spring_session (expiry_time);
create index spring_session_ix3 on identity.spring_session (principal_name);

create table identity.spring_session_attributes (
    session_primary_id char(36) not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id) references identity.spring_session (primary_id) on delete cascade
);
grant select, insert, update, delete on identity.spring_session, identity.spring_session_attributes to koinon_app;

-- What is good for a moment only is in no backup: a copy of it would open doors.
comment on table identity.link is 'Passing: left out of backups';
comment on table identity.challenge is 'Passing: left out of backups';
comment on table identity.knock is 'Passing: left out of backups';
comment on table identity.salt is 'Passing: left out of backups';
comment on table identity.spring_session is 'Passing: left out of backups';
comment on table identity.spring_session_attributes is 'Passing: left out of backups';
