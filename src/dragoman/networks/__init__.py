"""The networks as files: opened, checked, and with the word vectors that all of them share."""
