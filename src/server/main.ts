/** `npm start`. */
import { enableCompileCache } from "node:module";

// Half of a start is compiling: from the second one on, that is read from the system's folder for temporary files.
enableCompileCache();
await import("./start.ts");
