"""Knowledge as data: codebook, cues, time words, actors, offices, places, and the code that loads and checks it."""
