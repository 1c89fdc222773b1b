"""Who a bare actor phrase means, without the text around it: "French Foreign Minister", "the PRI", "four gunmen"."""

from dataclasses import dataclass, replace
from datetime import date

from dragoman.knowledge.alike import likeness
from dragoman.knowledge.gazetteer import Gazetteer, RoleNoun
from dragoman.knowledge.gazetteer_roles import FINER, load_phrase_words, load_roles
from dragoman.model.actor import UNKNOWN, Actor
from dragoman.resolve.phrase_parts import Part, Phrase, split_phrase
from dragoman.resolve.standing import famous, likeliest, sectors_on

# A misspelt role noun is at least so like the right one, and no shorter.
TYPO = 0.94
TYPO_LETTERS = 7


@dataclass(frozen=True, slots=True)
class PhraseActor:
    """`country` as in the record, XXX if unknown; `sectors` those of PLOVER, the main one first, empty for a state or a
    people as such; `codes` the same with PLOVER's finer codes (PRM, UAF, PRE); `why` a reason code."""

    country: str
    sectors: tuple[str, ...]
    actor: Actor | None
    why: str
    codes: tuple[str, ...] = ()


def resolve_phrase(text: str, on: date | None, gazetteer: Gazetteer) -> PhraseActor:
    """The actor of a phrase on a date; what is not known is XXX, no actor, no sectors."""
    alone = text.strip()
    if alone.lower() in load_phrase_words().pronouns and not (alone.isupper() and len(alone) > 1):
        return PhraseActor(UNKNOWN, (), None, "pronoun", ("UNK",))
    whole = _whole(text, on, gazetteer)
    if whole is not None:
        return whole
    phrase = split_phrase(text, gazetteer)
    country = home(phrase)
    if country == UNKNOWN:
        country = _party_home(phrase, gazetteer)
    if country == UNKNOWN:
        country = _leader_home(phrase, on, gazetteer)
    person = _person(phrase, on, country, gazetteer)
    if person is not None:
        return person
    return _described(phrase, country, gazetteer, on)


def home(phrase: Phrase) -> str:
    """The country the phrase's actor belongs to: the first one named that is no other side ("ambassador to …")."""
    known = load_phrase_words()
    for part in phrase.countries:
        if part.end < len(phrase.words) and phrase.words[part.end].lower() in known.aided:
            continue
        opener = next((o for (s, e), o in zip(phrase.segments, phrase.openers, strict=True) if s <= part.first < e), "")
        if opener not in known.away:
            return part.country
    return UNKNOWN


def _party_home(phrase: Phrase, gazetteer: Gazetteer) -> str:
    """The country of a party whose name is also a common noun: "Republican senators"."""
    for part in phrase.roles:
        named = part.role is not None and part.role.sector in ("PTY", "LEG", "GOV")
        for word in phrase.words[part.first : part.first + 1] if named else ():
            role = gazetteer.role(word.lower()) if word[:1].isupper() else None
            for actor in gazetteer.find(word) if role is not None and role.sector == "PTY" else ():
                if actor.kind == "party" and gazetteer.prevails(actor):
                    return actor.country
    return UNKNOWN


def _leader_home(phrase: Phrase, on: date | None, gazetteer: Gazetteer) -> str:
    """The country of a leader named beside the noun: "the Merkel government", "supporters of Angela Merkel"."""
    for (first, end), opener in zip(phrase.segments, phrase.openers, strict=True):
        whole = gazetteer.find(" ".join(phrase.words[first:end])) if opener == "of" and end - first > 1 else ()
        persons = tuple(actor for actor in whole if actor.kind == "person")
        if len(persons) == 1:
            return persons[0].country
    for part in phrase.roles:
        before = phrase.words[part.first - 1] if part.first else ""
        if before[:1].isupper() and not any(r.first < part.first <= r.end for r in phrase.roles):
            known = tuple(a for a in gazetteer.last_name(before, on=on) if famous(a, on, gazetteer))
            best = likeliest(known, on, gazetteer)
            if best is not None:
                return best.country
    return UNKNOWN


