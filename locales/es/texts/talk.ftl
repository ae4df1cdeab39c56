# Lo que se dice en la conversación. El valor de un mensaje se lee; su .speech se oye (si no lo hay, se dice el valor).
# Importes, días y números llegan listos para la vista o el oído. Una pregunta dura menos de 6 segundos; un menú, menos de 12.

yes = Sí
no = No
number-option = { $number }
listing-more = { $count } más
press = { $key }: { $what }
    .speech = Para { $what }, marque { $key }.
or-say = { $what }
    .speech = O diga: { $what }.
more-rows = Más
    .speech =
    { $count ->
        [one] Para uno más, diga más o marque 9.
       *[other] Para { $count } más, diga más o marque 9.
    }
more-choices = Más
    .speech = Para más, marque 9.
no-more = Ahí termina la lista.
company-option = { $number } – { $name }
    .speech = { $name }

## Saludo, ayuda, charla

greeting =
    Hola, soy el asistente de { $dealer }. Puedo mostrarle lo que debe, llevarle a una página de pago segura y pedir servicio técnico. ¿Vinculamos primero su empresa?
    .speech = Hola, soy el asistente de { $dealer }. ¿Qué necesita?
greeting-linked =
    ¡Hola de nuevo! Tengo aquí a { $name } ({ $company }). ¿En qué le puedo ayudar?
    .speech = Hola de nuevo. Tengo aquí a { $name }.
help =
    Puedo ayudarle con esto. Dígalo con sus propias palabras.
    .speech = Dígalo a su modo, o elija.
    .speech = Además:
capabilities-which = ¿De qué se trata?
subject =
    { $subject ->
        [money] Dinero y pagos
        [papers] Facturas y estado de cuenta
        [machines] Equipos y suministros
        [you] Usted y sus datos
       *[house] Nuestra oficina
    }
    .speech =
    { $subject ->
        [money] dinero y pagos
        [papers] facturas y estado de cuenta
        [machines] equipos y suministros
        [you] usted y sus datos
       *[house] nuestra oficina
    }
capabilities =
    { $subject ->
        [money] Sobre dinero puedo hacer esto por usted:
        [papers] Sobre facturas puedo hacer esto por usted:
        [machines] Sobre sus equipos puedo hacer esto por usted:
        [you] Sobre usted y sus datos puedo hacer esto:
       *[house] Sobre nuestra oficina:
    }
thanks = ¡Con mucho gusto!
goodbye =
    Hasta luego, y gracias. Aquí estoy cuando me necesite.
    .speech = Hasta luego, y gracias por llamar.
are-you-a-bot =
    Sí, soy el asistente automático de { $dealer }. Si prefiere hablar con una persona, solo pídalo.
    .speech = Sí, soy el asistente automático de { $dealer }.
chitchat = Yo solo sé de su cuenta y de sus equipos con { $dealer }. Puedo ayudarle con facturas, pagos y servicio.
abuse = Lamento que esto no vaya bien. Si quiere, una persona puede seguir con usted.
nothing-to-cancel = En este momento no hay nada que cancelar. ¿Qué desea hacer?
    .speech = No hay nada que cancelar.
what-now = Con gusto. ¿Qué desea hacer?
as-you-like = Está bien. Aquí estoy cuando me necesite.
flow-gone = Disculpe, me actualizaron a la mitad y tenemos que empezar de nuevo. No se perdió ni se cobró nada.
which-one = ¿A cuál de estos se refiere?
did-you-mean = No sé si le entendí bien. ¿Quiso decir algo de esto?
faq = { $answer }

## Vincular

link-first = Primero necesito saber de qué empresa es usted.
link-company =
    ¿Cuál es su número de empresa? Son dos letras y cuatro cifras, como CL4412, y está impreso en cada factura.
    .speech = ¿Cuál es su número de empresa? Diga o marque sus dos letras y cuatro cifras.
link-invoice =
    Gracias. Para estar seguros de que es usted, deme por favor el número de una factura reciente de { $company }.
    .speech = { $company }. Ahora diga o marque el número de una factura reciente y oprima numeral.
link-total =
    ¿Y cuál es el total exacto de la factura { $invoice }?
    .speech = Factura { $invoice }. Diga o marque su total exacto, con centavos, y oprima numeral.
link-where =
    Gracias, todo coincide. ¿Adónde le envío su código? Solo puedo usar direcciones que ya están registradas.
    .speech = Gracias, todo coincide. ¿Adónde le envío su código?
link-by-email = Correo a { $masked }
    .speech = { $masked }
link-by-text = Mensaje de texto a { $masked }
    .speech = un texto a { $masked }
link-code =
    Envié un código de seis cifras a { $masked }. Vale por { $minutes } minutos. Por favor escríbalo aquí.
    .speech = Envié un código de seis cifras a { $masked }. Por favor márquelo.
link-done =
    Listo: ya está vinculado con { $name } ({ $company }).
    .speech = Listo: ya está vinculado con { $name }.
invitation-token = Por favor pegue aquí su invitación.
unlink-nothing = Aquí no hay ninguna empresa vinculada, así que no hay nada que desvincular.
unlink-confirm = ¿Desvinculo { $company } de este chat? Puede vincularla de nuevo cuando quiera.
unlink-kept = Está bien, todo queda como está.
unlink-done = { $company } ya no está vinculada. Desde ahora no muestro aquí nada de ella. Puede vincularla de nuevo cuando quiera.
switch-only-one = Aquí solo hay una empresa vinculada. ¿Vinculo otra?
switch-which = ¿De qué empresa hablamos?
switch-done = Muy bien, ahora hablamos de { $name } ({ $company }).

## Datos de contacto, mensajes, privacidad

