# Las páginas web: pagar, añadir un método de pago y la primera página de la demostración. Las variables llegan como texto acabado.

page-skip = Ir a la parte principal
page-footer = { $dealer } · Los datos de su tarjeta o banco nunca pasan por esta página.
page-secure = Página segura

# ---- lo que se va a pagar ----
page-pay-title = Su pago
page-pay-intro = Revise esta lista. Usted paga en la página siguiente.
page-company = Empresa
page-invoice = Factura
page-amount = Importe
page-total = Total
page-expires = Este enlace funciona hasta el { $time }.
page-pay-button = Continuar al pago seguro
page-pay-note = Usted elige tarjeta o cuenta bancaria en la página de nuestro proveedor de pagos. No se cobra nada antes de que lo confirme allí.

# ---- el importe ha cambiado desde que el cliente lo aceptó ----
page-changed-title = El importe ha cambiado
page-changed-intro = Su cuenta cambió después de enviar este enlace. Mire el nuevo total antes de pagar.
page-changed-agreed = Importe que usted aceptó
page-changed-now = Importe ahora
page-changed-accept = Pagar { $total }
page-changed-decline = No pagar ahora
page-changed-note = Si no paga ahora, no se cobra nada.

# ---- alguien ya está pagando ----
page-underway-title = Ya hay un pago en curso
page-underway-intro = Alguien empezó a pagar una de estas facturas el { $since }. Por seguridad, solo se hace un pago a la vez.
page-underway-next = Si fue usted, termínelo allí. Si no, espere unos minutos y mire de nuevo.
page-look-again = Mirar de nuevo

# ---- cómo va un pago ----
page-processing-title = Su pago se está procesando
page-processing-text = El banco aún no ha terminado. Con una cuenta bancaria puede tardar unos días. No pague otra vez. Le avisamos en el chat cuando esté listo.
page-succeeded-title = Gracias. Hemos recibido su pago
page-succeeded-text = También lo confirmamos en el chat. Guarde el número de confirmación.
page-failed-title = El pago no se pudo hacer
page-failed-text = No se pagó nada. Puede intentarlo otra vez con el mismo método o con otro.
page-canceled-title = Usted detuvo el pago
page-canceled-text = No se pagó nada. Puede empezar de nuevo cuando quiera.
page-status-expired-title = La página de pago se cerró
page-status-expired-text = Estuvo abierta demasiado tiempo. No se pagó nada. Puede empezar de nuevo.
page-returned-title = El banco devolvió el pago
page-returned-text = El importe está otra vez pendiente en su cuenta. Pague con otro método o pregúntenos en el chat.
page-refunded-title = El pago fue reembolsado
page-refunded-text = El dinero vuelve al método con el que pagó. Si tiene preguntas, escríbanos en el chat.
page-disputed-title = Este pago está en disputa
page-disputed-text = El banco lo está revisando. Escríbanos en el chat y una persona le ayudará.
page-confirmation = Número de confirmación
page-method = Pagado con
page-method-tried = Método de pago
page-receipt = Abrir el recibo (PDF)
page-try-again = Intentar de nuevo
page-back = Puede cerrar esta página y volver al chat.

page-reason-declined = El banco rechazó el pago. Pruebe otro método o pregunte a su banco.
page-reason-insufficient_funds = No había dinero suficiente en la cuenta o tarjeta. Pruebe otro método.
page-reason-account_closed = La cuenta bancaria está cerrada. Pruebe otro método.
page-reason-expired_card = La tarjeta ha caducado. Pruebe otra tarjeta.
page-reason-incorrect_number = El número no era correcto. Revíselo e inténtelo de nuevo.
page-reason-authentication_failed = Su banco no pudo confirmar que era usted. Inténtelo de nuevo o use otro método.
page-reason-other = El banco no dio un motivo. Pruebe otro método o pregunte a su banco.

