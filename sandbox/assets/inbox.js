// Shows new messages by itself: asks every few seconds, and only while somebody is looking.
const main = document.querySelector("main");
const address = "/inbox?to=" + encodeURIComponent(main.dataset.to);
setInterval(async () => {
  if (document.hidden || document.activeElement?.id === "to") return;
  const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
  if (answer?.ok && (await answer.json()).length !== Number(main.dataset.shown)) location.reload();
}, 3000);
