// The chat's window: what was said, where one writes, and how the line stands.

import { Conversation } from "./conversation.js";
import { make } from "./dom.js";
import { layOut } from "./layout.js";
import { drawReply } from "./message.js";
import { STRINGS } from "./strings.js";

export { STYLE } from "./style.js";

const PATIENCE = 900; // a short cut of the line is not worth a word
const TYPING_AT_MOST = 25000;
const FULL_SCREEN = "(max-width: 480px), (max-height: 420px)";

export class Panel {
  #words;
  #server;
  #report;
  #conversation;
  #bubbles = new Map(); // own messages that are not in the log's order yet, by their id
  #newest = 0;
  #state = "bot";
  #near = true;
  #timers = {};
  #parts;

  /** `closed()` is called when the customer closes the chat, `unread(count)` when that number changes. */
  constructor({ server, key, lang, title, closed, unread }) {
    this.#words = STRINGS[lang];
    this.#server = server;
    this.#report = { closed, unread };
    this.#parts = layOut({ title: title || this.#words.title, lang, words: this.#words });
    this.element = this.#parts.panel;
    this.#wire();
    this.#conversation = new Conversation({ server, key, lang, tell: this.#listener() });
    for (const entry of this.#memory.read().queue) this.#showWaiting(entry);
    this.#status(this.#words.connecting, PATIENCE);
    this.#conversation.start();
  }

  get shown() {
    return !this.element.hidden;
  }

  show(focus) {
    this.element.hidden = false;
    this.#greet();
    this.#seen();
    this.#toBottom();
    if (focus) this.#parts.input.focus();
  }

  hide() {
    this.element.hidden = true;
  }

  leave() {
    this.#conversation.stop();
  }

  get #memory() {
    return this.#conversation.memory;
  }

  // ---- what the conversation tells ----