def _whole(text: str, on: date | None, gazetteer: Gazetteer) -> PhraseActor | None:
    """The phrase as the name of one actor."""
    alone = text.strip(" ,.;:")
    found = gazetteer.find(alone)
    if not found and text.isupper() and len(text) > 5:
        found = gazetteer.find(text.title())
    states = [actor for actor in found if actor.kind == "state"]
    if states:
        return _state(text, states[0], gazetteer)
    persons = [actor for actor in found if actor.kind == "person"]
    if persons:
        alike = gazetteer.person(text, on=on)
        if " " not in alone:
            alike = tuple(dict.fromkeys((*alike, *gazetteer.last_name(alone, on=on))))
            alike = tuple(actor for actor in alike if famous(actor, on, gazetteer))
        best = likeliest(alike, on, gazetteer)
        return _named(best, on, gazetteer, "exact-name") if best else None
    if found and not gazetteer.prevails(found[0], alone) and gazetteer.role(_generic(text)) is not None:
        return None
    return _bodies(found, alone, UNKNOWN, on, gazetteer) if found else None


def _generic(text: str) -> str:
    """The phrase as a role noun would be written, without its article."""
    lowered = text.strip(" ,.;:").lower()
    return lowered[4:] if lowered.startswith("the ") else lowered


def _state(text: str, state: Actor, gazetteer: Gazetteer) -> PhraseActor:
    if gazetteer.is_capital(text):
        return PhraseActor(state.country, ("GOV",), state, "capital", ("GOV",))
    if gazetteer.is_metonym(text):
        return PhraseActor(state.country, ("GOV",), state, "metonym", ("GOV",))
    return PhraseActor(state.country, (), state, "exact-name")


def _named(actor: Actor, on: date | None, gazetteer: Gazetteer, why: str) -> PhraseActor:
    sectors = sectors_on(actor, on, gazetteer)
    fine, held = gazetteer.fine(actor), gazetteer.held(actor, on)
    country = held.country if held is not None else actor.country
    return PhraseActor(country, sectors, actor, why, (fine,) if fine else sectors)


def _bodies(
    found: tuple[Actor, ...], name: str, country: str, on: date | None, gazetteer: Gazetteer
) -> PhraseActor | None:
    """One body of those that bear a name: of the phrase's country, or the only one, or the one best known."""
    fitting = [a for a in found if a.kind not in ("state", "person")]
    if not fitting:
        return None
    here = [a for a in fitting if a.country == country]
    if here or gazetteer.prevails(fitting[0], name) or len(fitting) == 1:
        chosen = (here or fitting)[0]
        named = _named(chosen, on, gazetteer, "exact-name")
        other = country != UNKNOWN and not here and "IGO" not in chosen.sectors
        return PhraseActor(country, named.sectors, None, "role", named.codes) if other else named
    sectors = fitting[0].sectors
    return PhraseActor(country, sectors, None, f"ambiguous:{len(fitting)}", sectors)


def _person(phrase: Phrase, on: date | None, country: str, gazetteer: Gazetteer) -> PhraseActor | None:
    """The person named, by full name or, beside a title or alone, by last name."""
    name = phrase.name or (" ".join(phrase.words) if not (phrase.roles or phrase.countries or phrase.bodies) else "")
    if not name:
        return None
    here = country if country != UNKNOWN else None
    found = gazetteer.person(name, on=on, country=here)
    if " " not in name:
        found = tuple(dict.fromkeys((*found, *gazetteer.last_name(name, on=on, country=here))))
    if here and any(a.country == here for a in found):
        found = tuple(a for a in found if a.country == here)
    if not phrase.roles and " " not in name:
        found = tuple(actor for actor in found if famous(actor, on, gazetteer))
    actor = likeliest(_titled(found, phrase, on, gazetteer), on, gazetteer) if found else None
    if actor is None or (here and actor.country != here and phrase.roles):
        return None
    named = _named(actor, on, gazetteer, "title-name" if phrase.roles else "exact-name")
    known = on is not None and any(t.exact and t.holds(on) for t in gazetteer.terms(actor))
    if phrase.roles and not known and not phrase.former and (role := phrase.roles[0].role):
        codes = tuple(role.fine.split())
        return PhraseActor(named.country, _plain(role), actor, "title-name", codes)
    return _seated(named, phrase, gazetteer)


def _seated(found: PhraseActor, phrase: Phrase, gazetteer: Gazetteer) -> PhraseActor:
    """One with offices at home and in a body that the phrase names acts for the body."""
    terms = gazetteer.terms(found.actor) if found.actor is not None else ()
    for part in phrase.bodies:
        if "IGO" in part.bodies[0].sectors and any(t.country == part.bodies[0].country for t in terms):
            return replace(found, country=part.bodies[0].country, sectors=("IGO",), codes=("IGO",))
    return found


