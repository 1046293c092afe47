"""Whole neighbourhoods in virtual time: the real works behind simulated doors, with everything drawn from one seed.

A world (`world`) has people on three platforms (`platforms`) and one database. Programs (`program`) serve it
one after the other (`succession`), for they die of what `faults` has in store. `watching` looks at all that is kept,
and `alarm` ends a world in which a promise was broken.
"""
