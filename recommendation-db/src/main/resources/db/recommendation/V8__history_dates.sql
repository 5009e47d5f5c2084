-- Rows arrive in order of their date, so a few bytes a range of pages find a day as well as a tree does, and a save costs a tenth less.
DROP INDEX public.idx_past_recommended_offers_date;

CREATE INDEX idx_past_recommended_offers_date ON public.past_recommended_offers USING brin (date) WITH (autosummarize = on);
