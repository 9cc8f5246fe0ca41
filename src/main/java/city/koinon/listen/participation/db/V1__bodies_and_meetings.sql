create schema if not exists participation;

create table participation.body (
    city         text not null default current_setting('koinon.city'),
    id           uuid not null,
    slug         text not null,
    kind         text not null,
    parent       uuid,
    name         uuid not null,
    remit        uuid not null,
    legal_basis  text,
    openness     text not null,
    standing     text not null default 'DRAFT',
    active_since date,
    version      integer not null default 0,
    primary key (city, id),
    constraint one_body_per_address unique (city, slug),
    constraint parent_in_the_same_city foreign key (city, parent) references participation.body (city, id),
    constraint group_has_a_parent check ((kind = 'GROUP') = (parent is not null)),
    constraint known_kind_of_body check (kind in ('PANEL', 'BOARD', 'COMMISSION', 'GROUP')),
    constraint known_openness check (openness in ('ALL_RESIDENTS', 'MANDATED', 'MIXED')),
    constraint known_standing check (standing in ('DRAFT', 'ACTIVE', 'DORMANT', 'CLOSED')),
    constraint active_since_it_began check (standing = 'DRAFT' or active_since is not null)
);
select guard_by_city('participation', 'body');

-- A rulebook is never changed: the next version takes effect on a day, and every decision keeps the one it was taken under.
create table participation.rulebook (
    city           text not null default current_setting('koinon.city'),
    id             uuid not null,
    body           uuid not null,
    number         integer not null,
    effective_from date not null,
    notice_days    integer not null,
    cadence_days   integer not null,
    quorum_share   text not null,
    quorum_count   integer not null,
    majority       text not null,
    ballot         text not null,
    minutes_days   integer not null,
    objection_days integer not null,
    ack_days       integer not null,
    answer_days    integer not null,
    extension_days integer not null,
    verdict_days   integer not null,
    day_kind       text not null,
    ladder         integer[] not null,
    composition    jsonb not null default '{}',
    primary key (city, id),
    constraint rulebook_of_a_body foreign key (city, body) references participation.body (city, id),
    constraint versions_count_up unique (city, body, number),
    constraint one_rulebook_a_day unique (city, body, effective_from),
    constraint days_are_sensible check (notice_days between 0 and 90 and cadence_days between 1 and 366
        and minutes_days between 1 and 180 and objection_days between 1 and 180 and ack_days between 1 and 180
        and answer_days between 1 and 366 and extension_days between 0 and 180 and verdict_days between 1 and 366),
    constraint quorum_is_sensible check (quorum_count between 1 and 999)
);
select guard_append_only('participation', 'rulebook');

create table participation.seat (
    city         text not null default current_setting('koinon.city'),
    id           uuid not null,
    body         uuid not null,
    label        text not null,
    constituency text not null,
    organisation uuid,
    voting       boolean not null,
    opened_on    date not null,
    closed_on    date,
    version      integer not null default 0,
    primary key (city, id),
    constraint seat_of_a_body foreign key (city, body) references participation.body (city, id),
    constraint seat_with_its_body unique (city, id, body, voting),
    constraint known_constituency check (constituency in ('ASSOCIATION', 'RESIDENT', 'EMPLOYER', 'SERVICE', 'CITY', 'EXPERT')),
    constraint closed_after_opened check (closed_on is null or closed_on >= opened_on)
);
create unique index one_open_seat_per_label on participation.seat (city, body, lower(label)) where closed_on is null;
select guard_by_city('participation', 'seat');

-- Periods exclude each other in the database itself, so that no second tab and no second server can overlap them.
create table participation.mandate (
    city       text not null default current_setting('koinon.city'),
    id         uuid not null,
    body       uuid not null,
    seat       uuid not null,
    voting     boolean not null,
    account    uuid not null,
    part       text not null,
    from_day   date not null,
    to_day     date,
    version    integer not null default 0,
    primary key (city, id),
    constraint mandate_for_a_seat foreign key (city, seat, body, voting) references participation.seat (city, id, body, voting),
    constraint known_part check (part in ('HOLDER', 'DEPUTY')),
    constraint ends_after_it_begins check (to_day is null or to_day >= from_day),
    constraint one_holder_at_a_time exclude using gist
        (city with =, seat with =, daterange(from_day, to_day, '[]') with &&) where (part = 'HOLDER'),
    constraint one_voting_seat_a_person exclude using gist
        (city with =, body with =, account with =, daterange(from_day, to_day, '[]') with &&) where (voting),
    constraint one_mandate_a_person_and_seat exclude using gist
        (city with =, seat with =, account with =, daterange(from_day, to_day, '[]') with &&)
);
create index mandates_of_an_account on participation.mandate (city, account);
select guard_by_city('participation', 'mandate');

