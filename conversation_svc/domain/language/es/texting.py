"""How Spanish is written by thumb, with English words among it. Written out, so that no pattern needs to know."""

from __future__ import annotations

SHORT = {
    "q": "que",
    "k": "que",
    "xq": "porque",
    "pq": "porque",
    "pa": "para",
    "pal": "para el",
    "porfa": "por favor",
    "porfis": "por favor",
    "xfa": "por favor",
    "xfavor": "por favor",
    "kiero": "quiero",
    "qiero": "quiero",
    "tb": "también",
    "tenés": "tienes",
    "tenes": "tienes",
    "podés": "puedes",
    "podes": "puedes",
    "querés": "quieres",
    "sabés": "sabes",
    "necesitás": "necesitas",
    "hr": "hora",
    "cel": "celular",
    "appointment": "cita",
    "appt": "cita",
    "cancel": "cancelar",
    "cancelear": "cancelar",
    "cleaning": "limpieza",
    "tomorrow": "mañana",
}
