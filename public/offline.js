// Puts the page at hand without a network, and says when a newer version of it is ready.
//
// The program hears of a newer version by the event `sectorplan-newer`, and lets it come, once
// everything is saved, by the event `sectorplan-renew`.

const script = document.querySelector("script[data-js]");
// Told in both ways: the part of the page that hears the event may not be drawn yet.
const tell = () => {
  document.documentElement.dataset.newer = "";
  window.dispatchEvent(new Event("sectorplan-newer"));
};
const hour = 60 * 60 * 1000;

let renewing = false;
let asked = Date.now();

export async function keepOffline() {
  const workers = navigator.serviceWorker;
  // Builds for trying have no worker: one would show yesterday's page.
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
    // Another tab let the newer version come; this one is of the version before.
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