def _titled(found: tuple[Actor, ...], phrase: Phrase, on: date | None, gazetteer: Gazetteer) -> tuple[Actor, ...]:
    """Of several persons those who hold the phrase's office on the day, if any do."""
    office = next((r.role.office for r in phrase.roles if r.role and r.role.office), None)
    if office is None or on is None or len(found) < 2:
        return found
    holding = tuple(a for a in found if any(t.office == office and t.holds(on) for t in gazetteer.terms(a)))
    return holding or found


def _described(phrase: Phrase, country: str, gazetteer: Gazetteer, on: date | None) -> PhraseActor:
    """An unnamed actor: by the role noun that heads the phrase, or the body it belongs to."""
    head = _head(phrase)
    body = next((b for b in phrase.bodies if _own(b, phrase, country)), None)
    by_body = _bodies(body.bodies, body.noun, country, on, gazetteer) if body is not None else None
    if by_body is not None and body is not None and (head is None or _carried(head, body)):
        return by_body if not phrase.former else PhraseActor(by_body.country, ("ELI",), None, "former", ("ELI",))
    if by_body is not None and country == UNKNOWN:
        country = by_body.country
    if head is None or head.role is None:
        return _bare(phrase, country, gazetteer)
    if phrase.former and head.role.kind == "person":
        return PhraseActor(country, ("ELI",), None, "former", ("ELI",))
    why = "demonym-role" if country != UNKNOWN else "role"
    return PhraseActor(country, _plain(head.role), None, why, tuple(head.role.fine.split()))


def _head(phrase: Phrase) -> Part | None:
    """The role noun that heads the phrase: the last of the first segment that has more than a counting word."""
    known = load_phrase_words()
    for first, end in phrase.segments:
        inside = [r for r in phrase.roles if first <= r.first < end]
        if not inside:
            continue
        last, before = inside[-1], inside[-2] if len(inside) > 1 else None
        lone = last.noun.split()[-1] in known.light and (first, end) != phrase.segments[-1]
        if lone and any(r.first >= end for r in phrase.roles) and before is None:
            continue
        if before is not None and last.noun in known.carriers - known.firm and before.end == last.first:
            return before
        if last.noun in known.carriers - known.firm and before is None:
            return _of_body(phrase, last, end) or last
        return last
    return None


def _of_body(phrase: Phrase, head: Part, end: int) -> Part | None:
    """The body after "of" that a carrier belongs to: "members of the parliament"."""
    for (first, _), opener in zip(phrase.segments, phrase.openers, strict=True):
        if first >= end and opener == "of":
            after = [r for r in phrase.roles if r.first >= first and r.role and r.role.kind == "body"]
            return after[0] if after and after[0].role and after[0].role.sector != "GOV" else None
    return None


def _own(body: Part, phrase: Phrase, country: str) -> bool:
    """False where a body of another country has a name that is here but a role noun: "Chile's Defense Department"."""
    if country == UNKNOWN or any(actor.country == country for actor in body.bodies):
        return True
    return not any(r.first <= body.first and body.end <= r.end for r in phrase.roles)


def _carried(head: Part, body: Part) -> bool:
    """Whether the head noun takes its sector from the body: "CIA officer", "president of the Senate"."""
    known = load_phrase_words()
    inside = body.first <= head.first and head.end <= body.end
    return inside or (head.noun in known.carriers and head.noun not in known.firm)


def _bare(phrase: Phrase, country: str, gazetteer: Gazetteer) -> PhraseActor:
    """No role noun: a place's people, a nation, a misspelt noun, or nothing known."""
    if country == UNKNOWN:
        role = _typo(phrase.words[-1]) if phrase.words else None
        if role is not None:
            return PhraseActor(UNKNOWN, _plain(role), None, "role", tuple(role.fine.split()))
        return PhraseActor(UNKNOWN, (), None, "unknown")
    part = phrase.countries[0]
    whole = " ".join(phrase.words)
    if part.end - part.first == len(phrase.words) and gazetteer.demonym(whole) is None:
        return PhraseActor(country, ("CVL",), None, "place", ("CVL",))
    return PhraseActor(country, (), gazetteer.state(country), "demonym")


def _typo(word: str) -> RoleNoun | None:
    wanted = word.lower()
    if len(wanted) < TYPO_LETTERS:
        return None
    roles = load_roles()
    best = max(roles, key=lambda noun: likeness(wanted, noun) if noun[:2] == wanted[:2] else 0.0)
    return roles[best] if likeness(wanted, best) >= TYPO else None


def _plain(role: RoleNoun) -> tuple[str, ...]:
    codes = tuple(code for code in role.fine.split() if code not in FINER)
    return codes or (role.sector,)
