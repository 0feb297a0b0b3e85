"""HTTP for services.

Routes declare access and shapes once; checking, problems, metrics and docs follow from that.
"""

from servicekit.web.api import Api
from servicekit.web.body import Body, Query, TenantBody, TenantQuery
from servicekit.web.call import Answer, Call
from servicekit.web.trees import Tree

__all__ = ["Answer", "Api", "Body", "Call", "Query", "TenantBody", "TenantQuery", "Tree"]
