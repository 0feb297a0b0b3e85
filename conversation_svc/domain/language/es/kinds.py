"""Spanish words by what they are about, for the model of intents: it has seen few of them, but many of each kind.

Digits are written 0. A word may be of several kinds; the first counts most.
"""

from __future__ import annotations

KINDS: dict[str, str] = {
    "day": (
        "lunes martes miercoles miércoles jueves viernes sabado sábado domingo domingos hoy mañana "
        "pasado semana semanas fin finde mes meses dia día dias días enero febrero marzo abril mayo "
        "junio julio agosto septiembre octubre noviembre diciembre navidad año"
    ),
    "time": (
        "tarde tardes noche manana mediodia hora horas rato temprano pronto antes despues después "
        "ahorita ahora minutos media cuarto"
    ),
    "number": ("un una uno dos tres cuatro cinco seis siete ocho nueve diez"),
    "kin": (
        "hijo hija hijos hijas niño niña niños nene bebe bebé esposo esposa marido mama mamá papa "
        "papá madre padre abuela abuelo hermano hermana novio novia amigo amiga suegra familia primo "
        "prima tia tio"
    ),
    "role": (
        "doctor doctora dr dra dentista tecnico técnico plomero electricista muchacho dueño encargado "
        "recepcion recepción enfermera alguien gerente estilista persona humano ellos ustedes ella él "
        "quien"
    ),
    "service": (
        "limpieza revision revisión chequeo consulta corte tinte masaje reparacion reparación "
        "servicio presupuesto estimado instalacion instalación cotizacion cotización afinacion "
        "vacunas vacuna uñas extraccion carillas brackets blanqueamiento examen tratamiento terapia "
        "sesion sesión"
    ),
    "thing": (
        "diente dientes muela muelas corona encia telefono teléfono celular pantalla laptop tablet "
        "computadora bateria batería pila carro coche auto frenos llanta baño inodoro lavabo "
        "fregadero tubo tuberia drenaje calentador calefaccion calefacción aire refri lavadora estufa "
        "techo luz gotera llave puerta perro gato espalda oido oreja ojo rodilla tobillo cara casa "
        "cocina"
    ),
    "problem": (
        "quebro quebró rompio rompió roto rota tapo tapó tapado gotea gotera fuga duele dolor "
        "hinchada hinchado sangra cayó cayo daño dañado descompuso prende enfria carga sirve funciona "
        "ruido fiebre mala malo estrellada apaga"
    ),
    "visit": (
        "cita citas turno turnos espacio lugar campo cupo hueco hora reserva reservacion disponible "
        "disponibilidad libre libres agenda horarios"
    ),
    "move": (
        "mover cambiar cambie cámbieme cambio pasar pasarla páseme pasemela posponer reagendar "
        "adelantar atrasar correr recorrer otro otra mejor lugar vez"
    ),
    "stop": (
        "cancelar cancele cancelela cancelen cancela cancelo anular anule borrar borre borreme quitar "
        "quíteme quitenme eliminar olvide olvidense no ya ninguna nunca baja"
    ),
    "want": (
        "quiero quisiera necesito ocupo deseo gustaria gustaría puedo puede pueden podria podría "
        "podrian haria me favor porfa porfavor busco kiero quería vengo agendar agende apartar apunte "
        "reservar sacar pedir hacer dar"
    ),
    "talk": (
        "hablar llamar llame llamada marque marcar avisar avise aviso diga dígale digale mensaje "
        "recado comunicar comuniqueme operadora pasame paseme pregunte"
    ),
    "money": (
        "cuanto cuánto cuesta precio cobran cobra sale vale pago pagar efectivo tarjeta seguro "
        "aseguranza descuento gratis garantia plazos dinero"
    ),
    "open": ("abren abre abierto abiertos cierran cierra cerrado horario trabajan atienden hasta"),
    "asking": ("que qué cual cuál cuales cuándo cuando donde dónde como cómo quien quién"),
    "whose": ("mi mis su sus nuestra nuestro tu"),
}
