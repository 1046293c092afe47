"""What people, robots and accidents type where something else was asked."""

UNREADABLE = ("", " ", "\n\t \r\n", "\u200b\u200d\ufeff", "\x00\x01\x02", "\u202e\u202c", "a" * 10_000, "🙃" * 5_000)
"""No answer anywhere: nothing to read in it, or far too much."""

JUNK: tuple[str, ...] = (
    "🙃🎉👩‍👩‍👧‍👦",
    "\u202eאבגדה ה\u202c",
    "مرحبا كيف حالك",
    "<b>gras</b> <script>alert(1)</script> &amp;",
    "'; DROP TABLE member; --",
    "<!channel> <@U123> <https://x.example|y>",
    "{placeholder} %s %(name)s {0}",
    "-1",
    "0",
    "99999999999999999999",
    "1e9",
    "NaN",
    "½",
    "٣",
    "1 000 000 000 $ de l’heure",
    "le 31 février",
    "2019-01-01",
    "31/12/1999 de 25 h à 99 h",
    "hier",
    "H0H",
    "o" * 64,
    "mot" * 1_000,
    "ligne un\nligne deux\n\n\nligne trois",
    "ﬁancé ①②③ Ⅷ",
    "…",
    "/inconnu@porte",
    "Z̸̡̢a̵l̶g̷o̸",
)
"""An answer perhaps, to whoever asked for words."""
