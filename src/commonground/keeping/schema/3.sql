-- Third version: a visit is of what stood on the page that was drawn, not of what had come when its end was noted.

ALTER TABLE visits ADD COLUMN newest INTEGER NOT NULL DEFAULT 0;  -- number of the last article that had come by then
UPDATE visits SET newest = coalesce((SELECT max(number) FROM articles WHERE added <= at), 0);
DROP INDEX visits_by_story;
CREATE INDEX visits_by_story ON visits (story, newest);
