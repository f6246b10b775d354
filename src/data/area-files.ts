/** The area files (public/areas/): fetched when first needed, then kept on the phone by the service worker. */
import { readAreaFile, type AreaFile, type Province, type Subdistrict } from "#domain/area.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** The file is not on the phone and there is no signal to bring it. */
export type AreaError = { readonly type: "notHere" };

export const loadProvinces = (fetchFrom: typeof fetch): Promise<Result<readonly Province[], AreaError>> =>
  load(fetchFrom, "provinces", isProvinces);

/** Every sub-district of a province of 2 digits, in the order of their codes. */
export const loadSubdistricts = async (
  fetchFrom: typeof fetch,
  province: string,
): Promise<Result<readonly Subdistrict[], AreaError>> => {
  const file = await load(fetchFrom, province, isAreaFile);
  return file.ok ? ok(readAreaFile(file.value)) : file;
};

/** Longer, and the person should be told that the list has to wait. */
const PATIENCE_MS = 15_000;

const load = async <T>(
  fetchFrom: typeof fetch,
  name: string,
  isRight: (value: unknown) => value is T,
): Promise<Result<T, AreaError>> => {
  try {
    const response = await fetchFrom(`/areas/${name}.json`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const value: unknown = response.ok ? await response.json() : null;
    // A hotspot's sign-in page may answer in the server's place.
    return isRight(value) ? ok(value) : err({ type: "notHere" });
  } catch {
    return err({ type: "notHere" });
  }
};

// The files are our own and proven by content/areas/validate.ts; this only tells them from something else.
const isProvinces = (value: unknown): value is readonly Province[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "object" && item && "code" in item);

const isAreaFile = (value: unknown): value is AreaFile =>
  typeof value === "object" && value !== null && "code" in value && "districts" in value;
