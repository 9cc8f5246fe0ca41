create schema guide;

-- What the city tells newcomers. Title, summary and blocks are texts; the row says what the article is about and who answers for it.
create table guide.article (
    city         text not null default current_setting('koinon.city'),
    id           uuid not null,
    slug         text not null,
    topic        text not null,
    title        uuid not null,
    summary      uuid not null,
    critical     boolean not null,
    sample       boolean not null,
    office       uuid not null,
    published_at timestamptz not null,
    changed_at   timestamptz not null,
    confirmed_on date not null,
    withdrawn_on date,
    version      int not null default 0,
    primary key (city, id),
    constraint one_article_under_a_slug unique (city, slug),
    constraint slug_is_readable check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
select guard_by_city('guide', 'article');

create table guide.block (
    city     text not null default current_setting('koinon.city'),
    article  uuid not null,
    position int not null,
    kind     text not null,
    words    uuid not null,
    primary key (city, article, position),
    foreign key (city, article) references guide.article (city, id),
    constraint known_kind check (kind in ('TEXT', 'HEADING', 'STEPS', 'LIST', 'NOTE'))
);
select guard_by_city('guide', 'block');

create table guide.article_service (
    city     text not null default current_setting('koinon.city'),
    article  uuid not null,
    service  uuid not null,
    position int not null,
    primary key (city, article, service),
    foreign key (city, article) references guide.article (city, id)
);
select guard_by_city('guide', 'article_service');

-- What an editor is writing and nobody else reads yet; an article that was never published exists only here.
create table guide.draft (
    city      text not null default current_setting('koinon.city'),
    article   uuid not null,
    content   jsonb not null,
    saved_at  timestamptz not null,
    version   int not null,
    -- Version of the article it changes; null where there was none.
    of_version int,
    primary key (city, article)
);
select guard_by_city('guide', 'draft');

-- What is different for a while: an office closed, a deadline moved, a warning.
create table guide.announcement (
    city         text not null default current_setting('koinon.city'),
    id           uuid not null,
    topic        text,
    title        uuid not null,
    words        uuid not null,
    first_day    date not null,
    last_day     date not null,
    made_at      timestamptz not null,
    version      int not null default 0,
    primary key (city, id),
    constraint ends_after_it_begins check (last_day >= first_day)
);
select guard_by_city('guide', 'announcement');
create index announcement_by_day on guide.announcement (city, last_day);
