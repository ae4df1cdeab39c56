"""What may be relied on when sentences are learnt: the same result always, honest shares, and a file that says the same."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import make_texts
from bot.settings.load import load
from nlu.intents import logistic_regression, model, word_vectors
from nlu.intents.calibration import expected_error, temperature
from nlu.intents.classifier import cross_check
from nlu.intents.features import Features, words_of
from nlu.intents.logistic_regression import Sparse
from nlu.intents.wordpiece import Pieces
from nlu.quality.measures import measure
from nlu.sentences import Example
from nlu.understanding import all_examples

_SAID = {
    "pay": ["pay my bill", "i want to pay", "make a payment", "pay the invoice now", "settle what we owe"],
    "hours": ["when are you open", "what are your hours", "opening times", "are you open on monday", "when do you close"],
    "fault": ["the copier is broken", "paper jam again", "printer does not print", "the machine is stuck", "it prints lines"],
}
_EXAMPLES = [Example(intent, "en", text) for intent, texts in _SAID.items() for text in texts]


@pytest.fixture(scope="module")
def classifier():
    return model.train(_EXAMPLES, word_vectors.load())


def test_the_shipped_model_was_trained_on_what_the_program_learns():
    examples, meanings = all_examples(make_texts(load(None, {}))[1].examples()), word_vectors.load()
    current = model.load(model.SHIPPED, model.digest(examples, meanings), meanings)
    assert current is not None, "The sentences have changed. Run: ./ledgerline nlu train"


def test_words_that_no_example_uses_are_understood_by_their_meaning(classifier):
    for said, intent in (("remit funds", "pay"), ("closing time on sundays", "hours"), ("the photocopiers malfunction", "fault")):
        assert next(iter(classifier.probabilities(words_of(said)))) == intent


def test_the_order_of_the_sentences_makes_no_difference(classifier):
    again = model.train(_EXAMPLES[::-1], word_vectors.load())
    assert np.array_equal(again.weights, classifier.weights)
    assert again.temperature == classifier.temperature


def test_a_model_read_from_its_file_says_the_same(classifier, tmp_path):
    path = tmp_path / "model.npz"
    model.save(classifier, "of these", path)
    read = model.load(path, "of these", word_vectors.load())
    assert read is not None
    assert read.probabilities(["pay", "please"]) == classifier.probabilities(["pay", "please"])
    first = path.read_bytes()
    model.save(read, "of these", path)
    assert path.read_bytes() == first


def test_a_model_of_other_sentences_is_not_used(classifier, tmp_path):
    path = tmp_path / "model.npz"
    model.save(classifier, "of these", path)
    assert model.load(path, "of others", word_vectors.load()) is None


def test_a_dealers_own_questions_are_learnt_once_and_kept(tmp_path):
    kept = model.fitting(_EXAMPLES, word_vectors.load(), tmp_path)
    (file,) = tmp_path.iterdir()
    written = file.stat().st_mtime_ns
    again = model.fitting(_EXAMPLES, word_vectors.load(), tmp_path)
    assert np.array_equal(kept.weights, again.weights)
    assert file.stat().st_mtime_ns == written
    model.fitting(_EXAMPLES[1:], word_vectors.load(), tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


@given(st.text(max_size=60))
def test_shares_of_any_text_add_up_to_one(classifier, text):
    shares = classifier.probabilities(words_of(text))
    assert math.isclose(sum(shares.values()), 1, abs_tol=1e-4)
    assert list(shares.values()) == sorted(shares.values(), reverse=True)


def test_every_sentence_learnt_is_understood(classifier):
    assert all(next(iter(classifier.probabilities(words_of(e.text)))) == e.intent for e in _EXAMPLES)


def test_the_reasons_add_up_to_the_lead_over_the_rival(classifier):
    words = words_of("pay when you open")
    (first, one), (second, other) = list(classifier.probabilities(words).items())[:2]
    bias = classifier.weights[-1].astype(float) / classifier.temperature
    lead = sum(share for _, share in classifier.evidence(words, first, second))
    lead += bias[classifier.intents.index(first)] - bias[classifier.intents.index(second)]
    assert math.isclose(lead, math.log(one / other), abs_tol=0.01)


def test_a_cross_check_asks_only_models_that_have_not_seen_the_sentence():
    alone = [*_EXAMPLES, Example("lonely", "en", "qqq www zzz")]
    checked = cross_check([words_of(e.text) for e in alone], [e.intent for e in alone], word_vectors.load())
    assert checked.guesses[-1] != "lonely"
    assert np.allclose(np.diagonal(checked.similarity), 1, atol=1e-3)


def test_the_gram_matrix_is_that_of_the_features():
    sentences = [words_of(e.text) for e in _EXAMPLES] * 4  # so that some features are common and some rare
    features = Features.learn(sentences, word_vectors.load())
    sparse = Sparse.of([features.row(words) for words in sentences])
    full = np.zeros((len(sentences), len(features.idf)), dtype=np.float32)
    full[sparse.sentence, sparse.feature] = sparse.value
    meanings = features.meanings(sentences)
    assert np.allclose(logistic_regression.gram(sparse, meanings), full @ full.T + meanings @ meanings.T + 1, atol=1e-3)
    assert np.allclose(logistic_regression.fold(sparse, meanings, full.shape[1]), full.T @ meanings, atol=1e-3)


def test_training_finds_what_costs_least():
    sentences = [words_of(e.text) for e in _EXAMPLES]
    features = Features.learn(sentences, word_vectors.load())
    alike = logistic_regression.gram(Sparse.of([features.row(words) for words in sentences]), features.meanings(sentences))
    wanted = np.repeat(np.eye(3, dtype=np.float32), 5, axis=0)
    shares = logistic_regression.solve(alike, wanted, 10.0, 1e-5)
    probabilities = np.exp(alike @ shares)
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    assert np.allclose(shares, 10 * (wanted - probabilities), atol=0.01)  # where the slope is zero


def test_confidence_is_calibrated_on_sentences_a_model_has_not_seen():
    right = np.arange(3000) % 3
    scores = np.zeros((3000, 3), dtype=np.float32)
    scores[np.arange(3000), np.where(np.arange(3000) % 10 < 8, right, (right + 1) % 3)] = 3  # sure, and right in 80 of 100
    heat = temperature(scores, right)
    shares = np.exp(scores / heat) / np.exp(scores / heat).sum(axis=1, keepdims=True)
    assert math.isclose(shares.max(), 0.8, abs_tol=0.01)
    assert expected_error(np.full(100, 0.8), np.arange(100) < 80) < 1e-9
    assert math.isclose(expected_error(np.full(100, 0.9), np.arange(100) < 50), 0.4)


def test_measures_are_those_of_a_hand_worked_example():
    right = ["a", "a", "b", "b", "out_of_scope", "out_of_scope"]
    measures = measure(right, ["a", "b", "b", "b", "a", "b"], [0.9, 0.6, 0.8, 0.9, 0.3, 0.85])
    assert measures.accuracy == 0.75
    assert math.isclose(measures.macro_f1, (2 / 3 + 0.8) / 2)
    assert measures.oos_auroc == 6 / 8
    assert measures.oos_recalls == {0.95: 0.5, 0.97: 0.5}


def test_words_are_cut_into_the_longest_pieces():
    pieces = Pieces(["copy", "copier", "##s", "##ing", "c"])
    assert pieces.of("copiers") == [1, 2]
    assert pieces.of("copying") == [0, 3]
    assert pieces.of("cxx") == []
    assert pieces.of("") == pieces.of("c" * 1000) == []


def test_a_feature_has_a_name_a_person_can_read(classifier):
    features = classifier.features
    columns, _ = features.row(["pay"])
    named = Counter(features.name(int(column)) for column in columns)
    assert {"pay", "-_pay_-", "#pay"} <= named.keys()
