/** A button on each code block that copies it; without a script there is none, since nothing would happen. */
import { words } from "./words.ts";

/** Milliseconds for which the button tells what happened. */
const TOLD_FOR = 2500;

/** Gives every code block a button that has none yet: once when the page is there, and again when it was brought up to date. */
export function addCopyButtons(): void {
  for (const block of document.querySelectorAll<HTMLPreElement>("pre.code")) {
    if (block.parentElement?.matches(".with-copy") !== true) addButton(block);
  }
}

/** The button comes after the block for those who go by keyboard; it lies over its corner. */
function addButton(block: HTMLPreElement): void {
  const wrapper = document.createElement("div");
  wrapper.className = "with-copy";
  const language = /\blanguage-(\S+)/.exec(block.querySelector("code")?.className ?? "")?.[1];
  if (language !== undefined) wrapper.dataset["language"] = language;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  const label = document.createElement("span");
  // What it says is read aloud when it changes.
  label.setAttribute("aria-live", "polite");
  const rest = (): void => {
    label.textContent = words.copy;
    button.setAttribute("aria-label", words.copyCode);
  };
  rest();
  button.append(label);
  let timer: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener("click", () => {
    void copy(block.querySelector("code") ?? block).then((isDone) => {
      label.textContent = isDone ? words.copied : words.pressToCopy;
      button.removeAttribute("aria-label");
      clearTimeout(timer);
      timer = setTimeout(rest, TOLD_FOR);
    });
  });
  block.before(wrapper);
  wrapper.append(block, button);
}

/** Whether the text is in the clipboard. If not, it is selected, so that the reader can copy it herself. */
async function copy(code: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent.replace(/\n$/, ""));
    return true;
  } catch {
    // No clipboard where the page is not secure, or when the browser refuses: the old way, which copies what is selected.
    getSelection()?.selectAllChildren(code);
    return document.execCommand("copy");
  }
}
