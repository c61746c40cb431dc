"""In: a laid-out page. Out: what stands on it, by one of two writers: extractive (embedded, the default) or Claude."""
