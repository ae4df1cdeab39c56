# Lo que se dice cuando no se entendió o no se oyó. La primera vez en una palabra; la segunda con un ejemplo, las teclas y una persona; luego missed-often.

-or-person = También puede pedir hablar con una persona.
-or-key = Para una persona, marque 0.
-or-key-pound = Para una persona, marque 0 y numeral.

missed =
    { $times ->
        [one] Disculpe, no le entendí. Puedo ayudarle con su saldo, facturas, pagos y servicio técnico.
       *[other] Dígalo así, por favor: "cuánto debo", "pagar las dos más antiguas" o "la copiadora no sirve". { -or-person }
    }
    .speech =
    { $times ->
        [one] Disculpe, no le entendí.
       *[other] Dígalo así: cuánto debo, o pagar la más antigua.
    }
missed-often =
    Disculpe, no le estoy entendiendo. Puedo buscar a una persona o mostrarle lo que sé hacer.
    .speech = Disculpe, no le estoy entendiendo.
missed-company-number =
    { $times ->
        [one] Eso no parece un número de empresa.
       *[other] Son dos letras y cuatro cifras, como CL4412, y está impreso en cada factura. { -or-person }
    }
    .speech =
    { $times ->
        [one] No entendí el número de empresa.
       *[other] Está en cada factura, como C L, 4 4, 1 2. En las teclas es 2 5, 4 4, 1 2. { -or-key-pound }
    }
missed-invoice-number =
    { $times ->
        [one] No vi ahí un número de factura.
       *[other] Está en la parte de arriba de la factura, como 10482. { -or-person }
    }
    .speech =
    { $times ->
        [one] No entendí el número de factura.
       *[other] Está arriba en la factura, como 1 0 4, 8 2. Márquelo y oprima numeral. { -or-key-pound }
    }
missed-own-invoice =
    { $times ->
        [one] No encontré esa factura.
       *[other] Por favor deme el número de una de sus facturas, como 10482. { -or-person }
    }
    .speech =
    { $times ->
        [one] No encontré esa factura.
       *[other] Marque el número de una de sus facturas, como 1 0 4, 8 2, y oprima numeral. { -or-key-pound }
    }
missed-money =
    { $times ->
        [one] No vi ahí un importe.
       *[other] Por favor escríbalo así: 1204.50. { -or-person }
    }
    .speech =
    { $times ->
        [one] No entendí el importe.
       *[other] Marque dólares y centavos sin el punto y oprima numeral. Cincuenta dólares es 5 0 0 0. { -or-key-pound }
    }
missed-sum =
    { $times ->
        [one] No vi ahí un importe.
       *[other] Por favor escríbalo así: 1204.50, o elija uno. { -or-person }
    }
    .speech =
    { $times ->
        [one] No entendí el importe.
       *[other] Marque dólares y centavos sin el punto y oprima numeral. { -or-key-pound }
    }
missed-code =
    { $times ->
        [one] Necesito las seis cifras del código que le envié.
       *[other] Está en el mensaje que acabo de enviar: seis cifras, nada más. { -or-person }
    }
    .speech =
    { $times ->
        [one] No entendí el código.
       *[other] Está en el mensaje que acabo de enviar: seis cifras. Por favor use las teclas. { -or-key-pound }
    }
missed-yes-no =
    { $times ->
        [one] Por favor responda sí o no.
       *[other] Con sí sigo adelante, con no lo dejo. { -or-person }
    }
    .speech =
    { $times ->
        [one] Por favor diga sí o no.
       *[other] Marque 1 para sí, 2 para no. { -or-key }
    }
missed-selection =
    { $times ->
        [one] No encontré a qué facturas se refiere.
       *[other] Diga "todas", "las dos más antiguas" o deme los números. { -or-person }
    }
    .speech =
    { $times ->
        [one] No encontré a qué facturas se refiere.
       *[other] Diga todas, o las dos más antiguas, o marque un número de factura y oprima numeral. { -or-key-pound }
    }
missed-option =
    { $times ->
        [one] Por favor elija una de estas opciones.
       *[other] Oprima un botón, o escriba su número o sus palabras. { -or-person }
    }
    .speech =
    { $times ->
        [one] Por favor elija una de estas opciones.
       *[other] Diga una de estas opciones, o marque su tecla. { -or-key }
    }
missed-text =
    { $times ->
        [one] Por favor dígamelo en pocas palabras.
       *[other] Sirven cualesquiera palabras; las paso tal como son. { -or-person }
    }
    .speech =
    { $times ->
        [one] Por favor dígamelo en pocas palabras.
       *[other] Sirven cualesquiera palabras; las paso tal como son. { -or-key-pound }
    }
