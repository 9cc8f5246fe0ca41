create schema hsds;

-- What a file in one language said of a thing when it was last brought, member by member: sets by their names, everything else by a
-- fingerprint. So only what it says anew is taken, and what an editor has changed here since stays.
create table hsds.brought (
    city     text  not null default current_setting('koinon.city'),
    type     text  not null,
    id       uuid  not null,
    language text  not null,
    members  jsonb not null,
    primary key (city, type, id, language)
);
select guard_by_city('hsds', 'brought');
