create schema search;

-- What was looked for and not found, counted by day: a need, and nothing about whoever had it.
create table search.in_vain (
    city  text not null default current_setting('koinon.city'),
    day   date not null,
    lang  text not null,
    term  text not null,
    times integer not null,
    primary key (city, day, lang, term),
    constraint says_something check (term <> '' and times > 0),
    constraint names_nobody check (char_length(term) <= 60 and term !~ '@' and term !~ '([0-9].*){4}')
);
select guard_by_city('search', 'in_vain');
