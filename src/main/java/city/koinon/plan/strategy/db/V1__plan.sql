create schema strategy;

-- A plan is adopted whole and never edited afterwards: what changes is a new version with the next number. Goals, actions and steps keep
-- their id from version to version, so that news, evidence and promises stay with the step they are about.
create table strategy.strategy (
    city         text    not null default current_setting('koinon.city'),
    id           uuid    not null,
    number       integer not null,
    title        uuid    not null,
    summary      uuid,
    starts_on    date    not null,
    ends_on      date    not null,
    state        text    not null,
    supersedes   uuid,
    decided_by   text,
    decision_ref text,
    decided_on   date,
    adopted_on   date,
    closed_on    date,
    why_closed   uuid,
    version      integer not null,
    primary key (city, id),
    constraint numbered_once unique (city, number),
    constraint state_known check (state in ('DRAFT', 'ADOPTED', 'CLOSED')),
    constraint starts_before_it_ends check (starts_on < ends_on),
    constraint adopted_by_a_decision check (
        state = 'DRAFT' or (decided_by is not null and decision_ref is not null and decided_on is not null and adopted_on is not null)),
    constraint closed_on_a_day check ((state = 'CLOSED') = (closed_on is not null)),
    constraint of_an_earlier_version foreign key (city, supersedes) references strategy.strategy (city, id)
);
select guard_by_city('strategy', 'strategy');
create unique index one_plan_in_force on strategy.strategy (city) where state = 'ADOPTED';
create unique index one_draft_at_a_time on strategy.strategy (city) where state = 'DRAFT';

create table strategy.goal (
    city     text    not null default current_setting('koinon.city'),
    strategy uuid    not null,
    id       uuid    not null,
    position integer not null,
    title    uuid    not null,
    domain   text    not null,
    version  integer not null,
    primary key (city, strategy, id),
    constraint of_a_plan foreign key (city, strategy) references strategy.strategy (city, id),
    constraint domain_known check (domain in ('LANGUAGE', 'WORK', 'HOUSING', 'EDUCATION', 'HEALTH', 'PARTICIPATION', 'ANTIDISCRIMINATION',
        'CULTURE', 'INFORMATION', 'GOVERNANCE'))
);
select guard_by_city('strategy', 'goal');

-- Exactly one office answers for an action; others may help, but nobody shares this.
create table strategy.action (
    city      text    not null default current_setting('koinon.city'),
    strategy  uuid    not null,
    id        uuid    not null,
    goal      uuid    not null,
    position  integer not null,
    title     uuid    not null,
    office    uuid    not null,
    starts_on date    not null,
    due_on    date    not null,
    weight    integer not null,
    version   integer not null,
    primary key (city, strategy, id),
    constraint of_a_goal foreign key (city, strategy, goal) references strategy.goal (city, strategy, id),
    constraint starts_before_it_is_due check (starts_on <= due_on),
    constraint weighs_something check (weight between 1 and 100)
);
select guard_by_city('strategy', 'action');
create index action_by_office on strategy.action (city, office);

create table strategy.step (
    city     text    not null default current_setting('koinon.city'),
    strategy uuid    not null,
    id       uuid    not null,
    action   uuid    not null,
    position integer not null,
    title    uuid    not null,
    due_on   date,
    rule     text,
    first_on date,
    body     uuid,
    weight   integer not null,
    version  integer not null,
    primary key (city, strategy, id),
    constraint of_an_action foreign key (city, strategy, action) references strategy.action (city, strategy, id),
    constraint due_once_or_again_and_again check ((due_on is null) <> (rule is null)),
    constraint recurs_from_a_day check ((rule is null) = (first_on is null)),
    constraint only_what_recurs_counts_meetings check (body is null or rule is not null),
    constraint weighs_something check (weight between 1 and 100)
);
select guard_by_city('strategy', 'step');
create index step_by_body on strategy.step (city, body) where body is not null;

-- What became of a step, whichever version of the plan it stands in. There is no column for its status: that is computed.
create table strategy.progress (
    city          text not null default current_setting('koinon.city'),
    step          uuid not null,
    since         date not null,
    done_on       date,
    reported_on   date,
    evidence      uuid,
    link          text,
    cancelled_on  date,
    why_cancelled uuid,
    version       integer not null,
    primary key (city, step),
    constraint done_with_evidence check ((done_on is null) = (evidence is null) and (done_on is null) = (reported_on is null)),
    constraint cancelled_with_a_reason check ((cancelled_on is null) = (why_cancelled is null)),
    constraint done_or_cancelled check (done_on is null or cancelled_on is null)
);
select guard_by_city('strategy', 'progress');
revoke delete on strategy.progress from koinon_app;

