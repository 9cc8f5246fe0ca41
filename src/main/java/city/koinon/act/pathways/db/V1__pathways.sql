create schema pathways;

create table pathways.pathway (
    city         text    not null default current_setting('koinon.city'),
    id           uuid    not null,
    slug         text    not null,
    withdrawn_on date,
    primary key (city, id),
    constraint one_address_each unique (city, slug)
);
select guard_by_city('pathways', 'pathway');

-- A revision is kept whole as one document: its structure, and its words as the editor wrote them. What is published stays as it was.
create table pathways.revision (
    city         text    not null default current_setting('koinon.city'),
    pathway      uuid    not null,
    number       integer not null,
    state        text    not null,
    body         jsonb   not null,
    version      integer not null default 1,
    published_at timestamptz,
    primary key (city, pathway, number),
    constraint of_a_pathway foreign key (city, pathway) references pathways.pathway (city, id),
    constraint state_known check (state in ('DRAFT', 'PUBLISHED')),
    constraint published_at_some_time check ((state = 'PUBLISHED') = (published_at is not null))
);
select guard_by_city('pathways', 'revision');
create unique index one_draft_at_a_time on pathways.revision (city, pathway) where state = 'DRAFT';

create function pathways.stays_as_published() returns trigger language plpgsql as $$
begin
    if old.state = 'PUBLISHED' then
        raise exception 'revision % of pathway % is published and stays as it is', old.number, old.pathway;
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_revisions_stay before update or delete on pathways.revision
    for each row execute function pathways.stays_as_published();

-- Which text says what, through all revisions: translations stay with the words they translate.
create table pathways.wording (
    city    text not null default current_setting('koinon.city'),
    pathway uuid not null,
    name    text not null,
    text    uuid not null,
    primary key (city, pathway, name),
    constraint of_a_pathway foreign key (city, pathway) references pathways.pathway (city, id)
);
select guard_by_city('pathways', 'wording');

-- Somebody's plan, found only with its code, of which no more than a hash is here; what they said of themselves is sealed with a key
-- that is made from the code and kept nowhere.
create table pathways.kept (
    city     text    not null default current_setting('koinon.city'),
    code     bytea   not null,
    pathway  uuid    not null,
    number   integer not null,
    answers  bytea   not null,
    language text    not null,
    began_on date    not null,
    used_on  date    not null,
    primary key (city, code),
    constraint of_a_revision foreign key (city, pathway, number) references pathways.revision (city, pathway, number)
);
select guard_by_city('pathways', 'kept');
create index kept_by_last_use on pathways.kept (city, used_on);

create table pathways.tick (
    city   text  not null default current_setting('koinon.city'),
    code   bytea not null,
    step   text  not null,
    mark   text  not null,
    since  date  not null,
    reason text,
    primary key (city, code, step),
    constraint of_a_plan foreign key (city, code) references pathways.kept (city, code) on delete cascade,
    constraint mark_known check (mark in ('TODO', 'DOING', 'DONE', 'BLOCKED', 'NOT_FOR_ME')),
    constraint blocked_for_a_reason check ((mark = 'BLOCKED') = (reason is not null)),
    constraint reason_known check (reason in ('NO_APPOINTMENT', 'PAPER_MISSING', 'SENT_AWAY', 'LANGUAGE', 'COST', 'TOO_FAR', 'NO_ANSWER', 'OTHER'))
);
select guard_by_city('pathways', 'tick');

-- With what the answers in an address are sealed, so that no log on the way can read them.
create table pathways.seal (
    city   text  not null default current_setting('koinon.city'),
    secret bytea not null,
    primary key (city)
);
select guard_by_city('pathways', 'seal');