contact-which = ¿Qué cambio: el correo o el teléfono registrado?
contact-kind =
    { $kind ->
        [email] Correo
       *[phone] Teléfono
    }
    .speech =
    { $kind ->
        [email] el correo electrónico
       *[phone] el teléfono
    }
contact-new =
    { $kind ->
        [email] ¿Cuál es el nuevo correo electrónico?
       *[phone] ¿Cuál es el nuevo número de teléfono?
    }
contact-same = Ese ya está registrado, así que no hay nada que cambiar.
contact-confirm =
    { $kind ->
        [email] El nuevo correo registrado sería { $address }. ¿Es correcto?
       *[phone] El nuevo teléfono registrado sería { $address }. ¿Es correcto?
    }
    .speech = { $address }. ¿Es correcto?
contact-kept = Está bien, no se cambió nada.
contact-where =
    Para estar seguros de que es usted, envío un código a una dirección ya registrada. ¿Adónde?
    .speech = Envío un código a una dirección ya registrada. ¿Adónde?
contact-changed =
    Listo: ahora está registrado { $masked }. Aviso también a la dirección anterior y a cuentas por cobrar.
    .speech = Listo: ya está registrado. Aviso también a la dirección anterior.
contact-not-known = No sé qué contacto de su empresa es usted, así que aquí no puedo cambiarlo. Cuentas por cobrar sí puede.
messages-stop-confirm =
    ¿Dejo de escribirle sin que me pregunte? Entonces no le aviso cuando se confirme un pago o haya noticias; siempre puede preguntar.
    .speech = ¿Dejo de avisarle sin que me pregunte? Siempre puede preguntar.
messages-kept = Está bien, le sigo avisando.
messages-stopped =
    Listo: solo escribo cuando usted escribe. Los recibos y los códigos que pida siguen llegando por correo o mensaje de texto.
    .speech = Listo. Ya no le aviso nada sin que me pregunte.
messages-stopped-already = Ya solo escribo cuando usted escribe.
messages-allowed = Listo: le vuelvo a avisar cuando haya noticias.
forget-confirm =
    Desvincularía aquí sus empresas, borraría lo que hablamos y no le escribiría más. Los pagos, disputas y solicitudes quedan en los libros, porque la ley lo pide. ¿Lo hago?
    .speech = Desvinculo sus empresas, borro lo que hablamos y no aviso más. Pagos y solicitudes quedan. ¿Lo hago?
forget-kept = Está bien, todo queda como está.
forget-done =
    Listo. Sus empresas ya no están vinculadas aquí, se borra lo que hablamos antes y no le escribo más. Lo que pagó y pidió queda en los libros, como pide la ley.
    .speech = Listo. Sus empresas ya no están vinculadas y se borra lo que hablamos. Lo que pagó y pidió queda en los libros.

## Saldo

balance =
    { $overdue ->
        [yes] Debe { $total } en total; lo vencido suma { $past_due }.
       *[no] Debe { $total } en total. No hay nada vencido.
    }{ $underway ->
        [yes] {" "}Un pago de { $pending } está en camino y todavía no se ha descontado.
       *[no] {""}
    }{ $in_dispute ->
        [0] {""}
       *[other] {" "}De eso, { $disputed } está en disputa.
    } Datos al { $as_of }
    .speech =
    Al { $as_of }, { $overdue ->
        [yes] debe { $total } en total. De eso, { $past_due } está vencido.
       *[no] debe { $total } en total. No hay nada vencido.
    }{ $underway ->
        [yes] {" "}Un pago de { $pending } está en camino y todavía no se ha descontado.
       *[no] {""}
    }{ $in_dispute ->
        [0] {""}
       *[other] {" "}De eso, { $disputed } está en disputa.
    }
balance-nothing = No debe nada: todas las facturas están pagadas. Datos al { $as_of }
    .speech = Al { $as_of }, no debe nada: todas las facturas están pagadas.
balance-credit = No debe nada, y tiene un saldo a favor de { $credit }. Datos al { $as_of }
    .speech = Al { $as_of }, no debe nada, y tiene un saldo a favor de { $credit }.
aging-title = Saldo por antigüedad
aging-current = Por vencer
aging-1-30 = 1–30 días de vencido
    .speech = De 1 a 30 días de vencido
aging-31-60 = 31–60 días de vencido
    .speech = De 31 a 60 días de vencido
aging-61-90 = 61–90 días de vencido
    .speech = De 61 a 90 días de vencido
aging-over-90 = Más de 90 días de vencido
aging-credit = Saldo a favor sin aplicar
aging-total = Total

## Facturas

invoices =
    { $count ->
        [one] Tiene una factura abierta, por { $total }.
       *[other] Tiene { $count } facturas abiertas, { $total } en total.
    }{ $more ->
        [0] {""}
        [one] {" "}Estas son las más antiguas; hay una más abierta.
       *[other] {" "}Estas son las más antiguas; hay { $more } más abiertas.
    }
invoices-past-due =
    { $count ->
        [one] Hay una factura vencida, por { $total }.
       *[other] Hay { $count } facturas vencidas, { $total } en total.
    }{ $more ->
        [0] {""}
        [one] {" "}Estas son las más antiguas; hay una más vencida.
       *[other] {" "}Estas son las más antiguas; hay { $more } más vencidas.
    }
invoices-none = No tiene facturas abiertas.
invoices-chosen =
    { $count ->
        [one] Una factura abierta corresponde: { $total }.
       *[other] { $count } facturas abiertas corresponden, { $total } en total.
    }{ $more ->
        [0] {""}
       *[other] {" "}Estas son las más antiguas; hay { $more } más.
    }
invoices-none-chosen = Ninguna de sus facturas abiertas corresponde.
invoices-paid =
    { $count ->
        [one] Una factura está pagada.
       *[other] { $count } facturas están pagadas.
    }{ $more ->
        [0] {""}
       *[other] {" "}Estas son las más recientes.
    }
