create schema accountability;

-- Every body counts its own recommendations, year by year: MP-2026-07 is the seventh of the migrant panel in 2026.
-- Numbers are given at adoption, so that no gap in them needs an explanation.
create table accountability.numbering (
    city text    not null default current_setting('koinon.city'),
    body uuid    not null,
    code text    not null,
    year integer not null,
    last integer not null,
    primary key (city, body),
    constraint one_code_for_each_body unique (city, code)
);
select guard_by_city('accountability', 'numbering');

create table accountability.recommendation (
    city            text    not null default current_setting('koinon.city'),
    id              uuid    not null,
    body            uuid    not null,
    number          text,
    title           uuid    not null,
    reasons         uuid    not null,
    state           text    not null,
    decision        uuid,
    drafted_on      date    not null,
    proposed_on     date,
    adopted_on      date,
    sent_on         date,
    acknowledged_on date,
    ended_on        date,
    changed_at      timestamptz not null,
    version         integer not null,
    primary key (city, id),
    constraint numbered_once unique (city, number),
    constraint state_known check (state in ('DRAFT', 'ADOPTED', 'SENT', 'IN_FOLLOW_UP', 'CLOSED', 'WITHDRAWN')),
    constraint adopted_by_a_decision check (state in ('DRAFT', 'WITHDRAWN') or (number is not null and decision is not null and adopted_on is not null)),
    constraint sent_on_a_day check (state not in ('SENT', 'IN_FOLLOW_UP', 'CLOSED') or sent_on is not null)
);
select guard_by_city('accountability', 'recommendation');
create index recommendation_by_body on accountability.recommendation (city, body, state);

create table accountability.ask (
    city           text    not null default current_setting('koinon.city'),
    id             uuid    not null,
    recommendation uuid    not null,
    n              integer not null,
    text           uuid    not null,
    office         uuid    not null,
    state          text    not null,
    studied        boolean not null default false,
    reopened       boolean not null default false,
    version        integer not null,
    primary key (city, id),
    constraint of_a_recommendation foreign key (city, recommendation) references accountability.recommendation (city, id) on delete cascade,
    constraint counted_once unique (city, recommendation, n),
    constraint one_to_twelve check (n between 1 and 12),
    constraint state_known check (state in ('OPEN', 'STUDY', 'HANDED_OVER', 'ANSWERED', 'REOPENED'))
);
select guard_by_city('accountability', 'ask');
create index ask_by_office on accountability.ask (city, office);

-- An answer is never edited: a new one supersedes it, and both stay.
-- asked_on and due_on are those of the duty it answered; none when an office changes its answer of its own accord.
create table accountability.answer (
    city         text    not null default current_setting('koinon.city'),
    id           uuid    not null,
    ask          uuid    not null,
    position     text    not null,
    reasons      uuid    not null,
    basis        text,
    basis_text   uuid,
    handed_to    uuid,
    study_until  date,
    office       uuid    not null,
    term         uuid,
    signed       text    not null,
    entered      text,
    letter_on    date,
    asked_on     date,
    due_on       date,
    published_on date    not null,
    published_at timestamptz not null,
    supersedes   uuid,
    primary key (city, id),
    constraint of_an_ask foreign key (city, ask) references accountability.ask (city, id),
    constraint of_an_earlier_answer foreign key (city, supersedes) references accountability.answer (city, id),
    constraint superseded_once unique (city, supersedes),
    constraint position_known check (position in ('ACCEPT', 'PARTLY', 'DECLINE', 'NOT_OURS', 'NEEDS_STUDY')),
    constraint declined_on_a_basis check (position <> 'DECLINE' or basis is not null),
    constraint basis_known check (basis in ('LAW', 'BUDGET', 'POLICY_CHOICE')),
    constraint handed_to_somebody check ((position = 'NOT_OURS') = (handed_to is not null)),
    constraint studied_until_a_day check ((position = 'NEEDS_STUDY') = (study_until is not null))
);
select guard_append_only('accountability', 'answer');
create index answer_by_ask on accountability.answer (city, ask);

create table accountability.commitment (
    city           text    not null default current_setting('koinon.city'),
    id             uuid    not null,
    body           uuid,
    recommendation uuid,
    ask            uuid,
    answer         uuid,
    step           uuid,
    text           uuid    not null,
    done_when      uuid    not null,
    office         uuid    not null,
    due_on         date    not null,
    state          text    not null,
    claim          text,
    made_on        date    not null,
    news_on        date    not null,
    done_on        date,
    judged_on      date,
    supersedes     uuid,
    superseded_by  uuid,
    why_revised    uuid,
    version        integer not null,
    primary key (city, id),
    constraint of_an_answer foreign key (city, answer) references accountability.answer (city, id),
    constraint of_a_recommendation foreign key (city, recommendation) references accountability.recommendation (city, id),
    constraint of_an_earlier_promise foreign key (city, supersedes) references accountability.commitment (city, id),
    constraint replaced_once unique (city, supersedes),
    constraint promised_somewhere check (answer is not null or step is not null),
    constraint due_after_it_was_made check (due_on > made_on),
    constraint state_known check (state in ('PROMISED', 'UNDERWAY', 'REPORTED_DONE', 'CONFIRMED', 'DISPUTED', 'UNJUDGED', 'SUPERSEDED', 'WAIVED')),
    constraint claim_known check (claim in ('UNDERWAY', 'DONE', 'BLOCKED', 'WILL_MISS'))
);
select guard_by_city('accountability', 'commitment');
create index commitment_by_recommendation on accountability.commitment (city, recommendation);
create index commitment_by_office on accountability.commitment (city, office);
create index commitment_by_step on accountability.commitment (city, step);

