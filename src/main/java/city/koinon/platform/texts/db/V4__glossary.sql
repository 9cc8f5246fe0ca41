-- The city's own words: how it says a thing in each language, and what stays as it is in all of them.
create table texts.term (
    city         text not null default current_setting('koinon.city'),
    id           uuid not null,
    language     text not null,
    term         text not null,
    stays        boolean not null,
    translations json not null,
    note         text,
    version      int not null default 1,
    primary key (city, id),
    constraint one_entry_for_a_term unique (city, language, term),
    constraint term_not_empty check (term <> '')
);
select guard_by_city('texts', 'term');
