-- When a machine was last asked for a translation, and why it gave none.
alter table texts.task add column machine_asked_at timestamptz, add column machine_failed text;
