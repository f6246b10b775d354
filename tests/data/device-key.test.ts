/** The phone's own key: made once, kept where no script can read it, and missing without a crash. */
import { createPublicKey, verify } from "node:crypto";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test, vi } from "vitest";
import { signIn } from "#data/account.ts";
import { openDeviceKey, type DeviceKey } from "#data/device-key.ts";
import { memoryStorage, unreachable } from "./stand-ins.ts";

const { subtle } = crypto;

const keyOn = async (indexedDb: IDBFactory): Promise<DeviceKey> => {
  const key = await openDeviceKey({ indexedDb, subtle });
  if (!key.ok) throw new Error(key.error.type);
  return key.value;
};

const isSignedBy = ({ publicKey }: DeviceKey, text: string, signature: string): boolean => {
  const point = Buffer.from(publicKey, "base64url");
  const [x, y] = [point.subarray(1, 33).toString("base64url"), point.subarray(33).toString("base64url")];
  const key = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y } });
  const given = Buffer.from(signature, "base64url");
  return verify("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }, given);
};

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a phone's key", () => {
  test("is the same after a restart, and signs what the server can verify", async () => {
    const disk = new IDBFactory();
    const [first, later] = [await keyOn(disk), await keyOn(disk)];
    expect(later.publicKey).toBe(first.publicKey);
    expect(isSignedBy(first, "งาน", await later.sign(bytes("งาน")))).toBe(true);
    expect(isSignedBy(first, "other", await later.sign(bytes("งาน")))).toBe(false);
  });

  test("is another one on another phone", async () => {
    expect((await keyOn(new IDBFactory())).publicKey).not.toBe((await keyOn(new IDBFactory())).publicKey);
  });

  test("made in many tabs at one moment is one key", async () => {
    const disk = new IDBFactory();
    const keys = await Promise.all(Array.from({ length: 8 }, () => keyOn(disk)));
    const [{ publicKey } = await keyOn(disk)] = keys;
    for (const key of keys) {
      expect(key.publicKey).toBe(publicKey);
      expect(isSignedBy(key, "x", await key.sign(bytes("x")))).toBe(true);
    }
    expect((await keyOn(disk)).publicKey).toBe(publicKey);
  });

  test("cannot be read out of the browser", async () => {
    const disk = new IDBFactory();
    await keyOn(disk);
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = disk.open("asa-device");
      opening.addEventListener("success", () => resolve(opening.result));
    });
    const kept = await new Promise<{ readonly privateKey: CryptoKey }[]>((resolve) => {
      const asked = database.transaction("keys").objectStore("keys").getAll();
      asked.addEventListener("success", () => resolve(asked.result));
    });
    const [{ privateKey } = { privateKey: null }] = kept;
    if (!privateKey) throw new Error("nothing kept");
    expect(privateKey.extractable).toBe(false);
    for (const format of ["jwk", "pkcs8"] as const) {
      await expect(subtle.exportKey(format, privateKey)).rejects.toThrow(/extractable/u);
    }
  });
});

describe("a browser that keeps no key", () => {
  const shut = { open: () => fail(new DOMException("A mutation operation was attempted", "InvalidStateError")) };
  const fail = (error: Error): never => {
    throw error;
  };
  const brokenSubtle = { generateKey: () => Promise.reject(new DOMException("no", "NotSupportedError")) };
  const places = [
    ["has no IndexedDB", { indexedDb: undefined, subtle }],
    ["has no WebCrypto, as without https", { indexedDb: new IDBFactory(), subtle: undefined }],
    ["throws when it is asked, as in a private mode", { indexedDb: shut as unknown as IDBFactory, subtle }],
    ["refuses to open, as in an older private mode", { indexedDb: refusing(), subtle }],
    ["cannot make such keys", { indexedDb: new IDBFactory(), subtle: brokenSubtle as unknown as SubtleCrypto }],
  ] as const;

  test.each(places)("because it %s: signing in says so, and uses no code up", async (_why, place) => {
    const warned = vi.spyOn(console, "warn").mockReturnValue(undefined);
    const publicKey = async () => {
      const key = await openDeviceKey(place);
      return key.ok ? ({ ok: true, value: key.value.publicKey } as const) : key;
    };
    const fetchFrom = vi.fn<typeof fetch>(unreachable);
    const deps = { fetchFrom, storage: memoryStorage(), newId: () => "id", publicKey };
    expect(await signIn(deps, "ABCDEFGH")).toEqual({ ok: false, error: { type: "noDeviceKey" } });
    expect(fetchFrom).not.toHaveBeenCalled();
    warned.mockRestore();
  });
});

/** Every opening ends in an error event. */
function refusing(): IDBFactory {
  const open = () => {
    const opening = Object.assign(new EventTarget(), { error: new DOMException("denied", "SecurityError") });
    queueMicrotask(() => opening.dispatchEvent(new Event("error")));
    return opening;
  };
  return { open } as unknown as IDBFactory;
}
