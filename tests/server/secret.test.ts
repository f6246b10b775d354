/** What an installation keeps to itself: its secret, the key of its figures, its files, its port. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#server/database.ts";
import { SecretChanged } from "#server/fact-key.ts";
import { sayFailure, saySecretError, saySettingsError } from "#server/failures.ts";
import { serverSecret } from "#server/secret.ts";
import { readSettings, settingsError } from "#server/settings.ts";
import { plant } from "#server/plant.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import { NOON } from "./server-for-tests.ts";

let directory: string;
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), "asa-secret-")), "data");
});
afterEach(() => rmSync(join(directory, ".."), { recursive: true }));

describe("the kept secret", () => {
  const place = () => ({ given: undefined, dataDirectory: directory, mustBeGiven: false });

  test.each(["", "\n", "cut-in-the-midd"])("that a full disk left as %j is refused, and never replaced", (left) => {
    mkdirSync(directory);
    const path = join(directory, "secret");
    writeFileSync(path, left);
    const refused = serverSecret(place());
    expect(refused).toEqual({ ok: false, error: { type: "secretDamaged", path } });
    expect(serverSecret(place())).toEqual(refused);
    expect(saySecretError({ type: "secretDamaged", path })).toMatch(/ไฟล์ .*ASA_NEW_SECRET=1.*\nThe file .*backup/u);
  });

  test("leaves no draft beside it", () => {
    expect(serverSecret(place())).toEqual(serverSecret(place()));
    expect(readdirSync(directory)).toEqual(["secret"]);
  });
});

describe("a database opened with another secret", () => {
  const helps = async (factKey: string, isNewSecret?: boolean): Promise<number> => {
    const database = await openDatabase({ directory, factKey, isNewSecret });
    try {
      const id = `019ab000-0000-7000-8000-0000000000${isNewSecret === true ? "12" : "11"}`;
      const body = {
        citizenId: "019ab000-0000-7000-8000-000000000009",
        areaCode: "98010101",
        by: "019ab000-0000-7000-8000-000000000001",
        at: NOON,
        minutes: 30,
        place: "home",
        topics: ["ID-THAID"],
        outcome: "done",
      };
      await plant(sqlStore(database), [{ kind: "helpLog", id, body }], NOON);
      const people = await database.db.selectFrom("fact_help_log").select("person_key").distinct().execute();
      return people.length;
    } finally {
      await database.close();
    }
  };

  test("stops with a sentence that names the way out, and figures stay those of the first", async () => {
    expect(await helps("one")).toBe(1);
    const error = await helps("two").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SecretChanged);
    expect(sayFailure(error, readSettings({}))).toMatch(/ค่าเดิม.*\n.*ASA_NEW_SECRET=1 npm start/u);
    expect(await helps("one")).toBe(1);
  });

  test("on purpose counts each person once, under the new one alone", async () => {
    await helps("one");
    expect(await helps("two", true)).toBe(1);
    expect(await helps("two")).toBe(1);
    await expect(helps("one")).rejects.toThrow(SecretChanged);
  });
});

test.runIf(process.platform !== "win32")("the records are for the server's own account on the machine", async () => {
  const database = await openDatabase({ directory, factKey: "test" });
  const modeOf = (path: string): number => statSync(path).mode & 0o777;
  expect(modeOf(directory)).toBe(0o700);
  for (const name of readdirSync(directory)) expect([name, modeOf(join(directory, name))]).toEqual([name, 0o600]);
  await database.close();
});

test("a second start on the same port says so, and touches no data", async () => {
  const first = createServer().listen(0, "localhost");
  await once(first, "listening");
  const { port } = first.address() as AddressInfo;
  const env = { ...process.env, PORT: String(port), DATA_DIR: directory, NODE_ENV: "production", DATABASE_URL: "" };
  const second = spawnSync(process.execPath, ["src/server/start.ts"], { env, encoding: "utf8" });
  first.close();
  expect([second.status, second.stderr]).toEqual([1, expect.stringContaining(`Port ${port} is in use`)]);
  expect(existsSync(directory)).toBe(false);
});

describe("a setting", () => {
  test.each([
    ["PORT", "http"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["PUBLIC_ORIGIN", "asa.example"],
    ["PUBLIC_ORIGIN", "https://asa.example/app"],
    ["PUBLIC_ORIGIN", "https://ASA.example"],
    ["PUBLIC_ORIGIN", "https://asa.example:443"],
    ["PUBLIC_ORIGIN", "ftp://asa.example"],
    ["TRUST_PROXY", "true"],
    ["TRUST_PROXY", "10.0.0.0/33"],
    ["LOG_LEVEL", "loud"],
  ] as const)("that cannot be meant, %s=%s, is refused at the start in both languages", (name, value) => {
    const error = settingsError(readSettings({ [name]: value }));
    expect(error).toEqual({ name });
    expect(saySettingsError({ name })).toMatch(new RegExp(`^${name} ต้อง.*\\n${name} must `, "u"));
  });

  test.each(["0.0.0.0", "::", "192.168.1.9", "asa.example", "127.example"])(
    "PUBLIC_ORIGIN has to be there in production when other machines get in through HOST=%s",
    (host) => {
      const env = { NODE_ENV: "production", HOST: host };
      const error = settingsError(readSettings(env));
      expect(error).toEqual({ name: "PUBLIC_ORIGIN", isMissing: true });
      expect(error && saySettingsError(error)).toMatch(/กำหนด PUBLIC_ORIGIN .*\nSet PUBLIC_ORIGIN /u);
      expect(settingsError(readSettings({ ...env, PUBLIC_ORIGIN: "https://asa.example" }))).toBeNull();
      expect(settingsError(readSettings({ ...env, NODE_ENV: "" }))).toBeNull();
    },
  );

  test("the server does not start in production, open to other machines, without PUBLIC_ORIGIN", () => {
    const env = { ...process.env, PORT: "0", DATA_DIR: directory, NODE_ENV: "production", HOST: "0.0.0.0" };
    const start = spawnSync(process.execPath, ["src/server/start.ts"], { env, encoding: "utf8", timeout: 20_000 });
    expect([start.status, start.stderr]).toEqual([1, expect.stringContaining("Set PUBLIC_ORIGIN")]);
    expect(existsSync(directory)).toBe(false);
  });

  test.each([
    {},
    { NODE_ENV: "production" },
    { NODE_ENV: "production", HOST: "127.0.0.1" },
    { NODE_ENV: "production", HOST: "::1" },
    { PORT: "0" },
    { PORT: "65535", PUBLIC_ORIGIN: "https://asa.example:8443/", LOG_LEVEL: "silent" },
    { PUBLIC_ORIGIN: "http://192.168.1.9:8080", TRUST_PROXY: "loopback, 10.0.0.0/8,fd00::1" },
  ])("as people write it is taken: %j", (env) => {
    expect(settingsError(readSettings(env))).toBeNull();
  });
});