invoices-paid-title = Facturas pagadas
invoice-paid-row = { $invoice } del { $day }
invoices-none-paid = Ninguna de sus facturas está pagada todavía.
invoices-none-past-due = No hay nada vencido.
invoices-title = Facturas abiertas
invoice-row =
    { $state ->
        [late] { $invoice }, venció el { $due }, { $days ->
            [one] 1 día de atraso
           *[other] { $days } días de atraso
        }
        [pending] { $invoice }, vence el { $due }, pago en curso
        [disputed] { $invoice }, vence el { $due }, en disputa
       *[due] { $invoice }, vence el { $due }
    }
    .speech =
    { $state ->
        [late] { $invoice }, { $days ->
            [one] 1 día de atraso
           *[other] { $days } días de atraso
        }
        [pending] { $invoice }, pago en curso
       *[due] { $invoice }, vence el { $due }
    }
invoice-option = { $invoice }: { $balance }
    .speech = { $invoice }, { $balance }
invoice-total = Total
invoice-which = ¿Qué factura?
invoice-not-found = No encuentro la factura { $invoice } en su cuenta. Por favor revise el número.
invoice-title = Factura { $invoice }
invoice-detail =
    Factura { $invoice } del { $invoice_date } ({ $description }): total { $total }, { $status ->
        [paid] pagada por completo.
        [pending] faltan { $balance }, hay un pago en camino.
        [past-due] faltan { $balance }, venció el { $due_date }, { $days ->
            [one] 1 día de atraso.
           *[other] { $days } días de atraso.
        }
       *[open] faltan { $balance }, vence el { $due_date }.
    }{ $po ->
        [none] {""}
       *[other] {" "}Orden de compra: { $po }.
    }{ $disputed ->
        [yes] {" "}Está en disputa.
       *[no] {""}
    }
    .speech =
    Factura { $invoice } del { $invoice_date }: { $status ->
        [paid] { $total }, pagada por completo.
        [pending] faltan { $balance }, hay un pago en camino.
        [past-due] faltan { $balance }, venció el { $due_date }, { $days ->
            [one] 1 día de atraso.
           *[other] { $days } días de atraso.
        }
       *[open] faltan { $balance }, vence el { $due_date }.
    }{ $disputed ->
        [yes] {" "}Está en disputa.
       *[no] {""}
    }
invoice-copy-label = Factura { $invoice } (PDF)
invoice-mailed = Envié una copia de la factura { $invoice } a { $masked }.

## Pagar

pay-nothing-due = No tiene nada que pagar: no hay facturas abiertas.
pay-all-pending = Ya hay un pago en curso para sus facturas abiertas. Le aviso cuando termine.
pay-under-way =
    Ya hay un pago en curso para { $count ->
        [one] la factura { $invoices }
       *[other] las facturas { $invoices }
    }. Le aviso cuando termine.
pay-which =
    ¿Qué desea pagar? También puede decir, por ejemplo, "las dos más antiguas" o "todas menos { $example }".
    .speech = ¿Qué desea pagar?
pay-choose = ¿Qué facturas? Por ejemplo, "las dos más antiguas", "todo lo de más de 60 días", o sus números.
    .speech = ¿Qué facturas? Diga las dos más antiguas, o marque un número y oprima numeral.
pay-none-such = No encontré ninguna factura abierta así. ¿Cuáles desea pagar?
    .speech = No encontré ninguna así. ¿Qué desea pagar?
pay-option-all = Todo: { $total }
    .speech = todo, { $total }
pay-option-past-due = Lo vencido: { $total }
    .speech = lo vencido, { $total }
pay-option-choose = Elegir facturas
    .speech = elegir facturas
pay-how-much = ¿Cuánto desea pagar a su cuenta? Hay { $owed } por pagar; lo aplico primero a las facturas más antiguas.
    .speech = ¿Cuánto desea pagar? Hay { $owed } por pagar, primero lo más antiguo.
pay-too-much = No puedo recibir { $amount }: hay { $owed } por pagar. ¿Cuánto desea pagar?
    .speech = No puedo recibir { $amount }: solo hay { $owed } por pagar. ¿Cuánto?
pay-confirm =
    { $count ->
        [one] Factura { $invoices }: { $total }. ¿Le envío un enlace de pago seguro por { $total }?
       *[other] { $count } facturas ({ $invoices }): { $total }. ¿Le envío un enlace de pago seguro por { $total }?
    }
    .speech =
    { $count ->
        [one] Factura { $invoices }, { $total }.
       *[other] { $count } facturas, { $total }.
    } { $reach ->
        [none] ¿Puedo enviarle por correo un enlace de pago seguro?
       *[other] ¿Le envío por texto un enlace seguro al teléfono terminado en { $reach }? Pueden aplicarse tarifas de mensajes y datos.
    }
pay-confirm-part =
    { $total } a cuenta de { $count ->
        [one] la factura { $invoices }, que queda abierta por el resto.
       *[other] las facturas más antiguas ({ $invoices }); la última queda abierta por el resto.
    } ¿Le envío un enlace de pago seguro por { $total }?
    .speech =
    { $total } a cuenta de { $count ->
        [one] la factura { $invoices }.
       *[other] las { $count } facturas más antiguas.
    } { $reach ->
        [none] ¿Puedo enviarle por correo un enlace de pago seguro?
       *[other] ¿Le envío por texto un enlace seguro al teléfono terminado en { $reach }? Pueden aplicarse tarifas de mensajes y datos.
    }
