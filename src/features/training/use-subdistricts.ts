import { useEffect, useState } from "react";
import { useParams } from "react-router";
import { loadSubdistricts } from "#data/area-files.ts";
import { useRecord } from "#data/use-phone.ts";
import type { Subdistrict } from "#domain/area.ts";
import { cohort as cohortKind } from "#domain/records/cohort.ts";

/** Of the province that the cohort is in; undefined until its names are on the phone, which may take a signal. */
export const useSubdistricts = (): readonly Subdistrict[] | undefined => {
  const { cohortId } = useParams();
  const province = useRecord(cohortKind, cohortId)?.host.slice(0, 2);
  const [known, setKnown] = useState<readonly Subdistrict[]>();
  useEffect(() => {
    let isWanted = true;
    const load = async (): Promise<void> => {
      const found =
        province === undefined ? undefined : await loadSubdistricts((...asked) => fetch(...asked), province);
      if (isWanted && found?.ok === true) setKnown(found.value);
    };
    void load();
    return () => {
      isWanted = false;
    };
  }, [province]);
  return known;
};
