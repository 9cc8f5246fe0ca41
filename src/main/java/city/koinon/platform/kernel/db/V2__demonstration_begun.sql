-- A demonstration that was cut off while it was played is played again from the beginning; a city at work never is.
alter table kernel.demonstration_clock add column begun boolean not null default false;
update kernel.demonstration_clock set begun = loaded;
