# La página detrás del enlace del correo de traspaso, para la gente del distribuidor.

staff-title = Un cliente desea hablar con una persona
staff-customer = Cliente: { $customer }.
staff-mode-bot = El asistente está respondiendo.
staff-mode-waiting = El cliente espera; el asistente sigue respondiendo.
staff-mode-human = Usted tiene esta conversación; el asistente guarda silencio.
staff-mode-closed = Esta conversación ha terminado.
staff-sender-customer = Cliente
staff-sender-bot = Asistente
staff-sender-staff = Usted
staff-reply = Su respuesta
staff-send = Enviar
staff-give-back = Devolver al asistente
staff-join = Entrar en la conversación
