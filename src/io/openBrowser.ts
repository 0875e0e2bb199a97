/** Shows an address in the user's browser. */
import { spawn } from "node:child_process";

const COMMANDS: { readonly [platform: string]: readonly [string, ...string[]] } = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Whether the system took the order; what comes of it is the browser's business. `url` is one of recto's own. */
export async function openBrowser(url: string): Promise<boolean> {
  const [command, ...words] = COMMANDS[process.platform] ?? ["xdg-open"];
  return new Promise((resolve) => {
    const child = spawn(command, [...words, url], { stdio: "ignore", detached: true });
    child.once("error", () => resolve(false));
    child.once("spawn", () => resolve(true));
    child.unref();
  });
}