  #listener() {
    return {
      joined: () => this.#greet(),
      line: (up) => this.#showLine(up),
      state: (state) => this.#showState(state),
      message: (message) => this.#showMessage(message),
      sent: (cid) => this.#showSent(cid),
      failed: (cid, why) => this.#showFailed(cid, why),
      fresh: () => this.#beginAnew(),
    };
  }

  /** The assistant speaks first, once in a conversation, when the customer first opens the chat. */
  #greet() {
    const kept = this.#memory.read();
    if (!this.shown || kept.started || !kept.resume) return;
    this.#memory.change((record) => (record.started = true));
    if (this.#newest || kept.queue.length) return;
    this.#conversation.say({ text: "", start: true });
    this.#type(true);
  }

  #beginAnew() {
    this.#newest = 0;
    for (const message of this.#parts.log.querySelectorAll("[data-id], .note")) message.remove();
    this.#parts.log.prepend(make("p", { class: "note", text: this.#words.fresh }));
  }

  #showMessage(message) {
    const { id, sender, cid, reply } = message;
    this.#newest = id;
    const own = sender === "customer";
    const bubble = own && this.#bubbles.get(cid);
    if (bubble) this.#settle(message, bubble);
    else if (!own || reply.text) this.#place(this.#draw(message));
    if (own || reply.choices?.length) this.#outdate(id);
    if (!own) this.#type(false);
    if (this.shown && document.visibilityState === "visible") this.#seen();
    else if (!own) this.#report.unread(this.#unread());
    if (this.#near) this.#toBottom();
    else if (!own) this.#parts.newer.hidden = false;
  }

  #draw({ id, sender, reply }) {
    const choose = (choice) => this.#choose(choice);
    const message = this.#message(sender, ...drawReply(reply, { server: this.#server, words: this.#words, choose }));
    message.dataset.id = id;
    return message;
  }

  #message(sender, ...parts) {
    const name = { customer: this.#words.you, staff: this.#words.staff }[sender] ?? this.#words.bot;
    const label = make("span", { class: sender === "staff" ? "from" : "unseen", text: sender === "staff" ? name : `${name}: ` });
    return make("div", { class: `message ${sender}` }, label, ...parts);
  }

  /** Put a message where its turn is: after all that have an id, before what still waits. */
  #place(message) {
    this.#parts.log.insertBefore(message, this.#parts.log.querySelector(".waiting") ?? this.#parts.typing);
  }

  #settle({ id, cid, reply }, bubble) {
    this.#bubbles.delete(cid);
    bubble.dataset.id = id;
    bubble.classList.remove("waiting", "unsent");
    if (reply.text) bubble.querySelector(".text").textContent = reply.text; // a typed card number is gone from it
    bubble.querySelector(".fate")?.remove();
    const before = this.#parts.log.querySelector(".waiting");
    if (before && before.compareDocumentPosition(bubble) & Node.DOCUMENT_POSITION_FOLLOWING) this.#place(bubble);
  }

  #showSent(cid) {
    const bubble = this.#bubbles.get(cid);
    bubble?.querySelector(".fate")?.remove();
    bubble?.classList.add("sent");
    this.#type(this.#state === "bot");
  }

  #showFailed(cid, why) {
    const entry = this.#memory.read().queue.find((waiting) => waiting.cid === cid);
    const bubble = this.#bubbles.get(cid);
    this.#type(false);
    if (!bubble || !entry) return this.#memory.drop(cid); // a greeting that was refused is not worth a word
    const refused = why !== "stumbled";
    const told = { refused: this.#words.tooLong, stumbled: this.#words.notSent }[why] ?? why;
    const change = refused && entry.text;
    const act = change ? () => this.#takeBack(entry, bubble) : () => this.#sendAgain(cid, bubble);
    bubble.classList.add("unsent");
    bubble.querySelector(".fate")?.remove();
    bubble.append(make("p", { class: "fate" }, make("span", { text: told }),
      make("button", { type: "button", text: change ? this.#words.edit : this.#words.again, on: { click: act } })));
    if (this.#near) this.#toBottom();
  }

  #takeBack(entry, bubble) {
    this.#memory.drop(entry.cid);
    this.#bubbles.delete(entry.cid);
    bubble.remove();
    this.#parts.input.value = entry.text;
    this.#fit();
    this.#parts.input.focus();
  }

  #sendAgain(cid, bubble) {
    bubble.classList.remove("unsent");
    bubble.querySelector(".fate").replaceChildren(this.#words.sending);
    this.#parts.input.focus();
    this.#conversation.retry(cid);
  }

  #showState(state) {
    if (state !== "bot") this.#type(false);
    this.#state = state;
    this.#parts.state.textContent = this.#words.states[state] ?? "";
    this.element.dataset.state = state;
  }

  #showLine(up) {
    if (up) this.#parts.log.setAttribute("aria-live", "polite"); // from now on, not for what was said before
    if (up) return this.#status("", 0);
    this.#status(navigator.onLine ? this.#words.down : this.#words.offline, PATIENCE);
  }

  #status(text, wait) {
    if (text && this.#timers.status) return;
    clearTimeout(this.#timers.status);
    this.#timers.status = setTimeout(() => (this.#parts.status.textContent = text), wait);
    if (!text) this.#timers.status = 0;
    if (!text) this.#parts.status.textContent = "";
  }

  #type(on) {
    clearTimeout(this.#timers.typing);
    this.#parts.typing.hidden = !on;
    if (on) this.#timers.typing = setTimeout(() => this.#type(false), TYPING_AT_MOST);
    if (on && this.#near) this.#toBottom();
  }

  // ---- what the customer does ----

  #submit(event) {
    event.preventDefault();
    const text = this.#parts.input.value.trim();
    if (!text) return;
    this.#parts.input.value = "";
    this.#fit();
    this.#say({ text });
  }

  #choose({ value, title }) {
    if (matchMedia("(pointer: fine)").matches) this.#parts.input.focus();
    else this.#parts.log.focus();
    this.#say({ choice: value, title });
  }

  #say(words) {
    this.#outdate(Infinity);
    const cid = this.#conversation.say(words);
    this.#showWaiting({ cid, ...words });
    this.#near = true;
    this.#toBottom();
  }

  #showWaiting({ cid, text, title, start, failed }) {
    if (start) return;
    const bubble = this.#message("customer", make("p", { class: "text", text: text ?? title }),
      make("p", { class: "fate", text: this.#words.sending }));
    bubble.classList.add("waiting");
    this.#bubbles.set(cid, bubble);
    this.#parts.log.insertBefore(bubble, this.#parts.typing);
    if (failed) this.#showFailed(cid, failed);
  }

  /** Choices of messages before `id` can no longer be taken. */
  #outdate(id) {
    for (const message of this.#parts.log.querySelectorAll(".message[data-id]")) {
      if (Number(message.dataset.id) >= id) continue;
      for (const button of message.querySelectorAll(".choices button")) button.disabled = true;
    }
  }

  #keys(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.#report.closed();
    } else if (event.key === "Tab" && matchMedia(FULL_SCREEN).matches) this.#stayInside(event);
  }

  /** Where the chat covers the page, Tab goes round inside it. */
  #stayInside(event) {
    const reachable = [...this.element.querySelectorAll("button, a, textarea, [tabindex='0']")].filter(
      (one) => !one.disabled && one.checkVisibility(),
    );
    const active = this.element.getRootNode().activeElement;
    const [from, to] = event.shiftKey ? [reachable[0], reachable.at(-1)] : [reachable.at(-1), reachable[0]];
    if (active !== from) return;
    event.preventDefault();
    to.focus();
  }

  #typed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#parts.form.requestSubmit();
  }

  // ---- what was read ----

  #seen() {
    this.#memory.change((kept) => (kept.seen = Math.max(kept.seen, this.#newest)));
    this.#report.unread(0);
  }

  #unread() {
    const { seen } = this.#memory.read();
    const theirs = this.#parts.log.querySelectorAll(".message.bot, .message.staff");
    return [...theirs].filter((message) => Number(message.dataset.id) > seen).length;
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.#parts.log;
    this.#near = scrollHeight - scrollTop - clientHeight < 60;
    if (this.#near) this.#parts.newer.hidden = true;
  }

  #toBottom() {
    this.#parts.log.scrollTop = this.#parts.log.scrollHeight;
    this.#parts.newer.hidden = true;
  }

  #fit() {
    const { input } = this.#parts;
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 120)}px`;
    this.#parts.send.disabled = !input.value.trim();
  }

  #wire() {
    const { close, form, input, log, newer } = this.#parts;
    this.element.addEventListener("keydown", (event) => this.#keys(event));
    close.addEventListener("click", () => this.#report.closed());
    newer.addEventListener("click", () => this.#toBottom());
    form.addEventListener("submit", (event) => this.#submit(event));
    input.addEventListener("keydown", (event) => this.#typed(event));
    input.addEventListener("input", () => this.#fit());
    log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    document.addEventListener("visibilitychange", () => this.shown && document.visibilityState === "visible" && this.#seen());
  }
}
