"""The labels that the event model tells apart, in the order of its outputs."""

TYPES = ["NONE", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"]
TYPES += ["ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
STATUSES = ["happened", "ongoing", "planned", "possible", "denied", "negated", "cancelled"]
ROLES = ["none", "actor", "recipient", "source", "place"]
RELATIONS = ["AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE"]
RELATIONS += ["REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