missed-note =
    { $times ->
        [one] Por favor dígamelo en pocas palabras, o diga "nada".
       *[other] Sirven cualesquiera palabras, y "nada" si no hay nada que agregar. { -or-person }
    }
    .speech =
    { $times ->
        [one] Por favor dígamelo en pocas palabras, o diga nada.
       *[other] Sirven cualesquiera palabras. Si no hay nada que agregar, diga nada. { -or-key }
    }
missed-contact =
    { $times ->
        [one] Necesito un correo electrónico o un teléfono.
       *[other] Escríbalo así: pat@example.com, o 218-555-0123 con código de área. { -or-person }
    }
    .speech =
    { $times ->
        [one] Necesito un teléfono o un correo electrónico.
       *[other] Marque un teléfono, primero el código de área, y oprima numeral. { -or-key-pound }
    }
missed-call-back =
    { $times ->
        [one] Por favor dígame a quién llamar y a qué número.
       *[other] Escríbalo así: "Pat Miller, 218-555-0123". { -or-person }
    }
    .speech =
    { $times ->
        [one] Por favor dígame a quién llamar y a qué número.
       *[other] Diga un nombre y un número, o marque el número con código de área y oprima numeral. { -or-key-pound }
    }
missed-equipment =
    { $times ->
        [one] No encontré ese equipo.
       *[other] Elija uno, o diga el modelo o dónde está, como "recepción". { -or-person }
    }
    .speech =
    { $times ->
        [one] No encontré ese equipo.
       *[other] Diga el modelo o dónde está, como recepción, o marque su tecla. { -or-key }
    }
missed-method =
    { $times ->
        [one] No encontré ese método de pago.
       *[other] Elija uno de estos, o deme sus últimas cuatro cifras. { -or-person }
    }
    .speech =
    { $times ->
        [one] No encontré ese método de pago.
       *[other] Diga de qué tipo es o sus últimas cuatro cifras, o marque su tecla. { -or-key }
    }
missed-service-call =
    { $times ->
        [one] No encontré esa solicitud de servicio.
       *[other] Elija una de estas, o deme su número, como SC-10001. { -or-person }
    }
    .speech =
    { $times ->
        [one] No encontré esa solicitud de servicio.
       *[other] Diga las últimas cifras de su número, o marque su tecla. { -or-key-pound }
    }
missed-urgency =
    { $times ->
        [one] Por favor dígame qué tan urgente es.
       *[other] Elija: urgente, normal, o puede esperar. { -or-person }
    }
    .speech =
    { $times ->
        [one] No entendí qué tan urgente es.
       *[other] Diga urgente, normal o no urgente, o marque 1, 2 o 3. { -or-key }
    }
missed-day-of-month =
    { $times ->
        [one] No vi ahí un día del mes.
       *[other] Por favor deme un número, como 15. { -or-person }
    }
    .speech =
    { $times ->
        [one] No entendí el día.
       *[other] Diga, por ejemplo, el quince, o marque 1 5 y oprima numeral. { -or-key-pound }
    }
missed-date =
    { $times ->
        [one] No vi ahí a qué día se refiere.
       *[other] Escríbalo así: 20 de marzo, o "el próximo viernes". { -or-person }
    }
    .speech =
    { $times ->
        [one] No entendí el día.
       *[other] Diga, por ejemplo, veinte de marzo, o marque mes y día, como 0 3, 2 0. { -or-key-pound }
    }
missed-meter =
    { $times ->
        [one] No vi ahí una lectura del contador.
       *[other] Mande los números que muestra, como 45210, o "negro 45210, color 12003". { -or-person }
    }
    .speech =
    { $times ->
        [one] No entendí la lectura del contador.
       *[other] Marque el número que muestra, como 4 5 2, 1 0, y oprima numeral. { -or-key-pound }
    }
missed-supplies =
    { $times ->
        [one] No vi ahí qué pedir.
       *[other] Diga, por ejemplo, dos tóner negros, cian, grapas o papel. { -or-person }
    }
    .speech =
    { $times ->
        [one] No entendí qué pedir.
       *[other] Diga, por ejemplo, dos tóner negros, o marque una tecla. { -or-key }
    }
missed-count =
    { $times ->
        [one] Por favor dígame cuántos.
       *[other] Deme un número, como 2. { -or-person }
    }
    .speech =
    { $times ->
        [one] No entendí cuántos.
       *[other] Diga un número, o márquelo y oprima numeral. { -or-key-pound }
    }
silence =
    { $times ->
        [one] ¿Sigue ahí?
       *[other] Todavía no le oigo. Puede usar las teclas. { -or-key }
    }
silence-menu =
    { $times ->
        [one] No oí nada.
       *[other] Todavía no le oigo. { -or-key }
    }
silence-end =
    No oigo nada, así que cuelgo ahora. No se pierde ni se cobra nada. Llame de nuevo cuando quiera, o a nuestra oficina al { $phone }.
    .speech = Todavía no le oigo, así que cuelgo. Llame de nuevo cuando quiera, o a la oficina al { $phone }.
