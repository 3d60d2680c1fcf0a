// Makes the page available offline, and says when a newer version of it is ready.
//
// The program learns of a newer version through the event `sectorplan-newer`. Once everything is
// saved, it lets that version in through the event `sectorplan-renew`.

const script = document.querySelector("script[data-js]");
// Told in two ways, because the part of the page that listens to the event may not exist yet.
const tell = () => {
  document.documentElement.dataset.newer = "";
  window.dispatchEvent(new Event("sectorplan-newer"));
};
const hour = 60 * 60 * 1000;

let renewing = false;
let asked = Date.now();

export async function keepOffline() {
  const workers = navigator.serviceWorker;
  // Development builds have no worker: it would show yesterday's page.
  if (!workers || !script.dataset.worker) return;
  const address = new URL(script.dataset.worker, document.baseURI);
  let controlled = Boolean(workers.controller);
  const registration = await workers.register(address, { updateViaCache: "none" });

  const waits = () => registration.waiting && controlled && tell();
  const follow = (worker) => worker?.addEventListener("statechange", waits);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  follow(registration.installing);
  waits();

  workers.addEventListener("controllerchange", () => {
    if (renewing) location.reload();
    // Another tab let in the newer version; this one still runs the one before.
    else if (controlled) tell();
    controlled = true;
  });
  window.addEventListener("sectorplan-renew", () => {
    renewing = true;
    if (registration.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  });
  // A tab may stay open for days.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < hour) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}
