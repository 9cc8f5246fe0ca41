-- What no backup brings back: who is signed in, and ways in that were good for minutes.
comment on table identity.spring_session is 'Passing: who is signed in';
comment on table identity.spring_session_attributes is 'Passing: who is signed in';
comment on table identity.link is 'Passing: one-time links';
comment on table identity.challenge is 'Passing: questions to passkeys';
comment on table identity.knock is 'Passing: how often somebody knocked';
comment on table identity.salt is 'Passing: the salt of the day';
