"""Spanish words one letter away from a word of time that mean something else."""

from __future__ import annotations

from conversation_svc.domain.times.wording import words_of

LOOKALIKES = frozenset(
    words_of(
        """
        luna lunas lune marte parte partes artes tarta carta tardes tardar tardo tarda arde jugos
        juego juegos vientos viene vienes cierne entra entro entres este esta centre ante antena
        antes estés gusta basta asta hasta pasta medio medias meda sedia feria moda cuatros cuarta
        cuartos cuadro cuadros cuanto cuánto cuánta cuanta cena doble once onces dice doce hice nace
        hace bueno nuevo nueva nuevas nuevos mueve llueve horas hora ahora oras honras hojas moras
        mayor mayores maya yo marca marcar marco macizo mareo abrir abro abra abrió semanal segunda
        sémola manana pasada pasados pasear paso pasa pase peso pagado casado donde noches leche
        fecha coche ocho bache hoces roche dichas dicho cinto cines cina junto justo junta juicio
        jugo sale vale sabe sábana sabana tres treces tren trae próximos próximas proximidad mis mes
        meses mesa mesas meza siente siento siete siéntese suite minuto minutas quien quién quise
        quiere quinta veinte viento vente venta ventana
        """
    )
)
