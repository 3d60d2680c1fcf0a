// WebKit, as the browser of WebKitGTK: driven over WebDriver, on a screen that nobody sees.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Starts the driver and a browser; what it downloads goes into the folder. */
export async function webkit({ driver, browser }, folder) {
  const port = await freePort();
  const child = spawn("xvfb-run", ["--auto-servernum", driver, `--port=${port}`], {
    env: {
      ...process.env,
      HOME: folder,
      XDG_DOWNLOAD_DIR: folder,
      XDG_CACHE_HOME: folder,
      XDG_DATA_HOME: folder,
      LANGUAGE: "nl",
      LC_ALL: "C.UTF-8",
      // There is no graphics card, and as root no sandbox.
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
      WEBKIT_DISABLE_DMABUF_RENDERER: "1",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
    stdio: "ignore",
    // The virtual screen and the browser end with it.
    detached: true,
  });
  const end = () => {
    try {
      process.kill(-child.pid);
    } catch {
      // It has ended.
    }
  };
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value?.message ?? answer.status}`);
    return value;
  };
  for (let tries = 0; ; tries += 1) {
    try {
      await ask("GET", "/status");
      break;
    } catch (reason) {
      if (tries > 100) {
        end();
        throw reason;
      }
      await wait(100);
    }
  }
  const { sessionId } = await ask("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
      },
    },
  });
  const session = (path, body = {}) => ask("POST", `/session/${sessionId}${path}`, body);
  await session("/window/rect", { width: 1366, height: 768 });
  return {
    faults: [],
    go: (url) => session("/url", { url }),
    reload: () => session("/refresh"),
    run: async (source) =>
      JSON.parse((await session("/execute/sync", { script: `return JSON.stringify(${source}) ?? "null"`, args: [] }))),
    perform: (actions) => session("/actions", { actions }),
    give: async (selector, file) => {
      const found = await session("/element", { using: "css selector", value: selector });
      await session(`/element/${found[ELEMENT]}/value`, { text: file });
    },
    close: async () => {
      await ask("DELETE", `/session/${sessionId}`).catch(() => {});
      end();
    },
  };
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
