/** `npm run build`: builds the app whether or not it is fresh, as a start does, so that the next start finds it built. */
import { fileURLToPath } from "node:url";
import { build, BuildFailed } from "./fresh-build.ts";

try {
  await build(fileURLToPath(new URL("../..", import.meta.url)));
} catch (error) {
  // What was wrong, the build itself has said.
  if (!(error instanceof BuildFailed)) console.error(error);
  process.exitCode = 1;
}
