import { createRoot } from "react-dom/client";
import { App } from "#app/app.tsx";
import { loadInside } from "#app/load-inside.ts";
import { createUpdateOffer } from "#app/update-offer.ts";
import { whenUsable } from "#app/when-usable.ts";
import { readPreferences, showPreferences } from "#data/preferences.ts";
import { startWords } from "#i18n/words.ts";
import { listenForInstallOffer } from "#ui/install-offer.ts";
import { loadFonts } from "#ui/load-fonts.ts";

const root = document.querySelector<HTMLElement>("#root");
if (!root) throw new Error("index.html has no #root");

const preferences = readPreferences(localStorage);
showPreferences(preferences);
const update = createUpdateOffer();
const install = listenForInstallOffer(window);
const usable = whenUsable(root);
// A first screen that never becomes usable must not keep its own cure, the next version, from coming in.
const longestWait = new Promise<void>((resolve) => void setTimeout(resolve, 10_000));

// No top-level await: later chunks import parts of this one, and would wait for it while it waits for them.
const start = async (): Promise<void> => {
  // Without the English file there is Thai: words in the other language are better than none.
  await startWords(preferences.language).catch(console.error);
  createRoot(root).render(<App update={update} install={install} usable={usable} />);
  // What stands behind the lock comes after the first screen, then letters and the offline copy: on a slow link they
  // would stand in each other's way.
  await Promise.race([usable, longestWait]);
  await loadInside().catch(() => undefined);
  void loadFonts();
  const { registerServiceWorker } = await import("#app/service-worker-registration.ts");
  await registerServiceWorker({ onUpdateReady: update.offer, onUpdateFailed: update.fail });
};
void start().catch(console.error);
