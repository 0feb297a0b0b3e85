from __future__ import annotations

from typing import Any

import pytest

from tests.conversation_svc.times.reading import fields, when


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("mañana", "2019-03-07"),
        ("pasado mañana", "2019-03-08"),
        ("el viernes", "2019-03-08"),
        ("el lunes que viene", "2019-03-11"),
        ("el viernes de la semana que viene", "2019-03-15"),
        ("dentro de dos semanas", "2019-03-20"),
        ("en quince días", "2019-03-20"),
        ("de hoy en ocho", "2019-03-13"),
        ("el 3 de mayo", "2019-05-03"),
        ("el 3 de mayo del 2020", "2020-05-03"),
        ("el primero de junio", "2019-06-01"),
        ("veintitrés de abril", "2019-04-23"),
        ("el día 20", "2019-03-20"),
        ("el 15", "2019-03-15"),
        ("nochebuena", "2019-12-24"),
        ("viernes santo", "2019-04-19"),
        ("a las 4 de la tarde", "16:00"),
        ("a las cuatro y media", "16:30"),
        ("las cinco menos cuarto", "16:45"),
        ("un cuarto para las cinco", "16:45"),
        ("a las cuatro y veinte", "16:20"),
        ("a la una y media", "13:30"),
        ("a las 9 en punto", "09:00"),
        ("a las 16 horas", "16:00"),
        ("a mediodía", "12:00"),
        ("a medianoche", "00:00"),
        ("a las 7 de la noche", "19:00"),
        ("el próximo jueves a las cuatro y media", "2019-03-07 16:30"),
        ("mañana a las 10 y cuarto", "2019-03-07 10:15"),
        ("jueves 7 de marzo a las 11:15 am", "2019-03-07 11:15"),
        ("en media hora", "2019-03-06 09:30"),
        ("mañana por la mañana", "2019-03-07 08:00 .. 2019-03-07 12:00"),
        ("esta tarde", "2019-03-06 12:00 .. 2019-03-06 16:00"),
        ("entre las 2 y las 4", "14:00 .. 16:00"),
        ("de 2 a 4 de la tarde", "14:00 .. 16:00"),
        ("después de las tres", "15:00 .. open"),
        ("antes del mediodía", "open .. 12:00"),
        ("a partir de las 3", "15:00 .. open"),
        ("la próxima semana", "2019-03-11 .. 2019-03-18"),
        ("el fin de semana", "2019-03-09 .. 2019-03-11"),
        ("del 3 al 5 de mayo", "2019-05-03 .. 2019-05-06"),
        ("de lunes a miércoles", "2019-03-11 .. 2019-03-14"),
        ("a finales de abril", "2019-04-21 .. 2019-05-01"),
        ("el día después de navidad", "2019-12-26"),
        ("el día antes del viernes", "2019-03-07"),
        ("octubre del próximo año", "2020-10-01 .. 2020-11-01"),
        ("navidad del año que viene", "2020-12-25"),
        ("en menos de una hora", "2019-03-06 09:00 .. 2019-03-06 10:00"),
        ("de 10 de la noche a 2 de la mañana", "22:00 .. 02:00"),
        ("la otra semana", "2019-03-11 .. 2019-03-18"),
        ("para la otra semana", "2019-03-11 .. 2019-03-18"),
        ("para la semana que entra", "2019-03-11 .. 2019-03-18"),
        ("el otro jueves", "2019-03-14"),
        ("dentro de dos semanas, el lunes", "2019-03-18"),
        ("en dos semanas el martes", "2019-03-19"),
        ("el día veinte a las once y media", "2019-03-20 11:30"),
        ("el veinticuatro", "2019-03-24"),
        ("el marte", "2019-03-12"),
        ("el 3/12", "2019-03-12"),
        ("el 4/12 a las 9", "2019-04-12 09:00"),
        ("mi cita del 24 a las 3", "2019-03-24 15:00"),
        ("me la cambias al 25", "2019-03-25"),
        ("a las 3 de la tarde del lunes", "2019-03-11 15:00"),
        ("a fin de mes", "2019-03-27 .. 2019-04-01"),
        ("a mediados del mes que viene", "2019-04-11 .. 2019-04-21"),
        ("diez para las tres", "14:50"),
        ("faltando 10 para las 3", "14:50"),
        ("a media mañana", "08:00 .. 12:00"),
        ("para la mañana", "08:00 .. 12:00"),
        ("en la mañanita", "08:00 .. 12:00"),
        ("después de comer", "13:00 .. 17:00"),
        ("en la tarde-noche", "16:00 .. 20:00"),
        ("no después de las 2", "open .. 14:00"),
        ("el fin de semana antes de navidad", "2019-12-21 .. 2019-12-23"),
        (
            "desde el viernes por la tarde hasta el domingo por la noche",
            "2019-03-08 12:00 .. 2019-03-11 00:00",
        ),
    ],
)
def test_spanish_is_read_like_english(said: str, meant: str) -> None:
    assert when(said, language="es") == meant


@pytest.mark.parametrize(
    "said", ["las dos me sirven", "somos 4 personas", "buenas tardes", "un momento", "eso es todo por hoy"]
)
def test_spanish_words_that_only_look_like_time_are_left_alone(said: str) -> None:
    assert when(said, language="es") == "nothing"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Quiero una cita para el viernes por la tarde", ("2019-03-08", None, "afternoon")),
        ("Hola, ¿puede ser mañana a las 4?", ("2019-03-07", "16:00", None)),
        ("Prefiero cambiarla del lunes al martes", ("2019-03-12", None, None)),
        ("No puedo el lunes, mejor el martes a las 11", ("2019-03-12", "11:00", None)),
        ("manana a las 5 😊", ("2019-03-07", "17:00", None)),
        ("el miercoles 13 a las 16h", ("2019-03-13", "16:00", None)),
        ("el juves a las 10", ("2019-03-07", "10:00", None)),
    ],
)
def test_whole_spanish_lines_are_understood_without_being_told_the_language(said: str, meant: Any) -> None:
    assert fields(said) == meant


def test_a_customer_may_switch_the_language_in_the_middle_of_a_talk() -> None:
    assert fields("el viernes a las 4", language="en") == ("2019-03-08", "16:00", None)
    assert fields("tomorrow at 4", language="es") == ("2019-03-07", "16:00", None)
