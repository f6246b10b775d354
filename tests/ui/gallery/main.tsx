/**
 * Every part on invented people, for looking at: `npx vite`, then /tests/ui/gallery/?show=today&text=3&theme=dark.
 * `show` is one of the names in `screens`.
 */
import { createRoot } from "react-dom/client";
import { MemoryRouter } from "react-router";
import { startWords } from "#i18n/words.ts";
import { FrameProvider } from "#ui/frame.tsx";
import { loadFonts } from "#ui/load-fonts.ts";
import { SyncChip } from "#ui/sync-chip.tsx";
import { deskScreens } from "./desk-screens.tsx";
import { formScreens } from "./form-screens.tsx";
import { partScreens } from "./part-screens.tsx";
import { taskScreens } from "./task-screens.tsx";

const asked = new URLSearchParams(location.search);
const screens = { ...partScreens, ...taskScreens, ...formScreens, ...deskScreens };
const show = asked.get("show") ?? "today";
const Screen = Object.entries(screens).find(([name]) => name === show)?.[1];
const page = document.documentElement.dataset;
page["text"] = asked.get("text") ?? "1";
const theme = asked.get("theme");
if (theme !== null) page["theme"] = theme;

const tabs = [
  { to: "/", icon: "today", label: "วันนี้" },
  { to: "/people", icon: "people", label: "คนใน|ความดูแล" },
  { to: "/learn", icon: "learn", label: "เรียนรู้" },
  { to: "/community", icon: "community", label: "ชุมชน" },
  { to: "/me", icon: "me", label: "ฉัน" },
] as const;

await startWords(asked.get("lang") === "en" ? "en" : "th");
await loadFonts();
const root = document.querySelector("#root");
if (root !== null && Screen !== undefined)
  createRoot(root).render(
    <MemoryRouter>
      <FrameProvider
        fill={{
          home: "/",
          tabs,
          chip: (
            <SyncChip to="/me" state="waiting">
              รอส่ง 3
            </SyncChip>
          ),
          who: "ผู้ประสานงานอำเภอ ธนา ดีสมมุติ",
        }}
      >
        <Screen />
      </FrameProvider>
    </MemoryRouter>,
  );
