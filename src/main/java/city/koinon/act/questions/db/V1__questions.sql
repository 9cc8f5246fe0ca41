create schema questions;

-- How the city answers: within how many of its working days, and how long a way to reach the asker is kept after the matter is closed.
create table questions.arrangement (
    city           text not null default current_setting('koinon.city'),
    days           int  not null default 5,
    kept_days      int  not null default 30,
    default_office uuid,
    last_number    int  not null default 0,
    version        int  not null default 0,
    primary key (city),
    constraint days_can_be_kept check (days between 1 and 60),
    constraint kept_for_some_days check (kept_days between 0 and 365)
);
select guard_by_city('questions', 'arrangement');

create table questions.topic_office (
    city   text not null default current_setting('koinon.city'),
    topic  text not null,
    office uuid not null,
    primary key (city, topic)
);
select guard_by_city('questions', 'topic_office');

-- What was asked. The asker's own words and how to reach them are sealed; of the code and of the key of the form there are only hashes.
create table questions.question (
    city        text not null default current_setting('koinon.city'),
    id          uuid not null,
    number      int  not null,
    form        bytea not null,
    code        bytea,
    account     uuid,
    topic       text not null,
    language    text not null,
    about       text,
    words       bytea,
    still_asked bytea,
    contact     bytea,
    may_publish boolean not null,
    state       text not null,
    owner       uuid,
    asked_at    timestamptz not null,
    answered_at timestamptz,
    closed_on   date,
    ending      text,
    reopened    boolean not null default false,
    version     int not null default 0,
    primary key (city, id),
    constraint one_question_under_a_number unique (city, number),
    constraint one_question_of_a_form unique (city, form),
    constraint one_question_under_a_code unique (city, code),
    constraint state_known check (state in ('NEW', 'ASSIGNED', 'FORWARDED', 'ANSWERED', 'CLOSED')),
    constraint closed_for_a_reason check ((state = 'CLOSED') = (closed_on is not null) and (closed_on is null) = (ending is null)),
    constraint ending_known check (ending in ('HELPED', 'QUIET', 'NO_QUESTION', 'ASKED_TWICE', 'WITHDRAWN'))
);
select guard_by_city('questions', 'question');
create index question_of_account on questions.question (city, account) where account is not null;
create index question_not_closed on questions.question (city, state) where state <> 'CLOSED';
create index question_closed on questions.question (city, closed_on) where state = 'CLOSED';

-- Each answer is a manuscript of its own, wanted in the asker's language only. A question that was asked again has two.
create table questions.answer (
    city        text not null default current_setting('koinon.city'),
    id          uuid not null,
    question    uuid not null,
    title       uuid not null,
    words       uuid not null,
    language    text not null,
    office      uuid not null,
    answered_at timestamptz not null,
    told        boolean not null,
    primary key (city, id),
    constraint of_a_question foreign key (city, question) references questions.question (city, id) on delete cascade
);
select guard_by_city('questions', 'answer');
create index answers_of_question on questions.answer (city, question);

create table questions.handed_on (
    city        text not null default current_setting('koinon.city'),
    id          uuid not null,
    question    uuid not null,
    from_office uuid,
    to_office   uuid not null,
    reason      text not null,
    at          timestamptz not null,
    primary key (city, id),
    constraint of_a_question foreign key (city, question) references questions.question (city, id) on delete cascade,
    constraint reason_known check (reason in ('ANOTHER_OFFICE', 'ANOTHER_LEVEL', 'KNOWS_BETTER', 'NOBODY_HERE'))
);
select guard_by_city('questions', 'handed_on');
create index ways_of_question on questions.handed_on (city, question);

-- What everybody may read: written by an editor, never by an asker.
create table questions.published (
    city          text not null default current_setting('koinon.city'),
    id            uuid not null,
    slug          text not null,
    topic         text not null,
    question      uuid not null,
    answer        uuid not null,
    office        uuid not null,
    made_from     uuid,
    published_at  timestamptz not null,
    changed_at    timestamptz not null,
    withdrawn_on  date,
    version       int not null default 0,
    primary key (city, id),
    constraint one_question_under_an_address unique (city, slug),
    constraint address_is_readable check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    constraint made_from_a_question foreign key (city, made_from) references questions.question (city, id)
);
select guard_by_city('questions', 'published');
