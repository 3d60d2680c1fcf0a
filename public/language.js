// Says in which language the page is, before anything is drawn: the one that somebody chose here, or
// else Dutch for whoever reads it, and English for everybody else.
(() => {
  let chosen;
  try {
    chosen = JSON.parse(localStorage.getItem("sectorplan.preferences"))?.language;
  } catch {
    // Nothing is stored, or may be read.
  }
  const theirs = navigator.languages ?? [navigator.language];
  const reads = theirs.some((language) => /^nl(-|$)/i.test(language)) ? "nl" : "en";
  document.documentElement.lang = chosen === "nl" || chosen === "en" ? chosen : reads;
})();
