# Correos y mensajes de texto. Cada uno tiene su .subject (asunto); un mensaje de texto usa solo el valor.

mail-code = { $code } es su código para { $dealer }. Vale por { $minutes } minutos. Nunca se lo pedimos por teléfono ni por correo; si usted no lo pidió, no haga nada.
    .subject = { $code } es su código de { $dealer }
mail-receipt =
    Gracias por su pago.

    Importe: { $amount }
    Pagado con: { $method }
    Número de confirmación: { $confirmation }
    Facturas: { $invoices }

    El recibo va adjunto.

    { $dealer }
    .subject = Recibo { $confirmation }: { $amount }
mail-invoice-copy =
    Aquí tiene la copia de la factura { $invoice } ({ $total }) que pidió.

    { $dealer }
    .subject = Copia de la factura { $invoice }
mail-statement =
    Aquí está su estado de cuenta del { $day }. El total es { $total }.

    { $dealer }
    .subject = Estado de cuenta, { $day }
mail-ar-meter =
    Lectura de contador de { $name } ({ $company })

    Equipo: { $machine }, serie { $serial }
    Lectura: { $reading }
    Última lectura: { $last }
    { $doubt ->
        [lower] Es menor que la última; el cliente dijo que es correcta.
        [jump] Es mucho mayor que la última; el cliente dijo que es correcta.
       *[none] Concuerda con la última.
    }
    .subject = Lectura de contador: { $name }, { $machine }
mail-dispatch-supplies =
    Pedido de suministros { $number }

    Cliente: { $name } ({ $company }), { $address }
    Equipo: { $machine }, serie { $serial }, contrato { $contract }
    Pedido: { $items }
    Nota: { $note }

    Por favor diga al cliente qué cubre el contrato.
    .subject = Pedido de suministros { $number }: { $name }
mail-contact-changed = { $dealer }: { $kind ->
        [email] el correo registrado cambió
       *[phone] el teléfono registrado cambió
    } a { $masked }. Si no fue usted, por favor llame al { $phone }.
    .subject = Sus datos de contacto con { $dealer } cambiaron
mail-ar-contact =
    { $contact } de { $name } ({ $company }) cambió { $kind ->
        [email] el correo registrado
       *[phone] el teléfono registrado
    }, con un código enviado a una dirección registrada.

    Antes: { $old }
    Ahora: { $new }

    Por favor regístrelo en sus libros. Hasta que lo muestren, cada importación conserva el nuevo.
    .subject = Nuevos datos de contacto: { $name }
mail-dispatch-call =
    Nueva solicitud de servicio { $number }

    Cliente: { $name } ({ $company }), { $address }
    Equipo: { $machine }, serie { $serial }, contrato { $contract }
    Problema: { $problem }
    Urgencia: { $urgency }
    Llamar a: { $call_back }
    Acceso: { $access }
    .subject = Solicitud de servicio { $number }: { $name }
mail-dispatch-note =
    Nota sobre la solicitud de servicio { $number } de { $name } ({ $company }):

    { $note }
    .subject = Nota sobre la solicitud de servicio { $number }
mail-dispatch-cancel =
    { $name } ({ $company }) canceló la solicitud de servicio { $number } ({ $machine }: { $problem }).
    .subject = Cancelada: solicitud de servicio { $number }
mail-person-waiting =
    Un cliente espera a una persona ({ $kind }).

    Cliente: { $name } ({ $company }), por { $channel }
    Contacto: { $reach_at }
    Asunto: { $reason }

    Entrar en la conversación: { $url }

    Lo que se dijo:
    .subject = Espera a una persona: { $name } ({ $company })
mail-person-callback =
    Por favor contacte a este cliente ({ $kind }).

    Cliente: { $name } ({ $company }), escribió por { $channel } fuera de horario
    Contacto: { $reach_at }
    Asunto: { $reason }

    La conversación: { $url }

    Lo que se dijo:
    .subject = Devolver la llamada: { $name } ({ $company })
mail-lead =
    Alguien desea un análisis de seguridad gratis.

    Nombre: { $name }
    Empresa: { $company_name }
    Personas: { $size }
    Contacto: { $reach_at }
    .subject = Análisis de seguridad: { $company_name }
mail-ar-dispute =
    { $name } ({ $company }) disputa la factura { $invoice }, de la que faltan { $amount }.

    Disputa: { $number }
    Motivo: { $reason ->
        [amount] importe incorrecto
        [not_received] no recibido
        [twice] cobrada dos veces
        [paid] ya pagada
        [damaged] dañado o mal hecho
        [returned] devuelto o cancelado
       *[other] otra cosa
    }
    En sus palabras: { $note }

    La factura sigue en la cuenta hasta que sus libros digan otra cosa. Por favor responda al cliente.
    .subject = Factura { $invoice } en disputa: { $name }
mail-ar-dispute-withdrawn =
    { $name } ({ $company }) retiró la disputa { $number } de la factura { $invoice } ({ $amount }).

    Era: { $reason ->
        [amount] importe incorrecto
        [not_received] no recibido
        [twice] cobrada dos veces
        [paid] ya pagada
        [damaged] dañado o mal hecho
        [returned] devuelto o cancelado
       *[other] otra cosa
    }; { $note }
    .subject = Disputa { $number } retirada: { $name }
mail-ar-promise =
    { $name } ({ $company }) dice que pagará { $amount } para el { $day }. Ahora hay { $owed } por pagar.

    Nota: { $note }

    Con esto no se pagó nada. Una promesa anterior queda reemplazada.
    .subject = Promesa de pago de { $amount } para el { $day }: { $name }
mail-ar-unapplied =
    Se recibieron { $amount } de { $company } por encima de lo que sus facturas admitían (confirmación { $confirmation }). Quedan como saldo a favor sin aplicar; por favor decida qué hacer con ellos.
    .subject = Saldo a favor sin aplicar: { $company }, { $amount }
mail-ar-reversed =
    { $state ->
        [returned] El banco devolvió el pago { $confirmation } de { $company } por { $amount }.
        [refunded] El pago { $confirmation } de { $company } por { $amount } fue reembolsado.
       *[disputed] El pago { $confirmation } de { $company } por { $amount } está en disputa.
    } Sus facturas vuelven a estar abiertas.
    .subject =
    { $state ->
        [returned] Pago devuelto: { $company }, { $amount }
        [refunded] Pago reembolsado: { $company }, { $amount }
       *[disputed] Pago en disputa: { $company }, { $amount }
    }
mail-ar-autopay =
    { $name } ({ $company }) pide pagos automáticos: el día { $day } de cada mes, { $method }, máximo { $cap } al mes. Por favor confirme la inscripción al cliente; antes no se cobra nada.
    .subject = Pagos automáticos solicitados: { $company }
mail-ar-autopay-stopped = { $name } ({ $company }) detuvo los pagos automáticos.
    .subject = Pagos automáticos detenidos: { $company }
text-pay-link = { $dealer }: { $label } en esta página segura: { $url } (vale por { $minutes } minutos)
    .subject = Su enlace seguro de { $dealer }
text-news = { $dealer }: { $news }
    .subject = Noticias de { $dealer }
