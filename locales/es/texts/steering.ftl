# Llevar la conversación: cancelar, volver, omitir, por qué, esperar, y volver a lo interrumpido.

cancelled =
    Muy bien, dejé { $what }. No se cambió nada. ¿Qué desea hacer?
    .speech = Dejé { $what }. No se cambió nada.
cancelled-one = Muy bien, dejé { $what }.
go-on = Estábamos con { $what }. ¿Seguimos con eso?
left-alone = Muy bien, lo dejo así. ¿En qué más puedo ayudarle?
been-a-while = Ha pasado un rato, así que volví a consultar todo.
link-lapsed = Ha pasado un rato; por su seguridad vinculamos su empresa otra vez.
what-instead = Muy bien, así no. Dígame qué cambiar, por ejemplo "cambiar el equipo", o diga "cancelar".
back-first = No hay nada antes de esto a lo que volver.
skip-needed = No puedo seguir sin eso. Diga "por qué" para oír la razón, o "cancelar" para dejarlo.
hold-on = Tómese su tiempo. Aquí sigo.
neither =
    Muy bien. Dígalo con otras palabras, por ejemplo "cuánto debo" o "la copiadora no sirve".
offer-neither = Otra cosa
    .speech = otra cosa
despair = Siento que esto sea tan difícil. Una persona puede seguir si lo desea, o vamos paso a paso.
why =
    { $kind ->
        [company-number] El número de empresa me dice cuál es su cuenta. Está impreso en cada factura.
        [invoice-number] Solo quien tiene una de sus facturas conoce su número; así nadie más puede ver su cuenta.
        [own-invoice] Necesito saber de qué factura habla.
        [money] Necesito el monto exacto, para que no falle ni un centavo.
        [code] El código muestra que de verdad es usted. Se envió a un contacto que tenemos registrado.
        [yes-no] No hago nada sin su sí.
        [selection] Pregunto para que pague exactamente lo que quiere pagar, y nada más.
        [equipment] El técnico necesita saber qué equipo revisar.
        [urgency] Para que lo más urgente se atienda primero.
        [call-back] Para que el técnico pueda hablar con alguien que conozca el equipo.
        [contact] Para que alguien pueda comunicarse con usted.
        [method] Necesito saber de qué método de pago habla.
        [service-call] Necesito saber de qué solicitud de servicio habla.
        [day-of-month] Es el día en que quiere que se le cobre cada mes.
        [nothing] Ahora mismo no estoy preguntando nada. Solo pregunto lo necesario para ayudarle.
       *[other] Lo paso al equipo, para que no tenga que decirlo dos veces.
    }

## De qué trata un flujo, como en "estábamos con el pago". Uno por flujo.

flow-add-method = agregar un método de pago
flow-allow-messages = recibir avisos de nuevo
flow-balance = el saldo
flow-cancel-payment = cancelar un pago
flow-cancel-service-call = cancelar una solicitud de servicio
flow-capabilities = lo que sé hacer
flow-change-contact = cambiar sus datos de contacto
flow-change-language = cambiar el idioma
flow-default-method = elegir su método de pago habitual
flow-dispute-invoice = la disputa
flow-forget-me = borrar sus datos
flow-invoice-detail = ver una factura
flow-link-account = vincular su empresa
flow-list-methods = los métodos de pago
flow-log-service-call = la solicitud de servicio
flow-mail-invoice-copy = enviar la copia de una factura
flow-mail-statement = enviar el estado de cuenta
flow-order-supplies = el pedido de suministros
flow-pay = el pago
flow-payment-history = el historial de pagos
flow-promise-to-pay = la promesa de pago
flow-remove-method = quitar un método de pago
flow-rename-method = nombrar un método de pago
flow-report-meter = la lectura del contador
flow-representative = hablar con una persona
flow-security-analysis = el análisis de seguridad
flow-service-note = la nota de una solicitud de servicio
flow-service-status = las solicitudes de servicio
flow-set-up-autopay = los pagos automáticos
flow-show-autopay = los pagos automáticos
flow-show-invoices = las facturas
flow-show-paid-invoices = las facturas pagadas
flow-show-promise = su promesa de pago
flow-show-statement = el estado de cuenta
flow-stop-autopay = detener los pagos automáticos
flow-stop-messages = dejar de recibir mensajes
flow-switch-company = cambiar de empresa
flow-unlink-account = desvincular la empresa
flow-use-invitation = la invitación
flow-withdraw-dispute = retirar una disputa
