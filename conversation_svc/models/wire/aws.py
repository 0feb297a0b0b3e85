"""The AWS SDK, loaded when first needed: importing it takes a second, and most installations never do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any

from conversation_svc.models.base import FailureKind, Limits, ModelEvent, ModelFailure, ModelRequest

_KINDS = {
    "ThrottlingException": FailureKind.RATE_LIMITED,
    "TooManyRequestsException": FailureKind.RATE_LIMITED,
    "ServiceQuotaExceededException": FailureKind.RATE_LIMITED,
    "ModelTimeoutException": FailureKind.TIMEOUT,
    "ModelNotReadyException": FailureKind.SERVER,
    "InternalServerException": FailureKind.SERVER,
    "ServiceUnavailableException": FailureKind.SERVER,
    "ModelStreamErrorException": FailureKind.SERVER,
    "ModelErrorException": FailureKind.SERVER,
    "DependencyFailedException": FailureKind.SERVER,
    "BadGatewayException": FailureKind.SERVER,
    "AccessDeniedException": FailureKind.UNAUTHENTICATED,
    "UnrecognizedClientException": FailureKind.UNAUTHENTICATED,
    "ExpiredTokenException": FailureKind.UNAUTHENTICATED,
    "InvalidSignatureException": FailureKind.UNAUTHENTICATED,
}


OpenStream = Callable[[Any], Any]
ReadStream = Callable[[Iterable[dict[str, Any]]], Iterator[ModelEvent]]


class AwsClient:
    """One lazily made client. Its address may be moved by AWS_ENDPOINT_URL_<SERVICE>, which the SDK reads."""

    def __init__(self, service: str, region: str, limits: Limits) -> None:
        self._service = service
        self._region = region
        self._limits = limits
        self._client: Any = None
        self._lock = Lock()

    def get(self) -> Any:
        with self._lock:
            if self._client is None:
                self._client = self._make()
            return self._client

    def prepare(self) -> None:
        """Half a second of imports, spent before the first customer. What fails now fails again then."""
        with suppress(Exception):
            self.get()

    def play(self, request: ModelRequest, open_stream: OpenStream, read: ReadStream) -> Iterator[ModelEvent]:
        """One streamed answer, in our events and our failures. The stream is closed in any case."""
        with failures_in_our_words():
            stream = open_stream(self.get())
            try:
                yield from read(until_abandoned(stream, request))
            finally:
                stream.close()

    def _make(self) -> Any:
        import boto3
        from botocore.config import Config

        config = Config(
            connect_timeout=self._limits.connect,
            read_timeout=max(self._limits.first_token, self._limits.between_tokens),
            retries={"total_max_attempts": 1, "mode": "standard"},
            max_pool_connections=32,
        )
        return boto3.session.Session().client(self._service, region_name=self._region or None, config=config)


def until_abandoned(stream: Iterable[dict[str, Any]], request: ModelRequest) -> Iterator[dict[str, Any]]:
    for event in stream:
        if request.abandoned.is_set():
            return
        yield event


@contextmanager
def failures_in_our_words() -> Iterator[None]:
    """Only the SDK's error codes are kept: its sentences may quote what a customer said."""
    from botocore import exceptions
    from urllib3.exceptions import HTTPError, ReadTimeoutError

    try:
        yield
    except exceptions.ClientError as error:  # also the errors that come inside an event stream
        raise _from_code(error) from error
    except (exceptions.ConnectTimeoutError, exceptions.EndpointConnectionError) as error:
        raise ModelFailure(FailureKind.UNREACHABLE, type(error).__name__) from error
    except (
        exceptions.ReadTimeoutError,
        ReadTimeoutError,
        TimeoutError,
    ) as error:  # the SDK's, and its pool's
        raise ModelFailure(FailureKind.TIMEOUT, type(error).__name__) from error
    except (exceptions.NoCredentialsError, exceptions.PartialCredentialsError) as error:
        raise ModelFailure(FailureKind.UNAUTHENTICATED, type(error).__name__) from error
    except (exceptions.HTTPClientError, exceptions.IncompleteReadError, HTTPError, OSError) as error:
        raise ModelFailure(FailureKind.CUT, type(error).__name__) from error
    except exceptions.ParamValidationError as error:
        raise ModelFailure(FailureKind.BAD_REQUEST, type(error).__name__) from error
    except exceptions.BotoCoreError as error:
        raise ModelFailure(FailureKind.MALFORMED, type(error).__name__) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ModelFailure(FailureKind.MALFORMED, type(error).__name__) from error


def _from_code(error: Any) -> ModelFailure:
    code = str(error.response.get("Error", {}).get("Code") or "unknown")
    status = int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") or 0)
    # Inside a stream the same errors are spelled with a small first letter.
    kind = _KINDS.get(code[:1].upper() + code[1:])
    if kind is None:
        kind = FailureKind.SERVER if status >= 500 else FailureKind.BAD_REQUEST
    return ModelFailure(kind, code[:60])
