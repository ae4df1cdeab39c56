# Lo que solo se dice por teléfono. Que sea corto: se oye, no se lee.

phone-one-moment = Un momento, por favor.
phone-still-waiting = Aquí sigo. Tómese su tiempo.
phone-person-here = Ahora le atiende una persona. Un momento, por favor.
phone-unavailable = Nuestro asistente automático no está disponible en este momento. Llame al { $phone }, por favor.
