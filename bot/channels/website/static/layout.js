// The chat window's elements, before anything was said.

import { icon, make } from "./dom.js";

/** All parts by name; `panel` holds the others. */
export function layOut({ title, lang, words }) {
  const parts = {
    state: make("p", { class: "state" }),
    close: make("button", { class: "close", type: "button", "aria-label": words.close }, icon("close")),
    log: make("div", { class: "log", role: "log", "aria-live": "off", "aria-label": words.log, tabindex: "0" }),
    typing: typingMark(words),
    newer: make("button", { class: "newer", type: "button" }, make("span", { text: words.newer }), icon("down")),
    status: make("p", { class: "status", role: "status" }),
    input: writingField(words),
    send: make("button", { class: "send", type: "submit", "aria-label": words.send }, icon("send")),
  };
  parts.form = make("form", { class: "composer" }, parts.input, parts.send);
  parts.log.append(parts.typing);
  parts.typing.hidden = parts.newer.hidden = parts.send.disabled = true;
  parts.panel = make("section", { class: "panel", role: "dialog", "aria-labelledby": "title", lang },
    header(title, parts),
    make("div", { class: "view" }, parts.log, parts.newer),
    parts.status,
    parts.form,
    make("p", { class: "safe" }, icon("lock"), make("span", { text: words.safe })));
  parts.panel.hidden = true;
  return parts;
}

function header(title, { state, close }) {
  const name = make("div", { class: "name" }, make("h2", { id: "title", text: title }), state);
  return make("header", {}, make("span", { class: "face" }, icon("desk")), name, close);
}

function typingMark(words) {
  const dots = make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
  return make("div", { class: "message bot typing" }, dots, make("span", { class: "unseen", text: words.typing }));
}

function writingField(words) {
  const told = { placeholder: words.write, "aria-label": words.write };
  return make("textarea", { rows: "1", maxlength: "4096", autocomplete: "off", enterkeyhint: "send", ...told });
}
