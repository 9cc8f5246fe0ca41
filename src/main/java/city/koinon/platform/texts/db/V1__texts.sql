create schema texts;

-- A text and the revision its original has reached.
create table texts.text (
    city            text not null default current_setting('koinon.city'),
    id              uuid not null,
    source_language text not null,
    revision        int not null default 1,
    primary key (city, id),
    constraint counted_from_one check (revision >= 1)
);
select guard_by_city('texts', 'text');

-- Every wording a text ever had, in every language; the newest of a language is the one shown.
create table texts.rendering (
    city        text not null default current_setting('koinon.city'),
    id          uuid not null,
    text        uuid not null,
    language    text not null,
    value       text not null,
    origin      text not null,
    of_revision int not null,
    written_by  text,
    written_at  timestamptz not null,
    current     boolean not null default true,
    primary key (city, id),
    foreign key (city, text) references texts.text (city, id),
    constraint known_origin check (origin in ('AUTHORITATIVE', 'HUMAN', 'COMMUNITY', 'MACHINE')),
    constraint not_empty check (value <> '')
);
select guard_by_city('texts', 'rendering');
create unique index one_current_rendering on texts.rendering (city, text, language) where current;
