// Runs axe on a page. The package that connects it to Playwright needs a newer Node than the rest.

import axe from "axe-core";

export class AxeBuilder {
  #page;
  #include = [];
  // What passed is only counted: nobody reads it.
  #options = { resultTypes: ["violations"] };

  constructor({ page }) {
    this.#page = page;
  }

  /** Checks what the selector finds, instead of the whole page. */
  include(selector) {
    this.#include.push(selector);
    return this;
  }

  /** Applies only the rules with one of these tags. */
  withTags(tags) {
    this.#options.runOnly = { type: "tag", values: tags };
    return this;
  }

  async analyze() {
    const page = this.#page;
    if (page.frames().length > 1) throw new Error("axe would pass over the frames of this page");
    await page.evaluate(axe.source);
    const context = this.#include.length > 0 ? { include: this.#include } : undefined;
    return page.evaluate(
      async ({ context, options }) => {
        // What happens to stand under the bar at the foot of a phone can be scrolled: it is not too small.
        const bar = document.querySelector(".sp-tabs");
        if (bar) bar.style.position = "static";
        // Lines of the outline that are out of sight have their places once they are drawn.
        for (const lines of document.querySelectorAll(".sp-outline__chunk")) lines.style.contentVisibility = "visible";
        const { violations } = await window.axe.run(context ?? document, options);
        if (bar) bar.style.position = "";
        return { violations };
      },
      { context, options: this.#options },
    );
  }
}
