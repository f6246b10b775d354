/** What whoever runs the server may set. docs/operate.md explains each. */
import { isIP } from "node:net";

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** postgres://… ; without it, an SQLite file in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
  readonly secret: string | undefined;
  /** `ASA_NEW_SECRET=1`: another secret than the database knows is meant. */
  readonly isNewSecret: boolean;
  readonly publicOrigin: string | undefined;
  readonly trustProxy: string | undefined;
  readonly isProduction: boolean;
  readonly logLevel: string;
}

export const readSettings = (env: Readonly<Record<string, string | undefined>>): Settings => {
  const text = (name: string): string | undefined => env[name]?.trim() || undefined;
  const isProduction = env["NODE_ENV"] === "production";
  return {
    port: Number(text("PORT") ?? 8080),
    // Other machines get in only when somebody says so: the demo's codes are no secret.
    host: text("HOST") ?? "localhost",
    databaseUrl: text("DATABASE_URL"),
    dataDirectory: text("DATA_DIR") ?? "data",
    secret: text("ASA_SECRET"),
    isNewSecret: text("ASA_NEW_SECRET") === "1",
    publicOrigin: text("PUBLIC_ORIGIN")?.replace(/\/+$/u, ""),
    trustProxy: text("TRUST_PROXY"),
    isProduction,
    logLevel: text("LOG_LEVEL") ?? (isProduction ? "info" : "warn"),
  };
};

export interface SettingsError {
  readonly name: "PORT" | "PUBLIC_ORIGIN" | "TRUST_PROXY" | "LOG_LEVEL";
  /** It has to be set, and is not. */
  readonly isMissing?: true;
}

/** The first setting that cannot be meant so; better found now than by the first visitor. */
export const settingsError = (settings: Settings): SettingsError | null => {
  const { port, host, publicOrigin, trustProxy, logLevel, isProduction } = settings;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return { name: "PORT" };
  if (publicOrigin !== undefined && !isOrigin(publicOrigin)) return { name: "PUBLIC_ORIGIN" };
  // Without it, any name that a request is sent to passes for the app's own, and cookies go without `Secure`.
  if (isProduction && publicOrigin === undefined && !isLoopback(host)) {
    return { name: "PUBLIC_ORIGIN", isMissing: true };
  }
  if (trustProxy !== undefined && !trustProxy.split(",").every((part) => isProxy(part.trim()))) {
    return { name: "TRUST_PROXY" };
  }
  return LOG_LEVELS.has(logLevel) ? null : { name: "LOG_LEVEL" };
};

const LOG_LEVELS: ReadonlySet<string> = new Set(["fatal", "error", "warn", "info", "debug", "trace", "silent"]);

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

const isOrigin = (text: string): boolean =>
  /^https?:/u.test(text) && URL.canParse(text) && new URL(text).origin === text;

const isProxy = (text: string): boolean => {
  if (["loopback", "linklocal", "uniquelocal"].includes(text)) return true;
  const [address = "", bits, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
};

/** Where people open the app. */
export const addressOf = ({ publicOrigin, port }: Settings): string => publicOrigin ?? `http://localhost:${port}`;

/** The code stands behind `#`: browsers keep that part to themselves, so that no log ever holds it. */
export const signInLink = (settings: Settings, code: string): string => `${addressOf(settings)}/sign-in#${code}`;
