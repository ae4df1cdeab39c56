// The chat window's clothes. Host pages may set --ledgerline-accent, --ledgerline-on-accent (and both with -dark at the end),
// --ledgerline-width and --ledgerline-height.

export const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
.panel { --paper: #fff; --ground: #f4f6f8; --ink: #14212b; --soft: #52616d; --line: #d9e0e6; --theirs: #fff; --bad: #a3211a;
  --tint: color-mix(in srgb, var(--accent) 9%, var(--paper)); --good: #1f7a4d; --wait: #9a6200;
  position: fixed; z-index: 2147483000; inset: auto max(20px, env(safe-area-inset-right)) max(20px, env(safe-area-inset-bottom)) auto;
  display: flex; flex-direction: column; box-sizing: border-box; width: var(--ledgerline-width, 400px); max-width: calc(100vw - 40px);
  height: var(--ledgerline-height, 680px); max-height: calc(100dvh - 40px); overflow: hidden; border: 1px solid var(--line);
  border-radius: 18px; background: var(--ground); color: var(--ink); color-scheme: light;
  font: 16px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; text-align: start;
  box-shadow: 0 2px 6px rgb(10 25 40 / .08), 0 18px 50px rgb(10 25 40 / .2); animation: rise .18s ease-out; }
@keyframes rise { from { opacity: 0; transform: translateY(10px); } }
.panel *, .panel *::before { box-sizing: border-box; }
.panel p, .panel h2 { margin: 0; }
.panel button { font: inherit; color: inherit; cursor: pointer; }
.panel :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.panel svg { width: 22px; height: 22px; flex: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

header { display: flex; align-items: center; gap: 12px; padding: 14px 10px 14px 16px; background: var(--paper);
  border-bottom: 1px solid var(--line); }
.face { display: grid; place-items: center; width: 42px; height: 42px; flex: none; border-radius: 14px;
  background: var(--accent); color: var(--on-accent); }
.name { flex: 1; min-width: 0; }
h2 { font-size: 17px; line-height: 1.25; font-weight: 650; overflow-wrap: anywhere; }
.state { display: flex; align-items: center; gap: 7px; min-height: 20px; font-size: 14px; color: var(--soft); }
.state:not(:empty)::before { content: ""; width: 8px; height: 8px; flex: none; border-radius: 50%; background: var(--good); }
[data-state="waiting"] .state::before { background: var(--wait); }
[data-state="human"] .state::before { background: var(--accent); }
[data-state="closed"] .state::before { background: var(--soft); }
.close { display: grid; place-items: center; width: 44px; height: 44px; flex: none; border: 0; border-radius: 12px; background: none; }
.close:hover { background: var(--tint); }

.view { position: relative; flex: 1; min-height: 0; display: flex; }
.log { flex: 1; min-width: 0; overflow-y: auto; overscroll-behavior: contain; padding: 18px 14px 14px; display: flex;
  flex-direction: column; gap: 4px; }
.log:focus-visible { outline-offset: -4px; }
.log > :first-child { margin-top: auto; }
.message { position: relative; display: flex; flex-direction: column; align-items: flex-start; gap: 8px; max-width: 100%; margin-top: 8px; }
.message > :not(.choices) { max-width: min(88%, 34rem); }
.text { padding: 10px 14px; border-radius: 16px; white-space: pre-wrap; overflow-wrap: anywhere; }
.bot .text, .staff .text, .dots { background: var(--theirs); border: 1px solid var(--line); border-bottom-left-radius: 5px; }
.staff .text { border-inline-start: 3px solid var(--accent); }
.from { font-size: 13px; font-weight: 600; color: var(--soft); margin-bottom: -4px; }
.customer { align-items: flex-end; }
.customer .text { background: var(--accent); color: var(--on-accent); border-bottom-right-radius: 5px; }
.bot + .bot, .staff + .staff, .customer + .customer { margin-top: 0; }
.waiting:not(.sent) .text { opacity: .78; }
.unsent .text { opacity: 1; background: none; border: 1.5px dashed var(--bad); color: var(--ink); }
.fate { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 2px 10px; font-size: 14px; color: var(--soft);
  margin-top: -4px !important; text-align: end; }
.unsent .fate { color: var(--bad); }
.fate button { min-height: 44px; padding: 0 14px; border: 1px solid currentColor; border-radius: 12px; background: var(--paper); font-weight: 600; }
.note { align-self: center; padding: 2px 12px; font-size: 14px; color: var(--soft); text-align: center; }

table { border-collapse: separate; border-spacing: 0; min-width: min(17rem, 100%); background: var(--paper); border: 1px solid var(--line);
  border-radius: 14px; overflow: hidden; font-variant-numeric: tabular-nums; }
caption { text-align: start; padding: 0 2px 6px; font-size: 14px; font-weight: 600; color: var(--soft); }
th, td { padding: 8px 14px; text-align: start; font-weight: 400; overflow-wrap: anywhere; vertical-align: top; }
td { text-align: end; overflow-wrap: break-word; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
tfoot > tr > * { font-weight: 700; background: var(--tint); border-top: 1px solid var(--line); }

.link, .file { display: inline-flex; align-items: center; gap: 10px; min-height: 48px; padding: 10px 18px; border-radius: 14px;
  font-weight: 600; text-decoration: none; overflow-wrap: anywhere; }
.link { background: var(--accent); color: var(--on-accent); box-shadow: 0 1px 2px rgb(10 25 40 / .2); }
.link:hover { filter: brightness(1.08); text-decoration: underline; }
.link svg { width: 18px; height: 18px; }
.file { background: var(--paper); color: var(--ink); border: 1px solid var(--line); padding-inline: 14px; }
.file:hover { border-color: var(--accent); }
.file svg { color: var(--accent); }
.kind { font-size: 12px; color: var(--soft); letter-spacing: .04em; }
.choices { display: flex; flex-wrap: wrap; gap: 8px; padding: 2px 0 4px; }
.choices button { min-height: 44px; padding: 8px 16px; border: 1.5px solid var(--accent); border-radius: 22px; background: var(--paper);
  color: var(--accent); font-weight: 600; text-align: start; overflow-wrap: anywhere; }
.choices button:hover:enabled { background: var(--tint); }
.choices button:disabled { border-color: var(--line); color: var(--soft); background: none; font-weight: 500; cursor: default; }

.dots { display: inline-flex; gap: 5px; padding: 15px 16px; border-radius: 16px; }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--soft); animation: blink 1.2s infinite both; }
.dots i:nth-child(2) { animation-delay: .18s; }
.dots i:nth-child(3) { animation-delay: .36s; }
@keyframes blink { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; } }
.newer { position: absolute; inset: auto auto 10px 50%; transform: translateX(-50%); display: flex; align-items: center; gap: 4px;
  min-height: 44px; padding: 0 12px 0 18px; border: 1px solid var(--line); border-radius: 22px; background: var(--paper); font-weight: 600 !important;
  box-shadow: 0 4px 14px rgb(10 25 40 / .18); white-space: nowrap; }
