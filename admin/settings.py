"""The settings: from the environment (ECOUTE_…), then from ecoute.toml in the home folder."""

from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any

from pydantic import EmailStr, Field, HttpUrl, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from admin.home import home
from core.errors import Invalid
from core.retention.kept import Delays
from core.rules import DEFAULT_RULES, HelpLine, HouseRules
from core.working_time import Holidays

FILE = "ecoute.toml"

_A_DAY = 24 * 60 * 60
_TEN_YEARS = 3650
_ONE_LINE = r"^[^\x00-\x1f\x7f]+$"
"""It goes into the headers of letters."""
_ONE_LINE_OR_NONE = r"^[^\x00-\x1f\x7f]*$"
_SECRET = frozenset({"database", "replica", "redis", "smtp_password"})
"""Settings that are, or hold, a password: never repeated."""
_MAILBOX_OR_PAGE = r"^(|[^\s@:/<>\"]+@[^\s@:/<>\"]+|https?://[^\s<>\"]+)$"
"""It becomes a link: nothing else may be led to."""


class SmtpSecurity(StrEnum):
    """How the conversation with the mail server is protected."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


class LogLevel(StrEnum):
    """What is told to the log, with all that is graver."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Theme(StrEnum):
    """What the public site looks like."""

    NEUTRAL = "neutral"
    DSFR = "dsfr"


