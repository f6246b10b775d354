/** Resolves once a screen marks itself usable (`<main data-usable>`), and leaves the mark `usable` for anyone to measure. */
export const whenUsable = (root: HTMLElement): Promise<void> =>
  new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      if (!root.querySelector("main[data-usable]")) return;
      watcher.disconnect();
      performance.mark("usable");
      resolve();
    });
    watcher.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-usable"] });
  });
