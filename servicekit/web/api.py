"""A service's HTTP side.

One `route` line says path, access, shapes and status; everything else follows from it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from flask import Flask, Response, request
from pydantic import BaseModel
from werkzeug.datastructures import Headers

from servicekit import logs, metrics, tracing, waiting
from servicekit.access import ANONYMOUS, PUBLIC, Access, Principal, Role, unauthenticated
from servicekit.db import Database
from servicekit.errors import FieldError, Kind, NotFound, ServiceError
from servicekit.health import Health
from servicekit.web import openapi, problems
from servicekit.web.body import read_json, read_query
from servicekit.web.call import Answer, Call, encode
from servicekit.web.route import Route, parameters_in

MAX_BODY_BYTES = 1024 * 1024
VERSION = "0.1.0"

_log = logs.get("http")
_QUIET = frozenset({"/v1/health", "/v1/live", "/metrics"})


class Callers(Protocol):
    def identify(self, credential: str) -> Principal | None:
        """Who presented this key or token; None when nobody we know."""
        ...


View = Callable[[Call[Any, Any]], Any]


class Api:
    """Wraps a Flask app.

    `.flask` is the WSGI callable; `.routes` is what the docs and the tests of wiring read.
    """

    def __init__(
        self,
        service: str,
        *,
        callers: Callers,
        database: Database | None = None,
        title: str = "",
        preflight: bool = False,
    ) -> None:
        """preflight: OPTIONS is answered, for browsers that ask on behalf of other sites; else it is a method
        like those that no address knows."""
        self.service = service
        self.title = title or f"Frontdesk {service} service"
        self.flask = Flask(service, static_folder=None)
        self.flask.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
        self.flask.config["PROVIDE_AUTOMATIC_OPTIONS"] = preflight
        self.flask.json.sort_keys = False  # type: ignore[attr-defined]
        self.health = Health(service, VERSION)
        self.routes: list[Route] = []
        self._callers = callers
        self._database = database
        self.flask.extensions["api"] = self
        problems.install(self.flask, service)
        self.flask.before_request(self._begin)
        self.flask.after_request(self._end)
        self._standard_routes()

    def get(self, path: str, **options: Any) -> Callable[[View], View]:
        return self.route("GET", path, **options)

    def post(self, path: str, **options: Any) -> Callable[[View], View]:
        return self.route("POST", path, **options)

    def put(self, path: str, **options: Any) -> Callable[[View], View]:
        return self.route("PUT", path, **options)

    def patch(self, path: str, **options: Any) -> Callable[[View], View]:
        return self.route("PATCH", path, **options)

    def delete(self, path: str, **options: Any) -> Callable[[View], View]:
        return self.route("DELETE", path, **{"status": 204, **options})

    def route(
        self,
        method: str,
        path: str,
        *,
        access: Access,
        body: type[BaseModel] | None = None,
        query: type[BaseModel] | None = None,
        answer: type[BaseModel] | None = None,
        status: int = 200,
        summary: str = "",
        idempotent: bool = False,
        needs_tenant: bool | None = None,
        tag: str = "",
        consumes: str | None = None,
        produces: str = "application/json",
        hidden: bool = False,
    ) -> Callable[[View], View]:
        """Register a view.

        `needs_tenant`: the call must name a tenant (path, body or query; a tenant's own key implies it). By
        default it must when the body or the query has a field `tenant_id`, or the path a part of that name.
        """
        has_tenant = any(
            "tenant_id" in names for names in (parameters_in(path), _fields(body), _fields(query))
        )
        spec = Route(
            method=method,
            path=path,
            access=access,
            body=body,
            query=query,
            answer=answer,
            status=status,
            summary=summary,
            idempotent=idempotent,
            needs_tenant=has_tenant if needs_tenant is None else needs_tenant,
            tag=tag or self.service,
            consumes=consumes or ("application/json" if body else None),
            produces=produces,
            hidden=hidden,
        )

        def register(view: View) -> View:
            self.routes.append(spec)
            endpoint = f"{method} {path}".replace(".", "_")

            def run(**path_values: Any) -> Response:
                return self._respond(spec, view(self._call(spec, path_values)))

            self.flask.add_url_rule(path, endpoint, run, methods=[method])
            return view

        return register

    def document(self) -> dict[str, Any]:
        return openapi.document(self.title, VERSION, [route for route in self.routes if not route.hidden])

    def _call(self, spec: Route, path_values: dict[str, Any]) -> Call[Any, Any]:
        principal = self._principal(spec)
        principal.require(spec.access)
        path = {name: str(value) for name, value in path_values.items()}
        if any("\x00" in value for value in path.values()):
            raise NotFound
        args = request.args.to_dict()
        query = read_query(spec.query, args) if spec.query else None
        is_form = request.mimetype in (_FORM, _FILES)
        raw = b"" if spec.consumes == _FORM and is_form else request.get_data(cache=True)
        body = read_json(spec.body, self._json(raw)) if spec.body else None
        return Call(
            body=body,
            query=query,
            path=path,
            principal=principal,
            headers=request.headers,
            raw=raw,
            args=args,
            form=list(request.form.items(multi=True)) if spec.consumes == _FORM else [],
            url=request.full_path if request.query_string else request.path,
            route=f"{spec.method} {spec.path}",
            client_address=request.remote_addr or "",
            named_tenant=self._tenant(spec, principal, path, body, query, args),
            database=self._database,
            success_status=spec.status,
        )

    def _principal(self, spec: Route) -> Principal:
        header = request.headers.get("Authorization", "")
        scheme, _, credential = header.partition(" ")
        if scheme.lower() == "bearer" and credential:
            found = self._callers.identify(credential.strip())
            if found is not None:
                return found
            if spec.access is not PUBLIC:
                raise unauthenticated()
        return ANONYMOUS

    @staticmethod
    def _json(raw: bytes) -> bytes:
        if raw and request.mimetype and not request.mimetype.endswith("json"):
            raise ServiceError(
                Kind.UNSUPPORTED, "unsupported_media_type", "Send the body as application/json."
            )
        return raw

    @staticmethod
    def _tenant(
        spec: Route, principal: Principal, path: dict[str, str], body: Any, query: Any, args: dict[str, str]
    ) -> str | None:
        named = path.get("tenant_id") or getattr(body, "tenant_id", None) or getattr(query, "tenant_id", None)
        if named is None and spec.needs_tenant:
            named = args.get("tenant_id") or principal.tenant
            if named is None:
                message = "is needed"
                raise ServiceError(
                    Kind.INVALID,
                    "invalid_request",
                    f"tenant_id: {message}",
                    errors=[FieldError("tenant_id", message)],
                )
        if named is not None and principal.role is not Role.ANONYMOUS:
            principal.require_tenant(named)
        return named

    def _respond(self, spec: Route, result: Any) -> Response:
        if isinstance(result, Response):
            return result
        answer = result if isinstance(result, Answer) else Answer(result)
        status = answer.status or spec.status
        content_type = answer.content_type
        if spec.produces != "application/json" and content_type == "application/json" and status < 400:
            content_type = spec.produces
        streamed = isinstance(answer.body, Iterator)
        return Response(
            b"" if status == 204 else answer.body if streamed else encode(answer.body),
            status,
            Headers(list(answer.headers.items())),
            content_type=content_type,
        )

    def _begin(self) -> None:
        tracing.enter_trace(tracing.accept_traceparent(request.headers.get("traceparent")))
        waiting.begin()
        request.environ["frontdesk.started"] = time.perf_counter()

    def _end(self, response: Response) -> Response:
        seconds = time.perf_counter() - request.environ.get("frontdesk.started", time.perf_counter())
        rule = request.url_rule.rule if request.url_rule else "unknown"
        method = metrics.method_label(request.method)
        metrics.REQUESTS.labels(self.service, rule, method, str(response.status_code)).inc()
        metrics.REQUEST_SECONDS.labels(self.service, rule, method).observe(seconds)
        response.headers["X-Request-Id"] = tracing.current_trace_id()
        if response.status_code < 400:  # a refusal must not tell by its time what it knows
            waited = waiting.total()
            response.headers["Server-Timing"] = (
                f"app;dur={seconds * 1000:.2f}, others;dur={waited * 1000:.2f}"
            )
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        if rule not in _QUIET:
            _log.info(
                "request",
                route=rule,
                method=request.method,
                status=response.status_code,
                latency_ms=round(seconds * 1000, 2),
                tenant_id=(request.view_args or {}).get("tenant_id"),
            )
        return response

    def _standard_routes(self) -> None:
        @self.get("/v1/health", access=PUBLIC, summary="Is this service fit to work?", tag="health")
        def health(call: Call[None, None]) -> Answer:
            status, body = self.health.report()
            return Answer(body, status)

        @self.get("/v1/live", access=PUBLIC, hidden=True)
        def live(call: Call[None, None]) -> dict[str, str]:
            """For our other services, which must not set off a chain of everybody asking everybody."""
            return {"status": "ok"}

        @self.get("/metrics", access=PUBLIC, produces=metrics.CONTENT_TYPE, hidden=True)
        def show_metrics(call: Call[None, None]) -> Answer:
            metrics.UP.labels(self.service).set(1)
            return Answer(metrics.exposition(), content_type=metrics.CONTENT_TYPE)

        @self.get("/openapi.json", access=PUBLIC, hidden=True)
        def show_document(call: Call[None, None]) -> dict[str, Any]:
            return self.document()


_FORM = "application/x-www-form-urlencoded"
_FILES = "multipart/form-data"


def _fields(model: type[BaseModel] | None) -> frozenset[str]:
    return frozenset(model.model_fields) if model else frozenset()
