/** What helps and their topics are called among work of every type, and the form that mends a help. */
import { helpLog } from "#domain/records/help-log.ts";
import { topic } from "#domain/records/topic.ts";
import type { Fields, Kinds } from "#features/feature.ts";
import { glue } from "#i18n/glue.ts";
import { currentLanguage, words } from "#i18n/words.ts";
import { paths } from "./paths.ts";
import { groupAddress } from "./whom.ts";

const t = words.getFixedT(null, "help");

const topicsIn = (body: Fields | undefined): readonly string[] => {
  const topics = body?.["topics"];
  return Array.isArray(topics) ? topics.map(String) : [];
};

export const helpKinds: Kinds = {
  [helpLog.kind]: {
    what: ({ mutation: { op } }, { body, named }) => {
      // A code says nothing to a person: a topic that is not on the phone is left out.
      const topics = topicsIn(body).flatMap((code) => named(topic.kind, code) ?? []);
      const what = topics.length === 0 ? t(($) => $.entry.help) : topics.join(" · ");
      return op === "delete" ? t(($) => $.entry.undone, { what }) : what;
    },
    whom: ({ groupCount }) =>
      typeof groupCount === "number" ? t(($) => $.entry.group, { count: groupCount }) : undefined,
    refers: (body) => topicsIn(body).map((id) => ({ kind: topic.kind, id })),
    shown: {
      topics: (codes, { named }) =>
        topicsIn({ topics: codes })
          .map((code) => named(topic.kind, code) ?? t(($) => $.entry.otherTopic))
          .join(" · "),
      minutes: (count) => (typeof count === "number" ? t(($) => $.entry.minutes, { count }) : undefined),
    },
    unsaid: ["followUpId", "corrections"],
    mendAt: ({ mutation: { op, set = {} } }, { person }) => {
      const [first] = topicsIn(set);
      const { groupCount, areaCode } = set;
      const whom =
        typeof groupCount === "number"
          ? groupAddress(groupCount, typeof areaCode === "string" ? areaCode : "")
          : person?.id;
      return op !== "put" || first === undefined || whom === undefined
        ? undefined
        : paths.outcome({ whom, topic: first });
    },
  },
  [topic.kind]: {
    name: ({ nameTh, nameEn }) => {
      if (typeof nameTh !== "string" || typeof nameEn !== "string") return undefined;
      return currentLanguage() === "en" ? nameEn : glue(nameTh);
    },
  },
};
