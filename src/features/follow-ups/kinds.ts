/** What promises to look in again are called among work of every type, and what mends them. */
import { followUp } from "#domain/records/follow-up.ts";
import { topic as topicType } from "#domain/records/topic.ts";
import type { Kinds } from "#features/feature.ts";
import { words } from "#i18n/words.ts";
import type later from "#locales/th/follow-ups.entries.json";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly "follow-ups.entries": typeof later;
  }
}

const t = words.getFixedT(null, "follow-ups.entries");

export const followUpKinds: Kinds = {
  [followUp.kind]: {
    what: ({ mutation: { op } }, { body, named }) => {
      const topic = named(topicType.kind, String(body["topic"]));
      if (topic === undefined) return t(($) => $.followUp);
      if (op === "delete") return t(($) => $.undone, { topic });
      if (op === "put") return t(($) => $.on, { topic });
      if (body["state"] === "done") return t(($) => $.done, { topic });
      return body["state"] === "dropped" ? t(($) => $.dropped, { topic }) : t(($) => $.moved, { topic });
    },
    refers: ({ topic }) => (typeof topic === "string" ? [{ kind: topicType.kind, id: topic }] : []),
    shown: { topic: (code, { named }) => named(topicType.kind, String(code)) ?? t(($) => $.otherTopic) },
    unsaid: ["helpLogId", "state", "priority"],
    mendsDay: "due",
  },
};
