-- A revision is substantial when it may change what translations say; a comma in the right place is not. Until now every one was.
alter table texts.text add column substantial int not null default 1;
update texts.text set substantial = revision;
alter table texts.text add constraint substantial_was_reached check (substantial between 1 and revision);

-- From which language a translation was made when not from the original; on whose behalf; who has read it against the original.
alter table texts.rendering
    add column via          text,
    add column written_for  uuid,
    add column reviewed_by  text,
    add column reviewed_for uuid,
    add column reviewed_at  timestamptz,
    add constraint reviewed_by_somebody check (reviewed_at is not null or (reviewed_by is null and reviewed_for is null)),
    add constraint not_via_itself check (via <> language);

-- The states of many texts are read from here without their words.
create index state_of_rendering on texts.rendering (city, text) include (language, origin, of_revision, via, reviewed_at) where current;
create index original_of_revision on texts.rendering (city, text, of_revision) where origin = 'AUTHORITATIVE';

-- What is translated as a whole: the title and the parts of an article, of a service, of a step.
create table texts.manuscript (
    city      text not null default current_setting('koinon.city'),
    kind      text not null,
    id        uuid not null,
    path      text not null,
    critical  boolean not null,
    published boolean not null default true,
    primary key (city, kind, id)
);
select guard_by_city('texts', 'manuscript');

create table texts.part (
    city       text not null default current_setting('koinon.city'),
    kind       text not null,
    manuscript uuid not null,
    position   int not null,
    text       uuid not null,
    primary key (city, kind, manuscript, position),
    foreign key (city, kind, manuscript) references texts.manuscript (city, kind, id),
    foreign key (city, text) references texts.text (city, id)
);
select guard_by_city('texts', 'part');
create index manuscript_of_text on texts.part (city, text);

-- The work of bringing one manuscript into one language.
create table texts.task (
    city         text not null default current_setting('koinon.city'),
    id           uuid not null,
    kind         text not null,
    manuscript   uuid not null,
    language     text not null,
    reason       text not null,
    status       text not null default 'OPEN',
    assignee     uuid,
    organisation uuid,
    due          date not null,
    returned     text,
    opened_at    timestamptz not null,
    changed_at   timestamptz not null,
    version      int not null default 1,
    primary key (city, id),
    foreign key (city, kind, manuscript) references texts.manuscript (city, kind, id),
    constraint known_reason check (reason in ('NEW', 'STALE', 'REVIEW')),
    constraint known_status check (status in ('OPEN', 'CLAIMED', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'CANCELLED')),
    constraint open_is_nobodys check (status <> 'OPEN' or assignee is null)
);
select guard_by_city('texts', 'task');
create unique index one_task_at_a_time on texts.task (city, kind, manuscript, language)
    where status in ('OPEN', 'CLAIMED', 'SUBMITTED', 'RETURNED');
create index task_of_assignee on texts.task (city, assignee) where assignee is not null;

-- What a translator has written so far, and which revision of the original was beside it.
create table texts.draft (
    city        text not null default current_setting('koinon.city'),
    task        uuid not null,
    text        uuid not null,
    value       text not null,
    of_revision int not null,
    primary key (city, task, text),
    foreign key (city, task) references texts.task (city, id),
    foreign key (city, text) references texts.text (city, id)
);
select guard_by_city('texts', 'draft');
