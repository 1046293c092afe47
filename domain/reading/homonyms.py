"""Names of places that are names of something else as well: of people, of places elsewhere, or common words."""

OUTSIDE = frozenset(
    {
        "alberta", "boston", "british columbia", "calgary", "charlottetown", "chicago", "colombie britannique",
        "detroit", "edmonton", "florida", "floride", "fredericton", "halifax", "lyon", "maine", "manitoba",
        "michigan", "moncton", "new brunswick", "new hampshire", "new jersey", "new york", "new york city",
        "newfoundland", "nouveau brunswick", "nouvelle ecosse", "nova scotia", "nunavut", "nyc", "ohio", "pei",
        "regina", "saskatchewan", "saskatoon", "terre neuve", "vancouver", "vermont", "victoria", "winnipeg",
        "yukon"
    }
)  # fmt: skip
"""Places outside Quebec and Ontario: one asks."""
FAR = frozenset(
    {
        "baltimore", "brussels", "cleveland", "copenhagen", "delhi", "dresden", "dublin", "heidelberg",
        "irlande", "limoges", "lisbon", "lorraine", "lucknow", "melbourne", "milan", "montpellier", "moscow",
        "nantes", "odessa", "paris", "scotland", "toledo", "vendee", "verona", "vienna", "warsaw", "wyoming",
        "zurich"
    }
)  # fmt: skip
"""Towns here that are better known elsewhere: said to be here by their province alone."""
GIVEN = frozenset(
    {
        "alban", "alexandria", "alfred", "arthur", "augusta", "austin", "bethany", "carleton", "charlotte",
        "clifford", "clinton", "davidson", "douglas", "elgin", "ethel", "everett", "fatima", "florence",
        "foster", "franklin", "grafton", "graham", "grand mere", "hudson", "jacques", "jasper", "kimberley", "laurel",
        "maria", "marston", "martin", "mitchell", "morris", "norman", "powell", "rodney", "russell", "scott",
        "selby", "shannon", "sharon", "stella", "stratton", "sydney", "vanessa", "vernon", "victoria", "virgil",
        "walton", "warren", "wellesley", "wentworth", "whitney"
    }
)  # fmt: skip
"""Places that are names of people, or words for them, as well."""
COMMON = frozenset({"la salle", "the point", "the beach", "bath", "golden", "marathon", "sandwich", "bon conseil"})
"""Names that are words as well: places with a capital only."""
TONGUE = "spanish"
"""A town that is a language as well: a place with its province only."""
