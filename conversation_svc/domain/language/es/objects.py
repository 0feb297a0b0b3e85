"""What Spanish speakers book, move and cancel: with a receptionist of ours, and elsewhere."""

from __future__ import annotations

from conversation_svc.domain.language.gate import Phrases
from conversation_svc.domain.language.lexicon import ObjectWords
from conversation_svc.domain.language.words import words

NO_BOOKING = (
    r"vuelos?|hotel(?:es)?|avi[oó]n|taxis?|uber|boletos?|entradas|cine|pel[ií]culas?|conciertos?|tren|autob[uú]s|viajes?|vacaciones|asientos?|pasaporte",
    r"alarmas?|recordatorios?|recu[eé]rdame|temporizador|calendario|reuni[oó]n|reuniones|juntas?|entrevistas?|eventos?|llamadas?",
    r"tarjetas?|cuenta(?: bancaria)?|bancos?|suscripci[oó]n(?:es)?|netflix|spotify|pedidos?|paquetes?|env[ií]os?|transferencias?|pagos?|compras?|membres[ií]a|gimnasio|pr[eé]stamo|contrato|p[oó]liza|plan|contrase[nñ]a",
    r"canci[oó]n(?:es)?|m[uú]sica|recetas?|libros?|bodas?|fiestas?|volumen|idioma",
)
SOMEWHERE_ELSE = (
    r"(?:en|con|de) (?:el |la |mi )?(?:banco|embajada|consulado|aeropuerto|abogad[oa]|contador[ae]?|museo)",
)
OWN_DIARY = (
    r"(?:a[ñn]ad\w*|agreg\w*|pon\w*|apunt\w*|anot\w*|borr\w*|quit\w*)\b.{0,70}\b(?:a|en|de) mi (?:calendario|agenda)",
    r"^(?:por favor,? |puedes |podr[ií]as )*(?:recu[eé]rdame|recordarme)",
)
BOOKING = (r"citas?", r"turnos?", r"reservas?", r"reservaci[oó]n(?:es)?", r"consultas?", r"visitas?", r"mesa")
CARE = (
    r"limpiezas?|revisi[oó]n|chequeo|ex[aá]men(?:es)?|empastes?|coronas?|muelas?|dientes?|caries|brackets|frenos|blanqueamiento|extracci[oó]n|implantes?|ortodoncia",
    r"cortes?|cabello|pelo|barba|u[nñ]as|masajes?|tratamientos?|terapias?|sesi[oó]n(?:es)?|clases?|vacunas?|an[aá]lisis|dolor",
    r"pantallas?|celular(?:es)?|tel[eé]fonos?|m[oó]vil|iphone|bater[ií]as?|computadora|laptop|tablet|reparaci[oó]n|arreglo|servicio|mantenimiento|instalaci[oó]n|presupuesto|cotizaci[oó]n",
    r"aire(?: acondicionado)?|calentador|boiler|caldera|tuber[ií]as?|fugas?|fregadero|lavabo|inodoro|ba[nñ]o|drenaje|plomer\w+|carro|coche|auto|aceite",
    r"espos[oa]s?|marido|mujer|hij[oa]s?|ni[nñ][oa]s?|mam[aá]|madre|pap[aá]|padre|herman[oa]s?|abuel[oa]s?|novi[oa]|familia|amig[oa]s?",
    r"dentistas?|doctor(?:a|es)?|m[eé]dicos?|t[eé]cnicos?|fontaneros?|mec[aá]nicos?|estilistas?|terapeutas?|enfermer[oa]s?",
)
ANY_OF_IT = (
    r"horas?|horarios?|d[ií]as?|fechas?|lugar|lugarcito|hueco|huequito|campo|campito|espacios?|cupos?|\d[\w:.]*|todo|algo|dos|tres|ambas|ambos|todas|todos|otr[oa]s?|primer[oa]|segund[oa]|tercer[oa]|[uú]ltim[oa]|pr[oó]xim[oa]|ma[nñ]ana|tarde",
)
OBJECTS = ObjectWords(
    verbs=words(
        "cancelar cancela cancele cancelen cancelo cancelas canceles cancelame cancélame canceleme cancéleme cancelarme anular anula anule reservar reserva reserve "
        "resérvame reservame agendar agenda agende agéndame agendame programar programa programe reprogramar "
        "reagendar posponer aplazar apartar aparta"
    ),
    loose=words(
        "hacer sacar pedir mover mueve mueva cambiar cambia cambie cambiarme pasar quiero quisiera necesito ocupo tener "
        "poner borrar borra eliminar elimina modificar adelantar atrasar ver visitar quitar solicitar"
    ),
    skipped=words("me nos a al para por favor"),
    determiners=words(
        "el la los las mi mis un una unos unas nuestra nuestro su sus otra otro esa ese esta este"
    ),
    ends=words(
        "para por a al en con del desde hasta porque que y o pero si cuando este esta hoy lunes martes miércoles miercoles "
        "jueves viernes sábado sabado domingo la el los las mi me no antes después despues favor ya lo"
    ),
    foreign=Phrases(NO_BOOKING),
    away=Phrases(SOMEWHERE_ELSE),
    ours=Phrases((*BOOKING, *CARE)),
    vague=Phrases(ANY_OF_IT),
)