-- One of the events a recurring step is made of. A meeting counts once, however often it is told.
create table strategy.held (
    city        text not null default current_setting('koinon.city'),
    id          uuid not null,
    step        uuid not null,
    held_on     date not null,
    evidence    uuid,
    link        text,
    meeting     uuid,
    recorded_on date not null,
    struck_on   date,
    why_struck  uuid,
    primary key (city, id),
    constraint of_a_step foreign key (city, step) references strategy.progress (city, step),
    constraint counted_once unique (city, step, meeting),
    constraint shown_by_something check (evidence is not null or meeting is not null),
    constraint struck_with_a_reason check ((struck_on is null) = (why_struck is null))
);
select guard_by_city('strategy', 'held');
revoke delete on strategy.held from koinon_app;
create unique index once_a_day on strategy.held (city, step, held_on) where struck_on is null;

create table strategy.news (
    city    text not null default current_setting('koinon.city'),
    id      uuid not null,
    kind    text not null,
    subject uuid not null,
    text    uuid not null,
    office  uuid not null,
    signed  text not null,
    said_on date not null,
    said_at timestamptz not null,
    primary key (city, id),
    constraint kind_known check (kind in ('ACTION', 'STEP'))
);
select guard_append_only('strategy', 'news');
create index news_by_subject on strategy.news (city, subject, said_at);

-- A promise made elsewhere, to a body, that keeps a step of the plan as well. Those made on the step itself are known to accountability.
create table strategy.attached (
    city        text not null default current_setting('koinon.city'),
    step        uuid not null,
    commitment  uuid not null,
    attached_on date not null,
    primary key (city, step, commitment),
    constraint of_a_step foreign key (city, step) references strategy.progress (city, step)
);
select guard_by_city('strategy', 'attached');

-- Days on which something was heard of a step through a promise that stands on it.
create table strategy.heard (
    city     text   not null default current_setting('koinon.city'),
    step     uuid   not null,
    act      bigint not null,
    heard_on date   not null,
    primary key (city, step, act)
);
select guard_by_city('strategy', 'heard');

-- Frozen: the text is the very bytes that were hashed.
create table strategy.state_of_play (
    city      text    not null default current_setting('koinon.city'),
    id        uuid    not null,
    number    integer not null,
    strategy  uuid    not null,
    as_of     date    not null,
    frozen_at timestamptz not null,
    content   text    not null,
    sha256    text    not null,
    primary key (city, id),
    constraint numbered_in_turn unique (city, number),
    constraint of_a_strategy foreign key (city, strategy) references strategy.strategy (city, id),
    constraint hashed_whole check (sha256 ~ '^[0-9a-f]{64}$')
);
select guard_append_only('strategy', 'state_of_play');

-- What a partner promised the city, or the city a partner, in a memorandum or a decision. Never deleted, only withdrawn with a reason.
create table strategy.pledge (
    city          text not null default current_setting('koinon.city'),
    id            uuid not null,
    by_kind       text not null,
    by_id         uuid not null,
    to_kind       text not null,
    to_id         uuid,
    text          uuid not null,
    origin        text not null,
    reference     text not null,
    made_on       date not null,
    due_on        date not null,
    consequence   uuid,
    action        uuid,
    kept_on       date,
    evidence      uuid,
    withdrawn_on  date,
    why_withdrawn uuid,
    version       integer not null,
    primary key (city, id),
    constraint promised_by_somebody check (by_kind in ('ORGANISATION', 'OFFICE')),
    constraint promised_to_somebody check (to_kind in ('ORGANISATION', 'OFFICE', 'PUBLIC') and (to_kind = 'PUBLIC') = (to_id is null)),
    constraint origin_known check (origin in ('RECOMMENDATION', 'DECISION', 'MEMORANDUM', 'ACTION')),
    constraint made_before_due check (made_on <= due_on),
    constraint kept_with_evidence check ((kept_on is null) = (evidence is null)),
    constraint withdrawn_with_a_reason check ((withdrawn_on is null) = (why_withdrawn is null)),
    constraint kept_or_withdrawn check (kept_on is null or withdrawn_on is null)
);
select guard_by_city('strategy', 'pledge');
revoke delete on strategy.pledge from koinon_app;
