"""Language: sentences, quotations, mentions, times and who says what; nothing of arrangements."""
