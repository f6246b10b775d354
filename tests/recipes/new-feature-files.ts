/** What somebody writes for a feature with a record type about a person: docs/recipes/add-feature.md. */

const record = `
import * as v from "valibot";
import { day, id, line, villageCode } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  citizenId: id,
  areaCode: villageCode,
  by: id,
  on: day,
  mood: v.picklist(["glad", "shy"]),
  note: v.exactOptional(line(300)),
};

export const schoolVisit = defineKind<typeof fields>()("schoolVisit", {
  since: 1000,
  indexes: ["citizenId"],
  home: (body) => villageHome(body.areaCode),
  author: "by",
  merge: { citizenId: "immutable", areaCode: "immutable", by: "immutable" },
  subject: { person: "citizenId", empties: ["note"] },
});

export const schoolVisitRecord = defineRecord(schoolVisit, {
  fields,
  read: ["volunteer"],
  write: ["volunteer"],
  personal: ["citizenId", "note"],
  retention: { days: 365, from: "made", then: "remove" },
});

export type SchoolVisit = RecordOf<typeof schoolVisit>;
`;

const feature = `
import { createElement, lazy, Suspense } from "react";
import type { Feature } from "#features/feature.ts";
import { route } from "#features/route.ts";
import { loadWords, words } from "#i18n/words.ts";
import type file from "#locales/th/school-visits.json";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly "school-visits": typeof file;
  }
}

const load = async () => (await Promise.all([import("./visits.tsx"), loadWords("school-visits")]))[0];
const Panel = lazy(async () => ({ default: (await load()).VisitsPanel }));

const visits = route("/school-visits");

export const schoolVisitsFeature: Feature = {
  id: "school-visits",
  tab: {
    order: 3,
    to: visits,
    icon: { path: "M4 9.5 12 4l8 5.5M6 10v10h12V10" },
    for: ["volunteer"],
    label: { th: "โรงเรียน", en: "School" },
  },
  routes: [{ path: visits, for: ["volunteer"], load: async () => (await load()).VisitsScreen }],
  panels: {
    citizen: ({ citizenId }) => createElement(Suspense, null, createElement(Panel, { citizenId })),
  },
  kinds: async () => {
    await loadWords("school-visits");
    return {
      schoolVisit: {
        words: "school-visits",
        what: () => words.t(($) => $.done, { ns: "school-visits" }),
        mendAt: () => visits(),
      },
    };
  },
};
`;

const screen = `
import { useTranslation } from "react-i18next";
import { useRecords } from "#data/use-phone.ts";
import { schoolVisit } from "#domain/records/school-visit.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import "./visits.css";

export const VisitsScreen = () => {
  const { t } = useTranslation("school-visits");
  const formats = useFormats();
  const visits = useRecords(schoolVisit);
  return (
    <PlaceFrame title={t(($) => $.title)} usable={visits !== undefined}>
      <Rows>
        {visits?.map(({ id, on, mood }) => (
          <Row key={id} name={formats.date(on)} more={<span className="school-visit">{t(($) => $.records.value.schoolVisit.mood[mood])}</span>} />
        ))}
      </Rows>
    </PlaceFrame>
  );
};

export const VisitsPanel = ({ citizenId }: { readonly citizenId: string }) => {
  const { t } = useTranslation("school-visits");
  const count = useRecords(schoolVisit, { field: "citizenId", is: citizenId })?.length ?? 0;
  return count > 0 && <Section title={t(($) => $.title)}>{t(($) => $.count, { count })}</Section>;
};
`;

const style = `
@layer screens {
  .school-visit {
    font-weight: var(--weight-strong);
  }
}
`;

const thai = {
  title: "เยี่ยมโรงเรียน",
  done: "เยี่ยมแล้ว",
  count_other: "{{count}} ครั้ง",
  records: {
    kind: { schoolVisit: "การเยี่ยมโรงเรียน" },
    field: {
      schoolVisit: { citizenId: "นักเรียน", areaCode: "หมู่บ้าน", by: "ผู้บันทึก", on: "วันที่", mood: "อารมณ์", note: "หมายเหตุ" },
    },
    value: { schoolVisit: { mood: { glad: "ยินดี", shy: "เขิน" } } },
  },
};

const english = {
  title: "School visits",
  done: "Visited",
  count_one: "{{count}} visit",
  count_other: "{{count}} visits",
  records: {
    kind: { schoolVisit: "School visit" },
    field: {
      schoolVisit: { citizenId: "Pupil", areaCode: "Village", by: "Logged by", on: "Day", mood: "Mood", note: "Note" },
    },
    value: { schoolVisit: { mood: { glad: "Glad", shy: "Shy" } } },
  },
};

export const newFiles: Readonly<Record<string, string>> = {
  "src/domain/records/school-visit.ts": record,
  "src/features/school-visits/feature.ts": feature,
  "src/features/school-visits/visits.tsx": screen,
  "src/features/school-visits/visits.css": style,
  "locales/th/school-visits.json": JSON.stringify(thai),
  "locales/en/school-visits.json": JSON.stringify(english),
};

/** Lines in two files: an import, and before which line of a list another one goes. */
export const newLines: Readonly<Record<string, { readonly imports: string; readonly lists: readonly List[] }>> = {
  "src/domain/record-types.ts": {
    imports: 'import { schoolVisit, schoolVisitRecord } from "./records/school-visit.ts";\n',
    lists: [
      { before: "  topic,\n", line: "  schoolVisit,\n" },
      { before: "  topicRecord,\n", line: "  schoolVisitRecord,\n" },
    ],
  },
  "src/app/features.ts": {
    imports: 'import { schoolVisitsFeature } from "#features/school-visits/feature.ts";\n',
    lists: [{ before: "  ...featuresOutside,\n", line: "  schoolVisitsFeature,\n" }],
  },
};

interface List {
  readonly before: string;
  readonly line: string;
}

/** Any way of writing the feature's name. */
export const itsName = /school-?visit/iu;
