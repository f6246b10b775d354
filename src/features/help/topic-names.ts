import { useTranslation } from "react-i18next";
import { useRecords } from "#data/use-phone.ts";
import { topic, type Topic } from "#domain/records/topic.ts";
import { glue } from "#i18n/glue.ts";
import type { IconName } from "#ui/icon.tsx";

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

const icons: Readonly<Record<TopicGroup, IconName>> = {
  ID: "idcard",
  APP: "app",
  WEL: "welfare",
  SCAM: "alert",
  NEWS: "news",
  SAFE: "shield",
  SELL: "shop",
  JOB: "job",
  LEARN: "learn",
  HEALTH: "health",
  GOV: "gov",
  DIS: "flood",
  SVY: "survey",
  OTH: "more",
};

/** The picture of a topic's group; a group that this version does not know gets the one of "other matters". */
export const iconOf = (group: string): IconName => (isTopicGroup(group) ? icons[group] : icons.OTH);