create table accountability.report (
    city        text    not null default current_setting('koinon.city'),
    id          uuid    not null,
    commitment  uuid    not null,
    claim       text    not null,
    text        uuid    not null,
    office      uuid    not null,
    term        uuid,
    signed      text    not null,
    entered     text,
    reported_on date    not null,
    reported_at timestamptz not null,
    primary key (city, id),
    constraint of_a_promise foreign key (city, commitment) references accountability.commitment (city, id),
    constraint claim_known check (claim in ('UNDERWAY', 'DONE', 'BLOCKED', 'WILL_MISS'))
);
select guard_append_only('accountability', 'report');
create index report_by_commitment on accountability.report (city, commitment);

create table accountability.evidence (
    city   text    not null default current_setting('koinon.city'),
    report uuid    not null,
    n      integer not null,
    kind   text    not null,
    link   text,
    said   text    not null,
    lang   text    not null,
    dated  date    not null,
    primary key (city, report, n),
    constraint of_a_report foreign key (city, report) references accountability.report (city, id),
    constraint kind_known check (kind in ('LINK', 'DOCUMENT', 'PHOTO')),
    constraint link_given check (kind <> 'LINK' or link is not null)
);
select guard_append_only('accountability', 'evidence');

-- What a body says about a promise reported done, or about an answer; by decision, or by its silence.
create table accountability.verdict (
    city       text    not null default current_setting('koinon.city'),
    id         uuid    not null,
    commitment uuid,
    report     uuid,
    answer     uuid,
    value      text    not null,
    reasons    uuid,
    decision   uuid,
    given_on   date    not null,
    given_at   timestamptz not null,
    primary key (city, id),
    constraint of_a_promise foreign key (city, commitment) references accountability.commitment (city, id),
    constraint of_a_report foreign key (city, report) references accountability.report (city, id),
    constraint of_an_answer foreign key (city, answer) references accountability.answer (city, id),
    constraint about_one_thing check ((commitment is null) <> (answer is null)),
    constraint by_decision_or_silence check ((decision is null) = (value = 'UNJUDGED')),
    constraint value_known check (value in ('CONFIRMED', 'DISPUTED', 'SATISFIED', 'NOT_SATISFIED', 'UNJUDGED'))
);
select guard_append_only('accountability', 'verdict');
create index verdict_by_commitment on accountability.verdict (city, commitment);
create index verdict_by_answer on accountability.verdict (city, answer);

-- What a body is asked to decide; on the agenda until a decision carries it or not.
create table accountability.motion (
    city         text    not null default current_setting('koinon.city'),
    id           uuid    not null,
    body         uuid    not null,
    kind         text    not null,
    subject_kind text    not null,
    subject      uuid    not null,
    title        uuid    not null,
    reasons      uuid,
    proposed_on  date    not null,
    state        text    not null,
    decision     uuid,
    version      integer not null,
    primary key (city, id),
    constraint kind_known check (kind in ('ADOPT', 'WITHDRAW', 'SATISFIED', 'NOT_SATISFIED', 'CONFIRM', 'DISPUTE', 'WAIVE', 'APPEAR')),
    constraint subject_known check (subject_kind in ('recommendation', 'ask', 'commitment')),
    constraint state_known check (state in ('OPEN', 'CARRIED', 'NOT_CARRIED')),
    constraint decided_whole check ((state = 'OPEN') = (decision is null))
);
select guard_by_city('accountability', 'motion');
create unique index one_open_motion_for_each_thing on accountability.motion (city, subject_kind, subject) where state = 'OPEN';

-- What a duty's fourth level allows: the body may vote to ask the office to come.
create table accountability.appearance (
    city        text    not null default current_setting('koinon.city'),
    id          uuid    not null,
    body        uuid    not null,
    office      uuid    not null,
    recommendation uuid not null,
    ask         uuid,
    commitment  uuid,
    decision    uuid    not null,
    asked_on    date    not null,
    appeared_on date,
    primary key (city, id),
    constraint of_a_recommendation foreign key (city, recommendation) references accountability.recommendation (city, id)
);
select guard_by_city('accountability', 'appearance');