# ---- añadir un método de pago ----
page-add-title = Añadir un método de pago
page-add-intro = Puede guardar una tarjeta o cuenta bancaria para { $company }. Se escribe en la página de nuestro proveedor de pagos.
page-add-point-provider = El proveedor guarda los números. Nosotros solo vemos el tipo y las cuatro últimas cifras.
page-add-point-charge = Ahora no se cobra nada.
page-add-point-remove = Puede quitarlo en el chat en cualquier momento.
page-add-button = Continuar a la página segura
page-add-succeeded-title = Su método de pago está guardado
page-add-succeeded-text = Puede elegirlo la próxima vez que pague.
page-add-processing-title = Se está comprobando su método de pago
page-add-processing-text = El proveedor aún no ha terminado. Le avisamos en el chat cuando pueda usarlo.
page-add-failed-title = El método de pago no se guardó
page-add-failed-text = Inténtelo de nuevo o use otra tarjeta o cuenta bancaria.
page-add-canceled-title = Usted salió antes de guardar
page-add-canceled-text = No se guardó nada. Puede empezar de nuevo cuando quiera.
page-add-expired-title = La página se cerró
page-add-expired-text = Estuvo abierta demasiado tiempo y no se guardó nada. Puede empezar de nuevo.
page-method-saved = Guardado

# ---- cuando no se puede seguir ----
page-expired-title = Este enlace ya no funciona
page-expired-text = Por su seguridad, los enlaces de pago se cierran tras poco tiempo, tras usarlos o al enviar uno nuevo. Pida un enlace nuevo en el chat.
page-unavailable-title = No se puede abrir la página de pago
page-unavailable-text = No se cobró nada. Espere un minuto e inténtelo de nuevo.
page-not-found-title = Esta página no existe
page-not-found-text = Revise la dirección o abra otra vez el enlace de su chat.
page-error-title = Algo falló de nuestro lado
page-error-text = Lo sentimos. Espere un minuto e inténtelo de nuevo. Si estaba pagando, mire primero en el chat cómo va el pago.

# ---- la primera página de la demostración ----
demo-title = Cuentas de clientes
demo-lead = Vea lo que debe, pague facturas y pida servicio técnico. Solo escriba a nuestro asistente.
demo-about = Esto es Ledgerline con una empresa inventada. No se mueve dinero real y ningún mensaje sale de este equipo.
demo-open-chat = El chat está en la esquina de esta página.
demo-try-title = Pruebe esto primero
demo-try-intro = Escriba "hola" en el chat. Para vincular una empresa, dé los tres datos de una fila. Después se envía un código de seis cifras al correo registrado.
demo-company-number = Número de empresa
demo-company-name = Empresa
demo-invoice-number = Número de factura
demo-invoice-total = Total exacto
demo-email = Correo registrado
demo-inbox-hint = El código llega a la
demo-inbox = bandeja de prueba
demo-say-title = Después diga
demo-say-balance = ¿Cuánto debo?
demo-say-pay = Pagar las dos facturas más antiguas
demo-say-copy = Envíeme una copia de mi última factura
demo-say-service = Mi copiadora tiene un atasco de papel
demo-say-methods = Ver mis métodos de pago
demo-say-person = Quiero hablar con una persona
demo-cards-title = Tarjetas de prueba
demo-cards-intro = Escríbalas solo en la página de pago. Vale cualquier fecha futura y tres cifras cualesquiera. Pruebe también una en el chat y verá que no se guarda.
demo-card-number = Número
demo-card-result = Qué ocurre
demo-card-approved = Aprobada
demo-card-declined = Rechazada
demo-card-funds = Sin dinero suficiente
demo-provider = Ver lo que recibió el proveedor de pagos de prueba
demo-more-title = Otras formas de hablar con él
demo-telegram = Telegram
demo-telegram-on = El bot de Telegram está en marcha. Ábralo en Telegram y pulse Iniciar.
demo-telegram-off = Telegram está apagado esta vez. Pida un token a @BotFather, póngalo en los ajustes y arranque de nuevo.
demo-phone = Teléfono
demo-phone-on = La línea está encendida. Dirija su número de Twilio a este servidor y llame. Hable o use las teclas.
demo-phone-off = La línea está apagada esta vez. Ponga su cuenta de Twilio en los ajustes y arranque de nuevo.
demo-rest = Su propio programa
demo-rest-on = Envíe un mensaje por HTTP, en el formato de Rasa. Este token vale solo esta vez.
demo-rest-off = El canal REST está apagado esta vez. Ponga un token en los ajustes y arranque de nuevo.
demo-terminal = Terminal
demo-terminal-how = Escriba esto en la carpeta desde la que arrancó.
demo-languages = El asistente habla