create table participation.meeting (
    city         text not null default current_setting('koinon.city'),
    id           uuid not null,
    body         uuid not null,
    number       integer not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    mode         text not null,
    place        text,
    link         text,
    languages    text[] not null,
    support      text[] not null default '{}',
    stage        text not null default 'PLANNED',
    convened_at  timestamptz,
    opened_at    timestamptz,
    closed_at    timestamptz,
    cancelled_at timestamptz,
    cancelled_for uuid,
    guests       integer not null default 0,
    version      integer not null default 0,
    primary key (city, id),
    constraint meeting_of_a_body foreign key (city, body) references participation.body (city, id),
    constraint meetings_are_numbered unique (city, body, number),
    constraint ends_after_it_starts check (ends_at > starts_at),
    constraint known_mode check (mode in ('ROOM', 'ONLINE', 'HYBRID')),
    constraint known_stage check (stage in ('PLANNED', 'CONVENED', 'IN_SESSION', 'HELD', 'CANCELLED')),
    constraint cancelled_with_a_reason check ((stage = 'CANCELLED') = (cancelled_for is not null)),
    constraint held_after_it_was_opened check (stage not in ('IN_SESSION', 'HELD') or opened_at is not null),
    constraint guests_are_counted check (guests between 0 and 9999)
);
create index meetings_by_time on participation.meeting (city, starts_at);
select guard_by_city('participation', 'meeting');

-- An item without a meeting waits for the next one.
create table participation.item (
    city         text not null default current_setting('koinon.city'),
    id           uuid not null,
    body         uuid not null,
    meeting      uuid,
    position     integer not null,
    kind         text not null,
    title        uuid not null,
    minutes      integer not null,
    subject_kind text,
    subject      uuid,
    carried_from uuid,
    treated      boolean not null default false,
    no_quorum    text,
    version      integer not null default 0,
    primary key (city, id),
    constraint item_of_a_body foreign key (city, body) references participation.body (city, id),
    constraint item_on_an_agenda foreign key (city, meeting) references participation.meeting (city, id),
    constraint item_carried_over foreign key (city, carried_from) references participation.item (city, id),
    constraint carried_over_once unique (city, carried_from),
    constraint subject_whole check ((subject is null) = (subject_kind is null)),
    constraint known_kind_of_item check (kind in ('INFORM', 'CONSULT', 'DECIDE', 'FOLLOW_UP')),
    constraint takes_some_time check (minutes between 1 and 480)
);
create index items_of_a_meeting on participation.item (city, meeting, position);
create index items_about on participation.item (city, subject);
select guard_by_city('participation', 'item');

create table participation.attendance (
    city     text not null default current_setting('koinon.city'),
    meeting  uuid not null,
    mandate  uuid not null,
    seat     uuid not null,
    part     text not null,
    presence text not null,
    primary key (city, meeting, mandate),
    constraint attendance_at_a_meeting foreign key (city, meeting) references participation.meeting (city, id),
    constraint attendance_by_a_mandate foreign key (city, mandate) references participation.mandate (city, id),
    constraint known_presence check (presence in ('ROOM', 'REMOTE', 'EXCUSED', 'ABSENT'))
);
select guard_by_city('participation', 'attendance');

