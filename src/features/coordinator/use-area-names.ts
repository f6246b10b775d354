import { useLiveQuery } from "dexie-react-hooks";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import * as v from "valibot";
import { usePhone } from "#data/use-phone.ts";
import { loadSubdistricts } from "#data/area-files.ts";
import { areaLevel, type Subdistrict } from "#domain/area.ts";

const keptNames = v.record(v.string(), v.object({ th: v.string(), en: v.string() }));
type Names = v.InferOutput<typeof keptNames>;

/** Says the name of an area of this province with its kind; the bare code until its names are on the phone. */
export const useAreaNames = (province: string): ((code: string) => string) => {
  const { t, i18n } = useTranslation("coordinator");
  const names = useKeptNames(province);
  return (code) => {
    const found = names?.[code];
    const level = areaLevel(code);
    if (!found || level === null || level === "village") return t(($) => $.area.unnamed, { code });
    const name = i18n.language === "en" ? found.en : found.th;
    if (province !== BANGKOK) return t(($) => $.area[level], { name });
    if (level === "province") return t(($) => $.area.bangkok);
    return level === "district"
      ? t(($) => $.area.bangkokDistrict, { name })
      : t(($) => $.area.bangkokSubdistrict, { name });
  };
};

const BANGKOK = "10";

/** Kept beside the figures: the worker that keeps area files is not there yet when a coordinator first comes in. */
const useKeptNames = (province: string): Names | null | undefined => {
  const { database, now } = usePhone();
  const name = `area-names:${province}`;
  const names = useLiveQuery(async () => {
    const parsed = v.safeParse(keptNames, (await database.kept.get(name))?.value);
    return parsed.success ? parsed.output : null;
  }, [database, name]);

  useEffect(() => {
    const keep = async (): Promise<void> => {
      const found = await loadSubdistricts((...request) => fetch(...request), province);
      // Without names the screen shows codes; the next visit tries again.
      if (found.ok) await database.kept.put({ name, asOf: now().toISOString(), value: namesOf(found.value) });
    };
    if (names === null) void keep();
  }, [names, name, province, database, now]);
  return names;
};

const namesOf = (subdistricts: readonly Subdistrict[]): Names =>
  Object.fromEntries(
    subdistricts
      .flatMap(({ province, district, ...subdistrict }) => [province, district, subdistrict])
      .map(({ code, th, en }) => [code, { th, en }]),
  );
