-- Where a reader's mail programme ends the letters about a thread with one click (RFC 8058), below city and language.
alter table notices.letter add column leave text;
