"""Training of the models that ship with dragoman. Needs the `train` extra; never imported by the package."""
