-- To whom a letter went is needed so that it goes only once, and for that nobody has to read it.
update notices.letter
   set recipient = encode(sha256(convert_to(key || chr(10) || recipient, 'UTF8')), 'hex')
 where account is null and recipient <> key;
