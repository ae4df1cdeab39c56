"""The Spanish words around the website's chat: what its own controls say."""

from collections.abc import Mapping

LABELS: Mapping[str, str | Mapping[str, str]] = {
    "launcher": {
        "open": "Abrir el chat",
        "help": "Escríbanos",
        "unread": "sin leer",
        "down": "No se puede abrir el chat. Inténtelo de nuevo.",
    },
    "title": "Ayuda con su cuenta",
    "close": "Cerrar el chat",
    "log": "Conversación",
    "write": "Escriba su mensaje",
    "send": "Enviar mensaje",
    "you": "Usted",
    "bot": "Asistente",
    "staff": "Nuestro equipo",
    "newTab": "se abre en otra pestaña",
    "download": "Descargar",
    "typing": "El asistente está escribiendo",
    "sending": "Enviando…",
    "again": "Reintentar",
    "edit": "Cambiarlo",
    "notSent": "No se envió. Inténtelo de nuevo.",
    "tooLong": "No se pudo enviar. Cámbielo e inténtelo de nuevo.",
    "down": "Sin conexión. Lo intentamos de nuevo. Sus mensajes se guardan.",
    "offline": "No tiene internet. Sus mensajes se guardan y se envían después.",
    "connecting": "Conectando…",
    "fresh": "Su chat anterior terminó. Este es uno nuevo.",
    "newer": "Mensajes nuevos",
    "safe": "No escriba aquí números de tarjeta o de banco. Se paga en una página segura.",
    "states": {
        "bot": "Asistente automático",
        "waiting": "Esperando a una persona",
        "human": "Está hablando con una persona",
        "closed": "Este chat está cerrado. Escriba para empezar de nuevo.",
    },
}
