/** The pictures of the groups of topics, drawn as those of src/ui/icon-shapes.ts are. */
import type { IconShape } from "#ui/icon.tsx";

export const topicIcons = {
  idcard: {
    path: "M3 5.5h18v13H3zM6.5 11a2 2 0 1 0 4 0 2 2 0 1 0-4 0M5.5 15.8c.4-1.6 1.4-2.4 3-2.4s2.6.8 3 2.4M14.5 10h4M14.5 13.5h4",
  },
  app: { path: "M7 3h10v18H7zM11 18h2M10 7.5h4v4h-4z" },
  welfare: {
    path: "M3 14.5h3.5c1.5 0 2.5-1.5 4.5-1.5s2 2.5 0 2.5H9.5M3 19.5h8c2 0 7-3.5 8.5-5 .8-1-.5-2.3-1.7-1.5l-4.3 2.5M11 6.5a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0M14.5 5.2v2.6",
  },
  alert: { path: "M12 4 21.5 20h-19zM12 10v4.5M12 17.3v.2" },
  news: { path: "M4 5h13v15H6a2 2 0 0 1-2-2zM17 9h3v9a2 2 0 0 1-3 1.7M7.5 9h6M7.5 12.5h6M7.5 16h3.5" },
  shop: { path: "M5 8h14l1 12.5H4zM8.5 8V7a3.5 3.5 0 0 1 7 0v1" },
  job: { path: "M3.5 8h17v11.5h-17zM9 8V5h6v3M3.5 13h17M12 12v2" },
  health: { path: "M12 20C6 15.8 3.5 12.6 3.5 9.3A4.3 4.3 0 0 1 12 7.8a4.3 4.3 0 0 1 8.5 1.5c0 3.3-2.5 6.5-8.5 10.7z" },
  flood: {
    path: "M6.5 11.5V8.5L12 4l5.5 4.5v3M2.5 16c1.6-1.6 3.2-1.6 4.75 0s3.15 1.6 4.75 0 3.2-1.6 4.75 0 3.15 1.6 4.75 0M2.5 20.2c1.6-1.6 3.2-1.6 4.75 0s3.15 1.6 4.75 0 3.2-1.6 4.75 0 3.15 1.6 4.75 0",
  },
  survey: { path: "M6 4.5h12V20.5H6zM9.5 3h5v3h-5zM9 11l1.2 1.2L12.5 10M9 16l1.2 1.2L12.5 15M14.5 11.5h1M14.5 16.5h1" },
  more: {
    path: "M4.1 12a1.4 1.4 0 1 0 2.8 0 1.4 1.4 0 1 0-2.8 0M10.6 12a1.4 1.4 0 1 0 2.8 0 1.4 1.4 0 1 0-2.8 0M17.1 12a1.4 1.4 0 1 0 2.8 0 1.4 1.4 0 1 0-2.8 0",
  },
} as const satisfies Record<string, IconShape>;
