"""Knowledge as data: codebook, cues, time words, actors, offices and places, and the code that loads and checks them."""
