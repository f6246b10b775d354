/** Test servers whose tests were killed before they could clean up: ended and removed by the next run. */
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Followed by the id of the process that owns the folder. */
export const folderPrefix = "asa-postgres-";

export const removeLeftovers = (): void => {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(/^asa-postgres-(\d+)-/.exec(name)?.[1]);
    if (!owner || isAlive(owner)) continue;
    const folder = join(tmpdir(), name);
    endServer(folder);
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    } catch {
      // Another user's folder in a shared place for temporary files: theirs to remove.
    }
  }
};

const endServer = (folder: string): void => {
  try {
    const pid = Number(readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n")[0]);
    // The number may belong to somebody else by now: its command line must name this very folder.
    if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder)) process.kill(pid, "SIGKILL");
  } catch {
    // No server, or none that may be ended from here.
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};
