"""Spanish."""

from __future__ import annotations

from conversation_svc.domain.language.es import acts, intents, objects, system_lines
from conversation_svc.domain.language.es.kinds import KINDS
from conversation_svc.domain.language.es.names import NAMES
from conversation_svc.domain.language.es.spelling import ADDRESSES, DIGITS, SPELLING
from conversation_svc.domain.language.es.texting import SHORT
from conversation_svc.domain.language.features import kinds_by_word
from conversation_svc.domain.language.gate import Phrases, Ranking
from conversation_svc.domain.language.lexicon import ActPhrases, Lexicon, SystemPhrases
from conversation_svc.domain.language.typos import typo_index
from conversation_svc.domain.language.words import words

_COMMON = words(
    "hola gracias favor buenos buenas días tardes noches quiero quisiera necesito puedo puede "
    "tengo tiene hacer para mañana tarde noche pasado lunes martes miércoles jueves viernes "
    "sábado domingo semana próxima próximo cuándo cuánto dónde cómo está están estoy soy somos "
    "nombre llamo teléfono correo cita citas turno reserva doctor doctora dentista limpieza "
    "revisión hora horas hoy ayer persona personas cual cuál qué porque pero también hasta desde "
    "después antes entre mejor otra otro algo nada todo todos cerca lejos casa hijo hija esposo "
    "esposa niño niña favor listo claro bueno bien sale debe vale pesos dólares cuesta cobran "
    "abren cierran hablar persona alguien "
    "podré podre podremos podría podria podrían podrian salió salio salgo llegué llegue llegaré llegare iré ire iremos "
    "vamos vino vine quise quiso hice hizo haré hare haremos dije dijo digo fui fue era eran estaré estare estará tuve "
    "tuvo tendré tendre pasó paso pase dejé deje dejo perdí perdi olvidó olvidé olvide pidió pedí pedi llamé marcó marque "
    "mandé mandó atendió atiende dolió había habia habría habria sería seria serían hacía hacia iba íbamos queda quedan "
    "quedé quedo quedó siento sentí puse puso ponga traigo traje saqué saque sacó salido llegado imprevisto"
)

_TELLING = frozenset(
    words(
        "el la los las un una de del que qué en y es por para con mi su me se lo al está estoy soy no "
        "hola gracias quiero quisiera necesito puedo puede tengo tiene hacer cita citas turno reserva "
        "mañana hoy lunes martes miércoles miercoles jueves viernes sábado sabado domingo enero "
        "febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre buenos "
        "buenas días dias tardes noches favor sí si cuándo cuando cuánto cuanto dónde donde cómo como "
        "ok bueno bien claro vale nombre llamo tarde otra otro hora semana próxima proxima próximo "
        "proximo cancelar cambiar agendar reservar limpieza doctora hay tienen abren disponible "
        "perfecto nada más mas ahora cita correo teléfono persona hablar alguien adiós luego qué tal "
        "primera primero segunda segundo última ningún eso ese esa este esta estos esos muchas mucho "
        "arroba punto voy llego ayer medio mediodía noche dentista dolor duele soy somos usted "
        "gustaría espera pero porque estan están abren abiertos abierto cierran ubicados dirección direccion cuesta cuestan cobran "
        "precio cuánta cuanta puede pueden llamar llamen celular teléfono telefono pantalla batería bateria listo lista ya agua "
        "aire fuga plomero técnico tecnico baño venir viene vienen vengan vengo ir voy alguien quien quién eres tengo tenemos "
        "cambiar mover cancela cancelen cancelé mueve quedó quedo reparan arreglan arreglamos rota roto quebró quebro cayó cayo "
        "mojó mojo carga prende funciona tapado descompuso sale caliente muela muelas llegar llega tráfico trafico aceptan hacen "
        "sábados sabados domingos jueves hablan borreme bórreme urge reagendar reprogramar ustedes compran compro usados usado celulares fa manden mandan tantos mensajes "
        "huele vender vendo recado déjele dejele resultados laboratorio seguro aceptan lun mié jue vie sáb hasta empaste "
        "borrenme bórrenme quiteme quíteme quitenme quítenme apunteme "
        "apúnteme avisenme avísenme pasame pásame paseme páseme digale dígale llameme llámeme ocupo ahorita mande"
    )
) | frozenset(DIGITS.digits)

SPANISH = Lexicon(
    code="es",
    intents=Ranking((name, Phrases(patterns)) for name, patterns in intents.INTENTS),
    no_booking=Phrases(objects.NO_BOOKING),
    objects=objects.OBJECTS,
    own_diary=Phrases(objects.OWN_DIARY),
    not_wanted=Phrases(intents.NOT_WANTED),
    booking=Phrases(objects.BOOKING),
    birth=Phrases((r"nac[ií]", r"nacimiento", r"cumplea[nñ]os")),
    typos=typo_index((acts, intents, system_lines), (*_COMMON, *_TELLING)),
    short=SHORT,
    kinds=kinds_by_word(KINDS),
    telling=_TELLING,
    letters=frozenset("ñ¿¡áéíóú"),
    ignored=frozenset(
        words("el la los las un una de del dr dra doctor doctora señor señora con para mi servicio cita")
    ),
    weak=frozenset(
        words(
            "se no lo me le que por en al a y o ver hacer primera primer segunda segundo tercera ultima ultimo"
        )
    ),
    acts=ActPhrases.of(acts),
    system=SystemPhrases.of(system_lines),
    spelling=SPELLING,
    digits=DIGITS,
    addresses=ADDRESSES,
    names=NAMES,
)
