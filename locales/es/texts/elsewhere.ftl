# Una conversación en varios canales.

elsewhere-ask = No terminamos { $what } { $where }. ¿Seguimos aquí?
    .speech = No terminamos { $what } { $where }. ¿Seguimos?
elsewhere-left = De acuerdo, lo dejo. ¿Qué desea hacer?
elsewhere-gone = Eso ya no está abierto. ¿Qué desea hacer?
elsewhere-moved = Seguimos con esto { $where }.

place-phone = por teléfono
place-telegram = en Telegram
place-web = en el chat de nuestro sitio
    .speech = en nuestro chat web
place-console = en la terminal
place-other = en otro chat

flow-begun-elsewhere = lo que empezó en otro lugar