pay-cancelled = Está bien, no se paga nada. ¿Qué desea hacer?
pay-link =
    Aquí está su enlace seguro por { $total }. Vale por { $minutes } minutos. Allí elige cómo pagar. { $told ->
        [yes] Aquí le aviso cuando el pago esté confirmado.
       *[no] Pregúnteme cuando quiera si el pago está confirmado.
    }
    .speech = Le estoy enviando un enlace seguro por { $total }. Vale por { $minutes } minutos. { $told ->
        [yes] Siga en la línea y le aviso cuando esté pagado.
       *[no] Pregúnteme cuando quiera si está pagado.
    }
pay-link-label = Pagar { $total }
cancel-payment-none = No hay ningún pago en curso.
cancel-payment-confirm = ¿Cancelo el pago en curso de la factura { $invoice }?
cancel-payment-kept = Está bien, el pago sigue.
cancel-payment-asked = Pedí al proveedor de pagos que lo cancele. Si ya estaba pagado, queda pagado, y yo le aviso.

pay-disputed =
    { $count ->
        [one] La factura { $invoices } ({ $total }) está en disputa. ¿La dejo fuera?
       *[other] { $count } de estas facturas ({ $invoices }) están en disputa, { $total } en total. ¿Las dejo fuera?
    }
    .speech =
    { $count ->
        [one] La factura { $invoices }, { $total }, está en disputa. ¿La dejo fuera?
       *[other] { $count } están en disputa, { $total } en total. ¿Las dejo fuera?
    }
pay-only-disputed = Entonces no queda nada que pagar: todas estas facturas están en disputa.

## Qué pasó con un pago

payment-succeeded = Pago confirmado: { $amount } con { $method }. Su número de confirmación es { $confirmation }. Cubre { $invoices }. El recibo va en camino por correo.
    .speech = Su pago de { $amount } está confirmado. Su número es { $confirmation }. El recibo llega por correo.
payment-processing = Su pago de { $amount } está pendiente: los pagos bancarios tardan unos días. Todavía no está pagado. Le aviso cuando lo esté.
payment-declined =
    { $reason ->
        [insufficient_funds] No había dinero suficiente para su pago de { $amount }, así que no se cobró nada.
       *[other] Su pago de { $amount } fue rechazado, así que no se cobró nada.
    } La página de pago sigue abierta: allí puede probar con otra tarjeta o cuenta bancaria.
payment-failed = Su pago de { $amount } no se pudo hacer. No se cobró nada. Diga "pagar" para intentarlo de nuevo.
payment-canceled = Su pago de { $amount } se canceló. No se cobró nada.
payment-expired = La página de pago por { $amount } venció. No se cobró nada. Diga "pagar" para recibir un enlace nuevo.
payment-returned = Su banco devolvió el pago de { $amount }. Vuelve a estar abierto: { $invoices }. Diga "pagar" para pagar de otra forma.
payment-refunded = Su pago de { $amount } fue reembolsado. Vuelve a estar abierto: { $invoices }.
payment-disputed = Su pago de { $amount } está en disputa con el banco. Hasta que se resuelva, vuelve a estar abierto: { $invoices }.
method-added = Su método de pago { $method } está guardado.

history-none = Todavía no ha hecho ningún pago conmigo.
history =
    { $state ->
        [succeeded] Su último pago de { $amount } está confirmado, número { $confirmation }.
        [processing] Su último pago de { $amount } está pendiente y todavía no está confirmado.
        [open] Su último pago de { $amount } se empezó y no se ha terminado.
        [failed] Su último pago de { $amount } no se pudo hacer.
        [canceled] Su último pago de { $amount } se canceló.
        [expired] Su último enlace de pago de { $amount } venció sin usarse.
        [returned] Su último pago de { $amount } fue devuelto por el banco.
        [refunded] Su último pago de { $amount } fue reembolsado.
        [disputed] Su último pago de { $amount } está en disputa.
       *[other] Todavía estoy averiguando qué pasó con su último pago de { $amount }.
    }
history-title = Pagos
history-row =
    { $day }, { $state ->
        [succeeded] pagado, { $method }, número { $confirmation }
        [processing] pendiente, { $method }
        [open] sin terminar
        [failed] no se pudo hacer
        [canceled] cancelado
        [expired] vencido
        [returned] devuelto por el banco
        [refunded] reembolsado
        [disputed] en disputa
       *[other] en revisión
    }
receipt-label = Recibo { $confirmation } (PDF)

## Métodos de pago

methods-none = No hay ningún método de pago guardado. Puede añadir uno en una página segura, sin pagar nada.
methods =
    { $count ->
        [one] Hay un método de pago guardado.
       *[other] Hay { $count } métodos de pago guardados.
    }
methods-title = Métodos de pago
methods-row =
    { $default ->
        [yes] predeterminado, { $expires ->
            [none] sin vencimiento
           *[other] vence { $expires }
        }
       *[no] { $expires ->
            [none] sin vencimiento
           *[other] vence { $expires }
        }
    }
methods-link = Aquí tiene una página segura donde puede guardar una tarjeta o una cuenta bancaria. Vale por { $minutes } minutos. No se cobra nada.
    .speech = Le estoy enviando un enlace a una página segura donde puede guardar una tarjeta o una cuenta bancaria. No se cobra nada.
methods-link-label = Añadir un método de pago
methods-which-rename = ¿A cuál desea ponerle nombre?
methods-nickname = ¿Cómo desea que llame a { $method }?
methods-renamed = Listo, ahora se llama "{ $nickname }".
methods-which-default = ¿Cuál le ofrezco primero?
methods-default-set = Listo, desde ahora le ofrezco primero { $method }.
methods-which-remove = ¿Cuál quito?
methods-remove-confirm = ¿Quito { $method }? Solo se puede añadir de nuevo en la página segura.
methods-removed = El método de pago ya no está guardado.
methods-kept = Está bien, se queda.

## Disputas

no-note = Nada más
    .speech = no agregar nada
