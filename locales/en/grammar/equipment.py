"""English words for machines and places."""

# Words by the one that descriptions of machines use.
SAME = {
    "copier": "photocopier | mfp | copy | copiers", "printer": "printers", "floor2": "upstairs", "floor1": "downstairs",
    "accounting": "acct", "warehouse": "whse",
}  # fmt: skip
# Where a copier stands is no copier: "one of our copiers" names no room.
COPY_ROOM = "copy (?:room|center|centre|area)"
