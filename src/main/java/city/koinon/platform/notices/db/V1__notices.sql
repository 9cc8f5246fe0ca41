create schema notices;

create table notices.letter (
    city       text not null default current_setting('koinon.city'),
    id         uuid not null,
    key        text not null,
    recipient  text not null,
    account    uuid,
    address    text,
    lang       text not null,
    subject    text not null,
    body       text not null,
    message_id text not null,
    private    boolean not null,
    state      text not null,
    written_at timestamptz not null,
    next_at    timestamptz not null,
    attempts   integer not null default 0,
    failure    text,
    sent_at    timestamptz,
    primary key (city, id),
    constraint the_same_letter_once unique (city, key, recipient),
    constraint known_state check (state in ('WAITING', 'SENT', 'KEPT', 'FAILED')),
    constraint waiting_for_an_address check (state <> 'WAITING' or address is not null),
    constraint sent_at_a_time check ((state = 'SENT') = (sent_at is not null))
);
create index letters_waiting on notices.letter (city, next_at) where state = 'WAITING';
create index letters_by_time on notices.letter (city, written_at);
create index letters_of_an_account on notices.letter (city, account);
select guard_by_city('notices', 'letter');

create table notices.follow (
    city         text not null default current_setting('koinon.city'),
    id           uuid not null,
    subject_kind text not null,
    subject_id   uuid not null,
    account      uuid,
    address      text,
    lang         text not null,
    token        uuid not null,
    asked_at     timestamptz not null,
    confirmed_at timestamptz,
    primary key (city, id),
    constraint followed_by_one check ((account is null) <> (address is null)),
    constraint account_follows_once unique (city, subject_kind, subject_id, account),
    constraint address_follows_once unique (city, subject_kind, subject_id, address),
    constraint token_opens_one_door unique (city, token)
);
create index follows_of_an_account on notices.follow (city, account);
select guard_by_city('notices', 'follow');

-- A private letter holds a one-time link, and a copy of it would open a door.
comment on table notices.letter is 'Passing where private: left out of backups';
