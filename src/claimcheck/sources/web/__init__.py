"""Pages of the web: fetched politely and safely, read, and taken for the source that they are."""
