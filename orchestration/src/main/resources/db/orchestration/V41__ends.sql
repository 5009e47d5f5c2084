-- Finds the runs that ended lately. A run that is cleared and ends again at once is under way for a moment that nobody sees.
CREATE INDEX run_by_end ON run (ended_at);
