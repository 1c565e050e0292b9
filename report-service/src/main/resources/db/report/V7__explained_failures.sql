-- What the code of a scan's failure means, as the event says it: JSON, one explanation for each language.
alter table latest_scan add column failure_explanations text;
