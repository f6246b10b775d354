import type { Course } from "#domain/course.ts";
import type { Drawn } from "#ui/icon.tsx";

/** Line drawings on a 24 grid; `me` and `lock` are everybody's. */
const shapes: Readonly<Record<Course["icon"], Drawn>> = {
  shop: { path: "M5 8h14l1 12.5H4zM8.5 8V7a3.5 3.5 0 0 1 7 0v1" },
  news: { path: "M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2M7 8.500h7M7 12h7M7 15.500h4" },
  shield: { path: "M12 3l7.5 2.5V11c0 5-3 8.2-7.5 10-4.5-1.8-7.5-5-7.5-10V5.5zM12 8v4.5M12 15.8v.2" },
  lock: { path: "M6 10.5h12V20H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5M12 14.5v2" },
  gov: {
    path: "M3.5 9.500 12 4l8.500 5.500zM5.500 9.500V18M10 9.500V18M14 9.500V18M18.500 9.500V18M3.500 20.500h17M3.500 18h17",
  },
  me: "me",
};

export const courseIcon = (icon: Course["icon"]): Drawn => shapes[icon];