dispute-which = ¿Con qué factura no está de acuerdo?
dispute-nothing = No hay ninguna factura abierta que disputar.
dispute-not-open = En la factura { $invoice } ya no hay nada pendiente. Cuentas por cobrar puede revisarla con usted.
dispute-already = Esta factura ya está en disputa, con el número { $number }. Cuentas por cobrar la tiene.
dispute-why =
    ¿Qué está mal en la factura { $invoice }? Elija, o dígamelo con sus palabras.
    .speech = ¿Qué está mal en ella?
dispute-reason =
    { $reason ->
        [amount] El importe no es correcto
        [not_received] No lo recibimos
        [twice] Nos la cobraron dos veces
        [paid] Ya la pagamos
        [damaged] Llegó dañado o quedó mal hecho
        [returned] Lo devolvimos o cancelamos
       *[other] Otra cosa
    }
    .speech =
    { $reason ->
        [amount] un importe incorrecto
        [not_received] algo no recibido
        [twice] un cobro doble
        [paid] algo ya pagado
        [damaged] algo dañado o mal hecho
        [returned] algo devuelto o cancelado
       *[other] otra cosa
    }
dispute-note =
    ¿Qué debe saber cuentas por cobrar?
dispute-confirm =
    Factura { $invoice }, { $balance } por pagar. { $reason }{ $note ->
        [none] .
       *[other] : "{ $note }".
    } ¿Aviso a cuentas por cobrar que la disputa?
    .speech =
    Factura { $invoice }, { $balance } por pagar, por { $reason }. ¿Aviso a cuentas por cobrar que la disputa?
dispute-dropped = Está bien, no se disputa nada.
dispute-noted =
    Listo: cuentas por cobrar tiene su disputa, { $number }, y le contactará. La factura sigue en su cuenta hasta que decidan; cuando pague, le ofrezco dejarla fuera.
    .speech = Listo. Cuentas por cobrar tiene su disputa, { $number }, y le contactará. Cuando pague, le ofrezco dejar fuera esa factura.
dispute-none = Ninguna de sus facturas abiertas está en disputa.
dispute-which-withdraw = ¿Qué disputa retiro?
dispute-withdraw-confirm =
    ¿Retiro la disputa { $number }, de modo que acepta la factura { $invoice }?
    .speech = ¿Retiro la disputa de la factura { $invoice }?
dispute-kept = Está bien, { $number } queda como está.
dispute-withdrawn = La disputa { $number } está retirada. Ya avisé a cuentas por cobrar.

## Promesas de pago

promise-amount =
    ¿Cuánto va a pagar? Hay { $owed } por pagar.
promise-amount-range = Puede ser como máximo lo que hay por pagar, { $owed }; { $amount } no cabe. ¿Cuánto?
    .speech = { $amount } no cabe: hay { $owed } por pagar. ¿Cuánto?
promise-option-all = Todo: { $total }
    .speech = todo, { $total }
promise-option-past-due = Lo vencido: { $total }
    .speech = lo vencido, { $total }
promise-day = ¿Para qué día va a pagar { $amount }?
promise-day-range = Debe ser un día entre hoy y el { $last }. ¿Para qué día va a pagar?
    .speech = Deme por favor un día entre hoy y el { $last }.
promise-note = ¿Hay algo que cuentas por cobrar deba saber, como un número de cheque?
promise-confirm =
    Va a pagar { $amount } para el { $day }{ $note ->
        [none] .
       *[other] {" "}("{ $note }").
    } { $earlier ->
        [yes] Esto reemplaza su promesa anterior. ¿Aviso a cuentas por cobrar?
       *[no] ¿Aviso a cuentas por cobrar?
    }
    .speech =
    { $amount } para el { $day }. { $earlier ->
        [yes] Esto reemplaza su promesa anterior. ¿Aviso a cuentas por cobrar?
       *[no] ¿Aviso a cuentas por cobrar?
    }
promise-dropped = Está bien, no se promete nada.
promise-noted =
    Gracias, cuentas por cobrar ya lo sabe: { $amount } para el { $day }. Con esto no se paga nada; diga "pagar" cuando quiera hacerlo.
    .speech = Gracias, cuentas por cobrar ya lo sabe: { $amount } para el { $day }. Con esto no se paga nada. Diga pagar cuando quiera hacerlo.
promise-nothing-due = No tiene nada que pagar: no hay facturas abiertas.
promise-none = No ha hecho ninguna promesa de pago.
promise-show =
    { $passed ->
        [yes] Dijo que iba a pagar { $amount } para el { $day }. Ese día ya pasó.
       *[no] Dijo que va a pagar { $amount } para el { $day }. Cuentas por cobrar lo sabe.
    }

## Solicitudes de servicio

service-which = ¿De qué equipo se trata?
service-other-machine = otro equipo
service-option-other = Otro equipo
    .speech = otro equipo
service-problem-other = ¿Qué equipo es y qué le pasa? Si hay un código de error, ayuda mucho.
    .speech = ¿Qué equipo es y qué le pasa?
service-problem = ¿Qué le pasa al equipo { $machine }? Si hay un código de error, ayuda mucho.
    .speech = ¿Qué le pasa al equipo?
service-urgency = ¿Qué tan urgente es?
urgency-high = Urgente, no podemos trabajar
    .speech = urgente
urgency-normal = Normal
    .speech = normal
urgency-low = Puede esperar
    .speech = nada urgente
service-call-back = ¿A quién debe llamar el técnico, y a qué número?
service-on-file = { $name }, teléfono terminado en { $tail }
service-access = ¿Cuándo puede entrar el técnico?
service-any-time = A cualquier hora de oficina
    .speech = a cualquier hora de oficina
