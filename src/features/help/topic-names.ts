import { useTranslation } from "react-i18next";
import { useRecords } from "#data/use-phone.ts";
import { topic, type Topic } from "#domain/records/topic.ts";
import { glue } from "#i18n/glue.ts";
import type { Drawn } from "#ui/icon.tsx";
import { topicIcons } from "./topic-icons.ts";

/** The catalogue on this phone; undefined while it is being read. */
export const useTopics = (): readonly Topic[] | undefined => useRecords(topic);

/** A topic's name in the language on the screen. */
export const useNameOf = (): ((topic: Topic) => string) => {
  const { i18n } = useTranslation("help");
  return ({ nameTh, nameEn }) => (i18n.language === "en" ? nameEn : glue(nameTh));
};

export const topicGroups = [
  "ID",
  "APP",
  "WEL",
  "SCAM",
  "NEWS",
  "SAFE",
  "SELL",
  "JOB",
  "LEARN",
  "HEALTH",
  "GOV",
  "DIS",
  "SVY",
  "OTH",
] as const;
export type TopicGroup = (typeof topicGroups)[number];

export const isTopicGroup = (text: string): text is TopicGroup => topicGroups.some((group) => group === text);

const icons: Readonly<Record<TopicGroup, Drawn>> = {
  ID: topicIcons.idcard,
  APP: topicIcons.app,
  WEL: topicIcons.welfare,
  SCAM: topicIcons.alert,
  NEWS: topicIcons.news,
  SAFE: "shield",
  SELL: topicIcons.shop,
  JOB: topicIcons.job,
  LEARN: "learn",
  HEALTH: topicIcons.health,
  GOV: "gov",
  DIS: topicIcons.flood,
  SVY: topicIcons.survey,
  OTH: topicIcons.more,
};

/** Nine topics of one group with one picture are told apart by reading alone. */
const topicsWithOwn = new Map<string, Drawn>([
  ["WEL-OLD", topicIcons.old],
  ["WEL-CHILD", topicIcons.child],
  ["WEL-DIS", topicIcons.wheelchair],
  ["WEL-CARD", topicIcons.card],
  ["WEL-CHECK", topicIcons.check],
  ["WEL-DEBT", topicIcons.debt],
  ["WEL-HOUSE", topicIcons.house],
  ["WEL-HELP", topicIcons.lifebuoy],
]);

export const iconOfTopic = ({ code, group }: Pick<Topic, "code" | "group">): Drawn =>
  topicsWithOwn.get(code) ?? iconOf(group);

/** The picture of a topic's group; a group that this version does not know gets the one of "other matters". */
export const iconOf = (group: string): Drawn => (isTopicGroup(group) ? icons[group] : icons.OTH);