.status:not(:empty) { padding: 8px 16px; font-size: 14px; background: #fff4dc; color: #5e4100; border-top: 1px solid #ecd9ad; }

.composer { display: flex; align-items: flex-end; gap: 8px; padding: 10px 12px 8px; background: var(--paper); border-top: 1px solid var(--line); }
textarea { flex: 1; min-width: 0; min-height: 46px; max-height: 120px; padding: 10px 14px; resize: none; border: 1px solid #7d8b97;
  border-radius: 14px; background: var(--paper); color: inherit; font: inherit; }
textarea::placeholder { color: var(--soft); opacity: 1; }
.panel textarea:focus-visible { outline-width: 2px; outline-offset: -1px; }
.send { display: grid; place-items: center; width: 46px; height: 46px; flex: none; border: 0; border-radius: 14px;
  background: var(--accent); }
.panel .send { color: var(--on-accent); }
.panel .send:disabled { background: var(--line); color: var(--soft); cursor: default; }
.safe { display: flex; gap: 7px; justify-content: center; padding: 0 14px 10px; font-size: 13px; line-height: 1.35; color: var(--soft); background: var(--paper); }
.panel .safe svg { width: 15px; height: 15px; margin-top: 1px; }

@media (max-width: 480px), (max-height: 420px) {
  .panel { inset: 0; width: auto; max-width: none; height: 100dvh; max-height: none; border: 0; border-radius: 0;
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left); background: var(--paper); }
  .log { background: var(--ground); }
}
@media (max-height: 420px) {
  header { padding-block: 4px; }
  .face, .safe { display: none; }
  .composer { padding-block: 4px; }
  .log { padding-block: 6px; }
}
@media (prefers-color-scheme: dark) {
  .panel { --paper: #17222b; --ground: #0f1820; --ink: #e8eef2; --soft: #a9b7c2; --line: #2e3c47; --theirs: #1d2a34; --bad: #ff9d94;
    --good: #5fd39b; --wait: #f0b955; color-scheme: dark; box-shadow: 0 18px 50px rgb(0 0 0 / .55); }
  .status:not(:empty) { background: #3a2e12; color: #ffe2a3; border-color: #55441c; }
  textarea { border-color: #6d7d8a; }
}
@media (prefers-reduced-motion: reduce) {
  .panel, .dots i { animation: none; }
}
@media (forced-colors: active) {
  .text, .link, .send, .choices button, .face { border: 1px solid; }
}
@media print { .panel { display: none; } }
`);
