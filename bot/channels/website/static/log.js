// What was said, in the order of the server; below it what the customer said and the server has not placed yet.

import { make } from "./dom.js";
import { drawReply } from "./message.js";

const TYPING_AT_MOST = 25000;
const NEAR = 60; // pixels from the end that still count as reading the newest

export class Log {
  #view;
  #typing;
  #newer;
  #words;
  #server;
  #choose;
  #waiting = new Map(); // own messages without a place yet, by their cid
  #timer;
  #near = true;

  /** `choose(choice)` hears which of the offered choices the customer took. */
  constructor({ log, typing, newer }, { words, server, choose }) {
    [this.#view, this.#typing, this.#newer] = [log, typing, newer];
    [this.#words, this.#server, this.#choose] = [words, server, choose];
    newer.addEventListener("click", () => this.toBottom());
    log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#near && this.toBottom()).observe(log);
  }

  /** From now on new messages are read aloud; what was said before is not. */
  announce() {
    this.#view.setAttribute("aria-live", "polite");
  }

  add(message) {
    const { id, sender, cid, reply } = message;
    const own = sender === "customer";
    const bubble = own && this.#waiting.get(cid);
    if (bubble) this.#settle(message, bubble);
    else if (!own || reply.text) this.#place(this.#draw(message));
    if (own || reply.choices?.length) this.outdate(id);
    if (!own) this.type(false);
    if (this.#near) this.toBottom();
    else if (!own) this.#newer.hidden = false;
  }

  addWaiting({ cid, text, title, start }) {
    if (start) return;
    const words = make("p", { class: "text", text: text ?? title });
    const bubble = this.#frame("customer", words, make("p", { class: "fate", text: this.#words.sending }));
    bubble.classList.add("waiting");
    this.#waiting.set(cid, bubble);
    this.#view.insertBefore(bubble, this.#typing);
    this.toBottom();
  }

  /** True if the message still waits for its place, so that its answer cannot have come either. */
  acknowledge(cid) {
    const bubble = this.#waiting.get(cid);
    bubble?.querySelector(".fate")?.remove();
    bubble?.classList.add("sent");
    return Boolean(bubble);
  }

  /** Say that a message was not sent, and offer what can be done. False if there is no such message. */
  fail(cid, told, label, act) {
    const bubble = this.#waiting.get(cid);
    if (!bubble) return false;
    bubble.classList.add("unsent");
    const button = make("button", { type: "button", text: label, on: { click: act } });
    bubble.querySelector(".fate").replaceChildren(make("span", { text: told }), button);
    if (this.#near) this.toBottom();
    return true;
  }

  sendAgain(cid) {
    const bubble = this.#waiting.get(cid);
    bubble.classList.remove("unsent");
    bubble.querySelector(".fate").replaceChildren(this.#words.sending);
  }

  takeBack(cid) {
    this.#waiting.get(cid)?.remove();
    this.#waiting.delete(cid);
  }

  /** Choices of messages before `id` can no longer be taken. */
  outdate(id) {
    for (const message of this.#view.querySelectorAll(".message[data-id]")) {
      if (Number(message.dataset.id) >= id) continue;
      for (const button of message.querySelectorAll(".choices button")) button.disabled = true;
    }
  }

  /** Another conversation begins; what waits is part of it. */
  beginAnew() {
    for (const message of this.#view.querySelectorAll("[data-id], .note")) message.remove();
    this.#view.prepend(make("p", { class: "note", text: this.#words.fresh }));
  }

  /** How many messages of the other side came after message `seen`. */
  unreadSince(seen) {
    const theirs = this.#view.querySelectorAll(".bot[data-id], .staff[data-id]");
    return [...theirs].filter((message) => Number(message.dataset.id) > seen).length;
  }

  type(on) {
    clearTimeout(this.#timer);
    this.#typing.hidden = !on;
    if (on) this.#timer = setTimeout(() => this.type(false), TYPING_AT_MOST);
    if (on && this.#near) this.toBottom();
  }

  toBottom() {
    this.#view.scrollTop = this.#view.scrollHeight;
    this.#near = true;
    this.#newer.hidden = true;
  }

  #draw({ id, sender, reply }) {
    const parts = drawReply(reply, { server: this.#server, words: this.#words, choose: this.#choose });
    const message = this.#frame(sender, ...parts);
    message.dataset.id = id;
    return message;
  }

  #frame(sender, ...parts) {
    const name = { customer: this.#words.you, staff: this.#words.staff }[sender] ?? this.#words.bot;
    const from = make("span", { class: sender === "staff" ? "from" : "unseen", text: sender === "staff" ? name : `${name}: ` });
    return make("div", { class: `message ${sender}` }, from, ...parts);
  }

  #settle({ id, cid, reply }, bubble) {
    this.#waiting.delete(cid);
    bubble.dataset.id = id;
    bubble.classList.remove("waiting", "unsent");
    bubble.querySelector(".fate")?.remove();
    if (reply.text) bubble.querySelector(".text").textContent = reply.text; // a typed card number is gone from it
    const before = this.#view.querySelector(".waiting");
    if (before && before.compareDocumentPosition(bubble) & Node.DOCUMENT_POSITION_FOLLOWING) this.#place(bubble);
  }

  /** Put a message where its turn is: after all that have an id, before what still waits. */
  #place(message) {
    this.#view.insertBefore(message, this.#view.querySelector(".waiting") ?? this.#typing);
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.#view;
    this.#near = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.#near) this.#newer.hidden = true;
  }
}
