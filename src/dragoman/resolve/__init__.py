"""Who, where and when: from words to actors, places and intervals."""
