"""How Spanish speakers give their names."""

from __future__ import annotations

from conversation_svc.domain.language.es.texting import SHORT
from conversation_svc.domain.language.gate import Phrases
from conversation_svc.domain.language.lexicon import NameWords, leading
from conversation_svc.domain.language.words import words

NAMES = NameWords(
    strong=leading(
        (
            r"(?:me llamo|ll[aá]m[ae]me|me dicen|se llama)",
            r"(?:mi |su |el |la |nuestro )*(?:nombre|apellido)s?(?: completo)?(?: es| ser[ií]a| de| del paciente es)?[ :,]*",
            r"(?:a|bajo el|en el|con el) nombre de(?: la| el)?",
        )
    ),
    weak=leading(
        (
            r"(?:soy|habla|le habla|aqu[ií]|es|somos)",
            r"(?:para|de parte de|por)(?: mi| el| la| se[nñ]or| se[nñ]ora| hij[oa]| espos[oa])*",
            r"(?:hola|buenos d[ií]as|buenas tardes|buenas noches|buenas)[,!.]?",
        )
    ),
    after=Phrases((r"(?:es|,) mi (?:nombre|apellido)\b", r"al habla\b", r"para servirle\b")),
    place=Phrases((r"\b(?:en|cerca de|por|desde|a)(?: la| el)?\s*$",)),
    first_name=Phrases((r"nombre de pila", r"primer nombre")),
    last_name=Phrases((r"apellidos?",)),
    hints=("llam", "dicen", "nombre", "apellido"),
    titles=frozenset(
        ["sr", "sra", "srta", "señor", "señora", "señorita", "don", "doña", "doctor", "doctora", "dr", "dra"]
    ),
    particles=frozenset(["de", "del", "la", "las", "los", "y", "e", "san", "santa", "von", "van"]),
    never=frozenset(
        tuple(SHORT)
        + words(
            "mande bendiciones muchas amigo reagendar dejeme déjeme duele doloroso esta está bien feliz navidad sí si no hola gracias por favor bueno buenos buenas días dias tardes noches ok vale claro "
            "perfecto yo tu usted mi su el la los las un una unos unas y o pero que qué cuando cuándo "
            "donde dónde como cómo para en con a al de del es soy son está estoy estamos quiero quisiera "
            "necesito puedo tengo hay cita turno reserva lunes martes miércoles miercoles jueves viernes "
            "sábado sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre "
            "noviembre diciembre hoy mañana pasado tarde noche mediodía nombre apellido persona personas "
            "uno dos tres cuatro cinco seis siete ocho nueve diez nada nadie alguien otro otra también "
            "tampoco ya ahora luego después antes cliente paciente nuevo nueva aquí hora semana mes año "
            "mejor prefiero preferiría perdón perdon espere espera espérame espéreme esperame tantito momento "
            "mañanas tardes noches cualquiera temprano pronto igual ambas ambos urgente depende momentito disculpe disculpa seguro dar día dia ni sale listo ninguno ninguna "
            "confirmo confirmado confirmada conforme órale orale ándele andele sip sí simon va venga jalo ajá aja ajam mjm mhm ujum aló alo "
            "teléfono telefono celular cel móvil movil número numero correo dirección direccion calle avenida colonia "
            "equivocado equivocada incorrecto incorrecta mal escrito escrita completo falso "
            "correcto exacto cancelar cambiar limpieza revisión doctor doctora dentista eso ese esa"
        )
    ),
    joined=frozenset(("y",)),
    two_last_names=True,
)
