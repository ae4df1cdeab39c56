# Lo que solo se dice en Telegram: a grupos, sobre botones y contactos, y el menú de comandos (cada uno de menos de 40 letras).

telegram-private-only = Solo hablo de cuentas en privado. Abra mi perfil y escríbame allí, por favor.
telegram-stale-button = Este botón ya no sirve. Use el mensaje más reciente o dígame qué necesita.
telegram-other-contact = Ese contacto es de otra persona y no puedo usarlo. Comparta el suyo o escriba el número.
telegram-command-start = Empezar
telegram-command-balance = Lo que debo
telegram-command-pay = Pagar facturas
telegram-command-invoices = Mis facturas
telegram-command-service = Pedir servicio técnico
telegram-command-help = Qué puedo pedir
telegram-command-cancel = Dejar lo que estamos haciendo
