// Firefox, driven over WebDriver BiDi, which it speaks itself.

import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import WebSocket from "ws";

/** Starts Firefox; what it downloads goes into the folder. */
export async function firefox(binary, folder) {
  const prefs = {
    "browser.download.folderList": 2,
    "browser.download.dir": folder,
    "browser.download.useDownloadDir": true,
    "browser.shell.checkDefaultBrowser": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    "app.update.auto": false,
    "intl.accept_languages": "nl-NL, nl",
  };
  const lines = Object.entries(prefs).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  await writeFile(join(folder, "user.js"), lines.join("\n"));
  const child = spawn(binary, ["--headless", "--no-remote", "--profile", folder, "--remote-debugging-port=0"], {
    env: { ...process.env, HOME: folder, MOZ_HEADLESS_WIDTH: "1366", MOZ_HEADLESS_HEIGHT: "768" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const address = await new Promise((found, failed) => {
    let said = "";
    child.stderr.on("data", (part) => {
      said += part;
      const listening = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (listening) found(listening[1]);
    });
    child.on("error", failed);
    child.on("exit", () => failed(new Error(`Firefox ended: ${said}`)));
  });

  const socket = new WebSocket(`${address}/session`);
  await new Promise((open, failed) => socket.once("open", open).once("error", failed));
  const waiting = new Map();
  const faults = [];
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (message.method === "log.entryAdded" && message.params.level === "error") faults.push(message.params.text);
    const { done, failed } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.type === "error") failed?.(new Error(`${message.error}: ${message.message}`));
    else done?.(message.result);
  });
  let last = 0;
  const send = (method, params = {}) =>
    new Promise((done, failed) => {
      last += 1;
      waiting.set(last, { done, failed });
      socket.send(JSON.stringify({ id: last, method, params }));
    });

  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded"] });
  // The tab it starts with is not an ordinary one: fields in it do not notice that they are left.
  const { context } = await send("browsingContext.create", { type: "tab" });
  const evaluate = async (source) => {
    const answer = await send("script.evaluate", { expression: source, target: { context }, awaitPromise: true });
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return answer.result;
  };
  return {
    faults,
    go: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    reload: () => send("browsingContext.reload", { context, wait: "complete" }),
    run: async (source) => JSON.parse((await evaluate(`JSON.stringify(${source}) ?? "null"`)).value),
    perform: (actions) => send("input.performActions", { context, actions }),
    give: async (selector, file) => {
      const { sharedId } = await evaluate(`document.querySelector(${JSON.stringify(selector)})`);
      await send("input.setFiles", { context, element: { sharedId }, files: [file] });
    },
    close: async () => {
      await send("browser.close").catch(() => {});
      socket.close();
      child.kill();
    },
  };
}
