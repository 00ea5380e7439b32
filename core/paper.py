"""A document ready for the printer, as the desk gives it."""

from sqlmodel._compat import SQLModelConfig

from core.model import Model


class Paper(Model):
    """A document.

    Attributes:
        pdf: the file; in JSON, its bytes are in base64.
    """

    model_config = SQLModelConfig(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")

    pdf: bytes
