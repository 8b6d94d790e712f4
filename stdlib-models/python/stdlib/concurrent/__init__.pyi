# concurrent.
