create schema languages;

-- How often a language was wished for that the city does not have, by month; nothing about whoever wished.
create table languages.wish (
    city     text not null default current_setting('koinon.city'),
    month    date not null,
    language text not null,
    times    int not null,
    primary key (city, month, language),
    constraint first_of_a_month check (extract(day from month) = 1),
    constraint wished_for check (times > 0),
    constraint a_language check (language ~ '^[a-z]{2,3}$')
);
select guard_by_city('languages', 'wish');
-- A reader who only arrives changes nothing that others read.
select quiet('languages', 'wish');
