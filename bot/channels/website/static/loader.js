// The launcher of the chat: one button in the corner of a page. The chat itself is fetched when it is first opened,
// or straight away when this visitor has a conversation already (so that new messages can be counted).
//
//   <script type="module" src="https://chat.dealer.example/static/widget/loader.js"></script>
//   <ledgerline-chat data-title="Accounts help" data-lang="en"></ledgerline-chat>
//
// Attributes: data-title, data-lang (en, es, or another language that the server speaks), data-open ("" opens the chat with the page, "wide" only where there is room
// beside the text), data-server (where the chat's server is, when it is not where this file came from).
// Host pages may call open() and close().

import { STRINGS } from "./strings.js";

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
:host { --accent: var(--ledgerline-accent, #0e5f76); --on-accent: var(--ledgerline-on-accent, #fff); }
[hidden] { display: none !important; }
.launcher { position: fixed; z-index: 2147483000; inset: auto max(20px, env(safe-area-inset-right)) max(20px, env(safe-area-inset-bottom)) auto;
  display: flex; align-items: center; gap: 10px; min-height: 56px; max-width: calc(100vw - 40px); padding: 0 22px 0 18px; border: 0;
  border-radius: 28px; background: var(--accent); color: var(--on-accent); cursor: pointer;
  font: 600 16px/1.25 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  box-shadow: 0 1px 2px rgb(10 25 40 / .25), 0 10px 28px rgb(10 25 40 / .25); transition: transform .15s; }
.launcher:hover { transform: translateY(-2px); }
.launcher:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.launcher svg { width: 26px; height: 26px; flex: none; }
.badge { min-width: 24px; padding: 2px 6px; box-sizing: border-box; border-radius: 12px; background: #b3261e; color: #fff;
  font-size: 14px; text-align: center; }
@media (prefers-color-scheme: dark) { :host { --accent: var(--ledgerline-accent-dark, #6fcbe3); --on-accent: var(--ledgerline-on-accent-dark, #06222b); } }
@media (prefers-reduced-motion: reduce) { .launcher { transition: none; } }
@media (forced-colors: active) { .launcher { border: 2px solid ButtonText; } }
@media print { .launcher { display: none; } }`);

class LedgerlineChat extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #launcher = document.createElement("button");
  #label = document.createElement("span");
  #badge = document.createElement("span");
  #panel = null;
  #fetching = null;
  #tries = 0;

  connectedCallback() {
    if (this.#launcher.isConnected) return;
    this.#root.adoptedStyleSheets = [STYLE];
    this.#launcher.className = "launcher";
    this.#launcher.type = "button";
    this.#launcher.setAttribute("aria-haspopup", "dialog");
    this.#label.textContent = this.#words.help;
    this.#badge.className = "badge";
    this.#launcher.append(bubble(), this.#label, this.#badge);
    this.#launcher.addEventListener("click", () => this.open());
    this.#root.append(this.#launcher);
    this.#count(0);
    const open = this.#remembered();
    if (open) this.open({ focus: false });
    else if (this.#hasConversation()) this.#load().catch(() => {});
  }

  disconnectedCallback() {
    this.#panel?.leave();
    this.#panel?.element.remove();
    this.#panel = this.#fetching = null;
  }

  /** Open the chat. With `focus: false` the reader stays where he is. */
  async open({ focus = true } = {}) {
    try {
      await this.#load();
    } catch {
      this.#label.textContent = this.#words.down;
      return;
    }
    this.#label.textContent = this.#words.help;
    this.#launcher.hidden = true;
    this.#panel.show(focus);
    remember("sessionStorage", this.#key, "open");
  }

  /** Close the chat; the conversation goes on. */
  close() {
    if (!this.#panel?.shown) return;
    this.#panel.hide();
    this.#launcher.hidden = false;
    this.#launcher.focus();
    remember("sessionStorage", this.#key, "closed");
  }

  #load() {
    // A failed import stays failed under the same address in some browsers.
    const again = this.#tries ? `?again=${this.#tries}` : "";
    this.#fetching ??= import(`./panel.js${again}`).then(
      ({ Panel, STYLE: clothes }) => {
        this.#panel = new Panel({
          server: this.#server,
          key: this.#key,
          lang: this.#lang,
          title: this.dataset.title,
          closed: () => this.close(),
          unread: (count) => this.#count(count),
        });
        this.#root.adoptedStyleSheets.push(clothes);
        this.#root.append(this.#panel.element);
      },
      (fault) => {
        this.#fetching = null;
        this.#tries += 1;
        throw fault;
      },
    );
    return this.#fetching;
  }

  #count(unread) {
    this.#badge.hidden = !unread;
    this.#badge.textContent = unread > 99 ? "99+" : String(unread);
    const news = unread ? ` (${unread} ${this.#words.unread})` : "";
    this.#launcher.setAttribute("aria-label", `${this.#words.open}: ${this.#words.help}${news}`);
  }

  #remembered() {
    const before = recall("sessionStorage", this.#key);
    if (before) return before === "open" && !matchMedia("(max-width: 480px)").matches;
    if (this.dataset.open === "wide") return matchMedia("(min-width: 64rem) and (min-height: 30rem)").matches;
    return this.dataset.open !== undefined;
  }

  #hasConversation() {
    return Boolean(recall("localStorage", this.#key));
  }

  get #server() {
    return new URL(this.dataset.server || import.meta.url).origin;
  }

  get #key() {
    return `ledgerline-chat ${this.#server}`;
  }

  get #lang() {
    const wish = this.dataset.lang || document.documentElement.lang || navigator.language;
    const code = wish.toLowerCase().split("-")[0];
    return code in STRINGS ? code : Object.keys(STRINGS)[0];
  }

  get #words() {
    return STRINGS[this.#lang].launcher;
  }
}

function bubble() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("fill", "currentColor");
  path.setAttribute("d", "M5 3h14a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3h-6.6l-4.8 3.7A1 1 0 0 1 6 21v-3H5a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3Zm2 5.5v2h10v-2H7Zm0 4v2h6.5v-2H7Z");
  svg.append(path);
  return svg;
}

// Browsers may forbid storage; the chat then works for as long as the page is open.
function recall(where, key) {
  try {
    return window[where].getItem(key);
  } catch {
    return null;
  }
}

function remember(where, key, value) {
  try {
    window[where].setItem(key, value);
  } catch {
    return;
  }
}

customElements.define("ledgerline-chat", LedgerlineChat);
