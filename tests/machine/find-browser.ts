/** Where Chromium is on this machine. The tests run on a real one and never without. */
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/** `bare`: without a desktop's frame around it, which halves what a start costs. `whole`: what people have. */
export type BrowserKind = "bare" | "whole";

/**
 * The path of a Chromium of this kind that starts, or undefined. A bare one may be missing, and then a whole one does. A
 * wrong CHROMIUM_PATH throws: it was asked for by name.
 */
export const findBrowser = (kind: BrowserKind): string | undefined => {
  const asked = process.env["CHROMIUM_PATH"];
  if (asked) {
    if (!starts(asked)) throw new Error(`CHROMIUM_PATH is ${asked}, and that does not start.`);
    return asked;
  }
  const whole = [chromium.executablePath(), ...onPath(wholeNames), ...usualPlaces()];
  return (kind === "bare" ? [...onPath(bareNames), ...whole] : whole).find(starts);
};

const bareNames = ["chromium-headless-shell", "chrome-headless-shell"];
const wholeNames = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
  "msedge",
];

const onPath = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) =>
    (process.env["PATH"] ?? "")
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, process.platform === "win32" ? `${name}.exe` : name)),
  );

const usualPlaces = (): readonly string[] => {
  if (process.platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    );
  }
  if (process.platform !== "win32") return [];
  return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .flatMap((variable) => process.env[variable] ?? [])
    .flatMap((folder) => [
      join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]);
};

const starts = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  // Some systems put a script called chromium-browser there that only says "install the snap": ask it. On Windows the
  // question would open a window.
  return process.platform === "win32" || spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;
};