create table participation.decision (
    city           text not null default current_setting('koinon.city'),
    id             uuid not null,
    body           uuid not null,
    meeting        uuid not null,
    item           uuid not null,
    question       uuid not null,
    rulebook       uuid not null,
    ballot         text not null,
    majority       text not null,
    opened_at      timestamptz not null,
    present_voting integer not null,
    filled_voting  integer not null,
    quorum         integer not null,
    yes            integer,
    no             integer,
    abstain        integer,
    result         text,
    closed_at      timestamptz,
    version        integer not null default 0,
    primary key (city, id),
    constraint decision_at_a_meeting foreign key (city, meeting) references participation.meeting (city, id),
    constraint decision_on_an_item foreign key (city, item) references participation.item (city, id),
    constraint decision_under_a_rulebook foreign key (city, rulebook) references participation.rulebook (city, id),
    constraint one_decision_an_item unique (city, item),
    constraint closed_whole check ((closed_at is null) = (result is null) and (result is null) = (yes is null)
        and (yes is null) = (no is null) and (no is null) = (abstain is null)),
    constraint no_more_votes_than_present check (yes is null or (yes >= 0 and no >= 0 and abstain >= 0 and yes + no + abstain <= present_voting)),
    constraint quorum_was_there check (present_voting <= filled_voting),
    constraint known_ballot check (ballot in ('SHOW_OF_HANDS', 'BY_SEAT')),
    constraint known_result check (result in ('CARRIED', 'NOT_CARRIED', 'TIED'))
);
create unique index one_open_decision_a_meeting on participation.decision (city, meeting) where closed_at is null;
create index decisions_of_a_body on participation.decision (city, body, closed_at);
select guard_by_city('participation', 'decision');

-- A vote by seat is public. Where holder and deputy both voted, the holder's counts.
create table participation.vote (
    city     text not null default current_setting('koinon.city'),
    decision uuid not null,
    seat     uuid not null,
    part     text not null,
    mandate  uuid not null,
    choice   text not null,
    primary key (city, decision, seat, part),
    constraint vote_in_a_decision foreign key (city, decision) references participation.decision (city, id),
    constraint vote_of_a_seat foreign key (city, seat) references participation.seat (city, id),
    constraint known_choice check (choice in ('YES', 'NO', 'ABSTAIN'))
);
select guard_by_city('participation', 'vote');

-- Who took part in a decision (voted, could have raised a hand, or kept the minutes): they sign no answer to it. Never shown.
create table participation.took_part (
    city     text not null default current_setting('koinon.city'),
    decision uuid not null,
    account  uuid not null,
    primary key (city, decision, account),
    constraint part_in_a_decision foreign key (city, decision) references participation.decision (city, id)
);
select guard_by_city('participation', 'took_part');

create table participation.minutes (
    city          text not null default current_setting('koinon.city'),
    meeting       uuid not null,
    state         text not null default 'DRAFT',
    revision      integer not null default 1,
    circulated_at timestamptz,
    silent_until  date,
    adopted_at    timestamptz,
    adopted_by    uuid,
    version       integer not null default 0,
    primary key (city, meeting),
    constraint minutes_of_a_meeting foreign key (city, meeting) references participation.meeting (city, id),
    constraint adopted_by_a_decision foreign key (city, adopted_by) references participation.decision (city, id),
    constraint known_state_of_minutes check (state in ('DRAFT', 'CIRCULATED', 'ADOPTED')),
    constraint circulated_whole check (state = 'DRAFT' or (circulated_at is not null and silent_until is not null)),
    constraint adopted_whole check ((state = 'ADOPTED') = (adopted_at is not null))
);
select guard_by_city('participation', 'minutes');

create table participation.minute (
    city    text not null default current_setting('koinon.city'),
    item    uuid not null,
    meeting uuid not null,
    said    uuid not null,
    primary key (city, item),
    constraint minute_of_an_item foreign key (city, item) references participation.item (city, id),
    constraint minute_in_minutes foreign key (city, meeting) references participation.minutes (city, meeting)
);
select guard_by_city('participation', 'minute');

create table participation.objection (
    city     text not null default current_setting('koinon.city'),
    id       uuid not null,
    meeting  uuid not null,
    revision integer not null,
    account  uuid,
    seat     uuid not null,
    said     uuid not null,
    at       timestamptz not null,
    primary key (city, id),
    constraint objection_to_minutes foreign key (city, meeting) references participation.minutes (city, meeting),
    constraint objection_of_a_seat foreign key (city, seat) references participation.seat (city, id)
);
select guard_by_city('participation', 'objection');

create table participation.erratum (
    city    text not null default current_setting('koinon.city'),
    id      uuid not null,
    meeting uuid not null,
    said    uuid not null,
    at      timestamptz not null,
    primary key (city, id),
    constraint erratum_to_minutes foreign key (city, meeting) references participation.minutes (city, meeting)
);
select guard_by_city('participation', 'erratum');
