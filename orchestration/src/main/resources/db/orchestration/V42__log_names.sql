-- Where the log of a try is follows from its pipeline, run, task and number; nothing was ever written here.
ALTER TABLE attempt DROP COLUMN log;
