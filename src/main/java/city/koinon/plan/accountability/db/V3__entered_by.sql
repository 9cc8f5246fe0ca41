-- Who typed an answer or a report in for its signatory is a persona, resolved when it is read: a name of somebody who takes it back is
-- nowhere left to be read.
alter table accountability.answer
    drop column entered,
    add column entered_by uuid;
alter table accountability.report
    drop column entered,
    add column entered_by uuid;
