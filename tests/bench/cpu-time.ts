import { readdirSync, readFileSync } from "node:fs";

/** CPU time that all threads of a process have used so far, ms; null where the system does not tell (not Linux). */
export const cpuTimeMs = (pid: number): number | null => {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce((total, thread) => total + threadNs(`/proc/${pid}/task/${thread}/schedstat`), 0) / 1e6;
  } catch {
    return null;
  }
};

/** The same of one thread. The first thread of a process has its number. */
export const threadCpuMs = (pid: number, thread: number): number | null => {
  try {
    return threadNs(`/proc/${pid}/task/${thread}/schedstat`) / 1e6;
  } catch {
    return null;
  }
};

/** In nanoseconds, where /proc/<pid>/stat counts hundredths of a second: one push is shorter than that. */
const threadNs = (path: string): number => Number(readFileSync(path, "utf8").split(" ", 1)[0]);
