"""Addresses of the pages."""

from __future__ import annotations

from typing import Any

from gateway.documents import Documents
from gateway.pages.reference import sections
from gateway.pages.rendering import Pages
from gateway.pages.wording import choose_language, wording
from servicekit.access import PUBLIC
from servicekit.errors import Kind, NotFound, ServiceError
from servicekit.tenants import TenantDirectory
from servicekit.web import Answer, Api, Call

AnyCall = Call[Any, Any]
_HTML = "text/html"


def add_pages(
    api: Api, pages: Pages, tenants: TenantDirectory, documents: Documents, *, now_offset_ms: int
) -> None:
    @api.get("/", access=PUBLIC, produces=_HTML, hidden=True)
    def welcome(call: AnyCall) -> Answer:
        return pages.page("welcome.html")

    @api.get("/chat/<tenant_id>", access=PUBLIC, produces=_HTML, hidden=True)
    def chat(call: AnyCall) -> Answer:
        try:
            tenant = tenants.get(call.path["tenant_id"])
        except NotFound:
            return pages.page("missing.html", status=404)
        except ServiceError:
            return pages.page("away.html", status=503)
        language = choose_language(call.headers.get("Accept-Language", ""), tenant.languages)
        words = wording(language)
        return pages.page("chat.html", framed=True, tenant=tenant, language=language, words=words)

    @api.get("/console", access=PUBLIC, produces=_HTML, hidden=True)
    def console(call: AnyCall) -> Answer:
        return pages.page("console.html", now_offset_ms=now_offset_ms)

    @api.get("/docs", access=PUBLIC, produces=_HTML, hidden=True)
    def reference(call: AnyCall) -> Answer:
        document = documents.merged()
        missing = document.get("x-incomplete", [])
        return pages.page("docs.html", sections=sections(document), missing=missing)

    @api.get("/assets/<name>", access=PUBLIC, hidden=True)
    def asset(call: AnyCall) -> Answer:
        found = pages.asset(call.path["name"], call.headers.get("If-None-Match"))
        if found is None:
            raise ServiceError(Kind.NOT_FOUND, "not_found", "There is no such file.")
        return found

    @api.get("/favicon.ico", access=PUBLIC, hidden=True)
    def icon(call: AnyCall) -> Answer:
        return pages.asset("icon.svg", None) or Answer(b"", 404)
