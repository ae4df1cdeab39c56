// One message, drawn: text, a table, a link, a file, and the choices it offers.

import { icon, make, safeAddress } from "./dom.js";

/** The parts of a reply as elements. `choose(choice)` hears which button was pressed. */
export function drawReply(reply, { server, words, choose }) {
  const text = ownWords(reply);
  return [
    text && make("p", { class: "text", text }),
    reply.card && table(reply.card),
    reply.link && link(reply.link, server, words),
    reply.document && file(reply.document, server, words),
    reply.choices?.length && choices(reply.choices, choose),
  ].filter(Boolean);
}

function table({ title, rows, total }) {
  const line = ([label, value]) =>
    make("tr", {}, make("th", { scope: "row", text: label }), make("td", { text: value }));
  return make(
    "table",
    {},
    title && make("caption", { text: title }),
    make("tbody", {}, ...rows.map(line)),
    total && make("tfoot", {}, line(total)),
  );
}

function link({ title, url }, server, words) {
  const href = safeAddress(url, server);
  if (!href) return make("p", { class: "text", text: `${title}: ${url}` });
  return make("a", { class: "link", href, target: "_blank", rel: "noopener noreferrer" },
    make("span", { text: title }), icon("out"), make("span", { class: "unseen", text: ` (${words.newTab})` }));
}

function file({ name, mime, url }, server, words) {
  const href = safeAddress(url, server);
  if (!href) return make("p", { class: "text", text: name });
  const kind = (mime.split("/")[1] ?? mime).toUpperCase();
  return make("a", { class: "file", href, target: "_blank", rel: "noopener noreferrer" },
    icon("file"),
    make("span", { class: "name", text: name }),
    make("span", { class: "kind", text: kind }),
    make("span", { class: "unseen", text: ` (${words.download}, ${words.newTab})` }));
}

function choices(offered, choose) {
  const buttons = offered.map((choice) =>
    make("button", { type: "button", text: choice.title, on: { click: (event) => choose(choice, event.target) } }));
  return make("div", { class: "choices", role: "group" }, ...buttons);
}

/** The text without lines that the table or the link beside it shows word for word: nothing need be read twice. */
export function ownWords({ text, card, link: place }) {
  const rows = card ? [...card.rows, ...(card.total ? [card.total] : [])] : [];
  const shown = (line) => rows.some(([label, value]) => saysOnly(line, label, value));
  const lines = text.split("\n").filter((line) => !shown(line));
  return lines.filter((line) => !place || line.trim() !== place.url).join("\n").trim();
}

function saysOnly(line, label, value) {
  if (!line.includes(label) || !line.includes(value)) return false;
  return !/[\p{L}\p{N}]/u.test(line.replace(label, "").replace(value, ""));
}
