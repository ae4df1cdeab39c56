"""What a dealer relies on when he edits config.yml."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.settings.load import SHIPPED, ConfigError, Settings, load

DEALER = """
dealer:
  name: Dealer
  legal: Dealer, Inc.
  address: [1 Main Street]
  remittance_address: [PO Box 1]
  phone: +1 555 010 0100
  email: a@dealer.example
  website: https://dealer.example
  timezone: America/Chicago
  languages: [en]
  company_prefixes: [CL]
  hours: {monday: 08:00-12:00, tuesday: closed, wednesday: closed, thursday: closed,
    friday: closed, saturday: closed, sunday: closed}
"""


@pytest.fixture
def config(tmp_path: Path):
    """Loads a config.yml with this text."""

    def load_text(text: str, **environ: str) -> Settings:
        path = tmp_path / "config.yml"
        path.write_text(text, encoding="utf-8")
        return load(path, environ)

    return load_text


def problems(config, text: str, **environ: str) -> list[str]:
    with pytest.raises(ConfigError) as raised:
        config(text, **environ)
    return [problem.rpartition("/config.yml:")[2] for problem in raised.value.problems]


def test_the_shipped_file_is_the_default(monkeypatch):
    monkeypatch.chdir(SHIPPED.parent)
    settings = load(None, {})
    assert load(SHIPPED, {}) == settings
    assert settings.dealer.company_prefixes == ("CL", "TO", "AK")
    assert settings.server.address == "http://127.0.0.1:8080"
    assert settings.database_url == f"sqlite:///{settings.data_dir}/ledgerline.sqlite3"


def test_a_channel_without_its_token_in_the_environment_is_off():
    channels = load(None, {"LEDGERLINE_REST_TOKEN": "open sesame", "LEDGERLINE_TELEGRAM_TOKEN": ""}).channels
    assert channels.settings("rest").token == "open sesame"
    assert (channels.settings("telegram").token, channels.settings("phone").auth_token) == (None, None)
    assert [one.channel.name for one in channels.on()] == ["rest", "web"]


def test_a_file_of_ones_own_takes_the_rest_from_the_shipped_one(config):
    settings = config(DEALER + "server:\n  port: 9000\n")
    assert settings.dealer.name == "Dealer"
    assert (settings.server.port, settings.server.host) == (9000, "127.0.0.1")
    assert settings.faq == SHIPPED.parent / "faq.yml"


def test_paths_are_reckoned_from_the_file_they_stand_in(config, tmp_path):
    assert config(DEALER + "data_dir: state\nfaq: my-faq.yml\n").faq == tmp_path / "my-faq.yml"
    assert config(DEALER + "data_dir: state\n").data_dir == tmp_path / "state"


def test_data_never_lies_beside_the_shipped_file(config, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load(None, {}).data_dir == tmp_path / "data"
    (tmp_path / "deployment").mkdir()
    monkeypatch.chdir(tmp_path / "deployment")
    assert config(DEALER).data_dir == tmp_path / "data"  # the folder of one's own file, wherever it is started


def test_a_dealer_of_ones_own_never_gets_the_invented_dealers_facts(config):
    assert problems(config, DEALER.replace("  remittance_address: [PO Box 1]\n", "")) == [
        "3: dealer.remittance_address: is missing; add `remittance_address:` here"
    ]
    assert problems(config, "server: {port: 9000}") == ["1: dealer: is missing; add the section `dealer:`"]
    assert problems(config, "dealer: Ada") == ["1: dealer: must be a section: its own keys below it, indented by two spaces"]


def test_every_mistake_of_the_file_is_told_at_once_with_its_line(config):
    told = problems(
        config,
        DEALER.replace("America/Chicago", "America/Chicgo")
        + "server: {port: eighty, public_url: 'ftp://x'}\n"  # line 15
        + "payments: 3\n"
        + "channels:\n"
        + "  web: {allowed_origins: ['*']}\n"
        + "linking: {code_tries: 0}\n"
        + "linking: {code_tries: 1}\n"
        + "mail: {host: '${MAIL_HOST}', sendr: x@y.example}\n"
        + "import: {columns: {customer: {}}, date_format: 'DD.MM.'}\n",
    )
    assert told == [
        "10: dealer.timezone: 'America/Chicgo' is not a time zone; did you mean America/Chicago?",
        "15: server.port: 'eighty' must be a whole number from 0 to 65535",
        "15: server.public_url: 'ftp://x' is not an address like https://chat.example.com",
        "16: payments: must be a section: its own keys below it, indented by two spaces",
        "18: channels.web.allowed_origins: '*' would let any website use the chat; name each website, like https://www.example.com",
        "20: linking: stands here twice (first in line 19); remove one",
        "21: mail.host: the environment variable MAIL_HOST is not set; set it, or write the value here",
        "21: mail.sendr: is not a setting; did you mean `sender`?",
        "22: import.columns.customer: is not a setting; did you mean `customers`?",
        "22: import.date_format: 'DD.MM.' must tell day, month and year, like %Y-%m-%d or %m/%d/%Y",
    ]


def test_a_secret_in_the_file_is_refused_without_being_repeated(config):
    (told,) = problems(config, DEALER + "payments: {api_key: sk_live_abc}\n")
    assert told.startswith("15: payments.api_key: a secret must not stand in this file") and "sk_live_abc" not in told


def test_secrets_never_show_when_settings_are_printed():
    names = ["REST_TOKEN", "TELEGRAM_TOKEN", "TELEGRAM_SECRET", "TWILIO_AUTH_TOKEN", "MAIL_PASSWORD", "TEXTS_TOKEN"]
    names += ["PAYMENTS_KEY", "PAYMENTS_WEBHOOK_SECRET", "SECRET_KEY"]
    environ = {f"LEDGERLINE_{name}": "hush-" * 8 for name in names} | {"DATABASE_URL": "postgresql://me:hush-@db/x"}
    assert "hush-" not in repr(load(None, environ))


@pytest.mark.parametrize("given", ["postgres://u@h/d", "postgresql://u@h/d", "postgresql+psycopg://u@h/d"])
def test_every_way_to_write_a_postgresql_address_names_the_driver_in_use(given):
    assert load(None, {"DATABASE_URL": given}).database_url == "postgresql+psycopg://u@h/d"


def test_another_kind_of_database_is_refused_at_its_line():
    with pytest.raises(ConfigError, match=r"config\.yml:\d+: database\.url: the database address must be postgresql"):
        load(None, {"DATABASE_URL": "mysql://u:hush@h/d"})


def test_a_telegram_webhook_needs_a_secret_and_a_public_address(config):
    text = DEALER + "channels: {telegram: {mode: webhook}}\n"
    (told,) = problems(config, text, LEDGERLINE_TELEGRAM_TOKEN="1:a")
    assert told == "15: channels.telegram.mode: webhook needs `secret` and server.public_url; set them"
    assert config(text).channels.settings("telegram").token is None


def test_a_short_secret_key_is_refused():
    with pytest.raises(ConfigError, match="shorter than 32 characters"):
        load(None, {"LEDGERLINE_SECRET_KEY": "short"})


def test_opening_hours_limits_and_patience_reach_the_business(config):
    policy = config(DEALER + "payments: {link_minutes: 5, poll_seconds: [1, 2]}\nlinking: {code_minutes: 3}\n").policy()
    assert policy.hours == {0: (time(8), time(12))}
    assert policy.open_at(datetime(2026, 11, 23, 17, 59, tzinfo=UTC)) and not policy.open_at(
        datetime(2026, 11, 23, 18, tzinfo=UTC)
    )
    assert (policy.link_life, policy.poll_after) == (timedelta(minutes=5), (timedelta(seconds=1), timedelta(seconds=2)))
    assert policy.limits.code_life == timedelta(minutes=3) and policy.limits.failures_per_company_day == 20


def test_columns_of_a_dealers_own_files_can_be_named(config):
    imports = config(DEALER + "import: {date_format: '%m/%d/%Y', columns: {customers: {company_number: Cust No}}}\n").imports
    assert imports.date_format == "%m/%d/%Y" and imports.columns == {"customers": {"company_number": "Cust No"}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("dealer: [\n", "is not valid YAML"),
        ("- a\n", "must begin with a key"),
        ("dealer:\n\tname: x\n", "is not valid YAML"),
    ],
)
def test_a_file_that_is_not_yaml_is_told_with_its_line(config, text, told):
    assert told in problems(config, text)[0] and problems(config, text)[0][0].isdigit()


def test_a_file_that_is_not_there_or_not_utf8_is_told(tmp_path):
    with pytest.raises(ConfigError, match=r"none\.yml: cannot be read: No such file"):
        load(tmp_path / "none.yml", {})
    (tmp_path / "latin.yml").write_bytes("dealer: {name: Muñoz}".encode("latin-1"))
    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        load(tmp_path / "latin.yml", {})