service-confirm = { $machine }: { $problem }. { $urgency }. Contacto: { $call_back }. Acceso: { $access }. ¿Lo envío a servicio?
service-not-logged = Está bien, no lo envié.
service-logged = Listo. Su solicitud de servicio es { $number }. El equipo de servicio tiene una copia y le contactará.
    .speech = Listo. Su solicitud es { $number }. El equipo de servicio le contactará.
service-none = Todavía no hay solicitudes de servicio.
service-none-open = No hay ninguna solicitud de servicio abierta.
service-title = Solicitudes de servicio
service-row = { $number }, { $machine }
service-option = { $number }: { $problem }
service-state-open = abierta
service-state-cancelled = cancelada
service-state-scheduled = programada
service-state-on-the-way = en camino
service-state-done = terminada
service-status =
    { $state ->
        [cancelled] Su última solicitud, { $number } del { $day }, está cancelada: { $machine }, { $problem }.
        [done] Su última solicitud, { $number } del { $day }, está terminada: { $machine }, { $problem }.
        [on_the_way] Un técnico va en camino por su solicitud { $number }: { $machine }, { $problem }.
        [scheduled] Hay un técnico asignado para su solicitud { $number }{ $visit ->
            [none] {""}
           *[other] , el { $visit }
        }: { $machine }, { $problem }.
       *[open] Su última solicitud, { $number } del { $day }, está con el equipo de servicio: { $machine }, { $problem }.
    } { $notes ->
        [0] {""}
        [one] Se añadió una nota.
       *[other] Se añadieron { $notes } notas.
    }
service-which-call = ¿Qué solicitud de servicio?
service-note-text = ¿Qué añado a { $number }?
service-noted = Lo añadí a { $number }. El equipo de servicio ya lo tiene.
service-cancel-confirm = ¿Cancelo la solicitud de servicio { $number }?
service-cancelled = La solicitud de servicio { $number } está cancelada. Ya avisé al equipo de servicio.
service-kept = Está bien, { $number } sigue abierta.

## Contadores y suministros

meter-which = ¿Qué equipo leyó?
meter-reading =
    ¿Qué marca el contador del equipo { $machine }? Deme un número, o "negro 45210, color 12003".
    .speech = ¿Qué marca su contador? Diga o marque el número y oprima numeral.
meter-counter =
    { $kind ->
        [black] negro { $count }
        [color] color { $count }
        [scans] escaneos { $count }
       *[total] { $count }
    }
meter-confirm =
    { $machine }: { $reading }. { $doubt ->
        [lower] Es menos que la última vez ({ $last } el { $day }). ¿De todos modos es correcto?
        [jump] Es mucho más que la última vez ({ $last } el { $day }). ¿De todos modos es correcto?
       *[other] ¿Es correcto?
    }
    .speech =
    { $reading }. { $doubt ->
        [lower] Es menos que la última vez, { $last }. ¿Es correcto?
        [jump] Es mucho más que la última vez, { $last }. ¿Es correcto?
       *[other] ¿Es correcto?
    }
meter-dropped = Está bien, no pasé nada. Puede darme la lectura de nuevo cuando quiera.
meter-reported = Gracias, ya pasé la lectura del equipo { $machine }.
meter-no-machine = No tengo ningún equipo suyo registrado. Nuestro equipo de servicio puede revisarlo.
supplies-which = ¿Para qué equipo es?
supplies-what =
    ¿Qué necesita, y cuántos? Por ejemplo, "dos tóner negros y una caja de grapas".
    .speech = ¿Qué necesita, y cuántos de cada uno?
supplies-color = ¿Tóner de qué colores?
supply =
    { $kind ->
        [black] tóner negro
        [cyan] tóner cian
        [magenta] tóner magenta
        [yellow] tóner amarillo
        [waste] caja de tóner residual
        [staples] grapas
       *[paper] papel
    }
supply-count = { $count } × { $what }
    .speech = { $what }, { $count }
supplies-count = ¿Cuántos? { $what }
    .speech = ¿Cuántos? { $what }.
supplies-count-range = Puedo pedir de 1 a { $most } a la vez. ¿Cuántos? { $what }
    .speech = Puedo pedir de 1 a { $most }. ¿Cuántos? { $what }.
supplies-note = ¿Hay algo que deban saber, como una orden de compra o dónde entregarlo?
    .speech = ¿Deben saber algo más, como dónde entregarlo?
supplies-confirm =
    Para { $machine }: { $items }{ $note ->
        [none] .
       *[other] . Nota: { $note }.
    } El equipo de servicio revisa qué cubre su contrato. ¿Lo pido?
    .speech =
    { $items }. ¿Lo pido?
supplies-dropped = Está bien, no pedí nada.
supplies-ordered = Listo. Su pedido es { $number }. El equipo de servicio lo tiene y le dirá qué cubre su contrato.
    .speech = Listo. Su pedido es { $number }. El equipo de servicio ya lo tiene.

## Estado de cuenta

statement =
    { $count ->
        [0] Aquí está su estado de cuenta del { $day }. No hay nada pendiente.
       *[other] Aquí está su estado de cuenta del { $day }. El total es { $total }.
    }
    .speech =
    { $count ->
        [0] Su estado de cuenta del { $day }: no hay nada pendiente. ¿Se lo envío por correo?
       *[other] Su estado de cuenta del { $day } suma { $total }. ¿Se lo envío por correo?
    }
statement-label = Estado de cuenta (PDF)
statement-mailed = Envié su estado de cuenta a { $masked }.
statement-no-email = No hay ningún correo registrado al que pueda enviarlo.

## Personas

person-ar = cuentas por cobrar
person-service = servicio técnico
person-option-ar = Cuentas por cobrar
    .speech = cuentas por cobrar
person-option-service = Servicio técnico
    .speech = servicio técnico
