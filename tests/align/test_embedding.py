"""An embedder that a caller brings is one more piece of evidence, and sees no value."""

import pickle

import pytest

import reconcile as rc
from reconcile.align.embedding import mask_claim

ONE = rc.Article("The harbour crane toppled. Some 14 dockers were taken to the infirmary.", "Quay Post", published="2024-05-01")
TWO = rc.Article("A gantry fell over at the port; 19 stevedores ended up in hospital.", "Port News", published="2024-05-01")
TOPICS = (("docker", "stevedore", "infirmary", "hospital"), ("brewery", "shares"))


def embed_topics(texts):
    """Count the words of each topic: a toy of an embedder."""
    return [[sum(text.lower().count(word) for word in topic) for topic in TOPICS] for text in texts]


def embed_nothing(texts):
    return [[0.0, 0.0] for _ in texts]


def embed_no_numbers(texts):
    return [["x"] for _ in texts]


def find_pairing(embedder, **policy):
    made = rc.Reconciler(policy=rc.Policy(**policy), embedder=embedder)
    left, right = (next(c for c in rc.extract_claims(article) if c.mention.kind == "quantity") for article in (ONE, TWO))
    alignment = made.align_claims([left, right])
    return alignment.pairings[0] if alignment.pairings else None


def embed_apart(texts):
    return [[float("docker" in text), float("docker" not in text)] for text in texts]


def test_sentences_that_are_near_speak_for_a_pair():
    plain, near = find_pairing(None), find_pairing(embed_topics)
    assert near.weight == pytest.approx(plain.weight + 2)
    assert [evidence for evidence in near.evidence if evidence not in plain.evidence] == [rc.Evidence("embedder: near", 2.0)]


def test_sentences_that_are_far_speak_against_it():
    assert find_pairing(embed_apart, embedding_weight=2).weight == pytest.approx(find_pairing(None).weight - 2)
    assert find_pairing(embed_apart, embedding_weight=20) is None


def test_a_vector_that_cannot_be_measured_says_nothing():
    articles = [ONE, TWO]
    alone, with_it = rc.reconcile(articles), rc.Reconciler(embedder=embed_nothing).reconcile(articles)
    assert (alone.facts, alone.findings) == (with_it.facts, with_it.findings)
    assert with_it.provenance["embedder"] == "embed_nothing"
    assert "embedder" not in alone.provenance


def test_the_embedder_is_asked_once_and_sees_no_value():
    asked = []

    def remember(texts):
        asked.append(list(texts))
        return embed_topics(texts)

    rc.Reconciler(embedder=remember).reconcile([ONE, TWO])
    (texts,) = asked
    assert len(set(texts)) == len(texts)
    assert not any(character.isdigit() for text in texts for character in text)


def test_a_statement_is_seen_in_its_own_words_and_a_number_is_left_out():
    claims = rc.extract_claims("Twelve people were hurt in Ostby when 3,000 homes lost power.")
    masked = [mask_claim(claim) for claim in claims if claim.mention.kind == "quantity"]
    assert masked[0] == "… people were hurt in Ostby when … homes lost power."
    assert all("3,000" not in mask_claim(claim) for claim in claims)


def test_a_pipeline_with_an_embedder_travels():
    made = pickle.loads(pickle.dumps(rc.Reconciler(embedder=embed_topics)))  # noqa: S301 - our own bytes
    assert made.reconcile([ONE, TWO]) == rc.Reconciler(embedder=embed_topics).reconcile([ONE, TWO])


@pytest.mark.parametrize(
    ("embedder", "error"),
    [
        pytest.param("a model", rc.InputTypeError, id="what cannot be called"),
        pytest.param(lambda texts: texts[1:] and [[1.0]], rc.InputError, id="too few vectors"),
        pytest.param(embed_no_numbers, rc.InputError, id="vectors of words"),
        pytest.param(lambda texts: [[1.0] * (at + 1) for at in range(len(texts))], rc.InputError, id="vectors of several lengths"),
        pytest.param(lambda _: None, rc.InputError, id="nothing"),
    ],
)
def test_what_is_no_embedder_is_an_error(embedder, error):
    with pytest.raises(error, match="embedder"):
        rc.Reconciler(embedder=embedder).reconcile([ONE, TWO])
