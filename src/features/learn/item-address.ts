import type { PlacedItem } from "#domain/course-progress.ts";
import { paths } from "./paths.ts";

/** Where a lesson, a practice or a test of a course is opened. */
export const addressOf = (code: string, { kind, module, at }: PlacedItem): string =>
  kind === "questions" ? paths.test({ code, test: module }) : paths.lesson({ code, module, at });
