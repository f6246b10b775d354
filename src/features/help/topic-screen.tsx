import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { usePhone, useRecords } from "#data/use-phone.ts";
import { helpLog } from "#domain/records/help-log.ts";
import type { Topic } from "#domain/records/topic.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { frequentTopics } from "#domain/topic-choice.ts";
import { ButtonLink } from "#ui/button.tsx";
import { NoSignalDrawing } from "#ui/drawings/no-signal.tsx";
import { Empty } from "#ui/empty.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useTaskSteps } from "#ui/task-steps.ts";
import { Tile, Tiles } from "#ui/tiles.tsx";
import { MissingScreen } from "./missing-screen.tsx";
import { paths } from "./paths.ts";
import { iconOf, iconOfTopic, isTopicGroup, topicGroups, useNameOf, useTopics } from "./topic-names.ts";
import { useWhom, whomFrom } from "./whom.ts";
import { WhomLabel } from "./whom-label.tsx";

const TILES = 8;

/** The second question: the eight topics this village needs most, then the groups, then all topics of a group. */
export const TopicScreen = () => {
  const { t } = useTranslation("help");
  const whomText = useParams()["whom"] ?? "";
  const group = useSearchParams()[0].get("group");
  const whom = useWhom(whomText);
  const topics = useTopics();
  const { onwards } = useTaskSteps();
  if (whom === undefined || !topics) {
    return <OpeningFrame title={t(($) => $.topic.title)} back={{ to: paths.whom() }} step={{ at: 2, of: 3 }} />;
  }
  if (whom === null) return <MissingScreen what={whomFrom(whomText) === null ? "group" : "person"} />;
  const title = (): string => {
    if (group === "all") return t(($) => $.topic.allTitle);
    return group !== null && isTopicGroup(group) ? t(($) => $.groups[group]) : t(($) => $.topic.title);
  };
  const back = (): string => {
    if (group === null) return paths.whom();
    return paths.topic({ whom: whomText, group: group === "all" ? undefined : "all" });
  };
  return (
    <TaskFrame
      title={title()}
      back={{ to: back() }}
      step={{ at: 2, of: 3 }}
      end={<WhomLabel whom={whom} />}
      gap="tight"
      usable
      dock={
        group === null && topics.length > 0 ? (
          <ButtonLink
            kind="quiet"
            wide
            iconAfter="go"
            to={paths.topic({ whom: whomText, group: "all" })}
            state={onwards}
          >
            {t(($) => $.topic.others, { count: topicGroups.length })}
          </ButtonLink>
        ) : undefined
      }
    >
      {topics.length === 0 && (
        <Empty drawing={<NoSignalDrawing />} title={t(($) => $.topic.missing)}>
          {t(($) => $.topic.missingMore)}
        </Empty>
      )}
      {group === null && <FrequentTiles whom={whomText} topics={topics} />}
      {group === "all" && <GroupTiles whom={whomText} />}
      {group !== null && group !== "all" && (
        <TopicTiles
          whom={whomText}
          topics={topics.filter((topic) => topic.group === group && topic.status === "active")}
        />
      )}
    </TaskFrame>
  );
};

const FrequentTiles = ({ whom, topics }: { readonly whom: string; readonly topics: readonly Topic[] }) => {
  const { now } = usePhone();
  const logs = useRecords(helpLog);
  if (!logs) return null;
  return <TopicTiles whom={whom} topics={frequentTopics(topics, logs, thaiDay(now().getTime()), TILES)} fill />;
};

interface TopicTilesProps {
  readonly whom: string;
  readonly topics: readonly Topic[];
  readonly fill?: boolean;
}

const TopicTiles = ({ whom, topics, fill = false }: TopicTilesProps) => {
  const nameOf = useNameOf();
  const { onwards } = useTaskSteps();
  return (
    <Tiles fill={fill} dense={fill}>
      {topics.map((topic) => (
        <Tile
          key={topic.code}
          icon={topic.urgent === true ? "urgent" : iconOfTopic(topic)}
          urgent={topic.urgent === true}
          to={paths.outcome({ whom, topic: topic.code })}
          state={onwards}
        >
          {nameOf(topic)}
        </Tile>
      ))}
    </Tiles>
  );
};

const GroupTiles = ({ whom }: { readonly whom: string }) => {
  const { t } = useTranslation("help");
  const { onwards } = useTaskSteps();
  return (
    <Tiles>
      {topicGroups.map((group) => (
        <Tile key={group} icon={iconOf(group)} to={paths.topic({ whom, group })} state={onwards}>
          {t(($) => $.groups[group])}
        </Tile>
      ))}
    </Tiles>
  );
};
