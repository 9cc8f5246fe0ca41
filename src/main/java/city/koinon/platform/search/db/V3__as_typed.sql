-- As people typed it: the term itself has lost its accents and some of its letters, so that what is written in several ways is counted once.
alter table search.in_vain add column typed text;
update search.in_vain set typed = term;
alter table search.in_vain
    alter column typed set not null,
    drop constraint in_vain_pkey,
    add primary key (city, day, lang, term, typed),
    add constraint typed_names_nobody check (char_length(typed) <= 60 and typed !~ '@' and typed !~ '([0-9].*){4}');
