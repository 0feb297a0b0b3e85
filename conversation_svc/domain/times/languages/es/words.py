"""Spanish words of time; rows as in the English ones. Spellings without accents are made from these.

"próximo" is the nearest one ("el próximo jueves"), so it is of class X, not x.
"""

from __future__ import annotations

from typing import Any

from conversation_svc.domain.times.values import Duration, Number
from conversation_svc.domain.times.wording import words_of

_MINUTE, _HOUR = Duration(seconds=60, unit="minute"), Duration(seconds=3600, unit="hour")
_DAY, _WEEK = Duration(days=1), Duration(days=7, unit="week")
_MONTH, _YEAR = Duration(months=1, unit="month"), Duration(months=12, unit="year")

_CARDINALS = words_of(
    """
    cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
    dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro
    veinticinco veintiséis veintisiete veintiocho veintinueve treinta
    """
)
_ORDINALS = words_of(
    """
    primero segundo tercero cuarto_día quinto sexto séptimo octavo noveno décimo
    """
)

WORDS: tuple[tuple[str, Any, str], ...] = (
    *(("n", Number(value), word) for value, word in enumerate(_CARDINALS)),
    *(("n", Number(value), word) for value, word in ((40, "cuarenta"), (50, "cincuenta"))),
    ("$", 1000, "mil"),
    *(("o", Number(value + 1), word) for value, word in enumerate(_ORDINALS)),
    ("o", Number(1), "primer primera"),
    ("o", Number(2), "segunda"),
    ("o", Number(3), "tercer tercera"),
    ("w", 0, "lunes lun lune"),
    ("w", 1, "martes mart marte"),
    ("w", 2, "miércoles mié miérc mierc miercole"),
    ("w", 3, "jueves jue juev juebes jueve"),
    ("w", 4, "viernes vie vier vierne biernes"),
    ("w", 5, "sábado sáb savado"),
    ("w", 6, "domingo"),
    ("W", 5, "sábados"),
    ("W", 6, "domingos"),
    ("m", 1, "enero ene"),
    ("m", 2, "febrero feb"),
    ("m", 3, "marzo"),
    ("m", 4, "abril abr"),
    ("m", 5, "mayo"),
    ("m", 6, "junio jun"),
    ("m", 7, "julio jul"),
    ("m", 8, "agosto ago"),
    ("m", 9, "septiembre setiembre sep sept"),
    ("m", 10, "octubre oct"),
    ("m", 11, "noviembre nov"),
    ("m", 12, "diciembre dic"),
    ("u", _MINUTE, "minuto minutos min minutitos"),
    ("u", _HOUR, "hora horas horita horitas"),
    ("u", Duration(seconds=3600, unit="clock"), "h hs hrs"),
    ("u", _DAY, "día días"),
    ("u", Duration(days=1, unit="workday"), "día_hábil días_hábiles día_laborable días_laborables"),
    ("u", _WEEK, "semana semanas"),
    ("u", Duration(days=15, unit="day"), "quincena"),
    ("u", _MONTH, "mes meses"),
    ("u", _YEAR, "año años"),
    ("U", Duration(days=14), "quince_días"),
    ("fu", (None, _MONTH), "del_mes"),
    ("z", None, "fin_de_semana finde fines_de_semana"),
    ("d", 0, "hoy hoy_mismo hoy_día"),
    ("d", 1, "mañana mañana_mismo el_día_de_mañana"),
    ("d", 2, "pasado_mañana pasadomañana"),
    ("d", 7, "de_hoy_en_ocho de_hoy_en_ocho_días hoy_en_ocho"),
    ("d", 8, "de_mañana_en_ocho de_mañana_en_ocho_días mañana_en_ocho mañana_en_ocho_días"),
    ("d", 14, "de_hoy_en_quince de_hoy_en_quince_días"),
    ("d", -1, "ayer anoche"),
    ("d", -2, "anteayer antier antes_de_ayer"),
    ("dp", (0, "morning"), "esta_mañana esta_mañanita"),
    ("dp", (1, "morning"), "mañana_temprano mañana_tempranito mañana_a_primera_hora"),
    (
        "p",
        "morning",
        "por_la_mañana de_la_mañana para_la_mañana "
        "en_la_mañana a_la_mañana la_mañana las_mañanas por_las_mañanas",
    ),
    (
        "p",
        "morning",
        "en_la_mañanita por_la_mañanita de_mañanita mañanita tempranito bien_temprano "
        "a_media_mañana media_mañana antes_de_comer antes_del_almuerzo antes_de_almorzar "
        "de_la_madrugada madrugada temprano_en_la_mañana a_primera_hora una_mañana cualquier_mañana",
    ),
    (
        "p",
        "afternoon",
        "por_la_tardecita en_la_tardecita tardecita "
        "por_la_tarde de_la_tarde para_la_tarde en_la_tarde a_la_tarde la_tarde las_tardes por_las_tardes "
        "una_tarde cualquier_tarde",
    ),
    ("p", "afternoon", "a_media_tarde media_tarde"),
    (
        "p",
        "after lunch",
        "después_de_comer después_del_almuerzo después_de_almorzar después_de_la_comida tras_la_comida",
    ),
    (
        "p",
        "evening",
        "tarde_noche tarde-noche por_la_tarde_noche por_la_tarde-noche en_la_tarde_noche en_la_tarde-noche "
        "al_final_de_la_tarde nochecita en_la_nochecita",
    ),
    (
        "pf",
        ("morning", None),
        "la_mañana_del para_la_mañana_del por_la_mañana_del en_la_mañana_del "
        "a_la_mañana_del de_la_mañana_del",
    ),
    (
        "pf",
        ("afternoon", None),
        "la_tarde_del para_la_tarde_del por_la_tarde_del en_la_tarde_del a_la_tarde_del de_la_tarde_del",
    ),
    ("tp", (None, "afternoon"), "esta_tarde"),
    (
        "p",
        "night",
        "por_la_noche de_la_noche para_la_noche en_la_noche a_la_noche la_noche noche noches por_las_noches",
    ),
    (
        "p",
        "after school",
        "despues_de_la_escuela saliendo_de_la_escuela despues_de_clases saliendo_de_clases",
    ),
    ("p", "after work", "despues_del_trabajo saliendo_del_trabajo despues_de_trabajar"),
    (
        "p",
        "lunch",
        "a_la_hora_de_la_comida hora_de_la_comida a_la_hora_de_comer a_la_hora_del_almuerzo "
        "hora_de_comer hora_del_almuerzo",
    ),
    ("k", 12, "mediodía al_mediodía a_mediodía medio_día al_medio_día del_mediodía del_medio_día"),
    ("k", 0, "medianoche media_noche a_medianoche a_media_noche"),
    (":", None, "final_del_día fin_del_día al_final_del_día"),
    ("c", None, "en_punto"),
    ("_", None, "por_favor quizás quizá tal_vez digamos eh más_o_menos mejor bueno"),
    ("h", None, "media medio mitad"),
    ("q", None, "cuarto"),
    ("j", None, "un una"),
    ("y", 2, "par par_de"),
    ("y", 3, "unos unas varios varias pocos"),
    ("@n", (None, Number(1)), "a_la_una"),
    ("n", Number(1), "la_una"),
    ("X", None, "próximo próxima próximos próximas que_viene q_viene k_viene entrante siguiente que_entra"),
    ("eXu", (None, None, _WEEK), "la_otra_semana para_la_otra_semana a_la_otra_semana"),
    ("eXu", (None, None, _MONTH), "el_otro_mes"),
    ("t", None, "este esta"),
    ("l", None, "último última pasado pasada"),
    ("N", None, "a_partir_de_ahora a_partir_de_hoy desde_hoy después más_tarde"),
    ("Z", None, "después_de_la_próxima el_otro al_otro"),
    ("e", "el", "el"),
    ("e", None, "la los"),
    ("e", "day", "el_día"),
    ("@", "las", "las"),
    ("f", None, "de"),
    ("i", None, "en dentro_de de_aquí_a"),
    (
        "@",
        None,
        "a_las sobre_las a_eso_de_las alrededor_de_las hacia_las cerca_de_las como_a_las tipo a_la como",
    ),
    ("@", None, "a_eso_de sobre_la a_eso_de_la alrededor_de la_de_las el_de_las la_de_la el_de_la"),
    ("@", "to", "para_las para_la"),
    ("b", None, "para_antes_de"),
    ("b", "not later", "a_más_tardar a_más_tardar_a_las como_muy_tarde como_muy_tarde_a_las"),
    ("O", None, "para durante"),
    ("F", "from", "desde desde_las desde_la desde_el de_las"),
    ("F", "del", "del"),
    ("F", None, "entre entre_las entre_la entre_el"),
    ("T", None, "a"),
    ("T", "al", "al"),
    ("T", "until", "hasta hasta_las hasta_la hasta_el"),
    ("A", None, "y"),
    ("?", "less", "menos_de"),
    ("?", "more", "más_de"),
    ("euG", (None, _DAY, None), "el_día_después_de el_día_después_del el_día_siguiente_al"),
    ("euB", (None, _DAY, None), "el_día_antes_de el_día_antes_del el_día_anterior_al"),
    ("|", None, "o u ni"),
    ("M", None, "menos"),
    ("B", None, "no_después_de no_después_de_las no_después_de_la no_más_tarde_de no_más_tarde_de_las"),
    ("B", None, "antes_de antes_de_las antes_de_la antes_del"),
    ("G", None, "después_de después_de_las después_de_la después_del pasadas_las más_tarde_de_las"),
    ("S", None, "a_partir_de a_partir_de_las a_partir_de_la a_partir_del no_antes_de no_antes_de_las"),
    (")", None, "en_adelante o_después o_más_tarde para_adelante"),
    ("(", None, "o_antes o_más_temprano"),
    (
        "<",
        None,
        "principios_de a_principios_de comienzos_de a_comienzos_de inicios_de a_inicios_de primeros_de "
        "principios_del a_principios_del comienzos_del a_comienzos_del inicios_del a_inicios_del",
    ),
    ("~", None, "mediados_de a_mediados_de mediados_del a_mediados_del"),
    (">", None, "fines_del a_fines_del finales_del a_finales_del final_del a_final_del"),
    (">", None, "fines_de a_fines_de finales_de a_finales_de final_de"),
    (">", "close", "fin_de a_fin_de"),
    ("*", None, "semana_del la_semana_del la_semana_que_empieza_el"),
    ("%", None, "ahora_mismo ahorita_mismo en_este_momento"),
    ("%", "weak", "ahora ahorita"),
    (
        "Q",
        None,
        "personas persona gente adultos adulto niños niño niñas niña invitados comensales "
        "amigos amigas sillas  "
        "opciones opción de_nosotros somos",
    ),
    ("=", None, "mesa_para mesa_de grupo_de familia_de"),
    (
        "r",
        None,
        "cambiar cambiarla cambiarlo cambie cambia cambio mover moverla moverlo mueva pasar pasarla pasarlo",
    ),
    (
        "r",
        None,
        "muévela muévala muéveme muévame mueve cámbiala cámbiela cámbiame "
        "cámbieme pásala pásela pásame páseme",
    ),
    ("r", None, "reprogramar reagendar"),
    (
        "g",
        None,
        "en_vez_de en_lugar_de excepto salvo menos_el no no_puedo no_podré no_podremos no_podemos "
        "no_voy_a_poder no_vamos_a_poder pero_no",
    ),
    (
        "#",
        None,
        "buenos_días buen_día buenas_tardes buenas_noches buena_tarde buena_noche feliz_tarde feliz_día",
    ),
    ("#", None, "es_todo_por_hoy por_hoy por_ahora por_el_momento un_momento un_minuto"),
    ("#", None, "feliz_fin_de_semana buen_fin_de_semana todo_el_día"),
)

# words that show that a line is Spanish
SIGNS = frozenset(
    words_of(
        """
        el los las para quiero quisiera hola gracias por favor una cita necesito puedo puede mañana
        hoy lunes martes miércoles jueves viernes sábado domingo semana próximo próxima tarde noche
        qué cuándo sí entre desde hasta después antes dentro está tengo tiene me gustaría con del al
        reservar mesa hora horas minutos mes media semanas días cambiar cancelar mediodía
        """
    )
)

OFTEN_MISSPELT = frozenset(
    words_of(
        """
        lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio
        julio agosto septiembre octubre noviembre diciembre mañana tarde noche mediodía medianoche
        semana semanas próximo próxima cuarto media entre desde hasta después antes cuatro cinco
        siete ocho nueve once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve
        veinte treinta horas minutos pasado
        """
    )
)