person-which = ¿Con quién desea hablar?
person-reason = ¿De qué se trata? Se lo paso a { $who }, para que no tenga que repetirlo.
    .speech = En pocas palabras, ¿de qué se trata?
person-reach-at = Ahora no hay nadie, pero alguien le contactará. ¿A qué teléfono o correo?
    .speech = Ahora no hay nadie, pero alguien le contactará. ¿A qué teléfono?
person-waiting = Pedí a alguien de { $who } que venga, y le pasé lo que hablamos. Aquí sigo con usted hasta entonces.
    .speech = Pedí a alguien de { $who } que le contacte, y le pasé lo que hablamos. ¿Algo más mientras tanto?
person-callback = Anotado: alguien de { $who } le contactará en horas de oficina.
person-joined = Una persona se unió a esta conversación. Guardo silencio hasta que me la devuelva.
person-left = Ya estoy de vuelta. ¿En qué le puedo ayudar?

## Pagos automáticos

autopay-no-method = Los pagos automáticos necesitan un método de pago guardado. ¿Añadimos uno?
autopay-method = ¿Con qué método de pago?
autopay-day = ¿Qué día del mes, del 1 al 28?
autopay-day-range = Por favor elija un día del 1 al { $last }, para que exista en todos los meses.
    .speech = Por favor elija un día del 1 al { $last }.
autopay-cap = ¿Y cuánto es lo máximo que podemos cobrar en un mes?
autopay-confirm = Usted pide pagos automáticos: cada mes el día { $day }, con { $method }, máximo { $cap }. La empresa lo confirma antes de cobrar nada, y usted puede detenerlo cuando quiera. ¿Está de acuerdo?
    .speech = Pagos automáticos el día { $day } con { $method }, máximo { $cap } al mes. La empresa lo confirma antes de cobrar nada. ¿Está de acuerdo?
autopay-not-requested = Está bien, no los pedí. No se cobró nada.
autopay-requested = Su solicitud está con la empresa. No se cobra nada hasta que le confirmen la inscripción.
autopay-already = Usted ya pidió pagos automáticos.
autopay-none = No tiene pagos automáticos.
autopay-show = Usted pidió pagos automáticos: el día { $day } de cada mes, { $method }, máximo { $cap }. Empiezan cuando la empresa lo confirme.
autopay-stop-confirm = ¿Detengo los pagos automáticos?
autopay-stopped = Los pagos automáticos están detenidos.
autopay-kept = Está bien, siguen.

## Análisis de seguridad

security-name = Con gusto, es gratis. ¿Cómo se llama usted?
security-company = ¿Y cómo se llama su empresa?
security-reach = ¿Cómo le contactamos, por correo o por teléfono?
security-size = ¿Cuántas personas trabajan ahí, más o menos?
security-confirm = { $name } de { $company }, { $size } personas, { $reach }. ¿Lo envío a nuestro especialista?
security-dropped = Está bien, no lo envié.
security-done = ¡Gracias! Nuestro especialista le contactará.

## Idioma

language-which = ¿Qué idioma prefiere?
language-changed = Muy bien, hablemos en español. ¿Qué desea hacer?

## Lo que se ofrece

offer-link-account = Vincular mi empresa
    .speech = vincular su empresa
offer-show-balance = ¿Cuánto debo?
    .speech = su saldo
offer-show-invoices = Ver facturas
    .speech = ver facturas
offer-show-paid-invoices = Facturas pagadas
    .speech = facturas pagadas
offer-show-past-due = Lo que está vencido
    .speech = lo que está vencido
offer-invoice-detail = Una factura en detalle
    .speech = una factura en detalle
offer-invoice-copy = Copia de factura
    .speech = una copia de factura
offer-mail-invoice-copy = Enviarme una copia
    .speech = una copia por correo
offer-pay = Pagar
    .speech = pagar
offer-pay-all = Pagar todo
    .speech = pagar todo
offer-pay-past-due = Pagar lo vencido
    .speech = pagar lo vencido
offer-pay-listed = Pagar estas
    .speech = pagar estas
offer-pay-invoices = Elegir qué pagar
    .speech = elegir qué pagar
offer-pay-amount = Pagar una cantidad
    .speech = pagar una cantidad
offer-pay-this = Pagar esta
    .speech = pagar esta
offer-payment-history = Mis pagos
    .speech = sus pagos
offer-payment-status = Estado del pago
    .speech = el estado del pago
offer-send-receipt = Recibo
    .speech = su recibo
offer-cancel-payment = Cancelar ese pago
    .speech = cancelar ese pago
offer-list-methods = Métodos de pago
    .speech = sus métodos de pago
offer-add-method = Añadir un método de pago
    .speech = añadir un método de pago
offer-rename-method = Poner nombre a uno
    .speech = poner nombre a uno
offer-default-method = Cambiar el predeterminado
    .speech = cambiar el predeterminado
offer-remove-method = Quitar uno
    .speech = quitar uno
offer-log-service-call = Pedir servicio técnico
    .speech = servicio técnico
offer-service-status = Estado del servicio
    .speech = el estado del servicio
offer-service-note = Añadir una nota
    .speech = añadir una nota
offer-service-cancel = Cancelarla
    .speech = cancelarla
offer-reach-ar = Hablar con cuentas por cobrar
    .speech = cuentas por cobrar
offer-reach-service = Hablar con servicio técnico
    .speech = hablar con servicio técnico
offer-reach-person = Hablar con una persona
    .speech = una persona
offer-setup-autopay = Pagos automáticos
    .speech = pagos automáticos
offer-show-autopay = Ver pagos automáticos
    .speech = ver sus pagos automáticos
offer-stop-autopay = Detener pagos automáticos
    .speech = detener los pagos automáticos
offer-security-analysis = Análisis de seguridad gratis
    .speech = un análisis de seguridad
offer-switch-company = Otra empresa
    .speech = otra empresa