class Settings(BaseSettings):
    """Every setting, with its default. docs/operations.md explains each one."""

    model_config = SettingsConfigDict(env_prefix="ECOUTE_", extra="forbid")

    home: Path = Field(default_factory=home)
    """The folder of the embedded database, the keys and the journals; only from the environment."""
    database: str = Field(default="", repr=False)
    """The address of a database that replaces the embedded one: sqlite:///… or postgresql://…"""
    server: str = ""
    """The server that `ecoute desk` opens the workstation against; "" for the database of this machine."""
    replica: str = Field(default="", repr=False)
    """The address of a copy of it that the public pages are read from: postgresql://…"""
    redis: SecretStr = SecretStr("")
    """A Redis that counts the limits of the public form: redis://… or rediss://…; "" for the database itself."""
    pool_size: int = Field(default=5, ge=1, le=1000)
    """How many connections to PostgreSQL a process keeps open."""
    pool_overflow: int = Field(default=10, ge=0, le=1000)
    """How many more it opens when all are taken."""
    pool_wait: float = Field(default=10, gt=0, le=_A_DAY)
    """How long one waits for a connection before the database is said to be busy, in seconds."""
    pool_recycle: float = Field(default=1800, gt=0, le=_A_DAY)
    """After how long a connection is made anew, in seconds."""
    statement_timeout: float = Field(default=15, ge=0, le=_A_DAY)
    """How long one statement of a page or of the desk may take, in seconds; 0: no limit."""
    long_timeout: float = Field(default=3600, ge=0, le=_A_DAY)
    """The same for imports, notifiers and the other commands."""
    lock_timeout: float = Field(default=5, ge=0, le=_A_DAY)
    """How long a statement waits for what somebody else is changing, in seconds; 0: no limit."""
    idle_timeout: float = Field(default=30, ge=0, le=_A_DAY)
    """How long a piece of work of a page or of the desk may leave the database waiting, in seconds; 0: no limit."""
    retry_for: float = Field(default=5, ge=0, le=_A_DAY)
    """For how long work is tried again that the database let go of, in seconds."""
    programme: str = Field(default="Écoute", min_length=1, pattern=_ONE_LINE)
    """The name of the programme, at the top of each page."""
    public_url: HttpUrl = HttpUrl("http://127.0.0.1:8000")
    """The address of the public site, as it stands in letters."""
    organisation: str = Field(default="", pattern=_ONE_LINE_OR_NONE)
    """Who answers for the site and the data in it, as its pages name them."""
    contact: str = Field(default="", pattern=_MAILBOX_OR_PAGE)
    """Where to write to them: an e-mail address, or the address of a page."""
    theme: Theme = Theme.NEUTRAL
    """neutral, or dsfr: the State's design system, for the State's own services."""
    state_service: bool = False
    """Whoever runs the site declares to be a State service."""
    proxies: int = Field(default=0, ge=0, le=10)
    """How many proxies of one's own stand before the public site, each adding to X-Forwarded-For and -Proto."""
    grace: float = Field(default=60, ge=0, le=_A_DAY)
    """How long a decision can be undone, and its letters wait, in seconds."""
    moderation_hours: float = Field(default=48, gt=0, le=30 * 24)
    """Within how many hours a story is promised to be read."""
    transfer_hours: float = Field(default=48, gt=0, le=30 * 24)
    """Within how many hours a request for transfer is decided, or goes up a level."""
    holidays: Holidays = Holidays.MAINLAND
    """The public holidays that count in no delay: those of mainland France, of another part of it, or none (aucun)."""
    alert_procedure: str = Field(default=DEFAULT_RULES.procedure, min_length=1, max_length=2000)
    """What moderators do when somebody may be in danger."""
    help_lines: dict[str, str] = Field(default={line.number: line.name for line in DEFAULT_RULES.help_lines})
    """The numbers that they have to hand then, each with what it is for."""
    mail_from: EmailStr = "ne-pas-repondre@exemple.fr"
    """The sender of the letters."""
    smtp_host: str = "127.0.0.1"
    """The mail server."""
    smtp_port: int = Field(default=25, gt=0, lt=65536)
    """The port of the mail server."""
    smtp_security: SmtpSecurity = SmtpSecurity.NONE
    """none, starttls or tls."""
    smtp_user: str = ""
    """The name to sign in to the mail server with, when it asks for one."""
    smtp_password: SecretStr = SecretStr("")
    """The password that goes with it."""
    smtp_timeout: float = Field(default=20, gt=0, le=_A_DAY)
    """How long to wait for the mail server, in seconds."""
    breached: str = ""
    """A file of stolen passwords that nobody may choose, SHA-1 hashes in their order, one a line; "" for none."""
    desk_url: HttpUrl = HttpUrl("http://127.0.0.1:8001")
    """The address of the desk for other machines, as it stands in enrolment links."""
    keep_addresses_days: int = Field(default=365, ge=1, le=_TEN_YEARS)
    """How long the sealed address of an author is kept after the last letter that could leave, in days."""
    keep_originals_days: int = Field(default=365, ge=1, le=_TEN_YEARS)
    """How long what stood there before masks and corrections is kept after the decision, in days."""
    keep_unpublished_days: int = Field(default=365, ge=1, le=_TEN_YEARS)
    """How long a rejected or withdrawn story is kept after the last thing done to it, in days."""
    keep_sign_ins_days: int = Field(default=180, ge=1, le=365)
    """How long the traces of those who sign in are kept, in days."""
    log_level: LogLevel = LogLevel.INFO
    """What servers and the notifier tell to their log: debug, info, warning or error."""
    metrics_host: str = "127.0.0.1"
    """The address where metrics are given, when --metrics-port asks for them."""
    backups: Path | None = None
    """The folder where backups go, for `ecoute doctor` to look at the age of the last one."""
    notify_every: float = Field(default=10, gt=0, le=_A_DAY)
    """How long `ecoute notify` rests between two passes, in seconds."""

    @property
    def delays(self) -> Delays:
        """For how long what is kept for a time only is kept."""
        return Delays(
            addresses=timedelta(days=self.keep_addresses_days),
            originals=timedelta(days=self.keep_originals_days),
            stories=timedelta(days=self.keep_unpublished_days),
            sign_ins=timedelta(days=self.keep_sign_ins_days),
        )

    @property
    def rules(self) -> HouseRules:
        """The rules of the house, as the desk takes them."""
        return HouseRules(
            grace=timedelta(seconds=self.grace),
            moderation_delay=timedelta(hours=self.moderation_hours),
            transfer_delay=timedelta(hours=self.transfer_hours),
            holidays=self.holidays,
            procedure=self.alert_procedure,
            help_lines=tuple(HelpLine(number=number, name=name) for number, name in self.help_lines.items()),
        )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read what is given, then the environment, then the file; nothing else."""
        return init_settings, env_settings, _File(settings_cls, home() / FILE)


class _File(TomlConfigSettingsSource):
    """The file, which may set everything but the folder that it is in."""

    def _read_file(self, file_path: Any) -> dict[str, Any]:
        told = super()._read_file(file_path)
        if "home" in told:
            raise Invalid(f"Le réglage « home » de {file_path} n’y a pas sa place : donnez-le par ECOUTE_HOME.")
        return told


def load() -> Settings:
    """Give the settings in force.

    Raises:
        Invalid: one of them is wrong; the sentence names it.
    """
    try:
        return Settings()
    except (TOMLDecodeError, UnicodeDecodeError) as error:
        raise Invalid(f"Le fichier {home() / FILE} n’est pas du TOML lisible ({error}) : corrigez-le.") from error
    except SettingsError as error:  # the one setting that has several parts
        raise Invalid("Le réglage ECOUTE_HELP_LINES n’est pas du JSON lisible : voyez docs/operations.md.") from error
    except ValidationError as error:
        raise Invalid(_sentence(error)) from error


def _sentence(error: ValidationError) -> str:
    fault = error.errors(include_url=False)[0]
    name = str(fault["loc"][0]) if fault["loc"] else ""
    if fault["type"] == "extra_forbidden":
        return f"Le réglage « {name} » de {home() / FILE} n’existe pas : vérifiez son nom dans docs/operations.md."
    told = "" if name in _SECRET else f" ({fault['input']!r})"
    return f"Le réglage ECOUTE_{name.upper()} ne convient pas{told} : voyez docs/operations.md."
