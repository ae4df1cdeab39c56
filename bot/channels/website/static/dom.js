// Small hands for making elements. Text goes in as text only, never as markup.

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  close: "M6.4 5 5 6.4 10.6 12 5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4-5.6-5.6L19 6.4 17.6 5 12 10.6z",
  send: "M3.4 20.4 21.9 12 3.4 3.6 3.4 10.1 15.5 12 3.4 13.9z",
  file: "M6 2h8l5 5v13a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2Zm7 1.8V8h4.2zM8 12v2h8v-2zm0 4v2h5v-2z",
  out: "M14 4v2h2.6l-7.3 7.3 1.4 1.4L18 7.4V10h2V4zM5 6h5v2H6v10h10v-4h2v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1Z",
  down: "M12 16.2 5.3 9.5l1.4-1.4 5.3 5.3 5.3-5.3 1.4 1.4z",
  lock: "M7 10V7a5 5 0 0 1 10 0v3h1a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zm2 0h6V7a3 3 0 0 0-6 0z",
  desk: "M12 3a7 7 0 0 1 7 7v1h.5A1.5 1.5 0 0 1 21 12.5v3a1.5 1.5 0 0 1-1.5 1.5H17v-7a5 5 0 0 0-10 0v7H4.5A1.5 1.5 0 0 1 3 15.5v-3A1.5 1.5 0 0 1 4.5 11H5v-1a7 7 0 0 1 7-7zm2 15h3.8a4 4 0 0 1-3.3 2.4L13 21h-2v-2h2z",
};

/** An element: `attributes` are set as they are, except `class`, `text` and `on` (listeners by event). */
export function make(tag, { class: name, text, on = {}, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  element.append(...children.filter(Boolean));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  path.setAttribute("fill", "currentColor");
  svg.append(path);
  return svg;
}

/** The address, if it is one that may be opened (http or https; a path counts from the chat's server), else null. */
export function safeAddress(url, server) {
  try {
    const address = new URL(url, server);
    return ["http:", "https:"].includes(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}
