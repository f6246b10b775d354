/** Cohorts, as their trainer sees the two of the demo. */
import { andPress, at, atFirst, type Open } from "./open-screen.ts";

const within =
  (rest: string): Open =>
  (page, origin) =>
    atFirst("/training", "/training/0", rest)(page, origin);

const pasted: Open = async (page, origin) => {
  await andPress(within("/enrol"), "main .pick:nth-child(2)")(page, origin);
  await page.locator("textarea").fill("1. น้ำเพชร ปิ่นสมมุติ\n2. ทองดี ตัวอย่าง\n3. ทองดี ตัวอย่าง\n4. บุญมี สาธิต");
};

const proposed: Open = async (page, origin) => {
  await at("/training/new")(page, origin);
  await page.locator('input[type="date"]').fill("2026-12-14");
};

export const trainingScreens: readonly (readonly [name: string, open: Open])[] = [
  ["training", at("/training")],
  ["training-new", proposed],
  ["training-new-wrong", andPress(at("/training/new"), ".dock button")],
  ["training-cohort", within("")],
  ["training-edit", within("/edit")],
  ["training-learners", within("/learners")],
  ["training-enrol", within("/enrol")],
  ["training-enrol-list", pasted],
  ["training-roll", within("/roll/s3")],
  ["training-roll-called", andPress(within("/roll/s1"), "main .pick:nth-child(2)")],
  ["training-scan", within("/scan/s3")],
  ["training-poster", within("/poster/s3")],
  ["training-scores", within("/scores/pre")],
  ["training-results", within("/results")],
  ["training-print", within("/print")],
  ["training-missing", at("/training/01939d3a-1c2b-7def-8abc-0123456789ab")],
];
