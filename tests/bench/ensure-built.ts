/** Builds the app if its sources are newer: a program of its own, so that what a build says can be kept off stdout. */
import { fileURLToPath } from "node:url";
import { build, isBuilt } from "#server/fresh-build.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
if (!isBuilt(root)) await build(root);