offer-unlink-account = Desvincular esta empresa
    .speech = desvincular esta empresa
offer-change-language = English
offer-help = ¿Qué sabe hacer?
    .speech = ayuda
offer-help-more = Más
    .speech = más opciones
offer-cancel = Dejarlo
    .speech = nada de esto
offer-use-invitation = Tengo una invitación
    .speech = usar una invitación

offer-dispute-invoice = Disputar una factura
    .speech = disputar una factura
offer-dispute-this = Disputar esta
    .speech = disputar esta
offer-withdraw-dispute = Retirar una disputa
    .speech = retirar una disputa
offer-promise-to-pay = Prometer un pago
    .speech = prometer un pago
offer-show-promise = Mi promesa de pago
    .speech = su promesa de pago

offer-statement = Estado de cuenta
    .speech = un estado de cuenta
offer-mail-statement = Enviarme el estado de cuenta
    .speech = un estado de cuenta por correo
offer-report-meter = Dar una lectura de contador
    .speech = dar una lectura de contador
offer-order-supplies = Pedir suministros
    .speech = pedir suministros

offer-change-contact = Cambiar mis datos de contacto
    .speech = cambiar sus datos de contacto
offer-stop-messages = No recibir mensajes
    .speech = no recibir mensajes
offer-allow-messages = Avisarme de nuevo
    .speech = recibir avisos de nuevo
offer-forget-me = Borrar mis datos
    .speech = borrar sus datos

## Errores

error-not-linked = Aquí todavía no hay ninguna empresa vinculada. Diga "vincular" para empezar.
error-not-allowed = Su función en la empresa no permite esto. El administrador de su empresa o nuestro equipo de cuentas por cobrar puede cambiarlo.
error-not-found = No encuentro eso en su cuenta. Por favor revíselo e inténtelo otra vez.
error-unknown-company = No encuentro esta empresa. Por favor revise el número, o pregunte a nuestro equipo de cuentas por cobrar.
error-unknown-contact = No sé cuál de los contactos de su empresa es usted. Nuestro equipo de cuentas por cobrar puede cambiar los datos.
error-unknown-address = Esa dirección no está registrada a su nombre. Por favor elija una que lo esté.
error-no-address-on-file = No tenemos ningún correo electrónico suyo. Nuestro equipo de cuentas por cobrar puede añadirlo.
error-unknown-invoice = No encuentro eso en su cuenta. Por favor revíselo e inténtelo otra vez.
error-unknown-document = No encuentro este documento. Por favor pídalo otra vez.
error-not-in-dispute = Esta factura no está en disputa.
error-no-payment-under-way = No hay ningún pago en curso para esta factura.
error-unknown-method = No encuentro este método de pago en su cuenta. Por favor elija uno de los guardados.
error-no-autopay = Usted no tiene pagos automáticos que detener.
error-unknown-machine = No encuentro esta máquina en su cuenta. Por favor elija una de las suyas.
error-unknown-service-call = No encuentro esta solicitud de servicio en su cuenta. Por favor revise el número.
error-not-on-offer = Esa no es una de las opciones. Por favor elija una de las que hay.
error-invalid-reading = Eso no puede ser la lectura de un contador. Por favor mire el contador otra vez.
error-invalid-autopay-terms = Los pagos automáticos necesitan un día del 1 al 28 y un importe máximo.
error-proof-failed = El número de empresa, la factura y el total no coinciden. Por favor revise una factura reciente e inténtelo otra vez.
error-too-many-tries = Fueron demasiados intentos por ahora. No se puede vincular durante un día; nuestro equipo de cuentas por cobrar puede ayudarle ya.
error-wrong-code =
    { $tries_left ->
        [one] Ese no es el código que envié. Le queda un intento.
       *[other] Ese no es el código que envié. Le quedan { $tries_left } intentos.
    }
error-code-expired = Ese código ya no sirve. Le envío uno nuevo.
error-invitation-invalid = Esta invitación ya no es válida. Puede vincularse con una factura, o pedirnos una nueva.
error-nothing-due = Ahora no hay nada que pagar. Puede ver su saldo o sus pagos anteriores.
error-payment-under-way = Ya hay un pago de { $amount } en curso para la factura { $invoice }, desde { $since }. Puede esperarlo o cancelarlo.
error-basket-changed = Lo que debe ha cambiado: eran { $agreed } y ahora son { $now }. Por favor elija de nuevo.
error-amount-too-large = Eso es más de lo que hay por pagar ({ $owed }). Por favor elija un importe menor.
error-already-disputed = La factura { $invoice } ya está en disputa, con el número { $number }.
error-day-out-of-reach = Ese día no sirve. Por favor elija uno entre hoy y el { $last }.
error-link-expired = Este enlace ya no sirve. Diga "pagar" para recibir uno nuevo.
error-method-in-use = Los pagos automáticos usan este método. Por favor deténgalos primero.
error-already-enrolled = Usted ya pidió pagos automáticos. Puede ver su solicitud o detenerla.
error-call-closed = La solicitud de servicio { $number } está cancelada, así que no se le puede añadir nada. Puede hacer una nueva.
error-provider-unavailable = El proveedor de pagos no responde en este momento. No se cobró nada. Por favor inténtelo en unos minutos.
error-internal = Algo falló de nuestro lado. Este mensaje no cobró nada. Por favor inténtelo otra vez, o pida hablar con una persona.
card-number-removed = Quité lo que parecía un número de tarjeta o de cuenta. No se guardó. Por favor nunca lo envíe aquí. Para pagar, diga "pagar" y use la página segura.
too-long = Ese mensaje es demasiado largo para mí. Por favor dígalo en menos palabras.
attachment-not-read = Aquí no puedo ver archivos ni imágenes. Por favor dígamelo con palabras.
