"""What Spanish words are about: every word or phrase of a concept says the same thing to the understanding.

Write them without accents and apostrophes ("whats"). Add a word where customers are misunderstood, then run the sentence tests.
"""

CONCEPTS = {
    "pay": """
        pagar | paga | pague | pagarlas | pagarlo | pagalas | liquidar | saldar | cubrir | abonar | hacer un pago | pagaria
        pagando | pago | realizar un pago | pagaremos | pagarla | pagala | pagalo
    """,
    "payment": "pagos | pago | transaccion | movimientos | cobro | cargo | pagamos | pague | pagado",
    "show": """
        muestra | muestrame | mostrar | ver | ensename | enseneme | lista | dime | digame | cuales | cual | dame | que
        consultar | quiero saber
    """,
    "how_much": """
        cuanto | cuanta | cuantos | saldo | debo | debemos | adeudo | deuda | al corriente | estado de cuenta | lo que debo
    """,
    "late": """
        vencido | vencida | vencidas | vencidos | atrasado | atrasadas | atrasados | al dia | al corriente | vencieron
        de mas de | atrasada | tardias
    """,
    "everything": "todo | todas | todos | completo | totalidad | en ceros",
    "part": "parte | parcial | abono | abonar | mitad | cantidad | una parte",
    "these": "estas | esas | estos | esos | arriba | mencionadas | mostraste | pagarlas | pagalas | de la lista",
    "some_of": """
        antigua | antiguas | vieja | reciente | primera | segunda | tercera | ultima | ultimas | menos | excepto | solo
        escoger | elegir | algunas | mas grande | cuales facturas
    """,
    "invoice": "factura | facturas | facturado | recibo pendiente",
    "detail": "detalles | detalle | explicame | desglose | incluye | por que | reconozco | de que es | cuando vence",
    "copy": "copia | descargar | imprimir | duplicado | reenviar | bajar | perdi | documento",
    "by_mail": "correo | electronico",
    "receipt": "recibo | recibos | comprobante | confirmacion | prueba",
    "history": "historial | anteriores | ultimo pago | hemos pagado | pagamos | registro de | realizados | hicimos | movimientos",
    "went_through": """
        paso mi | recibieron | proceso | rechazada | pendiente | aprobo | ya pague | llego | quedo pagado | funciono el pago
        estado del pago
    """,
    "card": """
        tarjeta | tarjetas | metodo de pago | metodos de pago | cuenta bancaria | cuenta de cheques | cuenta de banco
        formas de pago | forma de pago | metodo
    """,
    "on_file": "guardada | guardadas | guardar | registradas | registrada | en archivo",
    "add": """
        anade | agrega | agregue | agregar | anadir | nueva | nuevo | otra | registrar | poner | dar de alta | actualizar
        vincular | conectar | enlazar | configurar
    """,
    "name_it": "renombrar | nombre | apodo | llamar | nombrar | etiqueta | se llame | ponle nombre",
    "preferred": "predeterminada | predeterminado | principal | por defecto | siempre usar | preferida | predeterminar",
    "remove": """
        elimine | borre | quite | cierra mi | cierre mi | eliminar | borrar | quitar | quita | borra | elimina | baja | borrala
        desvincular | desconectar | cerrar sesion | salir de mi cuenta | desenlazar
    """,
    "stop": """
        cancela | cancelar | cancele | detener | desactivar | cancelo | detenga | anular | anula | parar | suspender | terminar
        apagar | dejar de | ya no | sacame | quitar | desactiva | desactive | cancelarlo
    """,
    "autopay": """
        automatico | automaticos | automatica | automaticamente | recurrentes | cada mes | domiciliar | domiciliacion | mensual
        se pague solo
    """,
    "is_it_on": "estado | esta activo | inscritos | limite | que dia | configuracion | prendido | configurado | tengo",
    "machine": "copiadora | impresora | maquina | escaner | equipo | fotocopiadora",
    "broken": """
        no funciona | no sirve | atascada | atora | falla | descompuesta | ruido | rayas | borrosas | no prende | no imprime
        se cayo | se atasco
    """,
    "service": "servicio | reparacion | reparar | arreglar | reporte | mantenimiento | arreglan",
    "technician": "visita | tecnico | manden a alguien | a alguien a",
    "when_coming": """
        cuando | donde esta | viene | novedad | sigo esperando | como va | estado | programaron | llega | a que hora | tarda
    """,
    "note": "nota | comentario | digale | avise | dejar una | mensaje para | agregar al | olvide mencionar | mas informacion",
    "person": "persona | agente | alguien | representante | operador | humano | gerente | atencion al cliente | ser humano",
    "talk": "hablar | comuniqueme | comunicame | pasame | que me llame | llamarme | contactar",
    "billing": "cobranza | facturacion | cuentas por cobrar | contabilidad | disputar | plan de pago",
    "dispatch": "soporte tecnico | departamento de servicio | despacho | servicio tecnico",
    "supplies": "tinta | pedir | ordenar | cartucho",
    "company": "empresa | compania | cuenta | numero de cliente",
    "sign_in": "vincular | iniciar sesion | entrar | acceder | enlazar | identificarme",
    "other": "otra | otro | cambiar | cambia | segunda | pasar a",
    "security": "seguridad | ciberseguridad | hackearon | auditoria | analisis",
    "language": "espanol | ingles | idioma | en espanol | en ingles | idiomas | hablas | castellano",
    "robot": "eres | quien eres | maquina o | te llamas | humano o",
    "again": """
        repetirlo | repetir eso | repitalo | repitelo | repita | digalo | repite | repetir | otra vez | no escuche | no entendi
        como dijo
    """,
    "from_start": "de nuevo | reiniciar | desde el principio | desde cero | al inicio",
    "help": "ayuda | opciones | que puedes | como funciona",
    "thanks": "gracias | agradezco | amable | agradecido",
    "hello": "hola | buenos dias | buenas | buenas tardes | saludos",
    "bye": "adios | hasta luego | chao | nos vemos | es todo | nada mas",
    "insult": "mierda | pendejo | idiota | estupido | basura | inutil | puta | chinga | diablo | tonto | porqueria | cabron",
    "money": "dolares",
    "accept": "aceptan | reciben",
    "address": "direccion | ubicados | donde estan | donde esta",
    "mail_a_check": "cheque | cheques",
    "opening": "horario | abren | cierran | abiertos | sabados | cerrados",
    "safe": "seguro | estafa | confiable",
    "password": "contrasena | clave",
    "contract": "contrato | arrendamiento",
}
