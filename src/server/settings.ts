/** What whoever runs the server may set. docs/operate.md explains each. */

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** postgres://… ; without it, an SQLite file in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
  readonly secret: string | undefined;
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
    publicOrigin: text("PUBLIC_ORIGIN")?.replace(/\/+$/u, ""),
    trustProxy: text("TRUST_PROXY"),
    isProduction,
    logLevel: text("LOG_LEVEL") ?? (isProduction ? "info" : "warn"),
  };
};

/** Where people open the app. */
export const addressOf = ({ publicOrigin, port }: Settings): string => publicOrigin ?? `http://localhost:${port}`;

/** The code stands behind `#`: browsers keep that part to themselves, so that no log ever holds it. */
export const signInLink = (settings: Settings, code: string): string => `${addressOf(settings)}/sign-in#${code}`;
